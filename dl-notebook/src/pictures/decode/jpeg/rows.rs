//! From the planes of a picture to rows of red, green and blue: colours that were sampled more coarsely are drawn out, and
//! brightness and colour become red, green and blue.

use super::frame::Frame;

/// The samples of one component, row by row.
#[derive(Default)]
pub(super) struct Plane {
    /// Samples in a row as stored, padding included.
    pub(super) stride: usize,
    /// Samples that belong to the picture.
    pub(super) width: usize,
    pub(super) height: usize,
    pub(super) samples: Vec<u8>,
}

impl Plane {
    fn row(&self, y: usize) -> &[u8] {
        &self.samples[y * self.stride..][..self.width]
    }
}

/// What the components of a picture are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Colours {
    Grey,
    Rgb,
    /// Brightness, and how far blue and red are from it.
    YCbCr,
    /// Inks.
    Cmyk,
    /// Inks, the coloured three stored as brightness and colour.
    Ycck,
}

impl Colours {
    /// By the component's names, the JFIF and the Adobe marker, in the order of the Independent JPEG Group.
    pub(super) fn of(frame: &Frame, jfif: bool, adobe: Option<u8>) -> Self {
        match (frame.ids()[..].len(), adobe) {
            (1, _) => Self::Grey,
            (4, Some(2)) => Self::Ycck,
            (4, _) => Self::Cmyk,
            (_, Some(0)) if !jfif => Self::Rgb,
            (_, None) if !jfif && frame.ids() == *b"RGB" => Self::Rgb,
            _ => Self::YCbCr,
        }
    }

    /// The colour of one pixel. Inks are taken as Adobe stores them: 255 is no ink.
    fn rgb(self, samples: [u8; 4]) -> [u8; 3] {
        let [a, b, c, k] = samples;
        let under = |ink: u8| {
            let product = u32::from(ink) * u32::from(k) + 128;
            (((product >> 8) + product) >> 8) as u8
        };
        match self {
            Self::Grey => [a; 3],
            Self::Rgb => [a, b, c],
            Self::YCbCr => colour(a, b, c),
            Self::Cmyk => [a, b, c].map(under),
            Self::Ycck => colour(a, b, c).map(|ink| under(255 - ink)),
        }
    }
}

/// JFIF's conversion, in whole numbers with 16 bits after the point.
fn colour(y: u8, blue: u8, red: u8) -> [u8; 3] {
    let (y, blue, red) = (i32::from(y), i32::from(blue) - 128, i32::from(red) - 128);
    let half = 1 << 15;
    let r = y + ((91_881 * red + half) >> 16);
    let g = y + ((-22_554 * blue - 46_802 * red + half) >> 16);
    let b = y + ((116_130 * blue + half) >> 16);
    let byte = |value: i32| value.clamp(0, 255) as u8;
    [byte(r), byte(g), byte(b)]
}

/// Hands rows of red, green and blue to `each`, those that `rows` asks for.
pub(super) fn each_row(
    planes: &[Plane],
    frame: &Frame,
    (width, colours): (usize, Colours),
    rows: std::ops::Range<usize>,
    mut each: impl FnMut(usize, &[u8]),
) {
    let mut lines = [(); 4].map(|()| Vec::new());
    let mut rgb = Vec::new();
    for y in rows {
        for ((line, plane), component) in lines.iter_mut().zip(planes).zip(&frame.components) {
            line.clear();
            draw_out(plane, (component.h, frame.h), (component.v, frame.v), y, width, line);
        }
        rgb.clear();
        let [first, second, third, fourth] = &lines;
        match colours {
            Colours::Grey => first[..width].iter().for_each(|&grey| rgb.extend([grey; 3])),
            Colours::YCbCr | Colours::Rgb => {
                let samples = first.iter().zip(second).zip(third).take(width);
                samples.for_each(|((&a, &b), &c)| rgb.extend(colours.rgb([a, b, c, 0])));
            }
            Colours::Cmyk | Colours::Ycck => {
                let samples = first.iter().zip(second).zip(third).zip(fourth).take(width);
                samples.for_each(|(((&a, &b), &c), &k)| rgb.extend(colours.rgb([a, b, c, k])));
            }
        }
        each(y, &rgb);
    }
}

/// Row `y` of a component at the full width. Where it is half as wide or high, samples are mixed 3 : 1 with their neighbours,
/// which is what the Independent JPEG Group's decoder does unless told otherwise; else they are repeated.
fn draw_out(plane: &Plane, h: (usize, usize), v: (usize, usize), y: usize, width: usize, line: &mut Vec<u8>) {
    let below = (y * v.0 / v.1).min(plane.height - 1);
    let near = plane.row(below);
    // The row on the other side of the one that is asked for, at the edge the same again.
    let far = plane.row(if y.is_multiple_of(2) { below.saturating_sub(1) } else { (below + 1).min(plane.height - 1) });
    match (h.1 / h.0, v.1 / v.0, h.1 % h.0 + v.1 % v.0) {
        (1, 1, 0) => line.extend_from_slice(near),
        (2, 1, 0) if plane.width > 2 => wider(plane.width, &|i| 4 * u32::from(near[i]), (4, 8), line),
        (2, 2, 0) if plane.width > 2 => {
            wider(plane.width, &|i| 3 * u32::from(near[i]) + u32::from(far[i]), (8, 7), line);
        }
        (1, 2, 0) => {
            let bias = 1 + y as u32 % 2;
            line.extend(near.iter().zip(far).map(|(&n, &f)| ((3 * u32::from(n) + u32::from(f) + bias) >> 2) as u8));
        }
        _ => line.extend((0..width).map(|x| near[(x * h.0 / h.1).min(plane.width - 1)])),
    }
}

/// Two samples for each one: three quarters of it and a quarter of the neighbour on that side. `sum` gives samples times four.
fn wider(width: usize, sum: &dyn Fn(usize) -> u32, bias: (u32, u32), line: &mut Vec<u8>) {
    for i in 0..width {
        let (before, after) = (sum(i.saturating_sub(1)), sum((i + 1).min(width - 1)));
        line.push(((3 * sum(i) + before + bias.0) >> 4) as u8);
        line.push(((3 * sum(i) + after + bias.1) >> 4) as u8);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn grey_stays_grey_and_colours_are_those_of_jfif() {
        assert_eq!(colour(77, 128, 128), [77; 3]);
        // R = Y + 1.402 (Cr - 128), B = Y + 1.772 (Cb - 128), rounded; G from 0.34414 and 0.71414.
        assert_eq!(colour(100, 90, 200), [201, 62, 33]);
        assert_eq!(colour(255, 255, 255), [255, 121, 255]);
        assert_eq!(Colours::Cmyk.rgb([255, 128, 0, 255]), [255, 128, 0]);
        assert_eq!(Colours::Cmyk.rgb([255, 255, 255, 0]), [0; 3]);
    }

    #[test]
    fn samples_are_mixed_with_their_neighbours() {
        let plane = Plane { stride: 4, width: 3, height: 2, samples: vec![0, 100, 200, 9, 40, 140, 240, 9] };
        let row = |v: (usize, usize), y: usize| {
            let mut line = Vec::new();
            draw_out(&plane, (1, 2), v, y, 6, &mut line);
            line
        };
        assert_eq!(row((1, 1), 0), [0, 25, 75, 125, 175, 200]);
        assert_eq!(row((1, 2), 0), [0, 25, 75, 125, 175, 200]);
        assert_eq!(row((1, 2), 1), [10, 35, 85, 135, 185, 210]);
        let mut line = Vec::new();
        draw_out(&plane, (1, 4), (1, 4), 5, 9, &mut line);
        assert_eq!(line, [40, 40, 40, 40, 140, 140, 140, 140, 240]);
    }
}
