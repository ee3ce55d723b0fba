//! Pictures: drawn cats, photos, files of one's own.

pub mod cats;
mod decode;
mod file;
mod kind;
mod light;
pub mod photos;
mod picture;
mod read;

use dl_core::{Error, Result, data::Dataset, language::say};
use ndarray::{Array2, Axis, ShapeBuilder};

pub use picture::Picture;

/// Puts pictures of one size and their labels together as a set.
///
/// Errors: [`Error::Shape`] where the pictures differ in size or are not as many as the labels.
///
/// ```
/// use dl_notebook::pictures::{self, Picture};
/// let black = Picture { side: 1, rgb: vec![0, 0, 0] };
/// let white = Picture { side: 1, rgb: vec![255, 255, 255] };
/// assert_eq!(pictures::dataset(&[black, white], &[0.0, 1.0])?.x.sum(), 3.0);
/// # Ok::<(), dl_core::Error>(())
/// ```
pub fn dataset(pictures: &[Picture], labels: &[f64]) -> Result<Dataset> {
    let numbers = pictures.first().map_or(0, |picture| picture.rgb.len());
    if let Some(other) = pictures.iter().find(|picture| picture.rgb.len() != numbers) {
        let found = other.rgb.len();
        return Err(Error::Shape {
            what: say("cada imagen", "every picture").into(),
            expected: say!("{numbers} números", "{numbers} numbers"),
            found: say!("{found} números", "{found} numbers"),
        });
    }
    let mut x = Array2::zeros((numbers, pictures.len()).f());
    for (mut column, picture) in x.axis_iter_mut(Axis(1)).zip(pictures) {
        column.iter_mut().zip(&picture.rgb).for_each(|(entry, &byte)| *entry = f64::from(byte) / 255.0);
    }
    Dataset::new(x, Array2::from_shape_fn((1, labels.len()), |(_, i)| labels[i]))
}

#[cfg(test)]
mod tests {
    use std::{env, fs, path::PathBuf};

    use ndarray::array;

    use super::*;

    /// An empty folder of the test's own.
    pub(super) fn folder(name: &str) -> PathBuf {
        let path = env::temp_dir().join(format!("dl-notebook-{}-{name}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        path
    }

    #[test]
    fn pictures_become_columns_and_come_back() {
        let picture = Picture { side: 1, rgb: vec![17, 31, 56] };
        let set = dataset(&[picture.clone(), Picture { side: 1, rgb: vec![0, 128, 255] }], &[1.0, 0.0]).unwrap();
        assert_eq!(set.x.column(0), array![17.0 / 255.0, 31.0 / 255.0, 56.0 / 255.0]);
        assert_eq!(Picture::of(&set, 0).unwrap(), picture);
        assert!(set.x.t().is_standard_layout(), "an example is contiguous");
    }

    #[test]
    fn what_does_not_belong_together_is_refused() {
        let one = Picture { side: 1, rgb: vec![1, 2, 3] };
        let four = Picture { side: 2, rgb: vec![0; 12] };
        assert!(matches!(dataset(&[one.clone(), four], &[1.0, 0.0]), Err(Error::Shape { .. })));
        assert!(matches!(dataset(std::slice::from_ref(&one), &[1.0, 0.0]), Err(Error::Shape { .. })));
        assert!(matches!(dataset(&[], &[]), Err(Error::Shape { .. })));
        let set = dataset(&[one], &[1.0]).unwrap();
        assert!(matches!(Picture::of(&set, 1), Err(Error::Parameter { .. })));
    }
}
