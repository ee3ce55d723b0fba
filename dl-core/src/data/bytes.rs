//! Pictures kept as bytes: an eighth of the memory of numbers.
//!
//! A picture file holds bytes, 0 to 255; the course's x holds numbers, byte / 255, of 8 bytes each. 20,000 pictures of 64 x 64
//! are 1.97 GB as numbers and 246 MB as bytes. Training from bytes makes each number when it is needed, and takes the very
//! same steps.

use ndarray::Array2;

use super::Dataset;
use crate::{Error, Result, each, input, language::say};

/// Examples of bytes with their labels.
///
/// ```
/// use dl_core::data::cats;
/// let set = cats::draw_bytes(6, 1)?;
/// assert_eq!(set.to_dataset()?, cats::draw(6, 1)?);
/// # Ok::<(), dl_core::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ByteDataset {
    bytes: Vec<u8>,
    labels: Vec<bool>,
}

impl ByteDataset {
    /// Puts bytes, example after example, and labels together.
    ///
    /// Errors: [`Error::Shape`] where there are no examples, or the bytes cannot be shared out equally among the labels.
    ///
    /// ```
    /// use dl_core::data::bytes::ByteDataset;
    /// let set = ByteDataset::new(vec![0, 255, 51, 102], vec![true, false])?;
    /// assert_eq!((set.m(), set.n_x()), (2, 2));
    /// # Ok::<(), dl_core::Error>(())
    /// ```
    pub fn new(bytes: Vec<u8>, labels: Vec<bool>) -> Result<Self> {
        if bytes.is_empty() || labels.is_empty() || !bytes.len().is_multiple_of(labels.len()) {
            return Err(Error::Shape {
                what: say("los bytes de los ejemplos", "the bytes of the examples").into(),
                expected: format!("({} n_x)", labels.len().max(1)),
                found: format!("({})", bytes.len()),
            });
        }
        Ok(Self { bytes, labels })
    }

    /// How many examples there are.
    ///
    /// ```
    /// assert_eq!(dl_core::data::cats::draw_bytes(6, 1)?.m(), 6);
    /// # Ok::<(), dl_core::Error>(())
    /// ```
    pub fn m(&self) -> usize {
        self.labels.len()
    }

    /// How many numbers an example has.
    ///
    /// ```
    /// assert_eq!(dl_core::data::cats::draw_bytes(6, 1)?.n_x(), 12288);
    /// # Ok::<(), dl_core::Error>(())
    /// ```
    pub fn n_x(&self) -> usize {
        self.bytes.len() / self.labels.len()
    }

    /// The first `m` examples. Errors: [`Error::Parameter`] where there are fewer, or `m` is 0.
    ///
    /// ```
    /// assert_eq!(dl_core::data::cats::draw_bytes(6, 1)?.first(2)?.m(), 2);
    /// # Ok::<(), dl_core::Error>(())
    /// ```
    pub fn first(&self, m: usize) -> Result<Self> {
        input::expect_at_least_one("m", m)?;
        if m > self.m() {
            return Err(Error::Parameter {
                name: "m",
                expected: say("que no pase del número de ejemplos", "to be at most the number of examples"),
                found: m.to_string(),
            });
        }
        Ok(Self { bytes: self.bytes[..m * self.n_x()].to_vec(), labels: self.labels[..m].to_vec() })
    }

    /// The labels as numbers, shape (1, m).
    ///
    /// ```
    /// assert_eq!(dl_core::data::cats::draw_bytes(6, 1)?.y().sum(), 3.0);
    /// # Ok::<(), dl_core::Error>(())
    /// ```
    pub fn y(&self) -> Array2<f64> {
        each::row(self.labels.iter().map(|&label| f64::from(u8::from(label))).collect())
    }

    /// The same examples as numbers from 0 to 1.
    ///
    /// ```
    /// use dl_core::{data::bytes::ByteDataset, ndarray::array};
    /// let set = ByteDataset::new(vec![0, 255], vec![true])?;
    /// assert_eq!(set.to_dataset()?.x, array![[0.0], [1.0]]);
    /// # Ok::<(), dl_core::Error>(())
    /// ```
    pub fn to_dataset(&self) -> Result<Dataset> {
        use ndarray::ShapeBuilder;
        let mut x = Array2::zeros((self.n_x(), self.m()).f());
        for (i, mut column) in x.columns_mut().into_iter().enumerate() {
            column.iter_mut().zip(&self.bytes[i * self.n_x()..]).for_each(|(x, &byte)| *x = number(byte));
        }
        Dataset::new(x, self.y())
    }

    /// The bytes, example after example.
    pub(crate) fn bytes(&self) -> &[u8] {
        &self.bytes
    }
}

/// 1/255 in two parts; the first has so few bits that a byte times it is exact.
const PART: [f64; 2] = [f64::from_bits(0x3f70_1010_1010_1000), f64::from_bits(0x3c70_1010_1010_1010)];

/// The number that a byte stands for, byte / 255, without the division, which takes a processor several times as long.
#[inline(always)]
pub(crate) fn number(byte: u8) -> f64 {
    let byte = f64::from(byte);
    byte * PART[0] + byte * PART[1]
}

/// The bytes that `numbers` stand for, where each stands for one.
pub(crate) fn of(numbers: &[f64]) -> Option<Vec<u8>> {
    let byte = |x: f64| (x * 255.0 + 0.5) as u8;
    // Looked at first, then collected into memory of the right size.
    let all = numbers.iter().all(|&x| number(byte(x)).to_bits() == x.to_bits());
    all.then(|| numbers.iter().map(|&x| byte(x)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_is_its_255th_part() {
        assert!((0..=255).all(|byte| number(byte) == f64::from(byte) / 255.0));
        let all: Vec<u8> = (0..=255).collect();
        let mut numbers: Vec<f64> = all.iter().map(|&byte| number(byte)).collect();
        assert_eq!(of(&numbers), Some(all));
        for other in [-0.0, 0.5, f64::NAN, 1.1, number(7).next_up()] {
            numbers[7] = other;
            assert_eq!(of(&numbers), None, "{other}");
        }
    }

    #[test]
    fn bytes_that_cannot_be_shared_out_are_refused() {
        assert!(matches!(ByteDataset::new(vec![1, 2, 3], vec![true, false]), Err(Error::Shape { .. })));
        assert!(matches!(ByteDataset::new(vec![], vec![]), Err(Error::Shape { .. })));
        let set = ByteDataset::new(vec![0, 255, 51, 102], vec![true, false]).unwrap();
        assert_eq!((set.m(), set.n_x()), (2, 2));
        assert_eq!(set.to_dataset().unwrap().x, ndarray::array![[0.0, 0.2], [1.0, 0.4]]);
        assert!(matches!(set.first(3), Err(Error::Parameter { .. })));
        assert!(matches!(set.first(0), Err(Error::Parameter { .. })));
    }
}
