//! From where to where an axis goes, and which numbers can be drawn on it.

use std::ops::Range;

use super::{Axes, Line};
use dl_core::{Error, Result, language::say};

/// The largest number that is drawn: far from where sums and differences of such overflow.
pub(super) const LARGEST: f64 = 1e200;
/// Between what is shown and the frame, as a share of the whole.
pub(super) const AIR: f64 = 0.05;

/// Around all values, with air on both sides. Where `from_zero`, it begins at 0 if the numbers come near it.
pub(super) fn around(values: &mut dyn Iterator<Item = f64>, log: bool, from_zero: bool) -> Range<f64> {
    let (low, high) = values.fold((f64::MAX, f64::MIN), |(low, high), v| (low.min(v), high.max(v)));
    if log {
        let widen = if low < high { libm::pow(high / low, AIR) } else { 2.0 };
        return low / widen..high * widen;
    }
    // So that the air is not lost in the rounding of huge numbers, nor its sum beyond what a number can be.
    let flat = high - low <= 1e-12 * high.abs().max(low.abs());
    let (low, high) = if flat { (low - 0.5 - low.abs() / 2.0, high + 0.5 + high.abs() / 2.0) } else { (low, high) };
    let air = AIR * (high / 2.0 - low / 2.0) * 2.0;
    let bottom = if from_zero && low >= 0.0 && low < 0.4 * high { 0.0 } else { low - air };
    bottom..high + air
}

/// Two ranges widened until one unit is as long to the right as upwards in a frame of these proportions, width by height.
pub(super) fn equalled(x: Range<f64>, y: Range<f64>, (width, height): (f64, f64)) -> (Range<f64>, Range<f64>) {
    let unit = ((x.end - x.start) / width).max((y.end - y.start) / height);
    let widened = |range: Range<f64>, length: f64| {
        let (middle, half) = (range.start / 2.0 + range.end / 2.0, unit * length / 2.0);
        middle - half..middle + half
    };
    (widened(x, width), widened(y, height))
}

/// Fails unless a range goes from a number to a larger one, above 0 on a logarithmic axis.
pub(super) fn check((from, to): (f64, f64), log: bool) -> Result<()> {
    let wide = to - from > 1e-12 * (from.abs() + to.abs()) && from.abs().max(to.abs()) < LARGEST;
    if from.is_finite() && to.is_finite() && from < to && wide && (!log || from > 1.0 / LARGEST) {
        return Ok(());
    }
    let expected = if log {
        say(
            "que vaya de un número mayor que 0 a otro mayor, como (0.1, 10.0), porque el eje es logarítmico",
            "to go from a number above 0 to a larger one, such as (0.1, 10.0), because the axis is logarithmic",
        )
    } else {
        say(
            "que vaya de un número a otro mayor, como (-2.0, 2.0)",
            "to go from a number to a larger one, such as (-2.0, 2.0)",
        )
    };
    Err(Error::Parameter { name: "range", expected, found: format!("({from}, {to})") })
}

/// Fails unless there are one to `most` lines, each with points that can be drawn.
pub(super) fn check_lines(lines: &[Line], axes: &Axes, most: usize) -> Result<()> {
    let count = lines.len();
    if !(1..=most).contains(&count) {
        return refuse(say!(
            "se esperaban de 1 a {most} líneas y llegaron {count}",
            "expected 1 to {most} lines but got {count}"
        ));
    }
    for Line { name, points, .. } in lines {
        if points.is_empty() {
            return refuse(say!("la línea «{name}» no tiene puntos", "the line \"{name}\" has no points"));
        }
        let what = say!("la línea «{name}»", "the line \"{name}\"");
        for (column, &(x, y)) in points.iter().enumerate() {
            let [log_x, log_y] = axes.logs();
            check_number(x, log_x, &what, (0, column))?;
            check_number(y, log_y, &what, (1, column))?;
        }
    }
    Ok(())
}

/// Fails unless a number is finite and not too large to be drawn, and above 0 on a logarithmic axis.
pub(super) fn check_number(value: f64, log: bool, what: &str, (row, column): (usize, usize)) -> Result<()> {
    if !value.is_finite() {
        return Err(Error::NotFinite { what: what.to_owned(), value, row, column });
    }
    if value.abs() > LARGEST {
        return refuse(say!(
            "se esperaban números hasta {LARGEST:e} y llegó {value:e}",
            "expected numbers up to {LARGEST:e} but got {value:e}"
        ));
    }
    if log && value < 1.0 / LARGEST {
        return refuse(say!(
            "un eje logarítmico muestra números mayores que 0 y llegó {value}, en {what}; quítale `log_x()` o `log_y()`",
            "a logarithmic axis shows numbers above 0 but got {value}, in {what}; leave out `log_x()` or `log_y()`"
        ));
    }
    Ok(())
}

pub(super) fn refuse<T>(problem: String) -> Result<T> {
    Err(Error::Figure { problem })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_touches_the_frame() {
        let range = around(&mut [2.0, 4.0].into_iter(), false, false);
        assert!(range.start < 1.95 && range.end > 4.05);
        assert_eq!(around(&mut [0.1, 4.0].into_iter(), false, true).start, 0.0);
        assert!(around(&mut [7.0].into_iter(), false, false).contains(&7.0));
        assert!(around(&mut [1.0, 100.0].into_iter(), true, false).contains(&0.9));
        let huge = around(&mut [-1e200, 1e200].into_iter(), false, false);
        assert!(huge.start.is_finite() && huge.end.is_finite());
    }

    #[test]
    fn equal_units_are_equal() {
        let (x, y) = equalled(0.0..1.0, 0.0..1.0, (300.0, 200.0));
        assert_eq!((x, y), (-0.25..1.25, 0.0..1.0));
    }
}
