use super::*;

const KEY: &str = "ghp_k8QzV3mLpTxWc2RnYd9Hs4JfUg1Ea0Kb7Xv5";
const OTHER: &str = "ghp_Ea0Kb7Xv5QwErTzk8QzV3mLpTxWc2RnYd9Hs";

/// The model as text, and the texts at the places of the findings on keys.
fn keys(files: &[(&str, &str)]) -> (String, Vec<String>) {
    let mut collection = collection(files);
    collection.findings.clear();
    let found = found(files).into_iter().filter(|(_, _, code)| *code == "secret-in-collection");
    (format!("{collection:?}"), found.map(|(_, line, _)| line[..KEY.len()].to_owned()).collect())
}

#[test]
fn a_key_is_replaced_wherever_it_stands() {
    for fields in [
        format!("name: of {KEY}"),
        format!("url: https://h/{KEY}/a"),
        format!("url: 'https://h/a?q={KEY}'"),
        format!("queryParams:\n  q: {KEY}"),
        format!("queryParams:\n- key: q\n  value: '{KEY}'"),
        format!("pathVariables:\n  id: a {KEY}"),
        format!("headers:\n  X-Note: a {KEY}"),
        format!("headers:\n  {KEY}: a"),
        format!("headers:\n- {{key: X-Note, value: a {KEY}}}"),
        format!("body:\n  type: json\n  content: |\n    {{\n      \"a\": \"{KEY}\"\n    }}"),
        format!("body:\n  type: json\n  content: {{value: {KEY}, token: x}}"),
        format!("body:\n  type: urlencoded\n  content:\n    a: {KEY}"),
        format!("body:\n  type: formdata\n  content:\n  - {{type: text, key: a, value: {KEY}}}"),
        format!("body:\n  type: graphql\n  content:\n    query: q\n    variables: {{value: {KEY}}}"),
        format!("description: |-\n  # Call it\n\n  é curl {KEY}"),
        format!("scripts:\n- type: afterResponse\n  code: |\n    // {KEY}"),
    ] {
        let (model, found) =
            keys(&[("é.request.yaml", ""), ("a.request.yaml", &format!("$kind: http-request\n{fields}"))]);
        assert!(!model.contains(KEY) && model.contains("{{github_token}}"), "{fields}: {model}");
        assert_eq!(found, [KEY], "{fields}");
    }
}

#[test]
fn a_key_is_replaced_in_graphql_requests_examples_and_definitions() {
    let request = ("a.request.yaml", "$kind: http-request\nurl: h");
    let example = |text: &str| format!("$kind: http-example\n{text}");
    for (path, text) in [
        ("b.request.yaml", format!("$kind: graphql-request\nurl: h\nquery: '{{ a(b: \"{KEY}\") }}'")),
        ("b.request.yaml", format!("$kind: graphql-request\nurl: h\nquery: q\nvariables: '{{\"a\": \"{KEY}\"}}'")),
        (".resources/definition.yaml", format!("$kind: collection\ndescription: of {KEY}")),
        ("F/.resources/definition.yaml", format!("$kind: collection\nname: of {KEY}")),
        (
            ".resources/a.resources/examples/e.example.yaml",
            example(&format!("response:\n  statusCode: 200\n  body: {{type: text, content: {KEY}}}")),
        ),
        (
            ".resources/a.resources/examples/e.example.yaml",
            example(&format!(
                "response:\n  statusCode: 200\n  headers: {{X-Note: {KEY}}}\n  body: {{type: text, content: ''}}"
            )),
        ),
        (
            ".resources/a.resources/examples/e.example.yaml",
            example(&format!(
                "request:\n  url: h/{KEY}\nresponse:\n  statusCode: 200\n  body: {{type: text, content: ''}}"
            )),
        ),
    ] {
        let (model, found) = keys(&[request, (path, &text)]);
        assert!(!model.contains(KEY) && model.contains("{{github_token}}"), "{text}: {model}");
        assert_eq!(found, [KEY], "{text}");
    }
}

#[test]
fn one_key_has_one_variable_in_all_files() {
    let request =
        |name: &str, key: &str| (format!("{name}.request.yaml"), format!("$kind: http-request\nurl: h/{key}"));
    let files = [request("a", KEY), request("b", OTHER), request("F/c", KEY), request("F/G/d", OTHER)];
    let files = files.each_ref().map(|(path, text)| (&**path, &**text));
    let (model, found) = keys(&files);
    assert_eq!(found, [KEY, OTHER, KEY, OTHER]);
    let count = |name: &str| model.matches(&format!("text: \"{{{{{name}}}}}\"")).count();
    assert_eq!((count("github_token"), count("github_token_2")), (2, 2), "{model}");
}

#[test]
fn a_variable_with_a_key_is_a_secret() {
    for variables in [format!("  mine: {KEY}\n  other: 'a'"), format!("- key: mine\n  value: {KEY}")] {
        let definition = format!("$kind: collection\nvariables:\n{variables}");
        let files = [(".resources/definition.yaml", &*definition)];
        let (model, found) = keys(&files);
        let variable = format!("key: \"mine\", value: Some(\"{KEY}\"), kind: Some(\"secret\")");
        assert!(model.contains(&variable), "{model}");
        assert_eq!((found, self::found(&files).len()), (vec![KEY.to_owned()], 1));
    }
}

#[test]
fn values_whose_name_says_what_they_are_stay() {
    for fields in [
        format!("headers:\n  Authorization: Bearer {KEY}"),
        format!("headers:\n- key: X-Mine\n  value: {KEY}"),
        format!("queryParams:\n  token: {KEY}"),
        format!("auth:\n  type: bearer\n  credentials:\n    token: {KEY}"),
        format!("auth:\n  type: bearer\n  credentials:\n  - key: token\n    value: {KEY}"),
    ] {
        let (model, found) = keys(&[("a.request.yaml", &format!("$kind: http-request\nurl: h\n{fields}"))]);
        assert!(model.contains(KEY) && found.is_empty(), "{fields}: {model}");
    }
}

#[test]
fn a_key_in_the_name_of_a_file_or_a_folder_is_replaced() {
    let text = "$kind: http-request\nurl: h";
    let (file, folder) = (format!("of {KEY}.request.yaml"), format!("{KEY}/a.request.yaml"));
    let collection = collection(&[(&file, text), (&folder, text)]);
    assert_eq!(names(&collection.entries), ["of {{github_token}}", "{{github_token}}/a"]);
    let codes = collection.findings.iter().filter(|finding| finding.code == "secret-in-collection");
    assert_eq!(codes.count(), 2);
}
