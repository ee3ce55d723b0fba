//! Where the original photos are, if they are anywhere.

use std::{
    env,
    path::{Path, PathBuf},
};

use dl_core::{Error, Result, language::say};

#[cfg(feature = "hdf5")]
use dl_core::data::Dataset;

use super::super::{
    file,
    kind::{self, Kind},
};

/// The names of the two files of the original photos.
pub const ORIGINAL_FILES: [&str; 2] = ["train_catvnoncat.h5", "test_catvnoncat.h5"];

/// Says where the original photos are: the folder that the environment variable `DL_CATS` names, else `folder`, if it holds
/// both of [`ORIGINAL_FILES`]; `None` if it holds neither.
///
/// Errors: [`Error::File`] where only one of the two is there, or a file that seems to be one of them under another name; and
/// where `DL_CATS` names a folder that doesn't hold both, because whoever sets it means it.
///
/// ```
/// use dl_notebook::pictures::photos;
/// if std::env::var_os("DL_CATS").is_none() {
///     assert_eq!(photos::original_folder("no/such/folder")?, None);
/// }
/// # Ok::<(), dl_core::Error>(())
/// ```
pub fn original_folder(folder: impl AsRef<Path>) -> Result<Option<PathBuf>> {
    find(env::var_os("DL_CATS").filter(|value| !value.is_empty()).map(PathBuf::from), folder.as_ref())
}

/// Gives the original photos, to train and to test, where they are: see [`original_folder`]. `None` where they aren't.
///
/// Errors: as [`original_folder`] and [`load_h5`](super::load_h5).
///
/// ```
/// use dl_notebook::pictures::photos;
/// if std::env::var_os("DL_CATS").is_none() {
///     assert_eq!(photos::original("no/such/folder")?, None);
/// }
/// # Ok::<(), dl_core::Error>(())
/// ```
#[cfg(feature = "hdf5")]
pub fn original(folder: impl AsRef<Path>) -> Result<Option<(Dataset, Dataset)>> {
    let Some(folder) = original_folder(folder)? else { return Ok(None) };
    let [train, test] = ORIGINAL_FILES.map(|name| folder.join(name));
    super::load_h5(train, test).map(Some)
}

/// Says which pictures a chapter uses, the original photos or drawn ones, for the notebook to print.
///
/// Errors: as [`original_folder`].
///
/// ```
/// use dl_notebook::pictures::photos;
/// if std::env::var_os("DL_CATS").is_none() {
///     assert_eq!(photos::source("no/such/folder")?, "Pictures drawn by code: the original photos aren't in no/such/folder.");
/// }
/// # Ok::<(), dl_core::Error>(())
/// ```
pub fn source(folder: impl AsRef<Path>) -> Result<String> {
    let looked = folder.as_ref().display();
    Ok(match original_folder(&folder)? {
        Some(found) => {
            let found = found.display();
            say!("Las fotos originales, de la carpeta {found}.", "The original photos, from the folder {found}.")
        }
        None => say!(
            "Imágenes dibujadas por el programa: las fotos originales no están en {looked}.",
            "Pictures drawn by code: the original photos aren't in {looked}."
        ),
    })
}

fn find(named: Option<PathBuf>, folder: &Path) -> Result<Option<PathBuf>> {
    let is_named = named.is_some();
    let folder = named.unwrap_or_else(|| folder.to_path_buf());
    let missing: Vec<&str> = ORIGINAL_FILES.into_iter().filter(|name| !folder.join(name).is_file()).collect();
    let hints: Vec<String> = missing.iter().filter_map(|name| hint(&folder, name)).collect();
    if missing.is_empty() {
        return Ok(Some(folder));
    }
    if !is_named && missing.len() == 2 && hints.is_empty() {
        return Ok(None);
    }
    let names = missing.join(say(" y ", " and "));
    let missing = if is_named && !folder.is_dir() {
        say(
            "La variable DL_CATS nombra esta carpeta, pero no existe.",
            "DL_CATS names this folder, but it doesn't exist.",
        )
        .into()
    } else {
        say!("Falta {names} en esta carpeta.", "This folder lacks {names}.")
    };
    let remedy = match (hints.is_empty(), is_named) {
        (false, _) => hints.join(" "),
        (true, true) => say!(
            "Copia ahí lo que falta, corrige la variable DL_CATS o bórrala.",
            "Copy what's missing into it, correct the variable DL_CATS, or unset it."
        ),
        (true, false) => say(
            "Copia ahí los dos archivos; o quita el que está, y el cuaderno usa imágenes dibujadas.",
            "Copy both files into it; or take away the one that's there, and the notebook uses drawn pictures.",
        )
        .into(),
    };
    Err(Error::File { path: folder.display().to_string(), problem: format!("{missing} {remedy}") })
}

/// What a file is that has nearly the wanted name.
fn hint(folder: &Path, name: &str) -> Option<String> {
    let other = file::alike(folder, name).into_iter().find(|other| !ORIGINAL_FILES.contains(&other.as_str()))?;
    let beginning = file::beginning(&folder.join(&other)).unwrap_or_default();
    Some(match Kind::of(&beginning) {
        Kind::Hdf5 => say!("Cambia el nombre de `{other}` a `{name}`.", "Rename `{other}` to `{name}`."),
        _ => {
            let why = kind::no_h5(&beginning);
            format!("`{other}`: {why}")
        }
    })
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::folder;
    use super::*;

    const H5: &[u8] = b"\x89HDF\r\n\x1a\n";

    #[test]
    fn both_are_there_or_neither() {
        let folder = folder("original");
        assert_eq!(find(None, &folder).unwrap(), None);
        std::fs::write(folder.join("notes.txt"), "mine").unwrap();
        assert_eq!(find(None, &folder).unwrap(), None);
        let told = find(Some(folder.clone()), &folder).unwrap_err().to_string();
        assert!(told.contains("DL_CATS"), "{told}");
        ORIGINAL_FILES.iter().for_each(|name| std::fs::write(folder.join(name), "").unwrap());
        assert_eq!(find(None, &folder).unwrap(), Some(folder.clone()));
        std::fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn one_of_two_and_nearly_the_name_are_told() {
        let (train, rename) = ("train_catvnoncat.h5", say("Cambia el nombre", "Rename"));
        let table: [(&[&str], &[u8], &str); 7] = [
            (&[train], H5, "test_catvnoncat.h5"),
            (&["test_catvnoncat.h5"], H5, train),
            (&["train_catvnoncat (1).h5", "test_catvnoncat.h5"], H5, rename),
            (&[train, "test_catvnoncat.h5.txt"], H5, rename),
            (&["Train_catvnoncat.h5", "test_catvnoncat.h5"], H5, rename),
            (&["TRAIN_CATVNONCAT.H5", "TEST_CATVNONCAT.H5"], H5, rename),
            (&[train, "test_catvnoncat.h5.zip"], b"PK\x03\x04", ".zip"),
        ];
        for (i, (names, bytes, wanted)) in table.into_iter().enumerate() {
            let folder = folder(&format!("one of two {i}"));
            names.iter().for_each(|name| std::fs::write(folder.join(name), bytes).unwrap());
            let told = find(None, &folder).unwrap_err().to_string();
            assert!(told.contains(wanted) && told.ends_with('.'), "{names:?}: {told}");
            std::fs::remove_dir_all(folder).unwrap();
        }
    }
}
