//! Replaces the error message in an example.

use phlo_gen_core::json::{Json, Kind, Member, compact, quote};

/// The members with the text of an error, the usual ones first.
const TEXTS: [&str; 4] = ["message", "detail", "error", "title"];

/// The members with an error, or a list of them.
const ERRORS: [&str; 2] = ["error", "errors"];

/// A JSON object with another error text: that of the first member of [`TEXTS`] that is a string, in the object itself or
/// else in its error. Objects of other names are what the request was about. A list of errors has this one. `None` if there
/// is no such member.
pub fn with_error_text(json: &Json<'_>, text: &str) -> Option<String> {
    let Kind::Object(members) = &json.kind else { return None };
    let position = |name: &str| members.iter().position(|member| member.name == name);
    let has_text = |at: &usize| members.get(*at).is_some_and(|member| member.value.as_str().is_some());
    let own = TEXTS.iter().filter_map(|name| position(name)).find(has_text).map(|at| (at, quote(text)));
    let inner = |name: &&str| {
        let at = position(name)?;
        Some((at, error(&members.get(at)?.value, text)?))
    };
    let (at, new) = own.or_else(|| ERRORS.iter().find_map(inner))?;
    let member = |(index, member): (usize, &Member<'_>)| {
        let value = if index == at { new.clone() } else { compact(&member.value) };
        format!("{}: {value}", quote(&member.name))
    };
    Some(format!("{{{}}}", members.iter().enumerate().map(member).collect::<Vec<_>>().join(", ")))
}

/// An error, or a list of errors, with another text.
fn error(json: &Json<'_>, text: &str) -> Option<String> {
    let Kind::Array(errors) = &json.kind else { return with_error_text(json, text) };
    let first = errors.first()?;
    let error = if first.as_str().is_some() { quote(text) } else { with_error_text(first, text)? };
    Some(format!("[{error}]"))
}

#[cfg(test)]
mod tests {
    use super::with_error_text;

    fn replaced(text: &str) -> Option<String> {
        with_error_text(&phlo_gen_core::json::parse(text).ok()?, "x")
    }

    #[test]
    fn the_text_of_an_error_is_replaced_in_its_place() {
        for (saved, sent) in [
            (r#"{"code": 7, "error": "old"}"#, r#"{"code": 7, "error": "x"}"#),
            (r#"{"error": "bad_gate", "message": "old"}"#, r#"{"error": "bad_gate", "message": "x"}"#),
            (r#"{"title": "Bad gate", "detail": "old"}"#, r#"{"title": "Bad gate", "detail": "x"}"#),
            (r#"{"error": {"message": "old"}}"#, r#"{"error": {"message": "x"}}"#),
            (r#"{"errors": ["old", "older"]}"#, r#"{"errors": ["x"]}"#),
            (r#"{"errors": [{"code": 7, "title": "old"}]}"#, r#"{"errors": [{"code": 7, "title": "x"}]}"#),
        ] {
            assert_eq!(replaced(saved).as_deref(), Some(sent), "{saved}");
        }
    }

    #[test]
    fn a_text_that_is_no_error_is_left() {
        for saved in [
            "[]",
            r#"{"code": 7}"#,
            r#"{"request": {"message": "my SMS text"}}"#,
            r#"{"data": {"herb": {"message": "old"}}}"#,
            r#"{"errors": {"gate": {"message": "old"}}}"#,
            r#"{"errors": []}"#,
        ] {
            assert_eq!(replaced(saved), None, "{saved}");
        }
    }
}
