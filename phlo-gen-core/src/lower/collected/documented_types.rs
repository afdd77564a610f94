//! Arguments of one name in several items: what one of them is said to be, the others are too.

use crate::api::Place;
use crate::arguments::ValueKind;
use crate::lower::collected::tree::{CollectedEntry, CollectedFolder};
use crate::lower::requests::argument::{Draft, Value};
use std::collections::HashMap;

/// What each name is said to be, by place; nothing, if it is said to be several things.
type Kinds = HashMap<(Place, String), Option<ValueKind>>;

/// Lets arguments of the query, of headers and of forms have the type that is documented for their name, where all
/// documentation of the collection agrees and the saved value fits. A value on the wire is text there in any case.
pub fn learn(root: &mut CollectedFolder<'_>) {
    let mut kinds = Kinds::new();
    each(root, &mut |draft| {
        if let Some(kind) = &draft.facts.kind {
            let known = kinds.entry((draft.place, draft.key.clone())).or_insert_with(|| Some(kind.clone()));
            *known = known.take().filter(|known| known == kind);
        }
    });
    each(root, &mut |draft| {
        let is_shown = draft.facts.kind.is_none() && draft.facts.allowed.is_empty() && draft.example.is_some();
        if is_shown && let Some(Some(kind)) = kinds.get(&(draft.place, draft.key.clone())) {
            draft.facts.kind = Some(kind.clone());
        }
    });
}

fn each(branch: &mut CollectedFolder<'_>, visit: &mut dyn FnMut(&mut Draft)) {
    for child in &mut branch.children {
        match child {
            CollectedEntry::Folder(inner) => each(inner, visit),
            CollectedEntry::Item(pending) => {
                let is_text = |draft: &&mut Draft| matches!(draft.value, Value::Text { .. } | Value::String { .. });
                pending.drafts.iter_mut().filter(is_text).for_each(&mut *visit);
            }
        }
    }
}
