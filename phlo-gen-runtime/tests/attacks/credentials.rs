//! Credentials that a response brings.

use crate::api::Probe;
use crate::is_full;
use crate::leaks::Report;
use crate::spellings::spellings;
use crate::subjects::subjects;
use base64::Engine;
use phlo_gen_runtime::Error;
use phlo_gen_runtime::transport::{ResponseBody, SendError};

/// Names of credentials, as APIs write them.
const NAMES: [&str; 26] = [
    "access_token",
    "accessToken",
    "refresh_token",
    "id_token",
    "token",
    "auth_token",
    "sessionId",
    "session_id",
    "JSESSIONID",
    "pwd",
    "password",
    "Passwd",
    "otp",
    "pin",
    "client_secret",
    "clientSecret",
    "api_key",
    "apiKey",
    "X-Auth-Token",
    "private_key",
    "jwt",
    "credential",
    "secret",
    "csrf_token",
    "verification_code",
    "user[password]",
];

/// A value of a response, and what of it must not be shown.
const VALUE: &str = "br0ught-by-the-s3rver";

/// Texts that bring a credential of this name.
fn texts(name: &str) -> Vec<String> {
    let json = format!("{{\"status\":\"ok\",\"{name}\":\"{VALUE}\",\"more\":1}}");
    vec![
        json.clone(),
        format!("{{\"{name}\" : \"{VALUE}"),
        format!("{{\"{name}\":[\"a\",\"{VALUE}\"]}}"),
        format!("{{\"{name}\":{{\"value\":\"{VALUE}\",\"ttl\":5}}}}"),
        format!("{{\"a\":[{{\"b\":{{\"{name}\":\"{VALUE}\"}}}}]}}"),
        serde_json::json!({ "data": json }).to_string(),
        serde_json::json!({ "data": serde_json::json!({ "data": json }).to_string() }).to_string(),
        format!("[{{\"key\":\"{name}\",\"value\":\"{VALUE}\"}}]"),
        format!("{{'{name}': '{VALUE}'}}"),
        format!("{name}={VALUE}&more=1"),
        format!("more=1&{name}={VALUE}"),
        format!("{name}: {VALUE}\nmore: 1"),
        format!("https://example.com/cb?more=1&{name}={VALUE}#x"),
        format!("https%3A%2F%2Fexample.com%2Fcb%3F{name}%3D{VALUE}%26more%3D1"),
        json.replace('"', "&quot;"),
        json.replace('"', "\\u0022"),
        format!("{{\"text\":\"{name}={VALUE}\"}}"),
        format!("Login {{ {name}: Some(\"{VALUE}\"), more: 1 }}"),
        format!("{{u'{name}': u'{VALUE}', 'more': b'1'}}"),
        format!("{name} = \"\"\"{VALUE}\"\"\"\nmore = 1"),
        format!("a:\n  {name}: |\n    {VALUE}\n  more: 1\n"),
        format!("{name}:\n  - a\n  - {VALUE}\nmore: 1\n"),
        format!("{{\"loc\":[\"body\",\"{name}\"],\"msg\":\"too short\",\"input\":\"{VALUE}\"}}"),
        format!("{{\"field\":\"{name}\",\"message\":\"no\",\"rejectedValue\":\"{VALUE}\"}}"),
        base64::engine::general_purpose::STANDARD.encode(&json),
    ]
}

/// XML names have no brackets.
fn xml(name: &str) -> Vec<String> {
    vec![
        format!("<r><{name}>{VALUE}</{name}><more>1</more></r>"),
        format!("<r xmlns:n=\"urn:n\"><n:{name} type=\"x\">{VALUE}</n:{name}></r>"),
        format!("<r {name}=\"{VALUE}\"/>"),
        format!("<{name}><value>{VALUE}</value></{name}>"),
        format!("<{name}><![CDATA[{VALUE}]]></{name}>"),
        format!("<{name}>{VALUE}"),
        format!("<input type=\"hidden\" name=\"{name}\" value=\"{VALUE}\">"),
        format!("&lt;{name}&gt;{VALUE}&lt;/{name}&gt;"),
        format!("<tr><td>{name}</td><td>{VALUE}</td></tr>"),
        format!("| {name} | {VALUE} |"),
        format!("invalid {name} '{VALUE}'"),
        format!("the {name} was {VALUE}, sorry"),
        format!("run --{name} {VALUE} -x"),
        format!("[[\"{name}\",\"{VALUE}\"],[\"more\",1]]"),
        format!("Content-Disposition: form-data; name=\"{name}\"\r\n\r\n{VALUE}\r\n"),
        format!("cannot connect to db://{name}:{VALUE}@db:5432/x"),
    ]
}

async fn error_with(status: u16, header: Option<(&str, String)>, body: String) -> Error {
    let subject = &subjects()[0];
    let header = header.map(|(name, value)| {
        let name = http::HeaderName::from_bytes(name.as_bytes()).expect("a name");
        (name, http::HeaderValue::from_str(&value).expect("a value"))
    });
    let client = subject.client("http://127.0.0.1:1", move |_| {
        let mut response = http::Response::new(ResponseBody::from(body.clone()));
        *response.status_mut() = http::StatusCode::from_u16(status).expect("a status");
        response.headers_mut().extend(header.clone());
        std::future::ready(Ok::<_, SendError>(response))
    });
    match subject.call(&client).await {
        Ok(_) => panic!("it is no answer"),
        Err(error) => error,
    }
}

/// Each text with one of two statuses in turn, or with `PHLO_GEN_ATTACKS=full` with both.
#[tokio::test]
async fn no_error_shows_a_credential_of_the_response() {
    let mut report = Report::default();
    let secret = [VALUE.to_owned()];
    for (turn, name) in NAMES.into_iter().enumerate() {
        let is_xml = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-".contains(&byte));
        let all = texts(name).into_iter().chain(is_xml.then(|| xml(name)).into_iter().flatten());
        for (index, text) in all.enumerate() {
            let statuses: &[u16] = if is_full() { &[200, 400] } else { &[[200, 400][(turn + index) % 2]] };
            for status in statuses {
                let error = error_with(*status, None, text.clone()).await;
                report.error(&text, &error, &secret);
            }
        }
    }
    for number in ["482913", "4829130", "48291.5", "-482913"] {
        for name in ["otp", "pin", "verificationCode", "passcode"] {
            let text = format!("{{\"{name}\":{number},\"more\":1}}");
            report.error(&text, &error_with(400, None, text.clone()).await, &[number.to_owned()]);
        }
    }
    report.finish("credentials of responses");
}

#[tokio::test]
async fn no_error_shows_a_header_with_a_credential() {
    let mut report = Report::default();
    let headers = [
        ("Set-Cookie", format!("sid={VALUE}; Path=/")),
        ("X-Auth-Token", VALUE.to_owned()),
        ("X-Session-Id", VALUE.to_owned()),
        ("Authorization", format!("Bearer {VALUE}")),
        ("Location", format!("/cb?code=1&id_token={VALUE}")),
        ("Link", format!("</next?access_token={VALUE}>; rel=\"next\"")),
        ("X-Debug", format!("{{\"password\":\"{VALUE}\"}}")),
    ];
    for (name, value) in headers {
        let error = error_with(400, Some((name, value)), "{}".to_owned()).await;
        assert!(error.headers().is_some_and(|headers| headers.contains_key(name)));
        report.error(name, &error, &[VALUE.to_owned()]);
    }
    report.finish("headers of responses");
}

/// What is no credential is needed to understand an error.
#[tokio::test]
async fn what_is_no_credential_is_shown() {
    for text in [
        r#"{"token_type":"bearer","expires_in":3600,"password_required":true,"next_page_token":"abc"}"#,
        r#"{"error":"invalid_token","hint":"Bearer token is missing","usage":{"max_tokens":17}}"#,
        r#"{"message":"the option is not known","author":"somebody","code":20003}"#,
        r#"{"grant_type":"password","username":"anna1234","request":"8f3a2c1d99"}"#,
        r#"{"next":"eyJwYWdlIjoyLCJpZCI6IjhmM2EyYzFkIn0=","loc":["body","name"],"input":"anna1234"}"#,
        "the token has expired (request 8f3a2c1d99), see https://example.com:8080/a1b2c3d4e5@2",
    ] {
        let error = error_with(400, None, text.to_owned()).await;
        assert!(error.to_string().ends_with(text), "{error}");
    }
}

/// Names of members are a server's text too.
#[tokio::test]
async fn no_path_shows_a_secret() {
    let mut report = Report::default();
    let subject = &subjects()[0];
    for (spelled, name) in spellings(&subject.secrets[0]) {
        let text = serde_json::json!({ "number": 1, "named": { name: { "x": "no number" } } }).to_string();
        let error = error_with(200, None, text.clone()).await;
        assert!(matches!(&error, Error::Decode(error) if error.path().starts_with("named[")), "{error}");
        report.error(spelled, &error, &subject.secrets);
        let failure = error_with(400, None, text).await.failure_of::<Probe>().expect("a body");
        let failure = failure.expect_err("no number");
        report.text(spelled, &format!("{failure} {failure:?} {}", failure.path()), &subject.secrets);
    }
    report.finish("paths");
}
