//! The one error type: what was expected, what came, what to do.
//!
//! A notebook prints the message of an error that leaves a cell through `?`, so each is written for the
//! person who made the mistake.

use std::fmt;

use crate::language::say;

/// `Result` with this crate's [`Error`], unless another is named: in a notebook it stands in for the standard one.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Everything that can go wrong, by cause.
///
/// ```
/// use dl_core::{Error, ndarray::array, product};
/// let error = product(&array![[1.0, 2.0]], &array![[1.0, 2.0]]).unwrap_err();
/// assert_eq!(error, Error::Product { left: (1, 2), right: (1, 2) });
/// assert!(error.to_string().contains("Can't multiply (1, 2) by (1, 2)"));
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
    /// The factors of a product don't fit.
    Product {
        /// The shape of the first.
        left: (usize, usize),
        /// The shape of the second.
        right: (usize, usize),
    },
    /// Labels other than 0 and 1.
    Labels {
        /// Which array.
        what: String,
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
        f.write_str(&match self {
            Self::Shape { what, expected, found } => shape(&named(what), expected, found),
            Self::Product { left, right } => product(*left, *right),
            Self::Labels { what, value, example } => labels(&named(what), *value, *example),
            Self::NotFinite { what, value, row, column } => say!(
                "En {what} hay un {value}, en la fila {row}, columna {column}. Mira dónde se calculó: ¿una división entre 0 o el logaritmo de 0?",
                "There's a {value} in {what}, at row {row}, column {column}. Look where it was computed: a division by 0, or the logarithm of 0?",
                what = named(what)
            ),
            Self::Parameter { name, expected, found } => say!(
                "De `{name}` esperaba {expected}, pero llegó {found}.",
                "I expected `{name}` {expected}, but got {found}."
            ),
            Self::Diverged { iteration, last_cost } => say!(
                "El costo dejó de ser un número finito en la iteración {iteration}; antes era {cost}. Los pasos son demasiado largos: prueba con una tasa de aprendizaje diez veces menor.",
                "The cost stopped being a finite number at iteration {iteration}; before that it was {cost}. The steps are too long: try a learning rate ten times smaller.",
                cost = short(*last_cost)
            ),
            Self::Picture { path, problem } | Self::File { path, problem } => format!("{path}: {problem}{}", stop(problem)),
            Self::Figure { problem } => say!(
                "No se puede dibujar la figura: {problem}{stop}",
                "The figure can't be drawn: {problem}{stop}",
                stop = stop(problem)
            ),
        })
    }
}

impl std::error::Error for Error {}

fn shape(what: &str, expected: &str, found: &str) -> String {
    let turned = |shape: &str| -> Option<String> {
        let (rows, columns) = shape.strip_prefix('(')?.strip_suffix(')')?.split_once(", ")?;
        Some(format!("({columns}, {rows})"))
    };
    let hint = if turned(found).as_deref() == Some(expected) {
        say("¿Falta un `.t()`, o sobra uno?", "Is a `.t()` missing, or is there one too many?")
    } else if ["`x`", "`y`", "`predictions`"].contains(&what) {
        say("Recuerda que cada columna es un ejemplo.", "Remember that each column is one example.")
    } else {
        say(
            "Imprime `.dim()` de cada arreglo y busca el que no encaja.",
            "Print `.dim()` of each array to find the one that's off.",
        )
    };
    say!(
        "Esperaba {what} de forma {expected}, pero es de {found}. {hint}",
        "I expected {what} of shape {expected}, but it's {found}. {hint}"
    )
}

fn product((p, q): (usize, usize), (rows, r): (usize, usize)) -> String {
    let columns = if q == 1 { say("columna", "column") } else { say("columnas", "columns") };
    let lines = if rows == 1 { say("fila", "row") } else { say("filas", "rows") };
    // Turning one of the two around would do.
    let hint = if p == rows || q == r { say(" ¿Falta un `.t()`?", " Is a `.t()` missing?") } else { "" };
    say!(
        "No puedo multiplicar ({p}, {q}) por ({rows}, {r}): la primera tiene {q} {columns}, la segunda {rows} {lines}, y deben coincidir.{hint}",
        "Can't multiply ({p}, {q}) by ({rows}, {r}): the first has {q} {columns}, the second {rows} {lines}, and they must match.{hint}"
    )
}

fn labels(what: &str, number: f64, example: usize) -> String {
    let value = as_typed(number);
    let hint = if number > 0.0 && number < 1.0 {
        say("Si son probabilidades, usa antes `predict`.", "If these are probabilities, use `predict` first.")
    } else {
        say("Da 1 a la clase que buscas y 0 a las demás.", "Give 1 to the class you're looking for and 0 to the rest.")
    };
    say!(
        "En {what} solo puede haber 0 y 1, pero el ejemplo {example} es {value}. {hint}",
        "There can only be 0 and 1 in {what}, but example {example} is {value}. {hint}"
    )
}

/// The name of an argument as code; a phrase as it is.
fn named(what: &str) -> String {
    if what.contains(' ') { what.into() } else { format!("`{what}`") }
}

/// What a sentence lacks at its end.
fn stop(sentence: &str) -> &'static str {
    if sentence.ends_with(['.', '?', '!']) { "" } else { "." }
}

/// Gives a number as a learner would type it, with a power of ten where it's very large or very small.
pub(crate) fn as_typed(value: f64) -> String {
    let size = value.abs();
    if value.is_finite() && (size >= 1e9 || (size < 1e-4 && size > 0.0)) {
        format!("{value:e}")
    } else {
        value.to_string()
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
            Error::Labels { what: "y".into(), value: 2.0, example: 7 },
            Error::NotFinite { what: "w".into(), value: f64::NAN, row: 0, column: 3 },
            Error::Parameter { name: "learning_rate", expected: "to be above 0", found: "-1".into() },
            Error::Diverged { iteration: 12, last_cost: 1e300 },
            Error::Picture { path: "a.jpg".into(), problem: "so".into() },
            Error::Figure { problem: "so".into() },
        ];
        let (ours, theirs) = if cfg!(feature = "spanish") { (" pero ", " the ") } else { (" the ", " pero ") };
        let said = errors.iter().map(|error| format!(" {error} ")).collect::<Vec<_>>();
        assert!(said.iter().any(|text| text.contains(ours)) && !said.iter().any(|text| text.contains(theirs)));
        let values = ["(3, 4)", "2.", "NaN", "-1", "1.000e300", "a.jpg", "so"];
        assert!(said.iter().zip(values).all(|(text, value)| text.contains(value)), "{said:#?}");
    }
}
