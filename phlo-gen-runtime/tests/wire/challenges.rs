//! A 401 with a challenge is answered, and a repeated one is the response.

use crate::server::{Server, header, response};

mod guarded {
    crate::plain_api::plain_api! {
        base_url: "http://guarded.example";
        settings: [];
        auths: &[__::Auth { kind: "digest", parameters: &[("username", "Mufasa"), ("password", "Circle of Life")] }];
        Get GetBuilder "GET" "/dir/index.html" Some(0);
    }
}

const CHALLENGE: &str =
    "WWW-Authenticate: Digest realm=\"r\", qop=\"auth\", algorithm=MD5, nonce=\"n\", opaque=\"o\"\r\n";

fn client(server: &Server) -> guarded::Client {
    guarded::Client::builder().base_url(&server.url).build().expect("nothing is missing")
}

#[tokio::test]
async fn a_challenge_is_answered() {
    let server = Server::start([response("401 Unauthorized", CHALLENGE, ""), response("200 OK", "", "in")]);
    let answer = client(&server).execute(&guarded::Get::builder().build()).await.expect("the answer is right");
    assert_eq!(&**answer.body(), b"in");
    let requests = server.requests();
    assert_eq!(header(&requests[0], "authorization"), None);
    let authorization = header(&requests[1], "authorization").expect("the challenge is answered");
    assert!(authorization.starts_with("Digest username=\"Mufasa\", realm=\"r\", nonce=\"n\""), "{authorization}");
}

#[tokio::test]
async fn repeated_challenges_end_with_the_401() {
    let refusals = (0..5).map(|_| response("401 Unauthorized", CHALLENGE, "no"));
    let server = Server::start(refusals);
    let error = client(&server).execute(&guarded::Get::builder().build()).await.expect_err("the server refuses");
    assert_eq!(error.status().map(|status| status.as_u16()), Some(401));
    assert_eq!(error.body().map(|body| body.as_ref()), Some(&b"no"[..]));
}

#[tokio::test]
async fn an_attempt_answers_the_last_challenge() {
    let other = CHALLENGE.replace("nonce=\"n\"", "nonce=\"m\"");
    let server = Server::start([
        response("401 Unauthorized", CHALLENGE, ""),
        response("503 Busy", "", ""),
        response("401 Unauthorized", &other, ""),
        response("200 OK", "", "in"),
    ]);
    assert!(client(&server).execute(&guarded::Get::builder().build()).await.is_ok());
    let requests = server.requests();
    let signed: Vec<_> = requests.iter().map(|request| header(request, "authorization")).collect();
    assert!(signed[0].is_none(), "{signed:?}");
    assert!(signed[1].is_some_and(|signed| signed.contains("nonce=\"n\"")), "{signed:?}");
    assert!(signed[2].is_some_and(|signed| signed.contains("nc=00000002")), "{signed:?}");
    assert!(signed[3].is_some_and(|signed| signed.contains("nonce=\"m\"")), "{signed:?}");
}

#[tokio::test]
async fn an_invalid_challenge_ends_with_the_401() {
    for challenge in [
        "Digest",
        "Digest realm",
        "Digest realm=\"r",
        "Digest nonce=\"\"",
        "Basic realm=\"r\"",
        ",,,",
        "Digest qop=\"auth-int\"",
    ] {
        let challenge = format!("WWW-Authenticate: {challenge}\r\n");
        let server = Server::start((0..5).map(|_| response("401 Unauthorized", &challenge, "no")));
        let error = client(&server).execute(&guarded::Get::builder().build()).await.expect_err("a refusal");
        assert!(!format!("{error} {error:?}").contains("Circle of Life"), "{challenge}");
        assert!(server.requests().len() <= 3, "{challenge}");
    }
}

/// The parameters of the answers that the server has received; `-` for a request without one.
fn answers(server: &Server, names: &[&str]) -> Vec<String> {
    let of = |request: &String| {
        let Some(sent) = header(request, "authorization") else { return "-".to_owned() };
        let value = |name: &&str| {
            let row =
                sent.split(", ").find_map(|row| row.trim_start_matches("Digest ").strip_prefix(&format!("{name}=")));
            row.unwrap_or("?").trim_matches('"').to_owned()
        };
        names.iter().map(value).collect::<Vec<_>>().join(" ")
    };
    server.requests().iter().map(of).collect()
}

fn asks(nonce: &str, more: &str) -> crate::server::Script {
    response("401 Unauthorized", &CHALLENGE.replace("nonce=\"n\"", &format!("nonce=\"{nonce}\"{more}")), "")
}

fn welcome() -> crate::server::Script {
    response("200 OK", "", "in")
}

async fn calls(client: &guarded::Client, count: usize) -> Vec<bool> {
    let mut outcomes = Vec::new();
    for _ in 0..count {
        outcomes.push(client.execute(&guarded::Get::builder().build()).await.is_ok());
    }
    outcomes
}

#[tokio::test]
async fn a_nonce_is_used_again_with_a_count() {
    let server = Server::start([asks("n", ""), welcome(), welcome(), welcome()]);
    assert_eq!(calls(&client(&server), 3).await, [true; 3]);
    assert_eq!(answers(&server, &["nonce", "nc"]), ["-", "n 00000001", "n 00000002", "n 00000003"]);
    let own: std::collections::BTreeSet<_> = answers(&server, &["cnonce"]).into_iter().skip(1).collect();
    assert_eq!(own.len(), 1, "a session has one nonce of the client");
}

#[tokio::test]
async fn a_stale_nonce_is_replaced() {
    let server = Server::start([
        asks("n", ""),
        asks("m", ", stale=true"),
        welcome(),
        asks("o", ", stale=TRUE"),
        welcome(),
        // A server that has forgotten its nonce does not say that it is stale.
        asks("p", ""),
        welcome(),
    ]);
    assert_eq!(calls(&client(&server), 3).await, [true; 3]);
    let nonces = ["-", "n 00000001", "m 00000001", "m 00000002", "o 00000001", "o 00000002", "p 00000001"];
    assert_eq!(answers(&server, &["nonce", "nc"]), nonces);
}

#[tokio::test]
async fn a_wrong_password_is_sent_once() {
    let server = Server::start([asks("n", ""), asks("m", ""), welcome()]);
    assert_eq!(calls(&client(&server), 1).await, [false]);
    assert_eq!(answers(&server, &["nonce"]), ["-", "n"]);
}

#[tokio::test]
async fn an_endlessly_stale_nonce_ends_with_the_401() {
    let server = Server::start((0..20).map(|number| asks(&number.to_string(), ", stale=true")));
    assert_eq!(calls(&client(&server), 1).await, [false]);
    assert_eq!(server.requests().len(), 5);
}

#[tokio::test]
async fn a_challenge_behind_a_redirect_is_answered_for_its_url() {
    let moved = || response("302 Found", "Location: /moved?x=1\r\n", "");
    let server = Server::start([moved(), asks("n", ""), welcome(), asks("m", ""), moved(), asks("o", ""), welcome()]);
    assert_eq!(calls(&client(&server), 2).await, [true; 2]);
    let lines: Vec<_> = server.requests().iter().map(|request| crate::server::line(request).to_owned()).collect();
    let (own, other) = ("GET /dir/index.html HTTP/1.1", "GET /moved?x=1 HTTP/1.1");
    assert_eq!(lines, [own, other, other, own, own, other, other]);
    let uris = ["-", "-", "/moved?x=1 n", "/dir/index.html n", "/dir/index.html m", "-", "/moved?x=1 o"];
    assert_eq!(answers(&server, &["uri", "nonce"]), uris);
}

#[tokio::test]
async fn a_challenge_of_another_origin_is_not_answered() {
    let other = Server::start([asks("n", ""), welcome()]);
    let server = Server::start([response("302 Found", &format!("Location: {}/dir\r\n", other.url), "")]);
    assert_eq!(calls(&client(&server), 1).await, [false]);
    assert_eq!(answers(&other, &["nonce"]), ["-"]);
}
