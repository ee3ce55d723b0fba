//! Every kind of figure against the picture that a person has looked at: dl-notebook/tests/golden/NAME.png, pixel by pixel.
//!
//! After a change that is meant, `GOLDEN=write cargo test -p dl-notebook --test figures` writes them anew; look at each before you
//! commit it.

// The words of the figures are English.
#![cfg(not(feature = "spanish"))]

use std::{fs, path::PathBuf};

use dl_core::{
    activation::tanh_derivative,
    descent::descend,
    shallow::{Parameters, Start},
};
use dl_notebook::{plotters::prelude::*, prelude::*};

type Named = (&'static str, Figure);

fn lines() -> Result<Vec<Named>> {
    let growth = [
        Line::new("one", (0..12).map(|i| (f64::from(i), 3f64.powi(i))).collect()),
        Line::new("another", (0..12).map(|i| (f64::from(i), 100.0 * 1.7f64.powi(i))).collect()),
    ];
    let wave = |name: &str, k: f64, up: f64| {
        let along = (0..=200).map(|i| f64::from(i) / 20.0);
        Line::new(name, along.map(|x| (x, dl_core_sin(k * x) * (-0.1 * x).exp() + up)).collect())
    };
    let six: Vec<Line> = (1..=6)
        .map(|i| wave(&format!("4 Relu, α = 0.{i}, wave number {i}"), f64::from(i) / 2.0, f64::from(i)))
        .collect();
    let winners = [(2010.0, 28.2), (2011.0, 25.8), (2012.0, 16.4), (2013.0, 11.7), (2014.0, 6.7), (2015.0, 3.6)];
    let human = Line::new("a person", vec![(2010.0, 5.1), (2015.0, 5.1)]);
    let spread = |x: f64, y: f64, seed: u64| -> Vec<(f64, f64)> {
        let mut random = Random::new(seed);
        (0..30).map(|_| (x + random.normal(), y + random.normal())).collect()
    };
    let groups = [
        Line::new("morning", spread(3.0, 2.0, 1)).dots(),
        Line::new("noon", spread(9.0, 4.0, 2)).dots(),
        Line::new("evening", spread(6.0, 9.0, 3)).dots(),
        Line::new("centres", vec![(3.0, 2.0), (9.0, 4.0), (6.0, 9.0)]).crosses(),
    ];
    let houses = Line::new("houses", vec![(50.0, 78.0), (65.0, 99.0), (80.0, 115.0), (95.0, 150.0)]).dots();
    let model = Line::new("model", vec![(50.0, 76.0), (95.0, 146.0)]);
    let wide = Axes::new("Growth: ¿qué línea sube más? α, β, ñ", "year", "size");
    let cost = History { costs: (0..20).map(|i| 0.693 / (1.0 + 0.2 * f64::from(i))).collect(), record_every: 100 };
    let flat = Line::new("J", (0..20).map(|i| (f64::from(i), 0.693145 + 1e-6 * f64::from(i))).collect());
    Ok(vec![
        ("cost_curve", plot::cost_curve(&cost)?),
        ("curves", plot::curves(&growth, &wide)?),
        ("curves_log", plot::curves(&growth, &Axes::new("Growth", "year", "size").log_y())?),
        ("curves_log_both", plot::curves(&growth[..1], &Axes::new("Growth", "year + 1", "size").small().log_y())?),
        ("curves_six", plot::curves(&six, &Axes::new("Six long names", "iteration", "cost J"))?),
        (
            "curves_marked",
            plot::curves(
                &[Line::new("winner", winners.to_vec()).marked(), human],
                &Axes::new("Errors on ImageNet", "year", "%"),
            )?,
        ),
        ("scatter", plot::curves(&groups, &Axes::new("Three groups", "visits", "spending"))?),
        ("fit", plot::curves(&[houses, model], &Axes::new("Price of a house", "m²", "thousands of USD"))?),
        ("flat", plot::curves(&[flat], &Axes::new("A cost that hardly moves", "iteration", "J").small())?),
    ])
}

/// The same on every machine.
fn dl_core_sin(x: f64) -> f64 {
    libm::sin(x)
}

fn functions() -> Result<Vec<Named>> {
    let bowl = |w: f64, b: f64| w * w + 2.0 * b * b;
    let walk = |name: &str, learning_rate| -> Result<Line> {
        let gradient = |p: &[f64]| vec![2.0 * p[0], 4.0 * p[1]];
        Ok(Line::new(name, descend(&|p| bowl(p[0], p[1]), &gradient, &[-2.5, 2.0], learning_rate, 12)?.plane()))
    };
    let path = descend(&|p| p[0] * p[0], &|p| vec![2.0 * p[0]], &[-1.8], 0.8, 8)?;
    let small = |title, g: fn(f64) -> f64| plot::function(&g, (-4.0, 4.0), &Axes::new(title, "z", "a").small());
    let walks = [walk("α = 0.05", 0.05)?, walk("α = 0.4", 0.4)?];
    let step = tanh_derivative(tanh(0.5));
    Ok(vec![
        ("tangent", plot::tangent(&tanh, 0.5, step, (-3.0, 3.0), &Axes::new("tanh", "z", "a"))?),
        ("descent", plot::descent(&|x| x * x, &path, (-2.0, 2.0), &Axes::new("Downhill", "θ", "θ²"))?),
        ("contour", plot::contour(&bowl, (-3.0, 3.0), (-2.5, 2.5), &walks, &Axes::new("Two walks", "w", "b"))?),
        (
            "contour_small",
            plot::contour(&bowl, (-3.0, 3.0), (-2.5, 2.5), &walks[1..], &Axes::new("One walk", "w", "b").small())?,
        ),
        ("grid", plot::grid(&[small("sigmoid", sigmoid)?, small("tanh", tanh)?, small("relu", relu)?], 2)?),
    ])
}

fn planes() -> Result<Vec<Named>> {
    let flower = planar::flower(400, 1)?;
    let options = Options { learning_rate: 1.2, iterations: 3000, ..Options::default() };
    let network = ShallowNetwork::fit(&flower.x, &flower.y, &Start::default(), &options)?.0;
    let plane = Axes::new("A flower", "x₁", "x₂");
    let corners = Dataset::new(array![[0.0, 0.0, 1.0, 1.0], [0.0, 1.0, 0.0, 1.0]], array![[0.0, 0.0, 0.0, 1.0]])?;
    let answers = network.predict_proba(&flower.x)?;
    let groups = [0.0, 1.0].map(|label| {
        let of_class = answers.iter().zip(&flower.y).filter(|(_, y)| **y == label).map(|(a, _)| *a).collect();
        (format!("y = {label}"), of_class)
    });
    let p = network.parameters();
    let and = Neuron { w: array![[1.0], [1.0]], b: -1.5 };
    Ok(vec![
        ("points", plot::points(&flower, &plane)?),
        ("boundary", plot::boundary(&flower, &network, &plane)?),
        ("boundary_small", plot::boundary(&flower, &network, &plane.small())?),
        ("hidden_lines", plot::hidden_lines(&flower, &network, &plane)?),
        ("arrow", plot::arrow(&corners, &and, &Axes::new("AND: w = (1, 1), b = −1.5", "x₁", "x₂").small())?),
        ("histogram", plot::histogram(&groups, 12, &Axes::new("Answers", "a", "points"))?),
        ("confusion", plot::confusion(&network.confusion(&flower)?, ["other", "cat"])?),
        ("layers", plot::layers(&[3, 5, 4, 1])?),
        ("network", plot::network(&[p.w1.clone(), p.w2.clone()], &[p.b1.clone(), p.b2.clone()])?),
        ("network_wide", {
            let Parameters { w1, w2, .. } = Parameters::random(2, 20, 1.0, 1)?;
            plot::network(&[w1, w2], &[])?
        }),
        ("product", {
            let (a, b) = (array![[1.0, 2.0, 0.5], [0.0, -1.0, 3.0]], array![[3.0, 1.0], [4.0, 2.0], [2.0, -6.0]]);
            plot::product(&a, &b, 1, 0)?
        }),
    ])
}

fn pictures() -> Result<Vec<Named>> {
    let cats = cats::draw(12, 1)?;
    let answers = Array2::from_shape_fn((1, 12), |(_, i)| (i as f64 * 0.37) % 1.0);
    let cat = LogisticRegression::fit(&cats.x, &cats.y, &Options::default())?.0;
    Ok(vec![
        ("verdicts", plot::verdicts(&cats, &answers, 6)?),
        ("examples", plot::examples(&cats.first(8)?, ["other", "cat"], 8)?),
        ("planes", plot::planes(&Picture::of(&cats, 1)?)?),
        ("weights", plot::weights(&cat.w)?),
    ])
}

/// A figure of a learner's own.
fn own() -> Result<Vec<Named>> {
    let figure = Figure::draw(680, 400, "The parabola y = x², from -2 to 2.", &|area| {
        let mut chart = ChartBuilder::on(area)
            .caption("f(x) = x²", ("sans-serif", 32))
            .margin(20)
            .x_label_area_size(60)
            .y_label_area_size(90)
            .build_cartesian_2d(-2.0..2.0, 0.0..4.0)?;
        chart.configure_mesh().label_style(("sans-serif", 26)).draw()?;
        let curve = (0..=100).map(|i| -2.0 + 0.04 * f64::from(i)).map(|x| (x, x * x));
        chart.draw_series(LineSeries::new(curve, BLUE.stroke_width(4)))?;
        Ok(())
    })?;
    Ok(vec![("own", figure)])
}

fn golden(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name)
}

fn pixels(file: &[u8]) -> Vec<u8> {
    let mut decoder = png::Decoder::new(std::io::Cursor::new(file));
    decoder.set_transformations(png::Transformations::EXPAND);
    let mut reader = decoder.read_info().unwrap();
    let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
    reader.next_frame(&mut pixels).unwrap();
    pixels
}

fn compare(figures: Vec<Named>) {
    let write = std::env::var("GOLDEN").is_ok_and(|value| value == "write");
    for (name, figure) in figures {
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
fn lines_are_as_they_were_looked_at() {
    compare(lines().unwrap());
}

#[test]
fn functions_are_as_they_were_looked_at() {
    compare(functions().unwrap());
}

#[test]
fn planes_are_as_they_were_looked_at() {
    compare(planes().unwrap());
}

#[test]
fn pictures_are_as_they_were_looked_at() {
    compare(pictures().unwrap());
}

#[test]
fn a_figure_of_ones_own_is_as_it_was_looked_at() {
    compare(own().unwrap());
}

#[test]
fn an_animation_of_the_boundary_forming_stays_small() {
    let flower = planar::flower(400, 1).unwrap();
    let options = Options { learning_rate: 1.2, iterations: 60, ..Options::default() };
    let mut network = ShallowNetwork::new(2, &Start::default()).unwrap();
    let frames: Vec<Figure> = (0..20)
        .map(|_| {
            network.train(&flower.x, &flower.y, &options).unwrap();
            plot::boundary(&flower, &network, &Axes::new("The boundary forms", "x₁", "x₂").small()).unwrap()
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

/// Chapter 2 turns a neuron's line under a slider, five degrees a step.
#[test]
fn a_slider_once_around_stays_small_and_each_frame_shows_something() {
    let corners =
        Dataset::new(array![[0.0, 0.0, 1.0, 1.0], [0.0, 1.0, 0.0, 1.0]], array![[0.0, 1.0, 1.0, 1.0]]).unwrap();
    let (mut frames, mut labels): (Vec<Figure>, Vec<String>) = (Vec::new(), Vec::new());
    for degrees in (0..360).step_by(5) {
        let angle = f64::from(degrees).to_radians();
        let (w1, w2) = (libm::cos(angle), libm::sin(angle));
        let neuron = Neuron { w: array![[w1], [w2]], b: -(w1 + w2) / 2.0 };
        frames.push(plot::arrow(&corners, &neuron, &Axes::new("w turns the line", "x₁", "x₂").small()).unwrap());
        labels.push(format!("{degrees}°"));
    }
    let slider = plot::slider(&frames, &labels).unwrap();
    println!("{} bytes", slider.html().len());
    assert!(slider.html().len() <= 300_000, "{}", slider.html().len());
    for (frame, label) in frames.iter().zip(&labels) {
        let line = frame.rgb().chunks(3).filter(|pixel| *pixel == [44, 44, 52]).count();
        assert!(line > 2_000, "{label}: {line}");
    }
    frames.windows(2).for_each(|pair| assert!(pair[0] != pair[1]));
}
