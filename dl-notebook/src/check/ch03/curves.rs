//! Four learning curves without names, in an order drawn from the learner's number.

use super::super::kit::*;
use super::{HOURS, PASSED};
use crate::plot::Line;
use dl_core::{activation::sigmoid, loss::cross_entropy};

/// α of the four runs, in the order of their diagnoses: too small, healthy, too large, uphill.
const RATES: [f64; 4] = [0.02, 0.6, 6.0, -0.3];
/// How many steps each takes.
const STEPS: usize = 60;

/// Four neurons that trained on the chapter's eight students: their costs, one line each.
pub fn mystery_runs(number: u64) -> Vec<Line> {
    let name = |i: usize| say!("neurona {k}", "neuron {k}", k = i + 1);
    order(number).into_iter().enumerate().map(|(i, run)| Line::new(&name(i), costs(RATES[run]))).collect()
}

/// The costs of a descent from the chapter's start.
fn costs(alpha: f64) -> Vec<(f64, f64)> {
    let (mut w, mut b) = (-1.5, 2.0);
    let mut costs = Vec::new();
    for step in 0..=STEPS {
        let (mut cost, mut dw, mut db) = (0.0, 0.0, 0.0);
        for (x, &y) in HOURS.iter().zip(&PASSED) {
            let z = w * x + b;
            cost += cross_entropy(z, y) / 8.0;
            dw += (sigmoid(z) - y) * x / 8.0;
            db += (sigmoid(z) - y) / 8.0;
        }
        costs.push((step as f64, cost));
        w -= alpha * dw;
        b -= alpha * db;
    }
    costs
}

/// Which run stands at each place: one of the 24 orders.
fn order(number: u64) -> [usize; 4] {
    let mut rest = vec![0, 1, 2, 3];
    let mut which = bug(number, 24);
    [4, 3, 2, 1].map(|left| {
        let run = rest.remove(which % left);
        which /= left;
        run
    })
}

/// A diagnosis for each of the four runs, as four letters.
pub fn diagnose(number: u64, said: &str) -> Feedback {
    of(say("el médico de curvas", "the curve doctor"), &|| judged(number, said))
}

fn judged(number: u64, said: &str) -> Outcome {
    let letters: Vec<char> =
        said.to_lowercase().chars().filter(|c| !c.is_whitespace() && !",;.-".contains(*c)).collect();
    if letters.is_empty() || letters.contains(&'?') {
        return Err(Trouble::NotYet(
            say(
                "Todavía no. Escribe cuatro letras en lugar de `\"????\"`, una por neurona, y ejecuta la celda otra vez.",
                "Not yet. Write four letters in place of `\"????\"`, one for each neuron, and run the cell again.",
            )
            .into(),
        ));
    }
    let n = letters.len();
    if n != 4 {
        return Err(wrong(
            say!("Esperaba cuatro letras y encontré {n}.", "I expected four letters and found {n}."),
            say(
                "Una letra por neurona, en orden, como `\"badc\"`.",
                "One letter for each neuron, in order, such as `\"badc\"`.",
            ),
        ));
    }
    if let Some(odd) = letters.iter().find(|c| !('a'..='d').contains(*c)) {
        return Err(wrong(
            say!("«{odd}» no es uno de los diagnósticos.", "\"{odd}\" isn't one of the diagnoses."),
            say("Usa las letras de la a a la d.", "Use the letters from a to d."),
        ));
    }
    let order = order(number);
    let Some(i) = (0..4).find(|&i| letters[i] != letter(order[i])) else {
        return Ok(say(
            "Los cuatro diagnósticos son correctos. El remedio es subir $\\alpha$ en la que se arrastra, bajarla en la que salta, y en la que sube, cambiar el signo.",
            "All four diagnoses are right. The cure is a larger $\\alpha$ for the one that creeps, a smaller one for the one that jumps, and a change of sign for the one that climbs.",
        )
        .into());
    };
    let (place, chosen) = (i + 1, letters[i]);
    let text = say!("La neurona {place} no es un caso de {chosen}.", "Neuron {place} isn't a case of {chosen}.");
    Err(wrong(text, evidence(order[i])))
}

/// What can be seen in the curve of a run.
fn evidence(run: usize) -> &'static str {
    match run {
        0 => say(
            "Su costo baja en cada paso, y al final todavía va por 1.26 y sigue bajando.",
            "Its cost falls at every step, and at the end it's still at 1.26, and still falling.",
        ),
        1 => say(
            "Su costo cae rápido, se aplana y se queda en 0.552, que es el fondo del valle.",
            "Its cost falls fast, levels off and stays at 0.552, which is the bottom of the valley.",
        ),
        2 => say(
            "Su costo unas veces baja y otras sube, y no se queda quieto.",
            "Its cost falls in some steps and rises in others, and it doesn't settle.",
        ),
        _ => say(
            "Su costo sube en cada uno de los pasos, sin un solo salto hacia abajo.",
            "Its cost rises at every single step, without one jump down.",
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::{open, right, told};
    use super::*;

    fn answer(number: u64) -> String {
        order(number).iter().map(|&run| letter(run)).collect()
    }

    #[test]
    fn the_evidence_is_true() {
        let of = |run: usize| costs(RATES[run]).into_iter().map(|point| point.1).collect::<Vec<f64>>();
        let falls = |costs: &[f64]| costs.windows(2).filter(|pair| pair[1] < pair[0]).count();
        let (small, healthy, large, uphill) = (of(0), of(1), of(2), of(3));
        assert_eq!(falls(&small), STEPS);
        assert!((small[STEPS] - 1.26).abs() < 0.005);
        assert!((healthy[STEPS] - 0.552).abs() < 0.0005 && (healthy[20] - 0.552).abs() < 0.01);
        assert!((10..50).contains(&falls(&large)) && (10..50).contains(&falls(&large[STEPS / 2..].to_vec().repeat(2))));
        assert_eq!(falls(&uphill), 0);
    }

    #[test]
    fn each_number_has_an_order_and_neighbours_differ() {
        let orders: std::collections::BTreeSet<String> = (0..24).map(answer).collect();
        assert_eq!(orders.len(), 24);
        assert!((0..100).all(|number| answer(number) != answer(number + 1)));
        assert_eq!(mystery_runs(7).len(), 4);
    }

    #[test]
    fn diagnoses() {
        let number = (0..24).find(|&number| answer(number) == "badc").unwrap();
        right(&diagnose(number, "badc"));
        right(&diagnose(number, "B, A, D, C"));
        open(&diagnose(number, "????"));
        open(&diagnose(number, "ba??"));
        open(&diagnose(number, ""));
        told(&diagnose(number, "bad"), "encontré 3", "found 3");
        told(&diagnose(number, "badca"), "encontré 5", "found 5");
        told(&diagnose(number, "bade"), "diagnósticos", "diagnoses");
        told(&diagnose(number, "1234"), "diagnósticos", "diagnoses");
        told(&diagnose(number, "aaaa"), "0.552", "0.552");
        told(&diagnose(number, "bbdc"), "sigue bajando", "still falling");
        told(&diagnose(number, "bacd"), "sube en cada uno", "rises at every single step");
        told(&diagnose(number, "badd"), "no se queda quieto", "doesn't settle");
        told(&diagnose(number, "cdab"), "neurona 1", "Neuron 1");
    }
}
