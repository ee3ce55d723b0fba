//! The brightness of a picture as a matrix, and a matrix as a grey picture.

use ndarray::Array2;

use super::Picture;
use dl_core::{Error, Result, input, language::say};

impl Picture {
    /// Gives the brightness of each pixel, 0 (black) to 1 (white): the mean of its red, green and blue.
    ///
    /// The result is (side, side), a row of the picture a row.
    ///
    /// ```
    /// use dl_notebook::{ndarray::array, pictures::Picture};
    /// let red = Picture { side: 1, rgb: vec![255, 0, 0] };
    /// assert_eq!(red.light(), array![[1.0 / 3.0]]);
    /// ```
    pub fn light(&self) -> Array2<f64> {
        let bytes = |at: usize| self.rgb.get(at..at + 3).unwrap_or_default();
        Array2::from_shape_fn((self.side, self.side), |(row, column)| {
            bytes(3 * (row * self.side + column)).iter().map(|&byte| f64::from(byte)).sum::<f64>() / 765.0
        })
    }

    /// Paints a square matrix of brightnesses from 0 to 1 as a grey picture; numbers outside are cut off.
    ///
    /// Errors: [`Error::Shape`] where the matrix isn't square or is empty, [`Error::NotFinite`].
    ///
    /// ```
    /// use dl_notebook::{ndarray::array, pictures::Picture};
    /// let picture = Picture::grey(&array![[0.0, 1.0], [2.0, 0.0]])?;
    /// assert_eq!(picture.rgb, [0, 0, 0, 255, 255, 255, 255, 255, 255, 0, 0, 0]);
    /// # Ok::<(), dl_core::Error>(())
    /// ```
    pub fn grey(light: &Array2<f64>) -> Result<Self> {
        let (rows, columns) = light.dim();
        if rows != columns || rows == 0 {
            return Err(Error::Shape {
                what: say("la matriz de una imagen cuadrada", "the matrix of a square picture").into(),
                expected: say("(lado, lado)", "(side, side)").into(),
                found: input::shape(light),
            });
        }
        input::expect_finite(say("la imagen", "the picture"), light)?;
        let byte = |v: f64| (v * 255.0).round().clamp(0.0, 255.0) as u8;
        Ok(Self { side: rows, rgb: light.iter().flat_map(|&v| [byte(v); 3]).collect() })
    }
}

#[cfg(test)]
mod tests {
    use ndarray::array;

    use super::*;

    #[test]
    fn grey_and_light_undo_each_other() {
        let light = array![[0.0, 51.0], [102.0, 255.0]] / 255.0;
        let back = Picture::grey(&light).unwrap().light();
        assert!((back - light).iter().all(|d| d.abs() < 1e-12));
    }

    #[test]
    fn odd_input_does_no_harm() {
        assert!(matches!(Picture::grey(&Array2::zeros((2, 3))), Err(Error::Shape { .. })));
        assert!(matches!(Picture::grey(&Array2::zeros((0, 0))), Err(Error::Shape { .. })));
        assert!(matches!(Picture::grey(&array![[f64::NAN]]), Err(Error::NotFinite { .. })));
        assert_eq!(Picture { side: 2, rgb: vec![255; 3] }.light(), array![[1.0, 0.0], [0.0, 0.0]]);
    }
}
