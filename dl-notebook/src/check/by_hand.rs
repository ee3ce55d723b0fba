//! A matrix worked out by hand, entry by entry.

use ndarray::{Array2, ArrayView1};

use super::{
    feedback::{Feedback, Outcome, Trouble, of, wrong},
    numbers::{agree, all_agree, code, dot, shape, short},
    slips::{Answer, answer, named},
};
use dl_core::language::say;

/// An entry that is still to be filled in: `array![[BLANK, BLANK]]`.
pub const BLANK: f64 = f64::NAN;

/// A matrix worked out by hand. Each wrong entry is named, and the first is told how to be worked out (`how`, given its row and column),
/// without its value. Entries may be [`BLANK`].
pub(super) fn by_hand(
    name: &str,
    found: &Array2<f64>,
    expected: &Array2<f64>,
    slips: &[Answer],
    how: &dyn Fn(usize, usize) -> String,
) -> Feedback {
    of(name, &|| entries(found, expected, slips, how))
}

/// The product a·b worked out by hand.
pub(super) fn product_by_hand(name: &str, found: &Array2<f64>, a: &Array2<f64>, b: &Array2<f64>) -> Feedback {
    let numbers = |row: ArrayView1<f64>| {
        let numbers: Vec<String> = row.iter().map(|&v| short(v)).collect();
        format!("({})", numbers.join(", "))
    };
    let how = |i: usize, j: usize| {
        let (row, column) = (numbers(a.row(i)), numbers(b.column(j)));
        say!(
            "Toma la fila {i} de la primera, {row}, y la columna {j} de la segunda, {column}: multiplícalas par a par y suma.",
            "Take row {i} of the first, {row}, and column {j} of the second, {column}: multiply them pair by pair and add."
        )
    };
    of(name, &|| {
        if a.ncols() != b.nrows() {
            let (a, b) = (shape(a), shape(b));
            return Err(Trouble::Wrong(say!("{a} por {b} no se puede.", "{a} times {b} isn't possible."), None));
        }
        entries(found, &dot(a, b), &slips_of_product(a, b), &how)
    })
}

fn slips_of_product(a: &Array2<f64>, b: &Array2<f64>) -> Vec<Answer> {
    let mut slips = vec![answer(
        dot(a, b).t().to_owned(),
        say(
            "Está transpuesta: la fila del resultado viene de la primera matriz; la columna, de la segunda.",
            "It's transposed: the row of the result comes from the first matrix, its column from the second.",
        ),
    )];
    if b.ncols() == a.nrows() {
        let hint = say(
            "Es el producto en el otro orden, y el orden importa: primero las filas de la primera.",
            "That's the product in the other order, and order matters: start from the rows of the first.",
        );
        slips.push(answer(dot(b, a), hint));
    }
    if a.dim() == b.dim() {
        let hint = say(
            "Multiplicaste número a número; en un producto de matrices cada entrada es una fila por una columna.",
            "You multiplied number by number; in a matrix product each entry is a row times a column.",
        );
        slips.push(answer(a * b, hint));
    }
    slips
}

fn entries(
    found: &Array2<f64>,
    expected: &Array2<f64>,
    slips: &[Answer],
    how: &dyn Fn(usize, usize) -> String,
) -> Outcome {
    if !found.is_empty() && found.iter().all(|v| v.is_nan()) {
        return Err(Trouble::NotYet(
            say(
                "Todavía no. Pon tus números en lugar de cada `BLANK` y ejecuta la celda otra vez.",
                "Not yet. Put your numbers in place of each `BLANK` and run the cell again.",
            )
            .into(),
        ));
    }
    if all_agree(found, expected) {
        return Ok(say("Correcto, entrada por entrada.", "Correct, entry by entry.").into());
    }
    let (came, wanted) = (shape(found), shape(expected));
    if let Some(hint) = named(slips, found) {
        let shown = code(found);
        return Err(wrong(say!("No es {shown}.", "It isn't {shown}."), hint));
    }
    if found.dim() != expected.dim() {
        return Err(wrong(
            say!(
                "Tu matriz tiene forma {came}, y esperaba {wanted}.",
                "Your matrix has shape {came}, and I expected {wanted}."
            ),
            say(
                "Cada fila va entre sus propios corchetes, separadas por comas: `array![[1.0, 2.0], [3.0, 4.0]]`.",
                "Each row has brackets of its own, with commas between: `array![[1.0, 2.0], [3.0, 4.0]]`.",
            ),
        ));
    }
    of_entries(found, expected, how)
}

fn of_entries(found: &Array2<f64>, expected: &Array2<f64>, how: &dyn Fn(usize, usize) -> String) -> Outcome {
    let off = || found.indexed_iter().filter(|(place, v)| !agree(**v, expected[*place]));
    let places: Vec<String> = off().map(|((i, j), _)| format!("[{i}, {j}]")).collect();
    let Some(((i, j), &v)) = off().next() else { return Ok(String::new()) };
    let (right, all, places) = (expected.len() - places.len(), expected.len(), places.join(", "));
    let text = if v.is_nan() {
        say!("La entrada [{i}, {j}] está vacía.", "Entry [{i}, {j}] is still blank.")
    } else {
        let v = short(v);
        say!(
            "{right} de {all} entradas están bien; falta revisar {places}. La [{i}, {j}] no es {v}.",
            "{right} of {all} entries are right; look at {places} again. Entry [{i}, {j}] isn't {v}."
        )
    };
    Err(wrong(text, how(i, j)))
}
