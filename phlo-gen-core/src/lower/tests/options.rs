use super::*;

#[test]
fn a_misspelt_trait_is_an_error_that_names_the_one_that_is_meant() {
    let derive = ["Partialeq", "PartialEq", "Hash", "my::Partialeq", "Builder"].map(str::to_owned).to_vec();
    let options = Options { derive, ..Options::default() };
    let lowered = lowered_with(json!({}), vec![json!({"name": "Get", "request": "https://h/a"})], &options);
    let messages: Vec<String> = lowered.option_errors.iter().map(ToString::to_string).collect();
    assert_eq!(messages, ["there is no trait `Partialeq` to derive\nhelp: did you mean `PartialEq`?"]);
    let derive = ["serde::Serialize", "Default", "schemars::JsonSchema"].map(str::to_owned).to_vec();
    let options = Options { derive, ..Options::default() };
    let lowered = lowered_with(json!({}), vec![json!({"name": "Get", "request": "https://h/a"})], &options);
    let messages: Vec<&str> = lowered.option_errors.iter().map(|error| error.message.as_str()).collect();
    assert_eq!(
        messages,
        [
            "all structs have serde's traits already, `serde::Serialize` too",
            "`Default` cannot be derived: a response has no members by default",
        ]
    );
}

#[test]
fn a_misspelt_header_or_id_has_a_suggestion() {
    let item = |id: u32| json!({"name": format!("Get {id}"), "request": {"method": "GET", "url": format!("https://h.example/beds/{id}"), "header": [{"key": "X-Tenant", "value": "a"}]}});
    let names = |name: &str| vec![name.to_owned()];
    for (options, suggested) in [
        (Options { arguments: names("X-Tenent"), ..Options::default() }, "X-Tenant"),
        (Options { constants: names("X-Tenent"), ..Options::default() }, "X-Tenant"),
        (Options { constants: names("bed_ids"), ..Options::default() }, "bed_id"),
    ] {
        let errors = lowered_with(json!({}), vec![item(1), item(2)], &options).option_errors;
        let help: Vec<_> = errors.iter().map(|error| error.help.as_deref()).collect();
        assert_eq!(help, [Some(format!("did you mean `{suggested}`?").as_str())]);
    }
}

#[test]
fn a_variable_in_the_host_or_authorization_cannot_be_an_argument() {
    let basic = json!([{"key": "username", "value": "{{user}}"}, {"key": "password", "value": "{{password}}"}]);
    let more = json!({"auth": {"type": "basic", "basic": basic}, "variable": [{"key": "base", "value": "https://{{region}}.example.com"}]});
    let url = json!({"host": ["{{base}}"], "path": ["a"], "query": [{"key": "r", "value": "{{region}}"}, {"key": "q", "value": "{{q}}"}]});
    let item =
        json!({"name": "Get", "request": {"method": "GET", "url": url, "header": [{"key": "X", "value": "{{both}}"}]}});
    let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    let options = Options {
        arguments: names(&["base", "user", "region", "q", "both", "unused"]),
        settings: names(&["both"]),
        ..Options::default()
    };
    let lowered = lowered_with(more, vec![item], &options);
    let messages: Vec<&str> = lowered.option_errors.iter().map(|error| error.message.as_str()).collect();
    assert_eq!(
        messages,
        [
            "no item has a variable or a header `unused`",
            "the variable `base` is in the host",
            "the variable `user` is in the authorization",
            "the variable `region` is in the value of a setting",
            "the variable `both` is named in `settings` too",
        ]
    );
    let settings: Vec<&str> = lowered.api.settings.iter().map(|setting| setting.name.as_str()).collect();
    assert_eq!(settings, ["base", "region", "both", "user", "password"]);
}
