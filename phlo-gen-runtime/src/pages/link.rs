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
        let (parameters, more) = split_outside_quotes(after, b',');
        if is_next(parameters) {
            return Some(target.trim().to_owned());
        }
        rest = more;
    }
    None
}

/// The text before a separator that is not within quotes, and the rest from it on.
fn split_outside_quotes(text: &str, separator: u8) -> (&str, &str) {
    let (mut quoted, mut escaped) = (false, false);
    for (index, byte) in text.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = quoted,
            b'"' => quoted = !quoted,
            _ if byte == separator && !quoted => return text.split_at_checked(index).unwrap_or((text, "")),
            _ => {}
        }
    }
    (text, "")
}

fn is_next(mut parameters: &str) -> bool {
    while let Some(rest) = parameters.split_once(';').map(|(_, rest)| rest) {
        let (parameter, more) = split_outside_quotes(rest, b';');
        let (name, value) = parameter.split_once('=').unwrap_or((parameter, ""));
        let mut relations = value.trim().trim_matches('"').split_ascii_whitespace();
        if name.trim().eq_ignore_ascii_case("rel") && relations.any(|relation| relation.eq_ignore_ascii_case("next")) {
            return true;
        }
        parameters = more;
    }
    false
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
        let quoted = r#"</a>; title="x; rel=next; y""#;
        for none in
            [quoted, "", "</a>", "</a>; rel=prev", "</a; rel=next", "</a>; rel=\"nextish\"", "nonsense, rel=next"]
        {
            assert_eq!(next(none), None, "{none}");
        }
    }
}
