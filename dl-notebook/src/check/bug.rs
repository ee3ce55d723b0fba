//! A bug drawn from the learner's own number, so that two neighbours look for different ones.

/// Which of `count` bugs belongs to this number; numbers next to each other have different ones.
pub(super) fn bug(seed: u64, count: usize) -> usize {
    (seed % count.max(1) as u64) as usize
}

#[cfg(test)]
mod tests {
    use super::bug;

    #[test]
    fn neighbours_have_different_bugs_and_each_is_drawn() {
        for count in 2..7 {
            let drawn: Vec<usize> = (0..50).map(|seed| bug(seed, count)).collect();
            assert!((0..count).all(|which| drawn.contains(&which)) && drawn.windows(2).all(|pair| pair[0] != pair[1]));
        }
        assert!(bug(u64::MAX, 3) < 3);
        assert_eq!(bug(5, 0), 0);
    }
}
