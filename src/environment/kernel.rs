//! The Rust kernel: evcxr_jupyter, one on the path if it is the right one, else built once into the user's cache.

use std::{
    env, fs,
    path::{Path, PathBuf},
    time::{Instant, UNIX_EPOCH},
};

use super::{Progress, Toolchain, cache, lock::Lock, program};
use crate::{Problem, Result};

/// The version that the course is written for.
pub const VERSION: &str = "0.22.0";

const NAME: &str = if cfg!(windows) { "evcxr_jupyter.exe" } else { "evcxr_jupyter" };

/// Asks a kernel for its version over Jupyter's protocol: it has no option that tells.
const ASK: &str = include_str!("ask_kernel.py");

/// The kernel's path; it is built where it is missing.
pub(super) fn install(
    cache: &Path,
    lock: &Lock,
    toolchain: &Toolchain,
    python: &Path,
    progress: &Progress,
) -> Result<PathBuf> {
    let folder = cache.join(format!("evcxr_jupyter-{VERSION}"));
    let kernel = folder.join("bin").join(NAME);
    if kernel.exists() {
        return Ok(kernel);
    }
    if let Some(found) = on_the_path(cache, python, progress)? {
        return Ok(found);
    }
    progress.say(
        &format!("Building the Rust kernel, evcxr_jupyter {VERSION} (about 7 minutes on 2 cores, once) ..."),
        &format!(
            "Compilando el kernel de Rust, evcxr_jupyter {VERSION} (unos 7 minutos con 2 núcleos, una sola vez) ..."
        ),
    );
    // Kept until the kernel stands: a build that was killed goes on from there.
    let build = cache.join("evcxr_jupyter-build");
    cache::whole(&folder, |part| {
        let mut cargo = program::command("cargo");
        lock.give_to(&mut cargo);
        if let Some(name) = &toolchain.name {
            cargo.env("RUSTUP_TOOLCHAIN", name);
        }
        cargo.args(["install", "--locked", "evcxr_jupyter", "--version", VERSION, "--no-track", "--root"]).arg(part);
        cargo.current_dir(cache).env("CARGO_TARGET_DIR", &build);
        cargo.env("CARGO_TERM_PROGRESS_WHEN", "always").env("CARGO_TERM_PROGRESS_WIDTH", "80");
        let begun = Instant::now();
        program::run(["compilar el kernel de Rust", "building the Rust kernel"], &mut cargo, |line| {
            report(line, begun, progress)
        })?;
        progress.done();
        Ok(())
    })?;
    fs::remove_dir_all(&build).map_err(|e| Problem::file(&build, &e))?;
    Ok(kernel)
}

/// How far cargo is, from its progress bar: `Building [=>  ] 57/231: ...`.
fn report(line: &str, begun: Instant, progress: &Progress) {
    let Some((done, all)) = counts(line) else { return };
    let minutes = begun.elapsed().as_secs() / 60;
    progress.step(&format!("evcxr_jupyter: {done} / {all} ({} %), {minutes} min", 100 * done / all));
}

fn counts(line: &str) -> Option<(u64, u64)> {
    let (_, after) = line.split_once("Building [")?;
    let (_, after) = after.split_once("] ")?;
    let (done, all) = after.split(':').next()?.trim().split_once('/')?;
    Some((done.parse().ok()?, all.parse().ok().filter(|&all| all > 0)?))
}

/// A kernel of the right version on the path or in the cargo bin folder.
fn on_the_path(cache: &Path, python: &Path, progress: &Progress) -> Result<Option<PathBuf>> {
    let mut folders: Vec<PathBuf> =
        env::var_os("PATH").map(|path| env::split_paths(&path).collect()).unwrap_or_default();
    folders.extend(env::var_os("CARGO_HOME").map(|home| PathBuf::from(home).join("bin")));
    folders.extend(env::var_os("HOME").map(|home| PathBuf::from(home).join(".cargo/bin")));
    let Some(kernel) = folders.iter().map(|folder| folder.join(NAME)).find(|path| path.is_file()) else {
        return Ok(None);
    };

    // An answer is kept as long as the file stays the same: asking takes seconds.
    let changed = fs::metadata(&kernel).and_then(|m| Ok((m.len(), m.modified()?)));
    let (size, time) = changed.map_err(|e| Problem::file(&kernel, &e))?;
    let seconds = time.duration_since(UNIX_EPOCH).map_or(0, |d| d.as_secs());
    let key = format!("{}\n{size}\n{seconds}\n", kernel.display());
    let answers = cache.join("kernel-on-path");
    if let Some(version) =
        fs::read_to_string(&answers).ok().and_then(|known| known.strip_prefix(&key).map(String::from))
    {
        return Ok((version == VERSION).then_some(kernel));
    }
    progress.say(
        "Asking the evcxr_jupyter on the path for its version ...",
        "Preguntando su versión al evcxr_jupyter instalado ...",
    );
    let mut ask = program::command(python);
    // A path of its own without kernels: otherwise the kernel would rewrite the learner's kernelspec.
    ask.args(["-c", ASK])
        .arg(&kernel)
        .env("JUPYTER_PATH", cache.join("none"))
        .env("JUPYTER_RUNTIME_DIR", cache.join("runtime"));
    let answer = program::run(["preguntar al kernel", "asking the kernel"], &mut ask, |_| ()).unwrap_or_default();
    let version = answer.lines().last().unwrap_or_default().trim();
    cache::write(&answers, &format!("{key}{version}"))?;
    Ok((version == VERSION).then_some(kernel))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cargos_progress_bar_is_read() {
        assert_eq!(counts("    Building [======>     ] 57/231: ra_ap_ide, syn"), Some((57, 231)));
        assert_eq!(counts("   Compiling syn v2.0.0"), None);
        assert_eq!(counts("    Building [ ] 0/0"), None);
    }
}
