//! The chapters there are, and the paths of everything in the checkout.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use crate::{Language, Problem, Result, chapter::Edition};

/// A checkout of the course.
#[derive(Debug, Clone)]
pub struct Course {
    root: PathBuf,
}

impl Course {
    /// The checkout this program was built in, or the one that `cargo run` was called in.
    pub fn here() -> Result<Self> {
        let root =
            env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
        Self::at(&root)
    }

    /// The checkout at `root`.
    pub fn at(root: &Path) -> Result<Self> {
        if !root.join("notebooks/source").is_dir() {
            return Err(Problem::in_both(
                format!("{} no contiene el curso: ejecuta esto en la carpeta en la que lo clonaste", root.display()),
                format!("{} does not hold the course: run this in the folder you cloned it to", root.display()),
            ));
        }
        Ok(Self { root: root.to_owned() })
    }

    /// The checkout's folder.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// What set-up keeps for this checkout alone: kernelspec, settings, state of JupyterLab. Not committed.
    pub fn state(&self) -> PathBuf {
        self.root.join(".course")
    }

    /// The names of the chapters, such as `04-cats`, in order.
    pub fn chapters(&self) -> Result<Vec<String>> {
        let folder = self.root.join("notebooks/source");
        let mut names = Vec::new();
        for entry in fs::read_dir(&folder).map_err(|e| Problem::file(&folder, &e))? {
            let path = entry.map_err(|e| Problem::file(&folder, &e))?.path();
            let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            if path.extension().is_some_and(|ending| ending == "md") && stem.starts_with(|c: char| c.is_ascii_digit()) {
                names.push(stem);
            }
        }
        names.sort();
        Ok(names)
    }

    /// The chapters that `name` means: all for none, else the one with that name or number.
    pub fn chosen(&self, name: Option<&str>) -> Result<Vec<String>> {
        let chapters = self.chapters()?;
        let Some(name) = name else { return Ok(chapters) };
        let number = format!("{name:0>2}-");
        let chosen: Vec<String> = chapters.iter().filter(|c| *c == name || c.starts_with(&number)).cloned().collect();
        if chosen.is_empty() {
            let all = chapters.join(", ");
            return Err(Problem::in_both(
                format!("no hay capítulo {name}; hay: {all}"),
                format!("there is no chapter {name}; there are: {all}"),
            ));
        }
        Ok(chosen)
    }

    /// A chapter's source.
    pub fn source(&self, chapter: &str) -> PathBuf {
        self.root.join("notebooks/source").join(format!("{chapter}.md"))
    }

    /// The folder of a language's notebooks.
    pub fn folder(&self, language: Language) -> PathBuf {
        self.root.join("notebooks").join(language.code())
    }

    /// The folder of a language's notebooks of one edition.
    pub fn folder_of(&self, language: Language, edition: Edition) -> PathBuf {
        match edition {
            Edition::Chapter => self.folder(language),
            Edition::Solutions => self.folder(language).join("solutions"),
        }
    }

    /// A chapter's notebook.
    pub fn notebook(&self, chapter: &str, language: Language, edition: Edition) -> PathBuf {
        self.folder_of(language, edition).join(format!("{chapter}.ipynb"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chapter_is_found_by_name_and_by_number() {
        let course = Course::here().unwrap();
        assert_eq!(course.chosen(Some("04-cats")).unwrap(), ["04-cats"]);
        assert_eq!(course.chosen(Some("4")).unwrap(), ["04-cats"]);
        assert!(course.chosen(None).unwrap().contains(&"04-cats".to_owned()));
        assert!(course.chosen(Some("44")).unwrap_err().to_string().contains("04-cats"));
    }
}
