//! Runs a notebook through the kernel, with nbclient in the course's own Python.

use std::{
    io::{BufRead, BufReader, Read, Write},
    path::Path,
    process::Stdio,
};

use serde_json::{Value, json};

use crate::{
    Problem, Result,
    environment::{self, Environment},
};

const SCRIPT: &str = include_str!("execute.py");

/// What one code cell did.
#[derive(Debug, Clone, PartialEq)]
pub struct CellRun {
    /// Its place among all cells.
    pub index: usize,
    /// Whether the kernel's reply was an error.
    pub error_reply: bool,
    /// How long it took.
    pub seconds: f64,
    /// What it put out, as nbformat has it.
    pub outputs: Vec<Value>,
}

/// A cell run otherwise than it stands, right after it has run as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Variation {
    /// The cell's place among all cells.
    pub after: usize,
    /// What is run in its stead.
    pub code: String,
    /// The places of the cells that are run behind it, as they stand.
    pub also: Vec<usize>,
}

/// What came of a variation.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Tried {
    /// What was run.
    pub code: String,
    /// The varied cell, and those run behind it.
    pub cells: Vec<CellRun>,
    /// The cell once more as it stands, after its last variation.
    pub again: Option<CellRun>,
}

/// How a run ended.
#[derive(Debug, Clone, PartialEq)]
pub enum Ended {
    /// All cells ran; the notebook with its outputs, as Jupyter would save it.
    Complete(String),
    /// A cell was still running at its limit.
    Timeout(CellRun),
    /// The kernel died in a cell.
    Dead(CellRun),
    /// The kernel did not start; its words.
    NotStarted(String),
}

/// A run of a whole notebook.
#[derive(Debug, Clone, PartialEq)]
pub struct Execution {
    /// How long the kernel took to answer.
    pub start_seconds: f64,
    /// The code cells that ended, in order.
    pub cells: Vec<CellRun>,
    /// What came of the variations that were run, in their order.
    pub tried: Vec<Tried>,
    /// How the run ended.
    pub ended: Ended,
}

/// Runs `notebook` in `folder`, calling `progress` after each cell.
pub fn execute(
    environment: &Environment,
    notebook: &Value,
    folder: &Path,
    progress: &mut dyn FnMut(&CellRun),
) -> Result<Execution> {
    execute_with(environment, notebook, &[], folder, progress)
}

/// Runs `notebook` in `folder` with these variations, each behind its cell; the notebook's own outputs are those without them.
/// After the last variation of a cell, the cell is run again as it stands.
pub fn execute_with(
    environment: &Environment,
    notebook: &Value,
    variations: &[Variation],
    folder: &Path,
    progress: &mut dyn FnMut(&CellRun),
) -> Result<Execution> {
    let failed = |words: String| {
        Problem::in_both(
            format!("falló el programa que ejecuta los cuadernos: {words}"),
            format!("the notebook runner failed: {words}"),
        )
    };
    let variation = |v: &Variation| json!({ "after": v.after, "code": v.code, "also": v.also });
    let variations: Vec<Value> = variations.iter().map(variation).collect();
    let task = json!({ "notebook": notebook, "variations": variations });
    let mut command = environment::command(&environment.python);
    command.args(["-c", SCRIPT]).arg(folder).envs(environment.variables.iter().map(|(name, value)| (name, value)));
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().map_err(|e| failed(e.to_string()))?;
    if let Some(mut stdin) = child.stdin.take() {
        stdin.write_all(task.to_string().as_bytes()).map_err(|e| failed(e.to_string()))?;
    }
    // Read beside stdout, so that a talkative kernel cannot block the run.
    let mut stderr = child.stderr.take();
    let words = std::thread::spawn(move || {
        let mut words = Vec::new();
        if let Some(stderr) = &mut stderr {
            let _ = stderr.read_to_end(&mut words);
        }
        String::from_utf8_lossy(&words).into_owned()
    });
    let mut execution =
        Execution { start_seconds: 0.0, cells: Vec::new(), tried: Vec::new(), ended: Ended::NotStarted(String::new()) };
    let mut ended = false;
    for line in child.stdout.take().map(BufReader::new).into_iter().flat_map(BufRead::lines) {
        let event: Value = match line.ok().and_then(|line| serde_json::from_str(&line).ok()) {
            Some(event) => event,
            None => continue, // the kernel's own words
        };
        match event["event"].as_str() {
            Some("started") => execution.start_seconds = event["seconds"].as_f64().unwrap_or_default(),
            Some("cell") => {
                let cell = cell_run(&event);
                progress(&cell);
                execution.cells.push(cell);
            }
            Some("tried") => {
                let code = event["code"].as_str().unwrap_or_default().to_owned();
                let cells = event["cells"].as_array().into_iter().flatten().map(cell_run).collect();
                execution.tried.push(Tried { code, cells, again: None });
            }
            Some("again") => {
                if let Some(tried) = execution.tried.last_mut() {
                    tried.again = Some(cell_run(&event));
                }
            }
            Some("ended") => {
                execution.ended = how_ended(&event);
                ended = true;
                // Not to the end of the stream: a kernel that will not die holds it open.
                break;
            }
            _ => {}
        }
    }
    let _ = child.wait();
    if !ended {
        let words = words.join().unwrap_or_default();
        return Err(failed(words.lines().last().unwrap_or("it ended without a word").to_owned()));
    }
    Ok(execution)
}

fn cell_run(event: &Value) -> CellRun {
    CellRun {
        index: event["index"].as_u64().unwrap_or_default() as usize,
        error_reply: event["status"] == "error",
        seconds: event["seconds"].as_f64().unwrap_or_default(),
        outputs: event["outputs"].as_array().cloned().unwrap_or_default(),
    }
}

fn how_ended(event: &Value) -> Ended {
    let text = |name: &str| event[name].as_str().unwrap_or_default().to_owned();
    match event["how"].as_str() {
        Some("complete") => Ended::Complete(text("notebook")),
        Some("timeout") => Ended::Timeout(cell_run(event)),
        Some("dead") => Ended::Dead(cell_run(event)),
        _ => Ended::NotStarted(text("words")),
    }
}
