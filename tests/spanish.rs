//! The two crates' own tests once more, as the Spanish notebooks build them: what it says must be right there too, and Spanish throughout.

use std::process::Command;

#[test]
fn the_crates_pass_their_tests_in_spanish() {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args([
        "test",
        "--quiet",
        "--locked",
        "--package",
        "dl-core",
        "--package",
        "dl-notebook",
        "--features",
        "dl-notebook/spanish",
        "--lib",
        "--test",
        "bad_input",
    ]);
    let output = cargo.current_dir(env!("CARGO_MANIFEST_DIR")).output().unwrap();
    let said = [output.stdout, output.stderr].concat();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&said));
}
