//! One table of numbers in an HDF5 file: what type and shape it has, and its numbers by their value.

use dl_core::language::say;
use hdf5_pure::{DType, Dataset, Error, File, FormatError};

/// Bytes that are read at once.
const PIECE: u64 = 1 << 20;
/// Numbers to a byte of a file beyond which its header isn't believed: the best compression of HDF5's makes 1032 of one.
const MOST_NUMBERS_A_BYTE: u64 = 1040;

/// A table of numbers, opened but not read.
pub(super) struct Numbers {
    name: String,
    table: Dataset,
    shape: Vec<u64>,
    kind: DType,
    /// Numbers in all.
    count: u64,
}

impl Numbers {
    /// Opens a table; `size` is the whole file's.
    pub(super) fn open(file: &File, name: &str, size: usize) -> Result<Self, String> {
        let Ok(table) = file.dataset(name) else { return Err(missing(file, name)) };
        let shape = table.shape().map_err(|_| damaged())?;
        let kind = table.dtype().map_err(|_| damaged())?;
        let count = shape.iter().try_fold(1u64, |product, &length| product.checked_mul(length));
        // Nothing is read on the word of a damaged header.
        let most = size as u64 * if table.is_chunked() { MOST_NUMBERS_A_BYTE } else { 1 };
        let width = table.element_size().map_err(|_| damaged())?;
        let count =
            count.filter(|count| count.checked_mul(width).is_some_and(|bytes| bytes <= most)).ok_or_else(damaged)?;
        let numbers = Self { name: name.into(), table, shape, kind, count };
        numbers.expect_numbers()?;
        Ok(numbers)
    }

    fn expect_numbers(&self) -> Result<(), String> {
        let name = &self.name;
        let what = match &self.kind {
            DType::Enum(values) if self.is_bool(values) => return Ok(()),
            DType::F32 | DType::F64 | DType::I8 | DType::I16 | DType::I32 | DType::I64 => return Ok(()),
            DType::U8 | DType::U16 | DType::U32 | DType::U64 => return Ok(()),
            DType::String | DType::VariableLengthString => say("texto", "text"),
            DType::Compound(_) => say("registros de varios campos", "records of several fields"),
            DType::Enum(_) => say("nombres", "names"),
            DType::Array(..) => say("tablas dentro de una tabla", "tables inside a table"),
            _ => say("números de un tipo poco común (como float16)", "numbers of a rare type (such as float16)"),
        };
        Err(say!(
            "En `{name}` hay {what}, y se esperaban números corrientes. Guárdalo de nuevo en Python: los píxeles como uint8, las etiquetas como int64.",
            "`{name}` holds {what}, and plain numbers are expected. Save it again in Python: pixels as uint8, labels as int64."
        ))
    }

    /// NumPy's booleans are an enumeration of FALSE and TRUE.
    fn is_bool(&self, values: &[String]) -> bool {
        values == ["FALSE", "TRUE"] && self.table.element_size().is_ok_and(|width| width == 1)
    }

    /// How many pictures there are, and how many numbers in each.
    pub(super) fn expect_pictures(&self) -> Result<(usize, usize), String> {
        let (name, shape) = (&self.name, shown(&self.shape));
        match self.shape[..] {
            [m, rows, columns, 3] if rows == columns && m > 0 && rows > 0 => {
                Ok((m as usize, (3 * rows * columns) as usize))
            }
            [_, 3, rows, columns] if rows == columns && rows != 3 => Err(say!(
                "En `{name}` los colores vienen antes que los píxeles: su forma es {shape}. En Python, `x.transpose(0, 2, 3, 1)` los pone al final.",
                "In `{name}`, colours come before pixels: its shape is {shape}. In Python, `x.transpose(0, 2, 3, 1)` puts them last."
            )),
            [_, _, _, 4] => Err(say!(
                "Las imágenes de `{name}` tienen cuatro colores (con transparencia): su forma es {shape}. En Python, `x[..., :3]` deja los tres que se esperan.",
                "The pictures in `{name}` have four colours (with transparency): its shape is {shape}. In Python, `x[..., :3]` leaves the three that are expected."
            )),
            _ => Err(say!(
                "La forma de `{name}` es {shape}, y se esperaba (m, lado, lado, 3): m imágenes cuadradas de tres colores. Cámbiala en Python con `x.reshape` o recorta las imágenes.",
                "The shape of `{name}` is {shape}, and (m, side, side, 3) is expected: m square pictures of three colours. Change it in Python with `x.reshape`, or crop the pictures."
            )),
        }
    }

    /// Refuses anything but `m` labels, in a row or in a column.
    pub(super) fn expect_labels(&self, m: usize) -> Result<(), String> {
        let (name, shape) = (&self.name, shown(&self.shape));
        match self.shape.iter().filter(|&&length| length != 1).count() {
            0 | 1 if self.count == m as u64 => Ok(()),
            _ => Err(say!(
                "La forma de `{name}` es {shape}, y se esperaban {m} etiquetas, una por imagen. Guarda en Python una etiqueta, 0 o 1, por imagen.",
                "The shape of `{name}` is {shape}, and {m} labels are expected, one for each picture. In Python, save one label, 0 or 1, for each picture."
            )),
        }
    }

    /// The numbers as pixels from 0 to 1.
    pub(super) fn pixels(&self) -> Result<Vec<f64>, String> {
        let mut pixels = self.read()?;
        let (name, decimals) = (&self.name, matches!(self.kind, DType::F32 | DType::F64));
        let largest = pixels.iter().copied().fold(0.0, f64::max);
        if let Some(value) = pixels.iter().find(|value| !(0.0..=255.0).contains(*value)) {
            return Err(say!(
                "En `{name}` está el número {value}, y los píxeles van de 0 a 255 (o, con decimales, de 0 a 1). Guarda en Python las imágenes originales como uint8.",
                "`{name}` holds the number {value}, and pixels go from 0 to 255 (or, with decimals, from 0 to 1). In Python, save the original pictures as uint8."
            ));
        }
        if !decimals || largest > 1.0 {
            pixels.iter_mut().for_each(|value| *value /= 255.0);
        }
        Ok(pixels)
    }

    /// The numbers as labels, 0 or 1.
    pub(super) fn labels(&self) -> Result<Vec<f64>, String> {
        let (labels, name) = (self.read()?, &self.name);
        match labels.iter().position(|&label| label != 0.0 && label != 1.0) {
            None => Ok(labels),
            Some(i) => {
                let value = labels[i];
                Err(say!(
                    "En `{name}` el ejemplo {i} tiene la etiqueta {value}, y las etiquetas son 0 o 1. Guarda en Python 1 para los gatos y 0 para lo demás.",
                    "In `{name}`, example {i} has the label {value}, and labels are 0 or 1. In Python, save 1 for cats and 0 for the rest."
                ))
            }
        }
    }

    /// All numbers by their value, piece by piece.
    fn read(&self) -> Result<Vec<f64>, String> {
        let mut numbers = Vec::with_capacity(self.count as usize);
        let rows = self.shape.first().copied().unwrap_or(1);
        let row = self.count / rows.max(1);
        let step = (PIECE / row.max(1)).max(1);
        for first in (0..rows).step_by(step as usize) {
            let wanted = row * step.min(rows - first);
            let piece = match self.kind {
                DType::Enum(_) => {
                    self.table.read_raw_rows(first, step).map(|bytes| bytes.into_iter().map(f64::from).collect())
                }
                _ => self.table.read_f64_rows(first, step),
            };
            let piece: Vec<f64> = piece.map_err(|error| unread(&error))?;
            if piece.len() as u64 != wanted {
                return Err(damaged());
            }
            numbers.extend(piece);
        }
        Ok(numbers)
    }
}

fn shown(shape: &[u64]) -> String {
    let lengths = shape.iter().map(u64::to_string).collect::<Vec<_>>().join(", ");
    if shape.len() == 1 { format!("({lengths},)") } else { format!("({lengths})") }
}

/// Why numbers whose place and type are known can't be read.
fn unread(error: &Error) -> String {
    let how = match error {
        Error::Format(FormatError::UnsupportedFilter(_) | FormatError::UnsupportedZfp(_)) => {
            say("comprimidos de una manera poco común", "compressed in a rare way")
        }
        Error::Format(FormatError::UnsupportedExternalStorage | FormatError::UnsupportedVirtualLayout) => {
            say("en otro archivo", "in another file")
        }
        _ => return damaged(),
    };
    say!(
        "Los números de este archivo HDF5 están {how}, y así no se pueden leer. Guárdalo de nuevo en Python, sin compresión.",
        "The numbers of this HDF5 file are {how}, and can't be read like that. Save it again in Python, without compression."
    )
}

/// What a file holds that hasn't got the wanted table.
fn missing(file: &File, name: &str) -> String {
    let root = file.root();
    let (Ok(mut tables), Ok(groups)) = (root.datasets(), root.groups()) else { return damaged() };
    if tables.iter().any(|other| other == name) {
        return damaged();
    }
    let other = if name.starts_with("train") { "test" } else { "train" };
    if tables.iter().any(|table| table.starts_with(&format!("{other}_set"))) {
        return say!(
            "Aquí no está `{name}`, sino los datos de `{other}`. Los dos archivos están cambiados: primero va `train`, después `test`.",
            "`{name}` isn't in here, but the `{other}` data are. The two files are swapped: first comes `train`, then `test`."
        );
    }
    tables.extend(groups.into_iter().map(|group| group + "/"));
    tables.truncate(10);
    let held = if tables.is_empty() { say("nada", "nothing").into() } else { tables.join(", ") };
    say!(
        "En este archivo HDF5 no está `{name}`; contiene: {held}. Copia el archivo original, o guarda tus datos con ese nombre.",
        "This HDF5 file has no `{name}`; it holds: {held}. Copy the original file, or save your data under that name."
    )
}

pub(super) fn damaged() -> String {
    say(
        "Este archivo HDF5 está dañado. Copia o descarga de nuevo el archivo original.",
        "This HDF5 file is damaged. Copy or download the original file again.",
    )
    .into()
}
