//! The answer to an exercise, and how it shows itself.

use std::fmt;

use dl_core::language::say;

/// What a check found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// All as it should be.
    Right,
    /// Nothing to judge so far: the stub is untouched, or its cell hasn't run.
    NotYet,
    /// Something else came.
    Wrong,
}

/// The answer to an exercise. As the last value of a notebook cell it shows itself; `println!("{feedback}")` prints it.
///
/// ```
/// use dl_notebook::check::{self, Verdict};
/// let feedback = check::values("double", |x| x * x, &[(3.0, 6.0)]);
/// assert_eq!(feedback.verdict(), Verdict::Wrong);
/// println!("{feedback}"); // ✗ double: For input 3 I expected 6 but got 9. ...
/// ```
#[must_use = "a cell shows its feedback where it ends in it"]
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Feedback {
    pub(super) name: String,
    pub(super) verdict: Verdict,
    pub(super) text: String,
}

/// What the body of a check ends with: what is said of a right answer, or what is wrong.
pub(super) type Outcome<T = String> = Result<T, Trouble>;

/// Why an answer isn't right.
#[derive(Debug)]
pub(super) enum Trouble {
    /// There is nothing to judge so far; why.
    NotYet(String),
    /// What was expected and what came, and a hint.
    Wrong(String, Option<String>),
}

/// A wrong answer: what was expected and what came, and what to do about it.
pub(super) fn wrong(text: impl Into<String>, hint: impl Into<String>) -> Trouble {
    Trouble::Wrong(text.into(), Some(hint.into()))
}

/// An answer that isn't there yet.
pub(super) fn not_yet() -> Trouble {
    Trouble::NotYet(
        say(
            "Todavía no. Escribe tu respuesta en lugar de `todo!()` y ejecuta la celda otra vez.",
            "Not yet. Write your answer in place of `todo!()` and run the cell again.",
        )
        .into(),
    )
}

/// The feedback that a check's body comes to.
pub(super) fn of(name: impl Into<String>, body: &dyn Fn() -> Outcome) -> Feedback {
    let (verdict, text) = match body() {
        Ok(text) => (Verdict::Right, text),
        Err(Trouble::NotYet(text)) => (Verdict::NotYet, text),
        Err(Trouble::Wrong(text, None)) => (Verdict::Wrong, text),
        Err(Trouble::Wrong(text, Some(hint))) => {
            (Verdict::Wrong, format!("{text}\n\n**{}**: {hint}", say("Pista", "Hint")))
        }
    };
    Feedback { name: name.into(), verdict, text }
}

impl Feedback {
    /// Whether the answer is right.
    pub fn passed(&self) -> bool {
        self.verdict == Verdict::Right
    }

    /// Right, not yet, or wrong.
    pub fn verdict(&self) -> Verdict {
        self.verdict
    }

    /// What the learner reads, in Markdown; the plain text is its `Display`.
    pub fn text(&self) -> String {
        format!("{} **{}**: {}", self.mark(), self.name, self.text)
    }

    // Signs that text fonts have: emoji are empty boxes on many a Linux.
    pub(super) fn mark(&self) -> &'static str {
        match self.verdict {
            Verdict::Right => "✓",
            Verdict::NotYet => "○",
            Verdict::Wrong => "✗",
        }
    }

    /// Shows the feedback in a notebook; the kernel calls it for the last value of a cell.
    pub fn evcxr_display(&self) {
        let markdown = self.text();
        println!(
            "EVCXR_BEGIN_CONTENT text/markdown\n{markdown}\nEVCXR_END_CONTENT\nEVCXR_BEGIN_CONTENT text/plain\n{self}\nEVCXR_END_CONTENT"
        );
    }
}

impl fmt::Display for Feedback {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(&self.text().replace("**", "").replace(['`', '$'], ""))
    }
}
