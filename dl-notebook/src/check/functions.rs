//! Checks of functions of one number: values, a line, the nearer of two places.

use super::kit::*;

/// A function of one number against what it should give: pairs of an input and its value.
///
/// ```
/// use dl_notebook::check;
/// let feedback = check::values("double", |x| x + 2.0, &[(3.0, 6.0), (1.0, 2.0)]);
/// assert!(feedback.text().contains("6"));
/// ```
pub fn values(title: &str, f: impl Fn(f64) -> f64, pairs: &[(f64, f64)]) -> Feedback {
    values_of(title, &name(&f, title), &f, pairs)
}

fn values_of(title: &str, name: &str, f: &dyn Fn(f64) -> f64, pairs: &[(f64, f64)]) -> Feedback {
    let (inputs, right): (Vec<f64>, Vec<f64>) = pairs.iter().copied().unzip();
    of(title, &|| on_inputs(name, f, &inputs, &right, &[], by_parts()))
}

pub(super) fn by_parts() -> &'static str {
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
    on_inputs(
        name,
        f,
        &x,
        &x.map(|x| start + slope * x),
        &[swapped(&x, start, slope), dropped(&x, start, slope)].concat(),
        by_parts(),
    )
}

/// Slips that put a number or a sign in the wrong place.
fn swapped(x: &[f64], start: f64, slope: f64) -> Vec<Answer> {
    let (a, b) = (short(start), short(slope));
    vec![
        slip(
            x,
            |x| slope + start * x,
            say!(
                "Los dos números están cambiados: {b} va con la entrada.",
                "The two numbers are swapped: {b} goes with the input."
            ),
        ),
        slip(
            x,
            |x| (start + slope) * x,
            say!(
                "Multiplicaste todo por la entrada, y solo {b} se multiplica.",
                "You multiplied everything by the input, and only {b} is multiplied."
            ),
        ),
        slip(
            x,
            |x| start + slope + x,
            say!("{b} se suma, y debía multiplicar a la entrada.", "{b} is added, and it should multiply the input."),
        ),
        slip(x, |x| start - slope * x, say("El signo: las dos partes se suman.", "The sign: the two parts are added.")),
        slip(
            x,
            |x| start * slope * x,
            say!("{a} se multiplica, y debía sumarse.", "{a} is multiplied, and it should be added."),
        ),
        slip(
            x,
            |x| start + x / slope,
            say("Se divide donde hay que multiplicar.", "You divide where you should multiply."),
        ),
    ]
}

/// Slips that leave something out.
fn dropped(x: &[f64], start: f64, slope: f64) -> Vec<Answer> {
    let (a, b) = (short(start), short(slope));
    vec![
        slip(
            x,
            |x| slope * x,
            say!(
                "Falta sumar {a}, que no depende de la entrada.",
                "{a} is still to be added; it doesn't depend on the input."
            ),
        ),
        slip(x, |x| start + x, say!("Falta multiplicar la entrada por {b}.", "Multiply the input by {b}.")),
        slip(
            x,
            |_| start,
            say!(
                "Siempre devuelve {a}: falta la parte que crece con la entrada.",
                "It always returns {a}: the part that grows with the input is missing."
            ),
        ),
        slip(
            x,
            |x| (start + slope * x).trunc(),
            say(
                "Se pierden los decimales: trabaja con `f64`, sin convertir a enteros.",
                "The decimals are lost: work in `f64`, without converting to integers.",
            ),
        ),
    ]
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
    let slips = [
        slip(
            &x,
            |x| 1.0 - right(x),
            say(
                "Está al revés: dice 1 donde el 0 está más cerca.",
                "It's the wrong way round: it says 1 where 0 is nearer.",
            ),
        ),
        slip(&x, |_| 1.0, always(zero, one)),
        slip(&x, |_| 0.0, always(zero, one)),
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

/// The hint where every number gets the same answer.
fn always(zero: f64, one: f64) -> String {
    say!(
        "Siempre responde lo mismo. Compara las dos distancias con `.abs()`: sin él, `x - {zero} < x - {one}` vale igual para cualquier `x`.",
        "It always gives the same answer. Compare the two distances with `.abs()`: without it, `x - {zero} < x - {one}` is the same for every `x`."
    )
}

fn no_abs() -> &'static str {
    say(
        "Falta `.abs()` en las distancias: sin él, lo que queda a la izquierda tiene distancia negativa.",
        "The distances need `.abs()`: without it, what lies to the left has a negative distance.",
    )
}
