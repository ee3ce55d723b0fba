//! Checks of chapter 4: the sigmoid's z, a neuron by hand on one pixel, the F1 score, and why pixels are divided by 255.

use dl_core::{activation::sigmoid, metrics::Confusion};

use super::kit::*;

/// The z at which the sigmoid is 0.99: ln 99, to one decimal.
pub fn z_for_99(guess: impl Into<Number>) -> Feedback {
    let slips = [
        (
            -4.595,
            say(
                "Con ese $z$ responde 0.01. Le sobra un signo menos.",
                "At that $z$ it answers 0.01. There's a minus sign too many.",
            ),
        ),
        (
            0.729,
            say(
                "Eso es $\\sigma(0.99)$. Aquí se busca lo contrario: el $z$ que da 0.99.",
                "That's $\\sigma(0.99)$. We want it the other way round: the $z$ that gives 0.99.",
            ),
        ),
        (
            1.996,
            say(
                "Usaste el logaritmo de base 10. El natural es `.ln()`.",
                "You used the logarithm to base 10. The natural one is `.ln()`.",
            ),
        ),
        (
            0.99,
            say(
                "Esa es la respuesta de la neurona. ¿Con qué $z$ la da?",
                "That's the neuron's answer. At what $z$ does it give it?",
            ),
        ),
        (
            99.0,
            say(
                "99 es el cociente entre 0.99 y 0.01. Falta su logaritmo natural.",
                "99 is 0.99 divided by 0.01. Take its natural logarithm.",
            ),
        ),
        (2.0, say("$\\sigma(2)$ es 0.88. Falta un poco más.", "$\\sigma(2)$ is 0.88. Go a little further.")),
    ];
    number("z", guess, 4.595_119_850_134_59, 0.05, &slips)
}

/// By hand, a picture of one pixel: z, a and dz.
pub fn one_pixel(answers: [impl Into<Number>; 3]) -> Feedback {
    let answers = answers.map(Into::into);
    of(say("un píxel", "one pixel"), &|| one_pixel_of(&answers))
}

fn one_pixel_of(answers: &[Number; 3]) -> Outcome {
    let [z, a, dz] = [answers[0].read()?, answers[1].read()?, answers[2].read()?];
    let right = sigmoid(0.5);
    let near = |found: f64, expected: f64| close(found, expected, 0.0015);
    if !near(z, 0.5) {
        return Err(wrong(
            say!("El primer número, $z$, no es {said}.", "The first number, $z$, isn't {said}.", said = short(z)),
            z_hint(z),
        ));
    }
    if !near(a, right) {
        let hint = if near(a, 1.0 - right) {
            say(
                "Es $\\sigma(-z)$: en la fórmula el exponente es $-z$, y el menos aparece una sola vez.",
                "That's $\\sigma(-z)$: the exponent in the formula is $-z$, with a single minus.",
            )
        } else if near(a, 0.5) {
            say("Ese es $z$. Falta pasarlo por la sigmoide.", "That's $z$. Pass it through the sigmoid.")
        } else if near(a, 1.0) || near(a, 0.0) {
            say(
                "Eso es la decisión. Se pide la probabilidad, con tres decimales.",
                "That's the decision. What we want is the probability, with three decimals.",
            )
        } else if close(a, right, 0.02) {
            say("Estás muy cerca: escribe tres decimales.", "You're very close: write three decimals.")
        } else {
            say(
                "$z$ está bien. Ahora calcula $\\frac{1}{1 + e^{-0.5}}$.",
                "$z$ is right. Now work out $\\frac{1}{1 + e^{-0.5}}$.",
            )
        };
        return Err(wrong(
            say!("El segundo, $a$, no es {said}.", "The second, $a$, isn't {said}.", said = short(a)),
            hint,
        ));
    }
    if !near(dz, right) {
        let hint = if near(dz, -right) {
            say("Es $a - y$, no $y - a$.", "It's $a - y$, not $y - a$.")
        } else if near(dz, right - 1.0) {
            say("Restaste 1, pero no es un gato: $y = 0$.", "You subtracted 1, but it isn't a cat: $y = 0$.")
        } else if near(dz, right * (1.0 - right)) {
            say(
                "Esa es la derivada de la sigmoide. Con la entropía cruzada se cancela, y queda $a - y$.",
                "That's the derivative of the sigmoid. With the cross-entropy it cancels, and $a - y$ is left.",
            )
        } else if near(dz, 0.5) {
            say("Ese es $z$. Se pide $a - y$.", "That's $z$. We want $a - y$.")
        } else {
            say(
                "Resta la etiqueta a la salida: $a - y$, con $y = 0$.",
                "Subtract the label from the output: $a - y$, with $y = 0$.",
            )
        };
        return Err(wrong(
            say!("El tercero, $dz$, no es {said}.", "The third, $dz$, isn't {said}.", said = short(dz)),
            hint,
        ));
    }
    Ok(say(
        "Correcto. Como $y = 0$, el error $dz$ es la salida misma: creyó en un 62 % que era un gato, y no lo era.",
        "Correct. Since $y = 0$, the error $dz$ is the output itself: it was 62% sure of a cat, and there was none.",
    )
    .into())
}

fn z_hint(z: f64) -> &'static str {
    if close(z, 0.0, 0.0015) {
        say("Falta sumar el sesgo, 0.5.", "Add the bias, 0.5.")
    } else if close(z, 2.5, 0.0015) {
        say("El peso del verde es −1, con signo menos.", "The weight of green is −1, with a minus sign.")
    } else if close(z, 4.5, 0.0015) {
        say("El azul vale 0, así que su peso no aporta nada.", "Blue is 0, so its weight adds nothing.")
    } else if close(z, -0.5, 0.0015) {
        say("El sesgo se suma, no se resta.", "The bias is added, not subtracted.")
    } else if close(z, 1.5, 0.0015) {
        say("Falta el verde, que resta 1.", "Green is missing, and it takes away 1.")
    } else if close(z, 5.5, 0.0015) {
        say(
            "Sumaste los pesos. Cada uno se multiplica antes por su color.",
            "You added up the weights. Multiply each by its colour first.",
        )
    } else {
        say(
            "Son tres productos y el sesgo: $2 \\cdot 0.5$, $-1 \\cdot 1$, $4 \\cdot 0$ y $0.5$.",
            "It's three products and the bias: $2 \\cdot 0.5$, $-1 \\cdot 1$, $4 \\cdot 0$ and $0.5$.",
        )
    }
}

/// The F1 score, 2 TP / (2 TP + FP + FN).
pub fn f1(f: impl Fn(&Confusion) -> f64) -> Feedback {
    let name = name(&f, "f1");
    of(name.clone(), &|| f1_of(&name, &f))
}

fn f1_of(name: &str, f: &dyn Fn(&Confusion) -> f64) -> Outcome {
    let counts = |tp, fp, tn, fn_| Confusion {
        true_positives: tp,
        false_positives: fp,
        true_negatives: tn,
        false_negatives: fn_,
    };
    let cases = [counts(22, 8, 17, 3), counts(5, 0, 11, 2), counts(1, 7, 40, 9)];
    let of_each = |g: &dyn Fn([f64; 4]) -> f64| -> Vec<f64> {
        let numbers = |c: &Confusion| {
            [c.true_positives, c.false_positives, c.true_negatives, c.false_negatives].map(|count| count as f64)
        };
        cases.iter().map(|c| g(numbers(c))).collect()
    };
    let right = of_each(&|[tp, fp, _, fn_]| 2.0 * tp / (2.0 * tp + fp + fn_));
    let found = attempt_each(name, cases.len(), &|i| f(&cases[i]))?;
    let Some(i) = first_off(&found, &right) else {
        return Ok(say("Correcta en los 3 casos.", "Correct in all 3 cases.").into());
    };
    let slips = f1_slips(&of_each);
    let c = &cases[i];
    let (came, wanted) = (short(found[i]), short(right[i]));
    let text = say!(
        "Con TP = {tp}, FP = {fp} y FN = {missed} esperaba {wanted} y obtuve {came}.",
        "With TP = {tp}, FP = {fp} and FN = {missed} I expected {wanted} but got {came}.",
        tp = c.true_positives,
        fp = c.false_positives,
        missed = c.false_negatives
    );
    let hint =
        named(&slips, &row(&found)).or_else(|| general(&row(&found), &row(&right), f64::NAN)).unwrap_or_else(|| {
            say(
                "Sustituye esos tres números en la fórmula con lápiz, y compara cada parte con tu código.",
                "Put those three numbers into the formula with a pencil, and compare each part with your code.",
            )
            .into()
        });
    Err(wrong(text, hint))
}

/// What a function of the four counts gives in each case.
type OfEach<'a> = dyn Fn(&dyn Fn([f64; 4]) -> f64) -> Vec<f64> + 'a;

fn f1_slips(of_each: &OfEach) -> [Answer; 7] {
    [
        list(
            of_each(&|[tp, fp, ..]| tp / (tp + fp)),
            say(
                "Esa es la precisión, que no mira los gatos perdidos.",
                "That's the precision, which doesn't look at the cats it missed.",
            ),
        ),
        list(
            of_each(&|[tp, _, _, fn_]| tp / (tp + fn_)),
            say(
                "Esa es la exhaustividad, que no mira las falsas alarmas.",
                "That's the recall, which doesn't look at the false alarms.",
            ),
        ),
        list(
            of_each(&|[tp, fp, tn, fn_]| (tp + tn) / (tp + fp + tn + fn_)),
            say(
                "Esa es la exactitud. F1 no usa los verdaderos negativos.",
                "That's the accuracy. F1 doesn't use the true negatives.",
            ),
        ),
        list(
            of_each(&|[tp, fp, _, fn_]| tp / (tp + fp + fn_)),
            say("Falta el 2 delante de $TP$, arriba y abajo.", "The 2 in front of $TP$ is missing, above and below."),
        ),
        list(
            of_each(&|[tp, fp, _, fn_]| 2.0 * tp / (tp + fp + fn_)),
            say("El 2 también va abajo: $2 \\, TP + FP + FN$.", "The 2 belongs below as well: $2 \\, TP + FP + FN$."),
        ),
        list(
            of_each(&|[_, fp, _, fn_]| 1.0 + fp + fn_),
            say(
                "Faltan los paréntesis: la división se hace antes que la suma.",
                "Parentheses are missing: the division is done before the sum.",
            ),
        ),
        list(
            of_each(&|[tp, fp, _, fn_]| (tp / (tp + fp) + tp / (tp + fn_)) / 2.0),
            say(
                "Es el promedio corriente de precisión y exhaustividad. F1 usa otro, que castiga más al menor.",
                "That's the ordinary mean of precision and recall. F1 uses another one, which punishes the smaller more.",
            ),
        ),
    ]
}

/// Why training on numbers from 0 to 255 ends in infinity.
pub fn why_divide(chosen: impl Into<Letter>) -> Feedback {
    let reasons = [
        say(
            "La sigmoide acepta cualquier número. Prueba `sigmoid(255.0)`.",
            "The sigmoid accepts any number. Try `sigmoid(255.0)`.",
        ),
        say(
            "Todo crece a la vez, los pasos y las sumas. Con pasos mucho más pequeños también se podría, pero dividir es más fácil.",
            "Everything grows together, the steps and the sums. Much smaller steps would do as well, but dividing is easier.",
        ),
        say(
            "En memoria ocupan lo mismo, porque cada número es un `f64` en los dos casos. Y la memoria no cambia el costo.",
            "They take the same memory, because each number is an `f64` in both cases. And memory doesn't change the cost.",
        ),
        say(
            "Con más pasos sigue igual. El `inf` ya aparece en la línea del paso 100.",
            "More steps don't help. The `inf` is already there in the line for step 100.",
        ),
    ];
    choice(say("entre 255", "by 255"), chosen, 'b', &reasons)
}

#[cfg(test)]
mod tests {
    use super::{
        super::testing::{open, right, told},
        *,
    };

    #[test]
    fn the_z_of_a_sure_answer() {
        open(&z_for_99('?'));
        right(&z_for_99(4.6));
        right(&z_for_99(4.595));
        right(&z_for_99("4,6"));
        told(&z_for_99(-4.6), "signo menos", "minus sign");
        told(&z_for_99(0.73), "lo contrario", "other way round");
        told(&z_for_99(2.0), "", "");
        told(&z_for_99(0.99), "respuesta de la neurona", "neuron's answer");
        told(&z_for_99(99), "logaritmo natural", "natural logarithm");
        told(&z_for_99(4.5), "cerca", "close");
        told(&z_for_99(800.0), "demasiado grande", "too large");
        told(&z_for_99(3.0), "demasiado pequeño", "too small");
        told(&z_for_99("z"), "No pude leer", "couldn't read");
    }

    #[test]
    fn one_pixel_by_hand() {
        open(&one_pixel(['?', '?', '?']));
        open(&one_pixel(["0.5", "0.622", "?"]));
        right(&one_pixel([0.5, 0.622, 0.622]));
        right(&one_pixel([0.5, 0.6225, 0.6225]));
        told(&one_pixel([0.0, 0.5, 0.5]), "sesgo", "bias");
        told(&one_pixel([2.5, 0.924, 0.924]), "verde es −1", "green is −1");
        told(&one_pixel([4.5, 0.989, 0.989]), "azul vale 0", "Blue is 0");
        told(&one_pixel([-0.5, 0.378, 0.378]), "se suma", "is added");
        told(&one_pixel([1.5, 0.8, 0.8]), "Falta el verde", "Green is missing");
        told(&one_pixel([5.5, 1.0, 1.0]), "Sumaste los pesos", "added up the weights");
        told(&one_pixel([7.0, 1.0, 1.0]), "tres productos", "three products");
        told(&one_pixel([0.5, 0.378, 0.378]), "una sola vez", "single minus");
        told(&one_pixel([0.5, 0.5, 0.5]), "sigmoide", "sigmoid");
        told(&one_pixel([0.5, 1.0, 1.0]), "probabilidad", "probability");
        told(&one_pixel([0.5, 0.62, 0.62]), "tres decimales", "three decimals");
        told(&one_pixel([0.5, 0.622, -0.622]), "no $y - a$", "not $y - a$");
        told(&one_pixel([0.5, 0.622, -0.378]), "no es un gato", "isn't a cat");
        told(&one_pixel([0.5, 0.622, 0.235]), "se cancela", "cancels");
        told(&one_pixel([0.5, 0.622, 0.1]), "Resta la etiqueta", "Subtract the label");
    }

    #[test]
    fn the_f1_score() {
        fn stub(_: &Confusion) -> f64 {
            todo!()
        }
        let n = |c: &Confusion| {
            (c.true_positives as f64, c.false_positives as f64, c.false_negatives as f64, c.true_negatives as f64)
        };
        open(&f1(stub));
        right(&f1(|c| c.f1().unwrap()));
        told(&f1(|c| c.precision().unwrap()), "precisión", "precision");
        told(&f1(|c| c.recall().unwrap()), "exhaustividad", "recall");
        told(
            &f1(|c| {
                let (tp, fp, fn_, tn) = n(c);
                (tp + tn) / (tp + fp + tn + fn_)
            }),
            "exactitud",
            "accuracy",
        );
        told(
            &f1(|c| {
                let (tp, fp, fn_, _) = n(c);
                tp / (tp + fp + fn_)
            }),
            "arriba y abajo",
            "above and below",
        );
        told(
            &f1(|c| {
                let (tp, fp, fn_, _) = n(c);
                2.0 * tp / (tp + fp + fn_)
            }),
            "también va abajo",
            "belongs below",
        );
        told(
            &f1(|c| {
                let (_, fp, fn_, _) = n(c);
                1.0 + fp + fn_
            }),
            "paréntesis",
            "Parentheses",
        );
        told(
            &f1(|c| (2 * c.true_positives / (2 * c.true_positives + c.false_positives + c.false_negatives)) as f64),
            "enteros",
            "integers",
        );
        told(&f1(|c| 100.0 * c.f1().unwrap()), "100 veces", "100 times");
        told(&f1(|c| (c.precision().unwrap() + c.recall().unwrap()) / 2.0), "promedio corriente", "ordinary mean");
        told(&f1(|c| c.true_positives as f64), "con lápiz", "with a pencil");
    }

    #[test]
    fn why_pixels_are_divided() {
        open(&why_divide('?'));
        right(&why_divide('b'));
        right(&why_divide('B'));
        told(&why_divide('a'), "cualquier número", "any number");
        told(&why_divide('c'), "En memoria", "same memory");
        told(&why_divide('d'), "sigue igual", "don't help");
        told(&why_divide("x"), "no es una de las opciones", "isn't one of the options");
    }
}
