//! The text of a JSON body as a collection saves it: changing a member leaves the rest of the text unchanged.

use std::ops::Range;

/// The saved text of a body if it has the values of the written one; else the saved text of the members that are equal.
pub(super) fn as_saved(saved: String, written: String) -> String {
    if is_same(&saved, &written) {
        return saved;
    }
    let (Some(old), Some(new)) = (Object::read(&saved), Object::read(&written)) else { return written };
    old.with_members_of(&new)
}

/// Whether two JSON texts are equal: white space, comments and a trailing comma are ignored, and a placeholder such as
/// `"<integer>"` equals the value, or the placeholder of a secret, that `example()` has for it.
pub(super) fn is_same(saved: &str, written: &str) -> bool {
    let (saved, written) = (texts(saved), texts(written));
    let nexts = saved.iter().skip(1).copied().chain([""]);
    let is_needed = |(token, next): &(&&str, &str)| **token != "," || !matches!(*next, "}" | "]");
    let saved: Vec<&str> = saved.iter().zip(nexts).filter(is_needed).map(|(token, _)| *token).collect();
    let is_placeholder = |token: &str| token.starts_with("\"<") && token.ends_with(">\"");
    let same = |(saved, written): (&&str, &&str)| {
        let is_of_example = matches!(*written, "0" | "0.0" | "false") || is_placeholder(written);
        saved == written || is_placeholder(saved) && is_of_example
    };
    saved.len() == written.len() && saved.iter().zip(&written).all(same)
}

/// An object and the positions of its members.
struct Object<'a> {
    text: &'a str,
    members: Vec<Member>,
    /// Where the inside of the object begins, after its brace.
    start: usize,
    /// Where it ends, before its brace.
    end: usize,
}

/// A member: the positions of its name and its value.
struct Member {
    name: Range<usize>,
    value: Range<usize>,
}

impl<'a> Object<'a> {
    /// Reads the members of an object; `None` if the text is not an object.
    fn read(text: &'a str) -> Option<Self> {
        let mut tokens = tokens(text).into_iter().peekable();
        let brace = |at: &Range<usize>, brace: &str| text.get(at.clone()) == Some(brace);
        let start = tokens.next_if(|at| brace(at, "{"))?.end;
        let mut members = Vec::new();
        loop {
            let name = tokens.next()?;
            if brace(&name, "}") {
                return tokens.next().is_none().then_some(Self { text, members, start, end: name.start });
            }
            tokens.next_if(|at| brace(at, ":"))?;
            let (start, mut end, mut depth) = (tokens.peek()?.start, 0, 0_usize);
            while let Some(at) = tokens.next_if(|at| depth > 0 || !(brace(at, ",") || brace(at, "}"))) {
                match text.get(at.clone())? {
                    "{" | "[" => depth += 1,
                    "}" | "]" => depth = depth.checked_sub(1)?,
                    _ => {}
                }
                end = at.end;
            }
            members.push(Member { name, value: start..end });
            tokens.next_if(|at| brace(at, ","));
        }
    }

    fn part(&self, range: Range<usize>) -> &'a str {
        self.text.get(range).unwrap_or_default()
    }

    /// The object with the members of another, each in its place if it is in this one.
    fn with_members_of(&self, new: &Object<'_>) -> String {
        let mut out = self.part(0..self.start).to_owned();
        let (mut at, mut is_first) = (self.start, true);
        for member in &self.members {
            let name = self.part(member.name.clone());
            let Some(known) = new.members.iter().find(|known| new.part(known.name.clone()) == name) else {
                // It is removed, with the text between it and the one before.
                at = member.value.end;
                continue;
            };
            let between = self.part(at..member.name.start);
            out.push_str(&if is_first { without_commas(between) } else { between.to_owned() });
            let (old, value) = (self.part(member.value.clone()), new.part(known.value.clone()));
            out.push_str(self.part(member.name.start..member.value.start));
            out.push_str(if texts(old) == texts(value) { old } else { value });
            (at, is_first) = (member.value.end, false);
        }
        let is_added = |member: &&Member| {
            let name = new.part(member.name.clone());
            self.members.iter().all(|known| self.part(known.name.clone()) != name)
        };
        for member in new.members.iter().filter(is_added) {
            out.push_str(if is_first { "" } else { "," });
            out.push_str(new.part(member.name.start..member.value.end));
            is_first = false;
        }
        // A changed text is valid JSON: without a trailing comma.
        out.push_str(&without_commas(self.part(at..self.end)));
        out.push_str(self.part(self.end..self.text.len()));
        out
    }
}

/// The text after the last member, without commas; those in comments are kept.
fn without_commas(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for comma in tokens(text) {
        out.push_str(text.get(at..comma.start).unwrap_or_default());
        at = comma.end;
    }
    out + text.get(at..).unwrap_or_default()
}

fn texts(json: &str) -> Vec<&str> {
    tokens(json).into_iter().filter_map(|at| json.get(at)).collect()
}

/// The positions of the tokens of a JSON text.
fn tokens(json: &str) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut rest = json.trim_start();
    while let Some(first) = rest.chars().next() {
        let is_comment = rest.starts_with("//") || rest.starts_with("/*");
        let length = match first {
            '"' => string_length(rest),
            '{' | '}' | '[' | ']' | ',' | ':' => 1,
            _ if rest.starts_with("//") => rest.find('\n').unwrap_or(rest.len()),
            _ if is_comment => rest.find("*/").map_or(rest.len(), |end| end + 2),
            _ => rest
                .find(|next: char| next.is_whitespace() || "{}[],:\"".contains(next))
                .map_or(rest.len(), |end| end.max(1)),
        };
        let start = json.len() - rest.len();
        let (token, after) = rest.split_at_checked(length).unwrap_or((rest, ""));
        if !is_comment {
            out.push(start..start + token.len());
        }
        rest = after.trim_start();
    }
    out
}

/// The length of the string at the beginning of a text.
fn string_length(text: &str) -> usize {
    let mut escape = false;
    let end = text.bytes().skip(1).position(|byte| {
        let ends = byte == b'"' && !escape;
        escape = byte == b'\\' && !escape;
        ends
    });
    end.map_or(text.len(), |end| end + 2)
}

#[cfg(test)]
mod tests {
    use super::{as_saved, is_same};
    use proptest::prelude::*;

    fn changed(saved: &str, written: &str) -> String {
        as_saved(saved.to_owned(), written.to_owned())
    }

    #[test]
    fn white_space_counts_only_in_strings() {
        assert!(is_same(r#"{ "a" : [1, "b \" c"] }"#, r#"{"a":[1,"b \" c"]}"#));
        assert!(!is_same(r#"{"a":"b c"}"#, r#"{"a":"bc"}"#));
        assert!(!is_same("[1]", "[12]"));
        assert!(is_same("{\"a\": 1 // b\n/* c */}", "{\"a\":1}"));
        assert!(is_same("{\"a\": [1,], // b\n}", "{\"a\":[1]}"));
        assert!(!is_same("{\"a\": 1, \"b\": 2}", "{\"a\":1}"));
        assert!(!is_same("{\"a", "{\"a\":"));
        assert!(is_same(r#"{"a": "<integer>"}"#, r#"{"a":0}"#));
        assert!(!is_same(r#"{"a": "<integer>"}"#, r#"{"a":7}"#));
        assert!(is_same(r#"{"a": "<integer>", "p": "<string>"}"#, r#"{"a":0,"p":"<password>"}"#));
        assert!(!is_same(r#"{"a": "<integer>", "p": "<string>"}"#, r#"{"a":0,"p":"hunter2"}"#));
    }

    #[test]
    fn only_the_changed_member_changes() {
        let saved = "{\n  \"a\": [1, 2], // one\n  \"b\": \"x\"\n}";
        assert_eq!(changed(saved, r#"{"a":[1,2],"b":"y"}"#), "{\n  \"a\": [1, 2], // one\n  \"b\": \"y\"\n}");
        assert_eq!(changed(saved, r#"{"a":[3],"b":"x"}"#), "{\n  \"a\": [3], // one\n  \"b\": \"x\"\n}");
    }

    #[test]
    fn members_are_added_and_removed() {
        let saved = "{ \"a\": 1, \"b\": 2, \"c\": 3 }";
        assert_eq!(changed(saved, r#"{"b":2,"c":3}"#), "{ \"b\": 2, \"c\": 3 }");
        assert_eq!(changed(saved, r#"{"a":1,"c":3}"#), "{ \"a\": 1, \"c\": 3 }");
        assert_eq!(changed(saved, r#"{"a":1,"b":2}"#), "{ \"a\": 1, \"b\": 2 }");
        assert_eq!(changed(saved, r#"{"a":1,"b":2,"c":3,"d":4}"#), "{ \"a\": 1, \"b\": 2, \"c\": 3,\"d\":4 }");
        assert_eq!(changed("{ }", r#"{"d":4,"e":5}"#), "{\"d\":4,\"e\":5 }");
        assert_eq!(changed(saved, "{}"), "{ }");
    }

    #[test]
    fn a_changed_text_is_valid_json() {
        assert_eq!(changed("{\"a\": 1,}", r#"{"a":2}"#), "{\"a\": 2}");
        assert_eq!(changed("{\"a\": [1,], \"b\": 1, /* , */}", r#"{"a":[1],"b":2}"#), "{\"a\": [1], \"b\": 2 /* , */}");
        assert_eq!(changed("{\"a\": 1,}", r#"{"a":1}"#), "{\"a\": 1,}");
        assert_eq!(changed("{\"a\": \"<integer>\", \"b\": 1}", r#"{"a":0,"b":2}"#), "{\"a\": 0, \"b\": 2}");
    }

    #[test]
    fn a_text_that_is_not_an_object_is_replaced() {
        assert_eq!(changed("[1, 2]", "[1,3]"), "[1,3]");
        assert_eq!(changed("{\"a\": {1}", r#"{"a":1}"#), r#"{"a":1}"#);
    }

    fn json() -> impl Strategy<Value = serde_json::Value> {
        proptest::collection::btree_map("[a-d]", proptest::collection::vec(any::<i8>(), 0..3), 0..4)
            .prop_map(|members| serde_json::json!(members))
    }

    proptest! {
        #[test]
        fn the_sent_text_has_the_written_values(saved in json(), written in json(), pretty in any::<bool>()) {
            let saved = if pretty { format!("{saved:#}") } else { saved.to_string() };
            let sent = as_saved(saved, written.to_string());
            prop_assert_eq!(serde_json::from_str::<serde_json::Value>(&sent).ok(), Some(written));
        }

        #[test]
        fn no_text_makes_it_fail(saved in "[{}\\[\\]:,\"a1/* \\\\é\n]{0,24}", written in any::<String>()) {
            as_saved(saved.clone(), written);
            as_saved(saved, r#"{"a":1}"#.to_owned());
        }
    }
}
