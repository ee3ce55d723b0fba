//! The original photos: 209 to train and 50 to test, in two HDF5 files.

use std::{fs, path::Path};

use hdf5_pure::File;
use ndarray::{Array2, ShapeBuilder};

use super::{ORIGINAL_FILES, original_folder};
use dl_core::{Error, Result, data::Dataset, language::say};

/// Bytes beyond which a file is refused; the original's larger one has 2.6 MB.
const LARGEST_FILE: u64 = 64 << 20;

/// Reads the pair of .h5 files of the original photos: `train_set_x` and `train_set_y` of one, `test_set_x` and `test_set_y`
/// of the other, pictures as (m, side, side, 3) bytes, labels as (m) whole numbers.
///
/// Errors: [`Error::File`] where a file cannot be read, is no HDF5 file, or holds something else.
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
pub fn load_h5(train: &Path, test: &Path) -> Result<(Dataset, Dataset)> {
    Ok((load_set(train, "train_set")?, load_set(test, "test_set")?))
}

/// The original photos, to train and to test, where they are: see [`original_folder`]. None where they are not.
///
/// Errors: as [`original_folder`] and [`load_h5`].
///
/// ```
/// use dl_notebook::pictures::photos;
/// if std::env::var_os("DL_CATS").is_none() {
///     assert_eq!(photos::original("no/such/folder")?, None);
/// }
/// # Ok::<(), dl_core::Error>(())
/// ```
pub fn original(folder: &str) -> Result<Option<(Dataset, Dataset)>> {
    let Some(folder) = original_folder(folder)? else { return Ok(None) };
    let [train, test] = ORIGINAL_FILES.map(|name| folder.join(name));
    load_h5(&train, &test).map(Some)
}

/// [`load_h5`] from the bytes of the two files.
///
/// Errors: [`Error::File`] where they are no HDF5 files, or hold something else.
///
/// ```
/// use dl_notebook::pictures::photos;
/// assert!(photos::decode_h5(b"hello".to_vec(), vec![]).is_err());
/// ```
pub fn decode_h5(train: Vec<u8>, test: Vec<u8>) -> Result<(Dataset, Dataset)> {
    let name = Path::new(say("estos bytes", "these bytes"));
    Ok((decode_set(train, name, "train_set")?, decode_set(test, name, "test_set")?))
}

fn load_set(path: &Path, prefix: &str) -> Result<Dataset> {
    let size = fs::metadata(path).map_err(|e| failed(path, e.to_string()))?.len();
    if size > LARGEST_FILE {
        return Err(failed(
            path,
            match say("es", "en") {
                "es" => format!("se esperaban unos pocos megabytes y llegaron {}", size >> 20),
                _ => format!("expected a few megabytes, found {}", size >> 20),
            },
        ));
    }
    decode_set(fs::read(path).map_err(|e| failed(path, e.to_string()))?, path, prefix)
}

fn failed(path: &Path, problem: String) -> Error {
    Error::File {
        path: path.display().to_string(),
        problem: match say("es", "en") {
            "es" => format!("{problem}; vuelve a copiar el archivo original"),
            _ => format!("{problem}; copy the original file again"),
        },
    }
}

fn decode_set(bytes: Vec<u8>, path: &Path, prefix: &str) -> Result<Dataset> {
    let failed = |problem: String| failed(path, problem);
    let size = bytes.len() as u64;
    let no_h5 = |e: hdf5_pure::Error| {
        failed(match say("es", "en") {
            "es" => format!("se esperaba un archivo HDF5 con {prefix}_x y {prefix}_y, pero {e}"),
            _ => format!("expected an HDF5 file with {prefix}_x and {prefix}_y, but {e}"),
        })
    };
    let file = File::from_bytes(bytes).map_err(no_h5)?;
    let pictures = file.dataset(&format!("{prefix}_x")).map_err(no_h5)?;
    let labels = file.dataset(&format!("{prefix}_y")).map_err(no_h5)?;

    // Shapes first: nothing is read on the word of a damaged header.
    let shape = pictures.shape().map_err(no_h5)?;
    let [m, rows, columns, 3] = shape[..] else {
        return Err(failed(match say("es", "en") {
            "es" => format!("se esperaba {prefix}_x de forma (m, lado, lado, 3) y llegó {shape:?}"),
            _ => format!("expected {prefix}_x of shape (m, side, side, 3), found {shape:?}"),
        }));
    };
    let numbers = m.checked_mul(3).and_then(|n| n.checked_mul(rows)).and_then(|n| n.checked_mul(columns));
    let Some(numbers) = numbers.filter(|&n| n > 0 && n <= size && rows == columns) else {
        return Err(failed(match say("es", "en") {
            "es" => format!("se esperaban imágenes cuadradas en {prefix}_x y llegó la forma {shape:?} en {size} bytes"),
            _ => format!("expected {prefix}_x to hold square pictures, found shape {shape:?} in {size} bytes"),
        }));
    };
    if labels.shape().map_err(no_h5)? != [m] {
        return Err(failed(match say("es", "en") {
            "es" => format!(
                "se esperaban {m} etiquetas en {prefix}_y y llegó la forma {:?}",
                labels.shape().map_err(no_h5)?
            ),
            _ => format!("expected {m} labels in {prefix}_y, found shape {:?}", labels.shape().map_err(no_h5)?),
        }));
    }
    let pixels = pictures.read_u8().map_err(no_h5)?;
    let labels = labels.read_i64().map_err(no_h5)?;
    if pixels.len() as u64 != numbers || labels.len() as u64 != m {
        return Err(failed(say("está cortado", "it is cut short").into()));
    }

    let (n_x, m) = ((numbers / m) as usize, m as usize);
    // Example after example: exactly how X is kept.
    let x: Vec<f64> = pixels.iter().map(|&byte| f64::from(byte) / 255.0).collect();
    let x = Array2::from_shape_vec((n_x, m).f(), x).map_err(|e| failed(e.to_string()))?;
    let y = Array2::from_shape_fn((1, labels.len()), |(_, i)| labels[i] as f64);
    Dataset::new(x, y)
}
