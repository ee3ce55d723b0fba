//! A shallow network.

use super::*;
use dl_core::{
    Result,
    activation::{relu, sigmoid, tanh},
    product,
    random::Random,
    shallow::{Cache, Gradients, Parameters},
};

fn begin(n_x: usize, n_h: usize, scale: f64) -> Parameters {
    let mut random = Random::new(1);
    Parameters {
        w1: Matrix::from_shape_simple_fn((n_h, n_x), || scale * random.normal()),
        b1: Matrix::zeros((n_h, 1)),
        w2: Matrix::from_shape_simple_fn((1, n_h), || scale * random.normal()),
        b2: Matrix::zeros((1, 1)),
    }
}

/// The right start, changed.
fn start(change: fn(Parameters, usize, usize) -> Parameters) -> Feedback {
    shallow_initialize(move |n_x, n_h| Ok(change(begin(n_x, n_h, 0.01), n_x, n_h)))
}

#[test]
fn initialize_answers() {
    right(&start(|p, _, _| p));
    open(&shallow_initialize(|_, _| std::todo!()));
    told(
        &start(|p, n_x, n_h| Parameters { w1: Matrix::from_elem((n_h, n_x), 0.01), ..p }),
        "Todos los pesos de W1 son 0.01",
        "All the weights of W1 are 0.01",
    );
    for seed in 0..8 {
        let all_equal = shallow_initialize(move |n_x, n_h| {
            let mut random = Random::new(seed);
            let w1 = Matrix::from_elem((n_h, n_x), 0.01 * random.normal());
            Ok(Parameters { w1, w2: Matrix::from_elem((1, n_h), 0.01 * random.normal()), ..begin(n_x, n_h, 0.01) })
        });
        told(&all_equal, "`from_elem` la llama una sola vez", "`from_elem` calls it only once");
    }
    told(&start(|p, n_x, n_h| Parameters { w1: Matrix::zeros((n_h, n_x)), ..p }), "W1 son 0", "W1 are 0");
    told(&start(|p, _, n_h| Parameters { w2: Matrix::zeros((1, n_h)), ..p }), "W2 son 0", "W2 are 0");
    told(&start(|p, _, _| Parameters { w1: p.w1 * 100.0, ..p }), "tanh se satura", "tanh saturates");
    told(&start(|p, _, _| Parameters { w2: p.w2 * 100.0, ..p }), "W2 son grandes", "W2 are large");
    told(&start(|p, _, _| Parameters { w1: p.w1 * 1e-9, ..p }), "casi 0", "almost 0");
    told(&start(|_, n_x, n_h| begin(n_h, n_x, 0.01)), "transpuesta", "transposed");
    told(&start(|p, _, _| Parameters { w2: p.w2.t().to_owned(), ..p }), "transpuesta", "transposed");
    told(
        &start(|p, _, n_h| Parameters { b1: Matrix::zeros((1, n_h)), ..p }),
        "b1 con forma (5, 1)",
        "b1 to have shape (5, 1)",
    );
    told(
        &start(|p, _, n_h| Parameters { b2: Matrix::zeros((n_h, 1)), ..p }),
        "b2 con forma (1, 1)",
        "b2 to have shape (1, 1)",
    );
    told(&start(|p, _, _| Parameters { b1: p.b1 + 1.0, ..p }), "empiezan en 0", "start at 0");
    told(&start(|p, _, _| Parameters { b2: p.b2 + 0.01, ..p }), "En b2 esperaba ceros", "In b2 I expected zeros");
    told(
        &start(|p, _, _| Parameters { w1: p.w1.mapv(f64::abs), w2: p.w2.mapv(f64::abs), ..p }),
        "mismo signo",
        "same sign",
    );
    told(&start(|p, _, _| Parameters { w1: p.w1 / 0.0, ..p }), "NaN o un infinito", "NaN or an infinity");
    told(
        &start(|p, n_x, n_h| {
            let row = |i: usize| if i == 1 { 0 } else { i };
            Parameters { w1: Matrix::from_shape_fn((n_h, n_x), |(i, j)| p.w1[[row(i), j]]), ..p }
        }),
        "dos filas iguales",
        "two rows of W1 are equal",
    );
    told(&shallow_initialize(|_, _| Ok(begin(2, 4, 0.01))), "(4, 2)", "(4, 2)");
}

fn go(x: &Matrix, p: &Parameters) -> Result<Cache> {
    let z1 = product(&p.w1, x)? + &p.b1;
    let a1 = z1.mapv(tanh);
    let z2 = product(&p.w2, &a1)? + &p.b2;
    let a2 = z2.mapv(sigmoid);
    Ok(Cache { z1, a1, z2, a2 })
}

/// Forward from the first layer's sums and activation, and the second's.
fn layers(
    f1: fn(&Parameters, &Matrix) -> Result<(Matrix, Matrix)>,
    f2: fn(&Parameters, &Matrix, &Matrix) -> Result<(Matrix, Matrix)>,
) -> Feedback {
    shallow_forward(move |x, p| {
        let (z1, a1) = f1(p, x)?;
        let (z2, a2) = f2(p, &z1, &a1)?;
        Ok(Cache { z1, a1, z2, a2 })
    })
}

fn hidden(p: &Parameters, x: &Matrix) -> Result<(Matrix, Matrix)> {
    let cache = go(x, p)?;
    Ok((cache.z1, cache.a1))
}

fn output(p: &Parameters, _: &Matrix, a1: &Matrix) -> Result<(Matrix, Matrix)> {
    let z2 = product(&p.w2, a1)? + &p.b2;
    Ok((z2.clone(), z2.mapv(sigmoid)))
}

#[test]
fn forward_answers() {
    right(&shallow_forward(go));
    right(&layers(hidden, output));
    open(&shallow_forward(|_, _| std::todo!()));
    let first = |f: fn(&Parameters, &Matrix) -> Result<(Matrix, Matrix)>| layers(f, output);
    told(
        &first(|p, x| product(&p.w1, x).map(|z| (z.clone(), z.mapv(tanh)))),
        "Falta sumar $b^{[1]}$",
        "$b^{[1]}$ isn't added",
    );
    told(&first(|p, x| product(&p.w1, x).map(|z| (&z - &p.b1, z.mapv(tanh)))), "no se resta", "not subtracted");
    told(&first(|p, x| product(&p.w1, x).map(|z| (&z + &p.b2, z.mapv(tanh)))), "no $b^{[2]}$", "not $b^{[2]}$");
    told(&first(|p, x| hidden(p, x).map(|(z, _)| (z.clone(), z))), "A1 es igual a Z1", "A1 equals Z1");
    told(&first(|p, x| hidden(p, x).map(|(z, _)| (z.clone(), z.mapv(sigmoid)))), "no la sigmoide", "not the sigmoid");
    told(&first(|p, x| hidden(p, x).map(|(z, _)| (z.clone(), z.mapv(relu)))), "no relu", "not relu");
    told(&first(|p, x| hidden(p, x).map(|(z, _)| (z.clone(), z.mapv(f64::tan)))), "ángulo", "angle");
    told(&first(|p, x| hidden(p, x).map(|(z, a)| (z, a.mapv(tanh)))), "dos veces", "twice");
    told(&first(|p, x| hidden(p, x).map(|(_, a)| (a.clone(), a))), "antes de tanh", "before tanh");
    told(&first(|p, x| hidden(p, x).map(|(z, a)| (a, z))), "están intercambiadas", "are swapped in the cache");
    told(&first(|p, x| product(&p.w1.t(), x).map(|z| (z.clone(), z))), "`.t()`", "`.t()`");
    let transposed = shallow_forward(|x, p| Ok(Cache { z1: (x.t().dot(&p.w1.t()) + p.b1.t()), ..go(x, p)? }));
    told(&transposed, "transpuesto", "transposed");
    let second = |f: fn(&Parameters, &Matrix, &Matrix) -> Result<(Matrix, Matrix)>| layers(hidden, f);
    told(
        &second(|p, _, a| product(&p.w2, a).map(|z| (z.clone(), z.mapv(sigmoid)))),
        "Falta sumar $b^{[2]}$",
        "$b^{[2]}$ isn't added",
    );
    told(&second(|p, _, a| product(&p.w2, a).map(|z| (&z + &p.b1, z.mapv(sigmoid)))), "no $b^{[1]}$", "not $b^{[1]}$");
    told(&second(|p, z1, _| output(p, z1, z1)), "no Z1", "not Z1");
    told(&second(|p, z1, a| output(p, z1, a).map(|(z, _)| (z.clone(), z))), "A2 es igual a Z2", "A2 equals Z2");
    told(&second(|p, z1, a| output(p, z1, a).map(|(z, _)| (z.clone(), z.mapv(tanh)))), "no tanh", "not tanh");
    told(&second(|p, z1, a| output(p, z1, a).map(|(z, a)| (a, z))), "están intercambiadas", "are swapped in the cache");
    told(
        &second(|p, z1, a| output(p, z1, a).map(|(_, a)| (a.clone(), a))),
        "antes de la sigmoide",
        "before the sigmoid",
    );
    told(
        &second(|p, z1, a| output(p, z1, a).map(|(z, _)| (z.clone(), z.mapv(|z| f64::from(z > 0.0))))),
        "probabilidades",
        "probabilities",
    );
    told(
        &second(|p, z1, a| output(p, z1, a).map(|(z, _)| (z.clone(), z.mapv(|z| sigmoid(-z))))),
        "El signo",
        "The sign",
    );
}

/// Backward propagation with other pieces in it.
struct Pieces {
    dz2: fn(&Cache, &Matrix) -> Matrix,
    slope: fn(f64) -> f64,
    m: fn(&Matrix) -> f64,
}

const RIGHT: Pieces = Pieces { dz2: |c, y| &c.a2 - y, slope: |a| 1.0 - a * a, m: |x| x.ncols() as f64 };

fn back(pieces: &Pieces, p: &Parameters, c: &Cache, x: &Matrix, y: &Matrix) -> Result<Gradients> {
    let m = (pieces.m)(x);
    let dz2 = (pieces.dz2)(c, y);
    let dz1 = product(&p.w2.t(), &dz2)? * c.a1.mapv(pieces.slope);
    let sum = |dz: &Matrix| dz.sum_axis(Axis(1)).insert_axis(Axis(1)) / m;
    Ok(Gradients {
        dw1: product(&dz1, &x.t())? / m,
        db1: sum(&dz1),
        dw2: product(&dz2, &c.a1.t())? / m,
        db2: sum(&dz2),
    })
}

fn with(pieces: Pieces) -> Feedback {
    shallow_backward(move |p, c, x, y| back(&pieces, p, c, x, y))
}

/// The right gradients, changed.
fn changed(change: fn(Gradients, &Parameters, &Cache, &Matrix, &Matrix) -> Gradients) -> Feedback {
    shallow_backward(move |p, c, x, y| Ok(change(back(&RIGHT, p, c, x, y)?, p, c, x, y)))
}

fn dz1(p: &Parameters, c: &Cache, y: &Matrix) -> Matrix {
    p.w2.t().dot(&(&c.a2 - y)) * c.a1.mapv(|a| 1.0 - a * a)
}

#[test]
fn backward_answers() {
    right(&with(RIGHT));
    open(&shallow_backward(|_, _, _, _| std::todo!()));
    told(&with(Pieces { m: |_| 1.0, ..RIGHT }), "un promedio y no una suma", "a mean and not a sum");
    told(&with(Pieces { m: |x| x.nrows() as f64, ..RIGHT }), "filas de $X$", "rows of $X$");
    told(&with(Pieces { dz2: |c, y| y - &c.a2, ..RIGHT }), "signo contrario", "opposite sign");
    told(
        &with(Pieces { dz2: |c, y| (&c.a2 - y) * &c.a2 * (1.0 - &c.a2), ..RIGHT }),
        "Sobra la derivada",
        "one too many",
    );
    told(&with(Pieces { dz2: |c, _| c.a2.clone(), ..RIGHT }), "Usa $A^{[2]}$", "uses $A^{[2]}$");
    told(&with(Pieces { dz2: |c, y| &c.z2 - y, ..RIGHT }), "no $Z^{[2]} - Y$", "not $Z^{[2]} - Y$");
    told(
        &with(Pieces { slope: |_| 1.0, ..RIGHT }),
        "Falta multiplicar por la derivada de tanh",
        "Multiply by the derivative of tanh",
    );
    told(&with(Pieces { slope: |a| 1.0 - a, ..RIGHT }), "falta el cuadrado", "the square is missing");
    told(&with(Pieces { slope: |a| a * (1.0 - a), ..RIGHT }), "derivada de la sigmoide", "sigmoid's derivative");
    told(&with(Pieces { slope: |a| 1.0 + a * a, ..RIGHT }), "tanh resta", "tanh subtracts");
    told(&with(Pieces { slope: |a| a * a, ..RIGHT }), "falta restar de 1", "subtract from 1");
    told(&with(Pieces { slope: |a| a, ..RIGHT }), "no por $A^{[1]}$", "not by $A^{[1]}$");
    told(&with(Pieces { slope: |a| f64::from(a > 0.0), ..RIGHT }), "derivada de relu", "relu's derivative");
    told(
        &changed(|g, p, c, x, y| Gradients {
            dw1: (p.w2.t().dot(&(&c.a2 - y)) * c.z1.mapv(|z| 1.0 - z * z)).dot(&x.t()) / 5.0,
            ..g
        }),
        "no con Z1",
        "not from Z1",
    );
    told(
        &changed(|g, p, c, _, y| Gradients { dw1: dz1(p, c, y).dot(&c.a1.t()) / 5.0, ..g }),
        "con $X^T$",
        "with $X^T$",
    );
    told(&changed(|g, _, c, _, y| Gradients { dw2: (&c.a2 - y).dot(&c.z1.t()) / 5.0, ..g }), "A1, no Z1", "A1, not Z1");
    told(&changed(|g, _, c, x, y| Gradients { dw2: (&c.a2 - y).dot(&x.t()) / 5.0, ..g }), "entró A1", "is A1");
    told(&changed(|g, _, _, _, _| Gradients { dw1: g.dw2, dw2: g.dw1, ..g }), "intercambiados", "are swapped");
    told(
        &changed(|g, _, _, _, _| Gradients { db1: g.dw1.sum_axis(Axis(1)).insert_axis(Axis(1)) / 5.0, ..g }),
        "Sale de dW",
        "comes from dW",
    );
    told(&changed(|g, _, _, _, _| Gradients { db1: g.dw1.clone(), ..g }), "Sale de dW", "comes from dW");
    told(&changed(|g, p, c, _, y| Gradients { db1: dz1(p, c, y), ..g }), "falta promediarlo", "has to be averaged");
    told(
        &changed(|g, p, c, _, y| Gradients { db1: dz1(p, c, y).sum_axis(Axis(0)).insert_axis(Axis(0)) / 5.0, ..g }),
        "sumar por filas",
        "along the rows",
    );
    told(
        &changed(|g, p, c, _, y| Gradients { db1: array![[dz1(p, c, y).sum() / 5.0]], ..g }),
        "una suma por neurona",
        "one sum for each neuron",
    );
    told(
        &changed(|g, _, _, _, _| Gradients { db2: g.db2 * 5.0, ..g }),
        "un promedio y no una suma",
        "a mean and not a sum",
    );
    told(&changed(|g, _, _, _, _| Gradients { db1: g.db2.clone(), ..g }), "Es db2", "That's db2");
    told(&changed(|g, _, _, _, _| Gradients { dw1: g.dw1.t().to_owned(), ..g }), "transpuesto", "transposed");
    told(&changed(|g, _, _, _, _| Gradients { db1: g.db1.t().to_owned(), ..g }), "transpuesto", "transposed");
    told(
        &shallow_backward(|p, c, x, y| {
            product(&p.w2, &(&c.a2 - y))?;
            back(&RIGHT, p, c, x, y)
        }),
        "`.t()`",
        "`.t()`",
    );
}

fn step(p: &Parameters, g: &Gradients, alpha: f64) -> Result<Parameters> {
    let go = |p: &Matrix, g: &Matrix| p - &(g * alpha);
    Ok(Parameters { w1: go(&p.w1, &g.dw1), b1: go(&p.b1, &g.db1), w2: go(&p.w2, &g.dw2), b2: go(&p.b2, &g.db2) })
}

#[test]
fn update_answers() {
    right(&shallow_update(step));
    open(&shallow_update(|_, _, _| std::todo!()));
    told(&shallow_update(|p, g, alpha| step(p, g, -alpha)), "cuesta arriba", "uphill");
    told(&shallow_update(|p, g, _| step(p, g, 1.0)), "Falta la tasa", "rate is missing");
    told(&shallow_update(|p, _, _| Ok(p.clone())), "Nada cambió", "Nothing has changed");
    let one = |change: fn(Parameters, &Parameters, &Gradients, f64) -> Parameters| {
        shallow_update(move |p, g, alpha| Ok(change(step(p, g, alpha)?, p, g, alpha)))
    };
    told(
        &one(|n, p, _, _| Parameters { b2: p.b2.clone(), ..n }),
        "Están bien: W1, b1, W2",
        "These are right: W1, b1, W2",
    );
    told(&one(|n, p, _, _| Parameters { b1: p.b1.clone(), ..n }), "Nada cambió", "Nothing has changed");
    told(&one(|n, p, g, a| Parameters { w2: &p.w2 + a * &g.dw2, ..n }), "cuesta arriba", "uphill");
    told(&one(|n, p, g, _| Parameters { w1: &p.w1 - &g.dw1, ..n }), "Falta la tasa", "rate is missing");
    told(&one(|n, _, g, a| Parameters { b1: a * &g.db1, ..n }), "solo el paso", "the step alone");
    told(&one(|n, p, g, a| Parameters { b2: &p.b2 - a * &g.db1, ..n }), "(2, 1)", "(2, 1)");
    told(&one(|n, p, g, a| Parameters { w1: &p.w1 - a * &g.dw2.t(), ..n }), "ningún número", "none of the numbers");
    told(&one(|n, p, _, a| Parameters { w1: &p.w1 - a * &p.w1, ..n }), "el parámetro mismo", "the parameter itself");
    told(
        &one(|n, _, _, _| Parameters { w1: n.w2.clone(), w2: n.w1.clone(), ..n }),
        "W1 con forma (2, 3)",
        "W1 to have shape (2, 3)",
    );
    told(&one(|n, _, g, _| Parameters { w2: g.dw2.clone(), ..n }), "En W2", "In W2");
    told(&one(|n, p, g, a| Parameters { w2: &p.w2 - &g.dw2 / a, ..n }), "Se divide", "It divides");
}

/// A learner's training, with room for slips.
fn train(x: &Matrix, y: &Matrix, p: Parameters, alpha: f64, steps: usize) -> Result<Parameters> {
    let mut p = p;
    for _ in 0..steps {
        let cache = go(x, &p)?;
        p = step(&p, &back(&RIGHT, &p, &cache, x, y)?, alpha)?;
    }
    Ok(p)
}

#[test]
fn train_answers() {
    right(&shallow_train(|x, y, n_h| train(x, y, begin(2, n_h, 0.01), 1.2, 3000)));
    open(&shallow_train(|_, _, _| std::todo!()));
    told(&shallow_train(|x, y, n_h| train(x, y, begin(2, n_h, 0.0), 1.2, 300)), "empieza en ceros", "start from zeros");
    let equal = |n_h: usize| Parameters {
        w1: Matrix::from_elem((n_h, 2), 0.01),
        w2: Matrix::from_elem((1, n_h), 0.01),
        ..begin(2, n_h, 0.0)
    };
    told(&shallow_train(move |x, y, n_h| train(x, y, equal(n_h), 1.2, 1000)), "iguales", "alike");
    told(&shallow_train(|_, _, n_h| Ok(begin(2, n_h, 0.01))), "casi los del principio", "almost those of the start");
    told(
        &shallow_train(|x, y, n_h| train(x, y, begin(2, n_h, 0.01), 1.2, 1)),
        "casi los del principio",
        "almost those of the start",
    );
    told(
        &shallow_train(|x, y, _| train(x, y, begin(2, 1, 0.01), 1.2, 10)),
        "Pedí 4 neuronas",
        "asked for 4 hidden neurons",
    );
    told(&shallow_train(|x, y, n_h| train(x, y, begin(2, n_h, 0.01), -1.2, 1000)), "costo es mayor", "cost is above");
    told(
        &shallow_train(|x, y, n_h| {
            let mut p = begin(2, n_h, 0.01);
            let gradients = back(&RIGHT, &p, &go(x, &p)?, x, y)?;
            for _ in 0..3000 {
                p = step(&p, &gradients, 1.2)?;
            }
            Ok(p)
        }),
        "antes del bucle",
        "before the loop",
    );
    told(&shallow_train(|x, y, n_h| train(x, y, begin(2, n_h, 0.01), 1.2, 40)), "%", "%");
    told(&shallow_train(|x, y, n_h| train(x, y, begin(2, n_h, 0.01), 0.01, 3000)), "%", "%");
    told(&shallow_train(|x, y, n_h| train(x, y, begin(3, n_h, 0.01), 1.2, 10)), "error", "error");
    told(
        &shallow_train(|_, _, n_h| Ok(Parameters { b1: Matrix::zeros((1, n_h)), ..begin(2, n_h, 0.01) })),
        "b1 con forma (4, 1)",
        "b1 to have shape (4, 1)",
    );
    told(&shallow_train(|_, _, n_h| Ok(begin(2, n_h, f64::NAN))), "contiene NaN", "contains NaN");
    told(&shallow_train(|x, y, n_h| train(y, x, begin(2, n_h, 0.01), 1.2, 10)), "error", "error");
}
