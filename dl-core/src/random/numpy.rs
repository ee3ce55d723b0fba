//! The random numbers of NumPy's `np.random.seed` and `np.random.randn`, so that the data and initial weights of the course's
//! Python original can be made here.
//!
//! NumPy keeps this generator unchanged for ever: the Mersenne Twister MT19937 (M. Matsumoto and T. Nishimura, 1998), and
//! normal numbers by the polar method (G. Marsaglia and T. Bray, 1964).

use crate::exact::math::ln;

/// Words of state.
const N: usize = 624;
/// How far apart the words are that make a new one.
const M: usize = 397;

/// `np.random` after `np.random.seed(seed)`.
///
/// ```
/// use dl_core::random::NumpyRandom;
/// let mut random = NumpyRandom::new(1);
/// assert_eq!(random.randn(), 1.6243453636632417); // np.random.seed(1); np.random.randn()
/// ```
#[derive(Debug, Clone)]
pub struct NumpyRandom {
    state: Vec<u32>,
    next: usize,
    spare: Option<f64>,
}

impl NumpyRandom {
    /// `np.random.seed(seed)`.
    ///
    /// ```
    /// use dl_core::random::NumpyRandom;
    /// assert_eq!(NumpyRandom::new(0).random(), 0.5488135039273248); // np.random.seed(0); np.random.random()
    /// ```
    #[must_use]
    pub fn new(seed: u32) -> Self {
        let mut state = Vec::with_capacity(N);
        let mut word = seed;
        for i in 1..=N as u32 {
            state.push(word);
            word = 1_812_433_253u32.wrapping_mul(word ^ (word >> 30)).wrapping_add(i);
        }
        Self { state, next: N, spare: None }
    }

    /// `np.random.random()`: from [0, 1), all equally likely.
    ///
    /// ```
    /// let u = dl_core::random::NumpyRandom::new(5).random();
    /// assert!((0.0..1.0).contains(&u));
    /// ```
    pub fn random(&mut self) -> f64 {
        let (high, low) = (self.word() >> 5, self.word() >> 6);
        (f64::from(high) * 67_108_864.0 + f64::from(low)) / 9_007_199_254_740_992.0
    }

    /// `np.random.randn()`: from the normal distribution of mean 0 and standard deviation 1.
    ///
    /// ```
    /// use dl_core::random::NumpyRandom;
    /// assert_eq!(NumpyRandom::new(2).randn(), -0.4167578474054706); // np.random.seed(2); np.random.randn()
    /// ```
    pub fn randn(&mut self) -> f64 {
        if let Some(spare) = self.spare.take() {
            return spare;
        }
        loop {
            let (a, b) = (2.0 * self.random() - 1.0, 2.0 * self.random() - 1.0);
            let square = a * a + b * b;
            if square > 0.0 && square < 1.0 {
                let scale = (-2.0 * ln(square) / square).sqrt();
                self.spare = Some(scale * a);
                return scale * b;
            }
        }
    }

    fn word(&mut self) -> u32 {
        if self.next == N {
            self.renew();
        }
        let mut word = self.state[self.next];
        self.next += 1;
        word ^= word >> 11;
        word ^= (word << 7) & 0x9d2c_5680;
        word ^= (word << 15) & 0xefc6_0000;
        word ^ (word >> 18)
    }

    fn renew(&mut self) {
        for i in 0..N {
            let mixed = (self.state[i] & 0x8000_0000) | (self.state[(i + 1) % N] & 0x7fff_ffff);
            let odd = if mixed & 1 == 1 { 0x9908_b0df } else { 0 };
            self.state[i] = self.state[(i + M) % N] ^ (mixed >> 1) ^ odd;
        }
        self.next = 0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numpy_printed_these() {
        // np.random.seed(2); np.random.randn(4), NumPy 2.4
        let mut random = NumpyRandom::new(2);
        let drawn: Vec<f64> = (0..4).map(|_| random.randn()).collect();
        assert_eq!(drawn, [-0.4167578474054706, -0.056266827226329474, -2.136196095668454, 1.6402708084049886]);
        // np.random.seed(0); np.random.random()
        assert_eq!(NumpyRandom::new(0).random(), 0.5488135039273248);
    }
}
