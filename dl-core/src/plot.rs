//! Figures that show themselves in a notebook.
//!
//! Each function here returns a [`Figure`]. Left as the last value of a cell it shows itself, as PNG, together with a line of
//! text for whoever cannot see it; [`Figure::save`] writes it to a file. The fonts come with the crate, so a figure has the
//! same pixels on every machine.
//!
//! ```
//! use dl_core::prelude::*;
//! let axes = Axes { title: "Squares", x: "n", y: "n²" };
//! let line = Line::new("n²", vec![(0.0, 0.0), (1.0, 1.0), (2.0, 4.0)]);
//! let figure = plot::curves(&[line], &axes)?;
//! assert!(figure.alt().starts_with("Squares"));
//! # Ok::<(), dl_core::Error>(())
//! ```

mod canvas;
mod curves;
mod figure;
mod pictures;

pub use curves::{Axes, Line, cost_curve, curves};
pub use figure::Figure;
pub use pictures::{examples, gallery, picture, planes, verdicts, weights};
