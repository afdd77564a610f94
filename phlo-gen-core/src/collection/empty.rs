//! Collections without items, and the member that was probably meant to hold them.

use super::fields::{Findings, near_miss};
use crate::json::{Json, Member};

/// Adds a finding if nothing is in `item`: it names the member that holds the items under another name.
pub fn check(root: &Json, findings: &mut Findings) {
    if has_request(root) {
        return;
    }
    match list_of_items(root) {
        Some(member) => {
            let message = format!("the collection is empty: its items are in `{}`, which Postman ignores", member.name);
            findings.note("collection-empty", member.start, message, "rename it to `item`");
        }
        None => {
            let help = "add requests in Postman and export it again, as v2.1: the client has no calls";
            findings.note("collection-empty", root.start, "the collection has no items", help);
        }
    }
}

/// The member that holds what looks like items under another name than `item`.
pub fn list_of_items<'j, 'a>(root: &'j Json<'a>) -> Option<&'j Member<'a>> {
    let is_entry = |entry: &Json| ["request", "item", "items"].iter().any(|name| entry.get(name).is_some());
    root.as_object()?.iter().find(|member| {
        let entries = member.value.as_array().unwrap_or_default();
        member.name != "item"
            && entries.iter().any(|entry| entry.as_object().is_some())
            && (near_miss::is_meant(&member.name, "item") || entries.iter().any(is_entry))
    })
}

/// Whether a request is in an `item`, or in one below it.
fn has_request(parent: &Json) -> bool {
    let Some(item) = parent.get("item") else { return false };
    let entries = item.as_array().unwrap_or(std::slice::from_ref(item));
    entries
        .iter()
        .filter(|entry| entry.as_object().is_some())
        .any(|entry| entry.get("item").is_none() || has_request(entry))
}

#[cfg(test)]
mod tests {
    use crate::collection::read;

    /// The text at the place of the finding, and its message.
    fn found(collection: &str) -> Option<(String, String)> {
        let read = read(collection).unwrap();
        let finding = read.findings.into_iter().find(|finding| finding.code == "collection-empty")?;
        Some((collection[finding.offset..].chars().take(8).collect(), finding.message))
    }

    #[test]
    fn the_member_that_holds_the_items_is_named() {
        let item = r#"{"name": "a", "request": "https://h/a"}"#;
        for name in ["Items", "endpoints", "itme"] {
            let (place, message) =
                found(&format!(r#"{{"info": {{"name": "c"}}, "item": [], "{name}": [{item}]}}"#)).unwrap();
            assert!(place.starts_with(&format!("\"{}", &name[..3])), "{place}");
            assert!(message.contains(&format!("`{name}`")), "{message}");
        }
    }

    #[test]
    fn folders_alone_are_no_items() {
        let empty =
            |item: &str| found(&format!(r#"{{"info": {{"name": "c"}}, "item": {item}}}"#)).map(|(place, _)| place);
        assert_eq!(
            empty(r#"[{"name": "a", "item": []}, {"name": "b", "item": [{"item": []}]}]"#).unwrap(),
            r#"{"info":"#
        );
        assert!(empty("[]").is_some() && empty("null").is_some() && found(r#"{"info": {"name": "c"}}"#).is_some());
        assert_eq!(empty(r#"[{"name": "a", "item": [{"name": "b", "request": "h/b"}]}]"#), None);
        assert_eq!(empty(r#"{"name": "b", "request": "h/b"}"#), None);
        assert_eq!(empty(r#"[{"name": "b"}]"#), None);
    }
}
