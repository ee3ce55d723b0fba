//! What can go wrong, each as one sentence: what is wrong, and what to do about it.

use std::{io, path::Path};

use crate::Language;

/// `Result` with the course tool's [`Problem`].
pub type Result<T> = std::result::Result<T, Problem>;

/// A sentence for the person at the keyboard, in both languages of the course.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{english}")]
pub struct Problem {
    spanish: String,
    english: String,
}

impl Problem {
    /// A problem in these words, whatever the language: what only those meet who change the course.
    pub fn new(words: impl Into<String>) -> Self {
        let words = words.into();
        Self { spanish: words.clone(), english: words }
    }

    /// A problem that a learner may meet.
    pub fn in_both(spanish: impl Into<String>, english: impl Into<String>) -> Self {
        Self { spanish: spanish.into(), english: english.into() }
    }

    /// The sentence in this language.
    pub fn words(&self, language: Language) -> &str {
        language.pick(&self.spanish, &self.english)
    }

    /// What the operating system refused to do with a file, and what mends it.
    pub fn file(path: &Path, error: &io::Error) -> Self {
        let path = path.display();
        match error.kind() {
            io::ErrorKind::ReadOnlyFilesystem | io::ErrorKind::PermissionDenied => Self::in_both(
                format!(
                    "{path} no se puede escribir ({error}): da permiso de escritura (chmod -R u+w) o copia el curso a una carpeta tuya (cp -r)"
                ),
                format!(
                    "{path} cannot be written ({error}): make it writable (chmod -R u+w) or copy the course to a folder of yours (cp -r)"
                ),
            ),
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::in_both(
                format!(
                    "el disco de {path} está lleno: libera 3 GB (df -h muestra dónde) y ejecuta `cargo run` de nuevo"
                ),
                format!("the disk that holds {path} is full: free 3 GB (df -h shows where) and run `cargo run` again"),
            ),
            io::ErrorKind::NotFound => Self::in_both(
                format!("falta {path}: recupéralo con `git checkout {path}`"),
                format!("{path} is missing: restore it with `git checkout {path}`"),
            ),
            _ => Self::new(format!("{path}: {error}")),
        }
    }

    /// Finds the usual causes in what a failed program printed; its last words where none is found. `what` it did: in Spanish, in
    /// English.
    pub fn of_program(what: [&str; 2], output: &str) -> Self {
        let [spanish, english] = what;
        let says = |words: &[&str]| {
            let lower = output.to_lowercase();
            words.iter().any(|word| lower.contains(word))
        };
        if says(&["no space left", "disk quota", "os error 28"]) {
            return Self::in_both(
                format!(
                    "{spanish}: el disco está lleno: libera 3 GB (df -h muestra dónde) y ejecuta `cargo run` de nuevo"
                ),
                format!("{english}: the disk is full: free 3 GB (df -h shows where) and run `cargo run` again"),
            );
        }
        if says(&NETWORK) {
            return Self::in_both(
                format!(
                    "{spanish}: no hay conexión a la red: conéctate y ejecuta `cargo run` de nuevo; sigue donde se quedó"
                ),
                format!(
                    "{english}: the network cannot be reached: connect, then run `cargo run` again; it goes on where it stopped"
                ),
            );
        }
        let last = last_words(output);
        if says(&["read-only file system", "permission denied", "os error 13", "os error 30"]) {
            return Self::in_both(
                format!(
                    "{spanish}: no se puede escribir en una carpeta: pon en XDG_CACHE_HOME una carpeta tuya y ejecuta `cargo run` de nuevo; dijo: {last}"
                ),
                format!(
                    "{english}: a folder cannot be written: set XDG_CACHE_HOME to a folder of yours and run `cargo run` again; it said: {last}"
                ),
            );
        }
        Self::in_both(
            format!("{spanish}: falló; lo último que dijo: {last}"),
            format!("{english} failed; its last words: {last}"),
        )
    }
}

/// What programs say where the network is missing.
const NETWORK: [&str; 10] = [
    "could not resolve",
    "couldn't resolve",
    "failed to resolve",
    "name resolution",
    "could not connect",
    "couldn't connect",
    "failed to connect",
    "connection refused",
    "network is unreachable",
    "failed to establish a new connection",
];

/// The last line with an error in it, else the last line.
fn last_words(output: &str) -> &str {
    let lines = || output.lines().rev().map(str::trim).filter(|line| !line.is_empty());
    lines().find(|line| line.to_lowercase().contains("error")).or_else(|| lines().next()).unwrap_or("nothing")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_usual_causes_are_named() {
        let of = |output: &str| Problem::of_program(["instalar", "pip"], output);
        let says = |output: &str| of(output).to_string();
        assert!(says("OSError: [Errno 28] No space left on device").contains("disk is full"));
        assert!(says("Failed to establish a new connection: [Errno 111]").contains("network"));
        assert!(says("[6] Could not resolve hostname").contains("network"));
        assert!(says("error: Read-only file system (os error 30)").contains("cannot be written"));
        assert!(says("\nerror: it broke\nbye\n").contains("its last words: error: it broke"));
        assert!(of("os error 28").words(Language::Es).starts_with("instalar: el disco está lleno"));
    }

    #[test]
    fn a_file_error_names_its_file_and_the_command() {
        let of = |kind: io::ErrorKind| Problem::file(Path::new("a b"), &kind.into()).to_string();
        assert!(of(io::ErrorKind::ReadOnlyFilesystem).contains("chmod"));
        assert!(of(io::ErrorKind::StorageFull).contains("free 3 GB"));
        assert!(of(io::ErrorKind::NotFound).contains("git checkout a b"));
    }
}
