//! Curves: one or several lines over the same axes.

use std::ops::Range;

use plotters::{
    chart::ChartBuilder,
    element::{Circle, Cross, TriangleMarker},
    prelude::{Color, PathElement, Rectangle},
    series::LineSeries,
    style::{
        RGBColor,
        text_anchor::{HPos, Pos, VPos},
    },
};

use super::{
    Figure,
    canvas::{Area, Canvas, FAINT, HUES, INK, ZOOM, failed, font, number},
};
use crate::{Error, Result, language::say, logistic::History};

/// The words around a figure with axes.
///
/// ```
/// use dl_core::plot::Axes;
/// let axes = Axes { title: "Learning curve", x: "iteration", y: "cost" };
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Axes<'a> {
    /// Above the figure.
    pub title: &'a str,
    /// What runs to the right.
    pub x: &'a str,
    /// What runs upwards.
    pub y: &'a str,
}

/// A named line through points (x, y).
///
/// ```
/// use dl_core::plot::Line;
/// let line = Line::new("n²", vec![(0.0, 0.0), (1.0, 1.0), (2.0, 4.0)]);
/// assert_eq!(line.name, "n²");
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// What the legend calls it.
    pub name: String,
    /// Where it goes, in order.
    pub points: Vec<(f64, f64)>,
}

impl Line {
    /// A line of this name through these points.
    pub fn new(name: &str, points: Vec<(f64, f64)>) -> Self {
        Self { name: name.to_owned(), points }
    }
}

const WIDTH: usize = 680;
const HEIGHT: usize = 380;

/// Lines through points, told apart by hue, marker and name; at most six.
///
/// Errors: [`Error::Figure`] where there is no line, more than six, or one without points; [`Error::NotFinite`] where a
/// coordinate is not a finite number.
///
/// ```
/// use dl_core::plot::{Axes, Line, curves};
/// let lines = [Line::new("0.005", vec![(0.0, 0.69), (100.0, 0.58)]), Line::new("0.001", vec![(0.0, 0.69), (100.0, 0.66)])];
/// let figure = curves(&lines, &Axes { title: "Two costs", x: "iteration", y: "cost" })?;
/// assert_eq!(figure.size(), (680, 380));
/// # Ok::<(), dl_core::Error>(())
/// ```
pub fn curves(lines: &[Line], axes: &Axes) -> Result<Figure> {
    check(lines)?;
    let mut canvas = Canvas::new(WIDTH, HEIGHT);
    canvas.draw(|area| draw(area, lines, axes))?;
    Ok(canvas.into_figure(describe(lines, axes)))
}

/// The cost over the iterations of a training run.
///
/// Errors: as [`curves`].
///
/// ```
/// use dl_core::{logistic::History, plot};
/// let history = History { costs: vec![0.69, 0.58, 0.47], record_every: 100 };
/// assert!(plot::cost_curve(&history)?.alt().contains("0.47"));
/// # Ok::<(), dl_core::Error>(())
/// ```
pub fn cost_curve(history: &History) -> Result<Figure> {
    let axes = Axes {
        title: say("Curva de aprendizaje", "Learning curve"),
        x: say("iteración", "iteration"),
        y: say("costo J", "cost J"),
    };
    curves(&[Line::new(say("costo", "cost"), history.points())], &axes)
}

fn check(lines: &[Line]) -> Result<()> {
    let refuse = |problem: String| Err(Error::Figure { problem });
    if lines.is_empty() || lines.len() > HUES.len() {
        return refuse(format!("expected 1 to {} lines, found {}", HUES.len(), lines.len()));
    }
    for Line { name, points } in lines {
        if points.is_empty() {
            return refuse(format!("the line \"{name}\" has no points"));
        }
        for (column, &(x, y)) in points.iter().enumerate() {
            for (row, value) in [x, y].into_iter().enumerate() {
                if !value.is_finite() {
                    return Err(Error::NotFinite { what: format!("the line \"{name}\""), value, row, column });
                }
            }
        }
    }
    Ok(())
}

/// The figure in words: what is shown against what, and where each line begins and ends.
fn describe(lines: &[Line], axes: &Axes) -> String {
    let parts: Vec<String> = lines
        .iter()
        .filter_map(|Line { name, points }| {
            let ((x0, y0), (x1, y1)) = (points.first()?, points.last()?);
            let [x0, y0, x1, y1] = [x0, y0, x1, y1].map(|v| number(*v));
            Some(match say("es", "en") {
                "es" => format!("{name}: de {y0} (en {x0}) a {y1} (en {x1})"),
                _ => format!("{name}: from {y0} (at {x0}) to {y1} (at {x1})"),
            })
        })
        .collect();
    format!("{}: {} {} {}. {}.", axes.title, axes.y, say("según", "against"), axes.x, parts.join("; "))
}

fn draw(area: &Area, lines: &[Line], axes: &Axes) -> Result<()> {
    area.draw_text(axes.title, &font(17, INK, Pos::new(HPos::Left, VPos::Top)), px(14, 10)).map_err(failed)?;
    if lines.len() > 1 {
        legend(area, lines)?;
    }
    let (xs, ys) = ranges(lines);
    let top = if lines.len() > 1 { 62 } else { 40 };
    let zoom = ZOOM as u32;
    let mut chart = ChartBuilder::on(area)
        .margin_top(top * zoom)
        .margin_right(22 * zoom)
        .margin_bottom(6 * zoom)
        .margin_left(8 * zoom)
        .x_label_area_size(40 * zoom)
        .y_label_area_size(58 * zoom)
        .build_cartesian_2d(xs, ys)
        .map_err(failed)?;
    let anywhere = Pos::new(HPos::Left, VPos::Top);
    chart
        .configure_mesh()
        .light_line_style(plotters::style::TRANSPARENT)
        .bold_line_style(FAINT.stroke_width(zoom))
        .axis_style(INK.mix(0.6).stroke_width(zoom))
        .label_style(font(13, INK, anywhere))
        .axis_desc_style(font(14, INK, anywhere))
        .x_labels(8)
        .y_labels(6)
        .x_label_formatter(&|v| number(*v))
        .y_label_formatter(&|v| number(*v))
        .x_desc(axes.x)
        .y_desc(axes.y)
        .draw()
        .map_err(failed)?;
    for (i, Line { points, .. }) in lines.iter().enumerate() {
        let style = HUES[i].stroke_width(2 * zoom);
        chart.draw_series(LineSeries::new(points.iter().copied(), style)).map_err(failed)?;
        // Not more than some 25 markers: on a long line they would hide it.
        for &point in points.iter().step_by(points.len().div_ceil(25)) {
            let place = chart.backend_coord(&point);
            marker(area, i, place, HUES[i])?;
        }
    }
    Ok(())
}

/// Names, each behind its line and marker, below the title.
fn legend(area: &Area, lines: &[Line]) -> Result<()> {
    let style = font(13, INK, Pos::new(HPos::Left, VPos::Center));
    let mut x = 16;
    for (i, Line { name, .. }) in lines.iter().enumerate() {
        let stroke = HUES[i].stroke_width(2 * ZOOM as u32);
        area.draw(&PathElement::new(vec![px(x, 46), px(x + 24, 46)], stroke)).map_err(failed)?;
        marker(area, i, px(x + 12, 46), HUES[i])?;
        area.draw_text(name, &style, px(x + 30, 46)).map_err(failed)?;
        let (width, _) = area.estimate_text_size(name, &style).map_err(failed)?;
        x += 30 + (width as usize / ZOOM) as i32 + 18;
    }
    Ok(())
}

/// A shape of its own for each line, for whoever cannot tell the hues apart.
fn marker(area: &Area, line: usize, at: (i32, i32), hue: RGBColor) -> Result<()> {
    let size = 3 * ZOOM as i32;
    let fill = hue.filled();
    match line % 4 {
        0 => area.draw(&Circle::new(at, size, fill)),
        1 => area.draw(&Rectangle::new([(at.0 - size, at.1 - size), (at.0 + size, at.1 + size)], fill)),
        2 => area.draw(&TriangleMarker::new(at, size + ZOOM as i32, fill)),
        _ => area.draw(&Cross::new(at, size, hue.stroke_width(2 * ZOOM as u32))),
    }
    .map_err(failed)
}

/// The ranges of the axes: all points, with some air above and below; from 0 where the values come near it.
fn ranges(lines: &[Line]) -> (Range<f64>, Range<f64>) {
    let all = || lines.iter().flat_map(|line| &line.points);
    let span = |values: &mut dyn Iterator<Item = f64>| {
        values.fold((f64::MAX, f64::MIN), |(low, high), v| (low.min(v), high.max(v)))
    };
    let widen = |(low, high): (f64, f64)| if low < high { (low, high) } else { (low - 0.5, high + 0.5) };
    let (left, right) = widen(span(&mut all().map(|p| p.0)));
    let (low, high) = widen(span(&mut all().map(|p| p.1)));
    let air = 0.06 * (high - low);
    let bottom = if low >= 0.0 && low < 0.4 * high { 0.0 } else { low - air };
    (left..right, bottom..high + air)
}

/// A place in shown pixels as plotters wants it.
fn px(x: i32, y: i32) -> (i32, i32) {
    (x * ZOOM as i32, y * ZOOM as i32)
}

#[cfg(test)]
mod tests {
    use super::*;

    const AXES: Axes = Axes { title: "T", x: "x", y: "y" };

    fn line(points: &[(f64, f64)]) -> Line {
        Line::new("a", points.to_vec())
    }

    #[test]
    fn a_figure_tells_its_ends() {
        let figure = curves(&[line(&[(0.0, 0.5), (10.0, 0.25)])], &AXES).unwrap();
        assert!(figure.alt().contains("0.5") && figure.alt().contains("0.25"), "{}", figure.alt());
        assert!(figure.rgb().chunks(3).any(|p| p == [0, 114, 178]), "the line is blue");
    }

    #[test]
    fn a_flat_line_and_a_single_point_are_drawn() {
        assert!(curves(&[line(&[(0.0, 2.0), (1.0, 2.0)])], &AXES).is_ok());
        assert!(curves(&[line(&[(3.0, 0.0)])], &AXES).is_ok());
    }

    #[test]
    fn what_cannot_be_drawn_is_refused() {
        let seven = vec![line(&[(0.0, 1.0)]); 7];
        assert!(matches!(curves(&[], &AXES), Err(Error::Figure { .. })));
        assert!(matches!(curves(&seven, &AXES), Err(Error::Figure { .. })));
        assert!(matches!(curves(&[line(&[])], &AXES), Err(Error::Figure { .. })));
        assert!(matches!(curves(&[line(&[(0.0, f64::NAN)])], &AXES), Err(Error::NotFinite { .. })));
    }
}
