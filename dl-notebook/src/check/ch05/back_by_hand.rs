//! Exercise 3: one example through backward propagation, by hand.

use super::super::{Verdict, kit::*};

const X: [f64; 2] = [3.0, -1.0];
const A1: [f64; 2] = [0.5, -0.8];
const W2: [f64; 2] = [2.0, -1.0];
const A2: f64 = 0.9;
const DZ2: f64 = A2 - 1.0;

/// The gradients of both layers for the one example of the exercise: `dw2` is (1, 2), `dw1` (2, 2).
pub fn one_example_back(dw2: &Matrix, dw1: &Matrix) -> Feedback {
    let output = by_hand("", dw2, &row(&A1.map(|a| DZ2 * a)), &slips_of_output(), &how_of_output);
    if !output.passed() {
        return about("$dW^{[2]}$", output);
    }
    if dw1.iter().all(|v| v.is_nan()) {
        return of(NAME, &|| {
            Err(Trouble::NotYet(
                say(
                    "$dW^{[2]}$ está bien. Ahora llena $dW^{[1]}$, con la culpa que le toca a cada neurona oculta.",
                    "$dW^{[2]}$ is right. Now fill in $dW^{[1]}$, from each hidden neuron's share of the blame.",
                )
                .into(),
            ))
        });
    }
    let right = from_slopes([0, 1].map(|j| W2[j] * DZ2 * (1.0 - A1[j] * A1[j])));
    about("$dW^{[1]}$", by_hand("", dw1, &right, &slips_of_hidden(), &how_of_hidden))
}

const NAME: &str = say("un ejemplo, a mano", "one example, by hand");

/// The feedback under the exercise's name; a wrong answer says which matrix it's about.
fn about(matrix: &str, feedback: Feedback) -> Feedback {
    let text = if feedback.verdict == Verdict::Wrong { format!("{matrix}. {}", feedback.text) } else { feedback.text };
    Feedback { name: NAME.into(), text, ..feedback }
}

/// dW1 from the two dz of the hidden layer.
fn from_slopes(dz: [f64; 2]) -> Matrix {
    Matrix::from_shape_fn((2, 2), |(j, k)| dz[j] * X[k])
}

fn slips_of_output() -> Vec<Answer> {
    vec![
        list(
            A1.map(|a| -DZ2 * a).to_vec(),
            say(
                "El error es $a^{[2]} - y$, en ese orden: aquí es negativo.",
                "The error is $a^{[2]} - y$, in that order: here it's negative.",
            ),
        ),
        list(
            W2.map(|w| DZ2 * w).to_vec(),
            say(
                "Eso es la culpa de cada neurona, $da^{[1]}$. Para $dW^{[2]}$ se multiplica el error por la *entrada* de la salida, que es $a^{[1]}$.",
                "That's each neuron's share of the blame, $da^{[1]}$. For $dW^{[2]}$ you multiply the error by what *enters* the output, which is $a^{[1]}$.",
            ),
        ),
        list(
            A1.map(|a| A2 * a).to_vec(),
            say(
                "Multiplicaste por la respuesta $a^{[2]}$. Primero réstale la etiqueta.",
                "You multiplied by the answer $a^{[2]}$. Subtract the label from it first.",
            ),
        ),
        list(
            A1.to_vec(),
            say(
                "Esas son las entradas de la salida. Falta multiplicarlas por su error.",
                "Those are what enters the output. They're still to be multiplied by its error.",
            ),
        ),
        list(
            X.map(|x| DZ2 * x).to_vec(),
            say(
                "Lo que entra a la neurona de salida no es $x$ sino $a^{[1]}$.",
                "What enters the output neuron isn't $x$ but $a^{[1]}$.",
            ),
        ),
        list(
            A1.map(|a| DZ2 * A2 * (1.0 - A2) * a).to_vec(),
            say(
                "La derivada de la sigmoide ya se simplificó con la entropía cruzada: el error es solo $a^{[2]} - y$.",
                "The sigmoid's derivative has already cancelled with the cross-entropy: the error is just $a^{[2]} - y$.",
            ),
        ),
        list(
            A1.map(|a| DZ2 * (1.0 - a * a)).to_vec(),
            say(
                "La derivada de tanh pertenece a la capa oculta, paso 4. Aquí va error por entrada.",
                "tanh's derivative belongs to the hidden layer, in step 4. Here it's error times input.",
            ),
        ),
    ]
}

fn slips_of_hidden() -> Vec<Answer> {
    let each = |f: &dyn Fn(usize) -> f64| from_slopes([f(0), f(1)]);
    let dz = |j: usize| W2[j] * DZ2 * (1.0 - A1[j] * A1[j]);
    let right = each(&dz);
    vec![
        answer(
            each(&|j| W2[j] * DZ2),
            say(
                "Falta el paso 4: cada culpa pasa por la curva y se multiplica por $1 - a^2$.",
                "Step 4 is missing: each share of the blame goes through the curve and is multiplied by $1 - a^2$.",
            ),
        ),
        answer(
            each(&|j| W2[j] * DZ2 * (1.0 - A1[j])),
            say(
                "La derivada de tanh es $1 - a^2$: falta el cuadrado.",
                "tanh's derivative is $1 - a^2$: the square is missing.",
            ),
        ),
        answer(
            each(&|j| W2[j] * DZ2 * A1[j] * (1.0 - A1[j])),
            say(
                "$a(1 - a)$ es la derivada de la sigmoide. La capa oculta usa tanh, con $1 - a^2$.",
                "$a(1 - a)$ is the sigmoid's derivative. The hidden layer uses tanh, with $1 - a^2$.",
            ),
        ),
        answer(
            each(&|j| DZ2 * (1.0 - A1[j] * A1[j])),
            say(
                "Falta el paso 3: el error llega a cada neurona multiplicado por su peso hacia la salida.",
                "Step 3 is missing: the error reaches each neuron multiplied by its weight to the output.",
            ),
        ),
        answer(
            each(&|j| -dz(j)),
            say(
                "El error es $a^{[2]} - y$, en ese orden: aquí es negativo.",
                "The error is $a^{[2]} - y$, in that order: here it's negative.",
            ),
        ),
        answer(
            each(&|j| DZ2 * A1[j] * (1.0 - A1[j] * A1[j])),
            say(
                "La culpa usa el peso $w_j$, y pusiste la respuesta $a_j$.",
                "The blame uses the weight $w_j$, and you used the answer $a_j$.",
            ),
        ),
        answer(
            Matrix::from_shape_fn((2, 2), |(j, k)| dz(j) * A1[k]),
            say(
                "Lo que entra a la capa oculta es $x$, no $a^{[1]}$.",
                "What enters the hidden layer is $x$, not $a^{[1]}$.",
            ),
        ),
        answer(
            right.t().to_owned(),
            say(
                "Está transpuesta: cada fila de $dW^{[1]}$ es de una neurona, y cada columna de una entrada.",
                "It's transposed: each row of $dW^{[1]}$ belongs to a neuron, and each column to an input.",
            ),
        ),
    ]
}

fn how_of_output(_: usize, j: usize) -> String {
    let (a, neuron) = (short(A1[j]), j + 1);
    say!(
        "Multiplica el error de la salida, $a^{{[2]}} - y$, por lo que respondió la neurona {neuron}, {a}.",
        "Multiply the output's error, $a^{{[2]}} - y$, by what neuron {neuron} answered, {a}."
    )
}

fn how_of_hidden(j: usize, k: usize) -> String {
    let (w, a, x, neuron) = (short(W2[j]), short(A1[j]), short(X[k]), j + 1);
    say!(
        "La neurona {neuron} tiene peso {w} y respuesta {a}. Toma el error de la salida, multiplícalo por ese peso, por uno menos el cuadrado de esa respuesta, y por la entrada {x}.",
        "Neuron {neuron} has weight {w} and answer {a}. Take the output's error, and multiply it by that weight, by one minus the square of that answer, and by the input {x}."
    )
}

#[cfg(test)]
mod tests {
    use super::{
        super::super::{
            BLANK,
            testing::{open, right, told},
        },
        *,
    };

    fn hidden(dw1: Matrix) -> Feedback {
        one_example_back(&array![[-0.05, 0.08]], &dw1)
    }

    #[test]
    fn answers() {
        let blank = array![[BLANK, BLANK], [BLANK, BLANK]];
        right(&hidden(array![[-0.45, 0.15], [0.108, -0.036]]));
        open(&one_example_back(&array![[BLANK, BLANK]], &blank));
        open(&hidden(blank.clone()));
        let output = |dw2: Matrix| one_example_back(&dw2, &blank);
        told(&output(array![[0.05, -0.08]]), "en ese orden", "in that order");
        told(&output(array![[-0.2, 0.1]]), "$da^{[1]}$", "$da^{[1]}$");
        told(&output(array![[0.45, -0.72]]), "la etiqueta", "the label");
        told(&output(array![[0.5, -0.8]]), "su error", "its error");
        told(&output(array![[-0.3, 0.1]]), "no es $x$", "isn't $x$");
        told(&output(array![[-0.0045, 0.0072]]), "simplificó", "cancelled");
        told(&output(array![[-0.05], [0.08]]), "forma (2, 1)", "shape (2, 1)");
        told(&output(array![[-0.05, 0.1]]), "neurona 2", "neuron 2");
        told(&hidden(array![[-0.6, 0.2], [0.3, -0.1]]), "paso 4", "Step 4");
        told(&hidden(array![[-0.3, 0.1], [0.54, -0.18]]), "el cuadrado", "the square");
        told(&hidden(array![[-0.225, 0.075], [-0.108, 0.036]]), "paso 3", "Step 3");
        told(&hidden(array![[0.45, -0.15], [-0.108, 0.036]]), "en ese orden", "in that order");
        told(&hidden(array![[-0.45, 0.108], [0.15, -0.036]]), "transpuesta", "transposed");
        told(&hidden(array![[-0.075, 0.12], [0.018, -0.0288]]), "no $a^{[1]}$", "not $a^{[1]}$");
        told(&hidden(array![[-0.45, 0.15], [0.1, -0.036]]), "neurona 2", "Neuron 2");
    }
}
