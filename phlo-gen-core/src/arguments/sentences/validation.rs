//! Rules of a validator in place of a description: "required|string|in:a,b".

use super::types;
use crate::arguments::argument::{Facts, Requirement};

/// The facts in such rules; `None` if the text is something else.
pub fn facts(text: &str) -> Option<Facts> {
    let rules: Vec<&str> = text.trim().split('|').map(str::trim).collect();
    if rules.len() < 2 || !rules.iter().all(|rule| is_rule(rule)) {
        return None;
    }
    let mut facts = Facts::default();
    for rule in rules {
        match rule.split_once(':').unwrap_or((rule, "")) {
            ("required", _) => facts.required = Some(Requirement::Required),
            ("nullable" | "sometimes" | "optional", _) => {
                facts.required = facts.required.or(Some(Requirement::Optional))
            }
            ("in", values) => facts.allowed = values.split(',').map(|value| value.trim().to_owned()).collect(),
            (name, _) if name.starts_with("required_") => facts.required = Some(Requirement::Conditional),
            (name, _) => facts.kind = facts.kind.take().or_else(|| types::in_cell(name)),
        }
    }
    Some(facts)
}

fn is_rule(rule: &str) -> bool {
    #[rustfmt::skip]
    const RULES: &[&str] = &[
        "required", "nullable", "sometimes", "optional", "string", "integer", "int", "numeric", "number", "decimal", "boolean", "bool",
        "array", "object", "json", "file", "image", "date", "email", "url", "uuid", "ip", "alpha", "alpha_num", "alpha_dash", "unique",
        "exists", "confirmed", "min", "max", "size", "between", "digits", "digits_between", "in", "not_in", "regex", "date_format",
        "after", "before", "after_or_equal", "before_or_equal", "mimes", "mimetypes", "same", "different", "gt", "gte", "lt", "lte",
        "distinct", "present", "filled", "accepted", "timezone", "bail",
    ];
    let name = rule.split(':').next().unwrap_or_default();
    RULES.contains(&name) || name.starts_with("required_")
}

#[cfg(test)]
mod tests {
    use super::facts;
    use crate::arguments::argument::Requirement::{Conditional, Optional, Required};

    #[test]
    fn rules_say_what_a_value_must_be() {
        let found = facts("required|string|in:male,female").unwrap_or_default();
        assert_eq!((found.required, found.allowed.join(" ")), (Some(Required), "male female".to_owned()));
        assert_eq!(facts("nullable|max:255").and_then(|facts| facts.required), Some(Optional));
        assert_eq!(facts("required_if:type,card|string").and_then(|facts| facts.required), Some(Conditional));
    }

    #[test]
    fn other_texts_with_bars_have_no_rules() {
        for text in ["required", "asc|desc", "string|null", "required|one of them"] {
            assert_eq!(facts(text), None, "{text}");
        }
    }
}
