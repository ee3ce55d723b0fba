//! A square colour picture.

use dl_core::{Error, Result, data::Dataset, language::say};
use ndarray::ArrayView1;

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
}
