//! What curves draw: a named line, or marks.

/// A named line through points (x, y), or points alone.
///
/// ```
/// use dl_notebook::plot::Line;
/// let line = Line::new("n²", vec![(0.0, 0.0), (1.0, 1.0), (2.0, 4.0)]);
/// assert_eq!(line.name, "n²");
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// What it's called, at its end or in a legend.
    pub name: String,
    /// Where it goes, in order.
    pub points: Vec<(f64, f64)>,
    pub(super) look: Look,
}

/// How a line is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Look {
    /// A stroke.
    Plain,
    /// A stroke with a mark at each point.
    Marked,
    /// Marks alone.
    Dots,
    /// Large crosses alone.
    Crosses,
}

impl Line {
    /// A line of this name through these points, without marks: a curve.
    pub fn new(name: &str, points: Vec<(f64, f64)>) -> Self {
        Self { name: name.to_owned(), points, look: Look::Plain }
    }

    /// The same line with a mark at each point: a few measurements, one after the other.
    ///
    /// ```
    /// use dl_notebook::prelude::*;
    /// let errors = Line::new("winner", vec![(2010.0, 28.0), (2011.0, 26.0), (2012.0, 16.0)]).marked();
    /// assert!(plot::curves(&[errors], &Axes::new("Errors on ImageNet", "year", "%")).is_ok());
    /// # Ok::<(), dl_core::Error>(())
    /// ```
    pub fn marked(self) -> Self {
        Self { look: Look::Marked, ..self }
    }

    /// The points alone, each a mark of its own.
    ///
    /// ```
    /// use dl_notebook::prelude::*;
    /// let houses = Line::new("houses", vec![(50.0, 78.0), (80.0, 115.0), (95.0, 150.0)]).dots();
    /// let model = Line::new("model", vec![(50.0, 76.0), (95.0, 143.0)]);
    /// assert!(plot::curves(&[houses, model], &Axes::new("Prices", "m²", "thousands of USD")).is_ok());
    /// # Ok::<(), dl_core::Error>(())
    /// ```
    pub fn dots(self) -> Self {
        Self { look: Look::Dots, ..self }
    }

    /// The points alone as large crosses: the centres of groups.
    ///
    /// ```
    /// use dl_notebook::prelude::*;
    /// let visits = Line::new("customers", vec![(1.0, 2.0), (2.0, 1.0), (8.0, 9.0), (9.0, 8.0)]).dots();
    /// let centres = Line::new("centres", vec![(1.5, 1.5), (8.5, 8.5)]).crosses();
    /// assert!(plot::curves(&[visits, centres], &Axes::new("Customers", "visits", "spending")).is_ok());
    /// # Ok::<(), dl_core::Error>(())
    /// ```
    pub fn crosses(self) -> Self {
        Self { look: Look::Crosses, ..self }
    }

    /// Whether a stroke joins the points.
    pub(super) fn is_joined(&self) -> bool {
        matches!(self.look, Look::Plain | Look::Marked)
    }

    /// Whether the points are seen.
    pub(super) fn has_marks(&self) -> bool {
        self.look != Look::Plain
    }
}
