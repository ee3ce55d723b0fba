//! How a camera was held: the orientation that EXIF notes beside a picture (CIPA DC-008, tag 0x0112).

/// How a stored picture has to be turned and mirrored to stand upright: EXIF's 1 to 8.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Orientation(u8);

impl Default for Orientation {
    fn default() -> Self {
        Self(1)
    }
}

impl Orientation {
    /// Reads the orientation from a TIFF directory as EXIF has it; upright where it says nothing that makes sense.
    pub(super) fn from_exif(tiff: &[u8]) -> Self {
        find(tiff).filter(|value| (1..=8).contains(value)).map_or_else(Self::default, |value| Self(value as u8))
    }

    /// Whether what is stored on the left is looked at on the right, or below where rows and columns change places.
    pub(super) fn mirrors_columns(self) -> bool {
        matches!(self.0, 2 | 3 | 7 | 8)
    }

    /// Whether what is stored above is looked at below, or on the right where rows and columns change places.
    pub(super) fn mirrors_rows(self) -> bool {
        matches!(self.0, 3 | 4 | 6 | 7)
    }

    /// Where a pixel of the upright square is stored, row and column; `last` is the square's last row.
    pub(super) fn stored(self, row: usize, column: usize, last: usize) -> (usize, usize) {
        let (y, x) = if self.0 >= 5 { (column, row) } else { (row, column) };
        (if self.mirrors_rows() { last - y } else { y }, if self.mirrors_columns() { last - x } else { x })
    }
}

fn find(tiff: &[u8]) -> Option<u32> {
    let little = match tiff.get(..4)? {
        b"II*\0" => true,
        b"MM\0*" => false,
        _ => return None,
    };
    let number = |at: usize, length: usize| {
        let bytes = tiff.get(at..at.checked_add(length)?)?;
        let digit = |sum: u32, &byte: &u8| sum << 8 | u32::from(byte);
        Some(if little { bytes.iter().rev().fold(0, digit) } else { bytes.iter().fold(0, digit) })
    };
    let directory = number(4, 4)? as usize;
    for entry in 0..number(directory, 2)? as usize {
        let at = directory + 2 + 12 * entry;
        if number(at, 2)? == 0x0112 {
            // Types 3 and 4: numbers of two and of four bytes.
            return number(at + 8, if number(at + 2, 2)? == 4 { 4 } else { 2 });
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pixel_comes_from_where_exif_says() {
        // Where the stored top left and top right pixel of a 2 x 2 picture are looked at: EXIF's own description of 1 to 8.
        let seen = [
            [(0, 0), (0, 1)],
            [(0, 1), (0, 0)],
            [(1, 1), (1, 0)],
            [(1, 0), (1, 1)],
            [(0, 0), (1, 0)],
            [(0, 1), (1, 1)],
            [(1, 1), (0, 1)],
            [(1, 0), (0, 0)],
        ];
        for (value, [left, right]) in (1..).zip(seen) {
            let stored = |(row, column)| Orientation(value).stored(row, column, 1);
            assert_eq!((stored(left), stored(right)), ((0, 0), (0, 1)), "{value}");
        }
    }

    #[test]
    fn either_order_of_bytes_is_read_and_nonsense_is_upright() {
        let little = b"II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0";
        let big = b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0";
        let long = b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x04\0\0\0\x01\0\0\0\x06\0\0\0\0";
        let nine = b"II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x09\0\0\0\0\0\0\0";
        assert_eq!([&little[..], big, long].map(Orientation::from_exif), [Orientation(6); 3]);
        for nonsense in [&nine[..], b"", b"II*\0\xff\xff\xff\xff", b"MM\0*\0\0\0\x08\xff\xff", &little[..19]] {
            assert_eq!(Orientation::from_exif(nonsense), Orientation(1));
        }
    }
}
