//! Logic gates.

use super::*;

#[test]
fn gate_answers() {
    let or = |f: fn() -> (f64, f64, f64)| gate("OR", f, [false, true, true, true]);
    right(&or(|| (1.0, 1.0, -0.5)));
    right(&or(|| (10.0, 20.0, -5.0)));
    open(&or(|| std::todo!()));
    told(&or(|| (0.0, 0.0, 1.0)), "no mira sus entradas", "doesn't look at its inputs");
    told(&or(|| (0.0, 0.0, -1.0)), "no mira sus entradas", "doesn't look at its inputs");
    told(&or(|| (1.0, 1.0, -1.5)), "un sesgo más alto", "try a higher bias");
    told(&or(|| (1.0, 1.0, 0.5)), "un sesgo más bajo", "try a lower bias");
    told(&or(|| (1.0, 1.0, -1.0)), "justo sobre la recta", "right on the line");
    told(&or(|| (-1.0, -1.0, 0.5)), "justo lo contrario", "just the opposite");
    told(&or(|| (1.0, 0.0, -0.5)), "no mira esa entrada", "doesn't look at that input");
    told(&or(|| (1.0, -1.0, 0.0)), "ningún sesgo sirve", "no bias will do");
    told(&or(|| (-1.0, -1.0, 1.5)), "ningún sesgo sirve", "no bias will do");
    told(&or(|| (f64::NAN, 1.0, 0.0)), "finitos", "finite");
    told(&or(|| (1.0, 1.0, f64::INFINITY)), "finitos", "finite");
}

#[test]
fn gate_answers_of_and() {
    let and = |f: fn() -> (f64, f64, f64)| gate("AND", f, [false, false, false, true]);
    right(&and(|| (1.0, 1.0, -1.5)));
    told(&and(|| (1.0, 1.0, -0.5)), "un sesgo más bajo", "try a lower bias");
    told(&and(|| (1.0, 1.0, -3.0)), "un sesgo más alto", "try a higher bias");
    told(&and(|| (1.0, 1.0, -2.0)), "justo sobre la recta", "right on the line");
    told(&and(|| (-1.0, -1.0, 1.5)), "justo lo contrario", "just the opposite");
    told(&and(|| (1.0, 0.0, -0.5)), "no mira esa entrada", "doesn't look at that input");
}

#[test]
fn or_is_told_where_it_fails() {
    // z is 0 at (0, 0), which is no yes: right there, and the others are yeses.
    right(&gate("OR", || (1.0, 1.0, 0.0), [false, true, true, true]));
}

#[test]
fn decisions_answers() {
    let xor = |f: fn(f64, f64) -> bool| decisions("XOR", f, [false, true, true, false]);
    right(&xor(|a, b| (a > 0.5) != (b > 0.5)));
    right(&xor(|a, b| {
        let step = |z: f64| if z > 0.0 { 1.0 } else { 0.0 };
        step(a + b - 0.5) - step(a + b - 1.5) - 0.5 > 0.0
    }));
    open(&xor(|_, _| std::todo!()));
    told(&xor(|a, b| (a > 0.5) == (b > 0.5)), "lo contrario en las cuatro", "the opposite on all four");
    told(&xor(|a, b| a + b > 0.5), "construiste es OR", "built is OR");
    told(&xor(|a, b| a + b > 1.5), "construiste es AND", "built is AND");
    told(&xor(|a, b| a + b < 1.5), "construiste es NAND", "built is NAND");
    told(&xor(|a, b| a + b < 0.5), "construiste es NOR", "built is NOR");
    told(&xor(|a, _| a > 0.5), "`x1` sola", "`x1` alone");
    told(&xor(|_, b| b > 0.5), "`x2` sola", "`x2` alone");
    told(&xor(|_, _| false), "«nunca»", "\"never\"");
    told(&xor(|_, _| true), "«siempre»", "\"always\"");
    told(&xor(|a, b| a - b > 0.5), "«solo la primera»", "\"the first only\"");
    told(&xor(|a, b| a - b > -0.5), "Falla en (0, 0), (0, 1), (1, 1)", "wrong for (0, 0), (0, 1), (1, 1)");
    told(&xor(|a, b| a != b), "comparando una entrada con la otra", "compares one input with the other");
    told(
        &xor(|a, b| a - b > 0.0 || b - a > 0.0),
        "comparando una entrada con la otra",
        "compares one input with the other",
    );
}
