//! Reads a method: any word is allowed, and a misspelt common one is a finding.

use crate::collection::fields::{Findings, present, text};
use crate::diagnostic::edit_distance;
use crate::json::Json;

/// The common methods.
const USUAL: &[&str] = &["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"];

/// Other methods that exist: registered ones, and those of well-known servers.
#[rustfmt::skip]
const OTHERS: &[&str] = &[
    "ACL", "BAN", "BIND", "CHECKIN", "CHECKOUT", "CONNECT", "COPY", "LABEL", "LINK", "LIST", "LOCK", "MERGE", "MKCOL",
    "MOVE", "NOTIFY", "PRI", "PROPFIND", "PROPPATCH", "PURGE", "QUERY", "REBIND", "REPORT", "SEARCH", "SET",
    "SUBSCRIBE", "TRACE", "UNBIND", "UNLINK", "UNLOCK", "UNSUBSCRIBE", "UPDATE", "VIEW",
];

/// Reads the method of a request; `GET` if it has none.
pub fn read(request: &Json, findings: &mut Findings) -> String {
    let method = text(request, "method", findings).unwrap_or_default().to_uppercase();
    if method.is_empty() {
        return "GET".to_owned();
    }
    let offset = present(request, "method").map_or(request.start, |value| value.start);
    let did_you_mean = intended(&method).map(|intended| format!("did you mean `{intended}`?"));
    if !is_token(&method) {
        let help = did_you_mean.unwrap_or_else(|| "write a single word".to_owned());
        let message = format!("`{}` is not a method, so the item cannot be sent", method.escape_debug());
        findings.note("method-invalid", offset, message, &help);
    } else if let Some(help) = did_you_mean {
        findings.note("method-unknown", offset, format!("`{method}` is not a known method"), &help);
    }
    method
}

/// Whether it can be sent in a request line.
fn is_token(method: &str) -> bool {
    method.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte))
}

/// The common method that this one is a misspelling of.
fn intended(method: &str) -> Option<&'static str> {
    let letters: String = method.chars().filter(|c| c.is_ascii_alphabetic()).collect();
    if letters == method && (USUAL.contains(&method) || OTHERS.contains(&method)) {
        return None;
    }
    // a changed letter in a short word makes a different word, an additional letter does not: `BET`, `GETT`
    let is_misspelling = |usual: &&&str| {
        let most = if usual.len() > 5 { 2 } else { 1 };
        let is_swapped = || usual.chars().all(|c| letters.contains(c));
        edit_distance(&letters, usual) <= most && (usual.len() > 3 || letters.len() != usual.len() || is_swapped())
    };
    USUAL.iter().find(is_misspelling).copied()
}
