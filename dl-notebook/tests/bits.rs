//! The same bits everywhere: hashes (FNV-1a) over what this crate made when it was written. Another value would change every
//! committed notebook.
//!
//! `tests/same-bits` runs this test in debug and release, for old and new processors, under valgrind, and with one thread and
//! several.

use dl_core::{
    activation::Activation,
    data::planar,
    exact::{descent, math},
    input,
    random::Random,
    shallow::Start,
};
use dl_notebook::prelude::*;

fn hash(bytes: impl IntoIterator<Item = u8>) -> u64 {
    bytes.into_iter().fold(0xcbf2_9ce4_8422_2325, |h, byte| (h ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3))
}

fn hash_of(numbers: impl IntoIterator<Item = f64>) -> u64 {
    hash(numbers.into_iter().flat_map(f64::to_le_bytes))
}

#[test]
fn exp_tanh_and_logarithms() {
    let mut random = Random::new(3);
    let numbers: Vec<f64> = (0..4000).map(|_| random.uniform(-30.0, 30.0)).collect();
    let of = |f: fn(f64) -> f64| hash_of(numbers.iter().map(|&x| f(x)));
    let found = [of(math::exp), of(math::tanh), of(|x| math::ln(x.abs())), of(|x| math::ln_1p(x.abs()))];
    assert_eq!(
        found,
        [0xb390_7f56_e0a4_4e8a, 0xc993_b116_0efe_2282, 0xce79_23cf_6252_b767, 0x8ac1_0b33_bd33_9495],
        "{found:#x?}"
    );
}

#[test]
fn products_of_every_layout() {
    let mut random = Random::new(4);
    let mut found = Vec::new();
    for (p, q, r) in [(4, 2, 400), (1, 50, 400), (50, 400, 2), (1, 209, 33), (5000, 40, 1)] {
        let mut draw = |rows, columns| Array2::from_shape_simple_fn((rows, columns), || random.normal());
        let (a, b) = (draw(p, q), draw(q, r));
        found.extend(product(&a, &b).unwrap());
        found.extend(product(&a, &b.t().as_standard_layout().t()).unwrap());
    }
    let found = hash_of(found);
    assert_eq!(found, 0xaa03_f337_0f01_ec21, "{found:#x}");
}

#[test]
fn pictures_and_points() {
    let set = cats::draw(100, 1).unwrap();
    let pictures = hash((0..100).flat_map(|i| Picture::of(&set, i).unwrap().rgb));
    let flower = hash_of(planar::flower(400, 1).unwrap().x.into_iter().chain(planar::original_flower().x));
    let found = [pictures, flower];
    assert_eq!(found, [0x0e35_6656_5d29_f0c8, 0xde46_ad58_3c42_eba4], "{found:#x?}");
}

#[test]
fn trained_weights() {
    let set = cats::draw(60, 1).unwrap();
    let few = Options { iterations: 300, ..Options::default() };
    let (span, _) = LogisticRegression::fit(&set.x, &set.y, &few).unwrap();
    let (x, y) = (input::columns(&set.x), input::rows(&set.y));
    let (pixels, b) = descent::on_the_examples(&x, &y, 0.005, 20, &mut |_, _| true);
    let flower = planar::original_flower();
    let shallow = |hidden, activation, learning_rate| {
        let start = Start { hidden, activation, ..Start::default() };
        let options = Options { learning_rate, iterations: 400, record_every: 1000 };
        let network = ShallowNetwork::fit(&flower.x, &flower.y, &start, &options).unwrap().0;
        hash_of(network.parameters().numbers().into_iter().chain(network.predict_proba(&flower.x).unwrap()))
    };
    let found = [
        hash_of(span.w.iter().copied().chain([span.b])),
        hash_of(pixels.into_iter().chain([b])),
        shallow(4, Activation::Tanh, 1.2),
        shallow(20, Activation::Tanh, 1.2),
        shallow(5, Activation::Relu, 0.1),
    ];
    assert_eq!(
        found,
        [
            0x9b09_c2aa_8df5_48a4,
            0x41c3_dec0_edbf_e452,
            0x181e_45d2_7ac0_48d4,
            0x505e_bb6f_7b15_697a,
            0xfaa5_8676_9bee_7cc3
        ],
        "{found:#x?}"
    );
}

#[test]
fn figures() {
    let flower = planar::flower(150, 1).unwrap();
    let options = Options { learning_rate: 1.2, iterations: 300, record_every: 1000 };
    let network = ShallowNetwork::fit(&flower.x, &flower.y, &Start::default(), &options).unwrap().0;
    let axes = Axes::new("Flor, á ñ α", "x₁", "x₂").small();
    let boundary = plot::boundary(&flower, &network, &axes).unwrap();
    let history = History { costs: vec![0.69, 0.4, 0.31, 0.29], record_every: 100 };
    let found = [hash(boundary.rgb().iter().copied()), hash(plot::cost_curve(&history).unwrap().rgb().iter().copied())];
    // The words of the figures are English.
    if cfg!(not(feature = "spanish")) {
        assert_eq!(found, [0xa14f_db6a_d3f3_e48c, 0xb28c_b49e_2519_da7a], "{found:#x?}");
    }
}
