//! Errors in options that name items, variables or traits.

use crate::lower::names::identifiers;
use crate::lower::names::item_path::matches_pattern;
use crate::lower::options::{Options, is_always_derived, meant_derive};
use crate::lower::postman::authorization::AuthorizedItem;
use crate::lower::requests::headers;
use crate::lower::requests::literal_ids::LiteralIds;
use crate::lower::review::option_error::{OptionError, unknown};
use crate::lower::variables::scope::Variables;

/// The options that name an item or a variable that does not exist, and variables that cannot be arguments.
pub fn check(
    options: &Options,
    items: &[AuthorizedItem<'_>],
    paths: &[String],
    variables: &Variables<'_>,
) -> Vec<OptionError> {
    let mut errors = Vec::new();
    for (option, patterns) in [("only", &options.only), ("skip", &options.skip)] {
        for pattern in patterns.iter().filter(|pattern| !paths.iter().any(|path| matches_pattern(pattern, path))) {
            errors.push(unknown(option, pattern, "no item matches", &patterns_like(pattern, paths)));
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
        is_unknown: false,
    }));
    errors.extend(options.derive.iter().filter_map(|name| unknown_trait(name)));
    for name in options.settings.iter().filter(|name| !variables.used().contains(name)) {
        errors.push(unknown("settings", name, "no item uses a variable", variables.used()));
    }
    let is_unknown = |name: &&String| !variables.used().contains(name) && !has_header(items, name);
    for name in options.arguments.iter().filter(is_unknown) {
        match name.starts_with('/') {
            true if has_path(items, name) => {}
            true => errors.push(unknown("arguments", name, "no item has a path like", &urls_of(items))),
            false => errors.push(unknown("arguments", name, "no item uses a variable", variables.used())),
        }
    }
    // of all items, so that they are read only if they are asked for
    let ids = if options.constants.is_empty() { LiteralIds::new(&[]) } else { LiteralIds::new(items) };
    let has_id = |item: &AuthorizedItem<'_>, name: &str| {
        let url = &item.item.request.url;
        ids.of(url).into_iter().flatten().any(|id| id.name == name)
    };
    for name in &options.constants {
        if !has_header(items, name) && !items.iter().any(|item| has_id(item, name)) {
            errors.push(unknown("constants", name, "no item has a header or an id in its path", &[]));
        }
    }
    let hosts: Vec<String> = items.iter().map(|item| item.item.request.url.host.clone()).collect();
    for name in options.credentials.iter().filter(|name| !hosts.iter().any(|host| host.eq_ignore_ascii_case(name))) {
        errors.push(unknown("credentials", name, "no item has the host", &hosts));
    }
    errors.extend(options.arguments.iter().filter_map(|name| bound(name, options, variables)));
    errors
}

/// The paths that a pattern may be meant for: those of items, and with the end of the pattern those of folders.
fn patterns_like(pattern: &str, paths: &[String]) -> Vec<String> {
    let end = ["/**", "/*"].into_iter().find(|end| pattern.ends_with(end));
    let Some(end) = end else { return paths.to_vec() };
    let folders = paths.iter().flat_map(|path| path.match_indices('/').filter_map(|(at, _)| path.get(..at)));
    let mut patterns: Vec<String> = folders.map(|folder| format!("{folder}{end}")).collect();
    patterns.sort();
    patterns.dedup();
    patterns
}

fn has_header(items: &[AuthorizedItem<'_>], name: &str) -> bool {
    let mut rows = items.iter().flat_map(|item| &item.item.request.headers);
    rows.any(|row| headers::key(row).eq_ignore_ascii_case(name))
}

/// Whether the pattern of a path names a literal segment of an item.
fn has_path(items: &[AuthorizedItem<'_>], pattern: &str) -> bool {
    let options = Options { arguments: vec![pattern.to_owned()], ..Options::default() };
    items.iter().any(|item| {
        let segments = item.item.request.url.path.iter().flatten();
        !options.named_segments(&segments.map(|segment| segment.text.as_str()).collect::<Vec<_>>()).is_empty()
    })
}

fn urls_of(items: &[AuthorizedItem<'_>]) -> Vec<String> {
    let path = |item: &AuthorizedItem<'_>| {
        item.item.request.url.path.iter().flatten().map(|segment| format!("/{}", segment.text)).collect()
    };
    items.iter().map(path).collect()
}

/// The error of an option `arguments` for a variable that must be a setting.
fn bound(name: &str, options: &Options, variables: &Variables<'_>) -> Option<OptionError> {
    let why = match options.settings.iter().any(|setting| setting == name) {
        true => "is named in `settings` too",
        false => variables.reason_for_setting(name).filter(|_| variables.used().iter().any(|used| used == name))?,
    };
    let message = format!("the variable `{name}` {why}");
    let help = Some("leave it out: it is a setting of the client".to_owned());
    Some(OptionError { option: "arguments", given: name.to_owned(), message, help, is_unknown: false })
}

/// The error of a trait of the standard library whose name is misspelt.
fn unknown_trait(name: &str) -> Option<OptionError> {
    let meant = meant_derive(name)?;
    Some(OptionError {
        option: "derive",
        given: name.to_owned(),
        message: format!("there is no trait `{name}` to derive"),
        help: Some(format!("did you mean `{meant}`?")),
        is_unknown: false,
    })
}

/// The error of a new name that is not a valid method name.
fn unusable((path, name): &(String, String)) -> Option<OptionError> {
    let usable = identifiers::method_name(name);
    (usable != *name).then(|| OptionError {
        option: "rename",
        given: path.clone(),
        message: format!("`{name}` cannot be the name of a method"),
        help: Some(format!("write `{usable}`")),
        is_unknown: false,
    })
}

#[cfg(test)]
mod tests {
    use super::{patterns_like, unknown};

    #[test]
    fn a_pattern_that_matches_nothing_suggests_a_folder() {
        let paths = ["Boats/List boats", "Boats/Documents/Read", "Berths/List berths", "Ping"].map(str::to_owned);
        let help = |pattern: &str| unknown("only", pattern, "no item matches", &patterns_like(pattern, &paths)).help;
        for (pattern, meant) in [
            ("Boat/**", "Boats/**"),
            ("boats/*", "Boats/*"),
            ("Berth/**", "Berths/**"),
            ("Boats/Document/*", "Boats/Documents/*"),
            ("Boats/List boat", "Boats/List boats"),
        ] {
            assert_eq!(help(pattern), Some(format!("did you mean `{meant}`?")), "{pattern}");
        }
        assert_eq!(help("Invoices and payments/**"), None);
    }
}
