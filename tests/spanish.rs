//! dl-core's own tests once more, as the Spanish notebooks build it: what it says must be right there too, and Spanish throughout.

use std::process::Command;

#[test]
fn dl_core_passes_its_tests_in_spanish() {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args([
        "test",
        "--quiet",
        "--locked",
        "--package",
        "dl-core",
        "--features",
        "spanish",
        "--lib",
        "--test",
        "bad_input",
    ]);
    let output = cargo.current_dir(env!("CARGO_MANIFEST_DIR")).output().unwrap();
    let said = [output.stdout, output.stderr].concat();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&said));
}
