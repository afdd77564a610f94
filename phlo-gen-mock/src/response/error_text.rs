//! Replaces the error message in an example.

use phlo_gen_core::json::{Json, Kind, Member, compact, quote};

/// A JSON object whose first `error` or `message` string is replaced; `None` if it has none.
pub fn with_error_text(json: &Json<'_>, text: &str) -> Option<String> {
    let Kind::Object(members) = &json.kind else { return None };
    let is_error = |name: &str, json: &Json<'_>| matches!(name, "error" | "message") && json.as_str().is_some();
    let at = members.iter().position(|member| is_error(&member.name, &member.value));
    let inner = |at: usize| members.get(at).and_then(|member| with_error_text(&member.value, text));
    let (at, new) = match at {
        Some(at) => (at, quote(text)),
        None => (0..members.len()).find_map(|at| Some((at, inner(at)?)))?,
    };
    let member = |(index, member): (usize, &Member<'_>)| {
        let value = if index == at { new.clone() } else { compact(&member.value) };
        format!("{}: {value}", quote(&member.name))
    };
    Some(format!("{{{}}}", members.iter().enumerate().map(member).collect::<Vec<_>>().join(", ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_of_an_error_is_replaced_in_its_place() {
        let replaced = |text: &str| {
            let json = phlo_gen_core::json::parse(text).ok()?;
            with_error_text(&json, "x")
        };
        assert_eq!(replaced(r#"{"code": 7, "error": "old"}"#).as_deref(), Some(r#"{"code": 7, "error": "x"}"#));
        assert_eq!(replaced(r#"{"error": {"message": "old"}}"#).as_deref(), Some(r#"{"error": {"message": "x"}}"#));
        assert_eq!(replaced(r#"{"code": 7}"#), None);
        assert_eq!(replaced("[]"), None);
    }
}
