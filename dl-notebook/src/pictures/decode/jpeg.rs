//! Reads a JPEG: baseline and progressive, in any order of scans, with any sampling of colours (ITU T.81).
//!
//! The decoders that exist in Rust take half a file for a whole one with grey below, misread scans of one colour each, and need
//! three bytes for each pixel at once. This one notices what is missing or damaged, gives the same pixels as the Independent
//! JPEG Group's on every machine, and keeps no more of a large photo than a small one needs: each block of 8 x 8 pixels is
//! reduced as soon as it is read, until what is kept has at most [`MOST_KEPT`] pixels. (A progressive picture's coefficients
//! have to be kept to the end.)

mod bits;
mod frame;
mod idct;
mod rows;
mod scan;

use std::num::Wrapping;

use super::{fault::Fault, orientation::Orientation, square::Square};
use bits::{Bits, Huffman};
use frame::{Frame, Scan};
use rows::{Colours, Plane};
use scan::{Block, Reader, Tables, ZIGZAG};

/// Pixels that are kept of a picture at most.
const MOST_KEPT: usize = 1 << 24;
/// Pixels of a progressive picture beyond which its coefficients would need more than a gigabyte.
const MOST_PROGRESSIVE: usize = 240_000_000;

/// What was read of a component so far.
struct Stored {
    /// How the first scan found it to be quantized.
    quantization: Option<[u16; 64]>,
    plane: Plane,
    /// A progressive picture's coefficients, row of blocks by row of blocks; empty where none came yet.
    coefficients: Vec<Vec<Block>>,
    /// The lowest bit known of each coefficient; none is 16.
    known: [u32; 64],
}

/// Reads a JPEG's segments one after the other.
struct Decoder<'a> {
    bytes: &'a [u8],
    at: usize,
    quantization: [Option<[u16; 64]>; 4],
    tables: Tables,
    interval: usize,
    jfif: bool,
    adobe: Option<u8>,
    orientation: Orientation,
    frame: Option<Frame>,
    stored: Vec<Stored>,
    /// Pixels on a side of a block that are kept: 8, 4, 2 or 1.
    kept: usize,
}

/// The middle square of a JPEG, upright.
pub(super) fn decode(bytes: &[u8], side: usize) -> Result<Square, Fault> {
    let mut decoder = Decoder {
        bytes,
        at: 2,
        quantization: [None; 4],
        tables: Tables::default(),
        interval: 0,
        jfif: false,
        adobe: None,
        orientation: Orientation::default(),
        frame: None,
        stored: Vec::new(),
        kept: 8,
    };
    decoder.read()?;
    decoder.square(side)
}

impl<'a> Decoder<'a> {
    /// All segments up to the end of the picture.
    fn read(&mut self) -> Result<(), Fault> {
        loop {
            match self.marker() {
                None if self.is_complete() => return Ok(()),
                None => return Err(Fault::CutShort),
                Some(0xd9) => return Ok(()),
                // A restart marker behind the last scan, and markers that stand for themselves.
                Some(0x01 | 0xd0..=0xd8) => {}
                Some(marker) => {
                    let segment = match self.segment() {
                        Err(_) if self.is_complete() => return Ok(()),
                        segment => segment?,
                    };
                    self.take(marker, segment)?;
                }
            }
        }
    }

    /// The second byte of the next marker; what stands before it is passed over.
    fn marker(&mut self) -> Option<u8> {
        loop {
            let rest = self.bytes.get(self.at..)?;
            self.at += rest.iter().position(|&byte| byte == 0xff)? + 1;
            match *self.bytes.get(self.at)? {
                0 => {}
                0xff => continue,
                marker => {
                    self.at += 1;
                    return Some(marker);
                }
            }
        }
    }

    fn segment(&mut self) -> Result<&'a [u8], Fault> {
        let &[high, low] = self.bytes.get(self.at..).and_then(|rest| rest.first_chunk()).ok_or(Fault::CutShort)?;
        let length = usize::from(u16::from_be_bytes([high, low]));
        let end = self.at + length;
        let segment = self.bytes.get(self.at..end).ok_or(Fault::CutShort)?.get(2..).ok_or(Fault::Damaged)?;
        self.at = end;
        Ok(segment)
    }

    fn take(&mut self, marker: u8, segment: &'a [u8]) -> Result<(), Fault> {
        match marker {
            0xc4 => self.take_huffman(segment),
            0xcc => Err(Fault::Arithmetic),
            0xc0..=0xcf => self.take_frame(marker, segment),
            0xdb => self.take_quantization(segment),
            0xdd => {
                let interval = segment.first_chunk().ok_or(Fault::Damaged)?;
                self.interval = u16::from_be_bytes(*interval).into();
                Ok(())
            }
            0xda => self.take_scan(segment),
            0xde | 0xdf => Err(Fault::Hierarchical),
            0xe0 => {
                self.jfif |= segment.starts_with(b"JFIF\0");
                Ok(())
            }
            0xe1 => {
                if let Some(tiff) = segment.strip_prefix(b"Exif\0") {
                    self.orientation = Orientation::from_exif(tiff.get(1..).unwrap_or_default());
                }
                Ok(())
            }
            0xee => {
                self.adobe = segment.strip_prefix(b"Adobe").and_then(|rest| rest.get(6)).copied().or(self.adobe);
                Ok(())
            }
            _ => Ok(()),
        }
    }

    fn take_huffman(&mut self, mut segment: &[u8]) -> Result<(), Fault> {
        while let Some((&class, rest)) = segment.split_first() {
            let (counts, rest) = rest.split_at_checked(16).ok_or(Fault::Damaged)?;
            let symbols = counts.iter().map(|&count| usize::from(count)).sum();
            let (symbols, rest) = rest.split_at_checked(symbols).ok_or(Fault::Damaged)?;
            let tables = match class >> 4 {
                0 => &mut self.tables.dc,
                1 => &mut self.tables.ac,
                _ => return Err(Fault::Damaged),
            };
            *tables.get_mut(usize::from(class & 15)).ok_or(Fault::Damaged)? = Some(Huffman::new(counts, symbols)?);
            segment = rest;
        }
        Ok(())
    }

    fn take_quantization(&mut self, mut segment: &[u8]) -> Result<(), Fault> {
        while let Some((&class, rest)) = segment.split_first() {
            let size = if class >> 4 == 0 { 1 } else { 2 };
            let (values, rest) = rest.split_at_checked(64 * size).ok_or(Fault::Damaged)?;
            let mut table = [0; 64];
            for (&place, value) in ZIGZAG.iter().zip(values.chunks_exact(size)) {
                table[place] = value.iter().fold(0, |sum, &byte| sum << 8 | u16::from(byte));
            }
            *self.quantization.get_mut(usize::from(class & 15)).ok_or(Fault::Damaged)? = Some(table);
            segment = rest;
        }
        Ok(())
    }

    fn take_frame(&mut self, marker: u8, segment: &[u8]) -> Result<(), Fault> {
        if self.frame.is_some() {
            return Err(Fault::Damaged);
        }
        let frame = Frame::new(marker, segment, self.bytes.len())?;
        let pixels = frame.width * frame.height;
        if frame.progressive && pixels > MOST_PROGRESSIVE {
            return Err(Fault::TooLarge(frame.width, frame.height));
        }
        self.kept = [8, 4, 2].into_iter().find(|kept| pixels * kept * kept <= 64 * MOST_KEPT).unwrap_or(1);
        let reduced =
            |size: usize, (part, whole): (usize, usize)| (size * part).div_ceil(whole).div_ceil(8 / self.kept);
        for component in &frame.components {
            let plane = Plane {
                stride: frame.units().0 * component.h * self.kept,
                width: reduced(frame.width, (component.h, frame.h)),
                height: reduced(frame.height, (component.v, frame.v)),
                samples: Vec::new(),
            };
            let rows = if frame.progressive { frame.units().1 * component.v } else { 0 };
            let coefficients = vec![Vec::new(); rows];
            self.stored.push(Stored { quantization: None, plane, coefficients, known: [16; 64] });
        }
        self.frame = Some(frame);
        Ok(())
    }

    fn take_scan(&mut self, segment: &[u8]) -> Result<(), Fault> {
        let frame = self.frame.as_ref().ok_or(Fault::Damaged)?;
        let scan = Scan::new(segment, frame)?;
        for &(place, ..) in &scan.parts {
            let (stored, component) = (&mut self.stored[place], &frame.components[place]);
            stored.quantization = stored.quantization.or(self.quantization[component.table]);
            stored.known[scan.first..=scan.last].fill(scan.low);
            if !frame.progressive {
                stored.plane.samples.resize(stored.plane.stride * frame.units().1 * component.v * self.kept, 0);
            }
        }
        let (stored, kept) = (&mut self.stored, self.kept);
        let reader = Reader::new(Bits::new(self.bytes, self.at), &scan, &self.tables);
        self.at = reader.walk(frame, self.interval, |reader, part, column, row| {
            let place = scan.parts[part].0;
            let stored = &mut stored[place];
            if !frame.progressive {
                let mut block = [0; 64];
                reader.whole(part, &mut block)?;
                let table = stored.quantization.ok_or(Fault::Damaged)?;
                return stored.plane.put(&block, &table, column, row, kept);
            }
            let blocks = stored.coefficients.get_mut(row).ok_or(Fault::Damaged)?;
            if blocks.is_empty() {
                blocks.resize(frame.units().0 * frame.components[place].h, [0; 64]);
            }
            reader.part(part, blocks.get_mut(column).ok_or(Fault::Damaged)?)
        })?;
        Ok(())
    }

    /// Whether nothing that belongs to the picture can still be missing.
    fn is_complete(&self) -> bool {
        !self.stored.is_empty() && self.stored.iter().all(|stored| stored.known == [0; 64])
    }

    fn square(mut self, side: usize) -> Result<Square, Fault> {
        let frame = self.frame.take().ok_or(Fault::CutShort)?;
        // The first coefficient is a block's brightness: without it there is no picture.
        if self.stored.iter().any(|stored| stored.known[0] > 15) {
            return Err(Fault::CutShort);
        }
        for stored in &mut self.stored {
            let table = stored.quantization.ok_or(Fault::Damaged)?;
            let plane = &mut stored.plane;
            plane.samples.resize(plane.samples.len().max(plane.stride * stored.coefficients.len() * self.kept), 0);
            for (row, blocks) in std::mem::take(&mut stored.coefficients).into_iter().enumerate() {
                for (column, block) in blocks.iter().enumerate() {
                    plane.put(block, &table, column, row, self.kept)?;
                }
            }
        }
        let [width, height] = [frame.width, frame.height].map(|size| size.div_ceil(8 / self.kept));
        let mut square = Square::new(width, height, side, self.orientation);
        let planes: Vec<Plane> = self.stored.into_iter().map(|stored| stored.plane).collect();
        let colours = Colours::of(&frame, self.jfif, self.adobe);
        rows::each_row(&planes, &frame, (width, colours), square.rows(), |y, rgb| square.row(y, rgb));
        Ok(square)
    }
}

impl Plane {
    /// Puts the pixels of a block where they belong, reduced to `kept` x `kept`.
    fn put(&mut self, block: &Block, table: &[u16; 64], column: usize, row: usize, kept: usize) -> Result<(), Fault> {
        let mut values = [Wrapping(0); 64];
        for (value, (&coefficient, &step)) in values.iter_mut().zip(block.iter().zip(table)) {
            *value = Wrapping(i32::from(coefficient) * i32::from(step));
        }
        // Eight times the mean of -128 to 127, and what quantization may add: more comes from damage only.
        if values[0].0.abs() > 2048 + i32::from(table[0]) {
            return Err(Fault::Damaged);
        }
        let pixels = idct::pixels(&mut values);
        let (step, area) = (8 / kept, 64 / (kept * kept) as u32);
        for y in 0..kept {
            let line = &mut self.samples[(row * kept + y) * self.stride + column * kept..][..kept];
            if step == 1 {
                line.copy_from_slice(&pixels[8 * y..][..8]);
                continue;
            }
            for (x, sample) in line.iter_mut().enumerate() {
                let mut sum = area / 2;
                for pixels in pixels[8 * y * step..].chunks(8).take(step) {
                    sum += pixels[x * step..][..step].iter().map(|&v| u32::from(v)).sum::<u32>();
                }
                *sample = (sum / area) as u8;
            }
        }
        Ok(())
    }
}
