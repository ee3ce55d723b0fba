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
//! Source: M. Nielsen, Neural Networks and Deep Learning (2015), chapter 2, for backward propagation; the notation, the initial
//! scale and the learning rate are those of the course's Python original.

mod parameters;
mod start;
mod training;

use ndarray::{Array2, Axis};

pub use parameters::{Cache, Gradients, Parameters};
pub use start::Start;

use crate::{
    Classifier, Result,
    activation::Activation,
    input::{self, from_rows, rows},
    loss, metrics, product,
};

/// A network with one hidden layer.
///
/// ```
/// use dl_core::{prelude::*, shallow::{Parameters, ShallowNetwork}};
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
#[derive(Debug, Clone, PartialEq)]
pub struct ShallowNetwork {
    parameters: Parameters,
    activation: Activation,
}

impl ShallowNetwork {
    /// Makes a network of n_x inputs that has learnt nothing yet: small random weights, and biases of 0.
    ///
    /// - Errors: [`Error::Parameter`](crate::Error::Parameter) where a size is 0 or beyond reason, or the scale is negative or not
    ///   finite.
    pub fn new(n_x: usize, start: &Start) -> Result<Self> {
        let parameters = Parameters::random(n_x, start.hidden, start.scale, start.seed)?;
        Ok(Self { parameters, activation: start.activation })
    }

    /// Makes a network with these parameters and tanh in the hidden layer; [`with_activation`](Self::with_activation) changes that.
    ///
    /// - Errors: [`Error::Shape`](crate::Error::Shape) where the shapes don't fit each other,
    ///   [`Error::NotFinite`](crate::Error::NotFinite).
    pub fn from_parameters(parameters: Parameters) -> Result<Self> {
        parameters.check()?;
        Ok(Self { parameters, activation: Activation::Tanh })
    }

    /// Gives the network another g in its hidden layer.
    #[must_use]
    pub fn with_activation(self, activation: Activation) -> Self {
        Self { activation, ..self }
    }

    /// Shows what the network has learnt.
    #[must_use]
    pub fn parameters(&self) -> &Parameters {
        &self.parameters
    }

    /// Names g of the hidden layer.
    #[must_use]
    pub fn activation(&self) -> Activation {
        self.activation
    }

    /// Computes forward propagation: Z1 = W1 X + b1, A1 = g(Z1), Z2 = W2 A1 + b2, A2 = σ(Z2).
    ///
    /// - Shapes: `x` (n_x, m).
    /// - Errors: [`Error::Shape`](crate::Error::Shape) where n_x is not the network's, [`Error::NotFinite`](crate::Error::NotFinite).
    pub fn forward(&self, x: &Array2<f64>) -> Result<Cache> {
        self.expect_inputs(x)?;
        let Parameters { w1, b1, w2, b2 } = &self.parameters;
        let z1 = product(w1, x)? + b1; // (n_h, m)
        let a1 = self.activation.of_all(&z1); // (n_h, m)
        input::expect_finite("a1", &a1)?;
        let z2 = product(w2, &a1)? + b2; // (1, m)
        let a2 = Activation::Sigmoid.of_all(&z2); // (1, m)
        input::expect_finite("a2", &a2)?;
        Ok(Cache { z1, a1, z2, a2 })
    }

    /// Computes the cost J on a set, the mean cross-entropy of its examples.
    ///
    /// - Shapes: `x` (n_x, m) with labels `y` (1, m).
    /// - Errors: as for [`forward`](Self::forward); [`Error::Labels`](crate::Error::Labels).
    pub fn cost(&self, x: &Array2<f64>, y: &Array2<f64>) -> Result<f64> {
        let cache = self.forward(x)?;
        input::expect_labels("y", y, x.ncols())?;
        loss::cost(&cache.z2, y)
    }

    /// Computes backward propagation: how the cost changes with each parameter. Derivation: chapter 5 of the course.
    ///
    /// - Shapes: `x` (n_x, m), `y` (1, m), `cache` from [`forward`](Self::forward) on `x`; the gradients have the shapes of the
    ///   parameters.
    /// - Errors: [`Error::Shape`](crate::Error::Shape) where `cache` doesn't come from `x`, [`Error::Labels`](crate::Error::Labels),
    ///   [`Error::NotFinite`](crate::Error::NotFinite).
    ///
    /// ```
    /// use dl_core::{prelude::*, shallow::Start};
    /// let network = ShallowNetwork::new(1, &Start { hidden: 2, scale: 0.0, ..Start::default() })?;
    /// let (x, y) = (array![[1.0, 2.0]], array![[1.0, 1.0]]);
    /// let gradients = network.backward(&x, &y, &network.forward(&x)?)?;
    /// assert_eq!(gradients.db2, array![[-0.5]]); // it says 0.5 where 1 is right
    /// assert_eq!(gradients.dw1, array![[0.0], [0.0]]); // zeros teach the hidden layer nothing
    /// # Ok::<(), dl_core::Error>(())
    /// ```
    pub fn backward(&self, x: &Array2<f64>, y: &Array2<f64>, cache: &Cache) -> Result<Gradients> {
        self.expect_inputs(x)?;
        input::expect_labels("y", y, x.ncols())?;
        cache.check(self.parameters.w1.nrows(), x.ncols())?;
        let m = x.ncols() as f64;
        let dz2 = &cache.a2 - y; // (1, m)
        let dw2 = product(&dz2, &cache.a1.t())? / m; // (1, n_h)
        let db2 = sums(&dz2) / m; // (1, 1)
        let slope = cache.a1.mapv(|a| self.activation.derivative(a)); // (n_h, m)
        let dz1 = product(&self.parameters.w2.t(), &dz2)? * &slope; // (n_h, m)
        let dw1 = product(&dz1, &x.t())? / m; // (n_h, n_x)
        let db1 = sums(&dz1) / m; // (n_h, 1)
        let gradients = Gradients { dw1, db1, dw2, db2 };
        gradients.check()?;
        Ok(gradients)
    }

    /// Takes one step down the gradient: every parameter ← itself - α · its gradient. After an error the network is as it was.
    ///
    /// - Errors: [`Error::Parameter`](crate::Error::Parameter) where `learning_rate` is not above 0,
    ///   [`Error::Shape`](crate::Error::Shape) where the gradients are of another network,
    ///   [`Error::NotFinite`](crate::Error::NotFinite).
    pub fn update(&mut self, gradients: &Gradients, learning_rate: f64) -> Result<()> {
        input::expect_positive("learning_rate", learning_rate)?;
        let stepped = |name, parameter: &Array2<f64>, gradient: &Array2<f64>| {
            input::expect_shape(name, gradient, parameter.nrows(), parameter.ncols())?;
            input::expect_finite(name, gradient)?;
            Ok(parameter - learning_rate * gradient)
        };
        let Parameters { w1, b1, w2, b2 } = &self.parameters;
        let Gradients { dw1, db1, dw2, db2 } = gradients;
        let (w1, b1) = (stepped("dw1", w1, dw1)?, stepped("db1", b1, db1)?);
        let (w2, b2) = (stepped("dw2", w2, dw2)?, stepped("db2", b2, db2)?);
        let parameters = Parameters { w1, b1, w2, b2 };
        parameters.check()?;
        self.parameters = parameters;
        Ok(())
    }

    /// Gives the probability of class 1 for each example: A2 of [`forward`](Self::forward), to the bit.
    ///
    /// The machine room computes it without keeping anything else. Shapes and errors as for [`forward`](Self::forward).
    pub fn predict_proba(&self, x: &Array2<f64>) -> Result<Array2<f64>> {
        self.expect_inputs(x)?;
        let a2 = from_rows((1, x.ncols()), self.layer().answers(&rows(x), x.ncols()));
        input::expect_finite("a2", &a2)?;
        Ok(a2)
    }

    /// Decides the class of each example: 1 where a2 > 1/2, else 0. Shapes and errors as for [`forward`](Self::forward).
    pub fn predict(&self, x: &Array2<f64>) -> Result<Array2<f64>> {
        metrics::classes(&self.predict_proba(x)?, x.ncols())
    }

    fn expect_inputs(&self, x: &Array2<f64>) -> Result<()> {
        input::expect_examples("x", x)?;
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
