//! Compiles once what every notebook compiles first, so that the kernel finds it in its cache.

use std::{
    fs,
    path::{Path, PathBuf},
};

use sha2::{Digest, Sha256};

use crate::{
    Course, Language, Problem, Result,
    environment::{Environment, KERNEL_VERSION, Progress, cache, kernelspec, program},
    run,
};

/// Fetches the locked dependencies and has the kernel compile them, unless that is done.
pub(super) fn warm(course: &Course, cache: &Path, environment: &Environment, progress: &Progress) -> Result<()> {
    let mut key = Sha256::new();
    let mut sources = vec![course.root().join("Cargo.lock")];
    for package in ["dl-core", "dl-notebook"] {
        let package = course.root().join(package);
        sources.push(package.join("Cargo.toml"));
        collect(&package.join("src"), &mut sources)?;
    }
    sources.sort();
    for path in sources {
        // The build folder knows the two crates by their paths: another clone is compiled for itself.
        key.update(path.as_os_str().as_encoded_bytes());
        let failed = |e: std::io::Error| Problem::file(&path, &e);
        key.update(fs::read(&path).map_err(failed)?);
        // Cargo looks at times, not at contents: a checkout that only touched a file would have every kernel compile them anew.
        let changed = fs::metadata(&path).and_then(|file| file.modified()).map_err(failed)?;
        let since = changed.duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
        key.update(since.as_nanos().to_le_bytes());
    }
    key.update(KERNEL_VERSION);
    key.update(kernelspec::start(course));
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
    program::run(["descargar las dependencias", "fetching dependencies"], &mut fetch, |line| progress.step(line))?;
    progress.done();
    for language in Language::ALL {
        let mut filling = environment.clone();
        filling.variables.push(("COURSE_FILLS_CACHE".into(), language.code().into()));
        // Its settings bring both crates with the features that the language's notebooks ask for.
        let draw = "plot::picture(&Picture::of(&cats::draw(1, 1)?, 0)?, 64, \"warm\")?";
        run::check_cells(course, &filling, &["use dl_notebook::prelude::*;", draw])?;
    }
    cache::write(&done, "")
}

/// All files below a folder.
fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    let failed = |e: std::io::Error| Problem::file(folder, &e);
    for entry in fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        if path.is_dir() { collect(&path, files)? } else { files.push(path) }
    }
    Ok(())
}
