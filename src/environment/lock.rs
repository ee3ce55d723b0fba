//! One set-up at a time on a machine. The operating system lifts the lock when the process ends, however it ends.

use std::{
    fs::{File, TryLockError},
    path::Path,
};

use super::Progress;
use crate::{Problem, Result};

/// Held while it lives.
pub(super) struct Lock {
    _file: File,
}

/// Takes the lock, waiting for whoever holds it.
pub(super) fn take(cache: &Path, progress: &Progress) -> Result<Lock> {
    let path = cache.join("lock");
    let file = File::create(&path).map_err(|e| Problem::file(&path, &e))?;
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
    Ok(Lock { _file: file })
}
