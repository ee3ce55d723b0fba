//! From the bytes of a file to a square picture: what kind of file it is, whether it's whole, and which way up it belongs.

mod fault;
mod jpeg;
mod orientation;
mod png;
mod square;

use super::{kind, picture::Picture};

/// The middle square of a JPEG or PNG, upright, at the wanted size; else a sentence that says why not, and what to do.
pub(super) fn square(bytes: &[u8], side: usize) -> Result<Picture, String> {
    let square = match bytes {
        [0xff, 0xd8, 0xff, ..] => jpeg::decode(bytes, side).map_err(|fault| fault.sentence("JPEG"))?,
        [0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, ..] => {
            png::decode(bytes, side).map_err(|fault| fault.sentence("PNG"))?
        }
        _ => return Err(kind::no_picture(bytes)),
    };
    Ok(square.finish())
}
