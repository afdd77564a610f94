//! The model becomes Rust source: calls of the runtime's macros, and tables of data for them.

mod address;
mod client;
pub mod curl;
mod docs;
pub mod dynamics;
mod front;
mod item;
pub mod literal;
mod owner;
mod pages;
pub mod rustdoc;
mod sample;
mod table;
mod types;
mod writer;

pub use front::{first_call, page};

use crate::api::{Api, Entry, Folder};
use crate::lower::Options;
use literal::literal;
use writer::Writer;

/// What the source needs to know besides the model.
#[derive(Debug, Clone)]
pub struct Emission {
    /// The path of the facade crate: `::phlo_gen`. None where the source stands beside an import of its `__private` as `__`.
    pub facade: Option<String>,
    /// The files that the source is made of, relative to the manifest of the crate that it stands in: a change of one
    /// makes it anew.
    pub tracked: Vec<String>,
    /// The path of the module in which the source stands, if its examples are to run as doctests.
    pub doctests: Option<String>,
    /// Traits that structs derive besides their own.
    pub derive: Vec<String>,
}

impl Default for Emission {
    fn default() -> Self {
        Emission { facade: Some("::phlo_gen".to_owned()), tracked: Vec::new(), doctests: None, derive: Vec::new() }
    }
}

/// What the user's options say of the source itself.
impl From<&Options> for Emission {
    fn from(options: &Options) -> Self {
        Emission { doctests: options.doctests.clone(), derive: options.derive.clone(), ..Emission::default() }
    }
}

/// What every part of the source is made from.
struct Context<'a> {
    api: &'a Api,
    emission: &'a Emission,
    /// The user's own types, each once. Modules know them by aliases, for paths mean other things there.
    customs: Vec<&'a str>,
}

/// The source of a client: items, to be put into a module.
pub fn emit(api: &Api, emission: &Emission) -> String {
    let context = Context { api, emission, customs: types::customs(&api.root) };
    let mut out = Writer::default();
    if let Some(facade) = &emission.facade {
        out.line(&format!("use {facade}::__private as __;"));
    }
    for file in &emission.tracked {
        let path = format!("::core::concat!(::core::env!(\"CARGO_MANIFEST_DIR\"), \"/\", {})", literal(file));
        out.line(&format!("const _: () = {{ fn _tracked() {{ let _ = ::core::include_bytes!({path}); }} }};"));
    }
    types::aliases(&context, &mut out);
    client::emit(&context, &mut out);
    folder(&context, &api.root, &mut Vec::new(), "", &mut out);
    out.finish()
}

/// `path` is what stands before the names of its items where errors name them.
fn folder(context: &Context<'_>, folder: &Folder, modules: &mut Vec<String>, path: &str, out: &mut Writer) {
    if !folder.is_empty() {
        accessors(context, folder, modules, out);
    }
    for entry in folder.entries() {
        match entry {
            Entry::Item(item) => item::emit(context, item, modules, path, out),
            Entry::Folder(inner) => module(context, inner, modules, path, out),
        }
    }
}

fn module(context: &Context<'_>, folder: &Folder, modules: &mut Vec<String>, path: &str, out: &mut Writer) {
    out.doc(&docs::folder(folder));
    if modules.last() == Some(&folder.module) {
        out.line("#[allow(clippy::module_inception)]");
    }
    if folder.order.is_empty() {
        return out.line(&format!("pub mod {} {{}}", folder.module));
    }
    out.open(&format!("pub mod {} {{", folder.module));
    if !folder.is_empty() {
        match &context.emission.facade {
            Some(facade) => out.line(&format!("use {facade}::__private as __;")),
            None => out.line("use super::__;"),
        }
        out.doc(&format!("The items of {}.", docs::name(&folder.name)));
        out.line("#[derive(Clone, Debug)]");
        out.line("pub struct Folder(pub(super) __::Client);");
    }
    modules.push(folder.module.clone());
    self::folder(context, folder, modules, &format!("{path}{} / ", folder.name), out);
    modules.pop();
    out.close("}");
}

/// The accessors in the author's order: folders and the items behind them, as often as they take turns.
fn accessors(context: &Context<'_>, folder: &Folder, modules: &[String], out: &mut Writer) {
    out.open("__::folder! {");
    out.line(if modules.is_empty() { "Client;" } else { "Folder;" });
    let is_reachable = |entry: &Entry<'_>| !matches!(entry, Entry::Folder(inner) if inner.is_empty());
    let mut entries = folder.entries().filter(is_reachable).peekable();
    while entries.peek().is_some() {
        out.open("folders {");
        while let Some(Entry::Folder(inner)) = entries.next_if(|entry| matches!(entry, Entry::Folder(_))) {
            out.doc(&docs::folder_accessor(inner));
            out.line(&format!("{0} -> {0}::Folder;", inner.module));
        }
        out.close("}");
        out.open("items {");
        while let Some(Entry::Item(item)) = entries.next_if(|entry| matches!(entry, Entry::Item(_))) {
            docs::method(context, item, modules, out);
            if let Some(why) = &item.deprecated {
                out.line(&format!("#[deprecated(note = {})]", literal(why)));
            }
            out.line(&format!("{} -> {};", item.method_name, item.builder));
        }
        out.close("}");
    }
    out.close("}");
}
