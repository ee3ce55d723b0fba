//! A small canvas: shapes with smooth edges, each covering a pixel by how far inside the shape its middle lies.

use std::f64::consts::PI;

use dl_core::random::Random;

use crate::pictures::Picture;

/// Pixels on a side of a drawn picture.
pub const SIDE: usize = 64;

/// Red, green and blue, 0 to 255 each.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Rgb(pub f64, pub f64, pub f64);

impl Rgb {
    /// A part of the way to another colour.
    pub(super) fn mix(self, other: Rgb, part: f64) -> Rgb {
        let mix = |a: f64, b: f64| a + (b - a) * part;
        Rgb(mix(self.0, other.0), mix(self.1, other.1), mix(self.2, other.2))
    }

    /// Lighter (above 1) or darker (below 1).
    pub(super) fn times(self, factor: f64) -> Rgb {
        Rgb(self.0 * factor, self.1 * factor, self.2 * factor)
    }

    /// Any colour: hue around the circle 0 to 1, saturation and value 0 to 1.
    pub(super) fn hsv(hue: f64, saturation: f64, value: f64) -> Rgb {
        let channel = |shift: f64| {
            let k = (hue * 6.0 + shift) % 6.0;
            255.0 * value * (1.0 - saturation * k.min(4.0 - k).clamp(0.0, 1.0))
        };
        Rgb(channel(5.0), channel(3.0), channel(1.0))
    }

    /// The colour, each channel moved a little by chance.
    pub(super) fn vary(self, random: &mut Random, by: f64) -> Rgb {
        let mut moved = |v: f64| (v + random.uniform(-by, by)).clamp(0.0, 255.0);
        Rgb(moved(self.0), moved(self.1), moved(self.2))
    }
}

/// Where a drawing stands: its own units and axes, placed on the canvas.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    x: f64,
    y: f64,
    scale: f64,
    cos: f64,
    sin: f64,
}

impl Place {
    /// Origin at (x, y) in pixels, `scale` pixels a unit, turned by `angle` radians clockwise.
    pub(super) fn new(x: f64, y: f64, scale: f64, angle: f64) -> Self {
        Self { x, y, scale, cos: libm::cos(angle), sin: libm::sin(angle) }
    }

    /// A point of the drawing on the canvas.
    fn at(&self, (u, v): (f64, f64)) -> (f64, f64) {
        (self.x + self.scale * (u * self.cos - v * self.sin), self.y + self.scale * (u * self.sin + v * self.cos))
    }
}

/// `side` x `side` pixels to draw on.
pub(super) struct Canvas {
    side: usize,
    pixels: Vec<Rgb>,
}

impl Canvas {
    pub(super) fn new(side: usize) -> Self {
        Self { side, pixels: vec![Rgb(0.0, 0.0, 0.0); side * side] }
    }

    /// Each pixel anew from its middle's x and y and what it was.
    pub(super) fn repaint(&mut self, colour: &dyn Fn(f64, f64, Rgb) -> Rgb) {
        for (row, pixels) in self.pixels.chunks_exact_mut(self.side).enumerate() {
            for (column, pixel) in pixels.iter_mut().enumerate() {
                *pixel = colour(column as f64 + 0.5, row as f64 + 0.5, *pixel);
            }
        }
    }

    /// An ellipse around `middle` with half-axes `radii`, turned by `angle` radians in the drawing.
    pub(super) fn ellipse(&mut self, place: Place, middle: (f64, f64), radii: (f64, f64), angle: f64, colour: Rgb) {
        let (x, y) = place.at(middle);
        let (rx, ry) = (radii.0 * place.scale, radii.1 * place.scale);
        let (c, s) = (libm::cos(angle), libm::sin(angle));
        let (cos, sin) = (place.cos * c - place.sin * s, place.sin * c + place.cos * s);
        let reach =
            (((rx * cos).powi(2) + (ry * sin).powi(2)).sqrt(), ((rx * sin).powi(2) + (ry * cos).powi(2)).sqrt());
        // Between the distance to the edge and k - 1, where k is 1 on the edge, lies a factor of the smaller to the larger
        // radius. So most pixels are known to be wholly outside or wholly inside without a root.
        let smaller = rx.min(ry);
        let outside = (1.0 + 0.5 / smaller).powi(2) * (1.0 + 1e-9);
        let inside = (1.0 - 0.5 / smaller).max(0.0).powi(2) * (1.0 - 1e-9);
        let (per_rx, per_ry) = (1.0 / rx, 1.0 / ry);
        self.cover_by((x - reach.0, y - reach.1), (x + reach.0, y + reach.1), colour, |px, py| {
            let (dx, dy) = (px - x, py - y);
            let (along, across) = (dx * cos + dy * sin, dy * cos - dx * sin);
            let square = (along * per_rx).powi(2) + (across * per_ry).powi(2);
            if square >= outside {
                return 0.0;
            }
            if square <= inside {
                return 1.0;
            }
            let (u, v) = (along / rx, across / ry);
            let k = (u * u + v * v).sqrt();
            let slope = ((u / rx).powi(2) + (v / ry).powi(2)).sqrt();
            // The distance to the edge to first order; deep inside, where the slope fades, anything below -1.
            let distance = if k < 0.5 { -1.0f64.max(smaller * 0.5) } else { k * (k - 1.0) / slope };
            (0.5 - distance).clamp(0.0, 1.0)
        });
    }

    /// A convex polygon, its corners in clockwise order as seen on the picture.
    pub(super) fn polygon(&mut self, place: Place, corners: &[(f64, f64)], colour: Rgb) {
        let corners: Vec<(f64, f64)> = corners.iter().map(|&corner| place.at(corner)).collect();
        let low = corners.iter().fold((f64::MAX, f64::MAX), |low, c| (low.0.min(c.0), low.1.min(c.1)));
        let high = corners.iter().fold((f64::MIN, f64::MIN), |high, c| (high.0.max(c.0), high.1.max(c.1)));
        let edges: Vec<(f64, f64, f64)> = (0..corners.len())
            .map(|i| {
                let ((x0, y0), (x1, y1)) = (corners[i], corners[(i + 1) % corners.len()]);
                let length = ((x1 - x0).powi(2) + (y1 - y0).powi(2)).sqrt();
                let (nx, ny) = ((y1 - y0) / length, (x0 - x1) / length);
                (nx, ny, nx * x0 + ny * y0)
            })
            .collect();
        self.cover(low, high, colour, |px, py| {
            edges.iter().fold(f64::MIN, |d, (nx, ny, c)| d.max(nx * px + ny * py - c))
        });
    }

    /// A line with round ends, `width` units wide.
    pub(super) fn line(&mut self, place: Place, from: (f64, f64), to: (f64, f64), width: f64, colour: Rgb) {
        let ((x0, y0), (x1, y1)) = (place.at(from), place.at(to));
        let half = width * place.scale / 2.0;
        let (dx, dy) = (x1 - x0, y1 - y0);
        let square = (dx * dx + dy * dy).max(1e-9);
        let (low, high) = ((x0.min(x1) - half, y0.min(y1) - half), (x0.max(x1) + half, y0.max(y1) + half));
        // Thinner than a pixel, a line covers a part of it.
        let strength = (2.0 * half).min(1.0);
        let half = half.max(0.5);
        self.cover_by(low, high, colour, |px, py| {
            let t = (((px - x0) * dx + (py - y0) * dy) / square).clamp(0.0, 1.0);
            let (ex, ey) = (px - x0 - t * dx, py - y0 - t * dy);
            strength * (half + 0.5 - (ex * ex + ey * ey).sqrt()).clamp(0.0, 1.0)
        });
    }

    /// A bent line: from one point to another, pulled towards a third (a quadratic Bézier curve).
    pub(super) fn bend(&mut self, place: Place, points: [(f64, f64); 3], width: f64, colour: Rgb) {
        const PIECES: usize = 8;
        let [a, b, c] = points;
        let on = |i: usize| {
            let t = i as f64 / PIECES as f64;
            let mix = |a: f64, b: f64, c: f64| (1.0 - t) * (1.0 - t) * a + 2.0 * t * (1.0 - t) * b + t * t * c;
            (mix(a.0, b.0, c.0), mix(a.1, b.1, c.1))
        };
        for i in 0..PIECES {
            self.line(place, on(i), on(i + 1), width, colour);
        }
    }

    /// Paints where the distance to the edge, in pixels and negative inside, is under half a pixel.
    fn cover(&mut self, low: (f64, f64), high: (f64, f64), colour: Rgb, distance: impl Fn(f64, f64) -> f64) {
        self.cover_by(low, high, colour, |x, y| (0.5 - distance(x, y)).clamp(0.0, 1.0));
    }

    fn cover_by(&mut self, low: (f64, f64), high: (f64, f64), colour: Rgb, coverage: impl Fn(f64, f64) -> f64) {
        let pixel = |v: f64| v.clamp(0.0, self.side as f64) as usize;
        let (left, right) = (pixel(low.0 - 1.0), pixel(high.0 + 2.0));
        for row in pixel(low.1 - 1.0)..pixel(high.1 + 2.0) {
            for column in left..right {
                let part = coverage(column as f64 + 0.5, row as f64 + 0.5);
                if part > 0.0 {
                    let under = &mut self.pixels[row * self.side + column];
                    *under = under.mix(colour, part);
                }
            }
        }
    }

    pub(super) fn into_picture(self) -> Picture {
        // Cut off and rounded: the conversion leaves out what comes after the point.
        let byte = |v: f64| (v.clamp(0.0, 255.0) + 0.5) as u8;
        let rgb = self.pixels.iter().flat_map(|p| [byte(p.0), byte(p.1), byte(p.2)]).collect();
        Picture { side: self.side, rgb }
    }
}

/// Half a turn, for angles in drawings.
pub(super) const HALF_TURN: f64 = PI;

#[cfg(test)]
mod tests {
    use super::*;

    const WHITE: Rgb = Rgb(255.0, 255.0, 255.0);

    /// The area that is painted, in pixels.
    fn area(paint: impl Fn(&mut Canvas, Place)) -> f64 {
        let mut canvas = Canvas::new(64);
        paint(&mut canvas, Place::new(32.0, 31.3, 10.0, 0.4));
        canvas.pixels.iter().map(|p| p.0 / 255.0).sum()
    }

    #[test]
    fn shapes_cover_their_area() {
        let ellipse = area(|canvas, place| canvas.ellipse(place, (0.2, 0.1), (2.0, 1.0), 0.3, WHITE));
        assert!((ellipse - 200.0 * PI).abs() < 5.0, "{ellipse}");
        let square =
            area(|canvas, place| canvas.polygon(place, &[(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)], WHITE));
        assert!((square - 400.0).abs() < 5.0, "{square}");
        let line = area(|canvas, place| canvas.line(place, (-2.0, 0.0), (2.0, 0.0), 0.4, WHITE));
        assert!((line - (160.0 + 4.0 * PI)).abs() < 5.0, "{line}");
    }

    #[test]
    fn hues_are_where_they_belong() {
        assert_eq!(Rgb::hsv(0.0, 1.0, 1.0), Rgb(255.0, 0.0, 0.0));
        assert_eq!(Rgb::hsv(1.0 / 3.0, 1.0, 1.0), Rgb(0.0, 255.0, 0.0));
        assert_eq!(Rgb::hsv(0.5, 0.0, 1.0), WHITE);
    }
}
