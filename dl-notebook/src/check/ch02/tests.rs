//! What each answer to an exercise of chapter 2 is told.

use super::super::{
    BLANK, Feedback, gate,
    testing::{open, right, told},
};
use super::*;
use dl_core::{Result, activation::relu, product, shallow::Parameters};

#[test]
fn who_writes_the_labels() {
    right(&missing_labels('b'));
    right(&missing_labels("B"));
    open(&missing_labels('?'));
    open(&missing_labels(""));
    told(&missing_labels('a'), "ya tiene su diagnóstico", "comes with its diagnosis");
    told(&missing_labels('c'), "regresión", "regression");
    told(&missing_labels('d'), "autosupervisado", "self-supervised");
    told(&missing_labels('e'), "no es una de las opciones", "isn't one of the options");
    told(&missing_labels('1'), "no es una de las opciones", "isn't one of the options");
}

#[test]
fn a_number_for_99_percent() {
    for z in [4.6, 4.59, 4.595, 4.605] {
        right(&almost_sure(z));
    }
    right(&almost_sure("4,6"));
    open(&almost_sure('?'));
    told(&almost_sure(0.99), "Escribiste la probabilidad", "That's the probability");
    told(&almost_sure(99), "Escribiste la probabilidad", "That's the probability");
    told(&almost_sure(-4.6), "Cambia el signo", "Flip the sign");
    told(&almost_sure(0.729), "la sigmoide de 0.99", "the sigmoid of 0.99");
    told(&almost_sure(1.9956), "base 10", "base 10");
    told(&almost_sure(3), "dice 95.26 %", "says 95.26%");
    told(&almost_sure(4.5), "muy cerca", "very close");
    told(&almost_sure(4.7), "muy cerca", "very close");
    told(&almost_sure(3), "más grande", "a larger $z$");
    told(&almost_sure(7), "más pequeña", "a smaller $z$");
    told(&almost_sure(f64::NAN), "no es un número", "isn't a number");
    told(&almost_sure("mucho"), "No pude leer", "I couldn't read");
}

#[test]
fn four_numbers_by_hand() {
    let of = |a: [f64; 4]| four_numbers(&array![[a[0], a[1]], [a[2], a[3]]]);
    right(&of([2.0, 9.0, 16.0, -3.0]));
    open(&of([BLANK; 4]));
    told(&of([2.0, 16.0, 9.0, -3.0]), "transpuesta", "transposed");
    told(&of([2.0, 9.0, 16.0, BLANK]), "La entrada [1, 1] está vacía", "Entry [1, 1] is still blank");
    // The sign of b's −1, then that of a's.
    told(&of([2.0, 9.0, 16.0, 1.0]), "3 de 4 entradas están bien", "3 of 4 entries are right");
    told(&of([2.0, 9.0, 16.0, 5.0]), "La [1, 1] no es 5", "Entry [1, 1] isn't 5");
    told(&of([2.0, 7.0, 16.0, -3.0]), "la columna 1 de la segunda, (1, 4, −1)", "column 1 of the second, (1, 4, −1)");
    told(&of([7.0, 9.0, 16.0, -3.0]), "la fila 0 de la primera, (1, 2, 0)", "row 0 of the first, (1, 2, 0)");
    told(&of([2.0, 2.0, 0.0, -4.0]), "1 de 4", "1 of 4");
    let other_order = dot(&array![[2.0, 1.0], [0.0, 4.0], [5.0, -1.0]], &array![[1.0, 2.0, 0.0], [3.0, -1.0, 2.0]]);
    told(&four_numbers(&other_order), "en el otro orden", "in the other order");
    told(&four_numbers(&array![[2.0, 9.0, 16.0, -3.0]]), "esperaba (2, 2)", "I expected (2, 2)");
}

#[test]
fn layers_without_a_curve() {
    right(&layers_without_g('b'));
    open(&layers_without_g('?'));
    told(&layers_without_g('a'), "Para doblar una recta", "Bending a line");
    told(&layers_without_g('c'), "Ser oculta no basta", "Being hidden isn't enough");
    told(&layers_without_g('d'), "El tamaño de los pesos", "The size of the weights");
    told(&layers_without_g('f'), "de la `'a'` a la `'d'`", "from `'a'` to `'d'`");
}

#[test]
fn each_number_breaks_a_neuron_in_one_way_and_no_other() {
    let mut drawn = [false; 7];
    for number in 0..30 {
        let neuron = broken_neuron(number);
        let verdicts: Vec<Feedback> = (0..7).map(|place| whats_broken(&neuron, letter(place))).collect();
        let passed: Vec<usize> = (0..7).filter(|&place| verdicts[place].passed()).collect();
        assert_eq!(passed.len(), 1, "{number}");
        drawn[passed[0]] = true;
        let next = broken_neuron(number + 1);
        assert!(!whats_broken(&next, letter(passed[0])).passed(), "neighbours: {number}");
        verdicts.iter().filter(|verdict| !verdict.passed()).for_each(|verdict| told(verdict, "daría", "would give"));
        open(&whats_broken(&neuron, '?'));
    }
    assert_eq!(drawn, [true; 7]);
    right(&whats_broken(&broken_neuron(7), 'c'));
    told(
        &whats_broken(&broken_neuron(7), 'a'),
        "(0, 0) daría 0.5, y esta neurona da 0.7311",
        "(0, 0) would give 0.5, and this neuron gives 0.7311",
    );
    assert!(whats_broken(&broken_neuron(u64::MAX), 'h').text().contains("'g'"));
    // Nothing gives it away.
    assert!(!format!("{:?}", broken_neuron(7)).contains(|c: char| c.is_ascii_digit()));
    let sound = |x1: f64, x2: f64| sigmoid(2.0 * x1 - x2 + 1.0);
    for number in 0..7 {
        let neuron = broken_neuron(number);
        let differs = |(x1, x2): (f64, f64)| (neuron.output(x1, x2) - sound(x1, x2)).abs() > 0.01;
        assert!([(0.0, 0.0), (1.0, 0.0), (0.0, 1.0)].into_iter().any(differs), "{number} shows no mistake");
    }
}

#[test]
fn a_sunday_without_rain() {
    fn sunday(weights: impl Fn() -> (f64, f64, f64)) -> Feedback {
        gate("football", weights, [false, false, true, false])
    }
    right(&sunday(|| (1.0, -1.0, -0.5)));
    right(&sunday(|| (4.0, -9.0, -1.0)));
    right(&sunday(|| (1.0, -1.0, 0.0)));
    open(&sunday(|| todo!()));
    told(&sunday(|| (1.0, 1.0, -1.5)), "ningún sesgo sirve", "no bias will do");
    told(&sunday(|| (1.0, 1.0, -0.5)), "ningún sesgo sirve", "no bias will do");
    told(&sunday(|| (-1.0, 1.0, -0.5)), "ningún sesgo sirve", "no bias will do");
    told(&sunday(|| (1.0, -1.0, 0.5)), "más bajo", "a lower bias");
    told(&sunday(|| (1.0, -1.0, -1.0)), "justo sobre la recta", "right on the line");
    told(&sunday(|| (1.0, -1.0, -2.0)), "más alto", "a higher bias");
    told(&sunday(|| (1.0, 0.0, -0.5)), "no mira esa entrada", "doesn't look at that input");
    told(&sunday(|| (0.0, 0.0, 1.0)), "ningún sesgo lo arregla", "no bias can help");
    told(&sunday(|| (f64::NAN, 0.0, 1.0)), "finitos", "finite");
}

type Layer = fn(&Matrix, &Matrix, &Matrix) -> Result<Matrix>;

#[test]
fn a_whole_layer() {
    fn layer(w: &Matrix, b: &Matrix, x: &Matrix) -> Result<Matrix> {
        Ok((product(w, x)? + b).mapv(relu))
    }
    right(&relu_layer(layer));
    assert!(relu_layer(layer).text().contains("**layer**"));
    open(&relu_layer(|_, _, _| todo!()));
    let table: [(Layer, &str, &str); 17] = [
        (|w, b, x| Ok(product(w, x)? + b), "falta pasarla por `relu`", "has to go through `relu`"),
        (|w, _, x| product(w, x), "Faltan dos cosas", "Two things are missing"),
        (|w, _, x| Ok(product(w, x)?.mapv(relu)), "Falta sumar el sesgo", "The bias $b$ has to be added"),
        (|w, b, x| Ok(product(w, x)?.mapv(relu) + b), "no después", "not after it"),
        (|w, b, x| Ok((product(w, x)? - b).mapv(relu)), "El sesgo se resta", "The bias is subtracted"),
        (|w, b, x| Ok((product(w, x)? + b).mapv(sigmoid)), "usa la sigmoide", "uses the sigmoid"),
        (|w, b, x| Ok((product(w, x)? + b).mapv(f64::tanh)), "usa tanh", "uses tanh"),
        (|w, b, x| Ok((product(w, x)? + b).mapv(f64::abs)), "valor absoluto", "absolute value"),
        (
            |w, b, x| Ok((product(w, x)? + b).mapv(|z| z.min(0.0))),
            "Se queda con los negativos",
            "It keeps the negatives",
        ),
        (
            |w, b, x| Ok((product(w, x)? + b).mapv(|z| f64::from(z > 0.0))),
            "deja pasar la propia",
            "lets $z$ itself through",
        ),
        (|w, b, x| Ok((product(w, x)? + b[[0, 0]]).mapv(relu)), "el sesgo de la primera", "the bias of the first"),
        (|w, b, x| Ok((product(w, x)? + b.sum()).mapv(relu)), "todos los sesgos juntos", "all the biases together"),
        (|w, b, x| Ok(product(&w.mapv(relu), x)? + b), "se le aplicó a $W$", "was applied to $W$"),
        (|w, b, x| Ok(product(w, &x.mapv(relu))? + b), "se le aplicó a $X$", "was applied to $X$"),
        (|w, b, x| Ok((product(&w.t(), x)? + b).mapv(relu)), "sobra un `.t()`", "a `.t()` too many"),
        (|w, b, x| Ok((w * x + b).mapv(relu)), "número a número", "number by number"),
        (|w, b, x| Ok((product(w, x)? + b.t()).mapv(relu)), "formas distintas", "different shapes"),
    ];
    for (answer, spanish, english) in table {
        told(&relu_layer(answer), spanish, english);
    }
    let transposed: Layer = |w, b, x| Ok((product(w, x)? + b).mapv(relu).t().to_owned());
    told(&relu_layer(transposed), "transpuesto", "transposed");
    told(&relu_layer(|w, b, x| Ok(product(w, x).unwrap() + b)), "falta pasarla", "has to go through");
    told(&relu_layer(|w, _, _| Ok(w.clone())), "con forma (4, 5)", "to have shape (4, 5)");
    told(&relu_layer(|w, b, x| Ok((product(x, w).unwrap() + b).mapv(relu))), "`.unwrap()`", "`.unwrap()`");
}

/// The network of the solution, its hidden layer multiplied by `scale`.
fn four_sides(scale: f64, b2: f64) -> Parameters {
    Parameters {
        w1: array![[1.0, 0.0], [-1.0, 0.0], [0.0, 1.0], [0.0, -1.0]] * scale,
        b1: array![[-1.0], [3.0], [-1.0], [2.0]] * scale,
        w2: array![[20.0, 20.0, 20.0, 20.0]],
        b2: array![[b2]],
    }
}

#[test]
fn a_network_of_ones_own() {
    fn my_network() -> Parameters {
        four_sides(20.0, -70.0)
    }
    right(&station(my_network));
    assert!(station(my_network).text().contains("**my_network**"));
    right(&station(|| four_sides(15.0, -70.0)));
    // A neuron may say yes outside, if the output takes it for a no.
    let other_way = || {
        let p = four_sides(20.0, -70.0);
        Parameters { w1: -p.w1, b1: -p.b1, w2: -p.w2, b2: array![[10.0]] }
    };
    right(&station(other_way));
    open(&station(|| todo!()));

    told(&station(|| four_sides(1.0, -70.0)), "ni sí ni no", "neither yes nor no");
    told(&station(|| four_sides(20.0, -90.0)), "Sube `b2`", "Raise `b2`");
    told(&station(|| four_sides(20.0, -10.0)), "baja `b2`", "lower `b2`");
    told(&station(|| four_sides(20.0, -50.0)), "a la izquierda", "to the left");
    let flipped = |k: usize| {
        let mut p = four_sides(20.0, -70.0);
        p.w1.row_mut(k).mapv_inplace(|w| -w);
        p.b1[[k, 0]] *= -1.0;
        p
    };
    told(&station(|| flipped(0)), "La neurona oculta 1 empuja hacia el no", "Hidden neuron 1 pushes towards no");
    told(&station(|| flipped(3)), "La neurona oculta 4 empuja hacia el no", "Hidden neuron 4 pushes towards no");
    let without = |k: usize, b2: f64| {
        let mut p = four_sides(20.0, b2);
        p.w2[[0, k]] = 0.0;
        p
    };
    told(&station(|| without(1, -50.0)), "a la derecha de la estación", "to the right of the station");
    told(&station(|| without(3, -50.0)), "pero su peso en `w2` es 0", "but its weight in `w2` is 0");
    let elsewhere = || {
        let mut p = four_sides(20.0, -70.0);
        p.b1[[3, 0]] = 80.0; // x₂ = 4 for x₂ = 2
        p
    };
    told(&station(elsewhere), "encima de la estación", "above the station");
    told(&station(elsewhere), "ninguna ve este lado", "none of them sees this side");
    let through = || {
        let mut p = four_sides(20.0, -70.0);
        p.b1[[0, 0]] = -40.0; // x₁ = 2 for x₁ = 1
        p
    };
    told(&station(through), "pasa justo por aquí", "passes right through here");
    let loose = || Parameters { w2: array![[20.0, 20.0, 20.0, -20.0]], ..four_sides(20.0, -30.0) };
    told(&station(loose), "La neurona oculta 4", "Hidden neuron 4");
    let three_inputs = || Parameters { w1: Matrix::zeros((4, 3)), ..four_sides(20.0, -70.0) };
    told(&station(three_inputs), "lleva 2 columnas", "has 2 columns");
    told(
        &station(|| Parameters { b1: array![[1.0, 2.0]], ..four_sides(20.0, -70.0) }),
        "le toca (4, 1)",
        "it needs (4, 1)",
    );
    told(
        &station(|| Parameters { w2: array![[20.0], [20.0], [20.0], [20.0]], ..four_sides(20.0, -70.0) }),
        "le toca (1, 4)",
        "it needs (1, 4)",
    );
    told(&station(|| four_sides(f64::NAN, -70.0)), "NaN", "NaN");
    told(
        &station(|| Parameters { w1: Matrix::zeros((4, 2)), b1: Matrix::zeros((4, 1)), ..four_sides(1.0, -70.0) }),
        "son 0, así que no mira",
        "are 0, so it doesn't look",
    );
}
