//! The source of a collection: its tables, its client, its folders.

use super::context::Context;
use super::writer::Writer;
use super::{api::api, client::client, custom_types, definition::definition, folder};
use crate::api::{Api, SHARED_TYPES};
use crate::emit::docs;
use crate::emit::emission::Emission;
use crate::emit::literal::literal;

/// The source of a client: items that belong in a separate module.
pub fn emit(api: &Api, emission: &Emission) -> String {
    let context = Context { api, emission, custom_types: custom_types::custom_types(api) };
    let mut out = Writer::default();
    collection(&context, &mut out);
    out.finish()
}

fn collection(context: &Context<'_>, out: &mut Writer) {
    folder::import(context, &[], out);
    context.emission.tracked.iter().for_each(|file| tracked_file(file, out));
    context.custom_types.iter().for_each(|path| custom_types::custom_type(context, path, out));
    api(context, out);
    client(context, out);
    folder::entries(context, &context.api.root, &mut Vec::new(), out);
    shared_types(context, out);
}

/// The module of the types that several places share.
fn shared_types(context: &Context<'_>, out: &mut Writer) {
    if context.api.types.is_empty() {
        return;
    }
    out.doc("The types that occur in several places.");
    out.open(&format!("pub mod {SHARED_TYPES} {{"));
    let modules = [SHARED_TYPES.to_owned()];
    folder::import(context, &modules, out);
    for shared in &context.api.types {
        definition(context, &shared.definition, &docs::shared_type::shared_type(shared), &modules, out);
    }
    out.close("}");
}

/// A constant through which the compiler depends on a file.
fn tracked_file(file: &str, out: &mut Writer) {
    let path = format!("::core::concat!(::core::env!(\"CARGO_MANIFEST_DIR\"), \"/\", {})", literal(file));
    out.line(&format!("const _: () = {{ fn _tracked() {{ let _ = ::core::include_bytes!({path}); }} }};"));
}
