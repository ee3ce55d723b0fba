//! Compiles once what every notebook compiles first, so that the kernel finds it in its cache.

use std::{fs, path::Path};

use sha2::{Digest, Sha256};

use super::{Environment, KERNEL_VERSION, Progress, cache, kernelspec::STARTER, program};
use crate::{Course, Problem, Result, run};

/// Fetches the locked dependencies and has the kernel compile them, unless that is done.
pub(super) fn warm(course: &Course, cache: &Path, environment: &Environment, progress: &Progress) -> Result<()> {
    let mut key = Sha256::new();
    for file in ["Cargo.lock", "dl-core/Cargo.toml"] {
        let path = course.root().join(file);
        key.update(fs::read(&path).map_err(|e| Problem::file(&path, &e))?);
    }
    key.update(KERNEL_VERSION);
    key.update(STARTER);
    key.update(&environment.toolchain.version);
    let key: String = key.finalize().iter().take(6).map(|byte| format!("{byte:02x}")).collect();
    let done = cache.join(format!("warm-{key}"));
    if done.exists() {
        return Ok(());
    }
    progress.say(
        "Compiling what the notebooks stand on (about a minute, once) ...",
        "Compilando la base de los cuadernos (cerca de un minuto, una sola vez) ...",
    );
    let mut fetch = program::command("cargo");
    if let Some(name) = &environment.toolchain.name {
        fetch.env("RUSTUP_TOOLCHAIN", name);
    }
    fetch.args(["fetch", "--locked"]).current_dir(course.root());
    program::run("fetching dependencies", &mut fetch, |line| progress.step(line))?;
    progress.done();
    let cells = [
        ":dep dl-core = { path = \"../../dl-core\", features = [\"hdf5\"] }",
        "use dl_core::prelude::*;",
        "plot::picture(&cats::draw(1, 1)?.picture(0)?, 64, \"warm\")?",
    ];
    let mut filling = environment.clone();
    filling.variables.push(("COURSE_FILLS_CACHE".into(), "1".into()));
    run::check_cells(course, &filling, &cells)?;
    cache::write(&done, "")
}
