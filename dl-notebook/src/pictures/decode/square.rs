//! The middle square of a picture at the wanted size, gathered row by row: the whole picture is never kept.

use super::super::Picture;
use super::Orientation;

/// Gathers the middle square of a picture: each of its pixels is the mean of the area that it covers.
pub(super) struct Square {
    side: usize,
    orientation: Orientation,
    /// Where the square begins, and its length.
    left: usize,
    top: usize,
    edge: usize,
    /// For each row (and each column) of the square, the rows (columns) of the result that it is part of, each with its share.
    shares: Vec<Vec<(usize, f64)>>,
    sums: Vec<f64>,
}

impl Square {
    /// For a picture that is stored as `width` x `height` pixels, and wanted as `side` x `side`.
    pub(super) fn new(width: usize, height: usize, side: usize, orientation: Orientation) -> Self {
        let edge = width.min(height);
        // Of an odd rest the larger half is on the right and below, in the picture as it is looked at.
        let begin = |rest: usize, mirrored: bool| if mirrored { rest - rest / 2 } else { rest / 2 };
        let mut shares = vec![Vec::new(); edge];
        let scale = edge as f64 / side as f64;
        for i in 0..side {
            for (pixel, share) in span(i as f64 * scale, (i + 1) as f64 * scale, edge) {
                shares[pixel].push((i, share));
            }
        }
        Self {
            side,
            orientation,
            left: begin(width - edge, orientation.mirrors_columns()),
            top: begin(height - edge, orientation.mirrors_rows()),
            edge,
            shares,
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
        for &(row, height) in &self.shares[y - self.top] {
            let sums = &mut self.sums[3 * row * self.side..3 * (row + 1) * self.side];
            for (i, pixel) in rgb.chunks_exact(3).enumerate() {
                let Some(columns) = (first + i * step).checked_sub(self.left).and_then(|x| self.shares.get(x)) else {
                    continue;
                };
                for &(column, width) in columns {
                    for (sum, &byte) in sums[3 * column..3 * column + 3].iter_mut().zip(pixel) {
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
fn span(from: f64, to: f64, edge: usize) -> Vec<(usize, f64)> {
    let last = (to.ceil() as usize).min(edge);
    let share = |i: usize| (to.min((i + 1) as f64) - from.max(i as f64)) / (to - from);
    (from as usize..last).map(|i| (i, share(i))).filter(|(_, share)| *share > 0.0).collect()
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
