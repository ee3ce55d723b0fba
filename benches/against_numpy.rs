//! `cargo bench`: dl-core against the NumPy of the course's Python original, both in one run, as one table of ratios.
//!
//! dl-core is compiled as a notebook compiles it (optimization level 3: see src/environment/kernel.py). Every figure is the
//! best of a few runs. Without Python or without a network for its packages, NumPy's columns stay empty.

use std::{hint::black_box, path::Path, process::Command, time::Instant};

use dl_core::{
    activation::Activation,
    data::planar,
    exact::descent,
    input,
    ndarray::Array2,
    shallow::{Parameters, Start},
};
use dl_notebook::prelude::*;

/// The best of so many runs, in seconds.
fn best<R>(runs: usize, mut work: impl FnMut() -> R) -> f64 {
    let once = |work: &mut dyn FnMut() -> R| {
        let started = Instant::now();
        black_box(work());
        started.elapsed().as_secs_f64()
    };
    (0..runs).map(|_| once(&mut work)).fold(f64::INFINITY, f64::min)
}

fn main() {
    // `cargo test --benches` only asks whether it starts.
    if std::env::args().any(|argument| argument == "--test") {
        return;
    }
    if let Ok(work) = std::env::var("BENCH_GROWTH") {
        return grow(&work);
    }
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let training = cats::draw(209, 1).unwrap();
    let [one, all] = [1, cores].map(numpy);
    println!("\n{cores} cores; seconds, best of a few runs; NumPy with one thread and with all");
    println!("{:52} {:>9} {:>9} {:>9}   against one thread", "work", "dl-core", "NumPy 1", "NumPy all");
    let row = |name: &str, key: &str, seconds: f64, least: f64| {
        let [one, all] =
            [&one, &all].map(|side| side.iter().find(|(name, _)| name == key).map(|(_, seconds)| *seconds));
        let text = |v: Option<f64>| v.map_or("-".to_owned(), |v| format!("{v:.4}"));
        let ratio = one.map_or("-".to_owned(), |one| format!("{:.1} times faster (wanted: {least})", one / seconds));
        println!("{name:52} {seconds:9.4} {:>9} {:>9}   {ratio}", text(one), text(all));
    };

    let options = Options::default();
    let fit = best(5, || LogisticRegression::fit(&training.x, &training.y, &options).unwrap());
    row("cats, 209 x 12288, 2000 iterations, fit", "cats", fit, 30.0);
    let pixels = best(3, || plain_pass(&training, options.iterations));
    row("the same, plain pass over the pixels", "cats", pixels, 1.5);
    let flower = planar::original_flower();
    let network = |hidden, iterations| {
        let start = Start { hidden, ..Start::default() };
        let options = Options { learning_rate: 1.2, iterations, record_every: 1000 };
        best(5, || ShallowNetwork::fit(&flower.x, &flower.y, &start, &options).unwrap())
    };
    row("shallow, 400 points, 4 hidden, 10,000 iterations", "shallow-4", network(4, 10_000), 8.0);
    row("shallow, 400 points, 50 hidden, 5,000 iterations", "shallow-50", network(50, 5_000), 2.2);
    let fifty = ShallowNetwork::from_parameters(Parameters::random(2, 50, 0.01, 1).unwrap()).unwrap();
    let at = |i: usize, n: usize| 8.0 * i as f64 / (n - 1) as f64 - 4.0;
    let grid =
        Array2::from_shape_fn((2, 400 * 300), |(row, i)| if row == 0 { at(i % 400, 400) } else { at(i / 400, 300) });
    row("decision boundary, 400 x 300 points, 50 hidden", "boundary", best(10, || fifty.predict(&grid).unwrap()), 2.2);

    let drawn = best(3, || cats::draw(1000, 5).unwrap());
    println!("\ndrawn cats: {:.0} pictures a second on one core (wanted: 5000)", 1000.0 / drawn);
    memory_bandwidth(&training, pixels);
    progress(fit / options.iterations as f64);
    growth();
    let numbers = Array2::from_elem((50, 400), 0.7);
    let tanh = best(200, || Activation::Tanh.of_all(&numbers)) / 20_000.0;
    println!("tanh: {:.1} ns a number", 1e9 * tanh);
}

/// The descent that goes once over every number of X in each iteration, and records no cost.
fn plain_pass(set: &Dataset, iterations: usize) -> (Vec<f64>, f64) {
    descent::on_the_examples(&input::columns(&set.x), &input::rows(&set.y), 0.005, iterations, &mut |_, _| true)
}

/// The plain pass against the least it must move: every number of X once an iteration, at the rate at which memory is copied.
fn memory_bandwidth(set: &Dataset, pixels: f64) {
    let from: Vec<f64> = set.x.iter().copied().collect();
    let mut to = vec![0.0; from.len()];
    let copy = best(20, || to.copy_from_slice(black_box(&from)));
    // A copy reads and writes; a pass only reads.
    let rate = 2.0 * 8.0 * from.len() as f64 / copy;
    let least = 2000.0 * 8.0 * from.len() as f64 / rate;
    println!(
        "plain pass: {:.1} GB must be read, {:.1} GB/s are copied here: {least:.2} s at least, {:.1} times that taken",
        2000.0 * 8.0 * from.len() as f64 / 1e9,
        rate / 1e9,
        pixels / least
    );
}

/// What the progress callback costs where it is called in every iteration. It takes some nanoseconds, too few to be seen as the
/// difference of two runs on a busy machine: so calls alone are timed, and held against an iteration.
fn progress(iteration: f64) {
    const CALLS: usize = 1_000_000;
    let mut sum = 0.0;
    let mut tell = |iteration: usize, cost: f64| sum += cost * iteration as f64;
    let call = best(10, || {
        let callback: &mut dyn FnMut(usize, f64) = black_box(&mut tell);
        (0..CALLS).for_each(|iteration| callback(iteration, 0.5));
    }) / CALLS as f64;
    println!(
        "progress callback: {:.1} ns a call, {:.3} % of an iteration of fit (209 pictures)",
        1e9 * call,
        100.0 * call / iteration
    );
}

/// Time and memory as the pictures become more, each in a process of its own, whose peak the system knows.
fn growth() {
    println!(
        "\n{:>8} {:>22} {:>12} {:>12} {:>16}",
        "pictures", "seconds an iteration", "matrix, MB", "peak, MB", "peak / matrix"
    );
    for m in [209, 2000, 5000, 20_000] {
        let child = Command::new(std::env::current_exe().unwrap()).env("BENCH_GROWTH", m.to_string()).output();
        print!("{}", String::from_utf8_lossy(&child.unwrap().stdout));
    }
}

/// One line of [`growth`].
fn grow(m: &str) {
    let m: usize = m.parse().unwrap();
    let set = cats::draw(m, 1).unwrap();
    let matrix = 8 * 12288 * m;
    let seconds = best(1, || plain_pass(&set, 10));
    // VmHWM: the largest resident size so far, where the system tells it.
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM")).unwrap_or("0 0");
    let peak: f64 = line.split_whitespace().nth(1).and_then(|kb| kb.parse().ok()).unwrap_or(f64::NAN);
    let (matrix, peak) = (matrix as f64 / 1e6, peak * 1024.0 / 1e6);
    println!("{m:8} {:>22.4} {matrix:12.0} {peak:12.0} {:16.2}", seconds / 10.0, peak / matrix);
}

/// Seconds of each work in NumPy, with so many threads; empty where it cannot run.
fn numpy(threads: usize) -> Vec<(String, f64)> {
    let run = Command::new(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reference/run"))
        .arg("bench")
        .env("OPENBLAS_NUM_THREADS", threads.to_string())
        .output();
    let Ok(output) = run else { return Vec::new() };
    eprint!("{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8_lossy(&output.stdout);
    text.lines()
        .filter_map(|line| line.split_once(' '))
        .filter_map(|(name, s)| Some((name.into(), s.parse().ok()?)))
        .collect()
}
