//! The network's answers alone: forward propagation that keeps nothing, piece of the examples by piece, so that all
//! intermediate numbers stay in the processor's cache. The bits are those of [`ShallowNetwork::forward`].

use ndarray::Array2;

use super::ShallowNetwork;
use crate::{
    activation::{Activation, sigmoid_straight},
    product::{rows, weighted_sum},
    wide::{Work, widest},
};

/// Examples at a time.
const PIECE: usize = 128;

/// A2 for `x`, whose rows are as many as the network's inputs.
pub(super) fn answers(network: &ShallowNetwork, x: &Array2<f64>) -> Array2<f64> {
    let m = x.ncols();
    let parameters = &network.parameters;
    let [w1, b1, w2] = [&parameters.w1, &parameters.b1, &parameters.w2].map(|array| rows(array));
    let mut a2 = Vec::with_capacity(m);
    let (mut piece, mut a1) = (vec![0.0; x.nrows() * PIECE], vec![0.0; w1.len() / x.nrows() * PIECE]);
    for start in (0..m).step_by(PIECE) {
        let length = PIECE.min(m - start);
        // The last piece is filled up with zeros.
        piece.fill(0.0);
        for (piece, row) in piece.chunks_exact_mut(PIECE).zip(x.rows()) {
            piece.iter_mut().zip(row.iter().skip(start)).for_each(|(piece, x)| *piece = *x);
        }
        let mut z2 = [0.0; PIECE];
        let layers = Layers { x: &piece, w1: &w1, b1: &b1, w2: &w2, b2: parameters.b2[[0, 0]], g: network.activation };
        widest(Answer { layers, a1: &mut a1, z2: &mut z2 });
        a2.extend_from_slice(&z2[..length]);
    }
    let mut answers = Array2::zeros((1, m));
    answers.iter_mut().zip(a2).for_each(|(answer, a2)| *answer = a2);
    answers
}

struct Layers<'a> {
    x: &'a [f64],
    w1: &'a [f64],
    b1: &'a [f64],
    w2: &'a [f64],
    b2: f64,
    g: Activation,
}

struct Answer<'a> {
    layers: Layers<'a>,
    a1: &'a mut [f64],
    /// Becomes a2.
    z2: &'a mut [f64; PIECE],
}

impl Work for Answer<'_> {
    type Output = ();

    #[inline(always)]
    fn run(self) {
        let Layers { x, w1, b1, w2, b2, g } = self.layers;
        for ((a1, w1), &b1) in self.a1.chunks_exact_mut(PIECE).zip(w1.chunks_exact(x.len() / PIECE)).zip(b1) {
            weighted_sum::<32>(a1, x, w1);
            a1.iter_mut().for_each(|z1| *z1 += b1);
            g.apply(a1);
        }
        weighted_sum::<32>(self.z2, self.a1, w2);
        self.z2.iter_mut().for_each(|z2| *z2 = sigmoid_straight(*z2 + b2));
    }
}
