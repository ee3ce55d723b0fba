//! Checks of slopes, and of the walk down them.

use std::cell::RefCell;

use super::kit::*;

/// A function of one number.
type Function = fn(f64) -> f64;

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
type SlopeSlip = (fn(Function, f64, f64, f64) -> f64, &'static str);

fn slope_slips() -> [SlopeSlip; 12] {
    let brackets = say(
        "Faltan paréntesis: la resta entera va arriba, `(f(x + h) - f(x - h)) / (2.0 * h)`.",
        "Parentheses are missing: the whole difference goes on top, `(f(x + h) - f(x - h)) / (2.0 * h)`.",
    );
    let below = say(
        "`/ 2.0 * h` divide entre 2 y luego multiplica por $h$: escribe `/ (2.0 * h)`.",
        "`/ 2.0 * h` divides by 2 and then multiplies by $h$: write `/ (2.0 * h)`.",
    );
    let plus = say(
        "Arriba hay una resta, $f(x + h) - f(x - h)$, y la tuya suma.",
        "On top there's a difference, $f(x + h) - f(x - h)$, and yours adds.",
    );
    [
        (
            |f, a, b, _| f(b) - f(a),
            say(
                "Falta dividir entre lo que se movió $x$: $2h$.",
                "It's still to be divided by how far $x$ moved: $2h$.",
            ),
        ),
        (
            |f, a, b, _| -(f(b) - f(a)) / (b - a),
            say(
                "El signo: es $f(x + h) - f(x - h)$, en ese orden.",
                "The sign: it's $f(x + h) - f(x - h)$, in that order.",
            ),
        ),
        (
            |f, a, b, _| 2.0 * (f(b) - f(a)) / (b - a),
            say("Entre los dos puntos hay $2h$, no $h$.", "The two places are $2h$ apart, not $h$."),
        ),
        (
            |f, a, b, _| (f(b) - f(a)) / (b - a) / 2.0,
            say(
                "Tus dos puntos están a $h$ de distancia: divide entre $h$, no entre $2h$.",
                "Your two places are $h$ apart: divide by $h$, not by $2h$.",
            ),
        ),
        (
            |f, a, b, _| (f(b) - f(a)) / 2.0,
            say("Falta dividir también entre $h$.", "It's still to be divided by $h$ too."),
        ),
        (|f, a, b, _| (f(b) - f(a)) / 2.0 * (b - a) / 2.0, below),
        (
            |f, a, b, _| (f(b) - f(a)) * (b - a),
            say(
                "Se multiplica por la distancia, y hay que dividir.",
                "It multiplies by the distance, where it should divide.",
            ),
        ),
        (|f, a, b, _| f(b) - f(a) / (b - a), brackets),
        (|f, a, b, _| f(b) - f(a) / 2.0 * (b - a) / 2.0, brackets),
        (|f, a, b, _| (f(b) + f(a)) / (b - a), plus),
        (|f, a, b, _| 2.0 * (f(b) + f(a)) / (b - a), plus),
        (|f, a, b, _| (f(b) + f(a)) / 2.0, plus),
    ]
}

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
    let slip = slope_slips().into_iter().find(|slip| {
        all(&|tried, known| {
            let (a, b) = ends(tried);
            let would = (slip.0)(known.f, a, b, known.x);
            close(tried.found, would, 1e-6 * (1e-3 + would.abs()))
        })
    });
    if let Some((_, hint)) = slip {
        return hint.into();
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

/// Gradient descent in one dimension: from the derivative, a start, α and a number of steps to the last place.
pub fn descend(f: impl Fn(Function, f64, f64, usize) -> f64) -> Feedback {
    let name = name(&f, "descend");
    of(name.as_str(), &|| descend_of(&name, &f))
}

/// A start, α and a number of steps; two steps first, where one and many differ.
const WALKS: [(f64, f64, usize); 4] = [(0.0, 0.1, 2), (5.0, 0.25, 3), (1.0, 0.4, 20), (-1.0, 0.1, 1)];

fn slope(x: f64) -> f64 {
    2.0 * (x - 3.0)
}

/// The end of a walk by `step`, which gives the next place from this one, the start and α.
fn walk((start, alpha, steps): (f64, f64, usize), step: &dyn Fn(f64, f64, f64) -> f64) -> f64 {
    (0..steps).fold(start, |x, _| step(x, start, alpha))
}

fn right_step(x: f64, _: f64, alpha: f64) -> f64 {
    x - alpha * slope(x)
}

fn descend_of(name: &str, f: &dyn Fn(Function, f64, f64, usize) -> f64) -> Outcome {
    let found = attempt_each(name, WALKS.len(), &|i| f(slope, WALKS[i].0, WALKS[i].1, WALKS[i].2))?;
    let right = WALKS.map(|w| walk(w, &right_step));
    let Some(i) = first_off(&found, &right) else {
        return Ok(say("Correcta en los 4 descensos.", "Correct in all 4 descents.").into());
    };
    let ((start, alpha, steps), came, wanted) = (WALKS[i], short(found[i]), short(right[i]));
    let start = short(start);
    let text = say!(
        "Desde {start}, con α = {alpha} y {steps} pasos, esperaba {wanted} y obtuve {came}.",
        "From {start}, with α = {alpha} and {steps} steps, I expected {wanted} but got {came}."
    );
    let (found, right) = (row(&found), row(&right));
    let hint = named(&walk_slips(), &found).or_else(|| general(&found, &right, f64::NAN)).unwrap_or_else(|| {
        say(
            "Haz dos pasos a mano: en cada uno, $x$ nuevo = $x$ − α · pendiente en $x$.",
            "Take two steps by hand: at each, the new $x$ = $x$ − α · the slope at $x$.",
        )
        .into()
    });
    Err(wrong(text, hint))
}

fn walk_slips() -> Vec<Answer> {
    type Walk = (f64, f64, usize);
    let each = |end: &dyn Fn(Walk) -> f64, hint: &str| list(WALKS.map(end).to_vec(), hint);
    let steps = |step: &dyn Fn(f64, f64, f64) -> f64, hint: &str| list(WALKS.map(|w| walk(w, step)).to_vec(), hint);
    vec![
        each(
            &|w| w.0,
            say(
                "Devuelve el punto de partida. Un `let` dentro del bucle crea cada vez otra variable, que se pierde al cerrar la llave: declara `let mut x = start;` antes, y dentro escribe `x = ...` sin `let`.",
                "It returns the start. A `let` inside the loop makes a new variable each time, gone at the closing brace: declare `let mut x = start;` before it, and inside write `x = ...` without `let`.",
            ),
        ),
        each(
            &|w| walk((w.0, w.1, 1), &right_step),
            say(
                "Da un solo paso, los que sean los pedidos: ¿cada vuelta parte otra vez de `start`, o hay un `return` dentro del bucle?",
                "It takes a single step, however many are asked for: does each round begin at `start` again, or is there a `return` inside the loop?",
            ),
        ),
        steps(
            &|x, _, a| x + a * slope(x),
            say("Camina cuesta arriba: el paso se resta.", "It walks uphill: the step is subtracted."),
        ),
        each(
            &|w| walk((w.0, w.1, w.2 + 1), &right_step),
            say(
                "Da un paso de más: ¿`0..=steps` en lugar de `0..steps`?",
                "It takes one step too many: `0..=steps` instead of `0..steps`?",
            ),
        ),
        each(
            &|w| walk((w.0, w.1, w.2 - 1), &right_step),
            say(
                "Da un paso de menos: ¿`1..steps` en lugar de `0..steps`?",
                "It takes one step too few: `1..steps` instead of `0..steps`?",
            ),
        ),
        steps(
            &|x, _, _| x - slope(x),
            say(
                "Falta la tasa de aprendizaje: el paso es $\\alpha$ por la pendiente.",
                "The learning rate is missing: the step is $\\alpha$ times the slope.",
            ),
        ),
        steps(
            &|x, _, a| x - a,
            say(
                "Falta la pendiente: el paso es $\\alpha$ por la pendiente en $x$.",
                "The slope is missing: the step is $\\alpha$ times the slope at $x$.",
            ),
        ),
        steps(
            &|x, start, a| x - a * slope(start),
            say(
                "Usa siempre la pendiente del punto de partida: calcúlala en cada vuelta, donde estás ahora.",
                "It always uses the slope at the start: compute it in each round, where you are now.",
            ),
        ),
        steps(
            &|x, _, a| a * slope(x),
            say("Guarda solo el paso: falta restarlo de $x$.", "It keeps the step alone: subtract it from $x$."),
        ),
        steps(
            &|x, _, a| x * (1.0 - a),
            say("El paso usa $x$ en lugar de la pendiente en $x$.", "The step uses $x$ in place of the slope at $x$."),
        ),
        steps(
            &|x, _, a| x - slope(x) / a,
            say(
                "Se divide entre $\\alpha$, y hay que multiplicar.",
                "It divides by $\\alpha$, where it should multiply.",
            ),
        ),
        steps(
            &|x, _, a| x - a * slope(a),
            say("La pendiente se toma en $\\alpha$; va en $x$.", "The slope is taken at $\\alpha$; it belongs at $x$."),
        ),
        each(
            &|w| slope(walk(w, &right_step)),
            say(
                "Devuelve la pendiente al final; se pide el lugar, $x$.",
                "It returns the slope at the end; the place, $x$, is wanted.",
            ),
        ),
        each(
            &|w| walk((w.0, w.1, w.2 * 2), &right_step),
            say("Da el doble de pasos.", "It takes twice as many steps."),
        ),
    ]
}
