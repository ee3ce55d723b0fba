//! Functions of one number.

use super::*;
use dl_core::activation;

#[test]
fn relu_answers() {
    right(&relu(activation::relu));
    right(&relu(|z| if z < 0.0 { 0.0 } else { z }));
    right(&relu(|z| (z + z.abs()) / 2.0));
    open(&relu(|_| std::todo!()));
    told(&relu(|z| z), "tal cual", "as it is");
    told(&relu(|z| z.min(0.0)), "no el mínimo", "not the minimum");
    told(&relu(f64::abs), "valor absoluto", "absolute value");
    told(&relu(activation::relu_derivative), "derivada de relu", "relu's derivative");
    told(&relu(|z| if z >= 0.0 { 1.0 } else { 0.0 }), "escalón", "step");
    told(&relu(|z| (-z).max(0.0)), "signo de `z`", "sign of `z`");
    told(&relu(|z| -z.max(0.0)), "Sobra un menos", "minus too many");
    told(&relu(|z| z.max(1.0)), "no con 1", "not with 1");
    told(&relu(|z| z.clamp(0.0, 1.0)), "tope", "ceiling");
    told(&relu(|z| if z > 1.0 { z } else { 0.0 }), "frontera es 0", "border is 0");
    told(&relu(|z| z * z), "cuadrado", "square");
    told(&relu(|z| z.max(0.0).powi(2)), "multiplicarse por sí mismos", "without being squared");
    told(&relu(|z| z.max(0.01 * z)), "0.01 veces los negativos", "0.01 times the negative");
    told(&relu(|z| if z > 0.0 { z } else { 0.2 * z }), "con fuga", "leaky");
    told(&relu(activation::sigmoid), "Es la sigmoide", "That's the sigmoid");
    told(&relu(activation::tanh), "Es tanh", "That's tanh");
    told(&relu(|z| (1.0 + z.exp()).ln()), "softplus", "softplus");
    told(&relu(|_| 0.0), "Todos tus números son 0", "All your numbers are 0");
    told(&relu(|z| -z), "signo de todo", "flips every sign");
    told(&relu(|z| if z > 0.0 { z } else { 1.0 }), "¿Cuál de los dos", "Which of the two");
    told(&relu(|z| 2.0 * z.max(0.0)), "el doble", "twice");
    told(&relu(|z| z.max(0.0) + 1.0), "1 de más", "1 too large");
    told(&relu(|z| if z > 0.0 { z } else { f64::NAN }), "NaN", "NaN");
    told(&relu(|z| (z as i32).max(0) as f64), "entre enteros", "division of integers");
    told(&relu(|z| z.max(0.0).sqrt()), "¿Cuál de los dos", "Which of the two");
}

#[test]
fn sigmoid_answers() {
    let e = |z: f64| (-z).exp();
    right(&sigmoid(activation::sigmoid));
    right(&sigmoid(|z| 1.0 / (1.0 + (-z).exp())));
    right(&sigmoid(|z| (1.0 + (z / 2.0).tanh()) / 2.0));
    open(&sigmoid(|_| std::todo!()));
    told(&sigmoid(|z| 1.0 / (1.0 + z.exp())), "el exponente es $-z$", "the exponent is $-z$");
    told(&sigmoid(|z| 1.0 / (1.0 + -z.exp())), "el menos se aplica al final", "the minus comes last");
    told(&sigmoid(|z| 1.0 / (1.0 - e(z))), "se suma", "there's a sum");
    told(&sigmoid(e), "Es solo $e^{-z}$", "That's $e^{-z}$ alone");
    told(&sigmoid(|z| 1.0 + e(z)), "falta dividir 1", "divide 1 by all");
    told(&sigmoid(|z| 1.0 / e(z)), "Falta el 1", "The 1 that's added");
    told(&sigmoid(|z| z.exp() / (1.0 + z.exp())), "se desborda", "overflows");
    told(&sigmoid(activation::tanh), "Es tanh", "That's tanh");
    told(&sigmoid(|z| activation::sigmoid(z) * (1.0 - activation::sigmoid(z))), "derivada", "derivative");
    told(&sigmoid(|z| f64::from(z > 0.0)), "escalón", "step");
    told(&sigmoid(|_| 0.5), "Todos tus números son 0.5", "All your numbers are 0.5");
    told(&sigmoid(|z| 1.0 / (2.0 + e(z))), "a mano", "by hand");
    told(&sigmoid(|z| z), "sin cambiarla", "unchanged");
    told(&sigmoid(|z| 100.0 / (1.0 + e(z))), "100 veces", "100 times");
    told(&sigmoid(|z| 2.0 / (1.0 + e(z))), "el doble", "twice");
    told(&sigmoid(|z| -1.0 / (1.0 + e(z))), "signo contrario", "opposite sign");
}

#[test]
fn tanh_answers() {
    let (p, n) = (|z: f64| z.exp(), |z: f64| (-z).exp());
    right(&tanh(f64::tanh));
    right(&tanh(|z| 1.0 - 2.0 / ((2.0 * z).exp() + 1.0)));
    right(&tanh(|z| 2.0 * activation::sigmoid(2.0 * z) - 1.0));
    open(&tanh(|_| std::todo!()));
    let overflow = tanh(|z| (p(z) - n(z)) / (p(z) + n(z)));
    told(&overflow, "7 entradas pequeñas", "7 small inputs");
    told(&overflow, "se desborda", "overflows");
    told(&tanh(|z| p(z) - n(z) / p(z) + n(z)), "Faltan paréntesis", "Parentheses are missing");
    told(&tanh(|z| (p(z) - n(z)) / p(z) + n(z)), "Faltan paréntesis", "Parentheses are missing");
    told(&tanh(|z| p(z) - n(z) / (p(z) + n(z))), "Faltan paréntesis", "Parentheses are missing");
    told(&tanh(|z| (p(z) + n(z)) / (p(z) - n(z))), "están cambiados", "are swapped");
    told(&tanh(|z| p(z) - n(z)), "solo el numerador", "numerator alone");
    told(&tanh(f64::sinh), "seno hiperbólico", "hyperbolic sine");
    told(&tanh(|z| (z.exp() - -z.exp()) / (z.exp() + -z.exp())), "el menos se aplica al final", "the minus comes last");
    told(&tanh(f64::tan), "ángulo", "angle");
    told(&tanh(activation::sigmoid), "Es la sigmoide", "That's the sigmoid");
    told(&tanh(|z| 1.0 - z.tanh().powi(2)), "derivada de tanh", "derivative of tanh");
    told(&tanh(|z| 1.0 - 2.0 / (z.exp() + 1.0)), "El exponente es $2z$", "The exponent is $2z$");
    told(&tanh(|z| 1.0 - 2.0 / (2.0 * z.exp() + 1.0)), "El exponente es $2z$", "The exponent is $2z$");
    told(&tanh(|z| 1.0 - 2.0 / (2.0 * z).exp() + 1.0), "Faltan paréntesis", "Parentheses are missing");
    told(&tanh(|z| 1.0 - 2.0 / ((2.0 * z).exp() - 1.0)), "se suma 1", "1 is added");
    told(&tanh(|z| 1.0 + 2.0 / ((2.0 * z).exp() + 1.0)), "se le resta", "is subtracted");
    told(&tanh(|z| 1.0 - 1.0 / ((2.0 * z).exp() + 1.0)), "un 2, no un 1", "a 2 on top");
    told(&tanh(|z| (1.0 - 2.0) / ((2.0 * z).exp() + 1.0)), "antes de dividir", "before dividing");
    told(&tanh(|z| 2.0 / ((2.0 * z).exp() + 1.0)), "Falta restarla", "still to be subtracted");
    told(&tanh(|z| 1.0 - 2.0 / ((-2.0 * z).exp() + 1.0)), "signo contrario", "opposite sign");
    told(&tanh(|z| z), "sin cambiarla", "unchanged");
    told(&tanh(|z| z.clamp(-1.0, 1.0)), "a mano", "by hand");
}

#[test]
fn line_answers() {
    let price = |f: fn(f64) -> f64| line(f, 20.0, 1.2);
    right(&price(|x| 20.0 + 1.2 * x));
    open(&price(|_| std::todo!()));
    told(&price(|x| 1.2 + 20.0 * x), "están cambiados", "are swapped");
    told(&price(|x| (20.0 + 1.2) * x), "Multiplicaste todo", "You multiplied everything");
    told(&price(|x| 1.2 * x), "Falta sumar 20", "20 is still to be added");
    told(&price(|x| 20.0 + x), "Falta multiplicar la entrada por 1.2", "Multiply the input by 1.2");
    told(&price(|x| 20.0 + 1.2 + x), "1.2 se suma", "1.2 is added");
    told(&price(|x| 20.0 - 1.2 * x), "El signo", "The sign");
    told(&price(|x| 20.0 * 1.2 * x), "20 se multiplica", "20 is multiplied");
    told(&price(|x| 20.0 + x / 1.2), "Se divide", "You divide");
    told(&price(|_| 20.0), "Siempre devuelve 20", "always returns 20");
    told(&price(|x| (20 + (1.2 * x) as i32) as f64), "decimales", "decimals");
    told(&price(|x| 20.0 + 12.0 * x), "a mano", "by hand");
    told(&price(|x| 1000.0 * (20.0 + 1.2 * x)), "1000 veces", "1000 times");
    told(&price(|x| 2.0 + 1.2 * x), "18 de menos", "18 too small");
    told(&price(|x| x), "sin cambiarla", "unchanged");
    told(&price(|x| (20.0 + 1.2) + x * 0.0), "Todos tus números son 21.2", "All your numbers are 21.2");
}

#[test]
fn nearer_answers() {
    let near = |f: fn(f64) -> f64| nearer(f, 2.0, 7.0);
    right(&near(|x| if (x - 2.0).abs() < (x - 7.0).abs() { 0.0 } else { 1.0 }));
    right(&near(|x| f64::from(x > 4.5)));
    open(&near(|_| std::todo!()));
    told(&near(|x| if (x - 2.0).abs() < (x - 7.0).abs() { 1.0 } else { 0.0 }), "al revés", "wrong way round");
    told(&near(|x| if x - 2.0 < x - 7.0 { 0.0 } else { 1.0 }), "con `.abs()`", "with `.abs()`");
    told(&near(|x| if (x - 2.0).abs() < x - 7.0 { 0.0 } else { 1.0 }), "con `.abs()`", "with `.abs()`");
    right(&near(|x| if x - 2.0 < (x - 7.0).abs() { 0.0 } else { 1.0 })); // right everywhere, as it happens
    told(&near(|x| f64::from(x >= 5.0)), "4.6 esperaba 1", "4.6 I expected 1");
    told(&near(|x| f64::from(x > 4.0)), "4.4 esperaba 0", "4.4 I expected 0");
    told(&near(|x| (x - 2.0).abs().min((x - 7.0).abs())), "Es la distancia", "That's the distance");
    told(&near(|x| if x < 4.5 { 2.0 } else { 7.0 }), "Devuelve el lugar", "returns the place");
    told(&near(|_| 0.0), "Siempre responde lo mismo", "always gives the same");
    told(&near(|_| 1.0), "Siempre responde lo mismo", "always gives the same");
    told(&near(|x| if x < 4.5 { 1.0 } else { 2.0 }), "1 de más", "1 too large");
    told(&near(|x| x - 2.0), "¿Dónde cambia", "Where does");
}

#[test]
fn values_answers() {
    let pairs = [(1.0, 2.0), (-3.0, -6.0), (0.5, 1.0), (0.0, 0.0)];
    let double = |f: fn(f64) -> f64| values("double", f, &pairs);
    right(&double(|x| x + x));
    open(&double(|_| std::todo!()));
    told(&double(|x| x), "sin cambiarla", "unchanged");
    told(&double(|x| -2.0 * x), "signo contrario", "opposite sign");
    told(&double(|x| 6.0 * x), "3 veces", "3 times");
    told(&double(|x| 2.0 * x + 1.0), "1 de más", "1 too large");
    told(&double(|x| 2.0 * x - 0.5), "0.5 de menos", "0.5 too small");
    told(&double(|x| 2.0 * x.abs()), "a mano", "by hand");
    told(&double(|x| x * x), "a mano", "by hand");
    told(&double(|x| 4.0 * x), "el doble", "twice");
    told(&double(|x| (2.0 * x) / 0.0), "infinito", "infinity");
    told(&double(|_| 7.0), "son 7", "are 7");
    told(&double(|x| 0.2 * x), "0.1 veces", "0.1 times");
    right(&values("nothing", |x| x, &[]));
}
