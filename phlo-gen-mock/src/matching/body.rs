//! Whether a request carries what a saved one does.

use crate::request::fields::Fields;
use crate::request::incoming::Received;
use crate::variables::values::has_variable;
use phlo_gen_core::json::{Json, Kind};

/// Whether both bodies say the same; variables of the saved one take anything.
pub fn same_body(given: &Received, given_fields: &Fields<'_>, saved: &Received) -> bool {
    if given.body.is_empty() || saved.body.is_empty() {
        return given.body.is_empty() && saved.body.is_empty();
    }
    let saved_fields = Fields::saved(saved);
    match (&given_fields.json, &saved_fields.json) {
        (Some(given), Some(saved)) => same_json(given, saved),
        (None, None) if given_fields.form.is_empty() => given.text().trim() == saved.text().trim(),
        (None, None) => same_rows(&given_fields.form, &saved_fields.form),
        _ => false,
    }
}

/// Whether a header has the same values in both, whatever their case.
pub fn same_header(given: &Received, saved: &Received, name: &str) -> bool {
    let values = |request: &Received| -> Vec<String> {
        request
            .headers
            .get_all(name)
            .iter()
            .map(|value| String::from_utf8_lossy(value.as_bytes()).to_lowercase())
            .collect()
    };
    values(given) == values(saved)
}

fn same_rows(given: &[(String, String)], saved: &[(String, String)]) -> bool {
    let sorted = |rows: &[(String, String)]| {
        let mut rows = rows.to_vec();
        rows.sort();
        rows
    };
    let (given, saved) = (sorted(given), sorted(saved));
    let same = |(given, saved): (&(String, String), &(String, String))| {
        given.0 == saved.0 && (given.1 == saved.1 || has_variable(&saved.1))
    };
    given.len() == saved.len() && given.iter().zip(&saved).all(same)
}

fn same_json(given: &Json<'_>, saved: &Json<'_>) -> bool {
    match (&given.kind, &saved.kind) {
        (_, Kind::Hole(_)) => true,
        (Kind::String(given), Kind::String(saved)) => given == saved || has_variable(saved),
        (Kind::Array(given), Kind::Array(saved)) => {
            given.len() == saved.len() && given.iter().zip(saved).all(|(given, saved)| same_json(given, saved))
        }
        (Kind::Object(members), Kind::Object(others)) => {
            let has =
                |name: &str| saved.get(name).zip(given.get(name)).is_some_and(|(saved, given)| same_json(given, saved));
            members.len() == others.len() && members.iter().all(|member| has(&member.name))
        }
        (given, saved) => given == saved,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn same(given: &str, saved: &str) -> bool {
        let given = Received::new("POST", "/").with_body(given.to_owned());
        same_body(&given, &Fields::new(&given), &Received::new("POST", "/").with_body(saved.to_owned()))
    }

    #[test]
    fn json_is_compared_by_what_it_says() {
        assert!(same(r#"{"a": 1, "b": [true]}"#, "{\"b\":[true], // why\n \"a\":1}"));
        assert!(!same(r#"{"a": 1}"#, r#"{"a": 2}"#));
        assert!(!same(r#"{"a": 1}"#, r#"{"a": 1, "b": 2}"#));
        assert!(!same("[1]", "[1, 1]"));
    }

    #[test]
    fn variables_take_anything() {
        assert!(same(r#"{"a": 1, "b": "x"}"#, r#"{"a": {{a}}, "b": "{{b}}"}"#));
    }

    #[test]
    fn other_text_is_compared_as_it_is() {
        assert!(same("<a/>\n", "<a/>"));
        assert!(!same("<a/>", "<b/>"));
        assert!(same("", ""));
        assert!(!same("", "{}"));
    }
}
