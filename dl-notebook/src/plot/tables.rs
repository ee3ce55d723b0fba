//! Counts made visible: a histogram, a confusion matrix.

use plotters::{
    prelude::Color,
    style::{
        RGBColor,
        text_anchor::{HPos, Pos, VPos},
    },
};

use super::{
    Axes, Figure, Line,
    canvas::{Canvas, HUES, INK, font, number},
    chart::{CLASS_HUES, Frame, all_points, chart, check_lines, legend, px, range_of},
    pen::Pen,
};
use dl_core::{Error, Result, language::say, metrics::Confusion};

/// Hues of groups: where the groups are the two classes, they have the classes' own.
const GROUP_HUES: [RGBColor; 6] = [CLASS_HUES[0], CLASS_HUES[1], HUES[2], HUES[3], HUES[4], HUES[5]];

/// How often values fall into each of `bins` equal intervals, for one or several named groups.
///
/// Errors: [`Error::Figure`] where there is no group, more than six, or one without values; [`Error::Parameter`] where `bins`
/// is not from 1 to 200; [`Error::NotFinite`].
///
/// ```
/// use dl_notebook::plot::{Axes, histogram};
/// let groups = [("cats".to_owned(), vec![0.9, 0.8, 0.95]), ("others".to_owned(), vec![0.1, 0.3, 0.85])];
/// let figure = histogram(&groups, 10, &Axes::new("Answers", "probability", "pictures"))?;
/// assert!(figure.alt().contains("cats: 3"));
/// # Ok::<(), dl_core::Error>(())
/// ```
pub fn histogram(groups: &[(String, Vec<f64>)], bins: usize, axes: &Axes) -> Result<Figure> {
    if !(1..=200).contains(&bins) {
        return Err(Error::Parameter {
            name: "bins",
            expected: say("que esté entre 1 y 200", "to be from 1 to 200"),
            found: bins.to_string(),
        });
    }
    let lines: Vec<Line> =
        groups.iter().map(|(name, values)| Line::new(name, values.iter().map(|&v| (v, 0.0)).collect())).collect();
    check_lines(&lines, &Axes::new(axes.title, axes.x, axes.y))?;
    let xs = range_of(&all_points(&lines), |p| p.0, false, 0.0, false);
    let width = (xs.end - xs.start) / bins as f64;
    let bin = |v: f64| (((v - xs.start) / width) as usize).min(bins - 1);
    let mut counts = vec![vec![0.0; bins]; groups.len()];
    let mut most = 1.0f64;
    for (counts, (_, values)) in counts.iter_mut().zip(groups) {
        for &v in values {
            counts[bin(v)] += 1.0;
            most = most.max(counts[bin(v)]);
        }
    }
    let mut canvas = Canvas::new(axes.size((680, 400), (340, 280)));
    let frame = Frame::of(canvas.size(), groups.len() > 1);
    canvas.draw(&mut |pen| {
        if groups.len() > 1 {
            legend(pen, &lines, GROUP_HUES)?;
        }
        let axes = Axes::new(axes.title, axes.x, axes.y);
        let chart = chart(pen, frame, &axes, (xs.clone(), 0.0..1.08 * most), true)?;
        // Side by side within each interval.
        let bar = width * 0.9 / groups.len() as f64;
        for (i, counts) in counts.iter().enumerate() {
            for (j, &count) in counts.iter().enumerate().filter(|(_, count)| **count > 0.0) {
                let left = xs.start + width * (j as f64 + 0.05) + bar * i as f64;
                let corners = [(left, 0.0), (left + bar, count)].map(|corner| chart.place_within(corner));
                pen.bar(corners[0], corners[1], GROUP_HUES[i].mix(0.85).filled())?;
            }
        }
        Ok(())
    })?;
    let parts: Vec<String> = groups
        .iter()
        .map(|(name, values)| {
            let mean = number(values.iter().map(|v| v / values.len() as f64).sum());
            match say("es", "en") {
                "es" => format!("{name}: {} valores, media {mean}", values.len()),
                _ => format!("{name}: {} values, mean {mean}", values.len()),
            }
        })
        .collect();
    Ok(canvas.into_figure(format!(
        "{}: {} {} {}. {}.",
        axes.title,
        axes.y,
        say("según", "against"),
        axes.x,
        parts.join("; ")
    )))
}

/// The confusion matrix as a table: what the model said against what it was, with counts; right answers blue, wrong ones
/// orange, the more the stronger.
/// `names` for label 0 and label 1.
///
/// ```
/// use dl_core::{metrics::confusion, ndarray::array, plot};
/// let counts = confusion(&array![[1.0, 0.0, 1.0]], &array![[1.0, 0.0, 0.0]])?;
/// assert!(plot::confusion(&counts, ["other", "cat"])?.alt().contains("cat"));
/// # Ok::<(), dl_core::Error>(())
/// ```
pub fn confusion(counts: &Confusion, names: [&str; 2]) -> Result<Figure> {
    const SIDE: i32 = 110;
    const LEFT: i32 = 120;
    const TOP: i32 = 70;
    let cells = [[counts.true_negatives, counts.false_positives], [counts.false_negatives, counts.true_positives]];
    let most = cells.iter().flatten().copied().max().unwrap_or(0).max(1) as f64;
    let mut canvas = Canvas::new(((LEFT + 2 * SIDE + 30) as usize, (TOP + 2 * SIDE + 20) as usize));
    canvas.draw(&mut |pen| {
        let text = |pen: &mut Pen, text: &str, size: usize, ink: RGBColor, h: HPos, at: (i32, i32)| {
            pen.text(text, &font(size, ink, Pos::new(h, VPos::Center)), px(at.0, at.1))
        };
        text(pen, say("el modelo dice", "the model says"), 14, INK, HPos::Center, (LEFT + SIDE, 18))?;
        text(pen, say("en realidad es", "and it is"), 14, INK, HPos::Left, (14, TOP - 18))?;
        for (i, name) in names.into_iter().enumerate() {
            text(pen, name, 14, INK, HPos::Center, (LEFT + SIDE * i as i32 + SIDE / 2, TOP - 18))?;
            text(pen, name, 14, INK, HPos::Right, (LEFT - 12, TOP + SIDE * i as i32 + SIDE / 2))?;
        }
        for (row, column) in [(0, 0), (0, 1), (1, 0), (1, 1)] {
            let count = cells[row][column];
            let hue = HUES[usize::from(row != column)];
            let strength = if count == 0 { 0.04 } else { 0.15 + 0.85 * count as f64 / most };
            let (x, y) = (LEFT + SIDE * column as i32, TOP + SIDE * row as i32);
            let mixed = [hue.0, hue.1, hue.2].map(|c| (255.0 + (f64::from(c) - 255.0) * strength).round() as u8);
            let fill = RGBColor(mixed[0], mixed[1], mixed[2]);
            pen.bar(px(x + 2, y + 2), px(x + SIDE - 2, y + SIDE - 2), fill.filled())?;
            let ink = if strength > 0.6 { RGBColor(255, 255, 255) } else { INK };
            text(pen, &count.to_string(), 24, ink, HPos::Center, (x + SIDE / 2, y + SIDE / 2))?;
        }
        Ok(())
    })?;
    let [no, yes] = names;
    let Confusion { true_positives: tp, false_positives: fp, true_negatives: tn, false_negatives: fn_ } = counts;
    let alt = match say("es", "en") {
        "es" => format!(
            "Matriz de confusión. Era {yes}: {tp} acertados, {fn_} perdidos. Era {no}: {tn} acertados, {fp} tomados por {yes}."
        ),
        _ => format!(
            "Confusion matrix. It was {yes}: {tp} found, {fn_} missed. It was {no}: {tn} right, {fp} taken for {yes}."
        ),
    };
    Ok(canvas.into_figure(alt))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_are_as_high_as_their_counts() {
        let groups = [("a".to_owned(), vec![0.0, 0.1, 0.2, 0.9, 1.0])];
        let figure = histogram(&groups, 2, &Axes::new("T", "x", "y").small()).unwrap();
        let (width, height) = figure.size();
        // Orange pixels in the middle of each half: 3 against 2.
        let orange = |x: usize| (0..height).filter(|y| figure.rgb()[3 * (y * width + x) + 2] < 60).count() as f64;
        let (left, right) = (orange(66 + 63), orange(66 + 189));
        assert!((left / right - 1.5).abs() < 0.05, "{left} {right}");
    }

    #[test]
    fn what_cannot_be_drawn_is_refused() {
        let axes = Axes::new("T", "x", "y");
        assert!(matches!(histogram(&[], 5, &axes), Err(Error::Figure { .. })));
        assert!(matches!(histogram(&[("a".into(), vec![])], 5, &axes), Err(Error::Figure { .. })));
        assert!(matches!(histogram(&[("a".into(), vec![f64::NAN])], 5, &axes), Err(Error::NotFinite { .. })));
        assert!(matches!(histogram(&[("a".into(), vec![1.0])], 0, &axes), Err(Error::Parameter { .. })));
        assert!(histogram(&[("a".into(), vec![1.0])], 5, &axes).is_ok());
    }
}
