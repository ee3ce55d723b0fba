//! Which slip gives the numbers that came: those an exercise names, then those of all mathematics.

use ndarray::Array2;

use super::numbers::{agree, all_agree, first_off, flat, short};
use dl_core::language::say;

/// What a slip would compute, and the hint for it.
#[derive(Clone)]
pub(super) struct Answer {
    pub(super) numbers: Array2<f64>,
    pub(super) hint: String,
}

/// An array that a slip would compute, and its hint.
pub(super) fn answer(numbers: Array2<f64>, hint: impl Into<String>) -> Answer {
    Answer { numbers, hint: hint.into() }
}

/// What a slip of a function of one number would give at these inputs, and its hint.
pub(super) fn slip(inputs: &[f64], f: impl Fn(f64) -> f64, hint: impl Into<String>) -> Answer {
    list(inputs.iter().map(|&v| f(v)).collect(), hint)
}

/// What a slip computes, and its hint in Spanish and in English.
pub(super) type Hinted<F> = (F, [&'static str; 2]);

/// A table of slips.
pub(super) type Hints<F> = &'static [Hinted<F>];

/// A slip of a function of one number: what it computes, and its hint in Spanish and in English.
pub(super) type Slip = Hinted<fn(f64) -> f64>;

/// What the slips of a table give at these inputs.
pub(super) fn table(inputs: &[f64], slips: &[Slip]) -> Vec<Answer> {
    slips.iter().map(|(f, hint)| slip(inputs, f, say(hint[0], hint[1]))).collect()
}

/// A list of numbers that a slip would give, and its hint.
pub(super) fn list(numbers: Vec<f64>, hint: impl Into<String>) -> Answer {
    answer(row(&numbers), hint)
}

/// A list as an array of one row.
pub(super) fn row(numbers: &[f64]) -> Array2<f64> {
    Array2::from_shape_fn((1, numbers.len()), |(_, i)| numbers[i])
}

/// The hint for the slip that gives what was found, if one does.
pub(super) fn named(slips: &[Answer], found: &Array2<f64>) -> Option<String> {
    slips.iter().find(|slip| same_numbers(found, &slip.numbers)).map(|slip| slip.hint.clone())
}

/// As [`all_agree`], and a NaN agrees with a NaN: a slip may give one.
fn same_numbers(found: &Array2<f64>, slip: &Array2<f64>) -> bool {
    let same = |(f, s): (&f64, &f64)| agree(*f, *s) || (f.is_nan() && s.is_nan());
    found.dim() == slip.dim() && found.iter().zip(slip).all(same)
}

/// A slip as what it does to the right number, given m, and its hint.
type General = (fn(f64, f64) -> f64, &'static str, &'static str);

/// The slips of all mathematics.
const GENERAL: [General; 11] = [
    (
        |e, _| -e,
        "Es la respuesta con el signo contrario: revisa cada menos.",
        "It's the right answer with the opposite sign: go over each minus.",
    ),
    (
        |e, m| e * m,
        "Es la respuesta multiplicada por la cantidad de ejemplos: falta dividir entre $m$, porque se pide un promedio y no una suma.",
        "It's the answer times the number of examples: divide by $m$, because it's a mean and not a sum.",
    ),
    (
        |e, m| e / m,
        "Es la respuesta dividida entre la cantidad de ejemplos: se dividió entre $m$ una vez de más.",
        "It's the answer divided by the number of examples: you divided by $m$ once too often.",
    ),
    (
        |e, m| -e * m,
        "Tiene el signo contrario y además falta dividir entre $m$.",
        "It has the opposite sign, and it isn't divided by $m$.",
    ),
    (
        |e, _| e / std::f64::consts::LN_10,
        "Parece un logaritmo de base 10: el logaritmo natural es `.ln()`.",
        "It looks like a logarithm to base 10: the natural one is `.ln()`.",
    ),
    (
        |e, _| e / std::f64::consts::LN_2,
        "Parece un logaritmo de base 2: el logaritmo natural es `.ln()`.",
        "It looks like a logarithm to base 2: the natural one is `.ln()`.",
    ),
    (
        |e, _| e / 100.0,
        "Es la centésima parte de la respuesta: si es un porcentaje, falta multiplicar por 100.",
        "It's a hundredth of the answer: if it's a percentage, multiply by 100.",
    ),
    (
        |e, _| e * 100.0,
        "Es 100 veces la respuesta: no se pide un porcentaje.",
        "It's 100 times the answer: it isn't asked for as a percentage.",
    ),
    (|e, _| e * 2.0, "Es el doble de la respuesta.", "It's twice the answer."),
    (|e, _| e / 2.0, "Es la mitad de la respuesta.", "It's half the answer."),
    (
        |e, _| e.trunc(),
        "Falta lo que va después del punto: una división entre enteros lo pierde. Convierte antes de dividir, con `as f64`.",
        "What comes after the point is missing: a division of integers drops it. Convert before you divide, with `as f64`.",
    ),
];

/// The hint for the slip of all mathematics that turns all of `expected` into `found`, or for what the numbers show: a NaN, a transpose,
/// one factor or one distance everywhere. `m` is the number of examples, or NaN where there are none.
pub(super) fn general(found: &Array2<f64>, expected: &Array2<f64>, m: f64) -> Option<String> {
    if let Some(hint) = not_finite(found, expected) {
        return Some(hint);
    }
    let fits = |slip: &&General| {
        let changed = expected.mapv(|e| (slip.0)(e, m));
        // A slip that changes nothing here (m = 1, all zeros) explains nothing.
        !all_agree(&changed, expected) && all_agree(found, &changed) && found.iter().any(|&f| f != 0.0)
    };
    if let Some(slip) = GENERAL.iter().find(fits) {
        return Some(say(slip.1, slip.2).into());
    }
    if found.dim() != (1, 1) && all_agree(&found.t().to_owned(), expected) {
        return Some(
            say(
                "Está transpuesto: falta un `.t()`, o sobra uno.",
                "It's transposed: a `.t()` is missing, or there's one too many.",
            )
            .into(),
        );
    }
    pattern(&flat(found), &flat(expected))
}

fn not_finite(found: &Array2<f64>, expected: &Array2<f64>) -> Option<String> {
    // The first that's off is the one a learner is shown.
    let odd =
        found.iter().zip(expected).find(|(f, e)| !agree(**f, **e)).filter(|(f, e)| !f.is_finite() && e.is_finite())?.0;
    Some(if odd.is_nan() {
        say(
            "NaN no es un número: sale de 0/0, de ∞ − ∞, o de la raíz o el logaritmo de un negativo. Busca cuál de esas cuentas hace tu código.",
            "NaN isn't a number: it comes from 0/0, from ∞ − ∞, or from the root or logarithm of a negative. Look for the one in your code.",
        )
    } else {
        say(
            "Un infinito sale de dividir entre 0, de $\\ln 0$, o de una exponencial demasiado grande. Busca cuál de esas cuentas hace tu código.",
            "An infinity comes from dividing by 0, from $\\ln 0$, or from too large an exponential. Look for the one in your code.",
        )
    }
    .into())
}

/// What is true of all the numbers at once: the same everywhere, one factor, one distance, another order.
fn pattern(found: &[f64], expected: &[f64]) -> Option<String> {
    if found.len() < 2 || found.len() != expected.len() {
        return None;
    }
    if constant(found) && !constant(expected) {
        return Some(of_constant(found[0], expected));
    }
    if let Some(hint) = factor(found, expected).or_else(|| distance(found, expected)) {
        return Some(hint);
    }
    if found.iter().zip(expected).all(|(f, e)| (f - e).abs() <= 1e-3 * e.abs()) {
        return Some(
            say(
                "Estás muy cerca, así que la idea es correcta: ¿hay una constante redondeada, o un redondeo a medio camino?",
                "You're very close, so the idea is right: is there a rounded constant, or a rounding along the way?",
            )
            .into(),
        );
    }
    let sorted = |values: &[f64]| {
        let mut values = values.to_vec();
        values.sort_by(f64::total_cmp);
        values
    };
    if first_off(&sorted(found), &sorted(expected)).is_none() {
        return Some(
            say("Los números son los correctos, pero en otro orden.", "They're the right numbers in another order.")
                .into(),
        );
    }
    None
}

fn of_constant(v: f64, expected: &[f64]) -> String {
    if v == 0.0 && expected.iter().all(|e| e.abs() < 1.0) {
        return say(
            "Todos tus números son 0. O no dependen de lo que entra, o una división entre enteros perdió lo que va después del punto: convierte antes de dividir, con `as f64`.",
            "All your numbers are 0. Either they don't depend on what goes in, or a division of integers dropped what comes after the point: convert before you divide, with `as f64`.",
        )
        .into();
    }
    let v = short(v);
    say!(
        "Todos tus números son {v}: ¿de verdad depende de lo que entra?",
        "All your numbers are {v}: does it depend on what goes in?"
    )
}

fn constant(values: &[f64]) -> bool {
    values.iter().all(|&v| agree(v, values[0]))
}

/// The one factor by which all numbers are off.
fn factor(found: &[f64], expected: &[f64]) -> Option<String> {
    let factors: Vec<f64> = found.iter().zip(expected).filter(|(_, e)| e.abs() > 1e-9).map(|(f, e)| f / e).collect();
    let zeros = found.iter().zip(expected).all(|(f, e)| e.abs() > 1e-9 || f.abs() < 1e-9);
    if zeros && factors.len() > 1 && constant(&factors) {
        let k = short(factors[0]);
        return Some(say!(
            "Todos tus números son {k} veces lo que deben ser: sobra o falta un factor.",
            "All your numbers are {k} times what they should be: a factor is missing, or there's one too many."
        ));
    }
    None
}

/// The one distance by which all numbers are off.
fn distance(found: &[f64], expected: &[f64]) -> Option<String> {
    let distances: Vec<f64> = found.iter().zip(expected).map(|(f, e)| f - e).collect();
    if constant(&distances) {
        let d = short(distances[0].abs());
        let (more, less) = if distances[0] > 0.0 { ("de más", "too large") } else { ("de menos", "too small") };
        return Some(say!(
            "Todos tus números tienen {d} {more}: sobra o falta sumar algo.",
            "All your numbers are {d} {less}: something isn't added, or added twice."
        ));
    }
    None
}
