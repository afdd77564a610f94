//! Scripts: the variables that they set, and what they add to requests. They are not run.

use crate::api::Scripted;
use crate::collection::{Collection, Entry, Script};
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

/// Calls that add a header to a request, up to the header.
const ADDERS: &[&str] = &["request.headers.add(", "request.headers.upsert(", "request.addHeader("];

/// What libraries with which scripts sign requests are called by.
const SIGNERS: &[&str] = &["CryptoJS.Hmac", "KJUR.", "crypto.subtle", "createHmac(", "forge."];

/// Headers that a request can do without, or that the client sends itself, in small letters.
const HARMLESS: [&str; 7] =
    ["accept", "cache-control", "content-length", "content-type", "idempotency-key", "user-agent", "x-user-agent"];

/// The longest name of a variable or a header, and the longest code before it, in characters.
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
            Some((name, start_of_call(source, at)))
        })
    })
}

/// The headers that a script before requests adds to them, but for harmless ones, and where it does.
pub fn headers_added(script: &Script) -> impl Iterator<Item = (&str, usize)> {
    let source = script.source.as_str();
    let adders = if script.listen == "prerequest" { ADDERS } else { &[] };
    adders.iter().flat_map(move |adder| {
        source.match_indices(adder).filter_map(move |(at, found)| {
            let name = header_name(after_blank(source.get(at + found.len()..)?))?;
            let is_harmless = HARMLESS.iter().any(|harmless| harmless.eq_ignore_ascii_case(name));
            (!is_harmless && !is_in_comment(source, at)).then(|| (name, start_of_call(source, at)))
        })
    })
}

/// Where a script before requests calculates a signature.
pub fn place_signed(script: &Script) -> Option<usize> {
    let places = SIGNERS.iter().filter_map(|signer| script.source.find(signer));
    places.min().filter(|at| script.listen == "prerequest" && !is_in_comment(&script.source, *at))
}

/// What scripts add to the requests of a collection: the headers of all scripts, and the signatures of those of the
/// collection and of folders.
pub fn scripted(collection: &Collection) -> Scripted {
    let (mut scripted, mut known) = (Scripted::default(), HashSet::new());
    let mut add = |scripts: &[Script], signs: bool| {
        scripted.are_signed |= signs && scripts.iter().any(|script| place_signed(script).is_some());
        let names = scripts.iter().flat_map(headers_added).map(|(name, _)| name);
        scripted.headers.extend(names.filter(|name| known.insert(name.to_ascii_lowercase())).map(str::to_owned));
    };
    add(&collection.scripts, true);
    for entry in collection.all_entries() {
        match entry {
            Entry::Folder(folder) => add(&folder.scripts, true),
            Entry::Item(item) => add(&item.scripts, false),
        }
    }
    scripted
}

/// `pm.` or `postman.` before a call belongs to it.
fn start_of_call(source: &str, at: usize) -> usize {
    let before = source.get(..at).unwrap_or_default();
    before.trim_end_matches(|c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_')).len()
}

/// Whether a place is behind two slashes in its line. Only the beginning of a very long line is not searched.
fn is_in_comment(source: &str, at: usize) -> bool {
    let mut before = source.as_bytes().get(at.saturating_sub(LONGEST_NAME)..at).unwrap_or_default();
    while let [rest @ .., last] = before {
        match last {
            b'\n' => return false,
            b'/' if rest.ends_with(b"/") && !rest.ends_with(b":/") => return true,
            _ => before = rest,
        }
    }
    false
}

/// The name of the header that is added: `{key: "Date", …}`, `"Date: …"`.
fn header_name(source: &str) -> Option<&str> {
    if !source.starts_with('{') {
        return quoted(source)?.split_once(':').map(|(name, _)| name.trim());
    }
    let end = source.char_indices().nth(LONGEST_NAME).map_or(source.len(), |(at, _)| at);
    let object = source.get(..end)?;
    let (_, behind) = object.split_once("key")?;
    let value = after_blank(behind.trim_start_matches(['"', '\''])).strip_prefix(':')?;
    quoted(after_blank(value)).filter(|name| !name.contains(' '))
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

    #[test]
    fn headers_that_scripts_add_are_found() {
        let source = "pm.request.headers.add({ key: \"Authorization\", value: auth });\n\
            pm.request.headers.upsert({\n  value: sign(a),\n  'key' : 'X-Größe' });\npm.request.addHeader('X-Client: ' + id);\n\
            // pm.request.headers.add({key: 'Old', value: 1})\npm.request.headers.add({key: name, value: 1});\n\
            pm.request.headers.add({ key, value });pm.request.headers.add({key: 'User-Agent', value: 'é'});";
        let script = Script::new("prerequest".into(), [(source, 0)]);
        let names: Vec<&str> = headers_added(&script).map(|(name, _)| name).collect();
        assert_eq!(names, ["Authorization", "X-Größe", "X-Client"]);
        assert_eq!(headers_added(&script).next().map(|(_, at)| at), Some(0));
        assert_eq!(headers_added(&Script::new("test".into(), [(source, 0)])).count(), 0);
    }

    #[test]
    fn signatures_that_scripts_calculate_are_found() {
        let signed = |source: &str| place_signed(&Script::new("prerequest".into(), [(source, 0)])).is_some();
        assert!(signed("const s = CryptoJS.HmacSHA256(text, key)"));
        assert!(!signed("// CryptoJS.HmacSHA256(text, key)"));
        assert!(!signed("const id = CryptoJS.MD5(text)"));
    }
}
