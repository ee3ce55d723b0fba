//! How the crate is built: how large a room, a file and a function may be, and what none of them needs. Which room may call which
//! is held for the whole course, by tests/directions.rs in its root.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// The modules that teach; the rest are the machine room, data, random numbers, errors and the like.
const LESSON: [&str; 11] = [
    "activation",
    "neuron",
    "product",
    "loss",
    "descent",
    "options",
    "logistic",
    "shallow",
    "gradient_check",
    "metrics",
    "classifier",
];

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found.sort();
    found
}

/// Every source file: its path below `src`, and its text.
fn sources() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let named = |path: PathBuf| {
        let name = path.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/");
        (name, fs::read_to_string(path).unwrap())
    };
    files(&root).into_iter().map(named).collect()
}

/// The room of a file: its first module.
fn room(file: &str) -> &str {
    file.split('/').next().unwrap_or_default().trim_end_matches(".rs")
}

/// The lines of code of a file, without comments, blank lines and unit tests.
fn code<'a>(file: &str, text: &'a str) -> Vec<&'a str> {
    if file.ends_with("tests.rs") {
        return Vec::new();
    }
    let body = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
    body.lines().filter(|line| !line.trim().is_empty() && !line.trim_start().starts_with("//")).collect()
}

#[test]
fn the_machine_room_works_on_slices() {
    let rooms: Vec<_> = sources().into_iter().filter(|(file, _)| room(file) == "exact").collect();
    assert!(rooms.len() > 4, "{}", rooms.len());
    for (file, text) in rooms {
        assert!(!code(&file, &text).iter().any(|line| line.contains("Array2")), "{file} works on arrays");
    }
}

#[test]
fn the_lesson_is_the_largest_room_and_no_page_of_it_is_long() {
    let (mut lesson, mut all) = (0, 0);
    for (file, text) in sources() {
        let lines = code(&file, &text).len();
        all += lines;
        if LESSON.contains(&room(&file)) {
            lesson += lines;
            assert!(text.lines().count() <= 250, "{file} has more than 250 lines");
        }
    }
    println!("{lesson} lines of code teach, of {all}");
    assert!(all > 1000 && all <= 2200, "{all} lines of code");
    assert!(100 * lesson >= 40 * all, "{lesson} lines of {all} teach");
}

#[test]
fn no_function_is_long() {
    for (file, text) in sources() {
        let mut open: Option<(usize, usize, &str)> = None;
        for (i, line) in text.lines().enumerate() {
            let indent = line.len() - line.trim_start().len();
            let begins = line.split_whitespace().take(3).any(|word| word == "fn");
            if begins && open.is_none() && !line.trim_start().starts_with("//") {
                open = Some((indent, i, line));
            }
            if let Some((depth, start, name)) = open
                && indent == depth
                && line.trim_start().starts_with('}')
            {
                assert!(i - start < 40, "{file}: {} lines, {name}", i - start + 1);
                open = None;
            }
        }
    }
}

#[test]
fn no_clock_no_file_and_no_thread() {
    for (file, text) in sources() {
        for what in ["std::time", "std::fs", "std::thread", "std::io", "Instant"] {
            let code = code(&file, &text);
            assert!(!code.iter().any(|line| line.contains(what)), "{file} uses {what}");
        }
    }
    let manifest = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml")).unwrap();
    let (_, rest) = manifest.split_once("[dependencies]").unwrap();
    let names: Vec<&str> = rest
        .lines()
        .skip(1)
        .take_while(|line| !line.starts_with('['))
        .filter_map(|line| line.split_once(" = "))
        .map(|(name, _)| name)
        .collect();
    assert_eq!(names, ["libm", "ndarray", "rand"]);
}
