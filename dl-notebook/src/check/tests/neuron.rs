//! One neuron.

use super::*;
use dl_core::{
    Result,
    activation::{relu, sigmoid, tanh},
    product,
};

fn z(w: &Matrix, b: f64, x: &Matrix) -> Result<Matrix> {
    Ok(product(&w.t(), x)? + b)
}

#[test]
fn forward_answers() {
    right(&forward(|w, b, x| Ok(z(w, b, x)?.mapv(sigmoid))));
    right(&forward(|w, b, x| Ok((w.t().dot(x) + b).mapv(|z| 1.0 / (1.0 + (-z).exp())))));
    open(&forward(|_, _, _| std::todo!()));
    told(&forward(z), "Es $Z$", "That's $Z$");
    told(&forward(|w, _, x| Ok(z(w, 0.0, x)?.mapv(sigmoid))), "Falta sumar el sesgo", "isn't added");
    told(&forward(|w, b, x| Ok(z(w, -b, x)?.mapv(sigmoid))), "no se resta", "not subtracted");
    told(&forward(|w, b, x| Ok(z(w, 0.0, x)?.mapv(sigmoid) + b)), "antes de la sigmoide", "before the sigmoid");
    told(&forward(|w, b, x| Ok((z(w, 0.0, x)? * b).mapv(sigmoid))), "no se multiplica", "not multiplied");
    told(&forward(|w, _, x| z(w, 0.0, x)), "faltan el sesgo y la sigmoide", "bias and the sigmoid are missing");
    told(&forward(|w, b, x| Ok(z(w, b, x)?.mapv(|z| sigmoid(-z)))), "El signo dentro", "The sign inside");
    told(&forward(|w, b, x| Ok(z(w, b, x)?.mapv(tanh))), "no tanh", "not tanh");
    told(&forward(|w, b, x| Ok(z(w, b, x)?.mapv(relu))), "no relu", "not relu");
    told(
        &forward(|w, b, x| Ok(z(w, b, x)?.mapv(|z| f64::from(z > 0.0)))),
        "Son las decisiones",
        "Those are the decisions",
    );
    told(&forward(|w, b, x| Ok(z(w, b, x)?.mapv(|z| sigmoid(sigmoid(z))))), "dos veces", "twice");
    told(&forward(|w, b, x| Ok(z(w, b, x)?.mapv(|z| (-z).exp()))), "falta el resto", "the rest of the sigmoid");
    told(&forward(|w, b, x| Ok((x * w + b).mapv(sigmoid))), "número a número", "number by number");
    told(&forward(|w, b, x| Ok((product(&x.t(), w)? + b).mapv(sigmoid))), "transpuesto", "transposed");
    told(&forward(|w, b, x| Ok((product(w, x)? + b).mapv(sigmoid))), "`.t()`", "`.t()`");
    told(&forward(|w, b, x| Ok((product(w, x).unwrap() + b).mapv(sigmoid))), "por `?`", "Use `?`");
    told(&forward(|w, b, x| Ok((w.dot(x) + b).mapv(sigmoid))), "no se pueden multiplicar", "can't be multiplied");
    told(&forward(|_, _, _| Ok(array![[0.5]])), "un solo número", "Only one number");
    told(&forward(|_, _, x| Ok(Matrix::zeros((1, x.ncols())))), "Todos tus números son 0", "All your numbers are 0");
    told(&forward(|w, b, x| Ok(z(w, b, x)?.mapv(f64::ln).mapv(sigmoid))), "NaN", "NaN");
    told(&forward(|w, b, x| Ok(z(w, 2.0 * b, x)?.mapv(sigmoid))), "ningún número coincide", "none of the numbers");
}

type Parts = Result<(Matrix, f64)>;

fn parts(a: &Matrix, x: &Matrix, y: &Matrix) -> Parts {
    let (m, dz) = (x.ncols() as f64, a - y);
    Ok((product(x, &dz.t())? / m, dz.sum() / m))
}

/// With something else for dz.
fn with(dz: Matrix, x: &Matrix) -> Parts {
    parts(&dz, x, &Matrix::zeros(dz.dim()))
}

#[test]
fn gradients_answers() {
    right(&gradients(parts));
    open(&gradients(|_, _, _| std::todo!()));
    told(&gradients(|a, x, y| parts(y, x, a)), "signo contrario", "opposite sign");
    told(
        &gradients(|a, x, y| parts(a, x, y).map(|(dw, db)| (dw * 4.0, db))),
        "un promedio y no una suma",
        "a mean and not a sum",
    );
    told(
        &gradients(|a, x, y| parts(a, x, y).map(|(dw, db)| (dw, db * 4.0))),
        "un promedio y no una suma",
        "a mean and not a sum",
    );
    told(&gradients(|a, x, y| parts(a, x, y).map(|(dw, db)| (dw / 4.0, db))), "una vez de más", "once too often");
    told(&gradients(|a, x, y| parts(a, x, y).map(|(dw, db)| (dw.t().to_owned(), db))), "transpuesto", "transposed");
    told(&gradients(|a, x, y| parts(a, x, y).map(|(dw, db)| (dw * 4.0 / 3.0, db))), "filas de $X$", "rows of $X$");
    told(&gradients(|a, x, y| parts(a, x, y).map(|(dw, db)| (dw, db * 4.0 / 3.0))), "filas de $X$", "rows of $X$");
    told(&gradients(|a, x, _| with(a.clone(), x)), "Usa $A$", "uses $A$");
    told(&gradients(|_, x, y| with(y.clone(), x)), "Usa $Y$", "uses $Y$");
    told(&gradients(|a, x, y| with(a + y, x)), "se resta", "a difference");
    told(&gradients(|a, x, y| with((a - y) * a * (1.0 - a), x)), "derivada de la sigmoide", "sigmoid's derivative");
    told(&gradients(|a, x, y| with((a - y).mapv(f64::abs), x)), "valor absoluto", "absolute value");
    told(&gradients(|a, x, y| with((a - y).powi(2), x)), "al cuadrado", "squared error");
    let db = |change: fn(&Matrix, f64) -> f64| {
        gradients(move |a, x, y| parts(a, x, y).map(|(dw, db)| (dw.clone(), change(&dw, db))))
    };
    told(&db(|_, _| 0.0), "quedó en 0", "still 0");
    told(&db(|dw, _| dw.sum()), "suma de $dw$", "sum of $dw$");
    told(&db(|_, db| -db), "signo contrario", "opposite sign");
    told(&db(|_, _| 7.0), "a mano", "by hand");
    told(&gradients(|a, x, y| Ok((product(x, &(a - y))?, 0.0))), "`.t()`", "`.t()`");
    told(&gradients(|a, x, y| Ok((product(&(a - y), &x.t())? / 4.0, 0.0))), "transpuesto", "transposed");
    told(&gradients(|a, x, y| Ok(((x * (a - y)) / 4.0, 0.0))), "(3, 4)", "(3, 4)");
    told(
        &gradients(|a, x, y| Ok(((x * (a - y)).sum_axis(Axis(0)).insert_axis(Axis(1)) / 4.0, 0.0))),
        "(4, 1)",
        "(4, 1)",
    );
}

#[test]
fn update_answers() {
    right(&update(|w, dw, alpha| w - alpha * dw));
    open(&update(|_, _, _| std::todo!()));
    told(&update(|w, dw, alpha| w + alpha * dw), "cuesta arriba", "uphill");
    told(&update(|w, dw, _| w - dw), "Falta la tasa", "rate is missing");
    told(&update(|w, dw, _| w + dw), "cuesta arriba, y falta", "uphill, and the learning rate");
    told(&update(|w, _, _| w.clone()), "Nada cambió", "Nothing has changed");
    told(&update(|_, dw, alpha| alpha * dw), "solo el paso", "the step alone");
    told(&update(|_, dw, alpha| -alpha * dw), "solo el paso", "the step alone");
    told(&update(|w, _, alpha| w - alpha), "$\\alpha$ sola", "$\\alpha$ alone");
    told(&update(|w, dw, alpha| w - dw / alpha), "Se divide", "It divides");
    told(&update(|w, dw, alpha| (w - dw) * alpha), "paréntesis", "parentheses");
    told(&update(|w, dw, alpha| w * alpha - dw), "no al parámetro", "not the parameter");
    told(&update(|w, dw, alpha| alpha * dw - w), "al revés", "wrong way round");
    told(&update(|w, _, alpha| w - alpha * w), "el parámetro mismo", "the parameter itself");
    told(&update(|w, dw, alpha| dw - alpha * w), "están cambiados", "are swapped");
    told(&update(|w, dw, alpha| w * (1.0 - alpha * dw)), "ningún número", "none of the numbers");
    told(&update(|w, dw, alpha| w - alpha * &dw.t()), "(3, 3)", "(3, 3)");
    told(&update(|w, dw, alpha| w - 2.0 * alpha * dw), "ningún número", "none of the numbers");
}

#[test]
fn predict_answers() {
    right(&predict(|a| a.mapv(|a| f64::from(a > 0.5))));
    open(&predict(|_| std::todo!()));
    told(&predict(|a| a.mapv(|a| f64::from(a < 0.5))), "al revés", "wrong way round");
    told(&predict(|a| a.mapv(|a| f64::from(a <= 0.5))), "al revés", "wrong way round");
    told(&predict(|a| a.mapv(|a| f64::from(a >= 0.5))), "no `>=`", "not `>=`");
    told(&predict(|a| a.mapv(f64::round)), "no `>=`", "not `>=`");
    told(&predict(|a| a.mapv(|a| f64::from(a > 0.0))), "no con 0", "not with 0");
    told(&predict(Clone::clone), "falta decidir", "have to be decided");
    told(&predict(|a| a.mapv(|a| if a > 0.5 { a } else { 0.0 })), "debe quedar un 1", "should be a 1");
    told(&predict(|a| a.mapv(|a| f64::from(a > 0.5) * 100.0)), "no 100", "not 100");
    told(&predict(|a| a.mapv(|a| if a > 0.5 { 1.0 } else { -1.0 })), "no −1", "not −1");
    told(&predict(|a| a.t().mapv(|a| f64::from(a > 0.5))), "transpuesto", "transposed");
    told(&predict(|a| Matrix::zeros(a.dim())), "son 0", "are 0");
    told(&predict(|a| Matrix::ones(a.dim())), "no con 0", "not with 0");
    told(&predict(|_| array![[1.0]]), "un solo número", "Only one number");
    told(&predict(|a| a.mapv(f64::trunc)), "son 0", "are 0");
}
