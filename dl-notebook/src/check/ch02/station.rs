//! Exercise 8: a network, built by hand, that knows a rectangle from what lies around it.

use super::super::kit::*;
use dl_core::{
    activation::Activation,
    shallow::{Parameters, ShallowNetwork},
};

/// The rectangle: from and to, for x₁ and for x₂.
const SIDES: [(f64, f64); 2] = [(1.0, 3.0), (1.0, 2.0)];
/// Its middle.
const MIDDLE: (f64, f64) = (2.0, 1.5);

/// A network with weights set by hand that says yes where 1 < x₁ < 3 and 1 < x₂ < 2, and no elsewhere. Its hidden neurons use the sigmoid.
pub fn station(f: impl Fn() -> Parameters) -> Feedback {
    let name = name(&f, "my_network");
    of(name.as_str(), &|| station_of(&name, &f))
}

fn station_of(name: &str, f: &dyn Fn() -> Parameters) -> Outcome {
    let parameters = attempt(name, f)?;
    shapes(&parameters)?;
    let network = attempt_ok(name, || {
        ShallowNetwork::from_parameters(parameters.clone()).map(|network| network.with_activation(Activation::Sigmoid))
    })?;
    let places = places();
    let x = Matrix::from_shape_fn((2, places.len()), |(i, j)| if i == 0 { places[j].0 } else { places[j].1 });
    let cache = attempt_ok(name, || network.forward(&x))?;
    let off = (0..places.len()).find(|&j| (cache.a2[[0, j]] > 0.5) != inside(places[j]));
    let Some(j) = off else {
        let (n, hidden) = (places.len(), parameters.w1.nrows());
        return Ok(say!(
            "Correcta en los {n} lugares probados, dentro y fuera, con {hidden} neuronas ocultas.",
            "Correct at all {n} places I tried, inside and outside, with {hidden} hidden neurons."
        ));
    };
    let see = |j: usize| View {
        hidden: cache.a1.column(j).to_vec(),
        blind: parameters.w1.rows().into_iter().map(|w| w.iter().all(|&w| w == 0.0)).collect(),
        z: cache.z2[[0, j]],
    };
    let (w2, here, middle) = (parameters.w2.row(0).to_vec(), see(j), see(0));
    let (x1, x2) = (short(places[j].0), short(places[j].1));
    let place = side(places[j]);
    let a = short((cache.a2[[0, j]] * 100.0).round() / 100.0);
    let answers = here.hidden.iter().map(|a| format!("{a:.2}")).collect::<Vec<_>>().join(", ");
    let text = say!(
        "({x1}, {x2}) está {place}, y tu red responde {a}. Sus neuronas ocultas dicen ahí {answers}.",
        "({x1}, {x2}) is {place}, and your network answers {a}. Its hidden neurons say {answers} there."
    );
    Err(wrong(text, if inside(places[j]) { too_reluctant(&w2, &here) } else { too_easy(&w2, &here, &middle) }))
}

/// Whether the four arrays belong together, for two inputs.
fn shapes(p: &Parameters) -> Outcome<()> {
    let hidden = p.w1.nrows();
    if p.w1.ncols() != 2 || hidden == 0 {
        let came = shape(&p.w1);
        return Err(wrong(
            say!("`w1` tiene forma {came}.", "`w1` has shape {came}."),
            say(
                "Cada neurona oculta es una fila con dos pesos, uno para $x_1$ y otro para $x_2$, así que `w1` lleva 2 columnas.",
                "Each hidden neuron is a row with two weights, one for $x_1$ and one for $x_2$, so `w1` has 2 columns.",
            ),
        ));
    }
    for (name, array, wanted) in [("b1", &p.b1, (hidden, 1)), ("w2", &p.w2, (1, hidden)), ("b2", &p.b2, (1, 1))] {
        if array.dim() != wanted {
            let (came, (rows, columns)) = (shape(array), wanted);
            return Err(wrong(
                say!(
                    "`{name}` tiene forma {came}, y con {hidden} neuronas ocultas le toca ({rows}, {columns}).",
                    "`{name}` has shape {came}, and with {hidden} hidden neurons it needs ({rows}, {columns})."
                ),
                say(
                    "Cada par de corchetes interiores es una fila: `array![[1.0], [2.0]]` es una columna y `array![[1.0, 2.0]]` una fila.",
                    "Each inner pair of brackets is a row: `array![[1.0], [2.0]]` is a column, and `array![[1.0, 2.0]]` a row.",
                ),
            ));
        }
    }
    Ok(())
}

/// What the hidden neurons answer at a place, which of them don't look at their inputs, and the sum that the output makes of it.
struct View {
    hidden: Vec<f64>,
    blind: Vec<bool>,
    z: f64,
}

fn inside((x1, x2): (f64, f64)) -> bool {
    let between = |v: f64, (low, high): (f64, f64)| low < v && v < high;
    between(x1, SIDES[0]) && between(x2, SIDES[1])
}

/// Where the network is tried: the middle first, then beyond each side and each corner, then all around, never closer than an eighth to
/// a side.
fn places() -> Vec<(f64, f64)> {
    let mut places = vec![MIDDLE, (0.5, 1.5), (3.5, 1.5), (2.0, 0.5), (2.0, 2.5)];
    places.extend([(0.5, 0.5), (0.5, 2.5), (3.5, 0.5), (3.5, 2.5)]);
    for i in 0..16 {
        places.extend((0..16).map(|j| (0.125 + 0.25 * f64::from(i), 0.125 + 0.25 * f64::from(j))));
    }
    places
}

/// Where a place lies, in words.
fn side((x1, x2): (f64, f64)) -> &'static str {
    let ((left, right), (bottom, top)) = (SIDES[0], SIDES[1]);
    match () {
        () if inside((x1, x2)) => say("dentro de la estación", "inside the station"),
        () if x2 > bottom && x2 < top && x1 < left => {
            say("a la izquierda de la estación", "to the left of the station")
        }
        () if x2 > bottom && x2 < top && x1 > right => {
            say("a la derecha de la estación", "to the right of the station")
        }
        () if x1 > left && x1 < right && x2 < bottom => say("debajo de la estación", "below the station"),
        () if x1 > left && x1 < right && x2 > top => say("encima de la estación", "above the station"),
        () => say("afuera, pasando una esquina", "outside, past a corner"),
    }
}

/// Inside, and the network says no.
fn too_reluctant(w2: &[f64], here: &View) -> String {
    // What each hidden neuron takes from the sum, next to what it could give.
    let against = |k: &usize| if w2[*k] > 0.0 { here.hidden[*k] < 0.1 } else { w2[*k] < 0.0 && here.hidden[*k] > 0.9 };
    if let Some(soft) = undecided(here) {
        return soft;
    }
    if let Some(k) = (0..w2.len()).find(against) {
        let k = k + 1;
        return say!(
            "La neurona oculta {k} empuja hacia el no aquí adentro. ¿De qué lado de su recta debería decir que sí? Revisa sus signos en `w1` y `b1`.",
            "Hidden neuron {k} pushes towards no in here. On which side of its line should it say yes? Look at its signs in `w1` and `b1`."
        );
    }
    let z = short((here.z * 100.0).round() / 100.0);
    say!(
        "Ninguna neurona oculta está en contra, pero la suma de la salida es {z}, que no es mayor que 0. Sube `b2`.",
        "No hidden neuron is against it, but the output's sum is {z}, which isn't above 0. Raise `b2`."
    )
}

/// Outside, and the network says yes.
fn too_easy(w2: &[f64], here: &View, middle: &View) -> String {
    let pull = |k: usize| w2[k] * (here.hidden[k] - middle.hidden[k]);
    let most = (0..w2.len()).map(|k| w2[k].abs()).fold(0.0, f64::max);
    let objects = (0..w2.len()).find(|&k| pull(k) < -0.2 * most);
    let agrees = (0..w2.len()).find(|&k| pull(k) > 0.2 * most);
    if let Some(k) = agrees {
        let k = k + 1;
        return say!(
            "La neurona oculta {k} empuja más hacia el sí aquí afuera que en el centro de la estación. Parece estar al revés: cambia los signos de su fila en `w1` y `b1`.",
            "Hidden neuron {k} pushes harder towards yes out here than in the middle of the station. It seems to be turned around: flip the signs of its row in `w1` and `b1`."
        );
    }
    let notices = (0..w2.len()).find(|&k| (here.hidden[k] - middle.hidden[k]).abs() > 0.5);
    if let (None, Some(k)) = (objects, notices) {
        let (weight, k) = (short(w2[k]), k + 1);
        return say!(
            "La neurona oculta {k} sí distingue este lugar del centro de la estación, pero su peso en `w2` es {weight}, y así la salida casi no la escucha.",
            "Hidden neuron {k} does tell this place from the middle of the station, but its weight in `w2` is {weight}, so the output hardly listens to it."
        );
    }
    if objects.is_none() {
        return undecided(here).unwrap_or_else(|| {
            say(
                "Las neuronas ocultas dicen aquí casi lo mismo que en el centro de la estación, así que ninguna ve este lado. ¿Qué recta falta, o está en otro lugar?",
                "The hidden neurons say nearly the same here as in the middle of the station, so none of them sees this side. Which line is missing, or somewhere else?",
            )
            .into()
        });
    }
    if let Some(soft) = undecided(here) {
        return soft;
    }
    let k = objects.unwrap_or(0) + 1;
    let z = short((here.z * 100.0).round() / 100.0);
    say!(
        "La neurona oculta {k} está en contra, pero la suma de la salida todavía es {z}. Aquí basta un no para que sea no, como en AND: baja `b2`.",
        "Hidden neuron {k} is against it, but the output's sum is still {z}. One no should be enough for a no, as in AND: lower `b2`."
    )
}

/// A hidden neuron that says neither yes nor no.
fn undecided(here: &View) -> Option<String> {
    let k = here.hidden.iter().position(|a| (0.1..=0.9).contains(a))?;
    let (a, blind, k) = (here.hidden[k], here.blind[k], k + 1);
    Some(if blind {
        say!(
            "Los dos pesos de la neurona oculta {k} son 0, así que no mira la posición. Empieza por su fila de `w1`.",
            "Both weights of hidden neuron {k} are 0, so it doesn't look at the position. Start with its row of `w1`."
        )
    } else if close(a, 0.5, 1e-9) {
        say!(
            "La recta de la neurona oculta {k} pasa justo por aquí, y debería pasar por un lado de la estación. Revisa su fila de `w1` y de `b1`.",
            "The line of hidden neuron {k} passes right through here, and it should run along a side of the station. Look at its row of `w1` and of `b1`."
        )
    } else {
        say!(
            "La neurona oculta {k} dice {a:.2}, ni sí ni no. Multiplica su fila de `w1` y de `b1` por 20 y se decidirá; su recta no se mueve.",
            "Hidden neuron {k} says {a:.2}, neither yes nor no. Multiply its row of `w1` and of `b1` by 20 to make up its mind; its line won't move."
        )
    })
}
