use super::*;

/// An item that gets this URL, in the parts that Postman splits it into.
fn gets_from(protocol: Option<&str>, host: &str, port: Option<&str>) -> Value {
    let url = json!({"protocol": protocol, "host": [host], "port": port, "path": ["a"]});
    json!({"name": "Get", "request": {"method": "GET", "url": url}})
}

fn required(lowered: &Lowered) -> Vec<&str> {
    let required = lowered.api.settings.iter().filter(|setting| setting.required);
    required.map(|setting| setting.name.as_str()).collect()
}

#[test]
fn all_settings_in_the_first_base_are_required() {
    let lowered = lowered(vec![gets_from(Some("{{scheme}}"), "{{sub}}.example.com", Some("{{port}}"))]);
    assert_eq!(required(&lowered), ["scheme", "sub", "port"]);
}

#[test]
fn settings_in_the_value_of_the_base_are_required() {
    let variables = || {
        json!({"variable": [
            {"key": "base", "value": "https://{{region}}.example.com/{{ver}}"}, {"key": "region", "value": "eu"},
        ]})
    };
    let items = vec![gets_from(None, "{{base}}", None), gets_from(None, "{{other}}", None)];
    assert_eq!(required(&lowered_with(variables(), items, &Options::default())), [""; 0]);
    let items = vec![gets_from(None, "{{base}}", None), gets_from(None, "{{base}}", Some("81"))];
    assert_eq!(required(&lowered_with(variables(), items, &Options::default())), ["ver"]);
}

#[test]
fn parameters_that_only_the_app_needs_are_no_settings() {
    let parameter = |key: &str| json!({"key": key, "value": format!("{{{{{key}_v}}}}")});
    let oauth2: Vec<Value> =
        ["accessToken", "clientSecret", "clientId", "accessTokenUrl", "scope"].map(parameter).to_vec();
    let unknown = json!({"type": "handshake", "handshake": [parameter("x")]});
    let mut item = gets(&[("cs", "{{clientSecret_v}}"), ("s", "{{scope_v}}")], &[]);
    item["request"]["url"]["query"][0]["disabled"] = true.into();
    let other = json!({"name": "Other", "request": {"url": "https://h.example.com/b", "auth": unknown}});
    let more = json!({"auth": {"type": "oauth2", "oauth2": oauth2}});
    let items = vec![item, other, gets(&[], &[]), gets(&[], &[]), gets(&[], &[])];
    let lowered = lowered_with(more, items, &Options::default());
    let settings: Vec<&str> = lowered.api.settings.iter().map(|setting| setting.name.as_str()).collect();
    assert_eq!((settings.as_slice(), required(&lowered)), (&["accessToken_v"][..], vec![]));
    let secret = |setter| argument(&lowered, setter).ty == crate::api::Type::Secret;
    assert!(secret("cs") && !secret("s"));
}

#[test]
fn a_literal_secret_does_not_take_the_name_of_a_variable() {
    let more = json!({"variable": [{"key": "base", "value": "https://{{x_api_key}}.example.com"}, {"key": "x_token", "value": "v"}]});
    let mut item = gets(&[], &[("X-Api-Key", "planted-1"), ("X-Token", "planted-2")]);
    item["request"]["url"] = json!({"host": ["{{base}}"], "path": ["a"]});
    let lowered = lowered_with(more, vec![item], &Options::default());
    let names: Vec<&str> = lowered.literals.iter().map(|literal| literal.name.as_str()).collect();
    assert_eq!(names, ["x_api_key_2", "x_token_2"]);
}

#[test]
fn the_whole_base_of_a_url_is_no_secret() {
    let more = json!({"variable": [{"key": "token_host", "value": "https://login.example.com"}]});
    let lowered = lowered_with(more, vec![gets_from(None, "{{token_host}}", None)], &Options::default());
    let setting = lowered.api.settings.first().expect("there is a setting");
    assert!(!setting.secret && setting.default.is_some());
}

#[test]
fn spellings_of_one_host_have_one_setter() {
    let hosts = [
        (Some("https"), "api.example.com", None),
        (Some("https"), "files.example.com", None),
        (Some("HTTPS"), "Files.Example.com", Some("443")),
        (Some("https"), "API.example.com", None),
        (Some("http"), "files.example.com", None),
        (None, "{{other}}", None),
    ];
    let items = hosts.iter().map(|(protocol, host, port)| gets_from(*protocol, host, *port)).collect();
    let api = lowered(items).api;
    let hosts: Vec<_> = api.hosts.iter().map(|host| (host.setter.as_deref(), host.name.as_str())).collect();
    assert_eq!(
        hosts,
        [
            (Some("base_url"), "base_url"),
            (Some("files_example_com"), "files_example_com"),
            (None, "files_example_com"),
            (None, "base_url"),
            (Some("files_example_com_http"), "files_example_com_http"),
            (None, "other"),
        ]
    );
}
