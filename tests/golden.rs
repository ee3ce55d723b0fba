//! dl-core against NumPy: every formula on random small cases, and the runs of the course's Python original.
//!
//! The expected numbers are made by `tests/reference/run fixtures` (NumPy float64, one thread). Agreement is 1e-9 relative for
//! single passes, and along a run for as long as the run is not chaotic: one last-bit change of the initial weights moves the
//! costs of 4 hidden neurons by 1e-5 from iteration 8000 on, of 20 from 5000, of 50 from 4000. After that, 1e-3.

use std::{fs, path::Path};

use dl_core::{activation::Activation, data::planar, ndarray::Array2, random::NumpyRandom, shallow::Parameters};
use dl_notebook::prelude::*;
use serde_json::Value;

fn fixture(name: &str) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reference/fixtures").join(name);
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap()
}

fn numbers(value: &Value) -> Vec<f64> {
    value.as_array().unwrap().iter().map(number).collect()
}

fn array(value: &Value) -> Array2<f64> {
    let rows: Vec<Vec<f64>> = value.as_array().unwrap().iter().map(numbers).collect();
    Array2::from_shape_fn((rows.len(), rows[0].len()), |(i, j)| rows[i][j])
}

fn assert_close(what: &str, ours: f64, theirs: f64, tolerance: f64) {
    assert!((ours - theirs).abs() <= tolerance * theirs.abs().max(1e-6), "{what}: {ours} here, {theirs} in NumPy");
}

fn assert_all_close(what: &str, ours: &Array2<f64>, theirs: &Value) {
    let theirs = array(theirs);
    assert_eq!(ours.dim(), theirs.dim(), "{what}");
    ours.iter().zip(&theirs).for_each(|(&ours, &theirs)| assert_close(what, ours, theirs, 1e-9));
}

fn parameters(value: &Value) -> Parameters {
    Parameters { w1: array(&value["w1"]), b1: array(&value["b1"]), w2: array(&value["w2"]), b2: array(&value["b2"]) }
}

#[test]
fn every_formula_agrees_on_small_cases() {
    let cases = fixture("cases.json");
    for case in cases["networks"].as_array().unwrap() {
        let activation = if case["activation"] == "tanh" { Activation::Tanh } else { Activation::Relu };
        let network =
            ShallowNetwork::from_parameters(parameters(&case["parameters"])).unwrap().with_activation(activation);
        let (x, y) = (array(&case["x"]), array(&case["y"]));
        let cache = network.forward(&x).unwrap();
        for (name, ours) in [("z1", &cache.z1), ("a1", &cache.a1), ("z2", &cache.z2), ("a2", &cache.a2)] {
            assert_all_close(name, ours, &case["cache"][name]);
        }
        assert_close("cost", network.cost(&x, &y).unwrap(), number(&case["cost"]), 1e-9);
        let gradients = network.backward(&x, &y, &cache).unwrap();
        for (name, ours) in
            [("w1", &gradients.dw1), ("b1", &gradients.db1), ("w2", &gradients.dw2), ("b2", &gradients.db2)]
        {
            assert_all_close(name, ours, &case["gradients"][name]);
        }
    }
    for case in cases["neurons"].as_array().unwrap() {
        let model = LogisticRegression { w: array(&case["w"]), b: number(&case["b"]) };
        let (x, y) = (array(&case["x"]), array(&case["y"]));
        assert_close("cost", model.cost(&x, &y).unwrap(), number(&case["cost"]), 1e-9);
        let (dw, db) = model.backward(&x, &y, &model.forward(&x).unwrap()).unwrap();
        assert_all_close("dw", &dw, &case["dw"]);
        assert_close("db", db, number(&case["db"]), 1e-9);
    }
}

#[test]
fn the_original_flower_and_weights_are_made_here() {
    let fixture = fixture("flower.json");
    let (ours, theirs) = (planar::original_flower().x, array(&fixture["x"]));
    assert!(ours.iter().zip(&theirs).all(|(a, b)| (a - b).abs() < 1e-14));
    let mut random = NumpyRandom::new(2);
    assert!(numbers(&fixture["normal"]).iter().all(|theirs| (random.randn() - theirs).abs() <= 1e-15 * theirs.abs()));
}

#[test]
fn the_runs_on_the_original_flower_agree() {
    let fixture = fixture("flower.json");
    let (x, y) = (array(&fixture["x"]), planar::original_flower().y);
    let normal = numbers(&fixture["normal"]);
    for run in fixture["runs"].as_array().unwrap() {
        let hidden = run["hidden"].as_u64().unwrap() as usize;
        let start = Parameters {
            w1: Array2::from_shape_fn((hidden, 2), |(i, j)| normal[2 * i + j] * 0.01),
            b1: Array2::zeros((hidden, 1)),
            w2: Array2::from_shape_fn((1, hidden), |(_, j)| normal[2 * hidden + j] * 0.01),
            b2: Array2::zeros((1, 1)),
        };
        let mut network = ShallowNetwork::from_parameters(start).unwrap();
        let options = Options { learning_rate: 1.2, iterations: 5000, record_every: 1000 };
        let mut costs = network.train(&x, &y, &options).unwrap().costs;
        let percent = |network: &ShallowNetwork| accuracy(&network.predict(&x).unwrap(), &y).unwrap();
        let reproducible = match hidden {
            20 => 4000,
            50 => 3000,
            _ => 7000,
        };
        if hidden == 4 {
            assert_eq!(percent(&network), number(&run["accuracy_after_5000"]));
            costs.extend(network.train(&x, &y, &options).unwrap().costs);
        }
        let theirs = numbers(&run["costs"]);
        assert_eq!(costs.len(), theirs.len());
        for (i, (&ours, &theirs)) in costs.iter().zip(&theirs).enumerate() {
            if 1000 * i <= reproducible {
                assert_close(&format!("{hidden} hidden, iteration {}", 1000 * i), ours, theirs, 1e-9);
            } else {
                assert!((ours - theirs).abs() < 1e-3, "{hidden} hidden, iteration {}: {ours}, {theirs}", 1000 * i);
            }
        }
        let off = (percent(&network) - number(&run["accuracy"])).abs();
        // The accuracy at iteration 10,000, with 4 hidden, is beyond what is reproducible: one point of 400 is 0.25.
        let same = hidden <= 5 && number(&run["iterations"]) <= 7000.0;
        assert!(if same { off == 0.0 } else { off <= 0.5 }, "{hidden} hidden: {off} points apart");
    }
}

#[test]
fn the_published_costs_of_the_original_come_out() {
    // The Python original printed these, with 4 hidden neurons; from iteration 8000 on its digits depend on the machine.
    let published = ["0.693048", "0.288083", "0.254385", "0.233864", "0.226792", "0.222644", "0.219731", "0.217504"];
    let flower = planar::original_flower();
    let mut random = NumpyRandom::new(2);
    let mut normal = |rows, columns| Array2::from_shape_simple_fn((rows, columns), || random.randn() * 0.01);
    let (w1, w2) = (normal(4, 2), normal(1, 4));
    let start = Parameters { w1, b1: Array2::zeros((4, 1)), w2, b2: Array2::zeros((1, 1)) };
    let mut network = ShallowNetwork::from_parameters(start).unwrap();
    let options = Options { learning_rate: 1.2, iterations: 10_000, record_every: 1000 };
    let history = network.train(&flower.x, &flower.y, &options).unwrap();
    let printed: Vec<String> = history.costs.iter().take(8).map(|cost| format!("{cost:.6}")).collect();
    assert_eq!(printed, published);
    let percent = accuracy(&network.predict(&flower.x).unwrap(), &flower.y).unwrap();
    assert_eq!(percent.floor(), 90.0);
}

/// Costs, weights and accuracies of a run on cats.
fn assert_cats(name: &str, training: &Dataset, test: &Dataset) {
    let fixture = fixture(name);
    let (model, history) = LogisticRegression::fit(&training.x, &training.y, &Options::default()).unwrap();
    let theirs = numbers(&fixture["costs"]);
    assert_eq!(history.costs.len(), theirs.len());
    history.costs.iter().zip(&theirs).for_each(|(&ours, &theirs)| assert_close("cost", ours, theirs, 1e-9));
    assert_close("b", model.b, number(&fixture["b"]), 1e-9);
    for (&ours, theirs) in model.w.iter().zip(numbers(&fixture["w_first"])) {
        assert_close("w", ours, theirs, 1e-9);
    }
    let length = model.w.iter().map(|w| w * w).sum::<f64>().sqrt();
    assert_close("length of w", length, number(&fixture["w_length"]), 1e-9);
    for (set, name) in [(training, "training"), (test, "test")] {
        assert_eq!(accuracy(&model.predict(&set.x).unwrap(), &set.y).unwrap(), number(&fixture[name]), "{name}");
    }
}

#[test]
fn the_run_on_drawn_cats_agrees() {
    assert_cats("drawn_cats.json", &cats::draw(209, 1).unwrap(), &cats::draw(50, 7).unwrap());
}

#[test]
fn the_run_on_the_original_photos_agrees() {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/catvnoncat");
    match photos::original(&beside).unwrap() {
        Some((training, test)) => assert_cats("original_cats.json", &training, &test),
        None => {
            use std::io::Write;
            // Past the test runner, which keeps back what a passing test prints.
            let note = "SKIPPED the original photos are not here; set DL_CATS to the folder of the two .h5 files";
            let _ = writeln!(std::io::stderr(), "{note}");
        }
    }
}
