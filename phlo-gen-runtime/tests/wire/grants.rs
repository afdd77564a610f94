//! Tokens by the grants of OAuth 2.0, from a server on this machine.

use crate::credentials::bearing;
use crate::server::{Server, body, header, line, response};
use phlo_gen_runtime::{Error, Grant};

const ID: &str = "app";
const SECRET: &str = "planted-secret";

/// A server with a sequence of responses, for tokens and for calls.
fn server(responses: &[(&str, &str)]) -> Server {
    Server::start(responses.iter().map(|(status, body)| response(status, "Content-Type: application/json\r\n", body)))
}

fn token(text: &str, more: &str) -> String {
    format!(r#"{{"access_token":"{text}","token_type":"bearer"{more}}}"#)
}

fn client(server: &Server, grant: impl FnOnce(String) -> Grant) -> bearing::Client {
    let grant = grant(format!("{}/token", &server.url));
    bearing::Client::builder().base_url(&server.url).with(|options| options.grant(grant)).build().expect("a client")
}

fn get() -> bearing::Get {
    bearing::Get::builder().build()
}

/// The fields of a form, in order of their names.
fn form(request: &str) -> Vec<String> {
    let mut rows: Vec<String> = body(request).split('&').map(str::to_owned).collect();
    rows.sort();
    rows
}

#[tokio::test]
async fn client_credentials_get_one_token_for_all_calls() {
    let server = server(&[("200 OK", &token("planted-1", ",\"expires_in\":3600")), ("200 OK", "1"), ("200 OK", "2")]);
    let client =
        client(&server, |url| Grant::client_credentials(url, ID, SECRET).scope("a b").parameter("audience", "x"));
    for _ in 0..2 {
        client.execute(&get()).await.expect("a response");
    }
    let requests = server.requests();
    assert_eq!(line(&requests[0]), "POST /token HTTP/1.1");
    assert_eq!(form(&requests[0]), ["audience=x", "grant_type=client_credentials", "scope=a+b"]);
    // app:planted-secret
    assert_eq!(header(&requests[0], "authorization"), Some("Basic YXBwOnBsYW50ZWQtc2VjcmV0"));
    assert_eq!(
        requests[1..].iter().map(|it| header(it, "authorization")).collect::<Vec<_>>(),
        [Some("Bearer planted-1"); 2]
    );
}

#[tokio::test]
async fn a_password_is_sent_once_and_then_the_refresh_token() {
    let server = server(&[
        ("200 OK", &token("planted-1", ",\"refresh_token\":\"planted-r1\"")),
        ("401 Unauthorized", "{}"),
        ("200 OK", &token("planted-2", ",\"refresh_token\":\"planted-r2\"")),
        ("200 OK", "1"),
    ]);
    let client = client(&server, |url| Grant::password(url, ID, "u", "planted-p").client_secret(SECRET).in_body());
    client.execute(&get()).await.expect("a response");
    let requests = server.requests();
    assert_eq!(
        form(&requests[0]),
        ["client_id=app", "client_secret=planted-secret", "grant_type=password", "password=planted-p", "username=u"]
    );
    assert_eq!(
        form(&requests[2]),
        ["client_id=app", "client_secret=planted-secret", "grant_type=refresh_token", "refresh_token=planted-r1"]
    );
    assert_eq!(header(&requests[3], "authorization"), Some("Bearer planted-2"));
}

#[tokio::test]
async fn an_expired_token_is_refreshed_before_it_is_refused() {
    let server = server(&[
        ("200 OK", &token("planted-1", ",\"expires_in\":0,\"refresh_token\":\"planted-r2\"")),
        ("200 OK", "1"),
        ("200 OK", &token("planted-2", "")),
        ("200 OK", "2"),
        ("200 OK", "3"),
    ]);
    let client = client(&server, |url| Grant::refresh_token(url, ID, "planted-r1"));
    for _ in 0..3 {
        client.execute(&get()).await.expect("a response");
    }
    let requests = server.requests();
    assert_eq!(form(&requests[0]), ["client_id=app", "grant_type=refresh_token", "refresh_token=planted-r1"]);
    assert_eq!(form(&requests[2])[2], "refresh_token=planted-r2");
    assert_eq!(header(&requests[4], "authorization"), Some("Bearer planted-2"));
}

#[tokio::test]
async fn a_retry_without_a_token_is_the_last_one() {
    let server = server(&[
        ("200 OK", &token("planted-1", ",\"expires_in\":0")),
        ("503 Service Unavailable", "busy"),
        ("400 Bad Request", r#"{"error":"invalid_client"}"#),
        ("400 Bad Request", r#"{"error":"invalid_client"}"#),
    ]);
    let client = client(&server, |url| Grant::client_credentials(url, ID, SECRET));
    let error = client.execute(&get()).await.expect_err("no token");
    assert!(error.to_string().contains("there is no token"), "{error}");
    assert_eq!((error.attempts(), error.is_retryable(), server.requests().len()), (1, false, 3));
}

#[tokio::test]
async fn without_a_valid_refresh_token_the_grant_is_requested_again() {
    let server = server(&[
        ("200 OK", &token("planted-1", ",\"expires_in\":0,\"refresh_token\":\"planted-r1\"")),
        ("200 OK", "1"),
        ("400 Bad Request", r#"{"error":"invalid_grant"}"#),
        ("200 OK", &token("planted-2", "")),
        ("200 OK", "2"),
    ]);
    let client = client(&server, |url| Grant::client_credentials(url, ID, SECRET));
    for _ in 0..2 {
        client.execute(&get()).await.expect("a response");
    }
    assert_eq!(form(&server.requests()[3]), ["grant_type=client_credentials"]);
}

#[tokio::test]
async fn a_refused_grant_has_a_reason_and_shows_no_secret() {
    let why = r#"{"error":"invalid_client","error_description":"planted-secret is wrong"}"#;
    let server = server(&[("401 Unauthorized", why)]);
    let client = client(&server, |url| Grant::client_credentials(url, ID, SECRET));
    let error = client.execute(&get()).await.expect_err("refused");
    assert!(matches!(error, Error::Transport(_)), "{error:?}");
    let text = format!("{error:?} {}", std::error::Error::source(&error).expect("a cause"));
    assert!(text.contains("the authorization server refused the request: invalid_client: [secret] is wrong"), "{text}");
    assert!(!text.contains("planted"), "{text}");
}

#[tokio::test]
async fn secrets_are_sent_over_https_only() {
    let grant = Grant::client_credentials("http://login.example.com/token", ID, SECRET);
    assert!(!format!("{grant:?}").contains(SECRET));
    let client = bearing::Client::builder().base_url("https://h").with(|options| options.grant(grant)).build();
    let error = client.expect("a client").execute(&get()).await.expect_err("refused");
    let cause = std::error::Error::source(&error).expect("a cause").to_string();
    assert!(cause.contains("plain http"), "{cause}");
}
