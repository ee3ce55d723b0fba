//! Checks of one neuron: forward, gradients, update, predict.

use super::kit::*;
use dl_core::{
    Result,
    activation::{relu, sigmoid, tanh},
};

/// Three numbers of four examples, their labels, and a neuron: all sizes different, so that nothing fits by chance.
pub(super) struct Small {
    pub(super) x: Matrix,
    pub(super) y: Matrix,
    pub(super) w: Matrix,
    pub(super) b: f64,
}

pub(super) fn small() -> Small {
    Small {
        x: array![[1.0, 2.0, -1.0, 0.5], [3.0, -0.5, -3.2, 1.5], [-2.0, 1.0, 0.25, 4.0]],
        y: array![[1.0, 0.0, 1.0, 0.0]],
        w: array![[0.3], [-0.4], [0.2]],
        b: 0.1,
    }
}

fn t(a: &Matrix) -> Matrix {
    a.t().to_owned()
}

/// Forward propagation of a neuron: from w (n_x, 1), b and X (n_x, m) to A = σ(wᵀX + b), shape (1, m).
pub fn forward(f: impl Fn(&Matrix, f64, &Matrix) -> Result<Matrix>) -> Feedback {
    let name = name(&f, "forward");
    of(name.as_str(), &|| forward_of(&name, &f))
}

fn forward_of(name: &str, f: &dyn Fn(&Matrix, f64, &Matrix) -> Result<Matrix>) -> Outcome {
    let Small { x, w, b, .. } = small();
    let found = attempt_ok(name, || f(&w, b, &x))?;
    let sums = dot(&t(&w), &x);
    let z = &sums + b;
    let slips = [
        answer(
            z.clone(),
            say("Es $Z$: falta pasarla por la sigmoide.", "That's $Z$: it still has to go through the sigmoid."),
        ),
        answer(sums.mapv(sigmoid), say("Falta sumar el sesgo $b$.", "The bias $b$ isn't added.")),
        answer((&sums - b).mapv(sigmoid), say("El sesgo se suma, no se resta.", "The bias is added, not subtracted.")),
        answer(
            sums.mapv(sigmoid) + b,
            say(
                "El sesgo se suma antes de la sigmoide, no después.",
                "The bias is added before the sigmoid, not after it.",
            ),
        ),
        answer(
            (&sums * b).mapv(sigmoid),
            say("El sesgo se suma, no se multiplica.", "The bias is added, not multiplied."),
        ),
        answer(
            sums.clone(),
            say("Es $w^T X$: faltan el sesgo y la sigmoide.", "That's $w^T X$: the bias and the sigmoid are missing."),
        ),
        answer(
            z.mapv(|z| sigmoid(-z)),
            say("El signo dentro de la sigmoide: $e^{-z}$.", "The sign inside the sigmoid: it's $e^{-z}$."),
        ),
        answer(
            z.mapv(tanh),
            say(
                "Para una pregunta de sí o no se usa la sigmoide, no tanh.",
                "A yes/no question takes the sigmoid, not tanh.",
            ),
        ),
        answer(
            z.mapv(relu),
            say(
                "Para una pregunta de sí o no se usa la sigmoide, no relu.",
                "A yes/no question takes the sigmoid, not relu.",
            ),
        ),
        answer(
            z.mapv(|z| f64::from(z > 0.0)),
            say(
                "Son las decisiones; se piden las probabilidades, sin comparar con nada.",
                "Those are the decisions; the probabilities are wanted, without comparing.",
            ),
        ),
        answer(
            z.mapv(|z| sigmoid(sigmoid(z))),
            say("La sigmoide se aplica dos veces.", "The sigmoid is applied twice."),
        ),
        answer(
            z.mapv(|z| (-z).exp()),
            say("Es $e^{-z}$: falta el resto de la sigmoide.", "That's $e^{-z}$: the rest of the sigmoid is missing."),
        ),
        answer(
            (&x * &w + b).mapv(sigmoid),
            say(
                "`*` multiplica número a número; la suma ponderada es `product(&w.t(), x)?`.",
                "`*` multiplies number by number; the weighted sum is `product(&w.t(), x)?`.",
            ),
        ),
    ];
    same("A", &found, &z.mapv(sigmoid), 4.0, &slips)?;
    Ok(say("Correcta, forma y números.", "Correct, shape and numbers.").into())
}

/// Backward propagation of a neuron: from A and Y (1, m) and X (n_x, m) to dw (n_x, 1) and db.
pub fn gradients(f: impl Fn(&Matrix, &Matrix, &Matrix) -> Result<(Matrix, f64)>) -> Feedback {
    let name = name(&f, "gradients");
    of(name.as_str(), &|| gradients_of(&name, &f))
}

type Gradients<'a> = &'a dyn Fn(&Matrix, &Matrix, &Matrix) -> Result<(Matrix, f64)>;

fn gradients_of(name: &str, f: Gradients) -> Outcome {
    let Small { x, y, w, b } = small();
    let a = (dot(&t(&w), &x) + b).mapv(sigmoid);
    let (dw, db) = attempt_ok(name, || f(&a, &x, &y))?;
    let (m, dz) = (4.0, &a - &y);
    let with = |dz: &Matrix| dot(&x, &t(dz));
    let slope = &a * &a.mapv(|a| 1.0 - a);
    let for_dz = [
        (
            slope.clone() * &dz,
            say(
                "Sobra una derivada de la sigmoide: con la entropía cruzada se cancela, y $dz = a - y$.",
                "There's a sigmoid's derivative too many: with the cross-entropy it cancels, and $dz = a - y$.",
            ),
        ),
        (a.clone(), say("Usa $A$ en lugar de $dZ = A - Y$.", "It uses $A$ in place of $dZ = A - Y$.")),
        (y.clone(), say("Usa $Y$ en lugar de $dZ = A - Y$.", "It uses $Y$ in place of $dZ = A - Y$.")),
        (&a + &y, say("En $dZ$ se resta: $A - Y$.", "$dZ$ is a difference: $A - Y$.")),
        (
            dz.mapv(f64::abs),
            say("$dZ$ conserva su signo: sin valor absoluto.", "$dZ$ keeps its sign: no absolute value."),
        ),
        (
            &dz * &dz,
            say(
                "Es el error al cuadrado: $dZ$ es $A - Y$, sin elevar.",
                "That's the squared error: $dZ$ is $A - Y$, not squared.",
            ),
        ),
    ];
    let mut slips: Vec<Answer> = for_dz.iter().map(|(dz, hint)| answer(with(dz) / m, *hint)).collect();
    let rows = say(
        "Se dividió entre las filas de $X$; los ejemplos son sus columnas, `x.ncols()`.",
        "It's divided by the rows of $X$; the examples are its columns, `x.ncols()`.",
    );
    slips.push(answer(with(&dz) / 3.0, rows));
    slips.push(answer(with(&-&dz) / 3.0, rows));
    same("dw", &dw, &(with(&dz) / m), m, &slips)?;
    let mut slips: Vec<Answer> = for_dz.iter().map(|(dz, hint)| list(vec![dz.sum() / m], *hint)).collect();
    slips.push(list(vec![dz.sum() / 3.0], rows));
    slips.push(list(
        vec![dw.sum()],
        say("Es la suma de $dw$; $db$ es el promedio de $dZ$.", "That's the sum of $dw$; $db$ is the mean of $dZ$."),
    ));
    slips.push(list(
        vec![dw.sum() / 3.0],
        say(
            "Es el promedio de $dw$; $db$ es el promedio de $dZ$.",
            "That's the mean of $dw$; $db$ is the mean of $dZ$.",
        ),
    ));
    slips.push(list(
        vec![0.0],
        say("`db` quedó en 0: es el promedio de $dZ$.", "`db` is still 0: it's the mean of $dZ$."),
    ));
    slips.push(list(
        vec![dz[[0, 0]]],
        say(
            "Es solo el primer ejemplo; $db$ es el promedio de todos.",
            "That's the first example alone; $db$ is the mean of all.",
        ),
    ));
    same("db", &array![[db]], &array![[dz.sum() / m]], m, &slips)?;
    Ok(say("Correctos, dw y db.", "Correct, both dw and db.").into())
}

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
    vec![
        answer(
            p.clone(),
            say(
                "Nada cambió: devuelve el valor nuevo, no el de antes.",
                "Nothing has changed: return the new value, not the old one.",
            ),
        ),
        answer(
            p + &(dp * alpha),
            say("Camina cuesta arriba: el paso se resta.", "It walks uphill: the step is subtracted."),
        ),
        answer(
            p - dp,
            say(
                "Falta la tasa de aprendizaje: el paso es $\\alpha$ por el gradiente.",
                "The learning rate is missing: the step is $\\alpha$ times the gradient.",
            ),
        ),
        answer(
            p + dp,
            say(
                "Camina cuesta arriba, y falta la tasa de aprendizaje $\\alpha$.",
                "It walks uphill, and the learning rate $\\alpha$ is missing.",
            ),
        ),
        answer(
            dp * alpha,
            say("Es solo el paso: réstalo de lo que había.", "That's the step alone: subtract it from what was there."),
        ),
        answer(
            -(dp * alpha),
            say(
                "Es solo el paso: falta lo que había antes.",
                "That's the step alone: what was there before is missing.",
            ),
        ),
        answer(
            p - alpha,
            say(
                "Se resta $\\alpha$ sola: falta multiplicarla por el gradiente.",
                "$\\alpha$ alone is subtracted: multiply it by the gradient.",
            ),
        ),
        answer(
            p - &(dp / alpha),
            say(
                "Se divide entre $\\alpha$, y hay que multiplicar.",
                "It divides by $\\alpha$, where it should multiply.",
            ),
        ),
        answer(
            (p - dp) * alpha,
            say(
                "Faltan paréntesis, o sobran: $\\alpha$ multiplica solo al gradiente.",
                "Look at the parentheses: $\\alpha$ multiplies the gradient alone.",
            ),
        ),
        answer(
            p * alpha - dp,
            say(
                "$\\alpha$ multiplica al gradiente, no al parámetro.",
                "$\\alpha$ multiplies the gradient, not the parameter.",
            ),
        ),
        answer(
            &(dp * alpha) - p,
            say(
                "La resta va al revés: lo que había, menos el paso.",
                "The difference is the wrong way round: what was there, minus the step.",
            ),
        ),
        answer(
            p - &(p * alpha),
            say(
                "El paso usa el parámetro mismo en lugar de su gradiente.",
                "The step uses the parameter itself in place of its gradient.",
            ),
        ),
        answer(
            dp - &(p * alpha),
            say("El parámetro y el gradiente están cambiados.", "The parameter and the gradient are swapped."),
        ),
    ]
}

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
