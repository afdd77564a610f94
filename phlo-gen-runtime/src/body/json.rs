//! Bodies of JSON.

use crate::error::Problem;
use crate::json::{Json, write_string, write_string_content};
use crate::operation::{Argument, Place};
use crate::rows::given;
use crate::template::{Hole, Scope, Sink};

/// Writes an object with a member for each argument that is there, and with those that the caller adds.
pub(super) fn write_members(
    arguments: &'static [Argument],
    added: &[(String, Json)],
    scope: Scope<'_>,
    out: &mut String,
) -> Result<(), Problem> {
    out.push('{');
    let begin = out.len();
    for argument in arguments.iter().filter(|argument| argument.place == Place::Body) {
        let (name, _) = scope.text(argument.name)?;
        let mut value = String::new();
        if added.iter().all(|(own, _)| *own != name) && write_value(argument, scope, &mut value)? {
            write_member(&name, &value, begin, out);
        }
    }
    for (name, value) in added {
        write_member(name, value.as_str(), begin, out);
    }
    out.push('}');
    Ok(())
}

fn write_member(name: &str, value: &str, begin: usize, out: &mut String) {
    if out.len() > begin {
        out.push(',');
    }
    write_string(name, out);
    out.push(':');
    out.push_str(value);
}

/// Writes the value of an argument, and says whether there is one.
pub(super) fn write_value(argument: &Argument, scope: Scope<'_>, out: &mut String) -> Result<bool, Problem> {
    match (given(argument, scope), argument.value) {
        (Some(value), _) => value.json(out),
        (None, Some(template)) => drop(scope.fill(template, &mut Text { out, string: false, escape: false })?),
        (None, None) => return Ok(false),
    }
    Ok(true)
}

/// Whether a text of JSON says what another does: white space, comments and a comma behind the last member mean nothing,
/// and a placeholder such as `"<integer>"` is the value that an example has in its place.
pub(super) fn same_json(saved: &str, written: &str) -> bool {
    let (saved, written) = (without_last_commas(tokens(saved)), tokens(written));
    let is_placeholder = |token: &str| token.starts_with("\"<") && token.ends_with(">\"");
    let same = |(saved, written): (&&str, &&str)| {
        saved == written || is_placeholder(saved) && matches!(*written, "0" | "0.0" | "false")
    };
    saved.len() == written.len() && saved.iter().zip(&written).all(same)
}

/// Tokens but for commas with nothing to part.
fn without_last_commas(tokens: Vec<&str>) -> Vec<&str> {
    let nexts = tokens.iter().skip(1).copied().chain([""]);
    let is_needed = |(token, next): &(&&str, &str)| **token != "," || !matches!(*next, "}" | "]");
    tokens.iter().zip(nexts).filter(is_needed).map(|(token, _)| *token).collect()
}

/// The tokens of a text of JSON.
fn tokens(json: &str) -> Vec<&str> {
    let mut out: Vec<&str> = Vec::new();
    let mut rest = json.trim_start();
    while let Some(first) = rest.chars().next() {
        let length = match first {
            '"' => string_length(rest),
            '{' | '}' | '[' | ']' | ',' | ':' => 1,
            _ if rest.starts_with("//") => rest.find('\n').unwrap_or(rest.len()),
            _ if rest.starts_with("/*") => rest.find("*/").map_or(rest.len(), |end| end + 2),
            _ => rest
                .find(|next: char| next.is_whitespace() || "{}[],:\"".contains(next))
                .map_or(rest.len(), |end| end.max(1)),
        };
        let (token, behind) = rest.split_at_checked(length).unwrap_or((rest, ""));
        if !token.starts_with("//") && !token.starts_with("/*") {
            out.push(token);
        }
        rest = behind.trim_start();
    }
    out
}

/// The length of the string that a text begins with.
fn string_length(text: &str) -> usize {
    let mut escape = false;
    let end = text.bytes().skip(1).position(|byte| {
        let ends = byte == b'"' && !escape;
        escape = byte == b'\\' && !escape;
        ends
    });
    end.map_or(text.len(), |end| end + 2)
}

/// JSON text with holes: in a string a hole is text, elsewhere it is a value.
struct Text<'a> {
    out: &'a mut String,
    /// Whether the text stands in a string.
    string: bool,
    /// Whether the last character of it was a backslash that escapes the next.
    escape: bool,
}

impl Sink for Text<'_> {
    fn text(&mut self, text: &str) {
        for byte in text.bytes() {
            match byte {
                _ if self.escape => self.escape = false,
                b'\\' => self.escape = self.string,
                b'"' => self.string = !self.string,
                _ => {}
            }
        }
        self.out.push_str(text);
    }

    fn hole(&mut self, _: &str, hole: Hole<'_>) {
        match hole {
            hole if self.string => hole.with_text(|text, _| write_string_content(text, self.out)),
            Hole::Value(value) => value.json(self.out),
            Hole::Text(text, _) => match Json::parse(text) {
                Ok(json) => self.out.push_str(json.as_str()),
                Err(_) => write_string(text, self.out),
            },
        }
    }

    fn takes_whole(&self) -> bool {
        !self.string
    }
}

#[cfg(test)]
mod tests {
    use super::{Json, same_json, write_members};
    use crate::operation::{Api, Argument, Place, Setting, argument, fixed};
    use crate::settings::Settings;
    use crate::template::Scope;

    crate::fields! { Request { 0 name "name": Option<String>; 1 count "count": Option<i64>; } }
    struct Request {
        name: Option<String>,
        count: Option<i64>,
    }

    static API: Api = Api {
        name: "",
        settings: &[
            Setting { name: "n", default: Some("5"), secret: false, required: false },
            Setting { name: "m", default: Some("a{$n}"), secret: false, required: false },
        ],
        hosts: &[],
        auths: &[],
    };

    fn body(arguments: &'static [Argument], name: Option<&str>, count: Option<i64>) -> Option<String> {
        body_with(arguments, name, count, false)
    }

    fn body_with(
        arguments: &'static [Argument],
        name: Option<&str>,
        count: Option<i64>,
        added_too: bool,
    ) -> Option<String> {
        let request = Request { name: name.map(str::to_owned), count };
        let settings = Settings::new(&API);
        let mut out = String::new();
        let added = [("count".to_owned(), Json::from(8))];
        write_members(
            arguments,
            if added_too { &added } else { &[] },
            Scope::of_request(&settings, &request),
            &mut out,
        )
        .ok()?;
        Some(out)
    }

    #[test]
    fn members_come_in_order_with_fixed_and_default_ones() {
        static ROWS: [Argument; 3] = [
            fixed(Place::Body, "action", "\"go\""),
            argument(Place::Body, "name", 0),
            argument(Place::Body, "count", 1).or("1"),
        ];
        assert_eq!(body(&ROWS, Some("a\"b"), None).as_deref(), Some(r#"{"action":"go","name":"a\"b","count":1}"#));
        assert_eq!(body(&ROWS, None, Some(7)).as_deref(), Some(r#"{"action":"go","count":7}"#));
    }

    #[test]
    fn white_space_means_nothing_but_in_strings() {
        assert!(same_json(r#"{ "a" : [1, "b \" c"] }"#, r#"{"a":[1,"b \" c"]}"#));
        assert!(!same_json(r#"{"a":"b c"}"#, r#"{"a":"bc"}"#));
        assert!(!same_json("[1]", "[12]"));
        assert!(same_json("{\"a\": 1 // b\n/* c */}", "{\"a\":1}"));
        assert!(same_json("{\"a\": [1,], // b\n}", "{\"a\":[1]}"));
        assert!(!same_json("{\"a\": 1, \"b\": 2}", "{\"a\":1}"));
        assert!(!same_json("{\"a", "{\"a\":"));
        assert!(same_json(r#"{"a": "<integer>"}"#, r#"{"a":0}"#));
        assert!(!same_json(r#"{"a": "<integer>"}"#, r#"{"a":7}"#));
    }

    #[test]
    fn the_callers_members_stand_in_place_of_those_of_their_name() {
        static ROWS: [Argument; 2] = [argument(Place::Body, "count", 1), argument(Place::Body, "name", 0)];
        assert_eq!(body_with(&ROWS, Some("a"), Some(7), true).as_deref(), Some(r#"{"name":"a","count":8}"#));
        assert_eq!(body_with(&ROWS, None, None, true).as_deref(), Some(r#"{"count":8}"#));
    }

    #[test]
    fn without_members_it_is_an_empty_object() {
        static ROWS: [Argument; 1] = [argument(Place::Body, "name", 0)];
        assert_eq!(body(&ROWS, None, None).as_deref(), Some("{}"));
    }

    #[test]
    fn a_hole_is_text_in_a_string_and_a_value_elsewhere() {
        static ROWS: [Argument; 1] = [fixed(
            Place::Body,
            "{name}",
            r#"{{"a\"":"{name}\\","b":{name},"c":{count},"d":"{$m}","e":{$n},"f":{$m}}}"#,
        )];
        assert_eq!(
            body(&ROWS, Some("x\"y"), Some(2)).as_deref(),
            Some(r#"{"x\"y":{"a\"":"x\"y\\","b":"x\"y","c":2,"d":"a5","e":5,"f":"a5"}}"#)
        );
    }
}
