//! Points in the plane, of two classes: shapes that a straight line can and cannot part.
//!
//! | shape | from | a line |
//! |---|---|---|
//! | [`flower`] | petals of two colours in turn | fails |
//! | [`moons`] | two half circles, one in the other | nearly |
//! | [`circles`] | a ring around a disc | fails |
//! | [`blobs`] | two clouds | parts them |
//! | [`quantiles`] | one cloud, its inner half against its outer | fails |
//! | [`xor`] | four quarters, crosswise alike | fails |
//!
//! Each draws `m` points, as even in number as `m` allows, in random order. The same seed draws the same points. `noise` is the
//! standard deviation of what is added to each coordinate, from 0. Errors of all: [`Error::Parameter`](crate::Error::Parameter) where `m` is below 2 or
//! above a million, or `noise` is negative or not finite.
//!
//! Source: the flower is that of the course's Python original, the others are the shapes of scikit-learn's `make_moons`,
//! `make_circles`, `make_blobs` and `make_gaussian_quantiles`.

use std::f64::consts::{PI, TAU};

use libm::{cos, sin};
use ndarray::{Array2, ShapeBuilder};

use super::Dataset;
use crate::{
    Result,
    exact::math::ln,
    input,
    language::say,
    random::{NumpyRandom, Random},
};

/// A flower of eight petals, four of each class: r = 4 sin 4t, with noise of 0.2 on t and r.
///
/// ```
/// let flower = dl_core::data::planar::flower(400, 1)?;
/// assert_eq!((flower.x.dim(), flower.y.sum()), ((2, 400), 200.0));
/// # Ok::<(), dl_core::Error>(())
/// ```
pub fn flower(m: usize, seed: u64) -> Result<Dataset> {
    shuffled(m, seed, &mut |class, part, random| {
        let t = 3.12 * (class + part) + 0.2 * random.normal();
        petal(t, 4.0 * sin(4.0 * t) + 0.2 * random.normal())
    })
}

/// The 400 points of the Python original, in its order: 200 of class 0, then 200 of class 1.
///
/// They agree with NumPy's to the last bit or the one before, where the sines of the two libraries differ.
///
/// ```
/// let flower = dl_core::data::planar::original_flower();
/// assert_eq!((flower.x.dim(), flower.y.sum()), ((2, 400), 200.0));
/// ```
#[must_use]
pub fn original_flower() -> Dataset {
    let mut random = NumpyRandom::new(1);
    let mut x = Array2::zeros((2, 400).f());
    for class in 0..2 {
        // linspace(3.12 class, 3.12 (class + 1), 200): first all angles are drawn, then all radii.
        let (from, to) = (3.12 * class as f64, 3.12 * (class + 1) as f64);
        let step = (to - from) / 199.0;
        let angle = |i: usize| if i == 199 { to } else { i as f64 * step + from };
        let angles: Vec<f64> = (0..200).map(|i| angle(i) + random.randn() * 0.2).collect();
        for (i, t) in angles.into_iter().enumerate() {
            let (x1, x2) = petal(t, 4.0 * sin(4.0 * t) + random.randn() * 0.2);
            x[[0, 200 * class + i]] = x1;
            x[[1, 200 * class + i]] = x2;
        }
    }
    Dataset { x, y: Array2::from_shape_fn((1, 400), |(_, i)| if i < 200 { 0.0 } else { 1.0 }) }
}

fn petal(t: f64, r: f64) -> (f64, f64) {
    (r * sin(t), r * cos(t))
}

/// Two half circles of radius 1, the second turned over and moved by (1, 0.5).
///
/// ```
/// assert_eq!(dl_core::data::planar::moons(200, 0.2, 1)?.m(), 200);
/// # Ok::<(), dl_core::Error>(())
/// ```
pub fn moons(m: usize, noise: f64, seed: u64) -> Result<Dataset> {
    input::expect_not_negative("noise", noise)?;
    shuffled(m, seed, &mut |class, part, random| {
        let t = PI * part;
        let (x1, x2) = if class == 0.0 { (cos(t), sin(t)) } else { (1.0 - cos(t), 0.5 - sin(t)) };
        (x1 + noise * random.normal(), x2 + noise * random.normal())
    })
}

/// A circle of radius 1 (class 0) around one of radius 0.5 (class 1).
///
/// ```
/// assert_eq!(dl_core::data::planar::circles(200, 0.1, 1)?.m(), 200);
/// # Ok::<(), dl_core::Error>(())
/// ```
pub fn circles(m: usize, noise: f64, seed: u64) -> Result<Dataset> {
    input::expect_not_negative("noise", noise)?;
    shuffled(m, seed, &mut |class, part, random| {
        let (t, r) = (TAU * part, 1.0 - 0.5 * class);
        (r * cos(t) + noise * random.normal(), r * sin(t) + noise * random.normal())
    })
}

/// Two round clouds around (-1, -1) (class 0) and (1, 1) (class 1), `noise` their standard deviation.
///
/// ```
/// assert_eq!(dl_core::data::planar::blobs(200, 0.5, 1)?.m(), 200);
/// # Ok::<(), dl_core::Error>(())
/// ```
pub fn blobs(m: usize, noise: f64, seed: u64) -> Result<Dataset> {
    input::expect_not_negative("noise", noise)?;
    shuffled(m, seed, &mut |class, _, random| {
        let middle = 2.0 * class - 1.0;
        (middle + noise * random.normal(), middle + noise * random.normal())
    })
}

/// One round cloud of standard deviation 1, its inner half class 0 and its outer half class 1: the border is the radius √(2 ln
/// 2) that half of such points exceed.
///
/// ```
/// assert_eq!(dl_core::data::planar::quantiles(200, 1)?.m(), 200);
/// # Ok::<(), dl_core::Error>(())
/// ```
pub fn quantiles(m: usize, seed: u64) -> Result<Dataset> {
    shuffled(m, seed, &mut |class, _, random| {
        // A radius exceeds r with probability e^(-r²/2); drawn from the half that the class has.
        let exceeded = 1.0 - 0.5 * (class + random.uniform(0.0, 1.0));
        let r = (-2.0 * ln(exceeded)).sqrt();
        let t = random.uniform(0.0, TAU);
        (r * cos(t), r * sin(t))
    })
}

/// The square from -1 to 1, class 1 where the coordinates have different signs: the exclusive or, as a picture.
///
/// ```
/// assert_eq!(dl_core::data::planar::xor(200, 0.1, 1)?.m(), 200);
/// # Ok::<(), dl_core::Error>(())
/// ```
pub fn xor(m: usize, noise: f64, seed: u64) -> Result<Dataset> {
    input::expect_not_negative("noise", noise)?;
    shuffled(m, seed, &mut |class, _, random| {
        let (a, b) = (random.uniform(0.0, 1.0), random.uniform(0.0, 1.0));
        let side = if random.chance(0.5) { 1.0 } else { -1.0 };
        let other = if class == 1.0 { -side } else { side };
        (side * a + noise * random.normal(), other * b + noise * random.normal())
    })
}

/// Draws a point: from its class, 0 or 1, how far through the class it is, from 0 to 1, and chance.
type DrawPoint<'a> = &'a mut dyn FnMut(f64, f64, &mut Random) -> (f64, f64);

fn shuffled(m: usize, seed: u64, draw: DrawPoint) -> Result<Dataset> {
    if !(2..=1_000_000).contains(&m) {
        return Err(input::parameter("m", say("que esté entre 2 y 1000000", "to be from 2 to 1000000"), m));
    }
    let mut random = Random::new(seed);
    let order = random.permutation(m);
    let (mut x, mut y) = (Array2::zeros((2, m).f()), Array2::zeros((1, m)));
    let zeros = m / 2;
    for (i, place) in order.into_iter().enumerate() {
        let (class, rank, count) = if i < zeros { (0.0, i, zeros) } else { (1.0, i - zeros, m - zeros) };
        let (x1, x2) = draw(class, rank as f64 / (count - 1).max(1) as f64, &mut random);
        x[[0, place]] = x1;
        x[[1, place]] = x2;
        y[[0, place]] = class;
    }
    Ok(Dataset { x, y })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Error;

    type Draw = fn(usize, u64) -> Result<Dataset>;
    const SHAPES: [Draw; 6] = [
        flower,
        |m, seed| moons(m, 0.1, seed),
        |m, seed| circles(m, 0.1, seed),
        |m, seed| blobs(m, 0.3, seed),
        quantiles,
        |m, seed| xor(m, 0.0, seed),
    ];

    #[test]
    fn classes_are_even_and_the_seed_decides() {
        for shape in SHAPES {
            let set = shape(101, 7).unwrap();
            assert_eq!((set.x.dim(), set.y.sum()), ((2, 101), 51.0));
            assert!(set.x.iter().all(|v| v.is_finite() && v.abs() < 9.0));
            assert_eq!(set, shape(101, 7).unwrap());
            assert_ne!(set, shape(101, 8).unwrap());
            assert_eq!(shape(2, 1).unwrap().m(), 2);
        }
    }

    #[test]
    fn each_shape_has_its_form() {
        let radius = |set: &Dataset, i: usize| set.x[[0, i]].hypot(set.x[[1, i]]);
        let set = circles(300, 0.0, 1).unwrap();
        assert!((0..300).all(|i| (radius(&set, i) - (1.0 - 0.5 * set.y[[0, i]])).abs() < 1e-12));
        let set = quantiles(300, 1).unwrap();
        let border = (2.0 * 2f64.ln()).sqrt();
        assert!((0..300).all(|i| (radius(&set, i) > border) == (set.y[[0, i]] == 1.0)));
        let set = xor(300, 0.0, 1).unwrap();
        assert!((0..300).all(|i| (set.x[[0, i]] * set.x[[1, i]] < 0.0) == (set.y[[0, i]] == 1.0)));
        let set = blobs(300, 0.3, 1).unwrap();
        assert!((0..300).all(|i| (set.x[[0, i]] + set.x[[1, i]] > 0.0) == (set.y[[0, i]] == 1.0)));
    }

    #[test]
    fn bad_input_is_refused() {
        for shape in SHAPES {
            for m in [0, 1, usize::MAX] {
                assert!(matches!(shape(m, 1), Err(Error::Parameter { .. })));
            }
        }
        for noise in [-0.1, f64::NAN, f64::INFINITY] {
            for shape in [moons, circles, blobs, xor] {
                assert!(matches!(shape(10, noise, 1), Err(Error::Parameter { .. })));
            }
        }
    }
}
