//! Every notebook, run afresh through the real kernel: it passes, and it is what is committed.

mod support;

use std::fs;

use course::{Language, build, chapter::Edition};
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
    let cats = build::Which { chapter: "04-cats", language: Language::En, edition: Edition::Chapter };
    let built = build::make(&course(), &environment, cats).unwrap_or_else(|problem| panic!("{problem}"));
    let printed: Vec<String> = built.execution.cells.iter().map(|cell| stdout(&cell.outputs)).collect();
    let costs = printed.iter().find(|text| text.contains("     0   0.693147")).expect("a cell prints the costs");
    let costs: Vec<&str> = costs.lines().filter_map(|line| line.split_whitespace().nth(1)).collect();
    assert_eq!(costs, PUBLISHED.split_whitespace().collect::<Vec<_>>());
    // All their digits are compared in golden.rs.
    let accuracies =
        printed.iter().find(|text| text.contains("training: 99.0 %")).expect("a cell prints the accuracies");
    assert!(accuracies.contains("test: 70.0 %"), "{accuracies}");
}

/// What the webinar's Python notebook printed every 1000 iterations with 4 hidden neurons, up to the last that can be repeated:
/// from iteration 8000 on the run amplifies the last bit.
const PUBLISHED_COSTS: [&str; 8] =
    ["0.693048", "0.288083", "0.254385", "0.233864", "0.226792", "0.222644", "0.219731", "0.217504"];
/// Its accuracies after 5000 iterations with 1, 2, 3, 4 and 5 hidden neurons.
const PUBLISHED_ACCURACIES: [&str; 5] = ["67.50", "67.25", "90.75", "90.50", "91.25"];

#[test]
fn chapter_5_prints_the_published_costs_and_accuracies() {
    for language in Language::ALL {
        // The committed notebook: that it is fresh is tested above.
        let path = course().notebook("05-flower", language, Edition::Chapter);
        let notebook: Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
        let printed: Vec<String> = notebook["cells"]
            .as_array()
            .unwrap()
            .iter()
            .filter_map(|cell| cell["outputs"].as_array())
            .map(|outputs| stdout(outputs))
            .collect();
        let having = |words: &str| printed.iter().find(|text| text.contains(words)).expect("a cell prints the table");
        let table = having("     0   0.693048");
        let costs: Vec<&str> = table.lines().filter_map(|line| line.split_whitespace().nth(1)).collect();
        assert_eq!(costs[..8], PUBLISHED_COSTS);
        for (published, late) in [0.219504, 0.218571].into_iter().zip(&costs[8..]) {
            assert!((late.parse::<f64>().unwrap() - published).abs() < 1e-3);
        }
        // Hidden neurons, training, test; above them a line of names.
        let table = having(" 1      67.50");
        let trained =
            table.lines().skip(1).filter_map(|line| line.split([' ', '%']).filter(|word| !word.is_empty()).nth(1));
        let accuracies: Vec<&str> = trained.take(7).collect();
        assert_eq!(accuracies[..5], PUBLISHED_ACCURACIES);
        assert_eq!(accuracies.len(), 7);
    }
}

/// What outputs print: a run has each text as one string, a notebook file as a list of its lines.
fn stdout(outputs: &[Value]) -> String {
    let text = |output: &Value| match &output["text"] {
        Value::Array(lines) => lines.iter().filter_map(Value::as_str).collect(),
        text => text.as_str().unwrap_or_default().to_owned(),
    };
    outputs.iter().filter(|output| output["name"] == "stdout").map(text).collect()
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
