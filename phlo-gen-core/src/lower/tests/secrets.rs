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
