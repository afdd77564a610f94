//! Pairs the items of two versions, and compares each pair.

use super::change::{Changes, Level, code};
use super::item;
use super::types::Types;
use crate::items::{ItemEntry, all_items};
use phlo_gen_core::api::Api;

/// Compares the items.
pub fn compare(old: &Api, new: &Api, changes: &mut Changes) {
    let (before, after) = (all_items(old), all_items(new));
    let pairs = pairs(&before, &after);
    let types = Types::new(&before, &after);
    for (index, entry) in after.iter().enumerate() {
        match pairs.iter().position(|paired| *paired == Some(index)).and_then(|index| before.get(index)) {
            Some(old) => {
                let is_free = after.iter().all(|entry| entry.call() != old.call());
                item::compare(old, entry, is_free, &types, changes);
            }
            None => {
                changes.add_for_item(&entry.call(), Level::Addition, format!("the item is new: {}", request(entry)))
            }
        }
    }
    for (entry, paired) in before.iter().zip(&pairs) {
        if paired.is_none() {
            changes.add_for_item(&entry.call(), Level::Breaking, format!("the item is removed: {}", request(entry)));
        }
    }
}

fn request(entry: &ItemEntry<'_>) -> String {
    code(&format!("{} {}", entry.item.method, entry.item.url))
}

/// Identifies an item.
type Key = fn(&ItemEntry<'_>) -> Option<String>;

/// For each old item the index of the new one: the one with the same id, or else with the same call, or else the only
/// remaining one with the same method and path. Items with the same name are paired by method and path.
fn pairs(before: &[ItemEntry<'_>], after: &[ItemEntry<'_>]) -> Vec<Option<usize>> {
    let mut pairs = vec![None; before.len()];
    let keys: [Key; 5] = [
        |entry| entry.item.id.clone(),
        |entry| Some(format!("{} {}", entry.call(), endpoint(entry))),
        |entry| Some(format!("{} {}", entry.path(), endpoint(entry))),
        |entry| Some(entry.call()),
        |entry| Some(endpoint(entry)),
    ];
    keys.into_iter().for_each(|key| pair(before, after, &mut pairs, key));
    pairs
}

fn endpoint(entry: &ItemEntry<'_>) -> String {
    format!("{} {}", entry.item.method, entry.item.path.in_collection())
}

/// Pairs the items whose key is unique on both sides.
fn pair(before: &[ItemEntry<'_>], after: &[ItemEntry<'_>], pairs: &mut [Option<usize>], key: Key) {
    let keys = |entries: &[ItemEntry<'_>], is_free: &dyn Fn(usize) -> bool| {
        let mut keys: std::collections::HashMap<String, Option<usize>> = std::collections::HashMap::new();
        for (index, entry) in entries.iter().enumerate().filter(|(index, _)| is_free(*index)) {
            if let Some(key) = key(entry) {
                keys.entry(key).and_modify(|known| *known = None).or_insert(Some(index));
            }
        }
        keys
    };
    let old = keys(before, &|index| pairs.get(index).is_some_and(Option::is_none));
    let new = keys(after, &|index| !pairs.contains(&Some(index)));
    for (key, index) in old {
        if let (Some(index), Some(Some(other))) = (index, new.get(&key))
            && let Some(slot) = pairs.get_mut(index)
        {
            *slot = Some(*other);
        }
    }
}
