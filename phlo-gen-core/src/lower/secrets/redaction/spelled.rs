//! The known secrets as they are spelled in documents: escaped in JSON by any of its writers, and in XML.

use crate::json::quote;
use crate::lower::secrets::detect;
use crate::lower::secrets::literals::LiteralSecrets;
use crate::lower::secrets::redaction::known::KnownTexts;
use std::fmt;

/// The spellings of the secrets of a collection that differ from the secrets, and the names of these.
pub fn spellings<'a>(
    literals: &'a LiteralSecrets,
    of_variables: impl Iterator<Item = (&'a str, &'a str)>,
) -> Vec<(String, String)> {
    let literals = literals.secrets.iter().chain(&literals.hidden);
    let all = literals.map(|literal| (literal.text(), literal.name.as_str())).chain(of_variables);
    let distinct = all.filter(|(text, name)| !name.contains("username") && detect::is_distinct(text));
    let spelled = distinct.flat_map(|(text, name)| spelled(text).into_iter().map(move |text| (text, name.to_owned())));
    spelled.collect()
}

/// The spellings of a text that differ from it.
fn spelled(text: &str) -> Vec<String> {
    // most secrets are of letters and digits
    if text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_') {
        return Vec::new();
    }
    let json = quote(text);
    let json = json.get(1..json.len() - 1).unwrap_or_default();
    let of_html = json.replace('&', "\\u0026").replace('<', "\\u003c").replace('>', "\\u003e");
    let xml = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let mut out = vec![
        json.to_owned(),
        json.replace('/', "\\/"),
        of_html.replace('\'', "\\u0027"),
        of_html,
        ascii(json),
        xml.replace('"', "&quot;"),
        numbered(text),
        xml.replace('"', "&quot;").replace('\'', "&#39;"),
        xml,
    ];
    out.sort_unstable();
    out.dedup();
    out.retain(|spelled| spelled != text);
    out
}

/// A text of XML with a number for each sign.
fn numbered(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c.is_alphanumeric() {
            true => out.push(c),
            false => out.push_str(&format!("&#{};", u32::from(c))),
        }
    }
    out
}

/// A text of JSON with escapes for all but ASCII.
fn ascii(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for c in json.chars() {
        match c.is_ascii() {
            true => out.push(c),
            false => c.encode_utf16(&mut [0; 2]).iter().for_each(|unit| out.push_str(&format!("\\u{unit:04x}"))),
        }
    }
    out
}

/// The known secrets of a collection, which a message must not show.
pub struct SecretTexts(KnownTexts);

impl SecretTexts {
    /// These secrets and their spellings, as far as they are distinct.
    pub fn new<'a>(all: impl Iterator<Item = (&'a str, &'a str)>, spellings: &[(String, String)]) -> Self {
        let distinct = all.filter(|(text, name)| !name.contains("username") && detect::is_distinct(text));
        let distinct = distinct.map(|(text, name)| (text.to_owned(), name.to_owned()));
        let spelled = spellings.iter().cloned();
        // in a string of JSON within a string of JSON
        let twice =
            spellings.iter().map(|(text, name)| (text.replace('\\', "\\\\").replace('"', "\\\""), name.clone()));
        SecretTexts(KnownTexts::new(distinct.chain(spelled).chain(twice).collect()))
    }

    /// A text of the same length with an asterisk for each character of a secret.
    pub fn mask(&self, text: &str) -> String {
        let (mut out, mut rest) = (String::with_capacity(text.len()), text);
        while let Some((range, _)) = self.0.find(rest) {
            out.push_str(&rest[..range.start]);
            out.push_str(&"*".repeat(range.len()));
            rest = &rest[range.end..];
        }
        out + rest
    }
}

/// Shows nothing.
impl fmt::Debug for SecretTexts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SecretTexts")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_has_the_spellings_of_many_writers() {
        let all = spelled("Zk\"8/3&Qp\\é'");
        for spelling in [
            r#"Zk\"8/3&Qp\\é'"#,
            r#"Zk\"8\/3&Qp\\é'"#,
            r#"Zk\"8/3\u0026Qp\\é'"#,
            r#"Zk\"8/3&Qp\\\u00e9'"#,
            r"Zk&quot;8/3&amp;Qp\é'",
            "Zk&#34;8&#47;3&#38;Qp&#92;é&#39;",
        ] {
            assert!(all.iter().any(|text| text == spelling), "{spelling} in {all:?}");
        }
        assert!(spelled("Zk83-QpLw_0").is_empty());
    }

    #[test]
    fn secrets_are_masked_wherever_they_are() {
        let texts = SecretTexts::new([("Zk83QpLw0vTx", "password")].into_iter(), &[]);
        assert_eq!(texts.mask("a Zk83QpLw0vTx, Zk83QpLw0vTx"), "a ************, ************");
        assert_eq!(texts.mask("Zk83QpLw"), "Zk83QpLw");
    }
}
