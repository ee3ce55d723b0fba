//! Files of the original photos' kind as people bring them: numbers of every type by their value, everything else by name. The
//! files are made by `files/make.py` with h5py.
#![cfg(feature = "hdf5")]

use std::{fs, path::PathBuf};

use dl_core::{data::Dataset, language::say};
use dl_notebook::{
    Error, Result,
    pictures::photos::{self, decode_h5, load_h5},
};

fn path(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/files").join(name)
}

fn file(name: &str) -> Vec<u8> {
    fs::read(path(&format!("h5-{name}.h5"))).unwrap()
}

fn read(name: &str) -> Result<(Dataset, Dataset)> {
    decode_h5(file(name), file(name))
}

fn told(bytes: Vec<u8>) -> String {
    match decode_h5(bytes.clone(), bytes) {
        Err(Error::File { problem, .. }) => {
            assert!(problem.starts_with(char::is_uppercase) || problem.starts_with('`'), "{problem}");
            assert!(problem.ends_with('.'), "{problem}");
            problem
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn numbers_of_every_type_are_read_by_their_value() {
    let wanted: Vec<f64> = fs::read(path("h5.pixels")).unwrap().iter().map(|&byte| f64::from(byte) / 255.0).collect();
    let names = [
        "plain",
        "latest",
        "u2-little",
        "u2-big",
        "i2-little",
        "i4-little",
        "i8-big",
        "u8-little",
        "f4-little",
        "f4-big",
        "f8-little",
        "unit",
        "i1-labels",
        "gzip",
        "lzf",
    ];
    for name in names {
        let (training, test) = read(name).unwrap();
        assert_eq!(training, test, "{name}");
        assert_eq!(
            (training.x.dim(), training.y.as_slice().unwrap()),
            ((48, 6), &[1.0, 0.0, 0.0, 1.0, 1.0, 0.0][..]),
            "{name}"
        );
        assert!(training.x.t().iter().zip(&wanted).all(|(found, wanted)| found == wanted), "{name}");
    }
}

#[test]
fn what_cannot_be_taken_for_pictures_and_labels_is_named() {
    let table = [
        ("minus-one", ["train_set_y", "-1"]),
        ("float16", ["train_set_x", "float16"]),
        ("text", ["train_set_y", say("texto", "text")]),
        ("65535", ["train_set_x", "255"]),
        ("standardized", ["train_set_x", "-"]),
        ("nan", ["train_set_x", "NaN"]),
        ("colours-first", ["(6, 3, 4, 4)", "transpose(0, 2, 3, 1)"]),
        ("four-colours", ["(6, 4, 4, 4)", "x[..., :3]"]),
        ("flat", ["(6, 48)", "reshape"]),
        ("not-square", ["(6, 3, 4, 3)", say("cuadradas", "square")]),
        ("one-hot", ["train_set_y", "(6, 2)"]),
        ("other-names", ["train_set_x", "images, labels"]),
    ];
    for (name, wanted) in table {
        let problem = told(file(name));
        assert!(wanted.iter().all(|wanted| problem.contains(wanted)), "{name}: {problem}");
    }
    let Err(Error::File { problem, .. }) = decode_h5(file("plain"), file("train-only")) else { panic!() };
    assert!(problem.contains(say("cambiados", "swapped")), "{problem}");
}

#[test]
fn files_that_only_claim_to_be_h5_are_named() {
    let table: [(&[u8], &str); 8] = [
        (b"", say("vacío", "empty")),
        (b"version https://git-lfs.github.com/spec/v1\noid sha256:9f\nsize 2572022\n", "git lfs pull"),
        (b"\n<!DOCTYPE html>\n<html><head><title>GitHub</title>", say("descarga", "download button")),
        (b"PK\x03\x04\x14\0\0\0\x08\0", say("Descomprímelo", "Unpack it")),
        (b"\x1f\x8b\x08\0", say("Descomprímelo", "Unpack it")),
        (&[0; 4096], say("ceros", "zeros")),
        (b"\xff\xd8\xff\xe0", "load_picture"),
        (b"404: Not Found", say("un texto", "a text file")),
    ];
    for (bytes, wanted) in table {
        let problem = told(bytes.to_vec());
        assert!(problem.contains(wanted), "{}: {problem}", bytes.escape_ascii());
    }
}

#[test]
fn a_file_that_is_cut_anywhere_is_told() {
    for name in ["plain", "latest", "gzip"] {
        let bytes = file(name);
        for length in (8..bytes.len()).step_by(97).chain([bytes.len() / 2, bytes.len() - 1]) {
            let problem = told(bytes[..length].to_vec());
            assert!(problem.contains(say("incompleto", "cut short")), "{name} at {length}: {problem}");
        }
    }
}

#[test]
fn one_of_the_two_files_is_an_error_and_the_data_in_use_are_named() {
    let folder = std::env::temp_dir().join(format!("dl-notebook-{}-pair", std::process::id()));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    if std::env::var_os("DL_CATS").is_some() {
        return;
    }
    assert_eq!(photos::original(&folder).unwrap(), None);
    assert!(photos::source(&folder).unwrap().contains(say("dibujadas", "drawn")));
    let [train, test] = photos::ORIGINAL_FILES;
    fs::write(folder.join(train), file("plain")).unwrap();
    for said in [photos::original(&folder).unwrap_err(), photos::source(&folder).unwrap_err()] {
        assert!(said.to_string().contains(test), "{said}");
    }
    fs::write(folder.join(test), file("plain")).unwrap();
    assert_eq!(photos::original(&folder).unwrap(), Some(load_h5(folder.join(train), folder.join(test)).unwrap()));
    assert!(photos::source(&folder).unwrap().contains(&folder.display().to_string()));
    let said = load_h5(folder.join("train_catvnoncat.hdf5"), folder.join(test)).unwrap_err().to_string();
    assert!(said.contains(train), "{said}");
    let said = load_h5(&folder, &folder).unwrap_err().to_string();
    assert!(said.contains(say("una carpeta", "a folder")), "{said}");
    fs::remove_dir_all(folder).unwrap();
}
