//! A neuron without a sigmoid that learns a line.

use super::super::kit::*;
use dl_core::{Result, activation::sigmoid};

/// Gradient descent for a neuron without a sigmoid: from X (n_x, m), Y (1, m), a number of steps and α to w (n_x, 1) and b, beginning at 0.
pub fn fit_line(f: impl Fn(&Matrix, &Matrix, usize, f64) -> Result<(Matrix, f64)>) -> Feedback {
    let name = name(&f, "fit_line");
    of(name.clone(), &|| judged(&name, &f))
}

/// Learner's code that fits lines.
type Fit<'a> = &'a dyn Fn(&Matrix, &Matrix, usize, f64) -> Result<(Matrix, f64)>;

/// What a slip changes in the loop.
#[derive(Clone, Copy)]
struct Way {
    /// dz from z and y.
    dz: fn(f64, f64) -> f64,
    /// What the mean divides dw and db by: m, or 1 where it is forgotten.
    means: [bool; 2],
    /// Whether w and b are moved.
    moves: [bool; 2],
    /// α as it is used.
    rate: fn(f64) -> f64,
    /// Whether b is part of z.
    with_b: bool,
    /// Whether z is computed anew in each step.
    anew: bool,
    /// Whether db is computed after w has moved.
    late_db: bool,
    /// How many steps are taken.
    steps: fn(usize) -> usize,
}

const RIGHT: Way = Way {
    dz: |z, y| 2.0 * (z - y),
    means: [true, true],
    moves: [true, true],
    rate: |alpha| alpha,
    with_b: true,
    anew: true,
    late_db: false,
    steps: |steps| steps,
};

impl Way {
    /// w as a column with b below it.
    fn walk(&self, x: &Matrix, y: &Matrix, steps: usize, alpha: f64) -> (Matrix, f64) {
        let (n_x, m) = x.dim();
        let (mut w, mut b) = (Array2::<f64>::zeros((n_x, 1)), 0.0);
        let alpha = (self.rate)(alpha);
        let dz_at = |w: &Matrix, b: f64| {
            let mut z = dot(&w.t().to_owned(), x) + if self.with_b { b } else { 0.0 };
            z.zip_mut_with(y, |z, &y| *z = (self.dz)(*z, y));
            z
        };
        let first = dz_at(&w, b);
        for _ in 0..(self.steps)(steps) {
            let dz = if self.anew { dz_at(&w, b) } else { first.clone() };
            let [of_w, of_b] = self.means.map(|mean| if mean { m as f64 } else { 1.0 });
            if self.moves[0] {
                w = w - alpha * (dot(x, &dz.t().to_owned()) / of_w);
            }
            let dz = if self.late_db { dz_at(&w, b) } else { dz };
            if self.moves[1] {
                b -= alpha * dz.sum() / of_b;
            }
        }
        (w, b)
    }
}

fn judged(name: &str, f: Fit) -> Outcome {
    let x = array![[0.5, 1.0, -1.5, 2.0, 0.3], [1.2, -0.4, 0.8, 0.1, -2.0], [-0.6, 0.9, 0.2, -1.1, 1.4]];
    let y = array![[2.0, 3.5, -1.0, 4.0, 2.5]];
    // One step first, because it can be followed by hand; several, where z has to be computed anew; none at all.
    for (steps, alpha) in [(1, 0.1), (4, 0.05), (0, 0.1)] {
        let (w, b) = attempt_ok(name, || f(&x, &y, steps, alpha))?;
        let (right_w, right_b) = RIGHT.walk(&x, &y, steps, alpha);
        let is = |other: &(Matrix, f64)| all_agree(&w, &other.0) && agree(b, other.1);
        if is(&(right_w.clone(), right_b)) {
            continue;
        }
        let when = format!("{}, α = {}", steps_named(steps), short(alpha));
        // A slip must explain both numbers. Without steps all slips end at the start.
        let known = if steps == 0 { Vec::new() } else { slips(&x, &y, steps, alpha) };
        if let Some((_, hint)) = known.iter().find(|(end, _)| is(end)) {
            let (came_w, came_b, wanted_w, wanted_b) = (code(&w), short(b), code(&right_w), short(right_b));
            return Err(wrong(
                say!(
                    "Con {when} esperaba w = {wanted_w} y b = {wanted_b}; obtuve w = {came_w} y b = {came_b}.",
                    "With {when} I expected w = {wanted_w} and b = {wanted_b}, but got w = {came_w} and b = {came_b}."
                ),
                *hint,
            ));
        }
        let m = x.ncols() as f64;
        same(&say!("w (con {when})", "w (with {when})"), &w, &right_w, m, &[])?;
        same(&say!("b (con {when})", "b (with {when})"), &array![[b]], &array![[right_b]], m, &[])?;
    }
    Ok(say(
        "Correcto con 0, 1 y 4 pasos. Acabas de programar una **regresión lineal** desde cero, con el mismo ciclo que usan las redes más grandes.",
        "Correct for 0, 1 and 4 steps. You've just programmed a **linear regression** from scratch, with the same loop that the largest networks use.",
    )
    .into())
}

fn steps_named(steps: usize) -> String {
    match steps {
        1 => say("1 paso", "1 step").into(),
        _ => say!("{steps} pasos", "{steps} steps"),
    }
}

/// What each slip would end with, and its hint.
fn slips(x: &Matrix, y: &Matrix, steps: usize, alpha: f64) -> Vec<((Matrix, f64), &'static str)> {
    let ways = [
        (
            Way { steps: |_| 0, ..RIGHT },
            say(
                "Devuelve el comienzo, todo en 0. ¿Escribiste `let w = ...` **dentro** del `for`? Eso crea otra `w` que desaparece al terminar la vuelta; para cambiar la de afuera es `w = ...`, sin `let`.",
                "It returns the start, with everything at 0. Did you write `let w = ...` **inside** the `for`? That makes another `w`, which is gone when the turn ends; to change the outer one it's `w = ...`, without `let`.",
            ),
        ),
        (
            Way { dz: |z, y| z - y, ..RIGHT },
            say(
                "Falta el 2: la pendiente de $(z - y)^2$ es $2 (z - y)$.",
                "The 2 is missing: the slope of $(z - y)^2$ is $2 (z - y)$.",
            ),
        ),
        (
            Way { dz: |z, y| sigmoid(z) - y, ..RIGHT },
            say(
                "Todavía lleva la sigmoide y la entropía cruzada. Esta neurona responde $z$ tal cual, y $dz = 2 (z - y)$.",
                "The sigmoid and the cross-entropy are still in there. This neuron answers $z$ as it is, and $dz = 2 (z - y)$.",
            ),
        ),
        (
            Way { dz: |z, y| 2.0 * (sigmoid(z) - y), ..RIGHT },
            say(
                "Sobra la sigmoide: esta neurona responde $z$ tal cual.",
                "There's a sigmoid too many: this neuron answers $z$ as it is.",
            ),
        ),
        (
            Way {
                dz: |z, y| {
                    let a = sigmoid(z);
                    2.0 * (a - y) * a * (1.0 - a)
                },
                ..RIGHT
            },
            say(
                "Esas son las pendientes del ejercicio 3, con sigmoide. Esta neurona no la tiene, así que $dz = 2 (z - y)$.",
                "Those are the slopes of exercise 3, with a sigmoid. This neuron has none, so $dz = 2 (z - y)$.",
            ),
        ),
        (
            Way { means: [false, false], ..RIGHT },
            say(
                "Falta el $\\frac{1}{m}$ en $dw$ y en $db$: el costo es un promedio.",
                "The $\\frac{1}{m}$ is missing in $dw$ and $db$: the cost is a mean.",
            ),
        ),
        (
            Way { means: [false, true], ..RIGHT },
            say(
                "Falta el $\\frac{1}{m}$ en $dw$; en $db$ sí está.",
                "The $\\frac{1}{m}$ is missing in $dw$; $db$ has it.",
            ),
        ),
        (
            Way { means: [true, false], ..RIGHT },
            say(
                "Falta el $\\frac{1}{m}$ en $db$; en $dw$ sí está.",
                "The $\\frac{1}{m}$ is missing in $db$; $dw$ has it.",
            ),
        ),
        (
            Way { rate: |alpha| -alpha, ..RIGHT },
            say(
                "Camina cuesta arriba: el paso se resta, o $dz$ quedó como $y - z$.",
                "It walks uphill: the step is subtracted, or else $dz$ came out as $y - z$.",
            ),
        ),
        (
            Way { rate: |_| 1.0, ..RIGHT },
            say(
                "Falta la tasa: el paso es `alpha` por la pendiente.",
                "The rate is missing: the step is `alpha` times the slope.",
            ),
        ),
        (
            Way { moves: [true, false], ..RIGHT },
            say(
                "$b$ nunca se mueve. Si escribiste `let b = ...` dentro del `for`, quita el `let`.",
                "$b$ never moves. If you wrote `let b = ...` inside the `for`, take the `let` away.",
            ),
        ),
        (
            Way { moves: [false, true], ..RIGHT },
            say(
                "$w$ nunca se mueve. Si escribiste `let w = ...` dentro del `for`, quita el `let`.",
                "$w$ never moves. If you wrote `let w = ...` inside the `for`, take the `let` away.",
            ),
        ),
        (Way { with_b: false, ..RIGHT }, say("Falta sumar $b$ en $z$.", "The $b$ is missing in $z$.")),
        (
            Way { anew: false, ..RIGHT },
            say(
                "$z$ y $dz$ se calculan una sola vez. Tienen que ir dentro del `for`, porque cambian con cada paso.",
                "$z$ and $dz$ are computed only once. They belong inside the `for`, because they change with every step.",
            ),
        ),
        (
            Way { steps: |_| 1, ..RIGHT },
            say(
                "Da un solo paso. ¿Hay un `return` o un `Ok(...)` dentro del `for`, o falta el `for`?",
                "It takes a single step. Is there a `return` or an `Ok(...)` inside the `for`, or no `for` at all?",
            ),
        ),
        (
            Way { steps: |steps| steps + 1, ..RIGHT },
            say(
                "Da un paso de más: es `0..steps`, no `0..=steps`.",
                "It takes one step too many: that's `0..steps`, not `0..=steps`.",
            ),
        ),
        (
            Way { steps: |steps| steps - 1, ..RIGHT },
            say(
                "Da un paso de menos: es `0..steps`, no `1..steps`.",
                "It takes one step too few: that's `0..steps`, not `1..steps`.",
            ),
        ),
        (
            Way { late_db: true, ..RIGHT },
            say(
                "$db$ se calcula con la $w$ ya movida. Calcula primero las dos pendientes, y mueve después.",
                "$db$ is computed with a $w$ that has already moved. Compute both slopes first, and move afterwards.",
            ),
        ),
    ];
    ways.into_iter().map(|(way, hint)| (way.walk(x, y, steps, alpha), hint)).collect()
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::{open, right, told};
    use super::*;
    use dl_core::product;

    /// A learner's loop with what differs: dz from z and y, then how w and b move.
    fn learner(dz: fn(f64, f64) -> f64, divide_w: bool, divide_b: bool, sign: f64) -> Feedback {
        fit_line(move |x: &Matrix, y: &Matrix, steps, alpha| {
            let m = x.ncols() as f64;
            let (mut w, mut b) = (Matrix::zeros((x.nrows(), 1)), 0.0);
            for _ in 0..steps {
                let mut z = product(&w.t(), x)? + b;
                z.zip_mut_with(y, |z, &y| *z = dz(*z, y));
                w = w - sign * alpha * product(x, &z.t())? / if divide_w { m } else { 1.0 };
                b -= sign * alpha * z.sum() / if divide_b { m } else { 1.0 };
            }
            Ok((w, b))
        })
    }

    fn way(way: Way) -> Feedback {
        fit_line(move |x: &Matrix, y: &Matrix, steps, alpha| Ok(way.walk(x, y, steps, alpha)))
    }

    #[test]
    fn right_answers() {
        right(&learner(|z, y| 2.0 * (z - y), true, true, 1.0));
        right(&way(RIGHT));
        open(&fit_line(|_: &Matrix, _: &Matrix, _, _| todo!()));
    }

    #[test]
    fn wrong_loops() {
        told(&learner(|z, y| z - y, true, true, 1.0), "Falta el 2", "The 2 is missing");
        told(&learner(|z, y| sigmoid(z) - y, true, true, 1.0), "entropía cruzada", "cross-entropy");
        told(&learner(|z, y| 2.0 * (sigmoid(z) - y), true, true, 1.0), "Sobra la sigmoide", "sigmoid too many");
        told(&learner(|z, y| 2.0 * (z - y), false, false, 1.0), "en $dw$ y en $db$", "in $dw$ and $db$");
        told(&learner(|z, y| 2.0 * (z - y), false, true, 1.0), "en $dw$;", "in $dw$;");
        told(&learner(|z, y| 2.0 * (z - y), true, false, 1.0), "en $db$;", "in $db$;");
        told(&learner(|z, y| 2.0 * (z - y), true, true, -1.0), "cuesta arriba", "uphill");
        told(&learner(|z, y| 2.0 * (y - z), true, true, 1.0), "cuesta arriba", "uphill");
        told(&way(Way { rate: |_| 1.0, ..RIGHT }), "Falta la tasa", "The rate is missing");
        told(&way(Way { steps: |_| 0, ..RIGHT }), "`let w = ...`", "`let w = ...`");
        told(&way(Way { moves: [true, false], ..RIGHT }), "$b$ nunca se mueve", "$b$ never moves");
        told(&way(Way { moves: [false, true], ..RIGHT }), "$w$ nunca se mueve", "$w$ never moves");
        told(&way(Way { anew: false, ..RIGHT }), "una sola vez", "only once");
        told(&way(Way { steps: |steps| steps.min(1), ..RIGHT }), "un solo paso", "a single step");
        told(&way(Way { steps: |steps| steps + 1, ..RIGHT }), "paso de más", "one step too many");
        told(&way(Way { late_db: true, ..RIGHT }), "ya movida", "already moved");
        told(&way(Way { with_b: false, ..RIGHT }), "sumar $b$", "$b$ is missing");
        told(
            &way(Way { dz: |z, y| 2.0 * (sigmoid(z) - y) * sigmoid(z) * (1.0 - sigmoid(z)), ..RIGHT }),
            "ejercicio 3",
            "exercise 3",
        );
    }

    #[test]
    fn wrong_shapes_and_ends() {
        let right_walk = |x: &Matrix, y: &Matrix, steps, alpha| RIGHT.walk(x, y, steps, alpha);
        told(
            &fit_line(move |x: &Matrix, y: &Matrix, steps, alpha| {
                let (w, b) = right_walk(x, y, steps, alpha);
                Ok((w.reversed_axes(), b))
            }),
            "transpuesto",
            "transposed",
        );
        told(&fit_line(|x: &Matrix, y: &Matrix, _, _| Ok((product(x, y)?, 0.0))), "error", "error");
        told(&fit_line(|_: &Matrix, _: &Matrix, _, _| Ok((array![[f64::NAN], [1.0], [2.0]], 0.0))), "NaN", "NaN");
        told(&fit_line(|x: &Matrix, y: &Matrix, _, _| Ok((product(x, y).unwrap(), 0.0))), "unwrap", "unwrap");
        told(
            &fit_line(move |x: &Matrix, y: &Matrix, steps, alpha| Ok(right_walk(x, y, steps.max(1), alpha))),
            "0 pasos",
            "0 steps",
        );
        told(&fit_line(|_: &Matrix, _: &Matrix, _, _| Ok((array![[1.0]], 0.0))), "forma", "shape");
    }
}
