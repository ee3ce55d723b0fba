//! Folders of photos as people bring them: what is taken, what is passed over and said, what is told.

use std::{
    fs,
    path::{Path, PathBuf},
};

use dl_core::language::say;
use dl_notebook::pictures::photos::{self, Folder};

const JPEG: &[u8] = include_bytes!("files/jpeg-420.jpg");
const PNG: &[u8] = include_bytes!("files/png-palette.png");

/// A file's name and what is in it.
type File<'a> = (&'a str, &'a [u8]);

/// A folder of the test's own with the given files; a name with a slash at its end is an empty folder.
fn folder(test: &str, files: &[File]) -> PathBuf {
    let path = std::env::temp_dir().join(format!("dl-notebook-{}-{test}, ñ", std::process::id()));
    let _ = fs::remove_dir_all(&path);
    fs::create_dir_all(&path).unwrap();
    for (name, bytes) in files {
        let file = path.join(name);
        if name.ends_with('/') {
            fs::create_dir_all(&file).unwrap();
        } else {
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(&file, bytes).unwrap();
        }
    }
    path
}

fn told(path: &Path) -> String {
    let said = Folder::load(path).unwrap_err().to_string();
    fs::remove_dir_all(path).unwrap();
    assert!(said.contains(": ") && !said.contains("os error"), "{said}");
    said
}

#[test]
fn the_cats_are_found_by_many_names() {
    let table =
        [("cats", "others", 0), ("Cats", "dogs", 0), ("CATS", "Dogs", 0), ("Cat", "Dog", 0), ("gatos", "otros", 0)];
    for (cats, others, _) in table.into_iter().chain([("Gato", "Animales", 1), ("kittens", "birds", 1)]) {
        let path = folder(
            &format!("names {cats}"),
            &[(&format!("{cats}/1.jpg"), JPEG), (&format!("{cats}/2.PNG"), PNG), (&format!("{others}/1.jpg"), JPEG)],
        );
        let mine = Folder::load(&path).unwrap();
        assert_eq!((mine.set.m(), mine.set.y.sum()), (3, 2.0), "{cats}");
        let said = mine.to_string();
        assert!(said.contains(&format!("`{cats}`")) && !said.contains('\n'), "{said}");
        assert_eq!(photos::load_folder(&path).unwrap(), mine.set);
        fs::remove_dir_all(path).unwrap();
    }
}

#[test]
fn what_systems_leave_in_folders_is_passed_over_without_a_word() {
    let rubbish: [File; 9] = [
        ("__MACOSX/cats/._1.jpg", b"\0\x05\x16\x07"),
        ("@eaDir/x/SYNOFILE_THUMB_M.jpg", JPEG),
        (".DS_Store", b"\0\0\0\x01Bud1"),
        ("cats/._1.jpg", b"\0\x05\x16\x07"),
        ("cats/Thumbs.db", b"\xd0\xcf\x11\xe0"),
        ("cats/desktop.ini", b"[.ShellClassInfo]"),
        ("cats/.git/config", b"[core]"),
        ("others/@eaDir/1.jpg/SYNOFILE_THUMB_M.jpg", JPEG),
        ("others/.DS_Store", b"\0\0\0\x01Bud1"),
    ];
    let path = folder("rubbish", &[&rubbish[..], &[("cats/1.jpg", JPEG), ("others/1.jpg", JPEG)]].concat());
    let mine = Folder::load(&path).unwrap();
    assert_eq!((mine.set.m(), mine.passed_over), (2, vec![]));
    fs::remove_dir_all(path).unwrap();
}

#[test]
fn everything_passed_over_is_said_with_its_reason_and_the_rest_is_read() {
    let heic = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic";
    let mut files: Vec<(String, &[u8])> = (1..=10).map(|i| (format!("cats/IMG_{i}.HEIC"), &heic[..])).collect();
    let more: [File; 12] = [
        ("cats/1.jpg", JPEG),
        ("cats/no-ending", PNG),
        ("cats/really-a-jpeg.png", JPEG),
        ("cats/really-a-gif.jpg", b"GIF89a\x01\0\x01\0"),
        ("cats/empty.jpg", b""),
        ("cats/half.jpg", &JPEG[..JPEG.len() - 100]),
        ("cats/page.jpg", b"<!DOCTYPE html>"),
        ("cats/2024/more.jpg", JPEG),
        ("dogs/1.jpg", JPEG),
        ("dogs/movie.mov", b"\0\0\0\x14ftypqt  \0\0\0\0qt  "),
        ("dogs/notes.txt", b"the dog is called Rex"),
        ("outside.jpg", JPEG),
    ];
    files.extend(more.map(|(name, bytes)| (name.to_string(), bytes)));
    let path = folder("reasons", &files.iter().map(|(name, bytes)| (name.as_str(), *bytes)).collect::<Vec<_>>());
    let mine = Folder::load(&path).unwrap();
    assert_eq!((mine.set.m(), mine.set.y.sum(), mine.passed_over.len()), (4, 3.0, 18));
    let said = mine.to_string();
    let reasons = [
        "10: cats/IMG_1.HEIC",
        "HEIC",
        "GIF",
        say("vacío", "empty"),
        say("incompleto", "cut short"),
        say("página web", "web page"),
        say("carpeta dentro", "folder inside"),
        say("video", "video"),
        "dogs/notes.txt",
        "outside.jpg",
    ];
    assert!(reasons.iter().all(|reason| said.contains(reason)), "{said}");
    fs::remove_dir_all(path).unwrap();
}

#[test]
fn folders_of_another_form_are_told_with_what_was_found() {
    let table: [(&str, &[File], &[&str]); 9] = [
        ("none", &[], &[say("ninguna", "none")]),
        ("loose", &[("1.jpg", JPEG)], &[say("ninguna", "none"), "cats"]),
        (
            "three",
            &[("cats/1.jpg", JPEG), ("dogs/1.jpg", JPEG), ("birds/1.jpg", JPEG)],
            &["3 (`birds`, `cats`, `dogs`)"],
        ),
        ("no cats", &[("aves/1.jpg", JPEG), ("perros/1.jpg", JPEG)], &["`aves`, `perros`", "`cats`"]),
        ("two cats", &[("cat/1.jpg", JPEG), ("gatos/1.jpg", JPEG)], &["`cat`, `gatos`"]),
        ("one deeper", &[("PetImages/Cat/1.jpg", JPEG), ("PetImages/Dog/1.jpg", JPEG)], &["PetImages`"]),
        ("empty one", &[("cats/1.jpg", JPEG), ("dogs/", b"")], &["`dogs`"]),
        (
            "only HEIC",
            &[("cats/1.heic", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic"), ("dogs/1.jpg", JPEG)],
            &["`cats`", "HEIC"],
        ),
        ("only one", &[("cats/1.jpg", JPEG)], &["1 (`cats`)"]),
    ];
    for (test, files, wanted) in table {
        let said = told(&folder(test, files));
        assert!(wanted.iter().all(|wanted| said.contains(wanted)), "{test}: {said}");
    }
}

#[test]
fn a_path_that_is_no_folder_is_told() {
    let path = folder("paths", &[("photos/1.jpg", JPEG)]);
    let table = [
        (path.join("photos/1.jpg"), "load_picture"),
        (path.join("Photos"), "`photos`"),
        (path.join("fotos"), say("No existe", "no such folder")),
        ("~/photos".into(), say("la ruta entera", "the whole path")),
        ("https://example.org/photos".into(), say("Descárgalo", "Download it")),
        ("".into(), say("vacía", "empty")),
    ];
    for (path, wanted) in table {
        let said = Folder::load(&path).unwrap_err().to_string();
        assert!(said.contains(wanted) && !said.contains("os error"), "{}: {said}", path.display());
    }
    fs::remove_dir_all(path).unwrap();
}
