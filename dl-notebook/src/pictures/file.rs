//! Opens a learner's files, and says in the learner's language why one can't be opened.

use std::{
    env, fs,
    io::{self, ErrorKind, Read},
    path::Path,
};

use dl_core::language::say;

/// Bytes beyond which a file is refused.
const LARGEST_FILE: u64 = 64 << 20;

/// What a path should lead to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wanted {
    Picture,
    Folder,
    #[cfg(feature = "hdf5")]
    H5,
}

/// The bytes of a file; else a sentence that says why they can't be had, and what to do.
pub(super) fn read(path: &Path, wanted: Wanted) -> Result<Vec<u8>, String> {
    let told = |error: io::Error| unreadable(path, &error, wanted);
    let about = fs::metadata(path).map_err(told)?;
    if about.is_dir() {
        return Err(unreadable(path, &ErrorKind::IsADirectory.into(), wanted));
    }
    if !about.is_file() {
        return Err(say(
            "Esto no es un archivo sino un dispositivo o una conexión. Escribe la ruta de un archivo.",
            "This isn't a file but a device or a connection. Write the path of a file.",
        )
        .into());
    }
    let megabytes = about.len().div_ceil(1 << 20);
    if about.len() > LARGEST_FILE {
        return Err(say!(
            "El archivo ocupa {megabytes} MB, y aquí se leen hasta 64. Guárdalo más pequeño: una foto, como JPEG.",
            "The file has {megabytes} MB, and at most 64 are read here. Save it smaller: a photo, as JPEG."
        ));
    }
    let mut bytes = Vec::with_capacity(about.len() as usize);
    fs::File::open(path).map_err(told)?.take(LARGEST_FILE).read_to_end(&mut bytes).map_err(told)?;
    Ok(bytes)
}

/// The first bytes of a file, which say what kind it is.
pub(super) fn beginning(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    fs::File::open(path)?.take(super::kind::BEGINNING as u64).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Says why a path can't be opened and what to do. The system's own words are English and seldom say what to do.
pub(super) fn unreadable(path: &Path, error: &io::Error, wanted: Wanted) -> String {
    if let Some(sentence) = not_a_path(path) {
        return sentence;
    }
    match error.kind() {
        ErrorKind::NotFound => missing(path, wanted),
        ErrorKind::PermissionDenied => say(
            "El sistema no permite leerlo. Cambia sus permisos, o cópialo a la carpeta de este cuaderno.",
            "The system doesn't allow reading it. Change its permissions, or copy it into this notebook's folder.",
        )
        .into(),
        ErrorKind::IsADirectory if wanted == Wanted::Picture => say(
            "Esto es una carpeta. Escribe la ruta de una foto; una carpeta de fotos se lee con `photos::load_folder`.",
            "This is a folder. Write the path of a photo; a folder of photos is read with `photos::load_folder`.",
        )
        .into(),
        ErrorKind::IsADirectory => say(
            "Esto es una carpeta. Escribe la ruta del archivo .h5.",
            "This is a folder. Write the path of the .h5 file.",
        )
        .into(),
        ErrorKind::NotADirectory if wanted == Wanted::Folder && path.is_file() => say(
            "Esto es un archivo. Escribe la ruta de una carpeta; una sola foto se lee con `photos::load_picture`.",
            "This is a file. Write the path of a folder; a single photo is read with `photos::load_picture`.",
        )
        .into(),
        ErrorKind::NotADirectory => missing(path, wanted),
        _ => {
            let number = error.raw_os_error().map_or_else(String::new, |number| format!(" {number}"));
            say!(
                "El sistema no pudo leerlo (error{number}). Cópialo a la carpeta de este cuaderno e inténtalo de nuevo.",
                "The system couldn't read it (error{number}). Copy it into this notebook's folder and try again."
            )
        }
    }
}

/// Says what is wrong with a path that isn't one.
fn not_a_path(path: &Path) -> Option<String> {
    let text = path.to_string_lossy();
    let lower = text.to_ascii_lowercase();
    let quoted = |mark: char| text.len() > 1 && text.starts_with(mark) && text.ends_with(mark);
    match () {
        () if text.trim().is_empty() => Some(
            say("La ruta está vacía. Escribe el nombre del archivo.", "The path is empty. Write the file's name.")
                .into(),
        ),
        () if ["http://", "https://", "ftp://", "www."].iter().any(|begins| lower.starts_with(begins)) => Some(
            say(
                "Esto es una dirección web, y aquí se leen archivos de esta computadora. Descárgalo y escribe su ruta.",
                "This is a web address, and only files on this computer can be read. Download it and write its path.",
            )
            .into(),
        ),
        () if lower.starts_with("file://") => {
            let path = &text[7..];
            Some(say!("Escribe la ruta sin `file://`: `{path}`.", "Write the path without `file://`: `{path}`."))
        }
        () if text.starts_with('~') => Some(home(&text[1..])),
        () if quoted('"') || quoted('\'') => Some(
            say(
                "La ruta tiene comillas de más. Quita las de adentro.",
                "There are extra quotes in the path. Take out the inner ones.",
            )
            .into(),
        ),
        () if text.trim() != text => Some(
            say(
                "La ruta empieza o termina con un espacio. Quítalo.",
                "The path begins or ends with a space. Take it out.",
            )
            .into(),
        ),
        () if cfg!(unix) && text.contains('\\') => {
            let path = text.replace('\\', "/");
            Some(say!(
                "En este sistema las carpetas se separan con /. Prueba con `{path}`.",
                "On this system, folders are separated with /. Try `{path}`."
            ))
        }
        () => None,
    }
}

/// Says what to write instead of `~`, with what stands behind it.
fn home(rest: &str) -> String {
    let rest = rest.trim_start_matches('/');
    let home = env::var("HOME").or_else(|_| env::var("USERPROFILE")).unwrap_or_else(|_| "/home/ana".into());
    let home = home.trim_end_matches('/');
    say!(
        "El signo ~ solo vale en la terminal. Escribe la ruta entera: `{home}/{rest}`.",
        "The sign ~ only works in a terminal. Write the whole path: `{home}/{rest}`."
    )
}

/// Says what isn't there, where it was looked for, and what is there instead.
fn missing(path: &Path, wanted: Wanted) -> String {
    let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let base = env::current_dir().unwrap_or_default();
    let base = base.display();
    let from = if path.is_relative() {
        say!(
            " Las rutas empiezan en la carpeta de este cuaderno, {base}.",
            " Paths begin in this notebook's folder, {base}."
        )
    } else {
        String::new()
    };
    if !parent.is_dir() {
        let parent = parent.display();
        return say!("La carpeta {parent} no existe.{from}", "There's no folder {parent}.{from}");
    }
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let near = alike(parent, &name).iter().map(|name| format!("`{name}`")).collect::<Vec<_>>();
    let near = near.join(say(" o ", " or "));
    let near = if near.is_empty() { near } else { say!(" ¿Querías decir {near}?", " Did you mean {near}?") };
    let what = if wanted == Wanted::Folder { say("esa carpeta", "folder") } else { say("ese archivo", "file") };
    say!("No existe {what}.{near}{from}", "There's no such {what}.{near}{from}")
}

/// At most three names in a folder that someone may have meant by `name`.
pub(super) fn alike(folder: &Path, name: &str) -> Vec<String> {
    let names = fs::read_dir(folder).into_iter().flatten().flatten().take(10_000);
    let mut near: Vec<(usize, String)> = names
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .filter(|other| other != name && !other.starts_with('.'))
        .filter_map(|other| Some((distance(name, &other)?, other)))
        .collect();
    near.sort();
    near.into_iter().take(3).map(|(_, name)| name).collect()
}

/// How far apart two names are; `None` where nobody would take one for the other.
fn distance(name: &str, other: &str) -> Option<usize> {
    let (name, other) = (name.to_lowercase(), other.to_lowercase());
    if name == other {
        return Some(0);
    }
    // `cat (1).jpg`, `cat.jpg.txt`, `cat.png` for `cat.jpg`.
    let stem = |name: &str| Path::new(name).file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let bare =
        |name: &str| stem(name).trim_end_matches(|c: char| c.is_ascii_digit() || "() -_".contains(c)).to_string();
    let copied = Path::new(&name).extension() == Path::new(&other).extension() && bare(&name) == bare(&other);
    if stem(&other) == name || stem(&name) == other || stem(&name) == stem(&other) || copied && !bare(&name).is_empty()
    {
        return Some(1);
    }
    let changes = changes(&name, &other);
    (changes <= 2 && changes < name.chars().count() / 2).then_some(1 + changes)
}

/// How many letters have to be put in, taken out or changed to get from one word to the other (Levenshtein 1965).
fn changes(from: &str, to: &str) -> usize {
    let to: Vec<char> = to.chars().collect();
    let mut row: Vec<usize> = (0..=to.len()).collect();
    for (i, letter) in from.chars().enumerate() {
        let mut diagonal = std::mem::replace(&mut row[0], i + 1);
        for (j, &other) in to.iter().enumerate() {
            let changed = diagonal + usize::from(letter != other);
            diagonal = row[j + 1];
            row[j + 1] = changed.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[to.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_someone_may_have_meant() {
        for (name, other) in [
            ("train_catvnoncat.h5", "Train_catvnoncat.h5"),
            ("train_catvnoncat.h5", "train_catvnoncat (1).h5"),
            ("train_catvnoncat.h5", "train_catvnoncat.h5.txt"),
            ("cat.jpg", "cat.jpeg"),
            ("cat.jpg", "cat-2.jpg"),
            ("mi_gatto.png", "mi_gato.png"),
        ] {
            assert!(distance(name, other).is_some(), "{name} {other}");
        }
        for (name, other) in [("train_catvnoncat.h5", "test_catvnoncat.h5"), ("cat.jpg", "dog.jpg"), ("1.jpg", "2.png")]
        {
            assert!(distance(name, other).is_none(), "{name} {other}");
        }
        assert_eq!(changes("kitten", "sitting"), 3);
    }
}
