//! How often a classifier is right.

use super::*;

fn hits(p: &Matrix, y: &Matrix) -> usize {
    p.iter().zip(y).filter(|(p, y)| p == y).count()
}

#[test]
fn accuracy_answers() {
    right(&accuracy(|p, y| 100.0 - 100.0 * (p - y).mapv(f64::abs).sum() / y.len() as f64));
    right(&accuracy(|p, y| 100.0 * hits(p, y) as f64 / y.ncols() as f64));
    open(&accuracy(|_, _| std::todo!()));
    told(&accuracy(|p, y| hits(p, y) as f64 / y.len() as f64), "multiplica por 100", "multiply by 100");
    told(
        &accuracy(|p, y| 100.0 - 100.0 * hits(p, y) as f64 / y.len() as f64),
        "porcentaje de errores",
        "percentage of mistakes",
    );
    told(&accuracy(|p, y| (p - y).mapv(f64::abs).sum() / y.len() as f64), "la parte de errores", "share of mistakes");
    told(&accuracy(|p, y| hits(p, y) as f64), "cuántas acierta", "how many are right");
    told(&accuracy(|p, y| 100.0 * hits(p, y) as f64), "Falta dividir", "still to be divided");
    told(&accuracy(|p, y| hits(p, y) as f64 / y.nrows() as f64), "cuántas acierta", "how many are right");
    told(&accuracy(|p, y| (p - y).mapv(f64::abs).sum()), "cuántas falla", "how many are wrong");
    told(&accuracy(|p, y| 100.0 * (hits(p, y) / y.len()) as f64), "división entre enteros", "division of integers");
    told(&accuracy(|p, y| (100 * hits(p, y) / y.len()) as f64), "división entre enteros", "division of integers");
    told(&accuracy(|p, y| (hits(p, y) / y.len()) as f64), "división entre enteros", "division of integers");
    told(&accuracy(|p, y| 100.0 * (p * y).sum() / y.len() as f64), "en la clase 1", "in class 1");
    told(&accuracy(|p, y| 100.0 * (p - y).sum() / y.len() as f64), "se cancelan", "cancel");
    told(&accuracy(|_, _| 100.0), "son 100", "are 100");
    told(&accuracy(|p, y| 100.0 * p.sum() / y.len() as f64), "Cuenta a mano", "Count by hand");
    told(&accuracy(|p, y| 100.0 * f64::from(p == y)), "división entre enteros", "division of integers");
    told(&accuracy(|p, y| (0..y.nrows()).map(|i| f64::from(p[[i, 9]] == y[[i, 9]])).sum()), "Un índice", "An index");
}

#[test]
fn recall_answers() {
    let rate = |f: fn(f64, f64, f64, f64) -> f64| {
        recall(move |c| {
            f(c.true_positives as f64, c.false_positives as f64, c.true_negatives as f64, c.false_negatives as f64)
        })
    };
    right(&rate(|tp, _, _, fnn| tp / (tp + fnn)));
    open(&recall(|_| std::todo!()));
    told(&rate(|tp, fp, _, _| tp / (tp + fp)), "Esa es la precisión", "That's the precision");
    told(&rate(|tp, _, _, fnn| fnn / (tp + fnn)), "que se escaparon", "share of cats missed");
    told(&rate(|tp, fp, tn, fnn| (tp + tn) / (tp + fp + tn + fnn)), "exactitud", "accuracy");
    told(&rate(|_, fp, tn, _| tn / (tn + fp)), "no son gatos", "isn't a cat");
    told(&rate(|tp, fp, tn, fnn| tp / (tp + fp + tn + fnn)), "todas las imágenes", "all the pictures");
    told(&rate(|tp, fp, _, fnn| tp / (tp + fp + fnn)), "Sobran los falsos positivos", "false positives don't belong");
    told(&rate(|tp, fp, _, fnn| 2.0 * tp / (2.0 * tp + fp + fnn)), "Esa es F1", "That's F1");
    told(&rate(|tp, _, _, fnn| 1.0 + fnn + 0.0 * tp), "Faltan paréntesis", "Parentheses");
    told(&rate(|tp, _, _, fnn| (tp + fnn) / tp), "al revés", "upside down");
    told(&rate(|tp, _, _, fnn| tp / fnn), "también los encontrados", "those found included");
    told(
        &recall(|c| (c.true_positives / (c.true_positives + c.false_negatives)) as f64),
        "entre enteros",
        "division of integers",
    );
    told(&rate(|tp, _, _, fnn| 100.0 * tp / (tp + fnn)), "100 veces", "100 times");
    told(&rate(|tp, _, _, _| tp), "¿Qué parte", "What share");
    told(&rate(|_, _, _, _| 0.75), "son 0.75", "are 0.75");
    told(&rate(|tp, _, tn, _| tp / (tp + tn)), "¿Qué parte", "What share");
    told(&recall(|c| (c.true_negatives - 2 * c.true_positives) as f64), "debajo de 0", "below 0");
}
