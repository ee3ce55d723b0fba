//! What a "Try it" asks the learner to change in the code cell above it, as a comment that a test can follow:
//! ``<!-- try: from=`2.0 * hour` to=`2.0 * hours` prints=`6` -->``.

use super::{
    choice::choose,
    exercise::{self, Edition},
    fault::{Fault, fault},
};
use crate::Language;

/// A change of one code cell, and what must come of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The line of its comment.
    pub line: usize,
    from: String,
    to: String,
    expected: Expected,
    /// How many of the code cells below are run with the change as well.
    pub cells: usize,
}

/// What must come of a change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Expected {
    /// It runs.
    Runs,
    /// It runs, and these words are in what it shows.
    Prints(String),
    /// It fails, with these words.
    Fails(String),
}

impl Change {
    /// Reads what stands behind `try:` in the comment of this line.
    pub(super) fn parse(text: &str, line: usize) -> Result<Self, Fault> {
        let (mut from, mut to, mut expected, mut cells) = (None, None, Expected::Runs, 0);
        let mut rest = text.trim();
        while !rest.is_empty() {
            let (name, value, behind) = part(rest, line)?;
            match name {
                "from" if !value.is_empty() => from = Some(value.to_owned()),
                "to" => to = Some(value.to_owned()),
                "prints" | "fails" if expected != Expected::Runs => {
                    return fault(line, "one of prints and fails is enough: a change does one thing");
                }
                "prints" if !value.is_empty() => expected = Expected::Prints(value.to_owned()),
                "fails" if !value.is_empty() => expected = Expected::Fails(value.to_owned()),
                "cells" => match value.parse() {
                    Ok(number) if number > 0 => cells = number,
                    _ => return fault(line, format!("expected cells=N, a whole number above 0, found {value}")),
                },
                _ => return fault(line, format!("{FORM}; found {name}=`{value}`")),
            }
            rest = behind.trim_start();
        }
        let (Some(from), Some(to)) = (from, to) else { return fault(line, FORM) };
        let change = Self { line, from, to, expected, cells };
        for language in Language::ALL {
            for text in [&change.from, &change.to, change.words()] {
                choose(text, language).or_else(|what| fault(line, what))?;
            }
        }
        Ok(change)
    }

    /// A cell's code with the change, as a learner in this language makes it; the problem where there is nothing to change.
    pub fn applied(&self, code: &str, language: Language) -> Result<String, String> {
        let code = exercise::version(&choose(code, language)?, Edition::Chapter);
        let (from, to) = (choose(&self.from, language)?, choose(&self.to, language)?);
        if from == to {
            return Err(format!("`{from}` is changed to itself ({})", language.code()));
        }
        match code.matches(&from).count() {
            0 => Err(format!("`{from}` is not in the code cell above ({})", language.code())),
            1 => Ok(code.replace(&from, &to)),
            times => {
                Err(format!("`{from}` is {times} times in the code cell above, name more of it ({})", language.code()))
            }
        }
    }

    /// What must come of it, in this language.
    pub fn expected(&self, language: Language) -> Expected {
        // Choices were checked as the comment was read.
        let chosen = |words: &String| choose(words, language).unwrap_or_else(|_| words.clone());
        match &self.expected {
            Expected::Runs => Expected::Runs,
            Expected::Prints(words) => Expected::Prints(chosen(words)),
            Expected::Fails(words) => Expected::Fails(chosen(words)),
        }
    }

    fn words(&self) -> &str {
        match &self.expected {
            Expected::Runs => "",
            Expected::Prints(words) | Expected::Fails(words) => words,
        }
    }
}

const FORM: &str =
    "expected <!-- try: from=`...` to=`...` -->, and prints=`words` or fails=`words` and cells=N where wanted";

/// The first `name=value` of a text, and what is behind it. A value stands between backticks; a number may stand alone.
fn part(text: &str, line: usize) -> Result<(&str, &str, &str), Fault> {
    let Some((name, rest)) = text.split_once('=') else { return fault(line, FORM) };
    match rest.strip_prefix('`') {
        Some(quoted) => match quoted.split_once('`') {
            Some((value, behind)) => Ok((name.trim(), value, behind)),
            None => fault(line, format!("a ` is never closed in this line; {FORM}")),
        },
        None => {
            let (value, behind) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
            Ok((name.trim(), value, behind))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_is_read_and_applied_in_both_languages() {
        let change = Change::parse(" from=`⟦hora|hour⟧ = 1` to=`⟦hora|hour⟧ = 3` prints=`⟦son|it is⟧ 6` cells=2 ", 4);
        let change = change.unwrap();
        assert_eq!((change.line, change.cells), (4, 2));
        let code = "let ⟦hora|hour⟧ = 1;\nlet other = 1;";
        assert_eq!(change.applied(code, Language::Es).unwrap(), "let hora = 3;\nlet other = 1;");
        assert_eq!(change.applied(code, Language::En).unwrap(), "let hour = 3;\nlet other = 1;");
        assert_eq!(change.expected(Language::Es), Expected::Prints("son 6".into()));
        assert!(change.applied("let x = 1;", Language::Es).unwrap_err().contains("`hora = 1` is not in the code"));
        assert!(change.applied("hora = 1; hora = 1;", Language::Es).unwrap_err().contains("is 2 times in the code"));
    }

    #[test]
    fn without_words_it_must_run_and_what_it_removes_may_be_all() {
        let change = Change::parse("from=`mut ` to=`` fails=`cannot assign twice`", 1).unwrap();
        assert_eq!(change.expected(Language::En), Expected::Fails("cannot assign twice".into()));
        assert_eq!(change.applied("let mut x = 1; x = 2;", Language::En).unwrap(), "let x = 1; x = 2;");
        assert_eq!(Change::parse("from=`1` to=`2`", 1).unwrap().expected(Language::En), Expected::Runs);
    }

    #[test]
    fn a_learner_changes_the_stub() {
        let change = Change::parse("from=`todo!()` to=`1`", 1).unwrap();
        let code = "//> stub\ntodo!()\n//> solution\n2\n//> end";
        assert_eq!(change.applied(code, Language::En).unwrap(), "1");
    }

    #[test]
    fn what_is_no_change_is_refused_with_its_line() {
        for text in [
            "",
            "from=`1`",
            "from=`` to=`1`",
            "from=`1` to=`2",
            "from=`1` to=`2` cells=0",
            "from=`1` to=`2` cells=many",
            "from=`1` to=`2` prints=``",
            "from=`1` to=`2` prints=`a` fails=`b`",
            "from=`1` to=`2` shows=`a`",
            "from=`⟦1` to=`2`",
            "nonsense",
        ] {
            assert_eq!(Change::parse(text, 7).unwrap_err().line, 7, "{text}");
        }
        assert!(Change::parse("from=`1` to=`1`", 1).unwrap().applied("1", Language::En).is_err());
    }
}
