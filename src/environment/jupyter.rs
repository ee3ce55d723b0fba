//! JupyterLab and what runs notebooks headless, in a virtual environment: every package pinned, every file by its hash.

use std::{
    fs,
    path::{Path, PathBuf},
};

use sha2::{Digest, Sha256};

use super::{Progress, cache, lock::Lock, program};
use crate::{Problem, Result};

const LOCK: &str = include_str!("jupyter.lock");

/// The oldest Python that the locked packages run on.
const OLDEST: (u32, u32) = (3, 10);

/// Settings of JupyterLab for a first start without questions: no news, no look for updates.
const SETTINGS: &str = r#"{
  "@jupyterlab/apputils-extension:notification": { "fetchNews": "false", "checkForUpdates": false }
}
"#;

/// The Python of the environment, which is made where it is missing.
pub(super) fn install(cache: &Path, lock: &Lock, progress: &Progress) -> Result<PathBuf> {
    let key: String = Sha256::digest(LOCK).iter().take(6).map(|byte| format!("{byte:02x}")).collect();
    let folder = cache.join(format!("jupyter-{key}"));
    let python = if cfg!(windows) { folder.join("Scripts/python.exe") } else { folder.join("bin/python") };
    let complete = folder.join("complete");
    if complete.exists() && python.exists() {
        return Ok(python);
    }
    let base = find_python()?;
    if folder.exists() {
        // Left by a set-up that was killed, or the Python it stood on is gone.
        fs::remove_dir_all(&folder).map_err(|e| Problem::file(&folder, &e))?;
    }
    progress.say(
        "Installing JupyterLab (about a minute, once) ...",
        "Instalando JupyterLab (cerca de un minuto, una sola vez) ...",
    );
    let mut venv = program::command(&base);
    lock.give_to(&mut venv);
    program::run(
        ["crear un entorno virtual", "making a virtual environment"],
        venv.args(["-m", "venv"]).arg(&folder),
        |_| (),
    )?;
    let requirements = folder.join("jupyter.lock");
    cache::write(&requirements, LOCK)?;
    let all = LOCK.lines().filter(|line| line.contains("==")).count();
    let mut collected = 0;
    let mut pip = program::command(&python);
    lock.give_to(&mut pip);
    pip.args([
        "-m",
        "pip",
        "install",
        "--require-hashes",
        "--no-deps",
        "--no-input",
        "--progress-bar",
        "off",
        "--retries",
        "2",
    ]);
    pip.args(["--disable-pip-version-check", "--requirement"]).arg(&requirements);
    program::run(["instalar JupyterLab", "installing JupyterLab"], &mut pip, |line| {
        collected += usize::from(line.starts_with("Collecting"));
        progress.step(&format!("JupyterLab: {collected} / {all}"));
    })?;
    progress.done();
    cache::write(&folder.join("share/jupyter/lab/settings/overrides.json"), SETTINGS)?;
    cache::write(&complete, "")?;
    Ok(python)
}

/// A Python that is new enough and can make virtual environments.
fn find_python() -> Result<PathBuf> {
    let mut problem = None;
    for name in ["python3", "python", "python3.14", "python3.13", "python3.12", "python3.11", "python3.10", "py"] {
        match try_python(name) {
            Some(Ok(())) => return Ok(PathBuf::from(name)),
            Some(Err(why)) => problem = problem.or(Some(why)),
            None => {}
        }
    }
    let (major, minor) = OLDEST;
    Err(problem.unwrap_or_else(|| {
        Problem::in_both(
            format!(
                "no responde ningún Python, el curso necesita el {major}.{minor} o uno más nuevo: instálalo con `sudo apt install python3 python3-venv` (Debian, Ubuntu), `brew install python` (macOS) o `winget install Python.Python.3.13` (Windows) y ejecuta `cargo run` de nuevo"
            ),
            format!(
            "no Python answers, the course needs {major}.{minor} or newer: install it with `sudo apt install python3 python3-venv` (Debian, Ubuntu), `brew install python` (macOS) or `winget install Python.Python.3.13` (Windows), then run `cargo run` again"
        ))
    }))
}

/// None where there is no such program, else whether it serves.
fn try_python(name: &str) -> Option<Result<()>> {
    let answer = |code: &str| program::run(["python"; 2], program::command(name).args(["-c", code]), |_| ());
    let version = answer("import sys; print(*sys.version_info[:2])").ok()?;
    let mut numbers = version.split_whitespace().filter_map(|number| number.parse().ok());
    let version = (numbers.next()?, numbers.next()?);
    let (major, minor) = OLDEST;
    if version < OLDEST {
        return Some(Err(Problem::in_both(
            format!(
                "Python {}.{} es demasiado antiguo, el curso necesita el {major}.{minor} o uno más nuevo: instala otro a su lado (`sudo apt install python3.11 python3.11-venv`, `brew install python`) y ejecuta `cargo run` de nuevo",
                version.0, version.1
            ),
            format!(
                "Python {}.{} is too old, the course needs {major}.{minor} or newer: install one beside it (`sudo apt install python3.11 python3.11-venv`, `brew install python`), then run `cargo run` again",
                version.0, version.1
            ),
        )));
    }
    if answer("import venv, ensurepip").is_err() {
        return Some(Err(Problem::in_both(
            format!(
                "a Python {}.{} le falta su módulo venv: ejecuta `sudo apt install python3-venv` (Debian, Ubuntu) y luego `cargo run` de nuevo",
                version.0, version.1
            ),
            format!(
                "Python {}.{} lacks its venv module: run `sudo apt install python3-venv` (Debian, Ubuntu), then `cargo run` again",
                version.0, version.1
            ),
        )));
    }
    Some(Ok(()))
}
