//! Which cells of a run failed, and in whose words.

use std::fmt;

use serde_json::Value;

use super::{CellRun, Ended, Execution};

/// A cell that did not do what it should.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// Its place among all cells, from 0; None where the kernel did not start.
    pub cell: Option<usize>,
    /// What happened.
    pub what: String,
    /// The cell's code.
    pub code: String,
    /// The compiler's, panic's or kernel's own words.
    pub words: String,
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self.cell {
            Some(cell) => writeln!(f, "cell {cell}: {}", self.what)?,
            None => writeln!(f, "{}", self.what)?,
        }
        for (title, text) in [("code", &self.code), ("words", &self.words)] {
            if !text.trim().is_empty() {
                writeln!(f, "  {title}:")?;
                text.trim_end().lines().try_for_each(|line| writeln!(f, "    {line}"))?;
            }
        }
        Ok(())
    }
}

/// All failures of a run of `notebook`: none means that it passed.
pub fn judge(notebook: &Value, execution: &Execution) -> Vec<Failure> {
    let failure = |run: &CellRun, what: String| Failure {
        cell: Some(run.index),
        what,
        code: text(&notebook["cells"][run.index]["source"]),
        words: error_words(&run.outputs),
    };
    let mut failures: Vec<Failure> = execution
        .cells
        .iter()
        .filter_map(|run| verdict(&notebook["cells"][run.index], run).map(|what| failure(run, what)))
        .collect();
    match &execution.ended {
        Ended::Complete(_) => {}
        Ended::Timeout(run) => {
            failures.push(failure(run, format!("still running after {:.0} s, its time limit", run.seconds)))
        }
        Ended::Dead(run) => failures.push(failure(run, "the kernel died in this cell".into())),
        Ended::NotStarted(why) => failures.push(Failure {
            cell: None,
            what: "the kernel did not start".into(),
            code: String::new(),
            words: why.clone(),
        }),
    }
    failures
}

/// What is wrong with a cell that ended, if anything.
fn verdict(cell: &Value, run: &CellRun) -> Option<String> {
    let words = error_words(&run.outputs);
    match (cell["metadata"]["course"]["expect"].as_str(), error(run)) {
        (None, None) => exercise_verdict(cell, run),
        (None, Some(found)) => Some(found.into()),
        (Some(expected), None) => {
            Some(format!("an error with the words \"{expected}\" was expected, but the cell passed"))
        }
        (Some(expected), Some(_)) if words.contains(expected) => None,
        (Some(expected), Some(found)) => Some(format!("{found}, but without the expected words \"{expected}\"")),
    }
}

/// What kind of failure a cell ended in, whatever was expected; None where it did what it says.
pub fn error(run: &CellRun) -> Option<&'static str> {
    let any = |name: &str, value: &str| run.outputs.iter().any(|output| output[name] == value);
    if error_words(&run.outputs).contains("panicked at") {
        Some("a panic")
    } else if any("output_type", "error") || run.error_reply {
        Some("an error")
    } else if any("name", "stderr") {
        Some("words on stderr: an Err that left through `?`, or a warning")
    } else {
        None
    }
}

/// What a cell shows in words: what it prints, its last value, the words of its figure.
pub fn said(outputs: &[Value]) -> String {
    let printed = outputs.iter().filter(|output| output["name"] == "stdout").map(|output| text(&output["text"]));
    let shown = outputs.iter().flat_map(|output| {
        ["text/plain", "text/markdown"]
            .map(|form| text(&output["data"][form]))
            .into_iter()
            .filter(|text| !text.is_empty())
    });
    printed.chain(shown).map(|text| text + "\n").collect()
}

/// What is wrong with an exercise: a stub must be told "not yet", and a solution pass.
fn exercise_verdict(cell: &Value, run: &CellRun) -> Option<String> {
    let mark = match cell["metadata"]["course"]["exercise"].as_str()? {
        "stub" => '○',
        _ => '✓',
    };
    let told: Vec<String> = run
        .outputs
        .iter()
        .map(|output| text(&output["data"]["text/markdown"]))
        .filter(|text| !text.is_empty())
        .collect();
    match &told[..] {
        [feedback] if feedback.starts_with(mark) => None,
        _ => Some(format!("expected feedback that begins with {mark}, found {told:?}")),
    }
}

/// What a cell said on stderr and in error outputs, without colours.
pub fn error_words(outputs: &[Value]) -> String {
    let mut said = String::new();
    for output in outputs {
        if output["name"] == "stderr" {
            said.push_str(&text(&output["text"]));
        } else if output["output_type"] == "error" {
            let trace =
                output["traceback"].as_array().map(|lines| lines.iter().map(text).collect::<Vec<_>>().join("\n"));
            let trace = trace.filter(|trace| !trace.trim().is_empty());
            let trace = trace.unwrap_or_else(|| format!("{}: {}", text(&output["ename"]), text(&output["evalue"])));
            // Some errors come both ways.
            if !said.contains(trace.trim()) {
                said.push_str(&trace);
            }
        }
    }
    without_colours(&said)
}

/// A string of nbformat: one string, or a list of its lines.
pub(crate) fn text(value: &Value) -> String {
    match value {
        Value::Array(lines) => lines.iter().filter_map(Value::as_str).collect(),
        value => value.as_str().unwrap_or_default().to_owned(),
    }
}

/// Without the escape sequences that colour a terminal.
fn without_colours(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut characters = text.chars();
    while let Some(c) = characters.next() {
        if c == '\u{1b}' {
            // Up to the letter that ends the sequence.
            characters.by_ref().find(char::is_ascii_alphabetic);
        } else {
            plain.push(c);
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn judged(metadata: Value, error_reply: bool, outputs: Value) -> Vec<Failure> {
        let notebook = json!({ "cells": [{ "cell_type": "code", "metadata": metadata, "source": ["1 +\n", "1"] }] });
        let outputs = outputs.as_array().unwrap().clone();
        let cells = vec![CellRun { index: 0, error_reply, seconds: 0.1, outputs }];
        judge(&notebook, &Execution { start_seconds: 1.0, cells, tried: vec![], ended: Ended::Complete(String::new()) })
    }

    fn stderr(text: &str) -> Value {
        json!([{ "output_type": "stream", "name": "stderr", "text": text }])
    }

    #[test]
    fn an_answer_alone_passes() {
        let answer = json!([{ "output_type": "execute_result", "data": { "text/plain": "2" } }]);
        assert!(judged(json!({}), false, answer).is_empty());
    }

    #[test]
    fn words_on_stderr_fail_though_the_reply_is_ok() {
        let failures = judged(json!({}), false, stderr("thread main panicked at src/lib.rs:1\nboo"));
        assert_eq!(failures[0].what, "a panic");
        assert!(failures[0].to_string().contains("cell 0") && failures[0].to_string().contains("1 +\n    1"));
        assert_eq!(judged(json!({}), false, stderr("invalid digit")).len(), 1);
        assert_eq!(judged(json!({}), true, json!([])).len(), 1);
    }

    #[test]
    fn a_stub_must_be_told_not_yet_and_a_solution_pass() {
        let tagged = |version: &str| json!({ "course": { "exercise": version } });
        let told = |text: &str| json!([{ "output_type": "display_data", "data": { "text/markdown": text } }]);
        assert!(judged(tagged("stub"), false, told("○ **relu**: not yet.")).is_empty());
        assert!(judged(tagged("solution"), false, told("✓ **relu**: right.")).is_empty());
        assert!(judged(tagged("stub"), false, told("✓ **relu**: right."))[0].what.contains("begins with ○"));
        assert!(judged(tagged("solution"), false, told("✗ **relu**: no."))[0].what.contains("begins with ✓"));
        assert_eq!(judged(tagged("stub"), false, json!([])).len(), 1);
    }

    #[test]
    fn an_expected_error_must_come_with_its_words() {
        let tagged = || json!({ "course": { "expect": "mismatched types" } });
        let error = json!([{ "output_type": "error", "ename": "E", "evalue": "", "traceback": ["\u{1b}[31mmismatched\u{1b}[0m types"] }]);
        assert!(judged(tagged(), true, error.clone()).is_empty());
        assert!(judged(tagged(), false, json!([]))[0].what.contains("the cell passed"));
        assert!(judged(tagged(), true, stderr("something else"))[0].what.contains("without the expected words"));
    }

    #[test]
    fn a_run_that_did_not_complete_fails() {
        let notebook = json!({ "cells": [{ "source": "loop {}", "metadata": {} }] });
        let run = || CellRun { index: 0, error_reply: false, seconds: 3.0, outputs: vec![] };
        for ended in [Ended::Timeout(run()), Ended::Dead(run()), Ended::NotStarted("no such file".into())] {
            let failures = judge(&notebook, &Execution { start_seconds: 0.0, cells: vec![], tried: vec![], ended });
            assert_eq!(failures.len(), 1, "{failures:?}");
        }
    }
}
