//! Errors in options that name items, variables or traits.

use crate::diagnostic::{nearest, nearest_path};
use crate::lower::names::identifiers;
use crate::lower::names::item_path::matches_pattern;
use crate::lower::options::{Options, derive_problem};
use crate::lower::postman::authorization::AuthorizedItem;
use crate::lower::requests::headers;
use crate::lower::requests::literal_ids::LiteralIds;
use crate::lower::review::option_error::{OptionError, unknown};
use crate::lower::variables::scope::Variables;
use std::collections::HashSet;

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
            let help = pattern_help(pattern, paths);
            errors.push(OptionError { help, ..unknown(option, pattern, "no item matches", &[]) });
        }
    }
    for (path, _) in options.rename.iter().filter(|(path, _)| !paths.contains(path)) {
        let near = nearest_path(path, paths.iter().map(String::as_str));
        let help = near.map(|near| format!("did you mean `{near}`?"));
        errors.push(OptionError { help, ..unknown("rename", path, "there is no item", &[]) });
    }
    errors.extend(options.rename.iter().filter(|(path, _)| paths.contains(path)).filter_map(unusable));
    errors.extend(options.derive.iter().filter_map(|name| {
        let (message, help) = derive_problem(name, &options.derive)?;
        Some(OptionError { option: "derive", given: name.clone(), message, help: Some(help), is_unknown: false })
    }));
    for name in options.settings.iter().filter(|name| !variables.used().contains(name)) {
        errors.push(unknown_name("settings", "no item uses a variable", "variables", name, variables.used()));
    }
    let is_unknown = |name: &&String| !variables.used().contains(name) && !has_header(items, name);
    for name in options.arguments.iter().filter(is_unknown) {
        match name.starts_with('/') {
            true if has_path(items, name) => {}
            true => errors.push(unknown("arguments", name, "no item has a path like", &urls_of(items))),
            false => {
                let known = [variables.used(), &headers_of(items)].concat();
                let problem = "no item has a variable or a header";
                errors.push(unknown_name("arguments", problem, "variables and headers", name, &known));
            }
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
            let mut known = headers_of(items);
            known.extend(items.iter().flat_map(|item| ids.of(&item.item.request.url)).flatten().map(|id| id.name));
            errors.push(unknown("constants", name, "no item has a header or an id in its path", &known));
        }
    }
    let hosts: Vec<String> = items.iter().map(|item| item.item.request.url.host.clone()).collect();
    for name in options.credentials.iter().filter(|name| !hosts.iter().any(|host| host.eq_ignore_ascii_case(name))) {
        errors.push(unknown("credentials", name, "no item has the host", &hosts));
    }
    errors.extend(options.arguments.iter().filter_map(|name| bound(name, options, variables)));
    errors
}

/// What a pattern that matches no item may be meant for, or how a pattern is written.
fn pattern_help(pattern: &str, paths: &[String]) -> Option<String> {
    let ends = [("/**", "/**"), ("/*", "/*"), (".**", "/**"), (".*", "/**"), ("::**", "/**"), ("::*", "/**")];
    let (head, end) = ends
        .into_iter()
        .find_map(|(written, end)| Some((pattern.strip_suffix(written)?, Some(end))))
        .unwrap_or((pattern, None));
    let mut folders: Vec<&str> =
        paths.iter().flat_map(|path| path.match_indices('/').filter_map(|(at, _)| path.get(..at))).collect();
    folders.sort_unstable();
    folders.dedup();
    let in_folder = |folder: &&str| (comparable(folder), format!("{folder}{}", end.unwrap_or("/**")));
    let mut meant: Vec<(String, String)> = folders.iter().map(in_folder).collect();
    if end.is_none() {
        meant.extend(paths.iter().map(|path| (comparable(path), path.clone())));
    }
    let near = nearest(&comparable(head), meant.iter().map(|(name, _)| name.as_str()));
    if let Some((_, meant)) = near.and_then(|near| meant.iter().find(|(name, _)| name == near)) {
        return Some(format!("did you mean `{meant}`?"));
    }
    let example = folders.first().map(|folder| format!("{folder}/**")).or_else(|| paths.first().cloned())?;
    Some(format!(
        "a pattern has the names of the collection with `/` between them, and `*` or `**` for any: `{example}`"
    ))
}

/// A path as it may be compared with that of a call, `client.boats().list_boats()`: letters and digits, and slashes.
fn comparable(path: &str) -> String {
    let path = path.strip_prefix("client.").unwrap_or(path).replace("::", "/");
    let mut out = String::with_capacity(path.len());
    for character in path.chars() {
        match character {
            '.' | '/' => out.push('/'),
            '*' => out.push('*'),
            other if other.is_alphanumeric() => out.extend(other.to_lowercase()),
            _ => {}
        }
    }
    out
}

/// How many names an error lists.
const MOST: usize = 20;

/// The error of a name that is none of the known ones, which are the `kinds`, with the nearest of them, or else with all.
fn unknown_name(option: &'static str, problem: &str, kinds: &str, name: &str, known: &[String]) -> OptionError {
    let error = unknown(option, name, problem, known);
    let all = || match known.len() {
        0 => Some("no request of the collection has a `{{variable}}`".to_owned()),
        1..=MOST => Some(format!("the {kinds} are `{}`", known.join("`, `"))),
        _ => None,
    };
    OptionError { help: error.help.clone().or_else(all), ..error }
}

/// The names of the headers that may be arguments, each once.
fn headers_of(items: &[AuthorizedItem<'_>]) -> Vec<String> {
    let mut seen = HashSet::new();
    let keys = items.iter().flat_map(|item| &item.item.request.headers).map(headers::key);
    keys.filter(|key| !key.is_empty() && !headers::is_framing(key) && seen.insert(key.to_ascii_lowercase()))
        .map(str::to_owned)
        .collect()
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
    use super::{pattern_help, unknown_name};

    #[test]
    fn a_pattern_that_matches_nothing_suggests_what_it_may_mean() {
        let paths = ["Boats/List boats", "Boats/Documents/Read", "Dry berths/List berths", "Ping"].map(str::to_owned);
        for (pattern, meant) in [
            ("Boat/**", "Boats/**"),
            ("boats/*", "Boats/*"),
            ("Dry berth/**", "Dry berths/**"),
            ("Boats/Document/*", "Boats/Documents/*"),
            ("Boats/List boat", "Boats/List boats"),
            ("Boats", "Boats/**"),
            ("boat", "Boats/**"),
            ("boats.*", "Boats/**"),
            ("dry_berths::*", "Dry berths/**"),
            ("boats.documents.**", "Boats/Documents/**"),
            ("client.boats().list_boats()", "Boats/List boats"),
            ("dry_berths.list_berths", "Dry berths/List berths"),
            ("ping", "Ping"),
        ] {
            assert_eq!(pattern_help(pattern, &paths), Some(format!("did you mean `{meant}`?")), "{pattern}");
        }
    }

    #[test]
    fn the_form_of_a_pattern_is_said_where_nothing_is_like_it() {
        let help = |pattern: &str, paths: &[&str]| {
            pattern_help(pattern, &paths.iter().map(|path| (*path).to_owned()).collect::<Vec<_>>())
        };
        let form = help("Invoices and payments/**", &["Ping", "Boats/List boats"]).expect("there is an example");
        assert!(form.starts_with("a pattern has the names ") && form.ends_with(": `Boats/**`"), "{form}");
        assert!(help("Invoices and payments", &["Ping"]).is_some_and(|form| form.ends_with(": `Ping`")));
        assert_eq!(help("Boats", &[]), None);
    }

    #[test]
    fn an_unknown_variable_names_the_known_ones() {
        let help = |name: &str, used: &[&str]| {
            let used: Vec<String> = used.iter().map(|name| (*name).to_owned()).collect();
            unknown_name("settings", "no item uses a variable", "variables", name, &used).help
        };
        assert_eq!(help("tokn", &["token", "berth"]).as_deref(), Some("did you mean `token`?"));
        assert_eq!(help("zone", &["token", "berth"]).as_deref(), Some("the variables are `token`, `berth`"));
        assert_eq!(help("zone", &[]).as_deref(), Some("no request of the collection has a `{{variable}}`"));
    }
}
