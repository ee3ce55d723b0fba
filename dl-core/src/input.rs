//! Checks on what callers pass in, so that every function refuses bad input in the same words; and arrays as slices.

use std::{borrow::Cow, fmt::Display};

use ndarray::{Array2, ArrayRef2};

use crate::{Error, Result, error::as_typed, language::say};

/// Gives "(rows, columns)", as shapes are written in messages.
pub fn shape(a: &ArrayRef2<f64>) -> String {
    format!("({}, {})", a.nrows(), a.ncols())
}

/// Makes the error of a setting out of its range.
pub fn parameter(name: &'static str, expected: &'static str, found: impl Display) -> Error {
    Error::Parameter { name, expected, found: found.to_string() }
}

/// Fails unless `a` has the given shape.
pub fn expect_shape(what: &str, a: &ArrayRef2<f64>, rows: usize, columns: usize) -> Result<()> {
    if a.dim() == (rows, columns) {
        return Ok(());
    }
    Err(Error::Shape { what: what.into(), expected: format!("({rows}, {columns})"), found: shape(a) })
}

/// Fails where `a` holds a NaN or an infinity.
pub fn expect_finite(what: &str, a: &ArrayRef2<f64>) -> Result<()> {
    // All is well almost always, and then a plain pass over the memory is enough.
    let fine = |piece: &[f64]| piece.iter().fold(true, |fine, value| fine & value.is_finite());
    if a.as_slice_memory_order().is_some_and(|numbers| numbers.chunks(64).all(fine)) {
        return Ok(());
    }
    match a.indexed_iter().find(|(_, value)| !value.is_finite()) {
        None => Ok(()),
        Some(((row, column), &value)) => Err(Error::NotFinite { what: what.into(), value, row, column }),
    }
}

/// Fails where a number is NaN or an infinity.
pub fn expect_number(name: &'static str, value: f64) -> Result<()> {
    let expected = say("que sea un número finito", "to be a finite number");
    if value.is_finite() { Ok(()) } else { Err(parameter(name, expected, as_typed(value))) }
}

/// Fails unless `x` (n_x, m) holds at least one example of finite numbers.
pub fn expect_examples(what: &str, x: &Array2<f64>) -> Result<()> {
    if x.is_empty() {
        let expected = say("(n_x, m), ambos al menos 1", "(n_x, m), both at least 1").into();
        return Err(Error::Shape { what: what.into(), expected, found: shape(x) });
    }
    expect_finite(what, x)
}

/// Fails unless `x` holds examples that a descent can work with: beyond 1e100, their products are no numbers any more.
pub fn expect_moderate(name: &'static str, x: &Array2<f64>) -> Result<()> {
    expect_examples(name, x)?;
    let largest = x.iter().fold(0.0f64, |largest, v| largest.max(v.abs()));
    if largest <= 1e100 {
        return Ok(());
    }
    let expected = say(
        "que tenga números más pequeños, lo mejor entre 0 y 1",
        "to hold smaller numbers, best of all between 0 and 1",
    );
    Err(parameter(name, expected, as_typed(largest)))
}

/// Fails unless `y` (1, m) holds a label, 0 or 1, for each of `m` examples.
pub fn expect_labels(what: &str, y: &Array2<f64>, m: usize) -> Result<()> {
    expect_shape(what, y, 1, m)?;
    match y.iter().position(|&label| label != 0.0 && label != 1.0) {
        None => Ok(()),
        Some(example) => Err(Error::Labels { what: what.into(), value: y[[0, example]], example }),
    }
}

/// Fails unless `value` is finite and above 0.
pub fn expect_positive(name: &'static str, value: f64) -> Result<()> {
    let expected = say("que sea un número mayor que 0, como 0.005", "to be a number above 0, such as 0.005");
    if value.is_finite() && value > 0.0 { Ok(()) } else { Err(parameter(name, expected, as_typed(value))) }
}

/// Fails unless `value` is finite and not below 0.
pub fn expect_not_negative(name: &'static str, value: f64) -> Result<()> {
    let expected = say("que sea 0 o un número mayor, como 0.01", "to be 0 or a number above 0, such as 0.01");
    if value.is_finite() && value >= 0.0 { Ok(()) } else { Err(parameter(name, expected, as_typed(value))) }
}

/// Fails where `value` is 0.
pub fn expect_at_least_one(name: &'static str, value: usize) -> Result<()> {
    if value > 0 { Ok(()) } else { Err(parameter(name, say("que sea 1 o más", "to be at least 1"), value)) }
}

/// Fails unless `value` is from 1 to `most`.
pub fn expect_at_most(name: &'static str, value: usize, most: usize, expected: &'static str) -> Result<()> {
    if (1..=most).contains(&value) { Ok(()) } else { Err(parameter(name, expected, value)) }
}

/// Gives the numbers of `a` row after row: borrowed where they are stored so, copied where they are not.
pub fn rows(a: &ArrayRef2<f64>) -> Cow<'_, [f64]> {
    match a.as_slice() {
        Some(numbers) => numbers.into(),
        None => a.iter().copied().collect(),
    }
}

/// Gives the numbers of `a` column after column: borrowed where they are stored so, copied where they are not.
pub fn columns(a: &ArrayRef2<f64>) -> Cow<'_, [f64]> {
    // Stored by columns, the transposed matrix is a plain slice.
    match a.t().to_slice() {
        Some(numbers) => numbers.into(),
        None => a.t().iter().copied().collect(),
    }
}

/// Makes the array whose numbers, row after row, are these.
pub(crate) fn from_rows(shape: (usize, usize), numbers: Vec<f64>) -> Array2<f64> {
    // Their number is that of the shape: callers see to it, and a mistake there would give an empty array.
    Array2::from_shape_vec(shape, numbers).unwrap_or_default()
}
