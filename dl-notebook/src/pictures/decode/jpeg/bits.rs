//! The bits of a scan, and the Huffman codes they are read with (ITU T.81, annexes B, C and F).

use super::super::fault::Fault;

/// Bits of a code that are looked up at once.
const LOOK: u32 = 9;

/// A Huffman code: which symbol stands behind which bits.
pub(super) struct Huffman {
    /// (length, symbol) by the next [`LOOK`] bits; length 0 where the code is longer.
    short: Vec<(u8, u8)>,
    /// For each length, the first 16-bit window beyond its codes, and what to add to a code to get its symbol's place.
    long: [(u32, i32); 17],
    symbols: Vec<u8>,
}

impl Huffman {
    /// From the number of codes of each length, 1 to 16, and the symbols in the order of their codes.
    pub(super) fn new(counts: &[u8], symbols: &[u8]) -> Result<Self, Fault> {
        let mut table = Self { short: vec![(0, 0); 1 << LOOK], long: [(0, 0); 17], symbols: symbols.to_vec() };
        let (mut code, mut place) = (0u32, 0usize);
        for (length, &count) in (1u32..).zip(counts) {
            let offset = place as i32 - code as i32;
            for _ in 0..count {
                let &symbol = symbols.get(place).filter(|_| code < 1 << length).ok_or(Fault::Damaged)?;
                if length <= LOOK {
                    let from = (code << (LOOK - length)) as usize;
                    table.short[from..from + (1 << (LOOK - length))].fill((length as u8, symbol));
                }
                (code, place) = (code + 1, place + 1);
            }
            table.long[length as usize] = (code << (16 - length), offset);
            code <<= 1;
        }
        Ok(table)
    }

    /// The length and the symbol of the code that 16 bits begin with; `None` where none does.
    fn find(&self, window: u32) -> Option<(u32, u8)> {
        match self.short[(window >> (16 - LOOK)) as usize] {
            (0, _) => (LOOK + 1..=16).find(|&length| window < self.long[length as usize].0).and_then(|length| {
                let place = (window >> (16 - length)) as i32 + self.long[length as usize].1;
                Some((length, *self.symbols.get(usize::try_from(place).ok()?)?))
            }),
            (length, symbol) => Some((u32::from(length), symbol)),
        }
    }
}

/// Reads a scan bit by bit, up to the marker behind it.
pub(super) struct Bits<'a> {
    bytes: &'a [u8],
    at: usize,
    /// The bits that are next, from the highest down.
    held: u64,
    count: u32,
}

impl<'a> Bits<'a> {
    pub(super) fn new(bytes: &'a [u8], at: usize) -> Self {
        Self { bytes, at, held: 0, count: 0 }
    }

    fn fill(&mut self) {
        while self.count <= 56 {
            let Some(&byte) = self.bytes.get(self.at) else { return };
            if byte == 0xff {
                // 0xff stands in the data as 0xff 0; before anything else it begins a marker.
                if self.bytes.get(self.at + 1) != Some(&0) {
                    return;
                }
                self.at += 1;
            }
            self.at += 1;
            self.held |= u64::from(byte) << (56 - self.count);
            self.count += 8;
        }
    }

    /// More was needed than is there: the file ends, or a marker stands where none belongs.
    fn ended(&self) -> Fault {
        if self.at + 1 >= self.bytes.len() { Fault::CutShort } else { Fault::Damaged }
    }

    fn drop_bits(&mut self, count: u32) {
        self.held <<= count;
        self.count -= count;
    }

    /// The next `count` bits, at most 16, as a number.
    pub(super) fn take(&mut self, count: u32) -> Result<u32, Fault> {
        if count == 0 {
            return Ok(0);
        }
        if self.count < count {
            self.fill();
            if self.count < count {
                return Err(self.ended());
            }
        }
        let bits = (self.held >> (64 - count)) as u32;
        self.drop_bits(count);
        Ok(bits)
    }

    /// The next symbol.
    pub(super) fn symbol(&mut self, table: &Huffman) -> Result<u8, Fault> {
        if self.count < 16 {
            self.fill();
        }
        match table.find((self.held >> 48) as u32) {
            Some((length, symbol)) if length <= self.count => {
                self.drop_bits(length);
                Ok(symbol)
            }
            _ if self.count < 16 => Err(self.ended()),
            _ => Err(Fault::Damaged),
        }
    }

    /// A number of `size` bits, whose first bit says its sign: T.81's EXTEND.
    pub(super) fn number(&mut self, size: u8) -> Result<i32, Fault> {
        let size = u32::from(size);
        let bits = self.take(size)? as i32;
        Ok(if size > 0 && bits < 1 << (size - 1) { bits - (1 << size) + 1 } else { bits })
    }

    /// Where the marker behind the data stands. What is left before it may be padding and nothing else.
    pub(super) fn finish(&mut self) -> Result<usize, Fault> {
        self.drop_bits(self.count % 8);
        self.fill();
        while self.count > 0 {
            if !matches!(self.take(8)?, 0 | 0xff) {
                return Err(Fault::Damaged);
            }
            self.fill();
        }
        Ok(self.at)
    }

    /// Passes the restart marker with number `n`.
    pub(super) fn restart(&mut self, n: u8) -> Result<(), Fault> {
        self.finish()?;
        while self.bytes.get(self.at) == Some(&0xff) && self.bytes.get(self.at + 1) == Some(&0xff) {
            self.at += 1;
        }
        match self.bytes.get(self.at + 1) {
            Some(&byte) if byte == 0xd0 + n => self.at += 2,
            Some(_) => return Err(Fault::Damaged),
            None => return Err(Fault::CutShort),
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The luminance code of T.81, table K.3: 2 bits for 0, 3 for 1 to 5, then one length after the other.
    fn dc() -> Huffman {
        Huffman::new(&[0, 1, 5, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0], &(0..12).collect::<Vec<_>>()).unwrap()
    }

    #[test]
    fn codes_are_read_as_the_standard_lists_them() {
        // 00 is 0, 100 is 3, 1111 1111 0 is 11; the 0xff is stuffed.
        let mut bits = Bits::new(&[0b0010_0111, 0b1111_1000, 0xff, 0xd9], 0);
        assert_eq!([bits.symbol(&dc()), bits.symbol(&dc())], [Ok(0), Ok(3)]);
        assert_eq!(bits.symbol(&dc()), Ok(11));
        assert_eq!(bits.finish(), Ok(2));
        assert_eq!(Bits::new(&[0xff, 0, 0], 0).symbol(&dc()), Ok(11));
        assert_eq!(Bits::new(&[0xff, 0, 0xff, 0], 0).symbol(&dc()), Err(Fault::Damaged));
    }

    #[test]
    fn numbers_have_their_sign_in_the_first_bit() {
        let mut bits = Bits::new(&[0b0100_1101, 0b1000_0000], 0);
        let sizes = [1, 1, 2, 2, 2, 1];
        assert_eq!(sizes.map(|size| bits.number(size).unwrap()), [-1, 1, -3, 3, -2, 1]);
        assert_eq!(bits.number(0), Ok(0));
    }

    #[test]
    fn the_end_of_the_file_and_a_marker_are_told_apart() {
        assert_eq!(Bits::new(&[], 0).take(1), Err(Fault::CutShort));
        assert_eq!(Bits::new(&[1, 0xff], 0).take(9), Err(Fault::CutShort));
        assert_eq!(Bits::new(&[1, 0xff, 0xd9], 0).take(9), Err(Fault::Damaged));
        assert_eq!(Bits::new(&[0x7f, 0x12, 0x34, 0xff, 0xd9], 0).finish(), Err(Fault::Damaged));
        assert_eq!(Bits::new(&[0xff, 0xd1, 0], 0).restart(1), Ok(()));
        assert_eq!(Bits::new(&[0xff, 0xd1, 0], 0).restart(2), Err(Fault::Damaged));
    }

    #[test]
    fn codes_that_do_not_fit_are_refused() {
        let mut counts = [0; 16];
        counts[0] = 3;
        assert!(matches!(Huffman::new(&counts, &[1, 2, 3]), Err(Fault::Damaged)));
        counts[0] = 2;
        assert!(matches!(Huffman::new(&counts, &[1]), Err(Fault::Damaged)));
    }
}
