//! JupyterLab as `cargo run` opens it: on this machine only, behind its token, in the learner's language, with the course's
//! kernel.

#![cfg(unix)]

mod support;

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::{TcpListener, TcpStream},
    process::{Child, Command, Stdio},
    sync::atomic::{AtomicU16, Ordering},
    thread,
    time::Duration,
};

use support::environment;

/// The server, ended with the test.
struct Lab(Child);

impl Drop for Lab {
    fn drop(&mut self) {
        // The tool has become JupyterLab.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// The first line of what a server answers, and the rest.
fn get(port: u16, path: &str) -> (String, String) {
    // The server prints its address a moment before it listens.
    let connected = (0..100).find_map(|_| {
        let stream = TcpStream::connect(("127.0.0.1", port)).ok();
        stream.or_else(|| {
            thread::sleep(Duration::from_millis(100));
            None
        })
    });
    let mut stream = connected.expect("the server listens within ten seconds");
    write!(stream, "GET {path} HTTP/1.0\r\nHost: localhost:{port}\r\n\r\n").unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    let (first, rest) = answer.split_once("\r\n").unwrap();
    (first.to_owned(), rest.to_owned())
}

/// JupyterLab, started by `cargo run` in Spanish at this port, and the address that it prints, with its token.
fn open(port: u16) -> (Lab, String) {
    environment();
    let mut tool = Command::new(env!("CARGO_BIN_EXE_course"));
    tool.args(["--lang", "es", "--no-browser", "--port", &port.to_string()])
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::piped());
    let mut lab = Lab(tool.spawn().unwrap());
    // Read from to the end: the server must not find its stderr closed.
    let lines = BufReader::new(lab.0.stderr.take().unwrap()).lines();
    let mut lines = lines.map_while(Result::ok);
    let url = lines.find(|line| line.contains("http://")).expect("the address is printed").trim().to_owned();
    thread::spawn(move || lines.for_each(drop));
    (lab, url)
}

/// A free port that the system does not hand out by itself, so that nobody takes it before the server; another at each call.
fn free_port() -> u16 {
    static CALLS: AtomicU16 = AtomicU16::new(0);
    let first = 20_000 + (std::process::id() % 8_000) as u16 + 500 * CALLS.fetch_add(1, Ordering::Relaxed);
    (first..32_000).find(|&port| TcpListener::bind(("127.0.0.1", port)).is_ok()).expect("a port is free")
}

#[test]
fn where_its_port_is_taken_it_takes_another() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port();
    let (_lab, url) = open(port);
    let found = url.split_once("localhost:").and_then(|(_, rest)| rest.split('/').next()?.parse().ok());
    let found: u16 = found.unwrap_or_else(|| panic!("{url}"));
    assert_ne!(found, port, "{url}");
    let token = url.split_once("?token=").expect("the address has a token").1;
    assert!(get(found, &format!("/api/contents?token={token}")).0.contains("200"));
}

#[test]
fn it_opens_on_this_machine_only_behind_its_token() {
    let port = free_port();
    let (_lab, url) = open(port);
    let (address, token) = url.split_once("?token=").expect("the address has a token");
    // Not the notation, which comes before the first chapter.
    assert!(address.ends_with(&format!(":{port}/lab/tree/notebooks/es/01-motivation.ipynb")), "{url}");

    assert!(get(port, "/api/contents").0.contains("403"), "without a token nothing is answered");
    assert!(get(port, &format!("/api/contents?token={token}")).0.contains("200"));
    let kernels = get(port, &format!("/api/kernelspecs?token={token}")).1;
    assert!(kernels.contains("\"rust\"") && kernels.contains(".course/kernel.py"), "{kernels}");

    // Who looks from outside finds nobody: the only listener on the port is on the loopback address.
    let listening = std::fs::read_to_string("/proc/net/tcp").unwrap_or_default();
    let ours = format!(":{port:04X} ");
    let addresses: Vec<&str> = listening
        .lines()
        .filter(|line| line.contains(" 0A "))
        .filter_map(|line| line.split_whitespace().nth(1))
        .collect();
    assert!(
        addresses
            .iter()
            .filter(|address| format!("{address} ").contains(&ours))
            .all(|address| address.starts_with("0100007F:")),
        "{addresses:?}"
    );
}

/// Jupyter lets go of the ports that it has chosen for a kernel, and another kernel could get them before this one listens.
#[test]
#[cfg(target_os = "linux")]
fn no_two_kernels_meet_on_a_port() {
    let port = free_port();
    let (_lab, url) = open(port);
    let token = url.split_once("?token=").expect("the address has a token").1;
    assert!(get(port, "/api").0.contains("200"));
    let environment = environment();
    let mut command = Command::new(&environment.python);
    command.args(["-c", include_str!("support/ports.py"), &format!("http://localhost:{port}"), token]);
    let output = command.envs(environment.variables.iter().map(|(name, value)| (name, value))).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let ports: Vec<serde_json::Value> = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(ports.len(), 5);
    for port in ports {
        assert_eq!(port, serde_json::json!({ "kept": true, "open": true }));
    }
}
