//! Checks of what is done with pictures, and with what a classifier of them got right.

use ndarray::Array2;

use super::{
    Feedback,
    feedback::{attempt, attempt_each},
    mistake::{self, agree, compare, first_off, short},
};
use dl_core::{language::say, metrics::Confusion};

/// The recall from a confusion matrix, between 0 and 1.
///
/// ```
/// use dl_notebook::check;
/// let feedback = check::recall(|c| c.true_positives as f64 / (c.true_positives + c.false_negatives) as f64);
/// assert!(feedback.passed());
/// ```
pub fn recall(f: fn(&Confusion) -> f64) -> Feedback {
    let name = "recall";
    let counts = [(6, 1, 10, 2), (3, 3, 8, 9)].map(|(tp, fp, tn, fnn)| Confusion {
        true_positives: tp,
        false_positives: fp,
        true_negatives: tn,
        false_negatives: fnn,
    });
    let found = match attempt_each(name, counts.len(), &|i| f(&counts[i])) {
        Ok(found) => found,
        Err(feedback) => return feedback,
    };
    let wanted = [0.75, 0.25];
    if first_off(&found, &wanted).is_none() {
        return Feedback::right(
            name,
            "correcta: de los gatos que había, cuántos encontró.",
            "right: of the cats there were, how many it found.",
        );
    }
    let (f, e) = (short(found[0]), short(wanted[0]));
    let text = match say("es", "en") {
        "es" => format!("con 6 gatos encontrados y 2 no vistos se esperaba {e} y llegó {f}."),
        _ => format!("with 6 cats found and 2 missed expected {e}, found {f}."),
    };
    let hint = if agree(found[0], 6.0 / 7.0) {
        Some(say(
            "esa es la precisión (*precision*): divide entre los gatos que había, no entre las veces que dijo «gato».",
            "that is the precision: divide by the cats there were, not by the times it said \"cat\".",
        ))
    } else {
        mistake::hint(&found, &wanted, 2.0)
    };
    Feedback::wrong(name, text, hint)
}

/// Pictures mirrored left to right: from X of shape (3 · side², m) and the side to an array of the same shape. In a column come
/// the rows of pixels from the top, each pixel as red, green, blue.
///
/// ```
/// use dl_core::{check, ndarray::Array2};
/// fn mirror(x: &Array2<f64>, side: usize) -> Array2<f64> {
///     Array2::from_shape_fn(x.dim(), |(i, k)| {
///         let (row, column, colour) = (i / 3 / side, i / 3 % side, i % 3);
///         x[[(row * side + side - 1 - column) * 3 + colour, k]]
///     })
/// }
/// assert!(check::mirror(mirror).passed());
/// ```
pub fn mirror(f: fn(&Array2<f64>, usize) -> Array2<f64>) -> Feedback {
    const SIDE: usize = 4;
    let name = "mirror";
    type Move = fn(usize, usize, usize) -> (usize, usize, usize);
    let moved = |from: Move| {
        let mut x = Array2::zeros((3 * SIDE * SIDE, 2));
        for i in 0..3 * SIDE * SIDE {
            let (row, column, colour) = from(i / 3 / SIDE, i / 3 % SIDE, i % 3);
            // Every number another one, so that each move shows.
            let number = ((row * SIDE + column) * 3 + colour) as f64 / 200.0;
            (x[[i, 0]], x[[i, 1]]) = (number, number + 0.5);
        }
        x
    };
    let stay: Move = |r, c, p| (r, c, p);
    let x = moved(stay);
    let found = match attempt(name, &mut || f(&x, SIDE)) {
        Ok(found) => found,
        Err(feedback) => return feedback,
    };
    let Some((text, hint)) = compare("X", &found, &moved(|r, c, p| (r, SIDE - 1 - c, p)), 2.0) else {
        return Feedback::right(
            name,
            "correcta: izquierda y derecha, y los colores en su lugar.",
            "right: left and right, and the colours in their place.",
        );
    };
    let slips: [(Move, &str, &str); 4] = [
        (stay, "nada cambió.", "nothing has changed."),
        (
            |r, c, p| (SIDE - 1 - r, c, p),
            "quedó de cabeza: se voltea la columna, no la fila.",
            "it is upside down: turn the column over, not the row.",
        ),
        (
            |r, c, p| (r, SIDE - 1 - c, 2 - p),
            "los colores también se voltearon: cada punto son tres números que van juntos.",
            "the colours were turned over as well: each pixel is three numbers that stay together.",
        ),
        (
            |r, c, p| (c, r, p),
            "se cambiaron filas por columnas: eso es transponer.",
            "rows and columns were swapped: that is a transpose.",
        ),
    ];
    let slip = slips.iter().find(|slip| compare("X", &found, &moved(slip.0), 2.0).is_none());
    Feedback::wrong(name, text, slip.map(|slip| say(slip.1, slip.2)).or(hint))
}
