//! Arguments of one name in several items: what one of them is said to be, the others are too.

use crate::api::Place;
use crate::arguments::ValueKind;
use crate::lower::collected::tree::{CollectedEntry, CollectedFolder};
use crate::lower::requests::argument::{ArgumentValue, RequestArgument};
use std::collections::HashMap;

/// What each name is said to be, by place; nothing, if it is said to be several things.
type Kinds = HashMap<(Place, String), Option<ValueKind>>;

/// Lets arguments of the query, of headers and of forms have the type that is documented for their name, where all
/// documentation of the collection agrees and the saved value fits. A value on the wire is text there in any case.
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
