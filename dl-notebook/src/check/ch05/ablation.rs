//! Exercise 5: a network without one of its hidden neurons.

use super::super::kit::*;
use dl_core::{
    Classifier, Options, Result,
    activation::tanh,
    data::planar,
    random::NumpyRandom,
    shallow::{Parameters, ShallowNetwork},
};

/// The same parameters without hidden neuron `j`; then each neuron of the chapter's network is removed with it.
pub fn ablation(f: impl Fn(&Parameters, usize) -> Parameters) -> Feedback {
    let name = name(&f, "without");
    of(name.as_str(), &|| ablation_of(&name, &f))
}

fn ablation_of(name: &str, f: &dyn Fn(&Parameters, usize) -> Parameters) -> Outcome {
    let p = parameters();
    for j in [1, 0, 4] {
        let found = attempt(name, || f(&p, j))?;
        silences(&found, &p, j)?;
    }
    let told = attempt_ok(name, || of_flower(f))?;
    Ok(told)
}

/// Three inputs, five hidden neurons: sizes that aren't alike.
fn parameters() -> Parameters {
    Parameters {
        w1: array![[0.4, -0.2, 0.1], [0.9, 0.5, -0.6], [-0.3, 0.25, 0.7], [0.2, -0.8, 0.3], [0.6, 0.1, -0.5]],
        b1: array![[0.1], [0.8], [0.05], [-0.4], [0.3]],
        w2: array![[0.7, -0.6, 0.3, 0.5, -0.9]],
        b2: array![[0.2]],
    }
}

/// Z2 for a few points. What a network answers decides, not how its neuron was silenced.
fn sums(p: &Parameters) -> Option<Matrix> {
    let x = array![[1.0, 2.0, -1.0, 0.5], [3.0, -0.5, -1.2, 1.5], [-2.0, 1.0, 0.25, 1.1]];
    let n_h = p.w1.nrows();
    let fits = p.w1.ncols() == 3 && p.b1.dim() == (n_h, 1) && p.w2.dim() == (1, n_h) && p.b2.dim() == (1, 1);
    fits.then(|| dot(&p.w2, &(dot(&p.w1, &x) + &p.b1).mapv(tanh)) + &p.b2)
}

/// The parameters with one weight of the output set to 0.
fn quiet(p: &Parameters, j: usize) -> Parameters {
    let mut p = p.clone();
    p.w2[[0, j]] = 0.0;
    p
}

fn silences(found: &Parameters, p: &Parameters, j: usize) -> Outcome<()> {
    let Some(came) = sums(found) else {
        let shapes = [("W1", &found.w1), ("b1", &found.b1), ("W2", &found.w2), ("b2", &found.b2)];
        let shapes = shapes.map(|(what, a)| format!("{what} {}", shape(a))).join(", ");
        return Err(wrong(
            say!("Las formas ya no encajan: {shapes}.", "The shapes don't fit any more: {shapes}."),
            say(
                "No hace falta quitar filas ni columnas: basta con que un número valga 0.",
                "There's no need to take out rows or columns: it's enough for one number to be 0.",
            ),
        ));
    };
    let wanted = sums(&quiet(p, j)).unwrap_or_default();
    if all_agree(&came, &wanted) {
        return Ok(());
    }
    let text = say!(
        "Sin la neurona j = {j}, la suma de la salida no es la que debe.",
        "Without neuron j = {j}, the output's sum isn't what it should be."
    );
    Err(wrong(text, hint(found, p, j)))
}

fn hint(found: &Parameters, p: &Parameters, j: usize) -> String {
    let n_h = p.w1.nrows();
    let is = |other: usize| other < n_h && other != j && found.w2 == quiet(p, other).w2;
    let row_is_zero = (0..n_h).find(|&i| found.w1.row(i).iter().all(|&w| w == 0.0));
    if found == p {
        say(
            "Nada ha cambiado. ¿Devuelves el original en lugar de la copia?",
            "Nothing has changed. Do you return the original instead of the copy?",
        )
        .into()
    } else if found.w2.iter().all(|&w| w == 0.0) {
        say(
            "Callaste a las cinco. Solo debe callar la neurona `j`.",
            "You've silenced all five. Only neuron `j` should be silent.",
        )
        .into()
    } else if is(j + 1) || (j > 0 && is(j - 1)) || (0..n_h).any(is) {
        say(
            "Callaste a otra neurona. Se cuenta desde 0, así que el lugar de la neurona `j` es `[[0, j]]`.",
            "You've silenced another neuron. Counting starts at 0, so neuron `j`'s place is `[[0, j]]`.",
        )
        .into()
    } else if row_is_zero.is_some() {
        say(
            "Sin sus pesos de entrada la neurona no calla: responde siempre $\\tanh(b)$, que no es 0. Lo que la calla es su peso hacia la salida.",
            "Without its input weights the neuron isn't silent: it always answers $\\tanh(b)$, which isn't 0. What silences it is its weight to the output.",
        )
        .into()
    } else if found.b1[[j.min(found.b1.nrows() - 1), 0]] == 0.0 && found.w2 == p.w2 {
        say(
            "Quitaste su sesgo, y con eso solo se movió su recta. Lo que la calla es su peso hacia la salida.",
            "You took away its bias, which only moves its line. What silences it is its weight to the output.",
        )
        .into()
    } else if found.w2 == quiet(p, j).w2 {
        say(
            "El peso hacia la salida está bien, pero cambió algo más. Solo debe cambiar un número.",
            "The weight to the output is right, but something else changed. Only one number should change.",
        )
        .into()
    } else {
        say(
            "Compara con el original: solo debe cambiar un número, el peso de la neurona `j` hacia la salida, que queda en 0.",
            "Compare it with the original: only one number should change, neuron `j`'s weight to the output, which becomes 0.",
        )
        .into()
    }
}

/// What the network of the chapter loses with each neuron.
fn of_flower(f: &dyn Fn(&Parameters, usize) -> Parameters) -> Result<String> {
    let flower = planar::original_flower();
    let mut random = NumpyRandom::new(2);
    let mut normal = |rows, columns| Matrix::from_shape_simple_fn((rows, columns), || 0.01 * random.randn());
    let (w1, w2) = (normal(4, 2), normal(1, 4));
    let start = Parameters { w1, b1: Matrix::zeros((4, 1)), w2, b2: Matrix::zeros((1, 1)) };
    let mut network = ShallowNetwork::from_parameters(start)?;
    network.train(&flower.x, &flower.y, &Options { learning_rate: 1.2, iterations: 10_000, record_every: 1000 })?;
    let whole = short(network.accuracy(&flower)?);
    let mut lines = String::new();
    for j in 0..4 {
        let rest = ShallowNetwork::from_parameters(f(network.parameters(), j))?;
        let (percent, neuron) = (short(rest.accuracy(&flower)?), j + 1);
        lines += &say!(
            "\n- sin la neurona {neuron} (`j = {j}`), el {percent} %",
            "\n- without neuron {neuron} (`j = {j}`), {percent}%"
        );
    }
    Ok(say!(
        "Correcto. La red de la flor acierta el {whole} %, y con tu función se queda así:\n{lines}\n\n¿Es la que dijiste?",
        "Correct. The flower's network gets {whole}% right, and with your function it's left like this:\n{lines}\n\nIs it the one you said?"
    ))
}

#[cfg(test)]
mod tests {
    use super::{
        super::super::testing::{open, right, told},
        *,
    };

    fn without(p: &Parameters, j: usize) -> Parameters {
        quiet(p, j)
    }

    #[test]
    fn answers() {
        let feedback = ablation(without);
        right(&feedback);
        let text = feedback.text();
        assert!(text.contains("without"), "{text}");
        for percent in ["90.75", "67", "86.75", "68", "52.5"] {
            assert!(text.contains(percent), "{text}");
        }
        // Silent in another way, or gone altogether.
        right(&ablation(|p, j| {
            let mut p = p.clone();
            p.w1.row_mut(j).fill(0.0);
            p.b1[[j, 0]] = 0.0;
            p
        }));
        open(&ablation(|_, _| todo!()));
        let change = |f: fn(&mut Parameters, usize)| {
            ablation(move |p, j| {
                let mut p = p.clone();
                f(&mut p, j);
                p
            })
        };
        told(&ablation(|p, _| p.clone()), "Nada ha cambiado", "Nothing has changed");
        told(&change(|p, _| p.w2.fill(0.0)), "las cinco", "all five");
        told(&change(|p, j| p.w2[[0, (j + 1) % 5]] = 0.0), "otra neurona", "another neuron");
        told(&change(|p, j| p.w2[[0, j.saturating_sub(1)]] = 0.0), "otra neurona", "another neuron");
        told(&change(|p, _| p.w2[[0, 0]] = 0.0), "otra neurona", "another neuron");
        told(&change(|p, j| p.w1.row_mut(j).fill(0.0)), "tanh(b)", "tanh(b)");
        told(&change(|p, j| p.b1[[j, 0]] = 0.0), "su sesgo", "its bias");
        told(
            &change(|p, j| {
                p.w2[[0, j]] = 0.0;
                p.b2[[0, 0]] = 0.0
            }),
            "algo más",
            "something else",
        );
        told(&change(|p, j| p.w2[[0, j]] = 1.0), "un número", "one number");
        told(&change(|p, j| p.w2[[j, 0]] = 0.0), "índice", "index");
        told(&change(|p, _| p.w2 = Matrix::zeros((1, 4))), "formas", "shapes");
    }
}
