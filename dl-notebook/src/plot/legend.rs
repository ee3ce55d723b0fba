//! Which look means what: names in rows above a chart.

use plotters::{
    element::PathElement,
    style::{
        Color, RGBColor,
        text_anchor::{HPos, VPos},
    },
};

use super::{
    chart::{note, width},
    marks::{Shape, mark},
    style::{INK, LABEL, px},
};
use crate::figure::{Area, Drawn};

/// A name with what it stands for.
pub(super) struct Entry<'a> {
    pub(super) name: &'a str,
    pub(super) hue: RGBColor,
    /// Whether it's drawn as a stroke.
    pub(super) stroke: bool,
    /// The mark it's drawn with.
    pub(super) shape: Option<Shape>,
}

/// From one row to the next.
const ROW: i32 = px(LABEL + 8);
/// Between an entry and the next.
const GAP: i32 = px(18);

impl Entry<'_> {
    /// How long its sign is.
    fn sign(&self) -> i32 {
        px(if self.stroke { 24 } else { 12 })
    }

    fn width(&self, area: &Area) -> i32 {
        self.sign() + px(6) + width(area, self.name, LABEL)
    }

    fn draw(&self, area: &Area, (x, y): (i32, i32)) -> Drawn {
        let long = self.sign();
        if self.stroke {
            area.draw(&PathElement::new(vec![(x, y), (x + long, y)], self.hue.stroke_width(px(2) as u32)))?;
        }
        if let Some(shape) = self.shape {
            mark(area, shape, (x + long / 2, y), 4.0, self.hue)?;
        }
        note(area, self.name, (x + long + px(6), y), (LABEL, INK), (HPos::Left, VPos::Center))
    }
}

/// Draws the entries in rows, centred, as many as the width takes, and returns the area below them.
pub(super) fn legend<'p>(area: &Area<'p>, entries: &[Entry]) -> Result<Area<'p>, Box<dyn std::error::Error>> {
    let room = area.dim_in_pixel().0 as i32;
    let rows = rows(&entries.iter().map(|entry| entry.width(area)).collect::<Vec<_>>(), room);
    let (head, rest) = area.split_vertically(ROW * rows.len() as i32);
    let mut entries = entries.iter();
    for (i, row) in rows.iter().enumerate() {
        let whole: i32 = row.iter().sum::<i32>() + GAP * (row.len() as i32 - 1);
        let mut x = ((room - whole) / 2).max(0);
        for (entry, wide) in entries.by_ref().take(row.len()).zip(row) {
            entry.draw(&head, (x, ROW * i as i32 + ROW / 2))?;
            x += wide + GAP;
        }
    }
    Ok(rest)
}

/// Widths in rows that are no wider than the room, unless one alone is.
fn rows(widths: &[i32], room: i32) -> Vec<Vec<i32>> {
    let mut rows: Vec<Vec<i32>> = Vec::new();
    for &wide in widths {
        match rows.last_mut().filter(|row| row.iter().map(|w| w + GAP).sum::<i32>() + wide <= room) {
            Some(row) => row.push(wide),
            None => rows.push(vec![wide]),
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_does_not_fit_goes_to_the_next_row() {
        assert_eq!(rows(&[100, 200, 900], 100 + 200 + GAP), [vec![100, 200], vec![900]]);
        assert_eq!(rows(&[5000], 10), [vec![5000]]);
    }
}
