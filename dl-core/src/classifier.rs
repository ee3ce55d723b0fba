//! What every model can be asked, whatever is inside.

use ndarray::Array2;

use crate::{
    Result,
    data::Dataset,
    metrics::{self, Confusion},
};

/// Anything that answers examples with the probability of class 1.
///
/// Figures and metrics take it: a [`Neuron`](crate::neuron::Neuron), a [`ShallowNetwork`](crate::shallow::ShallowNetwork), or a
/// function of your own. A closure names the type of its argument: `|x: &Array2<f64>| ...`.
///
/// ```
/// use dl_core::{Result, prelude::*};
/// let set = Dataset::new(array![[1.0, 2.0, 3.0]], array![[0.0, 0.0, 1.0]])?;
/// let model = |x: &Array2<f64>| -> Result<Array2<f64>> { Ok(x.mapv(|v| sigmoid(v - 1.5))) };
/// assert_eq!(model.predict(&set.x)?, array![[0.0, 1.0, 1.0]]);
/// assert!((model.accuracy(&set)? - 200.0 / 3.0).abs() < 1e-9);
/// # Ok::<(), dl_core::Error>(())
/// ```
pub trait Classifier {
    /// The probability of class 1 for each example: from `x` (n_x, m) to (1, m).
    fn predict_proba(&self, x: &Array2<f64>) -> Result<Array2<f64>>;

    /// The class of each example: 1 where its probability is above 1/2, else 0.
    fn predict(&self, x: &Array2<f64>) -> Result<Array2<f64>> {
        metrics::classes(&self.predict_proba(x)?, x.ncols())
    }

    /// On how many examples of the set the model is right, in percent.
    fn accuracy(&self, set: &Dataset) -> Result<f64> {
        metrics::accuracy(&self.predict(&set.x)?, &set.y)
    }

    /// How the model's predictions and the set's labels meet.
    fn confusion(&self, set: &Dataset) -> Result<Confusion> {
        metrics::confusion(&self.predict(&set.x)?, &set.y)
    }
}

impl<F: Fn(&Array2<f64>) -> Result<Array2<f64>>> Classifier for F {
    fn predict_proba(&self, x: &Array2<f64>) -> Result<Array2<f64>> {
        self(x)
    }
}
