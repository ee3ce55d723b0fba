//! Checks of the walk downhill.

use super::{kit::*, slopes::Function};

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

/// A start, α and a number of steps.
type Walk = (f64, f64, usize);

/// Slips of a whole walk: where it ends.
const ENDS: Hints<fn(Walk) -> f64> = &[
    (
        |w| w.0,
        [
            "Devuelve el punto de partida. Un `let` dentro del bucle crea cada vez otra variable, que se pierde al cerrar la llave: declara `let mut x = start;` antes, y dentro escribe `x = ...` sin `let`.",
            "It returns the start. A `let` inside the loop makes a new variable each time, gone at the closing brace: declare `let mut x = start;` before it, and inside write `x = ...` without `let`.",
        ],
    ),
    (
        |w| walk((w.0, w.1, 1), &right_step),
        [
            "Da un solo paso, los que sean los pedidos: ¿cada vuelta parte otra vez de `start`, o hay un `return` dentro del bucle?",
            "It takes a single step, however many are asked for: does each round begin at `start` again, or is there a `return` inside the loop?",
        ],
    ),
    (
        |w| walk((w.0, w.1, w.2 + 1), &right_step),
        [
            "Da un paso de más: ¿`0..=steps` en lugar de `0..steps`?",
            "It takes one step too many: `0..=steps` instead of `0..steps`?",
        ],
    ),
    (
        |w| walk((w.0, w.1, w.2 - 1), &right_step),
        [
            "Da un paso de menos: ¿`1..steps` en lugar de `0..steps`?",
            "It takes one step too few: `1..steps` instead of `0..steps`?",
        ],
    ),
    (
        |w| slope(walk(w, &right_step)),
        [
            "Devuelve la pendiente al final; se pide el lugar, $x$.",
            "It returns the slope at the end; the place, $x$, is wanted.",
        ],
    ),
    (|w| walk((w.0, w.1, w.2 * 2), &right_step), ["Da el doble de pasos.", "It takes twice as many steps."]),
    (
        |_| 3.0,
        [
            "Llega siempre al mínimo, que está en 3: da más pasos que los pedidos. Repite `steps` veces.",
            "It always gets to the minimum, which is at 3: it takes more steps than asked for. Repeat `steps` times.",
        ],
    ),
    (
        |w| walk((0.0, w.1, w.2), &right_step),
        [
            "Sale siempre de 0: empieza en el punto de partida que recibe.",
            "It always starts from 0: begin at the start it's given.",
        ],
    ),
    (
        |w| walk(w, &right_step) - w.0,
        [
            "Es cuánto se movió; se pide el lugar donde termina.",
            "That's how far it moved; the place where it ends is wanted.",
        ],
    ),
];

/// Slips of each step: the next place from this one, the start and α.
const STEPS: Hints<fn(f64, f64, f64) -> f64> = &[
    (
        |x, _, a| x + a * slope(x),
        ["Camina cuesta arriba: el paso se resta.", "It walks uphill: the step is subtracted."],
    ),
    (
        |x, _, _| x - slope(x),
        [
            "Falta la tasa de aprendizaje: el paso es $\\alpha$ por la pendiente.",
            "The learning rate is missing: the step is $\\alpha$ times the slope.",
        ],
    ),
    (
        |x, _, a| x - a,
        [
            "Falta la pendiente: el paso es $\\alpha$ por la pendiente en $x$.",
            "The slope is missing: the step is $\\alpha$ times the slope at $x$.",
        ],
    ),
    (
        |x, start, a| x - a * slope(start),
        [
            "Usa siempre la pendiente del punto de partida: calcúlala en cada vuelta, donde estás ahora.",
            "It always uses the slope at the start: compute it in each round, where you are now.",
        ],
    ),
    (
        |x, _, a| a * slope(x),
        ["Guarda solo el paso: falta restarlo de $x$.", "It keeps the step alone: subtract it from $x$."],
    ),
    (
        |x, _, a| x * (1.0 - a),
        ["El paso usa $x$ en lugar de la pendiente en $x$.", "The step uses $x$ in place of the slope at $x$."],
    ),
    (
        |x, _, a| x - slope(x) / a,
        ["Se divide entre $\\alpha$, y hay que multiplicar.", "It divides by $\\alpha$, where it should multiply."],
    ),
    (
        |x, _, a| x - a * slope(a),
        ["La pendiente se toma en $\\alpha$; va en $x$.", "The slope is taken at $\\alpha$; it belongs at $x$."],
    ),
    (
        |x, _, a| x - (a + slope(x)),
        ["$\\alpha$ multiplica a la pendiente; no se suma.", "$\\alpha$ multiplies the slope; it isn't added to it."],
    ),
    (
        |x, _, a| x - a * slope(x).abs(),
        ["La pendiente conserva su signo: sin valor absoluto.", "The slope keeps its sign: no absolute value."],
    ),
];

fn walk_slips() -> Vec<Answer> {
    let ends = ENDS.iter().map(|(end, hint)| list(WALKS.map(end).to_vec(), say(hint[0], hint[1])));
    let steps = STEPS.iter().map(|(step, hint)| list(WALKS.map(|w| walk(w, step)).to_vec(), say(hint[0], hint[1])));
    ends.chain(steps).collect()
}
