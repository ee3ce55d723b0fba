//! Exercises: one code cell holds the stub that learners get and the solution.
//!
//! ```text
//! fn twice(x: f64) -> f64 {
//!     //> stub
//!     todo!()
//!     //> solution
//!     2.0 * x
//!     //> end
//! }
//! ```

/// The two notebooks of a chapter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edition {
    /// The lesson, whose exercises are stubs.
    Chapter,
    /// The exercises, solved.
    Solutions,
}

impl Edition {
    /// What this edition has of an exercise; the word stands in the cell's metadata.
    pub fn version(self) -> &'static str {
        match self {
            Self::Chapter => "stub",
            Self::Solutions => "solution",
        }
    }
}

/// The marks, in their order.
const MARKS: [&str; 3] = ["//> stub", "//> solution", "//> end"];

/// The code as this edition has it. Code without marks stays as it is.
pub(super) fn version(code: &str, edition: Edition) -> String {
    let mut part = "";
    let kept = code.lines().filter(|line| {
        if let Some(mark) = MARKS.into_iter().find(|mark| *mark == line.trim()) {
            part = mark.trim_start_matches("//> ");
            return false;
        }
        part.is_empty() || part == "end" || part == edition.version()
    });
    kept.collect::<Vec<_>>().join("\n")
}

/// What is wrong with the marks of a cell, if anything.
pub(super) fn check(code: &str, exercise: bool) -> Result<(), String> {
    let marks: Vec<&str> = code.lines().map(str::trim).filter(|line| line.starts_with("//>")).collect();
    match (exercise, &marks[..]) {
        (false, []) => Ok(()),
        (false, _) => Err("stub and solution need the tag: <!-- cell: exercise -->".into()),
        (true, marks) if !marks.is_empty() && marks.chunks(3).all(|three| three == MARKS) => Ok(()),
        (true, _) => Err("expected in an exercise the lines //> stub, //> solution and //> end, in this order".into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CODE: &str = "fn f() {\n    //> stub\n    todo!()\n    //> solution\n    2\n    //> end\n}";

    #[test]
    fn each_edition_has_its_version() {
        assert_eq!(version(CODE, Edition::Chapter), "fn f() {\n    todo!()\n}");
        assert_eq!(version(CODE, Edition::Solutions), "fn f() {\n    2\n}");
        assert_eq!(version("f()", Edition::Solutions), "f()");
    }

    #[test]
    fn marks_must_be_whole_and_tagged() {
        assert_eq!(check(CODE, true), Ok(()));
        assert_eq!(check(&format!("{CODE}\n{CODE}"), true), Ok(()));
        assert!(check(CODE, false).unwrap_err().contains("exercise"));
        assert!(check("f()", true).is_err());
        assert!(check("//> stub\n//> end", true).is_err());
        assert!(check("//> stub\n//> solutoin\n//> end", true).is_err());
    }
}
