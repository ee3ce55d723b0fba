//! The learner's code is run without harm: a panic, an error or an unfinished function becomes feedback.

use std::{
    cell::Cell,
    env, fs,
    panic::{self, AssertUnwindSafe},
    path::Path,
    sync::Mutex,
};

use super::{
    explain,
    feedback::{Outcome, Trouble, not_yet},
    name,
};
use dl_core::language::say;

thread_local! {
    /// The line of the last panic in the learner's code.
    static LINE: Cell<usize> = const { Cell::new(0) };
    /// Whether a check is running the learner's code at this moment.
    static TRYING: Cell<bool> = const { Cell::new(false) };
}

/// Runs the code of the learner's function `name`: its value, or the feedback for a panic.
pub(super) fn attempt<T>(name: &str, work: impl FnOnce() -> T) -> Outcome<T> {
    caught(work).map_err(|message| of_panic(name, &message))
}

/// Runs the learner's code that may also fail with an error.
pub(super) fn attempt_ok<T>(name: &str, work: impl FnOnce() -> dl_core::Result<T>) -> Outcome<T> {
    attempt(name, work)?.map_err(|error| explain::error(&error))
}

/// Runs the learner's code for each of the first `count` cases.
pub(super) fn attempt_each(name: &str, count: usize, work: &dyn Fn(usize) -> f64) -> Outcome<Vec<f64>> {
    attempt(name, || (0..count).map(work).collect())
}

/// Runs what may panic; the panic's message where it does, which nobody else sees.
fn caught<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    // A learner's function may call a check itself: then the outer one keeps the silence.
    if TRYING.replace(true) {
        return panic::catch_unwind(AssertUnwindSafe(work)).map_err(|payload| message(&*payload));
    }
    // One at a time: the message that a panic prints is silenced for the whole program meanwhile.
    static ONE: Mutex<()> = Mutex::new(());
    let turn = ONE.lock();
    let hook = panic::take_hook();
    panic::set_hook(Box::new(|panic| LINE.set(panic.location().map_or(0, |place| place.line() as usize))));
    let result = panic::catch_unwind(AssertUnwindSafe(work));
    panic::set_hook(hook);
    drop(turn);
    TRYING.set(false);
    result.map_err(|payload| message(&*payload))
}

fn message(payload: &(dyn std::any::Any + Send)) -> String {
    let text = payload.downcast_ref::<String>().map(String::as_str);
    text.or_else(|| payload.downcast_ref::<&str>().copied()).unwrap_or_default().to_owned()
}

fn of_panic(name: &str, message: &str) -> Trouble {
    if !message.starts_with("not yet implemented") && !message.starts_with("not implemented") {
        return explain::panic(message);
    }
    match unfinished() {
        Some(function) if function == name => not_yet(),
        Some(function) => Trouble::NotYet(say!(
            "Todavía no se puede revisar, porque llama a `{function}`, que aún tiene su `todo!()`. Escribe primero `{function}` y vuelve a ejecutar las dos celdas.",
            "It can't be checked yet, because it calls `{function}`, which still has its `todo!()`. Write `{function}` first, then run both cells again."
        )),
        None => Trouble::NotYet(
            say(
                "Todavía no: queda un `todo!()`, en esta función o en una que ella llama. Escribe tu respuesta en su lugar y ejecuta la celda otra vez.",
                "Not yet: there's still a `todo!()`, in this function or in one that it calls. Write your answer in its place and run the cell again.",
            )
            .into(),
        ),
    }
}

/// The function whose `todo!()` was reached. The kernel keeps the code of a cell, with all functions of the cells before it, in one file,
/// and our kernels say where.
fn unfinished() -> Option<String> {
    let folder = env::var_os("EVCXR_TMPDIR")?;
    let source = fs::read_to_string(Path::new(&folder).join("src/lib.rs")).ok()?;
    name::around(&source, LINE.get()).map(str::to_owned)
}
