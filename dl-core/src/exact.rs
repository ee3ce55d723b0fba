//! The machine room: exp, ln and tanh, and loops for each vector width. It knows no model.

pub mod math;
pub(crate) mod wide;
