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
//! exp and tanh are those of [`math`]: the same bits on every machine.

use ndarray::Array2;

use crate::exact::{
    curves::{Curve, RELU, SIGMOID, TANH},
    math,
};

/// The choice of a hidden layer's g.
///
/// ```
/// use dl_core::activation::Activation;
/// assert_eq!(Activation::Relu.of(-2.0), 0.0);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Activation {
    /// [`sigmoid`].
    Sigmoid,
    /// [`tanh`], the course's choice for hidden layers.
    #[default]
    Tanh,
    /// [`relu`].
    Relu,
}

impl Activation {
    /// g(z).
    ///
    /// ```
    /// use dl_core::activation::Activation;
    /// assert_eq!(Activation::Sigmoid.of(0.0), 0.5);
    /// ```
    #[must_use]
    pub fn of(self, z: f64) -> f64 {
        match self {
            Self::Sigmoid => sigmoid(z),
            Self::Tanh => tanh(z),
            Self::Relu => relu(z),
        }
    }

    /// g'(z) from the answer a = g(z).
    ///
    /// ```
    /// use dl_core::activation::Activation;
    /// assert_eq!(Activation::Tanh.derivative(0.5), 0.75);
    /// ```
    #[must_use]
    pub fn derivative(self, a: f64) -> f64 {
        match self {
            Self::Sigmoid => sigmoid_derivative(a),
            Self::Tanh => tanh_derivative(a),
            Self::Relu => relu_derivative(a),
        }
    }

    /// g of every number of an array: the same numbers as [`of`](Self::of), several at a time.
    ///
    /// ```
    /// use dl_core::{activation::Activation, ndarray::array};
    /// assert_eq!(Activation::Sigmoid.of_all(&array![[0.0, 800.0]]), array![[0.5, 1.0]]);
    /// ```
    #[must_use]
    pub fn of_all(self, z: &Array2<f64>) -> Array2<f64> {
        let mut a = z.as_standard_layout().into_owned();
        if let Some(numbers) = a.as_slice_mut() {
            // z + (-0) is z, whatever z is.
            (self.curve().add_and_apply)(numbers, -0.0);
        }
        a
    }

    /// The door to the machine room: this g for whole slices, several numbers at a time, with the bits of [`of`](Self::of) and
    /// [`derivative`](Self::derivative).
    pub(crate) fn curve(self) -> Curve {
        match self {
            Self::Sigmoid => SIGMOID,
            Self::Tanh => TANH,
            Self::Relu => RELU,
        }
    }
}

/// The sigmoid, σ(z) = 1 / (1 + e⁻ᶻ): any number to a probability.
///
/// Range (0, 1); rounds to exactly 0 or 1 where |z| is large, and is never NaN for a number.
///
/// ```
/// use dl_core::activation::sigmoid;
/// assert_eq!(sigmoid(0.0), 0.5);
/// assert_eq!(sigmoid(-800.0), 0.0);
/// ```
#[must_use]
pub fn sigmoid(z: f64) -> f64 {
    1.0 / (1.0 + math::exp(-z))
}

/// The sigmoid's derivative from its answer: σ'(z) = a (1 - a), where a = σ(z).
///
/// Range (0, 1/4]: it fades where the neuron is sure, which is what saturation means.
///
/// ```
/// use dl_core::activation::{sigmoid, sigmoid_derivative};
/// assert_eq!(sigmoid_derivative(sigmoid(0.0)), 0.25);
/// ```
#[inline]
#[must_use]
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
#[must_use]
pub fn tanh(z: f64) -> f64 {
    math::tanh(z)
}

/// The derivative of tanh from its answer: 1 - a², where a = tanh(z). Range (0, 1].
///
/// ```
/// use dl_core::activation::tanh_derivative;
/// assert_eq!(tanh_derivative(0.0), 1.0);
/// ```
#[inline]
#[must_use]
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
#[inline]
#[must_use]
pub fn relu(z: f64) -> f64 {
    if z < 0.0 { 0.0 } else { z }
}

/// The derivative of relu from its answer: 1 where a > 0, else 0.
///
/// At z = 0, where relu has a corner, this course takes 0. A NaN stays a NaN.
///
/// ```
/// use dl_core::activation::relu_derivative;
/// assert_eq!(relu_derivative(2.5), 1.0);
/// assert_eq!(relu_derivative(0.0), 0.0);
/// ```
#[inline]
#[must_use]
pub fn relu_derivative(a: f64) -> f64 {
    if a > 0.0 {
        1.0
    } else if a.is_nan() {
        a
    } else {
        0.0
    }
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
    fn arrays_get_the_numbers_of_scalars() {
        let z = Array2::from_shape_fn((3, 37), |(i, j)| (i as f64 - 1.0) * j as f64 / 3.0);
        for g in [Activation::Sigmoid, Activation::Tanh, Activation::Relu] {
            assert_eq!(g.of_all(&z), z.mapv(|z| g.of(z)));
            assert_eq!(g.of_all(&z.t().to_owned()), z.t().mapv(|z| g.of(z)));
        }
    }

    #[test]
    fn nan_is_not_hidden() {
        assert!([sigmoid, tanh, relu, relu_derivative].iter().all(|g| g(f64::NAN).is_nan()));
    }
}
