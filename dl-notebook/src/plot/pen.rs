//! The few things that figures are drawn with: lines, circles, bars, triangles and words, straight onto a bitmap.

use libm::{ceil, cos, sin};
use plotters::{
    prelude::{BitMapBackend, Color, DrawingBackend, ShapeStyle},
    style::TextStyle,
};
use plotters_backend::rasterizer::{draw_circle, fill_polygon, polygonize};

use super::canvas::failed;
use dl_core::Result;

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

#[cfg(test)]
mod tests {
    use plotters::style::RGBColor;

    use super::*;

    const SIZE: usize = 40;

    /// How many pixels what `draw` draws turns black, wholly or in part.
    fn black(draw: fn(&mut Pen, RGBColor) -> Result<()>) -> usize {
        let mut rgb = vec![255; 3 * SIZE * SIZE];
        draw(&mut Pen::on(&mut rgb, (SIZE as u32, SIZE as u32)), RGBColor(0, 0, 0)).unwrap();
        rgb.chunks(3).filter(|pixel| pixel[0] < 128).count()
    }

    #[test]
    fn shapes_have_their_area() {
        // At least its own, at most that with the pixels on its edges.
        let has = |area: f64, with_edges: f64, draw: fn(&mut Pen, RGBColor) -> Result<()>| {
            let found = black(draw) as f64;
            assert!((0.98 * area..=with_edges).contains(&found), "{found} pixels, not {area} to {with_edges}");
        };
        has(30.0 * 4.0, 31.0 * 5.0, |pen, hue| pen.line((5, 20), (35, 20), hue.stroke_width(4)));
        has(60.0 * 4.0, 62.0 * 5.0, |pen, hue| pen.path(&[(5, 5), (5, 35), (35, 35)], hue.stroke_width(4)));
        let disc = |radius: f64| std::f64::consts::PI * radius * radius;
        has(disc(15.0), disc(15.6), |pen, hue| pen.circle((20, 20), 15, hue.filled()));
        has(disc(15.0) - disc(9.0), disc(15.6) - disc(8.4), |pen, hue| pen.circle((20, 20), 12, hue.stroke_width(6)));
        has(20.0 * 20.0, 21.0 * 21.0, |pen, hue| pen.bar((30, 8), (10, 28), hue.filled()));
        // 3/4 √3 r²: an equilateral triangle.
        let triangle = |radius: f64| 0.75 * 3f64.sqrt() * radius * radius;
        has(triangle(15.0), triangle(16.0), |pen, hue| pen.triangle((20, 22), 15, hue.filled()));
    }

    #[test]
    fn what_is_nothing_or_outside_does_no_harm() {
        let nothing = black(|pen, hue| {
            pen.line((9, 9), (9, 9), hue.stroke_width(3))?;
            pen.path(&[], hue.stroke_width(3))?;
            pen.path(&[(1, 1), (30, 30)], hue.mix(0.0).stroke_width(3))?;
            pen.bar((-90, -90), (-50, -50), hue.filled())
        });
        assert!(nothing <= 1, "{nothing}");
        black(|pen, hue| {
            pen.path(&[(-500, 20), (i32::MAX, i32::MIN)], hue.stroke_width(9))?;
            pen.circle((i32::MAX, 0), 50, hue.filled())?;
            pen.triangle((i32::MIN, i32::MAX), 7, hue.filled())
        });
    }
}
