//! g of many numbers at a time, and what a layer needs of its slope. The formulas are those of the module `activation`.

use super::{
    math::{exp_straight, tanh_straight},
    wide::wide,
};

/// One g for whole slices.
pub(crate) struct Curve {
    /// z ← g(z + b), in place: what a layer's sums still lack.
    pub(crate) add_and_apply: fn(z: &mut [f64], b: f64),
    /// dz1 = w2 dz2 * g'(z1) of one hidden neuron, from its answers a1.
    pub(crate) slopes: fn(dz1: &mut [f64], dz2: &[f64], a1: &[f64], w2: f64),
}

pub(crate) const SIGMOID: Curve = Curve { add_and_apply: sigmoid, slopes: sigmoid_slopes };
pub(crate) const TANH: Curve = Curve { add_and_apply: tanh, slopes: tanh_slopes };
pub(crate) const RELU: Curve = Curve { add_and_apply: relu, slopes: relu_slopes };

wide! {
    fn sigmoid(z: &mut [f64], b: f64) {
        each(z, |z| sigmoid_straight(z + b));
    }
}

wide! {
    fn tanh(z: &mut [f64], b: f64) {
        each(z, |z| tanh_straight(z + b));
    }
}

wide! {
    fn relu(z: &mut [f64], b: f64) {
        each(z, |z| if z + b < 0.0 { 0.0 } else { z + b });
    }
}

wide! {
    fn sigmoid_slopes(dz1: &mut [f64], dz2: &[f64], a1: &[f64], w2: f64) {
        each_slope(dz1, dz2, a1, w2, |a| a * (1.0 - a));
    }
}

wide! {
    fn tanh_slopes(dz1: &mut [f64], dz2: &[f64], a1: &[f64], w2: f64) {
        each_slope(dz1, dz2, a1, w2, |a| 1.0 - a * a);
    }
}

wide! {
    fn relu_slopes(dz1: &mut [f64], dz2: &[f64], a1: &[f64], w2: f64) {
        each_slope(dz1, dz2, a1, w2, |a| if a > 0.0 { 1.0 } else { 0.0 });
    }
}

wide! {
    /// z ← z + b, and dz = σ(z) - y: what the answers miss the labels by, which is the slope of the cross-entropy.
    pub(crate) fn errors(dz: &mut [f64], z: &mut [f64], b: f64, y: &[f64]) {
        let count = dz.len();
        let (z, y) = (&mut z[..count], &y[..count]);
        for i in 0..count {
            z[i] += b;
            dz[i] = sigmoid_straight(z[i]) - y[i];
        }
    }
}

/// 1 / (1 + e⁻ᶻ), always put in place of its call.
#[inline(always)]
pub(crate) fn sigmoid_straight(z: f64) -> f64 {
    1.0 / (1.0 + exp_straight(-z))
}

/// Replaces each number by `g` of it: a plain loop, of which the compiler computes several rounds at once.
#[inline(always)]
fn each(numbers: &mut [f64], g: impl Fn(f64) -> f64) {
    for number in numbers {
        *number = g(*number);
    }
}

#[inline(always)]
fn each_slope(dz1: &mut [f64], dz2: &[f64], a1: &[f64], w2: f64, slope: impl Fn(f64) -> f64) {
    let count = dz1.len();
    let (dz2, a1) = (&dz2[..count], &a1[..count]);
    for i in 0..count {
        dz1[i] = w2 * dz2[i] * slope(a1[i]);
    }
}
