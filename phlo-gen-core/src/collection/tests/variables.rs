use super::*;

fn variables(json: &str) -> (Vec<Variable>, Vec<&'static str>) {
    let collection =
        read(&format!(r#"{{"info": {{}}, "item": [{{"name": "i", "request": "h"}}], "variable": {json}}}"#)).unwrap();
    let codes = codes(&collection);
    (collection.variables, codes)
}

fn value(json: &str) -> Option<String> {
    variables(&format!(r#"[{{"key": "a"{json}}}]"#)).0.remove(0).value
}

#[test]
fn values_are_converted_to_their_type() {
    let typed = |kind: &str, json: &str| value(&format!(r#", "type": "{kind}", "value": {json}"#)).unwrap();
    assert_eq!(typed("string", r#""007""#), "007");
    assert_eq!(typed("string", "7.50"), "7.5");
    assert_eq!(typed("number", r#""007""#), "7");
    assert_eq!(typed("number", r#""x""#), "NaN");
    assert_eq!(typed("number", "null"), "0");
    assert_eq!(typed("boolean", r#""false""#), "true");
    assert_eq!(typed("boolean", "false"), "false");
    assert_eq!(typed("Number", r#"" 1e3 ""#), "1000");
    assert_eq!(typed("array", r#""[1, [2, null], \"a\"]""#), "1,2,,a");
    assert_eq!(typed("array", "[1, 2]"), "1,2");
    assert_eq!(typed("array", "{}"), "");
    assert_eq!(typed("object", r#""{}""#), "[object Object]");
    assert_eq!(typed("object", r#""x""#), "");
    assert_eq!(typed("secret", r#""s""#), "s");
}

#[test]
fn values_without_a_type_are_converted_to_text() {
    assert_eq!(value(""), None);
    assert_eq!(value(r#", "value": """#).as_deref(), Some(""));
    assert_eq!(value(r#", "value": null"#).as_deref(), Some("null"));
    assert_eq!(value(r#", "value": 1.50"#).as_deref(), Some("1.5"));
    assert_eq!(value(r#", "value": {"a": 1}"#).as_deref(), Some("[object Object]"));
    assert_eq!(value(r#", "value": [1, 2]"#).as_deref(), Some("1,2"));
}

#[test]
fn a_variable_with_only_an_id_does_not_resolve() {
    let (variables, codes) = variables(r#"[{"id": "a", "value": "1"}, {"key": "", "value": "1"}]"#);
    assert_eq!((variables.len(), codes), (0, vec!["variable-without-key", "variable-without-key"]));
}

#[test]
fn a_variable_defined_twice_is_a_finding_unless_one_is_disabled() {
    assert_eq!(variables(r#"[{"key": "a"}, {"key": "a"}]"#).1, ["duplicate-variable"]);
    assert_eq!(variables(r#"[{"key": "a"}, {"key": "a", "disabled": true}]"#).1, [""; 0]);
}

#[test]
fn variables_may_be_a_map() {
    let (variables, codes) = variables(r#"{"a": "1"}"#);
    assert_eq!((variables[0].key.as_str(), variables[0].value.as_deref(), codes), ("a", Some("1"), vec!["wrong-type"]));
}

#[test]
fn environments_switch_off_by_enabled() {
    let text = r#"{"name": "e", "values": [{"key": "a", "value": "1", "enabled": false, "type": "secret"},
        {"key": "b", "value": "2", "enabled": true}, {"key": "", "value": ""}]}"#;
    let environment = read_environment(text).unwrap();
    let disabled: Vec<_> = environment.variables.iter().map(|variable| variable.disabled).collect();
    assert_eq!((environment.name.as_str(), disabled), ("e", vec![true, false]));
    assert_eq!(environment.variables[0].kind.as_deref(), Some("secret"));
}

#[test]
fn environments_may_be_wrapped_or_globals() {
    let wrapped = read_environment(r#"{"environment": {"name": "e", "values": []}}"#).unwrap();
    assert_eq!(wrapped.name, "e");
    assert!(read_environment(r#"{"_postman_variable_scope": "globals", "values": null}"#).is_ok());
}
