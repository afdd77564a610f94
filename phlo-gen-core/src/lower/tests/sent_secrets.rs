use super::*;
use crate::api::{Body, Part, Presence, Template};

const TOKEN: &str = "k8QzV3mLpTxWc2RnYd9H";
const ID: &str = "3f2504e0-4f89-11d3-9a0c-0305e82c3301";

/// An item whose saved response has a token and the id of a session.
fn login() -> Value {
    let mut item = gets(&[], &[]);
    item["name"] = json!("Login");
    let body = json!({"token": TOKEN, "session_id": ID}).to_string();
    item["response"] = json!([{"name": "r", "code": 200, "body": body}]);
    item
}

fn settings(lowered: &Lowered) -> Vec<(&str, bool)> {
    lowered.api.settings.iter().map(|setting| (setting.name.as_str(), setting.secret)).collect()
}

fn setting(name: &str) -> Part {
    Part::Setting(name.to_owned())
}

fn text(text: &str) -> Part {
    Part::Text(text.to_owned())
}

/// The source has neither the secrets nor braces of a variable that is sent as text.
fn assert_clean(lowered: &Lowered) {
    let source = source(lowered);
    for text in [TOKEN, ID, ".or(\"{{{{", "{{{{{{{{"] {
        assert!(!source.contains(text), "{text}: {source}");
    }
}

#[test]
fn a_constant_that_is_a_secret_elsewhere_is_a_setting() {
    let headers = [("X-Client", TOKEN), ("X-Tenant", ID), ("Content-Type", &format!("application/x; v={ID}"))];
    let lowered = lowered(vec![gets(&[], &headers), login()]);
    assert_clean(&lowered);
    assert_eq!(settings(&lowered), [("token", true), ("session_id", true)]);
    let preset = |setter: &str| match &argument(&lowered, setter).presence {
        Presence::Default(template) | Presence::Fixed(template) => template.parts.clone(),
        other => panic!("{other:?}"),
    };
    assert_eq!(preset("x_client"), [setting("token")]);
    assert_eq!(preset("x_tenant"), [setting("session_id")]);
    let found: Vec<_> = lowered.findings.iter().filter(|finding| finding.code == "secret-in-collection").collect();
    assert_eq!(found.len(), 2, "{found:?}");
}

#[test]
fn a_secret_in_a_path_and_in_a_text_is_a_setting() {
    let mut path = gets(&[], &[]);
    path["request"]["url"]["path"] = json!([format!("seg-{ID}"), "a"]);
    let mut xml = posts("", "");
    xml["request"]["body"]["raw"] = json!(format!("<a k=\"{ID}\"><b>{{{{q}}}}</b></a>"));
    xml["request"]["body"]["options"]["raw"]["language"] = json!("xml");
    let rpc = posts(&json!({"jsonrpc": "2.0", "method": ID, "params": [1]}).to_string(), "");
    let lowered = lowered(vec![path, xml, rpc, login()]);
    assert_clean(&lowered);
    assert_eq!(settings(&lowered), [("session_id", true)]);
    let [path, xml, rpc, _] = lowered.api.root.items.as_slice() else { panic!("there are four") };
    assert_eq!(path.path.parts, [text("/seg-"), setting("session_id"), text("/a")]);
    let Body::Template(_, _, Template { parts }) = &xml.body else { panic!("{:?}", xml.body) };
    assert_eq!(parts[1], setting("session_id"));
    let method = rpc.arguments.iter().find(|argument| argument.setter == "method").unwrap();
    assert!(format!("{:?}", method.presence).contains("Setting(\"session_id\")"), "{:?}", method.presence);
}

#[test]
fn a_saved_value_that_is_a_secret_elsewhere_is_that_of_its_setting() {
    let saved = posts(&json!({"a": TOKEN, "b": ID, "c": TOKEN.to_ascii_lowercase()}).to_string(), "");
    let lowered = lowered(vec![saved, gets(&[], &[("X-Client", TOKEN)]), login()]);
    assert_clean(&lowered);
    let example = &lowered.api.root.items[0].example;
    assert_eq!(example, "{\"a\":\"{{token}}\u{fdd0}\",\"b\":\"<session_id>\",\"c\":\"<token>\"}");
}

#[test]
fn a_setting_stands_for_its_own_value_only() {
    // the key of a query is a setting already; another token of the same name, another case, and a part are others
    let other = "Zk83QpLw0vTxBn5sRt7U";
    let mut login = login();
    login["response"][0]["body"] = json!(json!({"api_key": other}).to_string());
    let values = [TOKEN, other, &TOKEN.to_ascii_lowercase(), &format!("a{TOKEN}b"), &format!("{other}b")];
    let names: Vec<String> = (0..values.len()).map(|place| format!("X-H{place}")).collect();
    let headers: Vec<_> = names.iter().map(String::as_str).zip(values).collect();
    let lowered = lowered(vec![gets(&[("api_key", TOKEN)], &headers), login]);
    assert_clean(&lowered);
    assert!(!source(&lowered).contains(other));
    let presets = lowered.api.root.items[0].arguments.iter().filter_map(|argument| match &argument.presence {
        Presence::Default(template) | Presence::Fixed(template) => Some(template.in_collection()),
        _ => None,
    });
    let presets: Vec<String> = presets.collect();
    assert_eq!(
        presets,
        ["{{api_key}}", "{{api_key}}", "{{api_key_2}}", "{{api_key_3}}", "a{{api_key}}b", "{{api_key_4}}"]
    );
}
