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

/// The function that `item`, the path of something written inside it, stands in: `my_relu` of `ctx::my_relu::{{closure}}::here`.
pub(super) fn enclosing(item: &str) -> Option<&str> {
    let mut parts = item.rsplit("::").skip(1).filter(|part| !part.contains("closure"));
    // What stands in the cell itself, in no function of the learner's, stands in a function that the kernel adds.
    parts.next().filter(|part| !part.starts_with("run_user_code"))
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
        assert_eq!(enclosing("ctx::my_relu::{{closure}}::here"), Some("my_relu"));
        assert_eq!(enclosing("ctx::run_user_code_2::{{closure}}::here"), None);
    }
}
