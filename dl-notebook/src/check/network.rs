//! Checks of a shallow network's parts, and of the whole.

mod backward;
mod forward;
mod initialize;
mod train;
mod update;

pub use backward::shallow_backward;
pub use forward::shallow_forward;
pub use initialize::shallow_initialize;
pub use train::shallow_train;
pub use update::shallow_update;

use super::kit::*;
use dl_core::{
    activation::{sigmoid, tanh},
    shallow::{Cache, Gradients, Parameters},
};

/// Three inputs, two hidden neurons, five examples: all sizes different, so that nothing fits by chance.
const N_X: usize = 3;
const N_H: usize = 2;
const M: usize = 5;

fn examples() -> (Matrix, Matrix) {
    let x = array![[1.0, 2.0, -1.0, 0.5, 0.2], [3.0, -0.5, -1.2, 1.5, -0.7], [-2.0, 1.0, 0.25, 1.1, 0.9]];
    (x, array![[1.0, 0.0, 1.0, 0.0, 1.0]])
}

fn parameters() -> Parameters {
    Parameters {
        w1: array![[0.4, -0.2, 0.15], [0.1, 0.5, -0.3]],
        b1: array![[0.1], [-0.2]],
        w2: array![[0.7, -0.6]],
        b2: array![[0.25]],
    }
}

fn t(a: &Matrix) -> Matrix {
    a.t().to_owned()
}

/// Forward propagation, formula by formula.
fn forward_by(p: &Parameters, x: &Matrix) -> Cache {
    let z1 = dot(&p.w1, x) + &p.b1;
    let a1 = z1.mapv(tanh);
    let z2 = dot(&p.w2, &a1) + &p.b2;
    let a2 = z2.mapv(sigmoid);
    Cache { z1, a1, z2, a2 }
}

/// Backward propagation, formula by formula.
fn backward_by(p: &Parameters, cache: &Cache, x: &Matrix, y: &Matrix) -> Gradients {
    let m = y.ncols() as f64;
    let sums = |dz: &Matrix| dz.sum_axis(Axis(1)).insert_axis(Axis(1));
    let dz2 = &cache.a2 - y;
    let dz1 = dot(&t(&p.w2), &dz2) * cache.a1.mapv(|a| 1.0 - a * a);
    Gradients { dw1: dot(&dz1, &t(x)) / m, db1: sums(&dz1) / m, dw2: dot(&dz2, &t(&cache.a1)) / m, db2: sums(&dz2) / m }
}
