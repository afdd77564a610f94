//! A collection with an argument in every place, and secrets in all of them.

use phlo_gen_runtime::__private as __;
use phlo_gen_runtime::transport::SendError;
use phlo_gen_runtime::{ClientOptions, Error, Retries};

/// The values of secrets that are planted, in the order of [`SECRETS`].
pub const KEY: &str = "planted-key-5f1c";
pub const TOKEN: &str = "planted-token-77aa";
pub const PASSWORD: &str = "planted-password-09";
pub const PIN: i64 = 714_203_958;
pub const ADDED: &str = "planted-added-3e3e";
pub const COOKIE: &str = "planted-cookie-1b1b";

/// What no other server may receive: the planted values, and `key:token` as basic authorization writes it.
pub const SECRETS: [&str; 7] =
    [KEY, TOKEN, PASSWORD, "714203958", ADDED, COOKIE, "cGxhbnRlZC1rZXktNWYxYzpwbGFudGVkLXRva2VuLTc3YWE"];

static API: __::Api = __::Api {
    name: "Places",
    settings: &[
        __::Setting { name: "key", default: None, secret: true, required: false },
        __::Setting { name: "token", default: None, secret: true, required: false },
        __::Setting { name: "region", default: Some("eu"), secret: false, required: false },
    ],
    hosts: &[__::Host { name: "base_url", base: "https://places.example.com" }],
    auths: &[
        __::Auth { kind: "apikey", parameters: &[("key", "api_key"), ("value", "{$key}"), ("in", "query")] },
        __::Auth { kind: "apikey", parameters: &[("key", "X-Own"), ("value", "{$key}")] },
        __::Auth { kind: "basic", parameters: &[("username", "{$key}"), ("password", "{$token}")] },
        __::Auth { kind: "bearer", parameters: &[("token", "{$token}")] },
        __::Auth {
            kind: "oauth1",
            parameters: &[
                ("consumerKey", "{$key}"),
                ("consumerSecret", "c"),
                ("token", "{$token}"),
                ("tokenSecret", "t"),
                ("signatureMethod", "HMAC-SHA1"),
                ("version", "1.0"),
            ],
        },
        __::Auth {
            kind: "awsv4",
            parameters: &[("accessKey", "{$key}"), ("secretKey", "{$token}"), ("region", "eu"), ("service", "s3")],
        },
        __::Auth {
            kind: "hawk",
            parameters: &[("authId", "{$key}"), ("authKey", "{$token}"), ("algorithm", "sha256")],
        },
    ],
};

/// The index of an authorization.
pub fn auth(kind: &str) -> usize {
    API.auths.iter().position(|auth| auth.kind == kind).expect("it is there")
}

/// A request with a member for each kind of value. The pin is a secret because the generator says so.
#[derive(Default)]
pub struct Any {
    pub text: Option<__::Text>,
    pub string: Option<String>,
    pub list: Option<Vec<String>>,
    pub json: Option<__::Json>,
    pub nested: Option<Nested>,
    pub password: Option<__::Secret>,
    pub pin: Option<i64>,
}

/// A member of [`Any`].
#[derive(Default)]
pub struct Nested {
    pub name: Option<String>,
    pub inner: Option<__::Map<String>>,
    pub password: Option<String>,
}

__::fields! { Any { 0 text "text" 1 string "string" 2 list "list" 3 json "json" 4 nested "nested" 5 password "password" 6 pin "pin" } secret 6 }
__::fields! { Nested { 0 name "name" 1 inner "inner" 2 password "password" } secret 2 }

impl __::Operation for Any {
    type Client = __::Client;
    type Response = __::RawBody;
    type Failure = __::RawBody;
    const SPEC: __::Spec = GET;
}

impl Any {
    /// A request with this text in all members that are no secrets.
    pub fn of(text: &str) -> Self {
        let inner = [(text.to_owned(), text.to_owned())].into_iter().collect();
        Self {
            text: Some(text.into()),
            string: Some(text.to_owned()),
            list: Some(vec!["first".to_owned(), text.to_owned()]),
            json: Some(__::Json::from(vec![text])),
            nested: Some(Nested { name: Some(text.to_owned()), inner: Some(inner), password: None }),
            ..Self::default()
        }
    }

    /// A request with a password and a pin.
    pub fn secret() -> Self {
        Self { password: Some(PASSWORD.into()), pin: Some(PIN), ..Self::default() }
    }

    /// A request with a password within an object.
    pub fn nested_secret() -> Self {
        Self { nested: Some(Nested { password: Some(PASSWORD.to_owned()), ..Nested::default() }), ..Self::default() }
    }
}

/// A request without arguments.
pub const GET: __::Spec = spec("GET", "/things", &[], __::Body::None);

/// An item.
pub const fn spec(method: &'static str, path: &'static str, rows: &'static [__::Argument], body: __::Body) -> __::Spec {
    __::Spec { item: "Thing", method, host: 0, path, arguments: __::Arguments::Table(rows), body, auth: None }
}

/// An item that lives as long as the tests.
pub fn kept(spec: __::Spec, auth: Option<usize>) -> &'static __::Spec {
    Box::leak(Box::new(__::Spec { auth, ..spec }))
}

/// A client that sends nothing.
pub fn idle(url: &str) -> __::ClientBuilder {
    builder(url).transport(|_| async { Err(SendError::other("nothing is sent")) })
}

/// The client of a server, with all settings.
pub fn client_with(url: &str, options: impl FnOnce(ClientOptions) -> ClientOptions) -> __::Client {
    builder(url).with(options).build().expect("nothing is missing")
}

/// The builder of [`client_with`].
pub fn builder(url: &str) -> __::ClientBuilder {
    let builder = __::ClientBuilder::new(&API).setting(0, KEY.into()).setting(1, TOKEN.into());
    builder.host(0, url.to_owned()).retries(Retries::none())
}

/// The value of a header, each byte as a character.
pub fn latin(value: &http::HeaderValue) -> String {
    value.as_bytes().iter().copied().map(char::from).collect()
}

/// What would be sent, as the bytes of its parts.
pub fn sent(client: &__::Client, spec: &'static __::Spec, request: &Any) -> Result<Vec<String>, Error> {
    phlo_gen_runtime::testing::seed(7);
    let request = client.bind().prepare_as(spec, request)?;
    let headers = request.headers().iter().filter(|(name, _)| *name != "content-length");
    let headers = headers.map(|(name, value)| format!("{name}: {}", latin(value)));
    let body = String::from_utf8_lossy(request.body().as_bytes().unwrap_or_default()).into_owned();
    Ok([request.method().to_string(), request.uri().to_string(), body].into_iter().chain(headers).collect())
}
