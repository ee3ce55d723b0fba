//! What can go wrong, each as one sentence: what is wrong, and what to do about it.

use std::{io, path::Path};

/// `Result` with the course tool's [`Problem`].
pub type Result<T> = std::result::Result<T, Problem>;

/// A sentence for the person at the keyboard.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct Problem(pub String);

impl Problem {
    /// A problem in these words.
    pub fn new(words: impl Into<String>) -> Self {
        Self(words.into())
    }

    /// What the operating system refused to do with a file, and what mends it.
    pub fn file(path: &Path, error: &io::Error) -> Self {
        let path = path.display();
        Self(match error.kind() {
            io::ErrorKind::ReadOnlyFilesystem | io::ErrorKind::PermissionDenied => {
                format!(
                    "{path} cannot be written ({error}): make it writable (chmod -R u+w) or copy the course to a folder of yours (cp -r)"
                )
            }
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
                format!("the disk that holds {path} is full: free 3 GB (df -h shows where) and run `cargo run` again")
            }
            io::ErrorKind::NotFound => format!("{path} is missing: restore it with `git checkout {path}`"),
            _ => format!("{path}: {error}"),
        })
    }

    /// Finds the usual causes in what a failed program printed; its last words where none is found.
    pub fn of_program(what: &str, output: &str) -> Self {
        let says = |words: &[&str]| {
            let lower = output.to_lowercase();
            words.iter().any(|word| lower.contains(word))
        };
        if says(&["no space left", "disk quota", "os error 28"]) {
            return Self(format!("{what}: the disk is full: free 3 GB (df -h shows where) and run `cargo run` again"));
        }
        if says(&NETWORK) {
            return Self(format!(
                "{what}: the network cannot be reached: connect, then run `cargo run` again; it goes on where it stopped"
            ));
        }
        if says(&["read-only file system", "permission denied", "os error 13", "os error 30"]) {
            return Self(format!(
                "{what}: a folder cannot be written: set XDG_CACHE_HOME to a folder of yours and run `cargo run` again; it said: {}",
                last_words(output)
            ));
        }
        Self(format!("{what} failed; its last words: {}", last_words(output)))
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
        let says = |output: &str| Problem::of_program("pip", output).0;
        assert!(says("OSError: [Errno 28] No space left on device").contains("disk is full"));
        assert!(says("Failed to establish a new connection: [Errno 111]").contains("network"));
        assert!(says("[6] Could not resolve hostname").contains("network"));
        assert!(says("error: Read-only file system (os error 30)").contains("cannot be written"));
        assert!(says("\nerror: it broke\nbye\n").contains("its last words: error: it broke"));
    }

    #[test]
    fn a_file_error_names_its_file_and_the_command() {
        let of = |kind: io::ErrorKind| Problem::file(Path::new("a b"), &kind.into()).0;
        assert!(of(io::ErrorKind::ReadOnlyFilesystem).contains("chmod"));
        assert!(of(io::ErrorKind::StorageFull).contains("free 3 GB"));
        assert!(of(io::ErrorKind::NotFound).contains("git checkout a b"));
    }
}
