//! Secrets in GraphQL: the strings that arguments and fields of input objects have.

use crate::lower::secrets::detect;
use crate::lower::secrets::redaction::placeholder::placeholder;

/// Words that an operation begins with.
const OPERATIONS: [&str; 3] = ["query", "mutation", "subscription"];

/// The longest string that is read.
const LONGEST: usize = 4096;

/// Whether a text is an operation. One without a word at its beginning has a field with arguments.
pub fn is_document(text: &str) -> bool {
    let text = text.trim_start();
    let after = OPERATIONS.iter().find_map(|word| text.strip_prefix(word));
    let begins = after.is_some_and(|after| after.starts_with([' ', '{', '(', '\n', '\r']));
    let is_short =
        || text.strip_prefix('{').is_some_and(|rest| rest.trim_start().starts_with(|c: char| c.is_ascii_alphabetic()));
    (begins || is_short()) && text.contains('(') && text.trim_end().ends_with('}')
}

/// An operation with a placeholder for each string under the name of a secret.
pub fn redact(text: &str) -> String {
    let (mut out, mut from) = (String::with_capacity(text.len()), 0);
    for (colon, _) in text.match_indices(':') {
        let before = text[..colon].trim_end();
        let start = before.rfind(|c: char| !c.is_ascii_alphanumeric() && c != '_').map_or(0, |at| at + 1);
        let after = text[colon + 1..].trim_start();
        let (name, opened) = (&before[start..], after.trim_start_matches(['"', '\\']));
        if colon < from || !after.starts_with(['"', '\\']) || !detect::is_secret_name(name) {
            continue;
        }
        let at = text.len() - opened.len();
        let Some(end) = opened.bytes().take(LONGEST).position(|byte| byte == b'"') else { continue };
        let end = at + opened[..end].trim_end_matches('\\').len();
        if end > at && detect::is_secret_value(name, &text[at..end]) {
            out.push_str(&text[from..at]);
            out.push_str(&placeholder(name));
            from = end;
        }
    }
    out + &text[from..]
}

#[cfg(test)]
mod tests {
    use super::{is_document, redact};

    #[test]
    fn strings_under_names_of_secrets_are_not_shown() {
        for (text, shown) in [
            (
                "mutation { login(user: \"a\", password: \"p w\") { id } }",
                "mutation { login(user: \"a\", password: \"{{password}}\") { id } }",
            ),
            ("{ a(input: {token: \"\"\"p\"\"\"}) { id } }", "{ a(input: {token: \"\"\"{{token}}\"\"\"}) { id } }"),
        ] {
            assert!(is_document(text));
            assert_eq!(redact(text), shown);
        }
        for text in [
            "mutation A($password: String!) { login(password: $password) { token: id } }",
            "query { a(b: \"c\") { password } }",
            "query { a(password: \"\") }",
        ] {
            assert_eq!(redact(text), text);
        }
        for text in ["query the list (all)", "{\"a\": \"(b)\"}", "mutations {a()}"] {
            assert!(!is_document(text), "{text}");
        }
    }
}
