use super::*;
use crate::api::{Presence, Type};

#[test]
fn documented_values_of_a_secret_are_not_used() {
    let header = "Arguments\n\n| Argument | Type | Required | Description |\n| --- | --- | --- | --- |\n";
    let cases = [
        ("yes", "Defaults to hunter2def", Presence::Required),
        ("no", "Defaults to hunter2def", Presence::Optional),
        ("no", "Set this parameter \"hunter2def\".", Presence::Required),
    ];
    for (required, description, presence) in cases {
        let table = format!("{header}| password | string | {required} | {description} |");
        let lowered = lowered(vec![posts(r#"{"password": "x"}"#, &table)]);
        let password = argument(&lowered, "password");
        assert_eq!((&password.ty, &password.presence, &password.documented_default), (&Type::Secret, &presence, &None));
        assert!(!source(&lowered).contains("hunter2def"), "{description}");
    }
}

#[test]
fn a_body_with_a_mistake_shows_no_secret() {
    for body in [
        r#"{"email": "a" "password": "hunter2"}"#,
        r#"{"email": "a", "password": "hunter2""#,
        "{'email': 'a', 'password': 'hunter2'}",
        r#"{"email": "a", "password": hunter2}"#,
        r#"{"email": "a", "password": hunter2"#,
        r#"{"email": {{email}}, "password": "hunter2",,}"#,
        r#"{"email": "{{email}}" "password": "hunter2"}"#,
        "email={{email}}&password=hunter2",
        "<login><email>{{email}}</email><password>hunter2</password></login>",
        "<login><email>a</email><password>hunter2</password></login>",
    ] {
        let mut item = posts(body, "");
        item["response"] = json!([{"name": "r", "code": 200, "_postman_previewlanguage": "json", "body": body}]);
        let lowered = lowered(vec![item]);
        let source = source(&lowered);
        assert!(!source.contains("hunter2"), "{body}\n{source}");
        let found = lowered.findings.iter().find(|finding| finding.message.contains("hunter2"));
        assert!(found.is_none(), "{body}: {found:?}");
    }
}

#[test]
fn a_secret_is_found_in_every_spelling() {
    let secret = "Zk\"8/3&Qp9vTx";
    for body in [
        r#"{"a": "Zk\"8/3&Qp9vTx"}"#,
        r#"{"a": "Zk\"8\/3&Qp9vTx"}"#,
        r#"{"a": "Zk\"8/3\u0026Qp9vTx"}"#,
        "<a>Zk&quot;8/3&amp;Qp9vTx</a>",
    ] {
        let mut item = gets(&[], &[("Authorization", secret)]);
        item["request"]["description"] = json!(format!("So:\n\n```json\n{body}\n```"));
        item["response"] = json!([{"name": "r", "code": 200, "body": body}]);
        let source = source(&lowered(vec![item]));
        assert!(!source.contains("Qp9vTx"), "{body}\n{source}");
    }
}

#[test]
fn a_comment_in_a_body_shows_no_secret() {
    let source =
        source(&lowered(vec![posts("{\n  \"user\": \"bob\", // password: k8QzV3mLpTxWc2Rn\n  \"a\": 1\n}", "")]));
    assert!(!source.contains("k8QzV3mLpTxWc2Rn"), "{source}");
}

#[test]
fn a_value_that_is_described_as_a_secret_is_not_shown() {
    let key = "k8QzV3mLpTxWc2Rn";
    let row = |description: &str| json!({"key": "zulu", "value": key, "description": description});
    let url = |name: &str, segment: &str, rows: Value| {
        let url = json!({"protocol": "https", "host": ["h", "example"], "path": ["a", segment], name: rows});
        json!({"name": "Get", "request": {"method": "GET", "url": url}})
    };
    let body = |comment: &str| posts(&format!("{{\"zulu\": \"{key}\", // {comment}\n \"a\": 1}}"), "");
    let nested = |comment: &str| posts(&format!("{{\"b\": [{{\"zulu\": \"{key}\" // {comment}\n}}], \"a\": 1}}"), "");
    let is_shown = |item: Value| source(&lowered(vec![item])).contains(key);
    for (description, shown) in
        [("Your secret API key", false), ("The id of the plant", true), ("Password policy", true)]
    {
        let rows = json!([row(description)]);
        assert_eq!(is_shown(body(description)), shown, "{description}");
        assert_eq!(is_shown(nested(description)), shown, "{description}");
        assert_eq!(is_shown(url("query", "b", rows.clone())), shown, "{description}");
        assert_eq!(is_shown(url("variable", ":zulu", rows)), shown, "{description}");
    }
}

#[test]
fn a_message_shows_no_known_secret() {
    let auth = json!({"type": "bearer", "bearer": [{"key": "token", "value": "k8QzV3mLpTxWc2Rn"}]});
    let table = "| Argument | Type |\n| --- | --- |\n| k8QzV3mLpTxWc2Rn | string |\n| id | string |";
    let mut item = posts(r#"{"id": "x"}"#, table);
    item["request"]["auth"] = auth;
    let text = json!({"info": {"name": "n"}, "item": [item]}).to_string();
    let checked = crate::lower::check(&crate::collection::read(&text).unwrap(), None, &Options::default());
    assert!(!format!("{:?}", checked.findings.iter().map(|f| &f.message).collect::<Vec<_>>()).contains("k8QzV3mL"));
    assert_eq!(checked.known_secrets.mask("k8QzV3mLpTxWc2Rn"), "*".repeat(16));
}

#[test]
fn a_header_that_an_api_key_overwrites_is_no_setting() {
    let key = |name: &str, place: &str| {
        let mut item = gets(&[], &[("X-Api-Key", "planted-key"), ("Accept", "text/plain")]);
        let parameters =
            json!([{"key": "key", "value": name}, {"key": "value", "value": "{{kk}}"}, {"key": "in", "value": place}]);
        item["request"]["auth"] = json!({"type": "apikey", "apikey": parameters});
        lowered(vec![item]).literals.len()
    };
    assert_eq!([key("X_API_KEY", "header"), key("X-Other", "header"), key("X-API-KEY", "query")], [0, 1, 1]);
}

/// Names of the literal settings of an item, whose source must not contain the planted secrets.
fn literals_of(item: Value) -> Vec<String> {
    let lowered = lowered(vec![item]);
    let source = source(&lowered);
    let leak = source.lines().find(|line| line.contains("hunter2") || line.contains("eyJ"));
    assert_eq!(leak, None);
    lowered.literals.into_iter().map(|literal| literal.name).collect()
}

#[test]
fn headers_with_tokens_are_literal_settings_by_what_they_say() {
    let token = "k8QzV3mLpTxWc2RnYd9H";
    let count = |name: &str, value: &str| lowered(vec![gets(&[], &[(name, value)])]).literals.len();
    let json = format!("{{\"token\":\"{token}\"}}");
    for (name, value) in [
        ("X-Forwarded-Authorization", token),
        ("X-Upstream-Authorization", "hunter2"),
        ("DPoP", token),
        ("CB-ACCESS-SIGN", token),
        ("X-Session-Ticket", token),
        ("X-Custom", json.as_str()),
    ] {
        assert_eq!(count(name, value), 1, "{name}: {value}");
        assert!(!source(&lowered(vec![gets(&[], &[(name, value)])])).contains(value), "{name}");
    }
    for (name, value) in [
        ("X-Requires-Authorization", "true"),
        ("X-Sign", "positive"),
        ("X-Ticket", "INC0012345678901"),
        ("X-Custom", "{\"color\":\"red\"}"),
        ("X-Issue-Key", "PROJ-12345"),
        ("X-Foreign-Key", "account_id_2"),
        ("X-Stop-Token", "END-OF-TEXT"),
        ("X-Sid", "CA0123456789abcdef0123456789abcdef"),
        ("X-Publishable", "pk_test_k8QzV3mLpTxWc2RnYd9H"),
    ] {
        assert_eq!(count(name, value), 0, "{name}: {value}");
    }
}

#[test]
fn a_token_as_the_only_key_of_a_query_is_a_setting() {
    let count = |value: &str| lowered(vec![gets(&[("key", value)], &[])]).literals.len();
    assert_eq!(count("k8QzV3mLpTxWc2RnYd9H"), 1);
    for value in ["shippingMethod", "uploads/k8QzV3mLpTxWc2RnYd9H.png", "9f2c81d07be34a659f2c81d07be34a65", "color-2"] {
        assert_eq!(count(value), 0, "{value}");
    }
}

#[test]
fn a_base_with_its_key_as_the_user_has_no_default() {
    let token = "k8QzV3mLpTxWc2RnYd9H";
    let item = || {
        let mut item = gets(&[], &[]);
        item["request"]["url"] = json!("{{base}}/a");
        item
    };
    for (user, is_shown) in [
        (format!("{token}:x"), false),
        (format!("{token}:"), false),
        (format!("{token}:{{{{pw}}}}"), false),
        (format!("x:{token}"), false),
        (format!("ann%40shop.example:{token}"), false),
        ("shop-api-v2:x".to_owned(), true),
        ("{{user}}:{{pw}}".to_owned(), true),
    ] {
        let variables = json!([{"key": "base", "value": format!("https://{user}@h.example.com/v1")}]);
        let lowered = lowered_with(json!({"variable": variables}), vec![item()], &Options::default());
        let source = source(&lowered);
        assert!(!source.contains(token), "{user}: {source}");
        assert_eq!(source.contains("h.example.com/v1"), is_shown, "{user}");
    }
    let mut parts = gets(&[], &[]);
    parts["request"]["url"]["host"] = json!([format!("bob:{token}@h"), "example", "com"]);
    let lowered = lowered(vec![parts]);
    assert!(!source(&lowered).to_ascii_lowercase().contains(&token.to_ascii_lowercase()));
    assert_eq!(lowered.api.auths.iter().map(|auth| auth.kind.as_str()).collect::<Vec<_>>(), ["basic"]);
}

#[test]
fn saved_texts_show_no_secret() {
    let token = "k8QzV3mLpTxWc2RnYd9H";
    for body in [
        "The API key is %.",
        "<p>Invalid token: %</p>",
        "<input type=\"password\" value=\"%\">",
        "<!-- password: % -->",
        "cli login --token %",
        "{\"message\": \"{'password': '%'}\"}",
        "{\"smtp\": \"smtp://ann%40shop.example:%@h:25\"}",
        "{\"jwk\": {\"kty\": \"oct\", \"k\": \"%\"}}",
    ] {
        let body = body.replace("%40", "\u{1}").replace('%', token).replace('\u{1}', "%40");
        let mut item = gets(&[], &[]);
        item["response"] = json!([{"name": "r", "code": 400, "body": body}]);
        let source = source(&lowered(vec![item]));
        assert!(!source.contains(token), "{body}");
    }
    let mut plain = posts("", "");
    plain["request"]["body"] = json!({"mode": "raw", "raw": format!("{{\n // \"password\": \"{token}\"\n \"a\": 1}}")});
    assert!(!source(&lowered(vec![plain])).contains(token));
    let basic = gets(&[], &[("Authorization", "Basic YWw6aHVudGVyMlpxODFtTng3S3A=")]);
    let mut described = basic;
    described["request"]["description"] = json!("Log in as al with hunter2Zq81mNx7Kp first.");
    assert!(!source(&lowered(vec![described])).contains("hunter2Zq81mNx7Kp"));
}

#[test]
fn the_payload_of_a_token_with_a_secret_is_a_setting() {
    let auth = |payload: &str| {
        let mut item = gets(&[], &[]);
        item["request"]["auth"] = json!({"type": "jwt", "jwt": [
            {"key": "algorithm", "value": "HS256"}, {"key": "secret", "value": "{{s}}"}, {"key": "payload", "value": payload}
        ]});
        lowered(vec![item])
    };
    let secret = auth("{\"sub\": \"me\", \"password\": \"k8QzV3mLpTxWc2RnYd9H\"}");
    assert_eq!(secret.literals.iter().map(|literal| literal.name.as_str()).collect::<Vec<_>>(), ["jwt_payload"]);
    assert!(!source(&secret).contains("k8QzV3mL"));
    assert!(auth("{\"sub\": \"me\"}").literals.is_empty());
}

#[test]
fn headers_that_authorize_are_literal_settings() {
    let named = ["Ocp-Apim-Subscription-Key", "X-Auth-Key", "x-functions-key", "X-Auth", "X-JWT", "Set-Cookie"];
    for name in named {
        assert_eq!(literals_of(gets(&[], &[(name, "hunter2")])).len(), 1, "{name}");
    }
    for value in ["Bearer hunter2x", "eyJhbGciOi.eyJzdWIi.c2ln"] {
        assert_eq!(literals_of(gets(&[], &[("X-Session", value)])), ["x_session"]);
    }
    assert_eq!(literals_of(gets(&[], &[("X-Session", "blue")])).len(), 0);
}

#[test]
fn a_key_in_a_query_is_a_literal_setting_if_it_looks_like_one() {
    let settings = |calls: &[(&str, &str)]| {
        let items = calls.iter().map(|(path, value)| {
            let mut item = gets(&[("key", value)], &[]);
            item["request"]["url"]["path"] = json!([path]);
            item
        });
        let settings = lowered(items.collect()).api.settings.into_iter();
        settings.map(|setting| (setting.name, setting.secret)).collect::<Vec<_>>()
    };
    let key = [("key".to_owned(), true)];
    assert_eq!(settings(&[("places", " hunter2mix"), ("routes", "hunter2mix")]), key);
    let google = settings(&[("places", "AIzaSyA1234567890abcdefghijklmnopqrstuv")]);
    assert_eq!(google, [("google_api_key".to_owned(), true)], "it has the form of a key");
    for calls in [
        [("settings", "defaultShippingMethodName"), ("options", "defaultShippingMethodName")],
        [("cache", "photo2024x"), ("cache", "photo2024x")],
        [("cache", "photo2024x"), ("files", "photo2025x")],
        [("cache", "colour"), ("files", "colour")],
    ] {
        assert_eq!(settings(&calls), [], "{calls:?}");
    }
}

#[test]
fn the_token_of_a_cookie_is_a_setting() {
    let settings = |headers: &[(&str, &str)]| {
        let settings = lowered(vec![gets(&[], headers)]).api.settings.into_iter();
        settings.map(|setting| (setting.name, setting.secret)).collect::<Vec<_>>()
    };
    let secret = |name: &str| (name.to_owned(), true);
    assert_eq!(settings(&[("Cookie", "lang=en; token={{token}}")]), [secret("token")]);
    // one header: an argument would have to be written with the token
    assert_eq!(settings(&[("Cookie", "lang={{lang}}; token={{token}}")]), [secret("lang"), secret("token")]);
    assert!(settings(&[("Cookie", "lang={{lang}}")]).is_empty());
}

#[test]
fn a_blank_key_may_be_left_out_only_where_its_description_says_so() {
    let has_default = |description: &str| {
        // one of two keys: a single one is the authorization
        let mut item = gets(&[], &[("X-App-Key", ""), ("X-Api-Key", "")]);
        item["request"]["header"][1]["description"] = description.into();
        let settings = lowered(vec![item]).api.settings;
        settings.iter().map(|setting| (setting.name.clone(), setting.default.is_some())).collect::<Vec<_>>()
    };
    let app = ("x_app_key".to_owned(), false);
    for description in ["Optional.", "Alternative header of the token", "An alternative to the token", "Not required."]
    {
        assert_eq!(has_default(description), [app.clone(), ("x_api_key".to_owned(), true)], "{description}");
    }
    for description in [
        "",
        "Not optional.",
        "Your key; use the test key instead of the live one",
        "Required, and there is no alternative",
    ] {
        assert_eq!(has_default(description), [app.clone(), ("x_api_key".to_owned(), false)], "{description}");
    }
}

#[test]
fn a_secret_that_contains_a_variable_is_a_literal_setting() {
    assert_eq!(literals_of(gets(&[], &[("X-Api-Key", "hunter2mix-{{sfx}}")])), ["x_api_key"]);
    assert_eq!(literals_of(gets(&[("api_key", "hunter2{{sfx}}")], &[])), ["api_key"]);
    assert_eq!(literals_of(gets(&[("otp", "hunter2{{sfx}}")], &[])).len(), 0);
    assert_eq!(literals_of(posts(r#"{"password": "hunter2{{sfx}}"}"#, "")).len(), 0);
    let mut item = gets(&[], &[]);
    let basic = json!([{"key": "username", "value": "{{user}}"}, {"key": "password", "value": "hunter2p{{sfx}}"}]);
    item["request"]["auth"] = json!({"type": "basic", "basic": basic});
    assert_eq!(literals_of(item.clone()), ["basic_password"]);
    let lowered = lowered_with(json!({"auth": item["request"]["auth"]}), vec![gets(&[], &[])], &Options::default());
    let settings = lowered.api.settings.iter().map(|setting| (setting.name.as_str(), setting.required));
    assert_eq!(settings.collect::<Vec<_>>(), [("user", true), ("basic_password", true)]);
}

#[test]
fn secrets_of_bodies_and_rows_are_not_shown() {
    let members = ["pass", "otp", "pin", "pwd", "passphrase"].map(|name| format!(r#""{name}": "hunter2""#));
    literals_of(posts(
        &format!(r#"{{{}, "deep": {{"pin": "hunter2"}}, "x": "Bearer hunter2xx"}}"#, members.join(",")),
        "",
    ));
    literals_of(gets(
        &[("pwd", "hunter2"), ("sig", "hunter2"), ("sessionid", "hunter2"), ("x", "eyJhbGciOi.eyJzdWIi.c2ln")],
        &[],
    ));
    let body = |body: Value| json!({"name": "Post", "request": {"method": "POST", "url": "https://h.example.com/a", "body": body}});
    literals_of(body(json!({"mode": "urlencoded", "urlencoded": [{"key": "passphrase", "value": "hunter2"}]})));
    let xml = "<a><password>hunter2</password></a>";
    literals_of(body(json!({"mode": "raw", "raw": xml, "options": {"raw": {"language": "xml"}}})));
    let lowered = lowered(vec![posts(r#"{"password": 12345678, "n": 87654321}"#, "")]);
    let source = source(&lowered);
    assert!(!source.contains("12345678") && source.contains("87654321"));
}

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
