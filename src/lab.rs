//! JupyterLab, opened on the course.

use std::{
    fs,
    path::Path,
    process::{Child, ExitStatus},
    thread,
    time::Duration,
};

use serde_json::Value;

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

/// Starts JupyterLab in the learner's language, prints its address and waits for it to end.
///
/// It listens on this machine only and asks for its token, as it does by default.
pub fn open(course: &Course, environment: &Environment, language: Language, options: &Options) -> Result<()> {
    expect_writable(&course.folder(language))?;
    let first = course.chapters()?.into_iter().next().unwrap_or_default();
    let mut lab = environment::command(&environment.python);
    lab.args(["-m", "jupyterlab", "--ServerApp.log_level=WARN"]);
    lab.arg(format!("--ServerApp.root_dir={}", course.root().display()));
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
    let variable =
        |name: &str| environment.variables.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone());
    let runtime = variable("JUPYTER_RUNTIME_DIR").unwrap_or_default();
    lab.envs(environment.variables.iter().map(|(name, value)| (name, value))).current_dir(course.root());
    let mut child = lab.spawn().map_err(|e| Problem::new(format!("JupyterLab cannot be started: {e}")))?;
    let address = wait_for_address(&mut child, Path::new(&runtime))?;
    let url = format!("{}lab/tree/notebooks/{}/{first}.ipynb?token={}", address.url, language.code(), address.token);
    println!(
        "{}\n\n    {url}\n",
        language.pick(
            "JupyterLab está abierto; para cerrarlo, Ctrl-C aquí:",
            "JupyterLab is open; to end it, Ctrl-C here:"
        )
    );
    ended(&child.wait().map_err(|e| Problem::new(format!("JupyterLab: {e}")))?)
}

struct Address {
    url: String,
    token: String,
}

/// The address that the server writes into its runtime folder as soon as it listens.
fn wait_for_address(child: &mut Child, runtime: &Path) -> Result<Address> {
    let file = runtime.join(format!("jpserver-{}.json", child.id()));
    loop {
        let server = fs::read_to_string(&file).ok().and_then(|text| serde_json::from_str::<Value>(&text).ok());
        if let Some(server) = server {
            let text = |name: &str| server[name].as_str().unwrap_or_default().to_owned();
            return Ok(Address { url: text("url"), token: text("token") });
        }
        if let Ok(Some(status)) = child.try_wait() {
            ended(&status)?;
            return Err(Problem::new("JupyterLab ended before it listened; its words above say why"));
        }
        thread::sleep(Duration::from_millis(100));
    }
}

/// Ctrl-C is how one ends it: no problem.
fn ended(status: &ExitStatus) -> Result<()> {
    match status.code() {
        Some(0 | 130) | None => Ok(()),
        Some(code) => Err(Problem::new(format!("JupyterLab ended with code {code}; its words above say why"))),
    }
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
