//! Data to learn from: a set of examples, points in the plane, and how to split a set.

pub mod planar;
pub mod split;

use ndarray::{Array2, ShapeBuilder};

use crate::{Result, input, language::say};

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
    /// Errors: [`Error::Shape`](crate::Error::Shape) where they do not belong together or are empty, [`Error::Labels`](crate::Error::Labels), [`Error::NotFinite`](crate::Error::NotFinite).
    ///
    /// ```
    /// use dl_core::{data::Dataset, ndarray::array};
    /// let set = Dataset::new(array![[1.0, 2.0]], array![[0.0, 1.0]])?;
    /// assert_eq!(set.m(), 2);
    /// # Ok::<(), dl_core::Error>(())
    /// ```
    pub fn new(x: Array2<f64>, y: Array2<f64>) -> Result<Self> {
        let set = Self { x, y };
        set.check()?;
        Ok(set)
    }

    /// Fails where the examples and labels don't belong together, as [`new`](Self::new) does.
    pub fn check(&self) -> Result<()> {
        input::expect_examples("x", &self.x)?;
        input::expect_labels("y", &self.y, self.x.ncols())
    }

    /// How many examples there are.
    ///
    /// ```
    /// assert_eq!(dl_core::data::planar::flower(400, 1)?.m(), 400);
    /// # Ok::<(), dl_core::Error>(())
    /// ```
    #[must_use]
    pub fn m(&self) -> usize {
        self.x.ncols()
    }

    /// The examples with the given numbers, in that order.
    ///
    /// Errors: [`Error::Parameter`](crate::Error::Parameter) where a number is not below [`m`](Self::m).
    ///
    /// ```
    /// use dl_core::{data::Dataset, ndarray::array};
    /// let set = Dataset::new(array![[5.0, 6.0, 7.0]], array![[0.0, 1.0, 0.0]])?;
    /// assert_eq!(set.select(&[2, 0])?.x, array![[7.0, 5.0]]);
    /// # Ok::<(), dl_core::Error>(())
    /// ```
    pub fn select(&self, examples: &[usize]) -> Result<Self> {
        self.check()?;
        if let Some(i) = examples.iter().find(|&&i| i >= self.m()) {
            let expected = say("números menores que el de ejemplos", "to hold numbers below that of examples");
            return Err(input::parameter("examples", expected, i));
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

    /// The first `m` examples. Errors: [`Error::Parameter`](crate::Error::Parameter) where there are fewer, or `m` is 0.
    ///
    /// ```
    /// assert_eq!(dl_core::data::planar::flower(400, 1)?.first(10)?.m(), 10);
    /// # Ok::<(), dl_core::Error>(())
    /// ```
    pub fn first(&self, m: usize) -> Result<Self> {
        let expected =
            say("que sea al menos 1 y no más que los ejemplos", "to be at least 1 and no more than the examples");
        input::expect_at_most("m", m, self.m(), expected)?;
        self.select(&(0..m).collect::<Vec<_>>())
    }
}

#[cfg(test)]
mod tests {
    use ndarray::array;

    use super::*;
    use crate::Error;

    #[test]
    fn an_example_that_is_not_there_is_refused() {
        let set = Dataset::new(array![[1.0, 2.0]], array![[0.0, 1.0]]).unwrap();
        assert_eq!(set.select(&[1, 1]).unwrap().y, array![[1.0, 1.0]]);
        assert!(matches!(set.select(&[2]), Err(Error::Parameter { .. })));
        assert!(matches!(set.first(0), Err(Error::Parameter { .. })));
        assert!(matches!(set.first(3), Err(Error::Parameter { .. })));
        assert!(matches!(Dataset::new(array![[1.0]], array![[1.0, 0.0]]), Err(Error::Shape { .. })));
    }
}
