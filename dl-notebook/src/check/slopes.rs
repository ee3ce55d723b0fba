//! Checks of slopes that are measured.

use std::cell::RefCell;

use super::kit::*;

/// A function of one number.
pub(super) type Function = fn(f64) -> f64;

thread_local! {
    /// Where the learner's derivative has asked for the function's value.
    static ASKED: RefCell<Vec<f64>> = const { RefCell::new(Vec::new()) };
}

/// A function whose slope is known, and which remembers where it was asked.
struct Known {
    shown: &'static str,
    f: Function,
    x: f64,
    slope: f64,
}

fn asked(x: f64) -> f64 {
    ASKED.with_borrow_mut(|places| places.push(x));
    x
}

const KNOWN: [Known; 4] = [
    Known { shown: "x²", f: |x| asked(x) * x, x: 3.0, slope: 6.0 },
    Known { shown: "x³", f: |x| asked(x) * x * x, x: -2.0, slope: 12.0 },
    Known { shown: "5x", f: |x| 5.0 * asked(x), x: 1.5, slope: 5.0 },
    Known { shown: "7", f: |x| asked(x) * 0.0 + 7.0, x: 2.0, slope: 0.0 },
];

/// A numerical derivative: given a function and a place, its slope there, to four digits.
pub fn derivative(f: impl Fn(Function, f64) -> f64) -> Feedback {
    let name = name(&f, "derivative");
    of(name.as_str(), &|| derivative_of(&name, &f))
}

/// What the learner's derivative gave for one function, and where it looked.
struct Tried {
    found: f64,
    places: Vec<f64>,
}

fn near(found: f64, slope: f64) -> bool {
    close(found, slope, 1e-4 * (1.0 + slope.abs()))
}

fn derivative_of(name: &str, f: &dyn Fn(Function, f64) -> f64) -> Outcome {
    let mut tried = Vec::new();
    for known in &KNOWN {
        ASKED.take();
        let found = attempt(name, || f(known.f, known.x))?;
        tried.push(Tried { found, places: ASKED.take() });
    }
    let Some(i) = (0..KNOWN.len()).find(|&i| !near(tried[i].found, KNOWN[i].slope)) else {
        return Ok(say("Correcta en las 4 funciones.", "Correct for all 4 functions.").into());
    };
    let (known, came) = (&KNOWN[i], short(tried[i].found));
    let (shown, x, slope) = (known.shown, short(known.x), short(known.slope));
    let text = say!(
        "La pendiente de {shown} en {x} es {slope}, y obtuve {came}.",
        "The slope of {shown} at {x} is {slope}, but I got {came}."
    );
    Err(wrong(text, slope_hint(&tried, i)))
}

/// What a slip makes of the function, the two places it was asked at, their distance, and x; and the hint.
type SlopeSlip = Hinted<fn(Function, f64, f64, f64) -> f64>;

/// Slips of a numerical derivative.
const SLOPES: &[SlopeSlip] = &[
    (
        |f, a, b, _| f(b) - f(a),
        ["Falta dividir entre lo que se movió $x$: $2h$.", "It's still to be divided by how far $x$ moved: $2h$."],
    ),
    (
        |f, a, b, _| -(f(b) - f(a)) / (b - a),
        ["El signo: es $f(x + h) - f(x - h)$, en ese orden.", "The sign: it's $f(x + h) - f(x - h)$, in that order."],
    ),
    (
        |f, a, b, _| 2.0 * (f(b) - f(a)) / (b - a),
        ["Entre los dos puntos hay $2h$, no $h$.", "The two places are $2h$ apart, not $h$."],
    ),
    (
        |f, a, b, _| (f(b) - f(a)) / (b - a) / 2.0,
        [
            "Tus dos puntos están a $h$ de distancia: divide entre $h$, no entre $2h$.",
            "Your two places are $h$ apart: divide by $h$, not by $2h$.",
        ],
    ),
    (|f, a, b, _| (f(b) - f(a)) / 2.0, ["Falta dividir también entre $h$.", "It's still to be divided by $h$ too."]),
    (|f, a, b, _| (f(b) - f(a)) / 2.0 * (b - a) / 2.0, BELOW),
    (
        |f, a, b, _| (f(b) - f(a)) * (b - a),
        [
            "Se multiplica por la distancia, y hay que dividir.",
            "It multiplies by the distance, where it should divide.",
        ],
    ),
    (|f, a, b, _| f(b) - f(a) / (b - a), BRACKETS),
    (|f, a, b, _| f(b) - f(a) / 2.0 * (b - a) / 2.0, BRACKETS),
    (|f, a, b, _| (f(b) + f(a)) / (b - a), PLUS),
    (|f, a, b, _| 2.0 * (f(b) + f(a)) / (b - a), PLUS),
    (|f, a, b, _| (f(b) + f(a)) / 2.0, PLUS),
];

const BRACKETS: [&str; 2] = [
    "Faltan paréntesis: la resta entera va arriba, `(f(x + h) - f(x - h)) / (2.0 * h)`.",
    "Parentheses are missing: the whole difference goes on top, `(f(x + h) - f(x - h)) / (2.0 * h)`.",
];
const BELOW: [&str; 2] = [
    "`/ 2.0 * h` divide entre 2 y luego multiplica por $h$: escribe `/ (2.0 * h)`.",
    "`/ 2.0 * h` divides by 2 and then multiplies by $h$: write `/ (2.0 * h)`.",
];
const PLUS: [&str; 2] = [
    "Arriba hay una resta, $f(x + h) - f(x - h)$, y la tuya suma.",
    "On top there's a difference, $f(x + h) - f(x - h)$, and yours adds.",
];

fn slope_hint(tried: &[Tried], i: usize) -> String {
    let all = |test: &dyn Fn(&Tried, &Known) -> bool| tried.iter().zip(&KNOWN).all(|(tried, known)| test(tried, known));
    if tried[i].places.is_empty() {
        return say(
            "Tu función nunca llama a `f`, así que no puede servir para cualquiera: mide, no derives a mano.",
            "Your function never calls `f`, so it can't work for every function: measure instead of deriving by hand.",
        )
        .into();
    }
    if all(&|tried, known| tried.places.iter().all(|&place| place == known.x)) {
        return say(
            "Pides el valor de `f` solo en `x` mismo. O `h` se suma fuera del paréntesis (es `f(x + h)`, no `f(x) + h`), o `h` es tan pequeño que el redondeo se lo traga: `1e-5` va bien.",
            "You ask for `f` only at `x` itself. Either `h` is added outside the parentheses (it's `f(x + h)`, not `f(x) + h`), or it's so small that rounding swallows it: `1e-5` works well.",
        )
        .into();
    }
    let ends = |tried: &Tried| {
        let low = tried.places.iter().copied().fold(f64::INFINITY, f64::min);
        (low, tried.places.iter().copied().fold(f64::NEG_INFINITY, f64::max))
    };
    let (a, b) = ends(&tried[i]);
    if a == b {
        return of_distance(0.0);
    }
    let slip = SLOPES.iter().find(|slip| {
        all(&|tried, known| {
            let (a, b) = ends(tried);
            let would = (slip.0)(known.f, a, b, known.x);
            close(tried.found, would, 1e-6 * (1e-3 + would.abs()))
        })
    });
    if let Some((_, hint)) = slip {
        return say(hint[0], hint[1]).into();
    }
    of_distance(b - a)
}

/// The hint for places that far apart.
fn of_distance(distance: f64) -> String {
    let h = short(distance);
    if distance == 0.0 {
        return say(
            "Pides el valor de `f` en un solo lugar; una pendiente necesita dos.",
            "You ask for `f` at one place only; a slope takes two.",
        )
        .into();
    }
    if distance > 1e-3 {
        return say!(
            "Tus puntos están a {h} uno del otro, demasiado lejos: prueba con `h = 1e-5`.",
            "Your places are {h} apart, which is too far: try `h = 1e-5`."
        );
    }
    if distance < 1e-9 {
        return say!(
            "Tus puntos están a solo {h}, y el redondeo se come la diferencia: prueba con `h = 1e-5`.",
            "Your places are only {h} apart, and rounding eats up the difference: try `h = 1e-5`."
        );
    }
    say(
        "Los dos puntos están bien escogidos: revisa qué haces con los dos valores.",
        "The two places are well chosen: look at what you do with the two values.",
    )
    .into()
}
