//! Hostile values: no text of a caller or of a response changes anything but its own place.

use crate::places::{Any, builder, idle, kept, latin, sent, spec};
use crate::recording_server::{Server, body, line, response};
use phlo_gen_runtime::__private as __;
use phlo_gen_runtime::CallOptions;
use proptest::prelude::*;

/// The text in whose place the hostile one is put.
const NEUTRAL: &str = "neutral7";

static PATH: __::Spec = spec("GET", "/a/{text}/b", &[], __::Body::None);
static QUERY: __::Spec = spec(
    "GET",
    "/a",
    &[
        __::argument(__::Place::Query, "q", 0),
        __::fixed(__::Place::Query, "region", "{$region}"),
        __::argument(__::Place::Query, "list", 2),
    ],
    __::Body::None,
);
static HEADER: __::Spec = spec(
    "GET",
    "/a",
    &[__::argument(__::Place::Header, "X-A", 1), __::fixed(__::Place::Header, "X-B", "{$region}")],
    __::Body::None,
);
static JSON: __::Spec = spec("POST", "/a", JSON_ROWS, __::Body::Json);
static JSON_AS: __::Spec = spec(
    "POST",
    "/a",
    JSON_ROWS,
    __::Body::JsonAs("text/plain", "{{ // saved\n \"string\": \"s\", \"region\": \"{$region}\" }}", ""),
);
static JSON_WHOLE: __::Spec =
    spec("POST", "/a", &[__::argument(__::Place::Body, "json", 3)], __::Body::JsonWhole("application/json"));
static GRAPHQL: __::Spec = spec("POST", "/a", JSON_ROWS, __::Body::Graphql("{{ a(b: \"{$region}\") }}", "Q", ""));
static FORM: __::Spec = spec("POST", "/a", FORM_ROWS, __::Body::Urlencoded);
static MULTIPART: __::Spec = spec("POST", "/a", FORM_ROWS, __::Body::Formdata);
static TEXT: __::Spec = spec("POST", "/a", &[__::argument(__::Place::Body, "string", 1)], __::Body::Text("text/plain"));

const JSON_ROWS: &[__::Argument] = &[
    __::argument(__::Place::Body, "string", 1),
    __::fixed(__::Place::Body, "region", "\"{$region}\""),
    __::argument(__::Place::Body, "list", 2),
    __::argument(__::Place::Body, "json", 3),
    __::argument(__::Place::Body, "nested", 4),
];
const FORM_ROWS: &[__::Argument] = &[
    __::argument(__::Place::Body, "string", 1),
    __::fixed(__::Place::Body, "region", "{$region}"),
    __::argument(__::Place::Body, "list", 2),
];

static ALL: [&__::Spec; 10] =
    [&PATH, &QUERY, &HEADER, &JSON, &JSON_AS, &JSON_WHOLE, &GRAPHQL, &FORM, &MULTIPART, &TEXT];

/// What a text looks like that might mean something: variables in all notations, marks, ends of strings and of places.
const PIECES: [&str; 40] = [
    "{{token}}",
    "{{key}}",
    "{{region}}",
    "{$token}",
    "{token}",
    "{text}",
    "{=guid}",
    "{{$guid}}",
    "{{",
    "}}",
    "{",
    "}",
    "\u{fdd0}",
    "\u{fdd1}",
    "\u{fdd2}",
    "\u{fdef}",
    "\u{fffe}",
    "\u{ffff}",
    "\u{10ffff}",
    "\u{e000}",
    "\u{f8ff}",
    "\u{feff}",
    "\u{202e}",
    "\0",
    "\r\nX-B: us",
    "\n",
    "\"",
    "\\",
    "\\u0022",
    "'",
    "</a>",
    "&region=us",
    "?",
    "#",
    "/",
    "%7B",
    "%2e",
    "..",
    "--",
    "😀",
];

fn hostile() -> impl Strategy<Value = String> {
    let piece = prop_oneof![3 => proptest::sample::select(&PIECES[..]).prop_map(str::to_owned), 1 => any::<String>()];
    proptest::collection::vec(piece, 1..6).prop_map(|pieces| pieces.concat())
}

fn decoded(text: &str) -> Vec<String> {
    let percent = percent_encoding::percent_decode_str(text).decode_utf8_lossy().into_owned();
    let json = serde_json::from_str::<String>(&format!("\"{text}\"")).unwrap_or_default();
    // A header is in Latin-1 if it can be, otherwise in UTF-8.
    let bytes: Result<Vec<u8>, _> = text.chars().map(u8::try_from).collect();
    let header = bytes.ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default();
    vec![text.to_owned(), percent, json, header]
}

/// Both texts are equal but for the places where one has the neutral text; there the other has the hostile one.
fn differs_only_in_its_places(neutral: &str, other: &str, hostile: &str) -> Result<(), String> {
    let mut rest = other;
    let pieces: Vec<&str> = neutral.split(NEUTRAL).collect();
    let fail = || Err(format!("{other:?} is not {neutral:?} with {hostile:?}"));
    for (index, piece) in pieces.iter().enumerate() {
        if index == 0 {
            let Some(after) = rest.strip_prefix(piece) else { return fail() };
            rest = after;
            continue;
        }
        // The text may itself contain what follows it: the right end is the one before which it is the hostile text.
        let is_last = index + 1 == pieces.len();
        // Ends may overlap, as in `":":"`.
        let is_end = |at: &usize| {
            rest.get(*at..).is_some_and(|rest| rest.starts_with(piece) && (!is_last || rest.len() == piece.len()))
        };
        let fits = |at: &usize| {
            let value = decoded(&rest[..*at]);
            value.iter().any(|value| value == hostile || value == hostile.trim_matches([' ', '\t']))
        };
        let Some(end) = (0..=rest.len()).filter(is_end).find(fits) else { return fail() };
        rest = &rest[end + piece.len()..];
    }
    if rest.is_empty() { Ok(()) } else { fail() }
}

/// Whether a text cannot be sent in some places: control characters in a header, dots as a segment of a path.
fn may_be_refused(text: &str) -> bool {
    text.is_empty() || text.chars().any(char::is_control) || text.replace("%2e", ".").trim_matches('.').is_empty()
}

fn check(
    client: &__::Client,
    spec: &'static __::Spec,
    text: &str,
    make: impl Fn(&str) -> Any,
) -> Result<(), TestCaseError> {
    let neutral = sent(client, spec, &make(NEUTRAL)).expect("it can be sent");
    let Ok(hostile) = sent(client, spec, &make(text)) else {
        prop_assert!(may_be_refused(text), "{:?} is refused", text);
        return Ok(());
    };
    prop_assert_eq!(neutral.len(), hostile.len());
    for (one, other) in neutral.iter().zip(&hostile) {
        if let Err(why) = differs_only_in_its_places(one, other, text) {
            return Err(TestCaseError::fail(why));
        }
    }
    Ok(())
}

proptest! {
    #[test]
    fn a_value_changes_only_its_own_place(text in hostile()) {
        let client = idle("https://h").build().expect("a client");
        for spec in ALL {
            check(&client, spec, &text, Any::of)?;
        }
    }

    #[test]
    fn a_value_that_is_put_into_an_example_is_a_callers(text in hostile()) {
        let client = idle("https://h").build().expect("a client");
        let saved = "{\"string\":\"{{token}}\u{fdd0}\",\"list\":[\"{{region}}\u{fdd0}\"]}";
        let edited = |text: &str| Any { string: Some(text.to_owned()), ..client.example(saved) };
        check(&client, &JSON, &text, edited)?;
        check(&client, &FORM, &text, edited)?;
    }

    #[test]
    fn what_a_call_adds_changes_only_its_own_place(text in hostile()) {
        let client = idle("https://h").build().expect("a client");
        let sent = |text: &str| -> Option<Vec<String>> {
            let mut call = client.bind();
            call.change(|call: CallOptions| call.query("q", text).header("X-Q", text).member("m", text));
            let request = call.prepare_as(&JSON, &Any::of("own")).ok()?;
            let header = |name: &str| request.headers().get(name).map(latin);
            let body = String::from_utf8_lossy(request.body().as_bytes()?).into_owned();
            Some(vec![request.uri().to_string(), header("x-q")?, request.headers().len().to_string(), body])
        };
        let neutral = sent(NEUTRAL).expect("it can be sent");
        prop_assert!(sent(&text).is_some() || may_be_refused(&text), "{:?} is refused", text);
        for (one, other) in sent(&text).iter().flatten().zip(&neutral).map(|(hostile, neutral)| (neutral, hostile)) {
            prop_assert_eq!(differs_only_in_its_places(one, other, &text), Ok(()));
        }
    }

    #[test]
    fn the_value_of_a_setting_changes_only_its_own_place(text in hostile()) {
        let with = |text: &str| idle("https://h").setting(2, text.into()).build().expect("a client");
        for spec in [&QUERY, &HEADER, &JSON, &FORM, &MULTIPART] {
            let neutral = sent(&with(NEUTRAL), spec, &Any::of("own")).expect("it can be sent");
            let Ok(hostile) = sent(&with(&text), spec, &Any::of("own")) else {
                prop_assert!(may_be_refused(&text), "{:?} is refused", text);
                continue;
            };
            for (one, other) in neutral.iter().zip(&hostile) {
                prop_assert_eq!(differs_only_in_its_places(one, other, &text), Ok(()));
            }
        }
    }
}

#[test]
fn the_check_finds_a_change_elsewhere() {
    assert!(differs_only_in_its_places("a=neutral7&b", "a=x&b", "x").is_ok());
    assert!(differs_only_in_its_places("[neutral7,\"neutral7\"]", "[x\\n,\"x\\n\"]", "x\n").is_ok());
    assert!(differs_only_in_its_places(r#"{"neutral7":"neutral7"}"#, r#"{"\":":"\":"}"#, "\":").is_ok());
    for other in ["a=x&c", "a=y&b", "a=x&b&d", "b=x&b", ""] {
        assert!(differs_only_in_its_places("a=neutral7&b", other, "x").is_err(), "{other}");
    }
}

#[tokio::test]
async fn a_name_that_one_server_returns_pulls_no_token_on_its_way_to_another() {
    for mark in ["", "\u{fdd0}", "\u{fdd1}"] {
        let name = format!("{{{{token}}}}{mark}");
        let one = Server::start([response("200 OK", "", serde_json::to_vec(&name).expect("JSON"))]);
        let other = Server::start([response("200 OK", "", "")]);
        let client = builder(&one.url).build().expect("a client");
        let returned =
            client.bind().send::<Any>(&Any::default()).await.expect("a response").json::<String>().expect("a string");
        assert_eq!(returned, name);
        let client = builder(&other.url).build().expect("a client");
        let request = Any { string: Some(returned), ..Any::default() };
        assert!(client.bind().send_as(kept(JSON_COPY, None), &request).await.is_ok());
        let received: serde_json::Value = serde_json::from_str(body(&other.request())).expect("JSON");
        assert_eq!(received["string"], name.as_str());
        assert_eq!(line(&other.request()), "POST /a HTTP/1.1");
    }
}

const JSON_COPY: __::Spec = spec("POST", "/a", JSON_ROWS, __::Body::Json);

#[test]
fn the_example_has_settings_of_the_collection_or_of_a_client_and_no_marks() {
    let saved = "{\"string\":\"{{region}}\u{fdd0}-{{token}}\u{fdd0}\",\"json\":{\"a\":\"{{region}}\u{fdd1}\"}}";
    let client = idle("https://h").setting(2, "us".into()).build().expect("a client");
    let request: Any = client.example(saved);
    assert_eq!(request.string.as_deref(), Some("us-planted-token-77aa"));
    assert_eq!(request.json.as_ref().map(__::Json::as_str), Some(r#"{"a":"us"}"#));
    let texts = sent(&client, &JSON, &request).expect("it can be sent");
    assert!(!texts.concat().contains('\u{fdd0}'), "{texts:?}");
}
