//! Logistic regression: one neuron that learns to tell two classes apart.
//!
//! For an example x the [neuron](crate::neuron) computes z = wᵀx + b and answers a = σ(z), the probability of class 1. Learning means finding
//! the w and b of least cost, step by step down the gradient:
//!
//! | step | formula | shape |
//! |---|---|---|
//! | forward | Z = wᵀX + b, A = σ(Z) | (1, m) |
//! | cost | J = (1/m) Σ L(z⁽ⁱ⁾, y⁽ⁱ⁾) | one number |
//! | backward | dZ = A - Y, dw = (1/m) X dZᵀ, db = (1/m) Σ dz⁽ⁱ⁾ | (1, m), (n_x, 1), one number |
//! | update | w ← w - α dw, b ← b - α db | (n_x, 1), one number |
//!
//! # Two ways to the same place
//!
//! A picture of 64 x 64 pixels has n_x = 12,288 numbers; a training set often has fewer pictures than that. Each dw is a sum
//! of columns of X, and w starts at 0, so w stays a sum of columns all along: w = X c for some c of only m numbers. Put it
//! in, and Z = wᵀX + b = cᵀK + b with K = XᵀX, the table of every picture's product with every other. K is made
//! once. From then on a step touches m² numbers instead of 2 n_x m, and what it does to c,
//!
//! c ← c - α dZᵀ / m,
//!
//! is exactly what the table above does to w. It is the same descent, only written in other coordinates; the costs agree to
//! 12 digits. [`Neuron::fit`] counts both and takes the cheaper one.
//!
//! Source: A. Ng and T. Ma, CS229 main notes, part I, chapter 2 (logistic regression); B. Schölkopf and A. Smola, Learning with
//! Kernels (2002), section 4.2, for w as a sum of the examples.

use ndarray::Array2;

use crate::{
    History, Options, Result,
    exact::descent,
    history::Recorder,
    input::{self, columns, from_rows, rows},
    loss,
    neuron::Neuron,
    product,
};

/// The neuron that learns: [`Neuron`], under the name that statistics gave it.
pub type LogisticRegression = Neuron;

impl Neuron {
    /// Computes the cost J on a set, the mean cross-entropy of its examples.
    ///
    /// - Shapes: `x` (n_x, m) with labels `y` (1, m).
    /// - Errors: as for [`z`](Self::z); [`Error::Labels`](crate::Error::Labels) where `y` holds anything but 0 and 1.
    pub fn cost(&self, x: &Array2<f64>, y: &Array2<f64>) -> Result<f64> {
        let z = self.z(x)?;
        input::expect_labels("y", y, x.ncols())?;
        loss::cost(&z, y)
    }

    /// Computes how the cost changes with w and b: dw = (1/m) X (A - Y)ᵀ and db = (1/m) Σ (a⁽ⁱ⁾ - y⁽ⁱ⁾).
    ///
    /// - Shapes: `x` (n_x, m), `y` (1, m), `a` (1, m) from [`forward`](Self::forward) on `x`; dw (n_x, 1), db one number.
    /// - Errors: [`Error::Shape`](crate::Error::Shape) where they don't fit, [`Error::Labels`](crate::Error::Labels),
    ///   [`Error::NotFinite`](crate::Error::NotFinite).
    ///
    /// ```
    /// use dl_core::prelude::*;
    /// let (x, y) = (array![[2.0, 4.0]], array![[0.0, 1.0]]);
    /// let neuron = Neuron::zeros(1);
    /// let (dw, db) = neuron.backward(&x, &y, &neuron.forward(&x)?)?;
    /// assert_eq!(dw, array![[-0.5]]); // (0.5 · 2 - 0.5 · 4) / 2
    /// assert_eq!(db, 0.0);
    /// # Ok::<(), dl_core::Error>(())
    /// ```
    pub fn backward(&self, x: &Array2<f64>, y: &Array2<f64>, a: &Array2<f64>) -> Result<(Array2<f64>, f64)> {
        self.expect_inputs(x)?;
        input::expect_labels("y", y, x.ncols())?;
        input::expect_shape("a", a, 1, x.ncols())?;
        input::expect_finite("a", a)?;
        let m = x.ncols() as f64;
        let dz = a - y; // (1, m)
        let (dw, db) = (product(x, &dz.t())? / m, dz.sum() / m);
        input::expect_finite("dw", &dw)?;
        input::expect_number("db", db)?;
        Ok((dw, db))
    }

    /// Takes one step down the gradient: w ← w - α dw, b ← b - α db. After an error the neuron is as it was.
    ///
    /// - Errors: [`Error::Parameter`](crate::Error::Parameter) where `learning_rate` is not above 0 or `db` no number,
    ///   [`Error::Shape`](crate::Error::Shape) where `dw` is of another neuron, [`Error::NotFinite`](crate::Error::NotFinite).
    ///
    /// ```
    /// use dl_core::prelude::*;
    /// let mut neuron = Neuron::zeros(1);
    /// neuron.update(&array![[2.0]], -4.0, 0.5)?;
    /// assert_eq!(neuron, Neuron { w: array![[-1.0]], b: 2.0 });
    /// # Ok::<(), dl_core::Error>(())
    /// ```
    pub fn update(&mut self, dw: &Array2<f64>, db: f64, learning_rate: f64) -> Result<()> {
        input::expect_positive("learning_rate", learning_rate)?;
        input::expect_shape("dw", dw, self.w.nrows(), self.w.ncols())?;
        input::expect_finite("dw", dw)?;
        input::expect_number("db", db)?;
        let stepped = Self { w: &self.w - learning_rate * dw, b: self.b - learning_rate * db };
        input::expect_finite("w - α dw", &stepped.w)?;
        input::expect_number("b", stepped.b)?;
        *self = stepped;
        Ok(())
    }

    /// Trains a neuron from w = 0, b = 0 by full-batch gradient descent.
    ///
    /// The descent runs in the machine room, in whichever of the two ways costs less; it takes the steps of a loop over
    /// [`forward`](Self::forward), [`backward`](Self::backward) and [`update`](Self::update), and agrees with it to 11 digits.
    ///
    /// - Shapes: `x` (n_x, m), `y` (1, m).
    /// - Errors, all found before any work begins but the last: [`Error::Shape`](crate::Error::Shape),
    ///   [`Error::Labels`](crate::Error::Labels), [`Error::NotFinite`](crate::Error::NotFinite),
    ///   [`Error::Parameter`](crate::Error::Parameter); [`Error::Diverged`](crate::Error::Diverged) where the steps are so long
    ///   that the cost runs away.
    ///
    /// ```
    /// use dl_core::prelude::*;
    /// // Is a number above 2? Learnt from four of them.
    /// let (x, y) = (array![[0.0, 1.0, 3.0, 4.0]], array![[0.0, 0.0, 1.0, 1.0]]);
    /// let options = Options { learning_rate: 0.5, ..Options::default() };
    /// let (model, history) = LogisticRegression::fit(&x, &y, &options)?;
    /// assert_eq!(model.predict(&x)?, y);
    /// assert_eq!(history.costs[0], 2f64.ln());
    /// # Ok::<(), dl_core::Error>(())
    /// ```
    pub fn fit(x: &Array2<f64>, y: &Array2<f64>, options: &Options) -> Result<(Self, History)> {
        Self::fit_with(x, y, options, &mut |_, _| ())
    }

    /// Does what [`fit`](Self::fit) does, and tells `progress` the iteration and the cost each time a cost is recorded.
    ///
    /// ```
    /// use dl_core::prelude::*;
    /// let data = planar::moons(20, 0.1, 1)?;
    /// let mut tell = |iteration, cost| println!("{iteration:5}  {cost:.6}");
    /// LogisticRegression::fit_with(&data.x, &data.y, &Options::default(), &mut tell)?;
    /// # Ok::<(), dl_core::Error>(())
    /// ```
    pub fn fit_with(
        x: &Array2<f64>,
        y: &Array2<f64>,
        options: &Options,
        progress: &mut dyn FnMut(usize, f64),
    ) -> Result<(Self, History)> {
        options.check()?;
        input::expect_moderate("x", x)?;
        input::expect_labels("y", y, x.ncols())?;
        let (y, mut recorder) = (rows(y), Recorder::new(options.record_every, progress));
        let mut watch = |iteration, z: &[f64]| recorder.see(iteration, &|| loss::mean_cross_entropy(z, &y));
        let (w, b) = descent::descend(&columns(x), &y, options.learning_rate, options.iterations, &mut watch);
        let history = recorder.finish(options.iterations, &[&w[..], &[b]].concat())?;
        Ok((Self { w: from_rows((x.nrows(), 1), w), b }, history))
    }
}

#[cfg(test)]
mod tests;
