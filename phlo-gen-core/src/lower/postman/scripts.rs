//! Scripts: the variables that they set. They are not run.

use crate::collection::Script;
use std::collections::HashSet;

/// Calls that set a variable, up to the quote of its name.
const SETTERS: &[&str] = &[
    "environment.set(",
    "collectionVariables.set(",
    "globals.set(",
    "variables.set(",
    "setEnvironmentVariable(",
    "setGlobalVariable(",
];

/// The longest name of a variable, in characters.
const LONGEST_NAME: usize = 100;

/// The variables that scripts set, each once, in order.
pub fn variables_set(scripts: &[Script]) -> Vec<String> {
    let mut seen = HashSet::new();
    let names = scripts.iter().flat_map(places_set).map(|(name, _)| name);
    names.filter(|name| seen.insert(*name)).map(str::to_owned).collect()
}

/// The variables that a script sets, and where it does, in bytes of its source.
pub fn places_set(script: &Script) -> impl Iterator<Item = (&str, usize)> {
    let source = &script.source;
    SETTERS.iter().flat_map(move |setter| {
        source.match_indices(setter).filter_map(move |(at, found)| {
            let name = quoted(after_blank(source.get(at + found.len()..)?))?;
            // `pm.` or `postman.` before it
            let before = source.get(..at)?;
            let called = before.trim_end_matches(|c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_'));
            Some((name, called.len()))
        })
    })
}

/// Whether a request may log in, by its method and the name of its item. One that logs out clears the token.
pub fn may_log_in(method: &str, name: &str) -> bool {
    const WORDS: [&str; 11] = [
        "login",
        "log",
        "sign",
        "signin",
        "auth",
        "authenticate",
        "authorize",
        "token",
        "session",
        "register",
        "connect",
    ];
    const OPPOSITES: [&str; 5] = ["logout", "out", "signout", "revoke", "invalidate"];
    let lower = name.to_lowercase();
    let has = |words: &[&str]| lower.split(|c: char| !c.is_alphanumeric()).any(|word| words.contains(&word));
    !has(&OPPOSITES) && (method == "POST" || has(&WORDS))
}

/// A source without the few blanks at its beginning.
fn after_blank(source: &str) -> &str {
    let blank = source.chars().take(LONGEST_NAME).take_while(|c| c.is_whitespace()).map(char::len_utf8).sum();
    source.get(blank..).unwrap_or_default()
}

/// The text between the quotes with which the source begins.
fn quoted(source: &str) -> Option<&str> {
    let quote = source.chars().next().filter(|c| matches!(c, '"' | '\'' | '`'))?;
    let end = source.char_indices().skip(1).take(LONGEST_NAME + 1).find(|(_, c)| *c == quote)?.0;
    source.get(1..end).filter(|name| !name.is_empty() && !name.contains('\n'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_from_calls() {
        let source =
            "pm.environment.set( 'token', x); postman.setEnvironmentVariable(\"id\", 1); pm.globals.set(name, 2)";
        let script = Script::new("test".into(), [(source, 0)]);
        assert_eq!(variables_set(&[script]), ["token", "id"]);
    }
}
