//! Logistic regression: one neuron that learns to tell two classes apart.
//!
//! For an example x the neuron computes z = wᵀx + b and answers a = σ(z), the probability of class 1. Learning means finding
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
//! 12 digits. [`LogisticRegression::fit`] counts both and takes the cheaper one.
//!
//! Source: A. Ng, CS229 lecture notes, part II (logistic regression); B. Schölkopf and A. Smola, Learning with Kernels (2002),
//! section 4.2, for w as a sum of the examples.

mod descent;

use ndarray::Array2;

pub use crate::history::History;
use crate::{Result, activation::Activation, each, history::Recorder, input, loss, product, product::columns};

/// How to train.
///
/// ```
/// use dl_core::logistic::Options;
/// let options = Options { iterations: 500, ..Options::default() };
/// assert_eq!(options.learning_rate, 0.005);
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Options {
    /// The length of a step, α: above 0; 0.005 unless told otherwise.
    pub learning_rate: f64,
    /// How many steps: at least 1; 2000 unless told otherwise.
    pub iterations: usize,
    /// The cost is kept every so many steps: at least 1; 100 unless told otherwise.
    pub record_every: usize,
}

impl Default for Options {
    fn default() -> Self {
        Self { learning_rate: 0.005, iterations: 2000, record_every: 100 }
    }
}

impl Options {
    fn check(&self) -> Result<()> {
        input::expect_positive("learning_rate", self.learning_rate)?;
        input::expect_at_least_one("iterations", self.iterations)?;
        input::expect_at_least_one("record_every", self.record_every)
    }
}

/// dw and db: how the cost changes with each parameter.
///
/// ```
/// use dl_core::{logistic::Gradients, ndarray::array};
/// let gradients = Gradients { dw: array![[0.5]], db: -0.1 };
/// assert_eq!(gradients.dw.dim(), (1, 1));
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Gradients {
    /// dJ/dw, shape (n_x, 1).
    pub dw: Array2<f64>,
    /// dJ/db.
    pub db: f64,
}

/// One neuron: z = wᵀx + b, a = σ(z).
///
/// ```
/// use dl_core::prelude::*;
/// let model = LogisticRegression { w: array![[1.0], [-1.0]], b: 0.0 };
/// assert_eq!(model.predict(&array![[2.0], [1.0]])?, array![[1.0]]);
/// # Ok::<(), dl_core::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct LogisticRegression {
    /// Weights, shape (n_x, 1).
    pub w: Array2<f64>,
    /// Bias.
    pub b: f64,
}

impl LogisticRegression {
    /// A neuron that knows nothing: w = 0 and b = 0, so that it answers 1/2 to everything.
    ///
    /// Zeros are fine for a single neuron; in a layer of several they would all stay equal.
    ///
    /// ```
    /// use dl_core::prelude::*;
    /// let model = LogisticRegression::zeros(2);
    /// assert_eq!(model.predict_proba(&array![[1.0], [7.0]])?, array![[0.5]]);
    /// # Ok::<(), dl_core::Error>(())
    /// ```
    pub fn zeros(n_x: usize) -> Self {
        Self { w: Array2::zeros((n_x, 1)), b: 0.0 }
    }

    /// The sums Z = wᵀX + b.
    ///
    /// Shapes: `x` (n_x, m), the result (1, m). Errors: [`Error::Shape`](crate::Error::Shape) where n_x is not the model's,
    /// [`Error::NotFinite`](crate::Error::NotFinite) where `x` holds a NaN or an infinity.
    ///
    /// ```
    /// use dl_core::prelude::*;
    /// let model = LogisticRegression { w: array![[2.0], [-1.0]], b: 0.5 };
    /// assert_eq!(model.logits(&array![[1.0, 0.0], [1.0, 4.0]])?, array![[1.5, -3.5]]);
    /// # Ok::<(), dl_core::Error>(())
    /// ```
    pub fn logits(&self, x: &Array2<f64>) -> Result<Array2<f64>> {
        input::expect_examples(x)?;
        input::expect_shape("x", x, self.w.nrows(), x.ncols())?;
        Ok(product(&self.w.t(), x)? + self.b)
    }

    /// The answers A = σ(wᵀX + b): for each example the probability of class 1.
    ///
    /// Shapes and errors as for [`logits`](Self::logits); range [0, 1].
    ///
    /// ```
    /// use dl_core::prelude::*;
    /// let model = LogisticRegression { w: array![[1.0]], b: -3.0 };
    /// assert_eq!(model.predict_proba(&array![[3.0]])?, array![[0.5]]);
    /// # Ok::<(), dl_core::Error>(())
    /// ```
    pub fn predict_proba(&self, x: &Array2<f64>) -> Result<Array2<f64>> {
        Ok(Activation::Sigmoid.of_all(&self.logits(x)?))
    }

    /// The class of each example: 1 where a > 1/2, else 0. Shapes and errors as for [`logits`](Self::logits).
    ///
    /// ```
    /// use dl_core::prelude::*;
    /// let model = LogisticRegression { w: array![[1.0]], b: -3.0 };
    /// assert_eq!(model.predict(&array![[2.0, 3.0, 4.0]])?, array![[0.0, 0.0, 1.0]]);
    /// # Ok::<(), dl_core::Error>(())
    /// ```
    pub fn predict(&self, x: &Array2<f64>) -> Result<Array2<f64>> {
        Ok(each::above(&self.predict_proba(x)?, 0.5))
    }

    /// The cost J on a set, `x` (n_x, m) with labels `y` (1, m).
    ///
    /// Errors: as for [`logits`](Self::logits); [`Error::Labels`](crate::Error::Labels) where `y` holds anything but 0 and 1.
    ///
    /// ```
    /// use dl_core::prelude::*;
    /// let j = LogisticRegression::zeros(1).cost(&array![[3.0, 5.0]], &array![[0.0, 1.0]])?;
    /// assert_eq!(j, 2f64.ln());
    /// # Ok::<(), dl_core::Error>(())
    /// ```
    pub fn cost(&self, x: &Array2<f64>, y: &Array2<f64>) -> Result<f64> {
        loss::cost(&self.logits(x)?, y)
    }

    /// Backward propagation: dw = (1/m) X (A - Y)ᵀ and db = (1/m) Σ (a⁽ⁱ⁾ - y⁽ⁱ⁾).
    ///
    /// Shapes and errors as for [`cost`](Self::cost).
    ///
    /// ```
    /// use dl_core::prelude::*;
    /// let gradients = LogisticRegression::zeros(1).gradients(&array![[2.0, 4.0]], &array![[0.0, 1.0]])?;
    /// assert_eq!(gradients.dw, array![[-0.5]]); // (0.5 · 2 - 0.5 · 4) / 2
    /// assert_eq!(gradients.db, 0.0);
    /// # Ok::<(), dl_core::Error>(())
    /// ```
    pub fn gradients(&self, x: &Array2<f64>, y: &Array2<f64>) -> Result<Gradients> {
        let a = self.predict_proba(x)?;
        input::expect_labels(y, x.ncols())?;
        let m = x.ncols() as f64;
        let dz = &a - y; // (1, m)
        Ok(Gradients { dw: product(x, &dz.t())? / m, db: dz.sum() / m })
    }

    /// One step down the gradient: w ← w - α dw, b ← b - α db.
    ///
    /// Errors: [`Error::Parameter`](crate::Error::Parameter) where `learning_rate` is not above 0,
    /// [`Error::Shape`](crate::Error::Shape) where the gradients are of
    /// another model.
    ///
    /// ```
    /// use dl_core::{logistic::Gradients, prelude::*};
    /// let mut model = LogisticRegression::zeros(1);
    /// model.step(&Gradients { dw: array![[2.0]], db: -4.0 }, 0.5)?;
    /// assert_eq!((model.w, model.b), (array![[-1.0]], 2.0));
    /// # Ok::<(), dl_core::Error>(())
    /// ```
    pub fn step(&mut self, gradients: &Gradients, learning_rate: f64) -> Result<()> {
        input::expect_positive("learning_rate", learning_rate)?;
        input::expect_shape("dw", &gradients.dw, self.w.nrows(), 1)?;
        self.w = each::stepped(&self.w, &gradients.dw, learning_rate);
        self.b -= learning_rate * gradients.db;
        Ok(())
    }

    /// Trains a neuron from w = 0, b = 0 by full-batch gradient descent.
    ///
    /// Shapes: `x` (n_x, m), `y` (1, m). Errors, all found before any work begins but the last:
    /// [`Error::Shape`](crate::Error::Shape), [`Error::Labels`](crate::Error::Labels),
    /// [`Error::NotFinite`](crate::Error::NotFinite), [`Error::Parameter`](crate::Error::Parameter);
    /// [`Error::Diverged`](crate::Error::Diverged) where the steps are so long that the cost runs away.
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

    /// [`fit`](Self::fit), telling `progress` the iteration and the cost each time a cost is recorded.
    ///
    /// ```
    /// use dl_core::prelude::*;
    /// let data = planar::moons(20, 0.1, 1)?;
    /// let options = Options { iterations: 201, ..Options::default() };
    /// let mut tell = |iteration, cost| println!("{iteration:5}  {cost:.6}");
    /// LogisticRegression::fit_with(&data.x, &data.y, &options, &mut tell)?;
    /// # Ok::<(), dl_core::Error>(())
    /// ```
    pub fn fit_with(
        x: &Array2<f64>,
        y: &Array2<f64>,
        options: &Options,
        progress: &mut dyn FnMut(usize, f64),
    ) -> Result<(Self, History)> {
        check(x, y, options)?;
        let mut recorder = Recorder::new(options.record_every, progress);
        let model = descent::descend(&columns(x), y, options, &mut recorder)?;
        Ok((model, recorder.history))
    }

    /// [`fit_with`](Self::fit_with), always once over every number of X an iteration, as a loop over
    /// [`gradients`](Self::gradients) and [`step`](Self::step) does: to
    /// compare with, and for whoever prefers its last bits.
    ///
    /// ```
    /// use dl_core::prelude::*;
    /// let set = planar::moons(10, 0.1, 1)?;
    /// let options = Options { iterations: 20, record_every: 10, ..Options::default() };
    /// let (_, plain) = LogisticRegression::fit_plain(&set.x, &set.y, &options, &mut |_, _| ())?;
    /// let (_, fitted) = LogisticRegression::fit(&set.x, &set.y, &options)?;
    /// assert!((plain.costs[1] - fitted.costs[1]).abs() < 1e-12);
    /// # Ok::<(), dl_core::Error>(())
    /// ```
    pub fn fit_plain(
        x: &Array2<f64>,
        y: &Array2<f64>,
        options: &Options,
        progress: &mut dyn FnMut(usize, f64),
    ) -> Result<(Self, History)> {
        check(x, y, options)?;
        let mut recorder = Recorder::new(options.record_every, progress);
        let model = descent::on_the_pixels(&columns(x), y, options, &mut recorder)?;
        Ok((model, recorder.history))
    }
}

fn check(x: &Array2<f64>, y: &Array2<f64>, options: &Options) -> Result<()> {
    options.check()?;
    input::expect_examples(x)?;
    input::expect_labels(y, x.ncols())
}

#[cfg(test)]
mod tests;
