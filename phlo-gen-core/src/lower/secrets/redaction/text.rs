//! Secrets in text of any kind: JSON, XML, a form.

use crate::json::{self, Json};
use crate::lower::secrets::detect;
use crate::lower::secrets::redaction::json::redact_parsed_json;
use crate::lower::secrets::redaction::placeholder::placeholder;
use crate::lower::secrets::redaction::url::redact_pair;

/// A text without its secrets, if it is JSON, XML or a form.
pub fn redact_text(text: &str) -> String {
    match text.trim_start().starts_with(['{', '[', '<']) {
        true => redact_document(text),
        false => text.split('&').map(redact_pair).collect::<Vec<_>>().join("&"),
    }
}

/// A JSON or XML text without its secrets. Any other text is unchanged.
fn redact_document(text: &str) -> String {
    redact_body(text, json::parse_body(text).as_ref().ok())
}

/// The same for a parsed text: as JSON, if it is JSON.
pub fn redact_body(text: &str, json: Option<&Json<'_>>) -> String {
    match json {
        Some(json) => redact_parsed_json(text, json, None),
        None if text.trim_start().starts_with('<') => xml(text),
        None => text.to_owned(),
    }
}

/// A text with a placeholder in each element that is named like a secret and contains only text.
fn xml(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((skipped, after)) = rest.split_once('>') {
        out.push_str(skipped);
        out.push('>');
        rest = after;
        let Some((_, tag)) = skipped.rsplit_once('<') else { continue };
        let name = tag.split(char::is_whitespace).next().unwrap_or_default();
        let name = name.rsplit(':').next().unwrap_or_default();
        let (content, next) = after.split_once('<').unwrap_or_default();
        let is_element = !tag.starts_with(['/', '!', '?']) && !tag.ends_with('/') && next.starts_with('/');
        if is_element && !content.trim().is_empty() && detect::is_secret_value(name, content) {
            out.push_str(&placeholder(name));
            rest = after.get(content.len()..).unwrap_or_default();
        }
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secret_elements_are_not_shown() {
        let text = "<?xml version='1.0'?><a><s:password x='1'>p</s:password><password/><token>{{t}}</token><secrets><b>c</b></secrets><pin>\n1</pin> </a>";
        let shown = "<?xml version='1.0'?><a><s:password x='1'>{{password}}</s:password><password/><token>{{t}}</token><secrets><b>c</b></secrets><pin>{{pin}}</pin> </a>";
        assert_eq!(redact_document(text), shown);
        assert_eq!(redact_document("<a> b > c"), "<a> b > c");
    }

    #[test]
    fn secret_pairs_of_a_form_are_not_shown() {
        assert_eq!(redact_text("user=u&password=p"), "user=u&password={{password}}");
    }
}
