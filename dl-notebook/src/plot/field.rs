//! Something that has a value everywhere in a chart: asked on a grid, shown as hues.

use plotters::{
    element::{BitMapElement, PathElement},
    style::{Color, RGBAColor, RGBColor},
};

use super::{chart::Chart, levels::Grid, scale::Scale};
use crate::figure::{DENSITY, Drawn, FINE};
use dl_core::Result;

/// Places to a side at which a value is asked.
const SIDE: usize = 200;

/// Two axes.
pub(super) struct Field {
    pub(super) x: Scale,
    pub(super) y: Scale,
}

impl Field {
    pub(super) fn new(x: Scale, y: Scale) -> Self {
        Self { x, y }
    }

    /// The place in data at (u, v) of the frame, both from 0 to 1.
    pub(super) fn value(&self, (u, v): (f64, f64)) -> (f64, f64) {
        (self.x.value(u), self.y.value(v))
    }

    /// Places all over the frame, row after row from the bottom.
    pub(super) fn places(&self) -> Vec<(f64, f64)> {
        let part = |i: usize| i as f64 / SIDE as f64;
        (0..=SIDE).flat_map(|j| (0..=SIDE).map(move |i| (i, j))).map(|(i, j)| self.value((part(i), part(j)))).collect()
    }

    /// Values at [`places`](Self::places) as a grid.
    pub(super) fn grid(values: Vec<f64>) -> Result<Grid> {
        Grid::new(SIDE, SIDE, values)
    }

    /// A function asked at all places.
    pub(super) fn sampled(&self, f: &mut dyn FnMut(f64, f64) -> f64) -> Result<Grid> {
        Self::grid(self.places().into_iter().map(|(x, y)| f(x, y)).collect())
    }
}

/// Fills the picture with `colour(u, v)`, u from 0 at the left to 1 at the right, v from 0 at the bottom to 1 at the top.
pub(super) fn shade(chart: &mut Chart, colour: &dyn Fn(f64, f64) -> RGBColor) -> Drawn {
    let (wide, high) = chart.plotting_area().dim_in_pixel();
    let (wide, high, step) = (wide as usize, high as usize, FINE / DENSITY);
    let mut rgb = Vec::with_capacity(3 * wide * high);
    for row in (0..high).step_by(step) {
        let v = 1.0 - (row as f64 + step as f64 / 2.0) / high as f64;
        let mut line = Vec::with_capacity(3 * wide);
        for column in (0..wide).step_by(step) {
            let RGBColor(red, green, blue) = colour((column as f64 + step as f64 / 2.0) / wide as f64, v);
            (0..step.min(wide - column)).for_each(|_| line.extend([red, green, blue]));
        }
        (0..step.min(high - row)).for_each(|_| rgb.extend_from_slice(&line));
    }
    // The upper left corner, in the numbers of the chart.
    let corner = (chart.x_range().start, chart.y_range().end);
    let Some(picture) = BitMapElement::with_owned_buffer(corner, (wide as u32, high as u32), rgb) else {
        return Ok(());
    };
    chart.draw_series(std::iter::once(picture))?;
    Ok(())
}

/// The lines along which a field has one value.
pub(super) fn level_line(chart: &mut Chart, field: &Field, grid: &Grid, level: f64, look: (RGBAColor, f64)) -> Drawn {
    let style = look.0.stroke_width(libm::round(look.1 * FINE as f64) as u32);
    let lines =
        grid.lines_at(level).into_iter().map(|line| line.into_iter().map(|at| field.value(at)).collect::<Vec<_>>());
    chart.draw_series(lines.map(|line| PathElement::new(line, style)))?;
    Ok(())
}
