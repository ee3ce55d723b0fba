//! The whole network, put together by the learner.

use super::{super::kit::*, forward_by};
use dl_core::{Result, data::planar, shallow::Parameters};

/// The whole network: trained on X and Y with so many hidden neurons, it must be right on more than 85 % of the flower's points.
pub fn shallow_train(f: impl Fn(&Matrix, &Matrix, usize) -> Result<Parameters>) -> Feedback {
    let name = name(&f, "train");
    of(name.as_str(), &|| train_of(&name, &f))
}

/// The cost of a network that says 1/2 to everything: where training begins.
const START: f64 = std::f64::consts::LN_2;

fn train_of(name: &str, f: &dyn Fn(&Matrix, &Matrix, usize) -> Result<Parameters>) -> Outcome {
    let n_h = 4;
    let flower = attempt_ok(name, || planar::flower(400, 1))?;
    let p = attempt_ok(name, || f(&flower.x, &flower.y, n_h))?;
    fits(&p, n_h)?;
    let a2 = forward_by(&p, &flower.x).a2;
    let hits = a2.iter().zip(&flower.y).filter(|(a, y)| (**a > 0.5) == (**y > 0.5)).count();
    let percent = short((hits as f64 / 4.0 * 10.0).round() / 10.0);
    if hits > 340 {
        return Ok(say!(
            "¡Acierta el {percent} % de la flor! Tu red aprendió sola.",
            "It gets {percent}% of the flower right! Your network learned it all."
        ));
    }
    let losses = a2.iter().zip(&flower.y).map(|(&a, &y)| -(if y > 0.5 { a } else { 1.0 - a }).max(1e-300).ln());
    let cost = losses.sum::<f64>() / 400.0;
    let shown = short((cost * 1000.0).round() / 1000.0);
    let text = say!(
        "Acierta el {percent} % de la flor, con un costo de {shown}; debe acertar más del 85 %.",
        "It gets {percent}% of the flower right, at a cost of {shown}; it should get more than 85%."
    );
    Err(wrong(text, hint(&p, cost)))
}

/// Parameters of the shapes that were asked for, of finite numbers.
fn fits(p: &Parameters, n_h: usize) -> Outcome<()> {
    let hidden = p.w1.nrows();
    if hidden != n_h {
        return Err(wrong(
            say!(
                "Pedí {n_h} neuronas ocultas y tu red tiene {hidden}.",
                "I asked for {n_h} hidden neurons, and your network has {hidden}."
            ),
            say(
                "Pasa `n_h` a tu función que inicializa, en ese lugar.",
                "Pass `n_h` on to your function that initializes, in its place.",
            ),
        ));
    }
    for (what, a, wanted) in
        [("W1", &p.w1, (n_h, 2)), ("b1", &p.b1, (n_h, 1)), ("W2", &p.w2, (1, n_h)), ("b2", &p.b2, (1, 1))]
    {
        same(what, &Matrix::zeros(a.dim()), &Matrix::zeros(wanted), f64::NAN, &[])?;
        if let Some(v) = a.iter().find(|v| !v.is_finite()) {
            let v = short(*v);
            return Err(wrong(
                say!("Al final {what} contiene {v}.", "At the end {what} contains {v}."),
                say(
                    "Los pasos se desbocaron: revisa el signo del paso y que la tasa de aprendizaje sea 1.2.",
                    "The steps ran away: look at the sign of the step, and that the learning rate is 1.2.",
                ),
            ));
        }
    }
    Ok(())
}

fn hint(p: &Parameters, cost: f64) -> &'static str {
    let all = [flat(&p.w1), flat(&p.b1), flat(&p.w2), flat(&p.b2)].concat();
    let largest = all.iter().fold(0.0, |largest: f64, v| largest.max(v.abs()));
    let rows: Vec<_> = p.w1.rows().into_iter().collect();
    let alike = rows.iter().all(|row| row.iter().zip(&rows[0]).all(|(a, b)| (a - b).abs() < 1e-9));
    if largest == 0.0 || (alike && largest < 0.3) {
        say(
            "Todas las neuronas ocultas son iguales, así que reciben el mismo gradiente y nunca se distinguen: ¿la red empieza en ceros, o con pesos iguales?",
            "All hidden neurons are equal, so they get the same gradient and never become different: does the network start from zeros, or from equal weights?",
        )
    } else if largest < 0.3 {
        say(
            "Los parámetros que devuelves son casi los del principio. ¿Inicializas dentro del bucle, hay un `return` u `Ok(p)` dentro, o un `let p` que crea otra variable en cada vuelta?",
            "The parameters you return are almost those of the start. Do you initialize inside the loop, is there a `return` or `Ok(p)` inside it, or a `let p` that makes another variable in each round?",
        )
    } else if cost > START + 0.01 {
        say(
            "El costo es mayor que 0.693, el de una red que no sabe nada. Revisa tres cosas: que el paso se reste (una tasa negativa suma), que los gradientes se calculen en cada vuelta y no una sola vez antes del bucle, y que los pesos empiecen pequeños.",
            "The cost is above 0.693, which is that of a network that knows nothing. Look at three things: the step is subtracted (a negative rate adds it), the gradients are computed in each round and not just once before the loop, and the weights start small.",
        )
    } else if alike {
        say(
            "Las neuronas ocultas son todas iguales: empieza con pesos al azar, distintos entre sí.",
            "The hidden neurons are all alike: start from random weights that differ.",
        )
    } else if cost > START - 0.02 {
        say(
            "Casi no se ha movido: ¿cuántas vueltas da el bucle, y con qué tasa de aprendizaje? Usa 3000 y 1.2.",
            "It has hardly moved: how many rounds does the loop take, and at what learning rate? Use 3000 and 1.2.",
        )
    } else {
        say(
            "Está aprendiendo y le falta camino: usa 3000 iteraciones y una tasa de aprendizaje de 1.2. Si ya son esas, vuelve a revisar el ejercicio de los pesos iniciales.",
            "It's learning and has some way to go: use 3000 iterations and a learning rate of 1.2. If you do already, look at your initial weights once more.",
        )
    }
}
