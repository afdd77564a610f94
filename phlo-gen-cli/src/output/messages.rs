//! Error and warning messages on stderr.

use super::echo::without_arguments;
use super::style::{self, paint};
use super::visible::visible;
use anstyle::Style;
use std::io::Write;

/// Prints an error. Lines that begin with `help: ` are advice.
pub fn print_error(message: &str) {
    print(&titled(style::ERROR, "error", message));
}

/// Prints a warning. Lines that begin with `help: ` are advice.
pub fn print_warning(message: &str) {
    print(&titled(style::WARNING, "warning", message));
}

/// Prints a message that may repeat what stands in the command line.
pub fn print(text: &str) {
    print_rendered(&without_arguments(text));
}

/// Prints a message as it is.
pub fn print_rendered(text: &str) {
    // a closed stderr is not an error
    let _ = writeln!(anstream::stderr(), "{}", visible(text));
}

/// A message with its title; advice has a separate title.
fn titled(color: Style, title: &str, message: &str) -> String {
    let help = style::HELP_TITLE;
    let mut lines = message.lines();
    let mut out = format!("{}: {}", paint(color, title), lines.next().unwrap_or_default());
    for line in lines {
        out.push('\n');
        match line.strip_prefix("help: ") {
            Some(line) => out.push_str(&format!("{help}help{help:#}: {line}")),
            None => out.push_str(line),
        }
    }
    out
}
