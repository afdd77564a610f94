//! What the advice of the documentation saves: optimized macros, generated code in a file, a crate for the client, `only`.

use crate::apis::api::Api;
use crate::apis::collection::collection;
use crate::apis::real::by_macro;
use crate::figures::cpu::{cpu, interleaved};
use crate::figures::report::Report;
use crate::measurements::check::{SIZE, Task, change, command};
use crate::scratch::{MEMBERS, Scratch, Way, package, pretty, write};
use std::io;

/// A crate with the client that another uses. It is never edited.
const CLIENT: &str = "advice-client";
/// The crate that uses it.
const PROGRAM: &str = "advice-program";
/// A crate with some of the items.
const ONLY: &str = "advice-only";
/// How many of the folders it has, each with five items.
const FOLDERS: usize = 4;

/// How the client is used.
#[derive(Clone, Copy, PartialEq)]
enum Advice {
    None,
    BuildOverride,
    File,
    Program,
    Only,
}

const ALL: [(Advice, &str); 5] = [
    (Advice::None, "the macro"),
    (Advice::BuildOverride, "`build-override` with `opt-level = 3`"),
    (Advice::File, "generated code in a file"),
    (Advice::Program, "an edit in a program that uses a crate for the client"),
    (Advice::Only, "`only` with 20 of the items"),
];

/// The crates, written before cargo is called.
pub fn crates(scratch: &Scratch) -> io::Result<Vec<String>> {
    let document = pretty(&collection(&Api::new(SIZE, MEMBERS)));
    let folder = scratch.package(CLIENT, Way::Phlo, &by_macro(""))?;
    write(&folder.join("collection.json"), &document)?;
    let uses = format!("//! A program.\npub use {}::api::Client;\n", CLIENT.replace('-', "_"));
    let folder = scratch.package(PROGRAM, Way::Phlo, &uses)?;
    let manifest = std::fs::read_to_string(folder.join("Cargo.toml"))?;
    write(&folder.join("Cargo.toml"), &format!("{manifest}{CLIENT} = {{ path = \"../{CLIENT}\" }}\n"))?;
    let api = Api::new(SIZE, MEMBERS);
    let folders = api.resources.iter().take(FOLDERS).map(|resource| format!("{:?}", resource.words() + "/**"));
    let only = format!(", only = [{}]", folders.collect::<Vec<_>>().join(", "));
    let folder = scratch.package(ONLY, Way::Phlo, &by_macro(&only))?;
    write(&folder.join("collection.json"), &document)?;
    Ok(vec![CLIENT.to_owned(), PROGRAM.to_owned(), ONLY.to_owned()])
}

/// The time of a check after an edit, with each advice and without.
pub fn advice(scratch: &Scratch, rounds: usize, report: &mut Report) -> io::Result<()> {
    report.section("Advice", &format!("{SIZE} operations, check after an edit; seconds of processor time"));
    for (task, title) in [(Task::Check, "not incremental"), (Task::IncrementalCheck, "incremental")] {
        for (advice, _) in ALL {
            edited(scratch, task, advice)?;
        }
        let seconds = interleaved(&ALL, rounds, |(advice, _), _| edited(scratch, task, *advice))?;
        for ((_, what), taken) in ALL.iter().zip(&seconds) {
            let share = taken / seconds.first().unwrap_or(&f64::NAN);
            report.line(&format!("{title}, {what}: {taken:.2}, {share:.2} of the macro"));
        }
    }
    Ok(())
}

fn edited(scratch: &Scratch, task: Task, advice: Advice) -> io::Result<f64> {
    let name = match advice {
        Advice::None | Advice::BuildOverride => package(Way::Phlo, SIZE),
        Advice::File => package(Way::File, SIZE),
        Advice::Program => PROGRAM.to_owned(),
        Advice::Only => ONLY.to_owned(),
    };
    change(scratch, &name)?;
    let mut command = command(scratch, task, &name);
    if advice == Advice::BuildOverride {
        command.env("CARGO_PROFILE_DEV_BUILD_OVERRIDE_OPT_LEVEL", "3");
    }
    cpu(&mut command)
}
