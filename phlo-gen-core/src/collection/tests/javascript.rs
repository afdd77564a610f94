use crate::collection::fields::javascript::{json, number, number_text, string, truthy};
use crate::json::parse;

#[test]
fn values_are_true_as_in_javascript() {
    for falsy in ["null", "false", "0", "-0", "0.0", "0e5", "\"\""] {
        assert!(!truthy(&parse(falsy).unwrap()), "{falsy}");
    }
    for truth in ["true", "1", "0.1", "\"0\"", "[]", "{}"] {
        assert!(truthy(&parse(truth).unwrap()), "{truth}");
    }
}

#[test]
fn numbers_are_written_as_by_javascript() {
    let cases = [
        (0.1, "0.1"),
        (-0.0, "0"),
        (1e21, "1e+21"),
        (1.5e300, "1.5e+300"),
        (123456789012345680000.0, "123456789012345680000"),
        (1e-6, "0.000001"),
        (1.5e-7, "1.5e-7"),
        (f64::NAN, "NaN"),
        (f64::NEG_INFINITY, "-Infinity"),
    ];
    for (value, text) in cases {
        assert_eq!(number_text(value), text);
    }
}

#[test]
fn texts_are_read_as_numbers_as_by_javascript() {
    let read = |text: &str| number(&parse(&format!("{text:?}")).unwrap());
    assert_eq!(read(" 12 "), 12.0);
    assert_eq!(read(""), 0.0);
    assert_eq!(read("0x10"), 16.0);
    assert_eq!(read(".5"), 0.5);
    assert_eq!(read("5."), 5.0);
    assert_eq!(read("-Infinity"), f64::NEG_INFINITY);
    for text in ["inf", "nan", "1_000", "0x", "0x+1", "-0x1", "1 2", "é"] {
        assert!(read(text).is_nan(), "{text}");
    }
}

#[test]
fn lists_and_objects_are_written_as_text() {
    assert_eq!(string(&parse(r#"[1.0, [2, null], {}, "a"]"#).unwrap()), "1,2,,[object Object],a");
}

#[test]
fn json_is_written_with_the_text_of_its_numbers() {
    let text = r#"{"a":[1.0,1e3,"\"\\\n\u0001é"],"b":null,"b":false}"#;
    assert_eq!(json(&parse(text).unwrap()), text);
}
