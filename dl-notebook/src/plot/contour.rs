//! A function of two numbers as a map, and walks on it.

use plotters::style::{Color, RGBColor};

use super::{
    Axes, Line,
    chart::{Chart, Surroundings, chart, framed, titled},
    field::{Field, level_line, shade},
    function::steps_of,
    legend::{Entry, legend},
    levels::Grid,
    marks::{marks, shape_of},
    range::{check, check_lines},
    scale::Scale,
    style::{INK, WHITE, mix, number},
};
use crate::figure::{Area, Drawn, Figure};
use dl_core::{Result, language::say};

/// Bands between the lowest and the highest value.
const BANDS: usize = 14;
/// Hues of walks, seen on a grey blue.
const WALKS: [RGBColor; 6] = [
    RGBColor(196, 78, 0),
    RGBColor(44, 44, 52),
    RGBColor(112, 30, 130),
    RGBColor(0, 110, 80),
    RGBColor(150, 110, 0),
    RGBColor(200, 60, 130),
];

/// A function of two numbers seen from above, dark where it's low, with lines of equal height; on it none, one or several walks, each
/// with a ring where it starts and a mark where it ends.
///
/// Errors: as [`function`](fn@super::function), and as [`curves`](super::curves) for the walks.
///
/// ```
/// use dl_notebook::prelude::*;
/// let walk = Line::new("a walk", vec![(2.0, 2.0), (1.0, 0.5), (0.0, 0.0)]);
/// let bowl = |w: f64, b: f64| w * w + 2.0 * b * b;
/// let figure = plot::contour(&bowl, (-3.0, 3.0), (-3.0, 3.0), &[walk], &Axes::new("A bowl", "w", "b"))?;
/// assert!(figure.alt().contains("a walk"));
/// # Ok::<(), dl_core::Error>(())
/// ```
pub fn contour(
    f: &dyn Fn(f64, f64) -> f64,
    x: (f64, f64),
    y: (f64, f64),
    walks: &[Line],
    axes: &Axes,
) -> Result<Figure> {
    let [log_x, log_y] = axes.logs();
    check(x, log_x)?;
    check(y, log_y)?;
    if !walks.is_empty() {
        check_lines(walks, axes, WALKS.len())?;
    }
    let field = Field::new(Scale::new(x.0..x.1, log_x, 6), Scale::new(y.0..y.1, log_y, 6));
    let grid = field.sampled(&mut |x, y| f(x, y))?;
    let shape = axes.is_equal(true).then(|| (x.1 - x.0) / (y.1 - y.0));
    let size = axes.size((540, 480), (340, 320));
    Figure::finely(size, describe(&grid, walks, axes), &|area| draw(area, &field, &grid, walks, axes, shape))
}

fn draw(area: &Area, field: &Field, grid: &Grid, walks: &[Line], axes: &Axes, shape: Option<f64>) -> Drawn {
    let area = titled(area, axes.title)?;
    let entry = |(i, walk): (usize, &_)| {
        let walk: &Line = walk;
        (walk.name.clone(), WALKS[i], shape_of(i))
    };
    let names: Vec<_> = walks.iter().enumerate().map(entry).collect();
    let entries: Vec<Entry> =
        names.iter().map(|(name, hue, shape)| Entry { name, hue: *hue, stroke: true, shape: Some(*shape) }).collect();
    let area = legend(&area, &entries)?;
    let mut chart =
        chart(&area, axes, (field.x.clone(), field.y.clone()), Surroundings { shape, ..Default::default() })?;
    let levels = levels(&grid.values);
    shade(&mut chart, &|u, v| {
        let value = grid.sample(u, v);
        band(levels.iter().filter(|&&level| level < value).count())
    })?;
    for level in levels {
        level_line(&mut chart, field, grid, level, (WHITE.mix(0.8), 1.0))?;
    }
    for (i, walk) in walks.iter().enumerate() {
        draw_walk(&mut chart, i, walk)?;
    }
    framed(&mut chart)
}

fn draw_walk(chart: &mut Chart, i: usize, walk: &Line) -> Drawn {
    steps_of(chart, &walk.points, WALKS[i])?;
    let (xs, ys) = (chart.x_range(), chart.y_range());
    match walk.points.last().filter(|p| xs.contains(&p.0) && ys.contains(&p.1)) {
        Some(&end) => marks(chart, shape_of(i), &[end], 5.0, WALKS[i]),
        None => Ok(()),
    }
}

fn describe(grid: &Grid, walks: &[Line], axes: &Axes) -> String {
    let low = number(grid.values.iter().copied().fold(f64::MAX, f64::min));
    let high = number(grid.values.iter().copied().fold(f64::MIN, f64::max));
    let names: Vec<&str> = walks.iter().map(|walk| walk.name.as_str()).collect();
    let walks =
        if names.is_empty() { String::new() } else { format!(" {}: {}.", say("Caminos", "Walks"), names.join(", ")) };
    let Axes { title, x, y, .. } = axes;
    say!(
        "{title}: curvas de nivel según {x} y {y}, de {low} a {high}.{walks}",
        "{title}: lines of equal height against {x} and {y}, from {low} to {high}.{walks}"
    )
}

/// Heights between the bands: closer where the surface is low, because there a descent has its small steps.
fn levels(values: &[f64]) -> Vec<f64> {
    let (low, high) = values.iter().fold((f64::MAX, f64::MIN), |(low, high), &v| (low.min(v), high.max(v)));
    let part = |i: usize| (i as f64 / BANDS as f64) * (i as f64 / BANDS as f64);
    (1..BANDS).map(|i| low + part(i) * (high - low)).collect()
}

/// From a quiet dark grey blue at the bottom to nearly white at the top.
fn band(i: usize) -> RGBColor {
    let part = i as f64 / (BANDS - 1) as f64;
    mix(mix(INK, RGBColor(96, 140, 170), 0.8), RGBColor(243, 247, 250), part.sqrt())
}

#[cfg(test)]
mod tests {
    use super::*;
    use dl_core::Error;

    const AXES: fn() -> Axes<'static> = || Axes::new("T", "x", "y").small();

    #[test]
    fn a_flat_surface_is_drawn_and_log_axes_too() {
        assert!(contour(&|_, _| 3.0, (0.0, 1.0), (0.0, 1.0), &[], &AXES()).is_ok());
        assert!(contour(&|x, y| x + y, (0.01, 1.0), (0.1, 1000.0), &[], &AXES().log_x().log_y()).is_ok());
    }

    #[test]
    fn what_cannot_be_drawn_is_refused() {
        for range in [(1.0, 1.0), (2.0, 1.0), (0.0, f64::INFINITY), (f64::NAN, 1.0), (-1e308, 1e308)] {
            assert!(matches!(contour(&|x, _| x, range, (0.0, 1.0), &[], &AXES()), Err(Error::Parameter { .. })));
        }
        assert!(matches!(
            contour(&|x, _| x, (0.0, 1.0), (0.0, 1.0), &[], &AXES().log_x()),
            Err(Error::Parameter { .. })
        ));
        assert!(matches!(contour(&|x, _| x.ln(), (-1.0, 1.0), (0.0, 1.0), &[], &AXES()), Err(Error::NotFinite { .. })));
    }
}
