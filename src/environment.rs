//! What the notebooks run in: the Rust kernel, JupyterLab, and the settings that join them.
//!
//! Everything lives in two places: a folder of this course in the user's cache (shared by all clones), and `.course/` in the
//! checkout. Nothing else is written: not the user's Jupyter, not their cargo bin folder.

pub(crate) mod cache;
mod jupyter;
mod kernel;
pub(crate) mod kernelspec;
pub(crate) mod lock;
pub(crate) mod program;
mod progress;
mod toolchain;

use std::path::{Path, PathBuf};

pub use kernel::VERSION as KERNEL_VERSION;
pub(crate) use program::command;
pub use progress::Progress;
pub use toolchain::Toolchain;

use crate::{Course, Result};
use lock::Lock;

/// A set-up course, ready to run notebooks.
#[derive(Debug, Clone)]
pub struct Environment {
    /// The compiler the kernel uses.
    pub toolchain: Toolchain,
    /// The Python of the virtual environment that holds JupyterLab.
    pub python: PathBuf,
    /// The Rust kernel, evcxr_jupyter.
    pub kernel: PathBuf,
    /// Variables for Jupyter programs, so that they use this course's kernel and settings and nobody else's.
    pub variables: Vec<(String, String)>,
}

/// Installs whatever is missing of it; the lock keeps other set-ups out.
pub(crate) fn install(course: &Course, cache: &Path, lock: &Lock, progress: &Progress) -> Result<Environment> {
    let toolchain = toolchain::find(cache, progress)?;
    let python = jupyter::install(cache, lock, progress)?;
    let kernel = kernel::install(cache, lock, &toolchain, &python, progress)?;
    let variables = kernelspec::install(course, cache, &toolchain, &python, &kernel)?;
    Ok(Environment { toolchain, python, kernel, variables })
}
