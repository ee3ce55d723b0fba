//! Bad input to every public function that can refuse: which error it is, and that its message says what was expected, what
//! came, and what to do.
//!
//! Functions that cannot fail are tried at the ends in the last test. What belongs to dl-core is in its own tests.

use std::path::Path;

use dl_core::{
    Error, History,
    data::{Dataset, planar},
    descent,
    ndarray::{Array2, array},
    shallow::{Parameters, ShallowNetwork},
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

#[test]
fn data() {
    let set = || cats::draw(4, 1).unwrap();
    let one = || Dataset::new(array![[1.0]], array![[1.0]]).unwrap();
    let rows = vec![
        row("no pictures", "parameter", || cats::draw(0, 1)),
        row("too many pictures", "parameter", || cats::draw(usize::MAX, 1)),
        row("beyond the end", "parameter", || Picture::of(&set(), 4)),
        row("no picture", "shape", || Picture::of(&one(), 0)),
        row("no pictures", "shape", || pictures::dataset(&[], &[])),
        row("not a picture", "picture", || Picture::decode(b"hello", 64)),
        row("no side", "parameter", || Picture::decode(b"hello", 0)),
        row("a huge side", "parameter", || Picture::decode(b"hello", usize::MAX)),
        row("no such file", "file", || Picture::load("no/such/file.png", 64)),
        row("a folder", "file", || Picture::load(".", 64)),
        row("no such file", "file", || photos::load_picture("no/such/file.png", 64)),
        row("no such folder", "file", || photos::load_folder("no/such/folder")),
        row("a column of 2 numbers", "shape", || Picture::from_column(array![1.0, 2.0].view())),
    ];
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
        row("no weights", "figure", || plot::network(&[], &[])),
        row("layers that do not fit", "shape", || plot::network(&[Matrix::zeros((2, 2)), Matrix::zeros((1, 3))], &[])),
        row("weights of NaN", "finite", || plot::network(&[array![[NAN]]], &[])),
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
        let _ = check::values("v", |_| v, &[(1.0, v), (v, 1.0)]);
    }
    for weights in [|| (NAN, INFINITY, 1e308), || (-0.0, 1e-320, -INFINITY)] {
        assert!(!check::gate("v", weights, [true; 4]).passed());
    }
    assert!(check::summary(&[]).passed());
    let none: Vec<Figure> = Vec::new();
    assert!(plot::grid(&none, 1).is_err());
}
