//! PNG files: with all colours, or small.

use super::palette::Palette;
use dl_core::{Error, Result};

/// Pixels as they are, with their text.
pub(super) fn exact(size: (usize, usize), rgb: &[u8], alt: &str) -> Result<Vec<u8>> {
    match Palette::exact(rgb) {
        Some(palette) => indexed(size, &palette, rgb, alt),
        None => encode(size, alt, rgb, &mut |encoder| encoder.set_color(png::ColorType::Rgb)),
    }
}

/// Pixels in the 255 colours that suit them best, for a notebook: a third of the size.
pub(super) fn small(size: (usize, usize), rgb: &[u8], alt: &str) -> Result<Vec<u8>> {
    indexed(size, &Palette::exact(rgb).unwrap_or_else(|| Palette::of(&[rgb], 255)), rgb, alt)
}

/// Pixels in the colours of a palette.
pub(super) fn indexed(size: (usize, usize), palette: &Palette, rgb: &[u8], alt: &str) -> Result<Vec<u8>> {
    encode(size, alt, &palette.indices(rgb), &mut |encoder| {
        encoder.set_color(png::ColorType::Indexed);
        encoder.set_depth(png::BitDepth::Eight);
        encoder.set_palette(palette.colours.concat());
        encoder.set_filter(png::Filter::NoFilter);
    })
}

/// What differs between two pictures, in the colours of a palette; transparent where nothing does.
pub(super) fn difference(size: (usize, usize), palette: &Palette, before: &[u8], now: &[u8]) -> Result<Vec<u8>> {
    // Only the colours that occur, each by a new number; number 0 is transparent.
    let mut numbers = [0u8; 256];
    let mut colours = vec![0; 3];
    let mut data = Vec::with_capacity(size.0 * size.1);
    for (old, new) in palette.indices(before).into_iter().zip(palette.indices(now)) {
        let number = &mut numbers[usize::from(new)];
        if old != new && *number == 0 {
            *number = (colours.len() / 3) as u8;
            colours.extend(palette.colours[usize::from(new)]);
        }
        data.push(if old == new { 0 } else { *number });
    }
    let filtered = |filter: png::Filter| {
        encode(size, "", &data, &mut |encoder| {
            encoder.set_color(png::ColorType::Indexed);
            encoder.set_depth(png::BitDepth::Eight);
            encoder.set_palette(colours.clone());
            encoder.set_trns(&[0u8][..]);
            encoder.set_filter(filter);
        })
    };
    // Slanted edges are shorter as the difference of each row from the one above it, words as they are.
    let (plain, up) = (filtered(png::Filter::NoFilter)?, filtered(png::Filter::Up)?);
    Ok(if up.len() < plain.len() { up } else { plain })
}

type Encoder<'a> = png::Encoder<'a, &'a mut Vec<u8>>;

fn encode(
    (width, height): (usize, usize),
    alt: &str,
    data: &[u8],
    prepare: &mut dyn FnMut(&mut Encoder),
) -> Result<Vec<u8>> {
    let failed = |e: png::EncodingError| Error::Figure { problem: e.to_string() };
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width as u32, height as u32);
    encoder.set_compression(png::Compression::Balanced);
    prepare(&mut encoder);
    if !alt.is_empty() {
        encoder.add_itxt_chunk("Description".into(), alt.to_owned()).map_err(failed)?;
    }
    let mut writer = encoder.write_header().map_err(failed)?;
    writer.write_image_data(data).map_err(failed)?;
    writer.finish().map_err(failed)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_keeps_all_colours_a_notebook_gets_few() {
        // Noise does not compress.
        let mut random = dl_core::random::Random::new(1);
        let noise: Vec<u8> = (0..300 * 300 * 3).map(|_| random.below(256) as u8).collect();
        let (all, few) = (exact((300, 300), &noise, "").unwrap(), small((300, 300), &noise, "").unwrap());
        // The colour type: 3 for a palette, 2 for all colours.
        assert_eq!((all[25], few[25]), (2, 3));
        assert!(few.len() < 100_000 && all.len() > 250_000, "{} {}", few.len(), all.len());
        assert_eq!(exact((300, 300), &vec![9; 270_000], "").unwrap()[25], 3);
    }
}
