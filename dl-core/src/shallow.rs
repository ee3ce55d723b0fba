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
//! `*` multiplies entry by entry. The weights start small and random: from zeros, all hidden neurons would get the same gradient for ever
//! and stay one neuron, n_h times.
//!
//! [`ShallowNetwork::fit`] runs these very steps, to the bit, without making a new array in each.
//!
//! Source: M. Nielsen, Neural Networks and Deep Learning (2015), chapter 2, for backward propagation; the notation, the initial scale and
//! the learning rate are those of the course's Python original.

mod answers;
mod training;

use ndarray::{Array2, Axis};

use crate::{
    Error, Result,
    activation::Activation,
    history::{History, Recorder},
    input, loss, product,
    random::Random,
};

/// How to train.
///
/// ```
/// use dl_core::shallow::Options;
/// let options = Options { hidden: 20, iterations: 5000, ..Options::default() };
/// assert_eq!(options.learning_rate, 1.2);
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Options {
    /// Hidden neurons, n_h: at least 1; 4 unless told otherwise.
    pub hidden: usize,
    /// g of the hidden layer: tanh unless told otherwise.
    pub activation: Activation,
    /// The length of a step, α: above 0; 1.2 unless told otherwise.
    pub learning_rate: f64,
    /// How many steps: at least 1; 10,000 unless told otherwise.
    pub iterations: usize,
    /// The cost is kept every so many steps: at least 1; 1000 unless told otherwise.
    pub record_every: usize,
    /// Decides the random initial weights.
    pub seed: u64,
    /// How large the initial weights are, their standard deviation: 0.01 unless told otherwise; 0 shows why zeros fail.
    pub initial_scale: f64,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            hidden: 4,
            activation: Activation::Tanh,
            learning_rate: 1.2,
            iterations: 10_000,
            record_every: 1000,
            seed: 1,
            initial_scale: 0.01,
        }
    }
}

impl Options {
    fn check(&self) -> Result<()> {
        input::expect_at_most("hidden", self.hidden, MOST_HIDDEN, "to be from 1 to 10000")?;
        input::expect_positive("learning_rate", self.learning_rate)?;
        input::expect_at_least_one("iterations", self.iterations)?;
        input::expect_at_least_one("record_every", self.record_every)?;
        expect_scale(self.initial_scale)
    }
}

/// The most hidden neurons.
const MOST_HIDDEN: usize = 10_000;

fn expect_scale(scale: f64) -> Result<()> {
    if scale.is_finite() && scale >= 0.0 {
        return Ok(());
    }
    let expected = "to be 0 or a number above 0, such as 0.01";
    Err(Error::Parameter { name: "initial_scale", expected, found: scale.to_string() })
}

/// What the network learns.
#[derive(Debug, Clone, PartialEq)]
pub struct Parameters {
    /// Weights of the hidden layer, shape (n_h, n_x).
    pub w1: Array2<f64>,
    /// Biases of the hidden layer, shape (n_h, 1).
    pub b1: Array2<f64>,
    /// Weights of the output neuron, shape (1, n_h).
    pub w2: Array2<f64>,
    /// Bias of the output neuron, shape (1, 1).
    pub b2: Array2<f64>,
}

impl Parameters {
    /// Small random weights, normal with standard deviation `scale`, and biases of 0.
    ///
    /// Errors: [`Error::Parameter`] where a size is 0 or beyond reason, or `scale` is negative or not finite.
    ///
    /// ```
    /// use dl_core::shallow::Parameters;
    /// let parameters = Parameters::random(2, 4, 0.01, 1)?;
    /// assert_eq!((parameters.w1.dim(), parameters.w2.dim()), ((4, 2), (1, 4)));
    /// # Ok::<(), dl_core::Error>(())
    /// ```
    pub fn random(n_x: usize, n_h: usize, scale: f64, seed: u64) -> Result<Self> {
        input::expect_at_most("n_x", n_x, 1_000_000, "to be from 1 to 1000000")?;
        input::expect_at_most("n_h", n_h, MOST_HIDDEN, "to be from 1 to 10000")?;
        input::expect_at_most("n_x · n_h", n_x * n_h, 100_000_000, "to be so few weights that they fit in memory")?;
        expect_scale(scale)?;
        let mut random = Random::new(seed);
        let mut normal = |rows, columns| Array2::from_shape_simple_fn((rows, columns), || scale * random.normal());
        let (w1, w2) = (normal(n_h, n_x), normal(1, n_h));
        Ok(Self { w1, b1: Array2::zeros((n_h, 1)), w2, b2: Array2::zeros((1, 1)) })
    }

    /// All numbers one after the other: w1, b1, w2, b2. For [`gradient_check`](crate::gradient_check::gradient_check).
    ///
    /// ```
    /// use dl_core::shallow::Parameters;
    /// let parameters = Parameters::random(2, 3, 0.01, 1)?;
    /// assert_eq!(parameters.with_numbers(&parameters.numbers())?, parameters);
    /// # Ok::<(), dl_core::Error>(())
    /// ```
    pub fn numbers(&self) -> Vec<f64> {
        self.w1.iter().chain(&self.b1).chain(&self.w2).chain(&self.b2).copied().collect()
    }

    /// Parameters of the same shapes with other numbers, in the order of [`numbers`](Self::numbers).
    ///
    /// Errors: [`Error::Shape`] where they are not as many.
    pub fn with_numbers(&self, numbers: &[f64]) -> Result<Self> {
        let count = self.w1.len() + self.b1.len() + self.w2.len() + self.b2.len();
        if numbers.len() != count {
            return Err(Error::Shape {
                what: "the numbers of the parameters".into(),
                expected: format!("({count})"),
                found: format!("({})", numbers.len()),
            });
        }
        let mut copy = self.clone();
        let places = copy.w1.iter_mut().chain(&mut copy.b1).chain(&mut copy.w2).chain(&mut copy.b2);
        places.zip(numbers).for_each(|(place, number)| *place = *number);
        Ok(copy)
    }

    fn check(&self) -> Result<()> {
        let n_h = self.w1.nrows();
        if self.w1.is_empty() {
            let (what, expected) = ("w1".into(), "(n_h, n_x), both at least 1".into());
            return Err(Error::Shape { what, expected, found: input::shape(&self.w1) });
        }
        input::expect_shape("b1", &self.b1, n_h, 1)?;
        input::expect_shape("w2", &self.w2, 1, n_h)?;
        input::expect_shape("b2", &self.b2, 1, 1)?;
        for (name, array) in [("w1", &self.w1), ("b1", &self.b1), ("w2", &self.w2), ("b2", &self.b2)] {
            input::expect_finite(name, array)?;
        }
        Ok(())
    }
}

/// What forward propagation computes, kept because backward propagation needs it.
#[derive(Debug, Clone, PartialEq)]
pub struct Cache {
    /// Sums of the hidden layer, shape (n_h, m).
    pub z1: Array2<f64>,
    /// Answers of the hidden layer, shape (n_h, m).
    pub a1: Array2<f64>,
    /// Sums of the output neuron, shape (1, m).
    pub z2: Array2<f64>,
    /// Answers of the network, shape (1, m): probabilities of class 1.
    pub a2: Array2<f64>,
}

/// How the cost changes with each parameter; the shapes are those of [`Parameters`].
#[derive(Debug, Clone, PartialEq)]
pub struct Gradients {
    /// dJ/dW1, shape (n_h, n_x).
    pub dw1: Array2<f64>,
    /// dJ/db1, shape (n_h, 1).
    pub db1: Array2<f64>,
    /// dJ/dW2, shape (1, n_h).
    pub dw2: Array2<f64>,
    /// dJ/db2, shape (1, 1).
    pub db2: Array2<f64>,
}

impl Gradients {
    /// All numbers one after the other, in the order of [`Parameters::numbers`].
    pub fn numbers(&self) -> Vec<f64> {
        self.dw1.iter().chain(&self.db1).chain(&self.dw2).chain(&self.db2).copied().collect()
    }
}

/// A network with one hidden layer.
#[derive(Debug, Clone, PartialEq)]
pub struct ShallowNetwork {
    parameters: Parameters,
    activation: Activation,
}

impl ShallowNetwork {
    /// A network with these parameters and tanh in the hidden layer; [`with_activation`](Self::with_activation) changes that.
    ///
    /// Errors: [`Error::Shape`] where the shapes do not fit each other, [`Error::NotFinite`].
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
    pub fn with_activation(self, activation: Activation) -> Self {
        Self { activation, ..self }
    }

    /// What the network has learnt.
    pub fn parameters(&self) -> &Parameters {
        &self.parameters
    }

    /// g of the hidden layer.
    pub fn activation(&self) -> Activation {
        self.activation
    }

    /// Forward propagation: Z1 = W1 X + b1, A1 = g(Z1), Z2 = W2 A1 + b2, A2 = σ(Z2).
    ///
    /// Shapes: `x` (n_x, m). Errors: [`Error::Shape`] where n_x is not the network's, [`Error::NotFinite`].
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
        let z1 = product(w1, x)? + b1; // (n_h, m)
        let a1 = self.activation.of_all(&z1); // (n_h, m)
        let z2 = product(w2, &a1)? + b2; // (1, m)
        let a2 = Activation::Sigmoid.of_all(&z2); // (1, m)
        Ok(Cache { z1, a1, z2, a2 })
    }

    /// The cost J on a set, `x` (n_x, m) with labels `y` (1, m).
    ///
    /// Errors: as for [`forward`](Self::forward); [`Error::Labels`].
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
    /// Shapes: `x` (n_x, m), `y` (1, m), `cache` from [`forward`](Self::forward) on `x`; the gradients have the shapes of the parameters.
    /// Derivation: chapter 5 of the course. Errors: [`Error::Shape`] where `cache` does not come from `x`, [`Error::Labels`].
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
        input::expect_shape("the cache's a1", &cache.a1, n_h, x.ncols())?;
        input::expect_shape("the cache's a2", &cache.a2, 1, x.ncols())?;
        let m = x.ncols() as f64;
        let dz2 = &cache.a2 - y; // (1, m)
        let dw2 = product(&dz2, &cache.a1.t())? / m; // (1, n_h)
        let db2 = dz2.sum_axis(Axis(1)).insert_axis(Axis(1)) / m; // (1, 1)
        let slope = cache.a1.mapv(|a| self.activation.derivative(a)); // (n_h, m)
        let dz1 = product(&self.parameters.w2.t(), &dz2)? * slope; // (n_h, m)
        let dw1 = product(&dz1, &x.t())? / m; // (n_h, n_x)
        let db1 = dz1.sum_axis(Axis(1)).insert_axis(Axis(1)) / m; // (n_h, 1)
        Ok(Gradients { dw1, db1, dw2, db2 })
    }

    /// One step down the gradient: every parameter ← itself - α · its gradient.
    ///
    /// Errors: [`Error::Parameter`] where `learning_rate` is not above 0, [`Error::Shape`] where the gradients are of another network.
    pub fn update(&mut self, gradients: &Gradients, learning_rate: f64) -> Result<()> {
        input::expect_positive("learning_rate", learning_rate)?;
        let Parameters { w1, b1, w2, b2 } = &mut self.parameters;
        let Gradients { dw1, db1, dw2, db2 } = gradients;
        for (name, gradient, parameter) in [("dw1", dw1, &*w1), ("db1", db1, b1), ("dw2", dw2, w2), ("db2", db2, b2)] {
            input::expect_shape(name, gradient, parameter.nrows(), parameter.ncols())?;
        }
        for (parameter, gradient) in [(w1, dw1), (b1, db1), (w2, dw2), (b2, db2)] {
            parameter.zip_mut_with(gradient, |p, g| *p -= learning_rate * g);
        }
        Ok(())
    }

    /// The answers A2: for each example the probability of class 1. Shapes and errors as for [`forward`](Self::forward).
    pub fn predict_proba(&self, x: &Array2<f64>) -> Result<Array2<f64>> {
        self.expect_inputs(x)?;
        Ok(answers::answers(self, x))
    }

    /// The class of each example: 1 where a2 > 1/2, else 0. Shapes and errors as for [`forward`](Self::forward).
    pub fn predict(&self, x: &Array2<f64>) -> Result<Array2<f64>> {
        Ok(self.predict_proba(x)?.mapv(|a| if a > 0.5 { 1.0 } else { 0.0 }))
    }

    /// Trains a network from small random weights by full-batch gradient descent.
    ///
    /// Shapes: `x` (n_x, m), `y` (1, m). Errors, all found before any work begins but the last: [`Error::Shape`], [`Error::Labels`],
    /// [`Error::NotFinite`], [`Error::Parameter`]; [`Error::Diverged`] where the steps are so long that the cost runs away.
    ///
    /// ```
    /// use dl_core::{data::planar, metrics::accuracy, shallow::{Options, ShallowNetwork}};
    /// let flower = planar::flower(400, 1)?;
    /// let options = Options { iterations: 2000, ..Options::default() };
    /// let (network, history) = ShallowNetwork::fit(&flower.x, &flower.y, &options)?;
    /// assert!(accuracy(&network.predict(&flower.x)?, &flower.y)? > 80.0); // one neuron alone: about 47
    /// assert_eq!(history.costs.len(), 2);
    /// # Ok::<(), dl_core::Error>(())
    /// ```
    pub fn fit(x: &Array2<f64>, y: &Array2<f64>, options: &Options) -> Result<(Self, History)> {
        Self::fit_with(x, y, options, &mut |_, _| ())
    }

    /// [`fit`](Self::fit), telling `progress` the iteration and the cost each time a cost is recorded.
    pub fn fit_with(
        x: &Array2<f64>,
        y: &Array2<f64>,
        options: &Options,
        progress: &mut dyn FnMut(usize, f64),
    ) -> Result<(Self, History)> {
        options.check()?;
        let parameters = Parameters::random(x.nrows().max(1), options.hidden, options.initial_scale, options.seed)?;
        let mut network = Self { parameters, activation: options.activation };
        let history = network.train_with(x, y, options, progress)?;
        Ok((network, history))
    }

    /// Goes on training from the parameters that the network has. Of the options, `hidden`, `activation`, `seed` and `initial_scale` have no
    /// say here. After an error the network is as it was.
    ///
    /// Shapes and errors as for [`fit`](Self::fit).
    ///
    /// ```
    /// use dl_core::{data::planar, shallow::{Options, Parameters, ShallowNetwork}};
    /// let moons = planar::moons(200, 0.2, 1)?;
    /// let mut network = ShallowNetwork::from_parameters(Parameters::random(2, 4, 0.01, 3)?)?;
    /// let options = Options { iterations: 100, record_every: 50, ..Options::default() };
    /// let first = network.train(&moons.x, &moons.y, &options)?;
    /// let second = network.train(&moons.x, &moons.y, &options)?;
    /// assert!(second.costs[0] < first.costs[1]);
    /// # Ok::<(), dl_core::Error>(())
    /// ```
    pub fn train(&mut self, x: &Array2<f64>, y: &Array2<f64>, options: &Options) -> Result<History> {
        self.train_with(x, y, options, &mut |_, _| ())
    }

    /// [`train`](Self::train), telling `progress` the iteration and the cost each time a cost is recorded.
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

#[cfg(test)]
mod tests;
