//! A number that a learner worked out, or predicted.

use std::ops::RangeInclusive;

use super::{
    feedback::{Feedback, Outcome, Trouble, of, wrong},
    numbers::{agree, close, short},
    slips::{general, row},
};
use dl_core::language::say;

/// A number that a learner wrote, with or without a point: `4`, `4.6`, `"4,6"`; `'?'` where there is none yet.
#[derive(Debug, Clone, PartialEq)]
pub struct Number(Written);

#[derive(Debug, Clone, PartialEq)]
enum Written {
    Nothing,
    Number(f64),
    Other(String),
}

impl From<f64> for Number {
    fn from(number: f64) -> Self {
        Self(Written::Number(number))
    }
}

impl From<i32> for Number {
    fn from(number: i32) -> Self {
        f64::from(number).into()
    }
}

impl From<usize> for Number {
    fn from(number: usize) -> Self {
        (number as f64).into()
    }
}

impl From<char> for Number {
    fn from(sign: char) -> Self {
        sign.to_string().as_str().into()
    }
}

impl From<&str> for Number {
    fn from(text: &str) -> Self {
        let text = text.trim();
        let digits = text.trim_end_matches('%').trim_end().replace(',', ".").replace('−', "-");
        Self(match digits.parse() {
            _ if text.is_empty() || text == "?" => Written::Nothing,
            Ok(number) => Written::Number(number),
            Err(_) => Written::Other(text.into()),
        })
    }
}

impl Number {
    /// The number, or that there is none.
    pub(super) fn read(&self) -> Outcome<f64> {
        match &self.0 {
            Written::Number(number) if number.is_finite() => Ok(*number),
            Written::Number(number) => {
                let number = short(*number);
                Err(wrong(
                    say!("{number} no es un número que se pueda comparar.", "{number} isn't a number I can compare."),
                    say("Escribe un número, como `2.5`.", "Write a number, such as `2.5`."),
                ))
            }
            Written::Nothing => Err(Trouble::NotYet(
                say(
                    "Todavía no. Escribe tu número en lugar de `'?'` y ejecuta la celda otra vez.",
                    "Not yet. Write your number in place of `'?'` and run the cell again.",
                )
                .into(),
            )),
            Written::Other(text) => Err(wrong(
                say!("No pude leer «{text}» como un número.", "I couldn't read \"{text}\" as a number."),
                say("Escríbelo sin comillas y con punto, como `2.5`.", "Write it without quotes, such as `2.5`."),
            )),
        }
    }
}

/// A number worked out by hand, right if it is at most `within` from `expected` (0: to six digits). `slips` are the numbers that usual
/// mistakes lead to, each with its hint. The number itself isn't given away.
pub(super) fn number(
    name: &str,
    found: impl Into<Number>,
    expected: f64,
    within: f64,
    slips: &[(f64, &str)],
) -> Feedback {
    let found = found.into();
    of(name, &|| judged(&found, expected, within, slips))
}

fn judged(found: &Number, expected: f64, within: f64, slips: &[(f64, &str)]) -> Outcome {
    let found = found.read()?;
    let shown = short(found);
    let near = |value: f64| agree(found, value) || close(found, value, within);
    if near(expected) {
        return Ok(say!("Correcto, {shown}.", "Correct, {shown}."));
    }
    let text = say!("{shown} no es el número que busco.", "{shown} isn't the number I'm looking for.");
    if let Some((_, hint)) = slips.iter().find(|(value, _)| near(*value)) {
        return Err(wrong(text, *hint));
    }
    let hint = general(&row(&[found]), &row(&[expected]), f64::NAN).unwrap_or_else(|| {
        let distance = (found - expected).abs();
        if distance <= 0.05 * expected.abs() {
            say(
                "Estás muy cerca: ¿redondeaste en el camino? Guarda más decimales hasta el final.",
                "You're very close: did you round along the way? Keep more digits until the end.",
            )
        } else if found < expected {
            say(
                "Es demasiado pequeño. Repasa la cuenta paso a paso.",
                "It's too small. Go over your working step by step.",
            )
        } else {
            say(
                "Es demasiado grande. Repasa la cuenta paso a paso.",
                "It's too large. Go over your working step by step.",
            )
        }
        .into()
    });
    Err(wrong(text, hint))
}

/// A number predicted before the cell that shows it: every possible one counts as done, and the feedback tells how far off it was.
/// `unit` stands behind each number ("%", " steps").
pub(super) fn prediction(
    name: &str,
    guess: impl Into<Number>,
    possible: RangeInclusive<f64>,
    actual: f64,
    unit: &str,
) -> Feedback {
    let guess = guess.into();
    of(name, &|| foreseen(&guess, &possible, actual, unit))
}

fn foreseen(guess: &Number, possible: &RangeInclusive<f64>, actual: f64, unit: &str) -> Outcome {
    let guess = guess.read()?;
    let (said, is) = (short(guess), short(actual));
    if !possible.contains(&guess) {
        let (low, high) = (short(*possible.start()), short(*possible.end()));
        return Err(wrong(
            say!("{said}{unit} no puede ser.", "{said}{unit} isn't possible."),
            say!("Predice un número de {low} a {high}.", "Predict a number from {low} to {high}."),
        ));
    }
    let distance = (guess - actual).abs();
    let off = short((distance * 100.0).round() / 100.0);
    let points = if unit.contains('%') { say(" puntos", " points") } else { unit };
    let width = possible.end() - possible.start();
    let verdict = if distance <= 0.03 * width {
        say("¡Qué ojo!", "Spot on!")
    } else if distance <= 0.1 * width {
        say("Cerca.", "Close.")
    } else {
        say("Lejos, y por eso vale la pena ver por qué.", "Far off, which is why the reason is worth a look.")
    };
    Ok(say!(
        "Dijiste {said}{unit} y resulta {is}{unit}: {off}{points} de diferencia. {verdict}",
        "You said {said}{unit}, and it's {is}{unit}: {off}{points} off. {verdict}"
    ))
}
