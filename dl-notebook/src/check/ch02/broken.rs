//! Exercise 5: a neuron with one mistake, found from outside.

use std::fmt;

use super::super::kit::*;
use dl_core::activation::sigmoid;

/// Which mistake a number draws: not in the order of the letters.
const ORDER: [usize; 7] = [2, 4, 6, 0, 5, 1, 3];
/// What the neuron should have been: w and b.
const W: [f64; 2] = [2.0, -1.0];
const B: f64 = 1.0;
/// Where two mistakes are told apart, the simplest inputs first.
const INPUTS: [(f64, f64); 5] = [(0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (1.0, 1.0), (2.0, -1.0)];

/// A neuron with w = (2, −1), b = 1 and a sigmoid, and one mistake; it can only be asked for outputs.
#[derive(Clone)]
pub struct BrokenNeuron {
    mistake: usize,
}

impl fmt::Debug for BrokenNeuron {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(say("BrokenNeuron(su error no se ve)", "BrokenNeuron(its mistake doesn't show)"))
    }
}

impl BrokenNeuron {
    /// What the neuron answers for these inputs, mistake included.
    pub fn output(&self, x1: f64, x2: f64) -> f64 {
        output(self.mistake, x1, x2)
    }
}

/// The broken neuron that belongs to this number.
pub fn broken_neuron(number: u64) -> BrokenNeuron {
    BrokenNeuron { mistake: ORDER[bug(number, ORDER.len())] }
}

/// What a neuron with this mistake answers.
fn output(mistake: usize, x1: f64, x2: f64) -> f64 {
    let sum = W[0] * x1 + W[1] * x2;
    match mistake {
        0 => sigmoid(sum),
        1 => sigmoid(-(sum + B)),
        2 => sigmoid(W[1] * x1 + W[0] * x2 + B),
        3 => (sum + B).tanh(),
        4 => sum + B,
        5 => sigmoid(sum) + B,
        _ => sigmoid(sum - B),
    }
}

/// Which mistake the neuron has.
pub fn whats_broken(neuron: &BrokenNeuron, chosen: impl Into<Letter>) -> Feedback {
    let reasons: Vec<String> = (0..ORDER.len()).map(|mistake| reason(mistake, neuron.mistake)).collect();
    let reasons: Vec<&str> = reasons.iter().map(String::as_str).collect();
    choice(say("la neurona averiada", "the broken neuron"), chosen, letter(neuron.mistake), &reasons)
}

/// Why this is the mistake, or where it would show another number.
fn reason(mistake: usize, actual: usize) -> String {
    if mistake == actual {
        return say(
            "Todas sus salidas son las que daría ese error. Así se encuentra también un error en un programa largo, descartando con números.",
            "All its outputs are what that mistake would give. That's how you find a mistake in a long program, too, ruling things out with numbers.",
        )
        .into();
    }
    let differs = |(x1, x2): &(f64, f64)| !close(output(mistake, *x1, *x2), output(actual, *x1, *x2), 5e-4);
    let (x1, x2) = INPUTS.into_iter().find(differs).unwrap_or(INPUTS[4]);
    let four = |v: f64| short((v * 1e4).round() / 1e4);
    let (would, gives) = (four(output(mistake, x1, x2)), four(output(actual, x1, x2)));
    let (x1, x2) = (short(x1), short(x2));
    say!(
        "Con ese error, la entrada ({x1}, {x2}) daría {would}, y esta neurona da {gives}.",
        "With that mistake, the input ({x1}, {x2}) would give {would}, and this neuron gives {gives}."
    )
}
