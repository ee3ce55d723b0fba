//! What stands around a figure with axes: words, size and scale.

/// The words around a figure with axes, its size, and how its axes count.
///
/// ```
/// use dl_notebook::plot::Axes;
/// let axes = Axes::new("Learning curve", "iteration", "cost").log_y();
/// assert_eq!(axes.title, "Learning curve");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Axes<'a> {
    /// Above the figure.
    pub title: &'a str,
    /// What runs to the right.
    pub x: &'a str,
    /// What runs upwards.
    pub y: &'a str,
    small: bool,
    log_x: bool,
    log_y: bool,
    equal: Option<bool>,
}

impl<'a> Axes<'a> {
    /// A figure as wide as the page, both axes linear.
    pub fn new(title: &'a str, x: &'a str, y: &'a str) -> Self {
        Self { title, x, y, ..Self::default() }
    }

    /// A small figure, for several in a [`grid`](crate::figure::grid()).
    ///
    /// ```
    /// use dl_notebook::prelude::*;
    /// let figure = plot::function(&|x| x * x, (0.0, 1.0), &Axes::new("x²", "x", "y").small())?;
    /// assert_eq!(figure.size(), (340, 280));
    /// # Ok::<(), dl_core::Error>(())
    /// ```
    pub fn small(self) -> Self {
        Self { small: true, ..self }
    }

    /// The same distance to the right for each tenfold: for numbers above 0.
    ///
    /// ```
    /// use dl_notebook::plot::{Axes, Line, curves};
    /// let line = Line::new("%", vec![(10.0, 70.0), (100.0, 78.0), (1000.0, 85.0)]);
    /// assert!(curves(&[line], &Axes::new("Accuracy", "m", "%").log_x()).is_ok());
    /// ```
    pub fn log_x(self) -> Self {
        Self { log_x: true, ..self }
    }

    /// The same distance upwards for each tenfold: for numbers above 0.
    pub fn log_y(self) -> Self {
        Self { log_y: true, ..self }
    }

    /// One unit is as long to the right as upwards, so that right angles look right and circles round. Figures of the plane are so by
    /// themselves: points, boundary, arrow, hidden_lines, contour.
    ///
    /// ```
    /// use dl_notebook::prelude::*;
    /// let line = Line::new("a right angle", vec![(0.0, 1.0), (1.0, 0.0), (2.0, 1.0)]);
    /// assert!(plot::curves(&[line], &Axes::new("A corner", "x", "y").equal()).is_ok());
    /// # Ok::<(), dl_core::Error>(())
    /// ```
    pub fn equal(self) -> Self {
        Self { equal: Some(true), ..self }
    }

    /// Each axis fills its side, whatever its unit: for figures of the plane whose two numbers have nothing to do with each other.
    pub fn stretched(self) -> Self {
        Self { equal: Some(false), ..self }
    }

    /// Which axes count in powers of ten: x, y.
    pub(super) fn logs(&self) -> [bool; 2] {
        [self.log_x, self.log_y]
    }

    /// Whether both have one unit; `usual` where nothing was said. Never where one counts in powers of ten.
    pub(super) fn is_equal(&self, usual: bool) -> bool {
        self.equal.unwrap_or(usual) && !self.log_x && !self.log_y
    }

    /// One of two sizes on the page: the large one, or the small.
    pub(super) fn size(&self, large: (usize, usize), small: (usize, usize)) -> (usize, usize) {
        if self.small { small } else { large }
    }
}
