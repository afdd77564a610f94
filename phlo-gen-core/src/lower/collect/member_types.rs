//! The types of members of JSON: what one item shows of a member counts for members of its name in all items.

use crate::arguments::ValueKind;
use crate::lower::collect::tree::{CollectedFolder, CollectedItem};
use crate::lower::requests::argument::ArgumentValue;
use crate::lower::responses::shape::{Content, ResponseShapes};
use crate::lower::types::documented::member_and_below;
use crate::lower::types::evidence::{Direction, Evidence};

/// Infers the shapes of responses. Then members that are only null or empty in one item get the type that they have in
/// others, and a number that is whole in one and has decimals in another is any number in both.
pub fn spread_types(root: &mut CollectedFolder<'_>) {
    root.each_item_mut(&mut |item| {
        item.responses = ResponseShapes::of(&item.examples, &item.source.scripts, &item.tables);
    });
    let mut evidence = Evidence::default();
    root.each_item_mut(&mut |item| see(item, &mut evidence));
    root.each_item_mut(&mut |item| see_types(item, &mut evidence));
    root.each_item_mut(&mut |item| refine(item, &evidence));
}

fn see(item: &CollectedItem<'_>, evidence: &mut Evidence) {
    for argument in &item.arguments {
        if let ArgumentValue::Json(element) = &argument.value {
            evidence.see(&argument.key, element, Direction::Request);
        }
    }
    for content in item.responses.contents() {
        if let Content::Json { element, .. } = content {
            evidence.see("", element, Direction::Response);
        }
    }
}

/// Only responses: a request has what its author thought of, and a response what the server sends.
fn see_types(item: &CollectedItem<'_>, evidence: &mut Evidence) {
    for content in item.responses.contents() {
        if let Content::Json { element, .. } = content {
            evidence.see_types(element);
        }
    }
}

fn refine(item: &mut CollectedItem<'_>, evidence: &Evidence) {
    for argument in &mut item.arguments {
        let is_whole = matches!(argument.facts.kind, Some(ValueKind::Integer));
        if let ArgumentValue::Json(element) = &mut argument.value {
            let (_, below) = member_and_below(&item.member_facts, &argument.key);
            evidence.refine(&argument.key, element, &below, is_whole, Direction::Request);
        }
    }
    for content in item.responses.contents_mut() {
        if let Content::Json { element, facts, .. } = content {
            evidence.refine("", element, facts, false, Direction::Response);
        }
    }
}
