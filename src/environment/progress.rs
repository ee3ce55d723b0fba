//! Says what set-up is doing, and how far it is.

use std::{
    io::{IsTerminal, Write, stderr},
    sync::Mutex,
    time::{Duration, Instant},
};

use crate::Language;

/// How long between two reports where each is a line of its own.
const BETWEEN_LINES: Duration = Duration::from_secs(30);

/// Where set-up reports to: the terminal, in the learner's language.
#[derive(Debug)]
pub struct Progress {
    language: Language,
    quiet: bool,
    last: Mutex<Option<Instant>>,
}

impl Progress {
    /// Reports in `language`.
    pub fn new(language: Language) -> Self {
        Self { language, quiet: false, last: Mutex::new(None) }
    }

    /// Reports nothing.
    pub fn quiet() -> Self {
        Self { quiet: true, ..Self::new(Language::En) }
    }

    /// One line.
    pub fn say(&self, english: &str, spanish: &str) {
        if !self.quiet {
            eprintln!("{}", self.language.pick(spanish, english));
        }
    }

    /// How far a long step is: on a terminal one line that changes, elsewhere a line now and then.
    pub(crate) fn step(&self, words: &str) {
        if self.quiet {
            return;
        }
        let terminal = stderr().is_terminal();
        let Ok(mut last) = self.last.lock() else { return };
        let pause = if terminal { Duration::from_millis(100) } else { BETWEEN_LINES };
        if last.is_some_and(|last| last.elapsed() < pause) {
            return;
        }
        *last = Some(Instant::now());
        if terminal {
            let short: String = words.chars().take(76).collect();
            eprint!("\r\x1b[K  {short}");
            let _ = stderr().flush();
        } else {
            eprintln!("  {words}");
        }
    }

    /// Ends a long step, wiping its changing line.
    pub(crate) fn done(&self) {
        if !self.quiet && stderr().is_terminal() {
            eprint!("\r\x1b[K");
        }
    }
}
