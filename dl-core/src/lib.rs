//! Building blocks of deep learning, written to be read.
//!
//! The crate stands under a course of Jupyter notebooks: what a learner writes by hand in a notebook
//! is here once more, fast, checked and documented, with the same letters. Read it in this order:
//!
//! 1. [`activation`]: what a neuron does with its sum.
//! 2. [`loss`]: how wrong an answer is, and the cost of a whole set.
//! 3. [`logistic`]: one neuron that learns, by gradient descent.
//! 4. [`metrics`]: how often it is right.
//! 5. [`data`]: pictures to learn from, drawn by code or read from files, and how to split them.
//! 6. [`plot`]: figures that show themselves in a notebook.
//!
//! # Shapes
//!
//! One column is one example, everywhere:
//!
//! | letter | shape | what it is |
//! |---|---|---|
//! | `x` | (n_x, m) | m examples of n_x numbers |
//! | `y` | (1, m) | their labels, 0 or 1 |
//! | `w` | (n_x, 1) | the weights of one neuron |
//! | `z`, `a` | (1, m) | its sums, its answers |
//!
//! # The same bits everywhere
//!
//! The same seed gives the same bits on every machine: random numbers come from ChaCha with a seed of
//! yours, exp and log from the `libm` crate and not from the machine's C library, sums are taken in a
//! fixed order ([`product`]), and nothing depends on the processor's own extras.
//!
//! # Errors
//!
//! Nothing here panics. What cannot be done is an [`Error`] of one sentence: what was expected, what
//! came, what to do.
//!
//! ```
//! use dl_core::prelude::*;
//!
//! let training = cats::draw(100, 1)?;
//! let options = Options { iterations: 200, ..Options::default() };
//! let (model, history) = LogisticRegression::fit(&training.x, &training.y, &options)?;
//! assert!(history.costs[0] > *history.costs.last().unwrap());
//! assert!(accuracy(&model.predict(&training.x)?, &training.y)? > 60.0);
//! # Ok::<(), dl_core::Error>(())
//! ```

pub mod activation;
pub mod check;
pub mod data;
pub mod descent;
pub mod error;
pub mod gradient_check;
mod history;
mod input;
mod language;
pub mod logistic;
pub mod loss;
pub mod math;
pub mod metrics;
pub mod neuron;
pub mod plot;
mod product;
pub mod random;
pub mod shallow;
mod wide;

pub use error::{Error, Result};
pub use history::{History, Progress};
pub use ndarray;
pub use plotters;
pub use product::product;
pub use rand;

/// What a notebook imports: `use dl_core::prelude::*;`.
pub mod prelude {
    pub use crate::activation::sigmoid;
    pub use crate::check::{self, Feedback};
    pub use crate::data::split::split;
    pub use crate::data::{Dataset, Picture, cats, photos};
    pub use crate::logistic::{History, LogisticRegression, Options};
    pub use crate::metrics::{accuracy, verdicts};
    pub use crate::plot::{self, Axes, Figure, Line, Slider};
    pub use crate::{Error, Result, product};
    pub use ndarray::{Array2, array, s};
}
