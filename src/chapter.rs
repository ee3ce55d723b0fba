//! A chapter's source: one Markdown file with both languages, read, checked, and turned into a notebook a language.
//!
//! `notebooks/source/README.md` describes the format for whoever writes one.

mod change;
mod check;
mod choice;
mod exercise;
mod fault;
mod notebook;
mod prose;
mod source;
mod tags;

use std::{fs, path::Path};

pub use change::{Change, Expected};
pub(crate) use choice::choose;
pub use exercise::Edition;
pub use notebook::notebook;
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
