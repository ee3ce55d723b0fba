//! Every kind of figure against the picture that a person has looked at: dl-core/tests/golden/NAME.png, pixel by pixel.
//!
//! After a change that is meant, `GOLDEN=write cargo test -p dl-core --test figures` writes them anew; look at each before you
//! commit it.

// The words of the figures are English.
#![cfg(not(feature = "spanish"))]

use std::{fs, path::PathBuf};

use dl_core::{
    activation::{Activation, sigmoid, tanh, tanh_derivative},
    data::planar,
    descent,
    metrics::confusion,
    shallow::Start,
};
use dl_notebook::prelude::*;

/// The figures of the crate, one of each kind, under the names of their files.
fn figures() -> Result<Vec<(&'static str, Figure)>> {
    let flower = planar::flower(400, 1)?;
    let options = Options { learning_rate: 1.2, iterations: 3000, record_every: 1000 };
    let (network, history) = ShallowNetwork::fit(&flower.x, &flower.y, &Start::default(), &options)?;
    let plane = Axes::new("A flower", "x₁", "x₂");
    let bowl = |w: f64, b: f64| w * w + 2.0 * b * b;
    let walk = |name: &str, learning_rate| -> Result<Line> {
        let gradient = |p: &[f64]| vec![2.0 * p[0], 4.0 * p[1]];
        Ok(Line::new(
            name,
            descent::descend(&|p| bowl(p[0], p[1]), &gradient, &[-2.5, 2.0], learning_rate, 12)?.plane(),
        ))
    };
    let path = descent::descend(&|p| p[0] * p[0], &|p| vec![2.0 * p[0]], &[-1.8], 0.8, 8)?;
    let cats = cats::draw(12, 1)?;
    let answers = Array2::from_shape_fn((1, 12), |(_, i)| (i as f64 * 0.37) % 1.0);
    let growth = [
        Line::new("one", (0..12).map(|i| (f64::from(i), 3f64.powi(i))).collect()),
        Line::new("another", (0..12).map(|i| (f64::from(i), 100.0 * 1.7f64.powi(i))).collect()),
    ];
    let small = |title, g: fn(f64) -> f64| plot::function(&g, (-4.0, 4.0), &Axes::new(title, "z", "a").small());
    let groups = [0.0, 1.0].map(|label| {
        let mut of_class = network.predict_proba(&flower.x).unwrap().into_iter().zip(&flower.y);
        (format!("y = {label}"), of_class.by_ref().filter(|(_, y)| **y == label).map(|(a, _)| a).collect())
    });
    let hidden = network.parameters();
    Ok(vec![
        ("cost_curve", plot::cost_curve(&history)?),
        ("curves", plot::curves(&growth, &Axes::new("Growth: ¿qué línea sube más? α, β, ñ", "year", "size"))?),
        ("curves_log", plot::curves(&growth, &Axes::new("Growth", "year", "size").log_y())?),
        ("points", plot::points(&flower, &plane)?),
        ("boundary", plot::boundary(&flower, &network, &plane)?),
        ("hidden_lines", plot::hidden_lines(&flower, &network, &plane)?),
        ("tangent", plot::tangent(&tanh, 0.5, tanh_derivative(tanh(0.5)), (-3.0, 3.0), &Axes::new("tanh", "z", "a"))?),
        ("descent", plot::descent(&|x| x * x, &path, (-2.0, 2.0), &Axes::new("Downhill", "θ", "θ²"))?),
        (
            "contour",
            plot::contour(
                &bowl,
                (-3.0, 3.0),
                (-2.5, 2.5),
                &[walk("α = 0.05", 0.05)?, walk("α = 0.4", 0.4)?],
                &Axes::new("Two walks", "w", "b"),
            )?,
        ),
        ("histogram", plot::histogram(&groups, 12, &Axes::new("Answers", "a", "points"))?),
        ("confusion", plot::confusion(&confusion(&network.predict(&flower.x)?, &flower.y)?, ["red", "blue"])?),
        ("layers", plot::layers(&[2, 4, 1])?),
        ("network", plot::network(&[hidden.w1.clone(), hidden.w2.clone()])?),
        (
            "grid",
            plot::grid(
                &[small("sigmoid", sigmoid)?, small("tanh", tanh)?, small("relu", |z| Activation::Relu.of(z))?],
                2,
            )?,
        ),
        ("verdicts", plot::verdicts(&cats, &answers, 6)?),
        ("planes", plot::planes(&Picture::of(&cats, 1)?)?),
        ("weights", plot::weights(&LogisticRegression::fit(&cats.x, &cats.y, &Options::default())?.0.w)?),
    ])
}

fn golden(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name)
}

fn pixels(file: &[u8]) -> Vec<u8> {
    let mut reader = png::Decoder::new(std::io::Cursor::new(file)).read_info().unwrap();
    let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
    reader.next_frame(&mut pixels).unwrap();
    pixels
}

#[test]
fn figures_are_as_they_were_looked_at() {
    let write = std::env::var("GOLDEN").is_ok_and(|value| value == "write");
    for (name, figure) in figures().unwrap() {
        let file = golden(&format!("{name}.png"));
        if write {
            figure.save(&file).unwrap();
        }
        assert!(!figure.alt().is_empty());
        let expected = pixels(&fs::read(&file).unwrap());
        if expected != figure.rgb() {
            let now = std::env::temp_dir().join(format!("{name}.png"));
            figure.save(&now).unwrap();
            panic!("{name} differs from {}; see {}", file.display(), now.display());
        }
    }
}

#[test]
fn an_animation_of_the_boundary_forming_stays_small() {
    let flower = planar::flower(400, 1).unwrap();
    let options = Options { learning_rate: 1.2, iterations: 60, record_every: 1000 };
    let mut network = ShallowNetwork::fit(&flower.x, &flower.y, &Start::default(), &options).unwrap().0;
    let frames: Vec<Figure> = (0..20)
        .map(|_| {
            network.train(&flower.x, &flower.y, &options).unwrap();
            plot::boundary(&flower, &network, &Axes::new("The boundary forms", "x₁", "x₂")).unwrap()
        })
        .collect();
    let animation = plot::animation(&frames, 200).unwrap();
    let gif = animation.gif().unwrap();
    assert!(gif.len() <= 300_000, "{}", gif.len());
    // The same bytes on every machine, as for all figures.
    let file = golden("boundary_forms.gif");
    if std::env::var("GOLDEN").is_ok_and(|value| value == "write") {
        animation.save(&file).unwrap();
    }
    assert!(fs::read(&file).unwrap() == gif, "the animation differs from {}", file.display());
}
