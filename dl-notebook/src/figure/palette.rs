//! A few hundred colours for many pictures: what GIF and small PNG files allow.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BinaryHeap, btree_map::Entry},
};

/// Colours, and how to find the one for a pixel.
pub(super) struct Palette {
    pub(super) colours: Vec<[u8; 3]>,
    finder: Finder,
}

enum Finder {
    /// Each colour's own number.
    Exact(BTreeMap<[u8; 3], u8>),
    /// For each cell of the colour cube the number of the nearest colour.
    Nearest(Vec<u8>),
}

/// Bits of each channel that tell cells apart.
const BITS: u32 = 5;

fn cell(pixel: &[u8]) -> usize {
    let part = |channel: u8| usize::from(channel >> (8 - BITS));
    (part(pixel[0]) << (2 * BITS)) | (part(pixel[1]) << BITS) | part(pixel[2])
}

impl Palette {
    /// The colours of a picture, where they are at most 255.
    pub(super) fn exact(rgb: &[u8]) -> Option<Self> {
        let mut numbers = BTreeMap::new();
        let mut colours = Vec::new();
        let mut last = None;
        for pixel in rgb.chunks_exact(3).map(|pixel| [pixel[0], pixel[1], pixel[2]]) {
            if last == Some(pixel) {
                continue;
            }
            last = Some(pixel);
            if let Entry::Vacant(new) = numbers.entry(pixel) {
                new.insert(u8::try_from(colours.len()).ok().filter(|&number| number < 255)?);
                colours.push(pixel);
            }
        }
        Some(Self { colours, finder: Finder::Exact(numbers) })
    }

    /// The `most` cells of the colour cube that the most pixels fall into, each by the mean of its pixels. White stays white.
    pub(super) fn of(frames: &[&[u8]], most: usize) -> Self {
        let cells = 1 << (3 * BITS);
        let mut sums = vec![([0u64; 3], 0u64); cells];
        for frame in frames {
            for pixel in frame.chunks_exact(3) {
                let (sum, count) = &mut sums[cell(pixel)];
                sum.iter_mut().zip(pixel).for_each(|(sum, &channel)| *sum += u64::from(channel));
                *count += 1;
            }
        }
        // The fullest first, and of equals the first.
        let mut fullest: BinaryHeap<(u64, Reverse<usize>)> =
            (0..cells).map(|c| (sums[c].1, Reverse(c))).filter(|(count, _)| *count > 0).collect();
        let mean = |c: usize| {
            let ([red, green, blue], count) = sums[c];
            [red, green, blue].map(|sum| ((sum + count / 2) / count) as u8)
        };
        let mut colours: Vec<[u8; 3]> = Vec::new();
        while colours.len() < most.clamp(2, 255)
            && let Some((_, Reverse(c))) = fullest.pop()
        {
            colours.push(mean(c));
        }
        if let Some(lightest) = colours.iter_mut().max_by_key(|c| c.iter().map(|&v| u32::from(v)).sum::<u32>())
            && lightest.iter().all(|&channel| channel > 247)
        {
            *lightest = [255; 3];
        }
        // Only cells that have pixels are ever asked for.
        let mut nearest = vec![0; cells];
        (0..cells).filter(|&c| sums[c].1 > 0).for_each(|c| nearest[c] = nearest_of(&colours, mean(c)));
        Self { colours, finder: Finder::Nearest(nearest) }
    }

    /// The number of the colour for each pixel.
    pub(super) fn indices(&self, frame: &[u8]) -> Vec<u8> {
        let number = |pixel: &[u8]| match &self.finder {
            Finder::Nearest(nearest) => nearest[cell(pixel)],
            // Every pixel has its colour: the palette was made from this picture.
            Finder::Exact(numbers) => numbers.get(pixel).copied().unwrap_or(0),
        };
        // Most pixels are as the one before.
        let (mut last, mut found): (&[u8], u8) = (&[], 0);
        let mut indices = Vec::with_capacity(frame.len() / 3);
        for pixel in frame.chunks_exact(3) {
            if pixel != last {
                (last, found) = (pixel, number(pixel));
            }
            indices.push(found);
        }
        indices
    }
}

/// The number of the colour that is nearest to this one.
fn nearest_of(colours: &[[u8; 3]], colour: [u8; 3]) -> u8 {
    let square = |a: u8, b: u8| (i32::from(a) - i32::from(b)) * (i32::from(a) - i32::from(b));
    let distance = |other: &[u8; 3]| (0..3).map(|i| square(other[i], colour[i])).sum::<i32>();
    // Of equals the first.
    (0..colours.len()).min_by_key(|&i| distance(&colours[i])).unwrap_or(0) as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_exact_palette_has_every_colour_or_is_none() {
        let frame: Vec<u8> = (0..255u8).rev().flat_map(|i| [i, 7, i / 2]).collect();
        let palette = Palette::exact(&frame).unwrap();
        let back: Vec<u8> = palette.indices(&frame).iter().flat_map(|&i| palette.colours[usize::from(i)]).collect();
        assert_eq!(back, frame);
        let more: Vec<u8> = (0..=255u8).flat_map(|i| [i, 7, i / 2]).collect();
        assert!(Palette::exact(&more).is_none());
    }

    #[test]
    fn few_colours_stay_as_they_are() {
        let frame: Vec<u8> = [[255, 255, 255], [0, 114, 178], [213, 94, 0], [255, 255, 255]].concat();
        let palette = Palette::of(&[&frame], 255);
        let back: Vec<u8> = palette.indices(&frame).iter().flat_map(|&i| palette.colours[usize::from(i)]).collect();
        assert_eq!(back, frame);
    }

    #[test]
    fn many_colours_become_near_ones() {
        let frame: Vec<u8> = (0..256u32).flat_map(|i| [i as u8, (i * 7 % 256) as u8, (255 - i) as u8]).collect();
        let palette = Palette::of(&[&frame], 40);
        assert!(palette.colours.len() <= 40);
        let off = palette.indices(&frame).into_iter().zip(frame.chunks(3)).map(|(i, pixel)| {
            palette.colours[usize::from(i)].iter().zip(pixel).map(|(&a, &b)| u32::from(a.abs_diff(b))).max().unwrap()
        });
        assert!(off.max().unwrap() < 128);
    }
}
