//! Exercises of chapter 2, a single neuron.

mod broken;
mod layer;
mod station;

use super::kit::*;
use dl_core::activation::sigmoid;

pub use broken::{BrokenNeuron, broken_neuron, whats_broken};
pub use layer::relu_layer;
pub use station::station;

/// Exercise 1: which of four projects has no labels.
pub fn missing_labels(chosen: impl Into<Letter>) -> Feedback {
    let reasons = [
        say(
            "Cada radiografía ya tiene su diagnóstico, y esa es la $y$. Es una clasificación supervisada como las de este capítulo.",
            "Each X-ray comes with its diagnosis, and that's the $y$. It's supervised classification, like the ones in this chapter.",
        ),
        say(
            "Hay sonido, la $x$, pero en ninguna parte dice qué canción es qué baile. Primero alguien tendría que escuchar y poner esa $y$.",
            "There's sound, the $x$, but nowhere does it say which song is which dance. Somebody would have to listen first and add that $y$.",
        ),
        say(
            "Los minutos que tardó cada viaje son la $y$. Una etiqueta también puede ser un número, y entonces la tarea se llama regresión.",
            "The minutes of each ride are the $y$. A label can be a number too, and then the task is called regression.",
        ),
        say(
            "El texto pone sus propias etiquetas, porque la palabra que sigue ya está escrita. Así es el aprendizaje autosupervisado.",
            "The text supplies its own labels, because the next word is already there. That's what self-supervised learning does.",
        ),
    ];
    choice(say("¿quién pone las etiquetas?", "who writes the labels?"), chosen, 'b', &reasons)
}

/// Exercise 2: the z for which the sigmoid is 0.99.
pub fn almost_sure(z: impl Into<Number>) -> Feedback {
    let z = z.into();
    of(say("casi segura", "almost sure"), &|| almost_sure_of(&z))
}

fn almost_sure_of(z: &Number) -> Outcome {
    let z = z.read()?;
    let (shown, percent) = (short(z), short((sigmoid(z) * 1e4).round() / 100.0));
    if close(z, 99f64.ln(), 0.0105) {
        return Ok(say!(
            "Correcto: con $z$ = {shown} la neurona dice 99 %.",
            "Correct: with $z$ = {shown} the neuron says 99%."
        ));
    }
    let text = say!("Con $z$ = {shown} la neurona dice {percent} %.", "With $z$ = {shown} the neuron says {percent}%.");
    let is = |value: f64| close(z, value, 0.0105);
    Err(wrong(
        text,
        if is(0.99) || is(99.0) {
            say(
                "Escribiste la probabilidad, y lo que se busca es la suma $z$ que la produce.",
                "That's the probability. What I'm looking for is the sum $z$ that leads to it.",
            )
        } else if is(-99f64.ln()) {
            say(
                "Es el lado contrario, donde la neurona está segura del no. Cambia el signo.",
                "That's the other side, where the neuron is sure of no. Flip the sign.",
            )
        } else if is(sigmoid(0.99)) {
            say(
                "Esa es la sigmoide de 0.99. Hay que ir al revés, de la salida 0.99 a la entrada $z$.",
                "That's the sigmoid of 0.99. Go the other way, from the output 0.99 to the input $z$.",
            )
        } else if is(99f64.log10()) {
            say(
                "Parece un logaritmo de base 10. Aquí la base es $e$.",
                "That looks like a logarithm to base 10. Here the base is $e$.",
            )
        } else if close(z, 99f64.ln(), 0.15) {
            say(
                "Estás muy cerca. Avanza de centésima en centésima.",
                "You're very close. Move on in steps of a hundredth.",
            )
        } else if z < 99f64.ln() {
            say(
                "Le falta seguridad, así que prueba con una $z$ más grande.",
                "It isn't sure enough, so try a larger $z$.",
            )
        } else {
            say(
                "Está más segura de lo que se pide, así que prueba con una $z$ más pequeña.",
                "It's surer than that, so try a smaller $z$.",
            )
        },
    ))
}

/// Exercise 3: a product of two small matrices, worked out by hand.
pub fn four_numbers(found: &Matrix) -> Feedback {
    let a = array![[1.0, 2.0, 0.0], [3.0, -1.0, 2.0]];
    let b = array![[2.0, 1.0], [0.0, 4.0], [5.0, -1.0]];
    product_by_hand("by_hand", found, &a, &b)
}

/// Exercise 4: what layers without an activation function can do.
pub fn layers_without_g(chosen: impl Into<Letter>) -> Feedback {
    let reasons = [
        say(
            "Para doblar una recta hace falta una curva, y justo la curva es lo que falta. Escribe $z_2$ con la $x$ de entrada y mira si hay algún doblez.",
            "Bending a line takes a curve, and the curve is just what's missing. Write $z_2$ in terms of the input $x$ and see whether anything bends.",
        ),
        say(
            "Una suma con pesos de sumas con pesos es otra suma con pesos. Por eso cada capa necesita su $g$.",
            "A weighted sum of weighted sums is just another weighted sum. That's why each layer needs its $g$.",
        ),
        say(
            "Ser oculta no basta. Sin $g$, lo que hacen las neuronas ocultas se puede escribir dentro de la última, y desaparecen.",
            "Being hidden isn't enough. Without $g$, what the hidden neurons do can be written into the last one, and they're gone.",
        ),
        say(
            "El tamaño de los pesos no cambia nada. Con $z_1 = 2000 x + 1$ en lugar de $2 x + 1$ sigue saliendo una recta.",
            "The size of the weights makes no difference. With $z_1 = 2000 x + 1$ in place of $2 x + 1$ you still get a straight line.",
        ),
    ];
    choice(say("capas sin curva", "layers without a curve"), chosen, 'b', &reasons)
}

#[cfg(test)]
mod tests;
