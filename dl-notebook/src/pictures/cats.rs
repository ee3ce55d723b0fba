//! Drawn pictures: cats and other things, as many as you like, from a seed.
//!
//! Each picture is drawn by code, 64 x 64 pixels with smooth edges: a cat (its face, or sitting) or something else (a dog, a
//! flower, a house, a ball, a landscape, a pattern), with chance deciding coat, pose, light, background and what stands in front.
//! They play the part that photos play elsewhere: a neuron learns 209 of them nearly by heart, is clearly worse on new ones,
//! and gets better the more it has seen. No photo needs to be downloaded, and nobody's cat is in them.

mod canvas;
mod cat;
mod other;
mod scene;

use ndarray::{Array2, ShapeBuilder};

use dl_core::{Error, Result, data::Dataset, input, language::say, random::Random};

use super::Picture;
pub use canvas::SIDE;

use canvas::Canvas;

/// Numbers in a drawn picture: 64 x 64 pixels of red, green and blue.
pub const NUMBERS: usize = 3 * SIDE * SIDE;

/// Draws `m` pictures, half of them cats (label 1), in random order.
///
/// The result's `x` is (12288, m), numbers from 0 to 1. The same seed draws the same pictures, and a larger `m` only adds to
/// them: the first 100 of 200 are the 100 of 100. Errors: [`Error::Parameter`] where `m` is 0 or above 50,000.
///
/// ```
/// use dl_notebook::pictures::cats;
/// let set = cats::draw(6, 1)?;
/// assert_eq!(set.x.dim(), (12288, 6));
/// assert_eq!(set.y.sum(), 3.0);
/// # Ok::<(), dl_core::Error>(())
/// ```
pub fn draw(m: usize, seed: u64) -> Result<Dataset> {
    expect_possible(m, 50_000, say("que no pase de 50000, que ocupan 5 GB", "to be at most 50000, which fill 5 GB"))?;
    let mut x: Vec<f64> = Vec::new();
    let mut y = Array2::zeros((1, m));
    x.try_reserve_exact(m * NUMBERS).map_err(|_| too_large(m))?;
    for i in 0..m {
        let cat = is_cat(i, seed);
        x.extend(one(cat, i, seed).rgb.iter().map(|&byte| f64::from(byte) / 255.0));
        y[[0, i]] = if cat { 1.0 } else { 0.0 };
    }
    let x = Array2::from_shape_vec((NUMBERS, m).f(), x).map_err(|_| too_large(m))?;
    Ok(Dataset { x, y })
}

fn expect_possible(m: usize, most: usize, expected: &'static str) -> Result<()> {
    input::expect_at_least_one("m", m)?;
    if m > most {
        return Err(Error::Parameter { name: "m", expected, found: m.to_string() });
    }
    Ok(())
}

fn too_large(m: usize) -> Error {
    Error::Parameter {
        name: "m",
        expected: say(
            "que sea tan pequeño que las imágenes quepan en la memoria",
            "to be so small that the pictures fit in memory",
        ),
        found: m.to_string(),
    }
}

/// Of each pair of pictures one is a cat; a coin decides which.
fn is_cat(i: usize, seed: u64) -> bool {
    let first = Random::part(seed ^ 0x00ca_7000, i as u64 / 2).chance(0.5);
    first == i.is_multiple_of(2)
}

fn one(cat: bool, i: usize, seed: u64) -> Picture {
    let mut random = Random::part(seed, i as u64);
    let mut canvas = Canvas::new(SIDE);
    scene::background(&mut canvas, &mut random);
    if cat {
        cat::draw(&mut canvas, &mut random);
    } else {
        other::draw(&mut canvas, &mut random);
    }
    scene::foreground(&mut canvas, &mut random);
    scene::light(&mut canvas, &mut random);
    canvas.into_picture()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_larger_set_begins_like_a_smaller_one() {
        let (small, large) = (draw(5, 3).unwrap(), draw(9, 3).unwrap());
        assert_eq!(large.first(5).unwrap(), small);
        assert_ne!(draw(5, 4).unwrap(), small);
    }

    #[test]
    fn half_are_cats_and_no_two_are_alike() {
        let set = draw(200, 1).unwrap();
        assert_eq!(set.y.sum(), 100.0);
        let mut first_rows: Vec<Vec<u8>> = (0..200).map(|i| Picture::of(&set, i).unwrap().rgb).collect();
        first_rows.sort();
        first_rows.dedup();
        assert_eq!(first_rows.len(), 200);
    }

    #[test]
    fn a_size_out_of_range_is_refused() {
        assert!(matches!(draw(0, 1), Err(Error::Parameter { .. })));
        assert!(matches!(draw(usize::MAX, 1), Err(Error::Parameter { .. })));
    }
}
