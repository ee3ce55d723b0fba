//! What surrounds the subject: background, things in front, and the light on it all.

use super::canvas::{Canvas, Place, Rgb, SIDE};
use dl_core::random::Random;

/// Pixels of the canvas as they are.
pub(super) const WHOLE: fn() -> Place = || Place::new(0.0, 0.0, 1.0, 0.0);

/// A wall, a wall above a floor, or a soft blur of colours.
pub(super) fn background(canvas: &mut Canvas, random: &mut Random) {
    let far = Rgb::hsv(random.uniform(0.0, 1.0), random.uniform(0.05, 0.55), random.uniform(0.35, 0.95));
    let near = far.vary(random, 70.0);
    canvas.repaint(&|_, y, _| far.mix(near, y / 64.0));
    match random.below(12) {
        0 => {
            let floor = Rgb::hsv(random.uniform(0.0, 1.0), random.uniform(0.1, 0.5), random.uniform(0.3, 0.8));
            let height = random.uniform(36.0, 56.0);
            canvas.polygon(
                WHOLE(),
                &[(-1.0, height), (65.0, height + random.uniform(-3.0, 3.0)), (65.0, 66.0), (-1.0, 66.0)],
                floor,
            );
        }
        1..=9 => {
            for _ in 0..random.below(20) + 25 {
                let blob = Rgb::hsv(random.uniform(0.0, 1.0), random.uniform(0.0, 0.9), random.uniform(0.05, 1.0));
                let middle = (random.uniform(0.0, 64.0), random.uniform(0.0, 64.0));
                canvas.ellipse(
                    WHOLE(),
                    middle,
                    (random.uniform(3.0, 9.0), random.uniform(3.0, 9.0)),
                    random.uniform(0.0, 3.0),
                    blob,
                );
            }
        }
        10 => {
            let frame = near.times(0.7);
            let (x, y) = (random.uniform(2.0, 40.0), random.uniform(2.0, 30.0));
            let (width, height) = (random.uniform(12.0, 26.0), random.uniform(14.0, 30.0));
            let pane = Rgb::hsv(random.uniform(0.5, 0.65), random.uniform(0.1, 0.5), random.uniform(0.7, 1.0));
            rectangle(canvas, x - 1.5, y - 1.5, width + 3.0, height + 3.0, frame);
            rectangle(canvas, x, y, width, height, pane);
        }
        _ => {}
    }
}

/// Sometimes something stands in front: leaves of grass, a bar, the edge of a box.
pub(super) fn foreground(canvas: &mut Canvas, random: &mut Random) {
    if !random.chance(0.25) {
        return;
    }
    let colour = Rgb::hsv(random.uniform(0.0, 1.0), random.uniform(0.2, 0.7), random.uniform(0.25, 0.8));
    match random.below(3) {
        0 => {
            for _ in 0..random.below(20) + 25 {
                let (x, lean) = (random.uniform(0.0, 64.0), random.uniform(-6.0, 6.0));
                let green = Rgb::hsv(random.uniform(0.22, 0.38), 0.6, random.uniform(0.3, 0.7));
                canvas.line(WHOLE(), (x, 66.0), (x + lean, random.uniform(44.0, 56.0)), 1.6, green);
            }
        }
        1 => {
            let x = random.uniform(4.0, 60.0);
            canvas.line(WHOLE(), (x, -2.0), (x + random.uniform(-4.0, 4.0), 66.0), random.uniform(2.0, 4.5), colour);
        }
        _ => rectangle(canvas, -1.0, random.uniform(52.0, 59.0), 66.0, 20.0, colour),
    }
}

/// Brightness, a tint, light from one side, and spots of light and shade as leaves throw them.
pub(super) fn light(canvas: &mut Canvas, random: &mut Random) {
    let gain = random.uniform(0.5, 1.0);
    let tint = (random.uniform(0.92, 1.08), random.uniform(0.95, 1.05), random.uniform(0.9, 1.1));
    let (across, down) = (random.uniform(-0.25, 0.25), random.uniform(-0.15, 0.25));
    let mut dapples = vec![1.0; SIDE * SIDE];
    (0..SPOTS).for_each(|_| spot(&mut dapples, random));
    canvas.repaint(&|x, y, under| {
        let slant = 1.0 + across * (x / 32.0 - 1.0) - down * (y / 32.0 - 1.0);
        let here = gain * slant * dapples[y as usize * SIDE + x as usize];
        Rgb(under.0 * here * tint.0, under.1 * here * tint.1, under.2 * here * tint.2)
    });
}

/// How many spots of light or shade fall on a picture.
const SPOTS: usize = 14;

/// Throws a soft round spot: full strength in its middle, nothing at its edge.
fn spot(dapples: &mut [f64], random: &mut Random) {
    let radius = random.uniform(6.0, 16.0);
    let strength = random.uniform(-0.45, 0.45);
    let (x, y) = (random.uniform(0.0, 64.0), random.uniform(0.0, 64.0));
    let pixels = |middle: f64| (middle - radius).max(0.0) as usize..((middle + radius).ceil() as usize).min(SIDE);
    for row in pixels(y) {
        for column in pixels(x) {
            let distance = (column as f64 + 0.5 - x).powi(2) + (row as f64 + 0.5 - y).powi(2);
            dapples[row * SIDE + column] *= 1.0 + strength * (1.0 - distance / (radius * radius)).max(0.0);
        }
    }
}

/// An upright rectangle, in pixels.
pub(super) fn rectangle(canvas: &mut Canvas, x: f64, y: f64, width: f64, height: f64, colour: Rgb) {
    canvas.polygon(WHOLE(), &[(x, y), (x + width, y), (x + width, y + height), (x, y + height)], colour);
}
