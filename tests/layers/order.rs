//! The modules (files and folders) of the crates from top to bottom. A module uses only modules below it.
//! docs/ARCHITECTURE.md describes each module.

/// A folder whose entries have an order.
pub struct Order {
    /// The folder, from the root of the project.
    pub folder: &'static str,
    /// Its files and folders, without `.rs`, from top to bottom. `lib`, `main` and `mod` come first and are not listed.
    pub modules: &'static [&'static str],
}

/// The roots of the crates.
pub const CRATES: &[&str] = &[
    "src/lib.rs",
    "phlo-gen-macros/src/lib.rs",
    "phlo-gen-core/src/lib.rs",
    "phlo-gen-runtime/src/lib.rs",
    "phlo-gen-mock/src/lib.rs",
    "phlo-gen-cli/src/main.rs",
    "benches/src/main.rs",
];

/// The top folders of the crates, and the large modules. For all other folders the rule against cycles is enough.
pub const ORDERS: &[Order] = &[
    Order { folder: "benches/src", modules: &["measurements", "figures", "scratch", "apis"] },
    Order {
        folder: "phlo-gen-cli/src",
        modules: &["command_line", "commands", "input", "items", "error", "output", "postman_api"],
    },
    Order {
        folder: "phlo-gen-core/src",
        modules: &[
            "builder",
            "generate",
            "emit",
            "lower",
            "api",
            "schema",
            "arguments",
            "shapes",
            "collection",
            "prose",
            "json",
            "diagnostic",
            "bytes",
        ],
    },
    Order { folder: "phlo-gen-core/src/arguments", modules: &["markup", "tables", "sentences", "argument"] },
    Order {
        folder: "phlo-gen-core/src/emit",
        modules: &["source", "docs", "features", "argument", "emission", "literal", "rustdoc"],
    },
    Order {
        folder: "phlo-gen-core/src/lower",
        modules: &[
            "build",
            "review",
            "collect",
            "requests",
            "responses",
            "types",
            "variables",
            "options",
            "secrets",
            "names",
            "postman",
        ],
    },
    Order {
        folder: "phlo-gen-mock/src",
        modules: &[
            "mock",
            "public_collections",
            "error",
            "server",
            "responder",
            "matching",
            "response",
            "catalog",
            "requirements",
            "variables",
            "request",
        ],
    },
    Order {
        folder: "phlo-gen-runtime/src",
        modules: &[
            "macros",
            "client",
            "pages",
            "call",
            "auth",
            "response",
            "request",
            "config",
            "transport",
            "error",
            "operation",
            "json",
            "platform",
        ],
    },
    Order {
        folder: "phlo-gen-runtime/src/auth",
        modules: &[
            "empty_credentials",
            "token_client",
            "grant",
            "require",
            "signed_request",
            "authorize",
            "known_challenges",
            "tokens",
            "schemes",
            "signing",
        ],
    },
    Order {
        folder: "phlo-gen-runtime/src/json",
        modules: &[
            "serde_bridge",
            "strictness",
            "types",
            "shape",
            "into_argument",
            "into_list",
            "file",
            "reader",
            "write",
            "string_scan",
        ],
    },
    Order {
        folder: "phlo-gen-runtime/src/request",
        modules: &[
            "ad_hoc",
            "example",
            "finish",
            "assemble",
            "headers",
            "secrets",
            "unsigned_request",
            "body",
            "context",
            "header_values",
            "parts",
            "hosts",
            "url",
            "template",
            "dynamic",
        ],
    },
    Order {
        folder: "phlo-gen-runtime/src/transport",
        modules: &[
            "decompress",
            "hooks",
            "hyper",
            "reqwest",
            "connection",
            "timed_connector",
            "added_secrets",
            "harmless",
            "loopback",
            "send",
            "body",
            "send_error",
        ],
    },
];
