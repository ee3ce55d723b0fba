//! Sums of products, in one fixed order.
//!
//! ndarray's own `dot` picks its instructions at run time; on a processor with fused multiply-add the last bit of a sum
//! differs from one without. Here every sum is taken in 16 lanes (lane l takes the terms k = l, l + 16, l + 32, ...), which any
//! processor adds in the same order, be it 2, 4 or 8 at a time; then the lanes are halved until one number is left.

use std::hint::black_box;

use super::wide::wide;

/// How many partial sums an entry has. Wide enough for any vector unit, and part of the result's bits.
pub(crate) const LANES: usize = 16;

/// The product of two matrices, row after row, (p, q) by (q, r): from the rows of the first and the rows of the second.
pub(crate) fn product_by_rows(a: &[f64], b: &[f64], q: usize, r: usize) -> Vec<f64> {
    let mut c = vec![0.0; a.len() / q * r];
    for (sums, weights) in c.chunks_exact_mut(r).zip(a.chunks_exact(q)) {
        weighted_sum(sums, b, r, weights);
    }
    c
}

/// The same from the rows of the first and the columns of the second.
pub(crate) fn product_by_dots(a: &[f64], b: &[f64], q: usize) -> Vec<f64> {
    a.chunks_exact(q).flat_map(|row| b.chunks_exact(q).map(|column| dot(row, column))).collect()
}

wide! {
    /// Σ aₖ bₖ.
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

/// How many weighted sums are taken at a time: so many that their lanes stay in the nearest cache.
const PIECE: usize = 64;

wide! {
    /// sums = Σₖ weightsₖ vectorₖ, entry by entry; vector k begins at `vectors[k * stride]` and is as long as `sums`.
    pub(crate) fn weighted_sum(sums: &mut [f64], vectors: &[f64], stride: usize, weights: &[f64]) {
        let mut lanes = [[0.0; PIECE]; LANES];
        for (i, sums) in sums.chunks_mut(PIECE).enumerate() {
            let count = sums.len();
            let vector = |k: usize| &vectors[k * stride + i * PIECE..][..count];
            // Points of a plane have two coordinates.
            if let [w0, w1] = *weights {
                let (x0, x1) = (vector(0), vector(1));
                for e in 0..count {
                    sums[e] = (x0[e] * w0 + 0.0) + (x1[e] * w1 + 0.0);
                }
                continue;
            }
            let mut used = weights.len().min(LANES);
            for (l, lane) in lanes[..used].iter_mut().enumerate() {
                add_to_lane(&mut lane[..count], l, weights, &vector);
            }
            for half in [8, 4, 2, 1] {
                for l in half..used {
                    let (low, high) = lanes.split_at_mut(l);
                    let (low, high) = (&mut low[l - half][..count], &high[0][..count]);
                    for e in 0..count {
                        low[e] += high[e];
                    }
                }
                used = used.min(half);
            }
            sums.copy_from_slice(&lanes[0][..count]);
        }
    }
}

/// Lane l of a weighted sum: the vectors l, l + 16, l + 32, ...
#[inline(always)]
fn add_to_lane<'a>(lane: &mut [f64], l: usize, weights: &[f64], vector: &impl Fn(usize) -> &'a [f64]) {
    let count = lane.len();
    let x = &vector(l)[..count];
    for e in 0..count {
        // Plus 0: a sum starts from 0, and so is never -0.
        lane[e] = x[e] * weights[l] + 0.0;
    }
    for k in (l + LANES..weights.len()).step_by(LANES) {
        let x = &vector(k)[..count];
        for e in 0..count {
            lane[e] += x[e] * weights[k];
        }
    }
}
