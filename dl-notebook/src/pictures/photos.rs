//! Photos: the original cat pictures, a folder of one's own, or a single picture.

mod folder;
#[cfg(feature = "hdf5")]
mod h5;
mod original;

use std::path::Path;

use dl_core::{Result, data::Dataset};

use super::{Picture, dataset};

pub use folder::{Folder, load_folder};
#[cfg(feature = "hdf5")]
pub use h5::{decode_h5, load_h5};
#[cfg(feature = "hdf5")]
pub use original::original;
pub use original::{ORIGINAL_FILES, original_folder, source};

/// Reads a single JPEG or PNG of any size as one column of `side` x `side` pixels, label 1: see [`Picture::load`].
///
/// Errors: as [`Picture::load`].
///
/// ```
/// use dl_notebook::pictures::photos;
/// assert!(photos::load_picture("no/such/photo.jpg", 64).is_err());
/// ```
pub fn load_picture(path: impl AsRef<Path>, side: usize) -> Result<Dataset> {
    dataset(&[Picture::load(path, side)?], &[1.0])
}
