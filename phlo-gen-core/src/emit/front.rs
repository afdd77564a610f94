//! The first page: what the API is, how calls are authorized, a first call, all items.

use super::docs::{code, first_paragraph, label, push_section, written};
use super::writer::Writer;
use super::{Context, Emission, rustdoc, sample};
use crate::api::{Api, Auth, Entry, Folder, Item, Part, Presence, Setting};
use std::fmt::Write as _;

/// Writes the page as the documentation of the client.
pub fn emit(context: &Context<'_>, out: &mut Writer) {
    let [before, call, after] = parts(context);
    match &context.emission.doctests {
        _ if call.is_empty() => out.doc(format!("{before}\n\n{after}").trim_end()),
        doctests => {
            out.doc(&before);
            match doctests {
                Some(_) => out.doc(&call),
                None => out.doc_unless_tested(&call),
            }
            out.doc(&after);
        }
    }
}

/// The page as one text, for the documentation of a crate or a module.
pub fn page(api: &Api, emission: &Emission) -> String {
    parts(&Context { api, emission, customs: Vec::new() }).join("\n\n").trim_end().to_owned()
}

/// The item for a first call: one that only reads, has a saved success and asks for little, and is not deprecated.
pub fn first_call(api: &Api) -> Option<&Item> {
    let mut items = Vec::new();
    push_items(&api.root, &mut Vec::new(), &mut items);
    first(&items).map(|(_, item)| *item).filter(|item| item.method == "GET")
}

type Placed<'a> = (Vec<String>, &'a Item);

fn push_items<'a>(folder: &'a Folder, modules: &mut Vec<String>, out: &mut Vec<Placed<'a>>) {
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

fn first<'i, 'a>(items: &'i [Placed<'a>]) -> Option<&'i Placed<'a>> {
    let succeeds = |item: &Item| {
        item.responses.iter().any(|response| response.status.is_some_and(|status| (200..300).contains(&status)))
    };
    items.iter().min_by_key(|(_, item)| {
        let required = item.arguments.iter().filter(|argument| argument.presence == Presence::Required).count();
        let reads = item.method == "GET";
        (!reads, item.deprecated.is_some(), !succeeds(item), required, item.arguments.len())
    })
}

/// What stands before the first call, the call, and what stands after it.
fn parts(context: &Context<'_>) -> [String; 3] {
    let api = context.api;
    let title = if api.name.trim().is_empty() { "an API".to_owned() } else { rustdoc::escape(api.name.trim()) };
    let mut before = format!("A client for {title}.\n\n");
    before.push_str(&rustdoc::markdown(&api.prose));
    settings(api, &mut before);
    let mut items = Vec::new();
    push_items(&api.root, &mut Vec::new(), &mut items);
    let mut call = String::new();
    if let Some((modules, item)) = first(&items) {
        push_section(&mut before, "First call");
        call = first_call_code(context, item, modules);
    }
    let mut after = String::new();
    push_section(&mut after, "Items");
    index(&api.root, &mut Vec::new(), &mut after);
    [before, call, after].map(|part| part.trim().to_owned())
}

fn settings(api: &Api, text: &mut String) {
    push_section(text, "Settings");
    text.push_str("Build a client with [`Client::builder`].");
    let kinds: Vec<String> = api.auths.iter().map(|auth| authorization(api, auth)).collect();
    if !kinds.is_empty() {
        let _ = write!(text, " Calls are authorized by {}.", kinds.join(", or by "));
    }
    text.push_str("\n\n");
    for setting in &api.settings {
        let kind = match (setting.required, setting.secret) {
            (true, true) => "needed, a secret",
            (true, false) => "needed",
            (false, true) => "a secret",
            (false, false) => "optional",
        };
        let words = first_paragraph(&setting.prose);
        let words = if words.is_empty() { words } else { format!(". {}", words.trim_end_matches('.')) };
        let default = setting.default.as_ref().filter(|_| !setting.secret);
        let default = default.map(|default| format!(". `{}` unless set", code(&written(default)))).unwrap_or_default();
        let _ = writeln!(text, "* [`{0}`](ClientBuilder::{0}): {kind}{words}{default}.", setting.setter);
    }
    for setter in api.hosts.iter().filter_map(|host| host.setter.as_ref()) {
        let _ = writeln!(text, "* [`{setter}`](ClientBuilder::{setter}): optional, where requests go.");
    }
}

/// A kind of authorization, and the settings that it takes.
fn authorization(api: &Api, auth: &Auth) -> String {
    let name = match auth.kind.as_str() {
        "basic" => "HTTP Basic authentication",
        "digest" => "HTTP Digest authentication",
        "bearer" => "a bearer token",
        "apikey" => "an API key",
        "oauth1" => "OAuth 1",
        "oauth2" => "an OAuth 2 token",
        "jwt" => "a JWT",
        "asap" => "an ASAP token",
        "awsv4" => "a signature of AWS",
        "edgegrid" => "a signature of Akamai EdgeGrid",
        "hawk" => "Hawk",
        "ntlm" => "NTLM",
        other => return format!("`{}`", code(other)),
    };
    let is_used = |setting: &&Setting| {
        let parts = auth.parameters.iter().flat_map(|(_, value)| &value.parts);
        parts.into_iter().any(|part| matches!(part, Part::Setting(name) if *name == setting.name))
    };
    let settings = api.settings.iter().filter(is_used);
    let links: Vec<String> = settings.map(|s| format!("[`{0}`](ClientBuilder::{0})", s.setter)).collect();
    if links.is_empty() { name.to_owned() } else { format!("{name} with {}", links.join(" and ")) }
}

/// A client and a call, as a caller writes them.
fn first_call_code(context: &Context<'_>, item: &Item, modules: &[String]) -> String {
    let module = context.emission.doctests.as_deref();
    let client = module.map_or_else(|| "Client".to_owned(), |module| format!("{module}::Client"));
    let needed = context.api.settings.iter().filter(|setting| setting.required);
    let setters: String = needed.map(|setting| format!("    .{}(\"…\")\n", setting.setter)).collect();
    let call = sample::call(context, item, modules);
    let code = format!("let client = {client}::builder()\n{setters}    .build()?;\n{call}");
    match module {
        Some(_) => sample::whole("", &code),
        None => sample::readable(&code),
    }
}

/// All items by folder, each with a link to its method.
fn index(folder: &Folder, modules: &mut Vec<String>, text: &mut String) {
    let indent = "  ".repeat(modules.len());
    for entry in folder.entries() {
        match entry {
            Entry::Item(item) => {
                let owner =
                    if modules.is_empty() { "Client".to_owned() } else { format!("{}::Folder", modules.join("::")) };
                let label = label(&item.name, &item.method_name);
                let _ = writeln!(text, "{indent}* [{label}]({owner}::{})", item.method_name);
            }
            Entry::Folder(inner) => {
                modules.push(inner.module.clone());
                let label = label(&inner.name, &inner.module);
                let _ = writeln!(text, "{indent}* **[{label}](mod@{})**", modules.join("::"));
                index(inner, modules, text);
                modules.pop();
            }
        }
    }
}
