//! Checks of functions of one number: values, a line, the nearer of two places, activations.

use super::kit::*;
use dl_core::activation;

/// A function of one number against what it should give: pairs of an input and its value.
///
/// ```
/// use dl_notebook::check;
/// let feedback = check::values("double", |x| x + 2.0, &[(1.0, 2.0), (3.0, 6.0)]);
/// assert!(feedback.text().contains("6"));
/// ```
pub fn values(title: &str, f: impl Fn(f64) -> f64, pairs: &[(f64, f64)]) -> Feedback {
    values_of(title, &name(&f, title), &f, pairs)
}

fn values_of(title: &str, name: &str, f: &dyn Fn(f64) -> f64, pairs: &[(f64, f64)]) -> Feedback {
    let (inputs, right): (Vec<f64>, Vec<f64>) = pairs.iter().copied().unzip();
    of(title, &|| on_inputs(name, f, &inputs, &right, &[], by_parts()))
}

fn by_parts() -> &'static str {
    say(
        "Haz esa cuenta a mano con la fórmula y compara cada paso con tu código.",
        "Work that one out by hand with the formula, and compare each step with your code.",
    )
}

/// A line: `start` plus `slope` for each unit of the input.
pub fn line(f: impl Fn(f64) -> f64, start: f64, slope: f64) -> Feedback {
    let name = name(&f, say("recta", "line"));
    of(name.as_str(), &|| line_of(&name, &f, start, slope))
}

fn line_of(name: &str, f: &dyn Fn(f64) -> f64, start: f64, slope: f64) -> Outcome {
    let x = [50.0, 120.0, 0.0, 77.7];
    let (a, b) = (short(start), short(slope));
    let slips = [
        slip(
            &x,
            |x| slope + start * x,
            say!(
                "Los dos números están cambiados: {b} va con la entrada.",
                "The two numbers are swapped: {b} goes with the input."
            ),
        ),
        slip(
            &x,
            |x| (start + slope) * x,
            say!(
                "Multiplicaste todo por la entrada, y solo {b} se multiplica.",
                "You multiplied everything by the input, and only {b} is multiplied."
            ),
        ),
        slip(
            &x,
            |x| slope * x,
            say!(
                "Falta sumar {a}, que no depende de la entrada.",
                "{a} is still to be added; it doesn't depend on the input."
            ),
        ),
        slip(&x, |x| start + x, say!("Falta multiplicar la entrada por {b}.", "Multiply the input by {b}.")),
        slip(
            &x,
            |x| start + slope + x,
            say!("{b} se suma, y debía multiplicar a la entrada.", "{b} is added, and it should multiply the input."),
        ),
        slip(
            &x,
            |x| start - slope * x,
            say("El signo: las dos partes se suman.", "The sign: the two parts are added."),
        ),
        slip(
            &x,
            |x| start * slope * x,
            say!("{a} se multiplica, y debía sumarse.", "{a} is multiplied, and it should be added."),
        ),
        slip(
            &x,
            |x| start + x / slope,
            say("Se divide donde hay que multiplicar.", "You divide where you should multiply."),
        ),
        slip(
            &x,
            |_| start,
            say!(
                "Siempre devuelve {a}: falta la parte que crece con la entrada.",
                "It always returns {a}: the part that grows with the input is missing."
            ),
        ),
        slip(
            &x,
            |x| (start + slope * x).trunc(),
            say(
                "Se pierden los decimales: trabaja con `f64`, sin convertir a enteros.",
                "The decimals are lost: work in `f64`, without converting to integers.",
            ),
        ),
    ];
    on_inputs(name, f, &x, &x.map(|x| start + slope * x), &slips, by_parts())
}

/// Which of two places, `zero` or `one`, a number is nearer to: 0 or 1. The middle itself isn't tried.
pub fn nearer(f: impl Fn(f64) -> f64, zero: f64, one: f64) -> Feedback {
    let name = name(&f, say("más_cerca", "nearer"));
    of(name.as_str(), &|| nearer_of(&name, &f, zero, one))
}

fn nearer_of(name: &str, f: &dyn Fn(f64) -> f64, zero: f64, one: f64) -> Outcome {
    let (middle, width) = ((zero + one) / 2.0, one - zero);
    // Both sides of the middle, near it and far out, the ordinary ones first; and the two places.
    let x = [-0.3, 0.3, -0.02, 0.02, 2.0, -2.0, -0.5, 0.5, 0.12, -0.12].map(|share| middle + share * width);
    let right = |x: f64| f64::from((x - zero).abs() > (x - one).abs());
    let always = say!(
        "Siempre responde lo mismo. Compara las dos distancias con `.abs()`: sin él, `x - {zero} < x - {one}` vale igual para cualquier `x`.",
        "It always gives the same answer. Compare the two distances with `.abs()`: without it, `x - {zero} < x - {one}` is the same for every `x`."
    );
    let slips = [
        slip(
            &x,
            |x| 1.0 - right(x),
            say(
                "Está al revés: dice 1 donde el 0 está más cerca.",
                "It's the wrong way round: it says 1 where 0 is nearer.",
            ),
        ),
        slip(&x, |_| 1.0, always.clone()),
        slip(&x, |_| 0.0, always),
        slip(&x, |x| f64::from((x - zero).abs() > (x - one)), no_abs()),
        slip(
            &x,
            |x| (x - zero).abs().min((x - one).abs()),
            say(
                "Es la distancia; la pregunta es a cuál de los dos: `0.0` o `1.0`.",
                "That's the distance; the question is which of the two: `0.0` or `1.0`.",
            ),
        ),
        slip(
            &x,
            |x| if right(x) > 0.0 { one } else { zero },
            say(
                "Devuelve el lugar; se pide su número, `0.0` o `1.0`.",
                "It returns the place; its number is wanted, `0.0` or `1.0`.",
            ),
        ),
    ];
    let otherwise = say!(
        "A mitad de camino entre {zero} y {one} cambia la respuesta. ¿Dónde cambia la tuya? Compara las dos distancias, con `.abs()`.",
        "Halfway between {zero} and {one} the answer changes. Where does yours? Compare the two distances, with `.abs()`."
    );
    on_inputs(name, f, &x, &x.map(right), &slips, &otherwise)
}

fn no_abs() -> &'static str {
    say(
        "Falta `.abs()` en las distancias: sin él, lo que queda a la izquierda tiene distancia negativa.",
        "The distances need `.abs()`: without it, what lies to the left has a negative distance.",
    )
}

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
    let e = |z: f64| (-z).exp();
    let slips = |z: &[f64]| {
        vec![
            slip(
                z,
                |z| activation::sigmoid(-z),
                say("El signo: el exponente es $-z$, no $z$.", "The sign: the exponent is $-z$, not $z$."),
            ),
            slip(
                z,
                |z| -1.0 / (1.0 + z.exp()),
                say(
                    "Un `-` se aplica al final: en Rust, `-z.exp()` es $-(e^z)$; escribe `(-z).exp()`.",
                    "A minus comes last: in Rust, `-z.exp()` means $-(e^z)$; write `(-z).exp()`.",
                ),
            ),
            slip(
                z,
                |z| 1.0 / (1.0 - z.exp()),
                say(
                    "`-z.exp()` es $-(e^z)$, porque el menos se aplica al final: escribe `(-z).exp()`.",
                    "`-z.exp()` means $-(e^z)$, because the minus comes last: write `(-z).exp()`.",
                ),
            ),
            slip(
                z,
                |z| 1.0 / (1.0 - e(z)),
                say("En el denominador se suma: $1 + e^{-z}$.", "Below the division there's a sum: $1 + e^{-z}$."),
            ),
            slip(
                z,
                e,
                say(
                    "Es solo $e^{-z}$: falta el resto, $1 / (1 + e^{-z})$.",
                    "That's $e^{-z}$ alone: the rest is missing, $1 / (1 + e^{-z})$.",
                ),
            ),
            slip(
                z,
                |z| 1.0 + e(z),
                say(
                    "Es $1 + e^{-z}$: falta dividir 1 entre todo eso, o sus paréntesis, `1.0 / (1.0 + (-z).exp())`.",
                    "That's $1 + e^{-z}$: divide 1 by all of it, in parentheses, `1.0 / (1.0 + (-z).exp())`.",
                ),
            ),
            slip(
                z,
                |z| 1.0 / e(z),
                say("Falta el 1 que se suma en el denominador.", "The 1 that's added in the denominator is missing."),
            ),
            slip(
                z,
                activation::tanh,
                say(
                    "Es tanh, que va de −1 a 1; la sigmoide va de 0 a 1.",
                    "That's tanh, which goes from −1 to 1; the sigmoid goes from 0 to 1.",
                ),
            ),
            slip(
                z,
                |z| activation::sigmoid(z) * (1.0 - activation::sigmoid(z)),
                say("Es la derivada de la sigmoide.", "That's the derivative of the sigmoid."),
            ),
            slip(
                z,
                |z| f64::from(z > 0.0),
                say(
                    "Es un escalón: la sigmoide pasa de 0 a 1 suavemente.",
                    "That's a step: the sigmoid goes from 0 to 1 smoothly.",
                ),
            ),
        ]
    };
    let overflow = say(
        "$e^z$ se desborda cuando $z$ es grande, y ∞/∞ no es un número: usa $1 / (1 + e^{-z})$.",
        "$e^z$ overflows where $z$ is large, and ∞/∞ isn't a number: use $1 / (1 + e^{-z})$.",
    );
    to_the_ends(name, f, activation::sigmoid, &slips, [by_parts(), overflow])
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
    to_the_ends(
        name,
        f,
        activation::tanh,
        &|z| [tanh_slips(z), tanh_slips_of_short_form(z)].concat(),
        [by_parts(), overflow],
    )
}

/// Slips of (eᶻ − e⁻ᶻ) / (eᶻ + e⁻ᶻ).
fn tanh_slips(z: &[f64]) -> Vec<Answer> {
    let (p, n) = (|z: f64| z.exp(), |z: f64| (-z).exp());
    let brackets = say(
        "Faltan paréntesis: el numerador y el denominador van cada uno entre los suyos.",
        "Parentheses are missing: the numerator and the denominator each need their own.",
    );
    let minus = say(
        "`-z.exp()` es $-(e^z)$, porque el menos se aplica al final: escribe `(-z).exp()`.",
        "`-z.exp()` means $-(e^z)$, because the minus comes last: write `(-z).exp()`.",
    );
    vec![
        slip(z, |z| p(z) - n(z) / p(z) + n(z), brackets),
        slip(z, |z| (p(z) - n(z)) / p(z) + n(z), brackets),
        slip(z, |z| p(z) - n(z) / (p(z) + n(z)), brackets),
        slip(
            z,
            |z| (p(z) + n(z)) / (p(z) - n(z)),
            say(
                "El numerador y el denominador están cambiados: la resta va arriba.",
                "The numerator and the denominator are swapped: the difference goes on top.",
            ),
        ),
        slip(
            z,
            |z| p(z) - n(z),
            say("Es solo el numerador: falta dividir.", "That's the numerator alone: it's still to be divided."),
        ),
        slip(
            z,
            |z| (p(z) - n(z)) / 2.0,
            say(
                "Es el seno hiperbólico: se divide entre $e^z + e^{-z}$, no entre 2.",
                "That's the hyperbolic sine: divide by $e^z + e^{-z}$, not by 2.",
            ),
        ),
        slip(z, |z| (p(z) + p(z)) / (p(z) - p(z)), minus),
        slip(
            z,
            f64::tan,
            say(
                "`tan` es la tangente de un ángulo; la hiperbólica es `tanh`.",
                "`tan` is the tangent of an angle; the hyperbolic one is `tanh`.",
            ),
        ),
        slip(
            z,
            activation::sigmoid,
            say(
                "Es la sigmoide, que va de 0 a 1; tanh va de −1 a 1.",
                "That's the sigmoid, which goes from 0 to 1; tanh goes from −1 to 1.",
            ),
        ),
        slip(z, |z| 1.0 - z.tanh() * z.tanh(), say("Es la derivada de tanh.", "That's the derivative of tanh.")),
    ]
}

/// Slips of 1 − 2 / (e²ᶻ + 1).
fn tanh_slips_of_short_form(z: &[f64]) -> Vec<Answer> {
    let d = |z: f64| (2.0 * z).exp();
    let twice = say(
        "El exponente es $2z$: escribe `(2.0 * z).exp()`; `2.0 * z.exp()` es $2 e^z$.",
        "The exponent is $2z$: write `(2.0 * z).exp()`; `2.0 * z.exp()` means $2 e^z$.",
    );
    let brackets = say(
        "Faltan paréntesis: todo $e^{2z} + 1$ va debajo de la división.",
        "Parentheses are missing: all of $e^{2z} + 1$ goes below the division.",
    );
    vec![
        slip(z, |z| 1.0 - 2.0 / (z.exp() + 1.0), twice),
        slip(z, |z| 1.0 - 2.0 / (2.0 * z.exp() + 1.0), twice),
        slip(z, |z| 1.0 - 2.0 / d(z) + 1.0, brackets),
        slip(z, |z| 1.0 - 2.0 / (d(z) - 1.0), say("En el denominador se suma 1.", "In the denominator 1 is added.")),
        slip(
            z,
            |z| 1.0 + 2.0 / (d(z) + 1.0),
            say("El signo: a 1 se le resta la fracción.", "The sign: the fraction is subtracted from 1."),
        ),
        slip(z, |z| 1.0 - 1.0 / (d(z) + 1.0), say("Arriba va un 2, no un 1.", "There's a 2 on top, not a 1.")),
        slip(
            z,
            |z| -1.0 / (d(z) + 1.0),
            say(
                "`1 - 2` se calculó antes de dividir: sobra un paréntesis.",
                "`1 - 2` was computed before dividing: there's a parenthesis too many.",
            ),
        ),
        slip(z, |z| 2.0 / (d(z) + 1.0), say("Falta restarla de 1.", "It's still to be subtracted from 1.")),
    ]
}

/// The rectified linear unit, max(0, z).
pub fn relu(f: impl Fn(f64) -> f64) -> Feedback {
    let name = name(&f, "relu");
    of(name.as_str(), &|| relu_of(&name, &f))
}

fn relu_of(name: &str, f: &dyn Fn(f64) -> f64) -> Outcome {
    // Near 0 as well: the border is where a comparison goes wrong.
    let z = [3.0, -2.0, 0.5, -0.5, 0.0, 100.0, -7.0, 1.0, 0.01];
    let slips = [
        slip(
            &z,
            |z| z,
            say(
                "Devuelve `z` tal cual: los negativos deben dar 0.",
                "It returns `z` as it is: negative ones should give 0.",
            ),
        ),
        slip(
            &z,
            |z| z.min(0.0),
            say(
                "Deja pasar los negativos: es el máximo con 0, no el mínimo.",
                "It lets the negative ones through: take the maximum with 0, not the minimum.",
            ),
        ),
        slip(
            &z,
            f64::abs,
            say(
                "Es el valor absoluto: los negativos deben dar 0, no cambiar de signo.",
                "That's the absolute value: negative ones should give 0, not change sign.",
            ),
        ),
        slip(
            &z,
            activation::relu_derivative,
            say(
                "Es la derivada de relu, o un escalón: los positivos pasan tal cual.",
                "That's relu's derivative, a step: positive ones go through as they are.",
            ),
        ),
        slip(
            &z,
            |z| f64::from(z >= 0.0),
            say("Es un escalón: los positivos pasan tal cual.", "That's a step: positive ones go through as they are."),
        ),
        slip(
            &z,
            |z| (-z).max(0.0),
            say(
                "El signo de `z` está cambiado: pasan los positivos.",
                "The sign of `z` is flipped: it's the positive ones that go through.",
            ),
        ),
        slip(
            &z,
            |z| -(z.max(0.0)),
            say(
                "Sobra un menos: los positivos pasan tal cual.",
                "There's a minus too many: positive ones go through as they are.",
            ),
        ),
        slip(
            &z,
            |z| -z,
            say(
                "Cambia el signo de todo: los positivos pasan tal cual y los negativos dan 0.",
                "It flips every sign: positive ones go through as they are, and negative ones give 0.",
            ),
        ),
        slip(&z, |z| z.max(1.0), say("Compara con 0, no con 1.", "Compare with 0, not with 1.")),
        slip(
            &z,
            |z| z.clamp(0.0, 1.0),
            say("No tiene tope: un 100 sale como 100.", "It has no ceiling: 100 comes out as 100."),
        ),
        slip(
            &z,
            |z| if z > 1.0 { z } else { 0.0 },
            say("La frontera es 0, no 1: un 0.5 pasa tal cual.", "The border is 0, not 1: 0.5 goes through as it is."),
        ),
        slip(&z, |z| z * z, say("Es $z^2$: relu no eleva al cuadrado.", "That's $z^2$: relu doesn't square anything.")),
        slip(
            &z,
            |z| if z > 0.0 { z * z } else { 0.0 },
            say(
                "Los positivos pasan tal cual, sin multiplicarse por sí mismos.",
                "Positive ones go through as they are, without being squared.",
            ),
        ),
        slip(
            &z,
            activation::sigmoid,
            say("Es la sigmoide; relu no usa la exponencial.", "That's the sigmoid; relu doesn't use the exponential."),
        ),
        slip(
            &z,
            activation::tanh,
            say("Es tanh; relu no usa la exponencial.", "That's tanh; relu doesn't use the exponential."),
        ),
        slip(
            &z,
            |z| (1.0 + z.exp()).ln(),
            say(
                "Es la versión suave (*softplus*); relu tiene una esquina en 0.",
                "That's the smooth version (softplus); relu has a corner at 0.",
            ),
        ),
    ];
    if let Some(leak) = leak(name, f, &z)? {
        return Err(leak);
    }
    on_inputs(name, f, &z, &z.map(activation::relu), &slips, by_parts())
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
