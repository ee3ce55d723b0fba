//! Data to learn from: points in the plane, drawn pictures, photos, and how to split a set.

pub mod bytes;
pub mod cats;
pub mod photos;
pub mod picture;
pub mod planar;
pub mod split;

use ndarray::{Array2, Axis, ShapeBuilder};

use crate::{Error, Result, each, input, language::say};
pub use picture::Picture;

/// Examples with their labels.
///
/// Each column of `x` is one example, contiguous in memory; a picture of side s is one column of 3 s² numbers, row by row
/// from the top left, red, green and blue of each pixel next to each other, every number from 0 to 1.
///
/// ```
/// use dl_core::data::planar;
/// let flower = planar::flower(400, 1)?;
/// assert_eq!((flower.x.dim(), flower.y.dim()), ((2, 400), (1, 400)));
/// # Ok::<(), dl_core::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Dataset {
    /// The examples, shape (n_x, m).
    pub x: Array2<f64>,
    /// Their labels, shape (1, m): 1 for the class looked for, else 0.
    pub y: Array2<f64>,
}

impl Dataset {
    /// Puts examples and labels together.
    ///
    /// Errors: [`Error::Shape`] where they do not belong together or are empty, [`Error::Labels`], [`Error::NotFinite`].
    ///
    /// ```
    /// use dl_core::{data::Dataset, ndarray::array};
    /// let set = Dataset::new(array![[1.0, 2.0]], array![[0.0, 1.0]])?;
    /// assert_eq!(set.m(), 2);
    /// # Ok::<(), dl_core::Error>(())
    /// ```
    pub fn new(x: Array2<f64>, y: Array2<f64>) -> Result<Self> {
        input::expect_examples(&x)?;
        input::expect_labels(&y, x.ncols())?;
        Ok(Self { x, y })
    }

    /// A set of pictures of one size, with their labels.
    ///
    /// Errors: [`Error::Shape`] where the pictures differ in size or are not as many as the labels.
    ///
    /// ```
    /// use dl_core::data::{Dataset, Picture};
    /// let black = Picture { side: 1, rgb: vec![0, 0, 0] };
    /// let white = Picture { side: 1, rgb: vec![255, 255, 255] };
    /// assert_eq!(Dataset::from_pictures(&[black, white], &[0.0, 1.0])?.x.sum(), 3.0);
    /// # Ok::<(), dl_core::Error>(())
    /// ```
    pub fn from_pictures(pictures: &[Picture], labels: &[f64]) -> Result<Self> {
        let numbers = pictures.first().map_or(0, |picture| picture.rgb.len());
        if let Some(other) = pictures.iter().find(|picture| picture.rgb.len() != numbers) {
            return Err(Error::Shape {
                what: say("cada imagen", "every picture").into(),
                expected: match say("es", "en") {
                    "es" => format!("{numbers} números"),
                    _ => format!("{numbers} numbers"),
                },
                found: match say("es", "en") {
                    "es" => format!("{} números", other.rgb.len()),
                    _ => format!("{} numbers", other.rgb.len()),
                },
            });
        }
        let mut x = Array2::zeros((numbers, pictures.len()).f());
        for (mut column, picture) in x.axis_iter_mut(Axis(1)).zip(pictures) {
            column.iter_mut().zip(&picture.rgb).for_each(|(entry, &byte)| *entry = f64::from(byte) / 255.0);
        }
        Self::new(x, each::row(labels.to_vec()))
    }

    /// How many examples there are.
    ///
    /// ```
    /// assert_eq!(dl_core::data::planar::flower(400, 1)?.m(), 400);
    /// # Ok::<(), dl_core::Error>(())
    /// ```
    pub fn m(&self) -> usize {
        self.x.ncols()
    }

    /// Example `i` as a picture, where the examples are square pictures; an `i` beyond the end and numbers that are no
    /// picture are an [`Error`].
    ///
    /// ```
    /// let set = dl_core::data::cats::draw(3, 1)?;
    /// assert_eq!(set.picture(2)?.side, 64);
    /// # Ok::<(), dl_core::Error>(())
    /// ```
    pub fn picture(&self, i: usize) -> Result<Picture> {
        if i >= self.m() {
            return Err(Error::Parameter {
                name: "i",
                expected: say("que sea menor que el número de ejemplos", "to be below the number of examples"),
                found: i.to_string(),
            });
        }
        Picture::from_column(self.x.column(i))
    }

    /// The examples with the given numbers, in that order.
    ///
    /// Errors: [`Error::Parameter`] where a number is not below [`m`](Self::m).
    ///
    /// ```
    /// use dl_core::{data::Dataset, ndarray::array};
    /// let set = Dataset::new(array![[5.0, 6.0, 7.0]], array![[0.0, 1.0, 0.0]])?;
    /// assert_eq!(set.select(&[2, 0])?.x, array![[7.0, 5.0]]);
    /// # Ok::<(), dl_core::Error>(())
    /// ```
    pub fn select(&self, examples: &[usize]) -> Result<Self> {
        if let Some(i) = examples.iter().find(|&&i| i >= self.m()) {
            return Err(Error::Parameter {
                name: "example",
                expected: say("que sea menor que el número de ejemplos", "to be below the number of examples"),
                found: i.to_string(),
            });
        }
        let mut x = Array2::zeros((self.x.nrows(), examples.len()).f());
        let mut y = Array2::zeros((1, examples.len()));
        for (to, &from) in examples.iter().enumerate() {
            for i in 0..self.x.nrows() {
                x[[i, to]] = self.x[[i, from]];
            }
            y[[0, to]] = self.y[[0, from]];
        }
        Self::new(x, y)
    }

    /// The first `m` examples. Errors: [`Error::Parameter`] where there are fewer, or `m` is 0.
    ///
    /// ```
    /// assert_eq!(dl_core::data::planar::flower(400, 1)?.first(10)?.m(), 10);
    /// # Ok::<(), dl_core::Error>(())
    /// ```
    pub fn first(&self, m: usize) -> Result<Self> {
        input::expect_at_least_one("m", m)?;
        self.select(&(0..m).collect::<Vec<_>>())
    }
}

#[cfg(test)]
mod tests {
    use ndarray::array;

    use super::*;

    #[test]
    fn pictures_become_columns_and_come_back() {
        let picture = Picture { side: 1, rgb: vec![17, 31, 56] };
        let set = Dataset::from_pictures(&[picture.clone(), Picture { side: 1, rgb: vec![0, 128, 255] }], &[1.0, 0.0])
            .unwrap();
        assert_eq!(set.x.column(0), array![17.0 / 255.0, 31.0 / 255.0, 56.0 / 255.0]);
        assert_eq!(set.picture(0).unwrap(), picture);
        assert!(set.x.t().is_standard_layout(), "an example is contiguous");
    }

    #[test]
    fn what_does_not_belong_together_is_refused() {
        let one = Picture { side: 1, rgb: vec![1, 2, 3] };
        let four = Picture { side: 2, rgb: vec![0; 12] };
        assert!(matches!(Dataset::from_pictures(&[one.clone(), four], &[1.0, 0.0]), Err(Error::Shape { .. })));
        assert!(matches!(Dataset::from_pictures(std::slice::from_ref(&one), &[1.0, 0.0]), Err(Error::Shape { .. })));
        assert!(matches!(Dataset::from_pictures(&[], &[]), Err(Error::Shape { .. })));
        let set = Dataset::from_pictures(&[one], &[1.0]).unwrap();
        assert!(matches!(set.select(&[1]), Err(Error::Parameter { .. })));
        assert!(matches!(set.picture(1), Err(Error::Parameter { .. })));
        assert!(matches!(set.first(0), Err(Error::Parameter { .. })));
    }
}
