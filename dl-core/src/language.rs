//! The language of what the course's messages and figures say by themselves.
//!
//! English, unless this crate is built with the feature `spanish`; a notebook asks for it in its `:dep` line. A setting at run
//! time would not do: each cell of a notebook is a library of its own, with statics of its own.

/// Whether messages speak Spanish.
#[doc(hidden)]
pub const SPANISH: bool = cfg!(feature = "spanish");

/// Gives the first text in Spanish, the second in English.
pub const fn say<'a>(spanish: &'a str, english: &'a str) -> &'a str {
    if SPANISH { spanish } else { english }
}

pub use crate::say;

/// Formats the first text in Spanish, the second in English: `say!("{n} puntos", "{n} points")`. What the texts name is captured, or
/// given behind them: `say!("{n} puntos", "{n} points", n = points.len())`.
#[doc(hidden)]
#[macro_export]
macro_rules! say {
    ($spanish:literal, $english:literal $(, $name:ident = $value:expr)* $(,)?) => {
        if $crate::language::SPANISH {
            format!($spanish $(, $name = $value)*)
        } else {
            format!($english $(, $name = $value)*)
        }
    };
}
