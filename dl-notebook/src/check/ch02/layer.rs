//! Exercise 7: a whole layer of neurons.

use super::super::kit::*;
use dl_core::{
    Result,
    activation::{relu, sigmoid},
};

/// Exercise 7: a layer of ReLU neurons, from W (n_h, n_x), b (n_h, 1) and X (n_x, m) to A (n_h, m).
pub fn relu_layer(f: impl Fn(&Matrix, &Matrix, &Matrix) -> Result<Matrix>) -> Feedback {
    let name = name(&f, "layer");
    of(name.as_str(), &|| relu_layer_of(&name, &f))
}

fn relu_layer_of(name: &str, f: &dyn Fn(&Matrix, &Matrix, &Matrix) -> Result<Matrix>) -> Outcome {
    // Four neurons, three inputs, five examples: nothing fits by chance.
    let w = array![[1.0, -0.5, 0.25], [0.5, 1.5, -1.0], [-2.0, 0.5, 1.0], [0.75, -1.0, -0.5]];
    let b = array![[0.5], [-0.25], [1.0], [-0.5]];
    let x = array![[1.0, -2.0, 0.5, 3.0, 0.0], [2.0, 1.0, -1.5, 0.25, 0.0], [-1.0, 0.5, 2.0, 1.0, 0.0]];
    let found = attempt_ok(name, || f(&w, &b, &x)).map_err(one_too_many)?;
    let right = (dot(&w, &x) + &b).mapv(relu);
    same("A", &found, &right, f64::NAN, &slips_of_layer(&w, &b, &x))?;
    Ok(say("Correcta, con 4 neuronas, 3 entradas y 5 ejemplos.", "Correct, with 4 neurons, 3 inputs and 5 examples.")
        .into())
}

/// A product that failed on Wᵀ is told that W needs no transpose.
fn one_too_many(trouble: Trouble) -> Trouble {
    match trouble {
        Trouble::Wrong(text, _) if text.contains("(3, 4)") => wrong(
            text,
            say(
                "Aquí sobra un `.t()`: en $W$ cada neurona ya es una fila.",
                "Here there's a `.t()` too many: in $W$ each neuron is a row already.",
            ),
        ),
        other => other,
    }
}

/// What the slips of a layer give.
fn slips_of_layer(w: &Matrix, b: &Matrix, x: &Matrix) -> Vec<Answer> {
    let sums = dot(w, x);
    let z = &sums + b;
    let no_relu = say(
        "Es $Z$ tal como sale del producto y el sesgo: falta pasarla por `relu`.",
        "That's $Z$, straight from the product and the bias: it still has to go through `relu`.",
    );
    vec![
        answer(z.clone(), no_relu),
        answer(
            sums.clone(),
            say("Faltan dos cosas, el sesgo $b$ y la ReLU.", "Two things are missing, the bias $b$ and ReLU."),
        ),
        answer(
            sums.mapv(relu),
            say("Falta sumar el sesgo $b$ antes de la ReLU.", "The bias $b$ has to be added before ReLU."),
        ),
        answer(
            sums.mapv(relu) + b,
            say("El sesgo se suma antes de la ReLU, no después.", "The bias is added before ReLU, not after it."),
        ),
        answer(
            (&sums - b).mapv(relu),
            say("El sesgo se resta, y hay que sumarlo.", "The bias is subtracted, and it should be added."),
        ),
        answer(
            z.mapv(sigmoid),
            say(
                "Esa capa usa la sigmoide. Aquí se pide la ReLU.",
                "That layer uses the sigmoid. This one should use ReLU.",
            ),
        ),
        answer(
            z.mapv(f64::tanh),
            say("Esa capa usa tanh. Aquí se pide la ReLU.", "That layer uses tanh. This one should use ReLU."),
        ),
        answer(
            z.mapv(f64::abs),
            say(
                "Es el valor absoluto. La ReLU convierte los negativos en 0, no en positivos.",
                "That's the absolute value. ReLU turns negatives into 0, not into positives.",
            ),
        ),
        answer(
            z.mapv(|z| z.min(0.0)),
            say(
                "Se queda con los negativos. La ReLU es el mayor de 0 y $z$.",
                "It keeps the negatives. ReLU is the larger of 0 and $z$.",
            ),
        ),
        answer(
            z.mapv(|z| f64::from(z > 0.0)),
            say(
                "Es un 1 donde $z$ es positiva. La ReLU deja pasar la propia $z$.",
                "That's a 1 wherever $z$ is positive. ReLU lets $z$ itself through.",
            ),
        ),
        answer(
            (&sums + b[[0, 0]]).mapv(relu),
            say(
                "A todas las neuronas se les suma el sesgo de la primera. Suma la columna entera, `+ b`.",
                "Every neuron gets the bias of the first. Add the whole column, `+ b`.",
            ),
        ),
        answer(
            (&sums + b.sum()).mapv(relu),
            say(
                "A cada neurona se le suman todos los sesgos juntos, y le toca solo el suyo, `+ b`.",
                "Every neuron gets all the biases together, when only its own belongs to it, `+ b`.",
            ),
        ),
        answer(
            dot(&w.mapv(relu), x) + b,
            say(
                "La ReLU se le aplicó a $W$. Va al final, sobre la suma $Z$.",
                "ReLU was applied to $W$. It comes last, on the sum $Z$.",
            ),
        ),
        answer(
            dot(w, &x.mapv(relu)) + b,
            say(
                "La ReLU se le aplicó a $X$. Va al final, sobre la suma $Z$.",
                "ReLU was applied to $X$. It comes last, on the sum $Z$.",
            ),
        ),
    ]
}
