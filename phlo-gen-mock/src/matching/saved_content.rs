//! Whether a request has the body and the headers of a saved one.

use crate::request::{Fields, Request};
use phlo_gen_core::json::{Json, Kind};
use phlo_gen_core::lower::references::has_variable;

/// Whether both bodies have the same content; a variable in the saved one matches any value.
pub fn same_body(sent: &Request, sent_fields: &Fields<'_>, saved: &Request) -> bool {
    if sent.body.is_empty() || saved.body.is_empty() {
        return sent.body.is_empty() && saved.body.is_empty();
    }
    let saved_fields = Fields::saved(saved);
    match (&sent_fields.json, &saved_fields.json) {
        (Some(sent), Some(saved)) => same_json(sent, saved),
        (None, None) if sent_fields.form.is_empty() => sent.text().trim() == saved.text().trim(),
        (None, None) => same_rows(&sent_fields.form, &saved_fields.form),
        _ => false,
    }
}

/// Whether a header has the same values in both, ignoring case.
pub fn same_header(sent: &Request, saved: &Request, name: &str) -> bool {
    let values = |request: &Request| -> Vec<String> {
        request
            .headers
            .get_all(name)
            .iter()
            .map(|value| String::from_utf8_lossy(value.as_bytes()).to_lowercase())
            .collect()
    };
    values(sent) == values(saved)
}

fn same_rows(sent: &[(String, String)], saved: &[(String, String)]) -> bool {
    let sorted = |rows: &[(String, String)]| {
        let mut rows = rows.to_vec();
        rows.sort();
        rows
    };
    let (sent, saved) = (sorted(sent), sorted(saved));
    let same = |(sent, saved): (&(String, String), &(String, String))| {
        sent.0 == saved.0 && (sent.1 == saved.1 || has_variable(&saved.1))
    };
    sent.len() == saved.len() && sent.iter().zip(&saved).all(same)
}

fn same_json(sent: &Json<'_>, saved: &Json<'_>) -> bool {
    match (&sent.kind, &saved.kind) {
        (_, Kind::Variable(_)) => true,
        (Kind::String(sent), Kind::String(saved)) => sent == saved || has_variable(saved),
        (Kind::Array(sent), Kind::Array(saved)) => {
            sent.len() == saved.len() && sent.iter().zip(saved).all(|(sent, saved)| same_json(sent, saved))
        }
        (Kind::Object(members), Kind::Object(others)) => {
            let has =
                |name: &str| saved.get(name).zip(sent.get(name)).is_some_and(|(saved, sent)| same_json(sent, saved));
            members.len() == others.len() && members.iter().all(|member| has(&member.name))
        }
        (sent, saved) => sent == saved,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn same(sent: &str, saved: &str) -> bool {
        let sent = Request::new("POST", "/").with_body(sent.to_owned());
        same_body(&sent, &Fields::new(&sent), &Request::new("POST", "/").with_body(saved.to_owned()))
    }

    #[test]
    fn json_is_compared_by_its_content() {
        assert!(same(r#"{"a": 1, "b": [true]}"#, "{\"b\":[true], // why\n \"a\":1}"));
        assert!(!same(r#"{"a": 1}"#, r#"{"a": 2}"#));
        assert!(!same(r#"{"a": 1}"#, r#"{"a": 1, "b": 2}"#));
        assert!(!same("[1]", "[1, 1]"));
    }

    #[test]
    fn a_variable_matches_any_value() {
        assert!(same(r#"{"a": 1, "b": "x"}"#, r#"{"a": {{a}}, "b": "{{b}}"}"#));
    }

    #[test]
    fn other_text_is_compared_unchanged() {
        assert!(same("<a/>\n", "<a/>"));
        assert!(!same("<a/>", "<b/>"));
        assert!(same("", ""));
        assert!(!same("", "{}"));
    }
}
