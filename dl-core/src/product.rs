//! The matrix product, with its sums in one fixed order.
//!
//! ndarray's own `dot` picks its instructions at run time; on a processor with fused multiply-add the last bit of a sum
//! differs from one without. Here every entry is summed in 16 lanes (lane l takes the terms k = l, l + 16, l + 32, ...),
//! which any processor adds in the same order, be it 2, 4 or 8 at a time.

use std::ops::Range;

use ndarray::{Array2, ArrayRef2, ArrayView2, Axis, CowArray, Ix2, ShapeBuilder};

use crate::{Error, Result, input};

/// How many partial sums an entry has. Wide enough for any vector unit, and part of the result's bits.
const LANES: usize = 16;

/// Rows worked on at a time where `a` is stored by columns: a lane of them stays in the first-level cache.
const BLOCK: usize = 512;

/// The matrix product, c = a b: c_ij = Σ_k a_ik b_kj.
///
/// Shapes: `a` (p, q), `b` (q, r), the result (p, r); arrays and views alike (`&w.t()`). Errors: [`Error::Shape`] where the
/// columns of `a` are not as many as the rows of `b`. The result has the same bits on every machine, whatever the layout of
/// `a` and `b`.
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
        return Err(Error::Shape {
            what: format!("the second factor of a product whose first is {}", input::shape(a)),
            expected: format!("({q}, any)"),
            found: input::shape(b),
        });
    }
    if p * q == 0 || r == 0 {
        return Ok(Array2::zeros((p, r)));
    }
    let b = by_columns(b);
    let row_by_row = a.row(0).as_slice().is_some() || a.column(0).as_slice().is_none();
    Ok(if row_by_row { dots(&by_rows(a).view(), &b.view()) } else { sum_of_columns(&a.view(), &b.view()) })
}

/// Σ aₖ bₖ in the fixed order of this module.
pub(crate) fn dot(a: &[f64], b: &[f64]) -> f64 {
    let mut lanes = [0.0; LANES];
    let (a_chunks, b_chunks) = (a.chunks_exact(LANES), b.chunks_exact(LANES));
    let (a_rest, b_rest) = (a_chunks.remainder(), b_chunks.remainder());
    for (a, b) in a_chunks.zip(b_chunks) {
        for l in 0..LANES {
            lanes[l] += a[l] * b[l];
        }
    }
    for ((lane, a), b) in lanes.iter_mut().zip(a_rest).zip(b_rest) {
        *lane += a * b;
    }
    add_up(lanes)
}

/// Halves the lanes until one number is left.
fn add_up(mut lanes: [f64; LANES]) -> f64 {
    let mut half = LANES / 2;
    while half > 0 {
        for l in 0..half {
            lanes[l] += lanes[l + half];
        }
        half /= 2;
    }
    lanes[0]
}

/// Each entry as the dot product of a row of `a` and a column of `b`, both contiguous.
fn dots(a: &ArrayView2<f64>, b: &ArrayView2<f64>) -> Array2<f64> {
    let mut c = Array2::zeros((a.nrows(), b.ncols()));
    for (row, mut c_row) in a.outer_iter().zip(c.outer_iter_mut()) {
        for (column, entry) in b.axis_iter(Axis(1)).zip(&mut c_row) {
            if let (Some(row), Some(column)) = (row.as_slice(), column.as_slice()) {
                *entry = dot(row, column);
            }
        }
    }
    c
}

/// The same entries where the columns of `a` are contiguous: a weighted sum of them, block of rows by block of rows.
fn sum_of_columns(a: &ArrayView2<f64>, b: &ArrayView2<f64>) -> Array2<f64> {
    let p = a.nrows();
    let mut c = Array2::zeros((p, b.ncols()));
    // `product` comes here only with contiguous columns.
    let columns: Vec<&[f64]> = a.axis_iter(Axis(1)).filter_map(|column| column.to_slice()).collect();
    for (weights, mut c_column) in b.axis_iter(Axis(1)).zip(c.axis_iter_mut(Axis(1))) {
        let weights = weights.to_vec();
        for start in (0..p).step_by(BLOCK) {
            let rows = start..p.min(start + BLOCK);
            let mut lanes = [[0.0; BLOCK]; LANES];
            for (l, lane) in lanes.iter_mut().enumerate() {
                add_lane(&mut lane[..rows.len()], &columns, &weights, l, rows.clone());
            }
            for i in 0..rows.len() {
                c_column[start + i] = add_up(std::array::from_fn(|l| lanes[l][i]));
            }
        }
    }
    c
}

/// One lane of a block of rows: the columns l, l + 16, l + 32, ... in this order, four of them in one pass over the sums.
fn add_lane(sums: &mut [f64], columns: &[&[f64]], weights: &[f64], l: usize, rows: Range<usize>) {
    let mut k = l;
    while k + 3 * LANES < columns.len() {
        let [x0, x1, x2, x3] = [0, 1, 2, 3].map(|i| &columns[k + i * LANES][rows.clone()]);
        let [w0, w1, w2, w3] = [0, 1, 2, 3].map(|i| weights[k + i * LANES]);
        for ((((sum, x0), x1), x2), x3) in sums.iter_mut().zip(x0).zip(x1).zip(x2).zip(x3) {
            *sum = (((*sum + x0 * w0) + x1 * w1) + x2 * w2) + x3 * w3;
        }
        k += 4 * LANES;
    }
    while k < columns.len() {
        add_scaled(sums, &columns[k][rows.clone()], weights[k]);
        k += LANES;
    }
}

/// sum += x · scale, entry by entry.
pub(crate) fn add_scaled(sum: &mut [f64], x: &[f64], scale: f64) {
    for (sum, x) in sum.iter_mut().zip(x) {
        *sum += x * scale;
    }
}

/// `a` with contiguous rows: itself where it has them, else a copy.
fn by_rows(a: &ArrayRef2<f64>) -> CowArray<'_, f64, Ix2> {
    if a.row(0).as_slice().is_some() {
        return CowArray::from(a.view());
    }
    let mut copy = Array2::zeros(a.dim());
    copy.assign(a);
    CowArray::from(copy)
}

/// `b` with contiguous columns: itself where it has them, else a copy.
fn by_columns(b: &ArrayRef2<f64>) -> CowArray<'_, f64, Ix2> {
    if b.column(0).as_slice().is_some() {
        return CowArray::from(b.view());
    }
    let mut copy = Array2::zeros(b.dim().f());
    copy.assign(b);
    CowArray::from(copy)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::Random;

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
        for (p, q, r) in [(1, 1, 1), (1, 37, 5), (300, 7, 1), (4, 2, 50), (3, 160, 3), (129, 33, 2)] {
            let (a, b) = (random(p, q, 1), random(q, r, 2));
            let difference = product(&a, &b).unwrap() - a.dot(&b);
            assert!(difference.iter().all(|d| d.abs() < 1e-12), "({p}, {q}) times ({q}, {r})");
        }
    }

    #[test]
    fn the_layout_changes_no_bit() {
        for (p, q, r) in [(1, 37, 5), (300, 47, 3), (129, 16, 1)] {
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
        assert_eq!(
            error.to_string(),
            "expected the second factor of a product whose first is (2, 3) of shape (3, any), found (2, 3); remember that one column is one example"
        );
        assert_eq!(product(&Array2::zeros((2, 0)), &Array2::zeros((0, 3))).unwrap(), Array2::<f64>::zeros((2, 3)));
    }
}
