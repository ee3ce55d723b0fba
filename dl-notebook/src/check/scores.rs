//! Checks of how often a classifier is right, and in which way it is wrong.

use super::kit::*;
use dl_core::metrics::Confusion;

/// Accuracy in percent, from predictions and labels of shape (1, m).
pub fn accuracy(f: impl Fn(&Matrix, &Matrix) -> f64) -> Feedback {
    let name = name(&f, "accuracy");
    of(name.as_str(), &|| accuracy_of(&name, &f))
}

/// What a slip makes of predictions and labels, and its hint.
type Score = Hinted<fn(&Matrix, &Matrix) -> f64>;

/// How many examples have this prediction and this label.
fn count(p: &Matrix, y: &Matrix, prediction: f64, label: f64) -> f64 {
    p.iter().zip(y).filter(|(p, y)| **p == prediction && **y == label).count() as f64
}

fn hits(p: &Matrix, y: &Matrix) -> f64 {
    count(p, y, 1.0, 1.0) + count(p, y, 0.0, 0.0)
}

fn accuracy_of(name: &str, f: &dyn Fn(&Matrix, &Matrix) -> f64) -> Outcome {
    let sets = [
        (array![[1.0, 0.0, 1.0, 1.0, 0.0, 1.0, 0.0, 0.0]], array![[1.0, 0.0, 0.0, 1.0, 0.0, 1.0, 1.0, 0.0]]),
        (array![[0.0, 0.0, 1.0]], array![[1.0, 1.0, 1.0]]),
        (array![[1.0, 0.0, 1.0, 0.0, 0.0]], array![[1.0, 0.0, 1.0, 0.0, 1.0]]),
    ];
    let found = attempt_each(name, sets.len(), &|i| f(&sets[i].0, &sets[i].1))?;
    let of_all = |score: fn(&Matrix, &Matrix) -> f64| sets.iter().map(|(p, y)| score(p, y)).collect::<Vec<_>>();
    let right = of_all(|p, y| 100.0 * hits(p, y) / y.len() as f64);
    let Some(i) = first_off(&found, &right) else {
        return Ok(say("Correcta en los 3 conjuntos.", "Correct for all 3 sets.").into());
    };
    let (p, y, came, wanted) = (code(&sets[i].0), code(&sets[i].1), short(found[i]), short(right[i]));
    let text = say!(
        "Con las predicciones {p} y las etiquetas {y} esperaba {wanted} y obtuve {came}.",
        "For predictions {p} and labels {y} I expected {wanted} but got {came}."
    );
    let slips: Vec<Answer> = ACCURACY.iter().map(|(score, hint)| list(of_all(*score), say(hint[0], hint[1]))).collect();
    let (found, right) = (row(&found), row(&right));
    let hint = named(&slips, &found).or_else(|| general(&found, &right, f64::NAN)).unwrap_or_else(|| {
        say(
            "Cuenta a mano cuántas predicciones son iguales a su etiqueta, y divide entre cuántas hay.",
            "Count by hand how many predictions equal their label, and divide by how many there are.",
        )
        .into()
    });
    Err(wrong(text, hint))
}

/// Slips of the accuracy.
const ACCURACY: &[Score] = &[
    (
        |p, y| hits(p, y) / y.len() as f64,
        [
            "Es una parte de 1: multiplica por 100 para que sea un porcentaje.",
            "That's a share of 1: multiply by 100 to make it a percentage.",
        ],
    ),
    (
        |p, y| 100.0 - 100.0 * hits(p, y) / y.len() as f64,
        ["Es el porcentaje de errores: réstalo de 100.", "That's the percentage of mistakes: subtract it from 100."],
    ),
    (
        |p, y| 1.0 - hits(p, y) / y.len() as f64,
        [
            "Es la parte de errores: réstala de 1 y multiplica por 100.",
            "That's the share of mistakes: subtract it from 1 and multiply by 100.",
        ],
    ),
    (
        hits,
        [
            "Es cuántas acierta: falta dividir entre cuántas hay, y multiplicar por 100.",
            "That's how many are right: divide by how many there are, and multiply by 100.",
        ],
    ),
    (
        |p, y| 100.0 * hits(p, y),
        ["Falta dividir entre cuántos ejemplos hay.", "It's still to be divided by how many examples there are."],
    ),
    (
        |p, y| y.len() as f64 - hits(p, y),
        [
            "Es cuántas falla; se pide el porcentaje de aciertos.",
            "That's how many are wrong; the percentage of right ones is wanted.",
        ],
    ),
    (|p, y| 100.0 * (hits(p, y) as usize / y.len()) as f64, WHOLE_PERCENT),
    (|p, y| (100 * hits(p, y) as usize / y.len()) as f64, WHOLE_PERCENT),
    (|p, y| (hits(p, y) as usize / y.len()) as f64, WHOLE_PERCENT),
    (
        |p, y| 100.0 * count(p, y, 1.0, 1.0) / y.len() as f64,
        [
            "Solo cuenta los aciertos en la clase 1: un 0 que es 0 también es un acierto.",
            "It counts only the hits in class 1: a 0 that is a 0 is a hit as well.",
        ],
    ),
    (
        |p, y| 100.0 * p.iter().zip(y).map(|(p, y)| p - y).sum::<f64>() / y.len() as f64,
        [
            "Las diferencias se cancelan, porque unas son 1 y otras −1: toma su valor absoluto.",
            "The differences cancel, because some are 1 and some −1: take their absolute value.",
        ],
    ),
    (
        |p, y| 100.0 * count(p, y, 1.0, 1.0) / (count(p, y, 1.0, 1.0) + count(p, y, 0.0, 1.0)),
        [
            "Eso es el recall: mira solo la clase 1. La exactitud cuenta todos los aciertos, también los ceros.",
            "That's the recall: it looks at class 1 alone. Accuracy counts all hits, the zeros as well.",
        ],
    ),
    (
        |p, y| 100.0 * count(p, y, 1.0, 1.0) / (count(p, y, 1.0, 1.0) + count(p, y, 1.0, 0.0)),
        [
            "Esa es la precisión (*precision*): mira solo los síes. La exactitud cuenta todos los aciertos.",
            "That's the precision: it looks at the yeses alone. Accuracy counts all hits.",
        ],
    ),
];

const WHOLE_PERCENT: [&str; 2] = [
    "Una división entre enteros pierde los decimales: convierte antes de dividir, con `as f64`.",
    "A division of integers drops the decimals: convert before you divide, with `as f64`.",
];

/// The recall from a confusion matrix, between 0 and 1.
pub fn recall(f: impl Fn(&Confusion) -> f64) -> Feedback {
    let name = name(&f, "recall");
    of(name.as_str(), &|| recall_of(&name, &f))
}

/// What a slip makes of true and false positives, true and false negatives; and its hint.
type Rate = Hinted<fn(f64, f64, f64, f64) -> f64>;

fn recall_of(name: &str, f: &dyn Fn(&Confusion) -> f64) -> Outcome {
    let counts = [(6, 1, 10, 2), (3, 4, 8, 9)].map(|(tp, fp, tn, fnn)| Confusion {
        true_positives: tp,
        false_positives: fp,
        true_negatives: tn,
        false_negatives: fnn,
    });
    let found = attempt_each(name, counts.len(), &|i| f(&counts[i]))?;
    let of_both = |rate: fn(f64, f64, f64, f64) -> f64| {
        let numbers = |c: &Confusion| [c.true_positives, c.false_positives, c.true_negatives, c.false_negatives];
        let of_one = |[tp, fp, tn, fnn]: [f64; 4]| rate(tp, fp, tn, fnn);
        counts.iter().map(|c| of_one(numbers(c).map(|n| n as f64))).collect::<Vec<_>>()
    };
    let right = of_both(|tp, _, _, fnn| tp / (tp + fnn));
    let Some(i) = first_off(&found, &right) else {
        return Ok(say(
            "Correcta: de los gatos que había, cuántos encontró.",
            "Correct: of the cats there were, how many it found.",
        )
        .into());
    };
    let (there, missed) = (counts[i].true_positives, counts[i].false_negatives);
    let (came, wanted) = (short(found[i]), short(right[i]));
    let text = say!(
        "Con {there} gatos encontrados y {missed} que se escaparon esperaba {wanted} y obtuve {came}.",
        "With {there} cats found and {missed} missed I expected {wanted} but got {came}."
    );
    let slips: Vec<Answer> = RECALL.iter().map(|(rate, hint)| list(of_both(*rate), say(hint[0], hint[1]))).collect();
    let (found, right) = (row(&found), row(&right));
    let hint = named(&slips, &found).or_else(|| general(&found, &right, f64::NAN)).unwrap_or_else(|| {
        say(
            "Los gatos que había son los encontrados más los que se escaparon. ¿Qué parte de ellos encontró?",
            "The cats there were are those found plus those missed. What share of them did it find?",
        )
        .into()
    });
    Err(wrong(text, hint))
}

/// Slips of the recall.
const RECALL: &[Rate] = &[
    (
        |tp, fp, _, _| tp / (tp + fp),
        [
            "Esa es la precisión (*precision*): divide entre los gatos que había, no entre las veces que dijo «gato».",
            "That's the precision: divide by the cats there were, not by the times it said \"cat\".",
        ],
    ),
    (
        |tp, _, _, fnn| fnn / (tp + fnn),
        [
            "Es la parte de gatos que se escaparon: arriba van los encontrados.",
            "That's the share of cats missed: those found go on top.",
        ],
    ),
    (
        |tp, fp, tn, fnn| (tp + tn) / (tp + fp + tn + fnn),
        [
            "Esa es la exactitud (*accuracy*): el recall mira solo a los gatos.",
            "That's the accuracy: recall looks at the cats alone.",
        ],
    ),
    (
        |tp, fp, tn, fnn| 100.0 * (tp + tn) / (tp + fp + tn + fnn),
        [
            "Esa es la exactitud (*accuracy*): el recall mira solo a los gatos.",
            "That's the accuracy: recall looks at the cats alone.",
        ],
    ),
    (
        |_, fp, tn, _| tn / (tn + fp),
        [
            "Es lo mismo para los que no son gatos; se pide para los gatos.",
            "That's the same for what isn't a cat; it's wanted for the cats.",
        ],
    ),
    (
        |tp, fp, tn, fnn| tp / (tp + fp + tn + fnn),
        [
            "Divide entre los gatos que había, no entre todas las imágenes.",
            "Divide by the cats there were, not by all the pictures.",
        ],
    ),
    (
        |tp, fp, _, fnn| tp / (tp + fp + fnn),
        [
            "Sobran los falsos positivos: los gatos que había son TP + FN.",
            "The false positives don't belong there: the cats there were are TP + FN.",
        ],
    ),
    (
        |tp, fp, _, fnn| 2.0 * tp / (2.0 * tp + fp + fnn),
        ["Esa es F1, que mezcla precisión y recall.", "That's F1, which mixes precision and recall."],
    ),
    (
        |_, _, _, fnn| 1.0 + fnn,
        ["Faltan paréntesis: la suma entera va debajo.", "Parentheses are missing: the whole sum goes below."],
    ),
    (
        |tp, _, _, fnn| (tp + fnn) / tp,
        [
            "La división está al revés: los encontrados van arriba.",
            "The division is upside down: those found go on top.",
        ],
    ),
    (
        |tp, _, _, fnn| tp / fnn,
        [
            "Divide entre todos los gatos que había, también los encontrados.",
            "Divide by all the cats there were, those found included.",
        ],
    ),
    (|_, _, _, _| 0.0, WHOLE),
];

const WHOLE: [&str; 2] = [
    "Una división entre enteros pierde los decimales: convierte los dos con `as f64` antes de dividir.",
    "A division of integers drops the decimals: convert both with `as f64` before you divide.",
];
