//! Gradient check: is a derivative right? Measure it, and compare.
//!
//! A derivative is a slope, so it can be measured without any calculus: move one parameter a little to each side, and see how
//! much the cost changes.
//!
//! dJ/dθᵢ ≈ ( J(θ + h eᵢ) - J(θ - h eᵢ) ) / 2h
//!
//! The two gradients g (by formula) and n (by measurement) are compared as a whole,
//!
//! relative error = ‖g - n‖ / (‖g‖ + ‖n‖).
//!
//! | relative error | what it says |
//! |---|---|
//! | below 1e-7 | right |
//! | 1e-7 to 1e-3 | look again: perhaps a corner (relu) is near |
//! | above | wrong |
//!
//! It costs two cost evaluations a parameter: good for a test, too slow to train with.
//!
//! Source: A. Ng, Deep Learning Specialization, course 2 (Improving Deep Neural Networks), week 1, for the relative error and its 1e-7.

use std::fmt;

use crate::{Error, Result, language::say};

/// What a gradient check found.
///
/// ```
/// use dl_core::gradient_check::gradient_check;
/// let check = gradient_check(&mut |p| Ok(p[0] * p[0]), &[3.0], &[6.0])?;
/// assert!((check.numerical[0] - 6.0).abs() < 1e-6);
/// # Ok::<(), dl_core::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct GradientCheck {
    /// ‖g - n‖ / (‖g‖ + ‖n‖), from 0 (equal) to 1; 0 where both are zero.
    pub relative_error: f64,
    /// The measured gradient.
    pub numerical: Vec<f64>,
    /// The number of the parameter where the two are furthest apart.
    pub worst: usize,
}

/// One sentence: the relative error, and what it says by the table above.
impl fmt::Display for GradientCheck {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let error = format!("{:.1e}", self.relative_error);
        let (worst, slope) = (self.worst, self.numerical.get(self.worst).copied().unwrap_or(f64::NAN));
        f.write_str(&if self.relative_error < 1e-7 {
            say!("Error relativo {error}: el gradiente está bien.", "Relative error {error}: the gradient is right.")
        } else if self.relative_error <= 1e-3 {
            say!(
                "Error relativo {error}: míralo de nuevo; quizá hay una esquina (relu) cerca. El parámetro más alejado es el {worst}: se midió {slope:.6}.",
                "Relative error {error}: look again; perhaps a corner (relu) is near. Parameter {worst} is furthest off: {slope:.6} was measured."
            )
        } else {
            say!(
                "Error relativo {error}: el gradiente está mal. El parámetro más alejado es el {worst}: se midió {slope:.6}.",
                "Relative error {error}: the gradient is wrong. Parameter {worst} is furthest off: {slope:.6} was measured."
            )
        })
    }
}

/// Measures the gradient of `cost` at `parameters` and compares `gradient` with it.
///
/// `cost` takes as many numbers as `parameters` has; what it fails with is passed on. Errors: [`Error::Shape`] where `gradient`
/// has another length or there are no parameters, [`Error::NotFinite`] where a number, or the cost beside it, is not finite.
///
/// ```
/// use dl_core::gradient_check::gradient_check;
/// // J(a, b) = a² b has the gradient (2ab, a²).
/// let mut cost = |p: &[f64]| Ok(p[0] * p[0] * p[1]);
/// assert!(gradient_check(&mut cost, &[3.0, 2.0], &[12.0, 9.0])?.relative_error < 1e-7);
/// assert!(gradient_check(&mut cost, &[3.0, 2.0], &[6.0, 9.0])?.relative_error > 1e-3);
/// # Ok::<(), dl_core::Error>(())
/// ```
pub fn gradient_check(
    cost: &mut dyn FnMut(&[f64]) -> Result<f64>,
    parameters: &[f64],
    gradient: &[f64],
) -> Result<GradientCheck> {
    if parameters.is_empty() || gradient.len() != parameters.len() {
        return Err(Error::Shape {
            what: say("el gradiente", "the gradient").into(),
            expected: say!(
                "({n}), un número por parámetro",
                "({n}), a number for each parameter",
                n = parameters.len().max(1)
            ),
            found: format!("({})", gradient.len()),
        });
    }
    expect_finite(say("los parámetros", "the parameters"), parameters)?;
    expect_finite(say("el gradiente", "the gradient"), gradient)?;
    let mut moved = parameters.to_vec();
    let mut numerical = Vec::with_capacity(parameters.len());
    for (i, &parameter) in parameters.iter().enumerate() {
        // In proportion to large parameters: added to 1e12, a step of 1e-5 would vanish.
        let h = 1e-5 * parameter.abs().max(1.0);
        let mut at = |value: f64| {
            moved[i] = value;
            cost(&moved)
        };
        let (above, below) = (at(parameter + h)?, at(parameter - h)?);
        moved[i] = parameter;
        numerical.push((above - below) / (2.0 * h));
    }
    expect_finite(say("el gradiente medido", "the measured gradient"), &numerical)?;
    let differences: Vec<f64> = gradient.iter().zip(&numerical).map(|(g, n)| g - n).collect();
    let sizes = length(gradient) + length(&numerical);
    let relative_error = if sizes > 0.0 { length(&differences) / sizes } else { 0.0 };
    let worst = (0..differences.len())
        .fold(0, |worst, i| if differences[i].abs() > differences[worst].abs() { i } else { worst });
    Ok(GradientCheck { relative_error, numerical, worst })
}

/// The Euclidean length, ‖v‖; scaled first, so that no square overflows.
fn length(v: &[f64]) -> f64 {
    let largest = v.iter().fold(0.0f64, |largest, v| largest.max(v.abs()));
    if largest == 0.0 {
        return 0.0;
    }
    largest * v.iter().map(|v| (v / largest) * (v / largest)).sum::<f64>().sqrt()
}

fn expect_finite(what: &str, numbers: &[f64]) -> Result<()> {
    match numbers.iter().position(|v| !v.is_finite()) {
        None => Ok(()),
        Some(row) => Err(Error::NotFinite { what: what.into(), value: numbers[row], row, column: 0 }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wrong_parameter_is_named() {
        let mut cost = |p: &[f64]| Ok(p[0].sin() + p[1] * p[1]);
        let check = gradient_check(&mut cost, &[0.3, 2.0], &[0.3f64.cos(), -4.0]).unwrap();
        assert_eq!(check.worst, 1);
        assert!((check.numerical[1] - 4.0).abs() < 1e-6 && check.relative_error > 0.5);
    }

    #[test]
    fn a_sentence_says_what_was_found() {
        let said = |gradient: f64| gradient_check(&mut |p| Ok(p[0] * p[0]), &[3.0], &[gradient]).unwrap().to_string();
        assert!(said(6.0).ends_with(say("el gradiente está bien.", "the gradient is right.")), "{}", said(6.0));
        assert!(said(6.0001).contains(say("míralo de nuevo", "look again")), "{}", said(6.0001));
        assert!(said(-6.0).contains("6.000000") && said(-6.0).contains(say("está mal", "is wrong")), "{}", said(-6.0));
    }

    #[test]
    fn a_flat_cost_agrees_with_zeros() {
        assert_eq!(gradient_check(&mut |_| Ok(1.0), &[0.0; 3], &[0.0; 3]).unwrap().relative_error, 0.0);
        let huge = gradient_check(&mut |p| Ok(1e200 * p[0]), &[1.0], &[1e200]).unwrap();
        assert!(huge.relative_error < 1e-7);
    }

    #[test]
    fn bad_input_is_refused() {
        assert!(matches!(gradient_check(&mut |_| Ok(1.0), &[], &[]), Err(Error::Shape { .. })));
        assert!(matches!(gradient_check(&mut |_| Ok(1.0), &[1.0], &[1.0, 2.0]), Err(Error::Shape { .. })));
        assert!(matches!(gradient_check(&mut |_| Ok(1.0), &[f64::NAN], &[1.0]), Err(Error::NotFinite { .. })));
        assert!(matches!(gradient_check(&mut |_| Ok(1.0), &[1.0], &[f64::INFINITY]), Err(Error::NotFinite { .. })));
        assert!(matches!(gradient_check(&mut |p| Ok(p[0].ln()), &[-1.0], &[1.0]), Err(Error::NotFinite { .. })));
        let fails = &mut |_: &[f64]| Err(Error::Figure { problem: "so".into() });
        assert!(matches!(gradient_check(fails, &[1.0], &[1.0]), Err(Error::Figure { .. })));
    }
}
