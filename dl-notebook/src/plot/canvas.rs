//! What all figures share: colours, the font, numbers as text, and a canvas of three times the size that is reduced at the end,
//! so that edges come out smooth.

use std::sync::Once;

use plotters::{
    prelude::{FontStyle, IntoFont, RGBColor},
    style::{Color, TextStyle, text_anchor::Pos},
};

use super::{Figure, chart::Frame, pen::Pen};
use dl_core::{Error, Result};

/// How much larger a figure is drawn than it is shown.
pub(super) const ZOOM: usize = 3;

/// Text, axes.
pub(super) const INK: RGBColor = RGBColor(50, 50, 56);
/// Lines that only guide the eye.
pub(super) const FAINT: RGBColor = RGBColor(228, 228, 232);
/// Lines one after the other: told apart by all common kinds of colour vision (M. Okabe and K. Ito, 2008), blue first.
pub(super) const HUES: [RGBColor; 6] = [
    RGBColor(0, 114, 178),
    RGBColor(213, 94, 0),
    RGBColor(0, 158, 115),
    RGBColor(204, 121, 167),
    RGBColor(86, 180, 233),
    RGBColor(230, 159, 0),
];

/// White paper of the shown size.
pub(super) struct Canvas {
    pub(super) width: usize,
    pub(super) height: usize,
    rgb: Vec<u8>,
}

impl Canvas {
    pub(super) fn new((width, height): (usize, usize)) -> Self {
        Self { width, height, rgb: vec![255; 3 * ZOOM * ZOOM * width * height] }
    }

    /// Width and height in shown pixels.
    pub(super) fn size(&self) -> (usize, usize) {
        (self.width, self.height)
    }

    /// Fills the frame with `colour(u, v)`, u from 0 at its left to 1 at its right, v from 0 at its bottom to 1 at its top.
    pub(super) fn shade(&mut self, frame: Frame, colour: &dyn Fn(f64, f64) -> [u8; 3]) {
        let (width, height) = (ZOOM * frame.width, ZOOM * frame.height);
        for row in 0..height {
            for column in 0..width {
                let at = 3 * ((ZOOM * frame.top + row) * ZOOM * self.width + ZOOM * frame.left + column);
                let (u, v) = ((column as f64 + 0.5) / width as f64, 1.0 - (row as f64 + 0.5) / height as f64);
                self.rgb[at..at + 3].copy_from_slice(&colour(u, v));
            }
        }
    }

    /// Draws with a pen; its lengths are [`ZOOM`] times the shown ones.
    pub(super) fn draw(&mut self, paint: &mut dyn FnMut(&mut Pen) -> Result<()>) -> Result<()> {
        load_font();
        paint(&mut Pen::on(&mut self.rgb, ((ZOOM * self.width) as u32, (ZOOM * self.height) as u32)))
    }

    /// Fills a rectangle, pixel by shown pixel, with `colour(column, row)`.
    pub(super) fn paint(
        &mut self,
        (left, top): (usize, usize),
        (width, height): (usize, usize),
        colour: impl Fn(usize, usize) -> [u8; 3],
    ) {
        for row in 0..ZOOM * height {
            for column in 0..ZOOM * width {
                let at = 3 * ((ZOOM * top + row) * ZOOM * self.width + ZOOM * left + column);
                self.rgb[at..at + 3].copy_from_slice(&colour(column / ZOOM, row / ZOOM));
            }
        }
    }

    /// Reduces to the shown size: each pixel the mean of those it covers.
    pub(super) fn into_figure(self, alt: String) -> Figure {
        let mut rgb = Vec::with_capacity(3 * self.width * self.height);
        for row in 0..self.height {
            for column in 0..self.width {
                for channel in 0..3 {
                    let mut sum = 0;
                    for y in 0..ZOOM {
                        for x in 0..ZOOM {
                            let at = (ZOOM * row + y) * ZOOM * self.width + ZOOM * column + x;
                            sum += usize::from(self.rgb[3 * at + channel]);
                        }
                    }
                    rgb.push(((sum + ZOOM * ZOOM / 2) / (ZOOM * ZOOM)) as u8);
                }
            }
        }
        Figure::still(self.width, self.height, rgb, alt)
    }
}

/// Text of `size` shown pixels.
pub(super) fn font(size: usize, colour: RGBColor, anchor: Pos) -> TextStyle<'static> {
    let mut style = TextStyle::from(("sans-serif", (ZOOM * size) as f64).into_font()).pos(anchor);
    style.color = colour.to_backend_color();
    style
}

/// Makes the crate's own font known to plotters, once.
pub(super) fn load_font() {
    static LOADED: Once = Once::new();
    LOADED.call_once(|| {
        // Fails only for bytes that are no font; then plotters says so at the first text.
        let _ = plotters::style::register_font("sans-serif", FontStyle::Normal, epaint_default_fonts::UBUNTU_LIGHT);
    });
}

/// plotters' errors as ours.
pub(super) fn failed(error: impl std::fmt::Display) -> Error {
    Error::Figure { problem: error.to_string() }
}

/// A number as short as it can be read: at most four significant digits, no trailing zeros, never "-0".
pub(super) fn number(v: f64) -> String {
    let size = v.abs();
    if size != 0.0 && !(1e-4..1e6).contains(&size) {
        return format!("{v:.1e}");
    }
    let decimals = if size >= 100.0 {
        1
    } else if size >= 1.0 {
        3
    } else {
        5
    };
    let text = format!("{v:.decimals$}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".into() } else { text.into() }
}

#[cfg(test)]
mod tests {
    use super::number;

    #[test]
    fn numbers_are_short() {
        let texts = [0.0, -0.0, -1e-9 * 0.0, 0.1 + 0.2, -2.5, 1900.0, 0.005, 1234567.0, 0.00001, 33.333333].map(number);
        assert_eq!(texts, ["0", "0", "0", "0.3", "-2.5", "1900", "0.005", "1.2e6", "1.0e-5", "33.333"]);
    }
}
