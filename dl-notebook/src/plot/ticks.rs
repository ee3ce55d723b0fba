//! Which numbers are written beside an axis, and how: at least three, all different, all in one style.

/// Numbers on an axis with what is written beside them.
pub(super) type Ticks = Vec<(f64, String)>;

/// Multiples of 1, 2 or 5 times a power of ten from `low` to `high`: at least three, as many as come near `most`.
pub(super) fn linear(low: f64, high: f64, most: usize) -> Ticks {
    let power = floor(libm::log10(high - low));
    let mut best: (Vec<i64>, i32, f64) = (Vec::new(), 0, 1.0);
    for (exponent, factor) in (power - 3..=power).flat_map(|e| [1.0, 2.0, 5.0].map(|f| (e, f))) {
        let count = multiples(low, high, exponent, factor);
        // From fine steps to coarse ones: the first that are few enough, unless there is none.
        if best.0.is_empty() || best.0.len() > most.max(3) && count.len() >= 3 {
            best = (count, exponent, factor);
        }
    }
    let (counts, exponent, factor) = best;
    let numbers: Vec<f64> = counts.iter().map(|&i| i as f64 * factor * power_of_ten(exponent)).collect();
    let texts = labels(&numbers, exponent);
    numbers.into_iter().zip(texts).collect()
}

/// Which multiples of a step lie on an axis.
fn multiples(low: f64, high: f64, exponent: i32, factor: f64) -> Vec<i64> {
    let step = factor * power_of_ten(exponent);
    let (first, last) = (libm::ceil(low / step - 1e-9), libm::floor(high / step + 1e-9));
    if last - first > 10_000.0 { Vec::new() } else { (first as i64..=last as i64).collect() }
}

/// Numbers that are whole multiples of 10^exponent as text: plain where they are short, else all in one power of ten.
fn labels(numbers: &[f64], exponent: i32) -> Vec<String> {
    let largest = numbers.iter().fold(0.0f64, |largest, v| largest.max(v.abs()));
    let top = floor(libm::log10(largest.max(f64::MIN_POSITIVE)));
    let common = if (-4..6).contains(&top) || largest == 0.0 { 0 } else { top };
    let decimals = (common - exponent).max(0) as usize;
    let grouped = common == 0 && top >= 4;
    let unit = if common == 0 { String::new() } else { format!("·10{}", superscript(common)) };
    let one = |&v: &f64| {
        let scaled = if common == 0 { v } else { v / power_of_ten(common) };
        let text = format!("{:.decimals$}", scaled.abs());
        let zero = text.chars().all(|c| c == '0' || c == '.');
        if zero {
            return "0".to_owned();
        }
        let sign = if v < 0.0 { "−" } else { "" };
        format!("{sign}{}{unit}", if grouped { group(&text) } else { text })
    };
    numbers.iter().map(one).collect()
}

/// On an axis that counts in powers of ten: the powers themselves where there are three, else round numbers between them.
pub(super) fn logarithmic(low: f64, high: f64, most: usize) -> Ticks {
    let (from, to) = (ceil(libm::log10(low) - 1e-9), floor(libm::log10(high) + 1e-9));
    if to - from >= 2 {
        let skip = ((to - from + 1) as usize).div_ceil(most.max(3)).min(((to - from) / 2) as usize);
        let powers: Vec<i32> = (from..=to).step_by(skip.max(1)).collect();
        let plain = from >= -3 && to <= 4;
        let text = |&e: &i32| if plain { plainly(power_of_ten(e)) } else { format!("10{}", superscript(e)) };
        return powers.iter().map(|e| (power_of_ten(*e), text(e))).collect();
    }
    for factors in [&[1.0, 2.0, 5.0][..], &[1.0, 2.0, 3.0, 5.0, 7.0]] {
        let all = (from - 1..=to + 1).flat_map(|e| factors.iter().map(move |f| f * power_of_ten(e)));
        let within: Vec<f64> = all.filter(|v| (low * (1.0 - 1e-9)..=high * (1.0 + 1e-9)).contains(v)).collect();
        if within.len() >= 3 {
            let exponent = floor(libm::log10(within[0]));
            let texts = labels(&within, exponent);
            return within.into_iter().zip(texts).collect();
        }
    }
    linear(low, high, most)
}

/// Between the powers: where the faint lines stand.
pub(super) fn between_powers(low: f64, high: f64) -> Vec<f64> {
    let (from, to) = (floor(libm::log10(low)), ceil(libm::log10(high)));
    if to - from > 4 {
        return Vec::new();
    }
    let all = (from..=to).flat_map(|e| (2..10).map(move |f| f64::from(f) * power_of_ten(e)));
    all.filter(|v| (low..=high).contains(v)).collect()
}

fn floor(v: f64) -> i32 {
    libm::floor(v) as i32
}

fn ceil(v: f64) -> i32 {
    libm::ceil(v) as i32
}

/// 10^n, the nearest number to it.
fn power_of_ten(n: i32) -> f64 {
    format!("1e{n}").parse().unwrap_or(1.0)
}

/// A power of ten without a power.
fn plainly(v: f64) -> String {
    let text = format!("{v}");
    if v >= 10_000.0 { group(&text) } else { text }
}

/// Digits in groups of three: "12,288", in Spanish "12 288".
fn group(text: &str) -> String {
    let (whole, rest) = text.split_at(text.find('.').unwrap_or(text.len()));
    let mut grouped = String::new();
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i) % 3 == 0 {
            grouped.push_str(dl_core::language::say(" ", ","));
        }
        grouped.push(digit);
    }
    grouped + rest
}

/// A number as an exponent.
fn superscript(n: i32) -> String {
    const DIGITS: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    let digit = |c: char| c.to_digit(10).map_or('⁻', |d| DIGITS[d as usize]);
    n.to_string().chars().map(digit).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(ticks: Ticks) -> Vec<String> {
        ticks.into_iter().map(|tick| tick.1).collect()
    }

    #[test]
    fn ticks_are_round_and_of_one_style() {
        assert_eq!(texts(linear(0.0, 1900.0, 6)), ["0", "500", "1000", "1500"]);
        assert_eq!(texts(linear(-1.0, 1.0, 6)), ["−1.0", "−0.5", "0", "0.5", "1.0"]);
        assert_eq!(texts(linear(0.0, 10.0, 4)), ["0", "5", "10"]);
        assert_eq!(texts(linear(0.69312, 0.69317, 4)).len(), 3);
        assert_eq!(texts(logarithmic(1.0, 1000.0, 6)), ["1", "10", "100", "1000"]);
        assert_eq!(texts(logarithmic(0.01, 0.5, 6)), ["0.01", "0.02", "0.05", "0.10", "0.20", "0.50"]);
        assert_eq!(texts(logarithmic(1.0, 1e9, 6)), ["10⁰", "10²", "10⁴", "10⁶", "10⁸"]);
        assert_eq!(texts(linear(0.0, 3.2e6, 5)), ["0", "1·10⁶", "2·10⁶", "3·10⁶"]);
        let grouped = if cfg!(feature = "spanish") { "20 000" } else { "20,000" };
        assert_eq!(texts(linear(0.0, 40_000.0, 5))[2], grouped);
    }

    #[test]
    fn whatever_the_axis_there_are_three_labels_and_all_differ() {
        let mut random = dl_core::random::Random::new(1);
        for _ in 0..20_000 {
            let size = libm::exp10(random.uniform(-12.0, 12.0));
            let low = size * random.uniform(-0.5, 0.5);
            let high = low + libm::exp10(random.uniform(-4.0, 4.0)) * size;
            let most = 3 + random.below(7);
            let mut kinds = vec![linear(low, high, most)];
            if low > 0.0 {
                kinds.push(logarithmic(low, high, most));
            }
            for ticks in kinds {
                let said = texts(ticks.clone());
                assert!((3..=12).contains(&said.len()), "{low} {high} {most}: {said:?}");
                assert!(ticks.iter().all(|t| t.0 >= low - 1e-6 * (high - low) && t.0 <= high + 1e-6 * (high - low)));
                let mut sorted = said.clone();
                sorted.sort();
                sorted.dedup();
                assert_eq!(sorted.len(), said.len(), "{said:?}");
                assert!(said.iter().all(|text| text != "−0" && !text.contains('e')), "{said:?}");
            }
        }
    }
}
