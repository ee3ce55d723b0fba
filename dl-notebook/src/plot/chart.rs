//! The frame that figures with axes have in common: title, axes, legend, markers, points of two classes.

use std::ops::Range;

use plotters::{
    prelude::Color,
    style::{
        FontTransform, RGBColor,
        text_anchor::{HPos, Pos, VPos},
    },
};

use super::{
    Axes, Line,
    canvas::{FAINT, HUES, INK, ZOOM, font, number},
    coordinate::Coordinate,
    pen::{Pen, Place},
};
use dl_core::{Error, Result, language::say};

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

    /// Left, top, right and bottom on the canvas.
    fn edges(self) -> [i32; 4] {
        [self.left, self.top, self.left + self.width, self.top + self.height].map(|edge| (edge * ZOOM) as i32)
    }
}

/// The points of all lines.
pub(super) fn all_points(lines: &[Line]) -> Vec<(f64, f64)> {
    let mut all = Vec::new();
    for line in lines {
        all.extend_from_slice(&line.points);
    }
    all
}

/// A frame with its axes, ready for what it shall show.
pub(super) struct Chart {
    frame: Frame,
    x: Coordinate,
    y: Coordinate,
}

impl Chart {
    /// Where a point stands on the canvas.
    pub(super) fn place(&self, (x, y): (f64, f64)) -> Place {
        let [left, top, right, bottom] = self.frame.edges();
        (self.x.place(x, (left, right - 1)), self.y.place(y, (bottom - 1, top)))
    }

    /// [`place`](Self::place), or the nearest place within the frame.
    pub(super) fn place_within(&self, point: (f64, f64)) -> Place {
        let ([left, top, right, bottom], (x, y)) = (self.frame.edges(), self.place(point));
        (x.clamp(left, right), y.clamp(top, bottom))
    }
}

/// Draws title and axes, and returns the chart to draw in. `mesh`: whether faint lines guide the eye.
pub(super) fn chart(
    pen: &mut Pen,
    frame: Frame,
    axes: &Axes,
    (xs, ys): (Range<f64>, Range<f64>),
    mesh: bool,
) -> Result<Chart> {
    let [log_x, log_y] = axes.logs();
    let x = Coordinate::new(xs, log_x, (frame.width / 62).max(4));
    let y = Coordinate::new(ys, log_y, (frame.height / 50).max(4));
    let chart = Chart { frame, x, y };
    let [left, top, right, bottom] = frame.edges();
    let words = |size: usize, h: HPos, v: VPos| font(size, INK, Pos::new(h, v));
    pen.text(axes.title, &words(16, HPos::Left, VPos::Top), px(14, 10))?;
    let below = bottom + (BOTTOM as i32 - 6) * ZOOM as i32;
    pen.text(axes.x, &words(14, HPos::Center, VPos::Bottom), ((left + right) / 2, below))?;
    let upward = words(14, HPos::Center, VPos::Top).transform(FontTransform::Rotate270);
    pen.text(axes.y, &upward, (8 * ZOOM as i32, (top + bottom) / 2))?;

    let ticks = |axis: &Coordinate, ends: (i32, i32)| -> Vec<(i32, String)> {
        axis.round_numbers().into_iter().map(|v| (axis.place(v, ends), number(v))).collect()
    };
    let (xs, ys) = (ticks(&chart.x, (left, right - 1)), ticks(&chart.y, (bottom - 1, top)));
    if mesh {
        let faint = FAINT.stroke_width(ZOOM as u32);
        xs.iter().try_for_each(|&(x, _)| pen.line((x, bottom - 1), (x, top), faint))?;
        ys.iter().try_for_each(|&(y, _)| pen.line((left, y), (right - 1, y), faint))?;
    }
    let grey = INK.mix(0.6).stroke_width(ZOOM as u32);
    let tick = 4 * ZOOM as i32;
    pen.path(&[(left - 1, top), (left - 1, bottom - 1)], grey)?;
    for (y, text) in ys.iter().filter(|(y, _)| (top..bottom).contains(y)) {
        pen.text(text, &words(13, HPos::Right, VPos::Center), (left - 2 * tick, *y))?;
        pen.path(&[(left - 1 - tick, *y), (left - 1, *y)], grey)?;
    }
    pen.path(&[(left, bottom), (right - 1, bottom)], grey)?;
    for (x, text) in xs.iter().filter(|(x, _)| (left..right).contains(x)) {
        pen.text(text, &words(13, HPos::Center, VPos::Top), (*x, bottom + 2 * tick))?;
        pen.path(&[(*x, bottom), (*x, bottom + tick)], grey)?;
    }
    Ok(chart)
}

/// A line through points, `width` shown pixels thick; no longer than the frame, which cuts it off.
pub(super) fn stroke(pen: &mut Pen, chart: &Chart, points: &[(f64, f64)], hue: RGBColor, width: u32) -> Result<()> {
    let places: Vec<Place> = points.iter().map(|&point| chart.place_within(point)).collect();
    pen.path(&places, hue.stroke_width(width * ZOOM as u32))
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
pub(super) fn legend(pen: &mut Pen, lines: &[Line], hues: [RGBColor; 6]) -> Result<()> {
    let style = font(13, INK, Pos::new(HPos::Left, VPos::Center));
    let mut x = 16;
    for (i, (Line { name, .. }, hue)) in lines.iter().zip(hues).enumerate() {
        pen.path(&[px(x, 46), px(x + 24, 46)], hue.stroke_width(2 * ZOOM as u32))?;
        marker(pen, i, px(x + 12, 46), hue)?;
        pen.text(name, &style, px(x + 30, 46))?;
        x += 30 + pen.width(name, &style)? / ZOOM as i32 + 18;
    }
    Ok(())
}

/// A shape of its own for each line, for whoever cannot tell the hues apart.
pub(super) fn marker(pen: &mut Pen, line: usize, at: Place, hue: RGBColor) -> Result<()> {
    let size = 3 * ZOOM as i32;
    let fill = hue.filled();
    match line % 4 {
        0 => pen.circle(at, size, fill),
        1 => pen.bar((at.0 - size, at.1 - size), (at.0 + size, at.1 + size), fill),
        2 => pen.triangle(at, size + ZOOM as i32, fill),
        _ => {
            let thick = hue.stroke_width(2 * ZOOM as u32);
            pen.line((at.0 - size, at.1 - size), (at.0 + size, at.1 + size), thick)?;
            pen.line((at.0 - size, at.1 + size), (at.0 + size, at.1 - size), thick)
        }
    }
}

/// A dot of class 0 or 1, told apart by shape and hue: a red disc, a blue triangle. White around it keeps neighbours apart.
pub(super) fn class_dot(pen: &mut Pen, class: usize, (x, y): Place, size: i32) -> Result<()> {
    let white = RGBColor(255, 255, 255);
    for (hue, extra) in [(white, ZOOM as i32), (CLASS_HUES[class], 0)] {
        let reach = size + extra;
        if class == 0 {
            pen.circle((x, y), reach, hue.filled())?;
        } else {
            // A little lower: the middle of its height is above that of its corners.
            pen.triangle((x, y + reach / 6), reach * 5 / 4, hue.filled())?;
        }
    }
    Ok(())
}

/// The classes' hues: red and blue that all can tell apart.
pub(super) const CLASS_HUES: [RGBColor; 2] = [HUES[1], HUES[0]];

/// A range around one part of all points, with some `air` on both sides, a share of the whole. Where `from_zero`, it begins at
/// 0 if the numbers come near it.
pub(super) fn range_of(
    points: &[(f64, f64)],
    part: fn(&(f64, f64)) -> f64,
    log: bool,
    air: f64,
    from_zero: bool,
) -> Range<f64> {
    let (mut low, mut high) = (f64::MAX, f64::MIN);
    for point in points {
        (low, high) = (low.min(part(point)), high.max(part(point)));
    }
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

/// A place in shown pixels as the pen wants it.
pub(super) fn px(x: i32, y: i32) -> Place {
    (x * ZOOM as i32, y * ZOOM as i32)
}
