//! The slopes of a neuron that pays the squared error.

use super::super::kit::*;
use dl_core::activation::sigmoid;

/// The slopes (dw, db) of (a - y)² for one example, from w, b, x and y.
pub fn squared_slopes(f: impl Fn(f64, f64, f64, f64) -> (f64, f64)) -> Feedback {
    let name = name(&f, "slopes_of_squared");
    of(name.clone(), &|| judged(&name, &f))
}

/// w, b, x and y: no two equal, both labels, a negative x, and a neuron that is sure and wrong.
const CASES: [[f64; 4]; 5] =
    [[0.5, -0.4, 2.0, 1.0], [-1.2, 0.3, 1.5, 0.0], [0.8, 0.6, -0.7, 1.0], [0.1, -2.0, 3.0, 0.0], [2.0, 1.0, -3.5, 1.0]];

/// What a slip computes from [w, b, x, y], with a = σ(wx + b).
type Slip = fn([f64; 4], f64) -> (f64, f64);

fn all(f: &dyn Fn([f64; 4], f64) -> (f64, f64)) -> Matrix {
    let pairs = CASES.map(|case| f(case, sigmoid(case[0] * case[2] + case[1])));
    Array2::from_shape_fn((CASES.len(), 2), |(i, j)| if j == 0 { pairs[i].0 } else { pairs[i].1 })
}

/// dz of the right answer.
fn dz(a: f64, y: f64) -> f64 {
    2.0 * (a - y) * a * (1.0 - a)
}

fn judged(name: &str, f: &dyn Fn(f64, f64, f64, f64) -> (f64, f64)) -> Outcome {
    let found = attempt(name, || all(&|[w, b, x, y], _| f(w, b, x, y)))?;
    let right = all(&|[.., x, y], a| (dz(a, y) * x, dz(a, y)));
    let Some(i) = first_off(&flat(&found), &flat(&right)) else {
        return Ok(say(
            "Correcto en los 5 ejemplos. En el último la neurona está segura y equivocada: con el error cuadrático $dz$ es −0.005, y con la entropía cruzada sería casi −1. Ahí está por qué una aprende y la otra no.",
            "Correct on all 5 examples. In the last one the neuron is sure and wrong: with the squared error $dz$ is −0.005, and with the cross-entropy it would be nearly −1. That's why one of them learns and the other doesn't.",
        )
        .into());
    };
    let [w, b, x, y] = CASES[i / 2].map(short);
    let (what, came, wanted) = (["dw", "db"][i % 2], short(flat(&found)[i]), short(flat(&right)[i]));
    let text = say!(
        "Con w = {w}, b = {b}, x = {x}, y = {y} esperaba {what} = {wanted} y obtuve {came}.",
        "With w = {w}, b = {b}, x = {x}, y = {y} I expected {what} = {wanted} but got {came}."
    );
    let hint = named(&slips(), &found)
        .or_else(|| general(&found, &right, f64::NAN))
        .unwrap_or_else(|| otherwise(&found, &right).into());
    Err(wrong(text, hint))
}

/// The hint where no slip fits: which of the two is wrong.
fn otherwise(found: &Matrix, right: &Matrix) -> &'static str {
    let fits = |column: usize| first_off(&found.column(column).to_vec(), &right.column(column).to_vec()).is_none();
    match (fits(0), fits(1)) {
        (true, _) => say(
            "$dw$ está bien, así que $dz$ también. $db$ es $dz$ tal cual.",
            "$dw$ is right, so $dz$ is, too. $db$ is $dz$ as it stands.",
        ),
        (_, true) => say(
            "$db$ está bien, así que $dz$ también. Para $dw$ falta multiplicarla por $x$.",
            "$db$ is right, so $dz$ is, too. For $dw$, multiply it by $x$.",
        ),
        _ => say(
            "Calcula por separado $a$, $da = 2 (a - y)$ y $dz = da \\cdot a (1 - a)$, e imprime cada una.",
            "Compute $a$, $da = 2 (a - y)$ and $dz = da \\cdot a (1 - a)$ one by one, and print each of them.",
        ),
    }
}

fn slips() -> Vec<Answer> {
    let known: [(Slip, &str); 19] = [
        (
            |_, _| (0.0, 0.0),
            say(
                "Devuelve 0 para todo. Sigue la cadena: $a$, luego $da$, luego $dz$.",
                "It returns 0 for everything. Follow the chain: $a$, then $da$, then $dz$.",
            ),
        ),
        (
            |[.., x, y], a| (dz(a, y) / 2.0 * x, dz(a, y) / 2.0),
            say(
                "Falta el 2: la pendiente de un cuadrado es el doble de lo que está adentro.",
                "The 2 is missing: the slope of a square is twice what's inside.",
            ),
        ),
        (
            |[.., x, y], a| (2.0 * (a - y) * x, 2.0 * (a - y)),
            say(
                "Eso es $da$. Falta un eslabón: la pendiente de la sigmoide, $a (1 - a)$.",
                "That's $da$. One link is missing: the sigmoid's slope, $a (1 - a)$.",
            ),
        ),
        (
            |[.., x, y], a| ((a - y) * x, a - y),
            say(
                "$dz = a - y$ vale para la entropía cruzada. Con el error cuadrático no se cancela nada.",
                "$dz = a - y$ holds for the cross-entropy. With the squared error nothing cancels.",
            ),
        ),
        (
            |[.., x, y], a| (dz(a, y), dz(a, y) * x),
            say(
                "Los dos números están cambiados de lugar: primero va $dw$.",
                "The two numbers are swapped: $dw$ comes first.",
            ),
        ),
        (
            |[.., y], a| (dz(a, y), dz(a, y)),
            say(
                "A $dw$ le falta la $x$: en $z = w x + b$, lo que multiplica a $w$ es $x$.",
                "$dw$ lacks its $x$: in $z = w x + b$, what multiplies $w$ is $x$.",
            ),
        ),
        (
            |[.., x, y], a| (dz(a, y) * x, dz(a, y) * x),
            say(
                "A $db$ le sobra la $x$: en $z = w x + b$, a $b$ no la multiplica nada.",
                "$db$ shouldn't have the $x$: in $z = w x + b$, nothing multiplies $b$.",
            ),
        ),
        (
            |[w, _, _, y], a| (dz(a, y) * w, dz(a, y)),
            say(
                "$dw$ lleva $x$, no $w$: al mover $w$, la suma cambia $x$ por unidad.",
                "$dw$ takes $x$, not $w$: as $w$ moves, the sum changes by $x$ per unit.",
            ),
        ),
        (
            |[.., x, y], a| (-dz(a, y) * x, -dz(a, y)),
            say(
                "El signo está al revés: la pendiente de $(a - y)^2$ lleva $a - y$, no $y - a$.",
                "The sign is the wrong way round: the slope of $(a - y)^2$ has $a - y$, not $y - a$.",
            ),
        ),
        (
            |[w, b, x, y], a| {
                let z = w * x + b;
                (2.0 * (a - y) * z * (1.0 - z) * x, 2.0 * (a - y) * z * (1.0 - z))
            },
            say(
                "La pendiente de la sigmoide es $a (1 - a)$, con $a$ y no con $z$.",
                "The sigmoid's slope is $a (1 - a)$, with $a$ and not with $z$.",
            ),
        ),
        (
            |[w, _, x, y], _| {
                let a = sigmoid(w * x);
                (dz(a, y) * x, dz(a, y))
            },
            say("Falta sumar $b$ al calcular $z$.", "The $b$ is missing where you compute $z$."),
        ),
        (
            |[w, b, x, y], _| {
                let a = w * x + b;
                (dz(a, y) * x, dz(a, y))
            },
            say(
                "Eso usa $z$ donde va $a$: falta pasarla por `sigmoid`.",
                "That uses $z$ where $a$ belongs: pass it through `sigmoid`.",
            ),
        ),
        (
            |[w, b, x, y], _| {
                let z = w * x + b;
                (2.0 * (z - y) * x, 2.0 * (z - y))
            },
            say(
                "Eso es para una neurona sin sigmoide. Falta `sigmoid`, y con ella su pendiente, $a (1 - a)$.",
                "That's for a neuron without a sigmoid. `sigmoid` is missing, and with it its slope, $a (1 - a)$.",
            ),
        ),
        (
            |[.., x, y], a| (2.0 * (a - y) * a * x, 2.0 * (a - y) * a),
            say(
                "A la pendiente de la sigmoide le falta el factor $1 - a$.",
                "The sigmoid's slope lacks its factor $1 - a$.",
            ),
        ),
        (
            |[.., x, y], a| (2.0 * (a - y) * (1.0 - a) * x, 2.0 * (a - y) * (1.0 - a)),
            say("A la pendiente de la sigmoide le falta el factor $a$.", "The sigmoid's slope lacks its factor $a$."),
        ),
        (
            |[.., x, y], a| {
                let dz = 2.0 * a - y * a * (1.0 - a);
                (dz * x, dz)
            },
            say(
                "Faltan paréntesis: `2.0 * a - y * ...` multiplica antes de restar. Escribe `2.0 * (a - y)`.",
                "Parentheses are missing: `2.0 * a - y * ...` multiplies before it subtracts. Write `2.0 * (a - y)`.",
            ),
        ),
        (
            |[.., x, y], a| {
                let dz = (a - y) * (a - y) * a * (1.0 - a);
                (dz * x, dz)
            },
            say(
                "Eso multiplica por la pérdida. El primer eslabón es su pendiente, $2 (a - y)$.",
                "That multiplies by the loss. The first link is its slope, $2 (a - y)$.",
            ),
        ),
        (
            |[.., x, y], a| {
                let dz = 2.0 * (a - y) * (1.0 - a * a);
                (dz * x, dz)
            },
            say(
                "$1 - a^2$ es la pendiente de tanh. La de la sigmoide es $a (1 - a)$.",
                "$1 - a^2$ is the slope of tanh. The sigmoid's is $a (1 - a)$.",
            ),
        ),
        (
            |[.., x, y], a| {
                let dz = (a - y) * a * (1.0 - a);
                (2.0 * dz * x, dz)
            },
            say("El 2 va en $dz$, así que también le toca a $db$.", "The 2 belongs to $dz$, so $db$ gets it, too."),
        ),
    ];
    known.into_iter().map(|(slip, hint)| answer(all(&slip), hint)).collect()
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::{open, right, told};
    use super::*;

    fn of_dz(dz: fn(f64, f64) -> f64) -> Feedback {
        squared_slopes(move |w, b, x, y| {
            let dz = dz(sigmoid(w * x + b), y);
            (dz * x, dz)
        })
    }

    #[test]
    fn right_answers() {
        right(&of_dz(dz));
        right(&squared_slopes(|w, b, x, y| {
            // Measured, with the steps of the chapter.
            let loss = |w: f64, b: f64| (sigmoid(w * x + b) - y).powi(2);
            let h = 1e-5;
            ((loss(w + h, b) - loss(w - h, b)) / (2.0 * h), (loss(w, b + h) - loss(w, b - h)) / (2.0 * h))
        }));
        open(&squared_slopes(|_, _, _, _| todo!()));
    }

    #[test]
    fn wrong_answers() {
        told(&of_dz(|a, y| (a - y) * a * (1.0 - a)), "Falta el 2", "The 2 is missing");
        told(&of_dz(|a, y| 2.0 * (a - y)), "Falta un eslabón", "One link is missing");
        told(&of_dz(|a, y| a - y), "entropía cruzada", "cross-entropy");
        told(&of_dz(|a, y| 2.0 * (y - a) * a * (1.0 - a)), "signo", "sign");
        told(&of_dz(|a, y| 2.0 * (a - y) * a), "$1 - a$", "$1 - a$");
        told(&of_dz(|a, y| 2.0 * (a - y) * (1.0 - a)), "factor $a$", "factor $a$");
        told(&of_dz(|a, y| 2.0 * a - y * a * (1.0 - a)), "paréntesis", "Parentheses");
        told(&of_dz(|a, y| (a - y) * (a - y) * a * (1.0 - a)), "por la pérdida", "by the loss");
        told(&of_dz(|a, y| 2.0 * (a - y) * (1.0 - a * a)), "tanh", "tanh");
        told(&of_dz(|_, _| f64::NAN), "NaN", "NaN");
        told(&of_dz(|_, _| 0.0), "Devuelve 0", "It returns 0");
        told(&of_dz(|a, y| 3.0 * dz(a, y)), "3 veces", "3 times");
        told(&of_dz(|a, y| 2.0 * (a - y) * a * (1.0 + a)), "por separado", "one by one");
    }

    #[test]
    fn wrong_pairs() {
        let pair = |f: fn(f64, f64, f64, f64, f64) -> (f64, f64)| {
            squared_slopes(move |w, b, x, y| f(dz(sigmoid(w * x + b), y), w, b, x, y))
        };
        told(&pair(|dz, _, _, x, _| (dz, dz * x)), "cambiados", "swapped");
        told(&pair(|dz, _, _, _, _| (dz, dz)), "le falta la $x$", "lacks its $x$");
        told(&pair(|dz, _, _, x, _| (dz * x, dz * x)), "le sobra la $x$", "shouldn't have the $x$");
        told(&pair(|dz, w, _, _, _| (dz * w, dz)), "no $w$", "not $w$");
        told(&pair(|dz, _, _, x, _| (dz * x, 1.0)), "$dw$ está bien", "$dw$ is right");
        told(&pair(|dz, _, _, x, _| (dz / x, dz)), "$db$ está bien", "$db$ is right");
        told(&pair(|dz, _, _, x, _| (dz * x, dz / 2.0)), "$db$", "$db$");
        told(
            &squared_slopes(|w, b, x, y| (2.0 * (w * x + b - y) * x, 2.0 * (w * x + b - y))),
            "sin sigmoide",
            "without a sigmoid",
        );
        told(
            &squared_slopes(|w, _, x, y| {
                let dz = dz(sigmoid(w * x), y);
                (dz * x, dz)
            }),
            "sumar $b$",
            "$b$ is missing",
        );
        told(
            &squared_slopes(|w, b, x, y| {
                let dz = dz(w * x + b, y);
                (dz * x, dz)
            }),
            "`sigmoid`",
            "`sigmoid`",
        );
        told(
            &squared_slopes(|w, b, x, y| {
                let (z, a) = (w * x + b, sigmoid(w * x + b));
                (2.0 * (a - y) * z * (1.0 - z) * x, 2.0 * (a - y) * z * (1.0 - z))
            }),
            "no con $z$",
            "not with $z$",
        );
        told(&squared_slopes(|_, _, _, _| panic!("oh")), "pánico", "panic");
    }
}
