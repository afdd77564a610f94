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
fn a_token_in_the_place_of_a_base_is_a_secret() {
    let of = |value: &str| {
        let more = json!({"variable": [{"key": "access_token", "value": value}]});
        let lowered = lowered_with(more, vec![gets_from(None, "{{access_token}}", None)], &Options::default());
        lowered.api.settings.iter().any(|setting| setting.secret && setting.default.is_none())
    };
    for token in ["a-token", "Wq8.eR2-tY", "c2VjcmV0/Zm9y"] {
        assert!(of(token), "{token}");
    }
    for base in ["", "/v2", "localhost:8080/v2", "h.example.com", "//h", "HTTPS://H.example.com", "{{host}}/v2"] {
        assert!(!of(base), "{base}");
    }
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

#[test]
fn the_variable_that_is_called_base_url_is_set_by_that_name() {
    let items = [(Some("https"), "login.example.com"), (None, "{{baseUrl}}"), (None, "{{other}}")];
    let api = lowered(items.iter().map(|(protocol, host)| gets_from(*protocol, host, None)).collect()).api;
    let hosts: Vec<_> = api.hosts.iter().map(|host| (host.setter.as_deref(), host.name.as_str())).collect();
    assert_eq!(hosts, [(Some("login_example_com"), "login_example_com"), (None, "base_url"), (None, "other")]);
    let setters: Vec<_> = api.settings.iter().map(|setting| setting.setter.as_str()).collect();
    assert_eq!(setters, ["base_url", "other"]);
}

#[test]
fn items_without_a_url_do_not_say_what_all_items_use() {
    let of = |urls: &[&str]| {
        let item = |url: &&str| {
            let mut item = gets(&[], &[]);
            item["request"]["url"] = (*url).into();
            item["request"]["header"] = json!([{"key": "Accept-Language", "value": "{{lang}}"}]);
            item
        };
        settings(&lowered(urls.iter().map(item).collect()))
    };
    assert_eq!(of(&["https://h.example.com/a", "https://h.example.com/b", "", ""]), ["lang"]);
    assert_eq!(of(&["https://h.example.com/a", "", ""]), Vec::<String>::new());
}

/// The settings of an API: their setters, their defaults, and whether every client must set them.
fn settings(lowered: &Lowered) -> Vec<String> {
    let shown = lowered.api.settings.iter().map(|setting| {
        let default = setting.default.as_ref().map(|default| format!("={}", default.source())).unwrap_or_default();
        format!("{}{default}{}", setting.setter, if setting.required { "!" } else { "" })
    });
    shown.collect()
}

fn basic(username: &str, password: &str) -> Value {
    let rows = json!([{"key": "username", "value": username}, {"key": "password", "value": password}]);
    json!({"auth": {"type": "basic", "basic": rows}})
}

#[test]
fn a_user_name_that_is_the_same_for_everybody_is_a_default() {
    let of = |username: &str, password: &str| {
        settings(&lowered_with(basic(username, password), vec![gets(&[], &[])], &Options::default()))
    };
    assert_eq!(of("api", "{{key}}"), ["key!", "username=api"]);
    assert_eq!(of("apikey", ""), ["username=apikey", "password!"]);
    assert_eq!(of("{{key}}", "X"), ["key!", "password=X"]);
    assert_eq!(of("{{key}}", ""), ["key!", "password="]);
    assert_eq!(of("your_name", "{{password}}"), ["password!", "username!"]);
    let two = vec![gets(&[], &[]), {
        let mut item = gets(&[], &[]);
        item["request"]["auth"] = basic("x", "{{key}}")["auth"].clone();
        item
    }];
    let both = lowered_with(basic("api", "{{key}}"), two, &Options::default());
    assert_eq!(settings(&both), ["key!", "username=api", "username_2=x"]);
    assert!(both.api.settings.iter().all(|setting| setting.secret == (setting.name == "key")));
}

#[test]
fn a_value_that_only_says_what_belongs_there_is_no_default() {
    let of = |value: &str| {
        let variables = json!({"variable": [{"key": "shop", "value": value}]});
        let item = gets_from(Some("https"), "{{shop}}.example.com", None);
        settings(&lowered_with(variables, vec![item.clone(), item], &Options::default()))
    };
    for value in ["shop", "SHOP", "your-shop", "<shop>", "xxx", "REPLACE_ME", "${SHOP}", "my-shop"] {
        assert_eq!(of(value), ["shop!"], "{value}");
    }
    assert_eq!(of("garden-7"), ["shop=garden-7"]);
}

#[test]
fn a_base_without_a_host_is_no_default() {
    let of = |value: &str| {
        let variables = json!({"variable": [{"key": "baseUrl", "value": value}]});
        settings(&lowered_with(variables, vec![gets_from(None, "{{baseUrl}}", None)], &Options::default()))
    };
    assert_eq!((of("/"), of("/api/v1")), (vec!["base_url!".to_owned()], vec!["base_url!".to_owned()]));
    assert_eq!(of("//h.example.com"), ["base_url=//h.example.com"]);
    let host = lowered(vec![gets_from(Some("https"), "{{baseUrl}}", None)]);
    assert_eq!(settings(&host), ["host!"]);
}

#[test]
fn what_stands_behind_a_plural_is_an_argument_unless_it_is_a_key() {
    let of = |segments: [&str; 2]| {
        let item = |last: &str| {
            let url = json!({"protocol": "https", "host": ["h"], "path": [segments[0], segments[1], last]});
            json!({"name": last, "request": {"method": "GET", "url": url}})
        };
        settings(&lowered(vec![item("lists"), item("cards"), item("members")]))
    };
    for segments in [["boards", "{{boardId}}"], ["users", "{{name}}"], ["people", "{{who}}"]] {
        assert_eq!(of(segments), [""; 0], "{segments:?}");
    }
    assert_eq!(of(["stacks", "{{api_key}}"]), ["api_key"]);
    assert_eq!(of(["v1", "{{region}}"]), ["region"]);
}

#[test]
fn a_login_does_not_need_the_token_that_it_sets() {
    let bearer = json!({"auth": {"type": "bearer", "bearer": [{"key": "token", "value": "{{token}}"}]}});
    let login = |script: &str, listen: &str| {
        let event = json!([{"listen": listen, "script": {"exec": [script]}}]);
        json!({"name": "Log in", "request": {"method": "POST", "url": "https://h.example.com/login"}, "event": event})
    };
    let needs = |first: Value| {
        let lowered = lowered_with(bearer.clone(), vec![first, gets(&[], &[])], &Options::default());
        let requirements = crate::api::Requirements::new(&lowered.api);
        let items = &lowered.api.root.items;
        items.iter().map(|item| requirements.of(item).len()).collect::<Vec<_>>()
    };
    let set = "pm.environment.set('token', pm.response.json().token)";
    assert_eq!(needs(login(set, "test")), [0, 1]);
    assert_eq!(needs(login(set, "prerequest")), [1, 1]);
    assert_eq!(needs(login("pm.environment.set('user', 1)", "test")), [1, 1]);
    assert_eq!(needs(login("pm.environment.get('token')", "test")), [1, 1]);
    let mut logout = login("pm.environment.set('token', '')", "test");
    logout["name"] = "Log out".into();
    assert_eq!(needs(logout), [1, 1]);
}
