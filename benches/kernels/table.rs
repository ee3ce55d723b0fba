//! What a run of a notebook had its reader wait for, and how that is printed.

use course::run::{CellRun, Execution};
use serde_json::Value;

/// The time limit, in seconds, that marks a cell as one that trains: it is meant to take its time.
pub const TRAINS: u64 = 300;

/// Seconds that a reader waits.
pub struct Waits {
    /// Until the kernel answers.
    start: f64,
    /// For the first cell.
    first: f64,
    /// From opening the notebook to its first figure: the start, and the cells up to that figure.
    figure: f64,
    /// The longest of those cells: what a reader who has read the first lines still waits for after pressing Run.
    pressed: f64,
    /// For half of the cells at most this; training aside.
    median: f64,
    /// For 95 of 100 cells at most this; training aside.
    most: f64,
    /// From the kernel's start to the last cell's end.
    whole: f64,
}

/// What stands before each figure of [`Waits`].
const NAMES: [&str; 7] = [
    "kernel start",
    "first cell",
    "opened to first figure",
    "longest wait to it",
    "median cell",
    "95th percentile",
    "whole chapter",
];

impl Waits {
    pub fn of(notebook: &Value, execution: &Execution) -> Self {
        let (start, cells) = (execution.start_seconds, &execution.cells);
        let sum = |cells: &[CellRun]| cells.iter().map(|cell| cell.seconds).sum::<f64>();
        let first_figure = cells.iter().position(shows_a_picture).map_or(cells.len(), |i| i + 1);
        let pressed = cells[..first_figure].iter().map(|cell| cell.seconds).fold(0.0, f64::max);
        let trains = |cell: &CellRun| notebook["cells"][cell.index]["metadata"]["course"]["limit"] == TRAINS;
        let mut plain: Vec<f64> = cells.iter().filter(|cell| !trains(cell)).map(|cell| cell.seconds).collect();
        plain.sort_by(f64::total_cmp);
        Self {
            start,
            first: cells.first().map_or(f64::NAN, |cell| cell.seconds),
            figure: start + sum(&cells[..first_figure]),
            pressed,
            median: percentile(&plain, 50),
            most: percentile(&plain, 95),
            whole: start + sum(cells),
        }
    }

    fn figures(&self) -> [f64; 7] {
        [self.start, self.first, self.figure, self.pressed, self.median, self.most, self.whole]
    }

    /// The least of each figure.
    pub fn best(runs: &[Self]) -> [f64; 7] {
        let least = |best: [f64; 7], run: &Self| std::array::from_fn(|i| best[i].min(run.figures()[i]));
        runs.iter().fold([f64::INFINITY; 7], least)
    }
}

/// The smallest of the sorted numbers that `percent` of 100 of them do not exceed.
fn percentile(sorted: &[f64], percent: usize) -> f64 {
    let rank = (sorted.len() * percent).div_ceil(100).max(1);
    sorted.get(rank - 1).copied().unwrap_or(f64::NAN)
}

fn shows_a_picture(cell: &CellRun) -> bool {
    let types = cell.outputs.iter().filter_map(|output| output["data"].as_object());
    types.flat_map(|data| data.keys()).any(|kind| kind.starts_with("image/"))
}

/// The three kernels side by side, and how many times as long the other two take.
pub fn compare([course, stock, python]: &[[f64; 7]; 3]) {
    println!(
        "{:24} {:>8} {:>12} {:>8} {:>16} {:>16}",
        "", "course", "stock evcxr", "Python", "stock / course", "Python / course"
    );
    for (i, name) in NAMES.iter().enumerate() {
        let (ours, stock, python) = (course[i], stock[i], python[i]);
        println!("{name:24} {ours:8.2} {stock:12.2} {python:8.2} {:16.2} {:16.2}", stock / ours, python / ours);
    }
}

/// The names above rows of chapters.
pub fn heading() {
    print!("{:14}", "");
    NAMES.iter().for_each(|name| print!("  {name}"));
    println!();
}

/// One chapter.
pub fn row(name: &str, waits: &Waits) {
    print!("{name:14}");
    waits.figures().iter().zip(NAMES).for_each(|(seconds, name)| print!("  {seconds:width$.2}", width = name.len()));
    println!();
}
