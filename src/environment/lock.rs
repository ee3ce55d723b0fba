//! One set-up at a time on a machine. The operating system lifts the lock when the process ends, however it ends, and all the
//! programs with it that were given the lock.

use std::{
    fs::{File, TryLockError},
    path::Path,
    process::{Command, Stdio},
};

use super::Progress;
use crate::{Problem, Result};

/// Held while it lives.
pub(crate) struct Lock {
    file: File,
}

impl Lock {
    /// Has a program hold the lock as well: where this process is killed, the program goes on, and the next set-up waits for it
    /// instead of working in the same folder. The program gets the lock's file, which is empty, as its stdin.
    pub(crate) fn give_to(&self, command: &mut Command) {
        if let Ok(file) = self.file.try_clone() {
            command.stdin(Stdio::from(file));
        }
    }
}

/// Takes the lock, waiting for whoever holds it.
pub(crate) fn take(cache: &Path, progress: &Progress) -> Result<Lock> {
    let path = cache.join("lock");
    // Readable, for the programs that get it as their stdin.
    let opened = File::options().read(true).write(true).create(true).truncate(false).open(&path);
    let file = opened.map_err(|e| Problem::file(&path, &e))?;
    match file.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => {
            progress.say(
                "Another set-up is running; waiting for it.",
                "Hay otra instalación en marcha; espero a que termine.",
            );
            file.lock().map_err(|e| Problem::file(&path, &e))?;
        }
        Err(TryLockError::Error(e)) => return Err(Problem::file(&path, &e)),
    }
    Ok(Lock { file })
}
