//! Checks of a neuron's parts: gates by hand, forward, cost, gradients, update, predict.

use ndarray::{Array2, array};

use super::{
    Feedback,
    feedback::{attempt, attempt_each, attempt_result, of_each},
    mistake::{Slip, compare, first_off, hint, row, short, slip},
};
use dl_core::{
    Result,
    activation::{Activation, sigmoid, tanh},
    input::rows,
    language::say,
    neuron::Neuron,
};

/// Short, for the signatures of learners' functions.
type Matrix = Array2<f64>;

/// Three examples of two numbers, and a neuron: small enough to compute by hand.
pub(super) fn example() -> (Array2<f64>, Array2<f64>, Neuron) {
    let x = array![[1.0, 2.0, -1.0], [3.0, -0.5, -3.2]];
    let y = array![[1.0, 0.0, 1.0]];
    (x, y, Neuron { w: array![[0.3], [-0.4]], b: 0.1 })
}

/// What goes into a gate, in the order of its answers.
const GATE_INPUTS: [(f64, f64); 4] = [(0.0, 0.0), (0.0, 1.0), (1.0, 0.0), (1.0, 1.0)];

/// Weights set by hand for a gate: `truth` are the answers for (0, 0), (0, 1), (1, 0), (1, 1). The neuron says yes where w₁ x₁
/// + w₂ x₂ + b > 0; `weights` returns (w₁, w₂, b).
///
/// ```
/// use dl_notebook::check;
/// assert!(check::gate("AND", || (1.0, 1.0, -1.5), [false, false, false, true]).passed());
/// ```
pub fn gate(name: &str, weights: fn() -> (f64, f64, f64), truth: [bool; 4]) -> Feedback {
    let (w1, w2, b) = match attempt(name, &mut || weights()) {
        Ok(weights) => weights,
        Err(feedback) => return feedback,
    };
    let z = of_each(4, &|i| w1 * GATE_INPUTS[i].0 + w2 * GATE_INPUTS[i].1 + b);
    let wrong = |i: &usize| (z[*i] > 0.0) != truth[*i];
    let Some(i) = (0..4).find(wrong) else {
        return Feedback::right(name, "correcto en las cuatro entradas.", "right for all four inputs.");
    };
    let (x1, x2) = GATE_INPUTS[i];
    let yes_no = |yes: bool| if yes { say("sí", "yes") } else { say("no", "no") };
    let (wanted, came, sum) = (yes_no(truth[i]), yes_no(!truth[i]), short(z[i]));
    let text = match say("es", "en") {
        "es" => format!("para ({x1}, {x2}) se esperaba «{wanted}» y la neurona dice «{came}»: z = {sum}."),
        _ => format!("for ({x1}, {x2}) expected \"{wanted}\", and the neuron says \"{came}\": z = {sum}."),
    };
    let hint = if (0..4).all(|i| wrong(&i)) {
        say(
            "dice justo lo contrario: cambia el signo de los pesos y del sesgo.",
            "it says just the opposite: change the signs of the weights and of the bias.",
        )
    } else if z[i] == 0.0 {
        say(
            "está justo sobre la recta, y 0 no es mayor que 0: mueve un poco el sesgo.",
            "it is right on the line, and 0 is not above 0: move the bias a little.",
        )
    } else if z[i] > 0.0 {
        say("dice sí con demasiada facilidad: baja el sesgo.", "it says yes too easily: lower the bias.")
    } else {
        say(
            "le cuesta demasiado decir sí: sube el sesgo, o el peso de esa entrada.",
            "it is too hard to say yes: raise the bias, or the weight of that input.",
        )
    };
    Feedback::wrong(name, text, Some(hint))
}

/// A network of the learner's own that decides: from x₁ and x₂ to yes or no, for the four inputs of a gate.
///
/// ```
/// use dl_notebook::check;
/// fn xor(x1: f64, x2: f64) -> bool {
///     let (or, and) = (x1 + x2 > 0.5, x1 + x2 > 1.5);
///     or && !and
/// }
/// assert!(check::decisions("XOR", xor, [false, true, true, false]).passed());
/// ```
pub fn decisions(name: &str, f: fn(f64, f64) -> bool, truth: [bool; 4]) -> Feedback {
    // Yes is 1, no is 0.
    let said = match attempt_each(name, 4, &|i| f64::from(f(GATE_INPUTS[i].0, GATE_INPUTS[i].1))) {
        Ok(said) => said,
        Err(feedback) => return feedback,
    };
    let wrong = |i: &usize| (said[*i] > 0.0) != truth[*i];
    let Some(i) = (0..4).find(wrong) else {
        return Feedback::right(name, "correcto en las cuatro entradas.", "right for all four inputs.");
    };
    let ((x1, x2), wanted) = (GATE_INPUTS[i], truth[i]);
    let text = match say("es", "en") {
        "es" => format!("para ({x1}, {x2}) se esperaba {wanted} y llegó {}.", !wanted),
        _ => format!("for ({x1}, {x2}) expected {wanted}, found {}.", !wanted),
    };
    let hint = (0..4).all(|i| wrong(&i)).then(|| say("es justo lo contrario.", "it is just the opposite."));
    Feedback::wrong(name, text, hint)
}

/// Forward propagation of a neuron: from w (n_x, 1), b and X (n_x, m) to A = σ(wᵀX + b), shape (1, m).
///
/// ```
/// use dl_core::{Result, activation::sigmoid, check, ndarray::Array2, product};
/// fn forward(w: &Array2<f64>, b: f64, x: &Array2<f64>) -> Result<Array2<f64>> {
///     Ok((product(&w.t(), x)? + b).mapv(sigmoid))
/// }
/// assert!(check::forward(forward).passed());
/// ```
pub fn forward(f: fn(&Matrix, f64, &Matrix) -> Result<Matrix>) -> Feedback {
    let name = "forward";
    let (x, _, model) = example();
    let found = match attempt_result(name, &mut || f(&model.w, model.b, &x)) {
        Ok(found) => found,
        Err(feedback) => return feedback,
    };
    let z = array![[-0.8, 0.9, 1.08]];
    let Some((text, hint)) = compare("A", &found, &Activation::Sigmoid.of_all(&z), 3.0) else {
        return Feedback::right(name, "correcta, forma y números.", "right, shape and numbers.");
    };
    let slips: [Slip; 4] = [
        (|z| z, "es $Z$: falta pasarla por la sigmoide.", "it is $Z$: pass it through the sigmoid."),
        // The example's b is 0.1.
        (|z| sigmoid(z - 0.1), "falta sumar el sesgo $b$.", "the bias $b$ is missing."),
        (|z| sigmoid(-z), "el signo dentro de la sigmoide: $e^{-z}$.", "the sign inside the sigmoid: $e^{-z}$."),
        (
            tanh,
            "la salida de una pregunta de sí o no usa la sigmoide, no tanh.",
            "the output of a yes/no question uses the sigmoid, not tanh.",
        ),
    ];
    Feedback::wrong(name, text, slip_in_row(&slips, &z, &found).or(hint))
}

/// [`slip`] where inputs and answers are arrays of one row.
fn slip_in_row(slips: &[Slip], inputs: &Array2<f64>, found: &Array2<f64>) -> Option<&'static str> {
    if found.dim() == inputs.dim() { slip(slips, &rows(inputs), &rows(found)) } else { None }
}

/// The cost of a set from answers A and labels Y, both (1, m): the mean cross-entropy.
///
/// ```
/// use dl_core::{check, ndarray::Array2};
/// fn cost(a: &Array2<f64>, y: &Array2<f64>) -> f64 {
///     let losses = a.iter().zip(y).map(|(a, y)| -(y * a.ln() + (1.0 - y) * (1.0 - a).ln()));
///     losses.sum::<f64>() / y.ncols() as f64
/// }
/// assert!(check::cost(cost).passed());
/// ```
pub fn cost(f: fn(&Array2<f64>, &Array2<f64>) -> f64) -> Feedback {
    let name = "cost";
    let sets = [(array![[0.9, 0.2, 0.6]], array![[1.0, 0.0, 1.0]]), (array![[0.5, 0.5]], array![[0.0, 1.0]])];
    let found = match attempt_each(name, sets.len(), &|i| f(&sets[i].0, &sets[i].1)) {
        Ok(found) => found,
        Err(feedback) => return feedback,
    };
    // The means of -ln 0.9, -ln 0.8 and -ln 0.6, and of -ln 0.5 twice.
    let right = [-(0.9 * 0.8 * 0.6f64).ln() / 3.0, -0.5f64.ln()];
    let Some(i) = first_off(&found, &right) else {
        return Feedback::right(name, "correcto en los 2 conjuntos probados.", "right for both sets tried.");
    };
    let (a, y, e, f) = (row(&sets[i].0), row(&sets[i].1), short(right[i]), short(found[i]));
    let text = match say("es", "en") {
        "es" => format!("para A = {a} e Y = {y} se esperaba {e} y llegó {f}."),
        _ => format!("for A = {a} and Y = {y} expected {e}, found {f}."),
    };
    Feedback::wrong(name, text, hint(&[found[i]], &[right[i]], sets[i].1.ncols() as f64))
}

/// Backward propagation of a neuron: from A and Y (1, m) and X (n_x, m) to dw (n_x, 1) and db.
///
/// ```
/// use dl_core::{Result, check, ndarray::Array2, product};
/// fn backward(a: &Array2<f64>, x: &Array2<f64>, y: &Array2<f64>) -> Result<(Array2<f64>, f64)> {
///     let (m, dz) = (x.ncols() as f64, a - y);
///     Ok((product(x, &dz.t())? / m, dz.sum() / m))
/// }
/// assert!(check::gradients(backward).passed());
/// ```
pub fn gradients(f: fn(&Matrix, &Matrix, &Matrix) -> Result<(Matrix, f64)>) -> Feedback {
    let name = "backward";
    let (x, y, model) = example();
    // The example above has numbers that fit.
    let Ok(a) = model.forward(&x) else { return Feedback::not_yet(name) };
    let Ok((right_dw, right_db)) = model.backward(&x, &y, &a) else { return Feedback::not_yet(name) };
    let (dw, db) = match attempt_result(name, &mut || f(&a, &x, &y)) {
        Ok(found) => found,
        Err(feedback) => return feedback,
    };
    let m = 3.0;
    if let Some((text, hint)) = compare("dw", &dw, &right_dw, m) {
        return Feedback::wrong(name, text, hint);
    }
    match compare("db", &array![[db]], &array![[right_db]], m) {
        None => Feedback::right(name, "correctos, dw y db.", "right, dw and db."),
        Some((text, hint)) => Feedback::wrong(name, text, hint),
    }
}

/// One step of gradient descent: from w, dw and α to the new w.
///
/// ```
/// use dl_notebook::check;
/// assert!(check::update(|w, dw, alpha| w - alpha * dw).passed());
/// ```
pub fn update(f: fn(&Array2<f64>, &Array2<f64>, f64) -> Array2<f64>) -> Feedback {
    let name = "update";
    let (w, dw, alpha) = (array![[1.0], [-2.0]], array![[0.5], [3.0]], 0.1);
    let found = match attempt(name, &mut || f(&w, &dw, alpha)) {
        Ok(found) => found,
        Err(feedback) => return feedback,
    };
    let differs = |alpha: f64| compare("w", &found, &(&w - alpha * &dw), 1.0);
    match differs(alpha) {
        None => Feedback::right(name, "correcto.", "right."),
        Some((text, hint)) => {
            let hint = if differs(-alpha).is_none() {
                Some(say("camina cuesta arriba: el paso se resta.", "it walks uphill: the step is subtracted."))
            } else if differs(1.0).is_none() {
                Some(say("falta la tasa de aprendizaje $\\alpha$.", "the learning rate $\\alpha$ is missing."))
            } else {
                hint
            };
            Feedback::wrong(name, text, hint)
        }
    }
}

/// Predictions from answers: 1 where a > 1/2, else 0.
///
/// ```
/// use dl_notebook::check;
/// assert!(check::predict(|a| a.mapv(|a| if a > 0.5 { 1.0 } else { 0.0 })).passed());
/// ```
pub fn predict(f: fn(&Array2<f64>) -> Array2<f64>) -> Feedback {
    let name = "predict";
    let a = array![[0.1, 0.49, 0.51, 0.5, 0.99]];
    let found = match attempt(name, &mut || f(&a)) {
        Ok(found) => found,
        Err(feedback) => return feedback,
    };
    let Some((text, hint)) = compare("ŷ", &found, &array![[0.0, 0.0, 1.0, 0.0, 1.0]], 5.0) else {
        return Feedback::right(name, "correcto, 0.5 incluido.", "right, 0.5 included.");
    };
    let reversed = ["la comparación va al revés.", "the comparison is the wrong way round."];
    let slips: [Slip; 4] = [
        (|a| f64::from(a < 0.5), reversed[0], reversed[1]),
        (|a| f64::from(a <= 0.5), reversed[0], reversed[1]),
        (|a| f64::from(a >= 0.5), "0.5 justo es un 0: usa `>`, no `>=`.", "exactly 0.5 is a 0: use `>`, not `>=`."),
        (|a| a, "son las probabilidades; falta decidir.", "these are the probabilities; they must be decided."),
    ];
    Feedback::wrong(name, text, slip_in_row(&slips, &a, &found).or(hint))
}
