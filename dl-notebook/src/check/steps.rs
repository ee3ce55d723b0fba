//! Checks of what comes after the gradients: the update, the predictions.

use super::kit::*;

/// One step of gradient descent: from w, dw and α to the new w.
pub fn update(f: impl Fn(&Matrix, &Matrix, f64) -> Matrix) -> Feedback {
    let name = name(&f, "update");
    of(name.as_str(), &|| update_of(&name, &f))
}

fn update_of(name: &str, f: &dyn Fn(&Matrix, &Matrix, f64) -> Matrix) -> Outcome {
    let (w, dw, alpha) = (array![[1.5], [-2.0], [0.25]], array![[0.5], [3.0], [-1.2]], 0.1);
    let found = attempt(name, || f(&w, &dw, alpha))?;
    same("w", &found, &(&w - &(&dw * alpha)), f64::NAN, &steps(&w, &dw, alpha))?;
    Ok(say("Correcto: un paso cuesta abajo.", "Correct: one step downhill.").into())
}

/// What the slips of a step p − α·dp give.
pub(super) fn steps(p: &Matrix, dp: &Matrix, alpha: f64) -> Vec<Answer> {
    STEPS.iter().map(|(step, hint)| answer(step(p, dp, alpha), say(hint[0], hint[1]))).collect()
}

/// Slips of a step.
const STEPS: Hints<fn(&Matrix, &Matrix, f64) -> Matrix> = &[
    (
        |p, _, _| p.clone(),
        [
            "Nada cambió: devuelve el valor nuevo, no el de antes.",
            "Nothing has changed: return the new value, not the old one.",
        ],
    ),
    (
        |p, dp, alpha| p + &(dp * alpha),
        ["Camina cuesta arriba: el paso se resta.", "It walks uphill: the step is subtracted."],
    ),
    (
        |p, dp, _| p - dp,
        [
            "Falta la tasa de aprendizaje: el paso es $\\alpha$ por el gradiente.",
            "The learning rate is missing: the step is $\\alpha$ times the gradient.",
        ],
    ),
    (
        |p, dp, _| p + dp,
        [
            "Camina cuesta arriba, y falta la tasa de aprendizaje $\\alpha$.",
            "It walks uphill, and the learning rate $\\alpha$ is missing.",
        ],
    ),
    (
        |_, dp, alpha| dp * alpha,
        ["Es solo el paso: réstalo de lo que había.", "That's the step alone: subtract it from what was there."],
    ),
    (
        |_, dp, alpha| -(dp * alpha),
        ["Es solo el paso: falta lo que había antes.", "That's the step alone: what was there before is missing."],
    ),
    (
        |p, _, alpha| p - alpha,
        [
            "Se resta $\\alpha$ sola: falta multiplicarla por el gradiente.",
            "$\\alpha$ alone is subtracted: multiply it by the gradient.",
        ],
    ),
    (
        |p, dp, alpha| p - &(dp / alpha),
        ["Se divide entre $\\alpha$, y hay que multiplicar.", "It divides by $\\alpha$, where it should multiply."],
    ),
    (
        |p, dp, alpha| (p - dp) * alpha,
        [
            "Faltan paréntesis, o sobran: $\\alpha$ multiplica solo al gradiente.",
            "Look at the parentheses: $\\alpha$ multiplies the gradient alone.",
        ],
    ),
    (
        |p, dp, alpha| p * alpha - dp,
        [
            "$\\alpha$ multiplica al gradiente, no al parámetro.",
            "$\\alpha$ multiplies the gradient, not the parameter.",
        ],
    ),
    (
        |p, dp, alpha| &(dp * alpha) - p,
        [
            "La resta va al revés: lo que había, menos el paso.",
            "The difference is the wrong way round: what was there, minus the step.",
        ],
    ),
    (
        |p, _, alpha| p - &(p * alpha),
        [
            "El paso usa el parámetro mismo en lugar de su gradiente.",
            "The step uses the parameter itself in place of its gradient.",
        ],
    ),
    (
        |p, dp, alpha| dp - &(p * alpha),
        ["El parámetro y el gradiente están cambiados.", "The parameter and the gradient are swapped."],
    ),
];

/// Predictions from probabilities: 1 where a > 1/2, else 0.
pub fn predict(f: impl Fn(&Matrix) -> Matrix) -> Feedback {
    let name = name(&f, "predict");
    of(name.as_str(), &|| predict_of(&name, &f))
}

fn predict_of(name: &str, f: &dyn Fn(&Matrix) -> Matrix) -> Outcome {
    let a = array![[0.9, 0.1, 0.49, 0.51, 0.5, 0.3]];
    let found = attempt(name, || f(&a))?;
    let decided = |yes: fn(f64) -> bool| a.mapv(|a| f64::from(yes(a)));
    let reversed = say("La comparación va al revés.", "The comparison is the wrong way round.");
    let slips = [
        answer(decided(|a| a < 0.5), reversed),
        answer(decided(|a| a <= 0.5), reversed),
        answer(
            decided(|a| a >= 0.5),
            say("Un 0.5 exacto es un 0: usa `>`, no `>=`.", "Exactly 0.5 is a 0: use `>`, not `>=`."),
        ),
        answer(
            decided(|a| a > 0.0),
            say(
                "Compara con 0.5, no con 0: una probabilidad siempre es mayor que 0.",
                "Compare with 0.5, not with 0: a probability is always above 0.",
            ),
        ),
        answer(
            a.clone(),
            say(
                "Son las probabilidades: falta decidir.",
                "Those are the probabilities: they still have to be decided.",
            ),
        ),
        answer(
            a.mapv(|a| if a > 0.5 { a } else { 0.0 }),
            say(
                "Donde dice sí debe quedar un 1, no la probabilidad.",
                "Where it says yes there should be a 1, not the probability.",
            ),
        ),
        answer(decided(|a| a > 0.5) * 100.0, say("Un sí es 1, no 100.", "A yes is 1, not 100.")),
        answer(decided(|a| a > 0.5) * 2.0 - 1.0, say("Un no es 0, no −1.", "A no is 0, not −1.")),
    ];
    same("ŷ", &found, &decided(|a| a > 0.5), f64::NAN, &slips)?;
    Ok(say("Correcto, con 0.5 incluido.", "Correct, 0.5 included.").into())
}
