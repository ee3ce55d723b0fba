//! A function of two numbers on a grid: its values between the grid's places, and the lines along which it has one value.

use std::collections::BTreeMap;

use dl_core::{Error, Result, language::say};

/// Values of f at (nx + 1) x (ny + 1) places, row after row from the bottom.
pub(super) struct Grid {
    nx: usize,
    ny: usize,
    pub(super) values: Vec<f64>,
}

impl Grid {
    /// From the values; fails where one is NaN or infinite.
    pub(super) fn new(nx: usize, ny: usize, values: Vec<f64>) -> Result<Self> {
        let expected = (nx + 1) * (ny + 1);
        if values.len() != expected {
            return Err(Error::Shape {
                what: say("las respuestas", "the answers").into(),
                expected: format!("(1, {expected})"),
                found: format!("(1, {})", values.len()),
            });
        }
        if let Some((column, &value)) = values.iter().enumerate().find(|(_, v)| !v.is_finite()) {
            return Err(Error::NotFinite {
                what: say("la función por dibujar", "the function to draw").into(),
                value,
                row: 0,
                column,
            });
        }
        Ok(Self { nx, ny, values })
    }

    fn at(&self, i: usize, j: usize) -> f64 {
        self.values[j * (self.nx + 1) + i]
    }

    /// The value at (u, v), both from 0 to 1, from the four places around it.
    pub(super) fn sample(&self, u: f64, v: f64) -> f64 {
        let (x, y) = (u * self.nx as f64, v * self.ny as f64);
        let (i, j) = ((x as usize).min(self.nx - 1), (y as usize).min(self.ny - 1));
        let (s, t) = (x - i as f64, y - j as f64);
        let low = self.at(i, j) * (1.0 - s) + self.at(i + 1, j) * s;
        let high = self.at(i, j + 1) * (1.0 - s) + self.at(i + 1, j + 1) * s;
        low * (1.0 - t) + high * t
    }

    /// Where the function has the value `level`: lines in coordinates from 0 to 1 (marching squares; W. Lorensen and H. Cline, 1987, one
    /// dimension down).
    pub(super) fn lines_at(&self, level: f64) -> Vec<Vec<(f64, f64)>> {
        let mut pieces = Vec::new();
        for (i, j) in (0..self.ny).flat_map(|j| (0..self.nx).map(move |i| (i, j))) {
            let corners = [(i, j), (i + 1, j), (i + 1, j + 1), (i, j + 1)];
            // Which sides of the square are crossed, in order around it; a side is its two corners, the lower left one first.
            let sides = (0..4).map(|side| {
                let (a, b) = (corners[side], corners[(side + 1) % 4]);
                (a.min(b), a.max(b))
            });
            let crossed: Vec<Side> =
                sides.filter(|(a, b)| (self.at(a.0, a.1) < level) != (self.at(b.0, b.1) < level)).collect();
            pieces.extend(crossed.chunks_exact(2).map(|pair| [pair[0], pair[1]]));
        }
        chained(&pieces)
            .into_iter()
            .map(|line| line.into_iter().map(|side| self.crossing(side, level)).collect())
            .collect()
    }

    /// Where a side of a square has the value `level`.
    fn crossing(&self, (from, to): Side, level: f64) -> (f64, f64) {
        let (a, b) = (self.at(from.0, from.1) - level, self.at(to.0, to.1) - level);
        let t = a / (a - b);
        let mix = |p: usize, q: usize| p as f64 + t * (q as f64 - p as f64);
        (mix(from.0, to.0) / self.nx as f64, mix(from.1, to.1) / self.ny as f64)
    }
}

/// A side of a square of the grid: its two corners.
type Side = ((usize, usize), (usize, usize));

/// Pieces that meet, as lines; a closed one ends where it began.
fn chained(pieces: &[[Side; 2]]) -> Vec<Vec<Side>> {
    let mut meeting: BTreeMap<Side, Vec<usize>> = BTreeMap::new();
    for (i, piece) in pieces.iter().enumerate() {
        piece.iter().for_each(|side| meeting.entry(*side).or_default().push(i));
    }
    let mut used = vec![false; pieces.len()];
    // Open lines from their ends first, then what is closed from anywhere.
    let ends = (0..pieces.len()).filter(|&i| pieces[i].iter().any(|side| meeting[side].len() == 1));
    let order: Vec<usize> = ends.chain(0..pieces.len()).collect();
    let mut lines = Vec::new();
    for first in order {
        if used[first] {
            continue;
        }
        let from = usize::from(meeting[&pieces[first][0]].len() > 1 && meeting[&pieces[first][1]].len() == 1);
        let mut line = vec![pieces[first][from]];
        let mut next = Some(first);
        while let Some(i) = next {
            used[i] = true;
            let here = line[line.len() - 1];
            let there = if pieces[i][0] == here { pieces[i][1] } else { pieces[i][0] };
            line.push(there);
            next = meeting[&there].iter().copied().find(|&other| !used[other]);
        }
        lines.push(line);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grid(f: fn(f64, f64) -> f64) -> Grid {
        let values = (0..=20).flat_map(|j| (0..=30).map(move |i| f(i as f64 / 30.0, j as f64 / 20.0))).collect();
        Grid::new(30, 20, values).unwrap()
    }

    #[test]
    fn a_plane_is_met_exactly() {
        let plane = grid(|u, v| 2.0 * u - v);
        assert!((plane.sample(0.33, 0.77) - (0.66 - 0.77)).abs() < 1e-12);
        assert!((plane.sample(1.0, 1.0) - 1.0).abs() < 1e-12);
        let lines = plane.lines_at(0.5);
        assert_eq!(lines.len(), 1);
        assert!(lines[0].len() > 15 && lines[0].iter().all(|(u, v)| (2.0 * u - v - 0.5).abs() < 1e-12));
    }

    #[test]
    fn a_circle_is_closed() {
        let lines = grid(|u, v| (u - 0.5).hypot(v - 0.5)).lines_at(0.3);
        assert!(lines.len() == 1 && lines[0].first() == lines[0].last());
        let length: f64 = lines[0].windows(2).map(|p| (p[0].0 - p[1].0).hypot(p[0].1 - p[1].1)).sum();
        assert!((length - 0.6 * std::f64::consts::PI).abs() < 0.02, "{length}");
    }

    #[test]
    fn what_cannot_be_drawn_is_refused() {
        assert!(matches!(Grid::new(1, 1, vec![0.0; 3]), Err(Error::Shape { .. })));
        assert!(matches!(Grid::new(1, 1, vec![0.0, 1.0, f64::NAN, 0.0]), Err(Error::NotFinite { .. })));
    }
}
