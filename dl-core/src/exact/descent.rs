//! The descent of one neuron, z = wᵀx + b and a = σ(z), from w = 0 and b = 0, in two ways that take the same steps.
//!
//! [`on_the_examples`] goes once over every number of X in each step. [`in_the_span`] takes the steps on c, where w = X c: see
//! the module `logistic`, "Two ways to the same place".

use std::hint::black_box;

use super::{
    Watch,
    curves::{errors, sigmoid_straight},
    sums::{LANES, add_four, add_products, add_scaled, add_up},
    wide::wide,
};

/// Descends in whichever of the two ways costs less time, as long as the second needs little memory. `x` holds the examples one
/// after the other, `y` their labels; the result is w and b.
pub(crate) fn descend(x: &[f64], y: &[f64], alpha: f64, iterations: usize, watch: Watch) -> (Vec<f64>, f64) {
    let (m, n_x, steps) = (y.len() as f64, (x.len() / y.len()) as f64, iterations as f64);
    // Multiplications; those that make K are done out of the cache, and so cost about a third.
    let on_examples = steps * 2.0 * n_x * m;
    let in_span = n_x * m * m / 2.0 / 3.0 + steps * m * m;
    let way = if in_span < on_examples && m <= n_x / 4.0 { in_the_span } else { on_the_examples };
    way(x, y, alpha, iterations, watch)
}

/// Examples at a time: so many that w and dw, which fill a good part of the cache, are read seldom.
const TOGETHER: usize = 4;

/// Several examples.
type Group<'a> = [&'a [f64]; TOGETHER];

/// Each step once over every number of X: z, dz, and their part of dw while the examples are in the cache.
pub fn on_the_examples(x: &[f64], y: &[f64], alpha: f64, iterations: usize, watch: Watch) -> (Vec<f64>, f64) {
    let (m, n_x) = (y.len(), x.len() / y.len());
    let (mut w, mut dw, mut b) = (vec![0.0; n_x], vec![0.0; n_x], 0.0);
    let mut z = vec![0.0; m];
    // The last example may come several times, then by a slope of 0.
    let group = |i: usize| -> Group { std::array::from_fn(|k| &x[(i + k).min(m - 1) * n_x..][..n_x]) };
    for iteration in 0..iterations {
        dw.fill(0.0);
        let (mut db, mut before, mut dz) = (0.0, group(0), [0.0; TOGETHER]);
        for i in (0..m).step_by(TOGETHER) {
            let examples = group(i);
            let sums = dots_and_add(&w, examples, &mut dw, before, dz);
            (before, dz) = (examples, [0.0; TOGETHER]);
            for (k, (z, y)) in z[i..].iter_mut().zip(&y[i..]).take(TOGETHER).enumerate() {
                *z = sums[k] + b;
                dz[k] = sigmoid_straight(*z) - y;
                db += dz[k];
            }
        }
        add_each(&mut dw, before, dz);
        if !watch(iteration, &z) {
            break;
        }
        add_scaled(&mut w, &dw, -alpha / m as f64);
        b -= alpha * db / m as f64;
    }
    (w, b)
}

wide! {
    /// The [`dot`](super::sums::dot) of `w` with each example; and `dw` += the examples before them by their dz. Both in one loop:
    /// while numbers of the ones are on their way from memory, those of the others are in the cache.
    fn dots_and_add(w: &[f64], x: Group, dw: &mut [f64], before: Group, dz: [f64; TOGETHER]) -> [f64; TOGETHER] {
        const PIECE: usize = 4 * LANES;
        let mut lanes = [[0.0; LANES]; TOGETHER];
        // In memory: see add_products.
        let all = black_box(&mut lanes);
        let whole = w.len() / PIECE * PIECE;
        let (w, w_rest) = w.split_at(whole);
        let (dw, dw_rest) = dw.split_at_mut(whole);
        let [a, b, c, d] = x.map(|example| example.as_chunks::<PIECE>().0);
        let [e, f, g, h] = before.map(|example| example.as_chunks::<PIECE>().0);
        for (i, (w, dw)) in w.as_chunks().0.iter().zip(dw.as_chunks_mut::<PIECE>().0).enumerate() {
            add_four(&mut all[0], &a[i], w);
            add_four(&mut all[1], &b[i], w);
            add_four(&mut all[2], &c[i], w);
            add_four(&mut all[3], &d[i], w);
            for j in 0..PIECE {
                dw[j] = (((dw[j] + e[i][j] * dz[0]) + f[i][j] * dz[1]) + g[i][j] * dz[2]) + h[i][j] * dz[3];
            }
        }
        for (lanes, example) in all.iter_mut().zip(x) {
            add_products(lanes, &example[whole..], w_rest);
        }
        add_each(dw_rest, before.map(|example| &example[whole..]), dz);
        lanes.map(add_up)
    }
}

/// sum += the first example · its dz, then the second, and so on.
#[inline(always)]
fn add_each(sum: &mut [f64], x: Group, dz: [f64; TOGETHER]) {
    for (i, sum) in sum.iter_mut().enumerate() {
        *sum = (((*sum + x[0][i] * dz[0]) + x[1][i] * dz[1]) + x[2][i] * dz[2]) + x[3][i] * dz[3];
    }
}

/// The same steps on c, where w = X c.
pub fn in_the_span(x: &[f64], y: &[f64], alpha: f64, iterations: usize, watch: Watch) -> (Vec<f64>, f64) {
    let m = y.len();
    let k = products(x, m);
    let (mut c, mut b) = (vec![0.0; m], 0.0);
    let (mut z, mut dz) = (vec![0.0; m], vec![0.0; m]);
    let rate = alpha / m as f64;
    for iteration in 0..iterations {
        sums(&mut z, &k, &c);
        errors(&mut dz, &mut z, b, y);
        if !watch(iteration, &z) {
            break;
        }
        add_scaled(&mut c, &dz, -rate);
        b -= rate * dz.iter().sum::<f64>();
    }
    let mut w = vec![0.0; x.len() / m];
    for (x, &c) in x.chunks_exact(w.len()).zip(&c) {
        add_scaled(&mut w, x, c);
    }
    (w, b)
}

/// Numbers of each example taken at a time while K is made: those of some hundred examples then fit the nearest cache.
const STRIPE: usize = 32;

/// The lower half of K = XᵀX with its diagonal, row after row: row i has i + 1 numbers.
fn products(x: &[f64], m: usize) -> Vec<f64> {
    let n_x = x.len() / m;
    let mut k = vec![0.0; m * (m + 1) / 2];
    // A stripe of X by rows: one number of every example, then the next number.
    let mut stripe = vec![0.0; STRIPE * m];
    for start in (0..n_x).step_by(STRIPE) {
        let count = STRIPE.min(n_x - start);
        // What the last stripe lacks are zeros.
        stripe.fill(0.0);
        for (i, example) in x.chunks_exact(n_x).enumerate() {
            for (row, number) in stripe.chunks_exact_mut(m).zip(&example[start..start + count]) {
                row[i] = *number;
            }
        }
        let mut row = &mut k[..];
        for (i, example) in x.chunks_exact(n_x).enumerate() {
            let (sums, rest) = row.split_at_mut(i + 1);
            row = rest;
            let mut scales = [0.0; STRIPE];
            scales[..count].copy_from_slice(&example[start..start + count]);
            add_stripe(sums, &stripe, m, &scales);
        }
    }
    k
}

wide! {
    /// sums += each row of the stripe, of `m` numbers each, by its scale.
    fn add_stripe(sums: &mut [f64], stripe: &[f64], m: usize, scales: &[f64; STRIPE]) {
        let count = sums.len();
        // Eight rows in one pass over the sums. A plain loop over entries: see add_scaled.
        for (rows, scales) in stripe.chunks_exact(8 * m).zip(scales.as_chunks::<8>().0) {
            let row = |r: usize| &rows[r * m..][..count];
            let [x0, x1, x2, x3, x4, x5, x6, x7] = [row(0), row(1), row(2), row(3), row(4), row(5), row(6), row(7)];
            let [s0, s1, s2, s3, s4, s5, s6, s7] = *scales;
            for j in 0..count {
                let four = (((sums[j] + x0[j] * s0) + x1[j] * s1) + x2[j] * s2) + x3[j] * s3;
                sums[j] = (((four + x4[j] * s4) + x5[j] * s5) + x6[j] * s6) + x7[j] * s7;
            }
        }
    }
}

wide! {
    /// z = K c, from the lower half of K: each of its numbers is read once and serves the two places where K has it.
    fn sums(z: &mut [f64], k: &[f64], c: &[f64]) {
        let mut rows = k;
        for i in 0..c.len() {
            let (row, rest) = rows.split_at(i + 1);
            rows = rest;
            // Row i of K, as far as it is stored, times c; and what it is, as a column, to the sums before.
            let mut lanes = [0.0; LANES];
            add_products(&mut lanes, row, &c[..=i]);
            z[i] = add_up(lanes);
            for (z, k) in z.iter_mut().zip(&row[..i]) {
                *z += k * c[i];
            }
        }
    }
}
