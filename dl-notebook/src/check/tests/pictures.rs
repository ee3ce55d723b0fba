//! What is done with pictures.

use super::*;

type Place = (usize, usize, usize);

fn turned(x: &Matrix, side: usize, to: fn(Place, usize) -> Place) -> Matrix {
    Array2::from_shape_fn(x.dim(), |(i, k)| {
        let (row, column, colour) = to((i / 3 / side, i / 3 % side, i % 3), side - 1);
        x[[(row * side + column) * 3 + colour, k]]
    })
}

/// Copies rows of numbers in a loop like a learner's: for each row, column and colour, from one place to another.
fn copied(mut out: Matrix, x: Option<&Matrix>, side: usize, columns: usize, colours: usize) -> Matrix {
    for row in 0..side {
        for column in 0..columns {
            for p in 0..colours {
                let (from, to) = ((row * side + column) * 3 + p, (row * side + side - 1 - column) * 3 + p);
                let taken = x.unwrap_or(&out).row(from).to_owned();
                out.row_mut(to).assign(&taken);
            }
        }
    }
    out
}

#[test]
fn mirror_answers() {
    right(&mirror(|x, side| turned(x, side, |(r, c, p), last| (r, last - c, p))));
    right(&mirror(|x, side| copied(x.clone(), Some(x), side, side, 3)));
    right(&mirror(|x, side| copied(Matrix::zeros(x.dim()), Some(x), side, side, 3)));
    open(&mirror(|_, _| std::todo!()));
    told(&mirror(|x, _| x.clone()), "Nada cambió", "Nothing has changed");
    told(&mirror(|x, side| turned(x, side, |(r, c, p), last| (last - r, c, p))), "de cabeza", "upside down");
    told(&mirror(|x, side| turned(x, side, |(r, c, p), last| (last - r, last - c, p))), "media vuelta", "by 180°");
    told(
        &mirror(|x, side| turned(x, side, |(r, c, p), last| (r, last - c, 2 - p))),
        "Los colores también",
        "colours are flipped as well",
    );
    told(
        &mirror(|x, side| turned(x, side, |(r, c, p), _| (r, c, 2 - p))),
        "Solo se invirtieron los colores",
        "Only the colours",
    );
    told(&mirror(|x, side| turned(x, side, |(r, c, p), _| (c, r, p))), "es transponer", "a transpose");
    told(&mirror(|x, side| copied(x.clone(), None, side, side, 3)), "Una mitad", "One half");
    told(&mirror(|x, side| copied(x.clone(), Some(x), side, side / 2, 3)), "Una mitad", "One half");
    told(&mirror(|x, side| copied(x.clone(), Some(x), side, side, 1)), "Solo se volteó el rojo", "Only red");
    told(
        &mirror(|x, side| copied(Matrix::zeros(x.dim()), Some(x), side, side, 1)),
        "Solo se volteó el rojo",
        "Only red",
    );
    told(
        &mirror(|x, _| x.slice(ndarray::s![..;-1, ..]).to_owned()),
        "columna entera de números",
        "whole column of numbers",
    );
    told(&mirror(|x, _| x.slice(ndarray::s![.., ..;-1]).to_owned()), "orden de las imágenes", "order of the pictures");
    told(&mirror(|x, _| x.t().to_owned()), "salió (5, 48)", "went out with (5, 48)");
    told(&mirror(|x, _| Matrix::zeros(x.dim())), "Todo es 0", "Everything is 0");
    told(
        &mirror(|x, side| Matrix::from_shape_fn(x.dim(), |(i, k)| x[[(i / side) * side + side - 1 - i % side, k]])),
        "píxel por píxel",
        "pixel by pixel",
    );
    told(
        &mirror(|x, side| {
            let whole = turned(x, side, |(r, c, p), last| (r, last - c, p));
            Matrix::from_shape_fn(x.dim(), |(i, k)| if k == 0 { whole[[i, 0]] } else { x[[i, k]] })
        }),
        "primera imagen",
        "first picture",
    );
    told(&mirror(|x, side| Matrix::from_shape_fn(x.dim(), |(i, k)| x[[i + side, k]])), "Un índice", "An index");
    told(&mirror(|x, side| Matrix::from_shape_fn(x.dim(), |(i, k)| x[[i - side, k]])), "debajo de 0", "below 0");
    told(
        &mirror(|x, side| turned(x, side, |(r, c, p), last| (r, (last + 2 - c) % (last + 1), p))),
        "números",
        "numbers",
    );
    told(&mirror(|x, side| turned(x, side, |(r, c, p), last| (r, last - c, (p + 1) % 3))), "números", "numbers");
}
