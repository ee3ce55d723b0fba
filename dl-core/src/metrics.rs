//! How often a model is right.

use std::fmt;

use ndarray::Array2;

use crate::{
    Result,
    input::{self, rows},
    language::say,
};

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
    check(predictions, y)?;
    let wrong = rows(predictions).iter().zip(&*rows(y)).filter(|(a, b)| a != b).count();
    Ok(100.0 - wrong as f64 / y.ncols() as f64 * 100.0)
}

fn check(predictions: &Array2<f64>, y: &Array2<f64>) -> Result<()> {
    input::expect_examples("y", y)?;
    input::expect_labels("y", y, y.ncols())?;
    input::expect_labels("predictions", predictions, y.ncols())
}

/// The class of each of `m` answers (1, m): 1 where it is above 1/2, else 0. An answer that is no number is an error, not a no.
pub(crate) fn classes(answers: &Array2<f64>, m: usize) -> Result<Array2<f64>> {
    let what = say("las respuestas del modelo", "the model's answers");
    input::expect_shape(what, answers, 1, m)?;
    input::expect_finite(what, answers)?;
    Ok(answers.mapv(|a| if a > 0.5 { 1.0 } else { 0.0 }))
}

/// How the answers and the labels meet: the confusion matrix.
///
/// ```
/// use dl_core::{metrics::confusion, ndarray::array};
/// let confusion = confusion(&array![[1.0, 1.0, 0.0, 1.0]], &array![[1.0, 0.0, 0.0, 1.0]])?;
/// assert_eq!((confusion.true_positives, confusion.false_positives), (2, 1));
/// assert_eq!(confusion.precision(), Some(2.0 / 3.0));
/// assert_eq!(confusion.recall(), Some(1.0));
/// # Ok::<(), dl_core::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Confusion {
    /// Said 1, and is 1.
    pub true_positives: usize,
    /// Said 1, but is 0.
    pub false_positives: usize,
    /// Said 0, and is 0.
    pub true_negatives: usize,
    /// Said 0, but is 1.
    pub false_negatives: usize,
}

impl Confusion {
    /// Of those answered with 1, the share that are: TP / (TP + FP), from 0 to 1. None where nothing was answered with 1.
    ///
    /// ```
    /// use dl_core::metrics::Confusion;
    /// let counts = Confusion { true_positives: 3, false_positives: 1, true_negatives: 5, false_negatives: 3 };
    /// assert_eq!(counts.precision(), Some(0.75));
    /// ```
    #[must_use]
    pub fn precision(&self) -> Option<f64> {
        share(self.true_positives, self.true_positives + self.false_positives)
    }

    /// Of those that are 1, the share that were found: TP / (TP + FN), from 0 to 1. None where there are none.
    ///
    /// ```
    /// use dl_core::metrics::Confusion;
    /// let counts = Confusion { true_positives: 3, false_positives: 1, true_negatives: 5, false_negatives: 3 };
    /// assert_eq!(counts.recall(), Some(0.5));
    /// ```
    #[must_use]
    pub fn recall(&self) -> Option<f64> {
        share(self.true_positives, self.true_positives + self.false_negatives)
    }

    /// The harmonic mean of precision and recall, 2 TP / (2 TP + FP + FN). None where there is nothing to find and nothing was
    /// found.
    ///
    /// ```
    /// use dl_core::metrics::Confusion;
    /// let counts = Confusion { true_positives: 3, false_positives: 1, true_negatives: 5, false_negatives: 3 };
    /// assert_eq!(counts.f1(), Some(0.6));
    /// ```
    #[must_use]
    pub fn f1(&self) -> Option<f64> {
        share(2 * self.true_positives, 2 * self.true_positives + self.false_positives + self.false_negatives)
    }
}

/// A table of the four counts.
impl fmt::Display for Confusion {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let (is, says) = (say("es", "is"), say("dice", "says"));
        let row = |says: &str, of_ones: &dyn fmt::Display, of_zeros: &dyn fmt::Display| {
            format!("{says:6} {of_ones:>6} {of_zeros:>6}")
        };
        writeln!(f, "{}", row("", &format!("{is} 1"), &format!("{is} 0")))?;
        writeln!(f, "{}", row(&format!("{says} 1"), &self.true_positives, &self.false_positives))?;
        write!(f, "{}", row(&format!("{says} 0"), &self.false_negatives, &self.true_negatives))
    }
}

fn share(part: usize, whole: usize) -> Option<f64> {
    (whole > 0).then(|| part as f64 / whole as f64)
}

/// Counts how predictions and labels meet. Shapes and errors as for [`accuracy`].
///
/// Source of precision and recall: C. J. van Rijsbergen, Information Retrieval (1979), chapter 7.
///
/// ```
/// use dl_core::{metrics::confusion, ndarray::array};
/// assert_eq!(confusion(&array![[1.0, 0.0]], &array![[1.0, 1.0]])?.false_negatives, 1);
/// # Ok::<(), dl_core::Error>(())
/// ```
pub fn confusion(predictions: &Array2<f64>, y: &Array2<f64>) -> Result<Confusion> {
    check(predictions, y)?;
    let (predictions, y) = (rows(predictions), rows(y));
    let count = |said: f64, is: f64| predictions.iter().zip(&*y).filter(|&(&a, &b)| a == said && b == is).count();
    Ok(Confusion {
        true_positives: count(1.0, 1.0),
        false_positives: count(1.0, 0.0),
        true_negatives: count(0.0, 0.0),
        false_negatives: count(0.0, 1.0),
    })
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
    check(predictions, y)?;
    Ok(rows(predictions).iter().zip(&*rows(y)).map(|(a, b)| a == b).collect())
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
    fn shares_of_nothing_are_none() {
        let none = confusion(&array![[0.0, 0.0]], &array![[0.0, 0.0]]).unwrap();
        assert_eq!((none.precision(), none.recall(), none.f1()), (None, None, None));
        assert_eq!(none.true_negatives, 2);
        let missed = confusion(&array![[0.0, 0.0, 1.0]], &array![[1.0, 0.0, 1.0]]).unwrap();
        assert_eq!((missed.precision(), missed.recall(), missed.f1()), (Some(1.0), Some(0.5), Some(2.0 / 3.0)));
        assert!(confusion(&array![[0.5]], &array![[1.0]]).is_err());
    }

    #[test]
    fn a_confusion_is_a_table() {
        let counts = Confusion { true_positives: 14, false_positives: 3, true_negatives: 31, false_negatives: 2 };
        let wanted = say(
            "         es 1   es 0\ndice 1     14      3\ndice 0      2     31",
            "         is 1   is 0\nsays 1     14      3\nsays 0      2     31",
        );
        assert_eq!(counts.to_string(), wanted);
    }

    #[test]
    fn half_is_no_yes_and_nan_no_answer() {
        assert_eq!(classes(&array![[0.49, 0.5, 0.51]], 3).unwrap(), array![[0.0, 0.0, 1.0]]);
        assert!(matches!(classes(&array![[f64::NAN]], 1), Err(Error::NotFinite { .. })));
    }

    #[test]
    fn probabilities_are_no_predictions() {
        assert!(matches!(accuracy(&array![[0.7]], &array![[1.0]]), Err(Error::Labels { .. })));
        assert!(matches!(verdicts(&array![[1.0, 0.0]], &array![[1.0]]), Err(Error::Shape { .. })));
        assert!(matches!(accuracy(&Array2::zeros((1, 0)), &Array2::zeros((1, 0))), Err(Error::Shape { .. })));
    }
}
