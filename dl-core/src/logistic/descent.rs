//! The two ways to run the same descent; the module above says why they agree.

use ndarray::Array2;

use super::{LogisticRegression, Options};
use crate::{
    Result,
    activation::sigmoid_straight,
    data::bytes::ByteDataset,
    history::Recorder,
    loss,
    product::{LANES, add_scaled, add_up, dot},
    wide::{Work, widest},
};

/// Numbers of an example taken at a time while K is made: pieces of a group of examples then fit the first-level cache.
const STRIPE: usize = 256;

/// Where the examples come from, one after the other.
pub(super) enum Source<'a> {
    /// Numbers, example after example.
    Numbers(&'a [f64]),
    /// Bytes that stand for number · 255.
    Bytes(&'a ByteDataset),
}

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
        on_the_pixels(Source::Numbers(x), y, options, recorder)
    }
}

/// Each step once over every number of X, example by example: z, dz, and its part of dw while the example is in the cache.
pub(super) fn on_the_pixels(
    x: Source,
    y: &Array2<f64>,
    options: &Options,
    recorder: &mut Recorder,
) -> Result<LogisticRegression> {
    let n_x = match x {
        Source::Numbers(x) => x.len() / y.ncols(),
        Source::Bytes(set) => set.n_x(),
    };
    let y: Vec<f64> = y.iter().copied().collect();
    let mut w = vec![0.0; n_x];
    let mut b = 0.0;
    let (mut dw, mut scratch) = (vec![0.0; n_x], vec![0.0; if matches!(x, Source::Bytes(_)) { 2 * n_x } else { 0 }]);
    for iteration in 0..options.iterations {
        dw.fill(0.0);
        let wants = recorder.wants(iteration);
        let pass = Pass { x: &x, y: &y, w: &w, b, dw: &mut dw, scratch: &mut scratch, wants };
        let (cost, db) = widest(pass);
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
    x: &'a Source<'a>,
    y: &'a [f64],
    w: &'a [f64],
    b: f64,
    dw: &'a mut [f64],
    scratch: &'a mut [f64],
    wants: bool,
}

impl Work for Pass<'_> {
    type Output = (f64, f64);

    #[inline(always)]
    fn run(self) -> (f64, f64) {
        let n_x = self.w.len();
        let (mut cost, mut db) = (0.0, 0.0);
        // Two examples at a time: w and dw, which fill a good part of the cache, are then read half as often.
        for i in (0..self.y.len()).step_by(2) {
            let count = (self.y.len() - i).min(2);
            let x = match self.x {
                Source::Numbers(x) => &x[i * n_x..][..count * n_x],
                Source::Bytes(set) => {
                    for (x, &byte) in self.scratch.iter_mut().zip(set.examples(i, count)) {
                        *x = f64::from(byte) / 255.0;
                    }
                    &self.scratch[..count * n_x]
                }
            };
            let mut dz = [0.0; 2];
            let zs = if count == 2 { dot_two(self.w, x.split_at(n_x)) } else { [dot(x, self.w), 0.0] };
            for ((dz, z), &y) in dz.iter_mut().zip(zs).zip(&self.y[i..]) {
                let z = z + self.b;
                *dz = sigmoid_straight(z) - y;
                if self.wants {
                    cost += loss::cross_entropy(z, y);
                }
                db += *dz;
            }
            if count == 2 {
                add_two(self.dw, x.split_at(n_x), dz);
            } else {
                add_scaled(self.dw, x, dz[0]);
            }
        }
        (cost / self.y.len() as f64, db)
    }
}

/// [`dot`] of `a` with each of two others.
#[inline(always)]
fn dot_two(a: &[f64], (b, c): (&[f64], &[f64])) -> [f64; 2] {
    let (a, a_rest) = a.as_chunks::<LANES>();
    let ((b, b_rest), (c, c_rest)) = (b.as_chunks::<LANES>(), c.as_chunks::<LANES>());
    let mut lanes = [[0.0; LANES]; 2];
    for ((a, b), c) in a.iter().zip(b).zip(c) {
        for l in 0..LANES {
            lanes[0][l] += b[l] * a[l];
        }
        for l in 0..LANES {
            lanes[1][l] += c[l] * a[l];
        }
    }
    for (lanes, rest) in lanes.iter_mut().zip([b_rest, c_rest]) {
        for ((lane, a), b) in lanes.iter_mut().zip(a_rest).zip(rest) {
            *lane += b * a;
        }
    }
    lanes.map(add_up)
}

/// sum += b · scale₀, then c · scale₁.
#[inline(always)]
fn add_two(sum: &mut [f64], (b, c): (&[f64], &[f64]), scale: [f64; 2]) {
    for ((sum, b), c) in sum.iter_mut().zip(b).zip(c) {
        *sum = (*sum + b * scale[0]) + c * scale[1];
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
    let k = widest(Products { x, m });
    let mut c = vec![0.0; m];
    let mut b = 0.0;
    let mut z = Array2::zeros((1, m));
    for iteration in 0..options.iterations {
        widest(Sums { k: &k, c: &c, b, z: z.as_slice_mut().unwrap_or_default() });
        if recorder.wants(iteration) {
            recorder.record(iteration, loss::mean_cross_entropy(&z, y))?;
        }
        let rate = options.learning_rate / m as f64;
        let mut db = 0.0;
        for ((c, &z), &y) in c.iter_mut().zip(&z).zip(y) {
            let dz = sigmoid_straight(z) - y;
            *c -= rate * dz;
            db += dz;
        }
        b -= rate * db;
    }
    let mut w = vec![0.0; n_x];
    for (x, &c) in x.chunks_exact(n_x).zip(&c) {
        add_scaled(&mut w, x, c);
    }
    finite(w, b, options, recorder)
}

/// The lower half of K = XᵀX with its diagonal, row after row: row i has i + 1 numbers.
struct Products<'a> {
    x: &'a [f64],
    m: usize,
}

impl Work for Products<'_> {
    type Output = Vec<f64>;

    #[inline(always)]
    fn run(self) -> Vec<f64> {
        let (x, m) = (self.x, self.m);
        let n_x = x.len() / m;
        let mut k = vec![0.0; m * (m + 1) / 2];
        for start in (0..n_x).step_by(STRIPE) {
            let piece = |i: usize| &x[i * n_x + start..i * n_x + n_x.min(start + STRIPE)];
            for i in (0..m).step_by(2) {
                let (row, next) = k[i * (i + 1) / 2..].split_at_mut(i + 1);
                // Two rows and four columns at a time: what is read then serves two or four products.
                if i + 1 < m {
                    for j in (0..i / 4 * 4).step_by(4) {
                        let columns = [0, 1, 2, 3].map(|l| piece(j + l));
                        let sums = dots([piece(i), piece(i + 1)], columns);
                        for (row, sums) in [&mut *row, &mut *next].into_iter().zip(sums) {
                            row[j..j + 4].iter_mut().zip(sums).for_each(|(k, sum)| *k += sum);
                        }
                    }
                }
                let done = if i + 1 < m { i / 4 * 4 } else { 0 };
                for (j, k) in row.iter_mut().enumerate().skip(done) {
                    *k += dots([piece(i)], [piece(j)])[0][0];
                }
                if i + 1 < m {
                    for (j, k) in next.iter_mut().enumerate().take(i + 2).skip(done) {
                        *k += dots([piece(i + 1)], [piece(j)])[0][0];
                    }
                }
            }
        }
        k
    }
}

/// The dot products of each of `a` with each of `b`, every one in 4 lanes.
#[inline(always)]
fn dots<const A: usize, const B: usize>(a: [&[f64]; A], b: [&[f64]; B]) -> [[f64; B]; A] {
    const LANES: usize = 4;
    let mut lanes = [[[0.0; LANES]; B]; A];
    let (a_whole, b_whole) = (a.map(|a| a.as_chunks::<LANES>()), b.map(|b| b.as_chunks::<LANES>()));
    for at in 0..a[0].len() / LANES {
        for (lanes, (a, _)) in lanes.iter_mut().zip(a_whole) {
            for (lanes, (b, _)) in lanes.iter_mut().zip(b_whole) {
                for l in 0..LANES {
                    lanes[l] += a[at][l] * b[at][l];
                }
            }
        }
    }
    for (lanes, (_, a)) in lanes.iter_mut().zip(a_whole) {
        for (lanes, (_, b)) in lanes.iter_mut().zip(b_whole) {
            for ((lane, a), b) in lanes.iter_mut().zip(a).zip(b) {
                *lane += a * b;
            }
        }
    }
    lanes.map(|row| row.map(|l| (l[0] + l[2]) + (l[1] + l[3])))
}

/// z = K c + b, from the lower half of K: each of its numbers is read once and serves the two places where K has it.
struct Sums<'a> {
    k: &'a [f64],
    c: &'a [f64],
    b: f64,
    z: &'a mut [f64],
}

impl Work for Sums<'_> {
    type Output = ();

    #[inline(always)]
    fn run(self) {
        self.z.fill(self.b);
        let mut start = 0;
        for i in 0..self.c.len() {
            let row = &self.k[start..][..=i];
            let (below, diagonal) = row.split_at(i);
            self.z[i] += dot(below, &self.c[..i]) + diagonal[0] * self.c[i];
            add_scaled(&mut self.z[..i], below, self.c[i]);
            start += i + 1;
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
