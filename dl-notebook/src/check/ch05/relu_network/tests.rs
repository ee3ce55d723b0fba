use super::{
    super::super::testing::{open, right, told},
    *,
};
use dl_core::product;

fn answer(p: &Parameters, x: &Matrix) -> Result<Matrix> {
    let a1 = (product(&p.w1, x)? + &p.b1).mapv(relu);
    Ok((product(&p.w2, &a1)? + &p.b2).mapv(sigmoid))
}

fn learn(x: &Matrix, y: &Matrix, start: &Parameters, steps: usize, alpha: f64) -> Result<Parameters> {
    let (mut p, rate) = (start.clone(), alpha / x.ncols() as f64);
    for _ in 0..steps {
        let a1 = (product(&p.w1, x)? + &p.b1).mapv(relu);
        let dz2 = answer(&p, x)? - y;
        let slope = a1.mapv(|a| if a > 0.0 { 1.0 } else { 0.0 });
        let dz1 = product(&p.w2.t(), &dz2)? * slope;
        p.w2 = p.w2 - rate * product(&dz2, &a1.t())?;
        p.b2 -= rate * dz2.sum();
        p.w1 = p.w1 - rate * product(&dz1, &x.t())?;
        p.b1 = p.b1 - rate * dz1.sum_axis(Axis(1)).insert_axis(Axis(1));
    }
    Ok(p)
}

fn unwritten(_: &Parameters, _: &Matrix) -> Result<Matrix> {
    todo!()
}

#[test]
fn the_solution_and_the_stub() {
    let feedback = relu_network(answer, learn);
    right(&feedback);
    assert!(feedback.text().contains("95.7"), "{}", feedback.text());
    open(&relu_network(unwritten, |_, _, _, _, _| todo!()));
    let half = relu_network(answer, |_, _, _, _, _| todo!());
    open(&half);
    assert!(half.text().contains("`answer`"), "{}", half.text());
    // A learn that stands on an answer which isn't written.
    open(&relu_network(answer, |x, _, p, _, _| unwritten(p, x).map(|_| p.clone())));
}

#[test]
fn answers_that_slip() {
    let of = |f: fn(&Parameters, &Matrix) -> Result<Matrix>| relu_network(f, learn);
    fn z1(p: &Parameters, x: &Matrix) -> Result<Matrix> {
        Ok(product(&p.w1, x)? + &p.b1)
    }
    fn out(p: &Parameters, a1: &Matrix) -> Result<Matrix> {
        Ok(product(&p.w2, a1)? + &p.b2)
    }
    told(&of(|p, x| Ok(out(p, &z1(p, x)?.mapv(f64::tanh))?.mapv(sigmoid))), "tanh", "tanh");
    told(&of(|p, x| Ok(out(p, &z1(p, x)?.mapv(sigmoid))?.mapv(sigmoid))), "usa la sigmoide", "uses the sigmoid");
    told(&of(|p, x| Ok(out(p, &z1(p, x)?)?.mapv(sigmoid))), "no tiene curva", "no curve");
    told(&of(|p, x| Ok(out(p, &product(&p.w1, x)?.mapv(relu))?.mapv(sigmoid))), "Falta sumar `b1`", "`b1` is missing");
    told(&of(|p, x| Ok(out(p, &(product(&p.w1, x)?.mapv(relu) + &p.b1))?.mapv(sigmoid))), "no después", "not after");
    told(&of(|p, x| Ok(product(&p.w2, &z1(p, x)?.mapv(relu))?.mapv(sigmoid))), "`b2`", "`b2`");
    told(&of(|p, x| out(p, &z1(p, x)?.mapv(relu))), "Z^{[2]}", "Z^{[2]}");
    told(&of(|p, x| Ok(out(p, &z1(p, x)?.mapv(relu))?.mapv(relu))), "solo de la capa oculta", "hidden layer only");
    told(&of(|p, x| Ok(answer(p, x)?.mapv(|a| f64::from(a > 0.5)))), "sin convertirlas", "without turning");
    told(&of(|p, x| Ok(z1(p, x)?.mapv(relu))), "A^{[1]}", "A^{[1]}");
    told(&of(|p, x| Ok(answer(p, x)?.t().to_owned())), "transpuest", "transposed");
    told(&of(|p, x| product(x, &p.w1)), "error", "error");
    told(&of(|p, x| Ok(product(x, &p.w1).unwrap())), "unwrap", "unwrap");
}

#[test]
fn training_that_slips() {
    for twist in Twist::ALL {
        let learn = move |x: &Matrix, y: &Matrix, p: &Parameters, steps: usize, alpha: f64| {
            Ok(Step { x, y, alpha, twist }.walk(p, steps))
        };
        let feedback = relu_network(answer, learn);
        told(&feedback, twist.hint(), twist.hint());
    }
    type Learn = fn(&Matrix, &Matrix, &Parameters, usize, f64) -> Result<Parameters>;
    let of = |f: Learn| relu_network(answer, f);
    told(&of(|_, _, p, _, _| Ok(p.clone())), "`let`", "`let`");
    told(&of(|x, y, p, steps, alpha| learn(x, y, p, steps + 1, alpha)), "diste dos", "took two");
    told(&of(|x, y, p, _, alpha| learn(x, y, p, 1, alpha)), "diste uno", "took one");
    told(&of(|x, y, p, steps, alpha| learn(x, y, p, (steps - 1).max(1), alpha)), "falta un paso", "one step short");
    type Freeze = fn(&mut Parameters, &Parameters);
    let frozen: [(Freeze, &str); 4] = [
        (|p, start| p.w1 = start.w1.clone(), "`w1`"),
        (|p, start| p.b1 = start.b1.clone(), "`b1`"),
        (|p, start| p.w2 = start.w2.clone(), "`w2`"),
        (|p, start| p.b2 = start.b2.clone(), "`b2`"),
    ];
    for (freeze, name) in frozen {
        let learn = move |x: &Matrix, y: &Matrix, start: &Parameters, steps: usize, alpha: f64| {
            let mut p = learn(x, y, start, steps, alpha)?;
            freeze(&mut p, start);
            Ok(p)
        };
        told(&relu_network(answer, learn), name, name);
    }
    // The gradient computed once.
    told(
        &of(|x, y, p, steps, alpha| {
            let one = learn(x, y, p, 1, alpha)?;
            let k = steps as f64;
            let far = |a: &Matrix, b: &Matrix| a + &((b - a) * k);
            Ok(Parameters {
                w1: far(&p.w1, &one.w1),
                b1: far(&p.b1, &one.b1),
                w2: far(&p.w2, &one.w2),
                b2: far(&p.b2, &one.b2),
            })
        }),
        "una sola vez",
        "just once",
    );
    // One number for all biases, wrong shape.
    told(
        &of(|x, y, p, steps, alpha| {
            let mut q = learn(x, y, p, steps, alpha)?;
            q.b1 = array![[q.b1.sum()]];
            Ok(q)
        }),
        "(5, 1)",
        "(5, 1)",
    );
    told(&of(|x, y, p, _, _| Ok(Parameters { w1: product(&p.w1, y)?, b1: x.clone(), ..p.clone() })), "error", "error");
}
