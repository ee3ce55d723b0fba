//! Several figures as one.

use super::Figure;
use dl_core::{Error, Result, input, language::say};

/// Figures side by side, `columns` in a row, each in its place from the top left; the words of all of them, one after the other.
///
/// Errors: [`Error::Figure`] where there are no figures, more than 60, or animations among them; [`Error::Parameter`] where
/// `columns` is 0.
///
/// ```
/// use dl_core::{activation::{sigmoid, tanh}, plot::{Axes, function, grid}};
/// let left = function(&sigmoid, (-5.0, 5.0), &Axes::new("sigmoid", "z", "a").small())?;
/// let right = function(&tanh, (-5.0, 5.0), &Axes::new("tanh", "z", "a").small())?;
/// assert_eq!(grid(&[left, right], 2)?.size(), (680, 280));
/// # Ok::<(), dl_core::Error>(())
/// ```
pub fn grid(figures: &[Figure], columns: usize) -> Result<Figure> {
    input::expect_at_least_one("columns", columns)?;
    if figures.is_empty() || figures.len() > 60 {
        return Err(Error::Figure {
            problem: match say("es", "en") {
                "es" => format!("se esperaban de 1 a 60 figuras y llegaron {}", figures.len()),
                _ => format!("expected 1 to 60 figures, found {}", figures.len()),
            },
        });
    }
    if figures.iter().any(Figure::moves) {
        return Err(Error::Figure {
            problem: say(
                "se esperaban figuras quietas y llegó una que se mueve; anima la cuadrícula entera",
                "expected still figures, found one that moves; animate the grid instead",
            )
            .into(),
        });
    }
    let columns = columns.min(figures.len());
    let widths: Vec<usize> = (0..columns)
        .map(|c| figures.iter().skip(c).step_by(columns).map(|figure| figure.size().0).max().unwrap_or(0))
        .collect();
    let heights: Vec<usize> =
        figures.chunks(columns).map(|row| row.iter().map(|figure| figure.size().1).max().unwrap_or(0)).collect();
    let (width, height) = (widths.iter().sum(), heights.iter().sum());
    let mut rgb = vec![255; 3 * width * height];
    for (i, figure) in figures.iter().enumerate() {
        let left: usize = widths[..i % columns].iter().sum();
        let top: usize = heights[..i / columns].iter().sum();
        for (row, line) in figure.rgb().chunks_exact(3 * figure.size().0).enumerate() {
            rgb[3 * ((top + row) * width + left)..][..line.len()].copy_from_slice(line);
        }
    }
    let words: Vec<&str> = figures.iter().map(Figure::alt).collect();
    Ok(Figure::still(width, height, rgb, words.join(" ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(width: usize, height: usize, grey: u8) -> Figure {
        Figure::still(width, height, vec![grey; 3 * width * height], format!("grey {grey}."))
    }

    #[test]
    fn each_is_in_its_place() {
        let figure = grid(&[plain(2, 1, 10), plain(1, 2, 20), plain(1, 1, 30)], 2).unwrap();
        assert_eq!(figure.size(), (3, 3));
        let greys: Vec<u8> = figure.rgb().chunks(3).map(|p| p[0]).collect();
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
