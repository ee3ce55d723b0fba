//! Figures one after the other: an animation that runs by itself.

use super::Figure;
use dl_core::{Error, Result, language::say};

/// The most frames.
const MOST_FRAMES: usize = 200;

/// Figures of one size as an animation that begins again when it ends; each is shown for so many milliseconds, the last one
/// longer.
///
/// It becomes a GIF: see [`Figure::gif`]. Errors: [`Error::Figure`] where there are fewer than two figures, more than 200, or of
/// different sizes; [`Error::Parameter`] where the time is not from 20 to 10,000.
///
/// ```
/// use dl_notebook::prelude::*;
/// let mut frames: Vec<Figure> = Vec::new();
/// for k in 1..4 {
///     let wave = move |x: f64| (k as f64 * x).sin();
///     frames.push(plot::function(&wave, (0.0, 6.0), &Axes::new("Waves", "x", "sin kx").small())?);
/// }
/// let figure = plot::animation(&frames, 400)?;
/// assert!(figure.gif()?.len() < 300_000);
/// # Ok::<(), dl_core::Error>(())
/// ```
pub fn animation(figures: &[Figure], milliseconds: usize) -> Result<Figure> {
    check(figures)?;
    if !(20..=10_000).contains(&milliseconds) {
        let expected = say("que esté entre 20 y 10000", "to be from 20 to 10000");
        return Err(Error::Parameter { name: "milliseconds", expected, found: milliseconds.to_string() });
    }
    let (first, last) = (&figures[0], &figures[figures.len() - 1]);
    let (count, begin, end) = (figures.len(), first.alt(), last.alt());
    let alt = say!(
        "Animación de {count} cuadros. Al principio: {begin} Al final: {end}",
        "Animation of {count} frames. At first: {begin} At last: {end}"
    );
    Ok(Figure::moving(figures, milliseconds, alt))
}

/// Whether these can follow each other in one place.
pub(super) fn check(figures: &[Figure]) -> Result<()> {
    let refuse = |problem: String| Err(Error::Figure { problem });
    let count = figures.len();
    if !(2..=MOST_FRAMES).contains(&count) {
        return refuse(say!(
            "se esperaban de 2 a {MOST_FRAMES} figuras y llegaron {count}",
            "expected 2 to {MOST_FRAMES} figures but got {count}"
        ));
    }
    if let Some(other) = figures.iter().find(|figure| figure.size() != figures[0].size()) {
        let ((w, h), (a, b)) = (figures[0].size(), other.size());
        return refuse(say!(
            "se esperaban figuras del mismo tamaño y llegaron de {w} x {h} y de {a} x {b}",
            "expected figures of one size but got {w} x {h} and {a} x {b}"
        ));
    }
    if figures.iter().any(Figure::moves) {
        let problem = say(
            "se esperaban figuras quietas y llegó una que se mueve",
            "expected still figures but got one that moves",
        );
        return refuse(problem.into());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{
        super::{gif::tests::shown, tests::plain},
        *,
    };

    #[test]
    fn a_viewer_sees_the_frames() {
        let frames = [plain(40, 30, 0), plain(40, 30, 100), plain(40, 30, 100), plain(40, 30, 255)];
        let bytes = animation(&frames, 100).unwrap().gif().unwrap();
        let greys: Vec<u8> = shown(&bytes).iter().map(|frame| frame[0]).collect();
        assert_eq!(greys, [0, 100, 100, 255]);
    }

    #[test]
    fn bad_input_is_refused() {
        let (small, large) = (plain(1, 1, 0), plain(2, 1, 0));
        assert!(matches!(animation(std::slice::from_ref(&small), 100), Err(Error::Figure { .. })));
        assert!(matches!(animation(&[small.clone(), large], 100), Err(Error::Figure { .. })));
        assert!(matches!(animation(&[small.clone(), small], 5), Err(Error::Parameter { .. })));
    }
}
