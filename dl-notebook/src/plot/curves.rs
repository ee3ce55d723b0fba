//! Curves: one or several lines over the same axes.

use std::ops::Range;

use plotters::style::{
    RGBColor,
    text_anchor::{HPos, VPos},
};

use super::{
    Axes, Line,
    chart::{Chart, Surroundings, chart, note, stroke, titled, width},
    legend::{Entry, legend},
    line::Look,
    marks::{Shape, marks, shape_of},
    range::{around, check_lines, equalled},
    scale::Scale,
    style::{HUES, INK, LABEL, mix, number, px},
};
use crate::figure::{Area, Drawn, Figure};
use dl_core::{History, Result, language::say};

/// The size on the page of a figure with axes: large, small.
pub(super) const SIZES: [(usize, usize); 2] = [(680, 400), (340, 280)];

/// Lines through points, told apart by hue, mark and name; at most six.
///
/// A name stands at its line's end where all lines end at the right, else in a legend.
/// Errors: [`Error::Figure`](dl_core::Error::Figure) where there is no line, more than six, one without points, or on a
/// logarithmic axis a number not above 0; [`Error::NotFinite`](dl_core::Error::NotFinite) where a coordinate is not a finite
/// number.
///
/// ```
/// use dl_notebook::prelude::*;
/// let lines = [
///     Line::new("α = 0.005", vec![(0.0, 0.69), (100.0, 0.58)]),
///     Line::new("α = 0.001", vec![(0.0, 0.69), (100.0, 0.66)]),
/// ];
/// let figure = plot::curves(&lines, &Axes::new("Two costs", "iteration", "cost"))?;
/// assert_eq!(figure.size(), (680, 400));
/// # Ok::<(), dl_core::Error>(())
/// ```
pub fn curves(lines: &[Line], axes: &Axes) -> Result<Figure> {
    check_lines(lines, axes, HUES.len())?;
    Figure::finely(axes.size(SIZES[0], SIZES[1]), describe(lines, axes), &|area| draw(area, lines, axes))
}

/// The cost over the iterations of a training run.
///
/// Errors: as [`curves`].
///
/// ```
/// use dl_notebook::prelude::*;
/// let history = History { costs: vec![0.69, 0.58, 0.47], record_every: 100 };
/// assert!(plot::cost_curve(&history)?.alt().contains("0.47"));
/// # Ok::<(), dl_core::Error>(())
/// ```
pub fn cost_curve(history: &History) -> Result<Figure> {
    let axes = Axes::new(
        say("Curva de aprendizaje", "Learning curve"),
        say("iteración", "iteration"),
        say("costo J", "cost J"),
    );
    curves(&[Line::new(say("costo", "cost"), history.points())], &axes)
}

fn draw(area: &Area, lines: &[Line], axes: &Axes) -> Drawn {
    let area = titled(area, axes.title)?;
    let (xs, ys) = ranges(lines, axes);
    let [log_x, log_y] = axes.logs();
    let dim = area.dim_in_pixel();
    let most = |pixels: u32, each: i32| (pixels as i32 / px(each)) as usize;
    let y = Scale::new(ys.clone(), log_y, most(dim.1, 60).max(4));
    let ends = ends(&area, lines, &y);
    let area = if lines.len() > 1 && ends.is_none() { legend(&area, &entries(lines))? } else { area };
    let right = ends.iter().flatten().map(|end| end.2 + px(8)).max().unwrap_or(0);
    let shape = axes.is_equal(false).then(|| (xs.end - xs.start) / (ys.end - ys.start));
    let x = Scale::new(xs, log_x, most(dim.0, 90).max(4));
    let mut chart = chart(&area, axes, (x, y), Surroundings { mesh: true, shape, right })?;
    for (i, line) in lines.iter().enumerate() {
        draw_line(&mut chart, i, line)?;
    }
    for (i, (line, end)) in lines.iter().zip(ends.iter().flatten()).enumerate() {
        let (width, height) = chart.plotting_area().dim_in_pixel();
        let (left, top) = chart.plotting_area().get_base_pixel();
        let base = area.get_base_pixel();
        let at = (
            left - base.0 + width as i32 + px(6),
            top - base.1 + libm::round(f64::from(height) * (1.0 - end.1)) as i32,
        );
        note(&area, &line.name, at, (LABEL, mix(HUES[i], INK, 0.3)), (HPos::Left, VPos::Center))?;
    }
    Ok(())
}

/// One line in the look it asks for.
fn draw_line(chart: &mut Chart, i: usize, line: &Line) -> Drawn {
    if line.is_joined() {
        stroke(chart, &line.points, HUES[i], 2.0)?;
    }
    let (hue, shape) = look(i, line);
    match line.look {
        // A curve of one point would not be seen.
        Look::Plain if line.points.len() > 1 => Ok(()),
        Look::Crosses => marks(chart, shape, &line.points, 9.0, hue),
        _ => marks(chart, shape, &line.points, 4.0, hue),
    }
}

/// From where to where the axes go.
fn ranges(lines: &[Line], axes: &Axes) -> (Range<f64>, Range<f64>) {
    let [log_x, log_y] = axes.logs();
    let points = || lines.iter().flat_map(|line| &line.points);
    let x = around(&mut points().map(|p| p.0), log_x, false);
    let y = around(&mut points().map(|p| p.1), log_y, lines.iter().all(Line::is_joined));
    if axes.is_equal(false) { equalled(x, y, (1.0, 1.0)) } else { (x, y) }
}

/// For the name at each line's end: the line's number, its height as a part of the frame, and its width. None where a legend reads
/// better: where not all lines are curves that end at the right, or their ends are too close to each other, or a name is long.
fn ends(area: &Area, lines: &[Line], y: &Scale) -> Option<Vec<(usize, f64, i32)>> {
    let (wide, high) = area.dim_in_pixel();
    let last = |line: &Line| line.points.last().copied().unwrap_or_default();
    let rightmost = lines.iter().flat_map(|line| &line.points).fold(f64::MIN, |most, p| most.max(p.0));
    let leftmost = lines.iter().flat_map(|line| &line.points).fold(f64::MAX, |least, p| least.min(p.0));
    let near = |line: &Line| rightmost - last(line).0 <= 0.02 * (rightmost - leftmost);
    if lines.len() < 2 || !lines.iter().all(|line| line.is_joined() && near(line)) {
        return None;
    }
    let mut ends: Vec<(usize, f64, i32)> =
        lines.iter().enumerate().map(|(i, line)| (i, y.part(last(line).1), width(area, &line.name, LABEL))).collect();
    if ends.iter().any(|end| end.2 > wide as i32 * 3 / 10) {
        return None;
    }
    let least = f64::from(px(LABEL + 3)) / (0.8 * f64::from(high));
    let apart = spread(&ends.iter().map(|end| end.1).collect::<Vec<_>>(), least);
    let moved = ends.iter().zip(&apart).map(|(end, to)| (end.1 - to).abs()).fold(0.0, f64::max);
    ends.iter_mut().zip(&apart).for_each(|(end, to)| end.1 = *to);
    (moved <= 1.5 * least).then_some(ends)
}

/// Heights from 0 to 1 moved as little as puts them `least` apart.
fn spread(heights: &[f64], least: f64) -> Vec<f64> {
    let mut order: Vec<usize> = (0..heights.len()).collect();
    order.sort_by(|&a, &b| heights[a].total_cmp(&heights[b]));
    let mut moved = heights.to_vec();
    // Neighbours that are too close give way to each other, both by the same.
    for _ in 0..100 {
        for pair in order.windows(2) {
            let lacking = least - (moved[pair[1]] - moved[pair[0]]);
            if lacking > 1e-9 {
                moved[pair[0]] -= lacking / 2.0;
                moved[pair[1]] += lacking / 2.0;
            }
        }
    }
    let lowest = order.first().map_or(0.0, |&i| moved[i]);
    if lowest < 0.0 {
        moved.iter_mut().for_each(|height| *height -= lowest);
    }
    moved
}

/// What the legend says.
fn entries(lines: &[Line]) -> Vec<Entry<'_>> {
    let one = |(i, line): (usize, &'_ Line)| {
        let (hue, shape) = look(i, line);
        (hue, line.is_joined(), line.has_marks().then_some(shape))
    };
    let looks = lines.iter().enumerate().map(one);
    lines.iter().zip(looks).map(|(line, (hue, stroke, shape))| Entry { name: &line.name, hue, stroke, shape }).collect()
}

/// The hue and the mark of a line.
fn look(i: usize, line: &Line) -> (RGBColor, Shape) {
    if line.look == Look::Crosses { (INK, Shape::Cross) } else { (HUES[i], shape_of(i)) }
}

/// The figure in words: what is shown against what, and where each line begins and ends.
fn describe(lines: &[Line], axes: &Axes) -> String {
    let part = |line: &Line| {
        let (name, count) = (&line.name, line.points.len());
        let ends = line.points.first().zip(line.points.last()).filter(|_| line.is_joined());
        let Some((first, last)) = ends else { return say!("{name}: {count} puntos", "{name}: {count} points") };
        let [x0, y0, x1, y1] = [first.0, first.1, last.0, last.1].map(number);
        say!("{name}: de {y0} (en {x0}) a {y1} (en {x1})", "{name}: from {y0} (at {x0}) to {y1} (at {x1})")
    };
    let (parts, against) = (lines.iter().map(part).collect::<Vec<_>>().join("; "), say("según", "against"));
    let Axes { title, x, y, .. } = axes;
    format!("{title}: {y} {against} {x}. {parts}.")
}

#[cfg(test)]
mod tests {
    use super::*;

    use dl_core::Error;

    fn curves(lines: &[Line], axes: fn(Axes<'static>) -> Axes<'static>) -> Result<Figure> {
        super::curves(lines, &axes(Axes::new("T", "x", "y")))
    }

    const AXES: fn(Axes<'static>) -> Axes<'static> = |axes| axes;

    fn line(points: &[(f64, f64)]) -> Line {
        Line::new("a", points.to_vec())
    }

    fn coloured(figure: &Figure, hue: RGBColor) -> usize {
        figure.rgb().chunks(3).filter(|p| *p == [hue.0, hue.1, hue.2]).count()
    }

    #[test]
    fn a_figure_tells_its_ends() {
        let figure = curves(&[line(&[(0.0, 0.5), (10.0, 0.25)])], AXES).unwrap();
        assert!(figure.alt().contains("0.5") && figure.alt().contains("0.25"), "{}", figure.alt());
        assert!(coloured(&figure, HUES[0]) > 100);
    }

    #[test]
    fn marks_are_where_they_are_asked_for() {
        let seen = |line: Line| coloured(&curves(&[line], AXES).unwrap(), HUES[0]);
        let ends = line(&[(0.0, 0.0), (10.0, 1.0)]);
        let (plain, marked, dots) = (seen(ends.clone()), seen(ends.clone().marked()), seen(ends.dots()));
        assert!(plain < marked && 10 < dots && dots < plain / 2, "{plain} {marked} {dots}");
    }

    #[test]
    fn names_at_line_ends_keep_apart() {
        assert_eq!(spread(&[0.2, 0.8], 0.1), [0.2, 0.8]);
        let close = spread(&[0.5, 0.5, 0.52], 0.1);
        assert!((close[1] - close[0] - 0.1).abs() < 1e-6 && (close[2] - close[1] - 0.1).abs() < 1e-6, "{close:?}");
        assert!(spread(&[0.0, 0.01], 0.1)[0] >= 0.0);
    }

    #[test]
    fn a_flat_line_and_a_single_point_are_drawn() {
        assert!(curves(&[line(&[(0.0, 2.0), (1.0, 2.0)])], AXES).is_ok());
        assert!(curves(&[line(&[(3.0, 0.0)])], AXES).is_ok());
        assert!(curves(&[line(&[(3.0, 7.0)])], |axes| axes.log_x().log_y()).is_ok());
        assert!(curves(&[line(&[(0.0, -1e200), (1.0, 1e200)])], Axes::small).is_ok());
        assert!(curves(&[line(&[(0.0, 1e-300), (1.0, 2e-300)])], AXES).is_ok());
        assert!(curves(&[line(&[(0.0, 1.0), (1.0, 2.0)])], Axes::equal).is_ok());
    }

    #[test]
    fn what_cannot_be_drawn_is_refused() {
        let seven = vec![line(&[(0.0, 1.0)]); 7];
        assert!(matches!(curves(&[], AXES), Err(Error::Figure { .. })));
        assert!(matches!(curves(&seven, AXES), Err(Error::Figure { .. })));
        assert!(matches!(curves(&[line(&[])], AXES), Err(Error::Figure { .. })));
        assert!(matches!(curves(&[line(&[(0.0, f64::NAN)])], AXES), Err(Error::NotFinite { .. })));
        assert!(matches!(curves(&[line(&[(0.0, f64::MAX)])], AXES), Err(Error::Figure { .. })));
        assert!(matches!(curves(&[line(&[(0.0, 0.0)])], Axes::log_y), Err(Error::Figure { .. })));
    }
}
