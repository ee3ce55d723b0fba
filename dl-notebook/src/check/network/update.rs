//! One step of a shallow network's parameters.

use super::{super::kit::*, super::steps::steps, backward_by, examples, forward_by, parameters};
use dl_core::{
    Result,
    shallow::{Gradients, Parameters},
};

/// A learner's update.
type Update<'a> = &'a dyn Fn(&Parameters, &Gradients, f64) -> Result<Parameters>;

/// One update of the parameters: from the parameters, the gradients and α to the new ones.
pub fn shallow_update(f: impl Fn(&Parameters, &Gradients, f64) -> Result<Parameters>) -> Feedback {
    let name = name(&f, "update");
    of(name.as_str(), &|| update_of(&name, &f))
}

fn update_of(name: &str, f: Update) -> Outcome {
    let ((x, y), p, alpha) = (examples(), parameters(), 0.3);
    let g = backward_by(&p, &forward_by(&p, &x), &x, &y);
    let found = attempt_ok(name, || f(&p, &g, alpha))?;
    let parts = [
        ("W1", &found.w1, &p.w1, &g.dw1),
        ("b1", &found.b1, &p.b1, &g.db1),
        ("W2", &found.w2, &p.w2, &g.dw2),
        ("b2", &found.b2, &p.b2, &g.db2),
    ];
    let right: Vec<&str> = parts
        .iter()
        .filter(|(_, found, before, slope)| all_agree(found, &(*before - &(*slope * alpha))))
        .map(|part| part.0)
        .collect();
    for (what, found, before, slope) in parts {
        let checked = same(what, found, &(before - &(slope * alpha)), f64::NAN, &steps(before, slope, alpha));
        checked.map_err(|trouble| with_the_right_ones(trouble, &right))?;
    }
    Ok(say("Correctos, los cuatro parámetros.", "Correct, all four parameters.").into())
}

/// The trouble, and which of the parameters are right.
fn with_the_right_ones(trouble: Trouble, right: &[&str]) -> Trouble {
    match trouble {
        Trouble::Wrong(text, hint) if !right.is_empty() => {
            let list = right.join(", ");
            Trouble::Wrong(say!("{text} Están bien: {list}.", "{text} These are right: {list}."), hint)
        }
        other => other,
    }
}
