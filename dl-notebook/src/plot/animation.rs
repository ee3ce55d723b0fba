//! Figures one after the other: an animation that runs by itself.

use gif::{DisposalMethod, Encoder, Repeat};

use super::{Figure, palette::Palette};
use dl_core::{Error, Result, language::say};

/// The largest GIF, in bytes: what a notebook bears, several to a chapter.
pub(super) const LARGEST_GIF: usize = 300_000;
/// The most frames.
const MOST_FRAMES: usize = 200;

/// Figures of one size as an animation that begins again when it ends; each is shown for so many milliseconds, the last one
/// longer.
///
/// It becomes a GIF of at most 300 kB: where that takes fewer colours or fewer frames, they are fewer; the first and the last
/// stay. Errors: [`Error::Figure`] where there are fewer than two figures, more than 200, or of different sizes;
/// [`Error::Parameter`] where the time is not from 20 to 10,000.
///
/// ```
/// use dl_notebook::plot::{Axes, animation, function};
/// let frames: Vec<_> = (1..4)
///     .map(|k| function(&|x| (k as f64 * x).sin(), (0.0, 6.0), &Axes::new("Waves", "x", "sin kx").small()))
///     .collect::<Result<_, _>>()?;
/// let figure = animation(&frames, 400)?;
/// assert!(figure.gif()?.len() < 300_000);
/// # Ok::<(), dl_core::Error>(())
/// ```
pub fn animation(figures: &[Figure], milliseconds: usize) -> Result<Figure> {
    check(figures)?;
    if !(20..=10_000).contains(&milliseconds) {
        let expected = say("que esté entre 20 y 10000", "to be from 20 to 10000");
        return Err(Error::Parameter { name: "milliseconds", expected, found: milliseconds.to_string() });
    }
    let (first, last) = (&figures[0], &figures[figures.len() - 1]);
    let (width, height) = first.size();
    let rest = figures[1..].iter().map(|figure| figure.rgb().to_vec()).collect();
    let alt = match say("es", "en") {
        "es" => {
            format!("Animación de {} cuadros. Al principio: {} Al final: {}", figures.len(), first.alt(), last.alt())
        }
        _ => format!("Animation of {} frames. At first: {} At last: {}", figures.len(), first.alt(), last.alt()),
    };
    Ok(Figure::moving(width, height, first.rgb().to_vec(), rest, milliseconds, alt))
}

pub(super) fn check(figures: &[Figure]) -> Result<()> {
    let refuse = |problem: String| Err(Error::Figure { problem });
    if !(2..=MOST_FRAMES).contains(&figures.len()) {
        return refuse(match say("es", "en") {
            "es" => format!("se esperaban de 2 a {MOST_FRAMES} figuras y llegaron {}", figures.len()),
            _ => format!("expected 2 to {MOST_FRAMES} figures, found {}", figures.len()),
        });
    }
    if let Some(other) = figures.iter().find(|figure| figure.size() != figures[0].size()) {
        let ((w, h), (a, b)) = (figures[0].size(), other.size());
        return refuse(match say("es", "en") {
            "es" => format!("se esperaban figuras del mismo tamaño y llegaron de {w} x {h} y de {a} x {b}"),
            _ => format!("expected figures of one size, found {w} x {h} and {a} x {b}"),
        });
    }
    if figures.iter().any(Figure::moves) {
        return refuse(
            say(
                "se esperaban figuras quietas y llegó una que se mueve",
                "expected still figures, found one that moves",
            )
            .into(),
        );
    }
    Ok(())
}

/// The frames as a GIF, with as many colours and frames as fit.
pub(super) fn encode((width, height): (usize, usize), frames: &[&[u8]], milliseconds: usize) -> Result<Vec<u8>> {
    let (Ok(w), Ok(h)) = (u16::try_from(width), u16::try_from(height)) else {
        return Err(Error::Figure {
            problem: match say("es", "en") {
                "es" => format!("se esperaban como mucho 65535 puntos por lado y llegaron {width} x {height}"),
                _ => format!("expected at most 65535 pixels on a side, found {width} x {height}"),
            },
        });
    };
    // Gradually coarser: colours first, which are missed the least.
    let mut kept: Vec<&[u8]> = frames.to_vec();
    let mut pace = milliseconds;
    loop {
        for colours in [255, 96, 40] {
            let bytes = write((w, h), &kept, &Palette::of(&kept, colours), pace)?;
            if bytes.len() <= LARGEST_GIF {
                return Ok(bytes);
            }
        }
        if kept.len() <= 2 {
            return Err(Error::Figure {
                problem: say(
                    "la animación no cabe en 300 kB; dibuja sus figuras más pequeñas",
                    "the animation does not fit in 300 kB; draw its figures smaller",
                )
                .into(),
            });
        }
        // Every other frame, and the last.
        let last = kept.len() - 1;
        kept = kept.iter().enumerate().filter(|(i, _)| i % 2 == 0 || *i == last).map(|(_, frame)| *frame).collect();
        pace *= 2;
    }
}

fn write((w, h): (u16, u16), frames: &[&[u8]], palette: &Palette, milliseconds: usize) -> Result<Vec<u8>> {
    let failed = |e: gif::EncodingError| Error::Figure { problem: e.to_string() };
    // The last colour stands for "as before".
    let before = palette.colours.len() as u8;
    let mut colours = palette.colours.concat();
    colours.extend([0; 3]);
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, w, h, &colours).map_err(failed)?;
    encoder.set_repeat(Repeat::Infinite).map_err(failed)?;
    let mut shown: Vec<u8> = Vec::new();
    for (i, frame) in frames.iter().enumerate() {
        let pixels = palette.indices(frame);
        let (left, top, width, height) = changed(&shown, &pixels, usize::from(w));
        let mut part = Vec::with_capacity(width * height);
        for at in (top..top + height).flat_map(|row| row * usize::from(w) + left..row * usize::from(w) + left + width) {
            part.push(if i > 0 && shown[at] == pixels[at] { before } else { pixels[at] });
        }
        let hundredths = if i + 1 == frames.len() { milliseconds / 10 + 150 } else { milliseconds / 10 };
        let frame = gif::Frame {
            delay: hundredths as u16,
            dispose: DisposalMethod::Keep,
            transparent: Some(before),
            left: left as u16,
            top: top as u16,
            width: width as u16,
            height: height as u16,
            buffer: part.into(),
            ..gif::Frame::default()
        };
        encoder.write_frame(&frame).map_err(failed)?;
        shown = pixels;
    }
    drop(encoder);
    Ok(bytes)
}

/// The smallest rectangle outside which nothing has changed: left, top, width, height.
fn changed(shown: &[u8], pixels: &[u8], width: usize) -> (usize, usize, usize, usize) {
    if shown.is_empty() {
        return (0, 0, width, pixels.len() / width);
    }
    let (mut left, mut right, mut top, mut bottom) = (usize::MAX, 0, usize::MAX, 0);
    for at in (0..pixels.len()).filter(|&at| shown[at] != pixels[at]) {
        (left, right) = (left.min(at % width), right.max(at % width));
        (top, bottom) = (top.min(at / width), at / width);
    }
    // A frame that changes nothing still takes its time: a single pixel.
    if left == usize::MAX { (0, 0, 1, 1) } else { (left, top, right - left + 1, bottom - top + 1) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(grey: u8) -> Figure {
        let mut rgb = vec![255; 3 * 40 * 30];
        rgb[3 * (10 * 40 + 5)..][..3].copy_from_slice(&[grey; 3]);
        Figure::still(40, 30, rgb, format!("grey {grey}."))
    }

    /// The frames as a viewer shows them.
    fn shown(bytes: &[u8]) -> Vec<Vec<u8>> {
        let mut options = gif::DecodeOptions::new();
        options.set_color_output(gif::ColorOutput::RGBA);
        let mut decoder = options.read_info(bytes).unwrap();
        let width = usize::from(decoder.width());
        let mut screen = vec![0; 3 * width * usize::from(decoder.height())];
        let mut all = Vec::new();
        while let Some(frame) = decoder.read_next_frame().unwrap() {
            for (i, pixel) in frame.buffer.chunks(4).enumerate().filter(|(_, pixel)| pixel[3] > 0) {
                let (row, column) = (i / usize::from(frame.width), i % usize::from(frame.width));
                let at = 3 * ((usize::from(frame.top) + row) * width + usize::from(frame.left) + column);
                screen[at..at + 3].copy_from_slice(&pixel[..3]);
            }
            all.push(screen.clone());
        }
        all
    }

    #[test]
    fn a_viewer_sees_the_frames() {
        let frames = [plain(0), plain(100), plain(100), plain(200)];
        let bytes = animation(&frames, 100).unwrap().gif().unwrap();
        let seen = shown(&bytes);
        assert_eq!(seen.len(), 4);
        for (seen, frame) in seen.iter().zip(&frames) {
            assert_eq!(seen, frame.rgb());
        }
    }

    #[test]
    fn what_is_too_large_gets_coarser_and_keeps_its_ends() {
        let mut random = dl_core::random::Random::new(1);
        let noise: Vec<Figure> = (0..12)
            .map(|_| Figure::still(200, 200, (0..120_000).map(|_| random.below(256) as u8).collect(), String::new()))
            .collect();
        let frames: Vec<&[u8]> = noise.iter().map(Figure::rgb).collect();
        let bytes = encode((200, 200), &frames, 50).unwrap();
        assert!(bytes.len() <= LARGEST_GIF);
        assert!((2..12).contains(&shown(&bytes).len()));
    }

    #[test]
    fn bad_input_is_refused() {
        let other = Figure::still(1, 1, vec![0; 3], String::new());
        assert!(matches!(animation(&[plain(0)], 100), Err(Error::Figure { .. })));
        assert!(matches!(animation(&[plain(0), other], 100), Err(Error::Figure { .. })));
        assert!(matches!(animation(&[plain(0), plain(1)], 5), Err(Error::Parameter { .. })));
    }
}
