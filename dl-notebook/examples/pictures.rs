//! Writes a set of pictures for programs in other languages: m and n_x as u64, then m labels and m n_x bytes.
//!
//! `pictures drawn 209 1 FILE`, or `pictures original FOLDER TRAINING TEST` with the feature `hdf5`.

use std::fs;

use dl_notebook::prelude::*;

fn bytes(set: &Dataset) -> Vec<u8> {
    let mut bytes: Vec<u8> = [set.m(), set.x.nrows()].iter().flat_map(|n| (*n as u64).to_le_bytes()).collect();
    bytes.extend(set.y.iter().map(|&y| y as u8));
    bytes.extend(set.x.t().iter().map(|x| (x * 255.0).round() as u8));
    bytes
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["drawn", m, seed, file] => fs::write(file, bytes(&cats::draw(m.parse()?, seed.parse()?)?))?,
        #[cfg(feature = "hdf5")]
        ["original", folder, training, test] => {
            let [train_file, test_file] = photos::ORIGINAL_FILES.map(|name| std::path::Path::new(folder).join(name));
            let sets = photos::load_h5(&train_file, &test_file)?;
            fs::write(training, bytes(&sets.0))?;
            fs::write(test, bytes(&sets.1))?;
        }
        _ => {
            return Err("expected `drawn M SEED FILE`, or `original FOLDER TRAINING TEST` with the feature hdf5".into());
        }
    }
    Ok(())
}
