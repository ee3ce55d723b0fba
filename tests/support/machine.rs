//! Machines for set-up to meet: with these programs and no others, with a cache and a checkout of their own.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

use course::environment::Environment;

use super::{course, environment};

/// `cargo run -- ARGUMENTS` with a cache folder of its own and only these folders on the path.
pub fn tool(arguments: &[&str], root: &Path, cache: &Path, path: &[&Path]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_course"));
    command.args(arguments).env("CARGO_MANIFEST_DIR", root).env("XDG_CACHE_HOME", cache).env("LC_ALL", "C");
    command.env("PATH", env::join_paths(path).unwrap()).stdin(Stdio::null());
    command
}

/// The sentence a set-up on a bad day ends in; it must end in failure.
pub fn sentence(mut command: Command) -> String {
    let Output { status, stderr, .. } = command.output().unwrap();
    let said = String::from_utf8_lossy(&stderr).into_owned();
    assert!(!status.success(), "{said}");
    said.trim().lines().last().unwrap_or_default().to_owned()
}

/// Where a program of this machine is.
pub fn which(name: &str) -> PathBuf {
    let path = env::var_os("PATH").unwrap();
    let found = env::split_paths(&path).map(|folder| folder.join(name)).find(|file| file.is_file());
    found.unwrap_or_else(|| panic!("this test needs {name}"))
}

/// A folder of programs: links to this machine's, and scripts.
pub fn programs(folder: &Path, linked: &[&str], scripts: &[(&str, &str)]) -> PathBuf {
    let folder = folder.join("programs");
    fs::create_dir_all(&folder).unwrap();
    for name in linked {
        std::os::unix::fs::symlink(which(name), folder.join(name)).unwrap();
    }
    for (name, text) in scripts {
        let path = folder.join(name);
        fs::write(&path, format!("#!/bin/sh\n{text}\n")).unwrap();
        fs::set_permissions(&path, std::os::unix::fs::PermissionsExt::from_mode(0o755)).unwrap();
    }
    folder
}

/// The Rust programs that there are here; rustup is not everywhere.
pub fn rust() -> Vec<&'static str> {
    let rustup = env::split_paths(&env::var_os("PATH").unwrap()).any(|folder| folder.join("rustup").is_file());
    if rustup { vec!["rustc", "cargo", "rustup"] } else { vec!["rustc", "cargo"] }
}

/// A clone of this checkout as it is committed or not, without what is built, in a folder whose name has spaces, accents
/// and quotes.
pub fn clone_into(folder: &Path) -> PathBuf {
    let clone = folder.join("curso de \"ñandúes\" d'Ana");
    let files = Command::new("git")
        .args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"])
        .current_dir(course().root())
        .output()
        .unwrap();
    for name in String::from_utf8(files.stdout).unwrap().split_terminator('\0') {
        let target = clone.join(name);
        fs::create_dir_all(target.parent().unwrap()).unwrap();
        fs::copy(course().root().join(name), target).unwrap();
    }
    clone
}

/// A cache folder in which JupyterLab and the kernel stand already, as links to those of this machine, and nothing else.
pub fn half_filled(cache: &Path) {
    let link = |folder: &Path| {
        let to = cache.join("deep-learning-from-scratch").join(folder.file_name().unwrap());
        std::os::unix::fs::symlink(folder, to).unwrap();
    };
    fs::create_dir_all(cache.join("deep-learning-from-scratch")).unwrap();
    link(environment().python.ancestors().nth(2).unwrap());
    let kernel = environment().kernel.ancestors().nth(2).unwrap();
    if kernel.ends_with(format!("evcxr_jupyter-{}", course::environment::KERNEL_VERSION)) {
        link(kernel);
    }
}

/// The folders of this machine's path, and before them that of the kernel; without those where `left_out` says so.
pub fn path_without(left_out: &dyn Fn(&Path) -> bool) -> Vec<PathBuf> {
    let path = env::var_os("PATH").unwrap();
    let kernel = environment().kernel.parent().unwrap().to_owned();
    let folders = [kernel].into_iter().chain(env::split_paths(&path));
    folders.filter(|folder| !left_out(folder)).collect()
}

/// What a set-up of another checkout made, from what its `env` command prints.
pub fn environment_of(mut env_command: Command) -> Environment {
    let output = env_command.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let printed = String::from_utf8(output.stdout).unwrap();
    let variables = printed.lines().filter_map(|line| {
        let (name, value) = line.strip_prefix("export ")?.split_once("='")?;
        let value = value.strip_suffix('\'')?.replace("'\\''", "'");
        (name != "PATH").then_some((name.to_owned(), value))
    });
    Environment { variables: variables.collect(), ..environment().clone() }
}
