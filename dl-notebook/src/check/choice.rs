//! Multiple choice: a letter, and for each wrong one its own reason.

use super::feedback::{Feedback, Outcome, Trouble, of, wrong};
use dl_core::language::say;

/// A letter that a learner chose: `'b'`, `'B'` or `"b"`; `'?'` where none is chosen yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter(String);

impl From<char> for Letter {
    fn from(letter: char) -> Self {
        Self(letter.into())
    }
}

impl From<&str> for Letter {
    fn from(letter: &str) -> Self {
        Self(letter.trim().into())
    }
}

/// The letter of the option at this place: 0 is 'a'.
pub(super) fn letter(place: usize) -> char {
    char::from(b'a' + (place % 26) as u8)
}

/// A choice between the options a, b, c, ...: `reasons` in their order, each said when its letter is chosen. The right one's says why it's
/// right, a wrong one's what speaks against it.
pub(super) fn choice(name: &str, chosen: impl Into<Letter>, right: char, reasons: &[&str]) -> Feedback {
    let chosen = chosen.into();
    of(name, &|| judged(&chosen, right, reasons))
}

fn judged(chosen: &Letter, right: char, reasons: &[&str]) -> Outcome {
    let last = letter(reasons.len().saturating_sub(1));
    let chosen = chosen.0.to_lowercase();
    if chosen.is_empty() || chosen == "?" {
        return Err(Trouble::NotYet(say!(
            "Todavía no. Escribe tu letra, de la `'a'` a la `'{last}'`, en lugar de `'?'`, y ejecuta la celda otra vez.",
            "Not yet. Write your letter, from `'a'` to `'{last}'`, in place of `'?'`, and run the cell again."
        )));
    }
    let place = (0..reasons.len()).find(|&place| chosen == letter(place).to_string());
    let Some(place) = place else {
        return Err(wrong(
            say!("«{chosen}» no es una de las opciones.", "\"{chosen}\" isn't one of the options."),
            say!("Elige una letra de la `'a'` a la `'{last}'`.", "Choose a letter from `'a'` to `'{last}'`."),
        ));
    };
    let reason = reasons[place];
    if letter(place) == right.to_ascii_lowercase() {
        return Ok(say!("Correcto: la {chosen}. {reason}", "Correct: {chosen}. {reason}"));
    }
    Err(Trouble::Wrong(say!("No es la {chosen}. {reason}", "It isn't {chosen}. {reason}"), None))
}
