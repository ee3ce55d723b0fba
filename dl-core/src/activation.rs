//! Activation functions: what a neuron does with z.
//!
//! A neuron computes z = w·x + b and answers a = g(z). Without g, layers of neurons would collapse into
//! one straight line; g is where the bend comes from.
//!
//! | g | range | g'(z) from a | used for |
//! |---|---|---|---|
//! | [`sigmoid`] | (0, 1) | a (1 - a) | the output of a yes/no question |
//! | [`tanh`] | (-1, 1) | 1 - a² | hidden layers of this course |
//! | [`relu`] | [0, ∞) | 1 where a > 0 | hidden layers of deep networks |
//!
//! exp and tanh come from the `libm` crate: the same bits on every machine.

/// The sigmoid, σ(z) = 1 / (1 + e⁻ᶻ): any number to a probability.
///
/// Range (0, 1); rounds to exactly 0 or 1 where |z| is large, and is never NaN for a number.
///
/// ```
/// use dl_core::activation::sigmoid;
/// assert_eq!(sigmoid(0.0), 0.5);
/// assert_eq!(sigmoid(-800.0), 0.0);
/// ```
pub fn sigmoid(z: f64) -> f64 {
    1.0 / (1.0 + libm::exp(-z))
}

/// The sigmoid's derivative from its answer: σ'(z) = a (1 - a), where a = σ(z).
///
/// Range (0, 1/4]: it fades where the neuron is sure, which is what saturation means.
///
/// ```
/// use dl_core::activation::{sigmoid, sigmoid_derivative};
/// assert_eq!(sigmoid_derivative(sigmoid(0.0)), 0.25);
/// ```
pub fn sigmoid_derivative(a: f64) -> f64 {
    a * (1.0 - a)
}

/// The hyperbolic tangent, tanh(z) = (eᶻ - e⁻ᶻ) / (eᶻ + e⁻ᶻ). Range (-1, 1), with tanh(0) = 0.
///
/// ```
/// use dl_core::activation::tanh;
/// assert_eq!(tanh(0.0), 0.0);
/// assert_eq!(tanh(50.0), 1.0);
/// ```
pub fn tanh(z: f64) -> f64 {
    libm::tanh(z)
}

/// The derivative of tanh from its answer: 1 - a², where a = tanh(z). Range (0, 1].
///
/// ```
/// use dl_core::activation::tanh_derivative;
/// assert_eq!(tanh_derivative(0.0), 1.0);
/// ```
pub fn tanh_derivative(a: f64) -> f64 {
    1.0 - a * a
}

/// The rectified linear unit, relu(z) = max(0, z). Range [0, ∞).
///
/// A NaN stays a NaN: a mistake upstream must not turn into a quiet 0.
///
/// ```
/// use dl_core::activation::relu;
/// assert_eq!(relu(-3.0), 0.0);
/// assert_eq!(relu(2.5), 2.5);
/// ```
pub fn relu(z: f64) -> f64 {
    if z < 0.0 { 0.0 } else { z }
}

/// The derivative of relu from its answer: 1 where a > 0, else 0.
///
/// At z = 0, where relu has a corner, this course takes 0.
///
/// ```
/// use dl_core::activation::relu_derivative;
/// assert_eq!(relu_derivative(2.5), 1.0);
/// assert_eq!(relu_derivative(0.0), 0.0);
/// ```
pub fn relu_derivative(a: f64) -> f64 {
    if a > 0.0 { 1.0 } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// (g(z + h) - g(z - h)) / 2h, the numerical derivative.
    fn slope(g: fn(f64) -> f64, z: f64) -> f64 {
        let h = 1e-6;
        (g(z + h) - g(z - h)) / (2.0 * h)
    }

    #[test]
    fn derivatives_agree_with_the_numerical_slope() {
        for z in [-6.0, -1.3, -0.2, 0.4, 1.7, 5.0] {
            assert!((sigmoid_derivative(sigmoid(z)) - slope(sigmoid, z)).abs() < 1e-9);
            assert!((tanh_derivative(tanh(z)) - slope(tanh, z)).abs() < 1e-9);
            assert!((relu_derivative(relu(z)) - slope(relu, z)).abs() < 1e-9);
        }
    }

    #[test]
    fn sigmoid_is_symmetric_and_finite() {
        for z in [0.0, 0.1, 3.0, 40.0, 800.0, 1e300, f64::INFINITY] {
            assert!((sigmoid(z) + sigmoid(-z) - 1.0).abs() < 1e-15);
        }
    }

    #[test]
    fn nan_is_not_hidden() {
        assert!(sigmoid(f64::NAN).is_nan() && tanh(f64::NAN).is_nan() && relu(f64::NAN).is_nan());
    }
}
