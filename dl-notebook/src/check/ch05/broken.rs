//! Exercise 4: a backward propagation with a bug, drawn from the learner's number.

use super::super::kit::*;
use dl_core::{
    Result, product,
    shallow::{Cache, Gradients, Parameters},
};

/// In the order of the exercise's list.
#[derive(Clone, Copy, PartialEq)]
enum Bug {
    Sign,
    SumOfW2,
    NoSquare,
    SumOfB1,
    SumOfW1,
    SigmoidTwice,
}

const BUGS: [Bug; 6] = [Bug::Sign, Bug::SumOfW2, Bug::NoSquare, Bug::SumOfB1, Bug::SumOfW1, Bug::SigmoidTwice];

/// Backward propagation of a shallow network with a bug inside: which one, the number decides.
///
/// Errors: those of [`product`], where the shapes don't fit.
pub fn broken_backward(number: u64, p: &Parameters, cache: &Cache, x: &Matrix, y: &Matrix) -> Result<Gradients> {
    with(BUGS[bug(number, BUGS.len())], p, cache, x, y)
}

fn with(bug: Bug, p: &Parameters, cache: &Cache, x: &Matrix, y: &Matrix) -> Result<Gradients> {
    let m = x.ncols() as f64;
    // What the mean of a gradient is divided by.
    let by = |forgotten: Bug| if bug == forgotten { 1.0 } else { m };
    let sums = |dz: &Matrix| dz.sum_axis(Axis(1)).insert_axis(Axis(1));
    let dz2 = match bug {
        Bug::Sign => y - &cache.a2,
        Bug::SigmoidTwice => (&cache.a2 - y) * cache.a2.mapv(|a| a * (1.0 - a)),
        _ => &cache.a2 - y,
    };
    let slope = cache.a1.mapv(|a| if bug == Bug::NoSquare { 1.0 - a } else { 1.0 - a * a });
    let dz1 = product(&p.w2.t(), &dz2)? * slope;
    Ok(Gradients {
        dw1: product(&dz1, &x.t())? / by(Bug::SumOfW1),
        db1: sums(&dz1) / by(Bug::SumOfB1),
        dw2: product(&dz2, &cache.a1.t())? / by(Bug::SumOfW2),
        db2: sums(&dz2) / m,
    })
}

/// Which bug [`broken_backward`] has for this number: a choice.
pub fn find_the_bug(number: u64, chosen: impl Into<Letter>) -> Feedback {
    let right = bug(number, BUGS.len());
    let reasons: Vec<String> = (0..BUGS.len()).map(|place| reason(BUGS[place], place == right, number)).collect();
    let reasons: Vec<&str> = reasons.iter().map(String::as_str).collect();
    choice(say("encuentra el error", "find the bug"), chosen, letter(right), &reasons)
}

/// What a bug leaves in the table.
fn reason(bug: Bug, is_it: bool, number: u64) -> String {
    let trace = match bug {
        Bug::Sign => say(
            "Con el signo de $dZ^{[2]}$ al revés, los cuatro bloques salen con una razón de −1.",
            "With the sign of $dZ^{[2]}$ flipped, all four blocks come out with a ratio of −1.",
        ),
        Bug::SumOfW2 => say(
            "Sin dividir `dw2` entre $m$, solo $dW^{[2]}$ sale mal, y su razón es siempre 400.",
            "Without dividing `dw2` by $m$, only $dW^{[2]}$ is off, and its ratio is always 400.",
        ),
        Bug::NoSquare => say(
            "Con una derivada de tanh equivocada, $dW^{[1]}$ y $db^{[1]}$ salen mal, con razones que cambian de número en número, y la capa de salida está bien.",
            "With a wrong derivative for tanh, $dW^{[1]}$ and $db^{[1]}$ are off, with ratios that differ from number to number, and the output layer is right.",
        ),
        Bug::SumOfB1 => say(
            "Sin dividir `db1` entre $m$, solo $db^{[1]}$ sale mal, y su razón es siempre 400.",
            "Without dividing `db1` by $m$, only $db^{[1]}$ is off, and its ratio is always 400.",
        ),
        Bug::SumOfW1 => say(
            "Sin dividir `dw1` entre $m$, solo $dW^{[1]}$ sale mal, y su razón es siempre 400.",
            "Without dividing `dw1` by $m$, only $dW^{[1]}$ is off, and its ratio is always 400.",
        ),
        Bug::SigmoidTwice => say(
            "Con un factor de más en $dZ^{[2]}$, los cuatro bloques salen mal, con razones positivas que cambian de número en número.",
            "With an extra factor in $dZ^{[2]}$, all four blocks are off, with ratios that differ from number to number.",
        ),
    };
    if is_it {
        return trace.into();
    }
    say!(
        "{trace} ¿Es lo que ves en tu tabla? (En las dos celdas debe estar el mismo número; aquí dice {number}.)",
        "{trace} Is that what your table shows? (Both cells need the same number; this one says {number}.)"
    )
}

#[cfg(test)]
mod tests {
    use super::{
        super::super::testing::{open, right, told},
        *,
    };
    use dl_core::{data::planar, shallow::ShallowNetwork};

    #[test]
    fn answers() {
        for number in 0..14 {
            let place = bug(number, BUGS.len());
            open(&find_the_bug(number, '?'));
            for (other, words) in [
                ("−1", "−1"),
                ("`dw2`", "`dw2`"),
                ("de tanh", "for tanh"),
                ("`db1`", "`db1`"),
                ("`dw1`", "`dw1`"),
                ("de más", "extra"),
            ]
            .iter()
            .enumerate()
            {
                let feedback = find_the_bug(number, letter(other));
                if other == place { right(&feedback) } else { told(&feedback, words.0, words.1) }
            }
            told(&find_the_bug(number, 'g'), "opciones", "options");
            told(&find_the_bug(number, "dw1"), "opciones", "options");
        }
        assert_eq!(letter(bug(7, BUGS.len())), 'b'); // as the chapter's solution says
    }

    /// Each bug leaves in the table what its reason says: the ratios of the four blocks, or NaN where they differ from number to number.
    #[test]
    fn traces() {
        let flower = planar::original_flower();
        let network = ShallowNetwork::from_parameters(Parameters::random(2, 4, 0.5, 3).unwrap()).unwrap();
        let cache = network.forward(&flower.x).unwrap();
        let (p, g) = (network.parameters(), network.backward(&flower.x, &flower.y, &cache).unwrap());
        let ratio = |found: &Matrix, right: &Matrix| {
            let ratios: Vec<f64> = found.iter().zip(right).map(|(f, r)| f / r).collect();
            if ratios.iter().all(|&r| (r - ratios[0]).abs() < 1e-6 * r.abs()) { ratios[0] } else { f64::NAN }
        };
        for (bug, expected) in BUGS.into_iter().zip([
            [-1.0; 4],
            [1.0, 1.0, 400.0, 1.0],
            [f64::NAN, f64::NAN, 1.0, 1.0],
            [1.0, 400.0, 1.0, 1.0],
            [400.0, 1.0, 1.0, 1.0],
            [f64::NAN, f64::NAN, f64::NAN, 0.0],
        ]) {
            let f = with(bug, p, &cache, &flower.x, &flower.y).unwrap();
            let found = [ratio(&f.dw1, &g.dw1), ratio(&f.db1, &g.db1), ratio(&f.dw2, &g.dw2), ratio(&f.db2, &g.db2)];
            for (f, e) in found.into_iter().zip(expected) {
                assert!(
                    (f - e).abs() < 1e-6 || f.is_nan() && e.is_nan() || e == 0.0 && (f - 1.0).abs() > 0.1,
                    "{found:?}"
                );
            }
        }
    }
}
