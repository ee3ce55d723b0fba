//! Feedback on exercises: right, not yet, or what was expected, what came, and a hint.
//!
//! Each function takes what a learner wrote, a function or a value, tries it on inputs of its own, and returns a [`Feedback`]
//! that shows itself in the notebook. It never panics: a panic or an error in the learner's code becomes part of the feedback,
//! and the untouched stub, whose body is `todo!()`, is told "not yet".
//!
//! ```
//! use dl_notebook::check;
//! fn sigmoid(z: f64) -> f64 {
//!     1.0 / (1.0 + z.exp()) // the sign is missing
//! }
//! let feedback = check::sigmoid(sigmoid);
//! assert!(!feedback.passed());
//! println!("{}", feedback.text()); // for -5 expected 0.006693, found 0.993307. Hint: the sign: the exponent is -z, not z.
//! ```
//!
//! Wrong answers are compared with what the usual mistakes would give (the sign, a transposed array, a missing 1/m, a sum
//! instead of a mean, an integer division, a logarithm to base 10); the hint is for the one that fits.

mod feedback;
mod layers;
mod mistake;
mod neurons;
mod numbers;
mod pictures;
mod slopes;

pub use feedback::{Feedback, Verdict, summary};
pub use layers::{shallow_backward, shallow_forward, shallow_initialize, shallow_train, shallow_update};
pub use neurons::{cost, decisions, forward, gate, gradients, predict, update};
pub use numbers::{accuracy, array, cross_entropy, function, number, relu, sigmoid, tanh, values};
pub use pictures::{mirror, recall};
pub use slopes::{derivative, descend};

#[cfg(test)]
mod tests;
