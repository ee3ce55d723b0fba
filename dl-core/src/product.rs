//! The matrix product: many weighted sums at once, which is what a layer of neurons computes.

use ndarray::{Array2, ArrayRef2};

use crate::{
    Error, Result,
    exact::sums::{LANES, product_by_dots, product_by_rows},
    input::{columns, from_rows, rows},
};

/// Multiplies two matrices, c = a b: c_ij = Σ_k a_ik b_kj.
///
/// - Shapes: `a` (p, q), `b` (q, r), the result (p, r); arrays and views alike (`&w.t()`).
/// - Errors: [`Error::Product`] where the columns of `a` are not as many as the rows of `b`.
///
/// Each sum is taken in one fixed order, so the result has the same bits on every machine, whatever the layout of `a` and `b`.
///
/// ```
/// use dl_core::{ndarray::array, product};
/// let w = array![[2.0], [3.0]];
/// let x = array![[1.0, 0.0], [1.0, 10.0]];
/// assert_eq!(product(&w.t(), &x)?, array![[5.0, 30.0]]);
/// # Ok::<(), dl_core::Error>(())
/// ```
pub fn product(a: &ArrayRef2<f64>, b: &ArrayRef2<f64>) -> Result<Array2<f64>> {
    let ((p, q), r) = (a.dim(), b.ncols());
    if q != b.nrows() {
        return Err(Error::Product { left: a.dim(), right: b.dim() });
    }
    if p * q * r == 0 {
        return Ok(Array2::zeros((p, r)));
    }
    // Three ways, for three layouts; each entry is summed in the same order by all of them.
    let row_by_row = a.row(0).as_slice().is_some() || a.column(0).as_slice().is_none();
    Ok(if q < 2 * LANES && r >= LANES {
        from_rows((p, r), product_by_rows(&rows(a), &rows(b), q, r))
    } else if row_by_row {
        from_rows((p, r), product_by_dots(&rows(a), &columns(b), q))
    } else {
        // By columns: cᵀ = bᵀ aᵀ.
        let transposed = from_rows((r, p), product_by_rows(&columns(b), &columns(a), q, p));
        transposed.reversed_axes().as_standard_layout().into_owned()
    })
}
#[cfg(test)]
mod tests {
    use ndarray::ShapeBuilder;

    use super::*;
    use crate::{language::say, random::Random};

    fn random(rows: usize, columns: usize, seed: u64) -> Array2<f64> {
        let mut random = Random::new(seed);
        Array2::from_shape_simple_fn((rows, columns), || random.normal())
    }

    /// The same numbers, stored column after column.
    fn column_major(a: &Array2<f64>) -> Array2<f64> {
        let mut copy = Array2::zeros(a.dim().f());
        copy.assign(a);
        copy
    }

    #[test]
    fn agrees_with_ndarray() {
        for (p, q, r) in
            [(1, 1, 1), (1, 37, 5), (300, 7, 1), (4, 2, 50), (3, 160, 3), (129, 33, 2), (5000, 90, 1), (2, 31, 100)]
        {
            let (a, b) = (random(p, q, 1), random(q, r, 2));
            let difference = product(&a, &b).unwrap() - a.dot(&b);
            assert!(difference.iter().all(|d| d.abs() < 1e-12), "({p}, {q}) times ({q}, {r})");
        }
    }

    #[test]
    fn the_layout_changes_no_bit() {
        for (p, q, r) in [
            (1, 37, 5),
            (300, 47, 3),
            (129, 16, 1),
            (4, 2, 400),
            (50, 1, 400),
            (1, 50, 400),
            (5000, 40, 2),
            (3, 33, 40),
        ] {
            let (a, b) = (random(p, q, 3), random(q, r, 4));
            let expected = product(&a, &b).unwrap();
            assert_eq!(product(&column_major(&a), &b).unwrap(), expected);
            assert_eq!(product(&a, &column_major(&b)).unwrap(), expected);
            assert_eq!(product(&column_major(&a), &column_major(&b)).unwrap(), expected);
        }
    }

    #[test]
    fn shapes_that_do_not_fit_are_named() {
        let error = product(&random(2, 3, 1), &random(2, 3, 1)).unwrap_err();
        let wanted = say(
            "No puedo multiplicar (2, 3) por (2, 3): la primera tiene 3 columnas, la segunda 2 filas, y deben coincidir. ¿Falta un `.t()`?",
            "Can't multiply (2, 3) by (2, 3): the first has 3 columns, the second 2 rows, and they must match. Is a `.t()` missing?",
        );
        assert_eq!(error.to_string(), wanted);
        assert_eq!(product(&Array2::zeros((2, 0)), &Array2::zeros((0, 3))).unwrap(), Array2::<f64>::zeros((2, 3)));
    }
}
