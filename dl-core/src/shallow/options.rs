//! The settings of a training run.

use crate::{Error, Result, activation::Activation, input, language::say};

/// How to train.
///
/// ```
/// use dl_core::shallow::Options;
/// let options = Options { hidden: 20, iterations: 5000, ..Options::default() };
/// assert_eq!(options.learning_rate, 1.2);
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Options {
    /// Hidden neurons, n_h: at least 1; 4 unless told otherwise.
    pub hidden: usize,
    /// g of the hidden layer: tanh unless told otherwise.
    pub activation: Activation,
    /// The length of a step, α: above 0; 1.2 unless told otherwise.
    pub learning_rate: f64,
    /// How many steps: at least 1; 10,000 unless told otherwise.
    pub iterations: usize,
    /// The cost is kept every so many steps: at least 1; 1000 unless told otherwise.
    pub record_every: usize,
    /// Decides the random initial weights.
    pub seed: u64,
    /// How large the initial weights are, their standard deviation: 0.01 unless told otherwise; 0 shows why zeros fail.
    pub initial_scale: f64,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            hidden: 4,
            activation: Activation::Tanh,
            learning_rate: 1.2,
            iterations: 10_000,
            record_every: 1000,
            seed: 1,
            initial_scale: 0.01,
        }
    }
}

impl Options {
    pub(super) fn check(&self) -> Result<()> {
        input::expect_at_most(
            "hidden",
            self.hidden,
            MOST_HIDDEN,
            say("que esté entre 1 y 10000", "to be from 1 to 10000"),
        )?;
        input::expect_positive("learning_rate", self.learning_rate)?;
        input::expect_at_least_one("iterations", self.iterations)?;
        input::expect_at_least_one("record_every", self.record_every)?;
        expect_scale(self.initial_scale)
    }
}

/// The most hidden neurons.
pub(super) const MOST_HIDDEN: usize = 10_000;

pub(super) fn expect_scale(scale: f64) -> Result<()> {
    if scale.is_finite() && scale >= 0.0 {
        return Ok(());
    }
    let expected = say("que sea 0 o un número mayor, como 0.01", "to be 0 or a number above 0, such as 0.01");
    Err(Error::Parameter { name: "initial_scale", expected, found: scale.to_string() })
}
