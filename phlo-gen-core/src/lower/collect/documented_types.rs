//! Documented types: a type that one item documents counts for arguments of the same name in all items.

use crate::api::Place;
use crate::arguments::ValueKind;
use crate::lower::collect::tree::{CollectedEntry, CollectedFolder};
use crate::lower::requests::argument::{ArgumentValue, RequestArgument};
use std::collections::HashMap;

/// The documented type of each name, by place; `None`, if there are several.
type Kinds = HashMap<(Place, String), Option<ValueKind>>;

/// Sets the type of arguments of queries, headers and forms to the one that is documented for their name in other
/// items, if all documentation of the collection agrees. There, a value of any type is sent as text.
pub fn spread_types(root: &mut CollectedFolder<'_>) {
    let mut kinds = Kinds::new();
    each(root, &mut |argument| {
        if let Some(kind) = &argument.facts.kind {
            let known = kinds.entry((argument.place, argument.key.clone())).or_insert_with(|| Some(kind.clone()));
            *known = known.take().filter(|known| known == kind);
        }
    });
    each(root, &mut |argument| {
        let is_shown = argument.facts.kind.is_none() && argument.facts.allowed.is_empty() && argument.example.is_some();
        if is_shown && let Some(Some(kind)) = kinds.get(&(argument.place, argument.key.clone())) {
            argument.facts.kind = Some(kind.clone());
        }
    });
}

fn each(folder: &mut CollectedFolder<'_>, visit: &mut dyn FnMut(&mut RequestArgument)) {
    for entry in &mut folder.entries {
        match entry {
            CollectedEntry::Folder(inner) => each(inner, visit),
            CollectedEntry::Item(item) => {
                let is_text = |argument: &&mut RequestArgument| {
                    matches!(argument.value, ArgumentValue::Text { .. } | ArgumentValue::String { .. })
                };
                item.arguments.iter_mut().filter(is_text).for_each(&mut *visit);
            }
        }
    }
}
