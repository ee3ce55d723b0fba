//! Points of two classes in the plane.

use super::{
    Axes,
    chart::{Chart, Surroundings, chart, titled},
    legend::{Entry, legend},
    marks::{classes, shape_of_class},
    range::{around, check_number, equalled, refuse},
    scale::Scale,
    style::{CLASSES, px},
};
use crate::figure::{Area, Drawn, Figure};
use dl_core::{Result, data::Dataset, input, language::say};

/// The most points of one figure: more would be a blot.
const MOST: usize = 5000;

/// Points of two classes: class 0 red discs, class 1 blue triangles.
///
/// Shapes: the set's `x` (2, m). Errors: [`Error::Shape`](dl_core::Error::Shape) for examples of another size,
/// [`Error::Figure`](dl_core::Error::Figure) where there are more than 5000, [`Error::NotFinite`](dl_core::Error::NotFinite),
/// [`Error::Labels`](dl_core::Error::Labels).
///
/// ```
/// use dl_notebook::prelude::*;
/// let figure = plot::points(&planar::flower(400, 1)?, &Axes::new("A flower", "x₁", "x₂"))?;
/// assert!(figure.alt().contains("200"));
/// # Ok::<(), dl_core::Error>(())
/// ```
pub fn points(set: &Dataset, axes: &Axes) -> Result<Figure> {
    let plane = Plane::new(set, axes)?;
    plane.figure("", true, &|_| Ok(()), &|_| Ok(()))
}

/// A set of points that can be drawn, and the axes they're drawn on.
pub(super) struct Plane<'a> {
    points: Vec<((f64, f64), usize)>,
    axes: &'a Axes<'a>,
    pub(super) x: Scale,
    pub(super) y: Scale,
}

impl<'a> Plane<'a> {
    pub(super) fn new(set: &Dataset, axes: &'a Axes<'a>) -> Result<Self> {
        set.check()?;
        input::expect_shape("x", &set.x, 2, set.x.ncols())?;
        let m = set.x.ncols();
        if m > MOST {
            return refuse(say!(
                "se esperaban como mucho {MOST} puntos y llegaron {m}; muestra una parte con `first`",
                "expected at most {MOST} points but got {m}; show a part of them with `first`"
            ));
        }
        for ((row, column), &value) in set.x.indexed_iter() {
            check_number(value, axes.logs()[row], "x", (row, column))?;
        }
        let points: Vec<_> =
            (0..m).map(|i| ((set.x[[0, i]], set.x[[1, i]]), usize::from(set.y[[0, i]] == 1.0))).collect();
        let [log_x, log_y] = axes.logs();
        let x = around(&mut points.iter().map(|p| p.0.0), log_x, false);
        let y = around(&mut points.iter().map(|p| p.0.1), log_y, false);
        let (x, y) = if axes.is_equal(true) { equalled(x, y, FRAME) } else { (x, y) };
        let most = axes.size((7, 7), (5, 5)).0;
        Ok(Self { points, axes, x: Scale::new(x, log_x, most), y: Scale::new(y, log_y, most) })
    }

    /// The points between what is drawn below and above them.
    pub(super) fn figure(
        &self,
        words: &str,
        mesh: bool,
        below: &dyn Fn(&mut Chart) -> Drawn,
        above: &dyn Fn(&mut Chart) -> Drawn,
    ) -> Result<Figure> {
        let size = self.axes.size((540, 500), (340, 330));
        Figure::finely(size, self.describe() + words, &|area| self.draw(area, mesh, below, above))
    }

    fn draw(
        &self,
        area: &Area,
        mesh: bool,
        below: &dyn Fn(&mut Chart) -> Drawn,
        above: &dyn Fn(&mut Chart) -> Drawn,
    ) -> Drawn {
        let area = titled(area, self.axes.title)?;
        let names = [say("y = 0, rojo", "y = 0, red"), say("y = 1, azul", "y = 1, blue")];
        let entry = |class: usize| Entry {
            name: names[class],
            hue: CLASSES[class],
            stroke: false,
            shape: Some(shape_of_class(class)),
        };
        let area = legend(&area, &[entry(0), entry(1)])?;
        let shape = self.axes.is_equal(true).then_some(FRAME.0 / FRAME.1);
        let mut chart =
            chart(&area, self.axes, (self.x.clone(), self.y.clone()), Surroundings { mesh, shape, right: 0 })?;
        below(&mut chart)?;
        let crowded = self.points.len() > if area.dim_in_pixel().0 < px(400) as u32 { 40 } else { 150 };
        classes(&mut chart, &self.points, if crowded { 3.2 } else { 5.0 })?;
        above(&mut chart)
    }

    fn describe(&self) -> String {
        let ones = self.points.iter().filter(|point| point.1 == 1).count();
        let (zeros, Axes { title, x, y, .. }) = (self.points.len() - ones, self.axes);
        say!(
            "{title}: {zeros} puntos rojos (clase 0) y {ones} azules (clase 1); {y} según {x}.",
            "{title}: {zeros} red points (class 0) and {ones} blue ones (class 1); {y} against {x}."
        )
    }
}

/// The proportions of the frame where both axes have one unit.
const FRAME: (f64, f64) = (1.1, 1.0);

#[cfg(test)]
mod tests {
    use ndarray::array;

    use super::*;
    use dl_core::{Error, data::planar};

    const AXES: fn() -> Axes<'static> = || Axes::new("T", "x₁", "x₂").small();

    #[test]
    fn red_is_class_0_and_blue_class_1() {
        let set = Dataset::new(array![[-1.0, 1.0], [0.0, 0.0]], array![[0.0, 1.0]]).unwrap();
        let figure = points(&set, &AXES()).unwrap();
        let half = 3 * figure.pixels().0 / 2;
        let rows = || figure.rgb().chunks(2 * half);
        let count = |part: &dyn Fn(&[u8]) -> Vec<u8>, hue: plotters::style::RGBColor| {
            // Below the legend.
            rows()
                .skip(120)
                .map(|row| part(row).chunks(3).filter(|p| *p == [hue.0, hue.1, hue.2]).count())
                .sum::<usize>()
        };
        let (left, right) = (&|row: &[u8]| row[..half].to_vec(), &|row: &[u8]| row[half..].to_vec());
        assert!(count(left, CLASSES[0]) > 50 && count(left, CLASSES[1]) == 0);
        assert!(count(right, CLASSES[1]) > 50 && count(right, CLASSES[0]) == 0);
    }

    #[test]
    fn one_point_and_log_axes_are_drawn() {
        let one = Dataset::new(array![[2.0], [3.0]], array![[1.0]]).unwrap();
        assert!(points(&one, &AXES()).is_ok());
        assert!(points(&one, &AXES().log_x().log_y()).is_ok());
        assert!(points(&one, &AXES().stretched()).is_ok());
    }

    #[test]
    fn what_cannot_be_drawn_is_refused() {
        let line = Dataset::new(array![[2.0, 3.0]], array![[1.0, 0.0]]).unwrap();
        assert!(matches!(points(&line, &AXES()), Err(Error::Shape { .. })));
        let huge = Dataset::new(array![[2e300], [3.0]], array![[1.0]]).unwrap();
        assert!(matches!(points(&huge, &AXES()), Err(Error::Figure { .. })));
        let below = Dataset::new(array![[-1.0], [3.0]], array![[1.0]]).unwrap();
        assert!(matches!(points(&below, &AXES().log_x()), Err(Error::Figure { .. })));
        assert!(matches!(points(&planar::blobs(5001, 0.1, 1).unwrap(), &AXES()), Err(Error::Figure { .. })));
    }
}
