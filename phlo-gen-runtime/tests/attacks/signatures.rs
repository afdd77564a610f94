//! Servers that echo what a scheme of authorization has made of a secret.

use crate::api::{API, FORM, Probe};
use phlo_gen_runtime::__private as __;
use phlo_gen_runtime::Retries;
use phlo_gen_runtime::transport::{Body, ResponseBody, SendError};

/// OAuth 1 writes its parameters to the form.
static SIGNED_FORMS: __::Api = __::Api {
    auths: &[__::Auth {
        kind: "oauth1",
        parameters: &[
            ("consumerKey", "somebody"),
            ("consumerSecret", "{$secret}"),
            ("token", "{$other}"),
            ("signatureMethod", "HMAC-SHA1"),
            ("version", "1.0"),
        ],
    }],
    ..API
};

/// A part of the form alone does not look like a credential.
#[tokio::test]
async fn a_signature_in_a_form_is_not_shown() {
    let echo = |request: http::Request<Body>| {
        let form = String::from_utf8_lossy(request.body().as_bytes().unwrap_or_default()).into_owned();
        let value = |name: &str| {
            let row = form.split('&').find_map(|row| row.strip_prefix(name)?.strip_prefix('='));
            let row = row.expect("it is signed");
            percent_encoding::percent_decode_str(row).decode_utf8_lossy().into_owned()
        };
        let message =
            format!("bad {} and {} at {}", value("oauth_signature"), value("oauth_token"), value("oauth_timestamp"));
        let mut response = http::Response::new(ResponseBody::from(message));
        *response.status_mut() = http::StatusCode::FORBIDDEN;
        std::future::ready(Ok::<_, SendError>(response))
    };
    let builder = __::ClientBuilder::new(&SIGNED_FORMS).setting(0, "hunter2".into()).setting(2, "0ther-t0ken".into());
    let client = builder.host(0, "https://h".to_owned()).transport(echo).retries(Retries::none()).build();
    let spec: &'static __::Spec = Box::leak(Box::new(__::Spec { auth: Some(0), ..FORM }));
    let probe = Probe::builder().body(vec!["a".into()]).build();
    let error = client.expect("a client").bind().send_as(spec, &probe).await.expect_err("it is refused");
    let message = error.to_string();
    assert!(message.contains("bad [secret] and [secret] at 1"), "{message}");
}
