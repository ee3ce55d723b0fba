//! Checks of activation functions: sigmoid, tanh, ReLU.

use super::{
    activation_slips::{RELU, SIGMOID, TANH},
    functions::by_parts,
    kit::*,
};
use dl_core::activation;

/// Ordinary inputs first, 0 among them, and at the end those where an exponential overflows.
const INPUTS: [f64; 9] = [2.0, -1.5, 0.3, -0.2, 6.0, -5.0, 0.0, 800.0, -800.0];

/// As [`on_inputs`] at [`INPUTS`]; a function that fails only at the ends is told `at_the_ends`.
fn to_the_ends(
    name: &str,
    f: &dyn Fn(f64) -> f64,
    expected: fn(f64) -> f64,
    slips: &dyn Fn(&[f64]) -> Vec<Answer>,
    hints: [&str; 2],
) -> Outcome {
    let right = INPUTS.map(expected);
    let ordinary = INPUTS.len() - 2;
    on_inputs(name, f, &INPUTS[..ordinary], &right[..ordinary], &slips(&INPUTS[..ordinary]), hints[0])?;
    let ends = &INPUTS[ordinary..];
    let found = attempt_each(name, 2, &|i| f(ends[i]))?;
    let Some(i) = first_off(&found, &right[ordinary..]) else {
        let n = INPUTS.len();
        return Ok(say!("Correcta en las {n} entradas, hasta ±800.", "Correct on all {n} inputs, ±800 included."));
    };
    let (z, wanted, came) = (short(ends[i]), short(right[ordinary + i]), short(found[i]));
    let text = say!(
        "Bien en las {ordinary} entradas pequeñas, pero para {z} esperaba {wanted} y obtuve {came}.",
        "Right on the {ordinary} small inputs, but for {z} I expected {wanted} and got {came}."
    );
    Err(wrong(text, hints[1]))
}

/// The sigmoid, 1 / (1 + e⁻ᶻ).
pub fn sigmoid(f: impl Fn(f64) -> f64) -> Feedback {
    let name = name(&f, "sigmoid");
    of(name.as_str(), &|| sigmoid_of(&name, &f))
}

fn sigmoid_of(name: &str, f: &dyn Fn(f64) -> f64) -> Outcome {
    let overflow = say(
        "$e^z$ se desborda cuando $z$ es grande, y ∞/∞ no es un número: usa $1 / (1 + e^{-z})$.",
        "$e^z$ overflows where $z$ is large, and ∞/∞ isn't a number: use $1 / (1 + e^{-z})$.",
    );
    to_the_ends(name, f, activation::sigmoid, &|z| table(z, SIGMOID), [by_parts(), overflow])
}

/// The hyperbolic tangent.
pub fn tanh(f: impl Fn(f64) -> f64) -> Feedback {
    let name = name(&f, "tanh");
    of(name.as_str(), &|| tanh_of(&name, &f))
}

fn tanh_of(name: &str, f: &dyn Fn(f64) -> f64) -> Outcome {
    let overflow = say(
        "$e^z$ se desborda en los extremos, y ∞/∞ o ∞ − ∞ no es un número: usa $1 - 2 / (e^{2z} + 1)$.",
        "$e^z$ overflows at the ends, and ∞/∞ or ∞ − ∞ isn't a number: use $1 - 2 / (e^{2z} + 1)$.",
    );
    to_the_ends(name, f, activation::tanh, &|z| table(z, TANH), [by_parts(), overflow])
}

/// The rectified linear unit, max(0, z).
pub fn relu(f: impl Fn(f64) -> f64) -> Feedback {
    let name = name(&f, "relu");
    of(name.as_str(), &|| relu_of(&name, &f))
}

fn relu_of(name: &str, f: &dyn Fn(f64) -> f64) -> Outcome {
    // Near 0 as well: the border is where a comparison goes wrong.
    let z = [3.0, -2.0, 0.5, -0.5, 0.0, 100.0, -7.5, 1.0, 2.5, 0.01];
    let slips = table(&z, RELU);
    if let Some(leak) = leak(name, f, &z)? {
        return Err(leak);
    }
    on_inputs(
        name,
        f,
        &z,
        &z.map(activation::relu),
        &slips,
        say(
            "Donde $z$ es mayor que 0 la respuesta es $z$; en todo lo demás, 0. ¿Cuál de los dos casos falla?",
            "Where $z$ is above 0 the answer is $z$; everywhere else it's 0. Which of the two goes wrong?",
        ),
    )
}

/// A leaky ReLU, whatever its slope for negative inputs.
fn leak(name: &str, f: &dyn Fn(f64) -> f64, z: &[f64]) -> Outcome<Option<Trouble>> {
    let found = attempt_each(name, z.len(), &|i| f(z[i]))?;
    let slope = found[1] / z[1];
    let leaky: Vec<f64> = z.iter().map(|&z| if z > 0.0 { z } else { slope * z }).collect();
    if !(1e-4..0.9).contains(&slope) || first_off(&found, &leaky).is_some() {
        return Ok(None);
    }
    let (z, came, slope) = (short(z[1]), short(found[1]), short(slope));
    Ok(Some(wrong(
        say!("Para la entrada {z} esperaba 0 y obtuve {came}.", "For input {z} I expected 0 but got {came}."),
        say!(
            "Es la ReLU con fuga (*leaky*): deja pasar {slope} veces los negativos, y aquí deben dar 0.",
            "That's the leaky ReLU: it lets {slope} times the negative ones through, and here they should give 0."
        ),
    )))
}
