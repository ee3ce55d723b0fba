//! Exercise 8, the blank page: a network with a hidden layer of ReLU, all of it the learner's.

mod slips;

use super::super::kit::*;
use dl_core::{
    Result,
    activation::{relu, sigmoid},
    data::{Dataset, planar},
    metrics,
    shallow::Parameters,
};
use slips::{Step, Twist};

type Answering<'a> = &'a dyn Fn(&Parameters, &Matrix) -> Result<Matrix>;
type Learning<'a> = &'a dyn Fn(&Matrix, &Matrix, &Parameters, usize, f64) -> Result<Parameters>;

/// A network with a hidden layer of ReLU: `answer` gives its probabilities, `learn` its parameters after so many steps.
pub fn relu_network(
    answer: impl Fn(&Parameters, &Matrix) -> Result<Matrix>,
    learn: impl Fn(&Matrix, &Matrix, &Parameters, usize, f64) -> Result<Parameters>,
) -> Feedback {
    let names = [name(&answer, "answer"), name(&learn, "learn")];
    of(say("hoja en blanco", "blank page"), &|| {
        answers(&names[0], &answer)?;
        learns(&names, &learn)?;
        moons(&names, &answer, &learn)
    })
}

/// Three inputs, five hidden neurons, seven examples: sizes that aren't alike.
fn example() -> (Matrix, Matrix, Parameters) {
    let x = array![
        [1.0, 2.0, -1.0, 0.5, 0.2, -0.7, 1.4],
        [0.3, -0.5, -1.2, 1.5, -0.7, 0.8, -0.1],
        [-0.9, 1.0, 0.25, 1.1, 0.9, -1.3, 0.6]
    ];
    let y = array![[1.0, 0.0, 1.0, 1.0, 0.0, 1.0, 0.0]];
    let p = Parameters {
        w1: array![[0.4, -0.2, 0.15], [0.1, 0.5, -0.3], [-0.6, 0.35, 0.2], [0.25, 0.45, 0.7], [-0.3, -0.55, 0.4]],
        b1: array![[0.1], [-0.2], [0.3], [-0.15], [0.05]],
        w2: array![[0.7, -0.6, 0.5, -0.4, 0.9]],
        b2: array![[-0.45]],
    };
    (x, y, p)
}

fn answers(name: &str, f: Answering) -> Outcome<()> {
    let (x, _, p) = example();
    let a2 = attempt_ok(name, || f(&p, &x))?;
    let z1 = dot(&p.w1, &x);
    let of_hidden = |a1: Matrix| (dot(&p.w2, &a1) + &p.b2).mapv(sigmoid);
    let a1 = (&z1 + &p.b1).mapv(relu);
    let right = of_hidden(a1.clone());
    let tail = say("La capa oculta", "The hidden layer");
    let slips = [
        answer(
            of_hidden((&z1 + &p.b1).mapv(f64::tanh)),
            say!("{tail} usa tanh, y aquí se pide ReLU.", "{tail} uses tanh, and this one should use ReLU."),
        ),
        answer(
            of_hidden((&z1 + &p.b1).mapv(sigmoid)),
            say!(
                "{tail} usa la sigmoide, y aquí se pide ReLU.",
                "{tail} uses the sigmoid, and this one should use ReLU."
            ),
        ),
        answer(
            of_hidden(&z1 + &p.b1),
            say!("{tail} no tiene curva: falta `.mapv(relu)`.", "{tail} has no curve: `.mapv(relu)` is missing."),
        ),
        answer(
            of_hidden(z1.mapv(relu)),
            say("Falta sumar `b1` antes de la curva.", "`b1` is missing, to be added before the curve."),
        ),
        answer(
            of_hidden(z1.mapv(relu) + &p.b1),
            say("`b1` se suma antes de la curva, no después.", "`b1` is added before the curve, not after it."),
        ),
        answer(dot(&p.w2, &a1).mapv(sigmoid), say("Falta sumar `b2`.", "`b2` is missing.")),
        answer(
            dot(&p.w2, &a1) + &p.b2,
            say(
                "Eso es $Z^{[2]}$: falta pasarlo por la sigmoide para que sea una probabilidad.",
                "That's $Z^{[2]}$: pass it through the sigmoid to make it a probability.",
            ),
        ),
        answer(
            (dot(&p.w2, &a1) + &p.b2).mapv(relu),
            say(
                "La salida lleva sigmoide, porque es una probabilidad; la ReLU es solo de la capa oculta.",
                "The output takes a sigmoid, because it's a probability; ReLU is for the hidden layer only.",
            ),
        ),
        answer(
            (dot(&p.w2, &a1) + &p.b2).mapv(f64::tanh),
            say(
                "La salida lleva sigmoide, porque es una probabilidad entre 0 y 1.",
                "The output takes a sigmoid, because it's a probability between 0 and 1.",
            ),
        ),
        answer(
            right.mapv(|a| f64::from(a > 0.5)),
            say(
                "Devuelve las probabilidades, sin convertirlas en 0 o 1: `learn` las necesita así.",
                "Return the probabilities without turning them into 0 or 1: `learn` needs them that way.",
            ),
        ),
        answer(
            a1,
            say(
                "Esa es la capa oculta, $A^{[1]}$. Falta la de salida.",
                "That's the hidden layer, $A^{[1]}$. The output layer is missing.",
            ),
        ),
        answer(
            1.0 - &right,
            say(
                "Es la probabilidad de la clase 0: sobra un signo menos o un `1.0 -`.",
                "That's the probability of class 0: there's a minus sign or a `1.0 -` too many.",
            ),
        ),
    ];
    same(name, &a2, &right, f64::NAN, &slips)
}

fn learns(names: &[String; 2], f: Learning) -> Outcome<()> {
    let [answer, learn] = names;
    let ((x, y, p), alpha) = (example(), 0.3);
    let run = |steps: usize| attempt_ok(learn, || f(&x, &y, &p, steps, alpha));
    let step = |twist: Twist, p: &Parameters, steps: usize| Step { x: &x, y: &y, alpha, twist }.walk(p, steps);
    let one = run(1).map_err(|trouble| match trouble {
        Trouble::NotYet(_) => Trouble::NotYet(say!(
            "`{answer}` está bien. Ahora escribe `{learn}`.",
            "`{answer}` is right. Now write `{learn}`."
        )),
        other => other,
    })?;
    let right = step(Twist::None, &p, 1);
    let mut slips: Vec<(Parameters, String)> = vec![
        (p.clone(), say("Los parámetros salen como entraron. Dentro del `for` asigna con `p.w1 = ...`: un `let` crearía otra variable, que desaparece al terminar la vuelta.", "The parameters come out as they went in. Inside the `for`, assign with `p.w1 = ...`: a `let` would make another variable that's gone when the round ends.").into()),
        (step(Twist::None, &p, 2), say("Pedí un paso y diste dos. ¿El `for` va de `0..steps`, sin el igual?", "I asked for one step and you took two. Does the `for` run over `0..steps`, without the equals sign?").into()),
    ];
    slips.extend(Twist::ALL.into_iter().map(|twist| (step(twist, &p, 1), twist.hint().to_owned())));
    compare(&one, &right, &p, say("Después de un paso", "After one step"), &slips)?;
    let five = run(5)?;
    let stale = Parameters {
        w1: &p.w1 + 5.0 * (&right.w1 - &p.w1),
        b1: &p.b1 + 5.0 * (&right.b1 - &p.b1),
        w2: &p.w2 + 5.0 * (&right.w2 - &p.w2),
        b2: &p.b2 + 5.0 * (&right.b2 - &p.b2),
    };
    let slips = [
        (right.clone(), say("Pedí cinco pasos y diste uno: ¿hay un `return` o un `Ok(p)` dentro del `for`, o cada vuelta empieza otra vez desde `start`?", "I asked for five steps and you took one: is there a `return` or an `Ok(p)` inside the `for`, or does each round begin again from `start`?").into()),
        (stale, say("El gradiente se calcula una sola vez, antes del `for`. Hay que calcularlo en cada vuelta, con los parámetros de ese momento.", "The gradient is computed just once, before the `for`. It has to be computed in every round, with the parameters of that moment.").into()),
        (step(Twist::None, &p, 4), say("Te falta un paso: `0..steps` ya da `steps` vueltas.", "You're one step short: `0..steps` already makes `steps` rounds.").into()),
        (step(Twist::None, &p, 6), say("Hay un paso de más: `0..=steps` da una vuelta más que `0..steps`.", "There's one step too many: `0..=steps` makes one more round than `0..steps`.").into()),
    ];
    compare(&five, &step(Twist::None, &p, 5), &p, say("Después de cinco pasos", "After five steps"), &slips)
}

/// The parameters against what they should be: the first that differs, and the slip that gives all of them.
fn compare(
    found: &Parameters,
    right: &Parameters,
    before: &Parameters,
    when: &str,
    slips: &[(Parameters, String)],
) -> Outcome<()> {
    let parts = |p: &Parameters| [p.w1.clone(), p.b1.clone(), p.w2.clone(), p.b2.clone()];
    let (f, r) = (parts(found), parts(right));
    let names = ["W1", "b1", "W2", "b2"];
    let off: Vec<usize> = (0..4).filter(|&i| !all_agree(&f[i], &r[i])).collect();
    let Some(&first) = off.first() else { return Ok(()) };
    let good: Vec<&str> = (0..4).filter(|i| !off.contains(i)).map(|i| names[i]).collect();
    let fits = |slip: &Parameters| parts(slip).iter().zip(&f).all(|(s, f)| all_agree(f, s));
    let hint = slips.iter().find(|(slip, _)| fits(slip)).map(|(_, hint)| hint.clone());
    let what = format!("{when}, {}", names[first]);
    let trouble = match same(&what, &f[first], &r[first], f64::NAN, &[]) {
        Err(trouble) => trouble,
        Ok(()) => return Ok(()),
    };
    Err(match trouble {
        Trouble::Wrong(text, general) => {
            let list = good.join(", ");
            let text = if good.is_empty() {
                text
            } else {
                say!("{text} Están bien: {list}.", "{text} These are right: {list}.")
            };
            let alone = (f[first] == parts(before)[first]).then(|| {
                let name = names[first].to_lowercase();
                say!(
                    "`{name}` no se movió: falta su actualización dentro del `for`.",
                    "`{name}` didn't move: its update is missing inside the `for`."
                )
            });
            Trouble::Wrong(text, hint.or(alone).or(general))
        }
        other => other,
    })
}

fn moons(names: &[String; 2], answer: Answering, learn: Learning) -> Outcome {
    let [_, name] = names;
    let (set, fresh, start) = attempt_ok(name, || {
        Ok((planar::moons(200, 0.2, 1)?, planar::moons(2000, 0.2, 2)?, Parameters::random(2, 16, 0.5, 1)?))
    })?;
    let p = attempt_ok(name, || learn(&set.x, &set.y, &start, 3000, 0.5))?;
    let percent = |set: &Dataset| {
        attempt_ok(&names[0], || {
            let classes = answer(&p, &set.x)?.mapv(|a| f64::from(a > 0.5));
            metrics::accuracy(&classes, &set.y)
        })
    };
    let (known, unknown) = (percent(&set)?, percent(&fresh)?);
    let (seen, new) = (short((known * 10.0).round() / 10.0), short((unknown * 10.0).round() / 10.0));
    if unknown < 94.0 {
        return Err(wrong(
            say!(
                "Con las lunas acierta el {seen} %, y el {new} % de las nuevas.",
                "On the moons it gets {seen}% right, and {new}% of new ones."
            ),
            say(
                "Con pocos pasos coincide y con 3000 ya no: ¿hay algo que dependa de la cantidad de vueltas, o de que sean 7 ejemplos?",
                "It agrees for a few steps, but not for 3000: does something depend on the number of rounds, or on there being 7 examples?",
            ),
        ));
    }
    Ok(say!(
        "¡Lo lograste! Tu red aprendió las lunas: acierta el {seen} % de las 200 que vio y el {new} % de 2000 que no vio. La regresión logística, con su recta, se queda en 87 % y 86 %.",
        "You made it! Your network learned the moons: it gets {seen}% of the 200 it saw right, and {new}% of 2000 it didn't. Logistic regression, with its line, stops at 87% and 86%."
    ))
}

#[cfg(test)]
mod tests;
