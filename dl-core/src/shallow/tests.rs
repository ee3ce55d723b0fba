use ndarray::array;

use super::*;
use crate::{Error, Options, data::planar, gradient_check::gradient_check, random::Random};

fn set(n_x: usize, m: usize, seed: u64) -> (Array2<f64>, Array2<f64>) {
    let mut random = Random::new(seed);
    let x = Array2::from_shape_simple_fn((n_x, m), || random.normal());
    let y = Array2::from_shape_simple_fn((1, m), || if random.chance(0.5) { 1.0 } else { 0.0 });
    (x, y)
}

fn network(n_x: usize, n_h: usize, activation: Activation, seed: u64) -> ShallowNetwork {
    ShallowNetwork::from_parameters(Parameters::random(n_x, n_h, 1.0, seed).unwrap())
        .unwrap()
        .with_activation(activation)
}

#[test]
fn every_gradient_agrees_with_the_numerical_one() {
    let mut tried = 0;
    for seed in 0..60 {
        let mut random = Random::new(seed + 500);
        let (n_x, n_h, m) = (1 + random.below(5), 1 + random.below(7), 1 + random.below(15));
        let activation = [Activation::Tanh, Activation::Relu, Activation::Sigmoid][seed as usize % 3];
        let ((x, y), network) = (set(n_x, m, seed), network(n_x, n_h, activation, seed + 9));
        let cache = network.forward(&x).unwrap();
        // Within a step of the corner of relu the numerical slope is of both sides, and so of neither.
        if activation == Activation::Relu && cache.z1.iter().any(|z| z.abs() < 1e-3) {
            continue;
        }
        let gradients = network.backward(&x, &y, &cache).unwrap().numbers();
        let parameters = network.parameters.clone();
        let mut cost = |numbers: &[f64]| {
            ShallowNetwork::from_parameters(parameters.with_numbers(numbers)?)?.with_activation(activation).cost(&x, &y)
        };
        let check = gradient_check(&mut cost, &parameters.numbers(), &gradients).unwrap();
        assert!(check.relative_error < 1e-7, "seed {seed}: {}", check.relative_error);
        tried += 1;
    }
    assert!(tried > 45, "{tried}");
}

#[test]
fn training_is_the_loop_written_out_to_the_bit() {
    for (n_x, n_h, m, activation) in [
        (2, 4, 400, Activation::Tanh),
        (3, 20, 37, Activation::Relu),
        (40, 5, 16, Activation::Tanh),
        (1, 1, 1, Activation::Sigmoid),
    ] {
        let ((x, y), start) = (set(n_x, m, 1), network(n_x, n_h, activation, 2));
        let options = Options { learning_rate: 0.3, iterations: 60, record_every: 20 };
        let mut trained = start.clone();
        let history = trained.train(&x, &y, &options).unwrap();
        let (mut written, mut costs) = (start, Vec::new());
        for iteration in 0..60 {
            let cache = written.forward(&x).unwrap();
            if iteration % 20 == 0 {
                costs.push(loss::cost(&cache.z2, &y).unwrap());
            }
            let gradients = written.backward(&x, &y, &cache).unwrap();
            written.update(&gradients, 0.3).unwrap();
        }
        assert_eq!(history.costs, costs);
        assert_eq!(trained, written);
    }
}

#[test]
fn the_order_of_the_examples_leaves_the_cost_and_a_doubled_set_the_gradient() {
    for seed in 0..20 {
        let ((x, y), network) = (set(2, 12, seed), network(2, 3, Activation::Tanh, seed));
        let order = Random::new(seed).permutation(12);
        let (mixed_x, mixed_y) = (x.select(Axis(1), &order), y.select(Axis(1), &order));
        let (cost, mixed) = (network.cost(&x, &y).unwrap(), network.cost(&mixed_x, &mixed_y).unwrap());
        assert!((cost - mixed).abs() < 1e-14);
        let gradients =
            |x: &Array2<f64>, y: &Array2<f64>| network.backward(x, y, &network.forward(x).unwrap()).unwrap().numbers();
        let twice = |a: &Array2<f64>| ndarray::concatenate![Axis(1), a.view(), a.view()];
        let pairs = gradients(&x, &y).into_iter().zip(gradients(&twice(&x), &twice(&y)));
        assert!(pairs.into_iter().all(|(once, twice)| (once - twice).abs() < 1e-14));
    }
}

#[test]
fn relabelling_mirrors_the_output_neuron() {
    let flower = planar::flower(100, 3).unwrap();
    let options = Options { learning_rate: 1.2, iterations: 50, record_every: 1000 };
    let start = Parameters::random(2, 4, 0.5, 1).unwrap();
    let mirrored = Parameters { w2: -&start.w2, ..start.clone() };
    let trained = |start: Parameters, y: &Array2<f64>| {
        let mut network = ShallowNetwork::from_parameters(start).unwrap();
        network.train(&flower.x, y, &options).unwrap();
        network.parameters
    };
    let (one, other) = (trained(start, &flower.y), trained(mirrored, &(1.0 - &flower.y)));
    assert!(one.w2.iter().zip(&other.w2).all(|(a, b)| (a + b).abs() < 1e-10));
    assert!(one.w1.iter().zip(&other.w1).all(|(a, b)| (a - b).abs() < 1e-10));
}

#[test]
fn answers_alone_have_the_bits_of_forward_propagation() {
    for (n_x, n_h, m) in [(2, 50, 400), (3, 1, 1), (20, 5, 129), (1, 70, 128)] {
        let ((x, _), network) = (set(n_x, m, 5), network(n_x, n_h, Activation::Tanh, 6));
        assert_eq!(network.predict_proba(&x).unwrap(), network.forward(&x).unwrap().a2);
    }
}

#[test]
fn zeros_stay_alike() {
    let flower = planar::flower(100, 1).unwrap();
    let (start, options) =
        (Start { scale: 0.0, ..Start::default() }, Options { iterations: 100, ..Options::default() });
    let network = ShallowNetwork::fit(&flower.x, &flower.y, &start, &options).unwrap().0;
    assert!(network.parameters.w1.iter().all(|&w| w == 0.0));
}

#[test]
fn extreme_sums_stay_finite() {
    let parameters = Parameters { w1: array![[1e4]], b1: array![[0.0]], w2: array![[1e4]], b2: array![[0.0]] };
    for activation in [Activation::Tanh, Activation::Relu, Activation::Sigmoid] {
        let network = ShallowNetwork::from_parameters(parameters.clone()).unwrap().with_activation(activation);
        let (x, y) = (array![[1.0, -1.0]], array![[0.0, 1.0]]);
        assert!(network.cost(&x, &y).unwrap().is_finite());
        let gradients = network.backward(&x, &y, &network.forward(&x).unwrap()).unwrap();
        assert!(gradients.numbers().iter().all(|g| g.is_finite()));
    }
}

#[test]
fn steps_that_are_too_long_are_told_and_leave_the_network() {
    let (x, y) = (array![[1e100, -1e100, 1e90]], array![[1.0, 0.0, 0.0]]);
    let mut network = network(1, 3, Activation::Relu, 1);
    let before = network.clone();
    let options = Options { learning_rate: 1e200, record_every: 1, ..Options::default() };
    let error = network.train(&x, &y, &options).unwrap_err();
    assert!(matches!(error, Error::Diverged { .. }), "{error}");
    assert_eq!(network, before);
}

#[test]
fn bad_input_is_refused_before_any_work() {
    let (x, y) = (array![[1.0, 2.0]], array![[0.0, 1.0]]);
    let fit = |start: &Start, options: &Options| ShallowNetwork::fit(&x, &y, start, options).unwrap_err();
    for start in [
        Start { hidden: 0, ..Start::default() },
        Start { hidden: usize::MAX, ..Start::default() },
        Start { scale: -0.1, ..Start::default() },
    ] {
        assert!(matches!(fit(&start, &Options::default()), Error::Parameter { .. }));
    }
    for options in [
        Options { learning_rate: f64::NAN, ..Options::default() },
        Options { learning_rate: -1.0, ..Options::default() },
        Options { iterations: 0, ..Options::default() },
        Options { record_every: 0, ..Options::default() },
    ] {
        assert!(matches!(fit(&Start::default(), &options), Error::Parameter { .. }));
    }
    let network = network(2, 3, Activation::Tanh, 1);
    assert!(matches!(network.forward(&x), Err(Error::Shape { .. })));
    let x = array![[1.0, 2.0], [3.0, 4.0]];
    let cache = network.forward(&x).unwrap();
    assert!(matches!(network.backward(&x, &array![[0.0, 3.0]], &cache), Err(Error::Labels { .. })));
    assert!(matches!(network.backward(&array![[1.0], [2.0]], &array![[0.0]], &cache), Err(Error::Shape { .. })));
    let odd = Parameters { b1: Array2::zeros((2, 1)), ..Parameters::random(2, 3, 1.0, 1).unwrap() };
    assert!(matches!(ShallowNetwork::from_parameters(odd), Err(Error::Shape { .. })));
    let nan = Parameters { b2: array![[f64::NAN]], ..Parameters::random(2, 3, 1.0, 1).unwrap() };
    assert!(matches!(ShallowNetwork::from_parameters(nan), Err(Error::NotFinite { .. })));
    assert!(matches!(Parameters::random(usize::MAX, 2, 1.0, 1), Err(Error::Parameter { .. })));
}
