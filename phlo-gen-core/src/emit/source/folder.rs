//! Folders: their modules, and the methods that return their folders and items.

use super::context::Context;
use super::definition::definition;
use super::operation::operation;
use super::writer::Writer;
use crate::api::{Entry, Folder, Item};
use crate::emit::docs;
use crate::emit::literal::literal;
use std::iter::Peekable;

/// Writes the name under which a module refers to the runtime.
pub fn import(context: &Context<'_>, modules: &[String], out: &mut Writer) {
    match &context.emission.facade {
        Some(facade) => out.line(&format!("use {facade}::__private as __;")),
        None if modules.is_empty() => {}
        None => out.line("use super::__;"),
    }
}

/// Writes what a folder contains.
pub fn entries(context: &Context<'_>, folder: &Folder, modules: &mut Vec<String>, out: &mut Writer) {
    if !folder.is_empty() {
        self::folder(context, folder, modules, out);
    }
    for entry in folder.entries() {
        match entry {
            Entry::Item(item) => {
                operation(context, item, owner(folder, modules), modules, out);
                for ty in &item.types {
                    definition(context, ty, &docs::definition::definition(ty, item), modules, out);
                }
            }
            Entry::Folder(inner) => module(context, inner, modules, out),
        }
    }
}

fn module(context: &Context<'_>, folder: &Folder, modules: &mut Vec<String>, out: &mut Writer) {
    out.doc(&docs::folder::module(folder));
    if modules.last() == Some(&folder.module) {
        out.line("#[allow(clippy::module_inception)]");
    }
    if folder.order.is_empty() {
        return out.line(&format!("pub mod {} {{}}", folder.module));
    }
    out.open(&format!("pub mod {} {{", folder.module));
    modules.push(folder.module.clone());
    if !folder.is_empty() {
        import(context, modules, out);
        folder_struct(folder, out);
    }
    entries(context, folder, modules, out);
    modules.pop();
    out.close("}");
}

fn folder_struct(folder: &Folder, out: &mut Writer) {
    out.doc(&docs::folder::folder(folder));
    out.line("#[derive(Clone, Debug)]");
    out.line(&format!("pub struct {}(pub(super) __::Client);", folder.type_name));
}

/// The struct that has the methods of a folder.
fn owner<'a>(folder: &'a Folder, modules: &[String]) -> &'a str {
    if modules.is_empty() { "Client" } else { &folder.type_name }
}

/// The methods in the author's order: folders and the items after them, as often as they alternate.
fn folder(context: &Context<'_>, folder: &Folder, modules: &[String], out: &mut Writer) {
    out.open("__::folder! {");
    out.line(&format!("{};", owner(folder, modules)));
    let is_reachable = |entry: &Entry<'_>| !matches!(entry, Entry::Folder(inner) if inner.is_empty());
    let mut entries = folder.entries().filter(is_reachable).peekable();
    while entries.peek().is_some() {
        folders(&mut entries, out);
        items(context, &mut entries, modules, out);
    }
    out.close("}");
}

fn folders<'a>(entries: &mut Peekable<impl Iterator<Item = Entry<'a>>>, out: &mut Writer) {
    out.open("folders {");
    while let Some(Entry::Folder(inner)) = entries.next_if(|entry| matches!(entry, Entry::Folder(_))) {
        out.doc(&docs::folder::accessor(inner));
        out.line(&format!("{0} -> {0}::{1};", inner.module, inner.type_name));
    }
    out.close("}");
}

fn items<'a>(
    context: &Context<'_>,
    entries: &mut Peekable<impl Iterator<Item = Entry<'a>>>,
    modules: &[String],
    out: &mut Writer,
) {
    out.open("items {");
    while let Some(Entry::Item(item)) = entries.next_if(|entry| matches!(entry, Entry::Item(_))) {
        self::item(context, item, modules, out);
    }
    out.close("}");
}

fn item(context: &Context<'_>, item: &Item, modules: &[String], out: &mut Writer) {
    let page = docs::method::method(context.api, item, modules, context.doctests());
    out.page(&page, context.doctests().is_some());
    if let Some(reason) = &item.deprecated {
        out.line(&format!("#[deprecated(note = {})]", literal(reason)));
    }
    out.line(&format!("{} -> {};", item.method_name, item.builder));
}
