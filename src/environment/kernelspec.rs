//! The checkout's own kernelspec, `rust`, and the variables that make Jupyter use it and leave the user's settings alone.

use std::{fs, path::Path};

use serde_json::json;

use super::{Toolchain, cache};
use crate::{Course, Language, Problem, Result};

/// Settings of the kernel. The cache keeps compiled dependencies, so that a notebook need not compile them again; offline, the
/// kernel takes what set-up has fetched and does not ask the network at each start; a stub's unused arguments are no news.
///
/// A kernel of the notebooks also brings the course's two crates before it answers, with a first figure: what the first cells would wait for
/// (the crate, the standard library in rust-analyzer's memory, a first `?`) is done while the learner reads the first lines.
fn settings(course: &Course, language: Option<Language>) -> String {
    let bring = language.map_or(String::new(), |language| {
        // A JSON string is one of TOML too.
        let path = |name: &str| json!(course.root().join(name).display().to_string());
        let (core, notebook) = (path("dl-core"), path("dl-notebook"));
        let core_features = language.pick(", features = [\"spanish\"]", "");
        let features = language.pick("\"hdf5\", \"spanish\"", "\"hdf5\"");
        format!(
            ":dep dl-core = {{ path = {core}{core_features} }}\n:dep dl-notebook = {{ path = {notebook}, features = [{features}] }}\n"
        )
    });
    // Without a language the crate comes with a cell, so the lock must be there when the last line of the settings has run.
    let last = if language.is_some() { FIRST_FIGURE } else { RESTORE_LOCK };
    format!("[evcxr]\noffline_mode = true\nprelude = '''\n:cache 1000\n{bring}#![allow(unused)]\n{last}'''\n")
}

const FIRST_FIGURE: &str = "\
let _ready: dl_notebook::plot::Figure = {
    use dl_notebook::prelude::*;
    plot::curves(&[Line::new(\"y\", vec![(0.0, 1.0)])], &Axes::new(\"\", \"x\", \"y\"))?
};
";

/// Puts the course's Cargo.lock into the kernel's build folder, as the last thing before dl-core is brought. Not earlier: as it starts,
/// the kernel has cargo build a package without dependencies, and cargo then strikes every crate from a lock. (Without `?`: the first
/// one of a session costs a compilation.)
const RESTORE_LOCK: &str = "\
if let (Ok(lock), Ok(folder)) = (std::env::var(\"COURSE_LOCK\"), std::env::var(\"EVCXR_TMPDIR\")) {
    if let Err(error) = std::fs::copy(&lock, std::path::Path::new(&folder).join(\"Cargo.lock\")) {
        eprintln!(\"{lock}: {error}\");
    }
}
";

/// What starts the kernel: it gives each kernel a cache of its own.
const STARTER: &str = include_str!("kernel.py");

/// Settings of Jupyter's servers: no two kernels meet on a port.
const PORTS: &str = include_str!("ports.py");

/// All that decides what a kernel compiles before it answers.
pub(crate) fn start(course: &Course) -> String {
    let settings = Language::ALL.map(|language| settings(course, Some(language)));
    [STARTER, RESTORE_LOCK].into_iter().chain(settings.iter().map(String::as_str)).collect()
}

/// Writes the kernelspec, and returns the variables for Jupyter programs.
pub(crate) fn install(
    course: &Course,
    cache: &Path,
    toolchain: &Toolchain,
    python: &Path,
    kernel: &Path,
) -> Result<Vec<(String, String)>> {
    let state = course.state();
    fs::create_dir_all(&state).map_err(|e| Problem::file(&state, &e))?;
    let text = |path: &Path| path.display().to_string();
    let mut env = json!({
        "EVCXR_CONFIG_DIR": text(&state.join("evcxr")),
        // At each start the kernel updates the kernelspec in JUPYTER_PATH, or the user's own where that is not set. Here it
        // finds none, and leaves everything as it is.
        "JUPYTER_PATH": text(&state.join("none")),
        // A panic is told in two lines, not in thirty.
        "RUST_BACKTRACE": "0",
    });
    if let Some(name) = &toolchain.name {
        env["RUSTUP_TOOLCHAIN"] = json!(name);
    }
    let starter = state.join("kernel.py");
    cache::write(&starter, STARTER)?;
    cache::write(&state.join("config/jupyter_server_config.py"), PORTS)?;
    let places =
        [text(cache), text(&cache.join("kernels")), text(&toolchain.library), text(&course.root().join("Cargo.lock"))];
    let mut argv = vec![text(python), text(&starter)];
    argv.extend(places);
    argv.extend([text(kernel), "--control_file".into(), "{connection_file}".into()]);
    let spec = json!({
        "argv": argv,
        "display_name": "Rust",
        "env": env,
        "interrupt_mode": "message",
        "language": "rust",
    });
    cache::write(&state.join("jupyter/kernels/rust/kernel.json"), &format!("{spec:#}\n"))?;
    let folder = state.join("evcxr");
    cache::write(&folder.join("evcxr.toml"), &settings(course, None))?;
    for language in Language::ALL {
        let folder = folder.join(language.code());
        cache::write(&folder.join("init.evcxr"), RESTORE_LOCK)?;
        cache::write(&folder.join("evcxr.toml"), &settings(course, Some(language)))?;
    }

    let folders = [
        ("JUPYTER_PATH", "jupyter"),
        ("JUPYTER_DATA_DIR", "data"),
        ("JUPYTER_CONFIG_DIR", "config"),
        ("JUPYTER_RUNTIME_DIR", "runtime"),
        ("JUPYTERLAB_SETTINGS_DIR", "lab/settings"),
        ("JUPYTERLAB_WORKSPACES_DIR", "lab/workspaces"),
        ("IPYTHONDIR", "ipython"),
    ];
    let mut variables: Vec<(String, String)> =
        folders.map(|(name, folder)| (name.to_owned(), text(&state.join(folder)))).into();
    variables.push(("PYTHONNOUSERSITE".into(), "1".into()));
    Ok(variables)
}
