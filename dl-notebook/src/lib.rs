//! What a notebook adds to dl-core: figures, pictures, and feedback on exercises.

pub mod check;
pub mod figure;
pub mod pictures;
pub mod plot;
mod progress;

pub use dl_core::{Error, Result};
pub use ndarray;
pub use plotters;
pub use progress::Progress;

/// What a notebook imports: `use dl_notebook::prelude::*;`.
pub mod prelude {
    pub use dl_core::prelude::*;

    pub use crate::Progress;
    #[doc(hidden)]
    pub use crate::check::stand_ins::*;
    pub use crate::check::{self, BLANK, Feedback};
    pub use crate::figure::{Figure, Slider};
    pub use crate::pictures::{Picture, cats, photos};
    pub use crate::plot::{self, Axes, Line};
}
