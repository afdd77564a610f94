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

/// Says how an argument of an item is written if it was written as an option, `call api.json list_beds --limit 5`.
fn suggest_argument(error: &mut Error) {
    let is_call = error.kind() == ErrorKind::UnknownArgument && error.to_string().contains("Usage: phlo-gen call ");
    let Some(ContextValue::String(option)) = error.get(ContextKind::InvalidArg).filter(|_| is_call) else { return };
    let Some(name) = option.strip_prefix("--") else { return };
    if error.get(ContextKind::SuggestedArg).is_none() {
        let name = name.replace('-', "_");
        let help =
            format!("an argument of the item is written `{name}=…`, and a setting of the client `--set {name}=…`");
        error.insert(ContextKind::Suggested, ContextValue::StyledStrs(vec![help.into()]));
    }
}
