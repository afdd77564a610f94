//! What a caller can set: credentials, headers, ids in paths, repeated rows, rows that tell items apart.

use super::*;
use crate::api::{Auth, Place, Presence, Type};

/// An item with this method, path and more members of its request.
fn item(name: &str, method: &str, path: &str, more: Value) -> Value {
    let mut request = more;
    request["method"] = method.into();
    request["url"] = format!("https://api.garden.example{path}").into();
    json!({"name": name, "request": request})
}

fn header(key: &str, value: &str) -> Value {
    json!({"header": [{"key": key, "value": value}]})
}

/// For each item its arguments: `name*` if required, `name=value` if preset, `name!value` if fixed.
fn arguments(items: Vec<Value>) -> Vec<String> {
    let show = |argument: &Argument| match &argument.presence {
        Presence::Required => format!("{}*", argument.setter),
        Presence::Optional => argument.setter.clone(),
        Presence::Default(value) => format!("{}={}", argument.setter, value.in_collection()),
        Presence::Fixed(value) => format!("{}!{}", argument.setter, value.in_collection()),
    };
    let root = lowered(items).api.root;
    root.items.iter().map(|item| item.arguments.iter().map(show).collect::<Vec<_>>().join(" ")).collect()
}

/// The settings of a collection: `name*` if a client must set it, `(name)` if it is no secret.
fn settings(items: Vec<Value>) -> Vec<String> {
    let show = |setting: crate::api::Setting| {
        let name = if setting.secret { setting.setter } else { format!("({})", setting.setter) };
        format!("{name}{}", if setting.required { "*" } else { "" })
    };
    lowered(items).api.settings.into_iter().map(show).collect()
}

#[test]
fn what_a_protocol_demands_is_fixed_and_a_disabled_content_type_is_no_argument() {
    let row = |key: &str, value: &str| json!({"key": key, "value": value});
    let form = json!({"mode": "urlencoded", "urlencoded": [row("grant_type", "refresh_token"), row("scope", "beds")]});
    let mut headers = [row("Content-Type", "text/xml"), row("Accept-Language", "de")];
    headers.iter_mut().for_each(|header| header["disabled"] = true.into());
    let more = json!({"body": form, "header": headers});
    assert_eq!(
        arguments(vec![item("Token", "POST", "/token", more)]),
        ["accept_language grant_type!refresh_token scope"]
    );
}

#[test]
fn a_disabled_row_leaves_its_name_to_what_is_sent() {
    let url = |disabled: bool| {
        json!({"raw": "https://garden.example/beds", "host": ["garden", "example"], "path": ["beds"],
            "query": [{"key": "name", "value": "a", "disabled": disabled}]})
    };
    let of = |disabled: bool| {
        let body = json!({"mode": "raw", "raw": r#"{"name": "b"}"#, "options": {"raw": {"language": "json"}}});
        arguments(vec![json!({"name": "Change", "request": {"method": "PUT", "url": url(disabled), "body": body}})])
    };
    assert_eq!((of(true), of(false)), (vec!["name_query name".to_owned()], vec!["name name_body".to_owned()]));
}

#[test]
fn a_column_of_marks_below_a_mark_says_what_is_required() {
    let rows = "|---|---|:-:|---|\n| bed | int | ✓ | Where |\n| note | string | | Free text |";
    let of = |title: &str| {
        arguments(vec![posts(r#"{"bed": 1, "note": "a"}"#, &format!("| Field | Type | {title} | Text |\n{rows}"))])
    };
    assert_eq!(of("✓"), ["bed* note"]);
    // it may be about anything
    assert_eq!(of("Beta"), ["bed note"]);
}

#[test]
fn rows_between_two_members_of_an_object_are_its_members() {
    let table = "| Name | Type |\n|---|---|\n| beds | array |\n| soil | string |\n| depth | int |\n| sun | string |\n| note | string |";
    let found = lowered(vec![posts(r#"{"beds": [{"soil": "a", "sun": "b"}], "note": "n"}"#, table)]);
    let setters: Vec<_> = first(&found.api.root).arguments.iter().map(|argument| argument.setter.as_str()).collect();
    assert_eq!(setters, ["beds", "note"]);
    assert!(source(&found).contains("\"depth\""));
}

/// The only item of a query with these rows: key, value and description.
fn query(rows: &[(&str, &str, &str)]) -> Item {
    let rows: Vec<Value> =
        rows.iter().map(|(key, value, words)| json!({"key": key, "value": value, "description": words})).collect();
    let url = json!({"raw": "https://api.garden.example/beds", "host": ["https://api.garden.example"], "path": ["beds"],
        "query": rows});
    lowered(vec![json!({"name": "List beds", "request": {"method": "GET", "url": url}})]).api.root.items.remove(0)
}

#[test]
fn answers_say_what_is_required_if_several_rows_have_one() {
    let required = |rows| query(rows).arguments.into_iter().map(|it| it.presence == Presence::Required).collect();
    let several: Vec<bool> =
        required(&[("garden", "1", "YES"), ("from", "2", "NO. The first bed"), ("at", "3", "YES")]);
    assert_eq!(several, [true, false, true]);
    let one: Vec<bool> = required(&[("garden", "1", "YES"), ("from", "2", "The first bed")]);
    assert_eq!(one, [false, false]);
}

#[test]
fn a_composed_value_has_no_alternatives() {
    let is_enum = |saved: &str| {
        let item = query(&[("code", saved, "The value. Use `system|code`.")]);
        matches!(item.arguments[0].ty, Type::Named(_))
    };
    assert!(is_enum("system") && is_enum("system|code") && !is_enum("soil|7"));
}

#[test]
fn a_word_is_fixed_if_it_is_the_saved_one() {
    let presence = |saved: &str| query(&[("window", saved, "must be 24h")]).arguments[0].presence.clone();
    assert!(matches!(presence("24h"), Presence::Fixed(fixed) if fixed.source() == "24h"));
    assert_eq!(presence("7d"), Presence::Optional);
}

#[test]
fn a_default_that_is_no_value_is_shown_and_not_sent() {
    let item =
        query(&[("until", "2024-01-01", "Required. Defaults to today."), ("from", "2024-01-01", "now if omitted")]);
    let shown: Vec<_> = item.arguments.iter().map(|it| (it.documented_default.as_deref(), &it.presence)).collect();
    assert_eq!(shown, [(Some("today"), &Presence::Required), (Some("now"), &Presence::Optional)]);
}

#[test]
fn blank_credentials_ask_for_settings() {
    let with = |auth: Value| settings(vec![item("A", "GET", "/a", json!({"auth": auth}))]);
    assert_eq!(with(json!({"type": "bearer"})), ["token*"]);
    assert_eq!(with(json!({"type": "bearer", "bearer": {"token": "<your token>"}})), ["token*"]);
    assert_eq!(with(json!({"type": "oauth2", "oauth2": [{"key": "addTokenTo", "value": "header"}]})), ["token*"]);
    assert_eq!(with(json!({"type": "basic"})), ["(username)*", "password*"]);
    assert_eq!(
        with(json!({"type": "basic", "basic": {"username": "{{key}}", "password": ""}})),
        ["(key)*", "password"]
    );
    assert_eq!(with(json!({"type": "apikey", "apikey": {"key": "X-Seed-Key", "value": ""}})), ["x_seed_key*"]);
    assert_eq!(with(json!({"type": "hawk"})), ["(auth_id)*", "auth_key*"]);
    assert_eq!(with(json!({"type": "awsv4"})), ["access_key*", "secret_key*", "session_token"]);
}

#[test]
fn an_api_key_of_version_2_0_has_its_lists() {
    let rows = json!([{"key": "key", "value": "Authorization"}, {"key": "value", "value": "{{token}}"}]);
    let auth = json!({"type": "apikey", "apikey": {"basicConfig": rows}});
    let api = lowered(vec![item("A", "GET", "/a", json!({"auth": auth}))]).api;
    let sent: Vec<String> =
        api.auths[0].parameters.iter().map(|(name, value)| format!("{name} {}", value.source())).collect();
    assert_eq!(sent, ["key Authorization", "value {$token}"]);
}

#[test]
fn a_client_needs_only_what_every_item_needs() {
    let log_in = item("Log in", "POST", "/login", json!({"auth": {"type": "noauth"}}));
    let open = item("Open", "GET", "/a", json!({"auth": {"type": "bearer"}}));
    assert_eq!(settings(vec![log_in, open]), ["token"]);
}

#[test]
fn a_header_row_that_authorizes_is_authorization() {
    let auth = |key: &str, value: &str| {
        let api = lowered(vec![item("A", "GET", "/a", header(key, value))]).api;
        let show = |Auth { kind, parameters }: Auth| {
            let parameters = parameters.iter().map(|(name, value)| format!(" {name}={}", value.source()));
            format!("{kind}{}", parameters.collect::<String>())
        };
        (first(&api.root).arguments.len(), api.auths.into_iter().map(show).collect::<String>())
    };
    assert_eq!(auth("Authorization", "Bearer {{jwt}}"), (0, "bearer token={$jwt}".to_owned()));
    assert_eq!(auth("authorization", "Bearer"), (0, "bearer token={$token}".to_owned()));
    assert_eq!(
        auth("Authorization", "Basic <base64>"),
        (0, "basic username={$username} password={$password}".to_owned())
    );
    assert_eq!(auth("Authorization", "Token {{t}}"), (0, "apikey key=Authorization value=Token {$t}".to_owned()));
    assert_eq!(
        auth("Authorization", "planted-secret-1"),
        (0, "apikey key=Authorization value={$authorization}".to_owned())
    );
    assert_eq!(auth("X-Seed-Key", ""), (1, String::new()));
    assert_eq!(auth("X-Api-Key", ""), (0, "apikey key=X-Api-Key value={$x_api_key}".to_owned()));
}

#[test]
fn a_header_is_constant_only_if_nobody_would_set_it() {
    let of = |key: &str, value: &str| arguments(vec![item("A", "GET", "/a", header(key, value))]).concat();
    assert_eq!(of("Accept", "text/plain"), "accept!text/plain");
    assert_eq!(of("X-Garden-Version", "3"), "x_garden_version!3");
    assert_eq!(of("X-Bed", "<string>"), "x_bed");
    assert_eq!(of("X-Bed", "bed-7"), "x_bed=bed-7");
    assert_eq!(of("X-Watering-Idempotency", "53cda91c"), "x_watering_idempotency");
    assert_eq!(of("X-Payment-Token", ""), "x_payment_token");
    assert_eq!(of("If-Match", "\"a\""), "if_match");
    for (key, value) in
        [("Host", "x"), ("Postman-Token", "<calculated when request is sent>"), ("Accept-Encoding", "br")]
    {
        assert_eq!(of(key, value), "", "{key}");
    }
    assert_eq!(
        settings(vec![item("A", "GET", "/a", header("X-Partner-App-Key", "k9f3kd0s9dk3mf9s"))]),
        ["x_partner_app_key*"]
    );
}

#[test]
fn ids_and_parts_of_segments_are_arguments() {
    let get = |path: &str| item("A", "GET", path, json!({}));
    let paths = ["/v1/beds/73", "/v1/beds/105/plants", "/v1/reports/2024", "/2/tweets"];
    assert_eq!(arguments(paths.map(get).to_vec()), ["bed_id*", "bed_id*", "", ""]);
    for (path, expected) in [
        ("/orders/{id}.json", "id*"),
        ("/geo/{lat},{lon}", "lat* lon*"),
        ("/Orders(:id)", "id*"),
        ("/orders/:id:cancel", "id*"),
        ("/at/12:30", ""),
    ] {
        assert_eq!(arguments(vec![get(path)]), [expected], "{path}");
    }
}

#[test]
fn variables_of_one_segment_are_arguments_each() {
    let found = |segment: &str, key: &str, value: &str| {
        let rows = json!([{"key": key, "value": value}]);
        let url = json!({"host": ["h", "example"], "path": ["query", segment], "variable": rows});
        arguments(vec![json!({"name": "A", "request": {"method": "GET", "url": url}})]).concat()
    };
    assert_eq!(found(":key=:value", "key=:value", ""), "key* value*");
    assert_eq!(found(":lat,:lng", "lat,:lng", ""), "lat* lng*");
    assert_eq!(found(":bed:water", "bed:water", ""), "bed*");
    // Postman sends the value of the row in place of all of it
    assert_eq!(found(":key=:value", "key=:value", "kind=raised"), "key_value*");
}

#[test]
fn an_argument_in_braces_is_no_setting_of_its_name() {
    let paths = ["/{{bed}}/a", "/{{bed}}/b", "/{bed}/{{bed}}/c", "/{{bed}}/d"];
    let found = arguments(paths.map(|path| item("A", "GET", path, json!({}))).to_vec());
    assert_eq!(found, ["bed={{bed}}", "bed={{bed}}", "bed_2* bed={{bed}}", "bed={{bed}}"]);
    let paths = ["/{{bed}}/a", "/{{bed}}/b", "/{{bed}}/{bed}/{bed}/c", "/{{bed}}/d"];
    let found = arguments(paths.map(|path| item("A", "GET", path, json!({}))).to_vec());
    assert_eq!(found[2], "bed={{bed}} bed_2*");
}

#[test]
fn rows_of_one_name_are_a_list() {
    let types = |body: Value, path: &str| {
        let root = lowered(vec![item("A", "POST", path, json!({"body": body}))]).api.root;
        let show = |argument: &Argument| format!("{} {:?}", argument.setter, argument.ty);
        first(&root).arguments.iter().map(show).collect::<Vec<_>>()
    };
    let file = |key: &str, src: &str| json!({"key": key, "type": "file", "src": src});
    let text = |key: &str| json!({"key": key, "type": "text", "value": "v"});
    let form = json!({"mode": "formdata", "formdata": [file("f", "a"), text("t[]"), file("f", "b"), file("g[]", "c")]});
    assert_eq!(types(form, "/a"), ["f List(File)", "t List(String)", "g List(File)"]);
    assert_eq!(types(Value::Null, "/a?id=1&x=2&id=3"), ["id List(Text)", "x Text"]);
}

#[test]
fn rows_that_tell_items_apart_are_sent() {
    let get = |name: &str, path: &str| item(name, "GET", path, json!({}));
    let items =
        [("All", "/a"), ("Policy", "/a?policy"), ("By author", "/a?author=joe"), ("Live", "/b?status=live&to=1")];
    assert_eq!(
        arguments(items.map(|(name, path)| get(name, path)).to_vec()),
        ["", "policy!", "author*", "status=live to"]
    );
    let policy = lowered(vec![get("All", "/a"), get("Policy", "/a?policy")]);
    assert!(source(&policy).contains("__::bare(__::Place::Query, \"policy\"),"));
    assert_eq!(arguments(vec![get("A", "/a?=x&b=1")]), ["argument!x b"]);
}

#[test]
fn an_action_that_another_method_has_another_of_is_sent() {
    let get = |path: &str| item("A", "GET", path, json!({}));
    let post = |rows: &[(&str, &str)]| posts_form("B", "/http", rows);
    assert_eq!(
        arguments(vec![get("/http?cmd=credit&user=joe"), post(&[("cmd", "send"), ("to", "1")])]),
        ["cmd=credit user", "cmd=send to"]
    );
    for (path, other) in [
        ("/http?cmd=send", "/http"),
        ("/other?cmd=credit", "/http"),
        ("/http?status=open", "/http"),
        ("/http?cmd=1", "/http"),
    ] {
        let rows = [("cmd", "send"), ("status", "shut")];
        assert_eq!(arguments(vec![get(path), posts_form("B", other, &rows)])[1], "cmd status", "{path}");
    }
}

#[test]
fn a_stray_host_gets_no_credentials() {
    let at = |url: &str| json!({"name": "A", "request": {"url": url}});
    let items = || ["{{base}}/a", "{{base}}/b", "https://10.1.2.3/c"].map(at).to_vec();
    let more = json!({"auth": {"type": "bearer", "bearer": {"token": "{{token}}"}}});
    let authorized = |options: &Options| {
        let root = lowered_with(more.clone(), items(), options).api.root;
        root.items.iter().map(|item| item.auth.is_some()).collect::<Vec<_>>()
    };
    assert_eq!(authorized(&Options::default()), [true, true, false]);
    let options = Options { credentials: vec!["10.1.2.3".to_owned()], ..Options::default() };
    assert_eq!(authorized(&options), [true, true, true]);
}

#[test]
fn options_make_constants_arguments() {
    let mut request = header("X-Garden-Version", "3");
    request["description"] = "x".into();
    let options =
        Options { arguments: vec!["x-garden-version".into(), "/reports/{year}".into()], ..Options::default() };
    let lowered = lowered_with(json!({}), vec![item("A", "GET", "/reports/2024/all", request)], &options);
    assert_eq!(lowered.option_errors, []);
    let found = first(&lowered.api.root).arguments.iter().map(|argument| (argument.setter.as_str(), argument.place));
    assert_eq!(found.collect::<Vec<_>>(), [("year", Place::Path), ("x_garden_version", Place::Header)]);
}

#[test]
fn a_share_is_three_quarters_and_no_id() {
    let uses = |name: &str, count: usize| {
        let path = |index: usize| if index < count { format!("/{{{{{name}}}}}/{index}") } else { format!("/{index}") };
        let items = (0..8).map(|index| item("A", "GET", &path(index), json!({}))).collect();
        lowered(items).api.settings.len()
    };
    assert_eq!([uses("region", 5), uses("region", 6), uses("bedId", 7), uses("bedId", 8)], [0, 1, 0, 1]);
}

#[test]
fn an_id_in_the_headers_of_most_items_is_a_setting() {
    let of = |path: &str| {
        let headers = json!({"header": [{"key": "X-Tenant-Id", "value": "{{tenantId}}"}]});
        let mut items: Vec<_> = (0..7).map(|_| item("A", "GET", path, headers.clone())).collect();
        items.push(item("Log in", "POST", "/login", json!({})));
        lowered(items).api.settings.into_iter().map(|setting| setting.setter).collect::<Vec<_>>()
    };
    assert_eq!(of("/plants"), ["tenant_id"]);
    assert_eq!(of("/tenants/{{tenantId}}"), [""; 0]);
}

#[test]
fn braces_without_a_name_are_text() {
    assert_eq!(arguments(vec![item("A", "GET", "/a/{{}}/b/{{ c }}", json!({}))]), ["c*"]);
}

fn gets_with(name: &str, path: &str, query: &[(&str, &str)]) -> Value {
    let rows: Vec<Value> = query.iter().map(|(key, value)| json!({"key": key, "value": value})).collect();
    let segments: Vec<&str> = path.split('/').collect();
    let url = json!({"protocol": "https", "host": ["api", "garden", "example"], "path": segments, "query": rows});
    json!({"name": name, "request": {"method": "GET", "url": url}})
}

fn posts_form(name: &str, path: &str, rows: &[(&str, &str)]) -> Value {
    let rows: Vec<Value> = rows.iter().map(|(key, value)| json!({"key": key, "value": value})).collect();
    item(name, "POST", path, json!({"body": {"mode": "urlencoded", "urlencoded": rows}}))
}

#[test]
fn a_key_in_a_row_is_a_secret_setting() {
    for (row, sent, setting) in [
        (("api_key", "{{gardenKey}}"), "!{{gardenKey}}", "garden_key"),
        (("appid", "{{appid}}"), "!{{appid}}", "appid"),
        (("key", "{{API_KEY}}"), "!{{API_KEY}}", "api_key"),
        (("token", "{{bot_token}}"), "!{{bot_token}}", "bot_token"),
        (("apikey", ""), "!{{apikey}}", "apikey"),
        (("apikey", "<your key>"), "!{{apikey}}", "apikey"),
    ] {
        let items = || vec![gets_with("Plants", "/plants", &[row, ("q", "rose")]), gets(&[], &[]), gets(&[], &[])];
        let own = arguments(items()).swap_remove(0);
        assert!(own.contains(sent) && own.ends_with(" q"), "{row:?}: {own}");
        assert_eq!(settings(items()), [setting], "{row:?}");
    }
}

#[test]
fn a_flag_that_twins_do_not_send_or_must_be_given_tells_an_item_from_them() {
    let item = |name: &str, disabled: bool, description: &str| {
        let row = json!({"key": "withOwners", "value": "true", "disabled": disabled, "description": description});
        let url = json!({"protocol": "https", "host": "a.example", "path": "beds", "query": [row]});
        json!({"name": name, "request": {"method": "GET", "url": url}})
    };
    let twin = |disabled: bool, description: &str| {
        arguments(vec![item("Get owners", false, ""), item("Get beds", disabled, description)]).swap_remove(0)
    };
    assert_eq!(twin(true, ""), "with_owners=true");
    assert_eq!(twin(false, ""), "with_owners");
    assert_eq!(twin(false, "Required."), "with_owners*");
}

#[test]
fn a_content_type_that_a_form_replaces_is_no_header() {
    let with = |mode: &str, header: &str, disabled: bool| {
        let rows = json!([{"key": "name", "value": "x", "type": "text", "disabled": disabled}]);
        let request = json!({"method": "POST", "url": "https://h.example/plants", "body": {"mode": mode, mode: rows}});
        let mut item = json!({"name": "Rename", "request": request});
        item["request"]["header"] = json!([{"key": "content-Type", "value": header}]);
        arguments(vec![item]).swap_remove(0)
    };
    assert_eq!(with("formdata", "application/json", false), "name");
    assert_eq!(with("urlencoded", "application/json", false), "name");
    assert_eq!(with("formdata", "Multipart/mixed", false), "content_type!Multipart/mixed name");
    assert_eq!(with("formdata", "application/json", true), "content_type!application/json name");
}

#[test]
fn a_row_with_what_the_authorization_sends_is_no_argument() {
    let with = |row: (&str, &str)| {
        let mut item = gets_with("Plants", "/plants", &[row, ("q", "rose")]);
        item["request"]["auth"] = json!({"type": "apikey", "apikey": [
            {"key": "key", "value": "apiKey"}, {"key": "value", "value": "{{gardenKey}}"}, {"key": "in", "value": "query"},
        ]});
        arguments(vec![item, gets(&[], &[]), gets(&[], &[])]).swap_remove(0)
    };
    assert_eq!(with(("apiKey", "{{gardenKey}}")), "api_key!{{gardenKey}} q");
    assert_eq!(with(("apiKey", "{{other_key}}")), "api_key q");
    assert_eq!(with(("plot", "{{gardenKey}}")), "plot={{gardenKey}} q");
    let mut described = gets_with("Plants", "/plants", &[("token", "{{token}}")]);
    described["request"]["url"]["query"][0]["description"] = json!("Required. The token of another garden");
    described["request"]["auth"] = json!({"type": "bearer", "bearer": [{"key": "token", "value": "{{token}}"}]});
    assert_eq!(arguments(vec![described, gets(&[], &[]), gets(&[], &[])]).swap_remove(0), "token={{token}}");
}

#[test]
fn a_user_and_a_password_beside_what_is_sent_are_settings() {
    let pair = [("user", "{{sms_user}}"), ("password", "{{sms_pass}}"), ("to", "49"), ("text", "Hi")];
    let others = || vec![gets(&[], &[]), gets(&[], &[])];
    let with = |item: Value| [vec![item], others()].concat();
    assert_eq!(settings(with(gets_with("Send", "/send", &pair))), ["(sms_user)", "sms_pass"]);
    assert_eq!(settings(with(posts_form("Send", "/send", &pair))), ["(sms_user)", "sms_pass"]);
    let of_a_person = [("user", "{{user}}"), ("password", "{{password}}"), ("plan", "a")];
    assert!(settings(with(posts_form("Subscribe", "/subscribe", &of_a_person))).is_empty());
}

#[test]
fn rows_that_an_item_is_about_are_arguments() {
    for item in [
        posts_form(
            "Log in",
            "/login",
            &[("user", "{{api_user}}"), ("password", "{{api_password}}"), ("remember", "1")],
        ),
        posts_form("Reset password", "/password", &[("token", "{{reset_token}}"), ("password", "{{password}}")]),
        gets_with("Delete an API key", "/keys/delete", &[("api_key", "{{api_key}}")]),
        gets_with("Introspect", "/oauth/introspect", &[("token", "{{access_token}}")]),
        gets_with("Object", "/objects", &[("key", "{{object_key}}")]),
        gets_with("Plants", "/plants", &[("next_token", "{{next_token}}")]),
    ] {
        assert!(settings(vec![item, gets(&[], &[]), gets(&[], &[])]).is_empty());
    }
    // the key of what is shared, where the client has its own
    let mut shared = gets_with("Shared", "/shared", &[("access_key", "{{access_key}}")]);
    shared["request"]["auth"] = json!({"type": "noauth"});
    let more = json!({"auth": {"type": "bearer", "bearer": {"token": "{{key}}"}}});
    let lowered = lowered_with(more, vec![shared, gets(&[], &[]), gets(&[], &[])], &Options::default());
    let names: Vec<&str> = lowered.api.settings.iter().map(|setting| setting.name.as_str()).collect();
    assert_eq!(names, ["key"]);
}
