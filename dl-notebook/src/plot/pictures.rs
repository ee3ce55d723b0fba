//! Pictures: one, or many with captions or verdicts.

use ndarray::Array2;
use plotters::{
    element::BitMapElement,
    style::text_anchor::{HPos, VPos},
};

use super::{
    chart::note,
    marks::verdict,
    style::{INK, LABEL, px},
};
use crate::{
    figure::{Area, DENSITY, Drawn, FINE, Figure},
    pictures::Picture,
};
use dl_core::{
    Error, Result,
    data::Dataset,
    input::{self, rows},
    language::say,
};

/// Between pictures, on the page.
const GAP: usize = 10;
/// Height of a line of caption.
const CAPTION: usize = 22;
/// The most pictures that one figure shows.
const MOST: usize = 200;

/// One picture, `side` pixels wide; `alt` says what it shows.
///
/// Errors: [`Error::Parameter`] where `side` is 0 or above 2048, [`Error::Figure`] where the picture's bytes are not its side's.
///
/// ```
/// use dl_notebook::prelude::*;
/// let figure = plot::picture(&Picture::of(&cats::draw(1, 1)?, 0)?, 64, "a drawn picture")?;
/// assert_eq!(figure.size(), (64, 64));
/// # Ok::<(), dl_core::Error>(())
/// ```
pub fn picture(picture: &Picture, side: usize, alt: &str) -> Result<Figure> {
    input::expect_at_least_one("side", side)?;
    if side > 2048 {
        let expected = say("que no pase de 2048 píxeles", "to be at most 2048 pixels");
        return Err(Error::Parameter { name: "side", expected, found: side.to_string() });
    }
    check(picture)?;
    Ok(Figure::still((side, side), enlarged(picture, DENSITY * side), alt.to_owned()))
}

/// Pictures in rows of `columns`, each with the line of text below it; `captions` as many as pictures, or none at all.
///
/// Errors: [`Error::Figure`] where there are no pictures, more than 200, or another number of captions;
/// [`Error::Parameter`] where `columns` is 0.
///
/// ```
/// use dl_notebook::prelude::*;
/// let set = cats::draw(4, 1)?;
/// let pictures: Vec<_> = (0..4).map(|i| Picture::of(&set, i)).collect::<Result<_, _>>()?;
/// assert!(plot::gallery(&pictures, &[], 2)?.alt().contains('4'));
/// # Ok::<(), dl_core::Error>(())
/// ```
pub fn gallery(pictures: &[Picture], captions: &[String], columns: usize) -> Result<Figure> {
    let (count, given) = (pictures.len(), captions.len());
    if given != 0 && given != count {
        return Err(Error::Figure {
            problem: say!(
                "se esperaban {count} leyendas, una por imagen, y llegaron {given}",
                "expected {count} captions, one a picture, but got {given}"
            ),
        });
    }
    let tile = |(i, picture)| Tile { picture, caption: captions.get(i).map(String::as_str), right: None };
    let tiles: Vec<Tile> = pictures.iter().enumerate().map(tile).collect();
    let list = if captions.is_empty() { String::new() } else { format!(": {}", captions.join(", ")) };
    tiled(&tiles, columns, say!("Galería de {count} imágenes{list}.", "Gallery of {count} pictures{list}."))
}

/// The examples of a set as pictures, each with the name of its class below: `names` for label 0 and label 1.
///
/// Errors: as [`gallery`].
///
/// ```
/// use dl_notebook::prelude::*;
/// let figure = plot::examples(&cats::draw(8, 1)?, ["other", "cat"], 4)?;
/// assert!(figure.alt().contains("other, cat"));
/// # Ok::<(), dl_core::Error>(())
/// ```
pub fn examples(set: &Dataset, names: [&str; 2], columns: usize) -> Result<Figure> {
    let pictures = as_pictures(set)?;
    let captions: Vec<String> =
        rows(&set.y).iter().take(pictures.len()).map(|&y| names[usize::from(y == 1.0)].to_owned()).collect();
    gallery(&pictures, &captions, columns)
}

/// The verdicts of a model on a set of pictures: below each the probability it gave for class 1, with ✓ where it's right and ✗ where
/// it's wrong. Wrong is a probability above 1/2 for label 0, or the other way round.
///
/// Shapes: `probabilities` (1, m) for a set of m pictures. Errors: [`Error::Shape`] where they do not belong together, and as
/// [`gallery`].
///
/// ```
/// use dl_notebook::prelude::*;
/// let unsure = Array2::from_elem((1, 6), 0.5);
/// assert!(plot::verdicts(&cats::draw(6, 1)?, &unsure, 3)?.alt().contains('3'));
/// # Ok::<(), dl_core::Error>(())
/// ```
pub fn verdicts(set: &Dataset, probabilities: &Array2<f64>, columns: usize) -> Result<Figure> {
    input::expect_shape("probabilities", probabilities, 1, set.m())?;
    input::expect_finite("probabilities", probabilities)?;
    let pictures = as_pictures(set)?;
    let (probabilities, y) = (rows(probabilities), rows(&set.y));
    let captions: Vec<String> = probabilities.iter().map(|a| say!("{p:.0} %", "{p:.0}%", p = 100.0 * a)).collect();
    let rights: Vec<bool> = probabilities.iter().zip(&*y).map(|(&a, &y)| (a > 0.5) == (y == 1.0)).collect();
    let tiles: Vec<Tile> = pictures
        .iter()
        .zip(captions.iter().zip(&rights))
        .map(|(picture, (caption, &right))| Tile { picture, caption: Some(caption), right: Some(right) })
        .collect();
    let right = rights.iter().filter(|&&right| right).count();
    let (count, wrong) = (rights.len(), rights.len() - right);
    let alt = say!(
        "Veredictos sobre {count} imágenes, cada una con su probabilidad; aciertos: {right}, errores: {wrong}.",
        "Verdicts on {count} pictures, each with its probability: {right} right and {wrong} wrong."
    );
    tiled(&tiles, columns, alt)
}

/// A picture next to its three colour planes, red, green and blue: the three tables of numbers it is made of.
///
/// ```
/// use dl_notebook::prelude::*;
/// let figure = plot::planes(&Picture::of(&cats::draw(1, 1)?, 0)?)?;
/// # Ok::<(), dl_core::Error>(())
/// ```
pub fn planes(picture: &Picture) -> Result<Figure> {
    check(picture)?;
    let plane = |channel: usize| Picture {
        side: picture.side,
        rgb: picture.rgb.iter().enumerate().map(|(i, &byte)| if i % 3 == channel { byte } else { 0 }).collect(),
    };
    let pictures = [picture.clone(), plane(0), plane(1), plane(2)];
    let words = [say("la imagen", "the picture"), say("rojo", "red"), say("verde", "green"), say("azul", "blue")];
    gallery(&pictures, &words.map(String::from), 4)
}

/// The examples as pictures; not many more than can be shown.
fn as_pictures(set: &Dataset) -> Result<Vec<Picture>> {
    (0..set.m().min(MOST + 1)).map(|i| Picture::of(set, i)).collect()
}

/// A picture in a gallery.
struct Tile<'a> {
    picture: &'a Picture,
    caption: Option<&'a str>,
    right: Option<bool>,
}

/// Pictures in rows, as large as a notebook page allows, but small ones not blown up beyond four times.
fn tiled(tiles: &[Tile], columns: usize, alt: String) -> Result<Figure> {
    input::expect_at_least_one("columns", columns)?;
    let count = tiles.len();
    if !(1..=MOST).contains(&count) {
        return Err(Error::Figure {
            problem: say!(
                "se esperaban de 1 a {MOST} imágenes y llegaron {count}; muestra una parte con `first` o `select`",
                "expected 1 to {MOST} pictures but got {count}; show a part of them with `first` or `select`"
            ),
        });
    }
    tiles.iter().try_for_each(|tile| check(tile.picture))?;
    let columns = columns.min(count);
    let side = ((700 - GAP) / columns).saturating_sub(GAP).clamp(16, 4 * tiles[0].picture.side.max(16));
    let below = if tiles.iter().any(|tile| tile.caption.is_some()) { CAPTION } else { 0 };
    let size = (columns * (side + GAP) + GAP, count.div_ceil(columns) * (side + below + GAP) + GAP);
    Figure::finely(size, alt, &|area| {
        for (i, tile) in tiles.iter().enumerate() {
            let corner = (GAP + i % columns * (side + GAP), GAP + i / columns * (side + below + GAP));
            tile.draw(area, corner, side)?;
        }
        Ok(())
    })
}

impl Tile<'_> {
    fn draw(&self, area: &Area, corner: (usize, usize), side: usize) -> Drawn {
        stamp(area, self.picture, corner, side)?;
        let Some(caption) = self.caption else { return Ok(()) };
        let (x, y) = (px((corner.0 + side / 2) as i32), px((corner.1 + side + CAPTION / 2 + 1) as i32));
        let aside = match self.right {
            None => 0,
            Some(right) => {
                verdict(area, right, (x - px(20), y), px(5))?;
                px(8)
            }
        };
        note(area, caption, (x + aside, y), (LABEL, INK), (HPos::Center, VPos::Center))
    }
}

/// A picture on the area, `side` pixels of the page wide.
pub(super) fn stamp(area: &Area, picture: &Picture, (left, top): (usize, usize), side: usize) -> Drawn {
    let wide = FINE * side;
    let corner = (px(left as i32), px(top as i32));
    if let Some(pixels) = BitMapElement::with_owned_buffer(corner, (wide as u32, wide as u32), enlarged(picture, wide))
    {
        area.draw(&pixels)?;
    }
    Ok(())
}

/// A picture with `wide` pixels to a side, each of its own a small square.
fn enlarged(picture: &Picture, wide: usize) -> Vec<u8> {
    let own = |at: usize| at * picture.side / wide;
    let mut rgb = Vec::with_capacity(3 * wide * wide);
    for (row, column) in (0..wide).flat_map(|row| (0..wide).map(move |column| (row, column))) {
        let at = 3 * (own(row) * picture.side + own(column));
        rgb.extend_from_slice(&picture.rgb[at..at + 3]);
    }
    rgb
}

fn check(picture: &Picture) -> Result<()> {
    let (side, found) = (picture.side, picture.rgb.len());
    let bytes = side.checked_mul(side).and_then(|pixels| pixels.checked_mul(3));
    if side > 0 && bytes == Some(found) {
        return Ok(());
    }
    Err(Error::Figure {
        problem: say!(
            "se esperaban 3 lado² bytes para una imagen de lado {side} y llegaron {found}",
            "expected 3 side² bytes for a picture of side {side} but got {found}"
        ),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pictures::cats;

    #[test]
    fn verdicts_are_counted_and_marked() {
        let set = cats::draw(4, 1).unwrap();
        let mut a = set.y.clone();
        a[[0, 2]] = 1.0 - a[[0, 2]];
        let figure = verdicts(&set, &a, 2).unwrap();
        let words = if cfg!(feature = "spanish") { "aciertos: 3, errores: 1" } else { "3 right and 1 wrong" };
        assert!(figure.alt().contains(words), "{}", figure.alt());
    }

    #[test]
    fn a_picture_keeps_its_pixels() {
        let drawn = Picture::of(&cats::draw(1, 1).unwrap(), 0).unwrap();
        let figure = picture(&drawn, 64, "").unwrap();
        let twice = |i: usize| (i / 3 / 128 / 2 * 64 + i / 3 % 128 / 2) * 3 + i % 3;
        assert!(figure.rgb().iter().enumerate().all(|(i, &byte)| byte == drawn.rgb[twice(i)]));
    }

    #[test]
    fn what_cannot_be_shown_is_refused() {
        let set = cats::draw(2, 1).unwrap();
        let pictures = [Picture::of(&set, 0).unwrap(), Picture::of(&set, 1).unwrap()];
        assert!(matches!(gallery(&pictures, &["one".into()], 2), Err(Error::Figure { .. })));
        assert!(matches!(gallery(&[], &[], 2), Err(Error::Figure { .. })));
        assert!(matches!(gallery(&pictures, &[], 0), Err(Error::Parameter { .. })));
        assert!(matches!(gallery(&[Picture { side: 9, rgb: vec![0] }], &[], 1), Err(Error::Figure { .. })));
        assert!(matches!(verdicts(&set, &Array2::zeros((1, 3)), 2), Err(Error::Shape { .. })));
        assert!(matches!(picture(&pictures[0], 0, ""), Err(Error::Parameter { .. })));
    }
}
