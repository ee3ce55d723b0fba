//! Points of two classes in the plane, and what a model says about every place between them.

use std::ops::Range;

use ndarray::Array2;
use plotters::style::{
    RGBColor,
    text_anchor::{HPos, Pos, VPos},
};

use super::{
    Axes, Figure,
    canvas::{Canvas, HUES, INK, ZOOM, font},
    chart::{CLASS_HUES, Chart, Frame, LARGEST, chart, class_dot, clip, px, range_of, stroke},
    levels::Grid,
    pen::Pen,
};
use dl_core::{
    Classifier, Error, Result, data::Dataset, input, input::rows, language::say, neuron::Neuron,
    shallow::ShallowNetwork,
};

/// The most points of one figure: more would be a blot.
const MOST: usize = 5000;
/// Shown pixels from one place where a model is asked to the next.
const STEP: usize = 2;

/// Points of two classes: class 0 red discs, class 1 blue triangles.
///
/// Shapes: the set's `x` (2, m). Errors: [`Error::Shape`] for examples of another size, [`Error::Figure`] where there are more
/// than 5000, [`Error::NotFinite`], [`Error::Labels`].
///
/// ```
/// use dl_core::{data::planar, plot::{Axes, points}};
/// let figure = points(&planar::flower(400, 1)?, &Axes::new("A flower", "x₁", "x₂"))?;
/// assert!(figure.alt().contains("200"));
/// # Ok::<(), dl_core::Error>(())
/// ```
pub fn points(set: &Dataset, axes: &Axes) -> Result<Figure> {
    let ranges = check(set)?;
    let (mut canvas, frame) = plane(axes);
    canvas.draw(&mut |pen| {
        names(pen, frame)?;
        let chart = chart(pen, frame, axes, ranges.clone(), true)?;
        dots(pen, &chart, set)
    })?;
    Ok(canvas.into_figure(describe(set, axes, "")))
}

/// What a model answers everywhere: shaded from red (class 0) to blue (class 1) by its probability, a line where it is 1/2, the
/// points on top.
///
/// `model` is any [`Classifier`] of two inputs: `&network`, or a function of your own. Errors: as for
/// [`points`], those of the model, and [`Error::Shape`] or [`Error::NotFinite`] where its answers are of another form.
///
/// ```
/// use dl_core::shallow::Start;
/// use dl_notebook::prelude::*;
/// let moons = planar::moons(100, 0.1, 1)?;
/// let network = ShallowNetwork::fit(&moons.x, &moons.y, &Start::default(), &Options::default())?.0;
/// let figure = plot::boundary(&moons, &network, &Axes::new("Two moons", "x₁", "x₂"))?;
/// assert!(figure.alt().contains('%'));
/// # Ok::<(), dl_core::Error>(())
/// ```
pub fn boundary(set: &Dataset, model: &dyn Classifier, axes: &Axes) -> Result<Figure> {
    let ranges = check(set)?;
    let (mut canvas, frame) = plane(axes);
    let grid = ask(model, frame, &ranges)?;
    canvas.shade(frame, &|u, v| shade(grid.sample(u, v)));
    canvas.draw(&mut |pen| {
        names(pen, frame)?;
        let chart = chart(pen, frame, axes, ranges.clone(), false)?;
        for piece in grid.line_at(0.5) {
            stroke(pen, &chart, &piece.map(|place| on(&ranges, place)), INK, 2)?;
        }
        dots(pen, &chart, set)
    })?;
    let answers = model.predict_proba(&set.x)?;
    let (answers, y) = (rows(&answers), rows(&set.y));
    let right = answers.iter().zip(&*y).filter(|&(&a, &y)| (a > 0.5) == (y == 1.0)).count();
    let percent = 100.0 * right as f64 / set.m() as f64;
    let text = match say("es", "en") {
        "es" => format!(
            " El modelo acierta en {percent:.1} % de ellos; el fondo muestra su probabilidad, y una línea, dónde es 1/2."
        ),
        _ => format!(
            " The model is right on {percent:.1} % of them; the background shows its probability, a line where it is 1/2."
        ),
    };
    Ok(canvas.into_figure(describe(set, axes, &text)))
}

/// The points, the network's answers in pale, and the line of each hidden neuron, where its z1 is 0.
///
/// Errors: as for [`boundary`], and [`Error::Shape`] where the network has not two inputs.
///
/// ```
/// use dl_core::{data::planar, plot::{Axes, hidden_lines}, shallow::{Parameters, ShallowNetwork}};
/// let network = ShallowNetwork::from_parameters(Parameters::random(2, 3, 1.0, 1)?)?;
/// let figure = hidden_lines(&planar::flower(100, 1)?, &network, &Axes::new("Three lines", "x₁", "x₂"))?;
/// assert!(figure.alt().contains('3'));
/// # Ok::<(), dl_core::Error>(())
/// ```
pub fn hidden_lines(set: &Dataset, network: &ShallowNetwork, axes: &Axes) -> Result<Figure> {
    let ranges = check(set)?;
    let parameters = network.parameters();
    input::expect_shape("w1", &parameters.w1, parameters.w1.nrows(), 2)?;
    let (mut canvas, frame) = plane(axes);
    let grid = ask(network, frame, &ranges)?;
    canvas.shade(frame, &|u, v| shade(0.5 + 0.5 * (grid.sample(u, v) - 0.5)));
    canvas.draw(&mut |pen| {
        names(pen, frame)?;
        let chart = chart(pen, frame, axes, ranges.clone(), false)?;
        dots(pen, &chart, set)?;
        for j in 0..parameters.w1.nrows() {
            let w = [parameters.w1[[j, 0]], parameters.w1[[j, 1]]];
            let neuron = Neuron { w: Array2::from_shape_fn((2, 1), |(i, _)| w[i]), b: parameters.b1[[j, 0]] };
            let (low, high) = (ranges.0.start.min(ranges.1.start), ranges.0.end.max(ranges.1.end));
            let line = neuron.boundary(low, high)?.and_then(|line| clip(line, (&ranges.0, &ranges.1)));
            if let Some(line) = line {
                stroke(pen, &chart, &line, LINE_HUES[j % LINE_HUES.len()], 2)?;
                let (x, y) = chart.place(line[0]);
                let style = font(13, INK, Pos::new(HPos::Left, VPos::Bottom));
                pen.text(&(j + 1).to_string(), &style, (x + 4 * ZOOM as i32, y - 2))?;
            }
        }
        Ok(())
    })?;
    let text = match say("es", "en") {
        "es" => format!(" Las rectas de las {} neuronas ocultas.", parameters.w1.nrows()),
        _ => format!(" The lines of the {} hidden neurons.", parameters.w1.nrows()),
    };
    Ok(canvas.into_figure(describe(set, axes, &text)))
}

/// Hues of lines over points: none of those that the classes have.
const LINE_HUES: [RGBColor; 4] = [HUES[2], HUES[3], INK, HUES[5]];

/// A canvas of the size for planes, with a row for the names of the classes.
fn plane(axes: &Axes) -> (Canvas, Frame) {
    let canvas = Canvas::new(axes.size((540, 480), (340, 320)));
    let frame = Frame::of(canvas.size(), true);
    (canvas, frame)
}

/// Asks a model at every other pixel of the frame.
fn ask(model: &dyn Classifier, frame: Frame, ranges: &(Range<f64>, Range<f64>)) -> Result<Grid> {
    let (nx, ny) = (frame.width / STEP, frame.height / STEP);
    let mut x = Array2::zeros((2, (nx + 1) * (ny + 1)));
    for (k, mut place) in x.columns_mut().into_iter().enumerate() {
        let (u, v) = ((k % (nx + 1)) as f64 / nx as f64, (k / (nx + 1)) as f64 / ny as f64);
        (place[0], place[1]) = on(ranges, (u, v));
    }
    let answers = model.predict_proba(&x)?;
    input::expect_shape(say("las respuestas del modelo", "the model's answers"), &answers, 1, x.ncols())?;
    Grid::new(nx, ny, rows(&answers).into_owned())
}

/// The place in data that lies at (u, v) of the frame.
fn on((xs, ys): &(Range<f64>, Range<f64>), (u, v): (f64, f64)) -> (f64, f64) {
    (xs.start + u * (xs.end - xs.start), ys.start + v * (ys.end - ys.start))
}

/// From pale red at 0 over white at 1/2 to pale blue at 1.
fn shade(a: f64) -> [u8; 3] {
    let hue = CLASS_HUES[usize::from(a > 0.5)];
    let strength = 0.55 * (2.0 * a.clamp(0.0, 1.0) - 1.0).abs();
    [hue.0, hue.1, hue.2].map(|channel| (255.0 + (f64::from(channel) - 255.0) * strength).round() as u8)
}

/// The points of a set of two numbers each.
fn places(set: &Dataset) -> Vec<(f64, f64)> {
    (0..set.m()).map(|i| (set.x[[0, i]], set.x[[1, i]])).collect()
}

fn dots(pen: &mut Pen, chart: &Chart, set: &Dataset) -> Result<()> {
    let size = if set.m() > 250 { 3 } else { 4 };
    for (place, &y) in places(set).into_iter().zip(&*rows(&set.y)) {
        class_dot(pen, usize::from(y == 1.0), chart.place(place), size * ZOOM as i32)?;
    }
    Ok(())
}

/// Which mark is which class, in a row below the title.
fn names(pen: &mut Pen, frame: Frame) -> Result<()> {
    let style = font(13, INK, Pos::new(HPos::Left, VPos::Center));
    for (class, name) in [say("y = 0, rojo", "y = 0, red"), say("y = 1, azul", "y = 1, blue")].into_iter().enumerate() {
        let x = frame.left as i32 + 8 + 110 * class as i32;
        class_dot(pen, class, px(x, 47), 4 * ZOOM as i32)?;
        pen.text(name, &style, px(x + 12, 46))?;
    }
    Ok(())
}

fn describe(set: &Dataset, axes: &Axes, more: &str) -> String {
    let ones = set.y.sum();
    let zeros = set.m() as f64 - ones;
    match say("es", "en") {
        "es" => format!(
            "{}: {zeros} puntos rojos (clase 0) y {ones} azules (clase 1); {} según {}.{more}",
            axes.title, axes.y, axes.x
        ),
        _ => format!(
            "{}: {zeros} red points (class 0) and {ones} blue ones (class 1); {} against {}.{more}",
            axes.title, axes.y, axes.x
        ),
    }
}

/// The ranges of the axes, for a set that can be drawn.
fn check(set: &Dataset) -> Result<(Range<f64>, Range<f64>)> {
    set.check()?;
    input::expect_shape("x", &set.x, 2, set.x.ncols())?;
    if set.m() > MOST {
        return Err(Error::Figure {
            problem: match say("es", "en") {
                "es" => format!(
                    "se esperaban como mucho {MOST} puntos y llegaron {}; muestra una parte con `first`",
                    set.m()
                ),
                _ => format!("expected at most {MOST} points, found {}; show a part of them with `first`", set.m()),
            },
        });
    }
    if let Some(far) = set.x.iter().find(|v| v.abs() > LARGEST) {
        return Err(Error::Figure {
            problem: match say("es", "en") {
                "es" => format!("se esperaban números hasta {LARGEST:e} y llegó {far:e}"),
                _ => format!("expected numbers up to {LARGEST:e}, found {far:e}"),
            },
        });
    }
    let places = places(set);
    Ok((range_of(&places, |p| p.0, false, 0.08, false), range_of(&places, |p| p.1, false, 0.08, false)))
}

#[cfg(test)]
mod tests {
    use ndarray::array;

    use super::*;
    use dl_core::data::planar;

    const AXES: fn() -> Axes<'static> = || Axes::new("T", "x₁", "x₂").small();

    #[test]
    fn the_background_is_the_probability() {
        let set = Dataset::new(array![[-1.0, 1.0], [-1.0, 1.0]], array![[0.0, 1.0]]).unwrap();
        let figure = boundary(
            &set,
            &|x: &Array2<f64>| Ok(x.row(0).mapv(|v| if v > 0.0 { 1.0 } else { 0.0 }).insert_axis(ndarray::Axis(0))),
            &AXES(),
        )
        .unwrap();
        let (width, height) = figure.size();
        let pixel = |x: usize, y: usize| figure.rgb()[3 * (y * width + x)..][..3].to_vec();
        assert_eq!(pixel(90, height / 2), shade(0.0));
        assert_eq!(pixel(width - 40, height / 2), shade(1.0));
        assert!(figure.alt().contains("100.0 %"), "{}", figure.alt());
    }

    #[test]
    fn one_class_one_point_and_a_flat_set_are_drawn() {
        let one = Dataset::new(array![[2.0], [3.0]], array![[1.0]]).unwrap();
        assert!(points(&one, &AXES()).is_ok());
        assert!(boundary(&one, &|x: &Array2<f64>| Ok(Array2::from_elem((1, x.ncols()), 0.5)), &AXES()).is_ok());
    }

    #[test]
    fn what_cannot_be_drawn_is_refused() {
        let flower = planar::flower(10, 1).unwrap();
        let nan = &|x: &Array2<f64>| Ok(Array2::from_elem((1, x.ncols()), f64::NAN));
        assert!(matches!(boundary(&flower, nan, &AXES()), Err(Error::NotFinite { .. })));
        assert!(matches!(boundary(&flower, &|x: &Array2<f64>| Ok(x.clone()), &AXES()), Err(Error::Shape { .. })));
        let line = Dataset::new(array![[2.0, 3.0]], array![[1.0, 0.0]]).unwrap();
        assert!(matches!(points(&line, &AXES()), Err(Error::Shape { .. })));
        let huge = Dataset::new(array![[2e300], [3.0]], array![[1.0]]).unwrap();
        assert!(matches!(points(&huge, &AXES()), Err(Error::Figure { .. })));
        assert!(matches!(points(&planar::blobs(5001, 0.1, 1).unwrap(), &AXES()), Err(Error::Figure { .. })));
    }
}
