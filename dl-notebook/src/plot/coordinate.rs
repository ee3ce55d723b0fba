//! An axis: where a number stands on it, and which numbers are written beside it.

use std::ops::Range;

/// From one number to another, linear or in powers of ten.
#[derive(Debug, Clone)]
pub(super) struct Coordinate {
    low: f64,
    high: f64,
    log: bool,
    ticks: usize,
}

impl Coordinate {
    /// `low` is below `high`, and above 0 where `log`; about so many `ticks` are written.
    pub(super) fn new(range: Range<f64>, log: bool, ticks: usize) -> Self {
        Self { low: range.start, high: range.end, log, ticks }
    }

    fn on_axis(&self, v: f64) -> f64 {
        if self.log { libm::log10(v) } else { v }
    }

    /// Where a number stands on an axis between two pixels.
    pub(super) fn place(&self, v: f64, (from, to): (i32, i32)) -> i32 {
        let (low, high) = (self.on_axis(self.low), self.on_axis(self.high));
        let part = (self.on_axis(v) - low) / (high - low);
        // Far outside is far enough.
        from + (f64::from(to - from) * part.clamp(-9.0, 10.0)).round() as i32
    }

    /// Round numbers on the axis: multiples of 1, 2 or 5 of a power of ten; on a logarithmic axis the powers themselves, and
    /// where there are few of them 2 and 5 times each as well.
    pub(super) fn round_numbers(&self) -> Vec<f64> {
        if !self.log {
            let step = round_step((self.high - self.low) / self.ticks as f64);
            let (first, last) = ((self.low / step - 1e-9).ceil() as i64, (self.high / step + 1e-9).floor() as i64);
            return (first..=last).map(|i| i as f64 * step).collect();
        }
        let (low, high) = (libm::log10(self.low), libm::log10(self.high));
        let decades = low.floor() as i32..=high.ceil() as i32;
        let powers = |factors: &[f64]| {
            let mut within = Vec::new();
            for decade in decades.clone() {
                let all = factors.iter().map(|factor| factor * power_of_ten(decade));
                within.extend(all.filter(|&v| (low - 1e-9..=high + 1e-9).contains(&libm::log10(v))));
            }
            within
        };
        let ticks = powers(&[1.0]);
        if ticks.len() < 3 {
            return powers(&[1.0, 2.0, 5.0]);
        }
        let skip = ((decades.end() - decades.start() + 1) as usize).div_ceil(self.ticks.max(2));
        ticks.chunks(skip).map(|few| few[0]).collect()
    }
}

/// The smallest of 1, 2 or 5 times a power of ten that is not below `v`.
fn round_step(v: f64) -> f64 {
    let power = power_of_ten(libm::floor(libm::log10(v)) as i32);
    [1.0, 2.0, 5.0, 10.0].into_iter().map(|factor| factor * power).find(|&step| step >= v * (1.0 - 1e-9)).unwrap_or(v)
}

/// 10^n, the nearest number to it.
fn power_of_ten(n: i32) -> f64 {
    format!("1e{n}").parse().unwrap_or(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_round_and_inside() {
        let ticks = |low, high, log| Coordinate::new(low..high, log, 6).round_numbers();
        assert_eq!(ticks(0.0, 1900.0, false), [0.0, 500.0, 1000.0, 1500.0]);
        assert_eq!(ticks(-1.0, 1.0, false), [-1.0, -0.5, 0.0, 0.5, 1.0]);
        assert_eq!(ticks(1.0, 1000.0, true), [1.0, 10.0, 100.0, 1000.0]);
        assert_eq!(ticks(0.01, 0.5, true), [0.01, 0.02, 0.05, 0.1, 0.2, 0.5]);
        assert_eq!(ticks(1.0, 1e24, true).len(), 5);
        assert!(ticks(1e-300, 2e-300, false).len() > 2);
        assert!(ticks(1e300, 1.5e300, false).iter().all(|t| t.is_finite()));
    }
}
