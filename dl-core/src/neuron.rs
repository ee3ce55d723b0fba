//! One neuron: a weighted sum, then an activation.
//!
//! z = w·x + b,   a = g(z).
//!
//! With two inputs, the examples for which z = 0 lie on a straight line, w₁ x₁ + w₂ x₂ + b = 0: on one side the neuron says
//! yes, on the other no.
//! w turns the line, b moves it. That is all a neuron can do, and why no neuron computes XOR.
//!
//! Source: F. Rosenblatt, The perceptron (Psychological Review, 1958); M. Minsky and S. Papert, Perceptrons (1969), for XOR.

use ndarray::Array2;

use crate::{Classifier, Result, activation::Activation, error::as_typed, input, language::say, metrics, product};

/// A neuron with weights w and bias b: z = wᵀx + b, a = σ(z).
///
/// ```
/// use dl_core::prelude::*;
/// // AND: only two ones together exceed 1.5.
/// let and = Neuron { w: array![[1.0], [1.0]], b: -1.5 };
/// let x = array![[0.0, 0.0, 1.0, 1.0], [0.0, 1.0, 0.0, 1.0]];
/// assert_eq!(and.predict(&x)?, array![[0.0, 0.0, 0.0, 1.0]]);
/// # Ok::<(), dl_core::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Neuron {
    /// Weights, shape (n_x, 1).
    pub w: Array2<f64>,
    /// Bias.
    pub b: f64,
}

impl Neuron {
    /// Makes a neuron that knows nothing: w = 0 and b = 0, so that it answers 1/2 to everything.
    ///
    /// Zeros are fine for a single neuron; in a layer of several they would all stay equal.
    #[must_use]
    pub fn zeros(n_x: usize) -> Self {
        // More would not fit in memory; a smaller neuron then refuses its examples with a sentence.
        Self { w: Array2::zeros((n_x.min(100_000_000), 1)), b: 0.0 }
    }

    /// Computes the sums z = wᵀx + b of m examples.
    ///
    /// - Shapes: `x` (n_x, m), the result (1, m).
    /// - Errors: [`Error::Shape`](crate::Error::Shape) where n_x is not the neuron's or w no column, [`Error::NotFinite`](crate::Error::NotFinite).
    pub fn z(&self, x: &Array2<f64>) -> Result<Array2<f64>> {
        self.expect_inputs(x)?;
        let z = product(&self.w.t(), x)? + self.b;
        input::expect_finite("z", &z)?;
        Ok(z)
    }

    /// Computes the answers a = σ(z). Shapes and errors as for [`z`](Self::z).
    ///
    /// ```
    /// use dl_core::prelude::*;
    /// let neuron = Neuron { w: array![[1.0]], b: -3.0 };
    /// assert_eq!(neuron.forward(&array![[3.0]])?, array![[0.5]]);
    /// # Ok::<(), dl_core::Error>(())
    /// ```
    pub fn forward(&self, x: &Array2<f64>) -> Result<Array2<f64>> {
        Ok(Activation::Sigmoid.of_all(&self.z(x)?))
    }

    /// Gives the probability of class 1 for each example: [`forward`](Self::forward), under the name that every model has.
    pub fn predict_proba(&self, x: &Array2<f64>) -> Result<Array2<f64>> {
        self.forward(x)
    }

    /// Decides the class of each example: 1 where a > 1/2, else 0. Shapes and errors as for [`z`](Self::z).
    pub fn predict(&self, x: &Array2<f64>) -> Result<Array2<f64>> {
        metrics::classes(&self.forward(x)?, x.ncols())
    }

    /// The neuron's line, w₁ x₁ + w₂ x₂ + b = 0: its two ends on the border of the square from `low` to `high` in both
    /// directions.
    ///
    /// None where the line does not pass through the square. Errors: [`Error::Shape`](crate::Error::Shape) where the neuron has not two inputs,
    /// [`Error::NotFinite`](crate::Error::NotFinite), [`Error::Parameter`](crate::Error::Parameter) where `low` is not below `high`.
    ///
    /// ```
    /// use dl_core::prelude::*;
    /// let neuron = Neuron { w: array![[1.0], [1.0]], b: -1.0 };
    /// assert_eq!(neuron.boundary(0.0, 1.0)?, Some([(0.0, 1.0), (1.0, 0.0)]));
    /// # Ok::<(), dl_core::Error>(())
    /// ```
    pub fn boundary(&self, low: f64, high: f64) -> Result<Option<[(f64, f64); 2]>> {
        input::expect_shape("w", &self.w, 2, 1)?;
        input::expect_finite("w", &self.w)?;
        input::expect_number("b", self.b)?;
        if !(low < high && low.is_finite() && high.is_finite()) {
            let [low, high] = [low, high].map(as_typed);
            let found = say!("{low} y {high}", "{low} and {high}");
            return Err(input::parameter("low", say("que sea menor que `high`", "to be below `high`"), found));
        }
        let (w1, w2, b) = (self.w[[0, 0]], self.w[[1, 0]], self.b);
        let inside = |v: f64| (low..=high).contains(&v);
        let mut ends: Vec<(f64, f64)> = Vec::new();
        let meets = [
            (low, -(w1 * low + b) / w2),
            (high, -(w1 * high + b) / w2),
            (-(w2 * low + b) / w1, low),
            (-(w2 * high + b) / w1, high),
        ];
        for end in meets {
            // A line through a corner meets two borders in one place.
            let known = ends.iter().any(|e| (e.0 - end.0).abs() + (e.1 - end.1).abs() < 1e-12 * (high - low));
            if inside(end.0) && inside(end.1) && !known {
                ends.push(end);
            }
        }
        Ok(match ends[..] {
            [from, to, ..] => Some([from, to]),
            _ => None,
        })
    }

    /// Fails where `x` holds no examples for this neuron, or the neuron isn't sound itself.
    pub(crate) fn expect_inputs(&self, x: &Array2<f64>) -> Result<()> {
        input::expect_shape("w", &self.w, self.w.nrows(), 1)?;
        input::expect_finite("w", &self.w)?;
        input::expect_number("b", self.b)?;
        input::expect_examples("x", x)?;
        input::expect_shape("x", x, self.w.nrows(), x.ncols())
    }
}

impl Classifier for Neuron {
    fn predict_proba(&self, x: &Array2<f64>) -> Result<Array2<f64>> {
        self.forward(x)
    }
}

#[cfg(test)]
mod tests {
    use ndarray::array;

    use super::*;
    use crate::Error;

    #[test]
    fn or_and_not_but_no_neuron_tried_computes_xor() {
        let x = array![[0.0, 0.0, 1.0, 1.0], [0.0, 1.0, 0.0, 1.0]];
        let or = Neuron { w: array![[1.0], [1.0]], b: -0.5 };
        assert_eq!(or.predict(&x).unwrap(), array![[0.0, 1.0, 1.0, 1.0]]);
        let steps = || (-8..=8).map(|i| f64::from(i) / 2.0);
        for (w1, w2, b) in steps().flat_map(|a| steps().flat_map(move |b| steps().map(move |c| (a, b, c)))) {
            let neuron = Neuron { w: array![[w1], [w2]], b };
            assert_ne!(neuron.predict(&x).unwrap(), array![[0.0, 1.0, 1.0, 0.0]]);
        }
    }

    #[test]
    fn the_line_is_where_z_is_0() {
        let neuron = Neuron { w: array![[0.7], [-2.0]], b: 0.3 };
        let ends = neuron.boundary(-3.0, 3.0).unwrap().unwrap();
        for (x1, x2) in ends {
            assert!(neuron.z(&array![[x1], [x2]]).unwrap()[[0, 0]].abs() < 1e-12);
        }
        assert_ne!(ends[0], ends[1]);
        let far = Neuron { w: array![[1.0], [0.0]], b: 99.0 };
        assert_eq!(far.boundary(-3.0, 3.0).unwrap(), None);
        let upright = Neuron { w: array![[1.0], [0.0]], b: -1.0 };
        assert_eq!(upright.boundary(-3.0, 3.0).unwrap(), Some([(1.0, -3.0), (1.0, 3.0)]));
        let none = Neuron { w: array![[0.0], [0.0]], b: 0.0 };
        assert_eq!(none.boundary(-3.0, 3.0).unwrap(), None);
    }

    #[test]
    fn bad_input_is_refused() {
        let neuron = Neuron { w: array![[1.0]], b: 0.0 };
        assert!(matches!(neuron.z(&array![[1.0], [2.0]]), Err(Error::Shape { .. })));
        assert!(matches!(neuron.z(&array![[f64::NAN]]), Err(Error::NotFinite { .. })));
        assert!(matches!(neuron.boundary(0.0, 1.0), Err(Error::Shape { .. })));
        let two = Neuron { w: array![[1.0], [1.0]], b: 0.0 };
        assert!(matches!(two.boundary(1.0, 1.0), Err(Error::Parameter { .. })));
        assert!(matches!(two.boundary(0.0, f64::INFINITY), Err(Error::Parameter { .. })));
    }
}
