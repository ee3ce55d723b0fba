//! Checks of values and of functions of a number.

use ndarray::{Array2, array};

use super::{
    Feedback,
    feedback::{attempt, attempt_each, of_each},
    mistake::{self, Slip, agree, first_off, short, slip},
};
use dl_core::{activation, language::say, loss};

/// A single number, such as the result of a computation by hand.
///
/// ```
/// use dl_notebook::check;
/// assert!(check::number("J", 0.301030, 2f64.ln()).text().contains("ln()")); // a logarithm to base 10
/// ```
pub fn number(name: &str, found: f64, expected: f64) -> Feedback {
    if agree(found, expected) {
        return right_number(name, found);
    }
    let text = match say("es", "en") {
        // The number itself is what the learner looks for.
        "es" => format!("{} no es el número buscado.", short(found)),
        _ => format!("{} is not the number looked for.", short(found)),
    };
    Feedback::wrong(name, text, mistake::hint(&[found], &[expected], f64::NAN))
}

fn right_number(name: &str, found: f64) -> Feedback {
    let number = short(found);
    Feedback::right(name, &format!("correcto, {number}."), &format!("right, {number}."))
}

/// An array against the one expected; `m` is the number of examples it was made from, for the hint where a mean is missing.
///
/// ```
/// use dl_core::{check, ndarray::array};
/// let feedback = check::array("dw", &array![[4.0, 2.0]], &array![[4.0], [2.0]], 2);
/// assert!(feedback.text().contains("(2, 1)")); // and that it is transposed
/// ```
pub fn array(name: &str, found: &Array2<f64>, expected: &Array2<f64>, m: usize) -> Feedback {
    match mistake::compare(&format!("`{name}`"), found, expected, m as f64) {
        None => Feedback::right(name, "correcto, forma y números.", "right, shape and numbers."),
        Some((text, hint)) => Feedback::wrong(name, text, hint),
    }
}

/// A function of one number against another, at the given inputs; a right one is told with how many were tried.
///
/// ```
/// use dl_notebook::check;
/// assert!(check::function("square", |x| x * x, |x| x.powi(2), &[-1.0, 0.5, 3.0]).passed());
/// ```
pub fn function(name: &str, f: fn(f64) -> f64, expected: fn(f64) -> f64, inputs: &[f64]) -> Feedback {
    tried(name, f, expected, inputs, &[])
}

/// A function of one number against what it should give: pairs of an input and its value.
///
/// ```
/// use dl_notebook::check;
/// assert!(check::values("double", |x| 2.0 * x, &[(1.0, 2.0), (-3.0, -6.0)]).passed());
/// ```
pub fn values(name: &str, f: fn(f64) -> f64, pairs: &[(f64, f64)]) -> Feedback {
    let of_pairs = |part: &dyn Fn((f64, f64)) -> f64| of_each(pairs.len(), &|i| part(pairs[i]));
    judged(name, f, &of_pairs(&|pair| pair.0), &of_pairs(&|pair| pair.1), &[])
}

/// [`function`] that knows the mistakes usual for this very function.
fn tried(name: &str, f: fn(f64) -> f64, expected: fn(f64) -> f64, inputs: &[f64], slips: &[Slip]) -> Feedback {
    judged(name, f, inputs, &of_each(inputs.len(), &|i| expected(inputs[i])), slips)
}

fn judged(name: &str, f: fn(f64) -> f64, inputs: &[f64], right: &[f64], slips: &[Slip]) -> Feedback {
    let found = match attempt_each(name, inputs.len(), &|i| f(inputs[i])) {
        Ok(found) => found,
        Err(feedback) => return feedback,
    };
    let Some(i) = first_off(&found, right) else {
        let n = inputs.len();
        return Feedback::right(
            name,
            &format!("correcta en las {n} entradas probadas."),
            &format!("right at all {n} inputs tried."),
        );
    };
    let (z, f, e) = (short(inputs[i]), short(found[i]), short(right[i]));
    let text = match say("es", "en") {
        "es" => format!("para {z} se esperaba {e} y llegó {f}."),
        _ => format!("for {z} expected {e}, found {f}."),
    };
    Feedback::wrong(name, text, slip(slips, inputs, &found).or_else(|| mistake::hint(&found, right, f64::NAN)))
}

/// The ends included: there an exponential overflows.
const INPUTS: [f64; 9] = [-800.0, -5.0, -1.5, -0.2, 0.0, 0.3, 2.0, 6.0, 800.0];

/// The sigmoid, 1 / (1 + e⁻ᶻ).
///
/// ```
/// use dl_notebook::check;
/// assert!(check::sigmoid(|z| 1.0 / (1.0 + (-z).exp())).passed());
/// ```
pub fn sigmoid(f: fn(f64) -> f64) -> Feedback {
    let slips: [Slip; 3] = [
        (
            |z| activation::sigmoid(-z),
            "el signo: el exponente es $-z$, no $z$.",
            "the sign: the exponent is $-z$, not $z$.",
        ),
        (
            |z| (-z).exp(),
            "falta el resto de la fórmula: $1 / (1 + e^{-z})$.",
            "the rest of the formula is missing: $1 / (1 + e^{-z})$.",
        ),
        (
            |z| z.exp() / (1.0 + z.exp()),
            "está bien cerca de 0, pero $e^z$ se desborda cuando $z$ es grande: usa $1 / (1 + e^{-z})$.",
            "it is right near 0, but $e^z$ overflows where $z$ is large: use $1 / (1 + e^{-z})$.",
        ),
    ];
    to_the_ends("sigmoid", f, activation::sigmoid, &slips, [slips[2].1, slips[2].2])
}

/// [`tried`] at [`INPUTS`]; a function that is right but for an overflow at the ends is told so, with a hint in both languages.
fn to_the_ends(name: &str, f: fn(f64) -> f64, expected: fn(f64) -> f64, slips: &[Slip], hint: [&str; 2]) -> Feedback {
    let feedback = tried(name, f, expected, &INPUTS, slips);
    let end = [-800.0, 800.0].into_iter().find(|&z| matches!(attempt(name, &mut || f(z)), Ok(a) if a.is_nan()));
    let Some(z) = end.filter(|_| tried(name, f, expected, &INPUTS[1..8], &[]).passed()) else { return feedback };
    let (z, wanted) = (short(z), short(expected(z)));
    let text = match say("es", "en") {
        "es" => format!("para {z} se esperaba {wanted} y llegó NaN."),
        _ => format!("for {z} expected {wanted}, found NaN."),
    };
    Feedback::wrong(name, text, Some(say(hint[0], hint[1])))
}

/// The hyperbolic tangent.
///
/// ```
/// use dl_notebook::check;
/// assert!(check::tanh(f64::tanh).passed());
/// ```
pub fn tanh(f: fn(f64) -> f64) -> Feedback {
    let slips: [Slip; 2] = [
        (
            f64::tan,
            "`tan` es la tangente de un ángulo; la hiperbólica es `tanh`.",
            "`tan` is the tangent of an angle; the hyperbolic one is `tanh`.",
        ),
        (
            activation::sigmoid,
            "es la sigmoide, que va de 0 a 1; tanh va de -1 a 1.",
            "it is the sigmoid, which goes from 0 to 1; tanh goes from -1 to 1.",
        ),
    ];
    let hint = [
        "está bien cerca de 0, pero $e^z$ se desborda en los extremos e infinito entre infinito no es un número: usa $1 - 2 / (e^{2z} + 1)$.",
        "it is right near 0, but $e^z$ overflows at the ends, and infinity divided by infinity is no number: use $1 - 2 / (e^{2z} + 1)$.",
    ];
    to_the_ends("tanh", f, activation::tanh, &slips, hint)
}

/// The rectified linear unit, max(0, z).
///
/// ```
/// use dl_notebook::check;
/// assert!(check::relu(|z| z.max(0.0)).passed());
/// ```
pub fn relu(f: fn(f64) -> f64) -> Feedback {
    let slips: [Slip; 3] = [
        (
            |z| z.min(0.0),
            "deja pasar los negativos: es el máximo con 0, no el mínimo.",
            "it lets the negative ones pass: it is the maximum with 0, not the minimum.",
        ),
        (
            f64::abs,
            "es el valor absoluto: los negativos deben dar 0.",
            "it is the absolute value: negative ones must give 0.",
        ),
        (activation::relu_derivative, "es la derivada de relu.", "it is the derivative of relu."),
    ];
    tried("relu", f, activation::relu, &[-7.0, -0.5, 0.0, 0.5, 3.0, 100.0], &slips)
}

/// The loss of one example from its answer a and label y, -(y ln a + (1 - y) ln(1 - a)).
///
/// ```
/// use dl_notebook::check;
/// assert!(check::cross_entropy(|a, y| -(y * a.ln() + (1.0 - y) * (1.0 - a).ln())).passed());
/// ```
pub fn cross_entropy(f: fn(f64, f64) -> f64) -> Feedback {
    let name = "cross_entropy";
    let cases = [(0.9, 1.0), (0.9, 0.0), (0.2, 1.0), (0.2, 0.0), (0.5, 1.0)];
    let each = |loss: &dyn Fn(f64, f64) -> f64| of_each(cases.len(), &|i| loss(cases[i].0, cases[i].1));
    let found = match attempt_each(name, cases.len(), &|i| f(cases[i].0, cases[i].1)) {
        Ok(found) => found,
        Err(feedback) => return feedback,
    };
    let right = each(&|a, y| if y == 1.0 { -a.ln() } else { -(1.0 - a).ln() });
    let Some(i) = first_off(&found, &right) else {
        return Feedback::right(name, "correcta en los 5 casos probados.", "right in all 5 cases tried.");
    };
    let same = |loss: &dyn Fn(f64, f64) -> f64| first_off(&found, &each(loss)).is_none();
    let hint = if same(&|a, y| if y == 0.0 { -a.ln() } else { -(1.0 - a).ln() }) {
        Some(say(
            "las etiquetas están cambiadas: $y$ va con $\\ln a$, y $1 - y$ con $\\ln(1 - a)$.",
            "the labels are swapped: $y$ goes with $\\ln a$, and $1 - y$ with $\\ln(1 - a)$.",
        ))
    } else if same(&|a, y| -y * a.ln()) {
        Some(say(
            "falta la mitad para $y = 0$: $(1 - y) \\ln(1 - a)$.",
            "the half for $y = 0$ is missing: $(1 - y) \\ln(1 - a)$.",
        ))
    } else if same(&loss::squared_error) {
        Some(say(
            "es el error cuadrático; aquí se pide la entropía cruzada.",
            "it is the squared error; the cross-entropy is asked for here.",
        ))
    } else {
        mistake::hint(&found, &right, f64::NAN)
    };
    let ((a, y), f, e) = (cases[i], short(found[i]), short(right[i]));
    let text = match say("es", "en") {
        "es" => format!("para a = {a}, y = {y} se esperaba {e} y llegó {f}."),
        _ => format!("for a = {a}, y = {y} expected {e}, found {f}."),
    };
    Feedback::wrong(name, text, hint)
}

/// Accuracy in percent, from predictions and labels of shape (1, m).
///
/// ```
/// use dl_core::{check, ndarray::Array2};
/// fn accuracy(predictions: &Array2<f64>, y: &Array2<f64>) -> f64 {
///     100.0 - 100.0 * (predictions - y).mapv(f64::abs).sum() / y.ncols() as f64
/// }
/// assert!(check::accuracy(accuracy).passed());
/// ```
pub fn accuracy(f: fn(&Array2<f64>, &Array2<f64>) -> f64) -> Feedback {
    let name = "accuracy";
    let sets: [(Array2<f64>, Array2<f64>); 3] = [
        (array![[1.0, 0.0, 1.0, 1.0]], array![[1.0, 0.0, 0.0, 1.0]]),
        (array![[0.0, 0.0, 1.0]], array![[1.0, 1.0, 1.0]]),
        (array![[1.0, 0.0]], array![[1.0, 0.0]]),
    ];
    let found = match attempt_each(name, sets.len(), &|i| f(&sets[i].0, &sets[i].1)) {
        Ok(found) => found,
        Err(feedback) => return feedback,
    };
    let right = [75.0, 100.0 / 3.0, 100.0];
    let Some(i) = first_off(&found, &right) else {
        return Feedback::right(name, "correcta en los 3 casos probados.", "right in all 3 cases tried.");
    };
    let hint = if first_off(&found, &[25.0, 200.0 / 3.0, 0.0]).is_none() {
        Some(say(
            "es el porcentaje de errores: réstalo de 100.",
            "it is the percentage of errors: subtract it from 100.",
        ))
    } else {
        mistake::hint(&found, &right, f64::NAN)
    };
    let (p, y) = (mistake::row(&sets[i].0), mistake::row(&sets[i].1));
    let (f, e) = (short(found[i]), short(right[i]));
    let text = match say("es", "en") {
        "es" => format!("para las predicciones {p} y las etiquetas {y} se esperaba {e} y llegó {f}."),
        _ => format!("for predictions {p} and labels {y} expected {e}, found {f}."),
    };
    Feedback::wrong(name, text, hint)
}
