//! Checks of a shallow network's parts, and of the whole.

use ndarray::{Array2, array};

use super::{Feedback, feedback::attempt_result, mistake::compare, neurons::example};
use dl_core::{
    Result,
    activation::Activation,
    data::planar,
    input::rows,
    language::say,
    metrics, product,
    shallow::{Cache, Gradients, Parameters, ShallowNetwork},
};

/// A network of two inputs and two hidden neurons with its three examples.
fn small() -> Result<(Array2<f64>, Array2<f64>, ShallowNetwork)> {
    let (x, y, _) = example();
    let parameters = Parameters {
        w1: array![[0.4, -0.2], [0.1, 0.5], [-0.3, 0.25]],
        b1: array![[0.1], [-0.2], [0.05]],
        w2: array![[0.7, -0.6, 0.3]],
        b2: array![[0.2]],
    };
    Ok((x, y, ShallowNetwork::from_parameters(parameters)?))
}

/// The first difference between named arrays.
fn first_wrong(pairs: &[(&str, &Array2<f64>, &Array2<f64>)], m: f64) -> Option<(String, Option<&'static str>)> {
    pairs.iter().find_map(|(name, found, right)| compare(name, found, right, m))
}

/// Initial parameters for n_x inputs and n_h hidden neurons: small random weights, biases of zero.
///
/// ```
/// use dl_core::{check, shallow::Parameters};
/// assert!(check::shallow_initialize(|n_x, n_h| Parameters::random(n_x, n_h, 0.01, 3)).passed());
/// ```
pub fn shallow_initialize(f: fn(usize, usize) -> Result<Parameters>) -> Feedback {
    let name = "initialize";
    let found = match attempt_result(name, &mut || f(2, 5)) {
        Ok(found) => found,
        Err(feedback) => return feedback,
    };
    let wrong = |spanish: &str, english: &str, hint: Option<(&str, &str)>| {
        Feedback::wrong(name, say(spanish, english).into(), hint.map(|(s, e)| say(s, e)))
    };
    let shapes =
        [("W1", &found.w1, (5, 2)), ("b1", &found.b1, (5, 1)), ("W2", &found.w2, (1, 5)), ("b2", &found.b2, (1, 1))];
    for (what, array, shape) in shapes {
        if let Some((text, hint)) = compare(what, array, &Array2::zeros(shape), 1.0).filter(|_| array.dim() != shape) {
            return Feedback::wrong(name, text, hint);
        }
    }
    if found.b1.iter().any(|&b| b != 0.0) || found.b2.iter().any(|&b| b != 0.0) {
        return wrong("los sesgos no son cero.", "the biases are not zero.", None);
    }
    let all = [rows(&found.w1), rows(&found.w2)].concat();
    let hint = (
        "con pesos iguales todas las neuronas ocultas reciben el mismo gradiente y siguen iguales para siempre.",
        "with equal weights all hidden neurons get the same gradient and stay equal for ever.",
    );
    if all.iter().all(|&w| w == all[0]) {
        return wrong("todos los pesos son iguales.", "all weights are equal.", Some(hint));
    }
    let largest = all.iter().fold(0.0, |largest, w| if w.abs() <= largest { largest } else { w.abs() });
    if largest.is_nan() || largest >= 0.5 {
        let hint = (
            "multiplica por 0.01: con sumas grandes, tanh se satura y su derivada es casi 0.",
            "multiply by 0.01: where sums are large, tanh saturates and its derivative is nearly 0.",
        );
        return wrong("los pesos son grandes.", "the weights are large.", Some(hint));
    }
    if all.iter().all(|&w| w >= 0.0) {
        return wrong(
            "todos los pesos son positivos.",
            "all weights are positive.",
            Some(("usa una distribución alrededor de 0.", "use a distribution around 0.")),
        );
    }
    Feedback::right(
        name,
        "correcto: pequeños, al azar, y los sesgos en cero.",
        "right: small, random, and the biases zero.",
    )
}

/// Forward propagation of the network: from X and the parameters to Z1, A1, Z2 and A2.
///
/// ```
/// use dl_core::{check, shallow::ShallowNetwork};
/// assert!(check::shallow_forward(|x, p| ShallowNetwork::from_parameters(p.clone())?.forward(x)).passed());
/// ```
pub fn shallow_forward(f: fn(&Array2<f64>, &Parameters) -> Result<Cache>) -> Feedback {
    let name = "forward";
    let Ok((x, _, network)) = small() else { return Feedback::not_yet(name) };
    let Ok(right) = network.forward(&x) else { return Feedback::not_yet(name) };
    let found = match attempt_result(name, &mut || f(&x, network.parameters())) {
        Ok(found) => found,
        Err(feedback) => return feedback,
    };
    let pairs = [
        ("Z1", &found.z1, &right.z1),
        ("A1", &found.a1, &right.a1),
        ("Z2", &found.z2, &right.z2),
        ("A2", &found.a2, &right.a2),
    ];
    let Some((text, hint)) = first_wrong(&pairs, 3.0) else {
        return Feedback::right(name, "correcta: Z1, A1, Z2 y A2.", "right: Z1, A1, Z2 and A2.");
    };
    let is = |found: &Array2<f64>, slip: &Array2<f64>| compare("", found, slip, 3.0).is_none();
    let slip = if product(&network.parameters().w1, &x).is_ok_and(|sums| is(&found.z1, &sums)) {
        Some(("falta sumar b1.", "b1 is missing."))
    } else if is(&found.a1, &right.z1) {
        Some(("A1 es Z1: falta pasarla por tanh.", "A1 is Z1: pass it through tanh."))
    } else if is(&found.a1, &Activation::Sigmoid.of_all(&right.z1)) {
        Some(("la capa oculta usa tanh, no la sigmoide.", "the hidden layer uses tanh, not the sigmoid."))
    } else if is(&found.a2, &Activation::Tanh.of_all(&right.z2)) {
        Some(("la salida usa la sigmoide, no tanh.", "the output uses the sigmoid, not tanh."))
    } else {
        None
    };
    Feedback::wrong(name, text, slip.map(|(s, e)| say(s, e)).or(hint))
}

/// Backward propagation of the network: from the parameters, the cache, X and Y to the four gradients.
///
/// ```
/// use dl_core::{check, shallow::ShallowNetwork};
/// assert!(check::shallow_backward(|p, cache, x, y| ShallowNetwork::from_parameters(p.clone())?.backward(x, y, cache)).passed());
/// ```
pub fn shallow_backward(f: fn(&Parameters, &Cache, &Array2<f64>, &Array2<f64>) -> Result<Gradients>) -> Feedback {
    let name = "backward";
    let Ok((x, y, network)) = small() else { return Feedback::not_yet(name) };
    let Ok(cache) = network.forward(&x) else { return Feedback::not_yet(name) };
    let Ok(right) = network.backward(&x, &y, &cache) else { return Feedback::not_yet(name) };
    let found = match attempt_result(name, &mut || f(network.parameters(), &cache, &x, &y)) {
        Ok(found) => found,
        Err(feedback) => return feedback,
    };
    let pairs = [
        ("dW2", &found.dw2, &right.dw2),
        ("db2", &found.db2, &right.db2),
        ("dW1", &found.dw1, &right.dw1),
        ("db1", &found.db1, &right.db1),
    ];
    let Some((text, hint)) = first_wrong(&pairs, 3.0) else {
        return Feedback::right(name, "correctos, los cuatro gradientes.", "right, all four gradients.");
    };
    // dZ1 without g': the usual slip.
    let dz2 = &cache.a2 - &y;
    let with_slope = |slope: fn(f64) -> f64| -> Result<bool> {
        let dz1 = &product(&network.parameters().w2.t(), &dz2)? * &cache.a1.mapv(slope);
        Ok(compare("", &found.dw1, &(product(&dz1, &x.t())? / 3.0), 3.0).is_none())
    };
    let (forgot, not_squared) = (with_slope(|_| 1.0) == Ok(true), with_slope(|a| 1.0 - a) == Ok(true));
    let hint = if forgot {
        Some(say(
            "falta multiplicar por la derivada de tanh, $1 - A1^2$.",
            "multiply by the derivative of tanh, $1 - A1^2$.",
        ))
    } else if not_squared {
        Some(say(
            "la derivada de tanh es $1 - A1^2$: falta el cuadrado.",
            "the derivative of tanh is $1 - A1^2$: the square is missing.",
        ))
    } else {
        hint
    };
    Feedback::wrong(name, text, hint)
}

/// One update of the parameters: from the parameters, the gradients and α to the new ones.
///
/// ```
/// use dl_core::{check, shallow::Parameters};
/// assert!(check::shallow_update(|p, g, alpha| {
///     let (w1, b1) = (&p.w1 - alpha * &g.dw1, &p.b1 - alpha * &g.db1);
///     Ok(Parameters { w1, b1, w2: &p.w2 - alpha * &g.dw2, b2: &p.b2 - alpha * &g.db2 })
/// }).passed());
/// ```
pub fn shallow_update(f: fn(&Parameters, &Gradients, f64) -> Result<Parameters>) -> Feedback {
    let name = "update";
    let Ok((x, y, network)) = small() else { return Feedback::not_yet(name) };
    let gradients = network.forward(&x).and_then(|cache| network.backward(&x, &y, &cache));
    let Ok(gradients) = gradients else { return Feedback::not_yet(name) };
    let p = network.parameters();
    let found = match attempt_result(name, &mut || f(p, &gradients, 0.5)) {
        Ok(found) => found,
        Err(feedback) => return feedback,
    };
    let parts = [
        ("W1", &found.w1, &p.w1, &gradients.dw1),
        ("b1", &found.b1, &p.b1, &gradients.db1),
        ("W2", &found.w2, &p.w2, &gradients.dw2),
        ("b2", &found.b2, &p.b2, &gradients.db2),
    ];
    let differs = |alpha: f64| {
        parts.iter().find_map(|(name, found, before, slope)| compare(name, found, &(*before - alpha * *slope), 3.0))
    };
    let Some((text, hint)) = differs(0.5) else {
        return Feedback::right(name, "correctos, los cuatro parámetros.", "right, all four parameters.");
    };
    let hint = if differs(-0.5).is_none() {
        Some(say("camina cuesta arriba: el paso se resta.", "it walks uphill: the step is subtracted."))
    } else if differs(1.0).is_none() {
        Some(say("falta la tasa de aprendizaje $\\alpha$.", "the learning rate $\\alpha$ is missing."))
    } else if differs(0.0).is_none() {
        Some(say("nada cambió.", "nothing has changed."))
    } else {
        hint
    };
    Feedback::wrong(name, text, hint)
}

/// The whole network: trained on X and Y with so many hidden neurons, it must be right on more than 85 % of the flower's points.
///
/// ```
/// use dl_core::shallow::Start;
/// use dl_notebook::prelude::*;
/// let feedback = check::shallow_train(|x, y, hidden| {
///     let options = Options { learning_rate: 1.2, iterations: 3000, record_every: 1000 };
///     Ok(ShallowNetwork::fit(x, y, &Start { hidden, ..Start::default() }, &options)?.0.parameters().clone())
/// });
/// assert!(feedback.passed());
/// ```
pub fn shallow_train(f: fn(&Array2<f64>, &Array2<f64>, usize) -> Result<Parameters>) -> Feedback {
    let name = "train";
    let Ok(flower) = planar::flower(400, 1) else { return Feedback::not_yet(name) };
    let found = attempt_result(name, &mut || {
        let network = ShallowNetwork::from_parameters(f(&flower.x, &flower.y, 4)?)?;
        metrics::accuracy(&network.predict(&flower.x)?, &flower.y)
    });
    let percent = match found {
        Ok(percent) => percent,
        Err(feedback) => return feedback,
    };
    let text = match say("es", "en") {
        "es" => format!("acierta en {percent:.1} % de la flor."),
        _ => format!("right on {percent:.1} % of the flower."),
    };
    if percent > 85.0 {
        return Feedback::right(name, &text, &text);
    }
    let hint = if percent < 55.0 {
        say(
            "no ha aprendido nada: ¿empieza con ceros, o no se guardan los parámetros nuevos?",
            "it has learnt nothing: does it start from zeros, or are the new parameters not kept?",
        )
    } else {
        say(
            "va bien encaminada: más iteraciones, o una tasa de aprendizaje como 1.2.",
            "it is on its way: more iterations, or a learning rate such as 1.2.",
        )
    };
    Feedback::wrong(name, text, Some(hint))
}
