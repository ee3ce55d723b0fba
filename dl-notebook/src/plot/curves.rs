//! Curves: one or several lines over the same axes.

use super::{
    Axes, Figure,
    canvas::{Canvas, HUES, number},
    chart::{Frame, all_points, chart, check_lines, legend, marker, range_of, stroke},
    pen::Pen,
};
use dl_core::{History, Result, language::say};

/// A named line through points (x, y).
///
/// ```
/// use dl_notebook::plot::Line;
/// let line = Line::new("n²", vec![(0.0, 0.0), (1.0, 1.0), (2.0, 4.0)]);
/// assert_eq!(line.name, "n²");
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// What the legend calls it.
    pub name: String,
    /// Where it goes, in order.
    pub points: Vec<(f64, f64)>,
    /// Whether a stroke joins them; else each is a mark of its own.
    pub joined: bool,
}

impl Line {
    /// A line of this name through these points.
    ///
    /// ```
    /// use dl_notebook::plot::Line;
    /// assert_eq!(Line::new("a", vec![(0.0, 1.0)]).points.len(), 1);
    /// ```
    pub fn new(name: &str, points: Vec<(f64, f64)>) -> Self {
        Self { name: name.to_owned(), points, joined: true }
    }

    /// The same points, each a mark of its own: measurements, say.
    ///
    /// ```
    /// use dl_notebook::plot::Line;
    /// assert!(!Line::new("houses", vec![(50.0, 78.0), (80.0, 115.0)]).dots().joined);
    /// ```
    pub fn dots(self) -> Self {
        Self { joined: false, ..self }
    }
}

/// Lines through points, told apart by hue, marker and name; at most six.
///
/// Errors: [`Error::Figure`](dl_core::Error::Figure) where there is no line, more than six, one without points, or on a
/// logarithmic axis a number not above 0; [`Error::NotFinite`](dl_core::Error::NotFinite) where a coordinate is not a finite
/// number.
///
/// ```
/// use dl_notebook::plot::{Axes, Line, curves};
/// let lines = [Line::new("0.005", vec![(0.0, 0.69), (100.0, 0.58)]), Line::new("0.001", vec![(0.0, 0.69), (100.0, 0.66)])];
/// let figure = curves(&lines, &Axes::new("Two costs", "iteration", "cost"))?;
/// assert_eq!(figure.size(), (680, 400));
/// # Ok::<(), dl_core::Error>(())
/// ```
pub fn curves(lines: &[Line], axes: &Axes) -> Result<Figure> {
    check_lines(lines, axes)?;
    let mut canvas = Canvas::new(axes.size((680, 400), (340, 280)));
    let frame = Frame::of(canvas.size(), lines.len() > 1);
    canvas.draw(&mut |pen| draw(pen, frame, lines, axes))?;
    Ok(canvas.into_figure(describe(lines, axes)))
}

/// The cost over the iterations of a training run.
///
/// Errors: as [`curves`].
///
/// ```
/// use dl_core::{logistic::History, plot};
/// let history = History { costs: vec![0.69, 0.58, 0.47], record_every: 100 };
/// assert!(plot::cost_curve(&history)?.alt().contains("0.47"));
/// # Ok::<(), dl_core::Error>(())
/// ```
pub fn cost_curve(history: &History) -> Result<Figure> {
    let axes = Axes::new(
        say("Curva de aprendizaje", "Learning curve"),
        say("iteración", "iteration"),
        say("costo J", "cost J"),
    );
    curves(&[Line::new(say("costo", "cost"), history.points())], &axes)
}

/// The figure in words: what is shown against what, and where each line begins and ends.
fn describe(lines: &[Line], axes: &Axes) -> String {
    let parts: Vec<String> = lines
        .iter()
        .filter_map(|Line { name, points, joined }| {
            if !joined {
                return Some(format!("{name}: {} {}", points.len(), say("puntos", "points")));
            }
            let ((x0, y0), (x1, y1)) = (points.first()?, points.last()?);
            let [x0, y0, x1, y1] = [x0, y0, x1, y1].map(|v| number(*v));
            Some(match say("es", "en") {
                "es" => format!("{name}: de {y0} (en {x0}) a {y1} (en {x1})"),
                _ => format!("{name}: from {y0} (at {x0}) to {y1} (at {x1})"),
            })
        })
        .collect();
    format!("{}: {} {} {}. {}.", axes.title, axes.y, say("según", "against"), axes.x, parts.join("; "))
}

fn draw(pen: &mut Pen, frame: Frame, lines: &[Line], axes: &Axes) -> Result<()> {
    if lines.len() > 1 {
        legend(pen, lines, HUES)?;
    }
    let [log_x, log_y] = axes.logs();
    let all = all_points(lines);
    let xs = range_of(&all, |p| p.0, log_x, 0.0, false);
    let ys = range_of(&all, |p| p.1, log_y, 0.06, true);
    let chart = chart(pen, frame, axes, (xs, ys), true)?;
    for (i, Line { points, joined, .. }) in lines.iter().enumerate() {
        if *joined {
            stroke(pen, &chart, points, HUES[i], 2)?;
        }
        // Not more than some 25 markers: on a long line they would hide it.
        let step = if *joined { points.len().div_ceil(25) } else { 1 };
        for &point in points.iter().step_by(step) {
            marker(pen, i, chart.place(point), HUES[i])?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    use dl_core::Error;

    fn curves(lines: &[Line], axes: fn(Axes<'static>) -> Axes<'static>) -> Result<Figure> {
        super::curves(lines, &axes(Axes::new("T", "x", "y")))
    }

    const AXES: fn(Axes<'static>) -> Axes<'static> = |axes| axes;

    fn line(points: &[(f64, f64)]) -> Line {
        Line::new("a", points.to_vec())
    }

    #[test]
    fn a_figure_tells_its_ends() {
        let figure = curves(&[line(&[(0.0, 0.5), (10.0, 0.25)])], AXES).unwrap();
        assert!(figure.alt().contains("0.5") && figure.alt().contains("0.25"), "{}", figure.alt());
        assert!(figure.rgb().chunks(3).any(|p| p == [0, 114, 178]), "the line is blue");
    }

    #[test]
    fn dots_are_marks_without_a_stroke() {
        let blue = |line: Line| {
            let figure = curves(&[line], AXES).unwrap();
            figure.rgb().chunks(3).filter(|p| p == &[0, 114, 178]).count()
        };
        let ends = line(&[(0.0, 0.0), (10.0, 1.0)]);
        assert!((1..blue(ends.clone()) / 2).contains(&blue(ends.dots())));
    }

    #[test]
    fn a_flat_line_and_a_single_point_are_drawn() {
        assert!(curves(&[line(&[(0.0, 2.0), (1.0, 2.0)])], AXES).is_ok());
        assert!(curves(&[line(&[(3.0, 0.0)])], AXES).is_ok());
        assert!(curves(&[line(&[(3.0, 7.0)])], |axes| axes.log_x().log_y()).is_ok());
        assert!(curves(&[line(&[(0.0, -1e200), (1.0, 1e200)])], Axes::small).is_ok());
        assert!(curves(&[line(&[(0.0, 1e-300), (1.0, 2e-300)])], AXES).is_ok());
    }

    #[test]
    fn what_cannot_be_drawn_is_refused() {
        let seven = vec![line(&[(0.0, 1.0)]); 7];
        assert!(matches!(curves(&[], AXES), Err(Error::Figure { .. })));
        assert!(matches!(curves(&seven, AXES), Err(Error::Figure { .. })));
        assert!(matches!(curves(&[line(&[])], AXES), Err(Error::Figure { .. })));
        assert!(matches!(curves(&[line(&[(0.0, f64::NAN)])], AXES), Err(Error::NotFinite { .. })));
        assert!(matches!(curves(&[line(&[(0.0, f64::MAX)])], AXES), Err(Error::Figure { .. })));
        assert!(matches!(curves(&[line(&[(0.0, 0.0)])], Axes::log_y), Err(Error::Figure { .. })));
    }
}
