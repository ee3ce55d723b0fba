//! What a notebook compiles is what the course's Cargo.lock says, whatever has been released since.

mod support;

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

use course::{
    Language,
    environment::Environment,
    run::{self, Ended, code_cell},
};
use serde_json::json;
use support::{course, environment};

/// The versions in a Cargo.lock, by name.
fn versions(lock: &str) -> BTreeMap<String, Vec<String>> {
    let value = |line: &str, key: &str| line.strip_prefix(key).map(|rest| rest.trim_matches('"').to_owned());
    let mut versions: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut name = String::new();
    for line in lock.lines() {
        if let Some(found) = value(line, "name = ") {
            name = found;
        } else if let Some(version) = value(line, "version = ") {
            versions.entry(name.clone()).or_default().push(version);
        }
    }
    versions
}

/// Fails where a version is not the course's; `ctx` is the kernel's own package.
fn expect_the_courses(lock: &str) {
    let ours = versions(&fs::read_to_string(course().root().join("Cargo.lock")).unwrap());
    let found = versions(lock);
    assert!(found.len() > 20, "{found:?}");
    for (name, versions) in found.iter().filter(|(name, _)| *name != "ctx") {
        let known = ours.get(name).unwrap_or_else(|| panic!("{name} {versions:?} is not in the course's Cargo.lock"));
        assert!(
            versions.iter().all(|version| known.contains(version)),
            "{name}: {versions:?}, the course has {known:?}"
        );
    }
}

/// The Cargo.lock of a real kernel's build folder after it has brought dl-core.
fn lock_of_a_kernel(environment: &Environment) -> String {
    let cells = [
        ":dep dl-core = { path = \"../../dl-core\" }\n:dep dl-notebook = { path = \"../../dl-notebook\", features = [\"hdf5\"] }",
        "println!(\"{}\", std::fs::read_to_string(format!(\"{}/Cargo.lock\", std::env::var(\"EVCXR_TMPDIR\").unwrap())).unwrap());",
    ];
    let cells: Vec<_> = cells.iter().enumerate().map(|(i, code)| code_cell(&format!("cell-{i}"), code)).collect();
    let notebook = json!({ "cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5 });
    let execution = run::execute(environment, &notebook, &course().folder(Language::En), &mut |_| ()).unwrap();
    let faults = run::judge(&notebook, &execution);
    assert!(faults.is_empty() && matches!(execution.ended, Ended::Complete(_)), "{faults:?}");
    execution.cells[1].outputs[0]["text"].as_str().unwrap().to_owned()
}

#[test]
fn a_kernel_compiles_the_locked_versions() {
    expect_the_courses(&lock_of_a_kernel(environment()));
}

fn cargo(folder: &Path, arguments: &[&str]) -> Output {
    let ended = Command::new(env!("CARGO")).args(arguments).current_dir(folder).output().unwrap();
    assert!(ended.status.success(), "{}", String::from_utf8_lossy(&ended.stderr));
    ended
}

/// A world in which one crate has a newer release: a manifest without a lock takes it, a real kernel does not.
#[test]
fn a_newer_release_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let root = course().root().to_owned();
    let vendored = folder.path().join("vendored");
    let mut environment = environment().clone();
    let vendor = ["vendor", "--locked", "--offline", "--versioned-dirs", &vendored.display().to_string()];
    let settings = cargo(&root, &vendor).stdout;
    release_again(&vendored, "once_cell");
    // Cargo's own folder in that world, with nothing but where the crates are; the kernel's compiler stays where it is.
    let home = folder.path().join("home");
    fs::create_dir(&home).unwrap();
    fs::write(home.join("config.toml"), settings).unwrap();
    let real = PathBuf::from(std::env::var_os("HOME").unwrap()).join(".rustup");
    let rustup = std::env::var_os("RUSTUP_HOME").map_or(real, PathBuf::from);
    environment.variables.extend(
        [("CARGO_HOME", &home), ("RUSTUP_HOME", &rustup)]
            .map(|(name, path)| (name.to_owned(), path.display().to_string())),
    );

    let package = folder.path().join("floating");
    fs::create_dir_all(package.join("src")).unwrap();
    fs::write(package.join("src/lib.rs"), "").unwrap();
    let manifest = format!(
        "[package]\nname = \"ctx\"\nversion = \"1.0.0\"\n[dependencies]\ndl-notebook = {{ path = '{}', features = [\"hdf5\"] }}\n",
        root.join("dl-notebook").display()
    );
    fs::write(package.join("Cargo.toml"), manifest).unwrap();
    let mut resolve = Command::new(env!("CARGO"));
    resolve.args(["metadata", "--offline", "--format-version", "1"]).current_dir(&package).env("CARGO_HOME", &home);
    assert!(resolve.output().unwrap().status.success());
    let floating = fs::read_to_string(package.join("Cargo.lock")).unwrap();
    assert_eq!(versions(&floating)["once_cell"], ["1.99.0"], "the newer release is not found");

    // Everything is compiled anew there, in the kernel's own folder: what other kernels start from stays as it is.
    let filled = environment.python.ancestors().nth(3).unwrap().join("build/target");
    let before = records(&filled);
    expect_the_courses(&lock_of_a_kernel(&environment));
    assert!(records(&filled) == before, "a kernel has written into the build folder that all begin with");
}

/// What cargo has noted of the crates in a build folder: every file of its .fingerprint folders.
fn records(target: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut records = BTreeMap::new();
    let mut folders = vec![target.to_owned()];
    while let Some(folder) = folders.pop() {
        for path in fs::read_dir(folder).into_iter().flatten().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                folders.push(path);
            } else if path.components().any(|part| part.as_os_str() == ".fingerprint") {
                _ = records.insert(path.clone(), fs::read(&path).unwrap());
            }
        }
    }
    records
}

/// Adds to a folder of crates a version 1.99.0 of one of them.
fn release_again(vendored: &Path, name: &str) {
    let of_that_name = |path: &PathBuf| {
        let folder = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        folder.rsplit_once('-').is_some_and(|(found, _)| found == name)
    };
    let old = fs::read_dir(vendored).unwrap().map(|entry| entry.unwrap().path()).find(of_that_name).unwrap();
    let new = vendored.join(format!("{name}-1.99.0"));
    fs::create_dir_all(new.join("src")).unwrap();
    fs::write(new.join("src/lib.rs"), "").unwrap();
    fs::write(new.join(".cargo-checksum.json"), "{\"files\":{}}").unwrap();
    let manifest = fs::read_to_string(old.join("Cargo.toml")).unwrap();
    let version = old.file_name().unwrap().to_string_lossy().rsplit_once('-').unwrap().1.to_owned();
    fs::write(new.join("Cargo.toml"), manifest.replace(&format!("version = \"{version}\""), "version = \"1.99.0\""))
        .unwrap();
}
