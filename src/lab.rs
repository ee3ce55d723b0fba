//! JupyterLab, opened on the course.

use std::{
    fs, io,
    path::Path,
    process::{Command, Stdio},
};

use crate::{
    Course, Language, Problem, Result,
    environment::{self, Environment},
};

/// How JupyterLab is to be started; the names are Jupyter's own.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Only print the address.
    pub no_browser: bool,
    /// The port to begin with; the next free one is taken where it is not.
    pub port: Option<u16>,
}

/// Turns this process into JupyterLab in the learner's language, which prints its address; returns only with a problem, or at the
/// end where a process cannot turn into another.
///
/// It listens on this machine only and asks for its token, as it does by default.
pub fn open(course: &Course, environment: &Environment, language: Language, options: &Options) -> Result<()> {
    expect_writable(&course.folder(language))?;
    let first = course.chapters()?.into_iter().find(|name| !name.starts_with("00")).unwrap_or_default();
    let mut lab = environment::command(&environment.python);
    lab.args(["-m", "jupyterlab", "--ServerApp.log_level=ERROR", "--LabApp.log_level=ERROR"]);
    lab.arg(format!("--ServerApp.root_dir={}", course.root().display()));
    // A kernel answers once it has brought dl-core: seconds, and more where a whole class starts at once.
    lab.arg("--MappingKernelManager.kernel_info_timeout=300");
    lab.arg(format!("--LabApp.default_url=/lab/tree/notebooks/{}/{first}.ipynb", language.code()));
    if options.no_browser {
        lab.arg("--no-browser");
    }
    if let Some(port) = options.port {
        lab.arg(format!("--port={port}"));
    }
    if is_root() {
        lab.arg("--allow-root");
    }
    lab.envs(environment.variables.iter().map(|(name, value)| (name, value))).current_dir(course.root());
    // Its own: at Ctrl-C, JupyterLab asks whether it is meant.
    lab.stdin(Stdio::inherit());
    println!(
        "{}",
        language.pick(
            "Abriendo JupyterLab; para cerrarlo: Ctrl-C aquí, y luego y.",
            "Opening JupyterLab; to end it: Ctrl-C here, then y."
        )
    );
    run(lab)
}

#[cfg(unix)]
fn run(mut lab: Command) -> Result<()> {
    // In place of this process: signals from the terminal then go where they belong.
    let error = std::os::unix::process::CommandExt::exec(&mut lab);
    Err(not_started(&error))
}

#[cfg(not(unix))]
fn run(mut lab: Command) -> Result<()> {
    lab.status().map(|_| ()).map_err(|error| not_started(&error))
}

fn not_started(error: &io::Error) -> Problem {
    Problem::in_both(
        format!("JupyterLab no se puede iniciar: {error}"),
        format!("JupyterLab cannot be started: {error}"),
    )
}

/// A notebook that cannot be saved would lose the learner's work.
fn expect_writable(folder: &Path) -> Result<()> {
    let trial = folder.join(format!(".trial-{}", std::process::id()));
    fs::write(&trial, "x").and_then(|()| fs::remove_file(&trial)).map_err(|e| Problem::file(folder, &e))
}

/// Jupyter refuses to run as root unless told; in a container one often is.
fn is_root() -> bool {
    let id = environment::command("id").arg("-u").output();
    id.is_ok_and(|answer| answer.stdout.starts_with(b"0\n"))
}
