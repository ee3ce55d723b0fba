//! The weights of one neuron as a picture.

use ndarray::Array2;
use plotters::style::{
    RGBColor,
    text_anchor::{HPos, VPos},
};

use super::{
    chart::note,
    pictures::stamp,
    style::{BLUE, INK, LABEL, RED, mix, number, px},
};
use crate::{figure::Figure, pictures::Picture};
use dl_core::{
    Result,
    input::{self, rows},
    language::say,
};

/// On the page: a picture's side, and the space around it.
const SIDE: usize = 300;
const GAP: usize = 12;
/// Below the pictures.
const CAPTION: usize = 26;

/// The weights of one neuron as a picture: where it looks, and what speaks for class 1 or against it.
///
/// A weight belongs to one number of the picture, so the weights have its form. On the left each pixel shows its three weights as
/// red, green and blue around a middle grey; on the right their sum, blue where light there speaks for class 1, red where it
/// speaks against it. Shapes: `w` (3 side², 1). Errors: [`Error::Shape`](dl_core::Error::Shape) for another form,
/// [`Error::NotFinite`](dl_core::Error::NotFinite).
///
/// ```
/// use dl_notebook::prelude::*;
/// let w = Array2::from_shape_fn((12, 1), |(i, _)| i as f64 - 6.0);
/// assert!(plot::weights(&w)?.alt().contains("12"));
/// # Ok::<(), dl_core::Error>(())
/// ```
pub fn weights(w: &Array2<f64>) -> Result<Figure> {
    input::expect_shape("w", w, w.nrows(), 1)?;
    input::expect_finite("w", w)?;
    let numbers = rows(w);
    let largest = largest_of(&numbers);
    let scale = if largest > 0.0 { 1.0 / largest } else { 0.0 };
    let colours = Picture::from_column(w.mapv(|v| 0.5 + 0.5 * v * scale).column(0))?;
    let sums: Vec<f64> = numbers.chunks(3).map(|pixel| pixel.iter().sum()).collect();
    let largest_sum = largest_of(&sums).max(f64::MIN_POSITIVE);
    let rgb = sums.iter().map(|sum| diverging(sum / largest_sum)).flat_map(|hue| [hue.0, hue.1, hue.2]).collect();
    let sides = Picture { side: colours.side, rgb };
    let captions = [
        say("los pesos en rojo, verde y azul", "the weights in red, green and blue"),
        say("su suma: azul a favor, rojo en contra", "their sum: blue for, red against"),
    ];
    let (count, most) = (w.len(), number(largest));
    let alt = say!(
        "Los {count} pesos de la neurona como imagen; el mayor, en valor absoluto, es {most}.",
        "The neuron's {count} weights as a picture; the largest in absolute value is {most}."
    );
    Figure::finely((2 * SIDE + 3 * GAP, SIDE + GAP + CAPTION), alt, &|area| {
        for (i, (picture, caption)) in [&colours, &sides].into_iter().zip(captions).enumerate() {
            let left = GAP + i * (SIDE + GAP);
            stamp(area, picture, (left, GAP), SIDE)?;
            let at = (px((left + SIDE / 2) as i32), px((SIDE + GAP + CAPTION / 2) as i32));
            note(area, caption, at, (LABEL, INK), (HPos::Center, VPos::Center))?;
        }
        Ok(())
    })
}

/// The largest absolute value.
fn largest_of(numbers: &[f64]) -> f64 {
    numbers.iter().fold(0.0, |largest: f64, v| largest.max(v.abs()))
}

/// Red at -1, light grey at 0, blue at 1.
fn diverging(v: f64) -> RGBColor {
    mix(RGBColor(243, 243, 245), if v > 0.0 { BLUE } else { RED }, v.abs())
}

#[cfg(test)]
mod tests {
    use super::*;
    use dl_core::Error;

    #[test]
    fn positive_is_blue_and_negative_red() {
        assert_eq!([diverging(1.0), diverging(-1.0)], [BLUE, RED]);
        let w = Array2::from_shape_fn((12, 1), |(i, _)| if i < 6 { 1.0 } else { -1.0 });
        let figure = weights(&w).unwrap();
        let count = |hue: RGBColor| figure.rgb().chunks(3).filter(|p| *p == [hue.0, hue.1, hue.2]).count();
        assert!(count(BLUE) > 100_000 && count(RED) > 100_000);
    }

    #[test]
    fn what_cannot_be_shown_is_refused() {
        assert!(matches!(weights(&Array2::zeros((7, 1))), Err(Error::Shape { .. })));
        assert!(matches!(weights(&Array2::from_elem((12, 1), f64::NAN)), Err(Error::NotFinite { .. })));
    }
}
