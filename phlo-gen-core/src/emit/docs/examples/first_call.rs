//! The first call that the documentation of a client shows.

use super::call;
use crate::api::{Api, Entry, Folder, Item, Presence};

/// The item for a first call, if it only reads.
pub fn first_call(api: &Api) -> Option<&Item> {
    simplest_item(api).map(|(_, item)| item).filter(|item| item.method == "GET")
}

/// The item that is best for a first call, and its modules: it only reads, is not deprecated, has a saved success and
/// requires few arguments.
pub fn simplest_item(api: &Api) -> Option<(Vec<String>, &Item)> {
    let mut items = Vec::new();
    push_items(&api.root, &mut Vec::new(), &mut items);
    let succeeds = |item: &Item| {
        item.responses.iter().any(|response| response.status.is_some_and(|status| (200..300).contains(&status)))
    };
    items.into_iter().min_by_key(|(_, item)| {
        let required = item.arguments.iter().filter(|argument| argument.presence == Presence::Required).count();
        let reads = item.method == "GET";
        (!reads, item.deprecated.is_some(), !succeeds(item), required, item.arguments.len())
    })
}

fn push_items<'a>(folder: &'a Folder, modules: &mut Vec<String>, out: &mut Vec<(Vec<String>, &'a Item)>) {
    for entry in folder.entries() {
        match entry {
            Entry::Item(item) => out.push((modules.clone(), item)),
            Entry::Folder(inner) => {
                modules.push(inner.module.clone());
                push_items(inner, modules, out);
                modules.pop();
            }
        }
    }
}

/// A client and a call, as a caller writes them.
pub fn code(api: &Api, item: &Item, modules: &[String], doctests: Option<&str>) -> String {
    let client = doctests.map_or_else(|| "Client".to_owned(), |module| format!("{module}::Client"));
    let required = api.settings.iter().filter(|setting| setting.required);
    let setters: String = required.map(|setting| format!("    .{}(\"…\")\n", setting.setter)).collect();
    let call = call::call(api, item, modules, doctests);
    let code = format!("let client = {client}::builder()\n{setters}    .build()?;\n{call}");
    call::code_block(&code, doctests.map(|_| ""))
}
