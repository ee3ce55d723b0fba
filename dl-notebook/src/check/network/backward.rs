//! Backward propagation of a shallow network.

use super::{super::kit::*, M, N_H, N_X, backward_by, examples, forward_by, parameters, t};
use dl_core::{
    Result,
    shallow::{Cache, Gradients, Parameters},
};

/// A learner's backward propagation.
type Backward<'a> = &'a dyn Fn(&Parameters, &Cache, &Matrix, &Matrix) -> Result<Gradients>;

/// Backward propagation of the network: from the parameters, the cache, X and Y to the four gradients.
pub fn shallow_backward(f: impl Fn(&Parameters, &Cache, &Matrix, &Matrix) -> Result<Gradients>) -> Feedback {
    let name = name(&f, "backward");
    of(name.as_str(), &|| backward_of(&name, &f))
}

fn backward_of(name: &str, f: Backward) -> Outcome {
    let ((x, y), p) = (examples(), parameters());
    let cache = forward_by(&p, &x);
    let right = backward_by(&p, &cache, &x, &y);
    let found = attempt_ok(name, || f(&p, &cache, &x, &y))?;
    if all_agree(&found.dw1, &right.dw2) && all_agree(&found.dw2, &right.dw1) {
        return Err(wrong(
            say("dW1 y dW2 están intercambiados.", "dW1 and dW2 are swapped."),
            say(
                "Los números son los correctos: revisa los nombres en `Gradients { ... }`.",
                "The numbers are right: look at the names in `Gradients { ... }`.",
            ),
        ));
    }
    let m = M as f64;
    same("dW2", &found.dw2, &right.dw2, m, &dw2_slips(&cache, &x, &y))?;
    same("db2", &found.db2, &right.db2, m, &db_slips(&(&cache.a2 - &y), &right.dw2))?;
    let dz1 = dot(&t(&p.w2), &(&cache.a2 - &y)) * cache.a1.mapv(|a| 1.0 - a * a);
    same("dW1", &found.dw1, &right.dw1, m, &dw1_slips(&p, &cache, &x, &y))?;
    same("db1", &found.db1, &right.db1, m, &db1_slips(&p, &cache, &y, &dz1, &right.dw1))?;
    Ok(say("Correctos, los cuatro gradientes.", "Correct, all four gradients.").into())
}

/// What else may stand for dZ2, and the hint.
fn other_dz2(cache: &Cache, y: &Matrix) -> Vec<(Matrix, &'static str)> {
    let (a2, dz2) = (&cache.a2, &cache.a2 - y);
    vec![
        (
            &dz2 * &a2.mapv(|a| a * (1.0 - a)),
            say(
                "Sobra la derivada de la sigmoide: con la entropía cruzada se cancela, y $dZ^{[2]} = A^{[2]} - Y$.",
                "The sigmoid's derivative is one too many: with the cross-entropy it cancels, and $dZ^{[2]} = A^{[2]} - Y$.",
            ),
        ),
        (
            a2.clone(),
            say(
                "Usa $A^{[2]}$ en lugar de $dZ^{[2]} = A^{[2]} - Y$.",
                "It uses $A^{[2]}$ in place of $dZ^{[2]} = A^{[2]} - Y$.",
            ),
        ),
        (
            &cache.z2 - y,
            say("$dZ^{[2]}$ es $A^{[2]} - Y$, no $Z^{[2]} - Y$.", "$dZ^{[2]}$ is $A^{[2]} - Y$, not $Z^{[2]} - Y$."),
        ),
        (a2 + y, say("En $dZ^{[2]}$ se resta: $A^{[2]} - Y$.", "$dZ^{[2]}$ is a difference: $A^{[2]} - Y$.")),
    ]
}

fn rows_for_columns(rows: &str) -> String {
    say!(
        "Se dividió entre {rows}; $m$ son las columnas de $X$, `x.ncols()`.",
        "It's divided by {rows}; $m$ is the columns of $X$, `x.ncols()`."
    )
}

fn dw2_slips(cache: &Cache, x: &Matrix, y: &Matrix) -> Vec<Answer> {
    let (m, dz2) = (M as f64, &cache.a2 - y);
    let a1 = t(&cache.a1);
    let mut slips: Vec<Answer> =
        other_dz2(cache, y).into_iter().map(|(dz2, hint)| answer(dot(&dz2, &a1) / m, hint)).collect();
    let layer = say(
        "A la capa 2 le entró A1: el producto es con $A^{[1]T}$.",
        "What came into layer 2 is A1: the product is with $A^{[1]T}$.",
    );
    slips.extend([
        answer(
            dot(&dz2, &t(&cache.z1)) / m,
            say("A la capa 2 le entró A1, no Z1.", "What came into layer 2 is A1, not Z1."),
        ),
        answer(dot(&dz2, &t(x)) / m, layer),
        answer(dot(&dz2, &t(x)), layer),
        answer(dot(&dz2, &a1) / N_X as f64, rows_for_columns(say("las filas de $X$", "the rows of $X$"))),
        answer(
            dot(&dz2, &a1) / N_H as f64,
            rows_for_columns(say("la cantidad de neuronas ocultas", "the number of hidden neurons")),
        ),
    ]);
    slips
}

/// Slips of a bias's gradient, the mean of dz over the examples; `dw` is that of the same layer's weights.
fn db_slips(dz: &Matrix, dw: &Matrix) -> Vec<Answer> {
    let m = M as f64;
    let sums = |a: &Matrix| a.sum_axis(Axis(1)).insert_axis(Axis(1));
    let over_all = say(
        "Hay que sumar por filas, una suma por neurona: `sum_axis(Axis(1))`.",
        "Sum along the rows, one sum for each neuron: `sum_axis(Axis(1))`.",
    );
    let from_dw = say("Sale de dW; el sesgo se suma de dZ.", "It comes from dW; the bias's is summed from dZ.");
    let mut slips = vec![
        answer(sums(dz) / N_X as f64, rows_for_columns(say("las filas de $X$", "the rows of $X$"))),
        answer(sums(dw) / m, from_dw),
        answer(sums(dw), from_dw),
        answer(dw.clone(), from_dw),
        answer(
            dz.clone(),
            say(
                "Es dZ entero: falta promediarlo sobre los ejemplos.",
                "That's all of dZ: it still has to be averaged over the examples.",
            ),
        ),
        answer(
            dz / m,
            say(
                "Falta sumar sobre los ejemplos: `sum_axis(Axis(1))`.",
                "It still has to be summed over the examples: `sum_axis(Axis(1))`.",
            ),
        ),
    ];
    // With a single row that would be right.
    if dz.nrows() > 1 {
        slips.extend([
            answer(dz.sum_axis(Axis(0)).insert_axis(Axis(0)) / m, over_all),
            answer(dz.sum_axis(Axis(0)).insert_axis(Axis(0)), over_all),
            answer(array![[dz.sum() / m]], over_all),
            answer(array![[dz.sum()]], over_all),
            answer(Matrix::from_elem((dz.nrows(), 1), dz.sum() / m), over_all),
        ]);
    }
    slips
}

/// What else may stand for dZ1, and the hint.
fn other_dz1(p: &Parameters, cache: &Cache, y: &Matrix) -> Vec<(Matrix, &'static str)> {
    let (a1, z1) = (&cache.a1, &cache.z1);
    let back = dot(&t(&p.w2), &(&cache.a2 - y));
    let mut others: Vec<_> = DZ1.iter().map(|(f, hint)| (f(&back, a1, z1), say(hint[0], hint[1]))).collect();
    others.push((
        dot(&t(&p.w2), &cache.a2) * a1.mapv(|a| 1.0 - a * a),
        say("Hacia atrás viaja $dZ^{[2]}$, no $A^{[2]}$.", "It's $dZ^{[2]}$ that travels back, not $A^{[2]}$."),
    ));
    others
}

/// Slips of dZ1, from what came back (W2ᵀ dZ2), A1 and Z1.
const DZ1: Hints<fn(&Matrix, &Matrix, &Matrix) -> Matrix> = &[
    (
        |back, _, _| back.clone(),
        [
            "Falta multiplicar por la derivada de tanh, $1 - (A^{[1]})^2$.",
            "Multiply by the derivative of tanh, $1 - (A^{[1]})^2$.",
        ],
    ),
    (
        |back, a1, _| back * a1.mapv(|a| 1.0 - a),
        [
            "La derivada de tanh es $1 - (A^{[1]})^2$: falta el cuadrado.",
            "The derivative of tanh is $1 - (A^{[1]})^2$: the square is missing.",
        ],
    ),
    (
        |back, a1, _| back * a1.mapv(|a| a * (1.0 - a)),
        [
            "Es la derivada de la sigmoide; la capa oculta usa tanh, $1 - (A^{[1]})^2$.",
            "That's the sigmoid's derivative; the hidden layer uses tanh, $1 - (A^{[1]})^2$.",
        ],
    ),
    (
        |back, _, z1| back * z1.mapv(|z| 1.0 - z * z),
        [
            "La derivada de tanh se calcula con A1, $1 - (A^{[1]})^2$, no con Z1.",
            "The derivative of tanh is computed from A1, $1 - (A^{[1]})^2$, not from Z1.",
        ],
    ),
    (
        |back, _, z1| back * z1.mapv(|z| f64::from(z > 0.0)),
        [
            "Es la derivada de relu; la capa oculta usa tanh, $1 - (A^{[1]})^2$.",
            "That's relu's derivative; the hidden layer uses tanh, $1 - (A^{[1]})^2$.",
        ],
    ),
    (
        |back, a1, _| back * a1.mapv(|a| 1.0 + a * a),
        ["La derivada de tanh resta: $1 - (A^{[1]})^2$.", "The derivative of tanh subtracts: $1 - (A^{[1]})^2$."],
    ),
    (
        |back, a1, _| back * a1.mapv(|a| a * a - 1.0),
        ["El signo de la derivada de tanh: $1 - (A^{[1]})^2$.", "The sign of tanh's derivative: $1 - (A^{[1]})^2$."],
    ),
    (
        |back, a1, _| back * a1.mapv(|a| a * a),
        [
            "La derivada de tanh es $1 - (A^{[1]})^2$: falta restar de 1.",
            "The derivative of tanh is $1 - (A^{[1]})^2$: subtract from 1.",
        ],
    ),
    (
        |back, a1, _| back * a1,
        [
            "Multiplica por la derivada de tanh, $1 - (A^{[1]})^2$, no por $A^{[1]}$.",
            "Multiply by the derivative of tanh, $1 - (A^{[1]})^2$, not by $A^{[1]}$.",
        ],
    ),
];

fn dw1_slips(p: &Parameters, cache: &Cache, x: &Matrix, y: &Matrix) -> Vec<Answer> {
    let m = M as f64;
    let dz1 = dot(&t(&p.w2), &(&cache.a2 - y)) * cache.a1.mapv(|a| 1.0 - a * a);
    let mut slips: Vec<Answer> = other_dz1(p, cache, y)
        .into_iter()
        .flat_map(|(dz1, hint)| [answer(dot(&dz1, &t(x)) / m, hint), answer(dot(&dz1, &t(x)), hint)])
        .collect();
    let layer = say(
        "A la capa 1 le entró X: el producto es con $X^T$.",
        "What came into layer 1 is X: the product is with $X^T$.",
    );
    slips.extend([
        answer(dot(&dz1, &t(&cache.a1)) / m, layer),
        answer(dot(&dz1, &t(&cache.a1)), layer),
        answer(dot(&dz1, &t(&cache.z1)) / m, layer),
        answer(dot(&dz1, &t(x)) / N_X as f64, rows_for_columns(say("las filas de $X$", "the rows of $X$"))),
        answer(
            dot(&dz1, &t(x)) / N_H as f64,
            rows_for_columns(say("la cantidad de neuronas ocultas", "the number of hidden neurons")),
        ),
    ]);
    slips
}

fn db1_slips(p: &Parameters, cache: &Cache, y: &Matrix, dz1: &Matrix, dw1: &Matrix) -> Vec<Answer> {
    let m = M as f64;
    let means = |a: &Matrix| a.sum_axis(Axis(1)).insert_axis(Axis(1)) / m;
    let mut slips: Vec<Answer> =
        other_dz1(p, cache, y).into_iter().map(|(dz1, hint)| answer(means(&dz1), hint)).collect();
    let dz2 = &cache.a2 - y;
    slips.push(answer(means(&dz2), say("Es db2; db1 sale de $dZ^{[1]}$.", "That's db2; db1 comes from $dZ^{[1]}$.")));
    slips.extend(db_slips(dz1, dw1));
    slips
}
