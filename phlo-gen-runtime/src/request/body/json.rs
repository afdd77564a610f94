//! Bodies of JSON.

use crate::error::Problem;
use crate::json::{Json, write_string, write_string_content};
use crate::operation::{Argument, Arguments, Place};
use crate::request::template::argument_value;
use crate::request::template::{Scope, Sink, VariableValue};
use std::borrow::Cow;

/// Writes an object with a member for each argument that is there, and with those that the caller adds.
pub(super) fn write_members(
    arguments: Arguments,
    added: &[(String, Json)],
    scope: Scope<'_>,
    out: &mut String,
) -> Result<(), Problem> {
    out.push('{');
    let begin = out.len();
    for argument in arguments.within(Place::Body) {
        let before = out.len();
        let name = write_name_of(argument.name, scope, begin, out)?;
        if added.iter().any(|(own, _)| *own == name) || !write_value(&argument, scope, out)? {
            out.truncate(before);
        }
    }
    for (name, value) in added {
        write_name(name, begin, out);
        out.push_str(value.as_str());
    }
    out.push('}');
    Ok(())
}

/// Writes the name of a member, a template, and returns it. Few have a variable or a character that is escaped.
fn write_name_of(
    template: &'static str,
    scope: Scope<'_>,
    begin: usize,
    out: &mut String,
) -> Result<Cow<'static, str>, Problem> {
    if template.bytes().any(|byte| SPECIAL[usize::from(byte)]) {
        let (name, _) = scope.text(template)?;
        write_name(&name, begin, out);
        return Ok(Cow::Owned(name));
    }
    out.push_str(if out.len() > begin { ",\"" } else { "\"" });
    out.push_str(template);
    out.push_str("\":");
    Ok(Cow::Borrowed(template))
}

/// The bytes of templates and of JSON strings that are not written as they are.
const SPECIAL: [bool; 256] = {
    let mut special = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        special[byte] = matches!(byte as u8, b'{' | b'}' | b'"' | b'\\' | ..b' ');
        byte += 1;
    }
    special
};

fn write_name(name: &str, begin: usize, out: &mut String) {
    if out.len() > begin {
        out.push(',');
    }
    write_string(name, out);
    out.push(':');
}

/// Writes the value of an argument. Returns whether there is one.
pub(super) fn write_value(argument: &Argument, scope: Scope<'_>, out: &mut String) -> Result<bool, Problem> {
    match (argument_value(argument, scope), argument.value) {
        (Some(value), _) => value.json(out),
        (None, Some(template)) => drop(scope.fill(template, &mut Text { out, string: false, escape: false })?),
        (None, None) => return Ok(false),
    }
    Ok(true)
}

/// JSON text with variables: within a string a variable is text, elsewhere it is a value.
struct Text<'a> {
    out: &'a mut String,
    /// Whether the position is inside of a string.
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

    fn variable(&mut self, _: &str, value: VariableValue<'_>) {
        match value {
            value if self.string => value.with_text(|text, _| write_string_content(text, self.out)),
            VariableValue::Value(value) => value.json(self.out),
            VariableValue::Text(text, _) => match Json::parse(text) {
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
    use super::{Json, write_members};
    use crate::__private as __;
    use crate::config::Settings;
    use crate::operation::{Api, Argument, Arguments, Place, Setting, argument, fixed};
    use crate::request::template::Scope;

    crate::fields! { Request { 0 name "name" 1 count "count" } }
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
            Arguments::Table(arguments),
            if added_too { &added } else { &[] },
            Scope::of_request(&settings, &request),
            &mut out,
        )
        .ok()?;
        Some(out)
    }

    #[test]
    fn members_keep_their_order_with_fixed_and_default_ones() {
        static ROWS: [Argument; 3] = [
            fixed(Place::Body, "action", "\"go\""),
            argument(Place::Body, "name", 0),
            argument(Place::Body, "count", 1).or("1"),
        ];
        assert_eq!(body(&ROWS, Some("a\"b"), None).as_deref(), Some(r#"{"action":"go","name":"a\"b","count":1}"#));
        assert_eq!(body(&ROWS, None, Some(7)).as_deref(), Some(r#"{"action":"go","count":7}"#));
    }

    #[test]
    fn the_callers_members_replace_those_of_their_name() {
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
    fn a_variable_is_text_in_a_string_and_a_value_elsewhere() {
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
