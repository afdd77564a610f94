//! Secrets in GraphQL: the strings that arguments and fields of input objects have.

use crate::lower::secrets::detect;
use crate::lower::secrets::redaction::placeholder::placeholder;

/// Words that an operation begins with.
const OPERATIONS: [&str; 3] = ["query", "mutation", "subscription"];

/// How far before a string its name may begin.
const LONGEST_NAME: usize = 64;

/// Whether a text is an operation. One without a word at its beginning has a field with arguments or fields of its own.
pub fn is_document(text: &str) -> bool {
    let text = text.trim_start();
    let after = OPERATIONS.iter().find_map(|word| text.strip_prefix(word));
    let begins = after.is_some_and(|after| after.starts_with([' ', '{', '(', '\n', '\r']));
    let is_short = || {
        let field = text.strip_prefix('{').unwrap_or_default().trim_start();
        let after = field.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '_');
        after.len() < field.len() && after.trim_start().starts_with(['(', '{'])
    };
    (begins || is_short()) && text.contains('(') && text.trim_end().ends_with('}')
}

/// An operation with a placeholder for each string under the name of a secret.
pub fn redact(text: &str) -> String {
    let bytes = text.as_bytes();
    let (mut out, mut from, mut at) = (String::with_capacity(text.len()), 0, 0);
    while at < bytes.len() {
        if bytes[at] == b'#' {
            at += bytes[at..].iter().take_while(|byte| **byte != b'\n').count();
        }
        let Some(quote) = quote_at(bytes, at) else {
            at += 1;
            continue;
        };
        let start = at + quote.len();
        let Some(end) = end_of_string(bytes, start, quote) else {
            at = start;
            continue;
        };
        let name = text.get(name_before(bytes, at)).unwrap_or_default();
        if end > start && detect::is_secret_name(name) && detect::is_secret_value(name, &text[start..end]) {
            out.push_str(&text[from..start]);
            out.push_str(&placeholder(name));
            from = end;
        }
        at = end + quote.len();
    }
    out + &text[from..]
}

/// The quotation mark of a string that begins at a place; one with a backslash if the text is itself within a string.
fn quote_at(bytes: &[u8], at: usize) -> Option<&'static str> {
    ["\"\"\"", "\\\"", "\""].into_iter().find(|quote| bytes[at..].starts_with(quote.as_bytes()))
}

/// Where the content of a string ends; only one between three marks may have lines. A backslash escapes what follows.
fn end_of_string(bytes: &[u8], start: usize, quote: &str) -> Option<usize> {
    let mut at = start;
    while at < bytes.len() && (bytes[at] != b'\n' || quote.len() == 3) {
        if bytes[at..].starts_with(quote.as_bytes()) {
            return Some(at);
        }
        let is_escaped = |escape: &str| bytes[at..].starts_with(escape.as_bytes());
        at += match quote.starts_with('\\') {
            // a text within a string has each backslash twice
            true if is_escaped("\\\\\\\\") || is_escaped("\\\\\\\"") => 4,
            false if bytes[at] == b'\\' => 2,
            _ => 1,
        };
    }
    None
}

/// The name before the colon that stands before a string.
fn name_before(bytes: &[u8], string: usize) -> std::ops::Range<usize> {
    let first = string.saturating_sub(LONGEST_NAME);
    let blanks = |end: usize| bytes[first..end].iter().rev().take_while(|byte| byte.is_ascii_whitespace()).count();
    let colon = string - blanks(string);
    if colon == first || bytes[colon - 1] != b':' {
        return string..string;
    }
    let end = colon - 1 - blanks(colon - 1);
    let is_of_name = |byte: &&u8| byte.is_ascii_alphanumeric() || **byte == b'_';
    end - bytes[first..end].iter().rev().take_while(is_of_name).count()..end
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
            (
                r#"mutation { login(password: "hunter2\"Zq81", note: "password: \"x\"") { id } }"#,
                r#"mutation { login(password: "{{password}}", note: "password: \"x\"") { id } }"#,
            ),
            (
                r#"mutation { login(password: \"a\\\"b\") { id } }"#,
                r#"mutation { login(password: \"{{password}}\") { id } }"#,
            ),
            ("{ a(b: 1) # 5\" wide\n b(token: \"x\") }", "{ a(b: 1) # 5\" wide\n b(token: \"{{token}}\") }"),
            (r#"{ a(token: \"b\\n\", c: \"d\") }"#, r#"{ a(token: \"{{token}}\", c: \"d\") }"#),
            ("{ a(input: {token: \"\"\"p\"\"\"}) { id } }", "{ a(input: {token: \"\"\"{{token}}\"\"\"}) { id } }"),
        ] {
            assert!(is_document(text));
            assert_eq!(redact(text), shown);
        }
        for text in [
            "mutation A($password: String!) { login(password: $password) { token: id } }",
            "query { a(b: \"c\") { password } }",
            "query { a(password: \"\") }",
            "query { a(first: 2, token: \"\", name: \"bob\") { id } }",
            "query { a(first: 2, token: \"\"\"\"\"\", name: \"bob\") { id } }",
            "mutation { login(é: \"x\") { id } }",
            "mutation { login(password: \"open",
            "{ a(b: \"c\") # password: \"d\"\n{ id } }",
        ] {
            assert_eq!(redact(text), text);
        }
        for text in [
            "{password: 'x', note: \"(a)\"}",
            "{ note(1), a: 2",
            "query the list (all)",
            "{\"a\": \"(b)\"}",
            "mutations {a()}",
        ] {
            assert!(!is_document(text), "{text}");
        }
    }
}
