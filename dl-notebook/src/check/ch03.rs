//! Checks of chapter 3: costs, rates, slopes and their bugs, curves, an honest test, and a line that is learned.

mod bugs;
mod curves;
mod line;
mod questions;
mod slopes;

pub use bugs::{Suspect, suspect, the_bug};
pub use curves::{diagnose, mystery_runs};
pub use line::fit_line;
pub use questions::{cost_by_hand, largest_rate, rosas_report, without_the_mean};
pub use slopes::squared_slopes;

/// The eight students of the chapter: hours of study counted from 4, and whether they passed.
const HOURS: [f64; 8] = [-3.0, -2.0, -1.5, -0.5, 0.0, 1.0, 1.5, 3.0];
const PASSED: [f64; 8] = [0.0, 0.0, 1.0, 0.0, 1.0, 0.0, 1.0, 1.0];
