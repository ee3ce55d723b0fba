//! The language of what figures and messages say by themselves.
//!
//! English, unless the crate is built with the feature `spanish`; a notebook asks for it in its `:dep` line. A setting at run
//! time would not do: each cell of a notebook is a library of its own, with statics of its own.

/// `spanish` where the crate speaks Spanish, else `english`.
pub const fn say<'a>(spanish: &'a str, english: &'a str) -> &'a str {
    if cfg!(feature = "spanish") { spanish } else { english }
}
