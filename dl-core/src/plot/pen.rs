//! The few things that figures are drawn with: lines, circles, bars, triangles and words, straight onto a bitmap.

use libm::{ceil, cos, sin};
use plotters::{
    prelude::{BitMapBackend, Color, DrawingBackend, ShapeStyle},
    style::TextStyle,
};
use plotters_backend::rasterizer::{draw_circle, fill_polygon, polygonize};

use super::canvas::failed;
use crate::Result;

/// A place in pixels of the canvas, from its upper left corner.
pub(super) type Place = (i32, i32);

/// Draws on a bitmap. All lengths are in pixels of the canvas; what lies outside moves to its edge.
pub(super) struct Pen<'a>(BitMapBackend<'a>);

impl<'a> Pen<'a> {
    /// `rgb`: three bytes for each pixel of a bitmap of this width and height.
    pub(super) fn on(rgb: &'a mut [u8], size: (u32, u32)) -> Self {
        Self(BitMapBackend::with_buffer(rgb, size))
    }

    fn within(&self, (x, y): Place) -> Place {
        let (width, height) = self.0.get_size();
        (x.clamp(0, width as i32), y.clamp(0, height as i32))
    }

    /// A line from place to place, with joints.
    pub(super) fn path(&mut self, places: &[Place], style: ShapeStyle) -> Result<()> {
        let places: Vec<Place> = places.iter().map(|&place| self.within(place)).collect();
        self.fill(&polygonize(&places, style.stroke_width), style)
    }

    /// A straight line that ends square.
    pub(super) fn line(&mut self, from: Place, to: Place, style: ShapeStyle) -> Result<()> {
        let (dx, dy) = (f64::from(to.0 - from.0), f64::from(to.1 - from.1));
        let length = (dx * dx + dy * dy).sqrt();
        if length == 0.0 {
            return Ok(());
        }
        let half = f64::from(style.stroke_width) / 2.0;
        let beside = |at: Place, side: f64| {
            (
                (f64::from(at.0) + side * (dy / length * half)) as i32,
                (f64::from(at.1) - side * (dx / length * half)) as i32,
            )
        };
        self.fill(&[beside(from, 1.0), beside(from, -1.0), beside(to, -1.0), beside(to, 1.0)], style)
    }

    /// A disc, or a ring where the style is not filled.
    pub(super) fn circle(&mut self, middle: Place, radius: i32, style: ShapeStyle) -> Result<()> {
        let middle = self.within(middle);
        draw_circle(&mut self.0, middle, radius as u32, &style, style.filled).map_err(failed)
    }

    /// A rectangle between two opposite corners.
    pub(super) fn bar(&mut self, a: Place, b: Place, style: ShapeStyle) -> Result<()> {
        let (a, b) = (self.within(a), self.within(b));
        let corners = ((a.0.min(b.0), a.1.min(b.1)), (a.0.max(b.0), a.1.max(b.1)));
        self.0.draw_rect(corners.0, corners.1, &style.color.to_backend_color(), true).map_err(failed)
    }

    /// A triangle on its base, its corners `size` from `middle`.
    pub(super) fn triangle(&mut self, middle: Place, size: i32, style: ShapeStyle) -> Result<()> {
        let middle = self.within(middle);
        let corner = |degrees: f64| {
            let angle = degrees * std::f64::consts::PI / 180.0;
            let (x, y) = (cos(angle) * f64::from(size), sin(angle) * f64::from(size));
            (ceil(x + f64::from(middle.0)) as i32, ceil(y + f64::from(middle.1)) as i32)
        };
        self.fill(&[corner(-90.0), corner(-210.0), corner(-330.0)], style)
    }

    /// Words, where the style's anchor says.
    pub(super) fn text(&mut self, text: &str, style: &TextStyle, at: Place) -> Result<()> {
        self.0.draw_text(text, style, at).map_err(failed)
    }

    /// How wide words are.
    pub(super) fn width(&self, text: &str, style: &TextStyle) -> Result<i32> {
        self.0.estimate_text_size(text, style).map(|size| size.0 as i32).map_err(failed)
    }

    fn fill(&mut self, outline: &[Place], style: ShapeStyle) -> Result<()> {
        let colour = style.color.to_backend_color();
        if colour.alpha == 0.0 {
            return Ok(());
        }
        fill_polygon(&mut self.0, outline, &colour).map_err(failed)
    }
}
