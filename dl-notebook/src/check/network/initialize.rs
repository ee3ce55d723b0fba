//! The start: small random weights, biases of zero.

use super::super::kit::*;
use dl_core::{Result, shallow::Parameters};

/// Initial parameters for n_x inputs and n_h hidden neurons: small random weights, biases of zero.
pub fn shallow_initialize(f: impl Fn(usize, usize) -> Result<Parameters>) -> Feedback {
    let name = name(&f, "initialize");
    of(name.as_str(), &|| initialize_of(&name, &f))
}

fn initialize_of(name: &str, f: &dyn Fn(usize, usize) -> Result<Parameters>) -> Outcome {
    let (n_x, n_h) = (3, 5);
    let found = attempt_ok(name, || f(n_x, n_h))?;
    let shapes = [
        ("W1", &found.w1, (n_h, n_x)),
        ("b1", &found.b1, (n_h, 1)),
        ("W2", &found.w2, (1, n_h)),
        ("b2", &found.b2, (1, 1)),
    ];
    for (what, array, wanted) in shapes {
        if array.dim() != wanted {
            return Err(of_shape(what, array, wanted));
        }
    }
    for (what, biases) in [("b1", &found.b1), ("b2", &found.b2)] {
        if let Some(&b) = biases.iter().find(|&&b| b != 0.0) {
            let b = short(b);
            return Err(wrong(
                say!("En {what} esperaba ceros y obtuve {b}.", "In {what} I expected zeros but got {b}."),
                say(
                    "Los sesgos empiezan en 0: basta con que los pesos sean distintos.",
                    "Biases start at 0: it's enough that the weights differ.",
                ),
            ));
        }
    }
    weights(&found)?;
    Ok(say("Correcto: pesos pequeños y al azar, sesgos en cero.", "Correct: small random weights, and biases of zero.")
        .into())
}

fn of_shape(what: &str, found: &Matrix, (rows, columns): (usize, usize)) -> Trouble {
    let came = shape(found);
    let text = say!(
        "Con n_x = 3 y n_h = 5 esperaba {what} con forma ({rows}, {columns}) y obtuve {came}.",
        "With n_x = 3 and n_h = 5 I expected {what} to have shape ({rows}, {columns}) but got {came}."
    );
    let hint = if found.dim() == (columns, rows) {
        say(
            "Está transpuesta: una fila por cada neurona de la capa, una columna por cada número que le entra.",
            "It's transposed: one row for each neuron of the layer, one column for each number that comes in.",
        )
    } else {
        say(
            "Las filas son las neuronas de esa capa; las columnas, lo que le entra a cada una (un sesgo tiene una sola columna).",
            "The rows are the neurons of that layer; the columns, what comes into each (a bias has a single column).",
        )
    };
    wrong(text, hint)
}

/// Weights that are finite, different, small, of both signs.
fn weights(found: &Parameters) -> Outcome<()> {
    for (what, w) in [("W1", &found.w1), ("W2", &found.w2)] {
        if w.iter().any(|w| !w.is_finite()) {
            return Err(wrong(
                say!("En {what} hay un NaN o un infinito.", "There's a NaN or an infinity in {what}."),
                say("Cada peso es 0.01 por un número al azar.", "Each weight is 0.01 times a random number."),
            ));
        }
        if w.iter().all(|&v| v == w[[0, 0]]) {
            return Err(all_equal(what, w[[0, 0]]));
        }
        let largest = w.iter().fold(0.0, |largest: f64, w| largest.max(w.abs()));
        if largest > 0.3 {
            let largest = short(largest);
            return Err(wrong(
                say!(
                    "Los pesos de {what} son grandes: hay uno de {largest}.",
                    "The weights of {what} are large: one is {largest}."
                ),
                say(
                    "Multiplica por 0.01: con sumas grandes tanh se satura, y su derivada es casi 0.",
                    "Multiply by 0.01: where sums are large tanh saturates, and its derivative is nearly 0.",
                ),
            ));
        }
        if largest < 1e-6 {
            return Err(wrong(
                say!("Los pesos de {what} son casi 0.", "The weights of {what} are almost 0."),
                say(
                    "Multiplica por 0.01, no por menos: así los gradientes empiezan con algo.",
                    "Multiply by 0.01, and by no less, so that the gradients have something to start from.",
                ),
            ));
        }
    }
    rows_and_signs(found)
}

fn all_equal(what: &str, v: f64) -> Trouble {
    let v = short(v);
    let text = say!("Todos los pesos de {what} son {v}.", "All the weights of {what} are {v}.");
    let hint = say(
        "Con pesos iguales todas las neuronas ocultas reciben el mismo gradiente y siguen iguales para siempre. `random.normal()` debe llamarse una vez por peso: `from_elem` la llama una sola vez.",
        "With equal weights all hidden neurons get the same gradient and stay equal forever. `random.normal()` must be called once for each weight: `from_elem` calls it only once.",
    );
    wrong(text, hint)
}

fn rows_and_signs(found: &Parameters) -> Outcome<()> {
    let rows: Vec<_> = found.w1.rows().into_iter().collect();
    if (1..rows.len()).any(|i| rows[..i].contains(&rows[i])) {
        return Err(wrong(
            say(
                "Dos neuronas ocultas empiezan con los mismos pesos: hay dos filas iguales en W1.",
                "Two hidden neurons start with the same weights: two rows of W1 are equal.",
            ),
            say(
                "Un `Random::new(1)` nuevo repite los mismos números: créalo una vez, fuera del bucle.",
                "A fresh `Random::new(1)` repeats the same numbers: make it once, outside the loop.",
            ),
        ));
    }
    let all = [flat(&found.w1), flat(&found.w2)].concat();
    if all.iter().all(|&w| w >= 0.0) || all.iter().all(|&w| w <= 0.0) {
        return Err(wrong(
            say("Todos los pesos tienen el mismo signo.", "All the weights have the same sign."),
            say(
                "Usa números alrededor de 0: `random.normal()`, no `random.uniform()`.",
                "Use numbers around 0: `random.normal()`, not `random.uniform()`.",
            ),
        ));
    }
    Ok(())
}
