//! A second round of answers, thought up after the checks were written: none is accepted wrongly or told something untrue, and what each
//! is told was read. Run with SHOW_FEEDBACK=1 to read it again.

use super::*;
use dl_core::{
    Result,
    activation::{sigmoid as s, tanh as th},
    product,
    shallow::{Cache, Gradients, Parameters},
};

/// Wrong, whatever it's told.
#[track_caller]
fn no(feedback: Feedback) {
    told(&feedback, "Pista", "Hint");
}

#[test]
fn functions_of_a_number() {
    told(&relu(|z| if z > 0.5 { z } else { 0.0 }), "no 0.5", "not 0.5");
    no(relu(|z| if z < 0.0 { -z } else { 0.0 }));
    no(relu(|z| z.max(0.0).round()));
    no(relu(|z| z.signum()));
    no(relu(|z| z.max(-1.0)));
    told(&relu(|z| 1.0 / z.max(0.0)), "¿Cuál de los dos casos", "Which of the two");
    no(relu(|z| z.max(0.0).min(6.0)));
    no(relu(|z| if z != 0.0 { z } else { 0.0 }));
    no(relu(|z| (z > 0.0) as i32 as f64 * 2.0));
    no(relu(|z| z + z.abs()));
    no(sigmoid(|z| 1.0 / 1.0 + (-z).exp() * 1.0));
    no(sigmoid(|z| 1.0 / (1.0 + (-z).exp2())));
    told(&sigmoid(|z| 1.0 / (1.0 + 2.718f64.powf(-z))), "constante redondeada", "rounded constant");
    no(sigmoid(|z| (1.0 + (-z).exp()).ln()));
    no(sigmoid(|z| 1.0 - 1.0 / (1.0 + (-z).exp())));
    no(sigmoid(|z| z / (1.0 + z.abs())));
    no(sigmoid(|z| 0.5 + z / 4.0));
    no(tanh(|z| (z.exp() - (-z).exp()) / (z.exp() + (-z).exp()) * 2.0));
    no(tanh(|z| z.tanh().abs()));
    no(tanh(|z| z.atan()));
    no(tanh(|z| (z / 2.0).tanh()));
    no(tanh(|z| if z > 20.0 { 1.0 } else { (z.exp() - (-z).exp()) / (z.exp() + (-z).exp()) }));
    no(tanh(|z| ((2.0 * z).exp() - 1.0) / ((2.0 * z).exp() + 1.0)));
    no(tanh(|z| z.sinh() / z.cosh()));
    no(tanh(|z| z.cosh()));
    no(line(|x| 20.0 + 1.2 * x * x, 20.0, 1.2));
    no(line(|x| 20.0 * 1.2 + x, 20.0, 1.2));
    no(line(|x| 1.2 * (x - 20.0), 20.0, 1.2));
    no(line(|x| (20.0 + 1.2 * x).round(), 20.0, 1.2));
    no(nearer(|x| if x < 2.0 { 0.0 } else { 1.0 }, 2.0, 7.0));
    no(nearer(|x| if x.abs() < 4.5 { 0.0 } else { 1.0 }, 2.0, 7.0));
    no(nearer(|x| ((x - 2.0) / 5.0).round(), 2.0, 7.0));
}

#[test]
fn gates_and_losses() {
    let or = [false, true, true, true];
    no(gate("OR", || (0.4, 0.4, -0.5), or));
    no(gate("OR", || (1.0, 1.0, 0.1), or));
    no(gate("OR", || (1.0, -0.2, -0.1), or));
    no(gate("OR", || (-1.0, 1.0, 0.0), or));
    no(gate("OR", || (1e308, 1e308, -1e308), or));
    no(decisions("XOR", |a, b| a * b > 0.5, [false, true, true, false]));
    no(decisions("XOR", |a, b| a + b == 2.0, [false, true, true, false]));
    no(decisions("XOR", |a, b| a > b, [false, true, true, false]));
    right(&decisions("XOR", |a, b| a + b == 1.0, [false, true, true, false]));
    no(cross_entropy(|a, y| -(y * (1.0 - a).ln() + (1.0 - y) * a.ln()).abs()));
    no(cross_entropy(|a, y| (y * a.ln() + (1.0 - y) * (1.0 - a).ln()).exp()));
    no(cross_entropy(|a, y| if y > 0.0 { a.ln() } else { -(1.0 - a).ln() }));
    no(cross_entropy(|a, y| -(y * a).ln() - ((1.0 - y) * (1.0 - a)).ln()));
    no(cross_entropy(|a, y| -(y.ln() * a + (1.0 - y).ln() * (1.0 - a))));
    no(cross_entropy(|a, y| -((y * a + (1.0 - y) * (1.0 - a)).log10())));
    no(cost(|a, y| -(y * &a.mapv(f64::ln)).sum() / y.len() as f64));
    no(cost(|a, y| (a - y).mapv(f64::abs).sum() / y.len() as f64));
    no(cost(|a, y| (a - y).sum()));
    no(cost(|a, _| a.mean().unwrap_or_default()));
    no(cost(|a, y| -(y * &a.mapv(f64::ln) + (1.0 - y) * (1.0 - a).mapv(f64::ln)).sum() / 3.0));
    no(cost(|a, y| -(y * &a.mapv(f64::log10)).sum()));
}

#[test]
fn slopes_and_scores() {
    no(derivative(|f, x| (f(x + 1e-5) - f(x)) / 2e-5));
    no(derivative(|f, x| (f(x) - f(x + 1e-5)) / 1e-5));
    no(derivative(|f, x| (f(x - 1e-5) - f(x)) / 1e-5));
    no(derivative(|f, x| f(x + 1e-5) - f(x) / 1e-5));
    no(derivative(|f, x| (f(x + 1e-5) - f(x + 1e-5)) / 2e-5));
    no(derivative(|f, x| (f(x * 1.00001) - f(x)) / 1e-5));
    no(derivative(|f, x| f((x + 1e-5) - (x - 1e-5)) / 2e-5));
    no(derivative(|f, x| (f(x + 10.0) - f(x - 10.0)) / 20.0));
    no(descend(|slope, x, alpha, steps| (0..steps).fold(x, |x, i| x - alpha * slope(x) / (i + 1) as f64)));
    no(descend(|slope, x, alpha, steps| (0..steps).fold(x, |x, _| x - alpha * slope(x).abs())));
    no(descend(|slope, x, alpha, steps| (0..steps).fold(x, |x, _| x - (alpha + slope(x)))));
    no(descend(|slope, x, alpha, steps| (0..steps).fold(0.0, |s, _| s - alpha * slope(x))));
    no(descend(|slope, _, alpha, steps| (0..steps).fold(0.0, |x, _| x - alpha * slope(x))));
    no(descend(|_, x, alpha, steps| x * (1.0 - alpha * steps as f64)));
    no(descend(|slope, x, alpha, _| (0..100).fold(x, |x, _| x - alpha * slope(x))));
    no(accuracy(|p, y| 100.0 * (p - y).sum().abs() / y.len() as f64));
    no(accuracy(|p, y| 100.0 * (1.0 - (p - y).powi(2).sum())));
    told(&accuracy(|p, y| 100.0 * (p * y).sum() / y.sum()), "Eso es el recall", "That's the recall");
    told(&accuracy(|p, y| 100.0 * (p * y).sum() / p.sum()), "Esa es la precisión", "That's the precision");
    no(accuracy(|p, y| 100.0 * (1.0 - (p - y).mapv(f64::abs).sum() / 8.0)));
    no(recall(|c| c.true_positives as f64 / (c.true_positives + c.true_negatives) as f64));
    no(recall(|c| (c.true_positives / c.false_negatives) as f64));
    no(recall(|c| (c.true_positives + c.false_negatives) as f64));
    no(recall(|c| c.true_positives as f64 / (c.false_positives + c.false_negatives) as f64));
    no(recall(|c| 1.0 - c.true_positives as f64 / (c.true_positives + c.false_positives) as f64));
}

#[test]
fn one_neuron() {
    no(forward(|w, b, x| Ok((product(&w.t(), x)? - b).mapv(s).mapv(|a| 1.0 - a))));
    no(forward(|w, b, x| Ok(product(&w.t(), &x.mapv(s))? + b)));
    no(forward(|w, b, x| Ok((product(&w.mapv(s).t(), x)? + b).mapv(s))));
    no(forward(|w, b, x| Ok((product(&w.t(), x)? + b).mapv(s).mapv(f64::round))));
    no(forward(|w, b, x| Ok((product(&w.t(), x)? / 3.0 + b).mapv(s))));
    no(forward(|w, b, x| Ok((product(&w.t(), x)? + b).mapv(s).slice(ndarray::s![.., 0..3]).to_owned())));
    no(forward(|w, b, x| Ok((product(&w.t(), x)? + b).mapv(s).t().to_owned())));
    no(forward(|w, b, _| Ok((w.t().to_owned() + b).mapv(s))));
    no(forward(|w, b, x| Ok((product(&w.t(), x)? + b) / (1.0 + (product(&w.t(), x)? + b).exp()))));
    no(forward(|_, _, _| Ok(Matrix::zeros((0, 0)))));
    no(forward(|_, b, x| Ok(Matrix::from_elem((1, x.ncols()), s(b)))));
    no(gradients(|a, x, y| Ok((product(x, &(a - y).t())?, (a - y).sum()))));
    no(gradients(|a, x, y| Ok((product(x, &(a - y).t())? / 4.0, (a - y).mean().unwrap_or_default() / 4.0))));
    no(gradients(|a, x, y| Ok((product(x, &(y - a).t())? / 4.0, (a - y).sum() / 4.0))));
    no(gradients(|a, x, y| Ok((x.dot(&(a - y).t()) / 4.0, a.sum() / 4.0))));
    no(gradients(|a, x, y| Ok((x * 1.0, (a - y).sum()))));
    no(gradients(|a, x, y| Ok((product(x, &(a / y).t())?, 0.0))));
    no(gradients(|a, x, y| Ok((product(x, &(y / a - (1.0 - y) / (1.0 - a)).t())? / -4.0, 0.0))));
    no(gradients(|_, x, _| Ok((Matrix::zeros((x.nrows(), 1)), 0.0))));
    no(update(|w, dw, alpha| w - alpha * dw - alpha * dw));
    no(update(|w, dw, alpha| w - alpha * dw * dw));
    no(update(|w, dw, alpha| w - alpha * dw.mapv(f64::signum)));
    no(update(|_, _, _| array![[1.0]]));
    no(predict(|a| a.mapv(|a| f64::from(a > 0.9))));
    no(predict(|a| a.mapv(|a| if a > 0.5 { 0.0 } else { 1.0 })));
    no(predict(|a| a.mapv(|a| f64::from(a == 0.5))));
}

fn go(x: &Matrix, p: &Parameters) -> Result<Cache> {
    let z1 = product(&p.w1, x)? + &p.b1;
    let a1 = z1.mapv(th);
    let z2 = product(&p.w2, &a1)? + &p.b2;
    let a2 = z2.mapv(s);
    Ok(Cache { z1, a1, z2, a2 })
}

#[test]
fn networks() {
    no(shallow_forward(|x, p| go(&(x / 2.0), p)));
    no(shallow_forward(|x, p| go(x, p).map(|c| Cache { a1: c.z1.mapv(f64::cosh), ..c })));
    no(shallow_forward(|x, p| go(x, p).map(|c| Cache { z1: c.z1.t().to_owned(), ..c })));
    no(shallow_forward(|x, p| go(x, p).map(|c| Cache { a2: c.a2.mapv(|a| 1.0 - a), ..c })));
    no(shallow_forward(|x, p| go(x, p).map(|c| Cache { a2: c.a1.clone(), ..c })));
    no(shallow_forward(|x, p| go(x, p).map(|c| Cache { z2: Matrix::zeros((0, 0)), ..c })));
    no(shallow_forward(|x, p| go(x, &Parameters { b1: p.b1.t().to_owned(), ..p.clone() })));
    no(shallow_forward(|_, p| go(&Matrix::zeros((3, 5)), p)));
    let back = |change: fn(Gradients, &Cache, &Matrix, &Matrix) -> Gradients| {
        shallow_backward(move |p, c, x, y| {
            let dz2 = &c.a2 - y;
            let dz1 = product(&p.w2.t(), &dz2)? * c.a1.mapv(|a| 1.0 - a * a);
            let sum = |dz: &Matrix| dz.sum_axis(Axis(1)).insert_axis(Axis(1)) / 5.0;
            let (dw1, dw2) = (product(&dz1, &x.t())? / 5.0, product(&dz2, &c.a1.t())? / 5.0);
            Ok(change(Gradients { dw1, db1: sum(&dz1), dw2, db2: sum(&dz2) }, c, x, y))
        })
    };
    right(&back(|g, _, _, _| g));
    no(back(|g, _, _, _| Gradients { db1: -g.db1, ..g }));
    no(back(|g, _, _, _| Gradients { dw1: g.dw1 * 2.0, ..g }));
    no(back(|g, _, _, _| Gradients { db2: Matrix::zeros((1, 1)), ..g }));
    no(back(|g, _, _, _| Gradients { db1: Matrix::zeros((2, 1)), ..g }));
    no(back(|g, _, _, _| Gradients { dw2: g.dw2.t().to_owned(), ..g }));
    no(back(|g, c, _, y| Gradients { dw2: (y - &c.a2).dot(&c.a1.t()) / 5.0, ..g }));
    no(back(|g, c, _, _| Gradients { dw2: c.a2.dot(&c.a1.t()), ..g }));
    no(back(|g, _, _, _| Gradients { db1: g.dw1.column(0).to_owned().insert_axis(Axis(1)), ..g }));
    no(back(|g, _, _, _| Gradients { dw1: g.dw1.dot(&g.dw1.t()), ..g }));
    no(shallow_update(|p, g, a| Ok(Parameters { w1: &p.w1 - a * &g.dw1, ..p.clone() })));
    no(shallow_update(|_, g, a| Ok(Parameters { w1: a * &g.dw1, b1: a * &g.db1, w2: a * &g.dw2, b2: a * &g.db2 })));
    no(shallow_initialize(|x, h| Parameters::random(x, h, 1.0, 3)));
    no(shallow_initialize(|_, h| Parameters::random(2, h, 0.01, 3)));
    no(shallow_train(|_, _, h| Parameters::random(2, h, 1.0, 3)));
    no(shallow_train(|_, _, h| Parameters::random(2, h, 100.0, 3)));
    no(shallow_train(|_, _, h| Parameters::random(2, h + 1, 0.01, 3)));
    no(mirror(|x, side| x.slice(ndarray::s![0..side, ..]).to_owned()));
    no(mirror(|x, _| 1.0 - x));
    no(mirror(|x, side| Matrix::from_shape_fn(x.dim(), |(i, k)| x[[(i + 3 * side) % x.nrows(), k]])));
}
