//! How often a model is right.

use ndarray::Array2;

use crate::{Result, input};

/// Accuracy in percent: 100 - 100 · mean |ŷ - y|.
///
/// Shapes: `predictions` and `y` (1, m), both of labels 0 and 1. Range [0, 100]. Errors:
/// [`Error::Shape`](crate::Error::Shape) where they differ or are empty, [`Error::Labels`](crate::Error::Labels) for
/// anything but 0 and 1.
///
/// The formula is the one of the course's Python original, so that even its last digit agrees.
///
/// ```
/// use dl_core::{metrics::accuracy, ndarray::array};
/// assert_eq!(accuracy(&array![[1.0, 0.0, 1.0, 1.0]], &array![[1.0, 0.0, 0.0, 1.0]])?, 75.0);
/// # Ok::<(), dl_core::Error>(())
/// ```
pub fn accuracy(predictions: &Array2<f64>, y: &Array2<f64>) -> Result<f64> {
    input::expect_examples(y)?;
    input::expect_labels(y, y.ncols())?;
    input::expect_labels(predictions, y.ncols())?;
    let wrong = predictions.iter().zip(y).filter(|(a, b)| a != b).count();
    Ok(100.0 - wrong as f64 / y.ncols() as f64 * 100.0)
}

/// Which examples are answered rightly: the verdict of each column, in order.
///
/// Shapes and errors as for [`accuracy`].
///
/// ```
/// use dl_core::{metrics::verdicts, ndarray::array};
/// assert_eq!(verdicts(&array![[1.0, 0.0]], &array![[1.0, 1.0]])?, [true, false]);
/// # Ok::<(), dl_core::Error>(())
/// ```
pub fn verdicts(predictions: &Array2<f64>, y: &Array2<f64>) -> Result<Vec<bool>> {
    input::expect_examples(y)?;
    input::expect_labels(y, y.ncols())?;
    input::expect_labels(predictions, y.ncols())?;
    Ok(predictions.iter().zip(y).map(|(a, b)| a == b).collect())
}

#[cfg(test)]
mod tests {
    use ndarray::array;

    use super::*;
    use crate::Error;

    #[test]
    fn the_published_digits() {
        // 2 wrong of 209: printed as 99.04306220095694 by the Python original (data set card of the photos).
        let y = Array2::zeros((1, 209));
        let mut predictions = y.clone();
        predictions[[0, 3]] = 1.0;
        predictions[[0, 77]] = 1.0;
        assert_eq!(accuracy(&predictions, &y).unwrap().to_string(), "99.04306220095694");
    }

    #[test]
    fn probabilities_are_no_predictions() {
        assert!(matches!(accuracy(&array![[0.7]], &array![[1.0]]), Err(Error::Labels { .. })));
        assert!(matches!(verdicts(&array![[1.0, 0.0]], &array![[1.0]]), Err(Error::Shape { .. })));
        assert!(matches!(accuracy(&Array2::zeros((1, 0)), &Array2::zeros((1, 0))), Err(Error::Shape { .. })));
    }
}
