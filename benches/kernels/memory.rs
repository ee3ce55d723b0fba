//! The memory that one learner takes, read from /proc while a chapter runs.

use std::{
    collections::BTreeMap,
    fs,
    sync::atomic::{AtomicBool, Ordering},
    thread,
    time::Duration,
};

/// How often the system is asked.
const PAUSE: Duration = Duration::from_millis(250);

/// Runs `work` and prints the most memory that each kind of process under this one held at once, and all of them together:
/// proportional set size, where a page that several share counts once. Without Linux's /proc it says so.
pub fn report<E>(work: impl FnOnce() -> Result<(), E>) -> Result<(), E> {
    let done = AtomicBool::new(false);
    let (worked, most) = thread::scope(|scope| {
        let watch = scope.spawn(|| {
            let mut most: BTreeMap<String, f64> = BTreeMap::new();
            while !done.load(Ordering::Relaxed) {
                for (name, megabytes) in now() {
                    let peak = most.entry(name).or_default();
                    *peak = peak.max(megabytes);
                }
                thread::sleep(PAUSE);
            }
            most
        });
        let worked = work();
        done.store(true, Ordering::Relaxed);
        (worked, watch.join().unwrap_or_default())
    });
    println!("\nmemory of one learner, MB at most (proportional set size)");
    if most.is_empty() {
        println!("not known: it is read from /proc, which this system does not have");
    }
    for (name, megabytes) in most {
        println!("{megabytes:6.0}  {name}");
    }
    worked
}

/// Megabytes by what a process is, and of all together.
fn now() -> BTreeMap<String, f64> {
    let mut sums = BTreeMap::new();
    for pid in below(std::process::id()) {
        let read = |file: &str| fs::read_to_string(format!("/proc/{pid}/{file}")).unwrap_or_default();
        let rollup = read("smaps_rollup");
        let kilobytes =
            rollup.lines().find_map(|line| line.strip_prefix("Pss:")?.split_whitespace().next()?.parse().ok());
        let Some(kilobytes): Option<f64> = kilobytes else { continue };
        // The runner stands in for JupyterLab, and is no part of a kernel.
        let Some(name) =
            kind(read("cmdline").split('\0').next().unwrap_or_default(), read("environ").contains("EVCXR_IS_RUNTIME"))
        else {
            continue;
        };
        for name in [name, "all of a kernel at once"] {
            *sums.entry(name.to_owned()).or_default() += kilobytes * 1024.0 / 1e6;
        }
    }
    sums
}

fn kind(program: &str, runs_cells: bool) -> Option<&'static str> {
    match program.rsplit('/').next()? {
        "evcxr_jupyter" if runs_cells => Some("the process that runs the cells"),
        "evcxr_jupyter" => Some("the kernel, rust-analyzer in it"),
        name if name.starts_with("python") => None,
        _ => Some("cargo, compiler and linker, while a cell is compiled"),
    }
}

/// All processes below one.
fn below(root: u32) -> Vec<u32> {
    let parent = |pid: u32| -> Option<u32> {
        let stat = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
        // The name, in parentheses, may hold spaces.
        stat.rsplit_once(") ")?.1.split_whitespace().nth(1)?.parse().ok()
    };
    let entries = fs::read_dir("/proc").into_iter().flatten().flatten();
    let pids: Vec<u32> = entries.filter_map(|entry| entry.file_name().to_str()?.parse().ok()).collect();
    let parents: BTreeMap<u32, u32> = pids.into_iter().filter_map(|pid| Some((pid, parent(pid)?))).collect();
    let comes_from = |mut pid: u32| {
        while let Some(&next) = parents.get(&pid) {
            if next == root {
                return true;
            }
            pid = next;
        }
        false
    };
    parents.keys().copied().filter(|&pid| comes_from(pid)).collect()
}
