//! Bad input to every public function that can refuse: which error it is, and that its message says what was expected, what
//! came, and what to do.
//!
//! Functions that take a number and cannot fail (activations, losses of one example, random numbers) are tried at the ends in
//! the last test.

use std::path::Path;

use dl_core::{
    Error, History, Options,
    activation::{self, Activation},
    data::{Dataset, planar, split},
    descent,
    exact::math,
    gradient_check::gradient_check,
    logistic::LogisticRegression,
    loss, metrics,
    ndarray::{Array2, array},
    neuron::Neuron,
    product,
    random::{NumpyRandom, Random},
    shallow::{Gradients, Parameters, ShallowNetwork, Start},
};
use dl_notebook::{
    check,
    pictures::{self, Picture, cats, photos},
    plot::{self, Axes, Figure, Line},
};

type Matrix = Array2<f64>;

/// What is wrong, the error it must be, and the call.
type Row<'a> = (&'a str, &'a str, Box<dyn Fn() -> Option<Error> + 'a>);

fn row<'a, T>(what: &'a str, kind: &'a str, call: impl Fn() -> dl_core::Result<T> + 'a) -> Row<'a> {
    (what, kind, Box::new(move || call().err()))
}

fn kind(error: &Error) -> &'static str {
    match error {
        Error::Shape { .. } => "shape",
        Error::Labels { .. } => "labels",
        Error::NotFinite { .. } => "finite",
        Error::Parameter { .. } => "parameter",
        Error::Diverged { .. } => "diverged",
        Error::Picture { .. } => "picture",
        Error::File { .. } => "file",
        Error::Figure { .. } => "figure",
        _ => "another",
    }
}

fn assert_refused(rows: Vec<Row>) {
    for (what, expected, call) in rows {
        let error = call().unwrap_or_else(|| panic!("{what}: expected an error ({expected}), found none"));
        assert_eq!(kind(&error), expected, "{what}: {error}");
        let text = error.to_string();
        assert!(text.len() > 30 && !text.contains('\n') && text.len() < 400, "{what}: {text}");
        assert!(in_one_language(&text), "{what}: {text}");
    }
}

/// Whether a message has none of the other language's most frequent words. (What the operating system says, such as "No such file or
/// directory", has none of them.)
fn in_one_language(text: &str) -> bool {
    let (spanish, english) = (
        ["de", "la", "el", "los", "que", "se", "un", "llegó"],
        ["the", "of", "and", "to", "is", "it", "with", "found"],
    );
    let others = if cfg!(feature = "spanish") { english } else { spanish };
    let mut words = text.split(|c: char| !c.is_alphanumeric() && c != '_');
    words.all(|word| !others.contains(&word))
}

const NAN: f64 = f64::NAN;
const INFINITY: f64 = f64::INFINITY;

/// x, y and options as they should be.
fn good() -> (Matrix, Matrix, Options) {
    (array![[1.0, 2.0, 3.0]], array![[0.0, 1.0, 1.0]], Options { iterations: 3, ..Default::default() })
}

/// Pairs of x and y that no model can learn from.
fn bad_sets() -> Vec<(&'static str, &'static str, Matrix, Matrix)> {
    let (x, y, _) = good();
    vec![
        ("nothing at all", "shape", Matrix::zeros((0, 0)), Matrix::zeros((1, 0))),
        ("no numbers", "shape", Matrix::zeros((0, 3)), y.clone()),
        ("no examples", "shape", Matrix::zeros((2, 0)), Matrix::zeros((1, 0))),
        ("too few labels", "shape", x.clone(), array![[0.0, 1.0]]),
        ("labels in a column", "shape", x.clone(), y.t().to_owned()),
        ("two rows of labels", "shape", x.clone(), Matrix::zeros((2, 3))),
        ("a label of 2", "labels", x.clone(), array![[0.0, 1.0, 2.0]]),
        ("a label of -1", "labels", x.clone(), array![[0.0, 1.0, -1.0]]),
        ("a label that is NaN", "labels", x.clone(), array![[0.0, NAN, 1.0]]),
        ("a NaN", "finite", array![[1.0, NAN, 3.0]], y.clone()),
        ("an infinity", "finite", array![[1.0, 2.0, -INFINITY]], y),
    ]
}

#[test]
fn models() {
    let (x, y, options) = good();
    for (what, expected, x, y) in bad_sets() {
        let start = Start::default();
        assert_refused(vec![
            row(what, expected, || LogisticRegression::fit(&x, &y, &options)),
            row(what, expected, || LogisticRegression::fit_with(&x, &y, &options, &mut |_, _| ())),
            row(what, expected, || LogisticRegression::fit_plain(&x, &y, &options, &mut |_, _| ())),
            row(what, expected, || LogisticRegression::zeros(x.nrows()).cost(&x, &y)),
            row(what, expected, || LogisticRegression::zeros(x.nrows()).backward(&x, &y, &y)),
            row(what, expected, || ShallowNetwork::fit(&x, &y, &start, &options)),
            row(what, expected, || ShallowNetwork::fit_with(&x, &y, &start, &options, &mut |_, _| ())),
            row(what, expected, || Dataset::new(x.clone(), y.clone())),
        ]);
    }
    let logistic = |change: fn(&mut Options)| {
        let mut options = good().2;
        change(&mut options);
        LogisticRegression::fit(&x, &y, &options)
    };
    let shallow = |change: fn(&mut Start, &mut Options)| {
        let (mut start, mut options) = (Start::default(), good().2);
        change(&mut start, &mut options);
        ShallowNetwork::fit(&x, &y, &start, &options)
    };
    let network = || ShallowNetwork::from_parameters(Parameters::random(1, 2, 1.0, 1).unwrap()).unwrap();
    let gradients = || network().backward(&x, &y, &network().forward(&x).unwrap()).unwrap();
    let two = || array![[1.0], [2.0]];
    assert_refused(vec![
        row("α = 0", "parameter", || logistic(|o| o.learning_rate = 0.0)),
        row("α < 0", "parameter", || logistic(|o| o.learning_rate = -0.1)),
        row("α is NaN", "parameter", || logistic(|o| o.learning_rate = NAN)),
        row("α is infinite", "parameter", || logistic(|o| o.learning_rate = INFINITY)),
        row("no iterations", "parameter", || logistic(|o| o.iterations = 0)),
        row("record every 0", "parameter", || logistic(|o| o.record_every = 0)),
        row("steps that run away", "diverged", || {
            let x = array![[1e200, -2e200, 1e190]];
            LogisticRegression::fit(&x, &y, &Options { learning_rate: 1e150, record_every: 1, ..good().2 })
        }),
        row("another n_x", "shape", || LogisticRegression::zeros(2).predict(&x)),
        row("another n_x", "shape", || LogisticRegression::zeros(2).predict_proba(&x)),
        row("another n_x", "shape", || LogisticRegression::zeros(2).z(&x)),
        row("gradients of another model", "shape", || LogisticRegression::zeros(2).update(&array![[1.0]], 0.0, 0.1)),
        row("a step of NaN", "parameter", || LogisticRegression::zeros(1).update(&array![[1.0]], 0.0, NAN)),
        row("no hidden neurons", "parameter", || shallow(|s, _| s.hidden = 0)),
        row("too many hidden neurons", "parameter", || shallow(|s, _| s.hidden = usize::MAX)),
        row("α = 0", "parameter", || shallow(|_, o| o.learning_rate = 0.0)),
        row("α is NaN", "parameter", || shallow(|_, o| o.learning_rate = NAN)),
        row("no iterations", "parameter", || shallow(|_, o| o.iterations = 0)),
        row("record every 0", "parameter", || shallow(|_, o| o.record_every = 0)),
        row("weights of scale NaN", "parameter", || shallow(|s, _| s.scale = NAN)),
        row("weights of scale -1", "parameter", || shallow(|s, _| s.scale = -1.0)),
        row("no inputs", "parameter", || Parameters::random(0, 2, 1.0, 1)),
        row("sizes that overflow", "parameter", || Parameters::random(1_000_000, 10_000, 1.0, 1)),
        row("sizes that overflow", "parameter", || Parameters::random(usize::MAX, usize::MAX, 1.0, 1)),
        row("parameters that do not fit", "shape", || {
            let odd = Parameters { w2: Matrix::zeros((1, 3)), ..Parameters::random(1, 2, 1.0, 1).unwrap() };
            ShallowNetwork::from_parameters(odd)
        }),
        row("numbers that do not fit", "shape", || Parameters::random(1, 2, 1.0, 1).unwrap().with_numbers(&[1.0])),
        row("another n_x", "shape", || network().forward(&two())),
        row("another n_x", "shape", || network().predict(&two())),
        row("another n_x", "shape", || network().predict_proba(&two())),
        row("another n_x", "shape", || network().cost(&two(), &array![[1.0]])),
        row("another n_x", "shape", || network().train(&two(), &array![[1.0]], &Options::default())),
        row("a cache of other examples", "shape", || {
            network().backward(&array![[1.0]], &array![[1.0]], &network().forward(&x).unwrap())
        }),
        row("gradients of another network", "shape", || {
            network().update(&Gradients { dw1: Matrix::zeros((3, 1)), ..gradients() }, 0.1)
        }),
        row("an update of 0", "parameter", || network().update(&gradients(), 0.0)),
    ]);
    // n and m of 1, and one class only, are no mistakes.
    let (one, label) = (array![[2.0]], array![[1.0]]);
    assert!(LogisticRegression::fit(&one, &label, &options).is_ok());
    let start = Start { hidden: 1, ..Start::default() };
    assert!(ShallowNetwork::fit(&one, &label, &start, &options).is_ok());
    assert!(ShallowNetwork::fit(&array![[1.0, 2.0]], &array![[0.0, 0.0]], &start, &options).is_ok());
}

#[test]
fn formulas() {
    let neuron = || Neuron { w: array![[1.0], [1.0]], b: 0.0 };
    let walk = |start: &[f64], learning_rate: f64, steps: usize| {
        descent::descend(&|p| p[0] * p[0], &|p| vec![2.0 * p[0]], start, learning_rate, steps)
    };
    assert_refused(vec![
        row("factors that do not fit", "shape", || product(&array![[1.0, 2.0]], &array![[1.0, 2.0]])),
        row("z and y of different length", "shape", || loss::cost(&array![[1.0]], &array![[1.0, 0.0]])),
        row("no examples", "shape", || loss::cost(&Matrix::zeros((1, 0)), &Matrix::zeros((1, 0)))),
        row("two rows", "shape", || loss::cost(&Matrix::zeros((2, 1)), &array![[1.0]])),
        row("a z that is NaN", "finite", || loss::cost(&array![[NAN]], &array![[1.0]])),
        row("a label of 0.5", "labels", || loss::cost(&array![[1.0]], &array![[0.5]])),
        row("another n_x", "shape", || neuron().z(&array![[1.0]])),
        row("another n_x", "shape", || neuron().forward(&array![[1.0]])),
        row("another n_x", "shape", || neuron().predict(&array![[1.0]])),
        row("a NaN", "finite", || neuron().z(&array![[1.0], [NAN]])),
        row("three inputs", "shape", || Neuron { w: Matrix::zeros((3, 1)), b: 0.0 }.boundary(0.0, 1.0)),
        row("weights that are NaN", "finite", || Neuron { w: array![[NAN], [1.0]], b: 0.0 }.boundary(0.0, 1.0)),
        row("an empty square", "parameter", || neuron().boundary(1.0, 1.0)),
        row("nowhere", "shape", || walk(&[], 0.1, 50)),
        row("a start that is NaN", "finite", || walk(&[NAN], 0.1, 50)),
        row("α = 0", "parameter", || walk(&[1.0], 0.0, 50)),
        row("α is NaN", "parameter", || walk(&[1.0], NAN, 50)),
        row("no steps", "parameter", || walk(&[1.0], 0.1, 0)),
        row("steps without end", "parameter", || walk(&[1.0], 0.1, usize::MAX)),
        row("steps that run away", "diverged", || walk(&[1.0], 9.0, 100_000)),
        row("no parameters", "shape", || gradient_check(&mut |_| Ok(1.0), &[], &[])),
        row("another length", "shape", || gradient_check(&mut |_| Ok(1.0), &[1.0], &[])),
        row("a gradient of NaN", "finite", || gradient_check(&mut |_| Ok(1.0), &[1.0], &[NAN])),
        row("a cost of NaN", "finite", || gradient_check(&mut |_| Ok(NAN), &[1.0], &[1.0])),
        row("probabilities", "labels", || metrics::accuracy(&array![[0.7]], &array![[1.0]])),
        row("other lengths", "shape", || metrics::accuracy(&array![[1.0, 0.0]], &array![[1.0]])),
        row("no examples", "shape", || metrics::accuracy(&Matrix::zeros((1, 0)), &Matrix::zeros((1, 0)))),
        row("probabilities", "labels", || metrics::confusion(&array![[0.7]], &array![[1.0]])),
        row("other lengths", "shape", || metrics::confusion(&array![[1.0, 0.0]], &array![[1.0]])),
        row("probabilities", "labels", || metrics::verdicts(&array![[0.7]], &array![[1.0]])),
        row("other lengths", "shape", || metrics::verdicts(&array![[1.0, 0.0]], &array![[1.0]])),
    ]);
}

#[test]
fn data() {
    let set = || cats::draw(4, 1).unwrap();
    let one = || Dataset::new(array![[1.0]], array![[1.0]]).unwrap();
    let mut rows = vec![
        row("no pictures", "parameter", || cats::draw(0, 1)),
        row("too many pictures", "parameter", || cats::draw(usize::MAX, 1)),
        row("none", "parameter", || set().first(0)),
        row("more than there are", "parameter", || set().first(5)),
        row("beyond the end", "parameter", || set().select(&[0, 4])),
        row("none", "shape", || set().select(&[])),
        row("beyond the end", "parameter", || Picture::of(&set(), 4)),
        row("no picture", "shape", || Picture::of(&one(), 0)),
        row("no pictures", "shape", || pictures::dataset(&[], &[])),
        row("a share of 0", "parameter", || split::split(&set(), 0.0, 1)),
        row("a share of NaN", "parameter", || split::split(&set(), NAN, 1)),
        row("one example", "parameter", || split::split(&one(), 0.7, 1)),
        row("a share of 1", "parameter", || split::stratified(&set(), 1.0, 1)),
        row("one class", "parameter", || {
            split::stratified(&Dataset::new(array![[1.0, 2.0]], array![[1.0, 1.0]]).unwrap(), 0.5, 1)
        }),
        row("not a picture", "picture", || Picture::decode(b"hello", 64)),
        row("no side", "parameter", || Picture::decode(b"hello", 0)),
        row("a huge side", "parameter", || Picture::decode(b"hello", usize::MAX)),
        row("no such file", "file", || Picture::load("no/such/file.png", 64)),
        row("a folder", "file", || Picture::load(".", 64)),
        row("no such file", "file", || photos::load_picture("no/such/file.png", 64)),
        row("no such folder", "file", || photos::load_folder("no/such/folder")),
        row("a column of 2 numbers", "shape", || Picture::from_column(array![1.0, 2.0].view())),
    ];
    let noises: [fn(f64) -> dl_core::Result<Dataset>; 4] = [
        |noise| planar::moons(10, noise, 1),
        |noise| planar::circles(10, noise, 1),
        |noise| planar::blobs(10, noise, 1),
        |noise| planar::xor(10, noise, 1),
    ];
    let sizes: [fn(usize) -> dl_core::Result<Dataset>; 6] = [
        |m| planar::flower(m, 1),
        |m| planar::moons(m, 0.1, 1),
        |m| planar::circles(m, 0.1, 1),
        |m| planar::blobs(m, 0.1, 1),
        |m| planar::quantiles(m, 1),
        |m| planar::xor(m, 0.1, 1),
    ];
    rows.extend(
        noises.iter().flat_map(|shape| [-1.0, NAN, INFINITY].map(|v| row("noise", "parameter", move || shape(v)))),
    );
    rows.extend(sizes.iter().flat_map(|shape| [0, 1, usize::MAX].map(|m| row("m", "parameter", move || shape(m)))));
    assert_refused(rows);
    #[cfg(feature = "hdf5")]
    {
        let nowhere = Path::new("no/such/file.h5");
        assert_refused(vec![
            row("no such file", "file", || photos::load_h5(nowhere, nowhere)),
            row("no HDF5", "file", || photos::decode_h5(b"hello".to_vec(), b"hello".to_vec())),
            row("nothing", "file", || photos::decode_h5(vec![], vec![])),
        ]);
    }
}

#[test]
fn figures() {
    let axes = || Axes::new("T", "x", "y");
    let flower = || planar::flower(6, 1).unwrap();
    let line = |x: f64, y: f64| [Line::new("a", vec![(x, y)])];
    let cat = || Picture::of(&cats::draw(1, 1).unwrap(), 0).unwrap();
    let still = || plot::picture(&cat(), 64, "a cat").unwrap();
    let set = |x: Matrix| {
        let y = Matrix::zeros((1, x.ncols()));
        Dataset { x, y }
    };
    let answers = |a: f64| move |x: &Matrix| -> dl_core::Result<Matrix> { Ok(Matrix::from_elem((1, x.ncols()), a)) };
    let network = || ShallowNetwork::from_parameters(Parameters::random(3, 2, 1.0, 1).unwrap()).unwrap();
    let path = |point: Vec<f64>| descent::Path { points: vec![point], values: vec![1.0] };
    assert_refused(vec![
        row("no lines", "figure", || plot::curves(&[], &axes())),
        row("a NaN", "finite", || plot::curves(&line(0.0, NAN), &axes())),
        row("an infinity", "finite", || plot::curves(&line(INFINITY, 0.0), &axes())),
        row("too large", "figure", || plot::curves(&line(0.0, f64::MAX), &axes())),
        row("0 on a logarithmic axis", "figure", || plot::curves(&line(0.0, 1.0), &axes().log_x())),
        row("no points", "figure", || plot::curves(&[Line::new("a", vec![])], &axes())),
        row("no costs", "figure", || plot::cost_curve(&History::default())),
        row("points of one number", "shape", || plot::points(&set(array![[1.0]]), &axes())),
        row("no points", "shape", || plot::points(&set(Matrix::zeros((2, 0))), &axes())),
        row("a point at NaN", "finite", || plot::points(&set(array![[1.0], [NAN]]), &axes())),
        row("a point far out", "figure", || plot::points(&set(array![[1.0], [1e300]]), &axes())),
        row("answers of NaN", "finite", || plot::boundary(&flower(), &answers(NAN), &axes())),
        row("answers of another shape", "shape", || plot::boundary(&flower(), &|x: &Matrix| Ok(x.clone()), &axes())),
        row("a network of three inputs", "shape", || plot::hidden_lines(&flower(), &network(), &axes())),
        row("an empty range", "parameter", || plot::function(&|x| x, (1.0, 1.0), &axes())),
        row("a range to infinity", "parameter", || plot::function(&|x| x, (1.0, INFINITY), &axes())),
        row("ln of -1", "finite", || plot::function(&|x| x.ln(), (-1.0, 1.0), &axes())),
        row("a place outside", "parameter", || plot::tangent(&|x| x, 5.0, 1.0, (0.0, 1.0), &axes())),
        row("a slope of NaN", "parameter", || plot::tangent(&|x| x, 0.5, NAN, (0.0, 1.0), &axes())),
        row("a path in the plane", "figure", || plot::descent(&|x| x, &path(vec![1.0, 2.0]), (0.0, 1.0), &axes())),
        row("an empty range", "parameter", || plot::contour(&|x, _| x, (0.0, 1.0), (2.0, 1.0), &[], &axes())),
        row("a surface of NaN", "finite", || plot::contour(&|_, _| NAN, (0.0, 1.0), (0.0, 1.0), &[], &axes())),
        row("a walk to NaN", "finite", || plot::contour(&|x, _| x, (0.0, 1.0), (0.0, 1.0), &line(NAN, 0.0), &axes())),
        row("no groups", "figure", || plot::histogram(&[], 5, &axes())),
        row("no bins", "parameter", || plot::histogram(&[("a".into(), vec![1.0])], 0, &axes())),
        row("a value of NaN", "finite", || plot::histogram(&[("a".into(), vec![NAN])], 5, &axes())),
        row("one layer", "figure", || plot::layers(&[3])),
        row("an empty layer", "figure", || plot::layers(&[3, 0])),
        row("no weights", "figure", || plot::network(&[])),
        row("layers that do not fit", "shape", || plot::network(&[Matrix::zeros((2, 2)), Matrix::zeros((1, 3))])),
        row("weights of NaN", "finite", || plot::network(&[array![[NAN]]])),
        row("no figures", "figure", || plot::grid(&[], 2)),
        row("no columns", "parameter", || plot::grid(&[still()], 0)),
        row("one frame", "figure", || plot::animation(&[still()], 100)),
        row("no time", "parameter", || plot::animation(&[still(), still()], 0)),
        row("no labels", "figure", || plot::slider(&[still(), still()], &[])),
        row("a still figure as GIF", "figure", || still().gif()),
        row("a name without .png", "file", || still().save(Path::new("figure.txt"))),
        row("no such folder", "file", || still().save(Path::new("no/such/folder/figure.png"))),
        row("no side", "parameter", || plot::picture(&cat(), 0, "")),
        row("a huge side", "parameter", || plot::picture(&cat(), usize::MAX, "")),
        row("a picture of too few bytes", "figure", || plot::planes(&Picture { side: 9, rgb: vec![0] })),
        row("a side that overflows", "figure", || plot::planes(&Picture { side: usize::MAX, rgb: vec![0] })),
        row("no pictures", "figure", || plot::gallery(&[], &[], 2)),
        row("other captions", "figure", || plot::gallery(&[cat()], &["a".into(), "b".into()], 2)),
        row("no columns", "parameter", || plot::gallery(&[cat()], &[], 0)),
        row("examples that are no pictures", "shape", || plot::examples(&flower(), ["a", "b"], 2)),
        row("too few answers", "shape", || plot::verdicts(&cats::draw(2, 1).unwrap(), &array![[0.5]], 2)),
        row("weights of no picture", "shape", || plot::weights(&Matrix::zeros((7, 1)))),
        row("weights of NaN", "finite", || plot::weights(&Matrix::from_elem((12, 1), NAN))),
    ]);
}

#[test]
fn what_cannot_fail_stands_at_the_ends() {
    for v in [0.0, -0.0, 1e-320, 1e308, -1e308, INFINITY, -INFINITY, NAN] {
        for g in [activation::sigmoid, activation::tanh, activation::relu, math::exp, math::ln, math::ln_1p] {
            let _ = g(v);
        }
        let _ = (loss::cross_entropy(v, 1.0), loss::squared_error(v, 1.0), Activation::Relu.derivative(v));
        let _ = check::values("v", |_| v, &[(1.0, v), (v, 1.0)]);
    }
    for weights in [|| (NAN, INFINITY, 1e308), || (-0.0, 1e-320, -INFINITY)] {
        assert!(!check::gate("v", weights, [true; 4]).passed());
    }
    assert_eq!(Random::new(1).below(0), 0);
    assert!(Random::new(1).permutation(0).is_empty());
    assert!(NumpyRandom::new(u32::MAX).randn().is_finite());
    assert!(check::summary(&[]).passed());
    assert!(LogisticRegression::zeros(0).predict(&Matrix::zeros((0, 1))).is_err());
    let none: Vec<Figure> = Vec::new();
    assert!(plot::grid(&none, 1).is_err());
}
