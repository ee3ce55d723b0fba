//! The descent of a network with one hidden layer in one loop that makes no array anew, and its answers alone. Each sum is taken in
//! the order of `product` and of ndarray's `sum`.

use ndarray::ArrayView1;

use super::{
    Watch,
    curves::{Curve, SIGMOID, errors},
    sums::{dot, weighted_sum},
};

/// The numbers of a network, row after row, and g of its hidden layer.
pub(crate) struct Layer {
    pub(crate) w1: Vec<f64>,
    pub(crate) b1: Vec<f64>,
    pub(crate) w2: Vec<f64>,
    pub(crate) b2: f64,
    pub(crate) g: Curve,
}

/// What a step computes on the way.
struct Work {
    a1: Vec<f64>,
    z2: Vec<f64>,
    dz2: Vec<f64>,
    /// dz1 of one hidden neuron.
    dz1: Vec<f64>,
    dw2: Vec<f64>,
}

impl Layer {
    /// Takes `iterations` steps of length α. `x` holds one input of every example, then the next; `y` the labels.
    pub(crate) fn descend(&mut self, x: &[f64], y: &[f64], alpha: f64, iterations: usize, watch: Watch) {
        let (n_h, m) = (self.b1.len(), y.len());
        let zeros = || vec![0.0; m];
        let mut work = Work { a1: vec![0.0; n_h * m], z2: zeros(), dz2: zeros(), dz1: zeros(), dw2: vec![0.0; n_h] };
        for iteration in 0..iterations {
            self.hidden(&mut work.a1, x, m);
            weighted_sum(&mut work.z2, &work.a1, m, &self.w2);
            errors(&mut work.dz2, &mut work.z2, self.b2, y);
            if !watch(iteration, &work.z2) {
                break;
            }
            self.step(&mut work, x, alpha);
        }
    }

    /// A1 of as many examples as a row of `a1` is long; an input's numbers begin `stride` after those of the input before.
    fn hidden(&self, a1: &mut [f64], x: &[f64], stride: usize) {
        let n_h = self.b1.len();
        let (m, n_x) = (a1.len() / n_h, self.w1.len() / n_h);
        for ((a1, w1), &b1) in a1.chunks_exact_mut(m).zip(self.w1.chunks_exact(n_x)).zip(&self.b1) {
            weighted_sum(a1, x, stride, w1);
            (self.g.add_and_apply)(a1, b1);
        }
    }

    /// Backward propagation and the update.
    fn step(&mut self, work: &mut Work, x: &[f64], alpha: f64) {
        let m = work.z2.len();
        let (n_x, count) = (x.len() / m, m as f64);
        for (j, a1) in work.a1.chunks_exact(m).enumerate() {
            work.dw2[j] = dot(&work.dz2, a1) / count;
            (self.g.slopes)(&mut work.dz1, &work.dz2, a1, self.w2[j]);
            for (w1, x) in self.w1[j * n_x..][..n_x].iter_mut().zip(x.chunks_exact(m)) {
                *w1 -= alpha * (dot(&work.dz1, x) / count);
            }
            self.b1[j] -= alpha * (ArrayView1::from(&work.dz1).sum() / count);
        }
        for (w2, dw2) in self.w2.iter_mut().zip(&work.dw2) {
            *w2 -= alpha * dw2;
        }
        self.b2 -= alpha * (ArrayView1::from(&work.dz2).sum() / count);
    }

    /// A2 of `m` examples: forward propagation that keeps nothing, piece of the examples by piece, so that all intermediate
    /// numbers stay in the processor's cache.
    pub(crate) fn answers(&self, x: &[f64], m: usize) -> Vec<f64> {
        /// Examples at a time.
        const PIECE: usize = 128;
        let mut a2 = vec![0.0; m];
        let mut a1 = vec![0.0; self.b1.len() * PIECE];
        for (i, a2) in a2.chunks_mut(PIECE).enumerate() {
            let a1 = &mut a1[..self.b1.len() * a2.len()];
            self.hidden(a1, &x[i * PIECE..], m);
            weighted_sum(a2, a1, a2.len(), &self.w2);
            (SIGMOID.add_and_apply)(a2, self.b2);
        }
        a2
    }
}
