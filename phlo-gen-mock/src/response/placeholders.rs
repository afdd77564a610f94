//! Values for placeholders: generators of collections write `"<integer>"` where a response has a number.

/// Placeholders of what is no text, as strings of JSON, and a value for each.
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

/// A body with values in the place of placeholders, so that clients can read it; a text that is no JSON as it is.
pub fn fill(mut body: String) -> String {
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

/// Replaces values, and neither names of members nor what stands within strings.
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
    use super::fill;

    #[test]
    fn placeholders_of_values_become_values() {
        let body = r#"{"n": "<integer>", "b":"<boolean>", "s": "<string>", "l": ["<double>", "<array>"]}"#;
        assert_eq!(fill(body.to_owned()), r#"{"n": 1, "b":true, "s": "<string>", "l": [1.5, []]}"#);
    }

    #[test]
    fn names_and_texts_stay() {
        for body in [r#"{"<integer>" : "a"}"#, r#"{"a": "say \"<integer>\""}"#, r#""<integer>""#, "<integer>"] {
            assert_eq!(fill(body.to_owned()), body);
        }
    }
}
