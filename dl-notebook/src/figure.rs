//! What a figure is, and how it leaves: PNG, GIF, slider, several in one, and words for whoever can't see it.
//!
//! A figure has twice as many pixels each way as it's seen with, so that it's sharp on dense screens. As the last value of a
//! notebook cell it shows itself three times over, and each reader takes the form it knows best: a little HTML with the picture at its
//! size and with its text alternative (JupyterLab, VS Code, nbviewer), a plain PNG of half the pixels (wherever HTML is not shown),
//! and the text alone.
//!
//! [`Figure::draw`] is the door to plotters for a figure of your own.

mod animation;
mod gif;
mod grid;
mod html;
mod palette;
mod paper;
mod png;
mod slider;
mod words;

use std::{fmt, fs, path::Path};

use dl_core::{Error, Result, language::say};

pub use animation::animation;
pub use grid::grid;
pub use paper::{Area, Drawn, Paper};
pub(crate) use paper::{DENSITY, FINE};
pub use slider::{Slider, slider};

/// The most pixels of one figure on the page.
const MOST_PIXELS: usize = 4_000_000;

/// A finished figure. As the last value of a notebook cell it shows itself.
///
/// ```
/// use dl_notebook::prelude::*;
/// let figure = plot::points(&planar::flower(400, 1)?, &Axes::new("A flower", "x₁", "x₂"))?;
/// assert!(figure.alt().starts_with("A flower"));
/// figure.save(std::env::temp_dir().join("flower.png"))?;
/// # Ok::<(), dl_core::Error>(())
/// ```
#[derive(Clone, PartialEq)]
#[must_use = "a figure shows itself only as the last value of a cell"]
pub struct Figure {
    /// On the page.
    size: (usize, usize),
    /// [`DENSITY`] times the size each way: red, green and blue of each pixel.
    rgb: Vec<u8>,
    alt: String,
    /// All frames where the figure moves, else none; these at the size of the page.
    frames: Vec<Vec<u8>>,
    milliseconds: usize,
}

impl Figure {
    /// Draws a figure of your own with plotters, `width` x `height` pixels on the page; `alt` says what it shows.
    ///
    /// The area has twice as many pixels each way, for dense screens: write lengths, fonts and strokes twice as large as they
    /// shall be seen. Errors: [`Error::Figure`] where the size is 0 or above 4 million pixels, or with what `paint` ends in.
    ///
    /// ```
    /// use dl_notebook::{figure::Figure, plotters::prelude::*};
    /// let figure = Figure::draw(680, 400, "The parabola y = x², from -2 to 2.", &|area| {
    ///     let mut chart = ChartBuilder::on(area)
    ///         .caption("f(x) = x²", ("sans-serif", 32))
    ///         .margin(20)
    ///         .x_label_area_size(60)
    ///         .y_label_area_size(90)
    ///         .build_cartesian_2d(-2.0..2.0, 0.0..4.0)?;
    ///     chart.configure_mesh().label_style(("sans-serif", 26)).draw()?;
    ///     let curve = (0..=100).map(|i| -2.0 + 0.04 * f64::from(i)).map(|x| (x, x * x));
    ///     chart.draw_series(LineSeries::new(curve, BLUE.stroke_width(4)))?;
    ///     Ok(())
    /// })?;
    /// assert_eq!(figure.size(), (680, 400));
    /// # Ok::<(), dl_core::Error>(())
    /// ```
    pub fn draw(width: usize, height: usize, alt: &str, paint: &dyn Fn(&Area) -> Drawn) -> Result<Self> {
        Self::zoomed((width, height), DENSITY, alt.to_owned(), paint)
    }

    /// As [`draw`](Self::draw), on an area of [`FINE`] pixels for one on the page: curves come out smoother.
    pub(crate) fn finely(size: (usize, usize), alt: String, paint: &dyn Fn(&Area) -> Drawn) -> Result<Self> {
        Self::zoomed(size, 1, alt, paint)
    }

    fn zoomed(size: (usize, usize), zoom: usize, alt: String, paint: &dyn Fn(&Area) -> Drawn) -> Result<Self> {
        let (width, height) = size;
        if width == 0 || height == 0 || width.saturating_mul(height) > MOST_PIXELS {
            return Err(Error::Figure {
                problem: say!(
                    "se esperaba un tamaño de 1 a 4 millones de píxeles y llegó {width} x {height}; hazla más pequeña, o muestra menos en ella",
                    "expected a size of 1 to 4 million pixels but got {width} x {height}; make it smaller, or show less in it"
                ),
            });
        }
        let rgb = paper::draw(size, zoom, paint).map_err(|problem| Error::Figure { problem })?;
        Ok(Self::still(size, rgb, alt))
    }

    /// From pixels: [`DENSITY`] times `size` each way.
    pub(crate) fn still(size: (usize, usize), rgb: Vec<u8>, alt: String) -> Self {
        Self { size, rgb, alt, frames: Vec::new(), milliseconds: 0 }
    }

    /// From still figures of one size, at least one.
    fn moving(figures: &[Figure], milliseconds: usize, alt: String) -> Self {
        let frames = figures.iter().map(Figure::at_size).collect();
        Self { frames, milliseconds, alt, ..figures[0].clone() }
    }

    /// Whether this is an animation.
    pub fn moves(&self) -> bool {
        !self.frames.is_empty()
    }

    /// Width and height in pixels of the page.
    pub fn size(&self) -> (usize, usize) {
        self.size
    }

    /// Width and height of the picture itself, in its own pixels: twice the [`size`](Self::size).
    pub fn pixels(&self) -> (usize, usize) {
        (DENSITY * self.size.0, DENSITY * self.size.1)
    }

    /// The pixels from the top left, row by row: red, green and blue of each. Those of the first frame where the figure moves.
    pub fn rgb(&self) -> &[u8] {
        &self.rgb
    }

    /// What the figure shows, in words.
    pub fn alt(&self) -> &str {
        &self.alt
    }

    /// The same figure with other words for whoever can't see it.
    ///
    /// ```
    /// use dl_notebook::prelude::*;
    /// assert_eq!(plot::layers(&[2, 4, 1])?.with_alt("Two inputs, four neurons, one output.").alt().len(), 37);
    /// # Ok::<(), dl_core::Error>(())
    /// ```
    pub fn with_alt(self, alt: &str) -> Self {
        Self { alt: alt.to_owned(), ..self }
    }

    /// The figure as a PNG file's bytes, with all its pixels and colours; its first frame where it moves.
    pub fn png(&self) -> Result<Vec<u8>> {
        png::exact(self.pixels(), self.rgb(), &self.alt)
    }

    /// The animation as a GIF file's bytes, at the size on the page and at most 300 kB.
    ///
    /// GIF has 255 colours; where the file would be larger, there are fewer, and then fewer frames: the first and the last stay.
    /// Errors: [`Error::Figure`] where the figure doesn't move, or not even two frames fit.
    pub fn gif(&self) -> Result<Vec<u8>> {
        if !self.moves() {
            return Err(Error::Figure {
                problem: say(
                    "se esperaba una animación y llegó una figura quieta; hazla con `plot::animation`",
                    "expected an animation but got a still figure; make one with `plot::animation`",
                )
                .into(),
            });
        }
        let frames: Vec<&[u8]> = self.frames.iter().map(Vec::as_slice).collect();
        gif::encode(self.size, &frames, self.milliseconds)
    }

    /// Writes the figure to a PNG file with all its pixels and colours, an animation to a GIF file as [`gif`](Self::gif) makes it.
    ///
    /// Errors: [`Error::File`] where that fails, or the path does not end in `.png` or `.gif`.
    pub fn save(&self, path: impl AsRef<Path>) -> Result<()> {
        self.write(path.as_ref())
    }

    fn write(&self, path: &Path) -> Result<()> {
        let failed = |problem: String| Error::File { path: path.display().to_string(), problem };
        let ending = if self.moves() { "gif" } else { "png" };
        if !path.extension().is_some_and(|found| found.eq_ignore_ascii_case(ending)) {
            return Err(failed(say!(
                "se esperaba un nombre que termine en .{ending}",
                "expected a name that ends in .{ending}"
            )));
        }
        let bytes = if self.moves() { self.gif()? } else { self.png()? };
        let hint = say("comprueba que la carpeta exista", "check that the folder exists");
        fs::write(path, bytes).map_err(|e| failed(format!("{e}; {hint}")))
    }

    /// The pixels reduced to the size on the page.
    fn at_size(&self) -> Vec<u8> {
        paper::halved(&self.rgb, self.pixels().0)
    }

    /// What a notebook is sent: the MIME type and the content of each form.
    fn forms(&self) -> Result<Vec<(&'static str, String)>> {
        let small = png::small(self.size, &self.at_size(), &self.alt)?;
        let html = if self.moves() {
            html::picture("gif", &self.gif()?, self.size.0, &self.alt)
        } else {
            html::picture("png", &png::small(self.pixels(), self.rgb(), "")?, self.size.0, &self.alt)
        };
        Ok(vec![("text/html", html), ("image/png", html::base64(&small)), ("text/plain", self.alt.clone())])
    }

    /// Shows the figure in a notebook; the kernel calls it for the last value of a cell.
    pub fn evcxr_display(&self) {
        show(self.forms());
    }
}

/// Hands all forms to the kernel.
fn show(forms: Result<Vec<(&'static str, String)>>) {
    match forms {
        Ok(forms) => {
            for (kind, content) in forms {
                println!("EVCXR_BEGIN_CONTENT {kind}\n{content}\nEVCXR_END_CONTENT");
            }
        }
        Err(error) => eprintln!("{error}"),
    }
}

impl fmt::Debug for Figure {
    /// Short: a forgotten `?` must not fill the notebook with pixels.
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "Figure({} x {}: {})", self.size.0, self.size.1, self.alt)
    }
}

#[cfg(test)]
mod tests {
    use plotters::{
        prelude::Rectangle,
        style::{Color, RGBColor},
    };

    use super::*;

    /// A figure of one colour.
    pub(super) fn plain(width: usize, height: usize, grey: u8) -> Figure {
        let rgb = vec![grey; 3 * DENSITY * DENSITY * width * height];
        Figure::still((width, height), rgb, format!("grey {grey}."))
    }

    #[test]
    fn a_png_holds_the_pixels_and_the_words() {
        let figure = Figure::draw(40, 30, "dos píxeles", &|area| {
            area.draw(&Rectangle::new([(10, 10), (49, 39)], RGBColor(9, 99, 199).filled()))?;
            Ok(())
        })
        .unwrap();
        let bytes = figure.png().unwrap();
        let mut reader = ::png::Decoder::new(std::io::Cursor::new(bytes)).read_info().unwrap();
        assert_eq!(reader.info().utf8_text[0].get_text().unwrap(), "dos píxeles");
        let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
        reader.next_frame(&mut pixels).unwrap();
        assert_eq!((reader.info().width, reader.info().height), (80, 60));
        // Rectangles begin and end where they're told to.
        let blue = figure.rgb().chunks(3).filter(|pixel| *pixel == [9, 99, 199]).count();
        assert_eq!(blue, 40 * 30);
    }

    #[test]
    fn what_goes_wrong_inside_is_the_figures_error() {
        let error = Figure::draw(40, 30, "", &|_| Err("so".into())).unwrap_err();
        assert_eq!(error, Error::Figure { problem: "so".into() });
        for size in [(0, 9), (9, 0), (9_999, 9_999), (usize::MAX, 2)] {
            assert!(matches!(Figure::draw(size.0, size.1, "", &|_| Ok(())), Err(Error::Figure { .. })));
        }
    }

    #[test]
    fn far_outside_does_no_harm() {
        use plotters::element::{Circle, PathElement};
        let black = RGBColor(0, 0, 0);
        let figure = Figure::draw(20, 20, "", &|area| {
            area.draw(&PathElement::new(vec![(-500, 20), (i32::MAX, i32::MIN), (3, 3)], black.stroke_width(9)))?;
            area.draw(&Circle::new((i32::MAX, 0), 50, black.filled()))?;
            Ok(())
        });
        assert!(figure.is_ok());
    }

    #[test]
    fn a_notebook_gets_a_sized_picture_with_words_a_plain_one_and_text() {
        let forms = plain(40, 30, 200).with_alt("a \"grey\" <area>").forms().unwrap();
        let kinds: Vec<&str> = forms.iter().map(|form| form.0).collect();
        assert_eq!(kinds, ["text/html", "image/png", "text/plain"]);
        assert!(
            forms[0]
                .1
                .starts_with("<img width=\"40\" alt=\"a &quot;grey&quot; &lt;area&gt;\" src=\"data:image/png;base64,")
        );
    }

    #[test]
    fn a_name_that_is_no_png_is_refused() {
        assert!(matches!(plain(1, 1, 0).save("figure.svg"), Err(Error::File { .. })));
        assert!(matches!(plain(1, 1, 0).save("no/such/folder/figure.png"), Err(Error::File { .. })));
    }
}
