//! The steps of the module above in one loop that makes no array anew. Each sum is taken in the order of
//! [`product`](crate::product()) and of ndarray's `sum`, so that a loop over `forward`, `backward` and `update` gives the same
//! bits.

use ndarray::{Array2, ArrayView1};

use super::{Parameters, ShallowNetwork};
use crate::{
    Options, Result,
    activation::{Activation, add_and_apply, relu_derivative, sigmoid_derivative, tanh_derivative},
    exact::wide::wide,
    history::Recorder,
    input::rows,
    loss::{errors, mean_cross_entropy},
    product::{dot, weighted_sum},
};

/// The parameters after `options.iterations` steps from those of the network.
pub(super) fn train(
    network: &ShallowNetwork,
    x: &Array2<f64>,
    y: &Array2<f64>,
    options: &Options,
    recorder: &mut Recorder,
) -> Result<Parameters> {
    let (n_h, m) = (network.parameters.w1.nrows(), x.ncols());
    let mut state = State {
        x: &rows(x),
        y: &rows(y),
        activation: network.activation,
        learning_rate: options.learning_rate,
        w1: rows(&network.parameters.w1).into_owned(),
        b1: rows(&network.parameters.b1).into_owned(),
        w2: rows(&network.parameters.w2).into_owned(),
        b2: network.parameters.b2[[0, 0]],
        a1: vec![0.0; n_h * m],
        z2: vec![0.0; m],
        dz2: vec![0.0; m],
        dz1: vec![0.0; m],
        dw2: vec![0.0; n_h],
    };
    for iteration in 0..options.iterations {
        state.forward();
        if recorder.wants(iteration) {
            recorder.record(iteration, mean_cross_entropy(&state.z2, state.y))?;
        }
        state.backward();
    }
    let numbers: Vec<f64> = [&state.w1[..], &state.b1, &state.w2, &[state.b2]].concat();
    if numbers.iter().any(|number| !number.is_finite()) {
        return Err(recorder.diverged(options.iterations));
    }
    network.parameters.with_numbers(&numbers)
}

/// The parameters and all intermediate numbers, row after row.
struct State<'a> {
    x: &'a [f64],
    y: &'a [f64],
    activation: Activation,
    learning_rate: f64,
    w1: Vec<f64>,
    b1: Vec<f64>,
    w2: Vec<f64>,
    b2: f64,
    a1: Vec<f64>,
    z2: Vec<f64>,
    dz2: Vec<f64>,
    /// dz1 of one hidden neuron.
    dz1: Vec<f64>,
    dw2: Vec<f64>,
}

impl State<'_> {
    fn forward(&mut self) {
        let m = self.y.len();
        let n_x = self.x.len() / m;
        for ((a1, w1), &b1) in self.a1.chunks_exact_mut(m).zip(self.w1.chunks_exact(n_x)).zip(&self.b1) {
            weighted_sum(a1, self.x, w1);
            add_and_apply(self.activation, a1, b1);
        }
        weighted_sum(&mut self.z2, &self.a1, &self.w2);
        errors(&mut self.dz2, &mut self.z2, self.b2, self.y);
    }

    fn backward(&mut self) {
        let m = self.y.len();
        let (n_x, count) = (self.x.len() / m, m as f64);
        for (j, a1) in self.a1.chunks_exact(m).enumerate() {
            self.dw2[j] = dot(&self.dz2, a1) / count;
            slopes(&mut self.dz1, &self.dz2, a1, self.w2[j], self.activation);
            for (w1, x) in self.w1[j * n_x..][..n_x].iter_mut().zip(self.x.chunks_exact(m)) {
                *w1 -= self.learning_rate * (dot(&self.dz1, x) / count);
            }
            self.b1[j] -= self.learning_rate * (ArrayView1::from(&self.dz1).sum() / count);
        }
        for (w2, dw2) in self.w2.iter_mut().zip(&self.dw2) {
            *w2 -= self.learning_rate * dw2;
        }
        self.b2 -= self.learning_rate * (ArrayView1::from(&self.dz2).sum() / count);
    }
}

wide! {
    /// dz1 = w2 dz2 * g'(z1) of one hidden neuron.
    fn slopes(dz1: &mut [f64], dz2: &[f64], a1: &[f64], w2: f64, g: Activation) {
        // The choice stays outside the loop over examples, so that each of the loops is computed several numbers at a time.
        match g {
            Activation::Tanh => each_slope(dz1, dz2, a1, w2, tanh_derivative),
            Activation::Relu => each_slope(dz1, dz2, a1, w2, relu_derivative),
            Activation::Sigmoid => each_slope(dz1, dz2, a1, w2, sigmoid_derivative),
        }
    }
}

#[inline(always)]
fn each_slope(dz1: &mut [f64], dz2: &[f64], a1: &[f64], w2: f64, derivative: impl Fn(f64) -> f64) {
    let count = dz1.len();
    let (dz2, a1) = (&dz2[..count], &a1[..count]);
    for i in 0..count {
        dz1[i] = w2 * dz2[i] * derivative(a1[i]);
    }
}
