//! Reads a PNG row by row: palette, grey, colour, 1 to 16 bits, interlaced or not, transparency before white.

use png::{Decoder, DecodingError, Info, Limits, Reader, Transformations};

use super::{
    fault::{Fault, expect_possible},
    orientation::Orientation,
    square::Square,
};

/// Bytes that the decoder may ask for, its rows among them.
const MOST_BYTES: usize = 48 << 20;

/// First row and column, and steps down and across, of each pass of an interlaced PNG.
const PASSES: [[usize; 4]; 7] =
    [[0, 0, 8, 8], [0, 4, 8, 8], [4, 0, 8, 4], [0, 2, 4, 4], [2, 0, 4, 2], [0, 1, 2, 2], [1, 0, 2, 1]];

/// The middle square of a PNG, upright. Of an animation it's the picture that programs show that don't play it.
pub(super) fn decode(bytes: &[u8], side: usize) -> Result<Square, Fault> {
    let chunks = Chunks::of(bytes);
    let told = |error: DecodingError| match error {
        _ if !chunks.complete => Fault::CutShort,
        DecodingError::LimitsExceeded => Fault::TooMuch,
        _ => Fault::Damaged,
    };
    let mut decoder = Decoder::new_with_limits(std::io::Cursor::new(bytes), Limits { bytes: MOST_BYTES });
    decoder.set_transformations(Transformations::normalize_to_color8());
    decoder.set_ignore_text_chunk(true);
    decoder.set_ignore_iccp_chunk(true);
    let Info { width, height, interlaced, .. } = *decoder.read_header_info().map_err(told)?;
    let (width, height) = (width as usize, height as usize);
    expect_possible(width, height, bytes.len())?;
    if 8 * width > MOST_BYTES {
        return Err(Fault::TooLarge(width, height));
    }
    let mut reader = decoder.read_info().map_err(told)?;
    let mut square = Square::new(width, height, side, chunks.orientation);
    let passes = if interlaced { &PASSES[..] } else { &[[0, 0, 1, 1]] };
    for &[top, left, down, across] in passes {
        if left < width {
            for y in (top..height).step_by(down) {
                square.pixels(y, left, across, &row(&mut reader).map_err(told)?);
            }
        }
    }
    match reader.finish().map_err(told) {
        Err(Fault::Damaged) => Err(Fault::Damaged),
        _ if !chunks.has_data => Err(Fault::CutShort),
        _ => Ok(square),
    }
}

/// The next row as red, green and blue.
fn row(reader: &mut Reader<std::io::Cursor<&[u8]>>) -> Result<Vec<u8>, DecodingError> {
    let channels = reader.output_color_type().0.samples();
    let row = reader.next_row()?.ok_or(DecodingError::LimitsExceeded)?;
    Ok(row.data().chunks_exact(channels).flat_map(on_white).collect())
}

/// One pixel of 1 (grey), 2 (grey, alpha), 3 (colour) or 4 (colour, alpha) samples as red, green, blue before white.
fn on_white(pixel: &[u8]) -> [u8; 3] {
    let over = |value: u8, alpha: u8| {
        let (value, alpha) = (u32::from(value), u32::from(alpha));
        ((value * alpha + 255 * (255 - alpha) + 127) / 255) as u8
    };
    match *pixel {
        [grey] => [grey; 3],
        [grey, alpha] => [over(grey, alpha); 3],
        [r, g, b] => [r, g, b],
        [r, g, b, alpha, ..] => [over(r, alpha), over(g, alpha), over(b, alpha)],
        [] => [255; 3],
    }
}

/// What the chunks of a PNG say by their names and lengths.
#[derive(Default)]
struct Chunks {
    orientation: Orientation,
    /// Whether the last chunk with pixels is there to its end.
    has_data: bool,
    /// Whether the chunk at the end is there.
    complete: bool,
}

impl Chunks {
    fn of(bytes: &[u8]) -> Self {
        let mut chunks = Self::default();
        let mut rest = bytes.get(8..).unwrap_or_default();
        while let Some((&[a, b, c, d, name @ ..], behind)) = rest.split_first_chunk::<8>() {
            let name: [u8; 4] = name;
            let length = u32::from_be_bytes([a, b, c, d]) as usize;
            let whole = behind.len() >= length.saturating_add(4);
            match &name {
                b"IDAT" => chunks.has_data = whole,
                b"eXIf" if whole => chunks.orientation = Orientation::from_exif(&behind[..length]),
                b"IEND" => chunks.complete = true,
                _ => {}
            }
            if !whole {
                return chunks;
            }
            rest = &behind[length + 4..];
        }
        chunks
    }
}
