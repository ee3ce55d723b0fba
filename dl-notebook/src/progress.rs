//! How long a training run still takes.

use std::time::Instant;

use dl_core::language::say;

/// Tells how a training run goes, a line each time: the iteration, the cost, and the seconds it still takes.
///
/// The seconds are those used so far, stretched to the iterations that are left. Pass it to `fit_with`, or call
/// [`line`](Self::line) in a loop of your own.
///
/// ```
/// use dl_notebook::prelude::*;
/// let progress = Progress::new(2000);
/// assert!(progress.line(100, 0.584508).starts_with("   100   0.584508"));
/// ```
#[derive(Debug, Clone)]
pub struct Progress {
    iterations: usize,
    started: Instant,
}

impl Progress {
    /// Starts the clock of a run of so many iterations.
    ///
    /// ```
    /// use dl_notebook::prelude::*;
    /// let progress = Progress::new(2000);
    /// assert!(progress.line(0, 0.693147).ends_with("0.693147"));
    /// ```
    pub fn new(iterations: usize) -> Self {
        Self { iterations, started: Instant::now() }
    }

    /// The line to print at an iteration.
    ///
    /// ```
    /// use dl_notebook::prelude::*;
    /// assert_eq!(Progress::new(2000).line(2000, 0.140872), "  2000   0.140872");
    /// ```
    pub fn line(&self, iteration: usize, cost: f64) -> String {
        let used = self.started.elapsed().as_secs_f64();
        let left = self.iterations.saturating_sub(iteration) as f64 * used / iteration.max(1) as f64;
        // What takes no time needs no announcement.
        if iteration == 0 || left < 0.5 {
            return format!("{iteration:6}   {cost:.6}");
        }
        format!("{iteration:6}   {cost:.6}   {} {left:.0} s", say("faltan", "left:"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_time_left_is_told_while_there_is_some() {
        let started = Instant::now().checked_sub(std::time::Duration::from_secs(10)).unwrap();
        let progress = Progress { iterations: 2000, started };
        assert!(progress.line(500, 0.5).contains(" 30 s"), "{}", progress.line(500, 0.5));
        assert_eq!(progress.line(0, 0.5), "     0   0.500000");
        assert_eq!(progress.line(1990, 0.5), "  1990   0.500000");
    }
}
