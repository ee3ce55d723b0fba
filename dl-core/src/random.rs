//! Random numbers that are the same on every machine.
//!
//! The generator is ChaCha with 8 rounds, seeded by a `u64`. Its stream is fixed by its specification (D. J. Bernstein,
//! 2008), and the few distributions the course needs are written here from its bits, so that no new release of a library
//! can change a drawn picture or an initial weight.

mod numpy;

pub use numpy::NumpyRandom;
use rand::{Rng, SeedableRng, rngs::ChaCha8Rng};

/// A seeded source of random numbers.
///
/// ```
/// use dl_core::random::Random;
/// assert_eq!(Random::new(7).uniform(0.0, 1.0), Random::new(7).uniform(0.0, 1.0));
/// ```
#[derive(Debug)]
pub struct Random(ChaCha8Rng);

impl Random {
    /// A generator that starts from `seed`: the same seed, the same numbers.
    ///
    /// ```
    /// use dl_core::random::Random;
    /// assert_eq!(Random::new(1).below(100), Random::new(1).below(100));
    /// ```
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self(ChaCha8Rng::seed_from_u64(seed))
    }

    /// A generator of its own for part `index` of a larger work, so that part 7 is the same whether or not part 6 was drawn.
    ///
    /// ```
    /// use dl_core::random::Random;
    /// assert_ne!(Random::part(1, 6).below(1 << 40), Random::part(1, 7).below(1 << 40));
    /// ```
    #[must_use]
    pub fn part(seed: u64, index: u64) -> Self {
        let mut generator = ChaCha8Rng::seed_from_u64(seed);
        generator.set_stream(index);
        Self(generator)
    }

    /// A number from the half-open range [low, high), all equally likely.
    ///
    /// ```
    /// let u = dl_core::random::Random::new(1).uniform(2.0, 3.0);
    /// assert!((2.0..3.0).contains(&u));
    /// ```
    // Drawing asks for numbers in many places: calls, not a copy of the generator in each.
    #[inline(never)]
    pub fn uniform(&mut self, low: f64, high: f64) -> f64 {
        // 53 random bits: every f64 of [0, 1) on an even grid.
        low + (high - low) * ((self.0.next_u64() >> 11) as f64 / (1u64 << 53) as f64)
    }

    /// A whole number below `n`; 0 where `n` is 0.
    ///
    /// ```
    /// assert!(dl_core::random::Random::new(1).below(6) < 6);
    /// ```
    #[inline(never)]
    pub fn below(&mut self, n: usize) -> usize {
        // The high half of a 64 x 64 bit product: its bias is under n / 2^64.
        ((u128::from(self.0.next_u64()) * n as u128) >> 64) as usize
    }

    /// True with the given probability.
    ///
    /// ```
    /// assert!(dl_core::random::Random::new(1).chance(1.0));
    /// ```
    pub fn chance(&mut self, probability: f64) -> bool {
        self.uniform(0.0, 1.0) < probability
    }

    /// A number from the normal distribution of mean 0 and standard deviation 1 (Box and Muller, 1958).
    ///
    /// ```
    /// assert!(dl_core::random::Random::new(1).normal().is_finite());
    /// ```
    pub fn normal(&mut self) -> f64 {
        let u = 1.0 - self.uniform(0.0, 1.0); // (0, 1]: its logarithm is finite
        let v = self.uniform(0.0, std::f64::consts::TAU);
        libm::sqrt(-2.0 * libm::log(u)) * libm::cos(v)
    }

    /// The numbers 0 to n - 1 in random order (Fisher and Yates, 1938).
    ///
    /// ```
    /// let mut order = dl_core::random::Random::new(1).permutation(5);
    /// order.sort();
    /// assert_eq!(order, [0, 1, 2, 3, 4]);
    /// ```
    pub fn permutation(&mut self, n: usize) -> Vec<usize> {
        let mut order: Vec<usize> = (0..n).collect();
        for i in (1..n).rev() {
            order.swap(i, self.below(i + 1));
        }
        order
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_stream_is_pinned() {
        // What this crate printed when it was written: a change here changes every committed notebook.
        let mut random = Random::new(2024);
        let drawn: Vec<usize> = (0..8).map(|_| random.below(1000)).collect();
        assert_eq!(drawn, PINNED);
    }

    #[test]
    fn normal_numbers_have_mean_0_and_deviation_1() {
        let mut random = Random::new(5);
        let drawn: Vec<f64> = (0..20_000).map(|_| random.normal()).collect();
        let mean = drawn.iter().sum::<f64>() / 20_000.0;
        let variance = drawn.iter().map(|v| (v - mean) * (v - mean)).sum::<f64>() / 20_000.0;
        assert!(mean.abs() < 0.03 && (variance - 1.0).abs() < 0.03, "{mean} {variance}");
    }

    #[test]
    fn parts_do_not_depend_on_each_other() {
        assert_ne!(Random::part(1, 0).below(1 << 30), Random::part(1, 1).below(1 << 30));
        assert_eq!(Random::part(1, 9).below(1 << 30), Random::part(1, 9).below(1 << 30));
    }

    const PINNED: [usize; 8] = [167, 982, 685, 907, 691, 496, 35, 313];
}
