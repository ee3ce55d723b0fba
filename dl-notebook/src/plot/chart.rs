//! The chart that all figures with axes have in common: plotters' own, in our style.

use plotters::{
    chart::{ChartBuilder, ChartContext},
    coord::cartesian::Cartesian2d,
    element::{PathElement, Rectangle},
    style::{
        Color, FontTransform, IntoTextStyle, RGBColor, TRANSPARENT,
        text_anchor::{HPos, VPos},
    },
};

use super::{
    Axes,
    scale::Scale,
    style::{FAINT, GREY, INK, LABEL, SMALL, TITLE, px, text},
};
use crate::figure::{Area, Drawn, Paper};

/// plotters' chart on our paper, with our coordinates.
pub(super) type Chart<'a, 'p> = ChartContext<'a, Paper<'p>, Cartesian2d<Scale, Scale>>;

/// What stands around the picture itself.
#[derive(Clone, Copy, Default)]
pub(super) struct Surroundings {
    /// Faint lines guide the eye.
    pub(super) mesh: bool,
    /// Width by height that the picture keeps.
    pub(super) shape: Option<f64>,
    /// Room on the right, for words behind the ends of lines.
    pub(super) right: i32,
}

/// From the axis to its numbers.
const TICK: i32 = px(4);
/// Between a figure's edge and what is in it.
const MARGIN: i32 = px(8);

/// How wide a text is.
pub(super) fn width(area: &Area, words: &str, size: i32) -> i32 {
    let style = text(size, INK, HPos::Left, VPos::Top);
    // Our paper measures every text.
    area.estimate_text_size(words, &style).map_or(0, |size| size.0 as i32)
}

/// Draws the title, as large as fits, and returns the area below it.
pub(super) fn titled<'p>(area: &Area<'p>, title: &str) -> Result<Area<'p>, Box<dyn std::error::Error>> {
    let area = area.margin(MARGIN, MARGIN, MARGIN, MARGIN);
    if title.is_empty() {
        return Ok(area);
    }
    let room = area.dim_in_pixel().0 as i32;
    let size =
        (10..TITLE).rev().fold(TITLE, |size, smaller| if width(&area, title, size) > room { smaller } else { size });
    let (head, rest) = area.split_vertically(px(TITLE + 8));
    head.draw_text(title, &text(size, INK, HPos::Center, VPos::Top), (room / 2, 0))?;
    Ok(rest)
}

/// Draws axes with their numbers and words, and returns the chart to draw in.
pub(super) fn chart<'a, 'p>(
    area: &'a Area<'p>,
    axes: &Axes,
    (x, y): (Scale, Scale),
    around: Surroundings,
) -> Result<Chart<'a, 'p>, Box<dyn std::error::Error>> {
    let widest = |scale: &Scale| scale.labels().iter().map(|label| width(area, label, SMALL)).max().unwrap_or(0);
    let left = widest(&y) + 2 * TICK + if axes.y.is_empty() { 0 } else { px(LABEL + 7) };
    let below = px(SMALL) + 2 * TICK + if axes.x.is_empty() { 0 } else { px(LABEL + 5) };
    // Half of the last number may stand beyond the frame.
    let right = around.right.max(x.labels().last().map_or(0, |label| width(area, label, SMALL) / 2));
    let (more_right, more_top) = spare(area, (left + right, below + px(6)), around.shape);
    let mut chart = ChartBuilder::on(area)
        .margin_top(px(6) + more_top)
        .margin_right(right + more_right / 2)
        .margin_left(more_right / 2)
        .x_label_area_size(below)
        .y_label_area_size(left)
        .build_cartesian_2d(x, y)?;
    let faint = if around.mesh { FAINT.to_rgba() } else { TRANSPARENT.to_rgba() };
    chart
        .configure_mesh()
        .bold_line_style(faint.stroke_width(px(1) as u32))
        .light_line_style(faint.mix(0.5).stroke_width(px(1) as u32 / 2))
        .axis_style(GREY.stroke_width(px(1) as u32))
        .set_all_tick_mark_size(TICK)
        .label_style(text(SMALL, INK, HPos::Center, VPos::Top))
        .axis_desc_style(text(LABEL, INK, HPos::Center, VPos::Top))
        .x_desc(axes.x)
        .y_desc(axes.y)
        .draw()?;
    Ok(chart)
}

/// What is left over to the right of a picture and above it once it has its shape; `taken`: what the axes need.
fn spare(area: &Area, taken: (i32, i32), shape: Option<f64>) -> (i32, i32) {
    let (wide, high) = area.dim_in_pixel();
    let (wide, high) = (wide as i32 - taken.0, high as i32 - taken.1);
    match shape {
        None => (0, 0),
        Some(shape) => {
            let (fits_wide, fits_high) = ((f64::from(high) * shape) as i32, (f64::from(wide) / shape) as i32);
            ((wide - fits_wide).max(0), (high - fits_high).max(0))
        }
    }
}

/// A line around the picture, over what was drawn at its edge.
pub(super) fn framed(chart: &mut Chart) -> Drawn {
    let (xs, ys) = (chart.x_range(), chart.y_range());
    let frame = Rectangle::new([(xs.start, ys.start), (xs.end, ys.end)], GREY.stroke_width(px(1) as u32));
    chart.draw_series(std::iter::once(frame))?;
    Ok(())
}

/// A line through points, `wide` pixels of the page thick; only as much of it as lies within the frame.
pub(super) fn stroke(chart: &mut Chart, points: &[(f64, f64)], hue: RGBColor, wide: f64) -> Drawn {
    let style = hue.stroke_width(libm::round(wide * f64::from(px(1))) as u32);
    let pieces = {
        let (x, y) = (chart.as_coord_spec().x_spec(), chart.as_coord_spec().y_spec());
        let places: Vec<(f64, f64)> = points.iter().map(|p| (x.part(p.0), y.part(p.1))).collect();
        let value = |(u, v): (f64, f64)| (x.value(u), y.value(v));
        within(&places).into_iter().map(|piece| piece.into_iter().map(value).collect::<Vec<_>>()).collect::<Vec<_>>()
    };
    chart.draw_series(pieces.into_iter().map(|piece| PathElement::new(piece, style)))?;
    Ok(())
}

/// The parts of a line that lie in the square from 0 to 1, each as long as it stays inside.
pub(super) fn within(places: &[(f64, f64)]) -> Vec<Vec<(f64, f64)>> {
    let mut pieces: Vec<Vec<(f64, f64)>> = Vec::new();
    for pair in places.windows(2) {
        let Some([from, to]) = clip([pair[0], pair[1]]) else { continue };
        match pieces.last_mut().filter(|piece| piece.last() == Some(&from)) {
            Some(piece) => piece.push(to),
            None => pieces.push(vec![from, to]),
        }
    }
    pieces
}

/// The part of a segment that lies in the square from 0 to 1, if any (Y. Liang and B. Barsky, 1984).
fn clip([from, to]: [(f64, f64); 2]) -> Option<[(f64, f64); 2]> {
    let (dx, dy) = (to.0 - from.0, to.1 - from.1);
    let (mut enter, mut leave) = (0.0f64, 1.0f64);
    for (direction, distance) in [(-dx, from.0), (dx, 1.0 - from.0), (-dy, from.1), (dy, 1.0 - from.1)] {
        if direction == 0.0 && distance < 0.0 {
            return None;
        }
        if direction < 0.0 {
            enter = enter.max(distance / direction);
        } else if direction > 0.0 {
            leave = leave.min(distance / direction);
        }
    }
    let at = |t: f64| match t {
        0.0 => from,
        1.0 => to,
        t => (from.0 + t * dx, from.1 + t * dy),
    };
    (enter <= leave).then(|| [at(enter), at(leave)])
}

/// Turns words upright again: for text that plotters would write along an axis.
pub(super) fn note(
    area: &Area,
    words: &str,
    at: (i32, i32),
    (size, colour): (i32, RGBColor),
    anchor: (HPos, VPos),
) -> Drawn {
    let style = text(size, colour, anchor.0, anchor.1).transform(FontTransform::None).into_text_style(area);
    area.draw_text(words, &style, at)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_lies_outside_is_cut_off_and_what_is_inside_stays_whole() {
        assert_eq!(within(&[(0.1, 0.1), (0.5, 0.2), (0.9, 0.1)]), [vec![(0.1, 0.1), (0.5, 0.2), (0.9, 0.1)]]);
        let two = within(&[(0.5, 0.5), (1.5, 0.5), (1.5, 0.7), (0.5, 0.7)]);
        assert_eq!(two, [vec![(0.5, 0.5), (1.0, 0.5)], vec![(1.0, 0.7), (0.5, 0.7)]]);
        assert!(within(&[(2.0, 0.0), (3.0, 1.0)]).is_empty());
        assert!(within(&[(f64::INFINITY, f64::NAN), (0.2, 0.2)]).len() <= 1);
    }
}
