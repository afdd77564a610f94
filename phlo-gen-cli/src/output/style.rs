//! Colours and styles, as in cargo and rustc.

use anstyle::{AnsiColor, Style};
use clap::builder::Styles;

/// The title of an error.
pub const ERROR: Style = AnsiColor::BrightRed.on_default().bold();
/// The title of a warning.
pub const WARNING: Style = AnsiColor::Yellow.on_default().bold();
/// The title of advice.
pub const HELP_TITLE: Style = AnsiColor::BrightCyan.on_default().bold();
/// Success.
pub const GOOD: Style = AnsiColor::BrightGreen.on_default().bold();
/// Names.
pub const NAME: Style = AnsiColor::BrightCyan.on_default();
/// Headings.
pub const HEADING: Style = Style::new().bold();
/// Details.
pub const FAINT: Style = Style::new().dimmed();

/// The help of the program.
pub const HELP: Styles = Styles::styled()
    .header(AnsiColor::BrightGreen.on_default().bold())
    .usage(AnsiColor::BrightGreen.on_default().bold())
    .literal(AnsiColor::BrightCyan.on_default().bold())
    .placeholder(AnsiColor::Cyan.on_default());

/// A string in a style.
pub fn paint(style: Style, text: &str) -> String {
    format!("{style}{text}{style:#}")
}
