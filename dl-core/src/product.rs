//! The matrix product, with its sums in one fixed order.
//!
//! ndarray's own `dot` picks its instructions at run time; on a processor with fused multiply-add the last bit of a sum
//! differs from one without. Here every entry is summed in 16 lanes (lane l takes the terms k = l, l + 16, l + 32, ...),
//! which any processor adds in the same order, be it 2, 4 or 8 at a time.

use std::hint::black_box;

use ndarray::{Array2, ArrayRef2};

use crate::{
    Error, Result,
    exact::wide::wide,
    input::{self, columns, rows},
    language::say,
};

/// How many partial sums an entry has. Wide enough for any vector unit, and part of the result's bits.
pub(crate) const LANES: usize = 16;

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
            what: say!(
                "el segundo factor de un producto cuyo primero es de {a}",
                "the second factor of a product whose first is {a}",
                a = input::shape(a)
            ),
            expected: say!("({q}, cualquiera)", "({q}, any)"),
            found: input::shape(b),
        });
    }
    if p * q == 0 || r == 0 {
        return Ok(Array2::zeros((p, r)));
    }
    let row_by_row = a.row(0).as_slice().is_some() || a.column(0).as_slice().is_none();
    Ok(if q < 2 * LANES && r >= LANES {
        sums_of_rows(&rows(a), &rows(b), (p, r))
    } else if row_by_row {
        let (a, b, mut c) = (rows(a), columns(b), Array2::zeros((p, r)));
        for (a, mut c) in a.chunks_exact(q).zip(c.outer_iter_mut()) {
            for (b, c) in b.chunks_exact(q).zip(&mut c) {
                *c = dot(a, b);
            }
        }
        c
    } else {
        // The same by columns: cᵀ = bᵀ aᵀ. In ndarray's usual layout, like the other two.
        let transposed = sums_of_rows(&columns(b), &columns(a), (r, p));
        transposed.reversed_axes().as_standard_layout().into_owned()
    })
}

/// The product of this shape, each row a weighted sum of the rows of `b`; `a` and `b` are given row after row.
fn sums_of_rows(a: &[f64], b: &[f64], shape: (usize, usize)) -> Array2<f64> {
    let q = b.len() / shape.1;
    let mut c = Array2::zeros(shape);
    for (weights, mut c) in a.chunks_exact(q).zip(c.outer_iter_mut()) {
        if let Some(c) = c.as_slice_mut() {
            weighted_sum(c, b, weights);
        }
    }
    c
}

wide! {
    /// Σ aₖ bₖ in the fixed order of this module.
    pub(crate) fn dot(a: &[f64], b: &[f64]) -> f64 {
        let mut lanes = [0.0; LANES];
        add_products(&mut lanes, a, b);
        add_up(lanes)
    }
}

/// Adds each aₖ bₖ to its lane.
#[inline(always)]
pub(crate) fn add_products(lanes: &mut [f64; LANES], a: &[f64], b: &[f64]) {
    // In memory (that is all that `black_box` does): lanes in registers the compiler sometimes takes apart into single numbers.
    let lanes = black_box(lanes);
    let ((a, a_rest), (b, b_rest)) = (a.as_chunks(), b.as_chunks());
    for (a, b) in a.iter().zip(b) {
        add_four(lanes, a, b);
    }
    let ((a, a_rest), (b, b_rest)) = (a_rest.as_chunks::<LANES>(), b_rest.as_chunks::<LANES>());
    for (a, b) in a.iter().zip(b) {
        let mut sums = *lanes;
        for l in 0..LANES {
            sums[l] += a[l] * b[l];
        }
        *lanes = sums;
    }
    for (l, (a, b)) in a_rest.iter().zip(b_rest).enumerate() {
        lanes[l] += a * b;
    }
}

/// Adds four products to each lane. Their number is known when compiling: no check, of bounds or of a debug build, stands
/// between the loop and vector instructions.
#[inline(always)]
pub(crate) fn add_four(lanes: &mut [f64; LANES], a: &[f64; 4 * LANES], b: &[f64; 4 * LANES]) {
    let mut sums = *lanes;
    for (l, sum) in sums.iter_mut().enumerate() {
        let [k0, k1, k2, k3] = [l, l + LANES, l + 2 * LANES, l + 3 * LANES];
        *sum = (((*sum + a[k0] * b[k0]) + a[k1] * b[k1]) + a[k2] * b[k2]) + a[k3] * b[k3];
    }
    *lanes = sums;
}

/// Halves the lanes until one number is left.
#[inline(always)]
pub(crate) fn add_up(lanes: [f64; LANES]) -> f64 {
    let eight: [f64; 8] = std::array::from_fn(|l| lanes[l] + lanes[l + 8]);
    let four: [f64; 4] = std::array::from_fn(|l| eight[l] + eight[l + 4]);
    (four[0] + four[2]) + (four[1] + four[3])
}

wide! {
    /// sum += x · scale, entry by entry.
    pub(crate) fn add_scaled(sum: &mut [f64], x: &[f64], scale: f64) {
        // A plain loop: no sum depends on another, and the compiler does several at once.
        for (sum, x) in sum.iter_mut().zip(x) {
            *sum += x * scale;
        }
    }
}

wide! {
    /// sums = Σₖ weightsₖ vectorₖ, each entry in the fixed order of this module; the vectors lie one after the other in
    /// `vectors`, each as long as `sums`.
    pub(crate) fn weighted_sum(sums: &mut [f64], vectors: &[f64], weights: &[f64]) {
        // Points of a plane have two coordinates.
        if let [w0, w1] = *weights {
            let count = sums.len();
            let (x0, x1) = (&vectors[..count], &vectors[count..2 * count]);
            for i in 0..count {
                sums[i] = (x0[i] * w0 + 0.0) + (x1[i] * w1 + 0.0);
            }
            return;
        }
        let length = sums.len();
        if length < PIECE {
            let mut lanes = [[0.0; 1]; LANES];
            for (i, sum) in sums.iter_mut().enumerate() {
                let vector = |k: usize| vectors[k * length + i..].first_chunk::<1>();
                *sum = sum_piece(&mut lanes, vector, weights)[0];
            }
            return;
        }
        let mut lanes = [[0.0; PIECE]; LANES];
        for i in 0..length.div_ceil(PIECE) {
            // The last piece begins earlier, so that it is a whole one: some sums are computed twice.
            let start = (i * PIECE).min(length - PIECE);
            let vector = |k: usize| vectors[k * length + start..].first_chunk::<PIECE>();
            sums[start..start + PIECE].copy_from_slice(sum_piece(&mut lanes, vector, weights));
        }
    }
}

/// How many sums are computed at a time: so many that their lanes stay in the first-level cache.
const PIECE: usize = 64;

/// The weighted sum of a piece of each vector, in the first of the lanes.
#[inline(always)]
fn sum_piece<'a, 'b, const PIECE: usize>(
    lanes: &'b mut [[f64; PIECE]; LANES],
    vector: impl Fn(usize) -> Option<&'a [f64; PIECE]>,
    weights: &[f64],
) -> &'b [f64; PIECE] {
    let used = weights.len().min(LANES);
    for l in 0..used {
        let lane = &mut lanes[l];
        let Some(x) = vector(l) else { continue };
        // Plus 0: a dot product starts from 0, and so is never -0.
        for e in 0..PIECE {
            lane[e] = x[e] * weights[l] + 0.0;
        }
        let mut k = l + LANES;
        // Four vectors in one pass over the sums.
        while k + 3 * LANES < weights.len() {
            let [w0, w1, w2, w3] = [0, 1, 2, 3].map(|i| weights[k + i * LANES]);
            if let [Some(x0), Some(x1), Some(x2), Some(x3)] = [0, 1, 2, 3].map(|i| vector(k + i * LANES)) {
                for e in 0..PIECE {
                    lane[e] = (((lane[e] + x0[e] * w0) + x1[e] * w1) + x2[e] * w2) + x3[e] * w3;
                }
            }
            k += 4 * LANES;
        }
        while k < weights.len() {
            if let Some(x) = vector(k) {
                for e in 0..PIECE {
                    lane[e] += x[e] * weights[k];
                }
            }
            k += LANES;
        }
    }
    let (mut used, mut half) = (used, LANES / 2);
    while half > 0 {
        for l in 0..used.saturating_sub(half) {
            let (low, high) = lanes.split_at_mut(l + half);
            for e in 0..PIECE {
                low[l][e] += high[0][e];
            }
        }
        used = used.min(half);
        half /= 2;
    }
    &lanes[0]
}

#[cfg(test)]
mod tests {
    use ndarray::ShapeBuilder;

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
            "se esperaba el segundo factor de un producto cuyo primero es de (2, 3), de forma (3, cualquiera), y llegó (2, 3); recuerda que una columna es un ejemplo",
            "expected the second factor of a product whose first is (2, 3) of shape (3, any), found (2, 3); remember that one column is one example",
        );
        assert_eq!(error.to_string(), wanted);
        assert_eq!(product(&Array2::zeros((2, 0)), &Array2::zeros((0, 3))).unwrap(), Array2::<f64>::zeros((2, 3)));
    }
}
