//! PNG files: all colours, or 255 where that would be large.

use super::palette::Palette;
use dl_core::{Error, Result};

/// The largest PNG of all colours, in bytes; in a notebook it takes a third more.
const LARGEST_PNG: usize = 200_000;

/// Pixels as a PNG with its text; a large one in the 255 colours that suit it best, a third of the size.
pub(super) fn png(size: (usize, usize), rgb: &[u8], alt: &str) -> Result<Vec<u8>> {
    let full = encode(size, Some(alt), rgb, &mut |encoder| encoder.set_color(png::ColorType::Rgb))?;
    if full.len() <= LARGEST_PNG {
        return Ok(full);
    }
    indexed_png(size, &Palette::of(&[rgb], 255), rgb, Some(alt))
}

/// A PNG of 255 colours at most.
pub(super) fn indexed_png(size: (usize, usize), palette: &Palette, rgb: &[u8], alt: Option<&str>) -> Result<Vec<u8>> {
    encode(size, alt, &palette.indices(rgb), &mut |encoder| {
        encoder.set_color(png::ColorType::Indexed);
        encoder.set_depth(png::BitDepth::Eight);
        encoder.set_palette(palette.colours.concat());
        encoder.set_filter(png::Filter::NoFilter);
    })
}

type Encoder<'a> = png::Encoder<'a, &'a mut Vec<u8>>;

fn encode(
    (width, height): (usize, usize),
    alt: Option<&str>,
    data: &[u8],
    prepare: &mut dyn FnMut(&mut Encoder),
) -> Result<Vec<u8>> {
    let failed = |e: png::EncodingError| Error::Figure { problem: e.to_string() };
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width as u32, height as u32);
    encoder.set_compression(png::Compression::High);
    prepare(&mut encoder);
    if let Some(alt) = alt {
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
    fn a_large_picture_is_kept_in_few_colours() {
        // Noise does not compress; a plain picture does.
        let mut random = dl_core::random::Random::new(1);
        let noise: Vec<u8> = (0..300 * 300 * 3).map(|_| random.below(256) as u8).collect();
        let (large, small) =
            (png((300, 300), &noise, "noise").unwrap(), png((300, 300), &vec![9; 270_000], "grey").unwrap());
        assert!(large.len() < 100_000, "{}", large.len());
        // The colour type: 3 for a palette, 2 for all colours.
        assert_eq!((large[25], small[25]), (3, 2));
    }
}
