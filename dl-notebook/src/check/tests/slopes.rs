//! Slopes, and walks down them.

use super::*;

type Slope = fn(f64) -> f64;

#[test]
fn derivative_answers() {
    const H: f64 = 1e-5;
    right(&derivative(|f, x| (f(x + H) - f(x - H)) / (2.0 * H)));
    right(&derivative(|f, x| (f(x + 1e-7) - f(x)) / 1e-7));
    open(&derivative(|_, _| std::todo!()));
    told(&derivative(|f, x| f(x + H) - f(x - H)), "Falta dividir", "still to be divided");
    told(&derivative(|f, x| (f(x + H) - f(x - H)) / H), "hay $2h$", "$2h$ apart");
    told(&derivative(|f, x| (f(x - H) - f(x + H)) / (2.0 * H)), "en ese orden", "in that order");
    told(&derivative(|f, x| (f(x + 1e-6) - f(x)) / 2e-6), "a $h$ de distancia", "are $h$ apart");
    told(&derivative(|f, x| (f(x + H) - f(x - H)) / 2.0), "también entre $h$", "by $h$ too");
    told(&derivative(|f, x| (f(x + H) - f(x - H)) / 2.0 * H), "escribe `/ (2.0 * h)`", "write `/ (2.0 * h)`");
    told(&derivative(|f, x| f(x + H) - f(x - H) / (2.0 * H)), "Faltan paréntesis", "Parentheses");
    told(&derivative(|f, x| (f(x + H) + f(x - H)) / (2.0 * H)), "la tuya suma", "yours adds");
    told(&derivative(|f, x| (f(x + 1e-20) - f(x - 1e-20)) / 2e-20), "redondeo se lo traga", "rounding swallows it");
    told(&derivative(|f, x| (f(x) + H - f(x) - H) / (2.0 * H)), "no `f(x) + h`", "not `f(x) + h`");
    told(&derivative(|_, x| 2.0 * x), "nunca llama a `f`", "never calls `f`");
    told(&derivative(|f, x| f(x)), "solo en `x` mismo", "only at `x` itself");
    told(&derivative(|f, x| f(x + H) / H), "un solo lugar", "one place only");
    told(&derivative(|f, x| (f(x + 1.0) - f(x - 0.5)) / 1.5), "demasiado lejos", "too far");
    told(&derivative(|f, x| (f(x + 0.1) - f(x)) / 0.1), "demasiado lejos", "too far");
    told(&derivative(|f, x| (f(x + 1e-14) - f(x - 1e-14)) / 2e-14), "redondeo se come", "rounding eats");
    told(&derivative(|f, x| (f(x + H) - f(x - H)) * (2.0 * H)), "hay que dividir", "should divide");
    told(&derivative(|f, x| (f(x + H) - f(x - H)) / (3.0 * H)), "bien escogidos", "well chosen");
    told(&derivative(|f, x| (f(x + 0.0) - f(x - 0.0)) / 0.0), "solo en `x` mismo", "only at `x` itself");
    told(&derivative(|_, _| 0.0), "nunca llama a `f`", "never calls `f`");
}

fn walk(slope: Slope, start: f64, alpha: f64, steps: usize) -> f64 {
    (0..steps).fold(start, |x, _| x - alpha * slope(x))
}

#[test]
#[allow(clippy::never_loop)]
fn descend_answers() {
    right(&descend(walk));
    open(&descend(|_, _, _, _| std::todo!()));
    told(&descend(|_, start, _, _| start), "Un `let` dentro del bucle", "A `let` inside the loop");
    told(&descend(|slope, start, alpha, _| walk(slope, start, alpha, 1)), "un solo paso", "a single step");
    told(
        &descend(|slope, mut x, alpha, steps| {
            for _ in 0..steps {
                x -= alpha * slope(x);
                return x;
            }
            x
        }),
        "`return` dentro",
        "`return` inside",
    );
    told(&descend(|slope, x, alpha, steps| walk(slope, x, -alpha, steps)), "cuesta arriba", "uphill");
    told(&descend(|slope, x, alpha, steps| walk(slope, x, alpha, steps + 1)), "un paso de más", "one step too many");
    told(&descend(|slope, x, alpha, steps| walk(slope, x, alpha, steps - 1)), "un paso de menos", "one step too few");
    told(&descend(|slope, x, _, steps| walk(slope, x, 1.0, steps)), "Falta la tasa", "rate is missing");
    told(&descend(|_, x, alpha, steps| x - alpha * steps as f64), "Falta la pendiente", "slope is missing");
    told(
        &descend(|slope, x, alpha, steps| x - alpha * slope(x) * steps as f64),
        "pendiente del punto de partida",
        "slope at the start",
    );
    told(&descend(|slope, x, alpha, steps| (0..steps).fold(x, |x, _| alpha * slope(x))), "solo el paso", "step alone");
    told(
        &descend(|_, x, alpha, steps| (0..steps).fold(x, |x, _| x - alpha * x)),
        "en lugar de la pendiente",
        "in place of the slope",
    );
    told(&descend(|slope, x, alpha, steps| (0..steps).fold(x, |x, _| x - slope(x) / alpha)), "Se divide", "It divides");
    told(
        &descend(|slope, x, alpha, steps| (0..steps).fold(x, |x, _| x - alpha * slope(alpha))),
        "se toma en $\\alpha$",
        "taken at $\\alpha$",
    );
    told(
        &descend(|slope, x, alpha, steps| slope(walk(slope, x, alpha, steps))),
        "Devuelve la pendiente",
        "returns the slope",
    );
    told(
        &descend(|slope, x, alpha, steps| walk(slope, x, alpha, 2 * steps)),
        "el doble de pasos",
        "twice as many steps",
    );
    told(&descend(|_, _, _, _| 3.0), "Llega siempre al mínimo", "always gets to the minimum");
    told(&descend(|slope, x, alpha, _| walk(slope, x, alpha, 30)), "dos pasos a mano", "two steps by hand");
    told(
        &descend(|slope, x, alpha, steps| walk(slope, x, alpha / 2.0, steps)),
        "dos pasos a mano",
        "two steps by hand",
    );
}
