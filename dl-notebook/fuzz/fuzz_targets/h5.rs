//! Any bytes as the file of the original photos: an answer or an error, never a panic.
#![no_main]

use dl_notebook::pictures::photos;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    if let Ok((training, test)) = photos::decode_h5(bytes.to_vec(), bytes.to_vec()) {
        assert!(training.m() > 0 && test.m() > 0);
    }
});
