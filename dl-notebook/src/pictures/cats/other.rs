//! What is not a cat: dogs, flowers, houses, balls, landscapes and patterns.

use super::{
    canvas::{Canvas, HALF_TURN, Place, Rgb},
    scene::{WHOLE, rectangle},
};
use dl_core::random::Random;

const DARK: Rgb = Rgb(30.0, 26.0, 26.0);

pub(super) fn draw(canvas: &mut Canvas, random: &mut Random) {
    match random.below(7) {
        0 | 1 => dog(canvas, random),
        2 => flower(canvas, random),
        3 => house(canvas, random),
        4 => ball(canvas, random),
        5 => landscape(canvas, random),
        _ => pattern(canvas, random),
    }
}

fn dog(canvas: &mut Canvas, random: &mut Random) {
    let furs = [
        Rgb(176.0, 124.0, 74.0),
        Rgb(96.0, 68.0, 48.0),
        Rgb(222.0, 204.0, 170.0),
        Rgb(70.0, 66.0, 66.0),
        Rgb(236.0, 230.0, 222.0),
    ];
    let fur = furs[random.below(furs.len())].vary(random, 16.0);
    let ear = fur.times(random.uniform(0.55, 0.8));
    let (x, y) = (random.uniform(27.0, 37.0), random.uniform(28.0, 35.0));
    let scale = random.uniform(14.5, 20.0);
    canvas.ellipse(Place::new(x, y, scale, 0.0), (0.0, 2.2), (1.2, 1.5), 0.0, fur.times(0.85));
    let place = Place::new(x, y, scale, random.uniform(-0.3, 0.3));
    canvas.ellipse(place, (0.0, 0.0), (0.95, 1.0), 0.0, fur);
    for side in [-1.0, 1.0] {
        canvas.ellipse(place, (side * 0.98, 0.1), (0.32, 0.8), -side * 0.25, ear);
    }
    canvas.ellipse(place, (0.0, 0.55), (0.55, 0.58), 0.0, fur.mix(Rgb(255.0, 250.0, 240.0), 0.45));
    if random.chance(0.5) {
        canvas.ellipse(place, (0.06, 1.02), (0.17, 0.3), 0.0, Rgb(222.0, 110.0, 120.0));
    }
    canvas.bend(place, [(-0.4, 0.75), (0.0, 1.02), (0.4, 0.75)], 0.08, DARK);
    canvas.line(place, (0.0, 0.4), (0.0, 0.85), 0.07, DARK);
    canvas.ellipse(place, (0.0, 0.28), (0.25, 0.18), 0.0, DARK);
    for side in [-1.0, 1.0] {
        canvas.ellipse(place, (side * 0.4, -0.22), (0.15, 0.17), 0.0, DARK);
        canvas.ellipse(place, (side * 0.4 + 0.05, -0.27), (0.045, 0.045), 0.0, Rgb(255.0, 255.0, 255.0));
    }
}

fn flower(canvas: &mut Canvas, random: &mut Random) {
    let petal = Rgb::hsv(random.uniform(0.75, 1.2) % 1.0, random.uniform(0.45, 0.9), random.uniform(0.8, 1.0));
    let (x, y) = (random.uniform(22.0, 42.0), random.uniform(20.0, 36.0));
    let green = Rgb::hsv(random.uniform(0.25, 0.38), 0.65, random.uniform(0.35, 0.65));
    let foot = random.uniform(24.0, 40.0);
    canvas.bend(WHOLE(), [(x, y), (x, 50.0), (foot, 66.0)], 2.6, green);
    for side in [-1.0, 1.0] {
        canvas.ellipse(WHOLE(), (foot + side * 6.0, random.uniform(50.0, 58.0)), (7.0, 2.6), -side * 0.5, green);
    }
    let petals = 5 + random.below(6);
    let place = Place::new(x, y, random.uniform(11.0, 18.0), random.uniform(0.0, 1.0));
    for i in 0..petals {
        let angle = 2.0 * HALF_TURN * i as f64 / petals as f64;
        let middle = (0.75 * libm::cos(angle), 0.75 * libm::sin(angle));
        canvas.ellipse(
            place,
            middle,
            (0.55, 2.0 / petals as f64),
            angle,
            petal.times(if i % 2 == 0 { 1.0 } else { 0.9 }),
        );
    }
    canvas.ellipse(place, (0.0, 0.0), (0.38, 0.38), 0.0, Rgb(235.0, 190.0, 60.0).vary(random, 25.0));
}

fn house(canvas: &mut Canvas, random: &mut Random) {
    let wall = Rgb::hsv(random.uniform(0.0, 0.15), random.uniform(0.1, 0.5), random.uniform(0.6, 1.0));
    let roof = Rgb::hsv(random.uniform(0.0, 1.0), random.uniform(0.3, 0.7), random.uniform(0.3, 0.6));
    let (width, height) = (random.uniform(26.0, 42.0), random.uniform(18.0, 28.0));
    let (x, floor) = (random.uniform(6.0, 58.0 - width), random.uniform(50.0, 60.0));
    let top = floor - height;
    let peak = random.uniform(9.0, 17.0);
    rectangle(
        canvas,
        -1.0,
        floor - 1.0,
        66.0,
        20.0,
        Rgb::hsv(random.uniform(0.2, 0.35), 0.5, random.uniform(0.35, 0.65)),
    );
    rectangle(canvas, x, top, width, height, wall);
    canvas.polygon(WHOLE(), &[(x - 3.0, top), (x + width / 2.0, top - peak), (x + width + 3.0, top)], roof);
    let pane = Rgb(200.0, 222.0, 240.0).vary(random, 20.0);
    for share in [0.2, 0.65] {
        let (left, up) = (x + share * width, top + 0.18 * height);
        rectangle(canvas, left - 1.0, up - 1.0, 8.0, 8.0, roof.times(0.7));
        rectangle(canvas, left, up, 6.0, 6.0, pane);
    }
    let door = x + width * random.uniform(0.35, 0.55);
    rectangle(canvas, door, floor - 0.48 * height, 6.5, 0.48 * height, roof.times(0.75));
}

fn ball(canvas: &mut Canvas, random: &mut Random) {
    let colour = Rgb::hsv(random.uniform(0.0, 1.0), random.uniform(0.5, 0.95), random.uniform(0.6, 1.0));
    let radius = random.uniform(12.0, 23.0);
    let place = Place::new(random.uniform(24.0, 40.0), random.uniform(26.0, 40.0), radius, random.uniform(0.0, 3.0));
    canvas.ellipse(WHOLE(), (32.0, 58.0), (radius, 3.5), 0.0, DARK.mix(colour, 0.3));
    canvas.ellipse(place, (0.0, 0.0), (1.0, 1.0), 0.0, colour);
    if random.chance(0.6) {
        let stripe = Rgb(245.0, 245.0, 240.0).vary(random, 10.0);
        canvas.bend(place, [(-0.95, -0.2), (0.0, 0.5), (0.95, -0.2)], 0.2, stripe);
        canvas.bend(place, [(-0.8, -0.55), (0.0, -0.2), (0.8, -0.55)], 0.16, stripe);
    }
    canvas.ellipse(place, (-0.35, -0.4), (0.2, 0.14), 0.6, colour.mix(Rgb(255.0, 255.0, 255.0), 0.6));
}

fn landscape(canvas: &mut Canvas, random: &mut Random) {
    let sky = Rgb::hsv(random.uniform(0.52, 0.63), random.uniform(0.2, 0.6), random.uniform(0.6, 1.0));
    canvas.repaint(&|_, y, _| sky.mix(Rgb(245.0, 235.0, 220.0), (y / 50.0).min(1.0) * 0.7));
    canvas.ellipse(
        WHOLE(),
        (random.uniform(6.0, 58.0), random.uniform(6.0, 20.0)),
        (5.0, 5.0),
        0.0,
        Rgb(255.0, 226.0, 130.0),
    );
    for layer in 0..3 {
        let far = f64::from(layer);
        let stone = Rgb::hsv(random.uniform(0.25, 0.6), 0.15 + 0.15 * far, 0.75 - 0.18 * far);
        let foot = 40.0 + 9.0 * far;
        for _ in 0..3 {
            let (x, half) = (random.uniform(0.0, 64.0), random.uniform(12.0, 28.0));
            let height = random.uniform(8.0, 24.0) - 3.0 * far;
            canvas.polygon(WHOLE(), &[(x, foot - height), (x + half, foot + 1.0), (x - half, foot + 1.0)], stone);
        }
        rectangle(canvas, -1.0, foot, 66.0, 30.0, stone.times(0.95));
    }
}

fn pattern(canvas: &mut Canvas, random: &mut Random) {
    let one = Rgb::hsv(random.uniform(0.0, 1.0), random.uniform(0.1, 0.8), random.uniform(0.3, 1.0));
    let two = Rgb::hsv(random.uniform(0.0, 1.0), random.uniform(0.1, 0.8), random.uniform(0.3, 1.0));
    let step = random.uniform(7.0, 18.0);
    let angle = random.uniform(0.0, HALF_TURN);
    let (cos, sin) = (libm::cos(angle), libm::sin(angle));
    let (shift, kind) = (random.uniform(0.0, step), random.below(3));
    // A wave from one colour to the other and back, its flanks one pixel wide.
    let wave = move |t: f64| {
        let phase = (t + 1000.0 * step + shift).rem_euclid(2.0 * step);
        (phase.min(2.0 * step - phase) - step / 2.0 + 0.5).clamp(0.0, 1.0)
    };
    canvas.repaint(&|x, y, _| {
        let (u, v) = (x * cos + y * sin, y * cos - x * sin);
        let part = match kind {
            0 => wave(u),
            1 => (wave(u) - wave(v)).abs(),
            _ => wave(2.0 * ((u - 32.0 * cos).powi(2) + v * v).sqrt()),
        };
        one.mix(two, part)
    });
}
