//! The macros of phlo-gen. Use them through the crate `phlo-gen`, which documents them.
//!
//! The stages: `parse` reads tokens into `ast`, `valid` checks it, `expand` generates tokens. `kept_source` keeps
//! generated source for the next incremental compilation.

mod ast;
mod call_site;
mod expand;
mod incremental;
mod kept_source;
mod parse;
mod valid;

use proc_macro::TokenStream;

/// The items of a client. They use `__`, which `phlo_gen::phlo_collection!` imports with them.
#[proc_macro]
pub fn phlo_collection(input: TokenStream) -> TokenStream {
    expand::collection(input.into()).into()
}

/// The first page of the documentation of a client, as a string literal: `phlo_gen::phlo_docs!`.
#[proc_macro]
pub fn phlo_docs(input: TokenStream) -> TokenStream {
    expand::docs(input.into()).into()
}
