//! The confusion matrix as a table.

use plotters::{
    element::Rectangle,
    style::{
        Color, FontTransform, RGBColor,
        text_anchor::{HPos, VPos},
    },
};

use super::{
    chart::{note, width},
    marks::verdict,
    style::{GREY, INK, LABEL, SMALL, mix, px, text},
};
use crate::figure::{Area, Drawn, FINE, Figure};
use dl_core::{Result, language::say, metrics::Confusion};

/// A cell's side, on the page.
const SIDE: i32 = 116;
/// Above the cells.
const TOP: i32 = 64;

/// The confusion matrix as a table: a row for what an example is, a column for what the model said; each cell with its count, ✓ where
/// the model is right and ✗ where it's wrong, the more the darker. `names` for label 0 and label 1.
///
/// ```
/// use dl_notebook::prelude::*;
/// let counts = confusion(&array![[1.0, 0.0, 1.0]], &array![[1.0, 0.0, 0.0]])?;
/// assert!(plot::confusion(&counts, ["other", "cat"])?.alt().contains("cat"));
/// # Ok::<(), dl_core::Error>(())
/// ```
pub fn confusion(counts: &Confusion, names: [&str; 2]) -> Result<Figure> {
    let longest = names.iter().map(|name| name.chars().count()).max().unwrap_or(0).min(40) as i32;
    let left = 56 + 8 * longest;
    let size = ((left + 2 * SIDE + 20) as usize, (TOP + 2 * SIDE + 16) as usize);
    Figure::finely(size, describe(counts, names), &|area| draw(area, counts, names, left))
}

fn draw(area: &Area, counts: &Confusion, names: [&str; 2], left: i32) -> Drawn {
    let cells = [[counts.true_negatives, counts.false_positives], [counts.false_negatives, counts.true_positives]];
    let most = cells.iter().flatten().copied().max().unwrap_or(0).max(1) as f64;
    let (left, top, side) = (px(left), px(TOP), px(SIDE));
    let grey = (SMALL, mix(INK, GREY, 0.6));
    note(area, say("el modelo dijo…", "the model said…"), (left + side, px(16)), grey, (HPos::Center, VPos::Center))?;
    let turned = text(SMALL, grey.1, HPos::Center, VPos::Center).transform(FontTransform::Rotate270);
    area.draw_text(say("es…", "it is…"), &turned, (px(18), top + side))?;
    for (i, name) in names.into_iter().enumerate() {
        let middle = side * i as i32 + side / 2;
        note(area, &fitted(area, name, side), (left + middle, px(44)), (LABEL, INK), (HPos::Center, VPos::Center))?;
        note(area, name, (left - px(12), top + middle), (LABEL, INK), (HPos::Right, VPos::Center))?;
    }
    for (row, column) in [(0, 0), (0, 1), (1, 0), (1, 1)] {
        let at = (left + side * column as i32, top + side * row as i32);
        cell(area, at, cells[row][column], most, row == column)?;
    }
    Ok(())
}

/// A count with its sign.
fn cell(area: &Area, (x, y): (i32, i32), count: usize, most: f64, right: bool) -> Drawn {
    let (side, gap) = (px(SIDE), px(2));
    let strength = if count == 0 { 0.0 } else { 0.12 + 0.4 * count as f64 / most };
    let fill: RGBColor = mix(RGBColor(248, 248, 250), GREY, strength);
    area.draw(&Rectangle::new([(x + gap, y + gap), (x + side - gap, y + side - gap)], fill.filled()))?;
    note(area, &count.to_string(), (x + side / 2, y + side * 2 / 5), (26, INK), (HPos::Center, VPos::Center))?;
    let word = if right { say("acierto", "right") } else { say("error", "wrong") };
    let below = y + side * 3 / 4;
    let half = width(area, word, SMALL) / 2;
    verdict(area, right, (x + side / 2 - half - px(3), below), px(5))?;
    note(area, word, (x + side / 2 - half + px(7), below), (SMALL, INK), (HPos::Left, VPos::Center))?;
    Ok(())
}

/// A name cut to a width.
fn fitted(area: &Area, name: &str, room: i32) -> String {
    let mut letters: Vec<char> = name.chars().collect();
    let mut cut = false;
    while width(area, &letters.iter().collect::<String>(), LABEL) > room - FINE as i32 * 12 && letters.len() > 1 {
        letters.pop();
        cut = true;
    }
    letters.iter().collect::<String>() + if cut { "…" } else { "" }
}

fn describe(counts: &Confusion, [no, yes]: [&str; 2]) -> String {
    let Confusion { true_positives: tp, false_positives: fp, true_negatives: tn, false_negatives: missed } = counts;
    say!(
        "Matriz de confusión. Era {yes}: {tp} acertados, {missed} perdidos. Era {no}: {tn} acertados, {fp} tomados por {yes}.",
        "Confusion matrix. It was {yes}: {tp} found, {missed} missed. It was {no}: {tn} right, {fp} taken for {yes}."
    )
}
