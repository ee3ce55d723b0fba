//! What the whole-course tests share.
#![allow(dead_code, reason = "each test file is a program of its own and uses its part")]

#[cfg(unix)]
pub mod machine;

use std::{io::Write, path::PathBuf, sync::OnceLock};

use course::{
    Course,
    environment::{Environment, Progress},
    setup,
};

/// This checkout.
pub fn course() -> Course {
    Course::here().unwrap()
}

/// The course set up, once for the whole program.
pub fn environment() -> &'static Environment {
    static ENVIRONMENT: OnceLock<Environment> = OnceLock::new();
    ENVIRONMENT.get_or_init(|| {
        setup::set_up(&course(), &Progress::new(course::Language::En)).unwrap_or_else(|problem| panic!("{problem}"))
    })
}

/// The folder of the original photos: where `DL_CATS` points, or beside the checkout; None, said clearly, where they are not.
pub fn original_photos(test: &str) -> Option<PathBuf> {
    let named = std::env::var_os("DL_CATS").filter(|value| !value.is_empty()).map(PathBuf::from);
    let folder = named.unwrap_or_else(|| course().root().join("../shared/data/catvnoncat"));
    if folder.join("train_catvnoncat.h5").is_file() && folder.join("test_catvnoncat.h5").is_file() {
        return folder.canonicalize().ok();
    }
    skipped(test, "the original photos are not here; set DL_CATS to the folder of the two .h5 files");
    None
}

/// Says that a test is skipped, past the test runner, which keeps back what a passing test prints.
pub fn skipped(test: &str, why: &str) {
    let _ = writeln!(std::io::stderr(), "SKIPPED {test}: {why}");
}
