//! The steps of the module above in one loop that makes no array anew. Each sum is taken in the order of
//! [`product`](crate::product()) and of ndarray's `sum`, so that a loop over `forward`, `backward` and `update` gives the same
//! bits.

use ndarray::{Array2, ArrayView1};

use super::{Options, Parameters, ShallowNetwork};
use crate::{
    Result,
    activation::{Activation, sigmoid_straight},
    history::Recorder,
    loss,
    product::{dot, rows, weighted_sum},
    wide::{Work, widest},
};

/// Entries of a sum over vectors that are worked on at a time.
const PIECE: usize = 32;

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
        widest(Forward(&mut state));
        if recorder.wants(iteration) {
            recorder.record(iteration, mean_cross_entropy(&state))?;
        }
        widest(Backward(&mut state));
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

struct Forward<'a, 'b>(&'a mut State<'b>);

impl Work for Forward<'_, '_> {
    type Output = ();

    #[inline(always)]
    fn run(self) {
        let s = self.0;
        let m = s.y.len();
        let n_x = s.x.len() / m;
        for ((a1, w1), &b1) in s.a1.chunks_exact_mut(m).zip(s.w1.chunks_exact(n_x)).zip(&s.b1) {
            weighted_sum::<PIECE>(a1, s.x, w1);
            a1.iter_mut().for_each(|z1| *z1 += b1);
            s.activation.apply(a1);
        }
        weighted_sum::<PIECE>(&mut s.z2, &s.a1, &s.w2);
        for ((z2, dz2), y) in s.z2.iter_mut().zip(&mut s.dz2).zip(s.y) {
            *z2 += s.b2;
            *dz2 = sigmoid_straight(*z2) - y;
        }
    }
}

struct Backward<'a, 'b>(&'a mut State<'b>);

impl Work for Backward<'_, '_> {
    type Output = ();

    #[inline(always)]
    fn run(self) {
        let s = self.0;
        let m = s.y.len();
        let (n_x, count) = (s.x.len() / m, m as f64);
        for (j, a1) in s.a1.chunks_exact(m).enumerate() {
            s.dw2[j] = dot(&s.dz2, a1) / count;
            let w2 = s.w2[j];
            // The choice stays outside the loop over examples, so that each of the loops is computed several numbers at a time.
            match s.activation {
                Activation::Tanh => slopes(&mut s.dz1, &s.dz2, a1, w2, |a| Activation::Tanh.derivative(a)),
                Activation::Relu => slopes(&mut s.dz1, &s.dz2, a1, w2, |a| Activation::Relu.derivative(a)),
                Activation::Sigmoid => slopes(&mut s.dz1, &s.dz2, a1, w2, |a| Activation::Sigmoid.derivative(a)),
            }
            for (w1, x) in s.w1[j * n_x..][..n_x].iter_mut().zip(s.x.chunks_exact(m)) {
                *w1 -= s.learning_rate * (dot(&s.dz1, x) / count);
            }
            s.b1[j] -= s.learning_rate * (ArrayView1::from(&s.dz1).sum() / count);
        }
        for (w2, dw2) in s.w2.iter_mut().zip(&s.dw2) {
            *w2 -= s.learning_rate * dw2;
        }
        s.b2 -= s.learning_rate * (ArrayView1::from(&s.dz2).sum() / count);
    }
}

/// dz1 = w2 dz2 * g'(z1) of one hidden neuron.
#[inline(always)]
fn slopes(dz1: &mut [f64], dz2: &[f64], a1: &[f64], w2: f64, derivative: impl Fn(f64) -> f64) {
    for ((dz1, dz2), &a1) in dz1.iter_mut().zip(dz2).zip(a1) {
        *dz1 = w2 * dz2 * derivative(a1);
    }
}

fn mean_cross_entropy(state: &State) -> f64 {
    let sum: f64 = state.z2.iter().zip(state.y).map(|(&z, &y)| loss::cross_entropy(z, y)).sum();
    sum / state.y.len() as f64
}
