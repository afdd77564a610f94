//! The macro, the builder for build scripts and `phlo-gen expand` generate the same code.

use crate::common::{finish, plivo, program, root, target};
use crate::shared_build::share_build;
use phlo_gen_core::{Builder, Responses};
use std::path::{Path, PathBuf};
use std::process::Command;

/// Makes rustc print the expanded source of a crate, which requires the nightly features.
const WRAPPER: &str = "#!/bin/sh\nRUSTC_BOOTSTRAP=1 exec \"$@\"\n";

const BUILD: &str = r#"fn main() -> Result<(), phlo_gen_core::BuildError> {
    phlo_gen_core::Builder::new("shop.json")
        .environment("here.json")
        .only(["Orders/**"])
        .skip(["**/Get *"])
        .rename([("Orders/Place an order", "order")])
        .derive(["PartialEq"])
        .responses(phlo_gen_core::Responses::Lenient)
        .folders(phlo_gen_core::Folders::Compact)
        .doctests("ways::by_any")
        .write("shop.rs")
}
"#;

const LIBRARY: &str = r#"//! Three ways.
mod by_macro {
    phlo_gen::phlo_collection!(
        "shop.json",
        environment = "here.json",
        only = ["Orders/**"],
        skip = ["**/Get *"],
        rename = { "Orders/Place an order" = order },
        derive = [PartialEq],
        responses = "lenient",
        folders = "compact",
        doctests = "ways::by_any",
    );
}
mod by_builder {
    include!(concat!(env!("OUT_DIR"), "/shop.rs"));
}
mod by_program;
"#;

#[cfg(unix)]
#[test]
#[ignore = "builds a crate; .ci/run has it"]
fn macro_builder_and_program_generate_the_same_code() {
    use std::os::unix::fs::PermissionsExt;

    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("three_ways");
    let inputs = root().join("tests/compile_fail/inputs");
    let read = |name: &str| std::fs::read_to_string(inputs.join(name)).expect("the file can be read");
    write(&folder, "shop.json", &read("shop.json"));
    write(&folder, "here.json", &read("environment.json"));
    write(&folder, "build.rs", BUILD);
    write(&folder, "src/lib.rs", LIBRARY);
    write(&folder, "Cargo.toml", &manifest());
    write(&folder, "src/by_program.rs", &expanded(&folder));
    share_build(&root(), &folder);
    let wrapper = write(&folder, "wrapper.sh", WRAPPER);
    std::fs::set_permissions(&wrapper, PermissionsExt::from_mode(0o755)).expect("it can be made a program");

    let output = Command::new(env!("CARGO"))
        .args(["rustc", "--quiet", "--lib", "--", "-Zunpretty=expanded"])
        .current_dir(&folder)
        .env("RUSTC_WORKSPACE_WRAPPER", wrapper)
        .env("CARGO_TARGET_DIR", target())
        .output()
        .expect("cargo runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let source = String::from_utf8(output.stdout).expect("it is text");
    let [by_macro, by_builder, by_program] =
        ["by_macro", "by_builder", "by_program"].map(|name| comparable(module(&source, name)));
    assert!(by_macro.contains("pub struct OrderBuilder") && by_macro.len() > 5_000, "{by_macro}");
    assert!(by_builder == by_macro, "the builder makes other code than the macro");
    assert!(by_program == by_macro, "the program makes other code than the macro");
}

#[test]
fn builder_and_program_generate_the_same_text() {
    let collection = |builder: Builder| builder.source().expect("the collection is read");
    let printed = finish(program().args(["expand", plivo()]));
    assert!(printed.stdout == collection(Builder::new(plivo())), "{}", printed.stderr);
    let phone = [("MakeAnOutboundCall.to", "crate::Phone")];
    let lenient = Builder::new(plivo()).responses(Responses::Lenient).types(phone);
    let options = ["--responses", "lenient", "--types", "MakeAnOutboundCall.to=crate::Phone"];
    let printed = finish(program().args(["expand", plivo()]).args(options));
    assert!(printed.stdout == collection(lenient), "{}", printed.stderr);
}

fn manifest() -> String {
    let root = root();
    let (facade, core) = (root.display(), root.join("phlo-gen-core").display().to_string());
    format!(
        "[package]\nname = \"ways\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n\
         [dependencies]\nphlo-gen = {{ path = \"{facade}\", features = [\"auth\", \"dynamic\"] }}\n\n\
         [build-dependencies]\nphlo-gen-core = {{ path = \"{core}\" }}\n\n[workspace]\n"
    )
}

fn expanded(folder: &Path) -> String {
    let options = ["--environment", "here.json", "--only", "Orders/**", "--skip", "**/Get *"];
    let more = [
        "--rename",
        "Orders/Place an order=order",
        "--derive",
        "PartialEq",
        "--responses",
        "lenient",
        "--folders",
        "compact",
    ];
    let mut program = program();
    program.current_dir(folder).args(["expand", "shop.json"]).args(options).args(more);
    let run = finish(program.args(["--doctests", "ways::by_any"]));
    assert_eq!((run.status, run.stderr.as_str()), (0, ""));
    run.stdout
}

/// The body of a module.
fn module<'a>(source: &'a str, name: &str) -> &'a str {
    let after = source.split_once(&format!("mod {name} {{\n")).map_or("", |(_, after)| after);
    after.split_once("\n}").map_or("", |(body, _)| body)
}

/// The code without the items that track files, which a build script tracks in another way, and without the imports of
/// `__`: the macro imports it through `$crate`.
fn comparable(body: &str) -> String {
    let mut out = String::new();
    let mut lines = body.lines();
    while let Some(line) = lines.next() {
        if line == "    const _: () =" {
            lines.by_ref().find(|line| *line == "        };");
        } else if !is_import(line) {
            out.push_str(line);
            out.push('\n');
        }
    }
    out
}

fn is_import(line: &str) -> bool {
    let line = line.trim();
    line.starts_with("use ") && (line.ends_with("::__private as __;") || line.ends_with("::__;"))
}

/// Writes a file unless it has this text already.
fn write(folder: &Path, name: &str, text: &str) -> PathBuf {
    let file = folder.join(name);
    if !std::fs::read_to_string(&file).is_ok_and(|old| old == text) {
        std::fs::create_dir_all(file.parent().unwrap_or(folder)).expect("the folder can be made");
        std::fs::write(&file, text).expect("the file can be written");
    }
    file
}
