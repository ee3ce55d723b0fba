//! What all figures share: colours, fonts, lengths, and numbers as text.
//!
//! Class 0 is red and class 1 blue, negative is red and positive blue, and nothing else is: lines have six other hues. All pairs
//! are told apart with deuteranopia and protanopia too (simulated after G. Machado, M. Oliveira and L. Fernandes, 2009: at least 30 apart
//! in CIELAB), and a shape, a sign or a name always says the same.

use plotters::{
    prelude::{IntoFont, RGBColor},
    style::{
        Color, TextStyle,
        text_anchor::{HPos, Pos, VPos},
    },
};

use crate::figure::FINE;

/// Text, axes.
pub(super) const INK: RGBColor = RGBColor(44, 44, 52);
/// Axes, ticks, rings: what should be seen second.
pub(super) const GREY: RGBColor = RGBColor(140, 140, 148);
/// Lines that only guide the eye.
pub(super) const FAINT: RGBColor = RGBColor(231, 231, 235);
pub(super) const WHITE: RGBColor = RGBColor(255, 255, 255);
/// Class 0; negative.
pub(super) const RED: RGBColor = RGBColor(208, 40, 44);
/// Class 1; positive.
pub(super) const BLUE: RGBColor = RGBColor(26, 104, 190);
/// By class.
pub(super) const CLASSES: [RGBColor; 2] = [RED, BLUE];
/// Lines one after the other.
pub(super) const HUES: [RGBColor; 6] = [
    RGBColor(0, 122, 108),
    RGBColor(232, 140, 10),
    RGBColor(112, 62, 160),
    RGBColor(30, 30, 40),
    RGBColor(230, 150, 205),
    RGBColor(92, 72, 0),
];

/// Sizes of text.
pub(super) const TITLE: i32 = 16;
pub(super) const LABEL: i32 = 14;
pub(super) const SMALL: i32 = 13;

/// Pixels of the drawing for so many on the page.
pub(super) const fn px(length: i32) -> i32 {
    length * FINE as i32
}

/// Text of `size` pixels on the page.
pub(super) fn text(size: i32, colour: RGBColor, h: HPos, v: VPos) -> TextStyle<'static> {
    let mut style = TextStyle::from(("sans-serif", px(size)).into_font()).pos(Pos::new(h, v));
    style.color = colour.to_backend_color();
    style
}

/// From `from` at 0 to `to` at 1.
pub(super) fn mix(from: RGBColor, to: RGBColor, part: f64) -> RGBColor {
    let mix = |a: u8, b: u8| (f64::from(a) + (f64::from(b) - f64::from(a)) * part.clamp(0.0, 1.0)).round() as u8;
    RGBColor(mix(from.0, to.0), mix(from.1, to.1), mix(from.2, to.2))
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
    use super::*;

    #[test]
    fn numbers_are_short() {
        let texts = [0.0, -0.0, -1e-9 * 0.0, 0.1 + 0.2, -2.5, 1900.0, 0.005, 1234567.0, 0.00001, 33.333333].map(number);
        assert_eq!(texts, ["0", "0", "0", "0.3", "-2.5", "1900", "0.005", "1.2e6", "1.0e-5", "33.333"]);
    }
}
