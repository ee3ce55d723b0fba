//! A network as a diagram: neurons in columns, a line for each weight.

use plotters::{
    prelude::Color,
    style::{
        RGBColor,
        text_anchor::{HPos, Pos, VPos},
    },
};

use ndarray::Array2;

use super::{
    Figure,
    canvas::{Canvas, HUES, INK, ZOOM, font},
    chart::px,
};
use dl_core::{Error, Result, input, language::say};

/// The most neurons of a layer that are drawn.
const MOST: usize = 60;
/// The most layers of weights.
const MOST_LAYERS: usize = 8;

/// The diagram of a network with these weights, one array a layer, shape (n_out, n_in): blue lines for positive weights, orange
/// ones for negative, the thicker the larger; the sign stands beside lines where there are few.
///
/// Errors: [`Error::Figure`] where there is no layer, more than eight, or one of more than 60 neurons; [`Error::Shape`] where
/// two layers do not fit together; [`Error::NotFinite`].
///
/// ```
/// use dl_core::{plot, shallow::Parameters};
/// let parameters = Parameters::random(2, 4, 1.0, 1)?;
/// let figure = plot::network(&[parameters.w1, parameters.w2])?;
/// assert!(figure.alt().contains("2, 4, 1"));
/// # Ok::<(), dl_core::Error>(())
/// ```
pub fn network(weights: &[Array2<f64>]) -> Result<Figure> {
    check(weights)?;
    let layers: Vec<usize> = weights.iter().map(Array2::ncols).chain(weights.last().map(Array2::nrows)).collect();
    draw(&layers, Some(weights))
}

/// The diagram of a network before it has learnt: `layers` are the numbers of inputs, of neurons in each hidden layer, and of
/// outputs.
///
/// Errors: [`Error::Figure`] where there are fewer than two layers or more than nine, or one of none or of more than 60 neurons.
///
/// ```
/// use dl_notebook::plot;
/// assert!(plot::layers(&[2, 4, 1])?.alt().contains("2, 4, 1"));
/// # Ok::<(), dl_core::Error>(())
/// ```
pub fn layers(layers: &[usize]) -> Result<Figure> {
    if !(2..=MOST_LAYERS + 1).contains(&layers.len()) {
        return refuse(match say("es", "en") {
            "es" => format!("se esperaban de 2 a {} capas y llegaron {}", MOST_LAYERS + 1, layers.len()),
            _ => format!("expected 2 to {} layers, found {}", MOST_LAYERS + 1, layers.len()),
        });
    }
    check_sizes(layers)?;
    draw(layers, None)
}

fn refuse<T>(problem: String) -> Result<T> {
    Err(Error::Figure { problem })
}

fn check_sizes(layers: &[usize]) -> Result<()> {
    match layers.iter().find(|&&n| n == 0 || n > MOST) {
        None => Ok(()),
        Some(n) => refuse(match say("es", "en") {
            "es" => format!("se esperaban de 1 a {MOST} neuronas en una capa y llegaron {n}"),
            _ => format!("expected 1 to {MOST} neurons in a layer, found {n}"),
        }),
    }
}

fn check(weights: &[Array2<f64>]) -> Result<()> {
    if weights.is_empty() || weights.len() > MOST_LAYERS {
        return refuse(match say("es", "en") {
            "es" => format!("se esperaban de 1 a {MOST_LAYERS} capas de pesos y llegaron {}", weights.len()),
            _ => format!("expected 1 to {MOST_LAYERS} layers of weights, found {}", weights.len()),
        });
    }
    for (l, w) in weights.iter().enumerate() {
        check_sizes(&[w.nrows(), w.ncols()])?;
        input::expect_finite(say("los pesos", "the weights"), w)?;
        if l > 0 {
            let what = format!("{} {}", say("los pesos de la capa", "the weights of layer"), l + 1);
            input::expect_shape(&what, w, w.nrows(), weights[l - 1].nrows())?;
        }
    }
    Ok(())
}

fn draw(layers: &[usize], weights: Option<&[Array2<f64>]>) -> Result<Figure> {
    let tallest = layers.iter().copied().max().unwrap_or(1);
    let gap = (420 / tallest).clamp(9, 74) as i32;
    let radius = (gap * 2 / 5).clamp(3, 20);
    let (across, height) = (190, (gap * tallest as i32 + 70).max(170));
    let width = 160 + across * (layers.len() as i32 - 1);
    let place = |l: usize, i: usize| {
        let y = 20 + (height - 50) / 2 + gap * (2 * i as i32 - (layers[l] as i32 - 1)) / 2;
        (80 + across * l as i32, y)
    };
    let mut canvas = Canvas::new((width as usize, height as usize));
    canvas.draw(&mut |pen| {
        for l in 1..layers.len() {
            // Each layer by its own largest weight: what counts is which of them count.
            let largest = weights.map_or(1.0, |w| w[l - 1].iter().fold(f64::MIN_POSITIVE, |m, w| m.max(w.abs())));
            for (i, j) in (0..layers[l]).flat_map(|i| (0..layers[l - 1]).map(move |j| (i, j))) {
                let (hue, part) = match weights {
                    Some(weights) => {
                        let w = weights[l - 1][[i, j]];
                        (HUES[usize::from(w < 0.0)], (w / largest).abs())
                    }
                    None => (RGBColor(150, 150, 156), 0.25),
                };
                let thick = (0.5 + 6.0 * part) * ZOOM as f64;
                let (from, to) = (place(l - 1, j), place(l, i));
                let style = hue.mix(0.35 + 0.55 * part).stroke_width(thick.round() as u32);
                pen.path(&[px(from.0, from.1), px(to.0, to.1)], style)?;
            }
        }
        for (l, &count) in layers.iter().enumerate() {
            for i in 0..count {
                let (x, y) = place(l, i);
                pen.circle(px(x, y), radius * ZOOM as i32, RGBColor(255, 255, 255).filled())?;
                pen.circle(px(x, y), radius * ZOOM as i32, INK.stroke_width(ZOOM as u32 * 3 / 2))?;
                if radius >= 12 {
                    let name = name(l, i, layers);
                    pen.text(&name, &font(14, INK, Pos::new(HPos::Center, VPos::Center)), px(x, y))?;
                }
            }
            let word = match l {
                0 => say("entradas", "inputs"),
                _ if l == layers.len() - 1 => say("salida", "output"),
                _ => say("capa oculta", "hidden layer"),
            };
            let style = font(13, INK, Pos::new(HPos::Center, VPos::Center));
            pen.text(word, &style, px(80 + across * l as i32, height - 16))?;
        }
        Ok(())
    })?;
    let sizes: Vec<String> = layers.iter().map(usize::to_string).collect();
    let alt = match (say("es", "en"), weights.is_some()) {
        ("es", true) => format!(
            "Red con capas de {} neuronas; azul: peso positivo, naranja: negativo, grosor: tamaño.",
            sizes.join(", ")
        ),
        ("es", false) => {
            format!("Red con capas de {} neuronas, cada una unida a todas las de la capa anterior.", sizes.join(", "))
        }
        (_, true) => format!(
            "Network with layers of {} neurons; blue: positive weight, orange: negative, thickness: size.",
            sizes.join(", ")
        ),
        (_, false) => {
            format!("Network with layers of {} neurons, each joined to all of the layer before.", sizes.join(", "))
        }
    };
    Ok(canvas.into_figure(alt))
}

/// x₁ for an input, a₁ for a hidden neuron, ŷ for the output.
fn name(layer: usize, neuron: usize, layers: &[usize]) -> String {
    let number: String =
        (neuron + 1).to_string().chars().filter_map(|c| char::from_u32(0x2080 + c.to_digit(10)?)).collect();
    match layer {
        0 => format!("x{number}"),
        _ if layer < layers.len() - 1 => format!("a{number}"),
        _ if layers[layer] == 1 => "ŷ".into(),
        _ => format!("ŷ{number}"),
    }
}

#[cfg(test)]
mod tests {
    use ndarray::array;

    use super::*;

    #[test]
    fn signs_have_hues() {
        let figure = network(&[array![[2.0], [-2.0]], array![[1.0, 1.0]]]).unwrap();
        let near = |hue: RGBColor| {
            figure.rgb().chunks(3).any(|p| p.iter().zip([hue.0, hue.1, hue.2]).all(|(a, b)| a.abs_diff(b) < 40))
        };
        assert!(near(HUES[0]) && near(HUES[1]));
    }

    #[test]
    fn what_cannot_be_drawn_is_refused() {
        assert!(matches!(network(&[]), Err(Error::Figure { .. })));
        assert!(matches!(network(&[Array2::zeros((61, 2))]), Err(Error::Figure { .. })));
        assert!(matches!(network(&[Array2::zeros((4, 2)), Array2::zeros((1, 3))]), Err(Error::Shape { .. })));
        assert!(matches!(network(&[array![[f64::NAN]]]), Err(Error::NotFinite { .. })));
        assert!(matches!(layers(&[3]), Err(Error::Figure { .. })));
        assert!(matches!(layers(&[3, 0]), Err(Error::Figure { .. })));
        assert!(network(&[Array2::zeros((50, 2)), Array2::zeros((1, 50))]).is_ok());
    }
}
