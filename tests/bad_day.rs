//! What happens to a class on a bad day: each ends in work going on, or in one clear sentence. `tests/bad-day` has more, which
//! takes longer.

#![cfg(unix)]

mod support;

use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    thread,
};

use course::{
    Course, Language,
    environment::Environment,
    run::{self, code_cell},
};
use serde_json::{Value, json};
use support::{
    course, environment,
    machine::{clone_into, environment_of, half_filled, path_without, programs, sentence, tool},
};

/// A notebook of these cells; those that must fail come with the words expected.
fn notebook(cells: &[(&str, Option<&str>)]) -> Value {
    let cell = |(i, (code, expect)): (usize, &(&str, Option<&str>))| {
        let mut cell = code_cell(&format!("cell-{i}"), code);
        if let Some(words) = expect {
            cell["metadata"] = json!({ "course": { "expect": words } });
        }
        cell
    };
    let cells: Vec<Value> = cells.iter().enumerate().map(cell).collect();
    json!({ "cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5 })
}

/// What the cells print, one after the other, in the folder of the course's English notebooks; all must pass.
fn printed(environment: &Environment, course: &Course, cells: &[(&str, Option<&str>)]) -> Vec<String> {
    let notebook = notebook(cells);
    let execution = run::execute(environment, &notebook, &course.folder(Language::En), &mut |_| ()).unwrap();
    let failures: Vec<String> = run::judge(&notebook, &execution).iter().map(ToString::to_string).collect();
    assert!(failures.is_empty(), "{}", failures.join("\n"));
    let text = |outputs: &[Value]| {
        let stdout = outputs.iter().filter(|output| output["name"] == "stdout");
        stdout.filter_map(|output| output["text"].as_str()).collect()
    };
    execution.cells.iter().map(|cell| text(&cell.outputs)).collect()
}

/// A panic costs what the cell itself made or moved, and nothing else: that is what the kernel promises.
#[test]
fn a_panic_leaves_the_other_cells_variables() {
    let cells = [
        ("let kept: Vec<f64> = vec![1.5, 2.5];\nlet moved: Vec<f64> = vec![9.0];", None),
        (
            "let mine: f64 = 3.0;\nlet away: Vec<f64> = moved;\nassert!(away[0] + mine < 0.0, \"stop here\");",
            Some("stop here"),
        ),
        ("println!(\"{kept:?}\");", None),
        ("println!(\"{moved:?}\");", Some("cannot find value `moved`")),
    ];
    assert_eq!(printed(environment(), &course(), &cells)[2], "[1.5, 2.5]\n");
}

const TRAINING: &str = "\
let options: Options = Options { iterations: 2_000_000_000, ..Options::default() };
let set: Dataset = cats::draw(50, 1)?;
println!(\"it trains\");
let endless: (LogisticRegression, History) = LogisticRegression::fit(&set.x, &set.y, &options)?;";

/// The button ■ in mid-training: the cell ends at once, and the kernel goes on, without its variables.
#[test]
fn a_training_that_is_interrupted_leaves_a_kernel_that_works() {
    let cells = [
        "use dl_notebook::prelude::*;",
        "let kept: i32 = 7;",
        TRAINING,
        "println!(\"{kept}\");",
        "println!(\"{}\", 6 * 7);",
    ];
    let environment = environment();
    let mut driver = Command::new(&environment.python);
    driver.args(["-c", include_str!("support/interrupt.py")]).arg(course().folder(Language::En)).arg("2");
    driver.envs(environment.variables.iter().map(|(name, value)| (name, value)));
    let mut driver = driver.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    driver.stdin.take().unwrap().write_all(json!(cells).to_string().as_bytes()).unwrap();
    let output = driver.wait_with_output().unwrap();
    // The kernel's own words come first.
    let printed = String::from_utf8(output.stdout).unwrap();
    let answers: Vec<Value> = serde_json::from_str(printed.lines().last().unwrap_or_default()).unwrap();
    let text = |i: usize| answers[i]["text"].as_str().unwrap_or_default();
    assert!(text(2).contains("it trains"), "{answers:?}");
    assert!(answers[2]["seconds"].as_f64().is_some_and(|seconds| seconds < 10.0), "{answers:?}");
    assert!(text(3).contains("cannot find value `kept`"), "{answers:?}");
    assert_eq!(text(4), "42\n", "{answers:?}");

    // The first chapter says so.
    for (language, words) in [(Language::Es, "El botón ■ detiene"), (Language::En, "The ■ button stops")] {
        let first = course().folder(language).join("01-motivation.ipynb");
        assert!(fs::read_to_string(first).unwrap().contains(words));
    }
}

/// A folder below a file: nobody can make it, not even root.
fn nowhere(folder: &Path) -> PathBuf {
    let file = folder.join("a file");
    fs::write(&file, "").unwrap();
    file.join("home")
}

#[test]
fn a_home_that_cannot_be_written() {
    let folder = tempfile::tempdir().unwrap();
    let home = nowhere(folder.path());
    // Without another place for the cache: a sentence.
    let mut bare = tool(&["setup"], course().root(), folder.path(), &[Path::new("/usr/bin")]);
    let said = sentence({
        bare.env_remove("XDG_CACHE_HOME").env("HOME", &home);
        bare
    });
    assert!(said.contains("cannot be written") && said.contains("XDG_CACHE_HOME="), "{said}");
    let mut none = tool(&["setup"], course().root(), folder.path(), &[Path::new("/usr/bin")]);
    let said = sentence({
        none.env_remove("XDG_CACHE_HOME").env_remove("HOME");
        none
    });
    assert!(said.contains("neither HOME nor XDG_CACHE_HOME"), "{said}");
    // In the learner's language.
    let mut spanish = tool(&["setup"], course().root(), folder.path(), &[Path::new("/usr/bin")]);
    let said = sentence({
        spanish.env_remove("XDG_CACHE_HOME").env_remove("HOME").env("LC_ALL", "es_BO.UTF-8");
        spanish
    });
    assert!(said.contains("ni HOME ni XDG_CACHE_HOME"), "{said}");

    // With one, and with Rust somewhere: everything works.
    let mut environment = environment().clone();
    let real = PathBuf::from(std::env::var_os("HOME").unwrap());
    for (name, place) in [("RUSTUP_HOME", ".rustup"), ("CARGO_HOME", ".cargo")] {
        let value = std::env::var_os(name).map_or(real.join(place), PathBuf::from);
        environment.variables.push((name.into(), value.display().to_string()));
    }
    environment.variables.push(("HOME".into(), home.display().to_string()));
    let cells = [("use dl_notebook::prelude::*;", None), ("println!(\"{}\", cats::draw(2, 1)?.m());", None)];
    assert_eq!(printed(&environment, &course(), &cells)[1], "2\n");
}

/// The course's own compiler, under another name for its version, and no rustup that could bring the right one.
#[test]
fn a_compiler_newer_than_the_pin_is_used_with_a_note() {
    let folder = tempfile::tempdir().unwrap();
    let bin = environment().toolchain.sysroot.join("bin");
    let rustc = format!(
        "[ \"$*\" = --version ] && {{ echo 'rustc 1.99.0 (of one day)'; exit; }}\nexec '{}' \"$@\"",
        bin.join("rustc").display()
    );
    let programs = programs(folder.path(), &[], &[("rustc", &rustc)]);
    std::os::unix::fs::symlink(bin.join("cargo"), programs.join("cargo")).unwrap();
    let said = chapter_passes(folder.path(), &programs);
    assert!(said.contains("Rust 1.99.0 is used") && said.contains("rustup toolchain install 1.95.0"), "{said}");
}

/// The compiler without the standard library's source, which the kernel uses to name the types of variables, and no rustup that
/// could bring it.
#[test]
fn without_the_standard_librarys_source() {
    let folder = tempfile::tempdir().unwrap();
    let sysroot = folder.path().join("rust");
    fs::create_dir(&sysroot).unwrap();
    for part in ["bin", "lib"] {
        // Links where the file system allows, else copies.
        let from = environment().toolchain.sysroot.join(part);
        let copied = ["-al", "-a"].iter().any(|how| {
            Command::new("cp").arg(how).arg(&from).arg(&sysroot).stderr(Stdio::null()).status().unwrap().success()
        });
        assert!(copied);
    }
    let source = sysroot.join("lib/rustlib/src");
    if source.exists() {
        fs::remove_dir_all(source).unwrap();
    }
    chapter_passes(folder.path(), &sysroot.join("bin"));
}

/// Sets up a clone with these Rust programs and without rustup, runs chapter 2 there in both languages (every chapter where
/// BAD_DAY_CHAPTERS is set), and compares its outputs with the committed ones. Returns what set-up said.
fn chapter_passes(folder: &Path, rust: &Path) -> String {
    let (cache, clone) = (folder.join("cache"), clone_into(folder));
    half_filled(&cache);
    let path = path_without(&|folder| folder.join("rustup").exists());
    let path: Vec<&Path> = [rust].into_iter().chain(path.iter().map(PathBuf::as_path)).collect();
    let chapters: &[&str] = if std::env::var_os("BAD_DAY_CHAPTERS").is_some() { &["test"] } else { &["test", "2"] };
    let mut command = tool(chapters, &clone, &cache, &path);
    // `cargo test` names the library folder of the compiler it runs with.
    let output = command.env_remove("LD_LIBRARY_PATH").output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{said}");
    said
}

/// Two checkouts set up at once into one cache, while eight kernels of the first work: every kernel answers what is its own.
#[test]
fn two_set_ups_and_eight_kernels_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let cache = folder.path().join("cache");
    let clones = ["one", "two"].map(|name| clone_into(&folder.path().join(name)));
    half_filled(&cache);
    let path = path_without(&|_| false);
    let path: Vec<&Path> = path.iter().map(PathBuf::as_path).collect();
    let of_the_first = environment_of(tool(&["env"], &clones[0], &cache, &path));
    // The first has something to do again.
    let lib = clones[0].join("dl-core/src/lib.rs");
    fs::File::options().append(true).open(lib).unwrap().set_modified(std::time::SystemTime::now()).unwrap();

    let set_ups = clones.each_ref().map(|clone| {
        tool(&["setup"], clone, &cache, &path).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap()
    });
    let first = Course::at(&clones[0]).unwrap();
    let answers: Vec<Vec<String>> = thread::scope(|scope| {
        let kernels: Vec<_> = (0..8)
            .map(|number| {
                let (environment, first) = (&of_the_first, &first);
                scope.spawn(move || {
                    let number = format!("let number: usize = {number};");
                    let cells = [
                        ("use dl_notebook::prelude::*;", None),
                        (number.as_str(), None),
                        ("println!(\"{number}\");", None),
                        ("println!(\"{:?}\", cats::draw(20, 1)?.x.sum());", None),
                    ];
                    printed(environment, first, &cells)
                })
            })
            .collect();
        kernels.into_iter().map(|kernel| kernel.join().unwrap()).collect()
    });
    for set_up in set_ups {
        let output = set_up.wait_with_output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }
    for (number, answer) in answers.iter().enumerate() {
        assert_eq!(answer[2], format!("{number}\n"));
        assert_eq!(answer[3], answers[0][3]);
    }
}
