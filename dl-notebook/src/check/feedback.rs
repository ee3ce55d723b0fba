//! The answer to an exercise, and how the learner's code is run without harm.

use std::{
    panic::{self, AssertUnwindSafe},
    sync::Mutex,
};

use dl_core::language::say;

/// What a check found.
///
/// ```
/// use dl_notebook::check::{self, Verdict};
/// assert_eq!(check::sigmoid(|_| todo!()).verdict(), Verdict::NotYet);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// All as it should be.
    Right,
    /// The stub is untouched.
    NotYet,
    /// Something else came.
    Wrong,
}

/// The answer to an exercise. As the last value of a notebook cell it shows itself.
///
/// ```
/// use dl_notebook::check;
/// let feedback = check::number("z", 2.5, 2.5);
/// assert!(feedback.passed());
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Feedback {
    name: String,
    verdict: Verdict,
    text: String,
}

impl Feedback {
    pub(super) fn right(name: &str, spanish: &str, english: &str) -> Self {
        Self { name: name.into(), verdict: Verdict::Right, text: say(spanish, english).into() }
    }

    pub(super) fn wrong(name: &str, text: String, hint: Option<&str>) -> Self {
        let hint = hint.map(|hint| format!("\n\n**{}**: {hint}", say("Pista", "Hint"))).unwrap_or_default();
        Self { name: name.into(), verdict: Verdict::Wrong, text: text + &hint }
    }

    pub(super) fn not_yet(name: &str) -> Self {
        let text = say(
            "todavía no. Escribe tu respuesta en lugar de `todo!()` y ejecuta la celda de nuevo.",
            "not yet. Write your answer in place of `todo!()` and run the cell again.",
        );
        Self { name: name.into(), verdict: Verdict::NotYet, text: text.into() }
    }

    /// Whether the answer is right.
    ///
    /// ```
    /// use dl_notebook::check::{self, Verdict};
    /// let feedback = check::number("z", 2.5, 2.5);
    /// assert!(feedback.passed());
    /// ```
    pub fn passed(&self) -> bool {
        self.verdict == Verdict::Right
    }

    /// Right, not yet, or wrong.
    ///
    /// ```
    /// use dl_notebook::check::{self, Verdict};
    /// let feedback = check::number("z", 2.5, 2.5);
    /// assert_eq!(feedback.verdict(), Verdict::Right);
    /// ```
    pub fn verdict(&self) -> Verdict {
        self.verdict
    }

    /// What the learner reads, in Markdown.
    ///
    /// ```
    /// use dl_notebook::check::{self, Verdict};
    /// let feedback = check::number("z", 2.5, 2.5);
    /// assert!(feedback.text().starts_with("✓ **z**"));
    /// # let _ = Verdict::Right;
    /// ```
    pub fn text(&self) -> String {
        format!("{} **{}**: {}", self.mark(), self.name, self.text)
    }

    // Signs that text fonts have: emoji are empty boxes on many a Linux.
    fn mark(&self) -> &'static str {
        match self.verdict {
            Verdict::Right => "✓",
            Verdict::NotYet => "○",
            Verdict::Wrong => "✗",
        }
    }

    /// Shows the feedback in a notebook; the kernel calls it for the last value of a cell.
    pub fn evcxr_display(&self) {
        show(&self.text());
    }
}

/// Shows Markdown, with the same as plain text for programs that know no Markdown.
fn show(markdown: &str) {
    let plain = markdown.replace("**", "").replace('`', "");
    println!(
        "EVCXR_BEGIN_CONTENT text/markdown\n{markdown}\nEVCXR_END_CONTENT\nEVCXR_BEGIN_CONTENT text/plain\n{plain}\nEVCXR_END_CONTENT"
    );
}

/// The exercises of a chapter at a glance: a line for and how many are done.
///
/// ```
/// use dl_notebook::check;
/// let summary = check::summary(&[&check::number("z", 2.5, 2.5), &check::number("a", 0.1, 0.9)]);
/// assert!(!summary.passed());
/// assert!(summary.text().contains('1')); // of 2
/// ```
pub fn summary(exercises: &[&Feedback]) -> Feedback {
    let done = exercises.iter().filter(|feedback| feedback.passed()).count();
    let all = exercises.len();
    let lines: Vec<String> =
        exercises.iter().map(|feedback| format!("- {} {}", feedback.mark(), feedback.name)).collect();
    let count = format!("{done} {} {all}", say("de", "of"));
    let verdict = if done == all {
        Verdict::Right
    } else if exercises.iter().any(|feedback| feedback.verdict == Verdict::Wrong) {
        Verdict::Wrong
    } else {
        Verdict::NotYet
    };
    Feedback { name: say("Ejercicios", "Exercises").into(), verdict, text: format!("{count}\n\n{}", lines.join("\n")) }
}

/// Runs the learner's code: its value, or the feedback for a panic.
pub(super) fn attempt<T>(name: &str, work: &mut dyn FnMut() -> T) -> Result<T, Feedback> {
    let mut value = None;
    run(name, &mut || value = Some(work()))?;
    // Where it did not panic there is a value.
    value.ok_or_else(|| Feedback::not_yet(name))
}

/// Runs the learner's code for each of the first `count` cases.
pub(super) fn attempt_each(name: &str, count: usize, work: &dyn Fn(usize) -> f64) -> Result<Vec<f64>, Feedback> {
    attempt(name, &mut || of_each(count, work))
}

/// The number for each of the first `count` cases.
pub(super) fn of_each(count: usize, number: &dyn Fn(usize) -> f64) -> Vec<f64> {
    (0..count).map(number).collect()
}

/// Runs the learner's code that may also fail with an error.
pub(super) fn attempt_result<T>(name: &str, work: &mut dyn FnMut() -> dl_core::Result<T>) -> Result<T, Feedback> {
    attempt(name, work)?.map_err(|error| of_error(name, &error))
}

/// Runs what may panic; the feedback where it does.
fn run(name: &str, work: &mut dyn FnMut()) -> Result<(), Feedback> {
    // One at a time: the message that a panic prints is silenced for the whole program meanwhile.
    static ONE: Mutex<()> = Mutex::new(());
    let turn = ONE.lock();
    let hook = panic::take_hook();
    panic::set_hook(Box::new(|_| ()));
    let result = panic::catch_unwind(AssertUnwindSafe(work));
    panic::set_hook(hook);
    drop(turn);
    result.map_err(|payload| {
        let message = payload
            .downcast_ref::<String>()
            .map(String::as_str)
            .or_else(|| payload.downcast_ref::<&str>().copied())
            .unwrap_or_default();
        of_panic(name, message)
    })
}

fn of_panic(name: &str, message: &str) -> Feedback {
    if message.starts_with("not yet implemented") || message.starts_with("not implemented") {
        return Feedback::not_yet(name);
    }
    let text = match say("es", "en") {
        "es" => format!("tu código se detuvo con un pánico: `{}`", message.replace('`', "'")),
        _ => format!("your code stopped with a panic: `{}`", message.replace('`', "'")),
    };
    let hint = if message.contains("index") || message.contains("shape") || message.contains("broadcast") {
        say("mira las formas: imprime `.dim()` de cada arreglo.", "look at the shapes: print `.dim()` of each array.")
    } else {
        say(
            "el mensaje dice qué falló; ¿un `unwrap`, una división entera entre 0?",
            "the message says what failed; an `unwrap`, an integer division by 0?",
        )
    };
    Feedback::wrong(name, text, Some(hint))
}

fn of_error(name: &str, error: &dl_core::Error) -> Feedback {
    let text = match say("es", "en") {
        "es" => format!("tu código terminó con un error: {error}"),
        _ => format!("your code ended with an error: {error}"),
    };
    let hint = say(
        "lee las formas en el mensaje: ¿falta transponer, `.t()`?",
        "read the shapes in the message: is a transpose missing, `.t()`?",
    );
    Feedback::wrong(name, text, Some(hint))
}
