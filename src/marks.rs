//! What the exercises in collected notebooks answered, as a table for a teacher.
//!
//! The saved answers are read and nothing is run: a collected notebook is somebody else's program. Who wants to be sure of an
//! answer opens the notebook and runs it.

use std::{
    fs,
    path::{Path, PathBuf},
};

use serde_json::Value;

use crate::{Language, Problem, Result};

/// How one exercise stands; the marks are those of `dl_notebook::check`, and a dash for what was never run.
const MARKS: [char; 4] = ['✓', '✗', '○', '–'];

/// One notebook's exercises: the mark of each, and its name.
struct Row {
    file: String,
    exercises: Vec<(char, String)>,
}

/// The exercises of all notebooks below a folder (or of one notebook) as lines of CSV, the names of the columns first.
pub fn table(folder: &Path, language: Language) -> Result<String> {
    let mut files = Vec::new();
    collect(folder, &mut files)?;
    files.sort();
    let rows: Vec<Row> = files.iter().map(|file| read(folder, file)).collect::<Result<_>>()?;
    let rows: Vec<Row> = rows.into_iter().filter(|row| !row.exercises.is_empty()).collect();
    if rows.is_empty() {
        return Err(Problem::in_both(
            format!(
                "no hay ejercicios del curso en {}: indica la carpeta con los cuadernos (.ipynb) que recogiste",
                folder.display()
            ),
            format!(
                "{} holds no exercises of the course: name the folder with the notebooks (.ipynb) that you collected",
                folder.display()
            ),
        ));
    }
    let mut lines =
        vec![language.pick("cuaderno,correctos,ejercicios,detalle", "notebook,right,exercises,details").to_owned()];
    for Row { file, exercises } in rows {
        let right = exercises.iter().filter(|(mark, _)| *mark == MARKS[0]).count();
        let details: Vec<String> = exercises.iter().map(|(mark, name)| format!("{mark} {name}")).collect();
        lines.push(format!("{},{right},{},{}", quoted(&file), exercises.len(), quoted(&details.join("; "))));
    }
    Ok(lines.join("\n") + "\n")
}

/// All notebooks below a path, without the copies that Jupyter keeps for itself.
fn collect(path: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    let failed = |e: std::io::Error| Problem::file(path, &e);
    if !fs::metadata(path).map_err(failed)?.is_dir() {
        files.push(path.to_owned());
        return Ok(());
    }
    for entry in fs::read_dir(path).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        let hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        if !hidden && (path.is_dir() || path.extension().is_some_and(|ending| ending == "ipynb")) {
            collect(&path, files)?;
        }
    }
    Ok(())
}

fn read(folder: &Path, file: &Path) -> Result<Row> {
    let text = fs::read_to_string(file).map_err(|e| Problem::file(file, &e))?;
    let notebook: Value = serde_json::from_str(&text).map_err(|e| {
        Problem::in_both(
            format!("{} no es un cuaderno ({e}): pídelo de nuevo", file.display()),
            format!("{} is no notebook ({e}): ask for it again", file.display()),
        )
    })?;
    let cells = notebook["cells"].as_array().into_iter().flatten();
    let exercises = cells.filter(|cell| cell["metadata"]["course"]["exercise"].is_string()).map(answer).collect();
    let file = file.strip_prefix(folder).ok().filter(|rest| !rest.as_os_str().is_empty()).unwrap_or(file);
    Ok(Row { file: file.display().to_string(), exercises })
}

/// The mark and the name in what the exercise's cell shows: `✓ sigmoid: right ...`.
fn answer(cell: &Value) -> (char, String) {
    let outputs = cell["outputs"].as_array().into_iter().flatten();
    let shown = outputs.map(|output| joined(&output["data"]["text/plain"])).find_map(|text| {
        let (head, _) = text.split_once(':')?;
        let mark = head.chars().next().filter(|mark| MARKS.contains(mark))?;
        Some((mark, head.trim_start_matches(mark).trim().to_owned()))
    });
    // Never run, or it did not compile: the code has the name.
    shown.unwrap_or_else(|| {
        let code = joined(&cell["source"]);
        let name = code.split("check::").nth(1).and_then(|call| call.split('(').next()).unwrap_or("?");
        (MARKS[3], name.to_owned())
    })
}

/// A text that a notebook keeps as one string or as a list of lines.
fn joined(text: &Value) -> String {
    match text {
        Value::Array(lines) => lines.iter().filter_map(Value::as_str).collect(),
        text => text.as_str().unwrap_or_default().to_owned(),
    }
}

/// A field of CSV. A program for tables takes what begins with one of these signs for a formula, and runs it.
fn quoted(field: &str) -> String {
    let guard = if field.starts_with(['=', '+', '-', '@']) { "'" } else { "" };
    format!("\"{guard}{}\"", field.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn exercise(code: &str, plain: Option<&str>) -> Value {
        let outputs: Vec<Value> = plain.iter().map(|text| json!({ "data": { "text/plain": [text] } })).collect();
        json!({ "cell_type": "code", "metadata": { "course": { "exercise": "stub" } }, "source": code, "outputs": outputs })
    }

    #[test]
    fn each_notebook_is_a_row() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("ana");
        fs::create_dir_all(place.join(".ipynb_checkpoints")).unwrap();
        let cells = json!({ "cells": [
            exercise("", Some("✓ relu: right at all 9 inputs tried.")),
            exercise("", Some("✗ OR: for (0, 0) expected \"no\".")),
            exercise("", Some("○ tanh: not yet.")),
            exercise("let exercise_4: Feedback = check::forward(forward);", None),
            { "cell_type": "code", "metadata": {}, "source": "", "outputs": [] },
        ] });
        fs::write(place.join("02-neuron.ipynb"), cells.to_string()).unwrap();
        fs::write(place.join(".ipynb_checkpoints/02-neuron.ipynb"), cells.to_string()).unwrap();
        fs::write(place.join("=notes.ipynb"), r#"{ "cells": [] }"#).unwrap();
        let expected = "notebook,right,exercises,details\n\
            \"ana/02-neuron.ipynb\",1,4,\"✓ relu; ✗ OR; ○ tanh; – forward\"\n";
        assert_eq!(table(folder.path(), Language::En).unwrap(), expected);
        assert!(table(&place.join("02-neuron.ipynb"), Language::Es).unwrap().starts_with("cuaderno,"));
    }

    #[test]
    fn what_cannot_be_read_is_told() {
        let folder = tempfile::tempdir().unwrap();
        assert!(table(folder.path(), Language::Es).unwrap_err().words(Language::Es).contains("no hay ejercicios"));
        fs::write(folder.path().join("a.ipynb"), "cut short").unwrap();
        assert!(table(folder.path(), Language::En).unwrap_err().words(Language::En).contains("is no notebook"));
        assert!(table(&folder.path().join("gone"), Language::En).is_err());
    }

    #[test]
    fn a_field_is_never_a_formula() {
        assert_eq!(quoted("=1+1"), "\"'=1+1\"");
        assert_eq!(quoted("say \"x\""), "\"say \"\"x\"\"\"");
    }
}
