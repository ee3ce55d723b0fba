//! Other programs, run with a clean environment, their words kept.

use std::{
    env,
    io::{BufRead, BufReader, Read},
    path::Path,
    process::{Command, Stdio},
    sync::mpsc,
    thread,
};

use crate::{Problem, Result};

/// A program without what `cargo run` and `cargo test` put into the environment for this one: it would change what a cargo
/// called from here does.
pub(crate) fn command(program: impl AsRef<Path>) -> Command {
    let mut command = Command::new(program.as_ref());
    for (name, _) in env::vars_os() {
        let text = name.to_string_lossy();
        let ours = (text.starts_with("CARGO_") && !KEPT.iter().any(|kept| text.starts_with(kept)))
            || text.starts_with("RUSTUP_TOOLCHAIN")
            || ["CARGO", "RUSTFLAGS", "RUSTDOCFLAGS", "RUSTC_WRAPPER", "PYTHONHOME", "PYTHONPATH", "VIRTUAL_ENV"]
                .contains(&text.as_ref());
        if ours {
            command.env_remove(&name);
        }
    }
    command.stdin(Stdio::null());
    command
}

/// Cargo's variables that are the user's own: where it lives, and how it reaches the network.
const KEPT: [&str; 5] = ["CARGO_HOME", "CARGO_HTTP", "CARGO_NET", "CARGO_REGISTR", "CARGO_SOURCE"];

/// Runs to the end, calling `line` with each line it prints (a line ends at `\r` too, as progress bars end theirs). Returns its
/// stdout, or the problem that its words tell; `what` it does, in Spanish and in English.
pub(crate) fn run(what: [&str; 2], command: &mut Command, mut line: impl FnMut(&str)) -> Result<String> {
    let [spanish, english] = what;
    let name = command.get_program().to_string_lossy().into_owned();
    let started = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
    let mut child = started.map_err(|e| {
        Problem::in_both(
            format!("{spanish}: {name} no se puede iniciar ({e})"),
            format!("{english}: {name} cannot be started ({e})"),
        )
    })?;
    // Both pipes are read at once: a program that fills one while we wait on the other would hang.
    let (sender, lines) = mpsc::channel();
    forward(child.stdout.take(), true, sender.clone());
    forward(child.stderr.take(), false, sender);
    let (mut printed, mut said) = (String::new(), String::new());
    for (is_stdout, text) in lines {
        text.split(['\r', '\n']).filter(|part| !part.trim().is_empty()).for_each(&mut line);
        if is_stdout {
            printed.push_str(&text);
        }
        said.push_str(&text);
    }
    let status = child.wait().map_err(|e| Problem::in_both(format!("{spanish}: {e}"), format!("{english}: {e}")))?;
    if status.success() { Ok(printed) } else { Err(Problem::of_program(what, &said)) }
}

/// Sends what a pipe yields, line by line.
fn forward(pipe: Option<impl Read + Send + 'static>, is_stdout: bool, sender: mpsc::Sender<(bool, String)>) {
    let Some(pipe) = pipe else { return };
    thread::spawn(move || {
        let mut pipe = BufReader::new(pipe);
        let mut bytes = Vec::new();
        while pipe.read_until(b'\n', &mut bytes).is_ok_and(|count| count > 0) {
            if sender.send((is_stdout, String::from_utf8_lossy(&bytes).into_owned())).is_err() {
                break;
            }
            bytes.clear();
        }
    });
}
