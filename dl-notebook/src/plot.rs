//! Figures that show themselves in a notebook.
//!
//! Each function here returns a [`Figure`]. Left as the last value of a cell it shows itself, as PNG or as GIF, together with a
//! line of text for whoever cannot see it; [`Figure::save`] writes it to a file. The fonts come with the crate, so a figure has
//! the same pixels on every machine.
//!
//! | to show | use |
//! |---|---|
//! | numbers over iterations, or over anything | [`curves`], [`cost_curve`] |
//! | a function of one number | [`function`](fn@function), [`tangent`], [`descent`] |
//! | a function of two | [`contour`] |
//! | points of two classes | [`points`], [`boundary`], [`hidden_lines`] |
//! | pictures | [`picture`], [`gallery`], [`examples`], [`planes`], [`verdicts`], [`weights`] |
//! | counts | [`histogram`], [`confusion`] |
//! | a network | [`layers`], [`network`](fn@network) |
//! | several at once, or one after the other | [`grid`](fn@grid), [`animation`](fn@animation), [`slider`](fn@slider) |
//!
//! Hues are told apart by all common kinds of colour vision (M. Okabe and K. Ito, 2008), and never alone: shapes, names or
//! signs say the same.
//!
//! ```
//! use dl_notebook::prelude::*;
//! let axes = Axes::new("Squares", "n", "n²");
//! let line = Line::new("n²", vec![(0.0, 0.0), (1.0, 1.0), (2.0, 4.0)]);
//! let figure = plot::curves(&[line], &axes)?;
//! assert!(figure.alt().starts_with("Squares"));
//! # Ok::<(), dl_core::Error>(())
//! ```

mod animation;
mod axes;
mod canvas;
mod chart;
mod coordinate;
mod curves;
mod figure;
mod file;
mod functions;
mod grid;
mod levels;
mod network;
mod palette;
mod pen;
mod pictures;
mod points;
mod slider;
mod tables;

pub use animation::animation;
pub use axes::Axes;
pub use curves::{Line, cost_curve, curves};
pub use figure::Figure;
pub use functions::{contour, descent, function, tangent};
pub use grid::grid;
pub use network::{layers, network};
pub use pictures::{examples, gallery, picture, planes, verdicts, weights};
pub use points::{boundary, hidden_lines, points};
pub use slider::{Slider, slider};
pub use tables::{confusion, histogram};
