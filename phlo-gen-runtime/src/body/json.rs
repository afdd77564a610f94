//! Bodies of JSON.

use crate::error::Problem;
use crate::json::{Json, write_string, write_string_content};
use crate::operation::{Argument, Place};
use crate::rows::given;
use crate::template::{Hole, Scope, Sink};

/// Writes an object with a member for each argument that is there.
pub(super) fn write_members(arguments: &'static [Argument], scope: Scope<'_>, out: &mut String) -> Result<(), Problem> {
    out.push('{');
    let mut first = true;
    for argument in arguments.iter().filter(|argument| argument.place == Place::Body) {
        let mut value = String::new();
        if write_value(argument, scope, &mut value)? {
            if !first {
                out.push(',');
            }
            first = false;
            write_string(&scope.text(argument.name)?.0, out);
            out.push(':');
            out.push_str(&value);
        }
    }
    out.push('}');
    Ok(())
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

/// Whether a text of JSON says what another does: white space, comments and commas that are one too many mean nothing,
/// and a placeholder such as `"<integer>"` is the value that an example has in its place.
pub(super) fn same_json(saved: &str, written: &str) -> bool {
    let (saved, written) = (tokens(saved), tokens(written));
    let is_placeholder = |token: &str| token.starts_with("\"<") && token.ends_with(">\"");
    let same = |(saved, written): (&&str, &&str)| {
        saved == written || is_placeholder(saved) && matches!(*written, "0" | "0.0" | "false")
    };
    saved.len() == written.len() && saved.iter().zip(&written).all(same)
}

/// The tokens of a text of JSON.
fn tokens(json: &str) -> Vec<&str> {
    let mut out: Vec<&str> = Vec::new();
    let mut rest = json.trim_start();
    while let Some(first) = rest.chars().next() {
        let length = match first {
            '"' => string_length(rest),
            '/' if rest.starts_with("//") => rest.find('\n').unwrap_or(rest.len()),
            '/' if rest.starts_with("/*") => rest.find("*/").map_or(rest.len(), |end| end + 2),
            '{' | '}' | '[' | ']' | ',' | ':' => 1,
            _ => rest
                .find(|next: char| next.is_whitespace() || "{}[],:\"/".contains(next))
                .map_or(rest.len(), |end| end.max(1)),
        };
        let (token, behind) = rest.split_at_checked(length).unwrap_or((rest, ""));
        if matches!(first, '}' | ']') && out.last() == Some(&",") {
            out.pop();
        }
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
    use super::{same_json, write_members};
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
        let request = Request { name: name.map(str::to_owned), count };
        let settings = Settings::new(&API);
        let mut out = String::new();
        write_members(arguments, Scope::of_request(&settings, &request), &mut out).ok()?;
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
        assert!(same_json("{\"a\": \"//\", // b\n /* c */ \"d\": [1,],}", "{\"a\":\"//\",\"d\":[1]}"));
        assert!(!same_json("{\"a", "{\"a\":"));
        assert!(same_json(r#"{"a": "<integer>"}"#, r#"{"a":0}"#));
        assert!(!same_json(r#"{"a": "<integer>"}"#, r#"{"a":7}"#));
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
