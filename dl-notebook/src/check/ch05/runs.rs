//! Exercise 7: four trainings that went wrong, without their names.

use super::super::kit::*;
use crate::plot::{self, Axes, Figure, Line};
use dl_core::{
    Options, Result,
    data::{Dataset, planar},
    random::Random,
    shallow::{ShallowNetwork, Start},
};

/// In the order of the exercise's list.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Failure {
    RateTooLarge,
    RateTooSmall,
    Zeros,
    Saturation,
    Overfitting,
}

const FAILURES: [Failure; 5] =
    [Failure::RateTooLarge, Failure::RateTooSmall, Failure::Zeros, Failure::Saturation, Failure::Overfitting];

/// Which four failures a number draws, in their order; neighbours leave out different ones.
fn drawn(number: u64) -> [usize; 4] {
    let missing = bug(number, FAILURES.len());
    let rest: Vec<usize> = (0..FAILURES.len()).filter(|&i| i != missing).collect();
    let order = Random::new(number).permutation(4);
    [0, 1, 2, 3].map(|i| rest[order[i]])
}

/// The costs of four networks that learn the flower, or try to, in training and in the test: which four, the number decides.
///
/// Errors: none but those of drawing.
pub fn four_runs(number: u64) -> Result<Vec<Figure>> {
    let fresh = planar::flower(1000, 2)?;
    let figure = |(i, which): (usize, usize)| {
        let [training, test] = costs(FAILURES[which], number, &fresh)?;
        let lines = [Line::new(say("entrenamiento", "training"), training), Line::new(say("prueba", "test"), test)];
        let title = letter(i).to_ascii_uppercase().to_string();
        plot::curves(&lines, &Axes::new(&title, say("iteración", "iteration"), say("costo J", "cost J")).small())
    };
    drawn(number).into_iter().enumerate().map(figure).collect()
}

/// A curve for a figure.
type Curve = Vec<(f64, f64)>;

/// How the cost goes in training and in the test.
fn costs(failure: Failure, number: u64, fresh: &Dataset) -> Result<[Curve; 2]> {
    let seed = number % 5 + 1;
    let (set, start, rate) = match failure {
        Failure::RateTooLarge => (planar::original_flower(), Start { scale: 0.1, seed, ..Start::default() }, 60.0),
        Failure::RateTooSmall => (planar::original_flower(), Start { seed, ..Start::default() }, 0.01),
        Failure::Zeros => (planar::original_flower(), Start { scale: 0.0, ..Start::default() }, 1.2),
        // Of the first seeds, 3 is lucky.
        Failure::Saturation => {
            let seed = if seed == 3 { 6 } else { seed };
            (planar::original_flower(), Start { scale: 30.0, seed, ..Start::default() }, 1.2)
        }
        Failure::Overfitting => (planar::flower(100, seed)?, Start { hidden: 20, ..Start::default() }, 1.2),
    };
    let mut network = ShallowNetwork::new(2, &start)?;
    let mut curves = [Curve::new(), Curve::new()];
    for step in 0..=60 {
        let at = 50.0 * f64::from(step);
        curves[0].push((at, network.cost(&set.x, &set.y)?));
        curves[1].push((at, network.cost(&fresh.x, &fresh.y)?));
        network.train(&set.x, &set.y, &Options { learning_rate: rate, iterations: 50, record_every: 50 })?;
    }
    Ok(curves)
}

/// What went wrong in each of [`four_runs`]: four letters, such as "abcd".
pub fn four_diagnoses(number: u64, letters: &str) -> Feedback {
    of(say("cuatro pacientes", "four patients"), &|| diagnose_of(number, letters))
}

fn diagnose_of(number: u64, letters: &str) -> Outcome {
    let said: Vec<char> =
        letters.to_lowercase().chars().filter(|c| !c.is_whitespace() && !",.-;".contains(*c)).collect();
    if said.is_empty() || said.contains(&'?') {
        return Err(Trouble::NotYet(
            say(
                "Todavía no. Escribe cuatro letras en lugar de `\"????\"`, una por cuadro, y ejecuta la celda otra vez.",
                "Not yet. Write four letters in place of `\"????\"`, one for each panel, and run the cell again.",
            )
            .into(),
        ));
    }
    let count = said.len();
    if count != 4 || said.iter().any(|c| !('a'..='e').contains(c)) {
        return Err(wrong(
            say!(
                "Esperaba cuatro letras, de la a a la e, y leí «{letters}».",
                "I expected four letters, from a to e, and read \"{letters}\"."
            ),
            say(
                "Van juntas y en el orden A, B, C, D, como `\"abcd\"`.",
                "They go together in the order A, B, C, D, like `\"abcd\"`.",
            ),
        ));
    }
    let right = drawn(number);
    let hits = said.iter().zip(right).filter(|(said, right)| **said == letter(*right)).count();
    if let Some(i) = (0..4).find(|&i| said[i] != letter(right[i])) {
        let (panel, chosen) = (letter(i).to_ascii_uppercase(), said[i]);
        let place = (0..FAILURES.len()).find(|&place| letter(place) == chosen).unwrap_or(0);
        return Err(wrong(
            say!(
                "{hits} de 4 están bien. El cuadro {panel} no es «{chosen}».",
                "{hits} of 4 are right. Panel {panel} isn't \"{chosen}\"."
            ),
            trace(FAILURES[place]),
        ));
    }
    let lines: Vec<String> =
        (0..4).map(|i| format!("- **{}**: {}", letter(i).to_ascii_uppercase(), knob(FAILURES[right[i]]))).collect();
    let lines = lines.join("\n");
    Ok(say!(
        "Los cuatro, correctos. Y las perillas:\n\n{lines}\n\nAsí se lee una curva.",
        "All four are right. And the knobs:\n\n{lines}\n\nThat's how you read a curve."
    ))
}

/// How a failure shows.
fn trace(failure: Failure) -> &'static str {
    match failure {
        Failure::RateTooLarge => say(
            "Con pasos demasiado largos el costo sube y baja a saltos durante todo el entrenamiento, en las dos curvas.",
            "With steps that are too long the cost keeps jumping up and down all through training, in both curves.",
        ),
        Failure::RateTooSmall => say(
            "Con una tasa diminuta el costo empieza cerca de 0.693 y baja tan poco que apenas sale de ahí, sin saltos. Mira los números del eje.",
            "With a tiny rate the cost starts near 0.693 and falls so little that it hardly leaves, without any jumps. Look at the numbers on the axis.",
        ),
        Failure::Zeros => say(
            "Con todo en cero no se mueve nada: el costo es $\\ln 2$, exactamente igual, de principio a fin.",
            "With everything at zero nothing moves: the cost is $\\ln 2$, exactly the same, from beginning to end.",
        ),
        Failure::Saturation => say(
            "Con pesos iniciales enormes la red empieza segura y equivocada: el costo arranca muy por encima de 1, cae de golpe y se estanca.",
            "With huge initial weights the network starts out sure and wrong: the cost begins far above 1, drops at once and stalls.",
        ),
        Failure::Overfitting => say(
            "En el sobreajuste las dos curvas se separan: la de entrenamiento sigue bajando y la de prueba sube.",
            "In overfitting the two curves part ways: the training one keeps falling and the test one climbs.",
        ),
    }
}

/// What to turn.
fn knob(failure: Failure) -> &'static str {
    match failure {
        Failure::RateTooLarge => say("bajar la tasa de aprendizaje.", "lower the learning rate."),
        Failure::RateTooSmall => say("subir la tasa de aprendizaje.", "raise the learning rate."),
        Failure::Zeros => say("empezar al azar, para romper la simetría.", "start at random, to break the symmetry."),
        Failure::Saturation => say("empezar con pesos más pequeños.", "start from smaller weights."),
        Failure::Overfitting => {
            say("más datos, menos neuronas, o detenerse antes.", "more data, fewer neurons, or stopping earlier.")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{
        super::super::testing::{open, right, told},
        *,
    };

    fn solution(number: u64) -> String {
        drawn(number).map(letter).iter().collect()
    }

    #[test]
    fn answers() {
        for number in 0..12 {
            let letters = solution(number);
            right(&four_diagnoses(number, &letters));
            right(&four_diagnoses(number, &letters.to_uppercase()));
            assert_ne!(letters, solution(number + 1));
            assert!(drawn(number).iter().all(|a| drawn(number).iter().filter(|b| a == *b).count() == 1));
        }
        let seven = solution(7);
        assert_eq!(seven, "dbea"); // as the chapter's solution says
        let (first, rest) = seven.split_at(1);
        right(&four_diagnoses(7, &seven.chars().map(|c| format!("{c}, ")).collect::<String>()));
        for unfinished in ["????", "", "a???"] {
            open(&four_diagnoses(7, unfinished));
        }
        for odd in ["abc", "abcde", "abcx", "1234", "α"] {
            told(&four_diagnoses(7, odd), "cuatro letras", "four letters");
        }
        let words = [
            ("a saltos", "jumping"),
            ("diminuta", "tiny"),
            ("ln 2", "ln 2"),
            ("segura", "sure"),
            ("se separan", "part ways"),
        ];
        for (place, (es, en)) in words.into_iter().enumerate().filter(|(place, _)| letter(*place).to_string() != first)
        {
            let feedback = four_diagnoses(7, &format!("{}{rest}", letter(place)));
            told(&feedback, es, en);
            told(&feedback, "3 de 4", "3 of 4");
        }
        told(&four_diagnoses(7, &solution(8)), "de 4", "of 4");
    }

    /// What the traces say of the curves holds for each number that draws them.
    #[test]
    fn curves_look_like_their_failure() {
        let fresh = planar::flower(1000, 2).unwrap();
        let of = |failure, number| {
            costs(failure, number, &fresh).unwrap().map(|c| c.into_iter().map(|p| p.1).collect::<Vec<f64>>())
        };
        let (low, high) =
            (|c: &[f64]| c.iter().copied().fold(f64::MAX, f64::min), |c: &[f64]| c.iter().copied().fold(0.0, f64::max));
        for number in 0..5 {
            let [training, _] = of(Failure::RateTooLarge, number);
            let rises = training.windows(2).filter(|w| w[1] > w[0] + 0.05).count();
            assert!(rises > 10 && high(&training) > 1.0, "{number}: {training:.2?}");
            let [training, _] = of(Failure::RateTooSmall, number);
            assert!(training.windows(2).all(|w| w[1] < w[0]) && low(&training) > 0.65, "{number}: {training:.3?}");
            let [training, test] = of(Failure::Zeros, number);
            assert!(training.iter().chain(&test).all(|j| (j - 2f64.ln()).abs() < 1e-9));
            let [training, _] = of(Failure::Saturation, number);
            assert!(training[0] > 3.0 && training[60] > 0.4, "{number}: {training:.2?}");
            let [training, test] = of(Failure::Overfitting, number);
            assert!(training[60] < 0.12 && test[60] > low(&test) + 0.2, "{number}: {training:.2?} {test:.2?}");
        }
        assert_eq!(four_runs(7).unwrap().len(), 4);
    }
}
