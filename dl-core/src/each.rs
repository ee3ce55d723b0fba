//! What is done entry by entry, compiled once.
//!
//! ndarray's own methods are compiled anew for every function that they are given, and each learner waits for that. For the
//! same reason this crate adds and multiplies arrays by reference: every other form of `+` would be compiled beside it.

use ndarray::{Array1, Array2, Axis};

/// Each entry by `f`.
pub fn map(a: &Array2<f64>, f: &dyn Fn(f64) -> f64) -> Array2<f64> {
    a.mapv(f)
}

/// The class of each answer: 1 where it is above `threshold`, else 0.
pub fn above(answers: &Array2<f64>, threshold: f64) -> Array2<f64> {
    map(answers, &|a| if a > threshold { 1.0 } else { 0.0 })
}

/// A parameter after a step of length `rate` down its gradient: p - rate · g.
pub fn stepped(parameter: &Array2<f64>, gradient: &Array2<f64>, rate: f64) -> Array2<f64> {
    parameter - &map(gradient, &|g| rate * g)
}

/// Numbers as a row, shape (1, m).
pub fn row(numbers: Vec<f64>) -> Array2<f64> {
    Array1::from(numbers).insert_axis(Axis(0))
}

/// Σ over the columns: from shape (n, m) to (n, 1).
pub fn sums_of_rows(a: &Array2<f64>) -> Array2<f64> {
    let mut sums = Array2::zeros((a.nrows(), 1));
    for i in 0..a.nrows() {
        sums[[i, 0]] = a.row(i).sum();
    }
    sums
}

#[cfg(test)]
mod tests {
    use ndarray::array;

    use super::*;

    #[test]
    fn rows_are_summed_as_ndarray_sums_them() {
        let a = Array2::from_shape_fn((3, 37), |(i, j)| 0.1 * (i * 37 + j) as f64);
        assert_eq!(sums_of_rows(&a), a.sum_axis(Axis(1)).insert_axis(Axis(1)));
        assert_eq!(sums_of_rows(&Array2::zeros((2, 0))), Array2::<f64>::zeros((2, 1)));
    }

    #[test]
    fn a_step_goes_down_and_a_half_is_no_yes() {
        assert_eq!(stepped(&array![[1.0], [-2.0]], &array![[0.5], [3.0]], 2.0), array![[0.0], [-8.0]]);
        assert_eq!(above(&row(vec![0.49, 0.5, 0.51, f64::NAN]), 0.5), array![[0.0, 0.0, 1.0, 0.0]]);
    }
}
