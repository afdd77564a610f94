//! The ways by which a secret gets into a request.

use crate::places::{ADDED, Any, PASSWORD, auth, kept, spec};
use phlo_gen_runtime::__private as __;
use phlo_gen_runtime::CallOptions;

/// A way by which a secret gets into a request.
#[derive(Clone, Copy)]
pub struct Writer {
    pub name: &'static str,
    pub spec: &'static __::Spec,
    pub request: fn() -> Any,
    pub call: fn(CallOptions) -> CallOptions,
    /// Whether a server that repeats the target of the request in `Location` repeats the secret in the path.
    pub in_path: bool,
}

impl Writer {
    /// Whether the request has a body.
    pub fn has_body(&self) -> bool {
        self.spec.body != __::Body::None
    }

    /// The call.
    pub fn bound(&self, client: &__::Client) -> __::NotSent {
        let mut bound = client.bind();
        bound.change(self.call);
        bound
    }
}

const fn query(value: &'static str) -> __::Argument {
    __::fixed(__::Place::Query, "q", value)
}
const QUERY: &[__::Argument] = &[query("{$token}")];
const HEADER: &[__::Argument] = &[__::fixed(__::Place::Header, "X-Any", "{$token}")];
const HARMLESS_HEADER: &[__::Argument] = &[__::fixed(__::Place::Header, "Accept-Language", "{$token}")];
const MEMBER: &[__::Argument] = &[__::fixed(__::Place::Body, "a", "\"{$token}\"")];
const FIELD: &[__::Argument] = &[__::fixed(__::Place::Body, "a", "{$token}")];
const PLAIN_FIELD: &[__::Argument] = &[__::fixed(__::Place::Body, "a", "b")];
const FIXED: &[__::Argument] = &[__::fixed(__::Place::Header, "X-Api-Key", PASSWORD)];
const QUERY_ARGUMENTS: &[__::Argument] =
    &[__::argument(__::Place::Query, "p w", 5), __::argument(__::Place::Query, "n", 6)];
const HEADER_ARGUMENTS: &[__::Argument] =
    &[__::argument(__::Place::Header, "X-P", 5), __::argument(__::Place::Header, "X-N", 6)];
const BODY_ARGUMENTS: &[__::Argument] = &[
    __::argument(__::Place::Body, "nested", 4),
    __::argument(__::Place::Body, "p", 5),
    __::argument(__::Place::Body, "n", 6),
];
const PIN_ARGUMENT: &[__::Argument] = &[__::argument(__::Place::Query, "n", 6)];

/// All ways.
pub fn writers() -> Vec<Writer> {
    let none: fn(CallOptions) -> CallOptions = |call| call;
    let plain = |name, spec| Writer { name, spec: kept(spec, None), request: Any::default, call: none, in_path: false };
    let with = |name, spec, request| Writer { name, spec: kept(spec, None), request, call: none, in_path: false };
    let added =
        |name, call| Writer { name, spec: kept(crate::places::GET, None), request: Any::default, call, in_path: false };
    let get = |rows| spec("GET", "/a", rows, __::Body::None);
    let post = |rows, body| spec("POST", "/a", rows, body);
    let mut all = vec![
        Writer { in_path: true, ..plain("setting in the path", spec("GET", "/a/{$token}/b", &[], __::Body::None)) },
        plain("setting in the query", get(QUERY)),
        plain("setting in a header", get(HEADER)),
        plain("setting in a harmless header", get(HARMLESS_HEADER)),
        plain("setting in JSON", post(MEMBER, __::Body::Json)),
        plain("setting in a form", post(FIELD, __::Body::Urlencoded)),
        plain("setting in a multipart form", post(FIELD, __::Body::Formdata)),
        plain("setting in a text", post(FIELD, __::Body::Text("text/plain"))),
        plain("setting in GraphQL", post(&[], __::Body::Graphql("{{ a(b: \"{$token}\") }}", "", ""))),
        plain("fixed header with a secret name", get(FIXED)),
        Writer {
            in_path: true,
            ..with(
                "argument in the path",
                spec("GET", "/a/{password}", &[], __::Body::None),
                Any::secret as fn() -> Any,
            )
        },
        with("argument in the query", get(QUERY_ARGUMENTS), Any::secret),
        with("pin in the query", get(PIN_ARGUMENT), || Any { password: None, ..Any::secret() }),
        with("argument in a header", get(HEADER_ARGUMENTS), Any::secret),
        with("argument in JSON", post(BODY_ARGUMENTS, __::Body::Json), Any::secret),
        with("argument within JSON", post(BODY_ARGUMENTS, __::Body::Json), Any::nested_secret),
        with("argument in GraphQL", post(BODY_ARGUMENTS, __::Body::Graphql("q", "", "")), Any::secret),
        with("argument in a form", post(BODY_ARGUMENTS, __::Body::Urlencoded), Any::secret),
        with("argument in a multipart form", post(BODY_ARGUMENTS, __::Body::Formdata), Any::secret),
        added("header Authorization of a call", |call| call.header("Authorization", ADDED)),
        added("header Cookie of a call", |call| call.header("Cookie", ADDED)),
        added("header X-Api-Key of a call", |call| call.header("X-Api-Key", ADDED)),
        added("header Ocp-Apim-Subscription-Key of a call", |call| call.header("Ocp-Apim-Subscription-Key", ADDED)),
        added("header X-Auth-Key of a call", |call| call.header("X-Auth-Key", ADDED)),
        added("header X-Session-Id of a call", |call| call.header("X-Session-Id", ADDED)),
        added("query parameter of a call", |call| call.query("api_key", ADDED)),
        Writer {
            spec: kept(post(&[], __::Body::Json), None),
            ..added("member of a call", |call| call.member("password", ADDED))
        },
    ];
    for kind in ["apikey", "basic", "bearer", "oauth1", "awsv4", "hawk"] {
        if cfg!(feature = "auth") || matches!(kind, "apikey" | "basic" | "bearer") {
            all.push(Writer { spec: kept(crate::places::GET, Some(auth(kind))), ..plain(kind, crate::places::GET) });
        }
    }
    all.push(Writer {
        spec: kept(crate::places::GET, Some(auth("apikey") + 1)),
        ..plain("apikey in a header", crate::places::GET)
    });
    if cfg!(feature = "auth") {
        let form = post(PLAIN_FIELD, __::Body::Urlencoded);
        all.push(Writer { spec: kept(form, Some(auth("oauth1"))), ..plain("oauth1 in a form", crate::places::GET) });
    }
    all
}

/// Headers that a call adds, which nothing says to be secrets.
pub fn unknown_headers() -> Vec<Writer> {
    let added =
        |name, call| Writer { name, spec: kept(crate::places::GET, None), request: Any::default, call, in_path: false };
    vec![
        added("X-Anything", |call| call.header("X-Anything", ADDED)),
        added("Referer", |call| call.header("Referer", ADDED)),
        added("Origin", |call| call.header("Origin", ADDED)),
        added("Forwarded", |call| call.header("Forwarded", ADDED)),
        added("Idempotency-Key", |call| call.idempotency_key(ADDED)),
    ]
}
