//! A square colour picture, and how to read one from a JPEG or PNG file.

use std::{fs, io::Read, path::Path};

use ndarray::ArrayView1;
use zune_jpeg::{
    JpegDecoder,
    zune_core::{bytestream::ZCursor, colorspace::ColorSpace, options::DecoderOptions},
};

use dl_core::{Error, Result, data::Dataset, input, language::say};

/// Pixels on a side beyond which a picture is refused: no photo needs more, and a damaged file may claim anything.
const LARGEST_SIDE: usize = 12_000;
/// Pixels in all beyond which a picture is refused.
const MOST_PIXELS: usize = 50_000_000;
/// Pixels to a byte of a file beyond which its header is not believed: PNG stores a plain surface in a thousandth.
const MOST_PIXELS_A_BYTE: usize = 1100;
/// Bytes beyond which a file is refused.
const LARGEST_FILE: u64 = 64 << 20;

/// A square picture: `side` rows of `side` pixels from the top left, red, green and blue next to each other, 0 to 255 each.
///
/// ```
/// use dl_notebook::pictures::Picture;
/// let red = Picture { side: 1, rgb: vec![255, 0, 0] };
/// assert_eq!(red.rgb.len(), 3 * red.side * red.side);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// Pixels on a side.
    pub side: usize,
    /// 3 side² bytes.
    pub rgb: Vec<u8>,
}

impl Picture {
    /// The picture in column `i` of a set.
    ///
    /// Errors: [`Error::Parameter`] where the set has no example `i`, [`Error::Shape`] where its columns are no square pictures.
    ///
    /// ```
    /// use dl_notebook::pictures::{Picture, cats};
    /// assert_eq!(Picture::of(&cats::draw(2, 1)?, 1)?.side, 64);
    /// # Ok::<(), dl_core::Error>(())
    /// ```
    pub fn of(set: &Dataset, i: usize) -> Result<Self> {
        if i >= set.m() {
            return Err(Error::Parameter {
                name: "i",
                expected: say("que sea menor que el número de ejemplos", "to be below the number of examples"),
                found: i.to_string(),
            });
        }
        Self::from_column(set.x.column(i))
    }

    /// The picture that a column of numbers from 0 to 1 stands for; numbers outside are cut off.
    ///
    /// Errors: [`Error::Shape`] where the numbers are not three for each pixel of a square.
    ///
    /// ```
    /// use dl_core::{data::Picture, ndarray::array};
    /// let red = array![1.0, 0.0, 0.0];
    /// assert_eq!(Picture::from_column(red.view())?.rgb, [255, 0, 0]);
    /// # Ok::<(), dl_core::Error>(())
    /// ```
    pub fn from_column(column: ArrayView1<f64>) -> Result<Self> {
        let side = (column.len() / 3).isqrt();
        if side == 0 || 3 * side * side != column.len() {
            return Err(Error::Shape {
                what: say("la columna de una imagen cuadrada", "the column of a square picture").into(),
                expected: "(3 side², 1)".into(),
                found: format!("({}, 1)", column.len()),
            });
        }
        let rgb = column.iter().map(|v| (v * 255.0).round().clamp(0.0, 255.0) as u8).collect();
        Ok(Self { side, rgb })
    }

    /// Reads a JPEG or PNG of any size: the largest square around its middle, reduced (or enlarged) to `side` pixels.
    ///
    /// Transparent parts become white. A photo that a phone stored lying on its side stays so: turn it first. Errors:
    /// [`Error::File`] where the file cannot be read, [`Error::Picture`] where it is no such picture, [`Error::Parameter`]
    /// where `side` is 0 or above 1024.
    ///
    /// ```
    /// use dl_core::{data::Dataset, Error, data::Picture};
    /// assert!(matches!(Picture::load("no/such/photo.jpg", 64), Err(Error::File { .. })));
    /// ```
    pub fn load(path: &str, side: usize) -> Result<Self> {
        Self::load_file(Path::new(path), side)
    }

    pub(crate) fn load_file(path: &Path, side: usize) -> Result<Self> {
        let name = path.display().to_string();
        let file = |problem: String| Error::File { path: name.clone(), problem };
        let open = fs::File::open(path).map_err(|e| {
            file(match say("es", "en") {
                "es" => format!("{e}; revisa la ruta, relativa a la carpeta de este cuaderno"),
                _ => format!("{e}; check the path, relative to this notebook's folder"),
            })
        })?;
        let size = open.metadata().map_err(|e| file(e.to_string()))?.len();
        if size > LARGEST_FILE {
            return Err(file(match say("es", "en") {
                "es" => format!("{} MB son demasiados para una imagen; expórtala más pequeña", size >> 20),
                _ => format!("{} MB are too many for a picture; export it smaller", size >> 20),
            }));
        }
        let mut bytes = Vec::new();
        open.take(LARGEST_FILE).read_to_end(&mut bytes).map_err(|e| {
            file(match say("es", "en") {
                "es" => format!("{e}; nombra una imagen, no una carpeta"),
                _ => format!("{e}; name a picture, not a folder"),
            })
        })?;
        Self::decode(&bytes, side).map_err(|error| match error {
            Error::Picture { problem, .. } => Error::Picture { path: name.clone(), problem },
            other => other,
        })
    }

    /// [`load`](Self::load) from the bytes of a file.
    ///
    /// ```
    /// use dl_core::{data::{Picture, cats}, plot};
    /// let png = plot::picture(&cats::Picture::of(&draw(1, 1)?, 0)?, 64, "a drawn picture")?.png()?;
    /// assert_eq!(Picture::decode(&png, 16)?.side, 16);
    /// # Ok::<(), dl_core::Error>(())
    /// ```
    pub fn decode(bytes: &[u8], side: usize) -> Result<Self> {
        input::expect_at_least_one("side", side)?;
        if side > 1024 {
            return Err(Error::Parameter {
                name: "side",
                expected: say("que no pase de 1024 puntos", "to be at most 1024 pixels"),
                found: side.to_string(),
            });
        }
        let full = if bytes.starts_with(b"\x89PNG") { decode_png(bytes)? } else { decode_jpeg(bytes)? };
        Ok(full.square(side))
    }
}

/// A picture as it was stored: any width and height.
struct Full {
    width: usize,
    height: usize,
    rgb: Vec<u8>,
}

impl Full {
    /// The middle square at the wanted size, each pixel the mean of the area it covers.
    fn square(&self, side: usize) -> Picture {
        let edge = self.width.min(self.height);
        let (left, top) = ((self.width - edge) / 2, (self.height - edge) / 2);
        let scale = edge as f64 / side as f64;
        let spans: Vec<Vec<(usize, f64)>> =
            (0..side).map(|i| span(i as f64 * scale, (i + 1) as f64 * scale, edge)).collect();
        let mut rgb = Vec::with_capacity(3 * side * side);
        for rows in &spans {
            for columns in &spans {
                let mut sum = [0.0; 3];
                for &(row, height) in rows {
                    for &(column, width) in columns {
                        let at = 3 * ((top + row) * self.width + left + column);
                        for (sum, &byte) in sum.iter_mut().zip(&self.rgb[at..at + 3]) {
                            *sum += f64::from(byte) * height * width;
                        }
                    }
                }
                rgb.extend(sum.map(|s| s.round().clamp(0.0, 255.0) as u8));
            }
        }
        Picture { side, rgb }
    }
}

/// The pixels that [from, to) covers, each with its share of the whole.
fn span(from: f64, to: f64, edge: usize) -> Vec<(usize, f64)> {
    let last = (to.ceil() as usize).min(edge);
    let share = |i: usize| (to.min((i + 1) as f64) - from.max(i as f64)) / (to - from);
    (from as usize..last).map(|i| (i, share(i))).filter(|(_, share)| *share > 0.0).collect()
}

fn problem(text: impl std::fmt::Display) -> Error {
    Error::Picture { path: say("estos bytes", "these bytes").into(), problem: text.to_string() }
}

fn expect_reasonable(width: usize, height: usize, bytes: usize) -> Result<()> {
    // The best compression of either format puts fewer pixels than this into a byte: more is a damaged header, and no memory is
    // given to it.
    if width.saturating_mul(height) > bytes.saturating_mul(MOST_PIXELS_A_BYTE) {
        return Err(problem(match say("es", "en") {
            "es" => format!("dice tener {width} x {height} puntos en {bytes} bytes"),
            _ => format!("it claims {width} x {height} pixels in {bytes} bytes"),
        }));
    }
    if width == 0 || height == 0 || width.max(height) > LARGEST_SIDE || width * height > MOST_PIXELS {
        return Err(problem(match say("es", "en") {
            "es" => format!("dice tener {width} x {height} puntos (se leen hasta {LARGEST_SIDE} por lado)"),
            _ => format!("it claims {width} x {height} pixels (at most {LARGEST_SIDE} on a side are read)"),
        }));
    }
    Ok(())
}

fn decode_png(bytes: &[u8]) -> Result<Full> {
    let limits = png::Limits { bytes: 4 * MOST_PIXELS };
    let mut decoder = png::Decoder::new_with_limits(std::io::Cursor::new(bytes), limits);
    decoder.set_transformations(png::Transformations::normalize_to_color8());
    let mut reader = decoder.read_info().map_err(problem)?;
    let (width, height) = (reader.info().width as usize, reader.info().height as usize);
    expect_reasonable(width, height, bytes.len())?;
    let size = reader.output_buffer_size().ok_or_else(|| {
        problem(say("dice tener más puntos de los que caben en la memoria", "it claims more pixels than memory holds"))
    })?;
    let mut pixels = vec![0; size];
    let info = reader.next_frame(&mut pixels).map_err(problem)?;
    let channels = info.color_type.samples();
    let rgb = pixels[..info.buffer_size()].chunks_exact(channels).flat_map(on_white).collect();
    Ok(Full { width, height, rgb })
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

fn decode_jpeg(bytes: &[u8]) -> Result<Full> {
    if !bytes.starts_with(&[0xff, 0xd8]) {
        return Err(problem(say("no empieza como ninguno de los dos", "it begins like neither")));
    }
    // Plain code only: the faster variants for one processor or another may round differently.
    let options = DecoderOptions::default()
        .set_use_unsafe(false)
        .jpeg_set_out_colorspace(ColorSpace::RGB)
        .set_max_width(LARGEST_SIDE)
        .set_max_height(LARGEST_SIDE);
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(bytes), options);
    decoder.decode_headers().map_err(problem)?;
    let (width, height) =
        decoder.dimensions().ok_or_else(|| problem(say("le falta el tamaño", "its size is missing")))?;
    expect_reasonable(width, height, bytes.len())?;
    let rgb = decoder.decode().map_err(problem)?;
    if rgb.len() != 3 * width * height {
        return Err(problem(say("está cortado", "it is cut short")));
    }
    Ok(Full { width, height, rgb })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reducing_takes_the_mean_of_the_middle_square() {
        // 4 x 2: the middle 2 x 2 holds 10, 20, 30, 40.
        let grey = [0, 10, 20, 0, 0, 30, 40, 0];
        let full = Full { width: 4, height: 2, rgb: grey.iter().flat_map(|&v| [v; 3]).collect() };
        assert_eq!(full.square(1).rgb, [25; 3]);
        assert_eq!(full.square(2).rgb[..6], [10, 10, 10, 20, 20, 20]);
        assert_eq!(full.square(4).rgb.len(), 48);
    }

    #[test]
    fn spans_cover_everything_once() {
        for (edge, side) in [(7, 3), (64, 64), (3, 64), (1000, 64)] {
            let scale = edge as f64 / side as f64;
            let mut covered = vec![0.0; edge];
            for i in 0..side {
                for (pixel, share) in span(i as f64 * scale, (i + 1) as f64 * scale, edge) {
                    covered[pixel] += share * scale;
                }
            }
            assert!(covered.iter().all(|c| (c - 1.0f64).abs() < 1e-9), "{edge} to {side}");
        }
    }

    #[test]
    fn a_small_png_is_read_with_transparency_before_white() {
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, 2, 2);
        encoder.set_color(png::ColorType::Rgba);
        let mut writer = encoder.write_header().unwrap();
        writer.write_image_data(&[9, 8, 7, 255, 0, 0, 0, 0, 100, 100, 100, 255, 1, 2, 3, 255]).unwrap();
        writer.finish().unwrap();
        let picture = Picture::decode(&bytes, 2).unwrap();
        assert_eq!(picture.rgb, [9, 8, 7, 255, 255, 255, 100, 100, 100, 1, 2, 3]);
        for cut in 0..bytes.len() - 12 {
            assert!(matches!(Picture::decode(&bytes[..cut], 2), Err(Error::Picture { .. })), "cut at {cut}");
        }
    }

    #[test]
    fn what_is_no_picture_is_told() {
        assert!(
            Picture::decode(b"hello", 64)
                .unwrap_err()
                .to_string()
                .contains(say("no empieza", "it begins like neither"))
        );
        assert!(matches!(Picture::decode(b"hello", 0), Err(Error::Parameter { .. })));
        assert!(matches!(Picture::load("no/such/file.png", 64), Err(Error::File { .. })));
        assert!(matches!(Picture::load(".", 64), Err(Error::File { .. })));
    }
}
