//! Figures under a slider that the reader moves.

use base64::{Engine, prelude::BASE64_STANDARD};

use super::{Figure, animation::check, file::indexed_png, palette::Palette};
use dl_core::{Error, Result, language::say};

/// Figures of one size under a slider that the reader moves; below it, the label of the figure shown.
///
/// It shows itself as a little HTML with a few lines of script, which run only after the reader has run the cell; whoever has
/// not sees the first figure.
/// Errors: as [`animation`](fn@super::animation), and [`Error::Figure`] where the labels are not as many as the figures.
///
/// ```
/// use dl_notebook::plot::{Axes, function, slider};
/// let frames: Vec<_> = (0..3)
///     .map(|b| function(&|x| x + b as f64, (0.0, 1.0), &Axes::new("z = x + b", "x", "z").small()))
///     .collect::<Result<_, _>>()?;
/// let labels = ["b = 0", "b = 1", "b = 2"].map(String::from);
/// let figure = slider(&frames, &labels)?;
/// assert!(figure.html().contains("b = 2"));
/// # Ok::<(), dl_core::Error>(())
/// ```
pub fn slider(figures: &[Figure], labels: &[String]) -> Result<Slider> {
    check(figures)?;
    if labels.len() != figures.len() {
        let problem = match say("es", "en") {
            "es" => format!("se esperaban {} etiquetas, una por figura, y llegaron {}", figures.len(), labels.len()),
            _ => format!("expected {} labels, one a figure, found {}", figures.len(), labels.len()),
        };
        return Err(Error::Figure { problem });
    }
    let frames: Vec<&[u8]> = figures.iter().map(Figure::rgb).collect();
    let palette = Palette::of(&frames, 255);
    let (width, height) = figures[0].size();
    let pictures = figures
        .iter()
        .map(|figure| indexed_png((width, height), &palette, figure.rgb(), None))
        .collect::<Result<Vec<_>>>()?;
    Ok(Slider { first: figures[0].clone(), pictures, labels: labels.to_vec() })
}

/// Figures under a slider: see [`slider`].
///
/// ```
/// use dl_core::{data::cats, plot};
/// let figure = plot::picture(&cats::Picture::of(&draw(1, 1)?, 0)?, 64, "a drawn picture")?;
/// let slider = plot::slider(&[figure.clone(), figure], &["one".into(), "two".into()])?;
/// assert_eq!(slider.first().size(), (64, 64));
/// # Ok::<(), dl_core::Error>(())
/// ```
#[derive(Clone, PartialEq)]
pub struct Slider {
    first: Figure,
    /// PNG files.
    pictures: Vec<Vec<u8>>,
    labels: Vec<String>,
}

impl Slider {
    /// What the slider shows, in words.
    ///
    /// ```
    /// use dl_core::{data::cats, plot};
    /// let figure = plot::picture(&cats::Picture::of(&draw(1, 1)?, 0)?, 64, "a drawn picture")?;
    /// let slider = plot::slider(&[figure.clone(), figure], &["one".into(), "two".into()])?;
    /// assert!(slider.alt().contains("two"));
    /// # Ok::<(), dl_core::Error>(())
    /// ```
    pub fn alt(&self) -> String {
        let labels = [self.labels.first(), self.labels.last()].map(|label| label.map_or("", String::as_str));
        match say("es", "en") {
            "es" => format!(
                "Figura con un control deslizante, de «{}» a «{}». Al principio: {}",
                labels[0],
                labels[1],
                self.first.alt()
            ),
            _ => format!(
                "A figure under a slider, from \"{}\" to \"{}\". At first: {}",
                labels[0],
                labels[1],
                self.first.alt()
            ),
        }
    }

    /// The slider as HTML.
    ///
    /// ```
    /// use dl_core::{data::cats, plot};
    /// let figure = plot::picture(&cats::Picture::of(&draw(1, 1)?, 0)?, 64, "a drawn picture")?;
    /// let slider = plot::slider(&[figure.clone(), figure], &["one".into(), "two".into()])?;
    /// assert!(slider.html().contains("<input type=\"range\""));
    /// # Ok::<(), dl_core::Error>(())
    /// ```
    pub fn html(&self) -> String {
        let sources: Vec<String> =
            self.pictures.iter().map(|png| format!("data:image/png;base64,{}", BASE64_STANDARD.encode(png))).collect();
        // A name of its own in the page: made from what it shows.
        let mut name = 0xcbf2_9ce4_8422_2325u64;
        for part in self.pictures.iter().map(Vec::as_slice).chain(self.labels.iter().map(String::as_bytes)) {
            for &byte in part {
                name = (name ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3);
            }
        }
        let (labels, frames) = (quoted(&self.labels), quoted(&sources));
        let (width, last) = (self.first.size().0, self.pictures.len() - 1);
        let alt = escaped(&self.alt());
        let first = escaped(&self.labels[0]);
        let hint = say("Mueve el control", "Move the slider");
        format!(
            "<div id=\"s{name:x}\"><img src=\"{}\" alt=\"{alt}\" width=\"{width}\"><br>\
<input type=\"range\" min=\"0\" max=\"{last}\" value=\"0\" style=\"width:{width}px;max-width:100%\" aria-label=\"{hint}\"><br>\
<output>{first}</output>\n\
<script>(function () {{\n\
  const frames = [{frames}], labels = [{labels}];\n\
  for (const box of document.querySelectorAll('#s{name:x}'))\n\
    box.querySelector('input').oninput = (e) => {{\n\
      box.querySelector('img').src = frames[e.target.value];\n\
      box.querySelector('output').textContent = labels[e.target.value];\n\
    }};\n\
}})();</script></div>",
            sources[0]
        )
    }

    /// The first figure, for whoever cannot move the slider.
    ///
    /// ```
    /// use dl_core::{data::cats, plot};
    /// let figure = plot::picture(&cats::Picture::of(&draw(1, 1)?, 0)?, 64, "a drawn picture")?;
    /// let slider = plot::slider(&[figure.clone(), figure.clone()], &["one".into(), "two".into()])?;
    /// assert_eq!(slider.first(), &figure);
    /// # Ok::<(), dl_core::Error>(())
    /// ```
    pub fn first(&self) -> &Figure {
        &self.first
    }

    /// Shows the slider in a notebook; the kernel calls it for the last value of a cell.
    pub fn evcxr_display(&self) {
        println!("EVCXR_BEGIN_CONTENT text/html\n{}\nEVCXR_END_CONTENT", self.html());
        self.first.clone().with_alt(&self.alt()).evcxr_display();
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
                    out.push_str(&format!("\\u{{{:x}}}", c as u32))
                }
                c => out.push(c),
            }
        }
        out.push('\'');
    }
    out
}

/// Text between HTML's tags or in its attributes.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(grey: u8) -> Figure {
        Figure::still(4, 3, vec![grey; 36], format!("grey {grey}."))
    }

    #[test]
    fn a_label_cannot_break_out_of_the_script() {
        let labels = ["</script><b>'", "\\'"].map(String::from);
        let html = slider(&[plain(0), plain(9)], &labels).unwrap().html();
        assert_eq!(html.matches("</script>").count(), 1);
        assert!(html.contains("<output>&lt;/script&gt;&lt;b&gt;'</output>"));
    }

    #[test]
    fn bad_input_is_refused() {
        assert!(matches!(slider(&[plain(0), plain(1)], &["one".into()]), Err(Error::Figure { .. })));
        assert!(matches!(slider(&[plain(0)], &["one".into()]), Err(Error::Figure { .. })));
    }
}
