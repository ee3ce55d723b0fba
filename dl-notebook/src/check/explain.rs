//! What an error or a panic in the learner's code means, in the learner's language, and what to do next.

use super::feedback::{Trouble, wrong};
use dl_core::{Error, language::say};

/// An error that the learner's function returned.
pub(super) fn error(error: &Error) -> Trouble {
    let text = say!("Tu código terminó con un error: {error}", "Your code stopped with an error: {error}");
    match next_step(error) {
        Some(hint) => wrong(text, hint),
        None => Trouble::Wrong(text, None),
    }
}

/// What to do about an error, by its kind. Where the message says it already, nothing.
fn next_step(error: &Error) -> Option<&'static str> {
    Some(match error {
        Error::Shape { .. } => say(
            "Escribe las formas de los dos arreglos (`.dim()` las dice): ¿falta un `.t()`, o los factores van en el otro orden?",
            "Write down the shapes of both arrays (`.dim()` tells them): is a `.t()` missing, or do the factors go in the other order?",
        ),
        Error::Labels { .. } => say(
            "Las etiquetas son exactamente 0 o 1. ¿Pasaste probabilidades, o `x`, donde va `y`?",
            "Labels are exactly 0 or 1. Did you pass probabilities, or `x`, where `y` belongs?",
        ),
        Error::NotFinite { .. } => say(
            "Busca la línea donde ese número se calculó por primera vez: suele ser una división entre 0, el logaritmo de 0 o una exponencial enorme.",
            "Find the line that computed that number first: it's usually a division by 0, the logarithm of 0, or a huge exponential.",
        ),
        Error::Parameter { .. } => say(
            "Revisa qué número le llega a ese argumento, y si los argumentos van en ese orden.",
            "Look at which number reaches that argument, and whether the arguments go in that order.",
        ),
        Error::Diverged { .. } => say(
            "O el paso va cuesta arriba (se resta, no se suma) o la tasa de aprendizaje es demasiado grande.",
            "Either the step goes uphill (it's subtracted, not added), or the learning rate is too large.",
        ),
        _ => return None,
    })
}

/// A kind of panic: words of its message, what happened, and what to do, each in Spanish and in English.
type Kind = (&'static [&'static str], [&'static str; 2], [&'static str; 2]);

/// The kinds of panic that learners meet; the first that fits is told.
const KINDS: [Kind; 9] = [
    (
        &["not compatible for matrix multiplication"],
        [
            "Esas dos matrices no se pueden multiplicar: las columnas de la primera deben ser tantas como las filas de la segunda",
            "Those two matrices can't be multiplied: the first needs as many columns as the second has rows",
        ],
        [
            "¿Falta un `.t()`, o los factores van en el otro orden?",
            "Is a `.t()` missing, or do the factors go in the other order?",
        ],
    ),
    (
        &["could not broadcast", "incompatible shapes", "IncompatibleShape", "inputs do not match"],
        [
            "Dos arreglos de formas distintas se sumaron, restaron o multiplicaron número a número",
            "Two arrays of different shapes were added, subtracted or multiplied number by number",
        ],
        [
            "Imprime `.dim()` de los dos. El producto de matrices es `product(&a, &b)?`; `*` multiplica número a número.",
            "Print `.dim()` of both. The matrix product is `product(&a, &b)?`; `*` multiplies number by number.",
        ],
    ),
    (
        &["divide by zero", "remainder with a divisor of zero"],
        [
            "Tu código divide un entero entre 0, y Rust se detiene ahí",
            "Your code divides an integer by 0, and Rust stops there",
        ],
        [
            "Convierte a decimales antes de dividir, con `as f64`, y revisa por qué el divisor es 0.",
            "Convert to decimals before you divide, with `as f64`, and see why the divisor is 0.",
        ],
    ),
    (
        &["subtract with overflow"],
        [
            "Una resta de enteros sin signo (`usize`) quedó debajo de 0, y Rust se detiene ahí",
            "A subtraction of unsigned integers (`usize`) went below 0, and Rust stops there",
        ],
        [
            "Un `usize` cuenta desde 0: cambia el orden de la resta, o convierte antes a `f64`.",
            "A `usize` starts at 0: change the order of the subtraction, or convert to `f64` first.",
        ],
    ),
    (
        &["with overflow"],
        [
            "Un número entero se salió del rango de su tipo, y Rust se detiene ahí",
            "An integer left the range of its type, and Rust stops there",
        ],
        [
            "Haz la cuenta con `f64`: convierte antes con `as f64`.",
            "Do that sum in `f64`: convert first, with `as f64`.",
        ],
    ),
    (
        &["Option::unwrap()` on a `None"],
        [
            "Hay un `.unwrap()` donde no había ningún valor (`None`)",
            "There's an `.unwrap()` where there was no value (`None`)",
        ],
        [
            "Suele pasar con el máximo o el primero de algo vacío: mira qué lista está vacía.",
            "It happens with the largest or the first of something empty: see which list is empty.",
        ],
    ),
    (
        &["Result::unwrap()` on an `Err"],
        [
            "Hay un `.unwrap()` sobre un resultado que era un error",
            "There's an `.unwrap()` on a result that was an error",
        ],
        [
            "Cambia `.unwrap()` por `?`: leerás el error en una frase. Si el mensaje dice `Shape`, imprime `.dim()` de los dos factores.",
            "Use `?` in place of `.unwrap()`: you'll read the error as a sentence. If the message says `Shape`, print `.dim()` of both factors.",
        ],
    ),
    (
        &["out of bounds", "out of range", "index"],
        ["Un índice se sale del arreglo", "An index lies outside the array"],
        [
            "Los índices van de 0 a uno menos que el tamaño: ¿hay un `0..=n` en lugar de `0..n`, o fila y columna cambiadas?",
            "Indices run from 0 to one less than the size: is there a `0..=n` for `0..n`, or are row and column swapped?",
        ],
    ),
    (
        &["assertion", "assert"],
        ["Un `assert!` de tu código no se cumplió", "An `assert!` of your code didn't hold"],
        ["Mira qué comparaba y con qué números.", "See what it compared, and which numbers."],
    ),
];

/// A panic in the learner's code.
pub(super) fn panic(message: &str) -> Trouble {
    let shown = shortened(message);
    let Some((_, what, hint)) = KINDS.iter().find(|kind| kind.0.iter().any(|words| message.contains(words))) else {
        return wrong(
            say!("Tu código se detuvo con un pánico: `{shown}`.", "Your code stopped with a panic: `{shown}`."),
            say(
                "El mensaje dice qué falló. Llama a tu función en una celda aparte y mira con qué números pasa.",
                "The message says what failed. Call your function in a cell of its own and see for which numbers it happens.",
            ),
        );
    };
    let what = say(what[0], what[1]);
    wrong(say!("{what}. En palabras de Rust: `{shown}`.", "{what}. In Rust's words: `{shown}`."), say(hint[0], hint[1]))
}

/// A panic's message on one line and not too long, without the signs that would end its frame.
fn shortened(message: &str) -> String {
    let line: String = message.lines().next().unwrap_or_default().replace('`', "'");
    if line.chars().count() <= 160 { line } else { line.chars().take(157).chain("...".chars()).collect() }
}
