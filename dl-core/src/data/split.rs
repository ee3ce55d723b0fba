//! Splitting a set into a part to learn from and a part to be examined on.

use super::Dataset;
use crate::{Result, error::as_typed, input, language::say, random::Random};

/// Shuffles the examples and splits them: the first part to train, the second, never shown in training, to test.
///
/// `share` is the training part's share, between 0 and 1: 0.7 is usual for small sets, 0.98 for very large ones. The training
/// part gets the rounded number of examples, and each part at least one. The same seed makes the same split. Errors:
/// [`Error::Parameter`](crate::Error::Parameter) where `share` is not between 0 and 1 or there are fewer than two examples.
///
/// ```
/// use dl_core::data::{planar, split::split};
/// let (training, test) = split(&planar::moons(10, 0.1, 1)?, 0.7, 5)?;
/// assert_eq!((training.m(), test.m()), (7, 3));
/// # Ok::<(), dl_core::Error>(())
/// ```
pub fn split(set: &Dataset, share: f64, seed: u64) -> Result<(Dataset, Dataset)> {
    check(set, share)?;
    let order = Random::new(seed).permutation(set.m());
    let training = rounded(set.m(), share);
    Ok((set.select(&order[..training])?, set.select(&order[training..])?))
}

/// [`split`], with each class shared out on its own: both parts then have the classes in the same proportion, which chance
/// alone does not see to in a small set.
///
/// Errors: as [`split`], and where one of the classes has fewer than two examples.
///
/// ```
/// use dl_core::data::{planar, split::stratified};
/// let (training, test) = stratified(&planar::moons(20, 0.1, 1)?, 0.7, 5)?;
/// assert_eq!((training.y.sum(), test.y.sum()), (7.0, 3.0)); // half of each part
/// # Ok::<(), dl_core::Error>(())
/// ```
pub fn stratified(set: &Dataset, share: f64, seed: u64) -> Result<(Dataset, Dataset)> {
    check(set, share)?;
    let order = Random::new(seed).permutation(set.m());
    let mut trains = vec![false; set.m()];
    for class in [0.0, 1.0] {
        let members: Vec<usize> = order.iter().copied().filter(|&i| set.y[[0, i]] == class).collect();
        if members.len() < 2 {
            let expected =
                say("que tenga al menos 2 ejemplos de cada clase", "to have at least 2 examples of each class");
            let found = say!("{n} de la clase {class}", "{n} of class {class}", n = members.len());
            return Err(input::parameter("set", expected, found));
        }
        for &i in &members[..rounded(members.len(), share)] {
            trains[i] = true;
        }
    }
    // Mixed again: the classes shall not come one after the other.
    let mut mixed = vec![0; set.m()];
    for (i, place) in Random::part(seed, 1).permutation(set.m()).into_iter().enumerate() {
        mixed[place] = i;
    }
    let (training, test): (Vec<usize>, Vec<usize>) = mixed.into_iter().partition(|&i| trains[i]);
    Ok((set.select(&training)?, set.select(&test)?))
}

/// Shuffles the examples and splits them in three: to train, to choose between models (the development set), and to test the one
/// chosen, once.
///
/// `shares` are those of the three parts, which add up to 1: `[0.6, 0.2, 0.2]` is usual for small sets. Each part gets at least one
/// example. The same seed makes the same split. Errors: [`Error::Parameter`](crate::Error::Parameter) where a share is not between 0 and 1, they do not add
/// up to 1, or there are fewer than three examples.
///
/// ```
/// use dl_core::data::{planar, split::three_way};
/// let [training, dev, test] = three_way(&planar::moons(20, 0.1, 1)?, [0.6, 0.2, 0.2], 5)?;
/// assert_eq!((training.m(), dev.m(), test.m()), (12, 4, 4));
/// # Ok::<(), dl_core::Error>(())
/// ```
pub fn three_way(set: &Dataset, shares: [f64; 3], seed: u64) -> Result<[Dataset; 3]> {
    let fine = shares.iter().all(|share| (0.0..1.0).contains(share) && *share > 0.0);
    if !fine || (shares.iter().sum::<f64>() - 1.0).abs() > 1e-9 {
        let expected = say(
            "que sean tres números mayores que 0 que sumen 1, como [0.6, 0.2, 0.2]",
            "to be three numbers above 0 that add up to 1, such as [0.6, 0.2, 0.2]",
        );
        return Err(input::parameter("shares", expected, format!("[{}]", shares.map(as_typed).join(", "))));
    }
    set.check()?;
    if set.m() < 3 {
        let expected = say("que tenga al menos 3 ejemplos", "to have at least 3 examples");
        return Err(input::parameter("set", expected, set.m()));
    }
    let m = set.m();
    let order = Random::new(seed).permutation(m);
    let training = ((m as f64 * shares[0]).round() as usize).clamp(1, m - 2);
    let dev = ((m as f64 * shares[1]).round() as usize).clamp(1, m - training - 1);
    let (first, rest) = order.split_at(training);
    Ok([set.select(first)?, set.select(&rest[..dev])?, set.select(&rest[dev..])?])
}

fn check(set: &Dataset, share: f64) -> Result<()> {
    set.check()?;
    if !(share > 0.0 && share < 1.0) {
        let expected = say("que esté entre 0 y 1, como 0.7", "to be between 0 and 1, such as 0.7");
        return Err(input::parameter("share", expected, as_typed(share)));
    }
    if set.m() < 2 {
        let expected = say("que tenga al menos 2 ejemplos", "to have at least 2 examples");
        return Err(input::parameter("set", expected, set.m()));
    }
    Ok(())
}

/// How many of `m` examples a share is, at least 1 and not all.
fn rounded(m: usize, share: f64) -> usize {
    ((m as f64 * share).round() as usize).clamp(1, m - 1)
}

#[cfg(test)]
mod tests {
    use ndarray::Array2;

    use super::*;
    use crate::Error;

    fn numbered(m: usize) -> Dataset {
        let x = Array2::from_shape_fn((1, m), |(_, i)| i as f64);
        Dataset::new(x, Array2::from_shape_fn((1, m), |(_, i)| (i % 2) as f64)).unwrap()
    }

    #[test]
    fn every_example_is_in_exactly_one_part_with_its_label() {
        let (training, test) = split(&numbered(101), 0.7, 9).unwrap();
        assert_eq!((training.m(), test.m()), (71, 30));
        let mut seen: Vec<f64> = training.x.iter().chain(&test.x).copied().collect();
        seen.sort_by(f64::total_cmp);
        assert!(seen.iter().enumerate().all(|(i, &x)| x == i as f64));
        assert!(training.x.iter().zip(&training.y).all(|(x, y)| x % 2.0 == *y));
    }

    #[test]
    fn the_seed_decides() {
        assert_eq!(split(&numbered(40), 0.5, 1).unwrap(), split(&numbered(40), 0.5, 1).unwrap());
        assert_ne!(split(&numbered(40), 0.5, 1).unwrap(), split(&numbered(40), 0.5, 2).unwrap());
    }

    #[test]
    fn each_class_is_shared_out_on_its_own() {
        let y = Array2::from_shape_fn((1, 100), |(_, i)| if i < 10 { 1.0 } else { 0.0 });
        let set = Dataset::new(Array2::from_shape_fn((1, 100), |(_, i)| i as f64), y).unwrap();
        let (training, test) = stratified(&set, 0.7, 3).unwrap();
        assert_eq!((training.m(), training.y.sum(), test.m(), test.y.sum()), (70, 7.0, 30, 3.0));
        let mut seen: Vec<f64> = training.x.iter().chain(&test.x).copied().collect();
        seen.sort_by(f64::total_cmp);
        assert!(seen.iter().enumerate().all(|(i, &x)| x == i as f64));
        assert!(training.y.iter().take(63).any(|&y| y == 1.0), "the classes are mixed");
        let (training, test) = stratified(&set, 0.98, 3).unwrap();
        assert_eq!((training.m(), test.m(), test.y.sum()), (97, 3, 1.0));
        let lonely = Dataset::new(ndarray::array![[1.0, 2.0, 3.0]], ndarray::array![[0.0, 0.0, 1.0]]).unwrap();
        assert!(matches!(stratified(&lonely, 0.7, 1), Err(Error::Parameter { .. })));
    }

    #[test]
    fn three_parts_share_out_every_example() {
        for (m, shares, wanted) in [(100, [0.6, 0.2, 0.2], [60, 20, 20]), (3, [0.98, 0.01, 0.01], [1, 1, 1])] {
            let parts = three_way(&numbered(m), shares, 4).unwrap();
            assert_eq!([0, 1, 2].map(|i| parts[i].m()), wanted);
            let mut seen: Vec<f64> = parts.iter().flat_map(|part| part.x.iter().copied()).collect();
            seen.sort_by(f64::total_cmp);
            assert!(seen.len() == m && seen.iter().enumerate().all(|(i, &x)| x == i as f64));
        }
        for shares in [[0.5, 0.5, 0.0], [0.5, 0.3, 0.1], [f64::NAN, 0.5, 0.5], [1.2, -0.1, -0.1]] {
            assert!(matches!(three_way(&numbered(9), shares, 1), Err(Error::Parameter { .. })));
        }
        assert!(matches!(three_way(&numbered(2), [0.6, 0.2, 0.2], 1), Err(Error::Parameter { .. })));
    }

    #[test]
    fn neither_part_is_empty() {
        assert_eq!(split(&numbered(2), 0.98, 1).unwrap().1.m(), 1);
        assert!(matches!(split(&numbered(1), 0.7, 1), Err(Error::Parameter { .. })));
        for share in [0.0, 1.0, -0.2, f64::NAN] {
            assert!(matches!(split(&numbered(4), share, 1), Err(Error::Parameter { .. })));
        }
    }
}
