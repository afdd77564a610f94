//! The sentence that shows how to read the pages of a list.

use crate::api::{Api, Definition, Item, Member, Type};
use std::fmt::Write;

/// The sentence; `None` if the responses have no link to a next page.
pub fn sentence(api: &Api, item: &Item) -> Option<String> {
    let place = item.next_page.as_ref()?;
    let mut call = format!("`.send().pages(Pagination::next(\"{place}\"))");
    if let Some(list) = list(api, item) {
        let _ = write!(call, ".items(|page| page.{list})");
    }
    Some(format!("A response links to the next page of the list: {call}`."))
}

/// The only list in the response.
fn list(api: &Api, item: &Item) -> Option<String> {
    let Type::Named(path) = &item.response else { return None };
    let Definition::Object(object) = api.resolved(item, path)? else { return None };
    let mut lists = object.members.iter().filter_map(|Member { field, ty, .. }| match ty {
        Type::List(_) => Some(field.clone()),
        Type::Optional(inner) if matches!(**inner, Type::List(_)) => Some(format!("{field}.unwrap_or_default()")),
        _ => None,
    });
    lists.next().filter(|_| lists.next().is_none())
}
