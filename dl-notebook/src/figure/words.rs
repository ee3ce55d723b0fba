//! Words in the crate's own fonts: which pixels they cover.

use ab_glyph::{Font, FontRef, GlyphId, InvalidFont, PxScale, ScaleFont, point};

/// Ubuntu Light, and Hack for the few signs that it hasn't.
pub(super) fn fonts() -> Result<[FontRef<'static>; 2], InvalidFont> {
    Ok([
        FontRef::try_from_slice(epaint_default_fonts::UBUNTU_LIGHT)?,
        FontRef::try_from_slice(epaint_default_fonts::HACK_REGULAR)?,
    ])
}

/// A letter of a font, and where it begins.
struct Letter<'a> {
    font: &'a FontRef<'static>,
    glyph: GlyphId,
    left: f32,
}

/// Of a font whose letters' em is `size` pixels.
fn scale(font: &FontRef<'static>, size: f32) -> PxScale {
    let em = font.units_per_em().unwrap_or(1000.0);
    PxScale::from(size * font.height_unscaled() / em)
}

/// The letters of a text one after the other, and how wide it is.
fn letters<'a>(fonts: &'a [FontRef<'static>; 2], text: &str, size: f32) -> (Vec<Letter<'a>>, f32) {
    let (mut letters, mut left): (Vec<Letter>, f32) = (Vec::new(), 0.0);
    for sign in text.chars() {
        let font = if fonts[0].glyph_id(sign).0 == 0 { &fonts[1] } else { &fonts[0] };
        let (scaled, glyph) = (font.as_scaled(scale(font, size)), font.glyph_id(sign));
        if let Some(before) = letters.last().filter(|before| std::ptr::eq(before.font, font)) {
            left += scaled.kern(before.glyph, glyph);
        }
        letters.push(Letter { font, glyph, left });
        left += scaled.h_advance(glyph);
    }
    (letters, left)
}

/// How wide a text is.
pub(super) fn width(fonts: &[FontRef<'static>; 2], text: &str, size: f32) -> f32 {
    letters(fonts, text, size).1
}

/// The pixels that a text covers, each with the part of it that is covered: a line box `size` high whose top left corner is
/// `corner`, with capitals and digits in the middle of its height.
pub(super) fn set(fonts: &[FontRef<'static>; 2], text: &str, size: f32, corner: (f32, f32)) -> Vec<(i32, i32, f32)> {
    /// Of the em: from the top of the box to the line the letters stand on.
    const BASELINE: f32 = 0.85;
    let mut pixels = Vec::new();
    for Letter { font, glyph, left } in letters(fonts, text, size).0 {
        let place = point(corner.0 + left, corner.1 + BASELINE * size);
        let Some(outline) = font.outline_glyph(glyph.with_scale_and_position(scale(font, size), place)) else {
            continue;
        };
        let bounds = outline.px_bounds();
        outline.draw(|x, y, part| {
            // A little darker at the edges: the font is a light one.
            let part = part.clamp(0.0, 1.0);
            pixels.push((bounds.min.x as i32 + x as i32, bounds.min.y as i32 + y as i32, part * (1.7 - 0.7 * part)));
        });
    }
    pixels
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_space_stays_a_space() {
        let fonts = fonts().unwrap();
        // The empty columns between the two words, in parts of the em: the space's own 0.228 and what letters keep beside them.
        let mut columns: Vec<i32> = set(&fonts, "4 Relu", 100.0, (0.0, 0.0)).iter().map(|p| p.0).collect();
        columns.sort_unstable();
        let widest = columns.windows(2).map(|pair| pair[1] - pair[0]).max().unwrap();
        assert!((28..45).contains(&widest), "{widest}");
    }

    #[test]
    fn signs_of_the_course_have_letters() {
        let fonts = fonts().unwrap();
        for sign in "αβθσŷ∂∇√Σ₀₉⁰⁹⁻×·−→≥¿ñáé".chars() {
            assert!(fonts.iter().any(|font| font.glyph_id(sign).0 != 0), "{sign}");
        }
    }
}
