//! What comes with the course runs nothing by itself: no build script, no script in a notebook but where its reader has run the
//! cell, no address that a notebook fetches from. Licences, advisories and duplicate crates: `cargo deny check`, by deny.toml.

mod support;

use std::{fs, process::Command};

use serde_json::Value;
use support::{course, environment};

/// The paths of all committed files.
fn files() -> Vec<String> {
    let listed = Command::new("git").args(["ls-files", "-z"]).current_dir(course().root()).output().unwrap();
    String::from_utf8(listed.stdout).unwrap().split_terminator('\0').map(String::from).collect()
}

/// The committed notebooks with their paths.
fn notebooks() -> Vec<(String, Value)> {
    let read = |path: String| {
        let text = fs::read_to_string(course().root().join(&path)).unwrap();
        (path, serde_json::from_str(&text).unwrap())
    };
    files().into_iter().filter(|path| path.ends_with(".ipynb")).map(read).collect()
}

#[test]
fn no_package_of_ours_has_a_build_script() {
    for path in files().into_iter().filter(|path| path.ends_with("Cargo.toml")) {
        let manifest = course().root().join(&path);
        assert!(!manifest.with_file_name("build.rs").exists(), "{path}");
        let text = fs::read_to_string(manifest).unwrap();
        assert!(!text.lines().any(|line| line.trim_start().starts_with("build =")), "{path}");
    }
}

/// Jupyter shows the Markdown of any notebook, and strips scripts from it; other programs may not.
#[test]
fn texts_of_notebooks_carry_no_script() {
    let forbidden = ["<script", "javascript:", "<iframe", "<object", "<embed", " onload=", " onerror=", " onclick="];
    for (path, notebook) in notebooks() {
        for cell in notebook["cells"].as_array().unwrap().iter().filter(|cell| cell["cell_type"] == "markdown") {
            let text = cell["source"].to_string().to_lowercase();
            assert!(!forbidden.iter().any(|word| text.contains(word)), "{path}: {text}");
        }
    }
}

/// A stored script must be an output, which Jupyter runs only once the reader has run the cell that makes it.
#[test]
fn stored_scripts_are_those_of_the_slider_and_fetch_nothing() {
    for (path, notebook) in notebooks() {
        // Signed notebooks are trusted: nothing of that may be stored.
        assert!(notebook["metadata"]["signature"].is_null() && !notebook.to_string().contains("\"trusted\""), "{path}");
        let cells = notebook["cells"].as_array().unwrap().iter();
        for output in cells.filter_map(|cell| cell["outputs"].as_array()).flatten() {
            let Some(data) = output["data"].as_object() else { continue };
            assert!(!data.contains_key("application/javascript"), "{path}");
            let html = data.get("text/html").map(Value::to_string).unwrap_or_default();
            for word in ["http:", "https:", "src=\\\"//", "fetch(", "XMLHttpRequest", "import(", "WebSocket"] {
                assert!(!html.contains(word), "{path}: {word}");
            }
        }
    }
}

/// Each Python package by its version, and each of its files by its hash.
#[test]
fn python_is_locked_by_hash() {
    let locks: Vec<String> =
        files().into_iter().filter(|path| path.ends_with(".lock") && path != "Cargo.lock").collect();
    assert!(locks.len() >= 2, "{locks:?}");
    for path in locks {
        let text = fs::read_to_string(course().root().join(&path)).unwrap();
        let packages: Vec<&str> =
            text.split("\n").filter(|line| line.contains("==") && !line.starts_with([' ', '#'])).collect();
        assert!(!packages.is_empty(), "{path}");
        for package in packages {
            let (_, after) = text.split_once(package).unwrap();
            let own = after.lines().skip(1).take_while(|line| line.starts_with(' ')).collect::<String>();
            assert!(package.ends_with('\\') && own.contains("--hash=sha256:"), "{path}: {package}");
        }
    }
}

/// Run as the README says, nothing listens but on this machine: tests/lab.rs. And the kernels' own ports:
#[test]
fn kernels_listen_on_this_machine_only() {
    let python = "from jupyter_client.manager import KernelManager; print(KernelManager(kernel_name='rust').ip)";
    let mut ask = Command::new(&environment().python);
    ask.args(["-c", python]).envs(environment().variables.iter().map(|(name, value)| (name, value)));
    assert_eq!(String::from_utf8(ask.output().unwrap().stdout).unwrap().trim(), "127.0.0.1");
}
