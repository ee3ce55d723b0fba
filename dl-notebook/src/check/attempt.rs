//! The learner's code is run without harm: a panic, an error or an unfinished function becomes feedback.

use std::{
    cell::{Cell, RefCell},
    panic::{self, AssertUnwindSafe},
    sync::Mutex,
};

use super::{
    explain,
    feedback::{Outcome, Trouble, not_yet},
    name,
};
use dl_core::language::say;

thread_local! {
    /// The function whose `todo!()` was reached last, if it has a name.
    static UNFINISHED: RefCell<Option<String>> = const { RefCell::new(None) };
    /// Whether a check is running the learner's code at this moment.
    static TRYING: Cell<bool> = const { Cell::new(false) };
}

/// Stands where an answer is still to be written, and says so by the name of its function: the course's own `todo!()`.
#[macro_export]
macro_rules! todo {
    ($($ignored:tt)*) => {{
        fn here() {}
        $crate::check::unfinished(::std::any::type_name_of_val(&here))
    }};
}

/// Stops at a `todo!()`; `item` is the path of something inside the function.
#[doc(hidden)]
pub fn unfinished(item: &str) -> ! {
    let function = name::enclosing(item);
    UNFINISHED.set(function.map(str::to_owned));
    match (function, cfg!(feature = "spanish")) {
        (Some(function), true) => {
            panic!("not yet implemented: {function} todavía no está escrita; escribe tu respuesta en lugar de todo!()")
        }
        (Some(function), false) => {
            panic!("not yet implemented: {function} isn't written yet; write your answer in place of todo!()")
        }
        (None, true) => panic!("not yet implemented: escribe tu respuesta en lugar de todo!()"),
        (None, false) => panic!("not yet implemented: write your answer in place of todo!()"),
    }
}

/// Runs the code of the learner's function `name`: its value, or the feedback for a panic.
pub(super) fn attempt<T>(name: &str, work: impl FnOnce() -> T) -> Outcome<T> {
    UNFINISHED.set(None);
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
    panic::set_hook(Box::new(|_| ()));
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
    match UNFINISHED.take() {
        Some(other) if other != name => Trouble::NotYet(say!(
            "Todavía no se puede revisar, porque llama a `{other}`, que aún tiene su `todo!()`. Escribe primero `{other}` y vuelve a ejecutar las dos celdas.",
            "It can't be checked yet, because it calls `{other}`, which still has its `todo!()`. Write `{other}` first, then run both cells again."
        )),
        _ => not_yet(),
    }
}
