//! What the slips of activation functions compute, and the hint for each in Spanish and in English.

use super::kit::*;
use dl_core::activation;

/// Slips of 1 / (1 + e⁻ᶻ).
pub(super) const SIGMOID: &[Slip] = &[
    (
        |z| activation::sigmoid(-z),
        ["El signo: el exponente es $-z$, no $z$.", "The sign: the exponent is $-z$, not $z$."],
    ),
    (
        |z| -1.0 / (1.0 + z.exp()),
        [
            "Un `-` se aplica al final: en Rust, `-z.exp()` es $-(e^z)$; escribe `(-z).exp()`.",
            "A minus comes last: in Rust, `-z.exp()` means $-(e^z)$; write `(-z).exp()`.",
        ],
    ),
    (
        |z| 1.0 / (1.0 - z.exp()),
        [
            "`-z.exp()` es $-(e^z)$, porque el menos se aplica al final: escribe `(-z).exp()`.",
            "`-z.exp()` means $-(e^z)$, because the minus comes last: write `(-z).exp()`.",
        ],
    ),
    (
        |z| 1.0 / (1.0 - (-z).exp()),
        ["En el denominador se suma: $1 + e^{-z}$.", "Below the division there's a sum: $1 + e^{-z}$."],
    ),
    (
        |z| (-z).exp(),
        [
            "Es solo $e^{-z}$: falta el resto, $1 / (1 + e^{-z})$.",
            "That's $e^{-z}$ alone: the rest is missing, $1 / (1 + e^{-z})$.",
        ],
    ),
    (
        |z| 1.0 + (-z).exp(),
        [
            "Es $1 + e^{-z}$: falta dividir 1 entre todo eso, o sus paréntesis, `1.0 / (1.0 + (-z).exp())`.",
            "That's $1 + e^{-z}$: divide 1 by all of it, in parentheses, `1.0 / (1.0 + (-z).exp())`.",
        ],
    ),
    (
        |z| 1.0 / (-z).exp(),
        ["Falta el 1 que se suma en el denominador.", "The 1 that's added in the denominator is missing."],
    ),
    (
        activation::tanh,
        [
            "Es tanh, que va de −1 a 1; la sigmoide va de 0 a 1.",
            "That's tanh, which goes from −1 to 1; the sigmoid goes from 0 to 1.",
        ],
    ),
    (
        |z| activation::sigmoid(z) * (1.0 - activation::sigmoid(z)),
        ["Es la derivada de la sigmoide.", "That's the derivative of the sigmoid."],
    ),
    (
        |z| f64::from(z > 0.0),
        [
            "Es un escalón: la sigmoide pasa de 0 a 1 suavemente.",
            "That's a step: the sigmoid goes from 0 to 1 smoothly.",
        ],
    ),
];

/// Slips of (eᶻ − e⁻ᶻ) / (eᶻ + e⁻ᶻ), and of 1 − 2 / (e²ᶻ + 1).
pub(super) const TANH: &[Slip] = &[
    (|z| z.exp() - (-z).exp() / z.exp() + (-z).exp(), BRACKETS),
    (|z| (z.exp() - (-z).exp()) / z.exp() + (-z).exp(), BRACKETS),
    (|z| z.exp() - (-z).exp() / (z.exp() + (-z).exp()), BRACKETS),
    (
        |z| (z.exp() + (-z).exp()) / (z.exp() - (-z).exp()),
        [
            "El numerador y el denominador están cambiados: la resta va arriba.",
            "The numerator and the denominator are swapped: the difference goes on top.",
        ],
    ),
    (
        |z| z.exp() - (-z).exp(),
        ["Es solo el numerador: falta dividir.", "That's the numerator alone: it's still to be divided."],
    ),
    (
        |z| (z.exp() - (-z).exp()) / 2.0,
        [
            "Es el seno hiperbólico: se divide entre $e^z + e^{-z}$, no entre 2.",
            "That's the hyperbolic sine: divide by $e^z + e^{-z}$, not by 2.",
        ],
    ),
    (|z| f64::INFINITY * z.exp(), MINUS),
    (
        f64::tan,
        [
            "`tan` es la tangente de un ángulo; la hiperbólica es `tanh`.",
            "`tan` is the tangent of an angle; the hyperbolic one is `tanh`.",
        ],
    ),
    (
        activation::sigmoid,
        [
            "Es la sigmoide, que va de 0 a 1; tanh va de −1 a 1.",
            "That's the sigmoid, which goes from 0 to 1; tanh goes from −1 to 1.",
        ],
    ),
    (|z| 1.0 - z.tanh() * z.tanh(), ["Es la derivada de tanh.", "That's the derivative of tanh."]),
    (|z| 1.0 - 2.0 / (z.exp() + 1.0), TWICE),
    (|z| 1.0 - 2.0 / (2.0 * z.exp() + 1.0), TWICE),
    (|z| 1.0 - 2.0 / (2.0 * z).exp() + 1.0, SHORT_BRACKETS),
    (|z| 1.0 - 2.0 / ((2.0 * z).exp() - 1.0), ["En el denominador se suma 1.", "In the denominator 1 is added."]),
    (
        |z| 1.0 + 2.0 / ((2.0 * z).exp() + 1.0),
        ["El signo: a 1 se le resta la fracción.", "The sign: the fraction is subtracted from 1."],
    ),
    (|z| 1.0 - 1.0 / ((2.0 * z).exp() + 1.0), ["Arriba va un 2, no un 1.", "There's a 2 on top, not a 1."]),
    (
        |z| -1.0 / ((2.0 * z).exp() + 1.0),
        [
            "`1 - 2` se calculó antes de dividir: sobra un paréntesis.",
            "`1 - 2` was computed before dividing: there's a parenthesis too many.",
        ],
    ),
    (|z| 2.0 / ((2.0 * z).exp() + 1.0), ["Falta restarla de 1.", "It's still to be subtracted from 1."]),
];

const BRACKETS: [&str; 2] = [
    "Faltan paréntesis: el numerador y el denominador van cada uno entre los suyos.",
    "Parentheses are missing: the numerator and the denominator each need their own.",
];
const MINUS: [&str; 2] = [
    "`-z.exp()` es $-(e^z)$, porque el menos se aplica al final: escribe `(-z).exp()`.",
    "`-z.exp()` means $-(e^z)$, because the minus comes last: write `(-z).exp()`.",
];
const SHORT_BRACKETS: [&str; 2] = [
    "Faltan paréntesis: todo $e^{2z} + 1$ va debajo de la división.",
    "Parentheses are missing: all of $e^{2z} + 1$ goes below the division.",
];
const TWICE: [&str; 2] = [
    "El exponente es $2z$: escribe `(2.0 * z).exp()`; `2.0 * z.exp()` es $2 e^z$.",
    "The exponent is $2z$: write `(2.0 * z).exp()`; `2.0 * z.exp()` means $2 e^z$.",
];

/// Slips of max(0, z).
pub(super) const RELU: &[Slip] = &[
    (
        |z| z,
        ["Devuelve `z` tal cual: los negativos deben dar 0.", "It returns `z` as it is: negative ones should give 0."],
    ),
    (
        |z| z.min(0.0),
        [
            "Deja pasar los negativos: es el máximo con 0, no el mínimo.",
            "It lets the negative ones through: take the maximum with 0, not the minimum.",
        ],
    ),
    (
        f64::abs,
        [
            "Es el valor absoluto: los negativos deben dar 0, no cambiar de signo.",
            "That's the absolute value: negative ones should give 0, not change sign.",
        ],
    ),
    (
        activation::relu_derivative,
        [
            "Es la derivada de relu, o un escalón: los positivos pasan tal cual.",
            "That's relu's derivative, a step: positive ones go through as they are.",
        ],
    ),
    (
        |z| f64::from(z >= 0.0),
        ["Es un escalón: los positivos pasan tal cual.", "That's a step: positive ones go through as they are."],
    ),
    (
        |z| (-z).max(0.0),
        [
            "El signo de `z` está cambiado: pasan los positivos.",
            "The sign of `z` is flipped: it's the positive ones that go through.",
        ],
    ),
    (
        |z| -(z.max(0.0)),
        [
            "Sobra un menos: los positivos pasan tal cual.",
            "There's a minus too many: positive ones go through as they are.",
        ],
    ),
    (
        |z| -z,
        [
            "Cambia el signo de todo: los positivos pasan tal cual y los negativos dan 0.",
            "It flips every sign: positive ones go through as they are, and negative ones give 0.",
        ],
    ),
    (|z| z.max(1.0), ["Compara con 0, no con 1.", "Compare with 0, not with 1."]),
    (|z| z.clamp(0.0, 1.0), ["No tiene tope: un 100 sale como 100.", "It has no ceiling: 100 comes out as 100."]),
    (
        |z| if z > 1.0 { z } else { 0.0 },
        ["La frontera es 0, no 1: un 0.5 pasa tal cual.", "The border is 0, not 1: 0.5 goes through as it is."],
    ),
    (|z| if z > 0.5 { z } else { 0.0 }, ["La frontera es 0, no 0.5.", "The border is 0, not 0.5."]),
    (|z| z * z, ["Es $z^2$: relu no eleva al cuadrado.", "That's $z^2$: relu doesn't square anything."]),
    (
        |z| if z > 0.0 { z * z } else { 0.0 },
        [
            "Los positivos pasan tal cual, sin multiplicarse por sí mismos.",
            "Positive ones go through as they are, without being squared.",
        ],
    ),
    (
        activation::sigmoid,
        ["Es la sigmoide; relu no usa la exponencial.", "That's the sigmoid; relu doesn't use the exponential."],
    ),
    (activation::tanh, ["Es tanh; relu no usa la exponencial.", "That's tanh; relu doesn't use the exponential."]),
    (
        |z| (1.0 + z.exp()).ln(),
        [
            "Es la versión suave (*softplus*); relu tiene una esquina en 0.",
            "That's the smooth version (softplus); relu has a corner at 0.",
        ],
    ),
];
