//! Checks of logic gates: weights set by hand, and networks of the learner's own that decide.

use super::kit::*;

/// What goes into a gate, in the order of its answers.
const INPUTS: [(f64, f64); 4] = [(0.0, 0.0), (0.0, 1.0), (1.0, 0.0), (1.0, 1.0)];

/// Weights set by hand for a gate: `truth` are the answers for (0, 0), (0, 1), (1, 0), (1, 1). The neuron says yes where w₁ x₁
/// + w₂ x₂ + b > 0; `weights` returns (w₁, w₂, b).
///
/// ```
/// use dl_notebook::check;
/// let feedback = check::gate("NAND", || (1.0, 1.0, 0.0), [true, true, true, false]);
/// assert!(!feedback.passed());
/// ```
pub fn gate(title: &str, weights: impl Fn() -> (f64, f64, f64), truth: [bool; 4]) -> Feedback {
    let name = name(&weights, title);
    of(title, &|| gate_of(&name, &weights, truth))
}

fn gate_of(name: &str, weights: &dyn Fn() -> (f64, f64, f64), truth: [bool; 4]) -> Outcome {
    let (w1, w2, b) = attempt(name, weights)?;
    let sums = INPUTS.map(|(x1, x2)| w1 * x1 + w2 * x2);
    let wrong_at: Vec<usize> = (0..4).filter(|&i| (sums[i] + b > 0.0) != truth[i]).collect();
    let Some(&i) = wrong_at.first() else {
        return Ok(say("Correcto en las cuatro entradas.", "Correct on all four inputs.").into());
    };
    let (x1, x2) = INPUTS[i];
    let (wanted, came, sum) = (yes_no(truth[i]), yes_no(!truth[i]), short(sums[i] + b));
    let text = say!(
        "Para ({x1}, {x2}) esperaba «{wanted}» y la neurona dice «{came}», porque $z$ = {sum}.",
        "For ({x1}, {x2}) I expected \"{wanted}\" but the neuron says \"{came}\", because $z$ = {sum}."
    );
    Err(wrong(text, gate_hint(w1, w2, b, truth, wrong_at.len(), sums[i] + b)))
}

fn yes_no(yes: bool) -> &'static str {
    if yes { say("sí", "yes") } else { say("no", "no") }
}

fn gate_hint(w1: f64, w2: f64, b: f64, truth: [bool; 4], off: usize, z: f64) -> &'static str {
    let sums = INPUTS.map(|(x1, x2)| w1 * x1 + w2 * x2);
    let depends = (truth[0] != truth[2] || truth[1] != truth[3], truth[0] != truth[1] || truth[2] != truth[3]);
    let lowest_yes = (0..4).filter(|&i| truth[i]).map(|i| sums[i]).fold(f64::INFINITY, f64::min);
    let highest_no = (0..4).filter(|&i| !truth[i]).map(|i| sums[i]).fold(f64::NEG_INFINITY, f64::max);
    if ![w1, w2, b].iter().all(|v| v.is_finite()) {
        return say(
            "Los tres números deben ser finitos, como `1.0` o `-1.5`.",
            "All three numbers must be finite, such as `1.0` or `-1.5`.",
        );
    }
    if w1 == 0.0 && w2 == 0.0 {
        return say(
            "Con los dos pesos en 0 la neurona no mira sus entradas: ningún sesgo lo arregla. Empieza por los pesos.",
            "With both weights 0 the neuron doesn't look at its inputs, and no bias can help. Start with the weights.",
        );
    }
    if (w1 == 0.0 && depends.0) || (w2 == 0.0 && depends.1) {
        return say(
            "Un peso es 0, así que la neurona no mira esa entrada.",
            "One weight is 0, so the neuron doesn't look at that input.",
        );
    }
    if off == 4 {
        return say(
            "Dice justo lo contrario en las cuatro: cambia el signo de los pesos y del sesgo.",
            "It says just the opposite on all four: flip the signs of the weights and of the bias.",
        );
    }
    if lowest_yes > highest_no {
        return of_bias(z);
    }
    say(
        "Con estos pesos ningún sesgo sirve: las entradas que piden un sí no suman más que las que piden un no. Cambia primero los pesos.",
        "With these weights no bias will do: the inputs that call for a yes don't add up to more than those that call for a no. Change the weights first.",
    )
}

/// The weights will do, and the bias won't.
fn of_bias(z: f64) -> &'static str {
    if z == 0.0 {
        say(
            "Cae justo sobre la recta, y 0 no es mayor que 0: mueve un poco el sesgo.",
            "It's right on the line, and 0 isn't above 0: move the bias a little.",
        )
    } else if z > 0.0 {
        say(
            "Los pesos sirven, pero dice que sí con demasiada facilidad: prueba un sesgo más bajo.",
            "The weights will do, but it says yes too easily: try a lower bias.",
        )
    } else {
        say(
            "Los pesos sirven, pero le cuesta demasiado decir que sí: prueba un sesgo más alto.",
            "The weights will do, but it's too reluctant to say yes: try a higher bias.",
        )
    }
}

/// A network of the learner's own that decides: from x₁ and x₂ to yes or no, for the four inputs of a gate.
///
/// ```
/// use dl_notebook::check;
/// let feedback = check::decisions("XOR", |x1, x2| x1 + x2 > 0.5, [false, true, true, false]);
/// assert!(feedback.text().contains("OR"));
/// ```
pub fn decisions(title: &str, f: impl Fn(f64, f64) -> bool, truth: [bool; 4]) -> Feedback {
    let name = name(&f, title);
    of(title, &|| decisions_of(&name, &f, truth))
}

/// The gates a learner may have built instead: their answers, and their names in Spanish and in English.
const KNOWN: [([bool; 4], &str, &str); 12] = [
    ([false, true, true, true], "OR", "OR"),
    ([false, false, false, true], "AND", "AND"),
    ([true, true, true, false], "NAND", "NAND"),
    ([true, false, false, false], "NOR", "NOR"),
    ([false, true, true, false], "XOR", "XOR"),
    ([true, false, false, true], "XNOR, «iguales»", "XNOR, \"equal\""),
    ([false, false, true, true], "`x1` sola, sin mirar `x2`", "`x1` alone, without a look at `x2`"),
    ([false, true, false, true], "`x2` sola, sin mirar `x1`", "`x2` alone, without a look at `x1`"),
    ([false, false, true, false], "«solo la primera»", "\"the first only\""),
    ([false, true, false, false], "«solo la segunda»", "\"the second only\""),
    ([false, false, false, false], "«nunca»", "\"never\""),
    ([true, true, true, true], "«siempre»", "\"always\""),
];

fn decisions_of(name: &str, f: &dyn Fn(f64, f64) -> bool, truth: [bool; 4]) -> Outcome {
    let said = attempt(name, || INPUTS.map(|(x1, x2)| f(x1, x2)))?;
    let Some(i) = (0..4).find(|&i| said[i] != truth[i]) else {
        return by_threshold(name, f);
    };
    let ((x1, x2), wanted) = (INPUTS[i], truth[i]);
    let text = say!(
        "Para ({x1}, {x2}) esperaba `{wanted}` y obtuve `{came}`.",
        "For ({x1}, {x2}) I expected `{wanted}` but got `{came}`.",
        came = !wanted
    );
    let places: Vec<String> =
        (0..4).filter(|&i| said[i] != truth[i]).map(|i| format!("({}, {})", INPUTS[i].0, INPUTS[i].1)).collect();
    let places = places.join(", ");
    let hint = match KNOWN.iter().find(|known| known.0 == said) {
        _ if said == truth.map(|yes| !yes) => say(
            "Es justo lo contrario en las cuatro: cambia la última decisión.",
            "It's just the opposite on all four: flip the last decision.",
        )
        .into(),
        Some((_, spanish, english)) => {
            let gate = say(spanish, english);
            say!(
                "Lo que construiste es {gate}. Falla en {places}: ¿qué decisión oculta distingue ese caso?",
                "What you built is {gate}. It's wrong for {places}: which hidden decision tells that case apart?"
            )
        }
        None => say!(
            "Falla en {places}. Escribe la suma de cada decisión para ese caso.",
            "It's wrong for {places}. Write down the sum of each decision there."
        ),
    };
    Err(wrong(text, hint))
}

/// Right on all four; but a comparison of the inputs with each other, as `x1 != x2`, is no neuron, and shows near the corners.
fn by_threshold(name: &str, f: &dyn Fn(f64, f64) -> bool) -> Outcome {
    let near = [(0.9, 1.0), (1.0, 0.9), (0.1, 0.0), (0.0, 0.1)];
    if attempt(name, || near.map(|(x1, x2)| f(x1, x2)))? == [true; 4] {
        return Err(wrong(
            say(
                "Acierta en las cuatro, pero comparando una entrada con la otra: para (0.9, 1) también dice que sí.",
                "It's right on all four, but it compares one input with the other: it says yes to (0.9, 1) as well.",
            ),
            say(
                "Una neurona suma y compara con 0: escribe cada decisión como `suma > 0.0`.",
                "A neuron adds up and compares with 0: write each decision as `sum > 0.0`.",
            ),
        ));
    }
    Ok(say("Correcto en las cuatro entradas.", "Correct on all four inputs.").into())
}
