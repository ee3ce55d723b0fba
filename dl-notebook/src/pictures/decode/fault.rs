//! Why a JPEG or PNG can't be read, as a sentence for a learner.

use dl_core::language::say;

/// Pixels on a side beyond which a picture is refused: a JPEG can't have more.
const LARGEST_SIDE: usize = 65_535;
/// Pixels in all beyond which a picture is refused: five times what the largest sensors of phones take.
const MOST_PIXELS: usize = 1_000_000_000;
/// Pixels to a byte of a file beyond which its header isn't believed: PNG stores a plain surface in a thousandth.
const MOST_PIXELS_A_BYTE: usize = 1100;

/// Why a JPEG or PNG can't be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fault {
    CutShort,
    Damaged,
    /// It asks for more memory than a picture needs.
    TooMuch,
    /// Its width and height, which are more than is read.
    TooLarge(usize, usize),
    /// Its width and height, which can't be true of so small a file.
    Claims(usize, usize),
    Arithmetic,
    Lossless,
    Hierarchical,
    TwelveBits,
    Colours,
    HeightAtTheEnd,
}

/// Refuses sizes that aren't, and sizes that a file of so many bytes can't have.
pub(super) fn expect_possible(width: usize, height: usize, bytes: usize) -> Result<(), Fault> {
    let pixels = width.saturating_mul(height);
    if pixels == 0 {
        return Err(Fault::Damaged);
    }
    // No memory is given to what a damaged header says.
    if pixels > bytes.saturating_mul(MOST_PIXELS_A_BYTE) {
        return Err(Fault::Claims(width, height));
    }
    if width.max(height) > LARGEST_SIDE || pixels > MOST_PIXELS {
        return Err(Fault::TooLarge(width, height));
    }
    Ok(())
}

impl Fault {
    /// What is wrong and what to do; `format` is the file's.
    pub(super) fn sentence(self, format: &str) -> String {
        let again = say("Abre la imagen en un programa de fotos y expórtala como JPEG o PNG.", AGAIN);
        match self {
            Self::CutShort => say!(
                "Este {format} está incompleto: el archivo termina antes que la imagen. Cópialo o descárgalo de nuevo.",
                "This {format} is cut short: the file ends before the picture does. Copy or download it again."
            ),
            Self::Damaged => say!(
                "Este {format} está dañado: sus datos no forman una imagen. Cópialo o descárgalo de nuevo, o usa otra foto.",
                "This {format} is damaged: its data don't add up to a picture. Copy or download it again, or use another photo."
            ),
            Self::TooMuch => say!(
                "Este {format} pide más memoria de la que necesita una imagen, así que está dañado o es demasiado grande. {again}",
                "This {format} asks for more memory than a picture needs, so it's either damaged or too large. {again}"
            ),
            Self::TooLarge(width, height) => say!(
                "Esta imagen tiene {width} × {height} píxeles, y aquí se leen hasta mil millones, y 65 535 por lado. Redúcela en un programa de fotos y guárdala de nuevo.",
                "This picture has {width} × {height} pixels, and at most a billion can be read here, 65,535 on a side. Reduce it in a photo program and save it again."
            ),
            Self::Claims(width, height) => say!(
                "Este {format} está dañado: dice tener {width} × {height} píxeles, pero el archivo es demasiado pequeño para tantos. Cópialo o descárgalo de nuevo.",
                "This {format} is damaged: it claims {width} × {height} pixels, but the file is too small to hold them. Copy or download it again."
            ),
            _ => {
                let name = self.name();
                say!(
                    "Este JPEG es de una clase poco común ({name}) que aquí no se puede leer. {again}",
                    "This JPEG is of a rare kind ({name}) that can't be read here. {again}"
                )
            }
        }
    }

    /// The name of a kind of JPEG that isn't read.
    fn name(self) -> &'static str {
        match self {
            Self::Arithmetic => say("con código aritmético", "arithmetic coding"),
            Self::Lossless => say("sin pérdida", "lossless"),
            Self::Hierarchical => say("jerárquico", "hierarchical"),
            Self::TwelveBits => say("de 12 bits por color", "12 bits a colour"),
            Self::Colours => say("de dos colores", "two colours"),
            _ => say("con la altura al final", "its height comes last"),
        }
    }
}

const AGAIN: &str = "Open the picture in a photo program and export it as JPEG or PNG.";
