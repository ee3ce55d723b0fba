//! What the learner calls the function that is checked.

/// The function's own name, as the learner wrote it; `otherwise` for a closure, which has none.
pub(super) fn name<F>(_: &F, otherwise: &str) -> String {
    last_part(std::any::type_name::<F>()).unwrap_or(otherwise).to_owned()
}

/// `my_relu` of `ctx::my_relu`; nothing where the type is a closure's or a pointer's.
fn last_part(path: &str) -> Option<&str> {
    let part = path.rsplit("::").next()?;
    let is_name = part.chars().all(|c| c.is_alphanumeric() || c == '_');
    (is_name && !part.is_empty()).then_some(part)
}

/// The function that a line of code stands in: the last whose head is on that line or above it.
pub(super) fn around(source: &str, line: usize) -> Option<&str> {
    let heads = source.lines().take(line).filter_map(|line| line.trim_start().strip_prefix("fn "));
    heads.last()?.split(|c: char| !c.is_alphanumeric() && c != '_').next()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn my_relu(z: f64) -> f64 {
        z
    }

    #[test]
    fn functions_have_names_and_closures_have_not() {
        assert_eq!(name(&my_relu, "relu"), "my_relu");
        assert_eq!(name(&f64::tanh, "f"), "tanh");
        assert_eq!(name(&|z: f64| z, "relu"), "relu");
        assert_eq!(name(&(my_relu as fn(f64) -> f64), "relu"), "relu");
    }

    #[test]
    fn a_line_stands_in_the_function_above_it() {
        let cell = "fn a(x: f64) -> f64 { todo!() }\nfn my_b<T>(x: T)\n{\n    todo!()\n}\nlet c = 3;";
        assert_eq!((around(cell, 1), around(cell, 4)), (Some("a"), Some("my_b")));
        assert_eq!((around("let c = 3;", 1), around(cell, 0)), (None, None));
    }
}
