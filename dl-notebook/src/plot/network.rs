//! A network as a diagram: neurons in columns, a line for each weight.

use ndarray::Array2;
use plotters::{
    element::{Circle, PathElement},
    style::{
        Color, RGBColor,
        text_anchor::{HPos, VPos},
    },
};

use super::{
    chart::note,
    style::{BLUE, GREY, INK, LABEL, RED, SMALL, WHITE, mix, number, px},
};
use crate::figure::{Area, Drawn, Figure};
use dl_core::{Error, Result, input, language::say};

/// The most neurons of a layer that are drawn.
const MOST: usize = 60;
/// The most layers of weights.
const MOST_LAYERS: usize = 8;
/// From one layer to the next, on the page.
const ACROSS: i32 = 190;

/// The diagram of a network with these weights, one array a layer, shape (n_out, n_in), and biases, one (n_out, 1) a layer, or none
/// at all: blue for positive, red for negative, the thicker the larger within its layer. Where there's room, each neuron says its bias, and
/// a key says how to read it.
///
/// Errors: [`Error::Figure`] where there is no layer, more than eight, one of more than 60 neurons, or another number of biases;
/// [`Error::Shape`] where two layers do not fit together; [`Error::NotFinite`].
///
/// ```
/// use dl_notebook::prelude::*;
/// use dl_core::shallow::Parameters;
/// let p = Parameters::random(2, 4, 1.0, 1)?;
/// let figure = plot::network(&[p.w1, p.w2], &[p.b1, p.b2])?;
/// assert!(figure.alt().contains("2, 4, 1"));
/// # Ok::<(), dl_core::Error>(())
/// ```
pub fn network(weights: &[Array2<f64>], biases: &[Array2<f64>]) -> Result<Figure> {
    check(weights, biases)?;
    let layers: Vec<usize> = weights.iter().map(Array2::ncols).chain(weights.last().map(Array2::nrows)).collect();
    let sizes = listed(&layers);
    let alt = say!(
        "Red con capas de {sizes} neuronas; azul: peso positivo, rojo: negativo, grosor: tamaño.",
        "Network with layers of {sizes} neurons; blue: positive weight, red: negative, thickness: size."
    );
    Diagram::new(&layers, weights, biases).figure(alt)
}

/// The diagram of a network before it has learned: `layers` are the numbers of inputs, of neurons in each hidden layer, and of
/// outputs.
///
/// Errors: [`Error::Figure`] where there are fewer than two layers or more than nine, or one of none or of more than 60 neurons.
///
/// ```
/// use dl_notebook::prelude::*;
/// assert!(plot::layers(&[2, 4, 1])?.alt().contains("2, 4, 1"));
/// # Ok::<(), dl_core::Error>(())
/// ```
pub fn layers(layers: &[usize]) -> Result<Figure> {
    let (count, most) = (layers.len(), MOST_LAYERS + 1);
    if !(2..=most).contains(&count) {
        return refuse(say!(
            "se esperaban de 2 a {most} capas y llegaron {count}",
            "expected 2 to {most} layers but got {count}"
        ));
    }
    check_sizes(layers)?;
    let sizes = listed(layers);
    let alt = say!(
        "Red con capas de {sizes} neuronas, cada una unida a todas las de la capa anterior.",
        "Network with layers of {sizes} neurons, each joined to all of the layer before."
    );
    Diagram::new(layers, &[], &[]).figure(alt)
}

fn listed(layers: &[usize]) -> String {
    layers.iter().map(usize::to_string).collect::<Vec<_>>().join(", ")
}

fn refuse<T>(problem: String) -> Result<T> {
    Err(Error::Figure { problem })
}

fn check_sizes(layers: &[usize]) -> Result<()> {
    match layers.iter().find(|&&n| n == 0 || n > MOST) {
        None => Ok(()),
        Some(n) => refuse(say!(
            "se esperaban de 1 a {MOST} neuronas en una capa y llegaron {n}",
            "expected 1 to {MOST} neurons in a layer but got {n}"
        )),
    }
}

fn check(weights: &[Array2<f64>], biases: &[Array2<f64>]) -> Result<()> {
    let (count, given) = (weights.len(), biases.len());
    if !(1..=MOST_LAYERS).contains(&count) {
        return refuse(say!(
            "se esperaban de 1 a {MOST_LAYERS} capas de pesos y llegaron {count}",
            "expected 1 to {MOST_LAYERS} layers of weights but got {count}"
        ));
    }
    if given != 0 && given != count {
        return refuse(say!(
            "se esperaban los sesgos de {count} capas, o ninguno, y llegaron los de {given}",
            "expected the biases of {count} layers, or none, but got those of {given}"
        ));
    }
    for (l, w) in weights.iter().enumerate() {
        check_sizes(&[w.nrows(), w.ncols()])?;
        let layer = l + 1;
        let what = say!("los pesos de la capa {layer}", "the weights of layer {layer}");
        input::expect_finite(&what, w)?;
        if l > 0 {
            input::expect_shape(&what, w, w.nrows(), weights[l - 1].nrows())?;
        }
        if let Some(b) = biases.get(l) {
            let what = say!("los sesgos de la capa {layer}", "the biases of layer {layer}");
            input::expect_shape(&what, b, w.nrows(), 1)?;
            input::expect_finite(&what, b)?;
        }
    }
    Ok(())
}

/// Where everything stands, in pixels of the page.
struct Diagram<'a> {
    layers: &'a [usize],
    weights: &'a [Array2<f64>],
    biases: &'a [Array2<f64>],
    /// From one neuron of a layer to the next.
    gap: i32,
    radius: i32,
    height: i32,
}

impl<'a> Diagram<'a> {
    fn new(layers: &'a [usize], weights: &'a [Array2<f64>], biases: &'a [Array2<f64>]) -> Self {
        let tallest = layers.iter().copied().max().unwrap_or(1) as i32;
        // A bias is written below its neuron.
        let gap =
            ((if biases.is_empty() { 420 } else { 520 }) / tallest).clamp(9, if biases.is_empty() { 74 } else { 84 });
        Self { layers, weights, biases, gap, radius: (gap * 2 / 5).clamp(3, 21), height: (gap * tallest).max(110) }
    }

    fn figure(&self, alt: String) -> Result<Figure> {
        let below = if self.weights.is_empty() { 40 } else { 70 };
        let size = (160 + ACROSS * (self.layers.len() as i32 - 1), self.height + 24 + below);
        Figure::finely((size.0 as usize, size.1 as usize), alt, &|area| self.draw(area))
    }

    /// The middle of a neuron.
    fn place(&self, layer: usize, neuron: usize) -> (i32, i32) {
        let y = 12 + self.height / 2 + self.gap * (2 * neuron as i32 - (self.layers[layer] as i32 - 1)) / 2;
        (px(80 + ACROSS * layer as i32), px(y))
    }

    fn draw(&self, area: &Area) -> Drawn {
        for layer in 1..self.layers.len() {
            self.draw_weights(area, layer)?;
        }
        for layer in 0..self.layers.len() {
            for neuron in 0..self.layers[layer] {
                self.draw_neuron(area, layer, neuron)?;
            }
            let middle = px(80 + ACROSS * layer as i32);
            note(area, &self.word(layer), (middle, px(self.height + 30)), (LABEL, INK), (HPos::Center, VPos::Center))?;
        }
        if self.weights.is_empty() { Ok(()) } else { self.draw_key(area) }
    }

    /// The thin lines first, so that the thick ones are seen.
    fn draw_weights(&self, area: &Area, layer: usize) -> Drawn {
        let weight = |i: usize, j: usize| self.weights.get(layer - 1).map(|w| w[[i, j]]);
        let mut pairs: Vec<(usize, usize)> =
            (0..self.layers[layer]).flat_map(|i| (0..self.layers[layer - 1]).map(move |j| (i, j))).collect();
        let size = |&(i, j): &(usize, usize)| weight(i, j).unwrap_or(0.0).abs();
        pairs.sort_by(|a, b| size(a).total_cmp(&size(b)));
        // Each layer by its own largest weight: what counts is which of them count.
        let largest = pairs.last().map_or(1.0, size).max(f64::MIN_POSITIVE);
        for (i, j) in pairs {
            let (hue, part) = match weight(i, j) {
                Some(w) => (sign(w), w.abs() / largest),
                None => (GREY, 0.15),
            };
            let thick = libm::round((0.7 + 5.3 * part) * f64::from(px(1))) as u32;
            let ends = vec![self.place(layer - 1, j), self.place(layer, i)];
            area.draw(&PathElement::new(ends, mix(WHITE, hue, 0.35 + 0.65 * part).stroke_width(thick)))?;
        }
        Ok(())
    }

    fn draw_neuron(&self, area: &Area, layer: usize, neuron: usize) -> Drawn {
        let (place, radius) = (self.place(layer, neuron), px(self.radius));
        area.draw(&Circle::new(place, radius, WHITE.filled()))?;
        area.draw(&Circle::new(place, radius, INK.stroke_width(px(3) as u32 / 2)))?;
        if self.radius < 12 {
            return Ok(());
        }
        self.draw_name(area, layer, neuron, place)?;
        let Some(b) = layer.checked_sub(1).and_then(|l| self.biases.get(l)).map(|b| b[[neuron, 0]]) else {
            return Ok(());
        };
        let text = format!("b = {}", short(b));
        let at = (place.0, place.1 + radius + px(10));
        // On white, because lines pass there.
        let half = super::chart::width(area, &text, SMALL - 1) / 2 + px(2);
        let behind = [(at.0 - half, at.1 - px(7)), (at.0 + half, at.1 + px(7))];
        area.draw(&plotters::element::Rectangle::new(behind, WHITE.mix(0.85).filled()))?;
        note(area, &text, at, (SMALL - 1, sign(b)), (HPos::Center, VPos::Center))
    }

    /// The neuron's name; where there are several hidden layers, the layer's number in brackets above it.
    fn draw_name(&self, area: &Area, layer: usize, neuron: usize, (x, y): (i32, i32)) -> Drawn {
        let name = self.name(layer, neuron);
        let last = self.layers.len() - 1;
        if last < 3 || layer == 0 || layer == last {
            return note(area, &name, (x, y), (LABEL, INK), (HPos::Center, VPos::Center));
        }
        let above = format!("[{layer}]");
        let letter = super::chart::width(area, "a", LABEL);
        let left = x - (letter + super::chart::width(area, &above, SMALL - 3)) / 2;
        note(area, &name, (left, y + px(1)), (LABEL, INK), (HPos::Left, VPos::Center))?;
        note(area, &above, (left + letter, y - px(5)), (SMALL - 3, INK), (HPos::Left, VPos::Center))
    }

    /// What the hues and the thickness mean.
    fn draw_key(&self, area: &Area) -> Drawn {
        let middle = area.dim_in_pixel().0 as i32 / 2;
        let y = px(self.height + 62);
        let entries = [(BLUE, say("peso positivo", "positive weight")), (RED, say("peso negativo", "negative weight"))];
        for (i, (hue, word)) in entries.into_iter().enumerate() {
            let x = middle + px(if i == 0 { -140 } else { 12 });
            area.draw(&PathElement::new(vec![(x, y), (x + px(26), y)], hue.stroke_width(px(4) as u32)))?;
            note(area, word, (x + px(32), y), (SMALL, INK), (HPos::Left, VPos::Center))?;
        }
        Ok(())
    }

    fn word(&self, layer: usize) -> String {
        let last = self.layers.len() - 1;
        match layer {
            0 => say("entradas", "inputs").into(),
            _ if layer == last => say("salida", "output").into(),
            _ if last > 2 => say!("capa oculta {layer}", "hidden layer {layer}"),
            _ => say("capa oculta", "hidden layer").into(),
        }
    }

    /// x₁ for an input, a₁ for a hidden neuron, ŷ for the output.
    fn name(&self, layer: usize, neuron: usize) -> String {
        let digit = |c: char| char::from_u32(0x2080 + c.to_digit(10)?);
        let number: String = (neuron + 1).to_string().chars().filter_map(digit).collect();
        let last = self.layers.len() - 1;
        match layer {
            0 => format!("x{number}"),
            _ if layer == last && self.layers[layer] == 1 => "ŷ".into(),
            _ if layer == last => format!("ŷ{number}"),
            _ => format!("a{number}"),
        }
    }
}

fn sign(v: f64) -> RGBColor {
    if v < 0.0 { RED } else { BLUE }
}

/// A bias in a few digits, with a sign that's as long as a plus.
fn short(v: f64) -> String {
    let text = if v.abs() < 1000.0 && v.abs() >= 0.005 { format!("{v:.2}") } else { number(v) };
    text.replace('-', "−")
}

#[cfg(test)]
mod tests {
    use ndarray::array;

    use super::*;

    #[test]
    fn signs_have_hues() {
        let both = [array![[2.0], [-2.0]], array![[1.0, 1.0]]];
        let count =
            |figure: &Figure, hue: RGBColor| figure.rgb().chunks(3).filter(|p| *p == [hue.0, hue.1, hue.2]).count();
        let figure = network(&both, &[]).unwrap();
        assert!(count(&figure, RED) > 500 && count(&figure, BLUE) > 500);
        // Positive weights alone: red only in the key.
        let positive = network(&[array![[2.0], [2.0]], array![[1.0, 1.0]]], &[]).unwrap();
        assert!(count(&positive, RED) < count(&figure, RED) / 2);
    }

    #[test]
    fn hidden_layers_are_told_apart() {
        let several = Diagram::new(&[3, 5, 4, 1], &[], &[]);
        assert_ne!(several.word(1), several.word(2));
        let one = Diagram::new(&[2, 4, 1], &[], &[]);
        assert_eq!([one.name(0, 1), one.name(1, 3), one.name(2, 0)], ["x₂", "a₄", "ŷ"]);
    }

    #[test]
    fn what_cannot_be_drawn_is_refused() {
        assert!(matches!(network(&[], &[]), Err(Error::Figure { .. })));
        assert!(matches!(network(&[Array2::zeros((61, 2))], &[]), Err(Error::Figure { .. })));
        assert!(matches!(network(&[Array2::zeros((4, 2)), Array2::zeros((1, 3))], &[]), Err(Error::Shape { .. })));
        assert!(matches!(network(&[array![[f64::NAN]]], &[]), Err(Error::NotFinite { .. })));
        let w = [Array2::zeros((4, 2)), Array2::zeros((1, 4))];
        assert!(matches!(network(&w, &[Array2::zeros((4, 1))]), Err(Error::Figure { .. })));
        assert!(matches!(network(&w, &[Array2::zeros((4, 1)), Array2::zeros((2, 1))]), Err(Error::Shape { .. })));
        assert!(matches!(layers(&[3]), Err(Error::Figure { .. })));
        assert!(matches!(layers(&[3, 0]), Err(Error::Figure { .. })));
        assert!(network(&[Array2::zeros((50, 2)), Array2::zeros((1, 50))], &[]).is_ok());
    }
}
