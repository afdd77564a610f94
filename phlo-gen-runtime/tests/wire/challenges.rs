//! A 401 with a challenge is answered, and a repeated one is the response.

use crate::server::{Server, header, response};

mod guarded {
    use phlo_gen_runtime::__private as __;

    static API: __::Api = __::Api {
        name: "Guarded",
        settings: &[],
        hosts: &[__::Host { name: "base_url", base: "http://guarded.example" }],
        auths: &[__::Auth { kind: "digest", parameters: &[("username", "Mufasa"), ("password", "Circle of Life")] }],
    };

    __::client! {
        /// A client.
        Client, ClientBuilder = API;
        settings {}
        hosts {
            /// Where it is.
            base_url 0;
        }
    }
    __::operation! {
        /// An item behind a challenge.
        Get, GetBuilder [] for Client;
        -> __::RawBody, __::RawBody;
        __::Spec {
            item: "Get",
            method: "GET",
            host: 0,
            path: "/dir/index.html",
            arguments: __::Arguments::Plain("", &[]),
            body: __::Body::None,
            auth: __::Option::Some(0),
        };
        "{}"
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
async fn each_attempt_is_signed_again() {
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
    assert!(signed[0].is_none() && signed[2].is_none(), "{signed:?}");
    assert!(signed[1].is_some_and(|signed| signed.contains("nonce=\"n\"")), "{signed:?}");
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
