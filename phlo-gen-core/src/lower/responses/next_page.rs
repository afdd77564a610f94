//! Lists whose responses link to their next page.

use crate::json::Json;
use crate::lower::responses::example::ParsedExample;

/// Names of members that link to the next page.
const NEXT: [&str; 8] =
    ["next", "next_url", "nextUrl", "next_link", "nextLink", "next_page_url", "nextPageUrl", "next_page_uri"];

/// The maximum depth of such a member.
const DEEPEST: usize = 3;

/// The path of the link to the next page of a list in an example: `meta.next`.
pub fn next_page(examples: &[ParsedExample<'_>]) -> Option<String> {
    let good = examples.iter().filter(|example| example.is_success());
    good.filter_map(|example| example.json.as_ref()).find_map(|json| link(json, DEEPEST))
}

fn link(json: &Json<'_>, depth: usize) -> Option<String> {
    let members = json.as_object().filter(|_| depth > 0)?;
    let here = members.iter().find_map(|member| {
        if !member.name.starts_with("next") || !NEXT.contains(&&*member.name) {
            return None;
        }
        match (is_link(&member.value), member.value.get("href").is_some_and(is_link)) {
            (true, _) => Some(member.name.clone().into_owned()),
            (_, true) => Some(format!("{}.href", member.name)),
            _ => None,
        }
    });
    let plain = |name: &str| {
        !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'))
    };
    here.or_else(|| {
        let mut below = members.iter().filter(|member| member.value.as_object().is_some() && plain(&member.name));
        below.find_map(|member| link(&member.value, depth - 1).map(|place| format!("{}.{place}", member.name)))
    })
}

fn is_link(json: &Json<'_>) -> bool {
    json.as_str().is_some_and(|text| ["/", "?", "http://", "https://"].iter().any(|begin| text.starts_with(begin)))
}

#[cfg(test)]
mod tests {
    use super::{DEEPEST, link};
    use crate::json;

    fn place(text: &str) -> Option<String> {
        link(&json::parse_body(text).ok()?, DEEPEST)
    }

    #[test]
    fn a_link_to_the_next_page_is_found() {
        assert_eq!(place(r#"{"objects": [], "meta": {"next": "/v1/a?offset=2"}}"#).as_deref(), Some("meta.next"));
        assert_eq!(place(r#"{"a": {"next": "/b"}, "nextUrl": "https://h/"}"#).as_deref(), Some("nextUrl"));
        assert_eq!(place(r#"{"_links": {"next": {"href": "?page=2"}}}"#).as_deref(), Some("_links.next.href"));
    }

    #[test]
    fn cursors_and_links_in_lists_or_deep_objects_are_not_found() {
        for text in [r#"{"next": "f4a1"}"#, r#"{"next": null}"#, r#"[{"next": "/a"}]"#, r#"{"list": [{"next": "/a"}]}"#]
        {
            assert_eq!(place(text), None, "{text}");
        }
        assert_eq!(place(r#"{"a`.b": {"next": "/x"}}"#), None);
        assert_eq!(place(r#"{"a": {"b": {"c": {"next": "/x"}}}}"#), None);
    }
}
