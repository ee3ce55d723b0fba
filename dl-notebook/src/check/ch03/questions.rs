//! Numbers by hand, and choices.

use super::super::kit::*;

/// The cost of three examples, by hand: labels 1, 1, 0 and answers 0.5, 0.8, 0.2.
pub fn cost_by_hand(guess: impl Into<Number>) -> Feedback {
    let (half, likely, unlikely) = (-0.5f64.ln(), -0.8f64.ln(), -0.2f64.ln());
    let sum = half + 2.0 * likely;
    let not_mirrored = say(
        "Para el tercer ejemplo la etiqueta es 0, así que se paga $-\\ln (1 - a)$, que es $-\\ln 0.8$.",
        "The third example's label is 0, so it pays $-\\ln (1 - a)$, which is $-\\ln 0.8$.",
    );
    let two_only = say(
        "Falta el tercer ejemplo: con etiqueta 0 también se paga, $-\\ln (1 - a)$.",
        "The third example is missing: with the label 0 it pays, too, $-\\ln (1 - a)$.",
    );
    let slips = [
        (
            sum,
            say(
                "Es la suma de los tres precios; falta dividir entre 3.",
                "That's the three prices added up; divide by 3.",
            ),
        ),
        ((half + likely + unlikely) / 3.0, not_mirrored),
        (half + likely + unlikely, not_mirrored),
        ((half + likely) / 3.0, two_only),
        ((half + likely) / 2.0, two_only),
        (half + likely, two_only),
        (
            (0.25 + 2.0 * 0.04) / 3.0,
            say(
                "Ese es el error cuadrático. Usa la entropía cruzada, $-\\ln$.",
                "That's the squared error. Use the cross-entropy, $-\\ln$.",
            ),
        ),
        (
            -sum / 3.0,
            say(
                "Un costo nunca es negativo: $\\ln$ de un número menor que 1 ya lo es, y el menos lo endereza.",
                "A cost is never negative: $\\ln$ of a number below 1 already is, and the minus sign sets it right.",
            ),
        ),
        (
            0.5,
            say(
                "Eso es el promedio de las respuestas, no de sus precios.",
                "That's the mean of the answers, not of their prices.",
            ),
        ),
        (0.0, say("Solo unas respuestas perfectas no cuestan nada.", "Only perfect answers cost nothing.")),
    ];
    number(say("un costo a mano", "a cost by hand"), guess, sum / 3.0, 0.0015, &slips)
}

/// The learning rate from which on the descent on 5 (θ - 2)² no longer gets closer to the bottom.
pub fn largest_rate(guess: impl Into<Number>) -> Feedback {
    let closer = say(
        "Con esa $\\alpha$ el factor $1 - 10 \\alpha$ todavía está entre −1 y 1, así que se sigue acercando. Puede subir más.",
        "With that $\\alpha$ the factor $1 - 10 \\alpha$ is still between −1 and 1, so it keeps getting closer. It can go up further.",
    );
    let away = say(
        "Con esa $\\alpha$ el factor $1 - 10 \\alpha$ ya pasó de −1: hace rato que se aleja.",
        "With that $\\alpha$ the factor $1 - 10 \\alpha$ is already past −1: it has been moving away for a while.",
    );
    let slips = [
        (
            0.1,
            say(
                "Con 0.1 el factor es 0: un solo paso cae justo en el fondo. Es la mejor, pero no la mayor; ¿cuándo llega el factor a −1?",
                "With 0.1 the factor is 0: a single step lands right on the bottom. That's the best rate, but not the largest; when does the factor reach −1?",
            ),
        ),
        (
            1.0,
            say(
                "Ese es el límite de la curva de arriba, con pendiente $2d$. Aquí la pendiente es $10d$.",
                "That's the limit for the curve above, whose slope was $2d$. Here the slope is $10d$.",
            ),
        ),
        (
            0.4,
            say(
                "¿Multiplicaste el 5 solo? La pendiente es $10d$, así que el factor es $1 - 10 \\alpha$.",
                "Did you use the 5 alone? The slope is $10d$, so the factor is $1 - 10 \\alpha$.",
            ),
        ),
        (
            0.0,
            say(
                "Con 0 no se mueve. Sube $\\alpha$: ¿cuándo llega el factor a −1?",
                "With 0 it doesn't move at all. Raise $\\alpha$: when does the factor reach −1?",
            ),
        ),
        (
            -0.2,
            say(
                "Una tasa negativa camina cuesta arriba. Revisa el signo al despejar $1 - 10 \\alpha = -1$.",
                "A negative rate walks uphill. Check the sign as you solve $1 - 10 \\alpha = -1$.",
            ),
        ),
        (0.01, closer),
        (0.05, closer),
        (0.15, closer),
        (0.18, closer),
        (0.19, closer),
        (0.199, closer),
        (0.201, away),
        (0.21, away),
        (0.25, away),
        (0.3, away),
        (0.5, away),
        (2.0, away),
        (5.0, away),
        (10.0, away),
    ];
    number(say("el límite de α", "the limit of α"), guess, 0.2, 0.0, &slips)
}

/// What a cost without its 1/m does to the steps.
pub fn without_the_mean(chosen: impl Into<Letter>) -> Feedback {
    let reasons = [
        say(
            "El fondo sigue en el mismo lugar, es cierto, pero ¿cómo llegas? Un paso es $\\alpha$ por la pendiente, y la pendiente ya no es la misma.",
            "The bottom does stay where it is, but how do you get there? A step is $\\alpha$ times the slope, and the slope isn't the same any more.",
        ),
        say(
            "Una suma de diez veces más términos parecidos es diez veces mayor, y el paso también. Con el promedio, $\\alpha$ no depende de $m$, y por eso se usa.",
            "A sum of ten times as many similar terms is ten times as large, and so is the step. With the mean, $\\alpha$ doesn't depend on $m$, which is why we use it.",
        ),
        say(
            "Eso pasaría si se dividiera de más. Aquí se suman diez veces más términos y no se divide entre nada.",
            "That would happen if you divided too often. Here ten times as many terms are added, and nothing is divided.",
        ),
        say(
            "Multiplicar el costo por un número no cambia qué neurona es la mejor, así que los aciertos no bajan por eso. Piensa en los pasos.",
            "Multiplying the cost by a number doesn't change which neuron is best, so it isn't right any less often because of that. Think about the steps.",
        ),
    ];
    choice(say("sin el promedio", "without the mean"), chosen, 'b', &reasons)
}

/// What a score says of a model that was chosen by it.
pub fn rosas_report(chosen: impl Into<Letter>) -> Feedback {
    let reasons = [
        say(
            "No entrenó con él, pero eligió con él, y eso basta: de 40 redes, la mejor es en parte la más afortunada.",
            "She didn't train on it, but she chose with it, and that's enough: of 40 networks, the best is partly the luckiest.",
        ),
        say(
            "Debió elegir con el conjunto de desarrollo. Ahora hace falta un conjunto nuevo para saber cuánto acierta de verdad la elegida.",
            "She should have chosen with the development set. Now it takes a fresh set to know how often the chosen one is really right.",
        ),
        say(
            "Así elegiría la que mejor se aprendió los ejemplos de memoria. Para elegir está el conjunto de desarrollo.",
            "That would choose the one that learned the examples best by heart. The development set is there to choose with.",
        ),
        say(
            "Medir más veces y quedarse con lo mejor empuja el número hacia arriba, no hacia abajo: la suerte también se elige.",
            "Measuring more often and keeping the best pushes the number up, not down: luck gets chosen, too.",
        ),
    ];
    choice(say("el informe de Rosa", "Rosa's report"), chosen, 'b', &reasons)
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::{open, right, told};
    use super::*;

    #[test]
    fn a_cost_by_hand() {
        right(&cost_by_hand(0.380));
        right(&cost_by_hand(0.3797));
        right(&cost_by_hand("0,38"));
        right(&cost_by_hand((0.693 + 0.223 + 0.223) / 3.0));
        open(&cost_by_hand('?'));
        told(&cost_by_hand(1.139), "entre 3", "divide by 3");
        told(&cost_by_hand(0.842), "-\\ln 0.8", "-\\ln 0.8");
        told(&cost_by_hand(2.525), "-\\ln 0.8", "-\\ln 0.8");
        told(&cost_by_hand(0.305), "tercer ejemplo", "third example");
        told(&cost_by_hand(0.458), "tercer ejemplo", "third example");
        told(&cost_by_hand(0.916), "tercer ejemplo", "third example");
        told(&cost_by_hand(0.11), "cuadrático", "squared");
        told(&cost_by_hand(-0.38), "negativo", "negative");
        told(&cost_by_hand(0.5), "promedio de las respuestas", "mean of the answers");
        told(&cost_by_hand(0), "no cuestan nada", "cost nothing");
        told(&cost_by_hand(7.0), "demasiado grande", "too large");
    }

    #[test]
    fn the_largest_rate() {
        right(&largest_rate(0.2));
        right(&largest_rate("0,2"));
        open(&largest_rate('?'));
        told(&largest_rate(0.1), "mejor", "best rate");
        told(&largest_rate(1), "$2d$", "$2d$");
        told(&largest_rate(0.4), "$10d$", "$10d$");
        told(&largest_rate(2.0), "se aleja", "moving away");
        told(&largest_rate(0.19), "acercando", "getting closer");
        told(&largest_rate(-0.2), "cuesta arriba", "uphill");
        told(&largest_rate(0.0), "no se mueve", "doesn't move");
        told(&largest_rate(0.25), "se aleja", "moving away");
        told(&largest_rate(f64::NAN), "comparar", "compare");
        told(&largest_rate("mucho"), "leer", "read");
    }

    #[test]
    fn choices() {
        for (check, name) in [(without_the_mean as fn(&'static str) -> Feedback, "m"), (rosas_report, "r")] {
            right(&check("b"));
            right(&check("B"));
            open(&check("?"));
            told(&check("e"), "opciones", "options");
            for letter in ["a", "c", "d"] {
                let shown = check(letter).text();
                told(&check(letter), &format!("la {letter}"), &format!("isn't {letter}"));
                assert!(shown.len() > 90, "{name}: {shown}");
            }
        }
    }
}
