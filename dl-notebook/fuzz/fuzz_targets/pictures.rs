//! Any bytes as a picture: an answer or an error, never a panic.
#![no_main]

use dl_notebook::pictures::Picture;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    if let Ok(picture) = Picture::decode(bytes, 16) {
        assert_eq!(picture.rgb.len(), 3 * 16 * 16);
    }
});
