//! Reads the coefficients of a scan, block by block (T.81, annexes F and G).

use super::bits::{Bits, Huffman};
use super::frame::{Frame, Scan};
use crate::pictures::decode::fault::Fault;

/// The 64 coefficients of a block, row by row.
pub(super) type Block = [i16; 64];

/// The place of each coefficient in the order in which they are stored.
pub(super) const ZIGZAG: [usize; 64] = [
    0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7, 14, 21,
    28, 35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46, 53, 60, 61, 54,
    47, 55, 62, 63,
];

/// The Huffman tables, by number: for the first coefficient of a block, and for the others.
#[derive(Default)]
pub(super) struct Tables {
    pub(super) dc: [Option<Huffman>; 4],
    pub(super) ac: [Option<Huffman>; 4],
}

/// Reads the blocks of one scan.
pub(super) struct Reader<'a> {
    bits: Bits<'a>,
    scan: &'a Scan,
    tables: &'a Tables,
    /// The first coefficient of each component's block before.
    before: [i32; 4],
    /// Blocks that are known to bring nothing new.
    run: u32,
}

impl<'a> Reader<'a> {
    pub(super) fn new(bits: Bits<'a>, scan: &'a Scan, tables: &'a Tables) -> Self {
        Self { bits, scan, tables, before: [0; 4], run: 0 }
    }

    /// Hands each block's place (part of the scan, column, row) to `each`, with this reader to read it from; a restart marker
    /// stands behind every `interval` units. Gives the place of the next marker.
    pub(super) fn walk(
        mut self,
        frame: &Frame,
        interval: usize,
        mut each: impl FnMut(&mut Self, usize, usize, usize) -> Result<(), Fault>,
    ) -> Result<usize, Fault> {
        let alone = self.scan.parts.len() == 1;
        let size = |part: usize| &frame.components[self.scan.parts[part].0];
        let (across, down) = if alone { (size(0).across, size(0).down) } else { frame.units() };
        let shape: Vec<(usize, usize)> =
            (0..self.scan.parts.len()).map(|part| if alone { (1, 1) } else { (size(part).h, size(part).v) }).collect();
        for unit in 0..across * down {
            if interval > 0 && unit > 0 && unit % interval == 0 {
                self.bits.restart(((unit / interval - 1) % 8) as u8)?;
                (self.before, self.run) = ([0; 4], 0);
            }
            for (part, &(h, v)) in shape.iter().enumerate() {
                for i in 0..h * v {
                    each(&mut self, part, unit % across * h + i % h, unit / across * v + i / h)?;
                }
            }
        }
        self.bits.finish()
    }

    fn dc(&self, part: usize) -> Result<&'a Huffman, Fault> {
        self.tables.dc[self.scan.parts[part].1].as_ref().ok_or(Fault::Damaged)
    }

    fn ac(&self, part: usize) -> Result<&'a Huffman, Fault> {
        self.tables.ac[self.scan.parts[part].2].as_ref().ok_or(Fault::Damaged)
    }

    /// A whole block, of a picture that is stored once from top to bottom.
    pub(super) fn whole(&mut self, part: usize, block: &mut Block) -> Result<(), Fault> {
        block[0] = self.first_coefficient(part)?;
        let ac = self.ac(part)?;
        let mut k = 1;
        while k < 64 {
            let symbol = self.bits.symbol(ac)?;
            let (zeros, size) = (usize::from(symbol >> 4), symbol & 15);
            k += zeros;
            match (zeros, size) {
                (15, 0) => {}
                (_, 0) => return Ok(()),
                _ => *block.get_mut(*ZIGZAG.get(k).ok_or(Fault::Damaged)?).ok_or(Fault::Damaged)? = self.small(size)?,
            }
            k += 1;
        }
        Ok(())
    }

    /// What a scan of a progressive picture says of a block.
    pub(super) fn part(&mut self, part: usize, block: &mut Block) -> Result<(), Fault> {
        match (self.scan.first, self.scan.high) {
            (0, 0) => block[0] = shifted(self.first_coefficient(part)?.into(), self.scan.low)?,
            (0, _) => block[0] |= (self.bits.take(1)? as i16) << self.scan.low,
            (_, 0) => self.new_coefficients(part, block)?,
            _ => self.next_bits(part, block)?,
        }
        Ok(())
    }

    /// The first coefficient is stored as its difference to that of the block before.
    fn first_coefficient(&mut self, part: usize) -> Result<i16, Fault> {
        let size = self.bits.symbol(self.dc(part)?)?;
        if size > 15 {
            return Err(Fault::Damaged);
        }
        self.before[part] += self.bits.number(size)?;
        i16::try_from(self.before[part]).map_err(|_| Fault::Damaged)
    }

    fn small(&mut self, size: u8) -> Result<i16, Fault> {
        i16::try_from(self.bits.number(size)?).map_err(|_| Fault::Damaged)
    }

    /// The end of a run of blocks: how many more of them there are, this one counted.
    fn run_of(&mut self, size: u8) -> Result<u32, Fault> {
        Ok((1 << size) + self.bits.take(size.into())?)
    }

    fn new_coefficients(&mut self, part: usize, block: &mut Block) -> Result<(), Fault> {
        if self.run > 0 {
            self.run -= 1;
            return Ok(());
        }
        let ac = self.ac(part)?;
        let mut k = self.scan.first;
        while k <= self.scan.last {
            let symbol = self.bits.symbol(ac)?;
            let (zeros, size) = (symbol >> 4, symbol & 15);
            if size == 0 && zeros < 15 {
                self.run = self.run_of(zeros)? - 1;
                return Ok(());
            }
            k += usize::from(zeros);
            if size > 0 {
                if k > self.scan.last {
                    return Err(Fault::Damaged);
                }
                block[ZIGZAG[k]] = shifted(self.bits.number(size)?, self.scan.low)?;
            }
            k += 1;
        }
        Ok(())
    }

    fn next_bits(&mut self, part: usize, block: &mut Block) -> Result<(), Fault> {
        let ac = self.ac(part)?;
        let mut k = self.scan.first;
        while self.run == 0 && k <= self.scan.last {
            let symbol = self.bits.symbol(ac)?;
            let (zeros, size) = (symbol >> 4, symbol & 15);
            let value = match size {
                0 if zeros < 15 => {
                    self.run = self.run_of(zeros)?;
                    break;
                }
                0 => 0,
                1 => shifted(if self.bits.take(1)? == 1 { 1 } else { -1 }, self.scan.low)?,
                _ => return Err(Fault::Damaged),
            };
            k = self.refine(k, Some(zeros.into()), block)?;
            if value != 0 {
                if k > self.scan.last {
                    return Err(Fault::Damaged);
                }
                block[ZIGZAG[k]] = value;
            }
            k += 1;
        }
        if self.run > 0 {
            self.refine(k, None, block)?;
            self.run -= 1;
        }
        Ok(())
    }

    /// Gives the coefficients from `k` on that are not 0 their next bit, until `zeros` zeros are passed; says where it stopped.
    fn refine(&mut self, mut k: usize, mut zeros: Option<u32>, block: &mut Block) -> Result<usize, Fault> {
        let bit = 1i16 << self.scan.low;
        while k <= self.scan.last {
            let coefficient = &mut block[ZIGZAG[k]];
            if *coefficient != 0 {
                if self.bits.take(1)? == 1 && *coefficient & bit == 0 {
                    let moved =
                        if *coefficient > 0 { coefficient.checked_add(bit) } else { coefficient.checked_sub(bit) };
                    *coefficient = moved.ok_or(Fault::Damaged)?;
                }
            } else if let Some(left) = &mut zeros {
                if *left == 0 {
                    break;
                }
                *left -= 1;
            }
            k += 1;
        }
        Ok(k)
    }
}

/// A coefficient whose lowest bits are still to come.
fn shifted(value: i32, low: u32) -> Result<i16, Fault> {
    i16::try_from(value << low).map_err(|_| Fault::Damaged)
}
