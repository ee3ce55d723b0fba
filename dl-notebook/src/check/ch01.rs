//! Checks of chapter 1: sizes, kinds of task, a round of k-means by hand, and two small programs.

use super::kit::*;

/// How many zeros lie between the perceptron's operations and GPT-4's, as a whole number.
pub fn zeros(guess: impl Into<Number>) -> Feedback {
    let slips = [
        (
            20.0,
            say(
                "Restaste bien los exponentes, pero 2.1 entre 7 da 0.3, y eso se come un cero.",
                "You subtracted the exponents well, but 2.1 divided by 7 is 0.3, and that eats up one zero.",
            ),
        ),
        (
            25.0,
            say(
                "Esos son los ceros de GPT-4. Falta dividir entre lo del perceptrón.",
                "Those are GPT-4's zeros. Divide by the perceptron's number too.",
            ),
        ),
        (
            30.0,
            say(
                "Sumaste los exponentes, y al dividir se restan.",
                "You added the exponents, but dividing subtracts them.",
            ),
        ),
        (5.0, say("Esos son los ceros del perceptrón.", "Those are the perceptron's zeros.")),
        (
            3e19,
            say(
                "Ese es el número completo. ¿Cuántos ceros lleva?",
                "That's the whole number. How many zeros does it have?",
            ),
        ),
    ];
    number(say("ceros", "zeros"), guess, 19.0, 0.0, &slips)
}

/// The kind of each of five tasks: 1 classifying, 2 predicting a number, 3 grouping.
pub fn kinds_of_task(kinds: [impl Into<Number>; 5]) -> Feedback {
    let kinds = kinds.map(Into::into);
    of(say("tipos de tarea", "kinds of task"), &|| kinds_of(&kinds))
}

fn kinds_of(kinds: &[Number; 5]) -> Outcome {
    let mut wrong_ones: Vec<String> = Vec::new();
    for (i, kind) in kinds.iter().enumerate() {
        let kind = kind.read()?;
        if ![1.0, 2.0, 3.0].contains(&kind) {
            let kind = short(kind);
            return Err(wrong(
                say!("{kind} no es ninguno de los tres tipos.", "{kind} isn't one of the three kinds."),
                say(
                    "Escribe 1 para clasificar, 2 para predecir un número y 3 para agrupar.",
                    "Write 1 for classifying, 2 for predicting a number, and 3 for grouping.",
                ),
            ));
        }
        if kind != RIGHT_KINDS[i] {
            wrong_ones.push(why_kind(i).into());
        }
    }
    match wrong_ones.len() {
        0 => Ok(say(
            "Correcto, las cinco. Lo que decide es cómo se ve la respuesta.",
            "Correct, all five. What decides is what the answer looks like.",
        )
        .into()),
        5 => Err(wrong(
            say("Ninguna de las cinco todavía.", "None of the five yet."),
            say(
                "Clasificar elige de una lista conocida, la regresión da un número, y agrupar no tiene respuestas dadas.",
                "Classifying picks from a known list, regression gives a number, and grouping has no answers given.",
            ),
        )),
        n => {
            let right = 5 - n;
            Err(wrong(
                say!("{right} de 5 están bien.", "{right} of 5 are right."),
                wrong_ones.into_iter().next().unwrap_or_default(),
            ))
        }
    }
}

const RIGHT_KINDS: [f64; 5] = [1.0, 2.0, 3.0, 2.0, 1.0];

fn why_kind(i: usize) -> &'static str {
    match i {
        0 => say(
            "Mira la 1: la respuesta sale de una lista conocida, enferma o sana.",
            "Look at 1: the answer comes from a known list, sick or healthy.",
        ),
        1 => say(
            "Mira la 2: la respuesta son minutos, que se miden.",
            "Look at 2: the answer is minutes, which you can measure.",
        ),
        2 => say(
            "Mira la 3: nadie dio una lista de tipos ni respuestas, así que hay que encontrar los grupos.",
            "Look at 3: no one gave a list of kinds or any answers, so the groups have to be found.",
        ),
        3 => say("Mira la 4: un precio es un número.", "Look at 4: a price is a number."),
        _ => say(
            "Mira la 5: hay tres respuestas posibles y se conocen de antemano.",
            "Look at 5: there are three possible answers, and they're known beforehand.",
        ),
    }
}

/// Where the centres at 2 and 9 move in one round of k-means over 1, 2, 6 and 10.
pub fn one_round(first: impl Into<Number>, second: impl Into<Number>) -> Feedback {
    let (first, second) = (first.into(), second.into());
    of(say("una vuelta", "one round"), &|| one_round_of(first.read()?, second.read()?))
}

fn one_round_of(first: f64, second: f64) -> Outcome {
    let is = |a: f64, b: f64| close(first, a, 0.005) && close(second, b, 0.005);
    if is(1.5, 8.0) {
        return Ok(say(
            "Correcto: 1 y 2 se van con el primer centro, 6 y 10 con el segundo.",
            "Correct: 1 and 2 join the first centre, 6 and 10 the second.",
        )
        .into());
    }
    let hint = if is(3.0, 10.0) {
        say(
            "El 6 se fue con el centro equivocado: está a 4 del centro 2 y a 3 del centro 9.",
            "Number 6 joined the wrong centre: it's 4 away from the centre at 2, and 3 away from the one at 9.",
        )
    } else if is(8.0, 1.5) {
        say(
            "Son esos dos, en el otro orden: primero el centro que estaba en el 2.",
            "Those are the two, the other way round: first the centre that was at 2.",
        )
    } else if is(3.0, 16.0) || is(9.0, 10.0) {
        say(
            "Sumaste los números de cada grupo. Falta dividir entre cuántos son.",
            "You added up the numbers of each group. Divide by how many there are.",
        )
    } else if is(2.0, 9.0) {
        say(
            "Ahí están ahora. ¿Cuál es el promedio de los clientes que se van con cada uno?",
            "That's where they are now. What's the mean of the customers that join each of them?",
        )
    } else if close(first, 1.5, 0.005) {
        say(
            "El primero está bien. Al segundo le tocan el 6 y el 10: ¿cuál es su promedio?",
            "The first one is right. The second gets 6 and 10: what's their mean?",
        )
    } else if close(second, 8.0, 0.005) {
        say(
            "El segundo está bien. Al primero le tocan el 1 y el 2: ¿cuál es su promedio?",
            "The second one is right. The first gets 1 and 2: what's their mean?",
        )
    } else if close(first, 4.75, 0.005) || close(second, 4.75, 0.005) {
        say(
            "Ese es el promedio de los cuatro. Cada centro promedia solo a los suyos.",
            "That's the mean of all four. Each centre averages only its own.",
        )
    } else {
        say(
            "Reparte primero: ¿qué números quedan más cerca del 2, y cuáles más cerca del 9? Después promedia cada grupo.",
            "Share them out first: which numbers are nearer to 2, and which to 9? Then take the mean of each group.",
        )
    };
    let (first, second) = (short(first), short(second));
    Err(wrong(say!("{first} y {second} no son los lugares.", "{first} and {second} aren't the places."), hint))
}

/// Which change makes the car brake earlier on a wet road.
pub fn wet_road(chosen: impl Into<Letter>) -> Feedback {
    let reasons = [
        say(
            "Con −2.0 la distancia resta el doble, así que $z$ baja y el auto frena más tarde.",
            "With −2.0 the distance takes away twice as much, so $z$ goes down and the car brakes later.",
        ),
        say(
            "Con 0.3 la velocidad cuenta menos, así que $z$ baja y el auto frena más tarde.",
            "With 0.3 the speed counts for less, so $z$ goes down and the car brakes later.",
        ),
        say(
            "El número suelto suma 15 más a $z$ en todos los casos, y el auto frena 15 metros antes, a cualquier velocidad. Se llama sesgo, y lo verás en el capítulo 2.",
            "The loose number adds 15 more to $z$ in every case, so the car brakes 15 metres earlier at any speed. It's called the bias, and you'll meet it in chapter 2.",
        ),
        say(
            "Con −20.0 siempre resta, así que $z$ baja y el auto frena más tarde.",
            "With −20.0 it always takes away, so $z$ goes down and the car brakes later.",
        ),
    ];
    choice(say("piso mojado", "wet road"), chosen, 'c', &reasons)
}

/// A taxi fare: 8 plus 3.5 for each kilometre, and never less than 12.
pub fn fare(f: impl Fn(f64) -> f64) -> Feedback {
    let name = name(&f, "fare");
    of(name.clone(), &|| fare_of(&name, &f))
}

fn fare_of(name: &str, f: &dyn Fn(f64) -> f64) -> Outcome {
    let price = |km: f64| 8.0 + 3.5 * km;
    let km = [3.0, 10.0, 0.5, 8.0 / 7.0, 0.0];
    let right = km.map(|km| if price(km) < 12.0 { 12.0 } else { price(km) });
    let slips = [
        slip(
            &km,
            price,
            say(
                "El precio está bien, pero falta el mínimo: si queda por debajo de 12, se cobran 12.",
                "The price is right, but the minimum is missing: if it comes out below 12, the fare is 12.",
            ),
        ),
        slip(
            &km,
            |km| price(km).min(12.0),
            say(
                "Se quedó con el menor de los dos: 12 es lo mínimo, así que hay que quedarse con el mayor.",
                "It kept the smaller of the two: 12 is the least, so you want the larger.",
            ),
        ),
        slip(
            &km,
            |km| 12.0 + price(km),
            say(
                "Le sumaste los 12. El mínimo no se suma: reemplaza al precio cuando el precio es menor.",
                "You added the 12. The minimum isn't added: it takes the price's place when the price is lower.",
            ),
        ),
        slip(
            &km,
            |km| 12.0 + 3.5 * km,
            say(
                "El precio empieza en 8. Los 12 son solo el mínimo.",
                "The price starts at 8. The 12 is only the minimum.",
            ),
        ),
        slip(
            &km,
            |km| (3.5 * km).max(12.0),
            say("Faltan los 8 con los que empieza el taxímetro.", "The 8 that the meter starts with are missing."),
        ),
        slip(
            &km,
            |km| (8.0 + km).max(12.0),
            say("Falta multiplicar los kilómetros por 3.5.", "Multiply the kilometres by 3.5."),
        ),
        slip(
            &km,
            |km| (11.5 * km).max(12.0),
            say(
                "Los 8 se cobran una sola vez, no por cada kilómetro.",
                "The 8 are charged once, not for each kilometre.",
            ),
        ),
        slip(
            &km,
            |km| 8.0 + (3.5 * km).max(12.0),
            say(
                "El mínimo vale para el precio entero, con los 8 incluidos.",
                "The minimum is for the whole price, the 8 included.",
            ),
        ),
        slip(&km, |_| 12.0, say("Devuelve siempre 12.", "It always returns 12.")),
    ];
    let otherwise = say(
        "Haz la cuenta de ese caso con lápiz: 8 más 3.5 por los kilómetros, y después mira si llega a 12.",
        "Work that case out with a pencil: 8 plus 3.5 times the kilometres, and then see whether it reaches 12.",
    );
    on_inputs(name, f, &km, &right, &slips, otherwise)
}

/// Five nights: temperature, clouds, and whether there was frost.
const NIGHTS: [(f64, f64, bool); 5] =
    [(1.0, 0.1, true), (3.0, 0.0, true), (4.0, 0.9, false), (9.0, 0.0, false), (2.0, 0.8, false)];

/// A neuron that rings before a frost: right on the five nights, and never switched off by more cold or fewer clouds.
pub fn frost(f: impl Fn(f64, f64) -> bool) -> Feedback {
    let name = name(&f, "frost");
    of(name.clone(), &|| frost_of(&name, &f))
}

fn frost_of(name: &str, f: &dyn Fn(f64, f64) -> bool) -> Outcome {
    let said = attempt(name, || NIGHTS.map(|(temperature, clouds, _)| f(temperature, clouds)))?;
    let off: Vec<usize> = (0..5).filter(|&i| said[i] != NIGHTS[i].2).collect();
    if let Some(&i) = off.first() {
        let (night, (t, c, frost)) = (i + 1, NIGHTS[i]);
        let was = if frost { say("heló", "frost") } else { say("no heló", "no frost") };
        let rang = if said[i] { say("sonó", "rang") } else { say("no sonó", "didn't ring") };
        let text = say!(
            "La noche {night} ({t} grados, nubes {c}) {was} y tu alarma {rang}.",
            "On night {night} ({t} degrees, clouds {c}) there was {was} and your alarm {rang}."
        );
        return Err(wrong(text, frost_hint(&said, off.len(), frost)));
    }
    if let Some(text) = attempt(name, || switched_off(f))? {
        return Err(wrong(
            text,
            say(
                "Los dos pesos tienen que ser negativos: así, menos grados o menos nubes solo pueden subir $z$.",
                "Both weights have to be negative, so that fewer degrees or fewer clouds can only raise $z$.",
            ),
        ));
    }
    Ok(say(
        "Correcta en las cinco noches, y más frío o menos nubes nunca la apagan. ¡Es tu primera neurona!",
        "Correct on all five nights, and colder or clearer never switches it off. That's your first neuron!",
    )
    .into())
}

fn frost_hint(said: &[bool; 5], off: usize, frost: bool) -> &'static str {
    if off == 5 {
        return say(
            "Dice justo lo contrario en las cinco: cambia el signo de los tres números.",
            "It says just the opposite on all five: flip the signs of all three numbers.",
        );
    }
    if said.iter().all(|&rings| rings) {
        return say(
            "Suena todas las noches: baja el número suelto, o haz que las nubes resten más.",
            "It rings every night: lower the loose number, or let the clouds take away more.",
        );
    }
    if said.iter().all(|&rings| !rings) {
        return say("No suena nunca: sube el número suelto.", "It never rings: raise the loose number.");
    }
    if frost {
        say(
            "Le cuesta demasiado sonar: sube el número suelto, o haz que los grados resten menos.",
            "It's too reluctant to ring: raise the loose number, or let the degrees take away less.",
        )
    } else {
        say(
            "Suena de más. Compara esa noche con la 2, que sí heló: ¿qué tiene que restar más, los grados o las nubes?",
            "It rings too easily. Compare that night with night 2, when there was frost: what has to take away more, the degrees or the clouds?",
        )
    }
}

/// Where more cold or fewer clouds switch the alarm off, as a sentence.
fn switched_off(f: &dyn Fn(f64, f64) -> bool) -> Option<String> {
    let steps = |low: f64, step: f64| (0..21).map(move |i| low + step * f64::from(i));
    for t in steps(-10.0, 1.0) {
        for c in steps(0.0, 0.05) {
            if !f(t, c) {
                continue;
            }
            let (colder, clearer) = (t - 1.0, (c - 0.05).max(0.0));
            let c_shown = short(c);
            if !f(colder, c) {
                return Some(say!(
                    "Con {t} grados y nubes {c_shown} suena, y con {colder} grados, más frío, no.",
                    "At {t} degrees and clouds {c_shown} it rings, and at {colder} degrees, which is colder, it doesn't."
                ));
            }
            if !f(t, clearer) {
                let clearer = short(clearer);
                return Some(say!(
                    "Con {t} grados y nubes {c_shown} suena, y con nubes {clearer}, más despejado, no.",
                    "At {t} degrees and clouds {c_shown} it rings, and at clouds {clearer}, which is clearer, it doesn't."
                ));
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{
        super::testing::{open, right, told},
        *,
    };

    #[test]
    fn zeros_between_two_models() {
        open(&zeros('?'));
        right(&zeros(19));
        right(&zeros(19.0));
        right(&zeros("19"));
        told(&zeros(20), "se come un cero", "eats up one zero");
        told(&zeros(25), "de GPT-4", "GPT-4's zeros");
        told(&zeros(30), "se restan", "subtracts them");
        told(&zeros(5), "del perceptrón", "the perceptron's zeros");
        told(&zeros(3e19), "¿Cuántos ceros", "How many zeros");
        told(&zeros(18), "demasiado pequeño", "too small");
        told(&zeros(12), "demasiado pequeño", "too small");
        told(&zeros(66), "demasiado grande", "too large");
        told(&zeros("many"), "No pude leer", "couldn't read");
    }

    #[test]
    fn five_kinds_of_task() {
        open(&kinds_of_task(['?'; 5]));
        open(&kinds_of_task(['1', '2', '3', '2', '?']));
        right(&kinds_of_task(['1', '2', '3', '2', '1']));
        right(&kinds_of_task([1, 2, 3, 2, 1]));
        told(&kinds_of_task([2, 2, 3, 2, 1]), "Mira la 1", "Look at 1");
        told(&kinds_of_task([1, 1, 3, 2, 1]), "minutos", "minutes");
        told(&kinds_of_task([1, 2, 1, 2, 1]), "encontrar los grupos", "have to be found");
        told(&kinds_of_task([1, 2, 3, 1, 1]), "un precio es un número", "price is a number");
        told(&kinds_of_task([1, 2, 3, 2, 3]), "tres respuestas posibles", "three possible answers");
        told(&kinds_of_task([3, 1, 2, 3, 2]), "Ninguna de las cinco", "None of the five");
        told(&kinds_of_task([1, 2, 4, 2, 1]), "ninguno de los tres", "one of the three");
        told(&kinds_of_task([0, 0, 0, 0, 0]), "ninguno de los tres", "one of the three");
        told(&kinds_of_task(["a", "b", "c", "b", "a"]), "No pude leer", "couldn't read");
    }

    #[test]
    fn a_round_by_hand() {
        open(&one_round('?', '?'));
        open(&one_round(1.5, '?'));
        right(&one_round(1.5, 8.0));
        right(&one_round(1.5, 8));
        told(&one_round(3.0, 10.0), "El 6 se fue", "Number 6 joined");
        told(&one_round(8.0, 1.5), "otro orden", "other way round");
        told(&one_round(3.0, 16.0), "dividir entre cuántos", "Divide by how many");
        told(&one_round(2, 9), "Ahí están ahora", "where they are now");
        told(&one_round(1.5, 9.0), "El primero está bien", "first one is right");
        told(&one_round(2.0, 8.0), "El segundo está bien", "second one is right");
        told(&one_round(4.75, 4.75), "promedio de los cuatro", "mean of all four");
        told(&one_round(1.0, 10.0), "Reparte primero", "Share them out first");
        told(&one_round(f64::NAN, 8.0), "no es un número", "isn't a number");
    }

    #[test]
    fn braking_in_the_rain() {
        open(&wet_road('?'));
        right(&wet_road('c'));
        right(&wet_road("C"));
        told(&wet_road('a'), "resta el doble", "twice as much");
        told(&wet_road('b'), "cuenta menos", "counts for less");
        told(&wet_road('d'), "siempre resta", "always takes away");
        told(&wet_road('e'), "no es una de las opciones", "isn't one of the options");
    }

    #[test]
    fn the_fare_and_its_minimum() {
        fn stub(_: f64) -> f64 {
            todo!()
        }
        open(&fare(stub));
        right(&fare(|km| (8.0 + 3.5 * km).max(12.0)));
        right(&fare(|km| if km > 8.0 / 7.0 { 8.0 + 3.5 * km } else { 12.0 }));
        told(&fare(|km| 8.0 + 3.5 * km), "falta el mínimo", "minimum is missing");
        told(&fare(|km| (8.0 + 3.5 * km).min(12.0)), "el menor de los dos", "smaller of the two");
        told(&fare(|km| 20.0 + 3.5 * km), "no se suma", "isn't added");
        told(&fare(|km| 12.0 + 3.5 * km), "empieza en 8", "starts at 8");
        told(&fare(|km| (3.5 * km).max(12.0)), "Faltan los 8", "The 8 that");
        told(&fare(|km| (8.0 + km).max(12.0)), "por 3.5", "by 3.5");
        told(&fare(|km| ((8.0 + 3.5) * km).max(12.0)), "una sola vez", "charged once");
        told(&fare(|km| 8.0 + (3.5 * km).max(12.0)), "precio entero", "whole price");
        told(&fare(|_| 12.0), "siempre 12", "always returns 12");
        told(&fare(|km| km), "sin cambiarla", "unchanged");
        told(&fare(|km| if km < 1.0 { 12.0 } else { 9.0 + 3.5 * km }), "con lápiz", "with a pencil");
    }

    #[test]
    fn the_frost_alarm() {
        fn stub(_: f64, _: f64) -> bool {
            todo!()
        }
        open(&frost(stub));
        right(&frost(|t, c| -t - 5.0 * c + 4.5 > 0.0));
        right(&frost(|t, c| -0.5 * t - 3.0 * c + 2.0 > 0.0));
        told(&frost(|t, c| t + 5.0 * c - 4.5 > 0.0), "los tres números", "all three numbers");
        told(&frost(|_, _| true), "todas las noches", "every night");
        told(&frost(|_, _| false), "No suena nunca", "never rings");
        told(&frost(|t, _| 3.5 - t > 0.0), "los grados o las nubes", "the degrees or the clouds");
        told(&frost(|t, c| -t - 5.0 * c + 2.5 > 0.0), "demasiado sonar", "too reluctant");
        told(&frost(|_, c| 0.15 - c > 0.0), "Suena de más", "rings too easily");
        told(&frost(|t, c| (t == 1.0 && c == 0.1) || t == 3.0), "más frío", "colder");
        told(&frost(|t, c| (0.5..3.5).contains(&t) && c < 0.5), "negativos", "negative");
    }
}
