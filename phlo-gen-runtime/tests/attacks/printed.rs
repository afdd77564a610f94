//! `Debug` output of everything that holds secrets, spans and logs.

use crate::api::{API, Probe};
use crate::leaks::Report;
use crate::subjects::{SECRET, TENANT, subjects};
use phlo_gen_runtime::__private as __;
use phlo_gen_runtime::transport::{ResponseBody, SendError};
use phlo_gen_runtime::{CallOptions, ClientOptions, Environment};

fn secrets() -> Vec<String> {
    vec![SECRET.to_owned(), TENANT.to_owned()]
}

#[test]
fn clients_options_and_requests_print_no_secret() {
    let mut report = Report::default();
    for subject in subjects() {
        let userinfo = format!("http://me:{SECRET}@{TENANT}.example.com/{SECRET}?token={SECRET}");
        let client = subject.client("http://127.0.0.1:1", |_| std::future::pending());
        report.debug(&subject.name, &client, &subject.secrets);
        report.debug(&subject.name, &client.bind(), &subject.secrets);
        report.debug(&subject.name, &subject.call(&client), &subject.secrets);
        let prepared = subject.prepare(&client).expect("a request");
        report.debug(&format!("{}, prepared", subject.name), &prepared, &subject.secrets);
        assert!(format!("{prepared:?}").contains("method: POST, uri: http://127.0.0.1:1/things"), "{prepared:?}");
        report.debug(
            "an ad-hoc request",
            &client.request("GET".into(), format!("/{SECRET}")).query("q", SECRET),
            &secrets(),
        );
        report.debug("a builder", &__::ClientBuilder::new(&API).setting(0, SECRET.into()).origin(userinfo), &secrets());
    }
    let client = subjects()[0].client("http://127.0.0.1:1", |_| std::future::pending());
    let ad_hoc = client.request("GET".into(), format!("/a?api_key={SECRET}&sid={SECRET}"));
    let ad_hoc = ad_hoc.query("token", SECRET).header("X-Any", SECRET).prepare().expect("a request");
    report.debug("a prepared ad-hoc request", &ad_hoc, &secrets());
    let probe = Probe::builder().path(SECRET).query(SECRET).header(SECRET).body(vec![SECRET.into()]).build();
    report.debug("a request", &probe, &secrets());
    report.debug("a secret", &__::Secret::from(SECRET), &secrets());
    let call = CallOptions::default().header("X-Own", SECRET).query("q", SECRET).member("m", SECRET).base_url(SECRET);
    report.debug("options of a call", &call, &secrets());
    let text = format!(r#"{{"name":"n","values":[{{"key":"k","value":"{SECRET}"}}]}}"#);
    let environment: Environment = text.parse().expect("an environment");
    report.debug("an environment", &environment, &secrets());
    let options = ClientOptions::default().environment(environment).token(|| async { Ok(SECRET.into()) });
    report.debug("options", &options, &secrets());
    let invalid = format!("{{\"values\": [{{\"key\": \"{SECRET}\", \"value\": {SECRET}}}]}}").parse::<Environment>();
    report.error("an environment that is not valid", &invalid.expect_err("no JSON"), &secrets());
    report.finish("Debug output");
}

#[cfg(feature = "oauth2")]
#[test]
fn grants_print_no_secret() {
    use phlo_gen_runtime::Grant;
    let mut report = Report::default();
    for url in [
        "https://login.example.com/token".to_owned(),
        format!("https://me:{SECRET}@login.example.com/{SECRET}?key={SECRET}"),
        format!("https://{TENANT}.example.com/"),
        format!("no URL {SECRET}"),
    ] {
        let grant = Grant::password(url, "id", "somebody", SECRET).client_secret(TENANT).parameter("p", SECRET);
        report.debug("a grant", &grant, &secrets());
        report.debug("options with a grant", &ClientOptions::default().grant(grant), &secrets());
    }
    report.finish("grants");
}

#[tokio::test]
async fn responses_print_no_secret() {
    let mut report = Report::default();
    let subject = &subjects()[0];
    let client = subject.client("http://127.0.0.1:1", |_| {
        let body = format!(r#"{{"number":1,"named":{{"{SECRET}":{{"password":4711}}}}}}"#);
        let mut response = http::Response::new(ResponseBody::from(body));
        for (name, value) in [
            ("x-echo", SECRET),
            ("set-cookie", "sid=planted-cookie"),
            ("x-request-id", "7"),
            ("x-otp", "planted-otp"),
            ("x-csrf", "planted-csrf"),
            ("x-user-pin", "planted-pin"),
            ("link", "<https://h/?page=2&access_token=planted-link>; rel=next"),
            ("x-debug", "{\"pwd\":\"planted-json\"}"),
            ("x-options", "{\"page\":\"planned\"}"),
        ] {
            response.headers_mut().insert(name, http::HeaderValue::from_static(value));
        }
        std::future::ready(Ok::<_, SendError>(response))
    });
    let response = subject.call(&client).await.expect("a response");
    let secrets = [SECRET.to_owned(), "planted-cookie".to_owned(), "4711".to_owned()];
    report.debug("a response", &response, &secrets);
    report.debug("its headers", response.headers(), &secrets[..2]);
    let headers = format!("{:?}", response.headers());
    assert!(!headers.contains("planted") && headers.contains("planned"), "{headers}");
    assert_eq!((response.number, response.headers()["x-echo"].as_bytes()), (1, SECRET.as_bytes()));
    assert!(format!("{:?}", response.headers()).contains("\"x-request-id\": \"7\""));
    let stream = subject.call(&client).stream().await.expect("a stream");
    report.debug("a stream", &stream, &secrets);
    report.debug("its headers", stream.headers(), &secrets[..2]);
    report.finish("responses");
}

/// A part of the host may be a secret: neither spans nor errors nor clients show it.
#[tokio::test]
async fn hosts_show_no_secret() {
    let mut report = Report::default();
    let client = __::ClientBuilder::new(&API).setting(1, TENANT.into()).build().expect("a client");
    report.debug("a client", &client, &secrets());
    let mut bound = client.bind();
    bound.change(|call| call.retries(phlo_gen_runtime::Retries::none()));
    let spec = __::Spec { host: 1, ..crate::api::JSON };
    let error = bound.send_as(Box::leak(Box::new(spec)), &Probe::builder().build()).await.expect_err("nobody");
    report.error("nobody is there", &error, &secrets());
    report.finish("hosts");
}

/// What a user gives cannot be used: the message does not quote it.
#[tokio::test]
async fn unusable_values_are_not_quoted() {
    let mut report = Report::default();
    for url in [
        format!("ftp://me:{SECRET}@h"),
        format!("http://me:{SECRET}@"),
        format!("http://h:{SECRET}"),
        format!("http://<{SECRET}>/"),
        format!("http://h:{}", SECRET.repeat(5000)),
    ] {
        let error = __::ClientBuilder::new(&API).host(0, url.clone()).build().expect_err(&url);
        report.error(&url, &error, &secrets());
        let error = __::ClientBuilder::new(&API).origin(url.clone()).build().expect_err(&url);
        report.error(&url, &error, &secrets());
    }
    let client = __::ClientBuilder::new(&API).setting(0, format!("{SECRET}\n").into()).build().expect("a client");
    for auth in 0..API.auths.len() {
        let spec: &'static __::Spec = Box::leak(Box::new(__::Spec { auth: Some(auth), ..crate::api::JSON }));
        if let Err(error) = client.bind().prepare_as(spec, &Probe::builder().build()) {
            report.error(API.auths[auth].kind, &error, &secrets());
        }
    }
    let header = Probe::builder().header(format!("{SECRET}\r\nX: y")).build();
    report.error("a header", &client.bind().prepare(&header).expect_err("a line break"), &secrets());
    report.finish("unusable values");
}

/// The key stands in the place of its name: the message does not quote it.
#[test]
fn a_key_that_is_given_as_its_name_is_not_quoted() {
    static SWAPPED: __::Api = __::Api {
        name: "Swapped",
        settings: &[__::Setting { name: "api_key_name", default: None, secret: false, required: true }],
        hosts: &[__::Host { name: "base_url", base: "https://attacked.example.com" }],
        auths: &[__::Auth { kind: "apikey", parameters: &[("key", "{$api_key_name}"), ("value", "v")] }],
    };
    let client = __::ClientBuilder::new(&SWAPPED).setting(0, SECRET.into()).build().expect("a client");
    let spec: &'static __::Spec = Box::leak(Box::new(__::Spec { auth: Some(0), host: 0, ..crate::api::JSON }));
    let error = client.bind().prepare_as(spec, &Probe::builder().build()).expect_err("no name of a header");
    let mut report = Report::default();
    report.error("a name", &error, &secrets());
    report.finish("swapped");
    assert!(error.to_string().contains("the name of the API key is not a valid header name"), "{error}");
}

#[cfg(feature = "tracing")]
mod spans {
    use super::{__, API, Probe, Report, SECRET, TENANT, secrets};
    use std::fmt::{Debug, Write};
    use std::sync::Mutex;
    use tracing::field::{Field, Visit};
    use tracing::span::{Attributes, Id, Record};
    use tracing::{Event, Metadata, Subscriber};

    /// Writes down everything.
    struct Notes;

    static TEXT: Mutex<String> = Mutex::new(String::new());

    struct Fields;

    impl Visit for Fields {
        fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
            let _ = writeln!(TEXT.lock().expect("no panic"), "{field}={value:?}");
        }
    }

    impl Subscriber for Notes {
        fn enabled(&self, metadata: &Metadata<'_>) -> bool {
            metadata.target().starts_with("phlo_gen")
        }
        fn new_span(&self, span: &Attributes<'_>) -> Id {
            span.record(&mut Fields);
            Id::from_u64(1)
        }
        fn record(&self, _: &Id, values: &Record<'_>) {
            values.record(&mut Fields);
        }
        fn record_follows_from(&self, _: &Id, _: &Id) {}
        fn event(&self, event: &Event<'_>) {
            event.record(&mut Fields);
        }
        fn enter(&self, _: &Id) {}
        fn exit(&self, _: &Id) {}
    }

    #[tokio::test]
    async fn spans_show_no_secret() {
        tracing::subscriber::set_global_default(Notes).expect("no other subscriber");
        let client = __::ClientBuilder::new(&API).setting(0, SECRET.into()).setting(1, TENANT.into()).build();
        let spec = __::Spec { host: 1, path: "/{path}", auth: Some(3), ..crate::api::JSON };
        let probe = Probe::builder().path(SECRET).query(SECRET).build();
        let call = client.expect("a client").bind().send_as(Box::leak(Box::new(spec)), &probe);
        assert!(call.await.is_err());
        let text = TEXT.lock().expect("no panic").clone();
        assert!(text.contains("server.address"), "{text}");
        let mut report = Report::default();
        report.text("spans", &text, &secrets());
        report.finish("spans");
    }
}
