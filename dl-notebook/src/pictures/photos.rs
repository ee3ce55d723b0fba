//! Photos: the original cat pictures, a folder of one's own, or a single picture.

#[cfg(feature = "hdf5")]
mod h5;

use std::{
    collections::BinaryHeap,
    env, fs,
    path::{Path, PathBuf},
};

use dl_core::{Error, Result, data::Dataset, language::say};

use super::{Picture, dataset};

#[cfg(feature = "hdf5")]
pub use h5::{decode_h5, load_h5, original};

/// The names of the two files of the original photos.
pub const ORIGINAL_FILES: [&str; 2] = ["train_catvnoncat.h5", "test_catvnoncat.h5"];

/// Where the original photos are: the folder that the environment variable `DL_CATS` names, else `folder`, if it holds both
/// of [`ORIGINAL_FILES`].
///
/// Errors: [`Error::File`] where `DL_CATS` is set to a folder that does not hold them: whoever sets it means it.
///
/// ```
/// use dl_notebook::pictures::photos;
/// if std::env::var_os("DL_CATS").is_none() {
///     assert_eq!(photos::original_folder("no/such/folder")?, None);
/// }
/// # Ok::<(), dl_core::Error>(())
/// ```
pub fn original_folder(folder: &str) -> Result<Option<PathBuf>> {
    find_original(env::var_os("DL_CATS").filter(|value| !value.is_empty()).map(PathBuf::from), Path::new(folder))
}

fn find_original(named: Option<PathBuf>, folder: &Path) -> Result<Option<PathBuf>> {
    let holds_both = |folder: &Path| ORIGINAL_FILES.iter().all(|name| folder.join(name).is_file());
    match named {
        Some(named) if holds_both(&named) => Ok(Some(named)),
        Some(named) => Err(Error::File {
            path: named.display().to_string(),
            problem: match say("es", "en") {
                "es" => format!(
                    "DL_CATS nombra esta carpeta, pero no contiene {}; corrige DL_CATS o bórrala",
                    ORIGINAL_FILES.join(say(" y ", " and "))
                ),
                _ => format!(
                    "DL_CATS names this folder, but it does not hold {}; correct DL_CATS or unset it",
                    ORIGINAL_FILES.join(say(" y ", " and "))
                ),
            },
        }),
        None => Ok(holds_both(folder).then(|| folder.to_path_buf())),
    }
}

/// A single JPEG or PNG of any size as one column of `side` x `side` pixels, label 1: see [`Picture::load`].
///
/// Errors: as [`Picture::load`].
///
/// ```
/// use dl_notebook::pictures::photos;
/// assert!(photos::load_picture("no/such/photo.jpg", 64).is_err());
/// ```
pub fn load_picture(path: &str, side: usize) -> Result<Dataset> {
    dataset(&[Picture::load(path, side)?], &[1.0])
}

/// A folder of photos in two subfolders: those in `cats` get label 1, those in the other label 0; each 64 x 64.
///
/// JPEG and PNG files count, by their ending, in the order of their names; others are passed over. Errors: [`Error::File`]
/// where the folder has not exactly two subfolders, one of them named `cats`, or one holds no picture; [`Error::Picture`]
/// where a file is damaged.
///
/// ```
/// use dl_notebook::pictures::photos;
/// assert!(photos::load_folder("no/such/folder").is_err());
/// ```
pub fn load_folder(folder: &str) -> Result<Dataset> {
    let folder = Path::new(folder);
    let subfolders: Vec<PathBuf> = entries(folder)?.into_iter().filter(|path| path.is_dir()).collect();
    let is_cats = |path: &PathBuf| path.file_name().is_some_and(|name| name == "cats");
    if subfolders.len() != 2 || !subfolders.iter().any(is_cats) {
        return Err(Error::File {
            path: folder.display().to_string(),
            problem: match say("es", "en") {
                "es" => format!(
                    "se esperaban dos subcarpetas, una de ellas `cats`, y hay {}; créalas y reparte las imágenes en ellas",
                    subfolders.len()
                ),
                _ => format!(
                    "expected two subfolders, one of them named `cats`, found {}; make them and sort the pictures into them",
                    subfolders.len()
                ),
            },
        });
    }
    let (mut pictures, mut labels) = (Vec::new(), Vec::new());
    for subfolder in &subfolders {
        let before = pictures.len();
        for path in entries(subfolder)?.into_iter().filter(|path| is_picture(path)) {
            pictures.push(Picture::load_file(&path, super::cats::SIDE)?);
            labels.push(if is_cats(subfolder) { 1.0 } else { 0.0 });
        }
        if pictures.len() == before {
            let problem = say(
                "se esperaban imágenes terminadas en .jpg, .jpeg o .png y no hay ninguna; copia algunas ahí",
                "expected pictures ending in .jpg, .jpeg or .png, found none; copy some into it",
            )
            .into();
            return Err(Error::File { path: subfolder.display().to_string(), problem });
        }
    }
    dataset(&pictures, &labels)
}

/// What a folder holds, by name, hidden files aside.
fn entries(folder: &Path) -> Result<Vec<PathBuf>> {
    let failed = |e: std::io::Error| Error::File {
        path: folder.display().to_string(),
        problem: match say("es", "en") {
            "es" => format!("{e}; revisa la ruta, relativa a la carpeta de este cuaderno"),
            _ => format!("{e}; check the path, relative to this notebook's folder"),
        },
    };
    // A heap puts them in order with less to compile than a sort.
    let mut paths = BinaryHeap::new();
    for entry in fs::read_dir(folder).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        if !entry.file_name().to_string_lossy().starts_with('.') {
            paths.push(entry.path());
        }
    }
    Ok(paths.into_sorted_vec())
}

fn is_picture(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ["jpg", "jpeg", "png"].iter().any(|known| ending.eq_ignore_ascii_case(known)))
}

#[cfg(test)]
mod tests {
    use super::super::cats;
    use super::*;

    /// An empty folder of the test's own.
    fn folder(name: &str) -> PathBuf {
        let path = env::temp_dir().join(format!("dl-core-{}-{name}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        path
    }

    #[test]
    fn a_folder_of_two_kinds_is_read_in_order() {
        let folder = folder("two kinds, ñ");
        let drawn = cats::draw(4, 1).unwrap();
        for (i, name) in ["cats/1.png", "cats/2.PNG", "others/a.png", "others/b.png"].iter().enumerate() {
            let path = folder.join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            crate::plot::picture(&Picture::of(&drawn, i).unwrap(), 64, "").unwrap().save(&path).unwrap();
        }
        fs::write(folder.join("cats/notes.txt"), "not a picture").unwrap();
        let set = load_folder(&folder.to_string_lossy()).unwrap();
        assert_eq!(set.x, drawn.x);
        assert_eq!(set.y, ndarray::array![[1.0, 1.0, 0.0, 0.0]]);
        fs::write(folder.join("cats/3.jpg"), "not a picture either").unwrap();
        assert!(load_folder(&folder.to_string_lossy()).unwrap_err().to_string().contains("3.jpg"));
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn a_folder_of_another_form_is_told() {
        let folder = folder("another form");
        assert!(
            load_folder(&folder.to_string_lossy())
                .unwrap_err()
                .to_string()
                .contains(say("dos subcarpetas", "two subfolders"))
        );
        fs::create_dir_all(folder.join("cats")).unwrap();
        fs::create_dir_all(folder.join("dogs")).unwrap();
        assert!(
            load_folder(&folder.to_string_lossy())
                .unwrap_err()
                .to_string()
                .contains(say("no hay ninguna", "found none"))
        );
        assert!(
            load_folder("no/such/folder").unwrap_err().to_string().contains(say("revisa la ruta", "check the path"))
        );
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn a_named_folder_without_the_files_is_an_error() {
        let folder = folder("original");
        assert_eq!(find_original(None, &folder).unwrap(), None);
        assert!(find_original(Some(folder.clone()), &folder).unwrap_err().to_string().contains("DL_CATS"));
        ORIGINAL_FILES.iter().for_each(|name| fs::write(folder.join(name), "").unwrap());
        assert_eq!(find_original(None, &folder).unwrap(), Some(folder.clone()));
        fs::remove_dir_all(folder).unwrap();
    }
}
