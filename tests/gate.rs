//! The headless gate itself: what fails in a notebook is reported, in its own words, and what is healthy passes.

mod support;

use course::{
    Language, chapter,
    environment::Environment,
    run::{self, Ended, Failure, code_cell},
    tried,
};
use serde_json::{Value, json};
use support::{course, environment};

/// Runs a notebook of these cells, the last one with the given metadata, and judges it.
fn judged_in(environment: &Environment, cells: &[&str], last: Value) -> Vec<Failure> {
    let mut cells: Vec<Value> =
        cells.iter().enumerate().map(|(i, code)| code_cell(&format!("cell-{i}"), code)).collect();
    cells.last_mut().unwrap()["metadata"] = last;
    let notebook = json!({ "cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5 });
    let execution = run::execute(environment, &notebook, &course().folder(Language::En), &mut |_| ()).unwrap();
    run::judge(&notebook, &execution)
}

fn judged(cells: &[&str], last: Value) -> Vec<Failure> {
    judged_in(environment(), cells, last)
}

/// The only failure, checked for its cell, its code, and words in what it says.
fn expect_failure(failures: &[Failure], cell: usize, code: &str, words: &str) {
    let [failure] = failures else { panic!("expected one failure, found {failures:?}") };
    assert_eq!(failure.cell, Some(cell), "{failure}");
    assert!(failure.code.contains(code) && failure.to_string().contains(words), "{failure}");
}

#[test]
fn a_panic_is_reported() {
    let failures = judged(&["let n: usize = 3;", "vec![1, 2][n]"], json!({}));
    expect_failure(&failures, 1, "vec![1, 2][n]", "index out of bounds");
}

#[test]
fn an_error_through_the_question_mark_is_reported() {
    let failures = judged(&["let n: i32 = \"seven\".parse::<i32>()?;"], json!({}));
    expect_failure(&failures, 0, "parse", "invalid digit found in string");
}

#[test]
fn code_that_does_not_compile_is_reported_in_the_compilers_words() {
    let failures = judged(&["let n: i32 = \"seven\";"], json!({}));
    expect_failure(&failures, 0, "seven", "mismatched types");
}

#[test]
fn an_endless_loop_is_reported_at_its_time_limit() {
    let failures = judged(&["let n: i32 = 1;", "loop {}"], json!({ "course": { "limit": 3 } }));
    expect_failure(&failures, 1, "loop {}", "still running after 3 s");
}

#[test]
fn a_kernel_that_is_killed_is_reported() {
    let kill = "std::process::Command::new(\"kill\").arg(\"-9\").arg(std::os::unix::process::parent_id().to_string()).status()?;";
    let failures = judged(&[kill], json!({}));
    expect_failure(&failures, 0, "kill", "the kernel died");
}

#[test]
fn a_kernel_that_does_not_start_is_reported() {
    let mut environment = environment().clone();
    let folder = tempfile::tempdir().unwrap();
    let spec = folder.path().join("kernels/rust");
    std::fs::create_dir_all(&spec).unwrap();
    let no_kernel =
        json!({ "argv": ["/no/such/kernel", "{connection_file}"], "display_name": "Rust", "language": "rust" });
    std::fs::write(spec.join("kernel.json"), no_kernel.to_string()).unwrap();
    environment.variables.iter_mut().find(|(name, _)| name == "JUPYTER_PATH").unwrap().1 =
        folder.path().display().to_string();
    let failures = judged_in(&environment, &["1 + 1"], json!({}));
    assert_eq!(failures.len(), 1);
    assert!(
        failures[0].to_string().contains("did not start") && failures[0].words.contains("/no/such/kernel"),
        "{}",
        failures[0]
    );
}

#[test]
fn what_is_healthy_passes() {
    let healthy = ["let n: i32 = 20;", "println!(\"{}\", n + 1);\nn + 1", "let wrong: i32 = \"seven\";"];
    assert_eq!(judged(&healthy, json!({ "course": { "expect": "mismatched types" } })), []);
}

/// Five changes of which three are not what their marks say, and a session that goes on as if nobody had tried.
const TRIED: &str = "# T

```rust
let hours: i32 = 3;
println!(\"{}\", 2 * hours);
```
<!-- try: from=`= 3` to=`= 4` prints=`8` -->
<!-- try: from=`= 3` to=`= 5` prints=`11` -->
<!-- try: from=`hours: i32 = 3` to=`hours: i32 = 3.0` fails=`mismatched types` -->
<!-- try: from=`2 * hours` to=`hours / hours.min(0)` -->
<!-- try: from=`= 3` to=`= 6` prints=`⟦siete|seven⟧` cells=1 -->

```rust
println!(\"{}\", hours + 1);
```
";

#[test]
fn what_a_learner_is_asked_to_try_is_run_in_both_languages() {
    let folder = tempfile::tempdir().unwrap();
    let source = folder.path().join("01-t.md");
    std::fs::write(&source, TRIED).unwrap();
    let chapter = chapter::read(&source).unwrap();
    for language in Language::ALL {
        let notebook = chapter::notebook(&chapter, "01-t", language, chapter::Edition::Chapter);
        let variations = tried::variations(&chapter, language);
        let folder = course().folder(language);
        let execution = run::execute_with(environment(), &notebook, &variations, &folder, &mut |_| ()).unwrap();
        assert_eq!(run::judge(&notebook, &execution), []);
        let Ended::Complete(text) = &execution.ended else { panic!("{execution:?}") };
        assert!(text.contains("\"6\\n\"") && text.contains("\"4\\n\"") && !text.contains("\"8\\n\""), "{text}");

        let problems = tried::problems(&source, &chapter, language, &notebook, &execution);
        let [eleven, zero, seven] = &problems[..] else { panic!("{problems:?}") };
        let place = |line: usize| format!("{}:{line} ({})", source.display(), language.code());
        assert!(
            eleven.starts_with(&place(8)) && eleven.contains("must print `11`") && eleven.contains("10"),
            "{eleven}"
        );
        assert!(zero.starts_with(&place(10)) && zero.contains("attempt to divide by zero"), "{zero}");
        let word = language.pick("`siete`", "`seven`");
        assert!(seven.starts_with(&place(11)) && seven.contains(word) && seven.contains("7"), "{seven}");
    }
}

/// Kernels that shared one cache of compiled crates used to find each other's files half-written.
#[test]
fn four_kernels_at_once_do_not_disturb_each_other() {
    // With the features of the notebooks, for which set-up has compiled the crate.
    let depend = ":dep dl-core = { path = \"../../dl-core\" }\n:dep dl-notebook = { path = \"../../dl-notebook\", features = [\"hdf5\"] }\nuse dl_notebook::prelude::*;";
    let cells = [depend, "cats::draw(2, 1)?.y.sum()"];
    let kernels: Vec<_> = (0..4).map(|_| std::thread::spawn(move || judged(&cells, json!({})))).collect();
    for kernel in kernels {
        assert_eq!(kernel.join().unwrap(), []);
    }
}
