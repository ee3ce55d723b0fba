//! An array or a function against what it should be: the shape first, then the numbers, then why.

use ndarray::Array2;

use super::{
    attempt::attempt_each,
    feedback::{Outcome, Trouble, wrong},
    numbers::{all_agree, first_off, flat, shape, short},
    slips::{Answer, general, named, row},
};
use dl_core::language::say;

/// Ends in trouble unless `found` is `expected`, to six digits. The hint is that of the slip which gives what was found; `m` is the number
/// of examples, or NaN where a mean over examples plays no part.
pub(super) fn same(what: &str, found: &Array2<f64>, expected: &Array2<f64>, m: f64, slips: &[Answer]) -> Outcome<()> {
    if all_agree(found, expected) {
        return Ok(());
    }
    if found.dim() != expected.dim() {
        return Err(of_shape(what, found, expected, slips));
    }
    let (f, e) = (flat(found), flat(expected));
    let i = first_off(&f, &e).unwrap_or(0);
    let off = f.iter().zip(&e).filter(|(f, e)| first_off(&[**f], &[**e]).is_some()).count();
    let (row, column) = (i / found.ncols(), i % found.ncols());
    let place = if found.len() == 1 { what.to_owned() } else { format!("{what}[{row}, {column}]") };
    let (came, wanted) = (short(f[i]), short(e[i]));
    let text = say!("En {place} esperaba {wanted} y obtuve {came}.", "In {place} I expected {wanted} but got {came}.");
    let hint = named(slips, found).or_else(|| general(found, expected, m)).unwrap_or_else(|| how_many(off, e.len()));
    Err(wrong(text, hint))
}

fn how_many(off: usize, all: usize) -> String {
    match (off, all) {
        (_, 1) => say(
            "Haz esa cuenta a mano, paso a paso, y compara cada paso con tu código.",
            "Work it out by hand, step by step, and compare each step with your code.",
        )
        .into(),
        (off, all) if off == all => say(
            "La forma está bien y ningún número coincide. Calcula ese a mano y compara cada paso con tu código.",
            "The shape is right, and none of the numbers is. Work that one out by hand and compare each step with your code.",
        )
        .into(),
        _ => {
            let right = all - off;
            say!(
                "La forma está bien, y {right} de los {all} números también. Mira qué tienen de especial los otros.",
                "The shape is right, and so are {right} of the {all} numbers. See what's special about the others."
            )
        }
    }
}

fn of_shape(what: &str, found: &Array2<f64>, expected: &Array2<f64>, slips: &[Answer]) -> Trouble {
    let (wanted, came) = (shape(expected), shape(found));
    let text = say!(
        "Esperaba {what} con forma {wanted} y obtuve {came}.",
        "I expected {what} to have shape {wanted} but got {came}."
    );
    let (rows, columns) = expected.dim();
    let hint = if let Some(hint) = named(slips, found) {
        hint
    } else if all_agree(&found.t().to_owned(), expected) {
        say(
            "Está transpuesto: falta un `.t()`, o sobra uno.",
            "It's transposed: a `.t()` is missing, or there's one too many.",
        )
        .into()
    } else if found.dim() == (columns, rows) {
        say(
            "Es la forma transpuesta, pero con otros números: mira el orden de los factores.",
            "That's the shape of the transpose, but with other numbers: look at the order of the factors.",
        )
        .into()
    } else if found.len() == 1 {
        say(
            "Quedó un solo número. ¿Se sumó todo, cuando había que conservar una de las dimensiones?",
            "Only one number is left. Was everything summed, where one of the dimensions should stay?",
        )
        .into()
    } else {
        say(
            "Escribe la forma de cada arreglo de la fórmula: en un producto, (a, b) por (b, c) da (a, c).",
            "Write down the shape of each array in the formula: in a product, (a, b) times (b, c) gives (a, c).",
        )
        .into()
    };
    wrong(text, hint)
}

/// A function of one number, named `name` by the learner, against what it should give at these inputs; `otherwise` is the hint where no
/// slip gives what was found.
pub(super) fn on_inputs(
    name: &str,
    f: &dyn Fn(f64) -> f64,
    inputs: &[f64],
    right: &[f64],
    slips: &[Answer],
    otherwise: &str,
) -> Outcome {
    let found = attempt_each(name, inputs.len(), &|i| f(inputs[i]))?;
    let Some(i) = first_off(&found, right) else {
        let n = inputs.len();
        return Ok(say!("Correcta en las {n} entradas.", "Correct on all {n} inputs."));
    };
    let (z, came, wanted) = (short(inputs[i]), short(found[i]), short(right[i]));
    let text = say!(
        "Para la entrada {z} esperaba {wanted} y obtuve {came}.",
        "For input {z} I expected {wanted} but got {came}."
    );
    let hint = named(slips, &row(&found))
        .or_else(|| (first_off(&found, inputs).is_none()).then(unchanged))
        .or_else(|| general(&row(&found), &row(right), f64::NAN))
        .unwrap_or_else(|| otherwise.to_owned());
    Err(wrong(text, hint))
}

fn unchanged() -> String {
    say("Devuelve la entrada sin cambiarla.", "It returns its input unchanged.").into()
}
