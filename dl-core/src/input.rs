//! Checks on what callers pass in, so that every function refuses bad input in the same words.

use std::borrow::Cow;

use ndarray::{Array2, ArrayRef2};

use crate::{Error, Result, language::say};

/// "(rows, columns)", as shapes are written in messages.
pub fn shape(a: &ArrayRef2<f64>) -> String {
    format!("({}, {})", a.nrows(), a.ncols())
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
pub fn expect_number(what: &str, value: f64) -> Result<()> {
    if value.is_finite() {
        return Ok(());
    }
    Err(Error::NotFinite { what: what.into(), value, row: 0, column: 0 })
}

/// Fails unless `x` (n_x, m) holds at least one example of finite numbers.
pub fn expect_examples(x: &Array2<f64>) -> Result<()> {
    if x.is_empty() {
        return Err(Error::Shape {
            what: "x".into(),
            expected: say("(n_x, m), ambos al menos 1", "(n_x, m), both at least 1").into(),
            found: shape(x),
        });
    }
    expect_finite("x", x)
}

/// Fails unless `y` (1, m) holds a label, 0 or 1, for each of `m` examples.
pub fn expect_labels(y: &Array2<f64>, m: usize) -> Result<()> {
    expect_shape("y", y, 1, m)?;
    match y.iter().position(|&label| label != 0.0 && label != 1.0) {
        None => Ok(()),
        Some(example) => Err(Error::Labels { value: y[[0, example]], example }),
    }
}

/// Fails unless `value` is finite and above 0.
pub fn expect_positive(name: &'static str, value: f64) -> Result<()> {
    if value.is_finite() && value > 0.0 {
        return Ok(());
    }
    Err(Error::Parameter {
        name,
        expected: say("que sea un número mayor que 0, como 0.005", "to be a number above 0, such as 0.005"),
        found: value.to_string(),
    })
}

/// Fails where `value` is 0.
pub fn expect_at_least_one(name: &'static str, value: usize) -> Result<()> {
    if value > 0 {
        return Ok(());
    }
    Err(Error::Parameter { name, expected: say("que sea 1 o más", "to be at least 1"), found: value.to_string() })
}

/// Fails unless `value` is from 1 to `most`.
pub fn expect_at_most(name: &'static str, value: usize, most: usize, expected: &'static str) -> Result<()> {
    if (1..=most).contains(&value) {
        return Ok(());
    }
    Err(Error::Parameter { name, expected, found: value.to_string() })
}

/// The numbers of `a` row after row: borrowed where they are stored so, copied where they are not.
pub fn rows(a: &ArrayRef2<f64>) -> Cow<'_, [f64]> {
    match a.as_slice() {
        Some(numbers) => numbers.into(),
        None => a.iter().copied().collect(),
    }
}

/// The numbers of `a` column after column: borrowed where they are stored so, copied where they are not.
pub fn columns(a: &ArrayRef2<f64>) -> Cow<'_, [f64]> {
    // Stored by columns, the transposed matrix is a plain slice.
    match a.t().to_slice() {
        Some(numbers) => numbers.into(),
        None => a.t().iter().copied().collect(),
    }
}
