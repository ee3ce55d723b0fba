//! A coordinate for plotters: from a number to its place on an axis, linear or in powers of ten.
//!
//! plotters takes any type that is [`Ranged`] as a coordinate. Its own `f64` ranges write labels that don't respect their step, and
//! its logarithmic one asks the system's `ln`, whose last bit differs between machines; so this one brings its own ticks and asks
//! `libm`.

use std::ops::Range;

use plotters::coord::ranged1d::{KeyPointHint, NoDefaultFormatting, Ranged, ValueFormatter};

use super::ticks::{self, Ticks};

/// One axis.
#[derive(Clone)]
pub(super) struct Scale {
    low: f64,
    high: f64,
    log: bool,
    ticks: Ticks,
}

impl Scale {
    /// `range` goes upwards, and is above 0 where `log`; about so many labels are written at `most`.
    pub(super) fn new(range: Range<f64>, log: bool, most: usize) -> Self {
        let (low, high) = (range.start, range.end);
        let ticks = if log { ticks::logarithmic(low, high, most) } else { ticks::linear(low, high, most) };
        Self { low, high, log, ticks }
    }

    /// With names at places instead of numbers.
    pub(super) fn labels(&self) -> Vec<&str> {
        self.ticks.iter().map(|tick| tick.1.as_str()).collect()
    }

    fn on_axis(&self, v: f64) -> f64 {
        if self.log { libm::log10(v) } else { v }
    }

    /// Where a number stands: 0 at the lower end, 1 at the upper one.
    pub(super) fn part(&self, v: f64) -> f64 {
        let (low, high) = (self.on_axis(self.low), self.on_axis(self.high));
        (self.on_axis(v) - low) / (high - low)
    }

    /// The number that stands there.
    pub(super) fn value(&self, part: f64) -> f64 {
        let (low, high) = (self.on_axis(self.low), self.on_axis(self.high));
        let v = low + part * (high - low);
        if self.log { libm::exp10(v) } else { v }
    }
}

impl Ranged for Scale {
    type FormatOption = NoDefaultFormatting;
    type ValueType = f64;

    fn map(&self, v: &f64, (from, to): (i32, i32)) -> i32 {
        // Far outside is far enough.
        from + libm::round(f64::from(to - from) * self.part(*v).clamp(-9.0, 10.0)) as i32
    }

    fn key_points<Hint: KeyPointHint>(&self, hint: Hint) -> Vec<f64> {
        if self.log && hint.weight().allow_light_points() {
            return ticks::between_powers(self.low, self.high);
        }
        self.ticks.iter().map(|tick| tick.0).collect()
    }

    fn range(&self) -> Range<f64> {
        self.low..self.high
    }
}

impl ValueFormatter<f64> for Scale {
    fn format_ext(&self, v: &f64) -> String {
        self.ticks.iter().find(|tick| tick.0 == *v).map(|tick| tick.1.clone()).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_their_places_and_places_their_numbers() {
        for scale in [Scale::new(-2.0..6.0, false, 5), Scale::new(0.01..1e6, true, 5)] {
            assert_eq!((scale.map(&scale.low, (10, 210)), scale.map(&scale.high, (10, 210))), (10, 210));
            for part in [0.0, 0.3, 1.0] {
                assert!((scale.part(scale.value(part)) - part).abs() < 1e-12);
            }
        }
        assert_eq!(Scale::new(1.0..100.0, true, 5).map(&10.0, (0, 50)), 25);
        assert_eq!(Scale::new(1.0..100.0, true, 5).map(&1e-300, (0, 50)), -450);
    }
}
