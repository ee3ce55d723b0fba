//! What figures are drawn on: plotters' bitmap, four times as large as it is seen, with words set in the crate's own font.
//!
//! plotters draws on anything that is a [`DrawingBackend`]. This one hands all shapes to plotters' own [`BitMapBackend`] and adds
//! two things: thin lines are polygons too, so that reducing the bitmap makes their edges smooth; and words keep the space that a
//! letter has on its left, which plotters' text loses.

use ab_glyph::FontRef;
use plotters::{
    backend::{BitMapBackend, DrawingBackend},
    coord::Shift,
    drawing::{DrawingArea, IntoDrawingArea},
};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingErrorKind,
    text_anchor::{HPos, VPos},
};

use super::words;

/// How many pixels of the bitmap make one of the picture's, in each direction: [`halved`] makes one of two.
const REDUCE: usize = 2;
/// How many pixels of the picture are seen as one of the page's, in each direction: [`halved`] makes one of two.
pub(crate) const DENSITY: usize = 2;
/// Pixels of the bitmap for one of the page's.
pub(crate) const FINE: usize = REDUCE * DENSITY;

/// What a figure's closure draws on: a [`DrawingArea`] of plotters.
pub type Area<'a> = DrawingArea<Paper<'a>, Shift>;

/// How a figure's closure ends: `Ok(())`, or any error that `?` hands on.
pub type Drawn = std::result::Result<(), Box<dyn std::error::Error>>;

type PaperError = <BitMapBackend<'static> as DrawingBackend>::ErrorType;
type Done = std::result::Result<(), DrawingErrorKind<PaperError>>;

/// White paper; plotters sees one of its pixels where the bitmap has `zoom` by `zoom`.
pub struct Paper<'a> {
    bitmap: BitMapBackend<'a>,
    zoom: i32,
    fonts: [FontRef<'static>; 2],
}

/// Draws on white paper and returns the pixels of the picture, [`DENSITY`] times the size on the page. `zoom`: 1 where lengths are
/// those of the bitmap, 2 where they are the picture's.
pub(super) fn draw(
    (width, height): (usize, usize),
    zoom: usize,
    paint: &dyn Fn(&Area) -> Drawn,
) -> Result<Vec<u8>, String> {
    let (wide, high) = (FINE * width, FINE * height);
    let mut rgb = vec![255; 3 * wide * high];
    let fonts = words::fonts().map_err(|e| e.to_string())?;
    let bitmap = BitMapBackend::with_buffer(&mut rgb, (wide as u32, high as u32));
    let area = Paper { bitmap, zoom: zoom as i32, fonts }.into_drawing_area();
    paint(&area).map_err(|e| e.to_string())?;
    area.present().map_err(|e| e.to_string())?;
    drop(area);
    Ok(halved(&rgb, wide))
}

/// A picture `wide` pixels wide at half its width and height: each pixel the mean of four.
pub(super) fn halved(rgb: &[u8], wide: usize) -> Vec<u8> {
    let mut small = vec![255; rgb.len() / 4];
    let mean = |a: u8, b: u8, c: u8, d: u8| ((u16::from(a) + u16::from(b) + u16::from(c) + u16::from(d) + 2) / 4) as u8;
    for (line, rows) in small.chunks_exact_mut(3 * wide / 2).zip(rgb.chunks_exact(6 * wide)) {
        let (upper, lower) = rows.split_at(3 * wide);
        for ((pixel, above), below) in line.chunks_exact_mut(3).zip(upper.chunks_exact(6)).zip(lower.chunks_exact(6)) {
            // Most of the paper stays white.
            if above != WHITE || below != WHITE {
                for (channel, value) in pixel.iter_mut().enumerate() {
                    *value = mean(above[channel], above[channel + 3], below[channel], below[channel + 3]);
                }
            }
        }
    }
    small
}

/// Two white pixels.
const WHITE: &[u8] = &[255; 6];

/// The pieces of a path that turn by less than a right angle; each begins where the one before ends.
fn gentle(path: &[BackendCoord]) -> Vec<&[BackendCoord]> {
    let back = |i: &usize| {
        let step = |a: BackendCoord, b: BackendCoord| (i64::from(b.0 - a.0), i64::from(b.1 - a.1));
        let (before, after) = (step(path[i - 1], path[*i]), step(path[*i], path[i + 1]));
        before.0 * after.0 + before.1 * after.1 <= 0
    };
    let mut pieces = Vec::new();
    let mut begin = 0;
    for turn in (1..path.len() - 1).filter(back).chain([path.len() - 1]) {
        pieces.push(&path[begin..=turn]);
        begin = turn;
    }
    pieces
}

impl Paper<'_> {
    /// From plotters' pixel to the middle of its pixels on the bitmap.
    fn at(&self, (x, y): BackendCoord) -> BackendCoord {
        // Far outside is far enough, and no sum overflows there.
        let place = |v: i32| v.clamp(-100_000, 100_000) * self.zoom + self.zoom / 2;
        (place(x), place(y))
    }

    /// A rectangle of the bitmap between two corners, both included. (The bitmap's own leaves out its last row and column.)
    fn fill(&mut self, a: BackendCoord, b: BackendCoord, colour: BackendColor) -> Done {
        let end = (a.0.max(b.0) + 1, a.1.max(b.1) + 1);
        self.bitmap.draw_rect((a.0.min(b.0), a.1.min(b.1)), end, &colour, true)
    }

    /// A stroke straight right or down: a rectangle that begins where a pixel of the picture does, so that it's sharp.
    fn straight(&mut self, from: BackendCoord, to: BackendCoord, wide: i32, colour: BackendColor) -> Done {
        let begin = |middle: i32| (middle - wide / 2).div_euclid(REDUCE as i32) * REDUCE as i32;
        if from.0 == to.0 {
            let x = begin(from.0);
            self.fill((x, from.1), (x + wide - 1, to.1), colour)
        } else {
            let y = begin(from.1);
            self.fill((from.0, y), (to.0, y + wide - 1), colour)
        }
    }
}

impl DrawingBackend for Paper<'_> {
    type ErrorType = PaperError;

    fn get_size(&self) -> (u32, u32) {
        let (width, height) = self.bitmap.get_size();
        (width / self.zoom as u32, height / self.zoom as u32)
    }

    fn ensure_prepared(&mut self) -> Done {
        self.bitmap.ensure_prepared()
    }

    fn present(&mut self) -> Done {
        self.bitmap.present()
    }

    fn draw_pixel(&mut self, (x, y): BackendCoord, colour: BackendColor) -> Done {
        let (left, top) = (x * self.zoom, y * self.zoom);
        self.fill((left, top), (left + self.zoom - 1, top + self.zoom - 1), colour)
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Done {
        self.draw_path([from, to], style)
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Done {
        let mut path: Vec<BackendCoord> = path.into_iter().map(|place| self.at(place)).collect();
        path.dedup();
        let (colour, wide) = (style.color(), style.stroke_width() as i32 * self.zoom);
        if path.len() < 2 || wide == 0 || colour.alpha == 0.0 {
            return Ok(());
        }
        if let [from, to] = path[..]
            && (from.0 == to.0 || from.1 == to.1)
        {
            return self.straight(from, to, wide, colour);
        }
        // plotters draws a joint as long as its turn is sharp: where a path turns back it begins anew, with a round joint.
        for (i, piece) in gentle(&path).into_iter().enumerate() {
            if i > 0 {
                self.bitmap.draw_circle(piece[0], wide as u32 / 2, &colour, true)?;
            }
            let outline = plotters_backend::rasterizer::polygonize(piece, wide as u32);
            self.bitmap.fill_polygon(outline, &colour)?;
        }
        Ok(())
    }

    fn draw_rect<S: BackendStyle>(&mut self, a: BackendCoord, b: BackendCoord, style: &S, fill: bool) -> Done {
        if fill {
            let (left, top, right, bottom) = (a.0.min(b.0), a.1.min(b.1), a.0.max(b.0), a.1.max(b.1));
            let last = self.zoom - 1;
            let corners = ((left * self.zoom, top * self.zoom), (right * self.zoom + last, bottom * self.zoom + last));
            return self.fill(corners.0, corners.1, style.color());
        }
        let corners = [a, (b.0, a.1), b, (a.0, b.1), a];
        corners.windows(2).try_for_each(|side| self.draw_path([side[0], side[1]], style))
    }

    fn draw_circle<S: BackendStyle>(&mut self, middle: BackendCoord, radius: u32, style: &S, fill: bool) -> Done {
        let (middle, zoom) = (self.at(middle), self.zoom as u32);
        if fill {
            return self.bitmap.draw_circle(middle, radius * zoom, &style.color(), true);
        }
        // A ring: plotters thickens it outwards and inwards by itself, from a style of the bitmap's width.
        let ring = plotters::style::ShapeStyle {
            color: {
                let BackendColor { alpha, rgb: (r, g, b) } = style.color();
                plotters::style::RGBAColor(r, g, b, alpha)
            },
            filled: false,
            stroke_width: style.stroke_width() * zoom,
        };
        self.bitmap.draw_circle(middle, radius * zoom, &ring, false)
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, corners: I, style: &S) -> Done {
        let corners: Vec<BackendCoord> = corners.into_iter().map(|place| self.at(place)).collect();
        self.bitmap.fill_polygon(corners, &style.color())
    }

    fn draw_text<T: BackendTextStyle>(&mut self, text: &str, style: &T, (x, y): BackendCoord) -> Done {
        let (colour, size) = (style.color(), style.size() as f32 * self.zoom as f32);
        let (width, height) = (words::width(&self.fonts, text, size), size);
        let left = match style.anchor().h_pos {
            HPos::Left => 0.0,
            HPos::Center => -width / 2.0,
            HPos::Right => -width,
        };
        let top = match style.anchor().v_pos {
            VPos::Top => 0.0,
            VPos::Center => -height / 2.0,
            VPos::Bottom => -height,
        };
        let (x, y, turned) = (x * self.zoom, y * self.zoom, style.transform());
        let (wide, high) = self.bitmap.get_size();
        for (column, row, part) in words::set(&self.fonts, text, size, (left, top)) {
            let (right, down) = turned.transform(column, row);
            let (x, y) = (x + right, y + down);
            if (0..wide as i32).contains(&x) && (0..high as i32).contains(&y) {
                let colour = BackendColor { alpha: colour.alpha * f64::from(part), ..colour };
                self.bitmap.draw_pixel((x, y), colour)?;
            }
        }
        Ok(())
    }

    fn estimate_text_size<T: BackendTextStyle>(
        &self,
        text: &str,
        style: &T,
    ) -> std::result::Result<(u32, u32), DrawingErrorKind<PaperError>> {
        let width = words::width(&self.fonts, text, style.size() as f32);
        Ok((libm::ceilf(width) as u32, libm::ceil(style.size()) as u32))
    }

    fn blit_bitmap(&mut self, (x, y): BackendCoord, size: (u32, u32), rgb: &[u8]) -> Done {
        if self.zoom == 1 {
            return self.bitmap.blit_bitmap((x, y), size, rgb);
        }
        for (i, pixel) in rgb.chunks_exact(3).enumerate() {
            let (column, row) = (i as i32 % size.0 as i32, i as i32 / size.0 as i32);
            let colour = BackendColor { alpha: 1.0, rgb: (pixel[0], pixel[1], pixel[2]) };
            self.draw_pixel((x + column, y + row), colour)?;
        }
        Ok(())
    }
}
