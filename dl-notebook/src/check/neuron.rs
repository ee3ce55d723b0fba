//! Checks of one neuron: forward, gradients.

use super::kit::*;
use dl_core::{
    Result,
    activation::{relu, sigmoid, tanh},
};

/// Three numbers of four examples, their labels, and a neuron: all sizes different, so that nothing fits by chance.
pub(super) struct Small {
    pub(super) x: Matrix,
    pub(super) y: Matrix,
    pub(super) w: Matrix,
    pub(super) b: f64,
}

pub(super) fn small() -> Small {
    Small {
        x: array![[1.0, 2.0, -1.0, 0.5], [3.0, -0.5, -3.2, 1.5], [-2.0, 1.0, 0.25, 4.0]],
        y: array![[1.0, 0.0, 1.0, 0.0]],
        w: array![[0.3], [-0.4], [0.2]],
        b: 0.1,
    }
}

fn t(a: &Matrix) -> Matrix {
    a.t().to_owned()
}

/// Forward propagation of a neuron: from w (n_x, 1), b and X (n_x, m) to A = σ(wᵀX + b), shape (1, m).
pub fn forward(f: impl Fn(&Matrix, f64, &Matrix) -> Result<Matrix>) -> Feedback {
    let name = name(&f, "forward");
    of(name.as_str(), &|| forward_of(&name, &f))
}

fn forward_of(name: &str, f: &dyn Fn(&Matrix, f64, &Matrix) -> Result<Matrix>) -> Outcome {
    let Small { x, w, b, .. } = small();
    let found = attempt_ok(name, || f(&w, b, &x))?;
    let sums = dot(&t(&w), &x);
    let z = &sums + b;
    let mut slips: Vec<Answer> = FORWARD.iter().map(|(f, hint)| answer(f(&sums, b), say(hint[0], hint[1]))).collect();
    slips.push(answer(
        (&x * &w + b).mapv(sigmoid),
        say(
            "`*` multiplica número a número; la suma ponderada es `product(&w.t(), x)?`.",
            "`*` multiplies number by number; the weighted sum is `product(&w.t(), x)?`.",
        ),
    ));
    same("A", &found, &z.mapv(sigmoid), 4.0, &slips)?;
    Ok(say("Correcta, forma y números.", "Correct, shape and numbers.").into())
}

/// Slips of forward propagation, from the sums wᵀX and b.
const FORWARD: Hints<fn(&Matrix, f64) -> Matrix> = &[
    (
        |sums, b| (sums + b).clone(),
        ["Es $Z$: falta pasarla por la sigmoide.", "That's $Z$: it still has to go through the sigmoid."],
    ),
    (|sums, _| sums.mapv(sigmoid), ["Falta sumar el sesgo $b$.", "The bias $b$ isn't added."]),
    (|sums, b| (sums - b).mapv(sigmoid), ["El sesgo se suma, no se resta.", "The bias is added, not subtracted."]),
    (
        |sums, b| sums.mapv(sigmoid) + b,
        ["El sesgo se suma antes de la sigmoide, no después.", "The bias is added before the sigmoid, not after it."],
    ),
    (|sums, b| (sums * b).mapv(sigmoid), ["El sesgo se suma, no se multiplica.", "The bias is added, not multiplied."]),
    (
        |sums, _| sums.clone(),
        ["Es $w^T X$: faltan el sesgo y la sigmoide.", "That's $w^T X$: the bias and the sigmoid are missing."],
    ),
    (
        |sums, b| (sums + b).mapv(|z| sigmoid(-z)),
        ["El signo dentro de la sigmoide: $e^{-z}$.", "The sign inside the sigmoid: it's $e^{-z}$."],
    ),
    (
        |sums, b| (sums + b).mapv(tanh),
        ["Para una pregunta de sí o no se usa la sigmoide, no tanh.", "A yes/no question takes the sigmoid, not tanh."],
    ),
    (
        |sums, b| (sums + b).mapv(relu),
        ["Para una pregunta de sí o no se usa la sigmoide, no relu.", "A yes/no question takes the sigmoid, not relu."],
    ),
    (
        |sums, b| (sums + b).mapv(|z| f64::from(z > 0.0)),
        [
            "Son las decisiones; se piden las probabilidades, sin comparar con nada.",
            "Those are the decisions; the probabilities are wanted, without comparing.",
        ],
    ),
    (
        |sums, b| (sums + b).mapv(|z| sigmoid(sigmoid(z))),
        ["La sigmoide se aplica dos veces.", "The sigmoid is applied twice."],
    ),
    (
        |sums, b| (sums + b).mapv(|z| (-z).exp()),
        ["Es $e^{-z}$: falta el resto de la sigmoide.", "That's $e^{-z}$: the rest of the sigmoid is missing."],
    ),
];

/// Backward propagation of a neuron: from A and Y (1, m) and X (n_x, m) to dw (n_x, 1) and db.
pub fn gradients(f: impl Fn(&Matrix, &Matrix, &Matrix) -> Result<(Matrix, f64)>) -> Feedback {
    let name = name(&f, "gradients");
    of(name.as_str(), &|| gradients_of(&name, &f))
}

type Gradients<'a> = &'a dyn Fn(&Matrix, &Matrix, &Matrix) -> Result<(Matrix, f64)>;

fn gradients_of(name: &str, f: Gradients) -> Outcome {
    let Small { x, y, w, b } = small();
    let a = (dot(&t(&w), &x) + b).mapv(sigmoid);
    let (dw, db) = attempt_ok(name, || f(&a, &x, &y))?;
    let (m, dz) = (4.0, &a - &y);
    let with = |dz: &Matrix| dot(&x, &t(dz));
    let mut slips: Vec<Answer> =
        DZ.iter().map(|(f, hint)| answer(with(&f(&a, &y)) / m, say(hint[0], hint[1]))).collect();
    slips.push(answer(with(&dz) / 3.0, rows_for_columns()));
    slips.push(answer(with(&-&dz) / 3.0, rows_for_columns()));
    same("dw", &dw, &(with(&dz) / m), m, &slips)?;
    same("db", &array![[db]], &array![[dz.sum() / m]], m, &db_slips(&a, &y, &dw))?;
    Ok(say("Correctos, dw y db.", "Correct, both dw and db.").into())
}

/// What may stand for dZ instead of A − Y.
const DZ: Hints<fn(&Matrix, &Matrix) -> Matrix> = &[
    (
        |a, y| (a - y) * a * a.mapv(|a| 1.0 - a),
        [
            "Sobra una derivada de la sigmoide: con la entropía cruzada se cancela, y $dz = a - y$.",
            "There's a sigmoid's derivative too many: with the cross-entropy it cancels, and $dz = a - y$.",
        ],
    ),
    (|a, _| a.clone(), ["Usa $A$ en lugar de $dZ = A - Y$.", "It uses $A$ in place of $dZ = A - Y$."]),
    (|_, y| y.clone(), ["Usa $Y$ en lugar de $dZ = A - Y$.", "It uses $Y$ in place of $dZ = A - Y$."]),
    (|a, y| a + y, ["En $dZ$ se resta: $A - Y$.", "$dZ$ is a difference: $A - Y$."]),
    (
        |a, y| (a - y).mapv(f64::abs),
        ["$dZ$ conserva su signo: sin valor absoluto.", "$dZ$ keeps its sign: no absolute value."],
    ),
    (
        |a, y| (a - y) * (a - y),
        [
            "Es el error al cuadrado: $dZ$ es $A - Y$, sin elevar.",
            "That's the squared error: $dZ$ is $A - Y$, not squared.",
        ],
    ),
];

fn rows_for_columns() -> &'static str {
    say(
        "Se dividió entre las filas de $X$; los ejemplos son sus columnas, `x.ncols()`.",
        "It's divided by the rows of $X$; the examples are its columns, `x.ncols()`.",
    )
}

fn db_slips(a: &Matrix, y: &Matrix, dw: &Matrix) -> Vec<Answer> {
    let (m, dz) = (4.0, a - y);
    let mut slips: Vec<Answer> =
        DZ.iter().map(|(f, hint)| list(vec![f(a, y).sum() / m], say(hint[0], hint[1]))).collect();
    slips.push(list(vec![dz.sum() / 3.0], rows_for_columns()));
    slips.push(list(
        vec![dw.sum()],
        say("Es la suma de $dw$; $db$ es el promedio de $dZ$.", "That's the sum of $dw$; $db$ is the mean of $dZ$."),
    ));
    slips.push(list(
        vec![dw.sum() / 3.0],
        say(
            "Es el promedio de $dw$; $db$ es el promedio de $dZ$.",
            "That's the mean of $dw$; $db$ is the mean of $dZ$.",
        ),
    ));
    slips.push(list(
        vec![0.0],
        say("`db` quedó en 0: es el promedio de $dZ$.", "`db` is still 0: it's the mean of $dZ$."),
    ));
    slips.push(list(
        vec![dz[[0, 0]]],
        say(
            "Es solo el primer ejemplo; $db$ es el promedio de todos.",
            "That's the first example alone; $db$ is the mean of all.",
        ),
    ));
    slips
}
