//! What a file is, by what is in it: a name's ending may say anything.

use dl_core::language::say;

/// A kind of file that isn't what was asked for, but that can be named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Empty,
    Zeros,
    Jpeg,
    Png,
    Heic,
    Avif,
    WebP,
    Gif,
    Bmp,
    Tiff,
    Raw,
    OtherPicture,
    Svg,
    Pdf,
    Movie,
    Archive,
    Hdf5,
    WebPage,
    LfsPointer,
    MacNote,
    Text,
    Unknown,
}

/// Bytes from a file's beginning that are looked at.
pub(super) const BEGINNING: usize = 2048;

/// What files begin with, byte by byte.
const BEGINNINGS: [(&[u8], Kind); 31] = [
    (b"\xff\xd8", Kind::Jpeg),
    (b"\x89PNG", Kind::Png),
    (b"GIF8", Kind::Gif),
    (b"BM", Kind::Bmp),
    (b"II*\0", Kind::Tiff),
    (b"MM\0*", Kind::Tiff),
    (b"II+\0", Kind::Tiff),
    (b"FUJIFILM", Kind::Raw),
    (b"IIRO", Kind::Raw),
    (b"\0\0\0\x0cJXL ", Kind::OtherPicture),
    (b"\xff\x0a", Kind::OtherPicture),
    (b"\0\0\0\x0cjP  ", Kind::OtherPicture),
    (b"\xff\x4f\xff\x51", Kind::OtherPicture),
    (b"8BPS", Kind::OtherPicture),
    (b"gimp xcf", Kind::OtherPicture),
    (b"\0\0\x01\0", Kind::OtherPicture),
    (b"%PDF", Kind::Pdf),
    (b"\x1aE\xdf\xa3", Kind::Movie),
    (b"PK\x03\x04", Kind::Archive),
    (b"PK\x05\x06", Kind::Archive),
    (b"\x1f\x8b", Kind::Archive),
    (b"7z\xbc\xaf\x27\x1c", Kind::Archive),
    (b"Rar!", Kind::Archive),
    (b"BZh", Kind::Archive),
    (b"\xfd7zXZ", Kind::Archive),
    (b"\x28\xb5\x2f\xfd", Kind::Archive),
    (b"\x89HDF\r\n\x1a\n", Kind::Hdf5),
    (b"version https://git-lfs", Kind::LfsPointer),
    (b"\0\x05\x16\x07", Kind::MacNote),
    (b"\xff\xfe", Kind::Text),
    (b"\xfe\xff", Kind::Text),
];

impl Kind {
    /// Looks at how a file begins.
    pub(super) fn of(bytes: &[u8]) -> Self {
        let beginning = &bytes[..bytes.len().min(BEGINNING)];
        if bytes.is_empty() {
            return Self::Empty;
        }
        if bytes.iter().all(|&byte| byte == 0) {
            return Self::Zeros;
        }
        if let Some(kind) = boxes(beginning) {
            return kind;
        }
        let known = BEGINNINGS.iter().find(|(begins, _)| beginning.starts_with(begins));
        known.map_or_else(|| text(beginning), |&(_, kind)| kind)
    }

    /// The kind's name, to stand behind "This is".
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Empty => say("un archivo vacío", "an empty file"),
            Self::Zeros => say("un archivo que solo contiene ceros", "a file with nothing but zeros in it"),
            Self::Jpeg => say("una foto JPEG", "a JPEG photo"),
            Self::Png => say("una imagen PNG", "a PNG picture"),
            Self::Heic => say("una foto HEIC, el formato de los iPhone", "a HEIC photo, the iPhone's format"),
            Self::Avif => say("una imagen AVIF", "an AVIF picture"),
            Self::WebP => say("una imagen WebP", "a WebP picture"),
            Self::Gif => say("una imagen GIF", "a GIF picture"),
            Self::Bmp => say("una imagen BMP", "a BMP picture"),
            Self::Tiff => say("una imagen TIFF o una foto cruda de cámara", "a TIFF picture, or a camera's raw photo"),
            Self::Raw => say("una foto cruda de cámara", "a camera's raw photo"),
            Self::OtherPicture => say("una imagen de otro formato", "a picture in another format"),
            Self::Svg => say("un dibujo SVG", "an SVG drawing"),
            Self::Pdf => say("un documento PDF", "a PDF document"),
            Self::Movie => say("un video", "a video"),
            Self::Archive => say("un archivo comprimido (como .zip)", "an archive (such as .zip)"),
            Self::Hdf5 => say("un archivo HDF5 (.h5)", "an HDF5 file (.h5)"),
            Self::WebPage => say("una página web", "a web page"),
            Self::LfsPointer => {
                say("un puntero de Git LFS, que solo nombra el archivo", "a Git LFS pointer, which only names the file")
            }
            Self::MacNote => say("un archivo auxiliar de macOS", "a helper file of macOS"),
            Self::Text => say("un texto", "a text file"),
            Self::Unknown => say("un archivo de otro tipo o dañado", "a file of some other kind, or a damaged one"),
        }
    }

    /// How to get the real file, where this one only stands for it.
    fn remedy(self) -> Option<&'static str> {
        Some(match self {
            Self::Empty | Self::Zeros => {
                say("La copia o descarga se interrumpió: repítela.", "A copy or download was interrupted: do it again.")
            }
            Self::LfsPointer => say(
                "Trae el archivo con `git lfs pull`, o descárgalo desde la página del repositorio.",
                "Fetch the file with `git lfs pull`, or download it from the repository's page.",
            ),
            Self::WebPage => say(
                "Se guardó la página en vez del archivo: vuelve a ella y usa su botón de descarga.",
                "The page was saved instead of the file: go back to it and use its download button.",
            ),
            Self::Archive => say("Descomprímelo y usa el archivo de adentro.", "Unpack it and use the file inside."),
            Self::MacNote => say(
                "Bórralo y usa la foto, que tiene el mismo nombre sin `._`.",
                "Delete it and use the photo, which has the same name without `._`.",
            ),
            _ => return None,
        })
    }
}

/// Says that bytes are no JPEG and no PNG, what they are, and what to do.
pub(super) fn no_picture(bytes: &[u8]) -> String {
    let kind = Kind::of(bytes);
    let name = kind.name();
    let remedy = kind.remedy().unwrap_or(match kind {
        Kind::Heic => say(
            "Expórtala como JPEG; para fotos nuevas, en el iPhone: Ajustes, Cámara, Formatos, Más compatible.",
            "Export it as JPEG; for new photos, on the iPhone: Settings, Camera, Formats, Most Compatible.",
        ),
        Kind::Movie => say(
            "Toma una captura de un cuadro y guárdala como PNG.",
            "Take a screenshot of a frame and save it as PNG.",
        ),
        Kind::Hdf5 => say("Léelo con `photos::load_h5`.", "Read it with `photos::load_h5`."),
        Kind::Jpeg | Kind::Png => {
            say("Está dañada: cópiala o descárgala de nuevo.", "It's damaged: copy or download it again.")
        }
        Kind::Text | Kind::Unknown => say("Elige una foto JPEG o PNG.", "Choose a JPEG or PNG photo."),
        _ => say(
            "Ábrela en un programa de fotos y expórtala como JPEG o PNG.",
            "Open it in a photo program and export it as JPEG or PNG.",
        ),
    });
    say!(
        "Esto es {name}, y aquí se leen imágenes JPEG y PNG. {remedy}",
        "This is {name}, and only JPEG and PNG pictures can be read here. {remedy}"
    )
}

/// Whether a file begins like a JPEG or PNG.
pub(super) fn is_picture(beginning: &[u8]) -> bool {
    matches!(Kind::of(beginning), Kind::Jpeg | Kind::Png)
}

/// Says that bytes are no HDF5 file, what they are, and what to do.
pub(super) fn no_h5(bytes: &[u8]) -> String {
    let kind = Kind::of(bytes);
    let name = kind.name();
    let remedy = kind.remedy().unwrap_or(match kind {
        Kind::Unknown | Kind::Text => {
            say("Copia o descarga de nuevo el archivo original.", "Copy or download the original file again.")
        }
        _ => say(
            "Las fotos propias se leen con `photos::load_picture` y `photos::load_folder`.",
            "Your own photos are read with `photos::load_picture` and `photos::load_folder`.",
        ),
    });
    say!(
        "Esto es {name}, y se esperaba un archivo HDF5 (.h5). {remedy}",
        "This is {name}, and an HDF5 file (.h5) was expected. {remedy}"
    )
}

/// Files made of boxes or chunks whose kind stands behind the first length.
fn boxes(bytes: &[u8]) -> Option<Kind> {
    let name = bytes.get(4..8)?;
    let brand = bytes.get(8..12).unwrap_or_default();
    if bytes.starts_with(b"RIFF") {
        return Some(match brand {
            b"WEBP" => Kind::WebP,
            b"AVI " => Kind::Movie,
            _ => Kind::Unknown,
        });
    }
    if !matches!(name, b"ftyp" | b"moov" | b"mdat" | b"wide") {
        return None;
    }
    // The major brand, then all those that the file is compatible with.
    let length = u32::from_be_bytes(*bytes.first_chunk()?) as usize;
    let brands = bytes.get(8..length.min(bytes.len())).unwrap_or_default();
    let has = |wanted: &[&[u8; 4]]| brands.chunks(4).any(|brand| wanted.iter().any(|w| brand == *w));
    Some(match () {
        () if has(&[b"avif", b"avis"]) => Kind::Avif,
        () if has(&[b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1"]) => Kind::Heic,
        () if brand == b"crx " => Kind::Raw,
        () => Kind::Movie,
    })
}

/// Text, and what is written in it.
fn text(bytes: &[u8]) -> Kind {
    // A letter may be cut in two at the end of the beginning.
    let valid = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(e) if bytes.len() - e.valid_up_to() < 4 => {
            std::str::from_utf8(&bytes[..e.valid_up_to()]).unwrap_or_default()
        }
        Err(_) => return Kind::Unknown,
    };
    let lower = valid.to_ascii_lowercase();
    match () {
        () if valid.contains('\0') => Kind::Unknown,
        () if lower.contains("<html") || lower.contains("<!doctype html") => Kind::WebPage,
        () if lower.contains("<svg") => Kind::Svg,
        () => Kind::Text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_known_by_what_is_in_them() {
        let table: [(&[u8], Kind); 27] = [
            (b"", Kind::Empty),
            (&[0; 300], Kind::Zeros),
            (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", Kind::Heic),
            (b"\0\0\0\x1cftypmif1\0\0\0\0mif1heicmiaf", Kind::Heic),
            (b"\0\0\0\x1cftypmif1\0\0\0\0mif1avifmiaf", Kind::Avif),
            (b"\0\0\0\x20ftypavif\0\0\0\0avifmif1miafMA1B", Kind::Avif),
            (b"\0\0\0\x14ftypqt  \0\0\0\0qt  ", Kind::Movie),
            (b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom", Kind::Movie),
            (b"\0\0\0\x08wide\0\0\0\0mdat", Kind::Movie),
            (b"\0\0\0\x18ftypcrx \0\0\0\x01crx isom", Kind::Raw),
            (b"RIFF\x24\0\0\0WEBPVP8 ", Kind::WebP),
            (b"RIFF\x24\0\0\0AVI LIST", Kind::Movie),
            (b"GIF89a\x01\0\x01\0", Kind::Gif),
            (b"BM\x46\0\0\0\0\0\0\0\x36\0\0\0", Kind::Bmp),
            (b"MM\0*\0\0\0\x08", Kind::Tiff),
            (b"%PDF-1.7\n", Kind::Pdf),
            (b"PK\x03\x04\x14\0\0\0", Kind::Archive),
            (b"\x89HDF\r\n\x1a\n\0\0", Kind::Hdf5),
            (b"version https://git-lfs.github.com/spec/v1\noid sha256:4d7a", Kind::LfsPointer),
            (b"\n\n<!DOCTYPE html><html lang=\"en\">", Kind::WebPage),
            (b"<?xml version=\"1.0\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\">", Kind::Svg),
            (b"hello", Kind::Text),
            ("ma\u{f1}ana \u{2713}".as_bytes(), Kind::Text),
            (b"\0\x05\x16\x07\0\x02\0\0Mac OS X", Kind::MacNote),
            (b"\xff\x0a\xfa\x7f", Kind::OtherPicture),
            (b"\xde\xad\xbe\xef\x01\x02", Kind::Unknown),
            (b"\xff\xd8\xff\xe0", Kind::Jpeg),
        ];
        for (bytes, kind) in table {
            assert_eq!(Kind::of(bytes), kind, "{}", bytes.escape_ascii());
        }
    }
}
