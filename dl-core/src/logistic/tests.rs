use ndarray::{Axis, array};

use super::*;
use crate::{Error, gradient_check::gradient_check, random::Random};

/// n_x normal numbers an example, labelled by a random line with some noise.
fn set(n_x: usize, m: usize, seed: u64) -> (Array2<f64>, Array2<f64>) {
    let mut random = Random::new(seed);
    let x = Array2::from_shape_simple_fn((n_x, m), || random.normal());
    let w = Array2::from_shape_simple_fn((n_x, 1), || random.normal());
    let y = product(&w.t(), &x).unwrap().mapv(|z| if z + random.normal() > 0.0 { 1.0 } else { 0.0 });
    (x, y)
}

fn gradients(model: &Neuron, x: &Array2<f64>, y: &Array2<f64>) -> (Array2<f64>, f64) {
    model.backward(x, y, &model.forward(x).unwrap()).unwrap()
}

fn close(a: f64, b: f64, tolerance: f64) -> bool {
    (a - b).abs() <= tolerance * (a.abs() + b.abs()).max(1e-12)
}

#[test]
fn gradients_agree_with_numerical_ones() {
    for seed in 0..20 {
        let mut random = Random::new(1000 + seed);
        let (x, y) = set(1 + random.below(6), 1 + random.below(12), seed);
        let mut model = LogisticRegression::zeros(x.nrows());
        model.w.mapv_inplace(|_| random.normal());
        model.b = random.normal();
        let gradients = gradients(&model, &x, &y);
        let numbers: Vec<f64> = model.w.iter().copied().chain([model.b]).collect();
        let analytic: Vec<f64> = gradients.0.iter().copied().chain([gradients.1]).collect();
        let mut cost = |numbers: &[f64]| {
            let w = Array2::from_shape_fn((x.nrows(), 1), |(i, _)| numbers[i]);
            LogisticRegression { w, b: numbers[x.nrows()] }.cost(&x, &y)
        };
        let check = gradient_check(&mut cost, &numbers, &analytic).unwrap();
        assert!(check.relative_error < 1e-7, "seed {seed}: {}", check.relative_error);
        assert!(check.numerical.iter().zip(&analytic).all(|(n, a)| (n - a).abs() < 1e-8), "seed {seed}");
    }
}

#[test]
fn the_order_of_the_examples_leaves_the_cost_and_a_doubled_set_the_gradient() {
    for seed in 0..20 {
        let (x, y) = set(3, 11, seed);
        let model = LogisticRegression { w: array![[0.4], [-1.0], [0.2]], b: 0.3 };
        let order = Random::new(seed).permutation(11);
        let (mixed_x, mixed_y) = (x.select(Axis(1), &order), y.select(Axis(1), &order));
        assert!(close(model.cost(&x, &y).unwrap(), model.cost(&mixed_x, &mixed_y).unwrap(), 1e-14));
        let twice = |a: &Array2<f64>| ndarray::concatenate![Axis(1), a.view(), a.view()];
        let (once, doubled) = (gradients(&model, &x, &y), gradients(&model, &twice(&x), &twice(&y)));
        assert!(once.0.iter().zip(&doubled.0).all(|(a, b)| (a - b).abs() < 1e-14));
        assert!((once.1 - doubled.1).abs() < 1e-14);
    }
}

#[test]
fn extreme_sums_stay_finite() {
    let model = LogisticRegression { w: array![[1e4]], b: 0.0 };
    let (x, y) = (array![[1.0, -1.0]], array![[0.0, 1.0]]);
    let gradients = gradients(&model, &x, &y);
    assert_eq!(model.cost(&x, &y).unwrap(), 1e4);
    assert!(gradients.0[[0, 0]].is_finite() && gradients.1.is_finite());
}

#[test]
fn both_ways_run_the_same_descent() {
    let (x, y) = set(60, 25, 3);
    let (x, y) = (columns(&x), rows(&y));
    let mut costs = [Vec::new(), Vec::new()];
    let [first, second] = &mut costs;
    let watch = |iteration, z: &[f64], costs: &mut Vec<f64>| {
        if iteration % 50 == 0 {
            costs.push(loss::mean_cross_entropy(z, &y));
        }
        true
    };
    let (span, _) = descent::in_the_span(&x, &y, 0.1, 700, &mut |i, z| watch(i, z, first));
    let (plain, _) = descent::on_the_examples(&x, &y, 0.1, 700, &mut |i, z| watch(i, z, second));
    assert_eq!(costs[0].len(), 14);
    assert!(costs[0].iter().zip(&costs[1]).all(|(a, b)| close(*a, *b, 1e-12)));
    assert!(span.iter().zip(&plain).all(|(a, b)| close(*a, *b, 1e-10)));
}

#[test]
fn fit_is_the_loop_written_out() {
    for (n_x, m) in [(40, 9), (3, 50)] {
        let (x, y) = set(n_x, m, 8);
        let options = Options { learning_rate: 0.2, iterations: 120, record_every: 40 };
        let (fitted, history) = LogisticRegression::fit(&x, &y, &options).unwrap();
        let mut model = LogisticRegression::zeros(n_x);
        let mut costs = Vec::new();
        for iteration in 0..120 {
            if iteration % 40 == 0 {
                costs.push(model.cost(&x, &y).unwrap());
            }
            let gradients = gradients(&model, &x, &y);
            model.update(&gradients.0, gradients.1, 0.2).unwrap();
        }
        assert!(history.costs.len() == 3 && history.costs.iter().zip(&costs).all(|(a, b)| close(*a, *b, 1e-11)));
        assert!(fitted.w.iter().zip(&model.w).all(|(a, b)| close(*a, *b, 1e-9)));
    }
}

#[test]
fn relabelling_mirrors_the_weights() {
    let (x, y) = set(5, 30, 4);
    let (model, history) = LogisticRegression::fit(&x, &y, &Options::default()).unwrap();
    let (mirrored, mirrored_history) = LogisticRegression::fit(&x, &(1.0 - &y), &Options::default()).unwrap();
    assert!(model.w.iter().zip(&mirrored.w).all(|(a, b)| close(*a, -b, 1e-9)));
    assert!(history.costs.iter().zip(&mirrored_history.costs).all(|(a, b)| close(*a, *b, 1e-12)));
}

#[test]
fn the_layout_changes_no_bit() {
    let (x, y) = set(20, 12, 6);
    let mut by_columns = Array2::zeros(ndarray::ShapeBuilder::f(x.dim()));
    by_columns.assign(&x);
    let options = Options { iterations: 50, ..Options::default() };
    assert_eq!(
        LogisticRegression::fit(&x, &y, &options).unwrap(),
        LogisticRegression::fit(&by_columns, &y, &options).unwrap()
    );
}

#[test]
fn a_learning_rate_that_diverges_is_told() {
    let x = array![[1e100, -1e100]];
    let options = Options { learning_rate: 1e300, record_every: 1, ..Options::default() };
    match LogisticRegression::fit(&x, &array![[0.0, 1.0]], &options) {
        Err(Error::Diverged { last_cost, .. }) => assert!(last_cost.is_finite()),
        other => panic!("expected Diverged, found {other:?}"),
    }
    let huge = LogisticRegression::fit(&array![[1e160, 1.0]], &array![[0.0, 1.0]], &Options::default());
    assert!(matches!(huge, Err(Error::Parameter { name: "x", .. })), "the learning rate isn't to blame");
}

#[test]
fn a_separable_set_trains_without_nan() {
    let x = array![[-1.0, -2.0, 1.0, 2.0]];
    let y = array![[0.0, 0.0, 1.0, 1.0]];
    let options = Options { learning_rate: 10.0, iterations: 20_000, record_every: 1000 };
    let (model, history) = LogisticRegression::fit(&x, &y, &options).unwrap();
    assert!(model.w[[0, 0]].is_finite() && history.costs.iter().all(|c| c.is_finite()));
}

#[test]
fn bad_input_is_refused_before_any_work() {
    let (x, y) = (array![[1.0, 2.0]], array![[0.0, 1.0]]);
    let fit = |x: &Array2<f64>, y: &Array2<f64>, options: Options| LogisticRegression::fit(x, y, &options).unwrap_err();
    let defaults = Options::default;
    assert!(matches!(fit(&Array2::zeros((0, 0)), &Array2::zeros((1, 0)), defaults()), Error::Shape { .. }));
    assert!(matches!(fit(&x, &y.t().to_owned(), defaults()), Error::Shape { .. }));
    assert!(matches!(fit(&x, &array![[0.0, 2.0]], defaults()), Error::Labels { value: 2.0, example: 1, .. }));
    assert!(matches!(fit(&array![[1.0, f64::INFINITY]], &y, defaults()), Error::NotFinite { column: 1, .. }));
    for rate in [0.0, -1.0, f64::NAN, f64::INFINITY] {
        assert!(matches!(fit(&x, &y, Options { learning_rate: rate, ..defaults() }), Error::Parameter { .. }));
    }
    assert!(matches!(fit(&x, &y, Options { iterations: 0, ..defaults() }), Error::Parameter { .. }));
    assert!(matches!(fit(&x, &y, Options { record_every: 0, ..defaults() }), Error::Parameter { .. }));
    let model = LogisticRegression::zeros(3);
    assert!(matches!(model.predict(&x), Err(Error::Shape { .. })));
}
