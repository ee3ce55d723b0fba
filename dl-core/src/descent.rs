//! Gradient descent on any function: walk downhill, and keep the path.
//!
//! Where the gradient ∇f(θ) points, f grows fastest; so each step goes the other way, by the learning rate α:
//!
//! θ ← θ - α ∇f(θ).
//!
//! | α | what happens on f(θ) = θ² |
//! |---|---|
//! | small, 0.01 | creeps down |
//! | right, 0.3 | is there after a few steps |
//! | 0.9 | jumps from side to side, and still gets there |
//! | 1 | jumps for ever |
//! | larger | climbs out: it diverges |
//!
//! Source: A. Cauchy, Méthode générale pour la résolution des systèmes d'équations simultanées (1847).

use crate::{Error, Result, input, language::say};

/// Where a descent went.
///
/// ```
/// use dl_core::descent::Path;
/// let path = Path { points: vec![vec![1.0], vec![0.5]], values: vec![1.0, 0.25] };
/// assert_eq!(path.end(), [0.5]);
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Path {
    /// The places, from the start on: one more than there were steps.
    pub points: Vec<Vec<f64>>,
    /// f at each of them.
    pub values: Vec<f64>,
}

impl Path {
    /// The last place.
    ///
    /// ```
    /// use dl_core::descent::Path;
    /// let path = Path { points: vec![vec![1.0, 2.0]], values: vec![5.0] };
    /// assert_eq!(path.end(), [1.0, 2.0]);
    /// ```
    #[must_use]
    pub fn end(&self) -> &[f64] {
        self.points.last().map_or(&[], Vec::as_slice)
    }

    /// Whether the walk went uphill: the first step from which f only grew to the end, if it ended above where it began.
    ///
    /// ```
    /// use dl_core::descent::descend;
    /// let walk = |learning_rate| descend(&|p| p[0] * p[0], &|p| vec![2.0 * p[0]], &[1.0], learning_rate, 20);
    /// assert_eq!(walk(0.3)?.diverges_from(), None);
    /// assert_eq!(walk(1.1)?.diverges_from(), Some(1));
    /// # Ok::<(), dl_core::Error>(())
    /// ```
    #[must_use]
    pub fn diverges_from(&self) -> Option<usize> {
        if self.values.last()? <= self.values.first()? {
            return None;
        }
        let falls = self.values.windows(2).rposition(|pair| pair[1] <= pair[0]);
        Some(falls.map_or(1, |step| step + 2)).filter(|&step| step < self.values.len())
    }

    /// The points to draw for a function of one number: (θ, f(θ)).
    ///
    /// ```
    /// use dl_core::descent::Path;
    /// let path = Path { points: vec![vec![1.0], vec![0.5]], values: vec![1.0, 0.25] };
    /// assert_eq!(path.curve(), [(1.0, 1.0), (0.5, 0.25)]);
    /// ```
    #[must_use]
    pub fn curve(&self) -> Vec<(f64, f64)> {
        self.points.iter().zip(&self.values).filter_map(|(p, &f)| Some((*p.first()?, f))).collect()
    }

    /// The points to draw for a function of two numbers: (θ₁, θ₂).
    ///
    /// ```
    /// use dl_core::descent::Path;
    /// let path = Path { points: vec![vec![1.0, 2.0]], values: vec![5.0] };
    /// assert_eq!(path.plane(), [(1.0, 2.0)]);
    /// ```
    #[must_use]
    pub fn plane(&self) -> Vec<(f64, f64)> {
        self.points.iter().filter_map(|p| Some((*p.first()?, *p.get(1)?))).collect()
    }
}

/// Walks down `f` from `start`, `steps` steps of learning rate α, with `gradient` as its gradient.
///
/// A walk that climbs but stays finite is returned, so that it can be drawn: see [`Path::diverges_from`].
///
/// - Both functions take as many numbers as `start` has; `gradient` returns as many.
/// - Errors: [`Error::Parameter`] where `learning_rate` is not above 0 or `steps` not from 1 to 10 million, [`Error::Shape`] where
///   `start` is empty or the gradient has another length, [`Error::NotFinite`] where `start` or f there is not finite,
///   [`Error::Diverged`] where f or the place stops being finite on the way.
///
/// ```
/// use dl_core::descent::descend;
/// // f(θ) = (θ - 3)², f'(θ) = 2 (θ - 3)
/// let path = descend(&|p| (p[0] - 3.0).powi(2), &|p| vec![2.0 * (p[0] - 3.0)], &[0.0], 0.1, 50)?;
/// assert_eq!(path.points.len(), 51);
/// assert!((path.end()[0] - 3.0).abs() < 1e-4);
/// # Ok::<(), dl_core::Error>(())
/// ```
pub fn descend(
    f: &dyn Fn(&[f64]) -> f64,
    gradient: &dyn Fn(&[f64]) -> Vec<f64>,
    start: &[f64],
    learning_rate: f64,
    steps: usize,
) -> Result<Path> {
    input::expect_positive("learning_rate", learning_rate)?;
    let range = say("que esté entre 1 y 10000000", "to be from 1 to 10000000");
    input::expect_at_most("steps", steps, 10_000_000, range)?;
    let value = f_at_start(f, start)?;
    let mut path = Path { points: vec![start.to_vec()], values: vec![value] };
    let (mut place, mut last_cost) = (start.to_vec(), value);
    for iteration in 1..=steps {
        let slope = gradient(&place);
        if slope.len() != place.len() {
            return Err(shape(say("el gradiente", "the gradient"), format!("({})", place.len()), slope.len()));
        }
        place.iter_mut().zip(&slope).for_each(|(p, slope)| *p -= learning_rate * slope);
        let value = f(&place);
        if !value.is_finite() || place.iter().any(|p| !p.is_finite()) {
            return Err(Error::Diverged { iteration, last_cost });
        }
        path.points.push(place.clone());
        path.values.push(value);
        last_cost = value;
    }
    Ok(path)
}

/// f where the walk begins; there must be numbers, all finite, f as well.
fn f_at_start(f: &dyn Fn(&[f64]) -> f64, start: &[f64]) -> Result<f64> {
    if start.is_empty() {
        return Err(shape("start", say("(n), n al menos 1", "(n), n at least 1").into(), 0));
    }
    let value = f(start);
    match start.iter().chain([&value]).position(|v| !v.is_finite()) {
        None => Ok(value),
        Some(row) if row < start.len() => {
            Err(Error::NotFinite { what: "start".into(), value: start[row], row, column: 0 })
        }
        Some(_) => Err(Error::NotFinite { what: "f(start)".into(), value, row: 0, column: 0 }),
    }
}

fn shape(what: &str, expected: String, found: usize) -> Error {
    Error::Shape { what: what.into(), expected, found: format!("({found})") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn walk(learning_rate: f64, iterations: usize) -> Result<Path> {
        descend(&|p| p[0] * p[0], &|p| vec![2.0 * p[0]], &[1.0], learning_rate, iterations)
    }

    #[test]
    fn the_table_of_the_module_is_true() {
        assert!(walk(0.01, 10).unwrap().end()[0] > 0.8);
        assert!(walk(0.3, 10).unwrap().end()[0].abs() < 1e-3);
        let jumping = walk(0.9, 60).unwrap();
        assert!(jumping.points[1][0] < 0.0 && jumping.end()[0].abs() < 1e-3);
        assert_eq!(walk(1.0, 9).unwrap().end(), [-1.0]);
        assert!(walk(1.2, 9).unwrap().end()[0].abs() > 10.0);
    }

    #[test]
    fn each_step_is_the_formula() {
        let path = walk(0.25, 3).unwrap();
        assert_eq!(path.curve(), [(1.0, 1.0), (0.5, 0.25), (0.25, 0.0625), (0.125, 0.015625)]);
        let path = descend(&|p| p[0] + p[1], &|_| vec![1.0, 1.0], &[0.0, 3.0], 0.5, 1).unwrap();
        assert_eq!(path.plane(), [(0.0, 3.0), (-0.5, 2.5)]);
    }

    #[test]
    fn divergence_is_found() {
        assert_eq!(walk(0.9, 30).unwrap().diverges_from(), None);
        assert_eq!(walk(1.2, 30).unwrap().diverges_from(), Some(1));
        match walk(1.2, 100_000) {
            Err(Error::Diverged { iteration, last_cost }) => assert!(iteration > 900 && last_cost.is_finite()),
            other => panic!("expected Diverged, found {other:?}"),
        }
    }

    #[test]
    fn bad_input_is_refused() {
        for rate in [0.0, -1.0, f64::NAN, f64::INFINITY] {
            assert!(matches!(walk(rate, 5), Err(Error::Parameter { .. })));
        }
        assert!(matches!(walk(0.1, 0), Err(Error::Parameter { .. })));
        assert!(matches!(walk(0.1, usize::MAX), Err(Error::Parameter { .. })));
        let from = |start: &[f64]| descend(&|p| p.iter().sum(), &|_| vec![1.0], start, 0.1, 50);
        assert!(matches!(from(&[]), Err(Error::Shape { .. })));
        assert!(matches!(from(&[1.0, 2.0]), Err(Error::Shape { .. })));
        assert!(matches!(from(&[f64::NAN]), Err(Error::NotFinite { .. })));
    }
}
