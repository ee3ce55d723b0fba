//! Each hint with the mistake it is for.

use ndarray::{Array2, Axis, array};

use super::*;
use dl_core::{
    Error, Result, activation, product,
    shallow::{Cache, Gradients, Parameters, ShallowNetwork},
};

type Matrix = Array2<f64>;

/// Wrong, with this in the text.
fn told(feedback: &Feedback, part: &str) {
    assert_eq!(feedback.verdict(), Verdict::Wrong, "{}", feedback.text());
    // The parts are English.
    assert!(cfg!(feature = "spanish") || feedback.text().contains(part), "expected \"{part}\" in: {}", feedback.text());
}

#[test]
fn numbers() {
    assert!(number("J", 0.5, 0.5 + 1e-9).passed());
    told(&number("z", -2.5, 2.5), "opposite sign");
    told(&number("J", 2f64.log10(), 2f64.ln()), "base 10");
    told(&number("J", 2f64.log2(), 2f64.ln()), "base 2");
    told(&number("accuracy", 0.7, 70.0), "percentage");
    told(&number("mean", 2.0, 2.5), "division of integers");
    told(&number("J", f64::NAN, 0.5), "NaN");
    // The answer itself is not given away.
    assert!(!number("z", 1.0, 2.5).text().contains("2.5"));
}

#[test]
fn arrays() {
    let right = array![[1.0, 2.0, 3.5]];
    assert!(array("z", &right, &right, 3).passed());
    told(&array("z", &right.t().to_owned(), &right, 3), "transposed");
    told(&array("z", &(&right * 3.0), &right, 3), "a mean, not a sum");
    told(&array("z", &(&right / 3.0), &right, 3), "once too often");
    told(&array("z", &array![[1.0, 2.0]], &right, 3), "each column is one example");
    told(&array("z", &array![[1.0, 2.0, 9.0]], &right, 3), "[0, 2]");
    let square = array![[1.0, 2.0], [3.0, 4.0]];
    told(&array("z", &square.t().to_owned(), &square, 3), "transposed");
}

#[test]
fn functions_of_a_number() {
    assert!(sigmoid(activation::sigmoid).passed());
    told(&sigmoid(|z| 1.0 / (1.0 + z.exp())), "the sign");
    told(&sigmoid(|z| (-z).exp()), "the rest of the formula");
    told(&sigmoid(|z| z.exp() / (1.0 + z.exp())), "overflows");
    told(&sigmoid(|_| 0.5), "expected");
    assert_eq!(sigmoid(|_| todo!()).verdict(), Verdict::NotYet);
    told(&sigmoid(|_| panic!("index out of bounds")), "look at the shapes");
    assert!(tanh(f64::tanh).passed());
    assert!(tanh(|z| 1.0 - 2.0 / ((2.0 * z).exp() + 1.0)).passed());
    told(&tanh(|z| (z.exp() - (-z).exp()) / (z.exp() + (-z).exp())), "overflows");
    told(&tanh(f64::tan), "hyperbolic");
    told(&tanh(activation::sigmoid), "from -1 to 1");
    assert!(relu(activation::relu).passed());
    told(&relu(|z| z.min(0.0)), "not the minimum");
    told(&relu(f64::abs), "absolute value");
    told(&relu(activation::relu_derivative), "derivative of relu");
    told(&function("half", |z| f64::from(z as i32 / 2), |z| z / 2.0, &[4.0, 5.0]), "division of integers");
}

#[test]
fn losses() {
    assert!(cross_entropy(|a, y| if y == 1.0 { -a.ln() } else { -(1.0 - a).ln() }).passed());
    told(&cross_entropy(|a, y| y * a.ln() + (1.0 - y) * (1.0 - a).ln()), "opposite sign");
    told(&cross_entropy(|a, y| -(y * a.log10() + (1.0 - y) * (1.0 - a).log10())), "base 10");
    told(&cross_entropy(|a, y| -((1.0 - y) * a.ln() + y * (1.0 - a).ln())), "swapped");
    told(&cross_entropy(|a, y| -y * a.ln()), "half for");
    told(&cross_entropy(|a, y| (a - y) * (a - y)), "squared");
    told(
        &cost(|a, y| a.iter().zip(y).map(|(a, y)| -(y * a.ln() + (1.0 - y) * (1.0 - a).ln())).sum()),
        "a mean, not a sum",
    );
    told(
        &cost(|a, y| {
            a.iter().zip(y).map(|(a, y)| y * a.ln() + (1.0 - y) * (1.0 - a).ln()).sum::<f64>() / y.len() as f64
        }),
        "opposite sign",
    );
}

#[test]
fn slopes_and_walks() {
    assert!(derivative(|f, x| (f(x + 1e-5) - f(x - 1e-5)) / 2e-5).passed());
    told(&derivative(|f, x| f(x + 1e-5) - f(x - 1e-5)), "divide by how far");
    told(&derivative(|f, x| (f(x + 1e-5) - f(x - 1e-5)) / 1e-5), "$2h$ apart");
    told(&derivative(|f, x| (f(x - 1e-5) - f(x + 1e-5)) / 2e-5), "in this order");
    told(&derivative(|f, x| (f(x + 1e-5) - f(x)) / 2e-5), "by $h$, not by $2h$");
    told(&derivative(|f, x| (f(x + 1.0) - f(x - 0.5)) / 1.5), "small");
    type Slope = fn(f64) -> f64;
    fn walk(slope: Slope, start: f64, alpha: f64, steps: usize) -> f64 {
        (0..steps).fold(start, |x, _| x - alpha * slope(x))
    }
    assert!(descend(walk).passed());
    told(&descend(|slope, x, alpha, steps| walk(slope, x, -alpha, steps)), "uphill");
    told(&descend(|slope, x, alpha, _| walk(slope, x, alpha, 1)), "single step");
    told(&descend(|slope, x, alpha, steps| walk(slope, x, alpha, steps + 1)), "one step too many");
    told(&descend(|slope, x, _, steps| walk(slope, x, 1.0, steps)), "learning rate is missing");
}

#[test]
fn percentages() {
    assert!(accuracy(|p, y| 100.0 - 100.0 * (p - y).mapv(f64::abs).sum() / y.len() as f64).passed());
    told(&accuracy(|p, y| 1.0 - (p - y).mapv(f64::abs).sum() / y.len() as f64), "multiply by 100");
    told(&accuracy(|p, y| 100.0 * (p - y).mapv(f64::abs).sum() / y.len() as f64), "percentage of errors");
}

#[test]
fn gates() {
    let and = [false, false, false, true];
    assert!(gate("AND", || (1.0, 1.0, -1.5), and).passed());
    told(&gate("AND", || (-1.0, -1.0, 1.5), and), "just the opposite");
    told(&gate("AND", || (1.0, 1.0, -0.5), and), "lower the bias");
    told(&gate("AND", || (1.0, 1.0, -3.0), and), "raise the bias");
    told(&gate("AND", || (1.0, 1.0, -2.0), and), "right on the line");
    assert_eq!(gate("AND", || todo!(), and).verdict(), Verdict::NotYet);
    let xor = [false, true, true, false];
    assert!(decisions("XOR", |a, b| (a > 0.5) != (b > 0.5), xor).passed());
    told(&decisions("XOR", |a, b| (a > 0.5) == (b > 0.5), xor), "opposite");
    told(&decisions("XOR", |a, b| a + b > 0.5, xor), "for (1, 1)");
    assert_eq!(decisions("XOR", |_, _| todo!(), xor).verdict(), Verdict::NotYet);
}

fn z(w: &Matrix, b: f64, x: &Matrix) -> Result<Matrix> {
    Ok(product(&w.t(), x)? + b)
}

#[test]
fn parts_of_a_neuron() {
    assert!(forward(|w, b, x| Ok(z(w, b, x)?.mapv(activation::sigmoid))).passed());
    told(&forward(z), "pass it through the sigmoid");
    told(&forward(|w, _, x| Ok(z(w, 0.0, x)?.mapv(activation::sigmoid))), "the bias");
    told(&forward(|w, b, x| Ok(z(w, b, x)?.mapv(|z| 1.0 / (1.0 + z.exp())))), "the sign");
    told(&forward(|w, b, x| Ok(z(w, b, x)?.mapv(f64::tanh))), "not tanh");
    told(&forward(|w, b, x| Ok((product(&x.t(), w)? + b).mapv(activation::sigmoid))), "transposed");
    told(&forward(|w, b, x| Ok((product(w, x)? + b).mapv(activation::sigmoid))), "transpose missing");
    told(&forward(|w, b, x| Ok((&w.t() * x + b).mapv(activation::sigmoid))), "panic");

    type Parts = Result<(Matrix, f64)>;
    fn right(a: &Matrix, x: &Matrix, y: &Matrix) -> Parts {
        let (m, dz) = (x.ncols() as f64, a - y);
        Ok((product(x, &dz.t())? / m, dz.sum() / m))
    }
    assert!(gradients(right).passed());
    told(&gradients(|a, x, y| right(y, x, a)), "opposite sign");
    told(&gradients(|a, x, y| right(a, x, y).map(|(dw, db)| (dw * 3.0, db))), "a mean, not a sum");
    told(&gradients(|a, x, y| right(a, x, y).map(|(dw, db)| (dw, db * 3.0))), "a mean, not a sum");
    told(&gradients(|a, x, y| right(a, x, y).map(|(dw, db)| (dw.t().to_owned(), db))), "transposed");
    told(&gradients(|_, _, _| Err(Error::Figure { problem: "so".into() })), "ended with an error");

    assert!(update(|w, dw, alpha| w - alpha * dw).passed());
    told(&update(|w, dw, alpha| w + alpha * dw), "uphill");
    told(&update(|w, dw, _| w - dw), "learning rate");
    assert!(predict(|a| a.mapv(|a| f64::from(a > 0.5))).passed());
    told(&predict(|a| a.mapv(|a| f64::from(a < 0.5))), "wrong way round");
    told(&predict(|a| a.mapv(|a| f64::from(a >= 0.5))), "not `>=`");
    told(&predict(Clone::clone), "must be decided");
}

fn with(p: &Parameters) -> ShallowNetwork {
    ShallowNetwork::from_parameters(p.clone()).unwrap()
}

#[test]
fn parts_of_a_network() {
    assert!(shallow_initialize(|n_x, n_h| Parameters::random(n_x, n_h, 0.01, 1)).passed());
    told(&shallow_initialize(|n_x, n_h| Parameters::random(n_x, n_h, 0.0, 1)), "stay equal");
    told(&shallow_initialize(|n_x, n_h| Parameters::random(n_x, n_h, 3.0, 1)), "saturates");
    told(&shallow_initialize(|n_x, n_h| Parameters::random(n_h, n_x, 0.01, 1)), "transposed");
    told(
        &shallow_initialize(|n_x, n_h| {
            Parameters::random(n_x, n_h, 0.01, 1).map(|p| Parameters {
                w1: p.w1.mapv(f64::abs),
                w2: p.w2.mapv(f64::abs),
                ..p
            })
        }),
        "around 0",
    );
    told(
        &shallow_initialize(|n_x, n_h| {
            Parameters::random(n_x, n_h, 0.01, 1).map(|p| Parameters { b1: p.b1 + 1.0, ..p })
        }),
        "not zero",
    );

    assert!(shallow_forward(|x, p| with(p).forward(x)).passed());
    told(&shallow_forward(|x, p| with(&Parameters { b1: &p.b1 * 0.0, ..p.clone() }).forward(x)), "b1 is missing");
    told(&shallow_forward(|x, p| with(p).forward(x).map(|c| Cache { a1: c.z1.clone(), ..c })), "through tanh");
    told(
        &shallow_forward(|x, p| with(p).with_activation(activation::Activation::Sigmoid).forward(x)),
        "not the sigmoid",
    );
    told(&shallow_forward(|x, p| with(p).forward(x).map(|c| Cache { a2: c.z2.mapv(f64::tanh), ..c })), "not tanh");

    fn back(p: &Parameters, c: &Cache, x: &Matrix, y: &Matrix, slope: fn(f64) -> f64, m: f64) -> Result<Gradients> {
        let dz2 = &c.a2 - y;
        let dz1 = product(&p.w2.t(), &dz2)? * c.a1.mapv(slope);
        let sum = |dz: &Matrix| dz.sum_axis(Axis(1)).insert_axis(Axis(1)) / m;
        Ok(Gradients {
            dw1: product(&dz1, &x.t())? / m,
            db1: sum(&dz1),
            dw2: product(&dz2, &c.a1.t())? / m,
            db2: sum(&dz2),
        })
    }
    assert!(shallow_backward(|p, c, x, y| back(p, c, x, y, |a| 1.0 - a * a, 3.0)).passed());
    told(&shallow_backward(|p, c, x, y| back(p, c, x, y, |a| 1.0 - a * a, 1.0)), "a mean, not a sum");
    told(&shallow_backward(|p, c, x, y| back(p, c, x, y, |_| 1.0, 3.0)), "derivative of tanh");
    told(&shallow_backward(|p, c, x, y| back(p, c, x, y, |a| 1.0 - a, 3.0)), "the square is missing");
    assert_eq!(shallow_backward(|_, _, _, _| todo!()).verdict(), Verdict::NotYet);

    fn step(p: &Parameters, g: &Gradients, alpha: f64) -> Result<Parameters> {
        let go = |p: &Matrix, g: &Matrix| p - &(g * alpha);
        Ok(Parameters { w1: go(&p.w1, &g.dw1), b1: go(&p.b1, &g.db1), w2: go(&p.w2, &g.dw2), b2: go(&p.b2, &g.db2) })
    }
    assert!(shallow_update(step).passed());
    told(&shallow_update(|p, g, alpha| step(p, g, -alpha)), "uphill");
    told(&shallow_update(|p, g, _| step(p, g, 1.0)), "learning rate");
    told(&shallow_update(|p, _, _| Ok(p.clone())), "nothing has changed");
    told(&shallow_train(|x, _, hidden| Parameters::random(x.nrows(), hidden, 0.0, 1)), "learnt nothing");
    told(&shallow_train(|x, _, _| Parameters::random(x.nrows() + 1, 3, 1.0, 1)), "error");
}

#[test]
fn a_summary_counts() {
    let done = number("a", 1.0, 1.0);
    let open = sigmoid(|_| todo!());
    assert_eq!(summary(&[&done, &open]).verdict(), Verdict::NotYet);
    assert!(summary(&[&done, &done]).passed());
    assert!(summary(&[&done, &open]).text().contains("○ sigmoid"));
}

#[test]
fn recall_tells_what_was_counted_instead() {
    assert!(recall(|c| c.true_positives as f64 / (c.true_positives + c.false_negatives) as f64).passed());
    told(&recall(|c| c.true_positives as f64 / (c.true_positives + c.false_positives) as f64), "that is the precision");
    told(&recall(|c| (c.true_positives / (c.true_positives + c.false_negatives)) as f64), "as f64");
    assert_eq!(recall(|_| todo!()).verdict(), Verdict::NotYet);
}

#[test]
fn mirror_tells_which_way_a_picture_was_turned() {
    type Place = (usize, usize, usize);
    fn turned(x: &Matrix, side: usize, to: fn(Place, usize) -> Place) -> Matrix {
        Array2::from_shape_fn(x.dim(), |(i, k)| {
            let (row, column, colour) = to((i / 3 / side, i / 3 % side, i % 3), side - 1);
            x[[(row * side + column) * 3 + colour, k]]
        })
    }
    assert!(mirror(|x, side| turned(x, side, |(r, c, p), last| (r, last - c, p))).passed());
    told(&mirror(|x, side| turned(x, side, |(r, c, p), last| (last - r, c, p))), "upside down");
    told(&mirror(|x, side| turned(x, side, |(r, c, p), last| (r, last - c, 2 - p))), "colours");
    told(&mirror(|x, side| turned(x, side, |(r, c, p), _| (c, r, p))), "rows and columns");
    told(&mirror(|x, _| x.clone()), "nothing has changed");
    assert_eq!(mirror(|_, _| todo!()).verdict(), Verdict::NotYet);
}
