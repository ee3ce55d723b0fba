//! A chapter's source: one Markdown file with both languages, read, checked, and turned into a notebook a language.
//!
//! `notebooks/source/README.md` describes the format for whoever writes one.

mod check;
mod exercise;
mod notebook;
mod prose;
mod source;
mod tags;

use std::{fs, path::Path};

pub use exercise::Edition;
pub use notebook::notebook;
pub(crate) use source::choose;
pub use source::{Cell, Chapter};
pub use tags::Tags;

use crate::{Problem, Result};

/// Reads and checks the source at `path`; each problem names file and line. Links are followed from `../en`, beside its folder.
pub fn read(path: &Path) -> Result<Chapter> {
    let text = fs::read_to_string(path).map_err(|e| Problem::file(path, &e))?;
    let folder = path.parent().unwrap_or(Path::new(".")).join("../en");
    let chapter = source::parse(&text).and_then(|chapter| check::check(&chapter, &folder).map(|()| chapter));
    chapter.map_err(|fault| Problem::new(format!("{}:{}: {}", path.display(), fault.line, fault.what)))
}

/// What is wrong with a source, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Fault {
    line: usize,
    what: String,
}

/// A fault at `line`.
fn fault<T>(line: usize, what: impl Into<String>) -> std::result::Result<T, Fault> {
    Err(Fault { line, what: what.into() })
}
