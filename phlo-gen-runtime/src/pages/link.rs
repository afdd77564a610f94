//! The header `Link`, RFC 8288.

use http::HeaderMap;
use http::header::LINK;

/// The target of the link to the next page.
pub(super) fn next_link(headers: &HeaderMap) -> Option<String> {
    headers.get_all(LINK).iter().filter_map(|value| std::str::from_utf8(value.as_bytes()).ok()).find_map(next_of)
}

fn next_of(mut rest: &str) -> Option<String> {
    while let Some((_, opened)) = rest.split_once('<') {
        let (target, after) = opened.split_once('>')?;
        let end = end_of_parameters(after);
        let (parameters, more) = after.split_at_checked(end).unwrap_or((after, ""));
        if is_next(parameters) {
            return Some(target.trim().to_owned());
        }
        rest = more;
    }
    None
}

/// Where the parameters of a link end: at the comma outside of quotes.
fn end_of_parameters(text: &str) -> usize {
    let (mut quoted, mut escaped) = (false, false);
    for (index, byte) in text.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = quoted,
            b'"' => quoted = !quoted,
            b',' if !quoted => return index,
            _ => {}
        }
    }
    text.len()
}

fn is_next(parameters: &str) -> bool {
    parameters.split(';').filter_map(|parameter| parameter.split_once('=')).any(|(name, value)| {
        let mut relations = value.trim().trim_matches('"').split_ascii_whitespace();
        name.trim().eq_ignore_ascii_case("rel") && relations.any(|relation| relation.eq_ignore_ascii_case("next"))
    })
}

#[cfg(test)]
mod tests {
    use super::next_of;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn any_header_is_read(header in any::<String>(), link_like in "[<>;,=\" a-z]{0,30}", target in "[^<>]*") {
            next_of(&header);
            next_of(&link_like);
            let link = next_of(&format!("<{target}>; rel=next"));
            prop_assert_eq!(link.as_deref(), Some(target.trim()));
        }
    }

    #[test]
    fn the_link_to_the_next_page_is_found() {
        let next = |header| next_of(header);
        assert_eq!(
            next(r#"<https://h/?page=1,2>; rel="prev", <https://h/?page=3>; rel="next", </last>; rel=last"#).as_deref(),
            Some("https://h/?page=3")
        );
        assert_eq!(next("</a>;title=\"x, <b>; rel=next\";REL=\"last Next\"").as_deref(), Some("/a"));
        assert_eq!(next("</a>; rel=next").as_deref(), Some("/a"));
        for none in ["", "</a>", "</a>; rel=prev", "</a; rel=next", "</a>; rel=\"nextish\"", "nonsense, rel=next"] {
            assert_eq!(next(none), None, "{none}");
        }
    }
}
