//! What a network learns, what it computes on the way, and how the cost changes with each number.

use ndarray::Array2;

use super::start::{MOST_HIDDEN, expect_scale};
use crate::{Error, Result, input, input::rows, language::say, random::Random};

/// What the network learns.
///
/// ```
/// use dl_core::{ndarray::array, shallow::Parameters};
/// let parameters = Parameters { w1: array![[1.0]], b1: array![[0.0]], w2: array![[1.0]], b2: array![[0.0]] };
/// assert_eq!(parameters.numbers(), [1.0, 0.0, 1.0, 0.0]);
/// ```
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
        input::expect_at_most("n_x", n_x, 1_000_000, say("que esté entre 1 y 1000000", "to be from 1 to 1000000"))?;
        input::expect_at_most("n_h", n_h, MOST_HIDDEN, say("que esté entre 1 y 10000", "to be from 1 to 10000"))?;
        input::expect_at_most(
            "n_x · n_h",
            n_x * n_h,
            100_000_000,
            say("que sean tan pocos pesos que quepan en la memoria", "to be so few weights that they fit in memory"),
        )?;
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
        [rows(&self.w1), rows(&self.b1), rows(&self.w2), rows(&self.b2)].concat()
    }

    /// Parameters of the same shapes with other numbers, in the order of [`numbers`](Self::numbers).
    ///
    /// Errors: [`Error::Shape`] where they are not as many.
    ///
    /// ```
    /// use dl_core::shallow::Parameters;
    /// let parameters = Parameters::random(1, 1, 0.01, 1)?.with_numbers(&[1.0, 2.0, 3.0, 4.0])?;
    /// assert_eq!(parameters.b2[[0, 0]], 4.0);
    /// # Ok::<(), dl_core::Error>(())
    /// ```
    pub fn with_numbers(&self, numbers: &[f64]) -> Result<Self> {
        let count = self.w1.len() + self.b1.len() + self.w2.len() + self.b2.len();
        if numbers.len() != count {
            return Err(Error::Shape {
                what: say("los números de los parámetros", "the numbers of the parameters").into(),
                expected: format!("({count})"),
                found: format!("({})", numbers.len()),
            });
        }
        let mut copy = self.clone();
        let mut rest = numbers.iter();
        for array in [&mut copy.w1, &mut copy.b1, &mut copy.w2, &mut copy.b2] {
            array.iter_mut().zip(&mut rest).for_each(|(place, number)| *place = *number);
        }
        Ok(copy)
    }

    pub(super) fn check(&self) -> Result<()> {
        let n_h = self.w1.nrows();
        if self.w1.is_empty() {
            let (what, expected) =
                ("w1".into(), say("(n_h, n_x), ambos al menos 1", "(n_h, n_x), both at least 1").into());
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
///
/// ```
/// use dl_core::{ndarray::array, shallow::{Parameters, ShallowNetwork}};
/// let network = ShallowNetwork::from_parameters(Parameters::random(1, 2, 1.0, 1)?)?;
/// let cache = network.forward(&array![[1.0, 2.0, 3.0]])?;
/// assert_eq!((cache.a1.dim(), cache.a2.dim()), ((2, 3), (1, 3)));
/// # Ok::<(), dl_core::Error>(())
/// ```
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
///
/// ```
/// use dl_core::{ndarray::array, shallow::{Parameters, ShallowNetwork}};
/// let network = ShallowNetwork::from_parameters(Parameters::random(1, 2, 1.0, 1)?)?;
/// let (x, y) = (array![[1.0]], array![[1.0]]);
/// let gradients = network.backward(&x, &y, &network.forward(&x)?)?;
/// assert_eq!(gradients.dw1.dim(), (2, 1));
/// # Ok::<(), dl_core::Error>(())
/// ```
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
    ///
    /// ```
    /// use dl_core::{ndarray::array, shallow::{Parameters, ShallowNetwork}};
    /// let network = ShallowNetwork::from_parameters(Parameters::random(1, 2, 1.0, 1)?)?;
    /// let (x, y) = (array![[1.0]], array![[1.0]]);
    /// let gradients = network.backward(&x, &y, &network.forward(&x)?)?;
    /// assert_eq!(gradients.numbers().len(), network.parameters().numbers().len());
    /// # Ok::<(), dl_core::Error>(())
    /// ```
    pub fn numbers(&self) -> Vec<f64> {
        [rows(&self.dw1), rows(&self.db1), rows(&self.dw2), rows(&self.db2)].concat()
    }
}
