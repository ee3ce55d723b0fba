//! Checks of what is done with pictures.

use super::kit::*;

/// Pictures mirrored left to right: from X of shape (3 · side², m) and the side to an array of the same shape. In a column come
/// the rows of pixels from the top, each pixel as red, green, blue.
pub fn mirror(f: impl Fn(&Matrix, usize) -> Matrix) -> Feedback {
    let name = name(&f, "mirror");
    of(name.as_str(), &|| mirror_of(&name, &f))
}

const SIDE: usize = 4;
const LAST: usize = SIDE - 1;
/// Pictures tried.
const M: usize = 5;

/// From which row, column and colour a number comes.
type Move = fn(usize, usize, usize) -> (usize, usize, usize);

/// The pictures after a move: every number another one, so that each move shows.
fn moved(from: Move) -> Matrix {
    Matrix::from_shape_fn((3 * SIDE * SIDE, M), |(i, k)| {
        let (row, column, colour) = from(i / 3 / SIDE, i / 3 % SIDE, i % 3);
        ((row * SIDE + column) * 3 + colour) as f64 / 100.0 + k as f64
    })
}

fn mirror_of(name: &str, f: &dyn Fn(&Matrix, usize) -> Matrix) -> Outcome {
    let x = moved(|r, c, p| (r, c, p));
    let found = attempt(name, || f(&x, SIDE))?;
    if found.dim() != x.dim() {
        let (wanted, came) = (shape(&x), shape(&found));
        return Err(wrong(
            say!(
                "Entró X con forma {wanted} y salió {came}.",
                "X came in with shape {wanted} and went out with {came}."
            ),
            say(
                "Espejar solo cambia números de lugar: empieza con `let mut turned = x.clone();`.",
                "Mirroring only moves numbers around: start with `let mut turned = x.clone();`.",
            ),
        ));
    }
    same("X", &found, &moved(|r, c, p| (r, LAST - c, p)), f64::NAN, &mirror_slips())?;
    Ok(say(
        "Correcta: izquierda y derecha cambiadas, y los colores en su lugar.",
        "Correct: left and right swapped, and the colours in their place.",
    )
    .into())
}

/// Moves of another kind.
const MOVES: Hints<Move> = &[
    (
        |r, c, p| (r, c, p),
        [
            "Nada cambió. ¿Se escribe en la copia y se devuelve la copia? Si intercambias columnas, hazlo solo hasta la mitad: dos veces las deja como estaban.",
            "Nothing has changed. Do you write to the copy, and return it? If you swap columns, go to the middle only: swapping twice puts them back.",
        ],
    ),
    (
        |r, c, p| (LAST - r, c, p),
        ["Quedó de cabeza: se voltea la columna, no la fila.", "It's upside down: flip the column, not the row."],
    ),
    (
        |r, c, p| (LAST - r, LAST - c, p),
        [
            "Giró media vuelta: la fila debe quedarse donde está.",
            "It's turned by 180°: the row should stay where it is.",
        ],
    ),
    (
        |r, c, p| (LAST - r, LAST - c, 2 - p),
        [
            "Se invirtió la columna entera de números, de cabeza y con los colores al revés: voltea solo dentro de cada fila de píxeles.",
            "The whole column of numbers is reversed, upside down and with its colours: flip within each row of pixels only.",
        ],
    ),
    (
        |r, c, p| (r, LAST - c, 2 - p),
        [
            "Los colores también se voltearon: los tres números de un píxel van juntos.",
            "The colours are flipped as well: the three numbers of a pixel stay together.",
        ],
    ),
    (
        |r, c, p| (r, c, 2 - p),
        ["Solo se invirtieron los colores de cada píxel.", "Only the colours within each pixel are reversed."],
    ),
    (
        |r, c, p| (c, r, p),
        ["Se cambiaron filas por columnas: eso es transponer.", "Rows and columns are swapped: that's a transpose."],
    ),
    (|r, c, p| (r, c.min(LAST - c), p), HALF),
    (|r, c, p| (r, c.max(LAST - c), p), HALF),
];

const HALF: [&str; 2] = [
    "Una mitad quedó copiada sobre la otra: lees de la misma matriz en la que ya escribiste. Lee de `x` y escribe en una copia.",
    "One half is copied over the other: you read from the matrix you've already written to. Read from `x` and write to a copy.",
];

fn mirror_slips() -> Vec<Answer> {
    let mut slips: Vec<Answer> = MOVES.iter().map(|(from, hint)| answer(moved(*from), say(hint[0], hint[1]))).collect();
    slips.extend(only_red());
    let before = moved(|r, c, p| (r, c, p));
    let mirrored = moved(|r, c, p| (r, LAST - c, p));
    let planes = Matrix::from_shape_fn(before.dim(), |(i, k)| {
        let (row, column) = (i / SIDE, i % SIDE);
        before[[row * SIDE + LAST - column, k]]
    });
    slips.push(answer(planes, say("Cada columna de números va píxel por píxel (rojo, verde, azul), no plano por plano: multiplica la columna por 3.", "Each column of numbers goes pixel by pixel (red, green, blue), not plane by plane: multiply the column by 3.")));
    let order = Matrix::from_shape_fn(before.dim(), |(i, k)| before[[i, M - 1 - k]]);
    slips.push(answer(
        order,
        say(
            "Se invirtió el orden de las imágenes, no cada imagen.",
            "The order of the pictures is reversed, not each picture.",
        ),
    ));
    let first = Matrix::from_shape_fn(before.dim(), |(i, k)| if k == 0 { mirrored[[i, k]] } else { before[[i, k]] });
    slips.push(answer(
        first,
        say(
            "Solo se volteó la primera imagen: hazlo con todas las columnas.",
            "Only the first picture is flipped: do it for every column.",
        ),
    ));
    slips.push(answer(
        Matrix::zeros(before.dim()),
        say(
            "Todo es 0: los números nunca se copian de `x`.",
            "Everything is 0: the numbers are never copied from `x`.",
        ),
    ));
    slips
}

/// Only every third number is moved, in a copy or on zeros.
fn only_red() -> [Answer; 2] {
    let one_colour = say(
        "Solo se volteó el rojo: cada píxel son tres números, y los tres se mueven.",
        "Only red is flipped: each pixel is three numbers, and all three move.",
    );
    let (mirrored, before) = (moved(|r, c, p| (r, LAST - c, p)), moved(|r, c, p| (r, c, p)));
    let red_of = |rest: &Matrix| {
        Matrix::from_shape_fn(mirrored.dim(), |(i, k)| if i % 3 == 0 { mirrored[[i, k]] } else { rest[[i, k]] })
    };
    [answer(red_of(&before), one_colour), answer(red_of(&Matrix::zeros(before.dim())), one_colour)]
}
