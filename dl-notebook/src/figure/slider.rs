//! Figures under a slider that the reader moves.

use super::{Figure, animation::check, html, palette::Palette, png, show};
use dl_core::{Error, Result, language::say};

/// The largest slider, in bytes of HTML.
const LARGEST: usize = 300_000;

/// Figures of one size under a slider that the reader moves; below it, the label of the figure shown.
///
/// It shows itself as a little HTML with a few lines of script, which run only after the reader has run the cell; whoever has
/// not sees the first figure. It takes at most 300 kB: where figures for dense screens would take more, they have half the pixels
/// each way.
/// Errors: as [`animation`](fn@super::animation), and [`Error::Figure`] where the labels are not as many as the figures, or where
/// even so it would take more.
///
/// ```
/// use dl_notebook::prelude::*;
/// let mut frames: Vec<Figure> = Vec::new();
/// for b in 0..3 {
///     let line = move |x: f64| x + f64::from(b);
///     frames.push(plot::function(&line, (0.0, 1.0), &Axes::new("z = x + b", "x", "z").small())?);
/// }
/// let slider = plot::slider(&frames, &["b = 0", "b = 1", "b = 2"].map(String::from))?;
/// assert!(slider.html().contains("b = 2"));
/// # Ok::<(), dl_core::Error>(())
/// ```
pub fn slider(figures: &[Figure], labels: &[String]) -> Result<Slider> {
    check(figures)?;
    let (wanted, found) = (figures.len(), labels.len());
    if wanted != found {
        return Err(Error::Figure {
            problem: say!(
                "se esperaban {wanted} etiquetas, una por figura, y llegaron {found}",
                "expected {wanted} labels, one a figure, but got {found}"
            ),
        });
    }
    let first = figures[0].clone();
    for dense in [true, false] {
        let slider = Slider { first: first.clone(), pictures: encoded(figures, dense)?, labels: labels.to_vec() };
        if slider.html().len() <= LARGEST {
            return Ok(slider);
        }
    }
    Err(Error::Figure {
        problem: say!(
            "el control no cabe en 300 kB con {wanted} figuras; usa menos, o dibújalas más pequeñas, con `.small()`",
            "the slider doesn't fit in 300 kB with {wanted} figures; use fewer, or draw them smaller, with `.small()`"
        ),
    })
}

/// The figures as PNG files, in colours that they share, with all pixels or with those of the page. After the first they hold only what
/// differs from it, and are shown over it.
fn encoded(figures: &[Figure], dense: bool) -> Result<Vec<Vec<u8>>> {
    let size = if dense { figures[0].pixels() } else { figures[0].size() };
    let pixels = |figure: &Figure| if dense { figure.rgb().to_vec() } else { figure.at_size() };
    let frames: Vec<Vec<u8>> = figures.iter().map(pixels).collect();
    let palette = Palette::of(&frames.iter().map(Vec::as_slice).collect::<Vec<_>>(), 255);
    let first = png::indexed(size, &palette, &frames[0], "");
    let rest = frames[1..].iter().map(|frame| png::difference(size, &palette, &frames[0], frame));
    std::iter::once(first).chain(rest).collect()
}

/// Figures under a slider: see [`slider`].
#[derive(Clone, PartialEq)]
#[must_use = "a slider shows itself only as the last value of a cell"]
pub struct Slider {
    first: Figure,
    /// PNG files.
    pictures: Vec<Vec<u8>>,
    labels: Vec<String>,
}

impl Slider {
    /// What the slider shows, in words.
    pub fn alt(&self) -> String {
        let [from, to] = [self.labels.first(), self.labels.last()].map(|label| label.map_or("", String::as_str));
        let first = self.first.alt();
        say!(
            "Figura con un control deslizante, de «{from}» a «{to}». Al principio: {first}",
            "A figure under a slider, from \"{from}\" to \"{to}\". At first: {first}"
        )
    }

    /// The slider as HTML.
    pub fn html(&self) -> String {
        let sources: Vec<String> = self.pictures[1..].iter().map(|bytes| html::address("png", bytes)).collect();
        let (name, labels, frames) = (self.name(), quoted(&self.labels), quoted(&sources));
        let (width, last) = (self.first.size().0, self.pictures.len() - 1);
        let picture = html::picture("png", &self.pictures[0], width, &self.alt());
        let first = html::escaped(&self.labels[0]);
        let hint = say("Mueve el control", "Move the slider");
        format!(
            "<div id=\"s{name:x}\"><span style=\"position:relative;display:inline-block\">{picture}</span><br>\
<input type=\"range\" min=\"0\" max=\"{last}\" value=\"0\" style=\"width:{width}px;max-width:100%\" aria-label=\"{hint}\"><br>\
<output>{first}</output>\n\
<script>(function () {{\n\
  const frames = ['',{frames}], labels = [{labels}];\n\
  for (const box of document.querySelectorAll('#s{name:x}')) {{\n\
    const over = new Image();\n\
    over.alt = ''; over.style.cssText = 'position:absolute;left:0;top:0;width:100%;height:100%';\n\
    box.querySelector('input').oninput = (e) => {{\n\
      const i = +e.target.value;\n\
      if (i) {{ over.src = frames[i]; box.querySelector('span').append(over); }} else over.remove();\n\
      box.querySelector('output').textContent = labels[i];\n\
    }};\n\
  }}\n\
}})();</script></div>"
        )
    }

    /// A name of its own in the page: made from what it shows (FNV-1a).
    fn name(&self) -> u64 {
        let parts = self.pictures.iter().map(Vec::as_slice).chain(self.labels.iter().map(String::as_bytes));
        parts
            .flatten()
            .fold(0xcbf2_9ce4_8422_2325, |name, &byte| (name ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3))
    }

    /// The first figure, for whoever can't move the slider.
    pub fn first(&self) -> &Figure {
        &self.first
    }

    /// Shows the slider in a notebook; the kernel calls it for the last value of a cell.
    pub fn evcxr_display(&self) {
        show(self.first.clone().with_alt(&self.alt()).forms().map(|mut forms| {
            forms[0].1 = self.html();
            forms
        }));
    }
}

impl std::fmt::Debug for Slider {
    /// Short, as for [`Figure`].
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        write!(f, "Slider({} figures: {})", self.pictures.len(), self.first.alt())
    }
}

/// Strings of JavaScript, with commas between them, that cannot end the script they stand in.
fn quoted(texts: &[String]) -> String {
    let mut out = String::new();
    for text in texts {
        out.push_str(if out.is_empty() { "'" } else { ",'" });
        for c in text.chars() {
            match c {
                '\\' | '\'' | '<' | '>' | '\u{2028}' | '\u{2029}' | '\n' | '\r' => {
                    out.push_str(&format!("\\u{{{:x}}}", c as u32));
                }
                c => out.push(c),
            }
        }
        out.push('\'');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{
        super::{DENSITY, tests::plain},
        *,
    };

    #[test]
    fn a_label_cannot_break_out_of_the_script() {
        let labels = ["</script><b>'", "\\'"].map(String::from);
        let html = slider(&[plain(4, 3, 0), plain(4, 3, 9)], &labels).unwrap().html();
        assert_eq!(html.matches("</script>").count(), 1);
        assert!(html.contains("<output>&lt;/script&gt;&lt;b&gt;'</output>"));
    }

    #[test]
    fn a_slider_stays_small_or_says_so() {
        let mut random = dl_core::random::Random::new(1);
        let mut noise = |side: usize| {
            let rgb = (0..3 * DENSITY * DENSITY * side * side).map(|_| random.below(256) as u8).collect();
            Figure::still((side, side), rgb, String::new())
        };
        let two = ["one", "two"].map(String::from);
        // 300 x 300 pixels of noise take 90 kB a frame at the size of the page, four times that for dense screens.
        let reduced = slider(&[noise(300), noise(300)], &two).unwrap();
        assert!((100_000..=LARGEST).contains(&reduced.html().len()));
        assert!(matches!(slider(&[noise(500), noise(500)], &two), Err(Error::Figure { .. })));
    }

    #[test]
    fn bad_input_is_refused() {
        assert!(matches!(slider(&[plain(4, 3, 0), plain(4, 3, 1)], &["one".into()]), Err(Error::Figure { .. })));
        assert!(matches!(slider(&[plain(4, 3, 0)], &["one".into()]), Err(Error::Figure { .. })));
    }
}
