//! What a network learns, what it computes on the way, and how the cost changes with each number.

use ndarray::Array2;

use super::start::MOST_HIDDEN;
use crate::{
    Error, Result,
    input::{self, rows},
    language::say,
    random::Random,
};

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
    /// Draws small random weights, normal with standard deviation `scale`, and sets the biases to 0.
    ///
    /// - Errors: [`Error::Parameter`] where a size is 0 or beyond reason, or `scale` is negative or not finite.
    ///
    /// ```
    /// use dl_core::shallow::Parameters;
    /// let parameters = Parameters::random(2, 4, 0.01, 1)?;
    /// assert_eq!((parameters.w1.dim(), parameters.w2.dim()), ((4, 2), (1, 4)));
    /// # Ok::<(), dl_core::Error>(())
    /// ```
    pub fn random(n_x: usize, n_h: usize, scale: f64, seed: u64) -> Result<Self> {
        let to = say("que esté entre 1 y 1000000", "to be from 1 to 1000000");
        input::expect_at_most("n_x", n_x, 1_000_000, to)?;
        let to = say("que esté entre 1 y 10000", "to be from 1 to 10000");
        input::expect_at_most("n_h", n_h, MOST_HIDDEN, to)?;
        let few =
            say("que sean tan pocos pesos que quepan en la memoria", "to be so few weights that they fit in memory");
        input::expect_at_most("n_x · n_h", n_x * n_h, 100_000_000, few)?;
        input::expect_not_negative("scale", scale)?;
        let mut random = Random::new(seed);
        let mut normal = |rows, columns| Array2::from_shape_simple_fn((rows, columns), || scale * random.normal());
        let (w1, w2) = (normal(n_h, n_x), normal(1, n_h));
        Ok(Self { w1, b1: Array2::zeros((n_h, 1)), w2, b2: Array2::zeros((1, 1)) })
    }

    /// Lists all numbers one after the other: w1, b1, w2, b2. For [`gradient_check`](crate::gradient_check::gradient_check).
    #[must_use]
    pub fn numbers(&self) -> Vec<f64> {
        [rows(&self.w1), rows(&self.b1), rows(&self.w2), rows(&self.b2)].concat()
    }

    /// Makes parameters of the same shapes with other numbers, in the order of [`numbers`](Self::numbers).
    ///
    /// - Errors: [`Error::Shape`] where they are not as many.
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
            let (expected, found) = (format!("({count})"), format!("({})", numbers.len()));
            return Err(Error::Shape { what: "numbers".into(), expected, found });
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
            let expected = say("(n_h, n_x), ambos al menos 1", "(n_h, n_x), both at least 1").into();
            return Err(Error::Shape { what: "w1".into(), expected, found: input::shape(&self.w1) });
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
/// use dl_core::{ndarray::array, prelude::*, shallow::Start};
/// let cache = ShallowNetwork::new(1, &Start { hidden: 2, ..Start::default() })?.forward(&array![[1.0, 2.0, 3.0]])?;
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

impl Cache {
    pub(super) fn check(&self, n_h: usize, m: usize) -> Result<()> {
        for (name, array, rows) in [("cache.a1", &self.a1, n_h), ("cache.a2", &self.a2, 1)] {
            input::expect_shape(name, array, rows, m)?;
            input::expect_finite(name, array)?;
        }
        Ok(())
    }
}

/// How the cost changes with each parameter; the shapes are those of [`Parameters`].
///
/// [`ShallowNetwork::backward`](super::ShallowNetwork::backward) makes them.
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
    /// Lists all numbers one after the other, in the order of [`Parameters::numbers`].
    #[must_use]
    pub fn numbers(&self) -> Vec<f64> {
        [rows(&self.dw1), rows(&self.db1), rows(&self.dw2), rows(&self.db2)].concat()
    }

    /// Fails where numbers so large went in that a gradient is none.
    pub(super) fn check(&self) -> Result<()> {
        let all = [("dw1", &self.dw1), ("db1", &self.db1), ("dw2", &self.dw2), ("db2", &self.db2)];
        all.iter().try_for_each(|(name, array)| input::expect_finite(name, array))
    }
}
