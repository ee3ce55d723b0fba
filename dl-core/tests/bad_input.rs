//! Bad input to every public function: nothing panics, nothing turns NaN into an answer, and each refusal is a sentence for the
//! person who made the mistake.
//!
//! First random arrays, of shapes that fit or not, empty or not, with NaN and infinities or without; then a table of what each
//! mistake is called.

use dl_core::{
    Classifier, Error, History, Options, Result,
    activation::{self, Activation},
    data::{Dataset, planar, split},
    descent::{Path, descend},
    exact::math,
    gradient_check::{GradientCheck, gradient_check},
    language::say,
    loss, metrics,
    metrics::Confusion,
    ndarray::{Array2, array},
    neuron::Neuron,
    product,
    random::{NumpyRandom, Random},
    shallow::{Cache, Gradients, Parameters, ShallowNetwork, Start},
};

type Matrix = Array2<f64>;

const NAN: f64 = f64::NAN;
const INFINITY: f64 = f64::INFINITY;

/// Asserts that the message reads as one to a learner: capital letter, full stop, one line, one language.
fn assert_sentence(error: &Error) {
    let text = error.to_string();
    let begins = text.chars().next().is_some_and(|c| c.is_uppercase() || c == '¿');
    assert!(begins && text.ends_with(['.', '?']), "{text}");
    assert!(text.len() > 30 && text.len() < 300 && !text.contains('\n'), "{text}");
    let (spanish, english) =
        (["de", "la", "el", "que", "pero", "esperaba"], ["the", "of", "and", "but", "is", "found"]);
    let others = if cfg!(feature = "spanish") { english } else { spanish };
    let mut words = text.split(|c: char| !c.is_alphanumeric() && c != '_');
    assert!(words.all(|word| !others.contains(&word)), "{text}");
}

/// Random input of every kind.
struct Draw(Random);

impl Draw {
    fn size(&mut self) -> usize {
        [0, 1, 2, 2, 3, 5][self.0.below(6)]
    }

    fn number(&mut self) -> f64 {
        match self.0.below(60) {
            0 => NAN,
            1 => [INFINITY, -INFINITY][self.0.below(2)],
            2 => [1e308, -1e308, 1e-320, -0.0, 1e160][self.0.below(5)],
            3..20 => [0.0, 1.0][self.0.below(2)],
            _ => self.0.normal(),
        }
    }

    /// Mostly of the given shape, with a random one now and then.
    fn matrix(&mut self, rows: usize, columns: usize) -> Matrix {
        let odd = self.0.chance(0.1);
        let shape = if odd { (self.size(), self.size()) } else { (rows, columns) };
        let tame = self.0.chance(0.5);
        Matrix::from_shape_simple_fn(shape, || if tame { self.0.normal() } else { self.number() })
    }

    fn labels(&mut self, m: usize) -> Matrix {
        if self.0.chance(0.1) {
            return self.matrix(1, m);
        }
        Matrix::from_shape_simple_fn((1, m), || if self.0.chance(0.5) { 1.0 } else { 0.0 })
    }

    fn options(&mut self) -> Options {
        let mut count = || [0, 1, 3, 7, 7][self.0.below(5)];
        let (iterations, record_every) = (count(), count());
        let learning_rate = if self.0.chance(0.2) { self.number() } else { 0.1 };
        Options { learning_rate, iterations, record_every }
    }
}

fn finite<'a>(arrays: impl IntoIterator<Item = &'a Matrix>) -> bool {
    arrays.into_iter().all(|array| array.iter().all(|v| v.is_finite()))
}

/// Asserts that an answer is one: finite, and from finite input alone; and that a refusal is a sentence.
fn assert_honest(what: &str, result: Result<Vec<f64>>, input: &[&Matrix]) -> bool {
    match result {
        Ok(answer) => {
            assert!(answer.iter().all(|v| v.is_finite()), "{what}: an answer that is none, {answer:?} from {input:?}");
            assert!(finite(input.iter().copied()), "{what}: an answer from {input:?}");
            true
        }
        Err(error) => {
            assert_sentence(&error);
            false
        }
    }
}

fn flat(matrix: Matrix) -> Vec<f64> {
    matrix.into_iter().collect()
}

#[test]
fn neurons_answer_honestly() {
    let (mut draw, mut answered) = (Draw(Random::new(1)), [0; 2]);
    for _ in 0..20_000 {
        let (n_x, m) = (draw.size(), draw.size());
        let (x, y, dw) = (draw.matrix(n_x, m), draw.labels(m), draw.matrix(n_x, 1));
        let neuron = Neuron { w: draw.matrix(n_x, 1), b: if draw.0.chance(0.1) { draw.number() } else { 0.5 } };
        let a = neuron.forward(&x).unwrap_or_else(|_| draw.matrix(1, m));
        let (options, db) = (draw.options(), draw.number());
        let (b, db_array) = (Matrix::from_elem((1, 1), neuron.b), Matrix::from_elem((1, 1), db));
        let own = [&neuron.w, &b, &x];
        let mut stepped = neuron.clone();
        let updated = stepped.update(&dw, db, options.learning_rate);
        assert!(updated.is_ok() || format!("{stepped:?}") == format!("{neuron:?}"), "an error changed the neuron");
        let set = Dataset { x: x.clone(), y: y.clone() };
        let fitted = Neuron::fit(&x, &y, &options).map(|(n, h)| [flat(n.w), vec![n.b], h.costs].concat());
        for (what, result, input) in [
            ("z", neuron.z(&x).map(flat), &own[..]),
            ("forward", neuron.forward(&x).map(flat), &own),
            ("predict_proba", neuron.predict_proba(&x).map(flat), &own),
            ("predict", neuron.predict(&x).map(flat), &own),
            ("cost", neuron.cost(&x, &y).map(|j| vec![j]), &[&neuron.w, &b, &x, &y]),
            ("accuracy", neuron.accuracy(&set).map(|percent| vec![percent]), &[&neuron.w, &b, &x, &y]),
            ("confusion", neuron.confusion(&set).map(|_| vec![]), &[&neuron.w, &b, &x, &y]),
            ("backward", neuron.backward(&x, &y, &a).map(|(dw, db)| [flat(dw), vec![db]].concat()), &[&x, &y, &a]),
            ("update", updated.map(|()| [flat(stepped.w), vec![stepped.b]].concat()), &[&dw, &db_array]),
            ("fit", fitted, &[&x, &y]),
            ("boundary", neuron.boundary(-2.0, db).map(|_| vec![]), &[&neuron.w, &b, &db_array]),
        ] {
            answered[usize::from(assert_honest(what, result, input))] += 1;
        }
    }
    assert!(answered[0] > 30_000 && answered[1] > 30_000, "{answered:?}");
}

#[test]
fn networks_answer_honestly() {
    let (mut draw, mut answered) = (Draw(Random::new(2)), [0; 2]);
    for round in 0..10_000 {
        let (n_x, n_h, m) = (draw.size(), draw.size(), draw.size());
        let (x, y, options) = (draw.matrix(n_x, m), draw.labels(m), draw.options());
        let start = Start {
            hidden: n_h,
            activation: [Activation::Tanh, Activation::Relu, Activation::Sigmoid][round % 3],
            scale: if draw.0.chance(0.1) { draw.number() } else { 0.5 },
            seed: 1,
        };
        let (w1, b1) = (draw.matrix(n_h, n_x), draw.matrix(n_h, 1));
        let (w2, b2) = (draw.matrix(1, n_h), draw.matrix(1, 1));
        let mine = Parameters { w1, b1, w2, b2 };
        let given = [&mine.w1, &mine.b1, &mine.w2, &mine.b2];
        let made = ShallowNetwork::from_parameters(mine.clone()).map(|network| network.parameters().numbers());
        assert_honest("from_parameters", made, &given);
        let fitted = ShallowNetwork::fit(&x, &y, &start, &options)
            .map(|(network, history)| [network.parameters().numbers(), history.costs].concat());
        assert_honest("fit", fitted, &[&x, &y]);
        let drawn = Parameters::random(n_x, n_h, start.scale, 1).map(|p| p.numbers());
        assert_honest("random", drawn, &[]);
        assert_honest("with_numbers", mine.with_numbers(&[0.5; 9]).map(|p| p.numbers()).map(|_| vec![]), &[]);
        let network = ShallowNetwork::from_parameters(mine.clone()).or_else(|_| ShallowNetwork::new(n_x, &start));
        let Ok(network) = network.map(|network| network.with_activation(start.activation)) else { continue };
        let set = Dataset { x: x.clone(), y: y.clone() };
        let parts = |cache: Cache| [flat(cache.a1), flat(cache.a2)].concat();
        let cache = network.forward(&x).unwrap_or_else(|_| {
            let [z1, a1, z2, a2] =
                [(n_h, m), (n_h, m), (1, m), (1, m)].map(|(rows, columns)| draw.matrix(rows, columns));
            Cache { z1, a1, z2, a2 }
        });
        let (dw1, db1) = (draw.matrix(n_h, n_x), draw.matrix(n_h, 1));
        let (dw2, db2) = (draw.matrix(1, n_h), draw.matrix(1, 1));
        let gradients = Gradients { dw1, db1, dw2, db2 };
        let (mut stepped, mut trained) = (network.clone(), network.clone());
        let updated = stepped.update(&gradients, options.learning_rate).map(|()| stepped.parameters().numbers());
        assert!(updated.is_ok() || stepped == network, "an error changed the network");
        let history = trained.train(&x, &y, &options);
        assert!(history.is_ok() || trained == network, "an error changed the network");
        for (what, result, input) in [
            ("forward", network.forward(&x).map(parts), &[&x][..]),
            ("predict_proba", network.predict_proba(&x).map(flat), &[&x]),
            ("predict", network.predict(&x).map(flat), &[&x]),
            ("cost", network.cost(&x, &y).map(|j| vec![j]), &[&x, &y]),
            ("accuracy", network.accuracy(&set).map(|percent| vec![percent]), &[&x, &y]),
            ("backward", network.backward(&x, &y, &cache).map(|g| g.numbers()), &[&x, &y, &cache.a1, &cache.a2]),
            ("update", updated, &[&gradients.dw1, &gradients.db1, &gradients.dw2, &gradients.db2]),
            ("train", history.map(|history| history.costs), &[&x, &y]),
        ] {
            answered[usize::from(assert_honest(what, result, input))] += 1;
        }
    }
    assert!(answered[0] > 10_000 && answered[1] > 10_000, "{answered:?}");
}

#[test]
fn sets_metrics_and_products_answer_honestly() {
    let (mut draw, mut answered) = (Draw(Random::new(3)), [0; 2]);
    for _ in 0..20_000 {
        let (n_x, m) = (draw.size(), draw.size());
        let (x, y, predictions) = (draw.matrix(n_x, m), draw.labels(m), draw.labels(m));
        let (z, share) = (draw.matrix(1, m), if draw.0.chance(0.3) { draw.number() } else { 0.6 });
        let set = Dataset { x: x.clone(), y: y.clone() };
        let i = draw.size();
        let numbers = |set: Dataset| [flat(set.x), flat(set.y)].concat();
        let many = |sets: Vec<Dataset>| sets.into_iter().flat_map(numbers).collect::<Vec<f64>>();
        let model = |_: &Matrix| -> Result<Matrix> { Ok(z.clone()) };
        let both = [&x, &y];
        for (what, result, input) in [
            ("new", Dataset::new(x.clone(), y.clone()).map(numbers), &both[..]),
            ("check", set.check().map(|()| vec![]), &both),
            ("select", set.select(&[i, 0]).map(numbers), &both),
            ("first", set.first(i).map(numbers), &both),
            ("split", split::split(&set, share, 1).map(|(a, b)| many(vec![a, b])), &both),
            ("stratified", split::stratified(&set, share, 1).map(|(a, b)| many(vec![a, b])), &both),
            ("three_way", split::three_way(&set, [share, 0.2, 0.2], 1).map(|sets| many(sets.into())), &both),
            ("cost", loss::cost(&z, &y).map(|j| vec![j]), &[&z, &y]),
            ("accuracy", metrics::accuracy(&predictions, &y).map(|percent| vec![percent]), &[&predictions, &y]),
            ("confusion", metrics::confusion(&predictions, &y).map(|_| vec![]), &[&predictions, &y]),
            ("verdicts", metrics::verdicts(&predictions, &y).map(|_| vec![]), &[&predictions, &y]),
            ("a model's predict", model.predict(&x).map(flat), &[&z]),
            ("a model's accuracy", model.accuracy(&set).map(|percent| vec![percent]), &[&z, &y]),
        ] {
            answered[usize::from(assert_honest(what, result, input))] += 1;
        }
        // A product may be of any numbers; NaN stays NaN.
        let factor = draw.matrix(m, n_x);
        match product(&x, &factor) {
            Ok(c) => assert_eq!(c.dim(), (x.nrows(), factor.ncols())),
            Err(error) => assert_sentence(&error),
        }
    }
    assert!(answered[0] > 30_000 && answered[1] > 30_000, "{answered:?}");
}

#[test]
fn walks_and_measurements_answer_honestly() {
    let mut draw = Draw(Random::new(4));
    for _ in 0..5000 {
        let start: Vec<f64> = (0..draw.size()).map(|_| draw.number()).collect();
        let (slope, alpha) = (draw.matrix(1, start.len()), draw.number());
        let walked = descend(&|p| p.iter().map(|v| v * v).sum(), &|_| flat(slope.clone()), &start, alpha, draw.size());
        let places = walked.map(|path| [path.points.concat(), path.values].concat());
        let input = Matrix::from_shape_vec((1, start.len()), start.clone()).unwrap();
        assert_honest("descend", places, &[&input, &slope]);
        let checked = gradient_check(&mut |p| Ok(p.iter().sum()), &start, &flat(slope.clone()));
        let found = checked.map(|check| [check.numerical, vec![check.relative_error]].concat());
        assert_honest("gradient_check", found, &[&input, &slope]);
    }
}

/// What is wrong, the error it must be, and the call.
type Row<'a> = (&'a str, &'a str, Box<dyn Fn() -> Option<Error> + 'a>);

fn row<'a, T>(what: &'a str, kind: &'a str, call: impl Fn() -> Result<T> + 'a) -> Row<'a> {
    (what, kind, Box::new(move || call().err()))
}

fn kind(error: &Error) -> &'static str {
    match error {
        Error::Shape { .. } => "shape",
        Error::Product { .. } => "product",
        Error::Labels { .. } => "labels",
        Error::NotFinite { .. } => "finite",
        Error::Parameter { .. } => "parameter",
        Error::Diverged { .. } => "diverged",
        _ => "another",
    }
}

#[test]
fn each_mistake_has_its_name() {
    let (x, y) = (array![[1.0, 2.0, 3.0]], array![[0.0, 1.0, 1.0]]);
    let fit = |learning_rate: f64, iterations: usize, record_every: usize| {
        Neuron::fit(&x, &y, &Options { learning_rate, iterations, record_every })
    };
    let begin = |hidden: usize, scale: f64| ShallowNetwork::new(2, &Start { hidden, scale, ..Start::default() });
    let walk = |start: &[f64], learning_rate: f64, steps: usize| {
        descend(&|p| p[0] * p[0], &|p| vec![2.0 * p[0]], start, learning_rate, steps)
    };
    let set = || planar::moons(4, 0.1, 1).unwrap();
    let one_class = || Dataset::new(array![[1.0, 2.0]], array![[1.0, 1.0]]).unwrap();
    for (what, expected, call) in [
        row("α = 0", "parameter", || fit(0.0, 3, 1)),
        row("α < 0", "parameter", || fit(-0.1, 3, 1)),
        row("α is NaN", "parameter", || fit(NAN, 3, 1)),
        row("no iterations", "parameter", || fit(0.1, 0, 1)),
        row("record every 0", "parameter", || fit(0.1, 3, 0)),
        row("steps that run away", "diverged", || fit(1e308, 30, 1)),
        row("another n_x", "shape", || Neuron::zeros(2).predict(&x)),
        row("weights in two columns", "shape", || Neuron { w: Matrix::zeros((3, 2)), b: 0.0 }.predict(&x)),
        row("weights of NaN", "finite", || Neuron { w: array![[NAN]], b: 0.0 }.predict(&x)),
        row("a bias of NaN", "parameter", || Neuron { w: array![[1.0]], b: NAN }.predict(&x)),
        row("a gradient of NaN", "finite", || Neuron::zeros(1).update(&array![[NAN]], 0.0, 0.1)),
        row("a db of NaN", "parameter", || Neuron::zeros(1).update(&array![[1.0]], NAN, 0.1)),
        row("a neuron too large", "shape", || Neuron::zeros(usize::MAX).predict(&x)),
        row("three inputs", "shape", || Neuron::zeros(3).boundary(0.0, 1.0)),
        row("an empty square", "parameter", || Neuron::zeros(2).boundary(1.0, 1.0)),
        row("no hidden neurons", "parameter", || begin(0, 0.1)),
        row("too many hidden neurons", "parameter", || begin(usize::MAX, 0.1)),
        row("weights of scale NaN", "parameter", || begin(3, NAN)),
        row("sizes that overflow", "parameter", || Parameters::random(1_000_000, 10_000, 1.0, 1)),
        row("labels in a column", "shape", || Neuron::zeros(1).cost(&x, &y.t().to_owned())),
        row("a label of 2", "labels", || Neuron::zeros(1).cost(&x, &array![[0.0, 1.0, 2.0]])),
        row("probabilities", "labels", || metrics::accuracy(&array![[0.7]], &array![[1.0]])),
        row("factors that don't fit", "product", || product(&array![[1.0, 2.0]], &array![[1.0, 2.0]])),
        row("a set that doesn't fit", "shape", || {
            Dataset { x: Matrix::zeros((2, 3)), y: Matrix::zeros((1, 1)) }.select(&[0])
        }),
        row("a set that doesn't fit", "shape", || {
            split::split(&Dataset { x: Matrix::zeros((2, 3)), y: Matrix::zeros((1, 1)) }, 0.7, 1)
        }),
        row("more than there are", "parameter", || set().first(usize::MAX)),
        row("beyond the end", "parameter", || set().select(&[0, 4])),
        row("none", "shape", || set().select(&[])),
        row("a share of 1", "parameter", || split::split(&set(), 1.0, 1)),
        row("one class", "parameter", || split::stratified(&one_class(), 0.5, 1)),
        row("shares that don't add up", "parameter", || split::three_way(&set(), [0.5, 0.2, 0.2], 1)),
        row("too few points", "parameter", || planar::flower(1, 1)),
        row("too many points", "parameter", || planar::xor(usize::MAX, 0.1, 1)),
        row("noise of NaN", "parameter", || planar::moons(10, NAN, 1)),
        row("noise below 0", "parameter", || planar::circles(10, -1.0, 1)),
        row("noise without end", "parameter", || planar::blobs(10, INFINITY, 1)),
        row("no points", "parameter", || planar::quantiles(0, 1)),
        row("nowhere", "shape", || walk(&[], 0.1, 50)),
        row("a start that is NaN", "finite", || walk(&[NAN], 0.1, 50)),
        row("no steps", "parameter", || walk(&[1.0], 0.1, 0)),
        row("steps without end", "parameter", || walk(&[1.0], 0.1, usize::MAX)),
        row("a walk that runs away", "diverged", || walk(&[1.0], 9.0, 100_000)),
        row("no parameters", "shape", || gradient_check(&mut |_| Ok(1.0), &[], &[])),
        row("a cost of NaN", "finite", || gradient_check(&mut |_| Ok(NAN), &[1.0], &[1.0])),
    ] {
        let error = call().unwrap_or_else(|| panic!("{what}: expected an error ({expected}), found none"));
        assert_eq!(kind(&error), expected, "{what}: {error}");
        assert_sentence(&error);
    }
}

#[test]
fn messages_name_what_the_learner_typed() {
    let (x, y) = (array![[1.0, 2.0]], array![[0.0, 1.0]]);
    let said = |error: Option<Error>| error.map(|error| error.to_string()).unwrap_or_default();
    let too_many = metrics::accuracy(&array![[1.0, 0.0, 1.0]], &y).err();
    assert!(said(too_many).contains("`predictions`"));
    assert!(said(loss::cost(&array![[NAN, 0.0]], &y).err()).contains("`z`"));
    let turned = said(Neuron::zeros(1).cost(&x, &y.t().to_owned()).err());
    assert!(turned.contains("(2, 1)") && turned.contains("(1, 2)") && turned.contains("`.t()`"), "{turned}");
    let probabilities = said(metrics::accuracy(&array![[0.3, 0.9]], &y).err());
    assert!(probabilities.contains("`predict`"), "{probabilities}");
    let rate = said(Neuron::fit(&x, &y, &Options { learning_rate: -0.1, ..Options::default() }).err());
    assert_eq!(
        rate,
        say(
            "De `learning_rate` esperaba que sea un número mayor que 0, como 0.005, pero llegó -0.1.",
            "I expected `learning_rate` to be a number above 0, such as 0.005, but got -0.1."
        )
    );
}

#[test]
fn what_cannot_fail_stands_at_the_ends() {
    for v in [0.0, -0.0, 1e-320, 1e308, -1e308, INFINITY, -INFINITY, NAN] {
        let stays = |g: fn(f64) -> f64| g(v).is_nan() == v.is_nan();
        let curves = [activation::sigmoid, activation::tanh, activation::relu, activation::relu_derivative, math::exp];
        assert!(curves.into_iter().all(stays), "{v}");
        assert!(loss::squared_error(v, 1.0).is_nan() == v.is_nan() && (!v.is_nan() || math::ln(v).is_nan()));
        assert!(!v.is_nan() || loss::cross_entropy(v, 1.0).is_nan());
        let path = Path { points: vec![vec![v], vec![]], values: vec![v, 1.0] };
        assert!(path.end().is_empty() && path.plane().is_empty() && path.curve().len() == 1);
        assert!(path.diverges_from().is_none_or(|step| step < 2));
        let check = GradientCheck { relative_error: v, numerical: vec![], worst: 9 };
        assert!(check.to_string().len() > 20);
    }
    assert_eq!(Path { points: vec![], values: vec![] }.diverges_from(), None);
    assert_eq!(Random::new(1).below(0), 0);
    assert!(Random::new(1).permutation(0).is_empty() && Random::new(1).uniform(NAN, 1.0).is_nan());
    assert!(NumpyRandom::new(u32::MAX).randn().is_finite());
    assert_eq!(History { costs: vec![1.0, 2.0], record_every: usize::MAX }.points().len(), 2);
    let none = Confusion { true_positives: 0, false_positives: 0, true_negatives: 0, false_negatives: 0 };
    assert_eq!((none.precision(), none.recall(), none.f1()), (None, None, None));
}
