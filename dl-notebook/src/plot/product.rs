//! A matrix product worked entry by entry.

use ndarray::Array2;
use plotters::{
    element::{PathElement, Rectangle},
    style::{
        Color, RGBColor,
        text_anchor::{HPos, VPos},
    },
};

use super::{
    chart::{note, width},
    style::{GREY, HUES, INK, LABEL, SMALL, WHITE, mix, number, px},
};
use crate::figure::{Area, Drawn, Figure};
use dl_core::{Error, Result, input, language::say, product as times};

/// The most rows or columns.
const MOST: usize = 6;
/// A cell on the page.
const CELL: (i32, i32) = (52, 34);
/// Between the matrices.
const GAP: i32 = 40;

/// A·B with one entry worked out: a row of A and a column of B are highlighted, and below stands the sum of their products that makes
/// the entry of the result. `row` and `column` count from 0.
///
/// Errors: [`Error::Product`] where the two can't be multiplied, [`Error::Figure`] where one has more than 6 rows or columns,
/// [`Error::Parameter`] where there is no such row or column, [`Error::NotFinite`].
///
/// ```
/// use dl_notebook::prelude::*;
/// let a = array![[1.0, 2.0], [0.0, -1.0]];
/// let b = array![[3.0, 1.0, 0.0], [4.0, 2.0, 5.0]];
/// let figure = plot::product(&a, &b, 0, 1)?;
/// assert!(figure.alt().ends_with("1·1 + 2·2 = 5."));
/// # Ok::<(), dl_core::Error>(())
/// ```
pub fn product(a: &Array2<f64>, b: &Array2<f64>, row: usize, column: usize) -> Result<Figure> {
    input::expect_finite("a", a)?;
    input::expect_finite("b", b)?;
    let c = times(a, b)?;
    if let Some(most) = [a, b].iter().flat_map(|m| [m.nrows(), m.ncols()]).max().filter(|&n| n > MOST) {
        return Err(Error::Figure {
            problem: say!(
                "se esperaban matrices de hasta {MOST} filas y columnas y llegó una de {most}",
                "expected matrices of up to {MOST} rows and columns but got one of {most}"
            ),
        });
    }
    check("row", row, c.nrows())?;
    check("column", column, c.ncols())?;
    let sum = sum_of(a, b, row, column, c[[row, column]]);
    let (i, j) = (row + 1, column + 1);
    let alt = say!(
        "Producto de matrices: la fila {i} de la primera por la columna {j} de la segunda, {sum}.",
        "Matrix product: row {i} of the first by column {j} of the second, {sum}."
    );
    let tall = a.nrows().max(b.nrows()) as i32;
    let wide = (a.ncols() + b.ncols() + c.ncols()) as i32;
    let size = ((CELL.0 * wide + 2 * GAP + 50) as usize, (CELL.1 * tall + 96) as usize);
    Figure::finely((size.0.max(420), size.1), alt, &|area| {
        draw(area, [a, b, &c], (row, column), (wide, tall))?;
        let (room, below) = (area.dim_in_pixel().0 as i32, area.dim_in_pixel().1 as i32 - px(24));
        let size = (9..=LABEL + 1).rev().find(|&size| width(area, &sum, size) < room - px(16)).unwrap_or(9);
        note(area, &sum, (room / 2, below), (size, INK), (HPos::Center, VPos::Center))
    })
}

/// The three matrices side by side; `cells`: how many there are across and down.
fn draw(area: &Area, matrices: [&Array2<f64>; 3], (row, column): (usize, usize), cells: (i32, i32)) -> Drawn {
    let mut x = (area.dim_in_pixel().0 as i32 - px(CELL.0 * cells.0 + 2 * GAP)) / 2;
    let middle = px(30 + CELL.1 * cells.1 / 2);
    for (i, (matrix, name)) in matrices.into_iter().zip(["A", "B", "A·B"]).enumerate() {
        let marked = |r: usize, k: usize| [r == row, k == column, (r, k) == (row, column)][i];
        table(area, matrix, name, (x, middle), HUE[i], &marked)?;
        x += px(CELL.0 * matrix.ncols() as i32 + GAP);
        let sign = ["·", "=", ""][i];
        note(area, sign, (x - px(GAP / 2), middle), (18, INK), (HPos::Center, VPos::Center))?;
    }
    Ok(())
}

/// Of the row, of the column, of their product.
const HUE: [RGBColor; 3] = [HUES[0], HUES[1], HUES[2]];

fn check(name: &'static str, value: usize, end: usize) -> Result<()> {
    if value < end {
        return Ok(());
    }
    let expected = say(
        "que sea de una fila o columna del producto, contando desde 0",
        "to be that of a row or column of the product, counted from 0",
    );
    Err(Error::Parameter { name, expected, found: value.to_string() })
}

/// 1·3 + 2·4 = 11.
fn sum_of(a: &Array2<f64>, b: &Array2<f64>, row: usize, column: usize, result: f64) -> String {
    let entry = |v: f64| if v < 0.0 { format!("({})", number(v).replace('-', "−")) } else { number(v) };
    let terms: Vec<String> =
        (0..a.ncols()).map(|k| format!("{}·{}", entry(a[[row, k]]), entry(b[[k, column]]))).collect();
    format!("{} = {}", terms.join(" + "), number(result).replace('-', "−"))
}

/// A matrix in brackets around `middle`, its left edge at x; entries that are marked have a hue behind them.
fn table(
    area: &Area,
    matrix: &Array2<f64>,
    name: &str,
    (x, middle): (i32, i32),
    hue: RGBColor,
    marked: &dyn Fn(usize, usize) -> bool,
) -> Drawn {
    let (wide, high) = (px(CELL.0), px(CELL.1));
    let top = middle - high * matrix.nrows() as i32 / 2;
    let (right, bottom) = (x + wide * matrix.ncols() as i32, top + high * matrix.nrows() as i32);
    for ((row, column), &value) in matrix.indexed_iter() {
        let (left, upper) = (x + wide * column as i32, top + high * row as i32);
        if marked(row, column) {
            let corners = [(left, upper), (left + wide - 1, upper + high - 1)];
            area.draw(&Rectangle::new(corners, mix(WHITE, hue, 0.28).filled()))?;
        }
        let at = (left + wide / 2, upper + high / 2);
        note(area, &number(value).replace('-', "−"), at, (LABEL + 1, INK), (HPos::Center, VPos::Center))?;
    }
    let arm = px(5);
    let thick = INK.stroke_width(px(3) as u32 / 2);
    for (edge, inwards) in [(x, arm), (right, -arm)] {
        area.draw(&PathElement::new(vec![(edge, top), (edge, bottom)], thick))?;
        for end in [top, bottom] {
            area.draw(&PathElement::new(
                vec![(edge.min(edge + inwards), end), (edge.max(edge + inwards), end)],
                thick,
            ))?;
        }
    }
    let shape = format!("{name} ({}, {})", matrix.nrows(), matrix.ncols());
    note(area, &shape, ((x + right) / 2, top - px(14)), (SMALL, mix(INK, GREY, 0.5)), (HPos::Center, VPos::Center))
}

#[cfg(test)]
mod tests {
    use ndarray::array;

    use super::*;

    #[test]
    fn the_sum_is_written_out() {
        let (a, b) = (array![[1.0, -2.0]], array![[3.0], [0.5]]);
        assert_eq!(sum_of(&a, &b, 0, 0, 2.0), "1·3 + (−2)·0.5 = 2");
    }

    #[test]
    fn what_cannot_be_drawn_is_refused() {
        let two = Array2::from_elem((2, 2), 1.0);
        assert!(matches!(product(&two, &Array2::zeros((3, 2)), 0, 0), Err(Error::Product { .. })));
        assert!(matches!(product(&two, &two, 2, 0), Err(Error::Parameter { .. })));
        assert!(matches!(product(&two, &two, 0, 2), Err(Error::Parameter { .. })));
        assert!(matches!(product(&Array2::zeros((7, 2)), &two, 0, 0), Err(Error::Figure { .. })));
        assert!(matches!(product(&array![[f64::NAN]], &array![[1.0]], 0, 0), Err(Error::NotFinite { .. })));
    }
}
