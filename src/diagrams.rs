//! Diagrams: one SVG file holds both languages (`⟦es|en⟧`), as chapters do; notebooks show one file a language.

use std::{fs, path::PathBuf};

use crate::{Course, Language, Problem, Result, chapter::choose};

/// The files to be, each with its text, in order of their names.
pub fn made(course: &Course) -> Result<Vec<(PathBuf, String)>> {
    let folder = course.root().join("notebooks/source/diagrams");
    let mut sources: Vec<PathBuf> = fs::read_dir(&folder)
        .and_then(|entries| entries.map(|entry| Ok(entry?.path())).collect())
        .map_err(|e| Problem::file(&folder, &e))?;
    sources.retain(|path| path.extension().is_some_and(|ending| ending == "svg"));
    sources.sort();
    let mut files = Vec::new();
    for source in sources {
        let text = fs::read_to_string(&source).map_err(|e| Problem::file(&source, &e))?;
        let name = source.file_stem().unwrap_or_default().to_string_lossy();
        for language in Language::ALL {
            let text = choose(&text, language).map_err(|what| Problem::new(format!("{}: {what}", source.display())))?;
            files.push((course.root().join(format!("assets/diagrams/{name}.{}.svg", language.code())), text));
        }
    }
    Ok(files)
}

/// Writes those that differ.
pub fn write(course: &Course) -> Result<()> {
    let folder = course.root().join("assets/diagrams");
    fs::create_dir_all(&folder).map_err(|e| Problem::file(&folder, &e))?;
    for (path, text) in made(course)? {
        if fs::read_to_string(&path).ok().as_deref() != Some(&text) {
            fs::write(&path, text).map_err(|e| Problem::file(&path, &e))?;
        }
    }
    Ok(())
}
