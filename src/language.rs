//! The two languages of the course.

use std::env;

/// A language that the course is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, clap::ValueEnum)]
pub enum Language {
    /// Spanish.
    Es,
    /// English.
    En,
}

impl Language {
    /// Both, in the order in which sources give them.
    pub const ALL: [Language; 2] = [Language::Es, Language::En];

    /// The name of the language's folder, and its mark in sources.
    pub fn code(self) -> &'static str {
        self.pick("es", "en")
    }

    /// `spanish` or `english`, whichever this is.
    pub fn pick<T>(self, spanish: T, english: T) -> T {
        match self {
            Language::Es => spanish,
            Language::En => english,
        }
    }

    /// The language of this machine's locale: Spanish where it says so, else English.
    pub fn of_locale() -> Self {
        // The order in which POSIX gives them weight; the first that says anything decides.
        let names = ["LC_ALL", "LC_MESSAGES", "LANG"].map(|name| env::var(name).unwrap_or_default());
        Self::of_names(&names)
    }

    fn of_names(names: &[String]) -> Self {
        match names.iter().find(|name| !name.is_empty()) {
            Some(name) if name.to_lowercase().starts_with("es") => Language::Es,
            _ => Language::En,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_name_that_says_anything_decides() {
        let language = |names: [&str; 3]| Language::of_names(&names.map(String::from));
        assert_eq!(language(["", "", "es_BO.UTF-8"]), Language::Es);
        assert_eq!(language(["", "en_GB.UTF-8", "es_BO.UTF-8"]), Language::En);
        assert_eq!(language(["", "", ""]), Language::En);
        assert_eq!(language(["C.UTF-8", "", "es_BO.UTF-8"]), Language::En);
    }
}
