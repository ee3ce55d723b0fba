//! Numbers compared as far as an exercise asks, and written as a learner reads them.

use ndarray::Array2;

/// How far an answer may be off: exercises aren't about the last digits.
const TOLERANCE: f64 = 1e-6;

/// Whether two numbers agree as far as an exercise asks.
pub(super) fn agree(found: f64, expected: f64) -> bool {
    close(found, expected, TOLERANCE * (1.0 + expected.abs()))
}

/// Whether two numbers are no more than `within` apart.
pub(super) fn close(found: f64, expected: f64, within: f64) -> bool {
    // Two infinities agree, and nothing is near one.
    found == expected || (found.is_finite() && expected.is_finite() && (found - expected).abs() <= within)
}

/// The first place where two lists of one length don't agree.
pub(super) fn first_off(found: &[f64], expected: &[f64]) -> Option<usize> {
    found.iter().zip(expected).position(|(&f, &e)| !agree(f, e))
}

/// Whether two arrays agree in shape and numbers.
pub(super) fn all_agree(found: &Array2<f64>, expected: &Array2<f64>) -> bool {
    found.dim() == expected.dim() && first_off(&flat(found), &flat(expected)).is_none()
}

/// All numbers of an array, row by row.
pub(super) fn flat(a: &Array2<f64>) -> Vec<f64> {
    a.iter().copied().collect()
}

/// A number for a sentence: at most six digits after the point, a true minus sign.
pub(super) fn short(v: f64) -> String {
    plain(v).replace('-', "−")
}

/// An array as the learner would type it, `[[1, -0.5]]`.
pub(super) fn code(a: &Array2<f64>) -> String {
    let row = |row: ndarray::ArrayView1<f64>| row.iter().map(|&v| plain(v)).collect::<Vec<_>>().join(", ");
    let rows: Vec<String> = a.rows().into_iter().map(|r| format!("[{}]", row(r))).collect();
    format!("`[{}]`", rows.join(", "))
}

/// The product a·b of matrices that fit.
pub(super) fn dot(a: &Array2<f64>, b: &Array2<f64>) -> Array2<f64> {
    Array2::from_shape_fn((a.nrows(), b.ncols()), |(i, j)| a.row(i).iter().zip(b.column(j)).map(|(a, b)| a * b).sum())
}

/// The shape of an array, as a learner reads it: (2, 3).
pub(super) fn shape(a: &Array2<f64>) -> String {
    format!("({}, {})", a.nrows(), a.ncols())
}

fn plain(v: f64) -> String {
    if v.is_nan() {
        return "NaN".into();
    }
    if v.is_infinite() {
        return if v > 0.0 { "∞" } else { "-∞" }.into();
    }
    let size = v.abs();
    if size >= 1e9 || (size > 0.0 && size < 1e-4) {
        return format!("{v:.3e}");
    }
    let text = format!("{v:.6}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    // What rounds to nothing has no sign.
    if text == "-0" { "0".into() } else { text.into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_people_read_them() {
        let shown = [-5.0, 0.5, 1.0 / 3.0, -0.0, 1e-7, 2.5e12, f64::NAN, f64::NEG_INFINITY].map(short);
        assert_eq!(shown, ["−5", "0.5", "0.333333", "0", "1.000e−7", "2.500e12", "NaN", "−∞"]);
        assert_eq!(code(&ndarray::array![[1.0, -0.5]]), "`[[1, -0.5]]`");
    }
}
