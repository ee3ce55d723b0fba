//! Writes values of exp, tanh, ln and ln_1p for `tests/reference/run accuracy`: the function's number, x and the result of each.

use std::io::{self, BufWriter, Write};

use dl_core::{exact::math, random::Random};

fn main() -> io::Result<()> {
    let functions: [fn(f64) -> f64; 4] = [math::exp, math::tanh, math::ln, math::ln_1p];
    let mut random = Random::new(1);
    let mut out = BufWriter::new(io::stdout().lock());
    for i in 0..1_000_000 {
        // Half of them where training has its numbers, half over all that the function takes.
        let near = 8.0 * random.uniform(-1.0, 1.0);
        let size = math::exp(random.uniform(-690.0, 690.0));
        let far = [random.uniform(-708.0, 709.0), 30.0 * random.uniform(-1.0, 1.0), size, size][i % 4];
        let near = [near, near, near.abs() + 1e-300, near.abs() - 0.999][i % 4];
        for x in [near, far] {
            out.write_all(&(i as u64 % 4).to_le_bytes())?;
            out.write_all(&x.to_le_bytes())?;
            out.write_all(&functions[i % 4](x).to_le_bytes())?;
        }
    }
    Ok(())
}
