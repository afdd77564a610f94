//! The values that a description allows, and the effect of the saved value on them.

use super::*;
use crate::api::Type;

fn with_query(value: &str, description: &str) -> Lowered {
    let row = json!({"key": "level", "value": value, "description": description});
    let url = json!({"protocol": "https", "host": ["h", "example", "com"], "path": ["a"], "query": [row]});
    lowered(vec![json!({"name": "Get", "request": {"method": "GET", "url": url}})])
}

#[test]
fn a_saved_value_outside_an_enum_does_not_prevent_it() {
    for value in ["<integer>", "<string>", "10", "In progress"] {
        let lowered = with_query(value, "(This can only be one of 10,20)");
        assert!(matches!(argument(&lowered, "level").ty, Type::Named(_)), "{value}");
    }
}

#[test]
fn an_encoded_saved_value_keeps_the_type_text() {
    for value in ["50%25", "a+b"] {
        let lowered = with_query(value, "One of `10` or `20`");
        assert_eq!(argument(&lowered, "level").ty, Type::Text, "{value}");
    }
}

#[test]
fn allowed_numbers_are_documented() {
    let description = "### Body\n| Name | Required | Description |\n|-|-|-|\n\
        | n | yes | The level (This can only be one of 10,20) |\n| m | no | One of 1, 2, 3 |";
    let lowered = lowered(vec![posts(r#"{"n": 10, "m": 1}"#, description)]);
    let n = argument(&lowered, "n");
    assert_eq!((&n.ty, n.documented_values.as_slice()), (&Type::Integer, &["10".to_owned(), "20".to_owned()][..]));
    let source = source(&lowered);
    assert!(source.contains("In the body as `n`. Required. One of `10`, `20`."), "{source}");
    assert!(source.contains("One of 1, 2, 3\\n\\nIn the body as `m`. For example"), "{source}");
}
