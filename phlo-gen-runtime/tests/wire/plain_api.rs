//! Generated code of a client with one host, whose items have no arguments.

/// Defines `Client`, `ClientBuilder` and the items in a module: `Get GetBuilder "GET" "/path" auth`.
macro_rules! plain_api {
    (
        base_url: $base:literal;
        settings: [$($setting:ident $required:literal)?];
        auths: $auths:expr;
        $($Item:ident $Builder:ident $method:literal $path:literal $auth:expr;)+
    ) => {
        use phlo_gen_runtime::__private as __;

        static API: __::Api = __::Api {
            name: "Plain",
            settings: &[$(__::Setting { name: stringify!($setting), default: None, secret: true, required: $required })?],
            hosts: &[__::Host { name: "base_url", base: $base }],
            auths: $auths,
        };

        __::client! {
            /// A client.
            Client, ClientBuilder = API;
            settings {
                $(
                    /// A secret.
                    $setting 0 __::SecretString;
                )?
            }
            hosts {
                /// Where it is.
                base_url 0;
            }
        }
        $(
            __::operation! {
                /// An item.
                $Item, $Builder [] for Client;
                -> __::RawBody, __::RawBody;
                __::Spec {
                    item: stringify!($Item),
                    method: $method,
                    host: 0,
                    path: $path,
                    arguments: __::Arguments::Plain("", &[]),
                    body: __::Body::None,
                    auth: $auth,
                };
                "{}"
            }
        )+
    };
}

pub(crate) use plain_api;
