//! The `phlo-gen` program.

mod command_line;
mod commands;
mod error;
mod input;
mod items;
mod output;
mod postman_api;

use clap::Parser;
use clap::error::{ContextKind, ContextValue, Error, ErrorKind};
use std::process::ExitCode;

fn main() -> ExitCode {
    let program = match command_line::Program::try_parse() {
        Ok(program) => program,
        Err(error) => return usage(error),
    };
    program.color.write_global();
    program.command.run().unwrap_or_else(|error| error.report())
}

/// Prints why the command line is wrong, or what it asks for: the help, the version.
fn usage(mut error: Error) -> ExitCode {
    if !error.use_stderr() {
        error.exit();
    }
    suggest_argument(&mut error);
    output::print(error.render().ansi().to_string().trim_end());
    ExitCode::from(2)
}

/// Says how an argument of an item is written if it was written as an option, `call api.json list_beds --limit 5`, and
/// which command takes arguments if `curl` got one.
fn suggest_argument(error: &mut Error) {
    let has_suggestion = error.kind() != ErrorKind::UnknownArgument || error.get(ContextKind::SuggestedArg).is_some();
    let Some(ContextValue::String(given)) = error.get(ContextKind::InvalidArg).filter(|_| !has_suggestion) else {
        return;
    };
    let usage = error.to_string();
    let is_of = |command: &str| usage.contains(&format!("Usage: phlo-gen {command} "));
    let help = match given.strip_prefix("--") {
        Some(name) if is_of("call") => {
            let name = name.replace('-', "_");
            format!("an argument of the item is written `{name}=…`, and a setting of the client `--set {name}=…`")
        }
        None if is_of("curl") && given.contains('=') => {
            "the command has the saved values: `phlo-gen call … --dry-run` prints a request with others".to_owned()
        }
        _ => return,
    };
    error.insert(ContextKind::Suggested, ContextValue::StyledStrs(vec![help.into()]));
}
