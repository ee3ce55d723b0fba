//! What a model says about every place between the points.

use ndarray::Array2;
use plotters::{
    element::{EmptyElement, PathElement, Polygon},
    style::{
        Color, RGBColor,
        text_anchor::{HPos, VPos},
    },
};

use super::{
    Axes,
    chart::{Chart, framed},
    field::{Field, level_line, shade},
    levels::Grid,
    points::Plane,
    range::refuse,
    style::{CLASSES, HUES, INK, LABEL, WHITE, mix, number, px, text},
};
use crate::figure::{Drawn, Figure};
use dl_core::{
    Classifier, Result,
    data::Dataset,
    input::{self, rows},
    language::say,
    neuron::Neuron,
    shallow::ShallowNetwork,
};

/// What a model answers everywhere: shaded from red (class 0) to blue (class 1) by its probability, a line where it's 1/2, the
/// points on top.
///
/// The classifier is a model, or a closure that says what it takes: `&|x: &Array2<f64>| ...`. It gets X of shape (2, k) and answers
/// (1, k) probabilities. Errors: as for [`points`](fn@super::points), those of the classifier, and
/// [`Error::Shape`](dl_core::Error::Shape) or [`Error::NotFinite`](dl_core::Error::NotFinite) where its answers are of another form.
///
/// ```
/// use dl_notebook::prelude::*;
/// let set = planar::blobs(100, 0.3, 1)?;
/// let neuron = Neuron { w: array![[1.0], [0.5]], b: 0.0 };
/// let figure = plot::boundary(&set, &neuron, &Axes::new("Two blobs", "x₁", "x₂"))?;
/// assert!(figure.alt().contains('%'));
/// # Ok::<(), dl_core::Error>(())
/// ```
pub fn boundary(set: &Dataset, classifier: &dyn Classifier, axes: &Axes) -> Result<Figure> {
    let plane = Plane::new(set, axes)?;
    let field = Field::new(plane.x.clone(), plane.y.clone());
    let grid = ask(classifier, &field)?;
    let percent = share_right(classifier, set)?;
    let words = say!(
        " El modelo acierta el {percent:.1} % de ellos; el fondo muestra su probabilidad, y una línea, dónde es 1/2.",
        " The model is right on {percent:.1}% of them; the background shows its probability, and a line where it's 1/2."
    );
    plane.figure(&words, false, &|chart| background(chart, &field, &grid, 1.0), &framed)
}

/// One neuron in the plane: its line, the two sides of it, and its weights w as an arrow that stands upright on the line and points to the side
/// where it says yes.
///
/// Errors: as for [`points`](fn@super::points); [`Error::Shape`](dl_core::Error::Shape) where the neuron hasn't two inputs,
/// [`Error::Figure`](dl_core::Error::Figure) on logarithmic axes, where a right angle isn't one.
///
/// ```
/// use dl_notebook::prelude::*;
/// let corners = Dataset::new(array![[0.0, 0.0, 1.0, 1.0], [0.0, 1.0, 0.0, 1.0]], array![[0.0, 0.0, 0.0, 1.0]])?;
/// let and = Neuron { w: array![[1.0], [1.0]], b: -1.5 };
/// assert!(plot::arrow(&corners, &and, &Axes::new("AND", "x₁", "x₂").small()).is_ok());
/// # Ok::<(), dl_core::Error>(())
/// ```
pub fn arrow(set: &Dataset, neuron: &Neuron, axes: &Axes) -> Result<Figure> {
    let axes = axes.equal();
    if axes.logs() != [false, false] {
        return refuse(say!(
            "la flecha es perpendicular a la recta solo en ejes corrientes; quítales `log_x()` y `log_y()`",
            "the arrow is at right angles to the line only on plain axes; leave out `log_x()` and `log_y()`"
        ));
    }
    input::expect_shape("w", &neuron.w, 2, 1)?;
    input::expect_finite("w", &neuron.w)?;
    let plane = Plane::new(set, &axes)?;
    let field = Field::new(plane.x.clone(), plane.y.clone());
    let [w1, w2] = [neuron.w[[0, 0]], neuron.w[[1, 0]]];
    let grid = field.sampled(&mut |x, y| w1 * x + w2 * y + neuron.b)?;
    let (a, b) = (number(w1), number(w2));
    let words = say!(
        " La recta de la neurona; la flecha w = ({a}, {b}) apunta hacia donde dice que sí.",
        " The neuron's line; the arrow w = ({a}, {b}) points to where it says yes."
    );
    let sides = |chart: &mut Chart| {
        shade(chart, &|u, v| mix(WHITE, CLASSES[usize::from(grid.sample(u, v) > 0.0)], 0.2))?;
        level_line(chart, &field, &grid, 0.0, (INK.to_rgba(), 2.0))
    };
    plane.figure(&words, false, &sides, &|chart| {
        draw_arrow(chart, (w1, w2), neuron.b)?;
        framed(chart)
    })
}

/// The points, the network's answers in pale, and the line of each hidden neuron, where its z1 is 0, with its number.
///
/// Errors: as for [`boundary`], and [`Error::Shape`](dl_core::Error::Shape) where the network hasn't two inputs.
///
/// ```
/// use dl_notebook::prelude::*;
/// use dl_core::shallow::Parameters;
/// let network = ShallowNetwork::from_parameters(Parameters::random(2, 3, 1.0, 1)?)?;
/// let figure = plot::hidden_lines(&planar::flower(100, 1)?, &network, &Axes::new("Three lines", "x₁", "x₂"))?;
/// assert!(figure.alt().contains('3'));
/// # Ok::<(), dl_core::Error>(())
/// ```
pub fn hidden_lines(set: &Dataset, network: &ShallowNetwork, axes: &Axes) -> Result<Figure> {
    let plane = Plane::new(set, axes)?;
    let (w, b) = (&network.parameters().w1, &network.parameters().b1);
    input::expect_shape("w1", w, w.nrows(), 2)?;
    let field = Field::new(plane.x.clone(), plane.y.clone());
    let grid = ask(network, &field)?;
    let count = w.nrows();
    let sums = (0..count)
        .map(|j| field.sampled(&mut |x, y| w[[j, 0]] * x + w[[j, 1]] * y + b[[j, 0]]))
        .collect::<Result<Vec<Grid>>>()?;
    let words = say!(" Las rectas de las {count} neuronas ocultas.", " The lines of the {count} hidden neurons.");
    plane.figure(&words, false, &|chart| background(chart, &field, &grid, 0.6), &|chart| {
        for (j, sum) in sums.iter().enumerate() {
            let hue = HUES[j % HUES.len()];
            level_line(chart, &field, sum, 0.0, (WHITE.to_rgba(), 4.0))?;
            level_line(chart, &field, sum, 0.0, (hue.to_rgba(), 2.2))?;
        }
        for (j, sum) in sums.iter().enumerate() {
            tag(chart, &field, sum, j, HUES[j % HUES.len()])?;
        }
        framed(chart)
    })
}

/// The model's answers all over the frame.
fn ask(classifier: &dyn Classifier, field: &Field) -> Result<Grid> {
    let places = field.places();
    let x = Array2::from_shape_fn((2, places.len()), |(row, i)| if row == 0 { places[i].0 } else { places[i].1 });
    let answers = classifier.predict_proba(&x)?;
    input::expect_shape(say("las respuestas del modelo", "the model's answers"), &answers, 1, x.ncols())?;
    Field::grid(rows(&answers).into_owned())
}

/// On how many of the points the model is right, in percent.
fn share_right(classifier: &dyn Classifier, set: &Dataset) -> Result<f64> {
    let answers = classifier.predict_proba(&set.x)?;
    input::expect_shape(say("las respuestas del modelo", "the model's answers"), &answers, 1, set.m())?;
    let right = answers.iter().zip(&set.y).filter(|&(&a, &y)| (a > 0.5) == (y == 1.0)).count();
    Ok(100.0 * right as f64 / set.m() as f64)
}

/// Bands of probability, 5% each, and a line where it's 1/2.
fn background(chart: &mut Chart, field: &Field, grid: &Grid, strength: f64) -> Drawn {
    shade(chart, &|u, v| {
        let band = libm::floor(grid.sample(u, v).clamp(0.0, 0.999) * 20.0) / 20.0 + 0.025;
        mix(WHITE, CLASSES[usize::from(band > 0.5)], strength * 0.42 * (2.0 * band - 1.0).abs())
    })?;
    level_line(chart, field, grid, 0.5, (INK.to_rgba(), 2.0))
}

/// The number of a hidden neuron on its line.
fn tag(chart: &mut Chart, field: &Field, sum: &Grid, j: usize, hue: RGBColor) -> Drawn {
    let lines = sum.lines_at(0.0);
    let Some(line) = lines.first() else { return Ok(()) };
    // Not in the middle of the picture, where the lines cross, and each at a place of its own.
    let at = field.value(line[line.len() * (1 + j % 4) / 14]);
    let around = plotters::element::Circle::new((0, 0), px(9), hue.filled());
    chart.draw_series([EmptyElement::at(at) + around])?;
    let style = text(LABEL - 1, WHITE, HPos::Center, VPos::Center);
    let number = plotters::element::Text::new((j + 1).to_string(), (0, 0), style);
    chart.draw_series([EmptyElement::at(at) + number])?;
    Ok(())
}

/// The arrow from the line to the side where the neuron says yes, and its name.
fn draw_arrow(chart: &mut Chart, (w1, w2): (f64, f64), b: f64) -> Drawn {
    let length = (w1 * w1 + w2 * w2).sqrt();
    if length == 0.0 {
        return Ok(());
    }
    let (xs, ys) = (chart.x_range(), chart.y_range());
    let middle = (xs.start / 2.0 + xs.end / 2.0, ys.start / 2.0 + ys.end / 2.0);
    // From the place on the line that is nearest to the middle of the picture.
    let off = (w1 * middle.0 + w2 * middle.1 + b) / (length * length);
    let from = (middle.0 - off * w1, middle.1 - off * w2);
    if !(xs.contains(&from.0) && ys.contains(&from.1)) {
        return Ok(());
    }
    let long = f64::from(px(62));
    let (dx, dy) = (w1 / length, -w2 / length);
    let at = |along: f64, aside: f64| {
        (libm::round(along * dx - aside * dy) as i32, libm::round(along * dy + aside * dx) as i32)
    };
    let (head, half) = (f64::from(px(11)), f64::from(px(5)));
    let shaft = PathElement::new(vec![at(0.0, 0.0), at(long - head, 0.0)], INK.stroke_width(px(3) as u32));
    let tip = Polygon::new(vec![at(long, 0.0), at(long - head, half), at(long - head, -half)], INK.filled());
    chart.draw_series([EmptyElement::at(from) + shaft])?;
    chart.draw_series([EmptyElement::at(from) + tip])?;
    let name = plotters::element::Text::new(
        "w".to_owned(),
        at(long - head, f64::from(px(13))),
        text(LABEL + 1, INK, HPos::Center, VPos::Center),
    );
    chart.draw_series([EmptyElement::at(from) + name])?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use ndarray::array;

    use super::*;
    use dl_core::{Error, data::planar};

    const AXES: fn() -> Axes<'static> = || Axes::new("T", "x₁", "x₂").small();

    #[test]
    fn the_background_is_the_probability() {
        let set = Dataset::new(array![[-1.0, 1.0], [-1.0, 1.0]], array![[0.0, 1.0]]).unwrap();
        let step = |x: &Array2<f64>| Ok(x.slice(ndarray::s![0..1, ..]).mapv(|v| if v > 0.0 { 1.0 } else { 0.0 }));
        let figure = boundary(&set, &step, &AXES()).unwrap();
        let (width, height) = figure.pixels();
        let pixel = |x: usize| figure.rgb()[3 * (height / 2 * width + x)..][..3].to_vec();
        let (left, right) = (pixel(180), pixel(width - 80));
        assert!(left[0] > left[2] + 50 && right[2] > right[0] + 50, "{left:?} {right:?}");
        assert!(figure.alt().contains("100.0"), "{}", figure.alt());
    }

    #[test]
    fn a_model_of_one_mind_is_drawn() {
        let one = Dataset::new(array![[2.0], [3.0]], array![[1.0]]).unwrap();
        assert!(boundary(&one, &|x: &Array2<f64>| Ok(Array2::from_elem((1, x.ncols()), 0.5)), &AXES()).is_ok());
        let nothing = Neuron { w: array![[0.0], [0.0]], b: 0.0 };
        assert!(arrow(&one, &nothing, &AXES()).is_ok());
    }

    #[test]
    fn what_cannot_be_drawn_is_refused() {
        let flower = planar::flower(10, 1).unwrap();
        let nan = |x: &Array2<f64>| Ok(Array2::from_elem((1, x.ncols()), f64::NAN));
        assert!(matches!(boundary(&flower, &nan, &AXES()), Err(Error::NotFinite { .. })));
        assert!(matches!(boundary(&flower, &|x: &Array2<f64>| Ok(x.clone()), &AXES()), Err(Error::Shape { .. })));
        let three = Neuron { w: array![[1.0], [1.0], [1.0]], b: 0.0 };
        assert!(matches!(arrow(&flower, &three, &AXES()), Err(Error::Shape { .. })));
        let two = Neuron { w: array![[1.0], [1.0]], b: 0.0 };
        assert!(matches!(arrow(&flower, &two, &AXES().log_x()), Err(Error::Figure { .. })));
    }
}
