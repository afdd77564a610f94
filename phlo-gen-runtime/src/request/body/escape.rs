//! Values, escaped for the place in a text where they stand.

use crate::json::{Json, write_string_content};

/// Text of XML or HTML, in which these characters are references too.
pub(super) fn push_xml(value: &str, more: &str, out: &mut String) {
    for character in value.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' if more.contains('"') => out.push_str("&quot;"),
            // a parser reads white space in an attribute as a blank
            other if more.contains(other) => out.push_str(&format!("&#{};", u32::from(other))),
            other => out.push(other),
        }
    }
}

/// What must stand between two texts that together would end the place that this text ends.
pub(super) fn separator(end: &str, before: &str, after: &str) -> Option<&'static str> {
    let (separator, joints): (_, &[(&str, &str)]) = match end {
        "-->" => (" ", &[("-", "-"), ("--", ">")]),
        "]]>" => ("]]><![CDATA[", &[("]", "]>"), ("]]", ">")]),
        "*/" => (" ", &[("*", "/")]),
        // white space at the beginning and at the end of a block string is no part of it
        "\"\"\"" => ("\n", &[("\"", "\"\""), ("\"\"", "\""), ("\\", "\"\"\"")]),
        _ => return None,
    };
    let ends_place = |(last, first): &(&str, &str)| before.ends_with(last) && after.starts_with(first);
    joints.iter().any(ends_place).then_some(separator)
}

/// The content of a string that `end` ends. A double quote is escaped in each of them.
pub(super) fn push_string_content(value: &str, end: &str, out: &mut String) {
    if end == "`" && out.ends_with('$') && value.starts_with('{') {
        out.push('\\');
    }
    let start = out.len();
    write_string_content(value, out);
    if end != "\"" {
        let text = out.split_off(start).replace(end, &format!("\\{end}"));
        out.push_str(&if end == "`" { text.replace('$', "\\$") } else { text });
    }
}

/// Whether a plain text ends within a JSON string: in quotes that follow a colon or a bracket in its last line.
pub(super) fn is_in_json_string(text: &str) -> bool {
    let line = text.rsplit('\n').next().unwrap_or_default();
    let mut quotes = line.match_indices('"').filter(|(at, _)| !line.get(..*at).unwrap_or_default().ends_with('\\'));
    let (Some((last, _)), false) = (quotes.next_back(), quotes.count() % 2 == 1) else { return false };
    line.get(..last).unwrap_or_default().trim_end().ends_with([':', '[', '{'])
}

/// Whether a text is one value of GraphQL: a number, a name, a variable, a string, a list or an object.
pub(super) fn is_graphql_value(text: &str) -> bool {
    let name = text.strip_prefix('$').unwrap_or(text);
    let is_name = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
        && name.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_');
    is_name || Json::parse(text).is_ok() || is_one_bracket(text)
}

/// Whether a text is within one pair of brackets.
fn is_one_bracket(text: &str) -> bool {
    let (mut depth, mut in_string, mut escape) = (0_usize, false, false);
    if text.contains("\"\"\"") {
        return false;
    }
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            _ if escape => escape = false,
            b'\\' => escape = in_string,
            b'"' => in_string = !in_string,
            _ if in_string => {}
            // the rest of the line, and of the text after the value, would be a comment
            b'#' => return false,
            b'[' | b'{' => depth += 1,
            b']' | b'}' if depth == 1 => return at + 1 == text.len(),
            b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            return false;
        }
    }
    false
}
