//! Notebooks run headless through the real kernel, judged cell by cell, and compared with what is committed.
//!
//! The kernel answers `ok` to a cell that panicked and to one left through `?`; only what it printed tells. So a cell counts as
//! passed only where it raised no error, printed nothing on stderr and ended in time; one tagged for an expected error must
//! fail, with the expected words.

mod compare;
mod execute;
mod judge;

pub use compare::{compare, decoded, pictures_in};
pub use execute::{CellRun, Ended, Execution, Tried, Variation, execute, execute_with};
pub(crate) use judge::text;
pub use judge::{Failure, error, error_words, judge, said};

use serde_json::{Value, json};

use crate::{Course, Language, Problem, Result, environment::Environment};

/// Seconds that a cell of set-up may take: on a slow machine that is busy besides, the first compilation takes minutes.
const PATIENCE: u32 = 1800;

/// Runs cells of code as a notebook of their own in the folder of the English notebooks; a problem where one fails.
pub fn check_cells(course: &Course, environment: &Environment, cells: &[&str]) -> Result<()> {
    let patient = |(i, code): (usize, &&str)| {
        let mut cell = code_cell(&format!("cell-{i}"), code);
        cell["metadata"] = json!({ "course": { "limit": PATIENCE } });
        cell
    };
    let cells: Vec<Value> = cells.iter().enumerate().map(patient).collect();
    let notebook = json!({ "cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5 });
    let execution = execute(environment, &notebook, &course.folder(Language::En), &mut |_| ())?;
    match judge(&notebook, &execution).first() {
        None => Ok(()),
        Some(failure) => Err(Problem::new(failure.to_string())),
    }
}

/// A code cell that has not been run.
pub fn code_cell(id: &str, code: &str) -> Value {
    json!({ "cell_type": "code", "execution_count": null, "id": id, "metadata": {}, "outputs": [], "source": code })
}
