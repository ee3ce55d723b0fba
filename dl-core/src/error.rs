//! The one error type: what was expected, what came, what to do.
//!
//! A notebook prints the message of an error that leaves a cell through `?`, so each is written for the
//! person who made the mistake.

/// `Result` with this crate's [`Error`], unless another is named: in a notebook it stands in for the standard one.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Everything that can go wrong, by cause.
///
/// ```
/// use dl_core::{Error, ndarray::array, product};
/// let error = product(&array![[1.0, 2.0]], &array![[1.0, 2.0]]).unwrap_err();
/// assert!(matches!(error, Error::Shape { .. }));
/// assert!(error.to_string().contains("found (1, 2)"));
/// ```
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// An array has another shape than the formula needs.
    #[error("expected {what} of shape {expected}, found {found}; remember that one column is one example")]
    Shape {
        /// Which array.
        what: String,
        /// The shape the formula needs.
        expected: String,
        /// The shape that came.
        found: String,
    },
    /// Labels other than 0 and 1.
    #[error(
        "expected labels 0 or 1, found {value} at example {example}; give 1 to the class you look for and 0 to the rest"
    )]
    Labels {
        /// The label that came.
        value: f64,
        /// Its column.
        example: usize,
    },
    /// A value that is not a finite number.
    #[error(
        "expected finite numbers in {what}, found {value} at row {row}, column {column}; look where it was computed: a division by 0 or a logarithm of 0?"
    )]
    NotFinite {
        /// Which array.
        what: String,
        /// NaN or an infinity.
        value: f64,
        /// Its row.
        row: usize,
        /// Its column.
        column: usize,
    },
    /// A setting out of its range.
    #[error("expected {name} {expected}, found {found}")]
    Parameter {
        /// The setting's name.
        name: &'static str,
        /// Its range, and what is usual.
        expected: &'static str,
        /// What came.
        found: String,
    },
    /// The descent ran away.
    #[error(
        "the cost stopped being a finite number at iteration {iteration} (before: {}); the steps are too long: try a learning rate ten times smaller",
        short(*last_cost)
    )]
    Diverged {
        /// The iteration whose cost was no longer finite.
        iteration: usize,
        /// The last recorded cost that was finite.
        last_cost: f64,
    },
    /// Bytes that are no picture this crate can read.
    #[error("expected a JPEG or PNG picture in {path}, but {problem}; export it again as JPEG or PNG")]
    Picture {
        /// The file.
        path: String,
        /// What is wrong with it.
        problem: String,
    },
    /// A file or folder that cannot be used.
    #[error("{path}: {problem}")]
    File {
        /// The file or folder.
        path: String,
        /// What is wrong, and what to do.
        problem: String,
    },
    /// A figure that cannot be drawn as asked.
    #[error("the figure cannot be drawn: {problem}")]
    Figure {
        /// What is wrong, and what to do.
        problem: String,
    },
}

/// A cost as text: six digits after the point, a power of ten where it is large.
fn short(cost: f64) -> String {
    if cost.abs() < 1e9 || !cost.is_finite() { format!("{cost:.6}") } else { format!("{cost:.3e}") }
}
