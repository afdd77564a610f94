//! URLs: which of them become links, and how they are found in text.

use super::characters::{Class, class, visible};
use crate::bytes::find_rare;

/// A piece of text.
#[derive(Debug, PartialEq)]
pub(super) enum Piece<'a> {
    /// Text without a URL.
    Text(&'a str),
    /// A URL that may be put between `<` and `>`.
    Url(&'a str),
    /// A URL with placeholders, such as `https://{host}/`.
    Pattern(&'a str),
}

/// Splits text into web URLs and the text between them.
pub(super) fn split(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = text;
    let mut from = 0;
    while let Some(found) = rest.get(from..).and_then(|tail| find_rare(tail, "://")) {
        let separator = from + found;
        from = separator + "://".len();
        let Some(start) = scheme(&rest[..separator]) else { continue };
        let end = from + length(&rest[from..]);
        if end == from {
            continue;
        }
        if start > 0 {
            pieces.push(Piece::Text(&rest[..start]));
        }
        let url = &rest[start..end];
        pieces.push(if is_plain(url) { Piece::Url(url) } else { Piece::Pattern(url) });
        rest = &rest[end..];
        from = 0;
    }
    if !rest.is_empty() {
        pieces.push(Piece::Text(rest));
    }
    pieces
}

/// Whether a URL may be put between `<` and `>` and is shown unchanged there.
pub(super) fn is_plain(url: &str) -> bool {
    let lower = url.get(..8).unwrap_or(url).to_ascii_lowercase();
    (lower.starts_with("http://") || lower.starts_with("https://")) && url.chars().all(belongs) && !holds_entity(url)
}

/// The destination of a link as Markdown writes it, if it is valid in documentation: the web, mail, or a place on the
/// page.
pub(super) fn destination(url: &str) -> Option<String> {
    let url: String = visible(url.trim()).chars().filter(|&c| c != '\n' && c != '\t').collect();
    let (scheme, rest) = url.split_once(':').unwrap_or(("", &url));
    let leads = match scheme.to_ascii_lowercase().as_str() {
        "http" | "https" => rest.strip_prefix("//").is_some_and(|rest| !rest.is_empty()),
        // rustdoc reads the text before the `@` as the kind of an item, unless there is a dot.
        "mailto" => rest.split('#').next().is_some_and(|address| address.contains('@') && address.contains('.')),
        _ => url.starts_with('#') && url.len() > 1,
    };
    leads.then(|| encode(&url))
}

/// Whether something in the text is, or looks like, a reference to a character: `&amp;`, `&#38;`.
fn holds_entity(text: &str) -> bool {
    text.match_indices('&').any(|(at, _)| starts_entity(&text[at + 1..]))
}

/// Whether `&` with this text after it is a reference to a character.
pub(super) fn starts_entity(rest: &str) -> bool {
    let name = rest.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '#');
    name.len() < rest.len() && name.starts_with(';')
}

/// Where the scheme that ends at the end of the text begins.
fn scheme(before: &str) -> Option<usize> {
    ["https", "http"].iter().find_map(|scheme| {
        let start = before.len().checked_sub(scheme.len())?;
        before.get(start..)?.eq_ignore_ascii_case(scheme).then_some(start)
    })
}

/// The length of the rest of the URL whose scheme is before the text.
fn length(rest: &str) -> usize {
    let plain = rest.find(|c| !belongs(c)).unwrap_or(rest.len());
    let end = match rest[plain..].chars().next() {
        Some('{' | '}') => {
            rest[plain..].find(|c| !belongs(c) && !matches!(c, '{' | '}')).map_or(rest.len(), |n| plain + n)
        }
        _ => plain,
    };
    let mut url = &rest[..end];
    let unopened = |open: char, close: char| url.matches(close).count().saturating_sub(url.matches(open).count());
    let (mut parentheses, mut brackets) = (unopened('(', ')'), unopened('[', ']'));
    while let Some(last) = url.chars().next_back() {
        match last {
            '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '*' | '(' | '[' => {}
            ')' if parentheses > 0 => parentheses -= 1,
            ']' if brackets > 0 => brackets -= 1,
            _ => break,
        }
        url = &url[..url.len() - last.len_utf8()];
    }
    url.len()
}

/// Whether a character may be part of a URL.
fn belongs(c: char) -> bool {
    c.is_ascii_alphanumeric() || "-._~:/?#[]@!$&'()*+,;=%".contains(c) || (!c.is_ascii() && class(c) == Class::Word)
}

fn encode(url: &str) -> String {
    let mut out = String::with_capacity(url.len());
    for (at, c) in url.char_indices() {
        match c {
            '&' if starts_entity(&url[at + 1..]) => out.push_str("&amp;"),
            ' ' | '"' | '(' | ')' | '<' | '>' | '[' | '\\' | ']' | '^' | '`' | '{' | '|' | '}' => {
                out.push_str(&format!("%{:02X}", u32::from(c)));
            }
            c if c.is_whitespace() => out.push_str("%20"),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::Piece::{Pattern, Text, Url};
    use super::*;

    #[test]
    fn urls_are_found_within_text_and_end_before_its_punctuation() {
        assert_eq!(
            split("See https://a.com/b_c?d=e#f, (HTTP://x.org/y(z)) or not."),
            [Text("See "), Url("https://a.com/b_c?d=e#f"), Text(", ("), Url("HTTP://x.org/y(z)"), Text(") or not.")]
        );
    }

    #[test]
    fn urls_with_variables_are_patterns() {
        assert_eq!(split("https://{{host}}/v1/{id}/."), [Pattern("https://{{host}}/v1/{id}/"), Text(".")]);
        assert_eq!(split("(http://a.b/{c})"), [Text("("), Pattern("http://a.b/{c}"), Text(")")]);
        assert_eq!(split("http://a.b/?x&amp;y"), [Pattern("http://a.b/?x&amp;y")]);
    }

    #[test]
    fn text_that_only_looks_like_a_url_stays_text() {
        for text in ["https://", "ftp://a.b", "http:/a", "a://b.c", "https://...", "é://"] {
            assert_eq!(split(text), [Text(text)]);
        }
    }

    #[test]
    fn links_lead_to_the_web_to_mail_or_to_the_page() {
        assert_eq!(destination(" https://a.b/c ").as_deref(), Some("https://a.b/c"));
        assert_eq!(destination("#there").as_deref(), Some("#there"));
        assert_eq!(destination("mailto:a@b.com").as_deref(), Some("mailto:a@b.com"));
        for url in
            ["", "#", "javascript:alert(1)", "java\nscript:x", "docs/x.md", "//a.b", "mailto:a@b", "data:,x", "http://"]
        {
            assert_eq!(destination(url), None, "{url}");
        }
    }

    #[test]
    fn characters_that_would_end_a_destination_are_encoded() {
        assert_eq!(
            destination("https://a.b/(c) \"d\"\n<e>[f]\\`|&copy;&x=1").as_deref(),
            Some("https://a.b/%28c%29%20%22d%22%3Ce%3E%5Bf%5D%5C%60%7C&amp;copy;&x=1")
        );
    }
}
