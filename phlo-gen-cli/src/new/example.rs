//! The example of a new crate: a first call, one that changes nothing.

use super::files::Plan;
use crate::items::{Entry, entries};
use phlo_gen_core::api::{Presence, Setting};

/// The source of the example.
pub fn source(plan: &Plan<'_>) -> String {
    let library = plan.library_name();
    let entries = entries(plan.api);
    let first = first(&entries);
    let settings: Vec<&Setting> = plan.api.settings.iter().filter(|setting| is_needed(setting, first)).collect();
    let mut out = match first {
        Some(_) => "//! A first call, with the arguments that the collection saves.\n\n".to_owned(),
        None => "//! A client. No item of the collection only reads, so nothing is sent.\n\n".to_owned(),
    };
    out.push_str("#[tokio::main]\nasync fn main() -> Result<(), phlo_gen::Error> {\n");
    if settings.is_empty() {
        out.push_str(&format!("    let client = {library}::Client::builder().build()?;\n"));
    } else {
        out.push_str(&format!("    let client = {library}::Client::builder()\n"));
        for setting in &settings {
            let variable = crate::call::variable(&setting.setter);
            out.push_str(&format!("        .{}(variable(\"{variable}\"))\n", setting.setter));
        }
        out.push_str("        .build()?;\n");
    }
    match first {
        Some(entry) => {
            let request = format!("{library}::{}", entry.request());
            out.push_str(&format!("    let reply = client.execute(&{request}::example()).await?;\n"));
            out.push_str("    println!(\"{}\\n{}\", reply.status(), String::from_utf8_lossy(reply.body()));\n");
        }
        None => out.push_str("    println!(\"{client:?}\");\n"),
    }
    out.push_str("    Ok(())\n}\n");
    if !settings.is_empty() {
        out.push_str("\nfn variable(name: &str) -> String {\n    std::env::var(name).unwrap_or_else(|_| panic!(\"{name} is not set\"))\n}\n");
    }
    out
}

/// The item that only reads and asks for the fewest arguments.
fn first<'e, 'a>(entries: &'e [Entry<'a>]) -> Option<&'e Entry<'a>> {
    let required = |entry: &&Entry<'_>| {
        entry.item.arguments.iter().filter(|argument| argument.presence == Presence::Required).count()
    };
    entries.iter().filter(|entry| entry.item.method == "GET").min_by_key(required)
}

/// Whether the client cannot be built, or the item not be sent, unless the setting is set.
fn is_needed(setting: &Setting, first: Option<&Entry<'_>>) -> bool {
    let is_used = || first.is_some_and(|entry| entry.settings().iter().any(|used| used.name == setting.name));
    setting.default.is_none() && (setting.required || is_used())
}
