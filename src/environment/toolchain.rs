//! The Rust compiler that the kernel uses: the one the course is tested with, so that a future one cannot break it by surprise.

use std::{
    fs,
    path::{Path, PathBuf},
};

use super::{Progress, cache, program};
use crate::{Problem, Result};

/// The version the course is tested with. Pinned here and not in a rust-toolchain.toml: that names a toolchain, and rustup insists on
/// fetching one of that name where an installed 1.95.0 is called `stable`.
pub(super) const VERSION: &str = "1.95.0";

/// A compiler to run the kernel with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Toolchain {
    /// Its name for rustup; None where the compiler on the path is used as it is.
    pub name: Option<String>,
    /// Its folder.
    pub sysroot: PathBuf,
    /// The folder of its standard library, which every cell loads.
    pub library: PathBuf,
    /// What `rustc --version` answers, such as 1.95.0.
    pub version: String,
}

/// Finds the pinned compiler: on the path, among rustup's toolchains (by what it answers, whatever it is called), or has rustup
/// fetch it. A newer one without the pinned one within reach is used with a warning, an older one is refused.
pub(super) fn find(cache: &Path, progress: &Progress) -> Result<Toolchain> {
    let toolchain = pinned(progress)?;
    add_rust_src(&toolchain, cache, progress)?;
    Ok(toolchain)
}

fn pinned(progress: &Progress) -> Result<Toolchain> {
    let names = names();
    // The toolchain that bears the version as its name first: no need to ask it.
    let mut candidates: Vec<&String> = names.iter().filter(|name| name.starts_with(VERSION)).collect();
    candidates.extend(names.iter().filter(|name| name.starts_with("stable")));
    candidates.extend(names.iter().filter(|name| !name.starts_with(VERSION) && !name.starts_with("stable")));
    if let Some(found) = candidates.iter().filter_map(|name| ask(Some(name))).find(|found| found.version == VERSION) {
        return Ok(found);
    }
    let active = ask(None);
    if let Some(active) = active.clone().filter(|active| active.version == VERSION) {
        return Ok(active);
    }
    if !names.is_empty() {
        progress.say(
            &format!("Fetching Rust {VERSION}, which the course is tested with (about 200 MB, once) ..."),
            &format!("Descargando Rust {VERSION}, con el que se prueba el curso (unos 200 MB, una sola vez) ..."),
        );
        let mut rustup = program::command("rustup");
        rustup.args(["toolchain", "install", VERSION, "--profile", "minimal", "--no-self-update"]);
        let fetched = program::run(["rustup"; 2], &mut rustup, |line| progress.step(line));
        progress.done();
        if let (Ok(_), Some(found)) = (fetched, ask(Some(VERSION))) {
            return Ok(found);
        }
    }
    match active {
        None => Err(Problem::in_both(
            "no responde ningún compilador de Rust: instala Rust con rustup (mira su sitio, rustup.rs) y ejecuta `cargo run` de nuevo",
            "no Rust compiler answers: install Rust with rustup (see its site, rustup.rs), then run `cargo run` again",
        )),
        Some(active) if older(&active.version) => Err(Problem::in_both(
            format!(
                "Rust {} es demasiado antiguo, el curso necesita {VERSION}: ejecuta `rustup toolchain install {VERSION}` y luego `cargo run` de nuevo",
                active.version
            ),
            format!(
                "Rust {} is too old, the course needs {VERSION}: run `rustup toolchain install {VERSION}`, then `cargo run` again",
                active.version
            ),
        )),
        Some(active) => {
            progress.say(
                &format!("Note: Rust {} is used, the course is tested with {VERSION}; if a notebook misbehaves, run `rustup toolchain install {VERSION}`.", active.version),
                &format!("Nota: se usa Rust {}, el curso se prueba con {VERSION}; si un cuaderno falla, ejecuta `rustup toolchain install {VERSION}`.", active.version),
            );
            Ok(active)
        }
    }
}

/// The toolchains that rustup has; none without rustup.
fn names() -> Vec<String> {
    let list = program::run(["rustup"; 2], program::command("rustup").args(["toolchain", "list"]), |_| ());
    list.unwrap_or_default().lines().filter_map(|line| line.split_whitespace().next()).map(String::from).collect()
}

/// Asks a toolchain, or the compiler on the path, who it is.
fn ask(name: Option<&str>) -> Option<Toolchain> {
    let answer = |question: &[&str]| {
        let mut rustc = program::command("rustc");
        if let Some(name) = name {
            rustc.env("RUSTUP_TOOLCHAIN", name);
        }
        // Nothing may be fetched for the mere question.
        rustc.env("RUSTUP_AUTO_INSTALL", "0").args(question);
        program::run(["rustc"; 2], &mut rustc, |_| ()).ok()
    };
    let version = answer(&["--version"])?.split_whitespace().nth(1)?.to_owned();
    let sysroot = PathBuf::from(answer(&["--print", "sysroot"])?.trim());
    let library = PathBuf::from(answer(&["--print", "target-libdir"])?.trim());
    Some(Toolchain { name: name.map(String::from), sysroot, library, version })
}

fn older(version: &str) -> bool {
    let parts = |v: &str| v.split(['.', '-']).take(3).map(|part| part.parse().unwrap_or(0)).collect::<Vec<u32>>();
    parts(version) < parts(VERSION)
}

/// Adds the standard library's source, which the kernel uses to name the types of variables. The course does without it where
/// it cannot be had: its notebooks name their types.
fn add_rust_src(toolchain: &Toolchain, cache: &Path, progress: &Progress) -> Result<()> {
    let source = toolchain.sysroot.join("lib/rustlib/src/rust/library");
    // Asked once and in vain, it is not asked again at each start: that may take long without a network.
    let in_vain = cache.join(format!("no-rust-src-{}", toolchain.version));
    let Some(name) = toolchain.name.as_deref().filter(|_| !source.is_dir() && !in_vain.exists()) else { return Ok(()) };
    progress.say(
        "Adding the standard library's source (rust-src) ...",
        "Agregando el código de la biblioteca estándar (rust-src) ...",
    );
    let mut rustup = program::command("rustup");
    rustup.args(["component", "add", "rust-src", "--toolchain", name]);
    let added = program::run(["rustup"; 2], &mut rustup, |line| progress.step(line));
    progress.done();
    if added.is_err() || !source.is_dir() {
        cache::write(&in_vain, "rustup could not add rust-src; delete this file to have it tried again\n")?;
    } else {
        let _ = fs::remove_file(in_vain);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_compared_by_number() {
        assert!(older("1.94.1") && older("1.9.0") && older("0.99.0"));
        assert!(!older("1.95.0") && !older("1.100.0") && !older("2.0.0") && !older("1.96.0-nightly"));
    }

    #[test]
    fn the_pin_is_the_same_everywhere() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let says = |file: &str, words: &str| {
            assert!(fs::read_to_string(root.join(file)).unwrap().contains(words), "{file}: {words}")
        };
        says("dl-core/Cargo.toml", &format!("rust-version = \"{}\"", VERSION.trim_end_matches(".0")));
        says(".ci/run", VERSION);
        says(".github/workflows/ci.yml", &format!("RUSTUP_TOOLCHAIN: {VERSION}"));
        says("README.md", VERSION);
        says("README.es.md", VERSION);
    }
}
