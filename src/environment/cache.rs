//! The course's folder in the user's cache, and how something is put into it so that it is there whole or not at all.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use crate::{Problem, Result};

/// The course's folder in the user's cache: made if need be, and tried for writing.
pub(crate) fn folder() -> Result<PathBuf> {
    let folder = base()?.join("deep-learning-from-scratch");
    fs::create_dir_all(&folder).map_err(|e| refused(&folder, &e))?;
    let trial = folder.join(format!(".trial-{}", std::process::id()));
    fs::write(&trial, "x").and_then(|()| fs::remove_file(&trial)).map_err(|e| refused(&folder, &e))?;
    Ok(folder)
}

fn refused(folder: &Path, error: &std::io::Error) -> Problem {
    use std::io::ErrorKind::{QuotaExceeded, StorageFull};
    match error.kind() {
        StorageFull | QuotaExceeded => Problem::file(folder, error),
        _ => Problem::in_both(
            format!(
                "la carpeta de caché {} no se puede escribir ({error}): nombra otra con `XDG_CACHE_HOME=/una/carpeta/tuya cargo run`",
                folder.display()
            ),
            format!(
                "the cache folder {} cannot be written ({error}): name another with `XDG_CACHE_HOME=/a/folder/of/yours cargo run`",
                folder.display()
            ),
        ),
    }
}

/// The user's cache folder, where the operating system wants it.
fn base() -> Result<PathBuf> {
    let variable = |name: &str| env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    if let Some(path) = variable("XDG_CACHE_HOME") {
        return Ok(path);
    }
    let base = if cfg!(windows) {
        variable("LOCALAPPDATA")
    } else if cfg!(target_os = "macos") {
        variable("HOME").map(|home| home.join("Library/Caches"))
    } else {
        variable("HOME").map(|home| home.join(".cache"))
    };
    base.ok_or_else(|| {
        Problem::in_both(
            "ni HOME ni XDG_CACHE_HOME nombran una carpeta: nombra una, como con `XDG_CACHE_HOME=/una/carpeta/tuya cargo run`",
            "neither HOME nor XDG_CACHE_HOME names a folder: set one, such as `XDG_CACHE_HOME=/a/folder/of/yours cargo run`",
        )
    })
}

/// The problem that the disk is full, if it is: a program that fails for that may say anything.
pub(crate) fn full(folder: &Path) -> Option<Problem> {
    let trial = folder.join(format!(".trial-{}", std::process::id()));
    let written = fs::write(&trial, vec![1; 8 << 20]);
    let _ = fs::remove_file(&trial);
    let error = written.err()?;
    matches!(error.kind(), std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded)
        .then(|| Problem::file(folder, &error))
}

/// Runs `make` on a folder beside `target` and moves it there when it is whole. What a killed attempt left is cleared.
pub(crate) fn whole(target: &Path, make: impl FnOnce(&Path) -> Result<()>) -> Result<()> {
    let part = target.with_extension("part");
    if part.exists() {
        fs::remove_dir_all(&part).map_err(|e| Problem::file(&part, &e))?;
    }
    make(&part)?;
    fs::rename(&part, target).map_err(|e| Problem::file(target, &e))
}

/// Writes a file, unless it says the same already, so that it is there whole or not at all.
pub(crate) fn write(path: &Path, text: &str) -> Result<()> {
    if fs::read_to_string(path).is_ok_and(|old| old == text) {
        return Ok(());
    }
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder).map_err(|e| Problem::file(folder, &e))?;
    let part = path.with_extension(format!("part-{}", std::process::id()));
    fs::write(&part, text).map_err(|e| Problem::file(path, &e))?;
    fs::rename(&part, path).map_err(|e| Problem::file(path, &e))
}
