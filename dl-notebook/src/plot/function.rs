//! A function of one number: its curve, a tangent, a walk down it.

use plotters::style::RGBColor;

use super::{
    Axes, Line,
    chart::{Chart, Surroundings, chart, stroke, titled},
    curves::SIZES,
    marks::{Shape, marks, ring},
    range::{LARGEST, around, check, check_lines, check_number, refuse},
    scale::Scale,
    style::{HUES, number, px},
};
use crate::figure::{Area, Drawn, Figure};
use dl_core::{Error, Result, descent::Path, language::say};

/// Places at which a function is asked.
const PLACES: usize = 240;

/// The curve of a function over a range.
///
/// Errors: [`Error::Parameter`] where the range is empty or not finite, [`Error::NotFinite`] where f is not finite in it,
/// [`Error::Figure`] where its values are too large to draw.
///
/// ```
/// use dl_notebook::prelude::*;
/// let figure = plot::function(&sigmoid, (-6.0, 6.0), &Axes::new("The sigmoid", "z", "a"))?;
/// assert!(figure.alt().contains("0.5"));
/// # Ok::<(), dl_core::Error>(())
/// ```
pub fn function(f: &dyn Fn(f64) -> f64, range: (f64, f64), axes: &Axes) -> Result<Figure> {
    let curve = ask(f, range, axes)?;
    curve.figure("", &|_| Ok(()))
}

/// A function with its tangent at one place: the line that has the slope `slope` there.
///
/// Errors: as [`function`], and [`Error::Parameter`] where `at` lies outside the range or `slope` is not finite.
///
/// ```
/// use dl_notebook::prelude::*;
/// let figure = plot::tangent(&|x| x * x, 1.0, 2.0, (-2.0, 2.0), &Axes::new("x² and its slope at 1", "x", "x²"))?;
/// assert!(figure.alt().contains('2'));
/// # Ok::<(), dl_core::Error>(())
/// ```
pub fn tangent(f: &dyn Fn(f64) -> f64, at: f64, slope: f64, range: (f64, f64), axes: &Axes) -> Result<Figure> {
    let curve = ask(f, range, axes)?;
    if !(range.0..=range.1).contains(&at) {
        let expected = say("que esté dentro del intervalo", "to be within the range");
        return Err(Error::Parameter { name: "at", expected, found: at.to_string() });
    }
    if slope.is_nan() || slope.abs() > LARGEST {
        let expected = say("que sea un número finito", "to be a finite number");
        return Err(Error::Parameter { name: "slope", expected, found: slope.to_string() });
    }
    let height = f(at);
    check_number(height, axes.logs()[1], axes.y, (0, 0))?;
    // Many places, because on a logarithmic axis a straight line is bent.
    let line: Vec<(f64, f64)> = curve.points.iter().map(|p| (p.0, height + slope * (p.0 - at))).collect();
    let line: Vec<(f64, f64)> = line.into_iter().filter(|p| !axes.logs()[1] || p.1 > 0.0).collect();
    let (x, rise) = (number(at), number(slope));
    let words = say!(" La tangente en {x} tiene pendiente {rise}.", " The tangent at {x} has slope {rise}.");
    curve.figure(&words, &|chart| {
        stroke(chart, &line, HUES[1], 2.0)?;
        marks(chart, Shape::Disc, &[(at, height)], 5.0, HUES[1])
    })
}

/// A walk down a function of one number, step by step on its curve; a ring where it starts.
///
/// Steps outside the range are left out of the picture, not of the count. Errors: as [`function`], and [`Error::Figure`] where
/// the path is not of one number.
///
/// ```
/// use dl_core::descent::descend;
/// use dl_notebook::prelude::*;
/// let path = descend(&|p| p[0] * p[0], &|p| vec![2.0 * p[0]], &[1.8], 0.1, 50)?;
/// let figure = plot::descent(&|x| x * x, &path, (-2.0, 2.0), &Axes::new("Downhill", "θ", "θ²"))?;
/// assert!(figure.alt().contains("50"));
/// # Ok::<(), dl_core::Error>(())
/// ```
pub fn descent(f: &dyn Fn(f64) -> f64, path: &Path, range: (f64, f64), axes: &Axes) -> Result<Figure> {
    let curve = ask(f, range, axes)?;
    let walk = path.curve();
    let Some((&start, &end)) = walk.first().zip(walk.last()).filter(|_| path.points.iter().all(|p| p.len() == 1))
    else {
        return refuse(say!(
            "se esperaba un camino de un número por paso; para dos usa `plot::contour`",
            "expected a path of one number a step; for two, use `plot::contour`"
        ));
    };
    let (steps, from, to) = (walk.len() - 1, number(start.0), number(end.0));
    let words =
        say!(" Un descenso de {steps} pasos, de {from} a {to}.", " A descent of {steps} steps, from {from} to {to}.");
    curve.figure(&words, &|chart| steps_of(chart, &walk, HUES[1]))
}

/// The steps of a walk: a line, a dot at each place, and a ring at the first one.
pub(super) fn steps_of(chart: &mut Chart, walk: &[(f64, f64)], hue: RGBColor) -> Drawn {
    stroke(chart, walk, hue, 1.5)?;
    let (xs, ys) = (chart.x_range(), chart.y_range());
    let seen = |p: &&(f64, f64)| (xs.start..=xs.end).contains(&p.0) && (ys.start..=ys.end).contains(&p.1);
    let dots: Vec<(f64, f64)> = walk.iter().filter(seen).copied().collect();
    marks(chart, Shape::Disc, &dots, 2.6, hue)?;
    match walk.first().filter(seen) {
        Some(&start) => ring(chart, start, 5.5, hue),
        None => Ok(()),
    }
}

/// What a function answered, with the words around it.
struct Curve<'a> {
    points: Vec<(f64, f64)>,
    axes: &'a Axes<'a>,
}

fn ask<'a>(f: &dyn Fn(f64) -> f64, range: (f64, f64), axes: &'a Axes<'a>) -> Result<Curve<'a>> {
    check(range, axes.logs()[0])?;
    let x = Scale::new(range.0..range.1, axes.logs()[0], 5);
    let place = |i: usize| x.value(i as f64 / PLACES as f64).clamp(range.0, range.1);
    let points: Vec<(f64, f64)> = (0..=PLACES).map(|i| (place(i), f(place(i)))).collect();
    check_lines(&[Line::new(axes.y, points.clone())], axes, 1)?;
    Ok(Curve { points, axes })
}

impl Curve<'_> {
    /// The curve, with `more` drawn over it.
    fn figure(&self, words: &str, more: &dyn Fn(&mut Chart) -> Drawn) -> Result<Figure> {
        let size = self.axes.size(SIZES[0], SIZES[1]);
        Figure::finely(size, self.describe() + words, &|area| self.draw(area, more))
    }

    fn draw(&self, area: &Area, more: &dyn Fn(&mut Chart) -> Drawn) -> Drawn {
        let area = titled(area, self.axes.title)?;
        let [log_x, log_y] = self.axes.logs();
        let xs = around(&mut self.points.iter().map(|p| p.0), log_x, false);
        let ys = around(&mut self.points.iter().map(|p| p.1), log_y, false);
        let shape = self.axes.is_equal(false).then(|| (xs.end - xs.start) / (ys.end - ys.start));
        let small = area.dim_in_pixel().0 < px(400) as u32;
        let (x, y) =
            (Scale::new(xs, log_x, if small { 5 } else { 8 }), Scale::new(ys, log_y, if small { 4 } else { 6 }));
        let mut chart = chart(&area, self.axes, (x, y), Surroundings { mesh: true, shape, right: 0 })?;
        stroke(&mut chart, &self.points, HUES[0], 2.0)?;
        more(&mut chart)
    }

    fn describe(&self) -> String {
        let points = &self.points;
        let [(x0, y0), (xm, ym), (x1, y1)] =
            [0, points.len() / 2, points.len() - 1].map(|i| (number(points[i].0), number(points[i].1)));
        let Axes { title, x, y, .. } = self.axes;
        say!(
            "{title}: {y} según {x}, {y0} en {x0}, {ym} en {xm}, {y1} en {x1}.",
            "{title}: {y} against {x}, {y0} at {x0}, {ym} at {xm}, {y1} at {x1}."
        )
    }
}
