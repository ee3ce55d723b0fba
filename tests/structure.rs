//! What the committed notebooks must be, whatever they say: valid, small, the same in both languages, readable without being run.

mod support;

use std::{fs, path::PathBuf, process::Command};

use course::{
    Language, build,
    chapter::{self, Edition},
    diagrams,
    environment::Environment,
};
use serde_json::Value;
use support::{course, environment};

/// Every notebook there must be: its chapter and edition.
fn all() -> Vec<(String, Edition)> {
    let course = course();
    let mut all = Vec::new();
    for name in course.chapters().unwrap() {
        let chapter = chapter::read(&course.source(&name)).unwrap_or_else(|problem| panic!("{problem}"));
        all.extend(chapter.editions().iter().map(|&edition| (name.clone(), edition)));
    }
    all
}

/// The paths of all of them, in both languages.
fn paths() -> Vec<PathBuf> {
    let course = course();
    let both =
        |(name, edition): (String, Edition)| Language::ALL.map(|language| course.notebook(&name, language, edition));
    all().into_iter().flat_map(both).collect()
}

/// Each notebook in Spanish and in English, with its name.
fn pairs() -> Vec<(String, [Value; 2])> {
    let course = course();
    let read = |name: &str, language, edition| {
        let path = course.notebook(name, language, edition);
        let text =
            fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}; run `cargo run -- build`", path.display()));
        serde_json::from_str(&text).unwrap()
    };
    let pair = |(name, edition): (String, Edition)| {
        let notebooks = Language::ALL.map(|language| read(&name, language, edition));
        (format!("{name} ({})", edition.version()), notebooks)
    };
    all().into_iter().map(pair).collect()
}

const EDITIONS: [Edition; 2] = [Edition::Chapter, Edition::Solutions];

fn cells(notebook: &Value) -> &Vec<Value> {
    notebook["cells"].as_array().unwrap()
}

fn text(value: &Value) -> String {
    match value {
        Value::Array(lines) => lines.iter().map(|line| line.as_str().unwrap()).collect(),
        value => value.as_str().unwrap_or_default().to_owned(),
    }
}

fn outputs(notebook: &Value) -> impl Iterator<Item = &Value> {
    cells(notebook).iter().filter_map(|cell| cell["outputs"].as_array()).flatten()
}

#[test]
fn sources_are_sound() {
    assert!(!all().is_empty());
}

#[test]
fn no_notebook_is_without_its_source() {
    let (course, known) = (course(), paths());
    for (language, edition) in Language::ALL.into_iter().flat_map(|l| EDITIONS.map(|edition| (l, edition))) {
        for entry in fs::read_dir(course.folder_of(language, edition)).unwrap() {
            let path = entry.unwrap().path();
            let notebook = path.extension().is_some_and(|ending| ending == "ipynb");
            assert!(!notebook || known.contains(&path), "{} has no source", path.display());
        }
    }
}

#[test]
fn diagrams_are_what_their_sources_make() {
    for (path, text) in diagrams::made(&course()).unwrap() {
        let stale = format!("{} is not up to date, run `cargo run -- build`", path.display());
        assert_eq!(fs::read_to_string(&path).unwrap_or_default(), text, "{stale}");
        assert!(text.contains("<title>"), "{} has no words for who cannot see it", path.display());
    }
}

#[test]
fn both_languages_have_the_same_cells() {
    for (name, [es, en]) in pairs() {
        assert_eq!(cells(&es).len(), cells(&en).len(), "{name}");
        for (i, (es, en)) in cells(&es).iter().zip(cells(&en)).enumerate() {
            assert_eq!(es["cell_type"], en["cell_type"], "{name}, cell {i}");
            assert_eq!(same_for_both(&es["metadata"]), same_for_both(&en["metadata"]), "{name}, cell {i}");
            if es["cell_type"] == "code" {
                assert_eq!(
                    without_words(&text(&es["source"])),
                    without_words(&text(&en["source"])),
                    "{name}, cell {i}"
                );
            }
        }
        for notebook in [&es, &en] {
            assert_eq!(notebook["metadata"]["kernelspec"]["name"], "rust");
            assert!(!text(&notebook["metadata"]["title"]).is_empty());
        }
    }
}

/// A cell's metadata without the words of an expected error, which each language says in its own.
fn same_for_both(metadata: &Value) -> Value {
    let mut metadata = metadata.clone();
    if let Some(words) = metadata.get_mut("course").and_then(|course| course.get_mut("expect")) {
        *words = words.is_string().into();
    }
    metadata
}

/// Code without its strings, comments and features: what an inline choice may change.
fn without_words(code: &str) -> String {
    let mut plain = String::new();
    for line in code.lines().filter(|line| !line.starts_with(":dep")) {
        let line = line.split("//").next().unwrap_or_default();
        line.split('"').step_by(2).for_each(|part| plain.push_str(part));
        plain.push('\n');
    }
    plain
}

/// What a prompt to try or to predict says.
const PROMPTS: [&str; 5] = ["Try it", "Before you run", "redict", "do you expect", "do you think"];

#[test]
fn cells_are_short_and_every_third_one_asks_to_try() {
    for (name, [es, en]) in pairs().into_iter().filter(|(name, _)| !name.starts_with("00") && name.contains("stub")) {
        let mut since = 0;
        for (i, (es, en)) in cells(&es).iter().zip(cells(&en)).enumerate() {
            let said = text(&en["source"]);
            if en["cell_type"] == "markdown" {
                since = if PROMPTS.iter().any(|prompt| said.contains(prompt)) { 0 } else { since };
                continue;
            }
            // An exercise asks by itself.
            since = if en["metadata"]["course"]["exercise"].is_string() { 0 } else { since + 1 };
            assert!(since <= 3, "{name}, cell {i}: the fourth cell since a prompt to try something");
            assert!(said.lines().count() <= 15, "{name}, cell {i}: more than 15 lines");
            let wide = [text(&es["source"]), said].join("\n").lines().map(|line| line.chars().count()).max();
            assert!(wide <= Some(97), "{name}, cell {i}: a line of {wide:?} characters");
        }
    }
}

/// Without the standard library's source the kernel cannot name a variable's type by itself.
#[test]
fn what_cells_keep_carries_its_type() {
    for (name, [_, english]) in pairs() {
        for code in cells(&english).iter().filter(|cell| cell["cell_type"] == "code").map(|cell| text(&cell["source"]))
        {
            for line in code.lines().filter(|line| line.starts_with("let ")) {
                let (kept, _) = line.split_once('=').unwrap_or((line, ""));
                assert!(kept.contains(':'), "{name}: `{line}` names no type");
            }
        }
    }
}

#[test]
fn every_notebook_brings_the_crate_itself() {
    for (name, notebooks) in pairs() {
        for notebook in &notebooks {
            let first = cells(notebook).iter().find(|cell| cell["cell_type"] == "code").unwrap();
            let code = text(&first["source"]);
            assert!(
                code.starts_with(":dep dl-core = { path = \"../")
                    && code.contains("\n:dep dl-notebook = { path = \"../"),
                "{name}"
            );
        }
    }
}

#[test]
fn nothing_is_shown_that_says_nothing() {
    for (name, notebooks) in pairs() {
        for data in notebooks.iter().flat_map(outputs).filter_map(|output| output["data"].as_object()) {
            let plain = text(&data["text/plain"]);
            // The value of a loop; and a figure where the first `?` of a session is in its cell.
            assert!(plain.trim() != "()" && !plain.starts_with("Figure("), "{name}: a cell shows {plain}");
        }
    }
}

#[test]
fn figures_are_seen_without_trust_and_have_words() {
    for (name, notebooks) in pairs() {
        for notebook in &notebooks {
            for data in outputs(notebook).filter_map(|output| output["data"].as_object()) {
                let picture = data.keys().any(|form| form.starts_with("image/"));
                for form in data.keys() {
                    // A slider moves once its cell was run; until then its first picture is shown.
                    let shown = ["image/png", "image/gif", "text/plain", "text/markdown"].contains(&form.as_str())
                        || (form == "text/html" && picture);
                    assert!(shown, "{name}: {form} is not shown untrusted");
                }
                assert!(
                    !picture || text(&data["text/plain"]).len() > 10,
                    "{name}: a figure without a text alternative"
                );
            }
        }
    }
}

#[test]
fn the_readme_shows_a_figure_of_each_chapter() {
    let course = course();
    let readmes = ["README.es.md", "README.md"].map(|name| fs::read_to_string(course.root().join(name)).unwrap());
    for name in course.chapters().unwrap().into_iter().filter(|name| !name.starts_with("00")) {
        for (language, readme) in Language::ALL.into_iter().zip(&readmes) {
            let notebook = fs::read_to_string(course.notebook(&name, language, Edition::Chapter)).unwrap();
            let (path, bytes) = build::readme_figure(&course, &name, language, &notebook)
                .unwrap_or_else(|| panic!("no cell of {name} is tagged `readme`, or it shows no figure"));
            assert!(fs::read(&path).is_ok_and(|shown| shown == bytes), "{} is not up to date", path.display());
            let file = path.file_name().unwrap().to_string_lossy();
            assert!(readme.contains(&format!("assets/readme/{file}")), "{file} is not in the README");
        }
    }
}

#[test]
fn nothing_is_large() {
    for (name, notebooks) in pairs() {
        for notebook in &notebooks {
            for output in outputs(notebook) {
                let size = output.to_string().len();
                assert!(size <= 300_000, "{name}: an output of {size} bytes, at most 300 kB are allowed");
            }
        }
    }
    for path in paths() {
        let size = fs::metadata(&path).unwrap().len();
        assert!(size <= 1_500_000, "{}: {size} bytes, at most 1.5 MB are allowed", path.display());
    }
}

#[test]
fn no_cell_is_empty_and_no_output_is_an_unforeseen_error() {
    for (name, notebooks) in pairs() {
        for notebook in &notebooks {
            for (i, cell) in cells(notebook).iter().enumerate() {
                assert!(!text(&cell["source"]).trim().is_empty(), "{name}, cell {i} is empty");
                let foreseen = cell["metadata"]["course"]["expect"].is_string();
                let bad = |output: &Value| output["output_type"] == "error" || output["name"] == "stderr";
                assert!(
                    foreseen || !cell["outputs"].as_array().is_some_and(|all| all.iter().any(bad)),
                    "{name}, cell {i}"
                );
            }
        }
    }
}

#[test]
fn nbformat_itself_finds_them_valid() {
    let Environment { python, .. } = environment();
    let script = "import sys, nbformat\nfor path in sys.argv[1:]:\n    n = nbformat.read(path, as_version=nbformat.NO_CONVERT)\n    assert (n.nbformat, n.nbformat_minor) == (4, 5), path\n    nbformat.validate(n)\n    assert nbformat.writes(n) + '\\n' == open(path, encoding='utf-8').read(), path + ' is not as Jupyter writes it'\n";
    let checked = Command::new(python).args(["-c", script]).args(paths()).output().unwrap();
    assert!(checked.status.success(), "{}", String::from_utf8_lossy(&checked.stderr));
}
