//! Forward propagation of a shallow network.

use super::{super::kit::*, M, examples, forward_by, parameters};
use dl_core::{
    Result,
    activation::{relu, sigmoid, tanh},
    shallow::{Cache, Parameters},
};

/// Forward propagation of the network: from X and the parameters to Z1, A1, Z2 and A2.
pub fn shallow_forward(f: impl Fn(&Matrix, &Parameters) -> Result<Cache>) -> Feedback {
    let name = name(&f, "forward");
    of(name.as_str(), &|| forward_of(&name, &f))
}

fn forward_of(name: &str, f: &dyn Fn(&Matrix, &Parameters) -> Result<Cache>) -> Outcome {
    let ((x, _), p) = (examples(), parameters());
    let right = forward_by(&p, &x);
    let found = attempt_ok(name, || f(&x, &p))?;
    swapped(&found, &right)?;
    let m = M as f64;
    same("Z1", &found.z1, &right.z1, m, &z1_slips(&p, &x))?;
    same("A1", &found.a1, &right.a1, m, &a1_slips(&right))?;
    same("Z2", &found.z2, &right.z2, m, &z2_slips(&p, &right))?;
    same("A2", &found.a2, &right.a2, m, &a2_slips(&right))?;
    Ok(say("Correcta: Z1, A1, Z2 y A2.", "Correct: Z1, A1, Z2 and A2.").into())
}

/// Right numbers in each other's place in the cache.
fn swapped(found: &Cache, right: &Cache) -> Outcome<()> {
    let pairs = [
        ("Z1", "A1", &found.z1, &right.a1, &found.a1, &right.z1),
        ("Z2", "A2", &found.z2, &right.a2, &found.a2, &right.z2),
        ("Z1", "Z2", &found.z1, &right.z2, &found.z2, &right.z1),
    ];
    for (one, other, a, b, c, d) in pairs {
        if all_agree(a, b) && all_agree(c, d) {
            return Err(wrong(
                say!(
                    "{one} y {other} están intercambiadas en la caché.",
                    "{one} and {other} are swapped in the cache."
                ),
                say(
                    "Los números son los correctos: revisa qué nombre lleva cada uno en `Cache { ... }`.",
                    "The numbers are right: look at which name each one has in `Cache { ... }`.",
                ),
            ));
        }
    }
    Ok(())
}

fn z1_slips(p: &Parameters, x: &Matrix) -> Vec<Answer> {
    let sums = dot(&p.w1, x);
    let z1 = &sums + &p.b1;
    vec![
        answer(sums.clone(), say("Falta sumar $b^{[1]}$.", "$b^{[1]}$ isn't added.")),
        answer(&sums - &p.b1, say("$b^{[1]}$ se suma, no se resta.", "$b^{[1]}$ is added, not subtracted.")),
        answer(
            &sums + &p.b2,
            say("Aquí se suma $b^{[1]}$, no $b^{[2]}$.", "It's $b^{[1]}$ that's added here, not $b^{[2]}$."),
        ),
        answer(&sums * &p.b1, say("$b^{[1]}$ se suma, no se multiplica.", "$b^{[1]}$ is added, not multiplied.")),
        answer(
            z1.mapv(tanh),
            say(
                "Z1 es la suma, antes de tanh: guarda las dos por separado.",
                "Z1 is the sum, before tanh: keep the two apart.",
            ),
        ),
    ]
}

fn a1_slips(right: &Cache) -> Vec<Answer> {
    let z1 = &right.z1;
    vec![
        answer(
            z1.clone(),
            say("A1 es igual a Z1: falta pasarla por tanh.", "A1 equals Z1: it still has to go through tanh."),
        ),
        answer(
            z1.mapv(sigmoid),
            say("La capa oculta usa tanh, no la sigmoide.", "The hidden layer uses tanh, not the sigmoid."),
        ),
        answer(z1.mapv(relu), say("La capa oculta usa tanh, no relu.", "The hidden layer uses tanh, not relu.")),
        answer(
            z1.mapv(f64::tan),
            say(
                "`tan` es la tangente de un ángulo; aquí va `tanh`.",
                "`tan` is the tangent of an angle; `tanh` belongs here.",
            ),
        ),
        answer(z1.mapv(|z| tanh(tanh(z))), say("tanh se aplica dos veces.", "tanh is applied twice.")),
        answer(
            z1.mapv(|z| 1.0 - tanh(z) * tanh(z)),
            say(
                "Es la derivada de tanh, que hará falta al ir hacia atrás.",
                "That's the derivative of tanh, which you'll need on the way back.",
            ),
        ),
    ]
}

fn z2_slips(p: &Parameters, right: &Cache) -> Vec<Answer> {
    let sums = dot(&p.w2, &right.a1);
    let without = |sums: &Matrix| sums + &p.b2;
    vec![
        answer(sums.clone(), say("Falta sumar $b^{[2]}$.", "$b^{[2]}$ isn't added.")),
        answer(&sums - &p.b2, say("$b^{[2]}$ se suma, no se resta.", "$b^{[2]}$ is added, not subtracted.")),
        answer(
            &sums + &p.b1,
            say("En la capa 2 se suma $b^{[2]}$, no $b^{[1]}$.", "Layer 2 adds $b^{[2]}$, not $b^{[1]}$."),
        ),
        answer(without(&dot(&p.w2, &right.z1)), say("A la capa 2 le entra A1, no Z1.", "Layer 2 takes in A1, not Z1.")),
        answer(
            dot(&p.w2, &right.z1),
            say(
                "A la capa 2 le entra A1, no Z1, y falta $b^{[2]}$.",
                "Layer 2 takes in A1, not Z1, and $b^{[2]}$ is missing.",
            ),
        ),
        answer(
            right.a2.clone(),
            say(
                "Z2 es la suma, antes de la sigmoide: guarda las dos por separado.",
                "Z2 is the sum, before the sigmoid: keep the two apart.",
            ),
        ),
    ]
}

fn a2_slips(right: &Cache) -> Vec<Answer> {
    let z2 = &right.z2;
    vec![
        answer(
            z2.clone(),
            say(
                "A2 es igual a Z2: falta pasarla por la sigmoide.",
                "A2 equals Z2: it still has to go through the sigmoid.",
            ),
        ),
        answer(z2.mapv(tanh), say("La salida usa la sigmoide, no tanh.", "The output uses the sigmoid, not tanh.")),
        answer(z2.mapv(relu), say("La salida usa la sigmoide, no relu.", "The output uses the sigmoid, not relu.")),
        answer(
            z2.mapv(|z| f64::from(z > 0.0)),
            say(
                "A2 son las probabilidades; todavía no se decide.",
                "A2 holds the probabilities; nothing is decided yet.",
            ),
        ),
        answer(
            z2.mapv(|z| sigmoid(-z)),
            say("El signo dentro de la sigmoide: $e^{-z}$.", "The sign inside the sigmoid: it's $e^{-z}$."),
        ),
        answer(
            z2.mapv(|z| sigmoid(sigmoid(z))),
            say("La sigmoide se aplica dos veces.", "The sigmoid is applied twice."),
        ),
    ]
}
