//! A figure: pixels, and a line of text that says what they show.

use std::{fmt, fs, path::Path};

use base64::{Engine, prelude::BASE64_STANDARD};

use super::{animation, file};
use dl_core::{Error, Result, language::say};

/// A finished figure. As the last value of a notebook cell it shows itself.
///
/// ```
/// use dl_core::{data::cats, plot};
/// let figure = plot::picture(&cats::Picture::of(&draw(1, 1)?, 0)?, 256, "a drawn picture")?;
/// assert_eq!(figure.size(), (256, 256));
/// assert_eq!(format!("{figure:?}"), "Figure(256 x 256: a drawn picture)");
/// # Ok::<(), dl_core::Error>(())
/// ```
#[derive(Clone, PartialEq)]
pub struct Figure {
    width: usize,
    height: usize,
    rgb: Vec<u8>,
    alt: String,
    /// The frames after the first, where the figure moves.
    rest: Vec<Vec<u8>>,
    milliseconds: usize,
}

impl Figure {
    pub(super) fn still(width: usize, height: usize, rgb: Vec<u8>, alt: String) -> Self {
        Self { width, height, rgb, alt, rest: Vec::new(), milliseconds: 0 }
    }

    pub(super) fn moving(
        width: usize,
        height: usize,
        rgb: Vec<u8>,
        rest: Vec<Vec<u8>>,
        milliseconds: usize,
        alt: String,
    ) -> Self {
        Self { width, height, rgb, alt, rest, milliseconds }
    }

    /// Whether this is an animation.
    ///
    /// ```
    /// use dl_core::{data::cats, plot};
    /// let figure = plot::picture(&cats::Picture::of(&draw(1, 1)?, 0)?, 64, "a drawn picture")?;
    /// assert!(!figure.moves());
    /// assert!(plot::animation(&[figure.clone(), figure], 100)?.moves());
    /// # Ok::<(), dl_core::Error>(())
    /// ```
    pub fn moves(&self) -> bool {
        !self.rest.is_empty()
    }

    /// Width and height in pixels.
    ///
    /// ```
    /// use dl_core::{data::cats, plot};
    /// let figure = plot::picture(&cats::Picture::of(&draw(1, 1)?, 0)?, 64, "a drawn picture")?;
    /// assert_eq!(figure.size(), (64, 64));
    /// # Ok::<(), dl_core::Error>(())
    /// ```
    pub fn size(&self) -> (usize, usize) {
        (self.width, self.height)
    }

    /// The pixels from the top left, row by row: red, green and blue of each. Those of the first frame where the figure moves.
    ///
    /// ```
    /// use dl_core::{data::cats, plot};
    /// let figure = plot::picture(&cats::Picture::of(&draw(1, 1)?, 0)?, 64, "a drawn picture")?;
    /// assert_eq!(figure.rgb().len(), 3 * 64 * 64);
    /// # Ok::<(), dl_core::Error>(())
    /// ```
    pub fn rgb(&self) -> &[u8] {
        &self.rgb
    }

    /// What the figure shows, in words.
    ///
    /// ```
    /// use dl_core::{data::cats, plot};
    /// let figure = plot::picture(&cats::Picture::of(&draw(1, 1)?, 0)?, 64, "a drawn picture")?;
    /// assert_eq!(figure.alt(), "a drawn picture");
    /// # Ok::<(), dl_core::Error>(())
    /// ```
    pub fn alt(&self) -> &str {
        &self.alt
    }

    /// The same figure with other words for whoever cannot see it.
    ///
    /// ```
    /// use dl_core::{data::cats, plot};
    /// let figure = plot::picture(&cats::Picture::of(&draw(1, 1)?, 0)?, 64, "a drawn picture")?;
    /// assert_eq!(figure.with_alt("a cat").alt(), "a cat");
    /// # Ok::<(), dl_core::Error>(())
    /// ```
    pub fn with_alt(self, alt: &str) -> Self {
        Self { alt: alt.to_owned(), ..self }
    }

    /// The figure as a PNG file's bytes, in 255 colours where all would take more than 200 kB; its first frame where it moves.
    ///
    /// ```
    /// use dl_core::{data::cats, plot};
    /// let figure = plot::picture(&cats::Picture::of(&draw(1, 1)?, 0)?, 64, "a drawn picture")?;
    /// assert!(figure.png()?.starts_with(b"\x89PNG"));
    /// # Ok::<(), dl_core::Error>(())
    /// ```
    pub fn png(&self) -> Result<Vec<u8>> {
        file::png((self.width, self.height), &self.rgb, &self.alt)
    }

    /// The animation as a GIF file's bytes, at most 300 kB. Errors: [`Error::Figure`] where the figure does not move.
    ///
    /// ```
    /// use dl_core::{data::cats, plot};
    /// let figure = plot::picture(&cats::Picture::of(&draw(1, 1)?, 0)?, 64, "a drawn picture")?;
    /// assert!(plot::animation(&[figure.clone(), figure], 100)?.gif()?.starts_with(b"GIF89a"));
    /// # Ok::<(), dl_core::Error>(())
    /// ```
    pub fn gif(&self) -> Result<Vec<u8>> {
        if !self.moves() {
            return Err(Error::Figure {
                problem: say(
                    "se esperaba una animación y llegó una figura quieta; hazla con `animation`",
                    "expected an animation, found a still figure; make it with `animation`",
                )
                .into(),
            });
        }
        let frames: Vec<&[u8]> = std::iter::once(&self.rgb).chain(&self.rest).map(Vec::as_slice).collect();
        animation::encode((self.width, self.height), &frames, self.milliseconds)
    }

    /// Writes the figure to a PNG file, an animation to a GIF file. Errors: [`Error::File`] where that fails, or the path does
    /// not end in `.png` or `.gif`.
    ///
    /// ```
    /// use dl_core::{data::cats, plot};
    /// let figure = plot::picture(&cats::Picture::of(&draw(1, 1)?, 0)?, 64, "a drawn picture")?;
    /// assert!(figure.save("no/such/folder/cat.png".as_ref()).is_err());
    /// # Ok::<(), dl_core::Error>(())
    /// ```
    pub fn save(&self, path: &Path) -> Result<()> {
        let failed = |problem: String| Error::File { path: path.display().to_string(), problem };
        let ending = if self.moves() { "gif" } else { "png" };
        if !path.extension().is_some_and(|found| found.eq_ignore_ascii_case(ending)) {
            let wanted = say("se esperaba un nombre que termine en", "expected a name that ends in");
            return Err(failed(format!("{wanted} .{ending}")));
        }
        let bytes = if self.moves() { self.gif()? } else { self.png()? };
        let hint = say("comprueba que la carpeta exista", "check that the folder exists");
        fs::write(path, bytes).map_err(|e| failed(format!("{e}; {hint}")))
    }

    /// Shows the figure in a notebook; the kernel calls it for the last value of a cell.
    pub fn evcxr_display(&self) {
        let (kind, bytes) = if self.moves() { ("gif", self.gif()) } else { ("png", self.png()) };
        match bytes {
            // The text comes along as its own type: readers of the plain text, and of the file, get it.
            Ok(bytes) => println!(
                "EVCXR_BEGIN_CONTENT image/{kind}\n{}\nEVCXR_END_CONTENT\nEVCXR_BEGIN_CONTENT text/plain\n{}\nEVCXR_END_CONTENT",
                BASE64_STANDARD.encode(&bytes),
                self.alt
            ),
            Err(error) => eprintln!("{error}"),
        }
    }
}

impl fmt::Debug for Figure {
    /// Short: a forgotten `?` must not fill the notebook with pixels.
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "Figure({} x {}: {})", self.width, self.height, self.alt)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_png_holds_the_pixels_and_the_words() {
        let figure = Figure::still(2, 1, vec![1, 2, 3, 250, 251, 252], "dos píxeles".into());
        let bytes = figure.png().unwrap();
        let mut reader = png::Decoder::new(std::io::Cursor::new(bytes)).read_info().unwrap();
        let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
        reader.next_frame(&mut pixels).unwrap();
        assert_eq!(pixels, figure.rgb);
        assert_eq!(reader.info().utf8_text[0].get_text().unwrap(), "dos píxeles");
    }

    #[test]
    fn a_name_that_is_no_png_is_refused() {
        let figure = Figure::still(1, 1, vec![0; 3], String::new());
        assert!(matches!(figure.save(Path::new("figure.svg")), Err(Error::File { .. })));
        assert!(matches!(figure.save(Path::new("no/such/folder/figure.png")), Err(Error::File { .. })));
    }
}
