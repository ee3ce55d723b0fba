//! Losses.

use super::*;

fn loss(a: f64, y: f64) -> f64 {
    -(y * a.ln() + (1.0 - y) * (1.0 - a).ln())
}

#[test]
fn cross_entropy_answers() {
    right(&cross_entropy(loss));
    right(&cross_entropy(|a, y| if y == 1.0 { -a.ln() } else { -(1.0 - a).ln() }));
    open(&cross_entropy(|_, _| std::todo!()));
    told(&cross_entropy(|a, y| -loss(a, y)), "falta el menos de delante", "minus in front is missing");
    told(&cross_entropy(|a, y| -(y * a.log10() + (1.0 - y) * (1.0 - a).log10())), "base 10", "base 10");
    told(&cross_entropy(|a, y| -(y * a.log2() + (1.0 - y) * (1.0 - a).log2())), "base 2", "base 2");
    told(&cross_entropy(|a, y| loss(1.0 - a, y)), "están cambiadas", "are swapped");
    told(&cross_entropy(|a, y| -y * a.ln()), "la mitad para $y = 0$", "half for $y = 0$");
    told(&cross_entropy(|a, y| -(1.0 - y) * (1.0 - a).ln()), "la mitad para $y = 1$", "half for $y = 1$");
    told(
        &cross_entropy(|a, y| -y * a.ln() + (1.0 - y) * (1.0 - a).ln()),
        "solo llega a la primera parte",
        "first part only",
    );
    told(&cross_entropy(|a, y| -y * a.ln() - (1.0 - y) * a.ln()), "con cualquier etiqueta", "whatever the label");
    told(&cross_entropy(|a, y| -(y * a.ln() - (1.0 - y) * (1.0 - a).ln())), "se suman", "are added in");
    told(&cross_entropy(|a, y| -(y * a.ln() + 1.0 - y * (1.0 - a).ln())), "Faltan paréntesis", "Parentheses");
    told(&cross_entropy(|a, y| -(y * a.ln() + (1.0 - y) * 1.0 - a.ln())), "Faltan paréntesis", "Parentheses");
    told(&cross_entropy(|a, _| -a.ln() - (1.0 - a).ln()), "Faltan $y$", "are missing");
    told(&cross_entropy(|a, _| -a.ln()), "con cualquier etiqueta", "whatever the label");
    told(&cross_entropy(|a, y| (a - y).powi(2)), "error cuadrático", "squared error");
    told(&cross_entropy(|a, y| 0.5 * (a - y).powi(2)), "error cuadrático", "squared error");
    told(&cross_entropy(|a, y| (a - y).abs()), "distancia entre", "distance between");
    told(&cross_entropy(|a, y| a - y), "derivada $dz$", "derivative $dz$");
    told(&cross_entropy(|a, y| -(y * a + (1.0 - y) * (1.0 - a))), "logaritmos", "logarithms");
    told(&cross_entropy(|a, y| -(y * a.exp() + (1.0 - y) * (1.0 - a).exp())), "exponencial", "exponential");
    told(&cross_entropy(|y, a| loss(a, y)), "infinito", "infinity");
    told(&cross_entropy(|a, y| 2.0 * loss(a, y)), "el doble", "twice");
    told(&cross_entropy(|_, _| 0.0), "son 0", "are 0");
    told(&cross_entropy(|a, y| (y - a) / (a * (1.0 - a))), "debe quedar", "it comes to");
}

fn of_all(a: &Matrix, y: &Matrix, loss: fn(f64, f64) -> f64) -> f64 {
    a.iter().zip(y).map(|(&a, &y)| loss(a, y)).sum()
}

#[test]
fn cost_answers() {
    right(&cost(|a, y| of_all(a, y, loss) / y.ncols() as f64));
    open(&cost(|_, _| std::todo!()));
    told(&cost(|a, y| of_all(a, y, loss)), "divide entre $m$", "divide by $m$");
    told(&cost(|a, y| -of_all(a, y, loss)), "Falta el menos de delante, y dividir", "minus in front is missing, and");
    told(
        &cost(|a, y| -of_all(a, y, loss) / 5.0 * (5.0 / y.len() as f64)),
        "falta el menos de delante",
        "minus in front is missing",
    );
    told(&cost(|a, y| of_all(a, y, loss) / (y.len() * y.len()) as f64), "dos veces", "twice");
    told(&cost(|a, y| of_all(a, y, loss) / y.nrows() as f64), "divide entre $m$", "divide by $m$");
    told(&cost(|a, y| of_all(a, y, |a, y| (a - y).powi(2)) / y.len() as f64), "error cuadrático", "squared error");
    told(&cost(|a, y| of_all(a, y, |a, y| -y * a.ln()) / y.len() as f64), "la mitad para $y = 0$", "half for $y = 0$");
    told(&cost(|a, y| of_all(a, y, |a, y| loss(1.0 - a, y)) / y.len() as f64), "están cambiadas", "are swapped");
    told(
        &cost(|a, y| of_all(a, y, |a, y| loss(a, y) / std::f64::consts::LN_10) / y.len() as f64),
        "base 10",
        "base 10",
    );
    told(&cost(|a, y| loss(a[[0, 0]], y[[0, 0]])), "primer ejemplo", "first example");
    told(&cost(|a, y| of_all(a, y, |a, y| a - y) / y.len() as f64), "derivada $dz$", "derivative $dz$");
    told(&cost(|a, y| a[[0, 7]] * y[[0, 0]]), "Un índice se sale", "An index lies outside");
    told(&cost(|_, _| f64::NAN), "NaN", "NaN");
    told(&cost(|a, y| of_all(a, y, loss) / 2.0 / y.len() as f64), "la mitad de la respuesta", "half the answer");
}
