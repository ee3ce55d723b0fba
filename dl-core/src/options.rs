//! How to train, the same for every model.

use crate::{Result, input};

/// How to train: the length of a step, how many steps, and how often the cost is kept.
///
/// ```
/// use dl_core::Options;
/// let options = Options { iterations: 500, ..Options::default() };
/// assert_eq!(options.learning_rate, 0.005);
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Options {
    /// The length of a step, α: above 0; 0.005 unless told otherwise.
    pub learning_rate: f64,
    /// How many steps: at least 1; 2000 unless told otherwise.
    pub iterations: usize,
    /// The cost is kept every so many steps: at least 1; 100 unless told otherwise.
    pub record_every: usize,
}

impl Default for Options {
    fn default() -> Self {
        Self { learning_rate: 0.005, iterations: 2000, record_every: 100 }
    }
}

impl Options {
    pub(crate) fn check(&self) -> Result<()> {
        input::expect_positive("learning_rate", self.learning_rate)?;
        input::expect_at_least_one("iterations", self.iterations)?;
        input::expect_at_least_one("record_every", self.record_every)
    }
}
