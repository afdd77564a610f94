//! The arguments in a segment of a path: `{id}.json`, `Orders(:id)`, `:lat,:lon`, `<key>`.

/// A piece of a segment.
#[derive(Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Text, with any variables in double braces.
    Text(&'a str),
    /// An argument: its name, and its text in the segment.
    Argument(&'a str, &'a str),
}

/// The brackets around a name.
const BRACKETS: [(char, char); 2] = [('{', '}'), ('<', '>')];

/// Characters after which a colon may begin the name of a variable.
const BEFORE_COLON: &str = "(,;='\"@-_!~*|+.";

/// Splits a segment at its arguments. `is_declared` is true for the names of the URL's path variables.
pub fn pieces<'a>(segment: &'a str, is_declared: &dyn Fn(&str) -> bool) -> Vec<Piece<'a>> {
    if let Some(name) = segment.strip_prefix(':').filter(|name| is_declared(name)) {
        return vec![Piece::Argument(name, segment)];
    }
    if let Some(name) = whole(segment) {
        return vec![Piece::Argument(name, segment)];
    }
    let mut out = Vec::new();
    let (mut from, mut at) = (0, 0);
    while let Some(rest) = segment.get(at..).filter(|rest| !rest.is_empty()) {
        let before = segment[..at].chars().next_back();
        // `urn_:isbn` is text, `:base_:quote` is not
        let may_begin = before.is_none_or(|before| BEFORE_COLON.contains(before) && (before != '_' || !out.is_empty()));
        if rest.starts_with("{{") {
            // a variable of the collection
            at += rest.find("}}").map_or(rest.len(), |end| end + 2);
        } else if let Some((name, length)) = bracketed(rest).or_else(|| colon(rest, may_begin, is_declared)) {
            if from < at {
                out.push(Piece::Text(&segment[from..at]));
            }
            out.push(Piece::Argument(name, &rest[..length]));
            at += length;
            from = at;
        } else {
            at += rest.chars().next().map_or(1, char::len_utf8);
        }
    }
    if from < segment.len() {
        out.push(Piece::Text(&segment[from..]));
    }
    out
}

/// The text in the brackets around a whole segment.
fn whole(segment: &str) -> Option<&str> {
    let inner = BRACKETS.iter().find_map(|(open, close)| segment.strip_prefix(*open)?.strip_suffix(*close))?;
    (!inner.is_empty() && !inner.contains(['{', '}', '<', '>'])).then_some(inner)
}

/// The name in the brackets at the beginning of a text, and the length of both.
fn bracketed(text: &str) -> Option<(&str, usize)> {
    let (inner, _) = BRACKETS.iter().find_map(|(open, close)| text.strip_prefix(*open)?.split_once(*close))?;
    // `{?page}` and `{+path}` are of URI templates
    let name = inner.trim_start_matches(['+', '?', '&', '#', '/', '.', ';']).trim();
    let is_name = name.starts_with(|c: char| c.is_alphabetic() || c == '_')
        && name.chars().all(|c| c.is_alphanumeric() || "_-. $@".contains(c));
    is_name.then_some((name, inner.len() + 2))
}

/// The name after the colon at the beginning of a text, and the length of both.
///
/// A colon also begins a method (`{id}:publish`) and is in times and names (`12:30`, `urn:isbn`).
fn colon<'a>(text: &'a str, may_begin: bool, is_declared: &dyn Fn(&str) -> bool) -> Option<(&'a str, usize)> {
    let rest = text.strip_prefix(':')?;
    let end = rest.find(|c: char| !c.is_alphanumeric() && !"_-$".contains(c)).unwrap_or(rest.len());
    let joins: &[char] = if rest[end..].starts_with(':') { &['-', '_'] } else { &['-'] };
    let name = rest[..end].trim_end_matches(joins);
    let is_name = name.starts_with(|c: char| c.is_alphabetic() || matches!(c, '_' | '$'));
    let is_wanted = may_begin && is_name || is_declared(name) && !name.is_empty();
    is_wanted.then_some((name, name.len() + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(segment: &str, declared: &[&str]) -> String {
        let show = |piece: Piece<'_>| match piece {
            Piece::Text(text) => text.to_owned(),
            Piece::Argument(name, _) => format!("[{name}]"),
        };
        pieces(segment, &|name| declared.contains(&name)).into_iter().map(show).collect()
    }

    #[test]
    fn arguments_stand_anywhere_in_a_segment() {
        for (segment, expected) in [
            ("{id}.json", "[id].json"),
            ("{lat},{lon}", "[lat],[lon]"),
            ("Orders(:id)", "Orders([id])"),
            (":id.json", "[id].json"),
            (":id:cancel", "[id]:cancel"),
            (":from-:to", "[from]-[to]"),
            (":base_:quote", "[base]_[quote]"),
            (":key_", "[key_]"),
            (":key=:value", "[key]=[value]"),
            (":lat,:lon", "[lat],[lon]"),
            ("users('{user-id}')", "users('[user-id]')"),
            ("{id}:publish", "[id]:publish"),
            ("{awb_code}\n", "[awb_code]\n"),
            ("<auth_id>", "[auth_id]"),
            ("{a|b}", "[a|b]"),
            ("pre-{+path}", "pre-[path]"),
        ] {
            assert_eq!(shown(segment, &[]), expected);
        }
    }

    #[test]
    fn other_colons_and_braces_are_text() {
        #[rustfmt::skip]
        let segments = [
            "12:30", "urn:isbn:0451450523", "urn_:isbn", ":", "a:b", "{{id}}.json", ":{{id}}", "x{1}", "x{\"a\":1}", "a<b", "{}",
        ];
        for segment in segments {
            assert_eq!(shown(segment, &[]), segment);
        }
    }

    #[test]
    fn declared_names_count_where_they_stand() {
        assert_eq!(shown(":id:publish", &["id:publish"]), "[id:publish]");
        assert_eq!(shown(":a:b", &["b"]), "[a][b]");
    }
}
