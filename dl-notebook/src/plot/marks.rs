//! Marks at places of a chart: each line and each class has its own shape, for whoever can't tell the hues apart.
//!
//! plotters composes elements: `EmptyElement::at(place) + Circle::new((0, 0), ...)` is a circle around a place of the chart, its
//! lengths in pixels. (plotters' own `TriangleMarker` asks the system's `cos`, whose last bit differs between machines.)

use plotters::{
    element::{Circle, EmptyElement, PathElement, Polygon},
    style::{Color, RGBColor, ShapeStyle},
};

use super::{
    chart::Chart,
    style::{CLASSES, INK, WHITE, px},
};
use crate::figure::{Area, Drawn};

/// A shape around (0, 0) in pixels of the drawing.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    Disc,
    Square,
    Triangle,
    Diamond,
    Down,
    Cross,
}

const SHAPES: [Shape; 6] = [Shape::Disc, Shape::Square, Shape::Triangle, Shape::Diamond, Shape::Down, Shape::Cross];

/// Of the line with this number.
pub(super) fn shape_of(line: usize) -> Shape {
    SHAPES[line % SHAPES.len()]
}

/// Of class 0 and of class 1.
pub(super) fn shape_of_class(class: usize) -> Shape {
    [Shape::Disc, Shape::Triangle][class]
}

impl Shape {
    /// Its corners, `size` from the middle; none for what is round or open.
    fn corners(self, size: f64) -> Vec<(i32, i32)> {
        // The same area as a disc of that size, more or less.
        let corners: &[(f64, f64)] = match self {
            Self::Square => &[(-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)],
            Self::Triangle => &[(0.0, -1.3), (1.15, 0.8), (-1.15, 0.8)],
            Self::Diamond => &[(0.0, -1.25), (1.25, 0.0), (0.0, 1.25), (-1.25, 0.0)],
            Self::Down => &[(0.0, 1.3), (1.15, -0.8), (-1.15, -0.8)],
            Self::Disc | Self::Cross => &[],
        };
        corners.iter().map(|(x, y)| (libm::round(x * size) as i32, libm::round(y * size) as i32)).collect()
    }
}

/// A mark on an area, `size` pixels of the page from its middle to its edge.
pub(super) fn mark(area: &Area, shape: Shape, (x, y): (i32, i32), size: f64, hue: RGBColor) -> Drawn {
    let long = libm::round(size * f64::from(px(1))) as i32;
    match shape {
        Shape::Disc => area.draw(&Circle::new((x, y), long, hue.filled()))?,
        Shape::Cross => {
            let arm = long * 9 / 10;
            let thick = hue.stroke_width((long / 2).max(px(2)) as u32);
            for (dx, dy) in [(arm, arm), (arm, -arm)] {
                area.draw(&PathElement::new(vec![(x - dx, y - dy), (x + dx, y + dy)], thick))?;
            }
        }
        _ => {
            let corners: Vec<(i32, i32)> =
                shape.corners(size * f64::from(px(1))).iter().map(|(dx, dy)| (x + dx, y + dy)).collect();
            area.draw(&Polygon::new(corners, hue.filled()))?;
        }
    }
    Ok(())
}

/// Marks at places of a chart, with a little white around each, which keeps neighbours apart.
pub(super) fn marks(chart: &mut Chart, shape: Shape, places: &[(f64, f64)], size: f64, hue: RGBColor) -> Drawn {
    for &place in places {
        mark_in(chart, shape, place, size + 0.8, WHITE)?;
        mark_in(chart, shape, place, size, hue)?;
    }
    Ok(())
}

fn mark_in(chart: &mut Chart, shape: Shape, place: (f64, f64), size: f64, hue: RGBColor) -> Drawn {
    let long = libm::round(size * f64::from(px(1))) as i32;
    let style: ShapeStyle = hue.filled();
    match shape {
        Shape::Disc => {
            chart.draw_series([EmptyElement::at(place) + Circle::new((0, 0), long, style)])?;
        }
        Shape::Cross => {
            let arm = long * 9 / 10;
            let thick = hue.stroke_width((long / 2).max(px(2)) as u32);
            let arms = [(arm, arm), (arm, -arm)];
            chart.draw_series(
                arms.map(|(dx, dy)| EmptyElement::at(place) + PathElement::new(vec![(-dx, -dy), (dx, dy)], thick)),
            )?;
        }
        _ => {
            let corners = shape.corners(size * f64::from(px(1)));
            chart.draw_series([EmptyElement::at(place) + Polygon::new(corners, style)])?;
        }
    }
    Ok(())
}

/// A place that something begins at: a ring.
pub(super) fn ring(chart: &mut Chart, place: (f64, f64), size: f64, hue: RGBColor) -> Drawn {
    let long = libm::round(size * f64::from(px(1))) as i32;
    chart.draw_series([EmptyElement::at(place) + Circle::new((0, 0), long, WHITE.filled())])?;
    chart.draw_series([EmptyElement::at(place) + Circle::new((0, 0), long, hue.stroke_width(px(2) as u32))])?;
    Ok(())
}

/// Points of class 0 and 1: red discs and blue triangles.
pub(super) fn classes(chart: &mut Chart, points: &[((f64, f64), usize)], size: f64) -> Drawn {
    for &(place, class) in points {
        marks(chart, shape_of_class(class), &[place], size, CLASSES[class])?;
    }
    Ok(())
}

/// A tick (right) or a cross (wrong) around a place, in ink: a sign that needs no hue.
pub(super) fn verdict(area: &Area, right: bool, (x, y): (i32, i32), size: i32) -> Drawn {
    let thick = INK.stroke_width((size / 3) as u32);
    let strokes: &[[(i32, i32); 2]] =
        if right { &[[(-10, 1), (-3, 9)], [(-4, 9), (10, -10)]] } else { &[[(-8, -8), (8, 8)], [(-8, 8), (8, -8)]] };
    for stroke in strokes {
        let ends = stroke.map(|(dx, dy)| (x + dx * size / 10, y + dy * size / 10));
        area.draw(&PathElement::new(ends.to_vec(), thick))?;
    }
    Ok(())
}
