//! What all checks share: names, panics, errors, unfinished functions, choices, numbers, matrices by hand, the summary.

use super::{
    super::kit::{answer, by_hand, choice, number, prediction, product_by_hand, say, short},
    *,
};
use dl_core::{Error, product};

fn my_relu(_: f64) -> f64 {
    std::todo!()
}

#[test]
fn an_unfinished_function_is_open() {
    let own = relu(my_relu);
    open(&own);
    assert!(own.text().contains("**my_relu**") && own.text().contains("`todo!()`"), "{own}");
    open(&relu(|_| unimplemented!()));
    open(&gate("OR", || std::todo!(), [true; 4]));
    open(&forward(|_, _, _| std::todo!()));
}

#[test]
fn panics_are_explained() {
    let numbers = [1.0, 2.0];
    let (zero, none): (usize, Option<f64>) = (std::hint::black_box(0), std::hint::black_box(None));
    told(&relu(|z| numbers[std::hint::black_box(z.abs() as usize + 2)]), "Un índice se sale", "An index lies outside");
    told(&relu(|_| (1 / zero) as f64), "divide un entero entre 0", "divides an integer by 0");
    told(&relu(|_| (zero - 1) as f64), "quedó debajo de 0", "went below 0");
    told(&relu(|_| none.unwrap()), "no había ningún valor", "there was no value");
    told(&relu(|_| "x".parse::<f64>().unwrap()), "era un error", "was an error");
    told(&relu(|_| panic!("a `b`\nc")), "un pánico: `a 'b'`", "a panic: `a 'b'`");
    told(&relu(|_| panic!("{}", "x".repeat(1000))), "...", "...");
    told(
        &relu(|z| {
            assert!(z < 0.0);
            z
        }),
        "no se cumplió",
        "didn't hold",
    );
    told(&forward(|w, _, x| Ok(w.dot(x))), "no se pueden multiplicar", "can't be multiplied");
    told(&forward(|w, _, x| Ok(&w.t() + x + w.dot(&w.t()))), "formas distintas", "different shapes");
    told(&forward(|w, _, x| Ok(product(w, x).unwrap())), "por `?`", "Use `?`");
    told(&forward(|_, _, x| Ok(array![[x[[7, 0]]]])), "Un índice se sale", "An index lies outside");
}

#[test]
fn errors_have_a_next_step_of_their_kind() {
    let fail = |error: fn() -> Error| forward(move |_, _, _| Err(error()));
    told(&fail(|| Error::Labels { what: "y".into(), value: 0.5, example: 3 }), "exactamente 0 o 1", "exactly 0 or 1");
    told(&fail(|| Error::Diverged { iteration: 3, last_cost: 2.0 }), "cuesta arriba", "uphill");
    told(&fail(|| Error::Figure { problem: "x.".into() }), "terminó con un error", "stopped with an error");
    let shape = forward(|w, _, x| product(w, x));
    told(&shape, "`.t()`", "`.t()`");
    let nan = fail(|| Error::NotFinite { what: "z".into(), value: f64::NAN, row: 0, column: 1 });
    told(&nan, "logaritmo de 0", "logarithm of 0");
    assert!(!nan.text().contains(".t()"), "{nan}");
}

#[test]
fn a_check_inside_a_check_ends() {
    told(&relu(|z| if relu(|z| z).passed() { z } else { -1.0 }), "Todos tus números son −1", "All your numbers are −1");
}

#[test]
fn a_choice_answers_each_letter() {
    let why = |letter| {
        choice("3.2", letter, 'b', &[say("Así crece.", "That way it grows."), say("Así no.", "So it doesn't."), "No."])
    };
    right(&why('b'));
    right(&why('B'));
    right(&choice("3.2", "b", 'b', &["No.", "So."]));
    open(&why('?'));
    told(&why('a'), "No es la a. Así crece.", "It isn't a. That way it grows.");
    told(&why('d'), "de la `'a'` a la `'c'`", "from `'a'` to `'c'`");
    for odd in ['1', 'ñ', ' ', 'İ', '\0'] {
        let _ = why(odd);
    }
}

#[test]
fn a_number_is_read_however_it_is_written() {
    let z = |guess: Number| number("z", guess, 4.595, 0.01, &[(0.99, say("Es la salida.", "That's the output."))]);
    right(&z(4.6.into()));
    right(&z("4,6".into()));
    right(&number("z", 80, 80.0, 0.0, &[]));
    open(&z('?'.into()));
    open(&z("?".into()));
    told(&z(0.99.into()), "Es la salida.", "That's the output.");
    told(&z((-4.6).into()), "demasiado pequeño", "too small");
    told(&number("z", -4.595, 4.595, 0.0, &[]), "signo contrario", "opposite sign");
    told(&z(4.7.into()), "muy cerca", "very close");
    told(&z(9.into()), "demasiado grande", "too large");
    told(&z("abc".into()), "No pude leer", "couldn't read");
    told(&z(f64::NAN.into()), "no es un número", "isn't a number");
    assert!(!z(1.0.into()).text().contains("4.59"));
}

#[test]
fn a_prediction_counts_whatever_it_is() {
    let p = |guess: Number| prediction("p", guess, 0.0..=100.0, 47.0, "%");
    right(&p(80.into()));
    let text = p(80.into()).text();
    assert!(text.contains("80%") && text.contains("47%") && text.contains("33 p"), "{text}");
    right(&p("47 %".into()));
    open(&p('?'.into()));
    told(&p(180.into()), "de 0 a 100", "from 0 to 100");
}

#[test]
fn a_product_by_hand_tells_which_row_and_column() {
    let (a, b) = (array![[1.0, 2.0], [0.0, -1.0]], array![[3.0, 1.0], [4.0, 5.0]]);
    let c = |found: Matrix| product_by_hand("C", &found, &a, &b);
    right(&c(array![[11.0, 11.0], [-4.0, -5.0]]));
    open(&c(array![[BLANK, BLANK], [BLANK, BLANK]]));
    told(&c(array![[11.0, BLANK], [BLANK, BLANK]]), "[0, 1] está vacía", "[0, 1] is still blank");
    told(&c(array![[11.0, 11.0], [-4.0, 5.0]]), "la fila 1 de la primera, (0, −1)", "row 1 of the first, (0, −1)");
    told(&c(array![[3.0, 2.0], [0.0, -5.0]]), "número a número", "number by number");
    told(&c(array![[3.0, 5.0], [4.0, 3.0]]), "el otro orden", "the other order");
    told(&c(array![[11.0, -4.0], [11.0, -5.0]]), "transpuesta", "transposed");
    told(&c(array![[11.0, 11.0, -4.0, -5.0]]), "sus propios corchetes", "brackets of its own");
    told(&product_by_hand("C", &b, &a, &array![[1.0]]), "no se puede", "isn't possible");
    let halves = |found: &Matrix| {
        by_hand("H", found, &array![[0.5]], &[answer(array![[2.0]], say("Al revés.", "Upside down."))], &|_, _| {
            say("Así.", "So.").into()
        })
    };
    told(&halves(&array![[2.0]]), "Al revés", "Upside down");
    told(&halves(&array![[3.0]]), "Así", "So.");
}

#[test]
fn a_summary_counts_what_is_missing_too() {
    use stand_ins::*;
    let exercise_1 = values("a", |z| z, &[(1.0, 1.0)]);
    assert!(summary(&[&exercise_1]).passed() && summary(&[&exercise_1]).text().contains('1'));
    let exercise_2 = relu(my_relu);
    let all = summary(&[&exercise_1, &exercise_2, &exercise_3]);
    assert_eq!(all.verdict(), Verdict::NotYet);
    let text = all.text();
    assert!(
        text.contains("✓ a") && text.contains("○ my_relu") && text.contains("o 3:") | text.contains("e 3:"),
        "{text}"
    );
    assert!(text.contains("1 de 3") || text.contains("1 of 3"), "{text}");
    assert_eq!(summary(&[&exercise_1, &relu(|z| z)]).verdict(), Verdict::Wrong);
}

#[test]
fn arrays_and_their_general_slips() {
    let right = array![[1.0, 2.0, 3.5], [0.5, -1.0, 2.5]];
    let told = |found: Matrix, spanish: &str, english: &str| {
        let text = match super::super::compare::same("A", &found, &right, 3.0, &[]) {
            Err(super::super::feedback::Trouble::Wrong(text, Some(hint))) => format!("{text} {hint}"),
            other => panic!("{other:?}"),
        };
        let part = if cfg!(feature = "spanish") { spanish } else { english };
        assert!(text.contains(part), "expected \"{part}\" in: {text}");
    };
    told(right.t().to_owned(), "transpuesto", "transposed");
    told(array![[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]], "otros números", "other numbers");
    told(&right * 3.0, "un promedio y no una suma", "a mean and not a sum");
    told(&right / 3.0, "una vez de más", "once too often");
    told(-&right, "signo contrario", "opposite sign");
    told(&right * 0.3, "0.3 veces", "0.3 times");
    told(&right + 0.1, "0.1 de más", "0.1 too large");
    told(array![[3.5, 2.0, 1.0], [0.5, -1.0, 2.5]], "otro orden", "another order");
    told(array![[1.0, 2.0, 3.5], [0.5, 1.0, 2.5]], "5 de los 6", "5 of the 6");
    told(array![[1.0, 2.0, f64::NAN], [0.5, -1.0, 2.5]], "NaN", "NaN");
    told(array![[1.0, 2.0, f64::INFINITY], [0.5, -1.0, 2.5]], "infinito", "infinity");
    told(array![[7.0]], "un solo número", "Only one number");
    told(array![[7.0, 1.0]], "(a, b) por (b, c)", "(a, b) times (b, c)");
    told(Matrix::zeros((2, 3)), "Todos tus números son 0", "All your numbers are 0");
    assert_eq!(short(-0.5), "−0.5");
}

#[test]
fn feedback_prints_as_plain_text() {
    let shown = relu(my_relu).to_string();
    assert!(shown.starts_with("○ my_relu: ") && !shown.contains("**") && !shown.contains('`'), "{shown}");
}
