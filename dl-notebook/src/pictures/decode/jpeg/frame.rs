//! What the markers before the data say: the frame, its components, and which of them a scan brings (T.81, annex B).

use super::super::fault::{Fault, expect_possible};

/// One of the colours of a picture, as it is sampled.
#[derive(Debug, Clone)]
pub(super) struct Component {
    id: u8,
    /// Samples across and down in each unit of the frame.
    pub(super) h: usize,
    pub(super) v: usize,
    /// Which quantization table.
    pub(super) table: usize,
    /// Blocks across and down that hold something of the picture.
    pub(super) across: usize,
    pub(super) down: usize,
}

/// How the coefficients of a picture are stored.
#[derive(Debug, Clone)]
pub(super) struct Frame {
    pub(super) width: usize,
    pub(super) height: usize,
    pub(super) progressive: bool,
    pub(super) components: Vec<Component>,
    /// The largest sampling factors.
    pub(super) h: usize,
    pub(super) v: usize,
}

impl Frame {
    /// From a SOF segment with the marker's second byte; `bytes` is the length of the whole file.
    pub(super) fn new(marker: u8, segment: &[u8], bytes: usize) -> Result<Self, Fault> {
        expect_known(marker)?;
        let (&[precision, h1, h0, w1, w0, n], rest) = segment.split_first_chunk().ok_or(Fault::Damaged)?;
        let (height, width) = (usize::from(u16::from_be_bytes([h1, h0])), usize::from(u16::from_be_bytes([w1, w0])));
        if precision != 8 {
            return Err(if precision == 12 { Fault::TwelveBits } else { Fault::Damaged });
        }
        if height == 0 && width > 0 {
            return Err(Fault::HeightAtTheEnd);
        }
        expect_possible(width, height, bytes)?;
        if !matches!(n, 1 | 3 | 4) || rest.len() != 3 * usize::from(n) {
            return Err(if n == 2 { Fault::Colours } else { Fault::Damaged });
        }
        let mut components: Vec<Component> = Vec::new();
        for entry in rest.chunks_exact(3) {
            let (h, v) = (usize::from(entry[1] >> 4), usize::from(entry[1] & 15));
            if !(1..=4).contains(&h) || !(1..=4).contains(&v) || entry[2] > 3 {
                return Err(Fault::Damaged);
            }
            // A picture of one colour has nothing to sample it against.
            let (h, v) = if n == 1 { (1, 1) } else { (h, v) };
            components.push(Component { id: entry[0], h, v, table: entry[2].into(), across: 0, down: 0 });
        }
        let most = |of: fn(&Component) -> usize| components.iter().map(of).max().unwrap_or(1);
        let (h, v) = (most(|c| c.h), most(|c| c.v));
        for component in &mut components {
            component.across = (width * component.h).div_ceil(8 * h);
            component.down = (height * component.v).div_ceil(8 * v);
        }
        Ok(Self { width, height, progressive: marker == 0xc2, components, h, v })
    }

    /// Units across and down, each of 8 h x 8 v pixels.
    pub(super) fn units(&self) -> (usize, usize) {
        (self.width.div_ceil(8 * self.h), self.height.div_ceil(8 * self.v))
    }

    /// The components' names, by which some programs tell what the colours are.
    pub(super) fn ids(&self) -> Vec<u8> {
        self.components.iter().map(|component| component.id).collect()
    }
}

/// Refuses what isn't baseline, extended or progressive, with Huffman codes.
fn expect_known(marker: u8) -> Result<(), Fault> {
    match marker {
        0xc0..=0xc2 => Ok(()),
        0xc3 => Err(Fault::Lossless),
        0xc9 | 0xca => Err(Fault::Arithmetic),
        0xcb => Err(Fault::Lossless),
        _ => Err(Fault::Hierarchical),
    }
}

/// Which coefficients of which components a scan brings.
#[derive(Debug, Clone)]
pub(super) struct Scan {
    /// The component's place in the frame, and its two Huffman tables.
    pub(super) parts: Vec<(usize, usize, usize)>,
    /// The first and the last coefficient.
    pub(super) first: usize,
    pub(super) last: usize,
    /// The bit that came before, and the bit that comes now.
    pub(super) high: u32,
    pub(super) low: u32,
}

impl Scan {
    /// From a SOS segment.
    pub(super) fn new(segment: &[u8], frame: &Frame) -> Result<Self, Fault> {
        let (&n, rest) = segment.split_first().ok_or(Fault::Damaged)?;
        let n = usize::from(n);
        if !(1..=4).contains(&n) || rest.len() != 2 * n + 3 {
            return Err(Fault::Damaged);
        }
        let mut parts: Vec<(usize, usize, usize)> = Vec::new();
        for entry in rest[..2 * n].chunks_exact(2) {
            let place = frame.components.iter().position(|component| component.id == entry[0]);
            let place = place.filter(|place| parts.iter().all(|(other, ..)| other != place)).ok_or(Fault::Damaged)?;
            parts.push((place, usize::from(entry[1] >> 4), usize::from(entry[1] & 15)));
        }
        let [first, last, bits] = rest[2 * n..] else { return Err(Fault::Damaged) };
        let (first, last) = if frame.progressive { (first.into(), last.into()) } else { (0, 63) };
        let (high, low) = if frame.progressive { (u32::from(bits >> 4), u32::from(bits & 15)) } else { (0, 0) };
        let possible = first <= last && last < 64 && low <= 13 && (high == 0 || high == low + 1);
        let alone = !frame.progressive || if first == 0 { last == 0 } else { n == 1 };
        if !possible || !alone || parts.iter().any(|&(_, dc, ac)| dc > 3 || ac > 3) {
            return Err(Fault::Damaged);
        }
        Ok(Self { parts, first, last, high, low })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sof(marker: u8, precision: u8, n: u8) -> Result<Frame, Fault> {
        let mut segment = vec![precision, 0, 20, 0, 33, n];
        (1..=n).for_each(|id| segment.extend([id, if id == 1 { 0x21 } else { 0x11 }, 0]));
        Frame::new(marker, &segment, 1000)
    }

    #[test]
    fn blocks_are_counted_for_each_component() {
        let frame = sof(0xc0, 8, 3).unwrap();
        assert_eq!(frame.units(), (3, 3));
        assert_eq!(frame.components.iter().map(|c| (c.across, c.down)).collect::<Vec<_>>(), [(5, 3), (3, 3), (3, 3)]);
        assert!(!frame.progressive && sof(0xc2, 8, 1).unwrap().progressive);
    }

    #[test]
    fn kinds_that_are_not_read_have_their_names() {
        let kinds = [(0xc3, Fault::Lossless), (0xc9, Fault::Arithmetic), (0xc5, Fault::Hierarchical)];
        assert!(kinds.into_iter().all(|(marker, fault)| sof(marker, 8, 3).unwrap_err() == fault));
        assert_eq!(sof(0xc1, 12, 3).unwrap_err(), Fault::TwelveBits);
        assert_eq!(sof(0xc0, 8, 2).unwrap_err(), Fault::Colours);
        assert_eq!(Frame::new(0xc0, &[8, 0, 0, 0, 5, 1, 1, 0x11, 0], 10).unwrap_err(), Fault::HeightAtTheEnd);
        assert_eq!(Frame::new(0xc0, &[8, 0, 9], 10).unwrap_err(), Fault::Damaged);
    }

    #[test]
    fn a_scan_names_components_of_the_frame_once() {
        let frame = sof(0xc2, 8, 3).unwrap();
        assert!(Scan::new(&[1, 2, 0x11, 1, 63, 0x21], &frame).is_ok());
        let bad: [&[u8]; 5] = [
            &[1, 9, 0, 1, 5, 0],
            &[2, 1, 0, 1, 0, 0, 0, 0],
            &[2, 1, 0, 2, 0, 1, 5, 0],
            &[1, 1, 0x40, 0, 0, 0],
            &[1, 1, 0, 0, 64, 0],
        ];
        assert!(bad.iter().all(|segment| Scan::new(segment, &frame).is_err()));
    }
}
