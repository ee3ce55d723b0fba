//! How a picture is read from a JPEG or PNG file.

use std::path::Path;

use dl_core::{Error, Result, input, language::say};

use super::{
    decode,
    file::{self, Wanted},
    picture::Picture,
};

impl Picture {
    /// Reads a JPEG or PNG of any size: the largest square around its middle, upright, reduced (or enlarged) to `side` pixels.
    ///
    /// Transparent parts become white. Photos are turned as the camera noted that it was held. Errors:
    ///
    /// - [`Error::File`] where the file can't be opened, or has more than 64 MB;
    /// - [`Error::Picture`] where it's another kind of file, cut short or damaged;
    /// - [`Error::Parameter`] where `side` is 0 or above 1024.
    ///
    /// ```
    /// use dl_notebook::{Error, pictures::Picture};
    /// assert!(matches!(Picture::load("no/such/photo.jpg", 64), Err(Error::File { .. })));
    /// ```
    pub fn load(path: impl AsRef<Path>, side: usize) -> Result<Self> {
        Self::load_file(path.as_ref(), side)
    }

    fn load_file(path: &Path, side: usize) -> Result<Self> {
        expect_side(side)?;
        let name = path.display().to_string();
        match file::read(path, Wanted::Picture) {
            Err(problem) => Err(Error::File { path: name, problem }),
            Ok(bytes) => decode::square(&bytes, side).map_err(|problem| Error::Picture { path: name, problem }),
        }
    }

    /// Reads the bytes of a JPEG or PNG file, as [`load`](Self::load) does.
    ///
    /// ```
    /// use dl_notebook::{pictures::{Picture, cats}, plot};
    /// let png = plot::picture(&Picture::of(&cats::draw(1, 1)?, 0)?, 64, "a drawn picture")?.png()?;
    /// assert_eq!(Picture::decode(&png, 16)?.side, 16);
    /// # Ok::<(), dl_core::Error>(())
    /// ```
    pub fn decode(bytes: &[u8], side: usize) -> Result<Self> {
        expect_side(side)?;
        let path = || say("Estos bytes", "These bytes").into();
        decode::square(bytes, side).map_err(|problem| Error::Picture { path: path(), problem })
    }
}

fn expect_side(side: usize) -> Result<()> {
    input::expect_at_least_one("side", side)?;
    if side > 1024 {
        return Err(Error::Parameter {
            name: "side",
            expected: say("que no pase de 1024 píxeles", "to be at most 1024 pixels"),
            found: side.to_string(),
        });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

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
}
