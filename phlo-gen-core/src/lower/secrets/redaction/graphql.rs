//! Secrets in GraphQL: the strings that arguments and fields of input objects have.

use crate::bytes::trimmed;
use crate::collection::secrets::spelling::plain_run;
use crate::lower::secrets::detect;
use crate::lower::secrets::redaction::placeholder::placeholder;

/// Words that an operation begins with.
const OPERATIONS: [&str; 3] = ["query", "mutation", "subscription"];

/// Whether a text is an operation. One without a word at its beginning has a field with arguments or fields of its own.
pub fn is_document(text: &str) -> bool {
    let text = trimmed(text);
    // most texts end otherwise
    if !text.ends_with('}') || !text.contains('(') {
        return false;
    }
    let after = OPERATIONS.iter().find_map(|word| text.strip_prefix(word));
    let begins = after.is_some_and(|after| after.starts_with([' ', '{', '(', '\n', '\r']));
    let is_short = || {
        let field = text.strip_prefix('{').unwrap_or_default().trim_start();
        let after = field.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '_');
        after.len() < field.len() && after.trim_start().starts_with(['(', '{'])
    };
    begins || is_short()
}

/// An operation with a placeholder for each string under the name of a secret: of an argument, of a variable with a
/// default, or of a list.
pub fn redact(text: &str) -> String {
    let bytes = text.as_bytes();
    let (mut out, mut from, mut at) = (String::with_capacity(text.len()), 0, 0);
    // up to where strings with quotation marks of one, two and three bytes have no end
    let mut open = [0; 3];
    // the word and the sign before a place, the name that its value has, and whether that is a list
    let (mut word, mut sign, mut name, mut in_list) = (0..0, b' ', 0..0, false);
    while at < bytes.len() {
        if let Some(quote) = quote_at(bytes, at) {
            let start = at + quote.len();
            let open = &mut open[quote.len() - 1];
            let end = if start > *open { end_of_string(bytes, start, quote) } else { None };
            let Some(end) = end else {
                if start > *open {
                    let is_block = quote.len() == 3;
                    *open = plain_run(bytes, start, bytes.len(), |byte| byte != b'\n' || is_block);
                }
                at = start;
                continue;
            };
            let is_value = matches!(sign, b':' | b'=' | b'[') || in_list && sign == b'"';
            let owner = text.get(name.clone()).filter(|_| is_value && end > start).unwrap_or_default();
            if detect::is_secret_name(owner) && detect::is_secret_value(owner, &text[start..end]) {
                out.push_str(&text[from..start]);
                out.push_str(&placeholder(owner));
                from = end;
            }
            (sign, at) = (b'"', end + quote.len());
            continue;
        }
        let length = plain_run(bytes, at, bytes.len(), is_of_name) - at;
        match bytes[at] {
            b'#' => at = plain_run(bytes, at, bytes.len(), |byte| byte != b'\n'),
            b'\\' if matches!(bytes.get(at + 1), Some(b'n' | b'r' | b't')) => at += 2,
            b' ' | b'\t' | b'\n' | b'\r' | b',' => at += 1,
            _ if length > 0 => (word, sign, at) = (at..at + length, b'a', at + length),
            byte => {
                if byte == b':' {
                    name = word.clone();
                }
                in_list = byte == b'[' || in_list && byte != b']' && !matches!(byte, b'{' | b'}' | b'(' | b')');
                (sign, at) = (byte, at + 1);
            }
        }
    }
    out + &text[from..]
}

fn is_of_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
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
            ("{ a(token: [\"x\", \"y\"]) }", "{ a(token: [\"{{token}}\", \"{{token}}\"]) }"),
            (
                "mutation L($password: String! = \"x\", $id: ID = \"y\") { a(b: \"c\") }",
                "mutation L($password: String! = \"{{password}}\", $id: ID = \"y\") { a(b: \"c\") }",
            ),
            (
                "{ a(token:\n # the token\n \"x\", b: [\"y\"]) }",
                "{ a(token:\n # the token\n \"{{token}}\", b: [\"y\"]) }",
            ),
            (r#"{ a(token:\n \"x\", b: \"y\") }"#, r#"{ a(token:\n \"{{token}}\", b: \"y\") }"#),
            ("{ a(input: {token: \"\"\"p\"\"\"}) { id } }", "{ a(input: {token: \"\"\"{{token}}\"\"\"}) { id } }"),
        ] {
            assert!(is_document(text));
            assert_eq!(redact(text), shown);
        }
        let long = "x".repeat(5000);
        let text = format!("mutation {{ up(file: \"{long}\", password: \"swordfish\") }}");
        assert!(!redact(&text).contains("swordfish"));
        let text = format!("{{ {} login(password: \"swordfish\") }}", "a(b: 5\")\n".repeat(70));
        assert!(!redact(&text).contains("swordfish"));
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
