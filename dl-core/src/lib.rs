//! Building blocks of deep learning, written to be read.
//!
//! This crate stands under a course of Jupyter notebooks. What you write by hand in a notebook is here once more, with the same
//! letters: checked, documented, and fast. It's a short book; read it in this order.
//!
//! 1. [`activation`]: what a neuron does with its sum.
//! 2. [`neuron`]: a weighted sum and an activation; the line it draws, and what no line can do. Its sums are a
//!    [`product`](product()) of matrices.
//! 3. [`loss`]: how wrong an answer is, and the cost of a whole set.
//! 4. [`descent`]: walking downhill on any function.
//! 5. [`logistic`]: one neuron that learns, by gradient descent; and the same descent, thirty times faster.
//! 6. [`gradient_check`]: is a derivative right? Measure it.
//! 7. [`shallow`]: a hidden layer, and backward propagation.
//! 8. [`metrics`]: how often a model is right, and in which way it's wrong. They take any [`Classifier`].
//!
//! [`data`] has points to learn from and ways to split them, [`random`] the numbers that look like chance. Below it all lies
//! [`exact`], the machine room; you never need to go there to learn.
//!
//! ```
//! use dl_core::prelude::*;
//!
//! let training = planar::moons(100, 0.1, 1)?;
//! let options = Options { iterations: 200, ..Options::default() };
//! let (model, history) = LogisticRegression::fit(&training.x, &training.y, &options)?;
//! assert!(history.costs[0] > *history.costs.last().unwrap());
//! assert!(model.accuracy(&training)? > 60.0);
//! # Ok::<(), dl_core::Error>(())
//! ```
//!
//! # One vocabulary
//!
//! Every model has `forward`, `cost`, `backward`, `update`, `fit`, `predict_proba` and `predict`, and trains by the same [`Options`].
//! One column is one example, everywhere:
//!
//! | letter | shape | what it is |
//! |---|---|---|
//! | `x` | (n_x, m) | m examples of n_x numbers |
//! | `y` | (1, m) | their labels, 0 or 1 |
//! | `w`, `b` | (n_x, 1), a number | the weights and the bias of one neuron |
//! | `z`, `a` | (1, m) | its sums, its answers |
//! | `w1`, `b1` | (n_h, n_x), (n_h, 1) | the hidden layer's weights and biases |
//! | `w2`, `b2` | (1, n_h), (1, 1) | the weights and the bias of the output neuron behind it |
//! | `dw`, ... | as what follows the d | how the cost changes with it |
//!
//! # The same bits everywhere
//!
//! The same seed gives the same bits on every machine, whatever its processor, in a debug or a release build. It matters more
//! than it seems, because training amplifies what rounding leaves. Two runs of the course's shallow network that differ in the
//! last bit of one initial weight agree to 14 digits for thousands of iterations. Then their costs part: with 4 hidden neurons by
//! 1e-5 from iteration 8000 on, with 20 from 5000, with 50 from 4000, and with 20 neurons the accuracy ends at 90.0 % instead of
//! 90.5 %. One bit in the last place, half a point of accuracy. If you want to print what was printed yesterday on another
//! machine, you need every bit.
//!
//! So random numbers come from ChaCha with a seed of yours, exp and tanh from straight-line code of the crate's own
//! ([`exact::math`]) and not from the machine's C library, sums are taken in a fixed order, multiplications and additions are never
//! fused, and nothing depends on the number of threads. A processor with wider instructions does the same additions in the same
//! order, only more at once.
//!
//! # Errors
//!
//! Nothing here panics, and NaN never turns into an answer. What can't be done is an [`Error`] whose message says what was
//! expected, what came, and what to do, in one or two sentences.

mod classifier;
mod error;
mod history;
mod options;

pub mod activation;
pub mod data;
pub mod descent;
pub mod exact;
pub mod gradient_check;
#[doc(hidden)]
pub mod input;
#[doc(hidden)]
pub mod language;
pub mod logistic;
pub mod loss;
pub mod metrics;
pub mod neuron;
mod product;
pub mod random;
pub mod shallow;

pub use classifier::Classifier;
pub use error::{Error, Result};
pub use history::History;
pub use ndarray;
pub use options::Options;
pub use product::product;

/// What a notebook imports: `use dl_core::prelude::*;`.
pub mod prelude {
    pub use crate::activation::{Activation, relu, sigmoid, tanh};
    pub use crate::data::split::{split, stratified, three_way};
    pub use crate::data::{Dataset, planar};
    pub use crate::gradient_check::gradient_check;
    pub use crate::logistic::LogisticRegression;
    pub use crate::metrics::{Confusion, accuracy, confusion, verdicts};
    pub use crate::neuron::Neuron;
    pub use crate::random::Random;
    pub use crate::shallow::ShallowNetwork;
    pub use crate::{Classifier, Error, History, Options, Result, product};
    pub use ndarray::{Array2, Axis, array, s};
}
