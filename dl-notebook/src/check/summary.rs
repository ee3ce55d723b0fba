//! The exercises of a chapter at a glance.

use super::feedback::{Feedback, Verdict};
use dl_core::language::say;

/// What [`summary`] counts: the feedback of an exercise, or the stand-in for one that has none.
pub trait Exercise {
    /// The exercise's mark, and its name or what is to be done.
    #[doc(hidden)]
    fn line(&self) -> (Verdict, String);
}

impl Exercise for Feedback {
    fn line(&self) -> (Verdict, String) {
        (self.verdict, format!("{} {}", self.mark(), self.name))
    }
}

/// What a stand-in would return if it were ever called.
#[doc(hidden)]
pub struct Missing;

/// A function in an exercise's place: its variable isn't there.
impl<F: Fn() -> Missing> Exercise for F {
    fn line(&self) -> (Verdict, String) {
        let number = std::any::type_name::<F>().rsplit('_').next().unwrap_or_default();
        let text = say!(
            "– ejercicio {number}: su celda no se ha ejecutado, o no compila. Vuelve a ella y ejecútala.",
            "– exercise {number}: its cell hasn't run, or doesn't compile. Go back and run it."
        );
        (Verdict::NotYet, text)
    }
}

/// Functions with the names that the chapters give to their exercises. A chapter's `let exercise_1` hides the one of its name; where that
/// cell didn't compile, the function is what `&exercise_1` finds, and the summary still compiles.
macro_rules! stand_ins {
    ($($name:ident)*) => {
        $(#[doc(hidden)] pub fn $name() -> Missing { Missing })*
    };
}

/// One for each exercise that a chapter may have; part of the prelude.
#[doc(hidden)]
pub mod stand_ins {
    use super::Missing;

    stand_ins! {
        exercise_1 exercise_2 exercise_3 exercise_4 exercise_5 exercise_6 exercise_7 exercise_8 exercise_9 exercise_10
        exercise_11 exercise_12 exercise_13 exercise_14 exercise_15 exercise_16 exercise_17 exercise_18 exercise_19 exercise_20
    }
}

/// The exercises of a chapter at a glance: how many are done, and a line for each. One whose cell hasn't run, or doesn't compile, is
/// counted as open.
///
/// ```
/// use dl_notebook::prelude::*;
/// let exercise_1: Feedback = check::values("double", |x| 2.0 * x, &[(3.0, 6.0)]);
/// let summary = check::summary(&[&exercise_1, &exercise_2]); // exercise_2 was never run
/// assert!(!summary.passed());
/// ```
pub fn summary(exercises: &[&dyn Exercise]) -> Feedback {
    let lines: Vec<(Verdict, String)> = exercises.iter().map(|exercise| exercise.line()).collect();
    let done = lines.iter().filter(|(verdict, _)| *verdict == Verdict::Right).count();
    let all = lines.len();
    let verdict = if done == all {
        Verdict::Right
    } else if lines.iter().any(|(verdict, _)| *verdict == Verdict::Wrong) {
        Verdict::Wrong
    } else {
        Verdict::NotYet
    };
    let cheer = if done == all && all > 0 { say(" ¡Lo lograste!", " You made it!") } else { "" };
    let count = say!("{done} de {all}.{cheer}", "{done} of {all}.{cheer}");
    let lines: Vec<String> = lines.into_iter().map(|(_, line)| format!("- {line}")).collect();
    Feedback { name: say("Ejercicios", "Exercises").into(), verdict, text: format!("{count}\n\n{}", lines.join("\n")) }
}
