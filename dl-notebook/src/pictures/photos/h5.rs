//! Reads the two HDF5 files of the original photos, 209 to train and 50 to test, or any other pair made like them.

mod numbers;

use std::path::Path;

use dl_core::{Error, Result, data::Dataset, language::say};
use hdf5_pure::File;
use ndarray::{Array2, ShapeBuilder};

use super::super::{
    file::{self, Wanted},
    kind::{self, Kind},
};
use numbers::{Numbers, damaged};

/// Reads the pair of .h5 files of the original photos: `train_set_x` and `train_set_y` of one, `test_set_x` and `test_set_y`
/// of the other. Pictures are (m, side, side, 3) numbers, from 0 to 255 or, with decimals, from 0 to 1; labels are m numbers.
///
/// Errors: [`Error::File`] where a file can't be opened, is no HDF5 file, is cut short or damaged, or holds something else.
///
/// ```
/// use std::path::Path;
/// use dl_notebook::pictures::photos;
/// let [train, test] = photos::ORIGINAL_FILES.map(|name| Path::new("assets/cats").join(name));
/// if train.exists() {
///     assert_eq!(photos::load_h5(&train, &test)?.0.m(), 209);
/// }
/// # Ok::<(), dl_core::Error>(())
/// ```
pub fn load_h5(train: impl AsRef<Path>, test: impl AsRef<Path>) -> Result<(Dataset, Dataset)> {
    Ok((load(train.as_ref(), "train_set")?, load(test.as_ref(), "test_set")?))
}

/// Reads the bytes of the two files, as [`load_h5`] does.
///
/// Errors: [`Error::File`] where they are no HDF5 files, or hold something else.
///
/// ```
/// use dl_notebook::pictures::photos;
/// assert!(photos::decode_h5(b"hello".to_vec(), vec![]).is_err());
/// ```
pub fn decode_h5(train: Vec<u8>, test: Vec<u8>) -> Result<(Dataset, Dataset)> {
    let told = |problem| Error::File { path: say("Estos bytes", "These bytes").into(), problem };
    Ok((decode(train, "train_set").map_err(told)?, decode(test, "test_set").map_err(told)?))
}

fn load(path: &Path, set: &str) -> Result<Dataset> {
    let told = |problem| Error::File { path: path.display().to_string(), problem };
    decode(file::read(path, Wanted::H5).map_err(told)?, set).map_err(told)
}

fn decode(bytes: Vec<u8>, set: &str) -> Result<Dataset, String> {
    if Kind::of(&bytes) != Kind::Hdf5 {
        return Err(kind::no_h5(&bytes));
    }
    expect_whole(&bytes)?;
    let size = bytes.len();
    let file = File::from_bytes(bytes).map_err(|_| damaged())?;
    let [x, y] = ["x", "y"].map(|letter| Numbers::open(&file, &format!("{set}_{letter}"), size));
    let (x, y) = (x?, y?);
    let (m, n_x) = x.expect_pictures()?;
    y.expect_labels(m)?;
    let (labels, pixels) = (y.labels()?, x.pixels()?);
    // Example after example: exactly how X is kept.
    let x = Array2::from_shape_vec((n_x, m).f(), pixels).map_err(|_| damaged())?;
    let y = Array2::from_shape_vec((1, m), labels).map_err(|_| damaged())?;
    Dataset::new(x, y).map_err(|error| error.to_string())
}

/// Refuses a file that is shorter than its superblock says.
fn expect_whole(bytes: &[u8]) -> Result<(), String> {
    let number = |at: usize| bytes.get(at..)?.first_chunk().map(|&eight| u64::from_le_bytes(eight));
    // Where the end of the file is noted, in the four versions of the superblock.
    let end = match bytes.get(8) {
        Some(0) => number(40),
        Some(1) => number(44),
        Some(2 | 3) => number(28),
        Some(_) => return Err(damaged()),
        None => None,
    };
    let found = bytes.len() as u64;
    match end {
        Some(end) if end <= found => Ok(()),
        _ => Err(say(
            "Este archivo HDF5 está incompleto: una copia o descarga se interrumpió. Copia o descarga de nuevo el archivo original.",
            "This HDF5 file is cut short: a copy or download was interrupted. Copy or download the original file again.",
        )
        .into()),
    }
}
