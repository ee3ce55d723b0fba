//! How often values fall where.

use plotters::{
    coord::ranged1d::Ranged,
    element::Rectangle,
    style::{Color, RGBColor},
};

use super::{
    Axes, Line,
    chart::{Surroundings, chart, titled},
    curves::SIZES,
    legend::{Entry, legend},
    range::{around, check_lines},
    scale::Scale,
    style::{CLASSES, HUES, WHITE, mix, number},
};
use crate::figure::{Area, Drawn, Figure};
use dl_core::{Error, Result, language::say};

/// How often values fall into each of `bins` equal intervals, for one or several named groups, at most six.
///
/// Where the groups are two they have the hues of the classes: the first red, the second blue. Errors:
/// [`Error::Figure`] where there is no group, more than six, or one without values; [`Error::Parameter`] where `bins` is not from 1
/// to 200; [`Error::NotFinite`].
///
/// ```
/// use dl_notebook::prelude::*;
/// let groups = [("others".to_owned(), vec![0.1, 0.3, 0.85]), ("cats".to_owned(), vec![0.9, 0.8, 0.95])];
/// let figure = plot::histogram(&groups, 10, &Axes::new("Answers", "probability", "pictures"))?;
/// assert!(figure.alt().contains("cats: 3"));
/// # Ok::<(), dl_core::Error>(())
/// ```
pub fn histogram(groups: &[(String, Vec<f64>)], bins: usize, axes: &Axes) -> Result<Figure> {
    if !(1..=200).contains(&bins) {
        let expected = say("que esté entre 1 y 200", "to be from 1 to 200");
        return Err(Error::Parameter { name: "bins", expected, found: bins.to_string() });
    }
    // The values as points that can be checked as all others are; their height doesn't matter.
    let lines: Vec<Line> =
        groups.iter().map(|(name, values)| Line::new(name, values.iter().map(|&v| (v, 1.0)).collect())).collect();
    check_lines(&lines, axes, HUES.len())?;
    let bars = Bars::count(groups, bins, axes);
    Figure::finely(axes.size(SIZES[0], SIZES[1]), describe(groups, axes), &|area| bars.draw(area, groups, axes))
}

/// Counts for each group and interval.
struct Bars {
    x: Scale,
    /// From the lowest value to the highest.
    bins: Scale,
    counts: Vec<Vec<f64>>,
    most: f64,
}

impl Bars {
    fn count(groups: &[(String, Vec<f64>)], bins: usize, axes: &Axes) -> Self {
        let log = axes.logs()[0];
        let values = || groups.iter().flat_map(|group| &group.1).copied();
        let x = Scale::new(around(&mut values(), log, false), log, 6);
        let (low, high) = values().fold((f64::MAX, f64::MIN), |(low, high), v| (low.min(v), high.max(v)));
        // Values that are all one have the whole axis.
        let range = if high - low > 1e-12 * high.abs().max(low.abs()) { low..high } else { x.range() };
        let bins_axis = Scale::new(range, log, 6);
        let mut counts = vec![vec![0.0f64; bins]; groups.len()];
        for (counts, (_, values)) in counts.iter_mut().zip(groups) {
            for &v in values {
                counts[((bins_axis.part(v) * bins as f64) as usize).min(bins - 1)] += 1.0;
            }
        }
        let most = counts.iter().flatten().fold(1.0f64, |most, &count| most.max(count));
        Self { x, bins: bins_axis, counts, most }
    }

    fn draw(&self, area: &Area, groups: &[(String, Vec<f64>)], axes: &Axes) -> Drawn {
        let area = titled(area, axes.title)?;
        let hue = |i: usize| if groups.len() == 2 { CLASSES[i] } else { HUES[i] };
        let entry = |(i, group): (usize, &'_ (String, Vec<f64>))| (group.0.clone(), hue(i), i);
        let names: Vec<(String, RGBColor, usize)> = groups.iter().enumerate().map(entry).collect();
        let entries: Vec<Entry> = names
            .iter()
            .map(|(name, hue, _)| Entry { name, hue: *hue, stroke: false, shape: Some(super::marks::Shape::Square) })
            .collect();
        let area = if groups.len() > 1 { legend(&area, &entries)? } else { area };
        let log = axes.logs()[1];
        // On a logarithmic axis a bar begins somewhere below 1.
        let (bottom, top) = if log { (0.5, 2.0 * self.most) } else { (0.0, 1.06 * self.most) };
        let y = Scale::new(bottom..top, log, 5);
        let around = Surroundings { mesh: true, ..Default::default() };
        let mut chart = chart(&area, axes, (self.x.clone(), y), around)?;
        let bins = self.counts[0].len();
        // Side by side within each interval.
        let bar = 0.92 / groups.len() as f64 / bins as f64;
        for (i, counts) in self.counts.iter().enumerate() {
            let bars = counts.iter().enumerate().filter(|(_, count)| **count > 0.0).map(|(j, &count)| {
                let left = (j as f64 + 0.04) / bins as f64 + bar * i as f64;
                let corners = [(self.bins.value(left), bottom), (self.bins.value(left + bar), count)];
                Rectangle::new(corners, mix(WHITE, hue(i), 0.85).filled())
            });
            chart.draw_series(bars)?;
        }
        Ok(())
    }
}

fn describe(groups: &[(String, Vec<f64>)], axes: &Axes) -> String {
    let part = |(name, values): &(String, Vec<f64>)| {
        let (count, mean) = (values.len(), number(values.iter().map(|v| v / values.len() as f64).sum()));
        say!("{name}: {count} valores, media {mean}", "{name}: {count} values, mean {mean}")
    };
    let (parts, against) = (groups.iter().map(part).collect::<Vec<_>>().join("; "), say("según", "against"));
    let Axes { title, x, y, .. } = axes;
    format!("{title}: {y} {against} {x}. {parts}.")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_are_as_high_as_their_counts() {
        let groups = [("a".to_owned(), vec![0.0, 0.1, 0.2, 0.9, 1.0])];
        let bars = Bars::count(&groups, 2, &Axes::new("T", "x", "y"));
        assert_eq!(bars.counts, [vec![3.0, 2.0]]);
        let figure = histogram(&groups, 2, &Axes::new("T", "x", "y").small()).unwrap();
        let (width, height) = figure.pixels();
        let hue = mix(WHITE, HUES[0], 0.85);
        let high = |x: usize| {
            let pixel = |y: usize| &figure.rgb()[3 * (y * width + x)..][..3];
            (0..height).filter(|&y| pixel(y) == [hue.0, hue.1, hue.2]).count() as f64
        };
        let (left, right) = (high(width * 2 / 5), high(width * 4 / 5));
        assert!((left / right - 1.5).abs() < 0.03, "{left} {right}");
    }

    #[test]
    fn what_cannot_be_drawn_is_refused() {
        let axes = Axes::new("T", "x", "y");
        let one = |values: Vec<f64>| [("a".to_owned(), values)];
        assert!(matches!(histogram(&[], 5, &axes), Err(Error::Figure { .. })));
        assert!(matches!(histogram(&one(vec![]), 5, &axes), Err(Error::Figure { .. })));
        assert!(matches!(histogram(&one(vec![f64::NAN]), 5, &axes), Err(Error::NotFinite { .. })));
        assert!(matches!(histogram(&one(vec![1.0]), 0, &axes), Err(Error::Parameter { .. })));
        assert!(matches!(histogram(&one(vec![-1.0]), 5, &axes.log_x()), Err(Error::Figure { .. })));
        assert!(histogram(&one(vec![1.0]), 5, &axes.log_y()).is_ok());
        assert!(histogram(&one(vec![0.01, 5.0, 1000.0]), 5, &axes.log_x()).is_ok());
    }
}
