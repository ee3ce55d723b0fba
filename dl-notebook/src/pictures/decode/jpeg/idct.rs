//! From the 64 frequencies of a block to its 64 pixels.
//!
//! The inverse cosine transform of Loeffler, Ligtenberg and Moschytz (1989) in whole numbers, with 13 bits after the point: the
//! same on every machine, and the same pixels as the Independent JPEG Group's "slow" one, which most programs use.

use std::num::Wrapping;

/// A whole number with room to spare for every picture; damaged ones may run over, which makes no difference to them.
type Number = Wrapping<i32>;

/// What stands for a number with 13 bits after the point.
const fn fixed(value: f64) -> Number {
    Wrapping((value * 8192.0 + 0.5) as i32)
}

/// Transforms eight numbers, each `step` from the one before; `shift` is how many bits to drop at the end.
fn line(block: &mut [Number], step: usize, shift: usize) {
    let (s0, s1, s2, s3) = (block[0], block[step], block[2 * step], block[3 * step]);
    let (s4, s5, s6, s7) = (block[4 * step], block[5 * step], block[6 * step], block[7 * step]);
    // Even frequencies.
    let z = (s2 + s6) * fixed(0.541_196_100);
    let (t2, t3) = (z - s6 * fixed(1.847_759_065), z + s2 * fixed(0.765_366_865));
    let (t0, t1) = ((s0 + s4) << 13, (s0 - s4) << 13);
    let even = [t0 + t3, t1 + t2, t1 - t2, t0 - t3];
    // Odd frequencies.
    let z5 = (s7 + s3 + s5 + s1) * fixed(1.175_875_602);
    let (z1, z2) = ((s7 + s1) * fixed(0.899_976_223), (s5 + s3) * fixed(2.562_915_447));
    let z3 = z5 - (s7 + s3) * fixed(1.961_570_560);
    let z4 = z5 - (s5 + s1) * fixed(0.390_180_644);
    let odd = [
        s1 * fixed(1.501_321_110) - z1 + z4,
        s3 * fixed(3.072_711_026) - z2 + z3,
        s5 * fixed(2.053_119_869) - z2 + z4,
        s7 * fixed(0.298_631_336) - z1 + z3,
    ];
    let half = Wrapping(1 << (shift - 1));
    for k in 0..4 {
        block[k * step] = (even[k] + odd[k] + half) >> shift;
        block[(7 - k) * step] = (even[k] - odd[k] + half) >> shift;
    }
}

/// The pixels of a block of frequencies, row by row.
pub(super) fn pixels(block: &mut [Number; 64]) -> [u8; 64] {
    for column in 0..8 {
        line(&mut block[column..], 8, 11);
    }
    for row in block.chunks_exact_mut(8) {
        line(row, 1, 18);
    }
    let mut pixels = [0; 64];
    for (pixel, &value) in pixels.iter_mut().zip(&*block) {
        *pixel = (value + Wrapping(128)).0.clamp(0, 255) as u8;
    }
    pixels
}

#[cfg(test)]
mod tests {
    use std::f64::consts::PI;

    use super::*;

    /// The formula of T.81, A.3.3.
    fn by_definition(block: &[i32; 64]) -> [f64; 64] {
        let c = |k: usize| if k == 0 { 0.5f64.sqrt() } else { 1.0 };
        std::array::from_fn(|i| {
            let (y, x) = (i / 8, i % 8);
            let cosine = |at: usize, k: usize| ((2 * at + 1) as f64 * k as f64 * PI / 16.0).cos();
            let terms =
                (0..64).map(|k| c(k / 8) * c(k % 8) * f64::from(block[k]) * cosine(y, k / 8) * cosine(x, k % 8));
            (terms.sum::<f64>() / 4.0 + 128.0).clamp(0.0, 255.0)
        })
    }

    #[test]
    fn pixels_are_those_of_the_definition_to_a_rounding() {
        let mut random = dl_core::random::Random::new(3);
        for _ in 0..200 {
            let mut block = [0; 64];
            for _ in 0..10 {
                block[random.below(64)] = random.below(401) as i32 - 200;
            }
            let wanted = by_definition(&block);
            let found = pixels(&mut block.map(Wrapping));
            let far = found.iter().zip(wanted).map(|(&f, w)| (f64::from(f) - w).abs()).fold(0.0, f64::max);
            assert!(far < 1.0, "{far}");
        }
    }
}
