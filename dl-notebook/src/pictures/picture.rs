//! A square colour picture, and how to read one from a JPEG or PNG file.

use std::path::Path;

use dl_core::{Error, Result, data::Dataset, input, language::say};
use ndarray::ArrayView1;

use super::{
    decode,
    file::{self, Wanted},
};

/// A square picture: `side` rows of `side` pixels from the top left, red, green and blue next to each other, 0 to 255 each.
///
/// ```
/// use dl_notebook::pictures::Picture;
/// let red = Picture { side: 1, rgb: vec![255, 0, 0] };
/// assert_eq!(red.rgb.len(), 3 * red.side * red.side);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// Pixels on a side.
    pub side: usize,
    /// 3 side² bytes.
    pub rgb: Vec<u8>,
}

impl Picture {
    /// Gives the picture in column `i` of a set.
    ///
    /// Errors: [`Error::Parameter`] where the set has no example `i`, [`Error::Shape`] where its columns are no square pictures.
    ///
    /// ```
    /// use dl_notebook::pictures::{Picture, cats};
    /// assert_eq!(Picture::of(&cats::draw(2, 1)?, 1)?.side, 64);
    /// # Ok::<(), dl_core::Error>(())
    /// ```
    pub fn of(set: &Dataset, i: usize) -> Result<Self> {
        if i >= set.m() {
            return Err(Error::Parameter {
                name: "i",
                expected: say("que sea menor que el número de ejemplos", "to be below the number of examples"),
                found: i.to_string(),
            });
        }
        Self::from_column(set.x.column(i))
    }

    /// Gives the picture that a column of numbers from 0 to 1 stands for; numbers outside are cut off.
    ///
    /// Errors: [`Error::Shape`] where the numbers are not three for each pixel of a square.
    ///
    /// ```
    /// use dl_notebook::{ndarray::array, pictures::Picture};
    /// let red = array![1.0, 0.0, 0.0];
    /// assert_eq!(Picture::from_column(red.view())?.rgb, [255, 0, 0]);
    /// # Ok::<(), dl_core::Error>(())
    /// ```
    pub fn from_column(column: ArrayView1<f64>) -> Result<Self> {
        let side = (column.len() / 3).isqrt();
        if side == 0 || 3 * side * side != column.len() {
            return Err(Error::Shape {
                what: say("la columna de una imagen cuadrada", "the column of a square picture").into(),
                expected: "(3 side², 1)".into(),
                found: format!("({}, 1)", column.len()),
            });
        }
        let rgb = column.iter().map(|v| (v * 255.0).round().clamp(0.0, 255.0) as u8).collect();
        Ok(Self { side, rgb })
    }

    /// Reads a JPEG or PNG of any size: the largest square around its middle, upright, reduced (or enlarged) to `side` pixels.
    ///
    /// Transparent parts become white. Photos are turned as the camera noted that it was held. Errors:
    ///
    /// - [`Error::File`] where the file can't be opened, or has more than 64 MB;
    /// - [`Error::Picture`] where it's another kind of file, cut short or damaged;
    /// - [`Error::Parameter`] where `side` is 0 or above 1024.
    ///
    /// ```
    /// use dl_notebook::{Error, pictures::Picture};
    /// assert!(matches!(Picture::load("no/such/photo.jpg", 64), Err(Error::File { .. })));
    /// ```
    pub fn load(path: impl AsRef<Path>, side: usize) -> Result<Self> {
        Self::load_file(path.as_ref(), side)
    }

    fn load_file(path: &Path, side: usize) -> Result<Self> {
        expect_side(side)?;
        let name = path.display().to_string();
        match file::read(path, Wanted::Picture) {
            Err(problem) => Err(Error::File { path: name, problem }),
            Ok(bytes) => decode::square(&bytes, side).map_err(|problem| Error::Picture { path: name, problem }),
        }
    }

    /// Reads the bytes of a JPEG or PNG file, as [`load`](Self::load) does.
    ///
    /// ```
    /// use dl_notebook::{pictures::{Picture, cats}, plot};
    /// let png = plot::picture(&Picture::of(&cats::draw(1, 1)?, 0)?, 64, "a drawn picture")?.png()?;
    /// assert_eq!(Picture::decode(&png, 16)?.side, 16);
    /// # Ok::<(), dl_core::Error>(())
    /// ```
    pub fn decode(bytes: &[u8], side: usize) -> Result<Self> {
        expect_side(side)?;
        let path = || say("Estos bytes", "These bytes").into();
        decode::square(bytes, side).map_err(|problem| Error::Picture { path: path(), problem })
    }
}

fn expect_side(side: usize) -> Result<()> {
    input::expect_at_least_one("side", side)?;
    if side > 1024 {
        return Err(Error::Parameter {
            name: "side",
            expected: say("que no pase de 1024 píxeles", "to be at most 1024 pixels"),
            found: side.to_string(),
        });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_small_png_is_read_with_transparency_before_white() {
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, 2, 2);
        encoder.set_color(png::ColorType::Rgba);
        let mut writer = encoder.write_header().unwrap();
        writer.write_image_data(&[9, 8, 7, 255, 0, 0, 0, 0, 100, 100, 100, 255, 1, 2, 3, 255]).unwrap();
        writer.finish().unwrap();
        let picture = Picture::decode(&bytes, 2).unwrap();
        assert_eq!(picture.rgb, [9, 8, 7, 255, 255, 255, 100, 100, 100, 1, 2, 3]);
        for cut in 0..bytes.len() - 12 {
            assert!(matches!(Picture::decode(&bytes[..cut], 2), Err(Error::Picture { .. })), "cut at {cut}");
        }
    }
}
