//! Set-up as newcomers meet it: on a bare machine, on a bad day, and without a trace outside its two folders.

#![cfg(unix)]

mod support;

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread,
    time::Duration,
};

use course::run::{self, code_cell};
use serde_json::json;
use support::{
    course, environment,
    machine::{clone_into, half_filled, programs, rust, sentence, tool},
    skipped,
};

#[test]
fn python_absent() {
    let cache = tempfile::tempdir().unwrap();
    let path = programs(cache.path(), &rust(), &[]);
    let said = sentence(tool(&["setup"], course().root(), cache.path(), &[&path]));
    assert!(said.contains("no Python answers") && said.contains("apt install python3"), "{said}");
}

#[test]
fn python_too_old() {
    let cache = tempfile::tempdir().unwrap();
    let path = programs(cache.path(), &rust(), &[("python3", "echo 3 7")]);
    let said = sentence(tool(&["setup"], course().root(), cache.path(), &[&path]));
    assert!(said.contains("Python 3.7 is too old") && said.contains("brew install python"), "{said}");
}

#[test]
fn python_without_venv() {
    let cache = tempfile::tempdir().unwrap();
    let script = "case \"$2\" in *version_info*) echo 3 11;; *) exit 1;; esac";
    let path = programs(cache.path(), &rust(), &[("python3", script)]);
    let said = sentence(tool(&["setup"], course().root(), cache.path(), &[&path]));
    assert!(said.contains("lacks its venv module") && said.contains("apt install python3-venv"), "{said}");
}

#[test]
fn compiler_too_old() {
    let cache = tempfile::tempdir().unwrap();
    let script = "case \"$*\" in --version) echo 'rustc 1.80.1 (3f5fd8dd4 2024-08-06)';; *) echo /nowhere;; esac";
    let path = programs(cache.path(), &[], &[("rustc", script)]);
    let said = sentence(tool(&["setup"], course().root(), cache.path(), &[&path]));
    assert!(said.contains("Rust 1.80.1 is too old") && said.contains("rustup toolchain install 1.95.0"), "{said}");
}

#[test]
fn no_network() {
    let cache = tempfile::tempdir().unwrap();
    let path = std::env::var_os("PATH").unwrap();
    let folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
    let folders: Vec<&Path> = folders.iter().map(PathBuf::as_path).collect();
    let mut command = tool(&["setup"], course().root(), cache.path(), &folders);
    // A proxy that nobody runs: every connection is refused.
    for name in ["http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "CARGO_HTTP_PROXY"] {
        command.env(name, "http://127.0.0.1:9");
    }
    let said = sentence(command);
    assert!(said.contains("the network cannot be reached") && said.contains("cargo run"), "{said}");
}

#[test]
fn a_cache_folder_that_cannot_be_written() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a file");
    fs::write(&file, "").unwrap();
    let said = sentence(tool(&["setup"], course().root(), &file, &[Path::new("/usr/bin")]));
    assert!(said.contains("cannot be written") && said.contains("XDG_CACHE_HOME="), "{said}");
}

#[test]
fn a_full_disk_and_a_read_only_checkout() {
    // Needs mounts of its own: as root, or where users may have their own namespaces.
    let mounts = |script: &str, arguments: &[&Path]| {
        let mut command = Command::new("unshare");
        command.args(["--mount", "--map-root-user", "sh", "-c", script, "sh"]).args(arguments);
        command.env("CARGO_MANIFEST_DIR", course().root()).env("LC_ALL", "C").output()
    };
    if !mounts("mount -t tmpfs tmpfs /mnt", &[]).is_ok_and(|output| output.status.success()) {
        skipped("a full disk and a read-only checkout", "this machine does not let a test mount");
        return;
    }
    let program = Path::new(env!("CARGO_BIN_EXE_course"));
    let folder = tempfile::tempdir().unwrap();
    let full = mounts(
        "mount -t tmpfs -o size=2m tmpfs \"$2\" && XDG_CACHE_HOME=\"$2\" exec \"$1\" setup",
        &[program, folder.path()],
    )
    .unwrap();
    let said = String::from_utf8_lossy(&full.stderr).into_owned();
    assert!(
        !full.status.success() && said.contains("disk") && said.contains("full") && said.contains("free 3 GB"),
        "{said}"
    );

    environment(); // everything is set up: only the checkout is in the way
    let root = course().root().to_owned();
    let script = "mount --bind \"$2\" \"$2\" && mount -o remount,bind,ro \"$2\" && exec \"$1\" lab --no-browser";
    let read_only = mounts(script, &[program, &root]).unwrap();
    let said = String::from_utf8_lossy(&read_only.stderr).into_owned();
    assert!(!read_only.status.success() && said.contains("cannot be written") && said.contains("chmod"), "{said}");
}

#[test]
fn a_second_start_finds_everything_done() {
    environment();
    let output = Command::new(env!("CARGO_BIN_EXE_course")).args(["setup", "--lang", "es"]).output().unwrap();
    assert!(output.status.success());
    assert_eq!(String::from_utf8_lossy(&output.stderr), "", "nothing is left to do");
    assert!(String::from_utf8_lossy(&output.stdout).contains("Todo está listo"));
}

/// Every file below a folder with its bytes.
fn contents(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() { folders.push(path) } else { _ = files.insert(path.clone(), fs::read(path).unwrap()) }
        }
    }
    files
}

#[test]
fn the_learners_own_jupyter_and_cargo_are_untouched() {
    let home = tempfile::tempdir().unwrap();
    let own = home.path().join(".local/share/jupyter/kernels/rust");
    fs::create_dir_all(&own).unwrap();
    fs::create_dir_all(home.path().join(".cargo/bin")).unwrap();
    fs::create_dir_all(home.path().join(".jupyter")).unwrap();
    // As an older release of the kernel left it: without this release's version.txt, which is what provokes an update.
    fs::write(own.join("kernel.json"), "{\"argv\": [\"mine\"], \"display_name\": \"Rust\", \"language\": \"rust\"}")
        .unwrap();
    fs::write(home.path().join(".cargo/bin/mine"), "mine").unwrap();
    let before = contents(home.path());

    let mut environment = environment().clone();
    let real_home = PathBuf::from(std::env::var_os("HOME").unwrap());
    let place = |name: &str, folder: &str| {
        let value = std::env::var_os(name).map_or(real_home.join(folder), PathBuf::from);
        (name.to_owned(), value.display().to_string())
    };
    // Rust stays where it is; everything else believes in the new home.
    environment.variables.extend([place("RUSTUP_HOME", ".rustup"), place("CARGO_HOME", ".cargo")]);
    environment.variables.push(("HOME".into(), home.path().display().to_string()));
    let notebook = json!({ "cells": [code_cell("a", "println!(\"{}\", 6 * 7);")], "metadata": {}, "nbformat": 4, "nbformat_minor": 5 });
    let execution = run::execute(&environment, &notebook, &course().folder(course::Language::En), &mut |_| ()).unwrap();
    assert_eq!(run::judge(&notebook, &execution), []);
    assert_eq!(execution.cells[0].outputs[0]["text"], "42\n", "our kernel answered, not the learner's");
    assert!(contents(home.path()) == before, "{:?}", contents(home.path()).keys());

    // The trap is real: the same kernel started without our kernelspec's variables rewrites the learner's.
    let mut bare = Command::new(&environment.kernel);
    bare.args(["--control_file", "/no/such/file"])
        .env_remove("JUPYTER_PATH")
        .env_remove("XDG_DATA_HOME")
        .env("HOME", home.path());
    bare.output().unwrap();
    assert!(contents(home.path()) != before);
}

/// Whether a package can be fetched.
fn network(folder: &Path) -> bool {
    let mut pip = Command::new(&environment().python);
    pip.args(["-m", "pip", "download", "--quiet", "--no-deps", "--retries", "0", "--timeout", "10", "--dest"]);
    pip.arg(folder.join("wheels")).arg("nbformat==5.11.1").stderr(Stdio::null());
    pip.status().unwrap().success()
}

/// Killed half-way, started twice at once, then once more: it stands, and nothing was done twice.
#[test]
fn a_fresh_machine_with_accents_killed_half_way_and_two_at_once() {
    let kernel = environment().kernel.parent().unwrap().to_owned();
    let folder = tempfile::tempdir().unwrap();
    let cache = folder.path().join("caché de prueba");
    let clone = clone_into(folder.path());
    if !network(folder.path()) {
        skipped("installing JupyterLab afresh", "there is no network; the one of this machine stands in for it");
        half_filled(&cache);
    }
    // The built kernel on the path stands in for the seven minutes of building it.
    let mut path = vec![kernel];
    path.extend(std::env::split_paths(&std::env::var_os("PATH").unwrap()));
    let path: Vec<&Path> = path.iter().map(PathBuf::as_path).collect();
    let start = || -> Child {
        tool(&["setup"], &clone, &cache, &path).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
    };

    let mut killed = start();
    thread::sleep(Duration::from_secs(6));
    killed.kill().unwrap();
    killed.wait().unwrap();

    let both = [start(), start()].map(|child| child.wait_with_output().unwrap());
    let said: Vec<String> = both.iter().map(|output| String::from_utf8_lossy(&output.stderr).into_owned()).collect();
    assert!(both.iter().all(|output| output.status.success()), "{said:?}");
    let times = |words: &str| said.iter().filter(|said| said.contains(words)).count();
    // One waits for the other, and both for what the killed one had started.
    assert!(times("Another set-up is running") >= 1, "{said:?}");
    assert_eq!(times("Compiling what the notebooks stand on"), 1, "{said:?}");
    assert_eq!(times("Building the Rust kernel"), 0, "the one on the path is used: {said:?}");

    let last = start().wait_with_output().unwrap();
    assert!(last.status.success() && last.stderr.is_empty(), "{}", String::from_utf8_lossy(&last.stderr));
}
