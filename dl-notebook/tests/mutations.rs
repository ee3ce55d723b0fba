//! Damaged files: 20,000 mutations of a small .h5, PNG and JPEG, from a seed. No panic, no allocation above 64 MB, and what
//! cannot be read is a clear error.
#![cfg(feature = "hdf5")]
// The allocator below only counts, and passes every call on.
#![allow(unsafe_code)]

use std::{
    alloc::{GlobalAlloc, Layout, System},
    sync::atomic::{AtomicUsize, Ordering},
};

use dl_core::{Error, random::Random};
use dl_notebook::pictures::{Picture, photos};

/// The largest piece of memory that was asked for.
static LARGEST: AtomicUsize = AtomicUsize::new(0);

struct Counting;

// SAFETY: each call is passed on to the system's allocator unchanged.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        LARGEST.fetch_max(layout.size(), Ordering::Relaxed);
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        unsafe { System.dealloc(pointer, layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        LARGEST.fetch_max(layout.size(), Ordering::Relaxed);
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn realloc(&self, pointer: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        LARGEST.fetch_max(size, Ordering::Relaxed);
        unsafe { System.realloc(pointer, layout, size) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

const H5S: [&[u8]; 4] = [
    include_bytes!("files/small.h5"),
    include_bytes!("files/h5-gzip.h5"),
    include_bytes!("files/h5-lzf.h5"),
    include_bytes!("files/h5-latest.h5"),
];
const PNGS: [&[u8]; 3] = [
    include_bytes!("files/small.png"),
    include_bytes!("files/png-interlaced.png"),
    include_bytes!("files/png-palette.png"),
];
const JPEGS: [&[u8]; 6] = [
    include_bytes!("files/small.jpg"),
    include_bytes!("files/progressive.jpg"),
    include_bytes!("files/jpeg-420.jpg"),
    include_bytes!("files/jpeg-cmyk.jpg"),
    include_bytes!("files/jpeg-restarts.jpg"),
    include_bytes!("files/jpeg-one-scan-a-colour.jpg"),
];

/// Damages a file in one to four places.
fn mutate(file: &[u8], random: &mut Random) -> Vec<u8> {
    let mut bytes = file.to_vec();
    for _ in 0..1 + random.below(4) {
        let at = random.below(bytes.len().max(1)).min(bytes.len().saturating_sub(1));
        match random.below(6) {
            0 if !bytes.is_empty() => bytes[at] ^= 1 << random.below(8),
            1 if !bytes.is_empty() => bytes[at] = random.below(256) as u8,
            2 => bytes.truncate(at),
            // A piece from elsewhere in the file, put in.
            3 => {
                let from = random.below(file.len());
                let piece = &file[from..(from + random.below(64)).min(file.len())];
                bytes.splice(at..at, piece.iter().copied());
            }
            // A piece taken out.
            4 => drop(bytes.drain(at..(at + random.below(32)).min(bytes.len()))),
            // A size beyond all reason.
            _ => {
                let huge =
                    [[0xff; 8], [0, 0, 0, 0x7f, 0, 0, 0, 0x7f], [0x7f, 0xff, 0xff, 0xff, 0x7f, 0xff, 0xff, 0xff]];
                let huge = huge[random.below(3)];
                let length = [1, 2, 4, 8][random.below(4)];
                for (place, byte) in bytes[at..].iter_mut().zip(&huge[..length]) {
                    *place = *byte;
                }
            }
        }
    }
    bytes
}

/// Makes the checksums of a PNG's pieces right again, so that the damage reaches what lies behind them.
fn mend_checksums(bytes: &mut [u8]) {
    let mut at = 8;
    while at + 12 <= bytes.len() {
        let length = u32::from_be_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]]) as usize;
        let Some(end) = at.checked_add(8 + length).filter(|end| end + 4 <= bytes.len()) else { return };
        let crc = bytes[at + 4..end].iter().fold(!0u32, |crc, &byte| {
            (0..8).fold(crc ^ u32::from(byte), |crc, _| if crc & 1 == 1 { (crc >> 1) ^ 0xedb8_8320 } else { crc >> 1 })
        });
        bytes[end..end + 4].copy_from_slice(&(!crc).to_be_bytes());
        at = end + 4;
    }
}

fn assert_clear(what: &str, seed: u64, error: Option<Error>) {
    match error {
        None => {}
        Some(Error::Picture { problem, .. } | Error::File { problem, .. }) => assert!(!problem.is_empty()),
        Some(Error::Labels { .. }) => {}
        Some(other) => panic!("{what}, mutation {seed}: {other}"),
    }
    let largest = LARGEST.load(Ordering::Relaxed);
    assert!(largest <= 64 << 20, "{what}, mutation {seed}: {largest} bytes at once");
}

#[test]
fn damaged_files_are_told() {
    let h5 = |bytes: Vec<u8>| photos::decode_h5(bytes.clone(), bytes);
    assert_eq!(h5(H5S[0].to_vec()).unwrap().0.x.dim(), (192, 6));
    assert!(H5S.iter().all(|file| h5(file.to_vec()).is_ok()));
    assert!(PNGS.iter().all(|png| Picture::decode(png, 24).is_ok()));
    assert!(JPEGS.iter().all(|jpeg| Picture::decode(jpeg, 24).is_ok()));
    let mut refused = [0; 3];
    for seed in 0..20_000 {
        let mut random = Random::part(2024, seed);
        match seed % 3 {
            0 => {
                let error = h5(mutate(H5S[seed as usize / 3 % 4], &mut random)).err();
                refused[0] += usize::from(error.is_some());
                assert_clear(".h5", seed, error);
            }
            1 => {
                let mut bytes = mutate(PNGS[seed as usize / 3 % 3], &mut random);
                if random.chance(0.7) {
                    mend_checksums(&mut bytes);
                }
                let error = Picture::decode(&bytes, 16).err();
                refused[1] += usize::from(error.is_some());
                assert_clear("PNG", seed, error);
            }
            _ => {
                let error = Picture::decode(&mutate(JPEGS[seed as usize / 3 % 6], &mut random), 16).err();
                refused[2] += usize::from(error.is_some());
                assert_clear("JPEG", seed, error);
            }
        }
    }
    // Enough of the damage was found to say that it was damage.
    assert!(refused.iter().all(|&n| n > 1000), "{refused:?}");
}
