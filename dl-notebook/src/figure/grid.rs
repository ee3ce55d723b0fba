//! Several figures as one.

use super::{DENSITY, Figure};
use dl_core::{Error, Result, input, language::say};

/// Figures side by side, `columns` in a row, each in its place from the top left; the words of all of them, one after the other.
///
/// Errors: [`Error::Figure`] where there are no figures, more than 60, or animations among them; [`Error::Parameter`] where
/// `columns` is 0.
///
/// ```
/// use dl_notebook::prelude::*;
/// let left = plot::function(&sigmoid, (-5.0, 5.0), &Axes::new("sigmoid", "z", "a").small())?;
/// let right = plot::function(&tanh, (-5.0, 5.0), &Axes::new("tanh", "z", "a").small())?;
/// assert_eq!(plot::grid(&[left, right], 2)?.size(), (680, 280));
/// # Ok::<(), dl_core::Error>(())
/// ```
pub fn grid(figures: &[Figure], columns: usize) -> Result<Figure> {
    input::expect_at_least_one("columns", columns)?;
    check(figures)?;
    let columns = columns.min(figures.len());
    let largest = |sizes: &mut dyn Iterator<Item = usize>| sizes.max().unwrap_or(0);
    let widths: Vec<usize> = (0..columns)
        .map(|c| largest(&mut figures.iter().skip(c).step_by(columns).map(|figure| figure.size().0)))
        .collect();
    let heights: Vec<usize> =
        figures.chunks(columns).map(|row| largest(&mut row.iter().map(|figure| figure.size().1))).collect();
    let size: (usize, usize) = (widths.iter().sum(), heights.iter().sum());
    let mut rgb = vec![255; 3 * DENSITY * DENSITY * size.0 * size.1];
    for (i, figure) in figures.iter().enumerate() {
        let left: usize = DENSITY * widths[..i % columns].iter().sum::<usize>();
        let top: usize = DENSITY * heights[..i / columns].iter().sum::<usize>();
        for (row, line) in figure.rgb().chunks_exact(3 * figure.pixels().0).enumerate() {
            rgb[3 * ((top + row) * DENSITY * size.0 + left)..][..line.len()].copy_from_slice(line);
        }
    }
    let words: Vec<&str> = figures.iter().map(Figure::alt).collect();
    Ok(Figure::still(size, rgb, words.join(" ")))
}

fn check(figures: &[Figure]) -> Result<()> {
    let count = figures.len();
    if !(1..=60).contains(&count) {
        return Err(Error::Figure {
            problem: say!(
                "se esperaban de 1 a 60 figuras y llegaron {count}",
                "expected 1 to 60 figures but got {count}"
            ),
        });
    }
    if figures.iter().any(Figure::moves) {
        let problem = say(
            "se esperaban figuras quietas y llegó una que se mueve; anima la cuadrícula entera",
            "expected still figures but got one that moves; animate the grid instead",
        );
        return Err(Error::Figure { problem: problem.into() });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{super::tests::plain, *};

    #[test]
    fn each_is_in_its_place() {
        let figure = grid(&[plain(2, 1, 10), plain(1, 2, 20), plain(1, 1, 30)], 2).unwrap();
        assert_eq!(figure.size(), (3, 3));
        let grey = |x: usize, y: usize| figure.rgb()[3 * DENSITY * (y * DENSITY * 3 + x)];
        let greys: Vec<u8> = (0..9).map(|i| grey(i % 3, i / 3)).collect();
        assert_eq!(greys, [10, 10, 20, 255, 255, 20, 30, 255, 255]);
        assert_eq!(figure.alt(), "grey 10. grey 20. grey 30.");
    }

    #[test]
    fn what_cannot_be_drawn_is_refused() {
        assert!(matches!(grid(&[], 2), Err(Error::Figure { .. })));
        assert!(matches!(grid(&[plain(1, 1, 0)], 0), Err(Error::Parameter { .. })));
        let moving = super::super::animation(&[plain(1, 1, 0), plain(1, 1, 1)], 100).unwrap();
        assert!(matches!(grid(&[moving], 1), Err(Error::Figure { .. })));
    }
}
