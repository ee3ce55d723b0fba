//! Loss: how wrong one answer is. Cost: the mean loss over a set.
//!
//! For a yes/no question the loss is the cross-entropy,
//!
//! L(a, y) = -( y ln a + (1 - y) ln(1 - a) ),   a = σ(z),
//!
//! which punishes a confident wrong answer without limit. Written with a it breaks: where z = 40, a rounds to
//! exactly 1 and ln(1 - a) is -∞. Written with z, the same loss is
//!
//! L(z, y) = max(z, 0) - z y + ln(1 + e^-|z|),
//!
//! which never overflows. So the functions here take z, the neuron's sum before the sigmoid.
//!
//! Source: C. Bishop, Pattern Recognition and Machine Learning (2006), section 4.3.2, for the loss.

use ndarray::Array2;

use crate::{
    Result,
    exact::math,
    input::{self, rows},
    language::say,
};

/// The cross-entropy of one example from its sum z and label y, in nats: ln(1 + e⁻ᶻ) for y = 1, ln(1 + eᶻ) for y = 0.
///
/// Range [0, ∞). Finite for every finite z.
///
/// ```
/// use dl_core::loss::cross_entropy;
/// assert_eq!(cross_entropy(0.0, 1.0), 2f64.ln());
/// assert_eq!(cross_entropy(800.0, 0.0), 800.0); // sure, and wrong
/// ```
#[must_use]
pub fn cross_entropy(z: f64, y: f64) -> f64 {
    z.max(0.0) - z * y + math::ln_1p(math::exp(-z.abs()))
}

/// The squared error of one example, (a - y)². Range [0, 1] for a probability a.
///
/// ```
/// use dl_core::loss::squared_error;
/// assert_eq!(squared_error(0.5, 1.0), 0.25);
/// ```
#[must_use]
pub fn squared_error(a: f64, y: f64) -> f64 {
    (a - y) * (a - y)
}

/// The cost of a set, J = (1/m) Σ L(z⁽ⁱ⁾, y⁽ⁱ⁾), with the cross-entropy as loss.
///
/// Shapes: `z` and `y` (1, m). Errors: [`Error::Shape`](crate::Error::Shape) where they differ or are empty,
/// [`Error::Labels`](crate::Error::Labels) where y holds anything but 0 and 1.
///
/// ```
/// use dl_core::{loss::cost, ndarray::array};
/// let j = cost(&array![[0.0, 0.0]], &array![[1.0, 0.0]])?;
/// assert_eq!(j, 2f64.ln()); // a neuron that knows nothing
/// # Ok::<(), dl_core::Error>(())
/// ```
pub fn cost(z: &Array2<f64>, y: &Array2<f64>) -> Result<f64> {
    input::expect_examples("z", z)?;
    input::expect_shape("z", z, 1, z.ncols())?;
    input::expect_labels("y", y, z.ncols())?;
    let cost = mean_cross_entropy(&rows(z), &rows(y));
    let smaller = say("que tenga números más pequeños", "to hold smaller numbers");
    if cost.is_finite() {
        Ok(cost)
    } else {
        Err(input::parameter("z", smaller, say("una suma sin fin", "an endless sum")))
    }
}

/// [`cost`] without its checks, for loops that have made them.
pub(crate) fn mean_cross_entropy(z: &[f64], y: &[f64]) -> f64 {
    let sum: f64 = z.iter().zip(y).map(|(&z, &y)| cross_entropy(z, y)).sum();
    sum / z.len() as f64
}

#[cfg(test)]
mod tests {
    use ndarray::array;

    use super::*;
    use crate::{Error, activation::sigmoid};

    #[test]
    fn agrees_with_the_textbook_form_where_that_is_finite() {
        for z in [-9.0, -2.0, -0.5, 0.0, 0.3, 4.0, 11.0] {
            for y in [0.0, 1.0] {
                let a = sigmoid(z);
                let textbook = -(y * a.ln() + (1.0 - y) * (1.0 - a).ln());
                assert!((cross_entropy(z, y) - textbook).abs() < 1e-10, "z = {z}, y = {y}");
            }
        }
    }

    #[test]
    fn finite_at_the_ends() {
        for z in [-1e4, -745.0, 745.0, 1e4] {
            assert!(cross_entropy(z, 0.0).is_finite() && cross_entropy(z, 1.0).is_finite());
        }
    }

    #[test]
    fn bad_input_is_refused() {
        let z = array![[0.0, 1.0]];
        assert!(matches!(cost(&z, &array![[1.0]]), Err(Error::Shape { .. })));
        assert!(matches!(cost(&z, &array![[1.0, 0.5]]), Err(Error::Labels { example: 1, .. })));
        assert!(matches!(cost(&array![[0.0, f64::NAN]], &array![[1.0, 0.0]]), Err(Error::NotFinite { .. })));
        assert!(matches!(cost(&Array2::zeros((1, 0)), &Array2::zeros((1, 0))), Err(Error::Shape { .. })));
    }
}
