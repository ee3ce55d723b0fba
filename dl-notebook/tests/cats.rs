//! The drawn pictures play the part of photos: learnt nearly by heart from 209, clearly worse on new ones, better with more.

use dl_notebook::prelude::*;

/// Percent right on a set.
fn percent(model: &LogisticRegression, set: &Dataset) -> f64 {
    accuracy(&model.predict(&set.x).unwrap(), &set.y).unwrap()
}

#[test]
fn a_neuron_overfits_209_pictures_and_more_pictures_help() {
    let pool = cats::draw(2000, 1).unwrap();
    let fit = |set: &Dataset| LogisticRegression::fit(&set.x, &set.y, &Options::default()).unwrap().0;
    let few = pool.first(209).unwrap();
    let (small, large) = (fit(&few), fit(&pool));
    assert!(percent(&small, &few) >= 95.0, "{}", percent(&small, &few));

    // The exam of chapter 4, and 3000 more pictures: on 50, a single one weighs 2 %.
    let exam = cats::draw(50, 7).unwrap();
    let mean =
        |model| [4, 7000, 9000].map(|seed| percent(model, &cats::draw(1000, seed).unwrap())).iter().sum::<f64>() / 3.0;
    for (before, after) in [(percent(&small, &exam), percent(&large, &exam)), (mean(&small), mean(&large))] {
        assert!((65.0..=92.0).contains(&before), "{before}");
        assert!(after >= before + 4.0, "{before} with 209, {after} with 2000");
    }
}
