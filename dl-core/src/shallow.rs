//! A shallow neural network: one hidden layer, and what a single neuron cannot do.
//!
//! Each of n_h hidden neurons looks at the example x in its own way; the output neuron looks at their answers.
//!
//! | step | formula | shape |
//! |---|---|---|
//! | forward | Z1 = W1 X + b1, A1 = g(Z1) | (n_h, m) |
//! | | Z2 = W2 A1 + b2, A2 = σ(Z2) | (1, m) |
//! | cost | J = (1/m) Σ L(z2⁽ⁱ⁾, y⁽ⁱ⁾) | one number |
//! | backward | dZ2 = A2 - Y | (1, m) |
//! | | dW2 = (1/m) dZ2 A1ᵀ, db2 = (1/m) Σ dz2⁽ⁱ⁾ | (1, n_h), (1, 1) |
//! | | dZ1 = W2ᵀ dZ2 * g'(Z1) | (n_h, m) |
//! | | dW1 = (1/m) dZ1 Xᵀ, db1 = (1/m) Σ dz1⁽ⁱ⁾ | (n_h, n_x), (n_h, 1) |
//! | update | each parameter ← itself - α · its gradient | |
//!
//! `*` multiplies entry by entry. The weights start small and random: from zeros, all hidden neurons would get the same
//! gradient for ever and stay one neuron, n_h times.
//!
//! [`ShallowNetwork::fit`] runs these very steps, to the bit, without making a new array in each.
//!
//! Source: M. Nielsen, Neural Networks and Deep Learning (2015), chapter 2, for backward propagation; the notation, the initial
//! scale and the learning rate are those of the course's Python original.

mod answers;
mod parameters;
mod start;
mod training;

use ndarray::{Array2, Axis};

pub use parameters::{Cache, Gradients, Parameters};
pub use start::Start;

use crate::{
    Classifier, History, Options, Result, activation::Activation, history::Recorder, input, language::say, loss,
    metrics, product,
};

/// A network with one hidden layer.
///
/// ```
/// use dl_core::{ndarray::array, shallow::{Parameters, ShallowNetwork}};
/// let network = ShallowNetwork::from_parameters(Parameters::random(1, 2, 1.0, 1)?)?;
/// assert_eq!(network.predict(&array![[1.0, 2.0]])?.dim(), (1, 2));
/// # Ok::<(), dl_core::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct ShallowNetwork {
    parameters: Parameters,
    activation: Activation,
}

impl ShallowNetwork {
    /// A network of n_x inputs that has learnt nothing yet: small random weights, and biases of 0.
    ///
    /// Errors: [`Error::Parameter`](crate::Error::Parameter) where a size is 0 or beyond reason, or the scale negative or not finite.
    ///
    /// ```
    /// use dl_core::{prelude::*, shallow::Start};
    /// let network = ShallowNetwork::new(2, &Start { hidden: 3, ..Start::default() })?;
    /// assert_eq!(network.parameters().w1.dim(), (3, 2));
    /// # Ok::<(), dl_core::Error>(())
    /// ```
    pub fn new(n_x: usize, start: &Start) -> Result<Self> {
        let parameters = Parameters::random(n_x, start.hidden, start.scale, start.seed)?;
        Ok(Self { parameters, activation: start.activation })
    }

    /// A network with these parameters and tanh in the hidden layer; [`with_activation`](Self::with_activation) changes that.
    ///
    /// Errors: [`Error::Shape`](crate::Error::Shape) where the shapes do not fit each other,
    /// [`Error::NotFinite`](crate::Error::NotFinite).
    ///
    /// ```
    /// use dl_core::{ndarray::array, shallow::{Parameters, ShallowNetwork}};
    /// // XOR by hand: the first hidden neuron says "at least one", the second "both".
    /// let network = ShallowNetwork::from_parameters(Parameters {
    ///     w1: array![[9.0, 9.0], [9.0, 9.0]],
    ///     b1: array![[-4.5], [-13.5]],
    ///     w2: array![[9.0, -9.0]],
    ///     b2: array![[-9.0]],
    /// })?;
    /// let x = array![[0.0, 0.0, 1.0, 1.0], [0.0, 1.0, 0.0, 1.0]];
    /// assert_eq!(network.predict(&x)?, array![[0.0, 1.0, 1.0, 0.0]]);
    /// # Ok::<(), dl_core::Error>(())
    /// ```
    pub fn from_parameters(parameters: Parameters) -> Result<Self> {
        parameters.check()?;
        Ok(Self { parameters, activation: Activation::Tanh })
    }

    /// The same parameters with another g in the hidden layer.
    ///
    /// ```
    /// use dl_core::{activation::Activation, shallow::{Parameters, ShallowNetwork}};
    /// let network = ShallowNetwork::from_parameters(Parameters::random(1, 2, 1.0, 1)?)?.with_activation(Activation::Relu);
    /// assert_eq!(network.activation(), Activation::Relu);
    /// # Ok::<(), dl_core::Error>(())
    /// ```
    #[must_use]
    pub fn with_activation(self, activation: Activation) -> Self {
        Self { activation, ..self }
    }

    /// What the network has learnt.
    ///
    /// ```
    /// use dl_core::{ndarray::array, shallow::{Parameters, ShallowNetwork}};
    /// let network = ShallowNetwork::from_parameters(Parameters::random(1, 2, 1.0, 1)?)?;
    /// assert_eq!(network.parameters().w1.dim(), (2, 1));
    /// # Ok::<(), dl_core::Error>(())
    /// ```
    #[must_use]
    pub fn parameters(&self) -> &Parameters {
        &self.parameters
    }

    /// g of the hidden layer.
    ///
    /// ```
    /// use dl_core::{ndarray::array, shallow::{Parameters, ShallowNetwork}};
    /// let network = ShallowNetwork::from_parameters(Parameters::random(1, 2, 1.0, 1)?)?;
    /// assert_eq!(network.activation(), dl_core::activation::Activation::Tanh);
    /// # Ok::<(), dl_core::Error>(())
    /// ```
    #[must_use]
    pub fn activation(&self) -> Activation {
        self.activation
    }

    /// Forward propagation: Z1 = W1 X + b1, A1 = g(Z1), Z2 = W2 A1 + b2, A2 = σ(Z2).
    ///
    /// Shapes: `x` (n_x, m). Errors: [`Error::Shape`](crate::Error::Shape) where n_x is not the network's,
    /// [`Error::NotFinite`](crate::Error::NotFinite).
    ///
    /// ```
    /// use dl_core::{ndarray::array, shallow::{Parameters, ShallowNetwork}};
    /// let network = ShallowNetwork::from_parameters(Parameters::random(2, 3, 0.0, 1)?)?;
    /// assert_eq!(network.forward(&array![[1.0], [7.0]])?.a2, array![[0.5]]); // all weights 0
    /// # Ok::<(), dl_core::Error>(())
    /// ```
    pub fn forward(&self, x: &Array2<f64>) -> Result<Cache> {
        self.expect_inputs(x)?;
        let Parameters { w1, b1, w2, b2 } = &self.parameters;
        let z1 = &product(w1, x)? + b1; // (n_h, m)
        let a1 = self.activation.of_all(&z1); // (n_h, m)
        let z2 = &product(w2, &a1)? + b2; // (1, m)
        let a2 = Activation::Sigmoid.of_all(&z2); // (1, m)
        Ok(Cache { z1, a1, z2, a2 })
    }

    /// The cost J on a set, `x` (n_x, m) with labels `y` (1, m).
    ///
    /// Errors: as for [`forward`](Self::forward); [`Error::Labels`](crate::Error::Labels).
    ///
    /// ```
    /// use dl_core::{ndarray::array, shallow::{Parameters, ShallowNetwork}};
    /// let network = ShallowNetwork::from_parameters(Parameters::random(2, 3, 0.0, 1)?)?;
    /// assert_eq!(network.cost(&array![[1.0], [7.0]], &array![[1.0]])?, 2f64.ln());
    /// # Ok::<(), dl_core::Error>(())
    /// ```
    pub fn cost(&self, x: &Array2<f64>, y: &Array2<f64>) -> Result<f64> {
        loss::cost(&self.forward(x)?.z2, y)
    }

    /// Backward propagation: how the cost changes with each parameter.
    ///
    /// Shapes: `x` (n_x, m), `y` (1, m), `cache` from [`forward`](Self::forward) on `x`; the gradients have the shapes of the
    /// parameters.
    /// Derivation: chapter 5 of the course. Errors: [`Error::Shape`](crate::Error::Shape) where `cache` does not come from `x`,
    /// [`Error::Labels`](crate::Error::Labels).
    ///
    /// ```
    /// use dl_core::{ndarray::array, shallow::{Parameters, ShallowNetwork}};
    /// let network = ShallowNetwork::from_parameters(Parameters::random(1, 2, 0.0, 1)?)?;
    /// let (x, y) = (array![[1.0, 2.0]], array![[1.0, 1.0]]);
    /// let gradients = network.backward(&x, &y, &network.forward(&x)?)?;
    /// assert_eq!(gradients.db2, array![[-0.5]]); // it says 0.5 where 1 is right
    /// assert_eq!(gradients.dw1, array![[0.0], [0.0]]); // zeros teach the hidden layer nothing
    /// # Ok::<(), dl_core::Error>(())
    /// ```
    pub fn backward(&self, x: &Array2<f64>, y: &Array2<f64>, cache: &Cache) -> Result<Gradients> {
        self.expect_inputs(x)?;
        input::expect_labels(y, x.ncols())?;
        let n_h = self.parameters.w1.nrows();
        input::expect_shape(say("a1 de la caché", "the cache's a1"), &cache.a1, n_h, x.ncols())?;
        input::expect_shape(say("a2 de la caché", "the cache's a2"), &cache.a2, 1, x.ncols())?;
        let m = x.ncols() as f64;
        let dz2 = &cache.a2 - y; // (1, m)
        let dw2 = product(&dz2, &cache.a1.t())? / m; // (1, n_h)
        let db2 = sums(&dz2) / m; // (1, 1)
        let slope = cache.a1.mapv(|a| self.activation.derivative(a)); // (n_h, m)
        let dz1 = &product(&self.parameters.w2.t(), &dz2)? * &slope; // (n_h, m)
        let dw1 = product(&dz1, &x.t())? / m; // (n_h, n_x)
        let db1 = sums(&dz1) / m; // (n_h, 1)
        Ok(Gradients { dw1, db1, dw2, db2 })
    }

    /// One step down the gradient: every parameter ← itself - α · its gradient.
    ///
    /// Errors: [`Error::Parameter`](crate::Error::Parameter) where `learning_rate` is not above 0,
    /// [`Error::Shape`](crate::Error::Shape) where the gradients are of another network.
    ///
    /// ```
    /// use dl_core::{ndarray::array, shallow::{Parameters, ShallowNetwork}};
    /// let mut network = ShallowNetwork::from_parameters(Parameters::random(1, 2, 1.0, 1)?)?;
    /// let (x, y) = (array![[1.0]], array![[1.0]]);
    /// let before = network.cost(&x, &y)?;
    /// let gradients = network.backward(&x, &y, &network.forward(&x)?)?;
    /// network.update(&gradients, 0.1)?;
    /// assert!(network.cost(&x, &y)? < before);
    /// # Ok::<(), dl_core::Error>(())
    /// ```
    pub fn update(&mut self, gradients: &Gradients, learning_rate: f64) -> Result<()> {
        input::expect_positive("learning_rate", learning_rate)?;
        let Parameters { w1, b1, w2, b2 } = &mut self.parameters;
        let Gradients { dw1, db1, dw2, db2 } = gradients;
        for (name, gradient, parameter) in [("dw1", dw1, &*w1), ("db1", db1, b1), ("dw2", dw2, w2), ("db2", db2, b2)] {
            input::expect_shape(name, gradient, parameter.nrows(), parameter.ncols())?;
        }
        for (parameter, gradient) in [(w1, dw1), (b1, db1), (w2, dw2), (b2, db2)] {
            parameter.scaled_add(-learning_rate, gradient);
        }
        Ok(())
    }

    /// The answers A2: for each example the probability of class 1. Shapes and errors as for [`forward`](Self::forward).
    ///
    /// ```
    /// use dl_core::{ndarray::array, shallow::{Parameters, ShallowNetwork}};
    /// let network = ShallowNetwork::from_parameters(Parameters::random(1, 2, 1.0, 1)?)?;
    /// assert_eq!(network.predict_proba(&array![[1.0]])?, network.forward(&array![[1.0]])?.a2);
    /// # Ok::<(), dl_core::Error>(())
    /// ```
    pub fn predict_proba(&self, x: &Array2<f64>) -> Result<Array2<f64>> {
        self.expect_inputs(x)?;
        Ok(answers::answers(self, x))
    }

    /// The class of each example: 1 where a2 > 1/2, else 0. Shapes and errors as for [`forward`](Self::forward).
    ///
    /// ```
    /// use dl_core::{ndarray::array, shallow::{Parameters, ShallowNetwork}};
    /// let network = ShallowNetwork::from_parameters(Parameters::random(1, 2, 1.0, 1)?)?;
    /// let answer = network.predict(&array![[1.0]])?[[0, 0]];
    /// assert!(answer == 0.0 || answer == 1.0);
    /// # Ok::<(), dl_core::Error>(())
    /// ```
    pub fn predict(&self, x: &Array2<f64>) -> Result<Array2<f64>> {
        metrics::classes(&self.predict_proba(x)?, x.ncols())
    }

    /// Trains a network by full-batch gradient descent; `start` says how it begins, `options` how it learns.
    ///
    /// Shapes: `x` (n_x, m), `y` (1, m). Errors, all found before any work begins but the last:
    /// [`Error::Shape`](crate::Error::Shape), [`Error::Labels`](crate::Error::Labels),
    /// [`Error::NotFinite`](crate::Error::NotFinite), [`Error::Parameter`](crate::Error::Parameter);
    /// [`Error::Diverged`](crate::Error::Diverged) where the steps are so long that the cost runs away.
    ///
    /// ```
    /// use dl_core::{prelude::*, shallow::Start};
    /// let flower = planar::flower(400, 1)?;
    /// let options = Options { learning_rate: 1.2, iterations: 2000, record_every: 1000 };
    /// let (network, history) = ShallowNetwork::fit(&flower.x, &flower.y, &Start::default(), &options)?;
    /// assert!(accuracy(&network.predict(&flower.x)?, &flower.y)? > 80.0); // one neuron alone: about 47
    /// assert_eq!(history.costs.len(), 2);
    /// # Ok::<(), dl_core::Error>(())
    /// ```
    pub fn fit(x: &Array2<f64>, y: &Array2<f64>, start: &Start, options: &Options) -> Result<(Self, History)> {
        Self::fit_with(x, y, start, options, &mut |_, _| ())
    }

    /// [`fit`](Self::fit), telling `progress` the iteration and the cost each time a cost is recorded.
    ///
    /// ```
    /// use dl_core::{prelude::*, shallow::Start};
    /// let moons = planar::moons(100, 0.1, 1)?;
    /// let options = Options { learning_rate: 1.2, iterations: 200, record_every: 100 };
    /// let mut tell = |iteration, cost| println!("{iteration:5}  {cost:.6}");
    /// ShallowNetwork::fit_with(&moons.x, &moons.y, &Start::default(), &options, &mut tell)?;
    /// # Ok::<(), dl_core::Error>(())
    /// ```
    pub fn fit_with(
        x: &Array2<f64>,
        y: &Array2<f64>,
        start: &Start,
        options: &Options,
        progress: &mut dyn FnMut(usize, f64),
    ) -> Result<(Self, History)> {
        input::expect_examples(x)?;
        let mut network = Self::new(x.nrows(), start)?;
        let history = network.train_with(x, y, options, progress)?;
        Ok((network, history))
    }

    /// Goes on training from the parameters that the network has. After an error it is as it was.
    ///
    /// Shapes and errors as for [`fit`](Self::fit).
    ///
    /// ```
    /// use dl_core::{prelude::*, shallow::Start};
    /// let moons = planar::moons(200, 0.2, 1)?;
    /// let mut network = ShallowNetwork::new(2, &Start::default())?;
    /// let options = Options { learning_rate: 1.2, iterations: 100, record_every: 50 };
    /// let first = network.train(&moons.x, &moons.y, &options)?;
    /// let second = network.train(&moons.x, &moons.y, &options)?;
    /// assert!(second.costs[0] < first.costs[1]);
    /// # Ok::<(), dl_core::Error>(())
    /// ```
    pub fn train(&mut self, x: &Array2<f64>, y: &Array2<f64>, options: &Options) -> Result<History> {
        self.train_with(x, y, options, &mut |_, _| ())
    }

    /// [`train`](Self::train), telling `progress` the iteration and the cost each time a cost is recorded.
    ///
    /// ```
    /// use dl_core::{prelude::*, shallow::Start};
    /// let moons = planar::moons(100, 0.1, 1)?;
    /// let mut network = ShallowNetwork::new(2, &Start::default())?;
    /// let options = Options { learning_rate: 1.2, iterations: 200, record_every: 100 };
    /// network.train_with(&moons.x, &moons.y, &options, &mut |_, cost| println!("{cost:.6}"))?;
    /// # Ok::<(), dl_core::Error>(())
    /// ```
    pub fn train_with(
        &mut self,
        x: &Array2<f64>,
        y: &Array2<f64>,
        options: &Options,
        progress: &mut dyn FnMut(usize, f64),
    ) -> Result<History> {
        options.check()?;
        self.expect_inputs(x)?;
        input::expect_labels(y, x.ncols())?;
        let mut recorder = Recorder::new(options.record_every, progress);
        self.parameters = training::train(self, x, y, options, &mut recorder)?;
        Ok(recorder.history)
    }

    fn expect_inputs(&self, x: &Array2<f64>) -> Result<()> {
        input::expect_examples(x)?;
        input::expect_shape("x", x, self.parameters.w1.ncols(), x.ncols())
    }
}

/// Σ over the examples: from shape (n, m) to (n, 1).
fn sums(dz: &Array2<f64>) -> Array2<f64> {
    dz.sum_axis(Axis(1)).insert_axis(Axis(1))
}

impl Classifier for ShallowNetwork {
    fn predict_proba(&self, x: &Array2<f64>) -> Result<Array2<f64>> {
        ShallowNetwork::predict_proba(self, x)
    }
}

#[cfg(test)]
mod tests;
