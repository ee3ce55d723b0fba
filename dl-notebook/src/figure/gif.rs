//! GIF files: frames with as many colours as fit.

use gif::{DisposalMethod, Encoder, Repeat};

use super::palette::Palette;
use dl_core::{Error, Result, language::say};

/// The largest GIF, in bytes: what a notebook bears, several to a chapter.
const LARGEST: usize = 300_000;

/// The frames as a GIF, with as many colours and frames as fit.
pub(super) fn encode((width, height): (usize, usize), frames: &[&[u8]], milliseconds: usize) -> Result<Vec<u8>> {
    let (Ok(w), Ok(h)) = (u16::try_from(width), u16::try_from(height)) else {
        return Err(Error::Figure {
            problem: say!(
                "se esperaban como mucho 65535 píxeles por lado y llegaron {width} x {height}",
                "expected at most 65535 pixels on a side but got {width} x {height}"
            ),
        });
    };
    // Gradually coarser: colours first, which are missed the least.
    let mut kept: Vec<&[u8]> = frames.to_vec();
    let mut pace = milliseconds;
    loop {
        for colours in [255, 96, 40] {
            let bytes = write((w, h), &kept, &Palette::of(&kept, colours), pace)?;
            if bytes.len() <= LARGEST {
                return Ok(bytes);
            }
        }
        if kept.len() <= 2 {
            return Err(Error::Figure {
                problem: say(
                    "la animación no cabe en 300 kB; dibuja sus figuras más pequeñas, con `.small()`",
                    "the animation doesn't fit in 300 kB; draw its figures smaller, with `.small()`",
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
        // The last one stays a little longer.
        let hundredths = if i + 1 == frames.len() { milliseconds / 10 + 150 } else { milliseconds / 10 };
        let mut frame = difference(&shown, &pixels, usize::from(w), before);
        frame.delay = hundredths as u16;
        encoder.write_frame(&frame).map_err(failed)?;
        shown = pixels;
    }
    drop(encoder);
    Ok(bytes)
}

/// What has changed since the frame before, as a frame of its own; `before` stands for "as it was".
fn difference(shown: &[u8], pixels: &[u8], wide: usize, before: u8) -> gif::Frame<'static> {
    let (left, top, width, height) = changed(shown, pixels, wide);
    let mut part = Vec::with_capacity(width * height);
    for at in (top..top + height).flat_map(|row| row * wide + left..row * wide + left + width) {
        part.push(if shown.get(at) == Some(&pixels[at]) { before } else { pixels[at] });
    }
    gif::Frame {
        dispose: DisposalMethod::Keep,
        transparent: Some(before),
        left: left as u16,
        top: top as u16,
        width: width as u16,
        height: height as u16,
        buffer: part.into(),
        ..gif::Frame::default()
    }
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
pub(super) mod tests {
    use super::*;

    /// The frames as a viewer shows them.
    pub(crate) fn shown(bytes: &[u8]) -> Vec<Vec<u8>> {
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
    fn what_is_too_large_gets_coarser_and_keeps_its_ends() {
        let mut random = dl_core::random::Random::new(1);
        let noise: Vec<Vec<u8>> = (0..12).map(|_| (0..120_000).map(|_| random.below(256) as u8).collect()).collect();
        let frames: Vec<&[u8]> = noise.iter().map(Vec::as_slice).collect();
        let bytes = encode((200, 200), &frames, 50).unwrap();
        assert!(bytes.len() <= LARGEST);
        assert!((2..12).contains(&shown(&bytes).len()));
    }
}
