//! The middle square of a picture at the wanted size, gathered row by row: the whole picture is never kept.

use super::orientation::Orientation;
use crate::pictures::picture::Picture;

/// Gathers the middle square of a picture: each of its pixels is the mean of the area that it covers.
pub(super) struct Square {
    side: usize,
    orientation: Orientation,
    /// Where the square begins, and its length.
    left: usize,
    top: usize,
    edge: usize,
    /// The rows (or columns) of the result that a row (or column) of the square is part of, each with its share, one after the
    /// other; and where they end for each.
    shares: Vec<(usize, f64)>,
    ends: Vec<usize>,
    sums: Vec<f64>,
}

impl Square {
    /// For a picture that is stored as `width` x `height` pixels, and wanted as `side` x `side`.
    pub(super) fn new(width: usize, height: usize, side: usize, orientation: Orientation) -> Self {
        let edge = width.min(height);
        // Of an odd rest the larger half is on the right and below, in the picture as it is looked at.
        let begin = |rest: usize, mirrored: bool| if mirrored { rest - rest / 2 } else { rest / 2 };
        let mut shares = Vec::new();
        let scale = edge as f64 / side as f64;
        for i in 0..side {
            shares.extend(span(i as f64 * scale, (i + 1) as f64 * scale, edge).map(|(pixel, share)| (pixel, i, share)));
        }
        shares.sort_by_key(|&(pixel, i, _)| (pixel, i));
        let ends = (0..edge).map(|pixel| shares.partition_point(|&(other, ..)| other <= pixel)).collect();
        let shares = shares.into_iter().map(|(_, i, share)| (i, share)).collect();
        Self {
            side,
            orientation,
            left: begin(width - edge, orientation.mirrors_columns()),
            top: begin(height - edge, orientation.mirrors_rows()),
            edge,
            shares,
            ends,
            sums: vec![0.0; 3 * side * side],
        }
    }

    /// The rows of the picture that the square needs.
    pub(super) fn rows(&self) -> std::ops::Range<usize> {
        self.top..self.top + self.edge
    }

    /// Takes row `y` of the picture: red, green and blue of each pixel.
    pub(super) fn row(&mut self, y: usize, rgb: &[u8]) {
        self.pixels(y, 0, 1, rgb);
    }

    /// Takes some pixels of row `y`: those in columns `first`, `first + step`, ...
    pub(super) fn pixels(&mut self, y: usize, first: usize, step: usize, rgb: &[u8]) {
        if !self.rows().contains(&y) {
            return;
        }
        let ends = |pixel: usize| (pixel.checked_sub(1).map_or(0, |before| self.ends[before]), self.ends[pixel]);
        let (from, to) = ends(y - self.top);
        for &(row, height) in &self.shares[from..to] {
            let sums = &mut self.sums[3 * row * self.side..3 * (row + 1) * self.side];
            let inside = self.left..self.left + self.edge;
            for (x, pixel) in (first..).step_by(step).zip(rgb.chunks_exact(3)).filter(|(x, _)| inside.contains(x)) {
                let (from, to) = ends(x - self.left);
                for &(column, width) in &self.shares[from..to] {
                    let sums = &mut sums[3 * column..3 * column + 3];
                    for (sum, &byte) in sums.iter_mut().zip(pixel) {
                        *sum += f64::from(byte) * height * width;
                    }
                }
            }
        }
    }

    /// The square, upright.
    pub(super) fn finish(self) -> Picture {
        let last = self.side - 1;
        let mut rgb = Vec::with_capacity(self.sums.len());
        for row in 0..self.side {
            for column in 0..self.side {
                let (y, x) = self.orientation.stored(row, column, last);
                let at = 3 * (y * self.side + x);
                rgb.extend(self.sums[at..at + 3].iter().map(|sum| sum.round().clamp(0.0, 255.0) as u8));
            }
        }
        Picture { side: self.side, rgb }
    }
}

/// The pixels that [from, to) covers, each with its share of the whole.
fn span(from: f64, to: f64, edge: usize) -> impl Iterator<Item = (usize, f64)> {
    let last = (to.ceil() as usize).min(edge);
    let share = move |i: usize| (to.min((i + 1) as f64) - from.max(i as f64)) / (to - from);
    (from as usize..last).map(move |i| (i, share(i))).filter(|(_, share)| *share > 0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn square(width: usize, grey: &[u8], side: usize) -> Vec<u8> {
        let mut square = Square::new(width, grey.len() / width, side, Orientation::default());
        for (y, row) in grey.chunks(width).enumerate() {
            square.row(y, &row.iter().flat_map(|&v| [v; 3]).collect::<Vec<_>>());
        }
        square.finish().rgb
    }

    #[test]
    fn reducing_takes_the_mean_of_the_middle_square() {
        // 4 x 2: the middle 2 x 2 holds 10, 20, 30, 40.
        let grey = [0, 10, 20, 0, 0, 30, 40, 0];
        assert_eq!(square(4, &grey, 1), [25; 3]);
        assert_eq!(square(4, &grey, 2)[..6], [10, 10, 10, 20, 20, 20]);
        assert_eq!(square(4, &grey, 4).len(), 48);
        // 2 x 3: of the odd rest nothing is above, one row below.
        assert_eq!(square(2, &[1, 1, 1, 1, 9, 9], 1), [1; 3]);
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
}
