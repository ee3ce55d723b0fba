//! The two ways to run the same descent; the module above says why they agree.

use ndarray::{Array2, Axis};

use super::{LogisticRegression, Options};
use crate::{
    Error, Result,
    activation::sigmoid,
    loss,
    product::{add_scaled, dot},
};

/// Called with the iteration and the cost of each step whose cost is kept.
type Record<'a> = &'a mut dyn FnMut(usize, f64) -> Result<()>;

/// Rows of X taken at a time while K is made: a stripe of every picture then fits the second-level cache.
const STRIPE: usize = 512;

/// Descends on the examples themselves or on their products, whichever costs fewer multiplications.
pub(super) fn descend(
    x: &Array2<f64>,
    y: &Array2<f64>,
    options: &Options,
    record: Record,
) -> Result<LogisticRegression> {
    let (n_x, m, steps) = (x.nrows() as f64, x.ncols() as f64, options.iterations as f64);
    let pixels = steps * 2.0 * n_x * m;
    let span = n_x * m * m / 2.0 + steps * m * m;
    let x = Columns::of(x);
    if span < pixels { in_the_span(&x, y, options, record) } else { on_the_pixels(&x, y, options, record) }
}

/// Each step once over every number of X, example by example: z, dz, and its part of dw while the example is in the cache.
pub(super) fn on_the_pixels(
    x: &Columns,
    y: &Array2<f64>,
    options: &Options,
    record: Record,
) -> Result<LogisticRegression> {
    let m = y.ncols() as f64;
    let mut model = LogisticRegression::zeros(x.n_x);
    let (mut w, mut dw) = (vec![0.0; x.n_x], vec![0.0; x.n_x]);
    for iteration in 0..options.iterations {
        let (mut cost, mut db) = (0.0, 0.0);
        dw.fill(0.0);
        for (column, &y) in x.iter().zip(y) {
            let z = dot(column, &w) + model.b;
            let dz = sigmoid(z) - y;
            if iteration % options.record_every == 0 {
                cost += loss::cross_entropy(z, y);
            }
            add_scaled(&mut dw, column, dz);
            db += dz;
        }
        if iteration % options.record_every == 0 {
            record(iteration, cost / m)?;
        }
        add_scaled(&mut w, &dw, -options.learning_rate / m);
        model.b -= options.learning_rate * db / m;
    }
    model.w.iter_mut().zip(w).for_each(|(entry, w)| *entry = w);
    finite(model, options)
}

/// The same steps on c, where w = X c.
pub(super) fn in_the_span(
    x: &Columns,
    y: &Array2<f64>,
    options: &Options,
    record: Record,
) -> Result<LogisticRegression> {
    let m = y.ncols();
    let k = products(x);
    let mut c = vec![0.0; m];
    let mut b = 0.0;
    let mut z = Array2::zeros((1, m));
    for iteration in 0..options.iterations {
        for (z, row) in z.iter_mut().zip(k.chunks_exact(m)) {
            *z = dot(row, &c) + b;
        }
        if iteration % options.record_every == 0 {
            record(iteration, loss::mean_cross_entropy(&z, y))?;
        }
        let rate = options.learning_rate / m as f64;
        let mut db = 0.0;
        for ((c, &z), &y) in c.iter_mut().zip(&z).zip(y) {
            let dz = sigmoid(z) - y;
            *c -= rate * dz;
            db += dz;
        }
        b -= rate * db;
    }
    let mut w = vec![0.0; x.n_x];
    for (column, &c) in x.iter().zip(&c) {
        add_scaled(&mut w, column, c);
    }
    let mut model = LogisticRegression::zeros(x.n_x);
    model.w.iter_mut().zip(w).for_each(|(entry, w)| *entry = w);
    model.b = b;
    finite(model, options)
}

/// K = XᵀX, row after row, each entry summed stripe by stripe.
fn products(x: &Columns) -> Vec<f64> {
    let m = x.m();
    let mut k = vec![0.0; m * m];
    for start in (0..x.n_x).step_by(STRIPE) {
        let stripe = start..x.n_x.min(start + STRIPE);
        for i in 0..m {
            for j in 0..=i {
                k[i * m + j] += dot(&x.column(i)[stripe.clone()], &x.column(j)[stripe.clone()]);
            }
        }
    }
    for i in 0..m {
        for j in 0..i {
            k[j * m + i] = k[i * m + j];
        }
    }
    k
}

/// The model, unless its last steps ran away unrecorded.
fn finite(model: LogisticRegression, options: &Options) -> Result<LogisticRegression> {
    if model.b.is_finite() && model.w.iter().all(|w| w.is_finite()) {
        return Ok(model);
    }
    Err(Error::Diverged { iteration: options.iterations, last_cost: f64::NAN })
}

/// The examples, each contiguous in memory: borrowed where X is stored by columns, copied where it is not.
pub(super) struct Columns<'a> {
    numbers: std::borrow::Cow<'a, [f64]>,
    n_x: usize,
}

impl<'a> Columns<'a> {
    pub(super) fn of(x: &'a Array2<f64>) -> Self {
        let n_x = x.nrows();
        // Stored by columns, the transposed matrix is a plain row-major slice.
        if let Some(numbers) = x.t().to_slice() {
            return Self { numbers: numbers.into(), n_x };
        }
        let mut copy = Vec::with_capacity(x.len());
        for column in x.axis_iter(Axis(1)) {
            copy.extend(column.iter());
        }
        Self { numbers: copy.into(), n_x }
    }

    fn iter(&self) -> impl Iterator<Item = &[f64]> {
        self.numbers.chunks_exact(self.n_x)
    }

    fn column(&self, i: usize) -> &[f64] {
        &self.numbers[i * self.n_x..(i + 1) * self.n_x]
    }

    fn m(&self) -> usize {
        self.numbers.len() / self.n_x
    }
}
