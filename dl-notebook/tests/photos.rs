//! The original photos, where this machine has them: the numbers that the Python original published.
#![cfg(feature = "hdf5")]

use std::{
    io::Write,
    path::{Path, PathBuf},
};

use dl_notebook::prelude::*;

/// Where `DL_CATS` points, or beside the checkout.
fn folder() -> Option<PathBuf> {
    let named = std::env::var_os("DL_CATS").filter(|value| !value.is_empty()).map(PathBuf::from);
    let folder = named.unwrap_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data/catvnoncat"));
    if photos::ORIGINAL_FILES.iter().all(|name| folder.join(name).is_file()) {
        return Some(folder);
    }
    // Past the test runner, which keeps back what a passing test prints.
    let _ = writeln!(
        std::io::stderr(),
        "SKIPPED the original photos are not here; set DL_CATS to the folder of the two .h5 files"
    );
    None
}

/// From the data set's card: cost before the update of iteration 0, 100, ... 1900, with learning rate 0.005.
const COSTS: [&str; 20] = [
    "0.693147", "0.584508", "0.466949", "0.376007", "0.331463", "0.303273", "0.279880", "0.260042", "0.242941",
    "0.228004", "0.214820", "0.203078", "0.192544", "0.183033", "0.174399", "0.166521", "0.159305", "0.152667",
    "0.146542", "0.140872",
];

#[test]
fn the_published_numbers_come_out() {
    let Some(folder) = folder() else { return };
    let [train, test] = photos::ORIGINAL_FILES.map(|name| folder.join(name));
    let (training, test) = photos::load_h5(&train, &test).unwrap();
    assert_eq!((training.x.dim(), test.x.dim()), ((12288, 209), (12288, 50)));
    assert_eq!((training.y.sum(), test.y.sum()), (72.0, 33.0));
    assert_eq!(Picture::of(&training, 0).unwrap().rgb[..5], [17, 31, 56, 22, 33]);
    let (model, history) = LogisticRegression::fit(&training.x, &training.y, &Options::default()).unwrap();
    assert_eq!(history.costs.iter().map(|cost| format!("{cost:.6}")).collect::<Vec<_>>(), COSTS);
    let percent = |set: &Dataset| accuracy(&model.predict(&set.x).unwrap(), &set.y).unwrap();
    assert_eq!((percent(&training), percent(&test)), (99.04306220095694, 70.0));
}

#[test]
fn a_damaged_file_is_told() {
    let Some(folder) = folder() else { return };
    let bytes = std::fs::read(folder.join(photos::ORIGINAL_FILES[1])).unwrap();
    let damaged = std::env::temp_dir().join(format!("dl-core-{}-damaged.h5", std::process::id()));
    for length in [0, 7, 100, 2000, bytes.len() / 2, bytes.len() - 1] {
        std::fs::write(&damaged, &bytes[..length]).unwrap();
        let error = photos::load_h5(&damaged, &damaged).unwrap_err();
        assert!(
            matches!(&error, Error::File { problem, .. } if problem.contains("original file again") || problem.contains("do it again")),
            "{length}: {error}"
        );
    }
    std::fs::remove_file(damaged).unwrap();
}
