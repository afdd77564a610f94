//! Mistakes, and what the compiler says of them.

use std::path::Path;

#[test]
fn mistakes_are_named() {
    bring_inputs();
    let cases = trybuild::TestCases::new();
    cases.compile_fail("tests/compile_fail/*.rs");
    cases.pass("tests/pass/*.rs");
}

/// The macro looks for files beside the Cargo.toml of the crate that it is used in; trybuild makes one of its own.
fn bring_inputs() {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().expect("the folder lies in the target folder");
    let inputs = target.join("tests/trybuild/phlo-gen/inputs");
    std::fs::create_dir_all(&inputs).expect("the folder can be made");
    for entry in std::fs::read_dir("tests/compile_fail/inputs").expect("the inputs are there").flatten() {
        std::fs::copy(entry.path(), inputs.join(entry.file_name())).expect("the input can be copied");
    }
}
