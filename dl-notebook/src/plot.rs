//! The kinds of figures, each a function that returns a [`Figure`].
//!
//! Left as the last value of a cell a figure shows itself; [`Figure::save`] writes it to a file. The fonts come with the crate and no
//! coordinate asks the system's mathematics, so a figure has the same pixels on every machine.
//!
//! | to show | use |
//! |---|---|
//! | numbers over iterations, or over anything | [`curves`], [`cost_curve`] |
//! | a function of one number | [`function`](fn@function), [`tangent`], [`descent`] |
//! | a function of two | [`contour`](fn@contour) |
//! | points of two classes | [`points`](fn@points), [`boundary`](fn@boundary), [`arrow`], [`hidden_lines`] |
//! | pictures | [`picture`], [`gallery`], [`examples`], [`planes`], [`verdicts`], [`weights`](fn@weights) |
//! | counts | [`histogram`](fn@histogram), [`confusion`](fn@confusion) |
//! | a network | [`layers`], [`network`](fn@network) |
//! | a matrix product, entry by entry | [`product`](fn@product) |
//! | several at once, or one after the other | [`grid`], [`animation`], [`slider`] |
//! | a figure of your own, with plotters | [`Figure::draw`] |
//!
//! # How plotters is used here
//!
//! The files are small and meant to be read in this order: `scale` is a coordinate of our own for plotters, `chart` builds plotters'
//! chart in our style, `marks` draws elements at places of it, `curves` puts lines in it. All draw on an `Area`, which is plotters'
//! `DrawingArea` over a bitmap. Lengths go through `px`, because the drawing is four times as large as it's seen.
//!
//! ```
//! use dl_notebook::prelude::*;
//! let axes = Axes::new("Squares", "n", "n²");
//! let line = Line::new("n²", vec![(0.0, 0.0), (1.0, 1.0), (2.0, 4.0)]);
//! let figure = plot::curves(&[line], &axes)?;
//! assert!(figure.alt().starts_with("Squares"));
//! # Ok::<(), dl_core::Error>(())
//! ```

mod axes;
mod boundary;
mod chart;
mod confusion;
mod contour;
mod curves;
mod field;
mod function;
mod histogram;
mod legend;
mod levels;
mod line;
mod marks;
mod network;
mod pictures;
mod points;
mod product;
mod range;
mod scale;
mod style;
mod ticks;
mod weights;

pub use crate::figure::{Figure, Slider, animation, grid, slider};
pub use axes::Axes;
pub use boundary::{arrow, boundary, hidden_lines};
pub use confusion::confusion;
pub use contour::contour;
pub use curves::{cost_curve, curves};
pub use function::{descent, function, tangent};
pub use histogram::histogram;
pub use line::Line;
pub use network::{layers, network};
pub use pictures::{examples, gallery, picture, planes, verdicts};
pub use points::points;
pub use product::product;
pub use weights::weights;
