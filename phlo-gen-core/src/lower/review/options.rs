//! Errors in options that name items, variables or traits.

use crate::lower::names::identifiers;
use crate::lower::names::item_path::matches_pattern;
use crate::lower::options::{Options, is_always_derived};
use crate::lower::review::option_error::{OptionError, unknown};
use crate::lower::variables::scope::Variables;

/// The options that name an item or a variable that does not exist, and variables that cannot be arguments.
pub fn check(options: &Options, paths: &[String], variables: &Variables<'_>) -> Vec<OptionError> {
    let mut errors = Vec::new();
    for (option, patterns) in [("only", &options.only), ("skip", &options.skip)] {
        for pattern in patterns.iter().filter(|pattern| !paths.iter().any(|path| matches_pattern(pattern, path))) {
            errors.push(unknown(option, pattern, "no item matches", paths));
        }
    }
    for (path, _) in options.rename.iter().filter(|(path, _)| !paths.contains(path)) {
        errors.push(unknown("rename", path, "there is no item", paths));
    }
    errors.extend(options.rename.iter().filter(|(path, _)| paths.contains(path)).filter_map(unusable));
    errors.extend(options.derive.iter().filter(|name| is_always_derived(name)).map(|name| OptionError {
        option: "derive",
        given: name.clone(),
        message: format!("all structs derive `{name}` already"),
        help: Some("leave it out".to_owned()),
    }));
    for (option, names) in [("settings", &options.settings), ("arguments", &options.arguments)] {
        for name in names.iter().filter(|name| !variables.used().contains(name)) {
            errors.push(unknown(option, name, "no item uses a variable", variables.used()));
        }
    }
    errors.extend(options.arguments.iter().filter_map(|name| bound(name, options, variables)));
    errors
}

/// The error of an option `arguments` for a variable that must be a setting.
fn bound(name: &str, options: &Options, variables: &Variables<'_>) -> Option<OptionError> {
    let why = match options.settings.iter().any(|setting| setting == name) {
        true => "is named in `settings` too",
        false => variables.reason_for_setting(name).filter(|_| variables.used().iter().any(|used| used == name))?,
    };
    let message = format!("the variable `{name}` {why}");
    let help = Some("leave it out: it is a setting of the client".to_owned());
    Some(OptionError { option: "arguments", given: name.to_owned(), message, help })
}

/// The error of a new name that is not a valid method name.
fn unusable((path, name): &(String, String)) -> Option<OptionError> {
    let usable = identifiers::method_name(name);
    (usable != *name).then(|| OptionError {
        option: "rename",
        given: path.clone(),
        message: format!("`{name}` cannot be the name of a method"),
        help: Some(format!("write `{usable}`")),
    })
}
