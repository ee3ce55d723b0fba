//! Feedback on exercises: right, not yet, or what was expected, what came, and a hint.
//!
//! Each function takes what a learner wrote, a function or a value, tries it on inputs of its own, and returns a [`Feedback`]
//! that shows itself in the notebook, by the name that the learner gave the function. It never panics: a panic or an error in the
//! learner's code becomes part of the feedback, and the untouched stub, whose body is `todo!()`, is told "not yet".
//!
//! ```
//! use dl_notebook::check;
//! fn my_sigmoid(z: f64) -> f64 {
//!     (-z).exp()
//! }
//! let feedback = check::sigmoid(my_sigmoid);
//! assert!(!feedback.passed());
//! println!("{feedback}"); // ✗ my_sigmoid: For input 2 I expected 0.880797 but got 0.135335. Hint: That's e^{-z} alone ...
//! ```
//!
//! Wrong answers are compared with what the usual slips would give: those of the exercise, then those of all mathematics (the sign, a
//! transposed array, a sum instead of a mean, an integer division, a logarithm to base 10). The hint is for the one that fits.

mod activation_slips;
mod activations;
mod attempt;
mod bug;
mod by_hand;
mod ch01;
mod ch02;
mod ch03;
mod ch04;
mod ch05;
mod choice;
mod compare;
mod descents;
mod explain;
mod feedback;
mod functions;
mod gates;
#[allow(dead_code, unused_imports)]
mod kit;
mod losses;
mod name;
mod network;
mod neuron;
mod number;
mod numbers;
mod pictures;
mod scores;
mod slips;
mod slopes;
mod steps;
mod summary;
#[cfg(test)]
mod testing;

pub use activations::{relu, sigmoid, tanh};
pub use by_hand::BLANK;
pub use ch01::{fare, frost, kinds_of_task, one_round, wet_road, zeros};
pub use ch02::{
    BrokenNeuron, almost_sure, broken_neuron, four_numbers, layers_without_g, missing_labels, relu_layer, station,
    whats_broken,
};
pub use ch03::{
    Suspect, cost_by_hand, diagnose, fit_line, largest_rate, mystery_runs, rosas_report, squared_slopes, suspect,
    the_bug, without_the_mean,
};
pub use ch04::{f1, one_pixel, why_divide, z_for_99};
pub use ch05::{
    ablation, broken_backward, cat_network, different_numbers, find_the_bug, four_diagnoses, four_runs,
    one_example_back, relu_network, why_47,
};
pub use choice::Letter;
pub use descents::descend;
pub use feedback::{Feedback, Verdict};
pub use functions::{line, nearer, values};
pub use gates::{decisions, gate};
pub use losses::{cost, cross_entropy};
pub use network::{shallow_backward, shallow_forward, shallow_initialize, shallow_train, shallow_update};
pub use neuron::{forward, gradients};
pub use number::Number;
pub use pictures::mirror;
pub use scores::{accuracy, recall};
pub use slopes::derivative;
pub use steps::{predict, update};
pub use summary::{Exercise, summary};
#[doc(hidden)]
pub use summary::{Missing, stand_ins};

#[cfg(test)]
mod tests;
