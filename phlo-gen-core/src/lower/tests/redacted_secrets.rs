//! Secrets that occur elsewhere too, which are redacted there.

use super::*;

#[test]
fn other_occurrences_of_a_secret_are_redacted() {
    let mut item = gets(
        &[("q", "hunter2literal"), ("n", "x-hunter2value"), ("w", "{{where}}")],
        &[("X-Api-Key", "hunter2literal")],
    );
    item["request"]["description"] = "Send `hunter2literal`, not [this](https://h/hunter2value).".into();
    item["request"]["url"]["raw"] = "https://h.example.com/hunter2literal/a?q=hunter2literal".into();
    item["request"]["url"]["path"] = json!(["hunter2literal", "a"]);
    item["response"] = json!([{"name": "r", "code": 200, "body": "{\"echo\": \"hunter2literal hunter2value\"}"}]);
    let more =
        json!({"variable": [{"key": "my_token", "value": "hunter2value"}, {"key": "where", "value": "hunter2value"}]});
    let lowered = lowered_with(more, vec![item.clone(), item], &Options::default());
    let source = source(&lowered);
    assert_eq!(source.lines().filter(|line| line.contains("hunter2")).collect::<Vec<_>>(), [""; 0]);
    assert_eq!(first(&lowered.api.root).path.source(), "/{$x_api_key}/a");
    assert_eq!(first(&lowered.api.root).example, "{\"q\":\"{{x_api_key}}\u{fdd0}\",\"n\":\"x-<my_token>\"}");
    let setting = lowered.api.settings.iter().find(|setting| setting.name == "where");
    assert_eq!(setting.map(|setting| &setting.default), Some(&None));
}

#[test]
fn a_secret_in_the_name_of_an_entry_is_redacted() {
    let mut item = gets(&[], &[("X-Api-Key", "hunter2literal")]);
    item["name"] = "Get with hunter2literal".into();
    let folder = json!({"name": "{id} hunter2literal", "item": [{"name": "Key hunter2literal", "item": [item]}]});
    let lowered = lowered(vec![folder.clone(), folder]);
    let source = source(&lowered);
    assert!(!source.to_lowercase().contains("hunter"), "{source}");
    assert!(lowered.findings.iter().all(|finding| !finding.message.contains("hunter")), "{:?}", lowered.findings);
}

#[test]
fn a_secret_with_asterisks_is_redacted_in_descriptions() {
    let mut item = gets(&[], &[]);
    item["request"]["description"] =
        "Send {\"api_key\": \"json***99aa\"}, or `https://h.example.com/a?token=quer***33yy`.".into();
    let source = source(&lowered(vec![item]));
    assert!(!source.contains("99aa") && !source.contains("33yy"), "{source}");
}

/// The generated source of a collection with one more item, whose description has this text.
fn source_with(text: &str, mut collection: Value) -> String {
    let description = format!("See {text} there.");
    let item = json!({"name": "Get", "request": {"url": "https://h.example.com/a", "description": description}});
    let mut items = collection["item"].take().as_array().cloned().unwrap_or_default();
    items.push(item);
    source(&lowered_with(collection, items, &Options::default()))
}

#[test]
fn a_secret_in_a_url_that_is_a_value_is_redacted() {
    for (name, value) in [
        ("base", "https://x.example/v1?token=hunter2Zq81mNx"),
        ("base", "bob:hunter2Zq81mNx@x.example"),
        ("base", "https://hunter2Zq81mNx7Kp3f@x.example"),
    ] {
        let collection = json!({
            "variable": [{"key": name, "value": value}],
            "item": [{"name": "A", "request": "{{base}}/a"}],
        });
        let source = source_with("it", collection);
        assert!(!source.contains("hunter2") && source.contains(r#"name: "base""#), "{source}");
    }
    for value in ["sip:alice@phone.example.com", "mailto:bob@shop.example", "{\"mail\": \"bob@shop.example\"}"] {
        let collection = json!({
            "variable": [{"key": "to", "value": value}],
            "item": [{"name": "A", "request": "https://h.example.com/a?to={{to}}"}],
        });
        let source = source_with("it", collection);
        assert!(!source.contains("Secret"), "{value}: {source}");
    }
    let harmless = json!({
        "variable": [{"key": "base", "value": "https://x.example/v1?page_token=hunter2Zq81mNx"}],
        "item": [{"name": "A", "request": "{{base}}/a"}],
    });
    assert!(source_with("it", harmless).contains("hunter2Zq81mNx"));
    let next = json!({"item": [{"name": "A", "request": "https://h.example.com/b", "response": [
        {"code": 200, "body": r#"{"next": "https:\/\/h.example.com\/b?page=2&access_token=hunter2Zq81mNx"}"#}]}]});
    assert!(!source_with("it", next).contains("hunter2"));
}

#[test]
fn a_secret_that_no_request_sends_is_redacted_elsewhere() {
    let secret = "hunter2Zq81mNx";
    let oauth2 = json!({"type": "oauth2", "oauth2": [{"key": "clientSecret", "value": secret}]});
    for collection in [
        json!({"auth": oauth2}),
        json!({"item": [{"name": "F", "auth": oauth2, "item": []}]}),
        json!({"item": [{"name": "A", "request": {"url": "h.example.com", "auth": oauth2}}]}),
        json!({"variable": [{"key": "password", "value": secret, "disabled": true}]}),
        json!({"variable": [{"key": "token", "value": format!("Bearer {secret}")}]}),
        json!({"variable": [{"key": "token", "value": format!("\"{secret}\"\n")}]}),
        json!({"item": [{"name": "A", "request": {"url": "h.example.com", "header":
            [{"key": "Authorization", "value": format!("Token {secret}"), "disabled": true}]}}]}),
        json!({"item": [{"name": "A", "request": "h.example.com", "response":
            [{"code": 200, "header": [{"key": "Set-Cookie", "value": format!("sid={secret}; Path=/")}]}]}]}),
        json!({"item": [{"name": "A", "request": "h.example.com", "response":
            [{"code": 200, "body": format!(r#"{{"data": {{"accessToken": "{secret}"}}}}"#)}]}]}),
    ] {
        let source = source_with(secret, collection.clone());
        assert!(!source.contains("hunter2") && source.contains("See "), "{collection}: {source}");
    }
}

#[test]
fn a_secret_is_redacted_in_any_spelling() {
    let collection = || json!({"variable": [{"key": "password", "value": "Ab/9xQz+7Lm4RtYw8Kp2=="}]});
    for text in [
        "Ab/9xQz+7Lm4RtYw8Kp2==",
        "`?q=Ab%2F9xQz%2B7Lm4RtYw8Kp2%3D%3D`",
        "`Ab\\/9xQz+7Lm4RtYw8Kp2==`",
        "`Ab\\u002f9xQz+7Lm4RtYw8Kp2==`",
        "AB/9XQZ+7LM4RTYW8KP2==",
        "QWIvOXhReis3TG00UnRZdzhLcDI9PQ==",
    ] {
        let source = source_with(text, collection());
        let piece = ["9xQz", "9XQZ", "hReis3TG00UnRZ"].into_iter().find(|piece| source.contains(*piece));
        assert_eq!(piece, None, "{text}: {source}");
    }
}

const SECRET: &str = "k8QzV3mLpTxWc2Rn5a";

/// The generated client for a collection in which `#` stands for a secret.
fn source_with_secret(more: &str, item: &Value) -> String {
    let item: Value = serde_json::from_str(&item.to_string().replace('#', SECRET)).expect("it is JSON");
    let more: Value = serde_json::from_str(&more.replace('#', SECRET)).expect("it is JSON");
    source(&lowered_with(more, vec![item], &Options::default()))
}

#[test]
fn an_address_in_an_environment_is_a_secret_as_in_the_collection() {
    let document = json!({
        "info": {"name": "c", "schema": "https://schema.getpostman.com/json/collection/v2.1.0/collection.json"},
        "item": [{"name": "A", "request": {"method": "GET", "url": "{{base}}/a"}}],
    });
    let collection = collection::read(&document.to_string()).expect("it is a collection");
    let address = format!("https://h.example.com/v1?token={SECRET}");
    let values = json!({"name": "e", "values": [{"key": "base", "value": address, "enabled": true}]});
    let environment = collection::read_environment(&values.to_string()).expect("it is an environment");
    let lowered = lower(&collection, Some(&environment), &Options::default());
    assert!(!source(&lowered).contains(SECRET));
}

#[test]
fn secrets_of_scripts_and_of_variables_in_variables_are_known() {
    let item = json!({"name": "A", "request": {"method": "GET", "url": "https://h.example.com/a", "description": "Use # here"}});
    for script in [
        "const apiKey = \\\"#\\\";",
        "pm.environment.set(\\\"token\\\", \\\"#\\\")",
        "pm.collectionVariables.set('client_secret', '#')",
    ] {
        let more = format!("{{\"event\": [{{\"listen\": \"test\", \"script\": {{\"exec\": [\"{script}\"]}}}}]}}");
        assert!(!source_with_secret(&more, &item).contains(SECRET), "{script}");
    }
    let more = r##"{
        "auth": {"type": "bearer", "bearer": [{"key": "token", "value": "{{a}}"}]},
        "variable": [{"key": "a", "value": "{{b}}"}, {"key": "b", "value": "#"}]
    }"##;
    assert!(!source_with_secret(more, &item).contains(SECRET));
}

#[test]
fn all_segments_of_a_webhook_that_are_secret_are_redacted() {
    let path = [
        "webhookb2",
        "T-7@T-8",
        "IncomingWebhook",
        "9f2c81d07be34a659f2c81d07be34a65",
        "8a1f3a52-94be-4d0e-8a67-2b9e6f3c1d99",
    ];
    let raw = format!("https://acme.webhook.office.com/{}", path.join("/"));
    let url = json!({"raw": raw, "protocol": "https", "host": ["acme", "webhook", "office", "com"], "path": path});
    let item = json!({"name": "A", "request": {"method": "POST", "url": url}});
    let source = source_with_secret("{}", &item);
    assert!(!source.contains("9f2c81d0") && !source.contains("8a1f3a52"), "{source}");
}

#[test]
fn a_secret_of_a_path_that_is_padded_is_redacted() {
    let path = ["token", "azhRelYzbUxwVHhXYzJSbjVhUQ=="];
    let raw = format!("https://h.example.com/{}", path.join("/"));
    let url = json!({"raw": raw, "protocol": "https", "host": ["h", "example", "com"], "path": path});
    let source = source_with_secret("{}", &json!({"name": "A", "request": {"method": "GET", "url": url}}));
    assert!(!source.contains("azhRelYz"), "{source}");
}

#[test]
fn what_says_that_it_is_a_secret_is_one() {
    let url =
        |query: Value| json!({"protocol": "https", "host": ["h", "example", "com"], "path": ["a"], "query": query});
    let described = json!([{"key": "k", "value": "#", "description": "Your secret API key"}]);
    let header = json!([{"key": "X-Shop", "value": "#", "description": "Secret API token"}]);
    let split = json!({"raw": "https://h.example.com/token/#", "protocol": "https", "host": ["h", "example", "com"], "path": ["token", "#"]});
    for request in [
        json!({"method": "GET", "url": url(described)}),
        json!({"method": "GET", "url": "https://h.example.com/a", "header": header}),
        json!({"method": "GET", "url": split}),
        json!({"method": "GET", "url": "https://h.example.com/a;jsessionid=#"}),
        posts(r##"{"query": "mutation { login(password: \"#\") { id } }"}"##, "")["request"].clone(),
    ] {
        let item = json!({"name": "A", "request": request.clone()});
        assert!(!source_with_secret("{}", &item).contains(SECRET), "{request}");
    }
    let name = json!({"name": "Login (pw: #)", "request": {"method": "GET", "url": "https://h.example.com/a"}});
    let source = source_with_secret("{}", &name);
    assert!(
        !source.contains(SECRET) && !source.contains("k8_qz") && source.contains("login -> LoginBuilder"),
        "{source}"
    );
}

#[test]
fn a_secret_that_is_a_word_with_a_number_is_no_secret_elsewhere() {
    let more = r#"{"variable": [{"key": "token", "value": "version2"}]}"#;
    let item = json!({"name": "A", "request": {"method": "GET", "url": "https://h.example.com/version2/a", "description": "Version2 of it"}});
    let source = source_with_secret(more, &item);
    assert!(source.contains("/version2/a") && source.contains("Version2 of it"));
}
