//! The first call that the documentation of a client shows.

use super::call;
use crate::api::{Api, Entry, Folder, Item, Presence, Requirements, Setting};
use std::cmp::Reverse;

/// The item for a first call, if it only reads.
pub fn first_call(api: &Api) -> Option<&Item> {
    simplest_item(api).map(|(_, item)| item).filter(|item| item.method == "GET")
}

/// The item that is best for a first call, and its modules: it only reads, is not deprecated, goes to the host of most
/// items, has a saved success, and needs few values that the client does not have.
pub fn simplest_item(api: &Api) -> Option<(Vec<String>, &Item)> {
    let mut items = Vec::new();
    push_items(&api.root, &mut Vec::new(), &mut items);
    let succeeds = |item: &Item| {
        item.responses.iter().any(|response| response.status.is_some_and(|status| (200..300).contains(&status)))
    };
    let mut of_hosts = vec![0_usize; api.hosts.len()];
    for (_, item) in &items {
        of_hosts.get_mut(item.host).into_iter().for_each(|count| *count += 1);
    }
    let on_host = |item: &Item| of_hosts.get(item.host).copied().unwrap_or_default();
    let requirements = Requirements::new(api);
    items.into_iter().min_by_key(|(_, item)| {
        let required = item.arguments.iter().filter(|argument| argument.presence == Presence::Required).count();
        let is_unset = |setting: &&Setting| !setting.required && setting.default.is_none();
        let needed = requirements.of(item).into_iter().filter_map(|place| api.settings.get(place));
        let settings = needed.filter(is_unset).count();
        let reads = item.method == "GET";
        let is_odd = (!reads, item.deprecated.is_some(), Reverse(on_host(item)), !succeeds(item));
        (is_odd, required + settings, item.arguments.len())
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
    // a login leaves a token optional that the call needs
    let needed = Requirements::new(api).of(item);
    let is_set =
        |(place, setting): &(usize, &Setting)| setting.required || needed.contains(place) && setting.default.is_none();
    let settings = api.settings.iter().enumerate().filter(is_set);
    let setters: String = settings.map(|(_, setting)| format!("    .{}(\"…\")\n", setting.setter)).collect();
    let call = call::call(api, item, modules, doctests);
    let code = format!("let client = {client}::builder()\n{setters}    .build()?;\n{call}");
    call::code_block(&code, doctests.map(|_| ""))
}
