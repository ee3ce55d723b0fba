//! A cat: its face with the shoulders below, or the whole animal, sitting.

use super::canvas::{Canvas, Place, Rgb};
use dl_core::random::Random;

const PINK: Rgb = Rgb(226.0, 140.0, 140.0);
const DARK: Rgb = Rgb(28.0, 24.0, 24.0);

/// What a cat looks like, whatever its pose.
struct Coat {
    fur: Rgb,
    /// Muzzle and chest.
    light: Rgb,
    /// Stripes, patches or points.
    marks: Rgb,
    pattern: Pattern,
    eyes: Rgb,
}

#[derive(PartialEq)]
enum Pattern {
    Plain,
    Tabby,
    Patches,
    Points,
    Mask,
}

impl Coat {
    fn choose(random: &mut Random) -> Self {
        let furs = [
            Rgb(214.0, 137.0, 62.0),  // ginger
            Rgb(132.0, 132.0, 138.0), // grey
            Rgb(58.0, 54.0, 56.0),    // black
            Rgb(236.0, 230.0, 220.0), // white
            Rgb(134.0, 98.0, 66.0),   // brown
            Rgb(216.0, 190.0, 152.0), // cream
        ];
        let fur = furs[random.below(furs.len())].vary(random, 16.0);
        let pattern = match random.below(6) {
            0 => Pattern::Plain,
            1 | 2 => Pattern::Tabby,
            3 => Pattern::Patches,
            4 => Pattern::Points,
            _ => Pattern::Mask,
        };
        let bright = fur.0 + fur.1 + fur.2;
        let marks = if bright < 260.0 { fur.times(1.9) } else { fur.times(random.uniform(0.4, 0.6)) };
        let light =
            if pattern == Pattern::Plain { fur.mix(Rgb(255.0, 255.0, 255.0), 0.25) } else { Rgb(244.0, 240.0, 232.0) };
        let irises =
            [Rgb(150.0, 190.0, 70.0), Rgb(228.0, 186.0, 50.0), Rgb(110.0, 175.0, 220.0), Rgb(200.0, 130.0, 40.0)];
        Self { fur, light, marks, pattern, eyes: irises[random.below(irises.len())].vary(random, 14.0) }
    }
}

pub(super) fn draw(canvas: &mut Canvas, random: &mut Random) {
    let coat = Coat::choose(random);
    if random.chance(0.2) {
        sitting(canvas, random, &coat);
    } else {
        portrait(canvas, random, &coat);
    }
}

fn portrait(canvas: &mut Canvas, random: &mut Random, coat: &Coat) {
    let (x, y) = (random.uniform(27.0, 37.0), random.uniform(28.0, 35.0));
    let scale = random.uniform(14.5, 20.0);
    let shoulders = Place::new(x + random.uniform(-4.0, 4.0), y, scale, 0.0);
    canvas.ellipse(shoulders, (0.0, 2.1), (1.25, 1.5), 0.0, coat.fur.times(0.85));
    canvas.ellipse(shoulders, (0.0, 1.9), (0.5, 0.9), 0.0, coat.light.times(0.92));
    let place = Place::new(x, y, scale, random.uniform(-0.25, 0.25));
    head(canvas, random, coat, place);
}

fn sitting(canvas: &mut Canvas, random: &mut Random, coat: &Coat) {
    let scale = random.uniform(8.5, 11.5);
    let (x, floor) = (random.uniform(26.0, 38.0), random.uniform(54.0, 61.0));
    let side = if random.chance(0.5) { 1.0 } else { -1.0 };
    let body = Place::new(x, floor, scale, 0.0);
    let tail = [(side * 0.9, -0.4), (side * 2.6, 0.2), (side * random.uniform(1.6, 2.2), -random.uniform(1.2, 2.2))];
    canvas.bend(body, tail, 0.38, coat.fur.times(0.9));
    canvas.ellipse(body, (0.0, -1.15), (1.15, 1.4), 0.0, coat.fur);
    canvas.ellipse(body, (0.0, -1.7), (0.82, 1.2), 0.0, coat.fur);
    if coat.pattern == Pattern::Tabby {
        for i in 0..3 {
            let y = -0.5 - 0.45 * f64::from(i);
            canvas.line(body, (0.62, y), (1.05, y - 0.12), 0.16, coat.marks);
            canvas.line(body, (-0.62, y), (-1.05, y - 0.12), 0.16, coat.marks);
        }
    }
    canvas.ellipse(body, (0.0, -1.6), (0.42, 0.85), 0.0, coat.light);
    for paw in [-0.4, 0.4] {
        canvas.line(body, (paw, -1.0), (paw, -0.15), 0.42, coat.fur.times(0.95));
        canvas.ellipse(body, (paw, -0.1), (0.32, 0.2), 0.0, coat.light);
    }
    let place =
        Place::new(x + random.uniform(-2.0, 2.0), floor - 3.1 * scale, scale * 0.95, random.uniform(-0.25, 0.25));
    head(canvas, random, coat, place);
}

/// The head in its own units: a circle of about 1 around the origin, ears up.
fn head(canvas: &mut Canvas, random: &mut Random, coat: &Coat, place: Place) {
    let tips = if coat.pattern == Pattern::Points { coat.marks } else { coat.fur };
    let (reach, lift) = (random.uniform(0.78, 0.98), random.uniform(1.35, 1.65));
    for side in [-1.0, 1.0] {
        let ear = |inset: f64| {
            let mut corners = [
                (side * (0.2 + inset), -0.72 + 0.2 * inset),
                (side * reach, -lift + 1.5 * inset),
                (side * (0.98 - 0.6 * inset), -0.25 - inset),
            ];
            if side < 0.0 {
                corners.reverse();
            }
            corners
        };
        canvas.polygon(place, &ear(0.0), tips);
        canvas.polygon(place, &ear(0.17), PINK.mix(coat.fur, 0.25));
    }
    canvas.ellipse(place, (0.0, 0.0), (1.1, 0.92), 0.0, coat.fur);
    markings(canvas, random, coat, place);
    for side in [-0.27, 0.27] {
        canvas.ellipse(place, (side, 0.4), (0.36, 0.3), 0.0, coat.light);
    }
    canvas.ellipse(place, (0.0, 0.62), (0.3, 0.2), 0.0, coat.light.times(0.96));
    face(canvas, random, coat, place);
}

fn markings(canvas: &mut Canvas, random: &mut Random, coat: &Coat, place: Place) {
    match coat.pattern {
        Pattern::Plain => {}
        Pattern::Tabby => {
            for x in [-0.3, 0.0, 0.3] {
                canvas.line(place, (x, -0.85), (x * 0.6, -0.42), 0.13, coat.marks);
            }
            for side in [-1.0, 1.0] {
                for y in [0.0, 0.28] {
                    canvas.line(place, (side * 1.05, y), (side * 0.72, y + 0.08), 0.11, coat.marks);
                }
            }
        }
        Pattern::Patches => {
            let side = if random.chance(0.5) { 1.0 } else { -1.0 };
            canvas.ellipse(place, (side * 0.52, -0.28), (0.5, 0.52), 0.4 * side, coat.marks);
        }
        Pattern::Points => canvas.ellipse(place, (0.0, 0.2), (0.62, 0.56), 0.0, coat.marks),
        Pattern::Mask => {
            canvas.polygon(place, &[(0.0, -0.75), (0.5, 0.45), (-0.5, 0.45)], coat.light);
        }
    }
}

fn face(canvas: &mut Canvas, random: &mut Random, coat: &Coat, place: Place) {
    let pupil = random.uniform(0.06, 0.16);
    let look = random.uniform(-0.05, 0.05);
    for side in [-1.0, 1.0] {
        let middle = (side * 0.44, -0.1);
        canvas.ellipse(place, middle, (0.3, 0.245), side * 0.25, DARK);
        canvas.ellipse(place, middle, (0.255, 0.205), side * 0.25, coat.eyes);
        canvas.ellipse(place, (middle.0 + look, middle.1), (pupil, 0.2), 0.0, DARK);
        canvas.ellipse(place, (middle.0 + look + 0.07, middle.1 - 0.08), (0.05, 0.05), 0.0, Rgb(255.0, 255.0, 255.0));
    }
    canvas.polygon(place, &[(-0.14, 0.2), (0.14, 0.2), (0.0, 0.36)], PINK.times(0.85));
    for side in [-1.0, 1.0] {
        canvas.bend(place, [(0.0, 0.36), (side * 0.05, 0.55), (side * 0.27, 0.5)], 0.07, DARK.mix(coat.fur, 0.25));
        let whisker = if coat.fur.0 > 170.0 { Rgb(90.0, 84.0, 80.0) } else { Rgb(245.0, 245.0, 245.0) };
        for (i, y) in [0.3, 0.42, 0.54].into_iter().enumerate() {
            let lift = (i as f64 - 1.0) * 0.16 + random.uniform(-0.05, 0.05);
            canvas.line(place, (side * 0.45, y), (side * 1.45, y + lift), 0.045, whisker);
        }
    }
}
