//! Replaces placeholders: generated collections have `"<integer>"` in place of a number.

/// Placeholders for JSON values that are not strings, and a value for each.
const VALUES: &[(&str, &str)] = &[
    ("\"<boolean>\"", "true"),
    ("\"<integer>\"", "1"),
    ("\"<int32>\"", "1"),
    ("\"<int64>\"", "1"),
    ("\"<long>\"", "1"),
    ("\"<number>\"", "1"),
    ("\"<float>\"", "1.5"),
    ("\"<double>\"", "1.5"),
    ("\"<object>\"", "{}"),
    ("\"<array>\"", "[]"),
];

/// Replaces the placeholders in a JSON body by values of their types, so that clients can decode it.
pub fn replace_placeholders(mut body: String) -> String {
    if !body.trim_start().starts_with(['{', '[']) {
        return body;
    }
    for (placeholder, value) in VALUES {
        if body.contains(placeholder) {
            body = replace(&body, placeholder, value);
        }
    }
    body
}

/// Replaces values only, not member names or text within strings.
fn replace(body: &str, placeholder: &str, value: &str) -> String {
    let mut out = String::with_capacity(body.len());
    let mut rest = body;
    while let Some((before, after)) = rest.split_once(placeholder) {
        let is_value = !before.ends_with('\\') && !after.trim_start().starts_with(':');
        out.push_str(before);
        out.push_str(if is_value { value } else { placeholder });
        rest = after;
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::replace_placeholders;

    #[test]
    fn placeholders_of_values_become_values() {
        let body = r#"{"n": "<integer>", "b":"<boolean>", "s": "<string>", "l": ["<double>", "<array>"]}"#;
        assert_eq!(replace_placeholders(body.to_owned()), r#"{"n": 1, "b":true, "s": "<string>", "l": [1.5, []]}"#);
    }

    #[test]
    fn names_and_text_within_strings_are_unchanged() {
        for body in [r#"{"<integer>" : "a"}"#, r#"{"a": "say \"<integer>\""}"#, r#""<integer>""#, "<integer>"] {
            assert_eq!(replace_placeholders(body.to_owned()), body);
        }
    }
}
