//! A folder of photos in two subfolders, and what came of it.

use std::{
    fmt, fs,
    path::{Path, PathBuf},
};

use dl_core::{Error, Result, data::Dataset, language::say};

use super::super::{Picture, cats::SIDE, dataset, file, file::Wanted, kind};

/// Names of the subfolder whose pictures get label 1, in small letters.
const CATS: [&str; 10] = ["cats", "cat", "gatos", "gato", "gatas", "gata", "gatitos", "gatito", "kittens", "kitten"];

/// What systems and programs leave in folders, in small letters: nobody means it.
const RUBBISH: [&str; 10] = [
    "__macosx",
    "@eadir",
    "#recycle",
    "$recycle.bin",
    "lost+found",
    "system volume information",
    "thumbs.db",
    "ehthumbs.db",
    "desktop.ini",
    "icon\r",
];

/// Names that a report gives for each reason.
const NAMED: usize = 12;

/// The photos of a folder, and a report of what was taken, what was passed over, and why.
///
/// Shown in a notebook, or printed with `{}`, it's the report.
///
/// ```
/// use dl_notebook::{pictures::{Picture, cats, photos::Folder}, plot};
/// let folder = std::env::temp_dir().join(format!("dl-notebook-{}", std::process::id()));
/// for name in ["Cat", "Dog"] {
///     std::fs::create_dir_all(folder.join(name))?;
///     let figure = plot::picture(&Picture::of(&cats::draw(1, 1)?, 0)?, 64, "")?;
///     std::fs::write(folder.join(name).join("1.png"), figure.png()?)?;
/// }
/// std::fs::write(folder.join("Dog/2.jpg"), "")?;
/// let mine = Folder::load(&folder)?;
/// assert_eq!((mine.set.m(), mine.passed_over.len()), (2, 1));
/// assert!(mine.to_string().contains("1 from `Cat` (label 1)"));
/// # std::fs::remove_dir_all(folder)?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
#[must_use]
pub struct Folder {
    /// The photos that were read, 64 x 64 each, those of the first subfolder first.
    pub set: Dataset,
    /// The two subfolders' names, in the order of the set; and how many pictures came from each.
    pub taken: [(String, usize); 2],
    /// The subfolder whose pictures have label 1: 0 or 1.
    pub cats: usize,
    /// What was passed over: its path in the folder, and a sentence that says why.
    pub passed_over: Vec<(String, String)>,
}

/// Reads a folder of photos in two subfolders and prints what it read and what it passed over: see [`Folder::load`].
///
/// Errors: as [`Folder::load`].
///
/// ```
/// use dl_notebook::pictures::photos;
/// assert!(photos::load_folder("no/such/folder").is_err());
/// ```
pub fn load_folder(folder: impl AsRef<Path>) -> Result<Dataset> {
    let folder = Folder::load(folder)?;
    println!("{folder}");
    Ok(folder.set)
}

impl Folder {
    /// Reads a folder of photos in two subfolders: those in `cats` (or `Cat`, `gatos`, ...) get label 1, those in the other
    /// label 0; each 64 x 64.
    ///
    /// Every JPEG and PNG counts, whatever its ending, in the order of the names. Other files, damaged pictures and folders
    /// inside are passed over and reported; what systems leave in folders is passed over without a word.
    ///
    /// Errors: [`Error::File`] where the folder can't be read, hasn't exactly two subfolders, not exactly one of them is the
    /// cats', or one has no picture that can be read.
    ///
    /// ```
    /// use dl_notebook::pictures::photos::Folder;
    /// assert!(Folder::load("no/such/folder").is_err());
    /// ```
    pub fn load(folder: impl AsRef<Path>) -> Result<Self> {
        let folder = folder.as_ref();
        let problem = |problem: String| Error::File { path: folder.display().to_string(), problem };
        let entries = entries(folder).map_err(problem)?;
        let (subfolders, loose): (Vec<_>, Vec<_>) = entries.into_iter().partition(|path| path.is_dir());
        let ([first, second], cats) = choose(folder, subfolders).map_err(problem)?;
        let mut passed_over = loose.iter().map(|path| (name(path), outside())).collect();
        let (mut pictures, mut labels) = (Vec::new(), Vec::new());
        let mut taken = [(name(&first), 0), (name(&second), 0)];
        for (i, subfolder) in [&first, &second].into_iter().enumerate() {
            let (read, over) = read(subfolder).map_err(problem)?;
            if read.is_empty() {
                let (name, why) = (name(subfolder), reasons(&over));
                return Err(problem(say!(
                    "En `{name}` no hay ninguna imagen que se pueda leer. Copia ahí fotos JPEG o PNG.{why}",
                    "There's no picture in `{name}` that can be read. Copy JPEG or PNG photos into it.{why}"
                )));
            }
            taken[i].1 = read.len();
            labels.resize(labels.len() + read.len(), if i == cats { 1.0 } else { 0.0 });
            pictures.extend(read);
            Vec::extend(&mut passed_over, over);
        }
        Ok(Self { set: dataset(&pictures, &labels)?, taken, cats, passed_over })
    }

    /// Shows the report in a notebook.
    pub fn evcxr_display(&self) {
        println!("{self}");
    }
}

impl fmt::Display for Folder {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let (cats, others) = (&self.taken[self.cats], &self.taken[1 - self.cats]);
        let ((cats, m), (others, n)) = (cats, others);
        let read = say!(
            "Imágenes leídas: {m} de `{cats}` (etiqueta 1) y {n} de `{others}` (etiqueta 0).",
            "Pictures read: {m} from `{cats}` (label 1) and {n} from `{others}` (label 0)."
        );
        write!(f, "{read}")?;
        if !self.passed_over.is_empty() {
            let (over, why) = (self.passed_over.len(), reasons(&self.passed_over));
            write!(f, "{}", say!("\nNo se leyeron {over}:{why}", "\nPassed over: {over}.{why}"))?;
        }
        Ok(())
    }
}

/// One line for each reason, with how many files it concerns, and their names.
fn reasons(passed_over: &[(String, String)]) -> String {
    let mut lines: Vec<(&str, Vec<&str>)> = Vec::new();
    for (name, why) in passed_over {
        match lines.iter_mut().find(|(known, _)| known == why) {
            Some((_, names)) => names.push(name),
            None => lines.push((why, vec![name])),
        }
    }
    let line = |(why, names): &(&str, Vec<&str>)| {
        let (n, more) = (names.len(), names.len().saturating_sub(NAMED));
        let more = if more == 0 { String::new() } else { say!(" y {more} más", " and {more} more") };
        let names = names[..n.min(NAMED)].join(", ");
        format!("\n  {n}: {names}{more}. {why}")
    };
    lines.iter().map(line).collect()
}

/// The pictures of a subfolder, and what else is in it, with the reason why it isn't read.
type Read = (Vec<Picture>, Vec<(String, String)>);

fn read(subfolder: &Path) -> Result<Read, String> {
    let (mut pictures, mut passed_over) = (Vec::new(), Vec::new());
    for path in entries(subfolder)? {
        let why = if path.is_dir() { Err(inside()) } else { picture(&path) };
        match why {
            Ok(picture) => pictures.push(picture),
            Err(why) => passed_over.push((format!("{}/{}", name(subfolder), name(&path)), why)),
        }
    }
    Ok((pictures, passed_over))
}

/// Reads a picture; a file of another kind is told by its beginning, however large it is.
fn picture(path: &Path) -> Result<Picture, String> {
    let beginning = file::beginning(path).map_err(|error| file::unreadable(path, &error, Wanted::Picture))?;
    if !kind::is_picture(&beginning) {
        return Err(kind::no_picture(&beginning));
    }
    Picture::load(path, SIDE).map_err(|error| match error {
        Error::Picture { problem, .. } | Error::File { problem, .. } => problem,
        other => other.to_string(),
    })
}

fn outside() -> String {
    say(
        "Está fuera de las dos subcarpetas: ponlo en la que le toque.",
        "It's outside the two subfolders: move it into the one where it belongs.",
    )
    .into()
}

fn inside() -> String {
    say(
        "Es una carpeta dentro de otra: saca sus fotos a la subcarpeta.",
        "It's a folder inside: move its photos out into the subfolder.",
    )
    .into()
}

/// The two subfolders, and which of them is the cats'.
fn choose(folder: &Path, subfolders: Vec<PathBuf>) -> Result<([PathBuf; 2], usize), String> {
    let quoted = subfolders.iter().map(|path| format!("`{}`", name(path))).collect::<Vec<_>>().join(", ");
    let [first, second] = match <[PathBuf; 2]>::try_from(subfolders) {
        Ok(both) => both,
        Err(found) => {
            if let [only] = &found[..]
                && entries(only).is_ok_and(|inside| inside.iter().any(|path| path.is_dir() && is_cats(path)))
            {
                let inside = folder.join(name(only)).display().to_string();
                return Err(say!(
                    "Las fotos están una carpeta más adentro. Escribe la ruta `{inside}`.",
                    "The photos are one folder further down. Write the path `{inside}`."
                ));
            }
            let n = found.len();
            let found = if n == 0 { say("ninguna", "none").into() } else { format!("{n} ({quoted})") };
            return Err(say!(
                "Se esperaban dos subcarpetas, `cats` con los gatos y otra con lo demás, y hay {found}. Reparte las fotos en dos.",
                "Two subfolders are expected, `cats` with the cats and another with the rest, but there are {found}. Sort the photos into two."
            ));
        }
    };
    match [is_cats(&first), is_cats(&second)] {
        [true, false] => Ok(([first, second], 0)),
        [false, true] => Ok(([first, second], 1)),
        [true, true] => Err(say!(
            "Las dos subcarpetas, {quoted}, parecen la de los gatos. Cambia el nombre de una, por ejemplo a `others`.",
            "Both subfolders, {quoted}, look like the cats'. Rename one of them, to `others` for example."
        )),
        [false, false] => Err(say!(
            "Ninguna de las dos subcarpetas, {quoted}, se llama `cats` ni `gatos`. Ponle ese nombre a la de lo que buscas: sus fotos tendrán la etiqueta 1.",
            "Neither of the two subfolders, {quoted}, is called `cats`. Rename the one with what you're looking for: its photos get label 1."
        )),
    }
}

fn is_cats(path: &Path) -> bool {
    CATS.contains(&name(path).trim().to_lowercase().as_str())
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// What a folder holds, by name; hidden files and what systems leave aside.
fn entries(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let told = |error| file::unreadable(folder, &error, Wanted::Folder);
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder).map_err(told)? {
        let path = entry.map_err(told)?.path();
        let name = name(&path).to_lowercase();
        if !name.starts_with('.') && !RUBBISH.contains(&name.as_str()) {
            paths.push(path);
        }
    }
    paths.sort();
    Ok(paths)
}
