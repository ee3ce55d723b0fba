//! Set-up: everything that a notebook needs, made where it is missing.

mod warm;

use crate::{
    Course, Result,
    environment::{self, Environment, Progress, cache, lock},
};

/// Sets up whatever is missing, and says what it is doing.
///
/// Safe to call at any time: it does only what is not done, one set-up at a time on a machine, and one that was killed is
/// completed by the next.
pub fn set_up(course: &Course, progress: &Progress) -> Result<Environment> {
    let cache = cache::folder()?;
    let lock = lock::take(&cache, progress)?;
    let made = environment::install(course, &cache, &lock, progress)
        .and_then(|made| warm::warm(course, &cache, &made, progress).map(|()| made));
    made.map_err(|problem| cache::full(&cache).unwrap_or(problem))
}
