//! A gradient with one planted bug, drawn from the learner's number, to be found with the gradient check.

use std::fmt;

use super::super::kit::*;
use dl_core::activation::sigmoid;

/// How many bugs there are.
const BUGS: usize = 6;

/// Slopes of one neuron with one bug in them.
#[derive(Clone)]
pub struct Suspect(usize);

/// The suspect that belongs to this number.
pub fn suspect(number: u64) -> Suspect {
    Suspect(bug(number, BUGS))
}

impl Suspect {
    /// dw and db of a neuron with one input, as the suspect computes them, for the examples `x` with labels `y`.
    pub fn slopes(&self, x: &[f64], y: &[f64], w: f64, b: f64) -> Vec<f64> {
        let m = x.len() as f64;
        let (mut dw, mut db) = (0.0, 0.0);
        for (x, y) in x.iter().zip(y) {
            let z = if self.0 == 5 { w * x } else { w * x + b };
            let a = sigmoid(z);
            let dz = match self.0 {
                0 => y - a,
                4 => (a - y) * a * (1.0 - a),
                _ => a - y,
            };
            dw += if self.0 == 3 { dz } else { dz * x };
            db += dz;
        }
        let mean = |sum: f64, forgotten: bool| if forgotten { sum } else { sum / m };
        vec![mean(dw, self.0 == 1), mean(db, self.0 == 2)]
    }
}

/// Says nothing of the bug.
impl fmt::Debug for Suspect {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("Suspect")
    }
}

/// Which bug the suspect of this number has, from 'a' to 'f'.
pub fn the_bug(number: u64, chosen: impl Into<Letter>) -> Feedback {
    let right = bug(number, BUGS);
    let mut reasons = [
        say(
            "Con $y - a$ las dos pendientes saldrían con el signo cambiado y el mismo tamaño. Compara signos y tamaños en $(1, 1)$.",
            "With $y - a$ both slopes would come out with the opposite sign and the same size. Compare signs and sizes at $(1, 1)$.",
        ),
        say(
            "Sin el promedio, $dw$ sería 8 veces la medida en todos los lugares, y $db$ estaría bien. Divide las dos $dw$.",
            "Without the mean, $dw$ would be 8 times what's measured wherever you look, and $db$ would be right. Divide one $dw$ by the other.",
        ),
        say(
            "Sin el promedio, $db$ sería 8 veces la medida en todos los lugares, y $dw$ estaría bien. Mira $db$ lejos de $(1, 0)$.",
            "Without the mean, $db$ would be 8 times what's measured wherever you look, and $dw$ would be right. Look at $db$ away from $(1, 0)$.",
        ),
        say(
            "Sin la $x$, $dw$ saldría igual que $db$, y $db$ estaría bien. ¿Son iguales las dos que dice?",
            "Without the $x$, $dw$ would come out the same as $db$, and $db$ would be right. Are the two it says the same?",
        ),
        say(
            "Con el factor $a (1 - a)$, que nunca pasa de 0.25, las dos se encogerían, y no en la misma proporción en todos los lugares. Prueba en $(1, 1)$ y en $(-1, 2)$.",
            "With the factor $a (1 - a)$, which never exceeds 0.25, both would shrink, and not by the same ratio everywhere. Try $(1, 1)$ and $(-1, 2)$.",
        ),
        say(
            "Sin $b$ en $z$, todo estaría bien donde $b = 0$, y mal donde no. ¿Qué dice en $(1, 0)$?",
            "Without $b$ in $z$, everything would be right where $b = 0$, and wrong elsewhere. What does it say at $(1, 0)$?",
        ),
    ];
    reasons[right] = found(right);
    choice(say("a la caza de un error", "bug hunt"), chosen, letter(right), &reasons)
}

/// What is said where the bug is found.
fn found(bug: usize) -> &'static str {
    match bug {
        0 => say(
            "Con el signo cambiado, el descenso subiría. Una comprobación de dos líneas lo delata antes de entrenar.",
            "With the wrong sign, the descent would climb. A check of two lines gives it away before you train.",
        ),
        1 => say(
            "Sin promedio $w$ daría pasos 8 veces más largos que $b$, y aún así aprendería algo: por eso cuesta tanto notarlo a ojo.",
            "Without its mean, $w$ would take steps 8 times as long as they should be, and still learn something: that's why it's so hard to notice by eye.",
        ),
        2 => say(
            "Sin promedio $b$ daría pasos 8 veces más largos, y aún así aprendería algo: por eso cuesta tanto notarlo a ojo.",
            "Without its mean, $b$ would take steps 8 times as long as they should be, and still learn something: that's why it's so hard to notice by eye.",
        ),
        3 => say(
            "Sin la $x$, la neurona no sabría qué entrada tuvo la culpa.",
            "Without the $x$, the neuron couldn't tell which input was to blame.",
        ),
        4 => say(
            "Es la pendiente de la sigmoide contada dos veces, la misma que la entropía cruzada ya había cancelado.",
            "It's the sigmoid's slope counted twice, the one that the cross-entropy had already cancelled.",
        ),
        _ => say(
            "Y se escondía donde $b = 0$. Por eso un gradiente se comprueba en un lugar cualquiera, y nunca donde algo vale 0.",
            "And it hid where $b = 0$. That's why you check a gradient at just any place, and never where something is 0.",
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::{open, right, told};
    use super::super::{HOURS, PASSED};
    use super::*;
    use dl_core::{gradient_check, loss::cross_entropy};

    /// Whether the gradient check accepts dw and db of this suspect.
    fn accepted(number: u64, w: f64, b: f64) -> [bool; 2] {
        let losses = |w: f64, b: f64| HOURS.iter().zip(&PASSED).map(move |(x, &y)| cross_entropy(w * x + b, y));
        let slopes = suspect(number).slopes(&HOURS, &PASSED, w, b);
        let measured =
            gradient_check::gradient_check(&mut |p| Ok(losses(p[0], p[1]).sum::<f64>() / 8.0), &[w, b], &slopes)
                .unwrap()
                .numerical;
        [0, 1].map(|i| close(slopes[i], measured[i], 1e-7))
    }

    #[test]
    fn each_bug_shows_itself_as_the_feedback_says() {
        for (w, b) in [(1.0, 1.0), (-1.0, 2.0)] {
            let shown: Vec<[bool; 2]> = (0..6).map(|number| accepted(number, w, b)).collect();
            let wrong_both = [false, false];
            assert_eq!(shown, [wrong_both, [false, true], [true, false], [false, true], wrong_both, wrong_both]);
        }
        // The one that hides, and only that one.
        for number in 0..6 {
            assert_eq!(accepted(number, 1.0, 0.0) == [true, true], number == 5, "{number}");
        }
    }

    #[test]
    fn neighbours_have_different_bugs() {
        for number in 0..40 {
            let at = |number| suspect(number).slopes(&HOURS, &PASSED, 1.0, 1.0);
            assert_ne!(at(number), at(number + 1));
        }
        assert_eq!(format!("{:?}", suspect(3)), "Suspect");
        assert_eq!(suspect(2).slopes(&[], &[], 1.0, 1.0).len(), 2);
    }

    #[test]
    fn every_choice_has_its_answer() {
        for number in 0..6 {
            open(&the_bug(number, '?'));
            told(&the_bug(number, 'g'), "opciones", "options");
            for choice in 0..6 {
                let feedback = the_bug(number, letter(choice));
                if choice as u64 == number {
                    right(&feedback);
                } else {
                    let of_choice = [
                        ("signo cambiado", "opposite sign"),
                        ("$db$ estaría bien", "$db$ would be right"),
                        ("$dw$ estaría bien", "$dw$ would be right"),
                        ("igual que $db$", "same as $db$"),
                        ("se encogerían", "would shrink"),
                        ("donde $b = 0$", "where $b = 0$"),
                    ][choice];
                    told(&feedback, of_choice.0, of_choice.1);
                }
            }
        }
    }
}
