//! What the key of a row says: what a request does, how a list is shown, which text is free.

use crate::lower::names::identifiers;

/// The words of a text, in lower case.
pub fn words(text: &str) -> Vec<String> {
    identifiers::snake(text).split('_').filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// "Action" in other languages, as it is transliterated.
const ACTIONS_ELSEWHERE: [&str; 7] = ["accion", "acao", "aktion", "azione", "comando", "operacion", "deistvie"];

/// Whether a row of this key names what a request does.
pub fn is_selector(key: &str) -> bool {
    const SELECTORS: [&str; 20] = [
        "action",
        "act",
        "cmd",
        "command",
        "comp",
        "do",
        "event",
        "fn",
        "func",
        "function",
        "kind",
        "method",
        "mode",
        "module",
        "op",
        "operation",
        "restype",
        "status",
        "type",
        "verb",
    ];
    let is_word = |last: &String| SELECTORS.contains(&last.as_str()) || ACTIONS_ELSEWHERE.contains(&last.as_str());
    words(key).last().is_some_and(is_word)
}

/// Whether a row of this key only shapes a list: its page, its order.
pub fn is_of_lists(key: &str) -> bool {
    const OF_LISTS: [&str; 22] = [
        "page",
        "pages",
        "limit",
        "offset",
        "skip",
        "top",
        "take",
        "size",
        "count",
        "per",
        "cursor",
        "start",
        "end",
        "sort",
        "order",
        "orderby",
        "direction",
        "pagesize",
        "after",
        "before",
        "format",
        "pretty",
    ];
    words(key).iter().any(|word| OF_LISTS.contains(&word.as_str()))
}

/// Whether a row of this key says what a response is written in.
pub fn is_format(key: &str) -> bool {
    words(key).last().is_some_and(|last| last == "format" || last == "fmt")
}

/// Whether any text may stand in a row of this key.
pub fn is_free_text(key: &str) -> bool {
    const FREE: [&str; 20] = [
        "q",
        "query",
        "search",
        "keyword",
        "keywords",
        "term",
        "text",
        "name",
        "title",
        "city",
        "country",
        "email",
        "user",
        "username",
        "author",
        "tag",
        "address",
        "phone",
        "id",
        "description",
    ];
    words(key).iter().any(|word| FREE.contains(&word.as_str()))
}

/// Whether a row of this key selects what a script does.
pub fn is_operation(key: &str) -> bool {
    const PARTS: [&str; 9] =
        ["controller", "interface", "module", "option", "plugin", "protocol", "request", "route", "service"];
    is_action(key) || words(key).last().is_some_and(|last| PARTS.contains(&last.as_str()))
}

/// Whether a row of this key names an action, and no property of what is acted upon.
pub fn is_action(key: &str) -> bool {
    #[rustfmt::skip]
    const ACTIONS: [&str; 14] = [
        "action", "act", "cmd", "command", "do", "fn", "func", "function", "method", "op", "operation", "task", "verb", "uploadtype",
    ];
    let words = words(key);
    let is_word = |last: &String| ACTIONS.contains(&last.as_str()) || ACTIONS_ELSEWHERE.contains(&last.as_str());
    words.last().is_some_and(is_word) || ACTIONS.contains(&words.concat().as_str())
}

/// Whether a row of this key belongs to a protocol, so that its value is none of the caller's: OAuth's, Azure's, Moodle's.
pub fn is_protocol(key: &str) -> bool {
    const PROTOCOL: [&str; 8] = [
        "grant_type",
        "response_type",
        "subject_token_type",
        "requested_token_type",
        "client_assertion_type",
        "restype",
        "comp",
        "wsfunction",
    ];
    PROTOCOL.iter().any(|name| key.eq_ignore_ascii_case(name))
}

/// Whether a row of this key says the version of the API, and nothing else's.
pub fn is_api_version(key: &str) -> bool {
    words(key).concat() == "apiversion"
}

/// Whether a row of this key says a version.
pub fn is_version(key: &str) -> bool {
    ["v", "ver", "version", "apiversion", "apiver"].contains(&words(key).concat().as_str())
}
