//! A network that learns: the descent over the steps of the module above.

use ndarray::Array2;

use super::{Parameters, ShallowNetwork, Start};
use crate::{
    History, Options, Result,
    exact::layer::Layer,
    history::Recorder,
    input::{self, rows},
    loss,
};

impl ShallowNetwork {
    /// Trains a network by full-batch gradient descent; `start` says how it begins, `options` how it learns.
    ///
    /// Shapes and errors as for [`train_with`](Self::train_with).
    ///
    /// ```
    /// use dl_core::{prelude::*, shallow::Start};
    /// let flower = planar::flower(400, 1)?;
    /// let options = Options { learning_rate: 1.2, iterations: 2000, record_every: 1000 };
    /// let (network, history) = ShallowNetwork::fit(&flower.x, &flower.y, &Start::default(), &options)?;
    /// assert!(network.accuracy(&flower)? > 80.0); // one neuron alone: about 47
    /// assert_eq!(history.costs.len(), 2);
    /// # Ok::<(), dl_core::Error>(())
    /// ```
    pub fn fit(x: &Array2<f64>, y: &Array2<f64>, start: &Start, options: &Options) -> Result<(Self, History)> {
        Self::fit_with(x, y, start, options, &mut |_, _| ())
    }

    /// Does what [`fit`](Self::fit) does, and tells `progress` the iteration and the cost each time a cost is recorded.
    pub fn fit_with(
        x: &Array2<f64>,
        y: &Array2<f64>,
        start: &Start,
        options: &Options,
        progress: &mut dyn FnMut(usize, f64),
    ) -> Result<(Self, History)> {
        input::expect_examples("x", x)?;
        let mut network = Self::new(x.nrows(), start)?;
        let history = network.train_with(x, y, options, progress)?;
        Ok((network, history))
    }

    /// Goes on training from the parameters that the network has. After an error it is as it was.
    ///
    /// Shapes and errors as for [`train_with`](Self::train_with).
    pub fn train(&mut self, x: &Array2<f64>, y: &Array2<f64>, options: &Options) -> Result<History> {
        self.train_with(x, y, options, &mut |_, _| ())
    }

    /// Does what [`train`](Self::train) does, and tells `progress` the iteration and the cost each time a cost is recorded.
    ///
    /// The machine room runs the loop over [`forward`](Self::forward), [`backward`](Self::backward) and [`update`](Self::update), to
    /// the bit, without making a new array in each step.
    ///
    /// - Shapes: `x` (n_x, m), `y` (1, m).
    /// - Errors, all found before any work begins but the last: [`Error::Shape`](crate::Error::Shape),
    ///   [`Error::Labels`](crate::Error::Labels), [`Error::NotFinite`](crate::Error::NotFinite),
    ///   [`Error::Parameter`](crate::Error::Parameter); [`Error::Diverged`](crate::Error::Diverged) where the steps are so long
    ///   that the cost runs away.
    pub fn train_with(
        &mut self,
        x: &Array2<f64>,
        y: &Array2<f64>,
        options: &Options,
        progress: &mut dyn FnMut(usize, f64),
    ) -> Result<History> {
        options.check()?;
        self.expect_inputs(x)?;
        input::expect_moderate("x", x)?;
        input::expect_labels("y", y, x.ncols())?;
        let (y, mut recorder) = (rows(y), Recorder::new(options.record_every, progress));
        let mut watch = |iteration, z2: &[f64]| recorder.see(iteration, &|| loss::mean_cross_entropy(z2, &y));
        let mut layer = self.layer();
        layer.descend(&rows(x), &y, options.learning_rate, options.iterations, &mut watch);
        let numbers = [layer.w1, layer.b1, layer.w2, vec![layer.b2]].concat();
        let history = recorder.finish(options.iterations, &numbers)?;
        self.parameters = self.parameters.with_numbers(&numbers)?;
        Ok(history)
    }

    /// The network as the machine room takes it.
    pub(super) fn layer(&self) -> Layer {
        let Parameters { w1, b1, w2, b2 } = &self.parameters;
        let [w1, b1, w2] = [w1, b1, w2].map(|array| rows(array).into_owned());
        Layer { w1, b1, w2, b2: b2[[0, 0]], g: self.activation.curve() }
    }
}
