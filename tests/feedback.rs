//! Feedback in the real kernel: functions by their own names, an unfinished one named where another calls it, and a summary that stands
//! although a cell doesn't compile.

mod support;

use course::{
    Language,
    run::{self, code_cell},
};
use serde_json::json;
use support::{course, environment};

const CELLS: [&str; 7] = [
    ":dep dl-core = { path = \"../../dl-core\" }\n:dep dl-notebook = { path = \"../../dl-notebook\", features = [\"hdf5\"] }\nuse dl_notebook::prelude::*;",
    "fn my_relu(z: f64) -> f64 { z.min(0.0) }\nlet exercise_1: Feedback = check::relu(my_relu);\nexercise_1",
    "fn my_slope(f: fn(f64) -> f64, x: f64) -> f64 {\n    todo!()\n}\nlet exercise_2: Feedback = check::derivative(my_slope);\nexercise_2",
    "fn my_double(z: f64) -> f64 {\n    2.0 * my_slope(|x| x * x, z)\n}\nlet exercise_3: Feedback = check::values(\"double\", my_double, &[(1.0, 2.0)]);\nexercise_3",
    "let exercise_4: Feedback = check::tanh(no_such_function);",
    "let exercise_5: Feedback = check::gate(\"OR\", || (1.0, 1.0, -0.5), [false, true, true, true]);\nexercise_5",
    "check::summary(&[&exercise_1, &exercise_2, &exercise_3, &exercise_4, &exercise_5])",
];

#[test]
fn feedback_names_functions_and_the_summary_survives() {
    let cells: Vec<_> = CELLS.iter().enumerate().map(|(i, code)| code_cell(&format!("cell-{i}"), code)).collect();
    let notebook = json!({ "cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5 });
    let execution = run::execute(environment(), &notebook, &course().folder(Language::En), &mut |_| ()).unwrap();
    let said = |i: usize| serde_json::to_string(&execution.cells[i].outputs).unwrap();
    let expected = [
        (1, "✗ my_relu: For input 3 I expected 3 but got 0."),
        (2, "○ my_slope: Not yet."),
        (3, "it calls my_slope, which still has its todo!()"),
        (4, "no_such_function"),
        (6, "1 of 5."),
        (6, "exercise 4: its cell hasn't run, or doesn't compile."),
    ];
    for (cell, words) in expected {
        assert!(said(cell).contains(words), "expected \"{words}\" in cell {cell}: {}", said(cell));
    }
}
