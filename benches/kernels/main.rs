//! `cargo bench --bench kernels`: what a learner waits for, as one table.
//!
//! Chapter 4 runs cell by cell over Jupyter's protocol through three kernels, in one run: the course's, the same evcxr as it
//! comes (nothing compiled beforehand, none of our settings), and Python with a NumPy notebook in the style of the course's
//! original. Then every chapter through the course's kernel, and the memory that one learner takes.
//!
//! Times are the better of two runs, except where nothing is compiled beforehand: that is run once.

mod memory;
mod table;

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use course::{
    Course, Language,
    chapter::{self, Edition},
    environment::{Environment, Progress},
    run::{self, Ended, code_cell},
    setup,
};
use serde_json::{Value, json};
use table::Waits;

const CHAPTER: &str = "04-cats";

type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

fn main() -> Result<()> {
    // `cargo test --benches` only asks whether it starts.
    if std::env::args().any(|argument| argument == "--test") {
        return Ok(());
    }
    let course = Course::here()?;
    let ours = setup::set_up(&course, &Progress::new(Language::En))?;
    let scratch = std::env::temp_dir().join(format!("course-kernels-{}", std::process::id()));
    let ended = measure(&course, &ours, &scratch);
    fs::remove_dir_all(&scratch)?;
    ended
}

fn measure(course: &Course, ours: &Environment, scratch: &Path) -> Result<()> {
    let chapter = notebook(course, CHAPTER)?;
    let stock = stock(ours, scratch)?;
    let (python, original) = original(course, ours, &scratch.join("python"))?;
    let mut columns = [Vec::new(), Vec::new(), Vec::new()];
    for round in 0..2 {
        columns[0].push(waits(course, ours, &chapter)?);
        if round == 0 {
            columns[1].push(waits(course, &stock, &chapter)?);
        }
        columns[2].push(waits(course, &python, &original)?);
    }
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    println!("\n{cores} cores; seconds; {CHAPTER} and its NumPy original, each through its kernel");
    table::compare(&columns.map(|runs| Waits::best(&runs)));

    println!("\nevery chapter through the course's kernel");
    table::heading();
    for name in course.chapters()? {
        table::row(&name, &waits(course, ours, &notebook(course, &name)?)?);
    }
    memory::report(|| waits(course, ours, &chapter).map(|_| ()))
}

/// A chapter as learners open it, in English.
fn notebook(course: &Course, name: &str) -> Result<Value> {
    Ok(chapter::notebook(&chapter::read(&course.source(name))?, name, Language::En, Edition::Chapter))
}

/// Runs a notebook; an error where it did not complete.
fn waits(course: &Course, environment: &Environment, notebook: &Value) -> Result<Waits> {
    let folder = course.folder(Language::En);
    let execution = run::execute(environment, notebook, &folder, &mut |_| ())?;
    if let Some(failure) = run::judge(notebook, &execution).first() {
        return Err(failure.to_string().into());
    }
    match execution.ended {
        Ended::Complete(_) => Ok(Waits::of(notebook, &execution)),
        other => Err(format!("the notebook did not complete: {other:?}").into()),
    }
}

/// The environment with another kernelspec: `name`, started by `argv`, with more variables.
fn with_kernel(ours: &Environment, folder: &Path, name: &str, argv: Value, variables: Value) -> Result<Environment> {
    let place = folder.join("kernels").join(name);
    fs::create_dir_all(&place)?;
    let spec = json!({ "argv": argv, "display_name": name, "language": name, "env": variables });
    fs::write(place.join("kernel.json"), spec.to_string())?;
    let mut environment = ours.clone();
    for (variable, value) in &mut environment.variables {
        if variable == "JUPYTER_PATH" {
            *value = folder.display().to_string();
        }
    }
    Ok(environment)
}

/// The same kernel program as it comes: no cache, no settings, no starter.
fn stock(ours: &Environment, scratch: &Path) -> Result<Environment> {
    let folder = scratch.join("stock");
    let place = |name: &str| folder.join(name).display().to_string();
    let argv = json!([ours.kernel, "--control_file", "{connection_file}"]);
    let mut variables = json!({
        "XDG_CACHE_HOME": place("cache"),
        "EVCXR_CONFIG_DIR": place("config"),
        // Otherwise it would rewrite the learner's own kernelspec.
        "JUPYTER_PATH": place("none"),
    });
    if let Some(name) = &ours.toolchain.name {
        variables["RUSTUP_TOOLCHAIN"] = json!(name);
    }
    with_kernel(ours, &folder, "rust", argv, variables)
}

/// Python's kernel, and the notebook in the style of the original, with the pictures of chapter 4.
fn original(course: &Course, ours: &Environment, folder: &Path) -> Result<(Environment, Value)> {
    fs::create_dir_all(folder)?;
    let files = ["training", "test"].map(|name| folder.join(name));
    let reference = course.root().join("tests/reference");
    let answer = Command::new(reference.join("run")).arg("notebook").args(&files).output()?;
    if !answer.status.success() {
        return Err(String::from_utf8_lossy(&answer.stderr).into());
    }
    let python = PathBuf::from(String::from_utf8(answer.stdout)?.trim());
    let argv = json!([python, "-m", "ipykernel_launcher", "-f", "{connection_file}"]);
    let variables = json!({ "COURSE_TRAINING": files[0], "COURSE_TEST": files[1] });
    let environment = with_kernel(ours, folder, "numpy", argv, variables)?;

    let text = fs::read_to_string(reference.join("cats_notebook.py"))?;
    let cells: Vec<Value> = text.split("# %%").skip(1).enumerate().map(|(i, cell)| python_cell(i, cell)).collect();
    let kernel = json!({ "kernelspec": { "name": "numpy", "display_name": "Python" } });
    Ok((environment, json!({ "cells": cells, "metadata": kernel, "nbformat": 4, "nbformat_minor": 5 })))
}

fn python_cell(i: usize, cell: &str) -> Value {
    let (tag, code) = cell.split_once('\n').unwrap_or((cell, ""));
    let mut cell = code_cell(&format!("cell-{i}"), code.trim());
    if tag.trim() == "training" {
        cell["metadata"] = json!({ "course": { "limit": table::TRAINS } });
    }
    cell
}
