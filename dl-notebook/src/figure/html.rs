//! A little HTML: a picture at its size, with its text alternative.

use base64::{Engine, prelude::BASE64_STANDARD};

/// Bytes as text.
pub(super) fn base64(bytes: &[u8]) -> String {
    BASE64_STANDARD.encode(bytes)
}

/// The address of a picture that is its own content.
pub(super) fn address(format: &str, bytes: &[u8]) -> String {
    format!("data:image/{format};base64,{}", base64(bytes))
}

/// A picture, `width` pixels wide on the page. Never wider than the page: the browser keeps its proportions.
pub(super) fn picture(format: &str, bytes: &[u8], width: usize, alt: &str) -> String {
    format!("<img width=\"{width}\" alt=\"{}\" src=\"{}\">", escaped(alt), address(format, bytes))
}

/// Text between HTML's tags or in its attributes.
pub(super) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
