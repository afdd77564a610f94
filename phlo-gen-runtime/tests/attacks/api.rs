//! A collection with every scheme of authorization, and with secret arguments in every place.

use phlo_gen_runtime::__private as __;

const fn secret(name: &'static str) -> __::Setting {
    __::Setting { name, default: None, secret: true, required: false }
}

pub static API: __::Api = __::Api {
    name: "Attacked",
    settings: &[secret("secret"), secret("tenant"), secret("other")],
    hosts: &[
        __::Host { name: "base_url", base: "https://attacked.example.com" },
        __::Host { name: "tenant_url", base: "http://{$tenant}.localhost:1" },
    ],
    auths: &[
        __::Auth { kind: "bearer", parameters: &[("token", "{$secret}")] },
        __::Auth { kind: "basic", parameters: &[("username", "somebody"), ("password", "{$secret}")] },
        __::Auth { kind: "basic", parameters: &[("username", "{$secret}"), ("password", "")] },
        __::Auth { kind: "apikey", parameters: &[("key", "k"), ("value", "{$secret}"), ("in", "query")] },
        __::Auth { kind: "apikey", parameters: &[("key", "X-Mine"), ("value", "{$secret}")] },
        __::Auth { kind: "oauth2", parameters: &[("accessToken", "{$secret}")] },
        __::Auth { kind: "oauth2", parameters: &[("accessToken", "{$secret}"), ("addTokenTo", "queryParams")] },
        __::Auth { kind: "digest", parameters: &[("username", "somebody"), ("password", "{$secret}")] },
        __::Auth {
            kind: "hawk",
            parameters: &[("authId", "somebody"), ("authKey", "{$secret}"), ("algorithm", "sha256")],
        },
        __::Auth {
            kind: "awsv4",
            parameters: &[("accessKey", "{$other}"), ("secretKey", "{$secret}"), ("region", "r"), ("service", "s")],
        },
        __::Auth {
            kind: "edgegrid",
            parameters: &[("accessToken", "a"), ("clientToken", "{$other}"), ("clientSecret", "{$secret}")],
        },
        __::Auth {
            kind: "oauth1",
            parameters: &[
                ("consumerKey", "somebody"),
                ("consumerSecret", "{$secret}"),
                ("token", "t"),
                ("tokenSecret", "{$other}"),
                ("addParamsToHeader", "true"),
            ],
        },
        __::Auth { kind: "ntlm", parameters: &[("username", "somebody"), ("password", "{$secret}")] },
        __::Auth {
            kind: "jwt",
            parameters: &[("algorithm", "HS256"), ("secret", "{$secret}"), ("payload", "{{\"sub\":\"somebody\"}}")],
        },
        __::Auth {
            kind: "jwt",
            parameters: &[
                ("algorithm", "HS256"),
                ("secret", "{$secret}"),
                ("payload", "{{}}"),
                ("addTokenTo", "queryParam"),
                ("queryParamKey", "w"),
            ],
        },
    ],
};

__::client! {
    /// A client.
    Client, ClientBuilder = API;
    settings {
        /// The secret of the authorization.
        secret 0 __::SecretString;
        /// A part of a host.
        tenant 1 __::SecretString;
        /// Another secret.
        other 2 __::SecretString;
    }
    hosts {
        /// The base.
        base_url 0;
    }
}

__::operation! {
    /// A request with secrets.
    Probe, ProbeBuilder [] for Client;
    /// In the path.
    0 path "path": __::Option<__::Secret> | maybe_path __::Secret;
    /// In the query.
    1 query "query": __::Option<__::Secret> | maybe_query __::Secret;
    /// In a header.
    2 header "header": __::Option<__::Secret> | maybe_header __::Secret;
    /// In the body.
    3 body "body": __::Option<__::Vec<__::Secret>> | maybe_body __::Vec<__::Secret>;
    /// A file.
    4 file "file": __::Option<__::File> | maybe_file __::File;
    -> Answer, Answer;
    JSON;
    "{\"file\":\"/etc/passwd\"}"
}

__::object! {
    /// A response.
    Answer {
        /// A number.
        0 number "number": i64;
        /// By name.
        1 named "named": __::Option<__::Map<__::Map<i64>>>;
    }
}

static ARGUMENTS: [__::Argument; 3] = [
    __::argument(__::Place::Query, "q", 1),
    __::argument(__::Place::Header, "X-Own", 2),
    __::argument(__::Place::Body, "b", 3),
];

static FILES: [__::Argument; 2] = [__::argument(__::Place::Body, "b", 3), __::argument(__::Place::Body, "file", 4)];

/// A JSON body.
pub const JSON: __::Spec = __::Spec {
    item: "Probe",
    method: "POST",
    host: 0,
    path: "/things",
    arguments: __::Arguments::Table(&ARGUMENTS),
    body: __::Body::Json,
    auth: __::Option::None,
};

/// An argument in the path.
pub const PATH: __::Spec = __::Spec { path: "/things/{path}", ..JSON };

/// A form.
pub const FORM: __::Spec = __::Spec { body: __::Body::Urlencoded, ..JSON };

/// A form with a file.
pub const MULTIPART: __::Spec = __::Spec { arguments: __::Arguments::Table(&FILES), body: __::Body::Formdata, ..JSON };
