//! A function of one number: its curve, a tangent, a walk down it; and a function of two as contours with walks.

use std::ops::Range;

use plotters::{prelude::Color, style::RGBColor};

use super::{
    Axes, Figure, Line,
    canvas::{Canvas, HUES, INK, ZOOM, number},
    chart::{Chart, Frame, LARGEST, chart, check_lines, clip, legend, marker, range_of, stroke},
    levels::Grid,
    pen::Pen,
};
use dl_core::{Error, Result, descent::Path, language::say};

/// Places at which a function is asked.
const PLACES: usize = 240;
/// Bands between the lowest and the highest value of a surface.
const BANDS: usize = 14;

/// The curve of a function over a range.
///
/// Errors: [`Error::Parameter`] where the range is empty or not finite, [`Error::NotFinite`] where f is not finite in it,
/// [`Error::Figure`] where its values are too large to draw.
///
/// ```
/// use dl_core::{activation::sigmoid, plot::{Axes, function}};
/// let figure = function(&sigmoid, (-6.0, 6.0), &Axes::new("The sigmoid", "z", "a"))?;
/// assert!(figure.alt().contains("0.5"));
/// # Ok::<(), dl_core::Error>(())
/// ```
pub fn function(f: &dyn Fn(f64) -> f64, range: (f64, f64), axes: &Axes) -> Result<Figure> {
    let curve = ask(f, range, axes)?;
    let mut picture = Curve::new(&curve, axes);
    picture.draw(&|pen, chart| stroke(pen, chart, &curve, HUES[0], 2))?;
    Ok(picture.finish(describe(&curve, axes, "")))
}

/// A function with its tangent at one place: the line that has the slope `slope` there.
///
/// Errors: as [`function`], and [`Error::Parameter`] where `at` lies outside the range or `slope` is not finite.
///
/// ```
/// use dl_notebook::plot::{Axes, tangent};
/// let figure = tangent(&|x| x * x, 1.0, 2.0, (-2.0, 2.0), &Axes::new("x² and its slope at 1", "x", "x²"))?;
/// assert!(figure.alt().contains('2'));
/// # Ok::<(), dl_core::Error>(())
/// ```
pub fn tangent(f: &dyn Fn(f64) -> f64, at: f64, slope: f64, range: (f64, f64), axes: &Axes) -> Result<Figure> {
    let curve = ask(f, range, axes)?;
    if !(range.0..=range.1).contains(&at) {
        return Err(Error::Parameter {
            name: "at",
            expected: say("que esté dentro del intervalo", "to be within the range"),
            found: at.to_string(),
        });
    }
    if slope.is_nan() || slope.abs() > LARGEST {
        return Err(Error::Parameter {
            name: "slope",
            expected: say("que sea un número finito", "to be a finite number"),
            found: slope.to_string(),
        });
    }
    let height = f(at);
    let line = [range.0, range.1].map(|x| (x, height + slope * (x - at)));
    let mut picture = Curve::new(&curve, axes);
    let (xs, ys) = picture.ranges.clone();
    picture.draw(&|pen, chart| {
        stroke(pen, chart, &curve, HUES[0], 2)?;
        if let Some(line) = clip(line, (&xs, &ys)) {
            stroke(pen, chart, &line, HUES[1], 2)?;
        }
        dot(pen, chart, (at, height), HUES[1], 5)
    })?;
    let text = match say("es", "en") {
        "es" => format!(" La tangente en {} tiene pendiente {}.", number(at), number(slope)),
        _ => format!(" The tangent at {} has slope {}.", number(at), number(slope)),
    };
    Ok(picture.finish(describe(&curve, axes, &text)))
}

/// A walk down a function of one number, step by step on its curve.
///
/// Steps outside the range are left out of the picture, not of the count. Errors: as [`function`], and [`Error::Figure`] where
/// the path is not of one number.
///
/// ```
/// use dl_core::descent::descend;
/// use dl_notebook::plot::{Axes, descent};
/// let path = descend(&|p| p[0] * p[0], &|p| vec![2.0 * p[0]], &[1.8], 0.1, 50)?;
/// let figure = descent(&|x| x * x, &path, (-2.0, 2.0), &Axes::new("Downhill", "θ", "θ²"))?;
/// assert!(figure.alt().contains("50"));
/// # Ok::<(), dl_core::Error>(())
/// ```
pub fn descent(f: &dyn Fn(f64) -> f64, path: &Path, range: (f64, f64), axes: &Axes) -> Result<Figure> {
    let curve = ask(f, range, axes)?;
    let walk = path.curve();
    if walk.is_empty() || path.points.iter().any(|p| p.len() != 1) {
        return Err(Error::Figure {
            problem: say(
                "se esperaba un camino de un número por paso; para dos usa `contour`",
                "expected a path of one number a step; use `contour` for two",
            )
            .into(),
        });
    }
    let mut picture = Curve::new(&curve, axes);
    let (xs, ys) = picture.ranges.clone();
    picture.draw(&|pen, chart| {
        stroke(pen, chart, &curve, HUES[0], 2)?;
        steps(pen, chart, &walk, (&xs, &ys), HUES[1])
    })?;
    let (from, to) = (number(walk[0].0), number(walk[walk.len() - 1].0));
    let text = match say("es", "en") {
        "es" => format!(" Un descenso de {} pasos, de {from} a {to}.", walk.len() - 1),
        _ => format!(" A descent of {} steps, from {from} to {to}.", walk.len() - 1),
    };
    Ok(picture.finish(describe(&curve, axes, &text)))
}

/// A function of two numbers seen from above, dark where it is low, with lines of equal height; on it none, one or several walks.
///
/// Errors: as [`function`], and as [`curves`](super::curves) for the walks.
///
/// ```
/// use dl_notebook::plot::{Axes, Line, contour};
/// let walk = Line::new("a walk", vec![(2.0, 2.0), (1.0, 0.5), (0.0, 0.0)]);
/// let bowl = |w: f64, b: f64| w * w + 2.0 * b * b;
/// let figure = contour(&bowl, (-3.0, 3.0), (-3.0, 3.0), &[walk], &Axes::new("A bowl", "w", "b"))?;
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
    check_range(x)?;
    check_range(y)?;
    if !walks.is_empty() {
        check_lines(walks, axes)?;
    }
    let mut canvas = Canvas::new(axes.size((540, 480), (340, 320)));
    let frame = Frame::of(canvas.size(), !walks.is_empty());
    let (nx, ny) = (frame.width / 4, frame.height / 4);
    let place = |u: f64, v: f64| (x.0 + u * (x.1 - x.0), y.0 + v * (y.1 - y.0));
    let mut values = Vec::with_capacity((nx + 1) * (ny + 1));
    for (j, i) in (0..=ny).flat_map(|j| (0..=nx).map(move |i| (j, i))) {
        let (px, py) = place(i as f64 / nx as f64, j as f64 / ny as f64);
        values.push(f(px, py));
    }
    let grid = Grid::new(nx, ny, values)?;
    let levels = levels(&grid.values);
    canvas.shade(frame, &|u, v| {
        let value = grid.sample(u, v);
        band(levels.iter().filter(|&&level| level < value).count())
    });
    let ranges = (x.0..x.1, y.0..y.1);
    canvas.draw(&mut |pen| {
        if !walks.is_empty() {
            legend(pen, walks, WALK_HUES)?;
        }
        let chart = chart(pen, frame, axes, ranges.clone(), false)?;
        for piece in levels.iter().flat_map(|&level| grid.line_at(level)) {
            stroke(pen, &chart, &piece.map(|(u, v)| place(u, v)), RGBColor(255, 255, 255), 1)?;
        }
        for (i, walk) in walks.iter().enumerate() {
            steps(pen, &chart, &walk.points, (&ranges.0, &ranges.1), WALK_HUES[i])?;
            if let Some(&end) = walk.points.last().filter(|p| ranges.0.contains(&p.0) && ranges.1.contains(&p.1)) {
                marker(pen, i, chart.place(end), WALK_HUES[i])?;
            }
        }
        Ok(())
    })?;
    Ok(canvas.into_figure(describe_surface(&grid, walks, axes)))
}

/// Hues of walks, seen on blue.
const WALK_HUES: [RGBColor; 6] = [HUES[1], INK, HUES[5], HUES[3], HUES[2], RGBColor(140, 70, 20)];

fn describe_surface(grid: &Grid, walks: &[Line], axes: &Axes) -> String {
    let low = number(grid.values.iter().copied().fold(f64::MAX, f64::min));
    let high = number(grid.values.iter().copied().fold(f64::MIN, f64::max));
    let names: Vec<&str> = walks.iter().map(|walk| walk.name.as_str()).collect();
    let walks =
        if names.is_empty() { String::new() } else { format!(" {}: {}.", say("Caminos", "Walks"), names.join(", ")) };
    match say("es", "en") {
        "es" => format!("{}: curvas de nivel según {} y {}, de {low} a {high}.{walks}", axes.title, axes.x, axes.y),
        _ => format!(
            "{}: lines of equal height against {} and {}, from {low} to {high}.{walks}",
            axes.title, axes.x, axes.y
        ),
    }
}

/// Heights between the bands: closer where the surface is low, because there a descent has its small steps.
fn levels(values: &[f64]) -> Vec<f64> {
    let (low, high) = values.iter().fold((f64::MAX, f64::MIN), |(low, high), &v| (low.min(v), high.max(v)));
    let part = |i: usize| (i as f64 / BANDS as f64) * (i as f64 / BANDS as f64);
    (1..BANDS).map(|i| low + part(i) * (high - low)).collect()
}

/// From a quiet dark blue at the bottom to nearly white at the top.
fn band(i: usize) -> [u8; 3] {
    let t = i as f64 / (BANDS - 1) as f64;
    [(72.0, 243.0), (120.0, 247.0), (170.0, 250.0)]
        .map(|(from, to): (f64, f64)| (from + (to - from) * t.sqrt()).round() as u8)
}

/// A chart of one curve.
struct Curve<'a> {
    canvas: Canvas,
    frame: Frame,
    axes: &'a Axes<'a>,
    ranges: (Range<f64>, Range<f64>),
}

impl<'a> Curve<'a> {
    fn new(curve: &[(f64, f64)], axes: &'a Axes<'a>) -> Self {
        let canvas = Canvas::new(axes.size((680, 400), (340, 280)));
        let xs = range_of(curve, |p| p.0, false, 0.0, false);
        let ys = range_of(curve, |p| p.1, false, 0.06, false);
        Self { frame: Frame::of(canvas.size(), false), canvas, axes, ranges: (xs, ys) }
    }

    fn draw(&mut self, paint: &dyn Fn(&mut Pen, &Chart) -> Result<()>) -> Result<()> {
        self.canvas.draw(&mut |pen| {
            let chart = chart(pen, self.frame, self.axes, self.ranges.clone(), true)?;
            paint(pen, &chart)
        })
    }

    fn finish(self, alt: String) -> Figure {
        self.canvas.into_figure(alt)
    }
}

/// The steps of a walk as a line with a dot at each place, as far as they are within the ranges.
fn steps(
    pen: &mut Pen,
    chart: &Chart,
    walk: &[(f64, f64)],
    (xs, ys): (&Range<f64>, &Range<f64>),
    hue: RGBColor,
) -> Result<()> {
    for pair in walk.windows(2) {
        if let Some(piece) = clip([pair[0], pair[1]], (xs, ys)) {
            stroke(pen, chart, &piece, hue, 2)?;
        }
    }
    for &place in walk.iter().filter(|p| p.0 >= xs.start && p.0 <= xs.end && p.1 >= ys.start && p.1 <= ys.end) {
        dot(pen, chart, place, hue, 3)?;
    }
    Ok(())
}

fn dot(pen: &mut Pen, chart: &Chart, place: (f64, f64), hue: RGBColor, size: i32) -> Result<()> {
    pen.circle(chart.place_within(place), size * ZOOM as i32, hue.filled())
}

fn check_range((from, to): (f64, f64)) -> Result<()> {
    if from.is_finite()
        && to.is_finite()
        && from < to
        && to - from > 1e-12 * (from.abs() + to.abs())
        && from.abs().max(to.abs()) < LARGEST
    {
        return Ok(());
    }
    let expected = say(
        "que vaya de un número a otro mayor, como (-2.0, 2.0)",
        "to go from a number to a larger one, such as (-2.0, 2.0)",
    );
    Err(Error::Parameter { name: "range", expected, found: format!("({from}, {to})") })
}

fn ask(f: &dyn Fn(f64) -> f64, range: (f64, f64), axes: &Axes) -> Result<Vec<(f64, f64)>> {
    check_range(range)?;
    let place = |i: usize| range.0 + (range.1 - range.0) * i as f64 / PLACES as f64;
    let curve: Vec<(f64, f64)> = (0..=PLACES).map(|i| (place(i), f(place(i)))).collect();
    check_lines(&[Line::new(axes.y, curve.clone())], axes)?;
    Ok(curve)
}

fn describe(curve: &[(f64, f64)], axes: &Axes, more: &str) -> String {
    let [(x0, y0), (xm, ym), (x1, y1)] =
        [0, curve.len() / 2, curve.len() - 1].map(|i| (number(curve[i].0), number(curve[i].1)));
    match say("es", "en") {
        "es" => format!("{}: {} según {}, {y0} en {x0}, {ym} en {xm}, {y1} en {x1}.{more}", axes.title, axes.y, axes.x),
        _ => format!("{}: {} against {}, {y0} at {x0}, {ym} at {xm}, {y1} at {x1}.{more}", axes.title, axes.y, axes.x),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use dl_core::descent;

    const AXES: fn() -> Axes<'static> = || Axes::new("T", "x", "y").small();

    #[test]
    fn walks_that_leave_the_picture_are_drawn_as_far_as_it_goes() {
        let path = descent::descend(&|p| p[0] * p[0], &|p| vec![2.0 * p[0]], &[1.0], 1.2, 30).unwrap();
        let figure = super::descent(&|x| x * x, &path, (-2.0, 2.0), &AXES()).unwrap();
        assert!(figure.rgb().chunks(3).any(|p| p == [213, 94, 0]));
    }

    #[test]
    fn a_flat_surface_is_drawn() {
        assert!(contour(&|_, _| 3.0, (0.0, 1.0), (0.0, 1.0), &[], &AXES()).is_ok());
        assert!(function(&|_| 0.0, (0.0, 1.0), &AXES()).is_ok());
    }

    #[test]
    fn what_cannot_be_drawn_is_refused() {
        for range in [(1.0, 1.0), (2.0, 1.0), (0.0, f64::INFINITY), (f64::NAN, 1.0), (-1e308, 1e308)] {
            assert!(matches!(function(&|x| x, range, &AXES()), Err(Error::Parameter { .. })));
            assert!(matches!(contour(&|x, _| x, range, (0.0, 1.0), &[], &AXES()), Err(Error::Parameter { .. })));
        }
        assert!(matches!(function(&|x| x.ln(), (-1.0, 1.0), &AXES()), Err(Error::NotFinite { .. })));
        assert!(matches!(contour(&|x, _| x.ln(), (-1.0, 1.0), (0.0, 1.0), &[], &AXES()), Err(Error::NotFinite { .. })));
        assert!(matches!(tangent(&|x| x, 9.0, 1.0, (0.0, 1.0), &AXES()), Err(Error::Parameter { .. })));
        assert!(matches!(tangent(&|x| x, 0.5, f64::NAN, (0.0, 1.0), &AXES()), Err(Error::Parameter { .. })));
        let plane = descent::Path { points: vec![vec![0.0, 1.0]], values: vec![1.0] };
        assert!(matches!(super::descent(&|x| x, &plane, (0.0, 1.0), &AXES()), Err(Error::Figure { .. })));
    }
}
