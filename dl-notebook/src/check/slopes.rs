//! Checks of slopes, and of the walk down them.

use super::{
    Feedback,
    feedback::{attempt_each, of_each},
    mistake::{self, first_off, short},
};
use dl_core::language::say;

/// A function of one number.
type Function = fn(f64) -> f64;

/// A numerical derivative: given a function and a place, its slope there, to four digits.
///
/// ```
/// use dl_notebook::check;
/// assert!(check::derivative(|f, x| (f(x + 1e-5) - f(x - 1e-5)) / 2e-5).passed());
/// ```
pub fn derivative(f: fn(Function, f64) -> f64) -> Feedback {
    let name = "derivative";
    type Case = (fn(f64) -> f64, f64, f64, &'static str);
    let cases: [Case; 4] = [
        (|x| x * x, 3.0, 6.0, "x²"),
        (|x| x * x * x, -2.0, 12.0, "x³"),
        (|x| 5.0 * x, 1.0, 5.0, "5x"),
        (|_| 7.0, 2.0, 0.0, "7"),
    ];
    let found = match attempt_each(name, cases.len(), &|i| f(cases[i].0, cases[i].1)) {
        Ok(found) => found,
        Err(feedback) => return feedback,
    };
    let near = |a: f64, b: f64| (a - b).abs() <= 1e-4 * (1.0 + b.abs());
    let Some(i) = (0..cases.len()).find(|&i| !near(found[i], cases[i].2)) else {
        return Feedback::right(name, "correcta en las 4 funciones probadas.", "right for all 4 functions tried.");
    };
    let factor = |k: f64| found.iter().zip(&cases).all(|(&f, case)| near(f, k * case.2));
    let hint = if found.iter().all(|f| f.abs() < 1e-3) {
        say("falta dividir entre lo que se movió $x$: $2h$.", "divide by how far $x$ was moved: $2h$.")
    } else if factor(2.0) {
        say("entre los dos puntos hay $2h$, no $h$.", "the two places are $2h$ apart, not $h$.")
    } else if factor(-1.0) {
        say(
            "el signo: es $f(x + h) - f(x - h)$, en ese orden.",
            "the sign: it is $f(x + h) - f(x - h)$, in this order.",
        )
    } else if factor(0.5) {
        say(
            "$f(x + h) - f(x)$ se divide entre $h$, no entre $2h$.",
            "$f(x + h) - f(x)$ is divided by $h$, not by $2h$.",
        )
    } else {
        say(
            "¿es $h$ pequeño, como `1e-5`? Ni tanto que se pierda en el redondeo.",
            "is $h$ small, such as `1e-5`? Yet not so small that it is lost in rounding.",
        )
    };
    let (_, x, e, which) = cases[i];
    let f = short(found[i]);
    let text = match say("es", "en") {
        "es" => format!("la pendiente de {which} en {x} es {e}, y llegó {f}."),
        _ => format!("the slope of {which} at {x} is {e}, found {f}."),
    };
    Feedback::wrong(name, text, Some(hint))
}

/// Gradient descent in one dimension: from the derivative, a start, α and a number of steps to the last place.
///
/// ```
/// use dl_notebook::check;
/// fn descend(slope: fn(f64) -> f64, mut x: f64, alpha: f64, steps: usize) -> f64 {
///     for _ in 0..steps {
///         x = x - alpha * slope(x);
///     }
///     x
/// }
/// assert!(check::descend(descend).passed());
/// ```
pub fn descend(f: fn(Function, f64, f64, usize) -> f64) -> Feedback {
    let name = "descend";
    let slope: fn(f64) -> f64 = |x| 2.0 * (x - 3.0);
    let cases = [(0.0, 0.1, 1), (0.0, 0.1, 2), (5.0, 0.25, 3), (1.0, 0.4, 20)];
    // Each descent by another rate and number of steps than it should have.
    let walk = |rate: &dyn Fn(f64) -> f64, steps: &dyn Fn(usize) -> usize| {
        let end = |i: usize| {
            let (start, alpha, wanted) = cases[i];
            (0..steps(wanted)).fold(start, |x, _| x - rate(alpha) * slope(x))
        };
        of_each(cases.len(), &end)
    };
    let found = match attempt_each(name, cases.len(), &|i| f(slope, cases[i].0, cases[i].1, cases[i].2)) {
        Ok(found) => found,
        Err(feedback) => return feedback,
    };
    let right = walk(&|alpha| alpha, &|steps| steps);
    let Some(i) = first_off(&found, &right) else {
        return Feedback::right(name, "correcta en los 4 descensos probados.", "right in all 4 descents tried.");
    };
    let same =
        |rate: &dyn Fn(f64) -> f64, steps: &dyn Fn(usize) -> usize| first_off(&found, &walk(rate, steps)).is_none();
    let hint = if same(&|alpha| -alpha, &|steps| steps) {
        Some(say("camina cuesta arriba: el paso se resta.", "it walks uphill: the step is subtracted."))
    } else if same(&|alpha| alpha, &|_| 1) {
        Some(say("da un solo paso: repite `steps` veces.", "it takes a single step: repeat `steps` times."))
    } else if same(&|alpha| alpha, &|steps| steps + 1) {
        Some(say(
            "da un paso de más: ¿`0..=steps` en lugar de `0..steps`?",
            "it takes one step too many: `0..=steps` instead of `0..steps`?",
        ))
    } else if same(&|_| 1.0, &|steps| steps) {
        Some(say(
            "falta la tasa de aprendizaje: el paso es $\\alpha$ por la pendiente.",
            "the learning rate is missing: the step is $\\alpha$ times the slope.",
        ))
    } else {
        mistake::hint(&found, &right, f64::NAN)
    };
    let ((start, alpha, steps), f, e) = (cases[i], short(found[i]), short(right[i]));
    let text = match say("es", "en") {
        "es" => format!("desde {start}, con α = {alpha} y {steps} pasos, se esperaba {e} y llegó {f}."),
        _ => format!("from {start}, with α = {alpha} and {steps} steps, expected {e}, found {f}."),
    };
    Feedback::wrong(name, text, hint)
}
