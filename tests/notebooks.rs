//! Every notebook, run afresh through the real kernel: it passes, and it is what is committed.

mod support;

use std::fs;

use course::{Language, build, chapter::Edition, run::CellRun};
use serde_json::Value;
use support::{course, environment, original_photos};

/// All notebooks in one language; all are run before the problems are told.
fn all_are_fresh(language: Language) {
    let course = course();
    let chapters = course.chapters().unwrap();
    build::each(&course, environment(), &chapters, language, build::test).unwrap_or_else(|problem| panic!("{problem}"));
}

#[test]
fn spanish_notebooks_pass_and_are_fresh() {
    all_are_fresh(Language::Es);
}

#[test]
fn english_notebooks_pass_and_are_fresh() {
    all_are_fresh(Language::En);
}

/// The table that the webinar's Python notebook published; the card of the data set lists it.
const PUBLISHED: &str = "0.693147 0.584508 0.466949 0.376007 0.331463 0.303273 0.279880 0.260042 0.242941 0.228004 \
    0.214820 0.203078 0.192544 0.183033 0.174399 0.166521 0.159305 0.152667 0.146542 0.140872";

#[test]
fn chapter_4_prints_the_published_table_on_the_original_photos() {
    let Some(folder) = original_photos("chapter 4 on the original photos") else { return };
    let mut environment = environment().clone();
    environment.variables.push(("DL_CATS".into(), folder.display().to_string()));
    let built = build::make(&course(), &environment, "04-cats", Language::En, Edition::Chapter)
        .unwrap_or_else(|problem| panic!("{problem}"));
    let printed: Vec<String> = built.execution.cells.iter().map(stdout).collect();
    let costs = printed.iter().find(|text| text.contains("     0   0.693147")).expect("a cell prints the costs");
    let costs: Vec<&str> = costs.lines().filter_map(|line| line.split_whitespace().nth(1)).collect();
    assert_eq!(costs, PUBLISHED.split_whitespace().collect::<Vec<_>>());
    let accuracies =
        printed.iter().find(|text| text.contains("99.04306220095694 %")).expect("a cell prints the accuracies");
    assert!(accuracies.contains(" 70.0 %"), "{accuracies}");
}

fn stdout(cell: &CellRun) -> String {
    cell.outputs
        .iter()
        .filter(|output| output["name"] == "stdout")
        .filter_map(|output| output["text"].as_str())
        .collect()
}

#[test]
fn what_is_stale_is_told_with_the_command_and_the_cell() {
    let (course, name) = (course(), "04-cats");
    let path = course.notebook(name, Language::Es, Edition::Chapter);
    let mut committed: Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    let fresh = committed.clone();
    assert!(course::run::compare(&committed, &fresh).is_empty());
    let cells = committed["cells"].as_array_mut().unwrap();
    let printing = cells.iter_mut().find(|cell| cell["outputs"][0]["name"] == "stdout").unwrap();
    printing["outputs"][0]["text"] = "something else\n".into();
    let differences = course::run::compare(&committed, &fresh);
    assert!(
        differences.len() == 1 && differences[0].contains("cell ") && differences[0].contains("something else"),
        "{differences:?}"
    );
}
