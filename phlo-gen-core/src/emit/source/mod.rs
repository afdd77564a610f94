//! The grammar of generated source: for each production in `phlo-gen-runtime/src/macros.rs` a function of its name.

mod api;
mod client;
mod collection;
mod context;
mod custom_types;
mod definition;
mod folder;
mod operation;
mod spec;
mod states;
mod type_path;
mod writer;

pub use self::collection::emit;
