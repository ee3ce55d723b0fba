//! Which of the usual mistakes gives the number or the array that came.

use ndarray::Array2;

use super::feedback::of_each;
use dl_core::{input, input::rows, language::say};

/// How far an answer may be off: exercises are not about the last digits.
pub(super) const TOLERANCE: f64 = 1e-6;

/// Whether two numbers agree as far as an exercise asks.
pub(super) fn agree(found: f64, expected: f64) -> bool {
    // Equal first: two infinities agree.
    found == expected || (found - expected).abs() <= TOLERANCE * (1.0 + expected.abs())
}

/// The first place where two lists do not agree.
pub(super) fn first_off(found: &[f64], expected: &[f64]) -> Option<usize> {
    found.iter().zip(expected).position(|(&f, &e)| !agree(f, e))
}

pub(super) fn all_agree(found: &Array2<f64>, expected: &Array2<f64>) -> bool {
    found.dim() == expected.dim() && first_off(&rows(found), &rows(expected)).is_none()
}

/// A mistake as what it does to the right answer, and its hint.
type Mistake = (fn(f64, f64) -> f64, &'static str, &'static str);

/// The usual mistakes; the second argument is m.
const MISTAKES: [Mistake; 8] = [
    (
        |e, _| -e,
        "es la respuesta con el signo contrario: revisa cada menos.",
        "it is the answer with the opposite sign: look at every minus.",
    ),
    (
        |e, m| e * m,
        "es $m$ veces la respuesta: falta dividir entre $m$; es un promedio, no una suma.",
        "it is $m$ times the answer: divide by $m$; it is a mean, not a sum.",
    ),
    (
        |e, m| e / m,
        "es la respuesta dividida entre $m$: se dividió una vez de más.",
        "it is the answer divided by $m$: it was divided once too often.",
    ),
    (
        |e, _| e / std::f64::consts::LN_10,
        "parece un logaritmo de base 10: el logaritmo natural es `.ln()`.",
        "it looks like a logarithm to base 10: the natural one is `.ln()`.",
    ),
    (
        |e, _| e / std::f64::consts::LN_2,
        "parece un logaritmo de base 2: el logaritmo natural es `.ln()`.",
        "it looks like a logarithm to base 2: the natural one is `.ln()`.",
    ),
    (
        |e, _| e / 100.0,
        "es una parte de 1, y se pidió un porcentaje: multiplica por 100.",
        "it is a share of 1, and a percentage was asked for: multiply by 100.",
    ),
    (|e, _| e * 2.0, "es el doble de la respuesta.", "it is twice the answer."),
    (
        |e, _| e.trunc(),
        "falta lo que va después del punto: una división entre enteros lo pierde; convierte antes con `as f64`.",
        "what comes after the point is missing: a division of integers drops it; convert first, with `as f64`.",
    ),
];

/// The hint for the mistake that turns all of `expected` into `found`, if one does.
pub(super) fn hint(found: &[f64], expected: &[f64], m: f64) -> Option<&'static str> {
    if found.iter().any(|f| !f.is_finite()) {
        return Some(say(
            "aparece un NaN o un infinito: ¿una división entre 0, o el logaritmo de 0?",
            "there is a NaN or an infinity: a division by 0, or the logarithm of 0?",
        ));
    }
    // A mistake that changes nothing here (m = 1, or all zeros) explains nothing.
    let fits = |mistake: &Mistake| {
        let changed: Vec<f64> = expected.iter().map(|&e| (mistake.0)(e, m)).collect();
        first_off(&changed, expected).is_some() && first_off(found, &changed).is_none()
    };
    MISTAKES.iter().find(|mistake| fits(mistake)).map(|(_, spanish, english)| say(spanish, english))
}

/// A mistake of one function: what it computes instead, and the hint in Spanish and in English.
pub(super) type Slip = (fn(f64) -> f64, &'static str, &'static str);

/// The hint for the slip that turns the inputs into what was found, if one does.
pub(super) fn slip(slips: &[Slip], inputs: &[f64], found: &[f64]) -> Option<&'static str> {
    let fits = |slip: &&Slip| first_off(found, &of_each(inputs.len(), &|i| (slip.0)(inputs[i]))).is_none();
    slips.iter().find(fits).map(|(_, spanish, english)| say(spanish, english))
}

/// What is wrong with an array, and the hint: its shape first.
pub(super) fn compare(
    what: &str,
    found: &Array2<f64>,
    expected: &Array2<f64>,
    m: f64,
) -> Option<(String, Option<&'static str>)> {
    if found.dim() != expected.dim() {
        let (wanted, came) = (input::shape(expected), input::shape(found));
        let text = match say("es", "en") {
            "es" => format!("se esperaba {what} de forma {wanted} y llegó {came}."),
            _ => format!("expected {what} of shape {wanted}, found {came}."),
        };
        let transposed = found.dim() == (expected.ncols(), expected.nrows());
        let hint = if transposed {
            say(
                "está transpuesto: falta o sobra un `.t()`, o los factores van en el otro orden.",
                "it is transposed: a `.t()` is missing or too many, or the factors go in the other order.",
            )
        } else {
            say(
                "recuerda que cada columna es un ejemplo, y revisa qué dimensión se suma.",
                "remember that each column is one example, and look which dimension is summed.",
            )
        };
        return Some((text, Some(hint)));
    }
    let (f, e) = (rows(found), rows(expected));
    let i = first_off(&f, &e)?;
    let mut hint = hint(&f, &e, m);
    let (row, column) = (i / found.ncols(), i % found.ncols());
    let (f, e) = (short(f[i]), short(e[i]));
    let place = if found.len() == 1 { String::new() } else { format!("[{row}, {column}]") };
    let text = match say("es", "en") {
        "es" => format!("en {what}{place} se esperaba {e} y llegó {f}."),
        _ => format!("in {what}{place} expected {e}, found {f}."),
    };
    if hint.is_none() && found.nrows() == found.ncols() && all_agree(&found.t().to_owned(), expected) {
        hint = Some(say(
            "está transpuesto: falta o sobra un `.t()`.",
            "it is transposed: a `.t()` is missing or too many.",
        ));
    }
    Some((text, hint))
}

/// The entries of an array of one row, as in a message.
pub(super) fn row(a: &Array2<f64>) -> String {
    let numbers: Vec<String> = rows(a).iter().map(|&v| short(v)).collect();
    format!("[[{}]]", numbers.join(", "))
}

/// A number with at most six digits after the point.
pub(super) fn short(v: f64) -> String {
    let text = format!("{v:.6}");
    if v.is_finite() { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { v.to_string() }
}
