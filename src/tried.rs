//! "Try it", tried: each change that a chapter asks for is made and run right after its cell, as a learner does, in the same
//! session of the kernel; then the cell runs again as it was, so that what follows finds what it expects.

use std::path::Path;

use serde_json::Value;

use crate::{
    Language,
    chapter::{Cell, Chapter, Expected},
    run::{self, Execution, Variation},
};

/// What is to be run for the changes of a chapter, in their order.
pub fn variations(chapter: &Chapter, language: Language) -> Vec<Variation> {
    let variation = |(after, change): (usize, &crate::chapter::Change)| {
        let Cell::Code { code, .. } = &chapter.cells[after] else { return None };
        // That it can be applied was checked as the source was read.
        let code = change.applied(code, language).ok()?;
        Some(Variation { after, code, also: chapter.code_after(after, change.cells) })
    };
    chapter.changes().filter_map(variation).collect()
}

/// What is wrong with the changes of the chapter at `source`, after a run with its [`variations`]: a sentence each, with the line,
/// the language, and what came of the change. A change that the run did not get to is none of its problems.
pub fn problems(
    source: &Path,
    chapter: &Chapter,
    language: Language,
    notebook: &Value,
    execution: &Execution,
) -> Vec<String> {
    let mut problems = Vec::new();
    for ((_, change), tried) in chapter.changes().zip(&execution.tried) {
        let mut errors = Vec::new();
        let mut said = String::new();
        for cell in &tried.cells {
            said += &run::said(&cell.outputs);
            let expected = notebook["cells"][cell.index]["metadata"]["course"]["expect"].is_string();
            errors.extend(run::error(cell).filter(|_| !expected).map(|kind| (kind, run::error_words(&cell.outputs))));
        }
        let first = errors.first().map(|(kind, words)| format!("{kind}: {}", words.trim()));
        let what = match change.expected(language) {
            Expected::Runs => first.map(|error| format!("must run, but there was {error}")),
            Expected::Prints(words) if said.contains(&words) => {
                first.map(|error| format!("prints `{words}`, but there was {error}"))
            }
            Expected::Prints(words) => {
                let found = first.unwrap_or_else(|| format!("what it shows:\n{}", said.trim()));
                Some(format!("must print `{words}`, but there was {found}"))
            }
            Expected::Fails(words) if errors.iter().any(|(_, found)| found.contains(&words)) => None,
            Expected::Fails(words) => {
                let found = first.unwrap_or_else(|| format!("no error, but what it shows:\n{}", said.trim()));
                Some(format!("must fail with `{words}`, but there was {found}"))
            }
        };
        let again = tried.again.as_ref().and_then(|cell| Some((run::error(cell)?, run::error_words(&cell.outputs))));
        let again = again.map(|(kind, words)| {
            format!("leaves a state in which the cell cannot run again as it was: there was {kind}: {}", words.trim())
        });
        for what in what.into_iter().chain(again) {
            problems.push(format!(
                "{}:{} ({}): this change {what}\n  the changed cell:\n    {}",
                source.display(),
                change.line,
                language.code(),
                tried.code.replace('\n', "\n    ")
            ));
        }
    }
    problems
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::{
        chapter,
        run::{CellRun, Ended, Tried},
    };

    const SOURCE: &str = "# T\n\n```rust\nlet x = ⟦1|2⟧;\n```\n\n<!-- try: from=`x` to=`y` prints=`⟦seis|six⟧` cells=1 -->\n\n```rust\nx\n```\n";

    fn read(text: &str) -> Chapter {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("01-t.md");
        std::fs::write(&path, text).unwrap();
        chapter::read(&path).unwrap()
    }

    /// What is told of a change after these outputs.
    fn told(text: &str, outputs: Value, again: Option<Value>) -> Vec<String> {
        let chapter = read(text);
        let notebook = chapter::notebook(&chapter, "01-t", Language::En, chapter::Edition::Chapter);
        let run = |outputs: Value| CellRun {
            index: 1,
            error_reply: false,
            seconds: 0.1,
            outputs: outputs.as_array().unwrap().clone(),
        };
        let tried = Tried { code: "let y = 2;".into(), cells: vec![run(outputs)], again: again.map(run) };
        let execution =
            Execution { start_seconds: 0.0, cells: vec![], tried: vec![tried], ended: Ended::Complete(String::new()) };
        problems(Path::new("01-t.md"), &chapter, Language::En, &notebook, &execution)
    }

    fn printed(text: &str) -> Value {
        json!([{ "output_type": "stream", "name": "stdout", "text": text }])
    }

    fn failed(text: &str) -> Value {
        json!([{ "output_type": "stream", "name": "stderr", "text": text }])
    }

    #[test]
    fn a_variation_is_what_a_learner_of_the_language_runs() {
        let chapter = read(SOURCE);
        let code = |language| variations(&chapter, language).remove(0).code;
        assert_eq!((code(Language::Es), code(Language::En)), ("let y = 1;".into(), "let y = 2;".into()));
        assert_eq!(variations(&chapter, Language::En)[0].also, [2]);
    }

    #[test]
    fn a_change_must_do_what_its_mark_says() {
        assert!(told(SOURCE, printed("six\n"), None).is_empty());
        let shown = json!([{ "output_type": "execute_result", "data": { "text/plain": "it is six" } }]);
        assert!(told(SOURCE, shown, None).is_empty());
        let wrong = told(SOURCE, printed("five\n"), None).remove(0);
        assert!(wrong.starts_with("01-t.md:7 (en): this change must print `six`"), "{wrong}");
        assert!(wrong.contains("five") && wrong.contains("let y = 2;"), "{wrong}");
        assert!(told(SOURCE, failed("six: it broke"), None)[0].contains("it broke"));

        let runs = SOURCE.replace(" prints=`⟦seis|six⟧`", "");
        assert!(told(&runs, printed("five\n"), None).is_empty());
        assert!(told(&runs, failed("it broke"), None)[0].contains("must run"));

        let fails = SOURCE.replace("prints=", "fails=");
        assert!(told(&fails, failed("it has six legs"), None).is_empty());
        assert!(told(&fails, printed("six\n"), None)[0].contains("no error"));
        assert!(told(&fails, failed("another reason"), None)[0].contains("another reason"));
    }

    #[test]
    fn the_cell_must_run_again_as_it_was() {
        assert!(told(SOURCE, printed("six\n"), Some(printed("2\n"))).is_empty());
        let told = told(SOURCE, printed("six\n"), Some(failed("cannot find value")));
        assert!(told[0].contains("cannot run again") && told[0].contains("cannot find value"), "{told:?}");
    }
}
