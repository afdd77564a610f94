//! The text of a JSON body: its comments and its trailing commas.

use crate::collection::secrets::keys::{Within, with_variables};
use crate::collection::{Body, Description, Markup, Request};
use crate::json;

/// What the comments at the head of a request's body say of the request. A line that ends with a sentence or an address
/// is a paragraph, as those who write comments have no other.
pub fn head(request: &Request) -> Option<Description> {
    let Some(Body::Raw { text, offset, .. }) = &request.body else { return None };
    let head = json::head_comment(text)?;
    let mut paragraphs = String::with_capacity(head.len() + 8);
    for line in head.lines() {
        paragraphs.extend([line, "\n"]);
        let has_address = line.split_whitespace().next_back().is_some_and(|word| word.contains("://"));
        if has_address || line.ends_with(['.', '!', '?', '。', '！', '？']) {
            paragraphs.push('\n');
        }
    }
    Some(Description { text: with_variables(&paragraphs, Within::Prose), markup: Markup::Markdown, offset: *offset })
}

/// Whether a list or an object has a trailing comma, in a text without comments.
pub fn has_last_comma(text: &str) -> bool {
    let (mut string, mut escape, mut comma) = (false, false, false);
    for byte in text.bytes() {
        match byte {
            _ if escape => escape = false,
            b'\\' if string => escape = true,
            b'"' => (string, comma) = (!string, false),
            _ if string || byte.is_ascii_whitespace() => {}
            b'}' | b']' if comma => return true,
            _ => comma = byte == b',',
        }
    }
    false
}

/// A text whose members are all in comments, with the marks of the comments taken away.
pub fn with_members_in_comments(text: &str) -> Option<String> {
    if !text.contains("//") && !text.contains("/*") {
        return None;
    }
    let line = |line: &str| without_marks(line.trim_start().trim_start_matches('/'));
    Some(text.lines().map(line).collect::<Vec<_>>().join("\n"))
}

/// A line without the marks at the ends of comments; those in strings stay.
fn without_marks(line: &str) -> String {
    let marks = |text: &str| text.replace("/*", "").replace("*/", "");
    let pieces = line.split('"').enumerate();
    pieces
        .map(|(index, piece)| if index % 2 == 0 { marks(piece) } else { piece.to_owned() })
        .collect::<Vec<_>>()
        .join("\"")
}

/// A text without JavaScript comments, as Postman strips them: white space and strings are unchanged.
pub fn without_comments(text: &str) -> String {
    if !text.contains('/') {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    let mut string = false;
    // a comment without an end is searched for one only once
    let mut are_closed = true;
    while let Some(first) = rest.chars().next() {
        let dropped = match first {
            _ if string => 0,
            '/' if rest.starts_with("//") => rest.find('\n').unwrap_or(rest.len()),
            '/' if are_closed && rest.starts_with("/*") => rest.find("*/").map_or(0, |end| end + 2),
            _ => 0,
        };
        if dropped > 0 {
            rest = rest.get(dropped..).unwrap_or_default();
            continue;
        }
        are_closed &= string || !rest.starts_with("/*");
        string ^= first == '"';
        let escape = string && first == '\\';
        let kept: usize = rest.chars().take(if escape { 2 } else { 1 }).map(char::len_utf8).sum();
        let (token, after) = rest.split_at_checked(kept).unwrap_or((rest, ""));
        out.push_str(token);
        rest = after;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comma_before_a_closing_bracket_is_trailing() {
        assert!(["[1,]", "{\"a\": {}, \n}", "[\"\\\"\",]"].into_iter().all(has_last_comma));
        assert!(!["[1, 2]", "[\",]\"]", "[\"\\\",]\"]", ""].into_iter().any(has_last_comma));
    }

    #[test]
    fn members_in_comments_are_read_without_their_marks() {
        assert_eq!(
            with_members_in_comments("{\n  // \"a\": 1,\n  //\"b\": 2\n}").as_deref(),
            Some("{\n \"a\": 1,\n\"b\": 2\n}")
        );
        assert_eq!(with_members_in_comments("{ /* \"a\": 1 */ }").as_deref(), Some("{  \"a\": 1  }"));
        assert_eq!(with_members_in_comments("{\n// \"a\": \"*/*\"\n}").as_deref(), Some("{\n \"a\": \"*/*\"\n}"));
        assert_eq!(with_members_in_comments("{}"), None);
    }

    #[test]
    fn comments_are_stripped_and_strings_are_not() {
        assert_eq!(
            without_comments("{ \"a\": \"//\\\"/*\", // b\r\n /* c */ \"d\": 1 }"),
            "{ \"a\": \"//\\\"/*\", \n  \"d\": 1 }"
        );
        assert_eq!(without_comments("a /* b"), "a /* b");
        assert_eq!(without_comments("a // é"), "a ");
    }
}
