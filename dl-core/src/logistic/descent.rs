//! The two ways to run the same descent; the module above says why they agree.

use std::hint::black_box;

use ndarray::Array2;

use super::LogisticRegression;
use crate::{
    Options, Result,
    activation::sigmoid,
    exact::wide::wide,
    history::Recorder,
    loss::{self, errors},
    product::{LANES, add_four, add_products, add_scaled, add_up},
};

/// Numbers of each example taken at a time while K is made: those of some hundred examples then fit the nearest cache.
const STRIPE: usize = 32;

/// Descends on the examples themselves or on their products, whichever costs less time, as long as the products need little
/// memory.
pub(super) fn descend(
    x: &[f64],
    y: &Array2<f64>,
    options: &Options,
    recorder: &mut Recorder,
) -> Result<LogisticRegression> {
    let (m, steps) = (y.ncols() as f64, options.iterations as f64);
    let n_x = x.len() as f64 / m;
    // Multiplications; those of the products are done out of the cache, and so cost about a third.
    let pixels = steps * 2.0 * n_x * m;
    let span = n_x * m * m / 2.0 / 3.0 + steps * m * m;
    if span < pixels && m <= n_x / 4.0 {
        in_the_span(x, y, options, recorder)
    } else {
        on_the_pixels(x, y, options, recorder)
    }
}

/// Each step once over every number of X, example by example: z, dz, and its part of dw while the example is in the cache.
pub(super) fn on_the_pixels(
    x: &[f64],
    y: &Array2<f64>,
    options: &Options,
    recorder: &mut Recorder,
) -> Result<LogisticRegression> {
    let n_x = x.len() / y.ncols();
    let y: Vec<f64> = y.iter().copied().collect();
    let mut w = vec![0.0; n_x];
    let mut b = 0.0;
    let mut dw = vec![0.0; n_x];
    for iteration in 0..options.iterations {
        dw.fill(0.0);
        let wants = recorder.wants(iteration);
        let pass = Pass { x, y: &y, w: &w, b, dw: &mut dw, wants };
        let (cost, db) = pass.run();
        if wants {
            recorder.record(iteration, cost)?;
        }
        let m = y.len() as f64;
        add_scaled(&mut w, &dw, -options.learning_rate / m);
        b -= options.learning_rate * db / m;
    }
    finite(w, b, options, recorder)
}

/// One pass over all examples: fills `dw` with Σ dz x and returns the cost, where it is wanted, and Σ dz.
struct Pass<'a> {
    x: &'a [f64],
    y: &'a [f64],
    w: &'a [f64],
    b: f64,
    dw: &'a mut [f64],
    wants: bool,
}

impl Pass<'_> {
    fn run(self) -> (f64, f64) {
        let n_x = self.w.len();
        let place = |example: usize| example * n_x..(example + 1) * n_x;
        let (mut cost, mut db) = (0.0, 0.0);
        // Two examples at a time: w and dw, which fill a good part of the cache, are then read half as often.
        for i in (0..self.y.len()).step_by(2) {
            // The last example of an odd number comes twice, the second time by a slope of 0.
            let next = (i + 1).min(self.y.len() - 1);
            let zs = dot_two(self.w, &self.x[place(i)], &self.x[place(next)]);
            let mut dz = [0.0; 2];
            for ((dz, z), &y) in dz.iter_mut().zip(zs).zip(&self.y[i..]) {
                let z = z + self.b;
                *dz = sigmoid(z) - y;
                if self.wants {
                    cost += loss::cross_entropy(z, y);
                }
                db += *dz;
            }
            add_two(self.dw, &self.x[place(i)], &self.x[place(next)], dz);
        }
        (cost / self.y.len() as f64, db)
    }
}

wide! {
    /// [`dot`](crate::product::dot) of `a` with each of two others.
    fn dot_two(a: &[f64], b: &[f64], c: &[f64]) -> [f64; 2] {
        let mut both = [[0.0; LANES]; 2];
        // In memory: see add_products.
        let [lanes_b, lanes_c] = black_box(&mut both);
        let ((a, a_rest), (b, b_rest), (c, c_rest)) = (a.as_chunks(), b.as_chunks(), c.as_chunks());
        for ((a, b), c) in a.iter().zip(b).zip(c) {
            add_four(lanes_b, b, a);
            add_four(lanes_c, c, a);
        }
        for (l, ((&a, &b), &c)) in a_rest.iter().zip(b_rest).zip(c_rest).enumerate() {
            lanes_b[l % LANES] += b * a;
            lanes_c[l % LANES] += c * a;
        }
        both.map(add_up)
    }
}

wide! {
    /// sum += b · scale₀, then c · scale₁.
    fn add_two(sum: &mut [f64], b: &[f64], c: &[f64], scale: [f64; 2]) {
        let count = sum.len();
        let (b, c) = (&b[..count], &c[..count]);
        for i in 0..count {
            sum[i] = (sum[i] + b[i] * scale[0]) + c[i] * scale[1];
        }
    }
}

/// The same steps on c, where w = X c.
pub(super) fn in_the_span(
    x: &[f64],
    y: &Array2<f64>,
    options: &Options,
    recorder: &mut Recorder,
) -> Result<LogisticRegression> {
    let m = y.ncols();
    let n_x = x.len() / m;
    let k = products(x, m);
    let y: Vec<f64> = y.iter().copied().collect();
    let (mut c, mut b) = (vec![0.0; m], 0.0);
    let (mut z, mut dz) = (vec![0.0; m], vec![0.0; m]);
    for iteration in 0..options.iterations {
        sums(&mut z, &k, &c);
        errors(&mut dz, &mut z, b, &y);
        if recorder.wants(iteration) {
            recorder.record(iteration, loss::mean_cross_entropy(&z, &y))?;
        }
        let rate = options.learning_rate / m as f64;
        add_scaled(&mut c, &dz, -rate);
        b -= rate * dz.iter().sum::<f64>();
    }
    let mut w = vec![0.0; n_x];
    for (x, &c) in x.chunks_exact(n_x).zip(&c) {
        add_scaled(&mut w, x, c);
    }
    finite(w, b, options, recorder)
}

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

/// The model, unless its last steps ran away unrecorded.
fn finite(w: Vec<f64>, b: f64, options: &Options, recorder: &Recorder) -> Result<LogisticRegression> {
    if !b.is_finite() || w.iter().any(|w| !w.is_finite()) {
        return Err(recorder.diverged(options.iterations));
    }
    let mut model = LogisticRegression::zeros(w.len());
    model.w.iter_mut().zip(w).for_each(|(entry, w)| *entry = w);
    model.b = b;
    Ok(model)
}
