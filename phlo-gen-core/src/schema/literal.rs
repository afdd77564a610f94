//! Reads literals of JavaScript as JSON: names without quotes, single quotes, names of other literals.

use super::javascript::{Source, end_of_expression, name, skip_blank, string};
use crate::json::{Json, Kind, Member};
use std::borrow::Cow;
use std::cell::Cell;

/// The maximum depth of literals, and of names that refer to each other.
const DEEPEST: usize = 64;

/// The maximum number of names that are looked up for one literal: each may refer to many others.
const MOST_NAMES: usize = 256;

/// The value of an expression, if it is a literal or the name of one.
pub fn value(source: &Source<'_>, at: usize) -> Option<Json<'static>> {
    Reader { source: source.text, definitions: source, at, depth: 0, names: &Cell::new(0) }.expression()
}

struct Reader<'a> {
    source: &'a str,
    definitions: &'a Source<'a>,
    at: usize,
    depth: usize,
    names: &'a Cell<usize>,
}

impl Reader<'_> {
    /// A value without anything after it in its expression.
    fn expression(&mut self) -> Option<Json<'static>> {
        let value = self.value()?;
        self.at = skip_blank(self.source, self.at);
        let rest = self.source.get(self.at..)?;
        (rest.is_empty() || rest.starts_with([',', ';', ')', ']', '}']) || self.begins_a_statement()).then_some(value)
    }

    /// A line may end without a semicolon.
    fn begins_a_statement(&self) -> bool {
        let before = self.source.get(..self.at).unwrap_or_default();
        let blank = before.len() - before.trim_end().len();
        let on_a_new_line = before.get(before.len() - blank..).is_some_and(|blank| blank.contains('\n'));
        on_a_new_line && name(self.source, self.at).is_some()
    }

    fn value(&mut self) -> Option<Json<'static>> {
        if self.depth >= DEEPEST {
            return None;
        }
        self.depth += 1;
        let value = self.literal();
        self.depth -= 1;
        value
    }

    fn literal(&mut self) -> Option<Json<'static>> {
        self.at = skip_blank(self.source, self.at);
        match self.source.get(self.at..)?.chars().next()? {
            '{' => self.object(),
            '[' => self.list(),
            '"' | '\'' | '`' => {
                let (text, end) = string(self.source, self.at)?;
                self.at = end;
                Some(json(Kind::String(Cow::Owned(text))))
            }
            '-' | '0'..='9' => self.number(),
            _ => self.word(),
        }
    }

    fn object(&mut self) -> Option<Json<'static>> {
        self.at += 1;
        let mut members = Vec::new();
        loop {
            self.at = skip_blank(self.source, self.at);
            if self.take('}') {
                return Some(json(Kind::Object(members)));
            }
            let key = self.key()?;
            self.at = skip_blank(self.source, self.at);
            if self.take(':') {
                // a member that the script computes is ignored
                let start = self.at;
                let value = self.expression();
                if value.is_none() {
                    self.at = end_of_expression(self.source, start);
                }
                members.extend(value.map(|value| member(key, value)));
            } else {
                let value = self.defined(&key);
                members.extend(value.map(|value| member(key, value)));
            }
            self.at = skip_blank(self.source, self.at);
            if !self.take(',') && !self.source.get(self.at..)?.starts_with('}') {
                return None;
            }
        }
    }

    fn key(&mut self) -> Option<String> {
        if let Some((key, end)) = string(self.source, self.at) {
            self.at = end;
            return Some(key);
        }
        let rest = self.source.get(self.at..)?;
        let end = rest.find(|c: char| !super::javascript::is_of_name(c))?;
        let key = rest.get(..end).filter(|key| !key.is_empty())?.to_owned();
        self.at += end;
        Some(key)
    }

    fn list(&mut self) -> Option<Json<'static>> {
        self.at += 1;
        let mut values = Vec::new();
        loop {
            self.at = skip_blank(self.source, self.at);
            if self.take(']') {
                return Some(json(Kind::Array(values)));
            }
            values.push(self.expression()?);
            self.at = skip_blank(self.source, self.at);
            if !self.take(',') && !self.source.get(self.at..)?.starts_with(']') {
                return None;
            }
        }
    }

    fn number(&mut self) -> Option<Json<'static>> {
        let rest = self.source.get(self.at..)?;
        let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || "+-.".contains(c))).unwrap_or(rest.len());
        let text = rest.get(..end).filter(|text| text.parse::<f64>().is_ok())?.to_owned();
        self.at += end;
        Some(json(Kind::Number(Cow::Owned(text))))
    }

    /// `true`, `null`, or the name of a literal, optionally with members in it.
    fn word(&mut self) -> Option<Json<'static>> {
        let word = name(self.source, self.at)?;
        let start = self.at;
        self.at += word.len();
        let mut value = match word {
            "true" | "false" => return Some(json(Kind::Boolean(word == "true"))),
            "null" | "undefined" => return Some(json(Kind::Null)),
            name => Reader { at: start, ..*self }.defined(name)?,
        };
        while self.take('.') {
            let member = name(self.source, self.at)?;
            self.at += member.len();
            value = value.get(member)?.clone();
        }
        Some(value)
    }

    fn defined(&self, name: &str) -> Option<Json<'static>> {
        self.names.set(self.names.get() + 1);
        if self.names.get() > MOST_NAMES {
            return None;
        }
        let at = self.definitions.definition(name, self.at)?;
        Reader { at, depth: self.depth + 1, ..*self }.expression()
    }

    fn take(&mut self, wanted: char) -> bool {
        let is_there = self.source.get(self.at..).is_some_and(|rest| rest.starts_with(wanted));
        self.at += if is_there { wanted.len_utf8() } else { 0 };
        is_there
    }
}

fn member(name: String, value: Json<'static>) -> Member<'static> {
    Member { name: Cow::Owned(name), start: 0, value, comment: None }
}

fn json(kind: Kind<'static>) -> Json<'static> {
    Json { kind, start: 0, end: 0 }
}

#[cfg(test)]
mod tests {
    use super::{DEEPEST, value};
    use crate::json::compact;
    use crate::schema::javascript::Source;

    fn read(source: &str) -> Option<String> {
        let at = source.rfind("= ").map_or(0, |at| at + 2);
        value(&Source::new(source), at).map(|json| compact(&json))
    }

    #[test]
    fn literals_are_read_in_all_notations() {
        let source = "x = {a: 'b', \"c\": [1, -2.5, true, null,], /* d */ e: `f`, // g\n}";
        assert_eq!(read(source).as_deref(), Some(r#"{"a":"b","c":[1,-2.5,true,null],"e":"f"}"#));
    }

    #[test]
    fn names_of_literals_are_resolved() {
        let source = "const id = {type: 'integer'}\nconst all = {id, other: id.type};\nx = all";
        assert_eq!(read(source).as_deref(), Some(r#"{"id":{"type":"integer"},"other":"integer"}"#));
    }

    #[test]
    fn computed_members_are_left_out() {
        assert_eq!(read("x = {a: f(1, {b: 2}), c: 3 + 4, d: 5, e: /[,}]/}").as_deref(), None);
        assert_eq!(read("x = {a: f(1, {b: 2}), c: 3 + 4, d: 5}").as_deref(), Some(r#"{"d":5}"#));
    }

    #[test]
    fn members_after_many_computed_ones_are_read() {
        let computed = (0..DEEPEST).map(|at| format!("t{at}: `x${{y}}`, u{at}: -, ")).collect::<String>();
        assert_eq!(read(&format!("x = {{{computed}a: 1}}")).as_deref(), Some(r#"{"a":1}"#));
    }

    #[test]
    fn a_recursive_literal_terminates() {
        for source in ["x = {y: x}", "x = [x, [x]]", "a = {b: a = a}", "x = {y: [{z: x}]}", "x = [x, x, x, x, x, x]"] {
            let at = source.find("= ").map_or(0, |at| at + 2);
            let _ = value(&Source::new(source), at);
        }
    }

    #[test]
    fn other_expressions_are_not_read() {
        for source in ["f(x)", "x = a", "a = a", "x = {...a}", "x = {", "x = ["] {
            assert_eq!(read(source), None, "{source}");
        }
    }
}
