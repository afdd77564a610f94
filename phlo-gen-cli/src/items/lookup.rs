//! Finds the item that a user names.

use super::entry::{ItemEntry, all_items};
use crate::error::CommandError;
use crate::output::echoed;
use phlo_gen_core::api::Api;
use phlo_gen_core::diagnostic::{nearest, nearest_path};

/// The item with a name: its call, its path with folders, or its own name alone.
pub fn find_item<'a>(api: &'a Api, wanted: &str) -> Result<ItemEntry<'a>, CommandError> {
    let entries = all_items(api);
    let dotted = dotted(wanted);
    let is_call = |entry: &ItemEntry<'_>| entry.dotted_call() == dotted;
    let is_path = |entry: &ItemEntry<'_>| entry.path().eq_ignore_ascii_case(wanted.trim());
    let is_name =
        |entry: &ItemEntry<'_>| entry.item.method_name == dotted || entry.item.name.eq_ignore_ascii_case(wanted.trim());
    let rules: [&dyn Fn(&ItemEntry<'_>) -> bool; 3] = [&is_call, &is_path, &is_name];
    for rule in rules {
        let found: Vec<&ItemEntry<'a>> = entries.iter().filter(|entry| rule(entry)).collect();
        match found.as_slice() {
            [] => {}
            [one] => return Ok((*one).clone()),
            several => {
                let calls: Vec<String> = several.iter().map(|entry| entry.dotted_call()).collect();
                return Err(CommandError::Usage(format!(
                    "several items are named `{wanted}`\nhelp: choose one of {}",
                    calls.join(", ")
                )));
            }
        }
    }
    Err(CommandError::Usage(unknown(&entries, wanted, &dotted)))
}

/// `client.phlo().cold_transfer_a_caller()` without `client.` and parentheses.
fn dotted(call: &str) -> String {
    let call = call.trim();
    call.strip_prefix("client.").unwrap_or(call).replace("()", "")
}

/// The number of items that are suggested.
const MAX_SUGGESTIONS: usize = 3;

fn unknown(entries: &[ItemEntry<'_>], wanted: &str, dotted: &str) -> String {
    let names = || entries.iter().map(ItemEntry::dotted_call);
    let mut near: Vec<String> = names().filter(|name| has_words(name, dotted)).take(MAX_SUGGESTIONS).collect();
    if near.is_empty() {
        let (calls, paths): (Vec<String>, Vec<String>) =
            (names().collect(), entries.iter().map(ItemEntry::path).collect());
        let call = nearest(dotted, calls.iter().map(String::as_str));
        near.extend(call.or_else(|| nearest_path(wanted, paths.iter().map(String::as_str))).map(str::to_owned));
    }
    if near.is_empty() {
        let own = nearest(dotted, entries.iter().map(|entry| entry.item.method_name.as_str()));
        near.extend(
            entries.iter().find(|entry| Some(entry.item.method_name.as_str()) == own).map(ItemEntry::dotted_call),
        );
    }
    let help = match near.as_slice() {
        [] => "`phlo-gen list` names all items".to_owned(),
        near => format!("did you mean `{}`?", near.join("`, `")),
    };
    format!("there is no item `{}`\nhelp: {help}", echoed(wanted))
}

/// Whether a name contains all words of another.
fn has_words(name: &str, words: &str) -> bool {
    let words = words.to_lowercase();
    let mut words = words.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).peekable();
    words.peek().is_some() && words.all(|word| name.contains(word))
}
