//! Pictures: one, many with captions or verdicts, and weights made visible.

use ndarray::Array2;
use plotters::{
    prelude::Color,
    style::{
        RGBColor,
        text_anchor::{HPos, Pos, VPos},
    },
};

use super::{
    Figure,
    canvas::{Canvas, HUES, INK, ZOOM, font, number},
    pen::Pen,
};
use crate::pictures::Picture;
use dl_core::{Error, Result, data::Dataset, input, input::rows, language::say};

/// Pixels between pictures.
const GAP: usize = 10;
/// Height of a line of caption.
const CAPTION: usize = 20;
/// The most pictures that one figure shows.
const MOST: usize = 200;

/// One picture, `side` pixels wide; `alt` says what it shows.
///
/// Errors: [`Error::Parameter`] where `side` is 0 or above 2048, [`Error::Figure`] where the picture's bytes are not its side's.
///
/// ```
/// use dl_core::{data::cats, plot};
/// let figure = plot::picture(&cats::Picture::of(&draw(1, 1)?, 0)?, 64, "a drawn picture")?;
/// assert_eq!(figure.size(), (64, 64));
/// # Ok::<(), dl_core::Error>(())
/// ```
pub fn picture(picture: &Picture, side: usize, alt: &str) -> Result<Figure> {
    input::expect_at_least_one("side", side)?;
    if side > 2048 {
        return Err(Error::Parameter {
            name: "side",
            expected: say("que no pase de 2048 puntos", "to be at most 2048 pixels"),
            found: side.to_string(),
        });
    }
    check(picture)?;
    let mut canvas = Canvas::new((side, side));
    stamp(&mut canvas, picture, (0, 0), side);
    Ok(canvas.into_figure(alt.to_owned()))
}

/// Pictures in rows of `columns`, each with the line of text below it; `captions` as many as pictures, or none at all.
///
/// Errors: [`Error::Figure`] where there are no pictures, more than 200, or another number of captions;
/// [`Error::Parameter`] where `columns` is 0.
///
/// ```
/// use dl_core::{data::cats, plot};
/// let set = cats::draw(4, 1)?;
/// let pictures: Vec<_> = (0..4).map(|i| Picture::of(set, i)).collect::<Result<_, _>>()?;
/// assert!(plot::gallery(&pictures, &[], 2)?.alt().contains('4'));
/// # Ok::<(), dl_core::Error>(())
/// ```
pub fn gallery(pictures: &[Picture], captions: &[String], columns: usize) -> Result<Figure> {
    if !captions.is_empty() && captions.len() != pictures.len() {
        return Err(Error::Figure {
            problem: match say("es", "en") {
                "es" => {
                    format!("se esperaban {} leyendas, una por imagen, y llegaron {}", pictures.len(), captions.len())
                }
                _ => format!("expected {} captions, one a picture, found {}", pictures.len(), captions.len()),
            },
        });
    }
    let tiles: Vec<Tile> = pictures
        .iter()
        .enumerate()
        .map(|(i, picture)| Tile { picture, caption: captions.get(i).map(String::as_str), right: None })
        .collect();
    let heading = match say("es", "en") {
        "es" => format!("Galería de {} imágenes", pictures.len()),
        _ => format!("Gallery of {} pictures", pictures.len()),
    };
    let list = if captions.is_empty() { String::new() } else { format!(": {}", captions.join(", ")) };
    tiled(&tiles, columns, format!("{heading}{list}."))
}

/// The examples of a set as pictures, each with the name of its class below: `names` for label 0 and label 1.
///
/// Errors: as [`gallery`].
///
/// ```
/// use dl_core::{data::cats, plot};
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

/// The verdicts of a model on a set of pictures: below each the probability it gave for class 1, with a tick and a blue line
/// where it is right, a cross and an orange one where it is wrong. Wrong is a probability above 1/2 for label 0, or the other
/// way round.
///
/// Shapes: `probabilities` (1, m) for a set of m pictures. Errors: [`Error::Shape`] where they do not belong together, and as
/// [`gallery`].
///
/// ```
/// use dl_core::{data::cats, ndarray::Array2, plot};
/// let set = cats::draw(6, 1)?;
/// let unsure = Array2::from_elem((1, 6), 0.5);
/// assert!(plot::verdicts(&set, &unsure, 3)?.alt().contains('3'));
/// # Ok::<(), dl_core::Error>(())
/// ```
pub fn verdicts(set: &Dataset, probabilities: &Array2<f64>, columns: usize) -> Result<Figure> {
    input::expect_shape("probabilities", probabilities, 1, set.m())?;
    input::expect_finite("probabilities", probabilities)?;
    let pictures = as_pictures(set)?;
    let (probabilities, y) = (rows(probabilities), rows(&set.y));
    let captions: Vec<String> = probabilities.iter().map(|a| format!("{:.0} %", 100.0 * a)).collect();
    let rights: Vec<bool> = probabilities.iter().zip(&*y).map(|(&a, &y)| (a > 0.5) == (y == 1.0)).collect();
    let tiles: Vec<Tile> = pictures
        .iter()
        .zip(captions.iter().zip(&rights))
        .map(|(picture, (caption, &right))| Tile { picture, caption: Some(caption), right: Some(right) })
        .collect();
    let right = rights.iter().filter(|&&right| right).count();
    let wrong = rights.len() - right;
    let alt = match say("es", "en") {
        "es" => format!(
            "Veredictos sobre {} imágenes, cada una con su probabilidad; aciertos: {right}, errores: {wrong}.",
            rights.len()
        ),
        _ => format!(
            "Verdicts on {} pictures, each with its probability: {right} right and {wrong} wrong.",
            rights.len()
        ),
    };
    tiled(&tiles, columns, alt)
}

/// A picture next to its three colour planes, red, green and blue: the three tables of numbers it is made of.
///
/// ```
/// use dl_core::{data::cats, plot};
/// let figure = plot::planes(&cats::Picture::of(&draw(1, 1)?, 0)?)?;
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

/// The weights of one neuron as a picture: where it looks, and what speaks for class 1 or against it.
///
/// A weight belongs to one number of the picture, so the weights have its form. On the left each pixel shows its three weights as
/// red, green and blue around a middle grey; on the right their sum, orange where light there speaks for class 1, blue where it
/// speaks against it. Shapes: `w` (3 side², 1). Errors: [`Error::Shape`] for another form, [`Error::NotFinite`].
///
/// ```
/// use dl_core::{ndarray::Array2, plot};
/// let w = Array2::from_shape_fn((12, 1), |(i, _)| i as f64 - 6.0);
/// assert!(plot::weights(&w).is_ok());
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
    let mut sides = Picture { side: colours.side, rgb: Vec::new() };
    for sum in sums {
        sides.rgb.extend(diverging(sum / largest_sum));
    }
    let captions = [
        say("rojo, verde, azul", "red, green, blue"),
        say("suma: naranja a favor, azul en contra", "sum: orange for, blue against"),
    ];
    let side = 300;
    let mut canvas = Canvas::new((2 * side + 3 * GAP, side + 2 * GAP + CAPTION));
    for (i, picture) in [&colours, &sides].into_iter().enumerate() {
        stamp(&mut canvas, picture, (GAP + i * (side + GAP), GAP), side);
    }
    canvas.draw(&mut |pen| {
        for (i, caption) in captions.iter().enumerate() {
            let middle = GAP + i * (side + GAP) + side / 2;
            write(pen, caption, (middle, side + GAP + CAPTION / 2 + 2))?;
        }
        Ok(())
    })?;
    let n = number(largest);
    let alt = match say("es", "en") {
        "es" => format!("Los {} pesos de la neurona como imagen; el mayor, en valor absoluto, es {n}.", w.len()),
        _ => format!("The neuron's {} weights as a picture; the largest in absolute value is {n}.", w.len()),
    };
    Ok(canvas.into_figure(alt))
}

/// The examples as pictures; not many more than can be shown.
fn as_pictures(set: &Dataset) -> Result<Vec<Picture>> {
    (0..set.m().min(MOST + 1)).map(|i| Picture::of(set, i)).collect()
}

/// The largest absolute value.
fn largest_of(numbers: &[f64]) -> f64 {
    numbers.iter().fold(0.0, |largest: f64, v| largest.max(v.abs()))
}

/// Blue at -1, light grey at 0, orange at 1.
fn diverging(v: f64) -> [u8; 3] {
    let end = if v > 0.0 { HUES[1] } else { HUES[0] };
    let mix = |end: u8| (240.0 + (f64::from(end) - 240.0) * v.abs().min(1.0)).round() as u8;
    [mix(end.0), mix(end.1), mix(end.2)]
}

/// A picture in a gallery.
struct Tile<'a> {
    picture: &'a Picture,
    caption: Option<&'a str>,
    right: Option<bool>,
}

fn tiled(tiles: &[Tile], columns: usize, alt: String) -> Result<Figure> {
    input::expect_at_least_one("columns", columns)?;
    if tiles.is_empty() || tiles.len() > MOST {
        return Err(Error::Figure {
            problem: match say("es", "en") {
                "es" => format!(
                    "se esperaban de 1 a {MOST} imágenes y llegaron {}; muestra una parte con `first` o `select`",
                    tiles.len()
                ),
                _ => format!(
                    "expected 1 to {MOST} pictures, found {}; show a part of them with `first` or `select`",
                    tiles.len()
                ),
            },
        });
    }
    tiles.iter().try_for_each(|tile| check(tile.picture))?;
    let columns = columns.min(tiles.len());
    // As large as a notebook page allows, but small pictures are not blown up beyond four times.
    let side = ((700 - GAP) / columns).saturating_sub(GAP).clamp(16, 4 * tiles[0].picture.side.max(16));
    let below = if tiles.iter().any(|tile| tile.caption.is_some()) { CAPTION } else { 0 };
    let rows = tiles.len().div_ceil(columns);
    let mut canvas = Canvas::new((columns * (side + GAP) + GAP, rows * (side + below + GAP) + GAP));
    let corner = |i: usize| (GAP + i % columns * (side + GAP), GAP + i / columns * (side + below + GAP));
    for (i, tile) in tiles.iter().enumerate() {
        stamp(&mut canvas, tile.picture, corner(i), side);
    }
    canvas.draw(&mut |pen| {
        for (i, tile) in tiles.iter().enumerate() {
            let (left, top) = corner(i);
            let middle = top + side + below / 2 + 2;
            match (tile.caption, tile.right) {
                (Some(caption), None) => write(pen, caption, (left + side / 2, middle))?,
                (Some(caption), Some(right)) => {
                    verdict(pen, right, (left, top), side)?;
                    write(pen, caption, (left + side / 2 + 8, middle))?;
                }
                _ => {}
            }
        }
        Ok(())
    })?;
    Ok(canvas.into_figure(alt))
}

/// A tick and a blue line below the picture, or a cross and an orange one.
fn verdict(pen: &mut Pen, right: bool, (left, top): (usize, usize), side: usize) -> Result<()> {
    let at = |x: f64, y: f64| ((ZOOM as f64 * x).round() as i32, (ZOOM as f64 * y).round() as i32);
    let mut line = |points: &[(f64, f64)], hue: RGBColor, width: u32| {
        let points = points.iter().map(|&(x, y)| at(x, y)).collect::<Vec<_>>();
        pen.path(&points, hue.stroke_width(width * ZOOM as u32))
    };
    let hue = if right { HUES[0] } else { HUES[1] };
    let (x, y) = (left as f64, (top + side) as f64);
    line(&[(x, y + 1.5), (x + side as f64, y + 1.5)], hue, 3)?;
    let (x, y) = (x + side as f64 / 2.0 - 22.0, y + CAPTION as f64 / 2.0 + 2.0);
    if right {
        line(&[(x - 5.0, y), (x - 1.5, y + 4.0), (x + 5.0, y - 5.0)], hue, 2)
    } else {
        line(&[(x - 4.5, y - 4.5), (x + 4.5, y + 4.5)], hue, 2)?;
        line(&[(x - 4.5, y + 4.5), (x + 4.5, y - 4.5)], hue, 2)
    }
}

/// A line of text around `middle`.
fn write(pen: &mut Pen, text: &str, (x, y): (usize, usize)) -> Result<()> {
    let style = font(13, INK, Pos::new(HPos::Center, VPos::Center));
    pen.text(text, &style, ((ZOOM * x) as i32, (ZOOM * y) as i32))
}

/// A picture onto the canvas: `side` shown pixels wide, each of its own pixels a small square.
fn stamp(canvas: &mut Canvas, picture: &Picture, corner: (usize, usize), side: usize) {
    canvas.paint(corner, (side, side), |column, row| {
        let at = 3 * (row * picture.side / side * picture.side + column * picture.side / side);
        [picture.rgb[at], picture.rgb[at + 1], picture.rgb[at + 2]]
    });
}

fn check(picture: &Picture) -> Result<()> {
    let bytes = picture.side.checked_mul(picture.side).and_then(|pixels| pixels.checked_mul(3));
    if picture.side > 0 && bytes == Some(picture.rgb.len()) {
        return Ok(());
    }
    Err(Error::Figure {
        problem: match say("es", "en") {
            "es" => format!(
                "se esperaban 3 lado² bytes para una imagen de lado {} y llegaron {}",
                picture.side,
                picture.rgb.len()
            ),
            _ => format!("expected 3 side² bytes for a picture of side {}, found {}", picture.side, picture.rgb.len()),
        },
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
        let holds = |hue: RGBColor| figure.rgb().chunks(3).any(|p| p == [hue.0, hue.1, hue.2]);
        assert!(holds(HUES[0]) && holds(HUES[1]));
    }

    #[test]
    fn a_picture_at_its_own_size_keeps_its_pixels() {
        let drawn = Picture::of(&cats::draw(1, 1).unwrap(), 0).unwrap();
        assert_eq!(picture(&drawn, 64, "").unwrap().rgb(), drawn.rgb);
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
        assert!(matches!(weights(&Array2::zeros((7, 1))), Err(Error::Shape { .. })));
        assert!(matches!(weights(&Array2::from_elem((12, 1), f64::NAN)), Err(Error::NotFinite { .. })));
        assert!(matches!(picture(&pictures[0], 0, ""), Err(Error::Parameter { .. })));
    }
}
