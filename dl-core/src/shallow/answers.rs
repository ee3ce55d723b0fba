//! The network's answers alone: forward propagation that keeps nothing, piece of the examples by piece, so that all
//! intermediate numbers stay in the processor's cache. The bits are those of [`ShallowNetwork::forward`].

use ndarray::Array2;

use super::ShallowNetwork;
use crate::{
    activation::{Activation, add_and_apply},
    input::rows,
    product::weighted_sum,
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
        for ((a1, w1), &b1) in a1.chunks_exact_mut(PIECE).zip(w1.chunks_exact(x.nrows())).zip(b1.iter()) {
            weighted_sum(a1, &piece, w1);
            add_and_apply(network.activation, a1, b1);
        }
        weighted_sum(&mut z2, &a1, &w2);
        add_and_apply(Activation::Sigmoid, &mut z2, parameters.b2[[0, 0]]);
        a2.extend_from_slice(&z2[..length]);
    }
    let mut answers = Array2::zeros((1, m));
    answers.iter_mut().zip(a2).for_each(|(answer, a2)| *answer = a2);
    answers
}
