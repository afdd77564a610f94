//! The rooms of every crate, from top to bottom: a room uses only those below it. docs/ARCHITECTURE.md says what is in each.

/// A folder whose rooms have an order.
pub struct House {
    /// The folder, from the root of the project.
    pub folder: &'static str,
    /// Its files and folders, without `.rs`, from top to bottom. `lib`, `main` and `mod` stand above all.
    pub rooms: &'static [&'static str],
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

/// The folders whose rooms have an order.
pub const HOUSES: &[House] = &[
    House {
        folder: "phlo-gen-core/src",
        rooms: &[
            "builder", "generate", "emit", "lower", "api", "schema", "arguments", "shapes", "collection", "prose", "json",
            "diagnostic",
        ],
    },
    House { folder: "benches/src", rooms: &["measurements", "scratch", "figures", "apis"] },
];
