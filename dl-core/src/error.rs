//! The one error type: what was expected, what came, what to do.
//!
//! A notebook prints the message of an error that leaves a cell through `?`, so each is written for the
//! person who made the mistake.

use std::fmt;

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
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Error {
    /// An array has another shape than the formula needs.
    Shape {
        /// Which array.
        what: String,
        /// The shape the formula needs.
        expected: String,
        /// The shape that came.
        found: String,
    },
    /// Labels other than 0 and 1.
    Labels {
        /// The label that came.
        value: f64,
        /// Its column.
        example: usize,
    },
    /// A value that is not a finite number.
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
    Parameter {
        /// The setting's name.
        name: &'static str,
        /// Its range, and what is usual.
        expected: &'static str,
        /// What came.
        found: String,
    },
    /// The descent ran away.
    Diverged {
        /// The iteration whose cost was no longer finite.
        iteration: usize,
        /// The last recorded cost that was finite.
        last_cost: f64,
    },
    /// Bytes that are no picture this course can read.
    Picture {
        /// The file.
        path: String,
        /// What is wrong with it, and what to do.
        problem: String,
    },
    /// A file or folder that cannot be used.
    File {
        /// The file or folder.
        path: String,
        /// What is wrong, and what to do.
        problem: String,
    },
    /// A figure that cannot be drawn as asked.
    Figure {
        /// What is wrong, and what to do.
        problem: String,
    },
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        if cfg!(feature = "spanish") { self.in_spanish(f) } else { self.in_english(f) }
    }
}

impl std::error::Error for Error {}

impl Error {
    fn in_english(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::Shape { what, expected, found } => {
                write!(f, "expected {what} of shape {expected}, found {found}; remember that one column is one example")
            }
            Self::Labels { value, example } => write!(
                f,
                "expected labels 0 or 1, found {value} at example {example}; give 1 to the class you look for and 0 to the rest"
            ),
            Self::NotFinite { what, value, row, column } => write!(
                f,
                "expected finite numbers in {what}, found {value} at row {row}, column {column}; look where it was computed: a division by 0 or a logarithm of 0?"
            ),
            Self::Parameter { name, expected, found } => write!(f, "expected {name} {expected}, found {found}"),
            Self::Diverged { iteration, last_cost } => write!(
                f,
                "the cost stopped being a finite number at iteration {iteration} (before: {}); the steps are too long: try a learning rate ten times smaller",
                short(*last_cost)
            ),
            Self::Picture { path, problem } => write!(f, "{path}: {problem}"),
            Self::File { path, problem } => write!(f, "{path}: {problem}"),
            Self::Figure { problem } => write!(f, "the figure cannot be drawn: {problem}"),
        }
    }

    fn in_spanish(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::Shape { what, expected, found } => write!(
                f,
                "se esperaba {what}, de forma {expected}, y llegó {found}; recuerda que una columna es un ejemplo"
            ),
            Self::Labels { value, example } => write!(
                f,
                "se esperaban etiquetas 0 o 1 y llegó {value} en el ejemplo {example}; da 1 a la clase que buscas y 0 a las demás"
            ),
            Self::NotFinite { what, value, row, column } => write!(
                f,
                "se esperaban números finitos en {what} y llegó {value} en la fila {row}, columna {column}; mira dónde se calculó: ¿una división entre 0 o el logaritmo de 0?"
            ),
            Self::Parameter { name, expected, found } => {
                write!(f, "se espera de {name} {expected}; llegó {found}")
            }
            Self::Diverged { iteration, last_cost } => write!(
                f,
                "el costo dejó de ser un número finito en la iteración {iteration} (antes: {}); los pasos son demasiado largos: prueba una tasa de aprendizaje diez veces menor",
                short(*last_cost)
            ),
            Self::Picture { path, problem } => write!(f, "{path}: {problem}"),
            Self::File { path, problem } => write!(f, "{path}: {problem}"),
            Self::Figure { problem } => write!(f, "la figura no se puede dibujar: {problem}"),
        }
    }
}

/// A cost as text: six digits after the point, a power of ten where it is large.
fn short(cost: f64) -> String {
    if cost.abs() < 1e9 || !cost.is_finite() { format!("{cost:.6}") } else { format!("{cost:.3e}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_message_speaks_one_language() {
        let errors = [
            Error::Shape { what: "x".into(), expected: "(2, any)".into(), found: "(3, 4)".into() },
            Error::Labels { value: 2.0, example: 7 },
            Error::NotFinite { what: "w".into(), value: f64::NAN, row: 0, column: 3 },
            Error::Parameter { name: "learning_rate", expected: "to be above 0", found: "-1".into() },
            Error::Diverged { iteration: 12, last_cost: 1e300 },
            Error::Picture { path: "a.jpg".into(), problem: "so".into() },
            Error::Figure { problem: "so".into() },
        ];
        let (ours, theirs) = if cfg!(feature = "spanish") { (" se ", " the ") } else { (" the ", " llegó ") };
        let said = errors.iter().map(|error| format!(" {error} ")).collect::<Vec<_>>();
        assert!(said.iter().any(|text| text.contains(ours)) && !said.iter().any(|text| text.contains(theirs)));
        let values = ["(3, 4)", "2 ", "NaN", "-1", "1.000e300", "a.jpg", "so"];
        assert!(said.iter().zip(values).all(|(text, value)| text.contains(value)), "{said:#?}");
    }
}
