//! How a network begins.

use crate::activation::Activation;

/// The most hidden neurons.
pub(super) const MOST_HIDDEN: usize = 10_000;

/// How a network begins, before it has learnt anything.
///
/// ```
/// use dl_core::shallow::Start;
/// let start = Start { hidden: 20, ..Start::default() };
/// assert_eq!(start.scale, 0.01);
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Start {
    /// Hidden neurons, n_h: from 1 to 10,000; 4 unless told otherwise.
    pub hidden: usize,
    /// g of the hidden layer: tanh unless told otherwise.
    pub activation: Activation,
    /// How large the initial weights are, their standard deviation: 0.01 unless told otherwise; 0 shows why zeros fail.
    pub scale: f64,
    /// Decides the random initial weights.
    pub seed: u64,
}

impl Default for Start {
    fn default() -> Self {
        Self { hidden: 4, activation: Activation::Tanh, scale: 0.01, seed: 1 }
    }
}
