//! Checks of chapter 5, the shallow network.

mod ablation;
mod back_by_hand;
mod broken;
mod relu_network;
mod runs;

pub use ablation::ablation;
pub use back_by_hand::one_example_back;
pub use broken::{broken_backward, find_the_bug};
pub use relu_network::relu_network;
pub use runs::{four_diagnoses, four_runs};

use super::kit::*;

/// Why training keeps a line that gets 47 % right where another one gets 68.5 %: a choice.
pub fn why_47(chosen: impl Into<Letter>) -> Feedback {
    let reasons = [
        say(
            "Más pasos solo pueden bajar el costo, y la diagonal cuesta *más* que la recta aprendida, así que bajando nunca se llega a ella.",
            "More steps can only lower the cost, and the diagonal costs *more* than the learned line, so you'd never reach it by going downhill.",
        ),
        say(
            "El costo no cuenta errores: cobra cada punto según lo lejos que está de su lado. La recta aprendida falla en más puntos, pero los tiene cerca, y acierta lejos, donde la respuesta vale más.",
            "The cost doesn't count mistakes: it charges each point by how far it is from its own side. The learned line gets more points wrong, but they're close to it, and it's right far out, where being right pays more.",
        ),
        say(
            "Una tasa demasiado grande haría saltar el costo, y aquí terminó más bajo que el de la diagonal. No pasó por encima de nada mejor.",
            "Too large a rate would make the cost jump, and here it ended below the diagonal's. It didn't jump over anything better.",
        ),
        say(
            "El sesgo puede valer 0, y entonces la recta pasa por el origen. El que aprendió es casi 0.",
            "The bias can be 0, and then the line goes through the origin. The one it learned is nearly 0.",
        ),
    ];
    choice(say("la recta del 47 %", "the 47% line"), chosen, 'b', &reasons)
}

/// How many numbers a network of 12,288 inputs, 7 hidden neurons and one output learns.
pub fn cat_network(found: impl Into<Number>) -> Feedback {
    let slips = [
        (
            86_016.0,
            say(
                "Eso son los pesos de la capa oculta. Faltan sus sesgos, y la neurona de salida.",
                "Those are the weights of the hidden layer. Its biases are missing, and so is the output neuron.",
            ),
        ),
        (
            86_023.0,
            say(
                "Cuentas una sola vez 7, y hay dos: los sesgos ocultos y los pesos de la salida. Y la salida también tiene un sesgo.",
                "You count 7 just once, and there are two of them: the hidden biases and the output's weights. The output has a bias too.",
            ),
        ),
        (
            86_024.0,
            say(
                "Falta un grupo de 7: los sesgos ocultos son 7, y los pesos de la salida, otros 7.",
                "A group of 7 is missing: there are 7 hidden biases, and another 7 weights of the output.",
            ),
        ),
        (
            86_030.0,
            say(
                "Falta uno solo: la neurona de salida también tiene un sesgo.",
                "Just one is missing: the output neuron has a bias too.",
            ),
        ),
        (
            86_037.0,
            say(
                "La salida es una sola neurona, así que tiene un solo sesgo.",
                "The output is a single neuron, so it has a single bias.",
            ),
        ),
        (
            12_289.0,
            say(
                "Eso es una sola neurona, como la del capítulo 4. Aquí hay 7, y una de salida.",
                "That's a single neuron, like chapter 4's. Here there are 7 of them, and an output neuron.",
            ),
        ),
        (
            12_303.0,
            say(
                "Sumaste 12288 y 7. Cada una de las 7 neuronas tiene sus propios 12288 pesos, así que se multiplican.",
                "You added 12288 and 7. Each of the 7 neurons has 12288 weights of its own, so they're multiplied.",
            ),
        ),
        (
            12_296.0,
            say(
                "Sumaste las neuronas. Se cuentan las conexiones: cada una de las 7 neuronas tiene sus propios 12288 pesos.",
                "You added up the neurons. Count the connections: each of the 7 neurons has 12288 weights of its own.",
            ),
        ),
        (
            17.0,
            say(
                "Esa es la red de la flor. Aquí entran 12288 números y hay 7 neuronas ocultas.",
                "That's the flower's network. Here 12288 numbers go in, and there are 7 hidden neurons.",
            ),
        ),
    ];
    number(say("una red para los gatos", "a network for the cats"), found, 86_031.0, 0.0, &slips)
}

/// How many different numbers the 17 parameters of a network of four equal neurons have, after training.
pub fn different_numbers(found: impl Into<Number>) -> Feedback {
    let slips = [
        (
            17.0,
            say(
                "Serían 17 si cada neurona siguiera su propio camino. Estas empezaron iguales y dieron siempre el mismo paso.",
                "It would be 17 if each neuron went its own way. These started equal and always took the same step.",
            ),
        ),
        (
            1.0,
            say(
                "Las neuronas son iguales *entre sí*, pero dentro de cada una los números difieren: $x_1$ y $x_2$ no son la misma entrada.",
                "The neurons are equal *to each other*, but the numbers inside each one differ: $x_1$ and $x_2$ aren't the same input.",
            ),
        ),
        (
            2.0,
            say(
                "Esos son los de $W^{[1]}$. Sigue con los sesgos y con la salida.",
                "Those are the ones in $W^{[1]}$. Go on with the biases, and with the output.",
            ),
        ),
        (
            3.0,
            say(
                "Esos son los de una neurona oculta, dos pesos y un sesgo. Faltan los números de la salida.",
                "Those belong to a hidden neuron, two weights and a bias. The output's numbers are missing.",
            ),
        ),
        (
            4.0,
            say(
                "Casi. O cada matriz te dio uno solo, y $W^{[1]}$ tiene dos, porque $x_1$ y $x_2$ son entradas distintas; o falta el sesgo de la salida.",
                "Nearly. Either each array gave you just one, and $W^{[1]}$ has two, because $x_1$ and $x_2$ are different inputs; or the output's bias is missing.",
            ),
        ),
        (
            8.0,
            say(
                "Cuentas cada peso oculto por separado, pero las cuatro filas de $W^{[1]}$ son la misma.",
                "You count each hidden weight on its own, but the four rows of $W^{[1]}$ are the same.",
            ),
        ),
        (
            11.0,
            say(
                "Cuentas cada peso oculto por separado, pero las cuatro filas de $W^{[1]}$ son la misma.",
                "You count each hidden weight on its own, but the four rows of $W^{[1]}$ are the same.",
            ),
        ),
        (
            6.0,
            say(
                "Uno de más: las cuatro neuronas comparten el sesgo, y también el peso hacia la salida.",
                "One too many: the four neurons share their bias, and their weight to the output too.",
            ),
        ),
    ];
    number(say("números distintos", "different numbers"), found, 5.0, 0.0, &slips)
}

#[cfg(test)]
mod tests {
    use super::{
        super::testing::{open, right, told},
        *,
    };
    use dl_core::{
        Options,
        data::planar,
        shallow::{Parameters, ShallowNetwork},
    };

    #[test]
    fn the_47_line() {
        right(&why_47('b'));
        right(&why_47("B"));
        open(&why_47('?'));
        told(&why_47('a'), "cuesta *más*", "costs *more*");
        told(&why_47('c'), "haría saltar", "cost jump");
        told(&why_47('d'), "puede valer 0", "can be 0");
        for odd in ["e", "ab", "1", "bb"] {
            told(&why_47(odd), "opciones", "options");
        }
    }

    #[test]
    fn the_cats_network() {
        right(&cat_network(86_031));
        right(&cat_network("86031"));
        open(&cat_network('?'));
        let slips: [(i32, &str, &str); 11] = [
            (86_016, "Faltan sus sesgos", "biases are missing"),
            (86_023, "una sola vez 7", "just once"),
            (86_024, "grupo de 7", "group of 7"),
            (86_030, "uno solo", "Just one"),
            (86_037, "un solo sesgo", "single bias"),
            (12_289, "una sola neurona", "single neuron"),
            (12_303, "Sumaste", "You added"),
            (12_296, "conexiones", "connections"),
            (17, "de la flor", "flower's"),
            (0, "demasiado pequeño", "too small"),
            (1_000_000, "demasiado grande", "too large"),
        ];
        for (found, es, en) in slips {
            told(&cat_network(found), es, en);
        }
    }

    #[test]
    fn the_twins_numbers() {
        right(&different_numbers(5));
        open(&different_numbers('?'));
        for (found, es, en) in [
            (17, "su propio camino", "its own way"),
            (1, "misma entrada", "same input"),
            (2, "los sesgos", "the biases"),
            (3, "de la salida", "output's"),
            (4, "Casi", "Nearly"),
            (8, "por separado", "on its own"),
            (11, "por separado", "on its own"),
            (6, "Uno de más", "too many"),
            (13, "demasiado grande", "too large"),
        ] {
            told(&different_numbers(found), es, en);
        }
        // That it is 5: trained.
        let flower = planar::original_flower();
        let p = Parameters {
            w1: Matrix::from_elem((4, 2), 0.1),
            b1: Matrix::zeros((4, 1)),
            w2: Matrix::from_elem((1, 4), 0.1),
            b2: Matrix::zeros((1, 1)),
        };
        let mut twins = ShallowNetwork::from_parameters(p).unwrap();
        twins
            .train(&flower.x, &flower.y, &Options { learning_rate: 1.2, iterations: 3000, record_every: 1000 })
            .unwrap();
        let mut numbers = twins.parameters().numbers();
        numbers.sort_by(f64::total_cmp);
        numbers.dedup_by(|a, b| (*a - *b).abs() < 1e-9);
        assert_eq!(numbers.len(), 5);
    }
}
