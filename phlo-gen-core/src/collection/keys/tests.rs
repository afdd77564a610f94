//! Tests of the replacement of keys in JSON.

use crate::collection::read;

const KEY: &str = "ghp_k8QzV3mLpTxWc2RnYd9Hs4JfUg1Ea0Kb7Xv5";
const OTHER: &str = "ghp_Ea0Kb7Xv5QwErTzk8QzV3mLpTxWc2RnYd9Hs";

/// The model of a collection as text, and for each finding on a key the text at its place.
fn found(source: &str) -> (String, Vec<String>) {
    let mut collection = read(source).expect("a collection");
    let findings = std::mem::take(&mut collection.findings).into_iter();
    let keys = findings.filter(|finding| finding.code == "secret-in-collection");
    (format!("{collection:?}"), keys.map(|finding| source[finding.offset..][..KEY.len()].to_owned()).collect())
}

#[test]
fn a_key_is_replaced_wherever_it_stands() {
    for item in [
        format!(r#"{{"name": "of {KEY}", "request": "https://h/a"}}"#),
        format!(r#"{{"request": "https://h/{KEY}/a"}}"#),
        format!(r#"{{"request": {{"url": {{"path": ["a", "{KEY}"]}}}}}}"#),
        format!(r#"{{"request": {{"url": {{"query": [{{"key": "q", "value": "{KEY}"}}]}}}}}}"#),
        format!(r#"{{"request": {{"url": {{"raw": "https://h/{KEY}", "path": ["{KEY}"]}}}}}}"#),
        format!(r#"{{"request": {{"url": {{"raw": "https://h/{KEY}"}}}}}}"#),
        format!(r#"{{"request": {{"url": "h", "header": [{{"key": "X-Note", "value": "a {KEY}"}}]}}}}"#),
        format!(r#"{{"request": {{"url": "h", "header": [{{"key": "{KEY}", "value": ""}}]}}}}"#),
        format!(r#"{{"request": {{"url": "h", "header": {{"{KEY}": "a"}}}}}}"#),
        format!(r#"{{"request": {{"url": "h", "body": {{"mode": "raw", "raw": "{{\"a\": \"{KEY}\"}}"}}}}}}"#),
        format!(
            r#"{{"request": {{"url": "h", "body": {{"mode": "graphql", "graphql": {{"query": "q", "variables": {{"value": "{KEY}"}}}}}}}}}}"#
        ),
        format!(r#"{{"request": {{"url": "h", "description": {{"content": "curl {KEY}"}}}}}}"#),
        format!(r#"{{"request": "h", "event": [{{"listen": "test", "script": {{"exec": ["// {KEY}"]}}}}]}}"#),
        format!(r#"{{"request": "h", "response": [{{"name": "r", "code": 200, "body": "{KEY}"}}]}}"#),
        format!(r#"{{"request": "h", "response": [{{"name": "r", "originalRequest": {{"url": "h/{KEY}"}}}}]}}"#),
    ] {
        let (model, keys) = found(&format!(r#"{{"info": {{"name": "c"}}, "item": [{item}]}}"#));
        assert!(!model.contains(KEY) && model.contains("{{github_token}}"), "{item}: {model}");
        assert_eq!(keys, [KEY], "{item}");
    }
}

#[test]
fn one_key_has_one_variable() {
    let source = format!(
        r#"{{"info": {{"name": "c", "description": "{KEY} {OTHER}"}}, "item": [{{"request": "h/{OTHER}/{KEY}"}}]}}"#
    );
    let (model, keys) = found(&source);
    assert_eq!(keys, [KEY, OTHER, OTHER, KEY]);
    let both = "{{github_token}} {{github_token_2}}";
    assert!(model.contains(both) && model.contains(r#"text: "{{github_token_2}}""#), "{model}");
}

#[test]
fn a_variable_with_a_key_is_a_secret() {
    for kind in ["", r#", "type": "string""#] {
        let (model, keys) = found(&format!(
            r#"{{"info": {{"name": "c"}}, "item": [], "variable": [{{"key": "mine", "value": "{KEY}"{kind}}}]}}"#
        ));
        assert!(model.contains(&format!(r#"key: "mine", value: Some("{KEY}"), kind: Some("secret")"#)), "{model}");
        assert_eq!(keys, [KEY]);
    }
}

#[test]
fn values_whose_name_says_what_they_are_stay() {
    for request in [
        format!(r#"{{"url": "h", "header": [{{"key": "Authorization", "value": "Bearer {KEY}"}}]}}"#),
        format!(r#"{{"url": "h", "header": [{{"key": "X-Mine", "value": " {KEY}"}}]}}"#),
        format!(r#"{{"url": {{"query": [{{"key": "token", "value": "{KEY}"}}]}}}}"#),
        format!(r#"{{"url": "h", "auth": {{"type": "bearer", "bearer": [{{"key": "token", "value": "{KEY}"}}]}}}}"#),
        format!(r#"{{"url": "h", "auth": {{"type": "bearer", "bearer": {{"token": "{KEY}"}}}}}}"#),
    ] {
        let (model, keys) = found(&format!(r#"{{"info": {{"name": "c"}}, "item": [{{"request": {request}}}]}}"#));
        assert!(model.contains(KEY) && keys.is_empty(), "{request}: {model}");
    }
}

#[test]
fn a_password_that_somebody_chose_is_replaced_in_prose_only() {
    const SENTENCE: &str = "log in with password hunter22, password: hunter22";
    for (item, is_prose) in [
        (format!(r#"{{"request": {{"url": "h", "description": "{SENTENCE}"}}}}"#), true),
        (format!(r#"{{"request": {{"url": "h", "description": {{"content": "{SENTENCE}"}}}}}}"#), true),
        (format!(r#"{{"name": "{SENTENCE}", "request": "h"}}"#), true),
        (format!(r#"{{"request": "h", "response": [{{"name": "{SENTENCE}", "code": 200}}]}}"#), true),
        (format!(r#"{{"request": "h", "response": [{{"name": "r", "code": 200, "body": "{SENTENCE}"}}]}}"#), false),
        (format!(r#"{{"request": "h", "event": [{{"listen": "test", "script": {{"exec": "{SENTENCE}"}}}}]}}"#), false),
        (format!(r#"{{"request": {{"url": "h", "header": [{{"key": "{SENTENCE}", "value": ""}}]}}}}"#), false),
        (
            format!(
                r#"{{"request": {{"url": "h", "body": {{"mode": "graphql", "graphql": {{"query": "{SENTENCE}"}}}}}}}}"#
            ),
            false,
        ),
    ] {
        let (model, keys) =
            found(&format!(r#"{{"info": {{"name": "c"}}, "item": [{item}]}}{}"#, " ".repeat(KEY.len())));
        let shown = "log in with password {{password}}, password: {{password}}";
        assert_eq!((model.contains(shown), keys.len()), (is_prose, if is_prose { 2 } else { 0 }), "{item}: {model}");
    }
}
