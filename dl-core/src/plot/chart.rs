//! The frame that figures with axes have in common: title, axes, legend, markers, points of two classes.

use std::ops::Range;

use plotters::{
    chart::{ChartBuilder, ChartContext},
    coord::cartesian::Cartesian2d,
    element::{Circle, Cross, PathElement, Rectangle, TriangleMarker},
    prelude::{BitMapBackend, Color},
    series::LineSeries,
    style::{
        RGBColor, TRANSPARENT,
        text_anchor::{HPos, Pos, VPos},
    },
};

use super::{
    Axes, Line,
    canvas::{Area, FAINT, HUES, INK, ZOOM, failed, font},
    coordinate::{Coordinate, label},
};
use crate::{Error, Result, language::say};

pub(super) type Chart<'a, 'b> = ChartContext<'a, BitMapBackend<'b>, Cartesian2d<Coordinate, Coordinate>>;

/// Where the axes enclose the picture, in shown pixels.
#[derive(Debug, Clone, Copy)]
pub(super) struct Frame {
    pub(super) left: usize,
    pub(super) top: usize,
    pub(super) width: usize,
    pub(super) height: usize,
}

const LEFT: usize = 66;
const RIGHT: usize = 22;
const BOTTOM: usize = 46;

impl Frame {
    /// In a figure of this size, with room for the title, and for a legend where there is one.
    pub(super) fn of((width, height): (usize, usize), legend: bool) -> Self {
        let top = if legend { 62 } else { 40 };
        Self { left: LEFT, top, width: width - LEFT - RIGHT, height: height - top - BOTTOM }
    }
}

/// Draws title and axes, and returns the chart to draw in. `mesh`: whether faint lines guide the eye.
pub(super) fn chart<'a, 'b>(
    area: &'a Area<'b>,
    frame: Frame,
    axes: &Axes,
    (xs, ys): (Range<f64>, Range<f64>),
    mesh: bool,
) -> Result<Chart<'a, 'b>> {
    area.draw_text(axes.title, &font(16, INK, Pos::new(HPos::Left, VPos::Top)), px(14, 10)).map_err(failed)?;
    let zoom = ZOOM as u32;
    let [log_x, log_y] = axes.logs();
    let x = Coordinate::new(xs, log_x, (frame.width / 62).max(4));
    let y = Coordinate::new(ys, log_y, (frame.height / 50).max(4));
    let mut chart = ChartBuilder::on(area)
        .margin_top(frame.top as u32 * zoom)
        .margin_right(RIGHT as u32 * zoom)
        .margin_bottom(6 * zoom)
        .margin_left(8 * zoom)
        .x_label_area_size((BOTTOM as u32 - 6) * zoom)
        .y_label_area_size((LEFT as u32 - 8) * zoom)
        .build_cartesian_2d(x, y)
        .map_err(failed)?;
    let anywhere = Pos::new(HPos::Left, VPos::Top);
    let mesh_style = if mesh { FAINT.stroke_width(zoom) } else { TRANSPARENT.stroke_width(0) };
    chart
        .configure_mesh()
        .light_line_style(TRANSPARENT)
        .bold_line_style(mesh_style)
        .axis_style(INK.mix(0.6).stroke_width(zoom))
        .set_all_tick_mark_size(4 * zoom)
        .label_style(font(13, INK, anywhere))
        .axis_desc_style(font(14, INK, anywhere))
        .x_label_formatter(&label)
        .y_label_formatter(&label)
        .x_desc(axes.x)
        .y_desc(axes.y)
        .draw()
        .map_err(failed)?;
    Ok(chart)
}

/// A line through points, two shown pixels thick; no longer than the frame, which cuts it off.
pub(super) fn stroke(chart: &mut Chart, points: &[(f64, f64)], hue: RGBColor, width: u32) -> Result<()> {
    let style = hue.stroke_width(width * ZOOM as u32);
    chart.draw_series(LineSeries::new(points.iter().copied(), style)).map_err(failed)?;
    Ok(())
}

/// The part of the segment that lies within the ranges, if any (Liang and Barsky, 1984).
pub(super) fn clip([from, to]: [(f64, f64); 2], (xs, ys): (&Range<f64>, &Range<f64>)) -> Option<[(f64, f64); 2]> {
    let (dx, dy) = (to.0 - from.0, to.1 - from.1);
    let (mut enter, mut leave) = (0.0f64, 1.0f64);
    for (direction, distance) in
        [(-dx, from.0 - xs.start), (dx, xs.end - from.0), (-dy, from.1 - ys.start), (dy, ys.end - from.1)]
    {
        if direction == 0.0 && distance < 0.0 {
            return None;
        }
        if direction < 0.0 {
            enter = enter.max(distance / direction);
        } else if direction > 0.0 {
            leave = leave.min(distance / direction);
        }
    }
    let at = |t: f64| (from.0 + t * dx, from.1 + t * dy);
    (enter <= leave).then(|| [at(enter), at(leave)])
}

/// Names, each behind its line and marker, below the title.
pub(super) fn legend(area: &Area, names: &[(&str, RGBColor)]) -> Result<()> {
    let style = font(13, INK, Pos::new(HPos::Left, VPos::Center));
    let mut x = 16;
    for (i, &(name, hue)) in names.iter().enumerate() {
        area.draw(&PathElement::new(vec![px(x, 46), px(x + 24, 46)], hue.stroke_width(2 * ZOOM as u32)))
            .map_err(failed)?;
        marker(area, i, px(x + 12, 46), hue)?;
        area.draw_text(name, &style, px(x + 30, 46)).map_err(failed)?;
        let (width, _) = area.estimate_text_size(name, &style).map_err(failed)?;
        x += 30 + (width as usize / ZOOM) as i32 + 18;
    }
    Ok(())
}

/// A shape of its own for each line, for whoever cannot tell the hues apart.
pub(super) fn marker(area: &Area, line: usize, at: (i32, i32), hue: RGBColor) -> Result<()> {
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

/// A dot of class 0 or 1, told apart by shape and hue: a red disc, a blue triangle. White around it keeps neighbours apart.
pub(super) fn class_dot(area: &Area, class: usize, (x, y): (i32, i32), size: i32) -> Result<()> {
    let white = RGBColor(255, 255, 255);
    for (hue, extra) in [(white, ZOOM as i32), (CLASS_HUES[class], 0)] {
        let reach = size + extra;
        if class == 0 {
            area.draw(&Circle::new((x, y), reach, hue.filled())).map_err(failed)?;
        } else {
            // plotters' triangle stands on its middle; this one lies around it.
            area.draw(&TriangleMarker::new((x, y + reach / 6), reach * 5 / 4, hue.filled())).map_err(failed)?;
        }
    }
    Ok(())
}

/// The classes' hues: red and blue that all can tell apart.
pub(super) const CLASS_HUES: [RGBColor; 2] = [HUES[1], HUES[0]];

/// A range around all numbers, with some `air` on both sides, a share of the whole. Where `from_zero`, it begins at 0 if the
/// numbers come near it.
pub(super) fn range_of(values: &mut dyn Iterator<Item = f64>, log: bool, air: f64, from_zero: bool) -> Range<f64> {
    let (low, high) = values.fold((f64::MAX, f64::MIN), |(low, high), v| (low.min(v), high.max(v)));
    if log {
        let widen = if low < high { libm::pow(high / low, air) } else { 2.0 };
        return low / widen..high * widen;
    }
    // So that the air is not lost in the rounding of huge numbers, nor its sum beyond what a number can be.
    let (low, high) =
        if low < high { (low, high) } else { (low - 0.5 - low.abs() / 2.0, high + 0.5 + high.abs() / 2.0) };
    let air = air * (high / 2.0 - low / 2.0) * 2.0;
    let bottom = if from_zero && low >= 0.0 && low < 0.4 * high { 0.0 } else { low - air };
    bottom..high + air
}

/// Checks lines: at least one, no more than there are hues, each with points, all finite and not too large to be drawn, above 0
/// on a logarithmic axis.
pub(super) fn check_lines(lines: &[Line], axes: &Axes) -> Result<()> {
    let refuse = |problem: String| Err(Error::Figure { problem });
    if lines.is_empty() || lines.len() > HUES.len() {
        return refuse(match say("es", "en") {
            "es" => format!("se esperaban de 1 a {} líneas y llegaron {}", HUES.len(), lines.len()),
            _ => format!("expected 1 to {} lines, found {}", HUES.len(), lines.len()),
        });
    }
    for Line { name, points, .. } in lines {
        if points.is_empty() {
            return refuse(match say("es", "en") {
                "es" => format!("la línea «{name}» no tiene puntos"),
                _ => format!("the line \"{name}\" has no points"),
            });
        }
        for (column, &(x, y)) in points.iter().enumerate() {
            for (row, (value, log)) in [x, y].into_iter().zip(axes.logs()).enumerate() {
                if !value.is_finite() {
                    return Err(Error::NotFinite {
                        what: match say("es", "en") {
                            "es" => format!("la línea «{name}»"),
                            _ => format!("the line \"{name}\""),
                        },
                        value,
                        row,
                        column,
                    });
                }
                if value.abs() > LARGEST {
                    return refuse(match say("es", "en") {
                        "es" => format!("se esperaban números hasta {LARGEST:e} y llegó {value:e}"),
                        _ => format!("expected numbers up to {LARGEST:e}, found {value:e}"),
                    });
                }
                if log && value < 1.0 / LARGEST {
                    return refuse(match say("es", "en") {
                        "es" => format!(
                            "se esperaban números mayores que 0 en un eje logarítmico y llegó {value} en la línea «{name}»"
                        ),
                        _ => format!(
                            "expected numbers above 0 on a logarithmic axis, found {value} in the line \"{name}\""
                        ),
                    });
                }
            }
        }
    }
    Ok(())
}

/// The largest number that is drawn: far from where sums and differences of such overflow.
pub(super) const LARGEST: f64 = 1e200;

/// A place in shown pixels as plotters wants it.
pub(super) fn px(x: i32, y: i32) -> (i32, i32) {
    (x * ZOOM as i32, y * ZOOM as i32)
}
