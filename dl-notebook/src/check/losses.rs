//! Checks of losses, of one example and of a set.

use super::kit::*;

/// The loss of one example with answer a and label y.
fn loss(a: f64, y: f64) -> f64 {
    -(y * a.ln() + (1.0 - y) * (1.0 - a).ln())
}

/// Another loss than the cross-entropy, and the hint for it.
type Other = Hinted<fn(f64, f64) -> f64>;

/// What the slips of one example's cross-entropy compute.
const OTHERS: &[Other] = &[
    (
        |a, y| -loss(a, y),
        [
            "El signo: el logaritmo de un número menor que 1 es negativo, y falta el menos de delante.",
            "The sign: the logarithm of a number below 1 is negative, and the minus in front is missing.",
        ],
    ),
    (
        |a, y| loss(1.0 - a, y),
        [
            "Las etiquetas están cambiadas: $y$ va con $\\ln a$, y $1 - y$ con $\\ln(1 - a)$.",
            "The labels are swapped: $y$ goes with $\\ln a$, and $1 - y$ with $\\ln(1 - a)$.",
        ],
    ),
    (
        |a, y| -y * a.ln(),
        [
            "Falta la mitad para $y = 0$: $(1 - y) \\ln(1 - a)$.",
            "The half for $y = 0$ is missing: $(1 - y) \\ln(1 - a)$.",
        ],
    ),
    (
        |a, y| -(1.0 - y) * (1.0 - a).ln(),
        ["Falta la mitad para $y = 1$: $y \\ln a$.", "The half for $y = 1$ is missing: $y \\ln a$."],
    ),
    (
        |a, y| -y * a.ln() + (1.0 - y) * (1.0 - a).ln(),
        [
            "El menos solo llega a la primera parte: las dos se suman entre paréntesis, y el menos va delante, `-(... + ...)`.",
            "The minus reaches the first part only: the two are added in parentheses, and the minus stands before them, `-(... + ...)`.",
        ],
    ),
    (|a, y| -(y * a.ln() + 1.0 - y * (1.0 - a).ln()), PARENTHESES),
    (|a, y| -(y * a.ln() + (1.0 - y) * 1.0 - a.ln()), PARENTHESES),
    (
        |a, _| -a.ln() - (1.0 - a).ln(),
        [
            "Faltan $y$ y $1 - y$, que escogen una de las dos partes.",
            "$y$ and $1 - y$ are missing; they pick one of the two parts.",
        ],
    ),
    (
        |a, _| -a.ln(),
        [
            "Es $-\\ln a$ con cualquier etiqueta: con $y = 0$ cuenta $\\ln(1 - a)$.",
            "That's $-\\ln a$ whatever the label: where $y = 0$, it's $\\ln(1 - a)$ that counts.",
        ],
    ),
    (|a, y| (a - y) * (a - y), SQUARED),
    (|a, y| (a - y) * (a - y) / 2.0, SQUARED),
    (
        |a, y| (a - y).abs(),
        [
            "Es la distancia entre $a$ y $y$; aquí se pide la entropía cruzada.",
            "That's the distance between $a$ and $y$; the cross-entropy is wanted here.",
        ],
    ),
    (
        |a, y| a - y,
        [
            "Es $a - y$, que será la derivada $dz$; aquí se pide la pérdida.",
            "That's $a - y$, which will be the derivative $dz$; the loss is wanted here.",
        ],
    ),
    (
        |a, y| -(y * a + (1.0 - y) * (1.0 - a)),
        ["Faltan los logaritmos: `.ln()`.", "The logarithms are missing: `.ln()`."],
    ),
    (
        |a, y| -(y * a.exp() + (1.0 - y) * (1.0 - a).exp()),
        [
            "Es la exponencial; el logaritmo natural es `.ln()`.",
            "That's the exponential; the natural logarithm is `.ln()`.",
        ],
    ),
];

const PARENTHESES: [&str; 2] =
    ["Faltan paréntesis: `(1.0 - y) * (1.0 - a).ln()`.", "Parentheses are missing: `(1.0 - y) * (1.0 - a).ln()`."];

const SQUARED: [&str; 2] = [
    "Es el error cuadrático; aquí se pide la entropía cruzada.",
    "That's the squared error; the cross-entropy is wanted here.",
];

/// The loss of one example from its answer a and label y, -(y ln a + (1 - y) ln(1 - a)).
pub fn cross_entropy(f: impl Fn(f64, f64) -> f64) -> Feedback {
    let name = name(&f, "cross_entropy");
    of(name.as_str(), &|| cross_entropy_of(&name, &f))
}

fn cross_entropy_of(name: &str, f: &dyn Fn(f64, f64) -> f64) -> Outcome {
    let cases = [(0.9, 1.0), (0.9, 0.0), (0.2, 1.0), (0.2, 0.0), (0.5, 1.0)];
    let found = attempt_each(name, cases.len(), &|i| f(cases[i].0, cases[i].1))?;
    let of_all = |loss: &dyn Fn(f64, f64) -> f64| cases.map(|(a, y)| loss(a, y)).to_vec();
    let right = of_all(&loss);
    let Some(i) = first_off(&found, &right) else {
        return Ok(say("Correcta en los 5 casos.", "Correct in all 5 cases.").into());
    };
    let ((a, y), came, wanted) = (cases[i], short(found[i]), short(right[i]));
    let text = say!(
        "Para a = {a} e y = {y} esperaba {wanted} y obtuve {came}.",
        "For a = {a} and y = {y} I expected {wanted} but got {came}."
    );
    let slips: Vec<Answer> = OTHERS.iter().map(|(other, hint)| list(of_all(other), say(hint[0], hint[1]))).collect();
    Err(wrong(text, why(&slips, &row(&found), &row(&right), f64::NAN)))
}

/// The hint for numbers of a loss.
fn why(slips: &[Answer], found: &Matrix, right: &Matrix, m: f64) -> String {
    named(slips, found).or_else(|| general(found, right, m)).unwrap_or_else(|| {
        say(
            "Con $y = 1$ debe quedar $-\\ln a$, y con $y = 0$, $-\\ln(1 - a)$. ¿Cuál de los dos casos falla?",
            "With $y = 1$ it comes to $-\\ln a$, and with $y = 0$ to $-\\ln(1 - a)$. Which of the two goes wrong?",
        )
        .into()
    })
}

/// The cost of a set from answers A and labels Y, both (1, m): the mean cross-entropy.
pub fn cost(f: impl Fn(&Matrix, &Matrix) -> f64) -> Feedback {
    let name = name(&f, "cost");
    of(name.as_str(), &|| cost_of(&name, &f))
}

fn cost_of(name: &str, f: &dyn Fn(&Matrix, &Matrix) -> f64) -> Outcome {
    let sets = [
        (array![[0.9, 0.2, 0.6]], array![[1.0, 0.0, 1.0]]),
        (array![[0.5, 0.7, 0.1, 0.3, 0.8]], array![[0.0, 1.0, 0.0, 1.0, 0.0]]),
    ];
    let found = attempt_each(name, sets.len(), &|i| f(&sets[i].0, &sets[i].1))?;
    let right = [mean(&sets[0], &loss), mean(&sets[1], &loss)];
    let Some(i) = first_off(&found, &right) else {
        return Ok(say("Correcto en los 2 conjuntos.", "Correct for both sets.").into());
    };
    let slips = cost_slips(&sets, right);
    let (a, y, came, wanted) = (code(&sets[i].0), code(&sets[i].1), short(found[i]), short(right[i]));
    let text = say!(
        "Para A = {a} e Y = {y} esperaba {wanted} y obtuve {came}.",
        "For A = {a} and Y = {y} I expected {wanted} but got {came}."
    );
    Err(wrong(text, why(&slips, &row(&found), &row(&right), f64::NAN)))
}

/// Answers and labels.
type Set = (Matrix, Matrix);

fn mean((a, y): &Set, loss: &dyn Fn(f64, f64) -> f64) -> f64 {
    a.iter().zip(y).map(|(&a, &y)| loss(a, y)).sum::<f64>() / a.len() as f64
}

fn cost_slips(sets: &[Set; 2], right: [f64; 2]) -> Vec<Answer> {
    let sizes = [3.0, 5.0];
    let both = |change: &dyn Fn(f64, f64) -> f64| vec![change(right[0], sizes[0]), change(right[1], sizes[1])];
    let sum = say(
        "Es una suma: divide entre $m$, la cantidad de ejemplos.",
        "That's a sum: divide by $m$, the number of examples.",
    );
    let others = OTHERS
        .iter()
        .map(|(other, hint)| list(vec![mean(&sets[0], other), mean(&sets[1], other)], say(hint[0], hint[1])));
    let of_mean = [
        list(both(&|j, m| j * m), sum),
        list(
            both(&|j, m| -j * m),
            say(
                "Falta el menos de delante, y dividir entre $m$.",
                "The minus in front is missing, and so is the division by $m$.",
            ),
        ),
        list(
            both(&|j, m| j * m / 3.0),
            say(
                "Divide siempre entre 3; $m$ cambia de un conjunto a otro: `y.ncols()`.",
                "It always divides by 3; $m$ changes from set to set: `y.ncols()`.",
            ),
        ),
        list(both(&|j, m| j / m), say("Se dividió entre $m$ dos veces.", "It's divided by $m$ twice.")),
        list(
            vec![loss(0.9, 1.0), loss(0.5, 0.0)],
            say(
                "Es la pérdida del primer ejemplo; el costo es el promedio de todos.",
                "That's the first example's loss; the cost is the mean of all.",
            ),
        ),
    ];
    others.chain(of_mean).collect()
}
