//! What training tells about itself: the costs it went through.

use crate::{Error, Result};

/// What a training run leaves behind besides the model.
///
/// ```
/// use dl_core::History;
/// let history = History { costs: vec![0.7, 0.5, 0.4], record_every: 100 };
/// assert_eq!(history.points()[2], (200.0, 0.4));
/// ```
#[derive(Debug, Clone, PartialEq, Default)]
pub struct History {
    /// The cost before the update of iteration 0, `record_every`, 2 `record_every`, ...
    pub costs: Vec<f64>,
    /// How many iterations lie between two costs.
    pub record_every: usize,
}

impl History {
    /// The curve to draw: (iteration, cost) for each recorded cost.
    ///
    /// ```
    /// use dl_core::History;
    /// let history = History { costs: vec![0.7, 0.5], record_every: 100 };
    /// assert_eq!(history.points(), [(0.0, 0.7), (100.0, 0.5)]);
    /// ```
    #[must_use]
    pub fn points(&self) -> Vec<(f64, f64)> {
        self.costs.iter().enumerate().map(|(i, &cost)| (i as f64 * self.record_every as f64, cost)).collect()
    }
}

/// Keeps the costs of a run, passes each on, and stops a run that diverges.
pub(crate) struct Recorder<'a> {
    history: History,
    progress: &'a mut dyn FnMut(usize, f64),
    diverged: Option<usize>,
}

impl<'a> Recorder<'a> {
    pub(crate) fn new(record_every: usize, progress: &'a mut dyn FnMut(usize, f64)) -> Self {
        Self { history: History { costs: Vec::new(), record_every }, progress, diverged: None }
    }

    /// Records the cost of an iteration where one is wanted; `cost` computes it. False where the run has diverged.
    pub(crate) fn see(&mut self, iteration: usize, cost: &dyn Fn() -> f64) -> bool {
        if !iteration.is_multiple_of(self.history.record_every) {
            return true;
        }
        let cost = cost();
        if !cost.is_finite() {
            self.diverged = Some(iteration);
            return false;
        }
        self.history.costs.push(cost);
        (self.progress)(iteration, cost);
        true
    }

    /// The history, unless the run diverged, or its last steps ran away unrecorded: then some of the numbers learnt aren't finite.
    pub(crate) fn finish(self, iterations: usize, learnt: &[f64]) -> Result<History> {
        let unrecorded = learnt.iter().any(|number| !number.is_finite()).then_some(iterations);
        match self.diverged.or(unrecorded) {
            None => Ok(self.history),
            Some(iteration) => {
                let last_cost = self.history.costs.last().copied().unwrap_or(f64::NAN);
                Err(Error::Diverged { iteration, last_cost })
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cost_that_is_no_number_stops_the_run() {
        let mut seen = Vec::new();
        let mut tell = |iteration, cost| seen.push((iteration, cost));
        let mut recorder = Recorder::new(10, &mut tell);
        assert!(recorder.see(0, &|| 0.7) && recorder.see(1, &|| 0.6) && !recorder.see(10, &|| f64::NAN));
        assert_eq!(recorder.finish(12, &[1.0]), Err(Error::Diverged { iteration: 10, last_cost: 0.7 }));
        assert_eq!(seen, [(0, 0.7)]);
        let mut tell = |_, _| ();
        let mut recorder = Recorder::new(10, &mut tell);
        assert!(recorder.see(0, &|| 0.7));
        assert_eq!(recorder.finish(9, &[1.0, f64::NAN]), Err(Error::Diverged { iteration: 9, last_cost: 0.7 }));
    }
}
