//! A JSON value, and its position in the text.

use std::borrow::Cow;

/// A JSON value and its position.
#[derive(Debug, Clone, PartialEq)]
pub struct Json<'a> {
    /// Its kind.
    pub kind: Kind<'a>,
    /// Where it begins in its text, in bytes.
    pub start: usize,
    /// Where it ends in its text, in bytes.
    pub end: usize,
}

/// The kind of a JSON value.
#[derive(Debug, Clone, PartialEq)]
pub enum Kind<'a> {
    /// `null`
    Null,
    /// `true` or `false`
    Boolean(bool),
    /// A number, as written.
    Number(Cow<'a, str>),
    /// A string, with its escapes resolved.
    String(Cow<'a, str>),
    /// A list.
    Array(Vec<Json<'a>>),
    /// An object; names may occur twice.
    Object(Vec<Member<'a>>),
    /// A variable in place of a value: `{"n": {{n}}}`; its text between the braces.
    Variable(Cow<'a, str>),
}

/// A member of an object.
#[derive(Debug, Clone, PartialEq)]
pub struct Member<'a> {
    /// The name, with its escapes resolved.
    pub name: Cow<'a, str>,
    /// Where the name begins, in bytes.
    pub start: usize,
    /// The value.
    pub value: Json<'a>,
    /// The comment on its line, or on separate lines directly above it, or below it where an object has them so; without
    /// its delimiters.
    pub comment: Option<String>,
}

impl<'a> Json<'a> {
    /// The member of an object with this name; the last if there are several, as in JavaScript.
    pub fn get(&self, name: &str) -> Option<&Json<'a>> {
        match &self.kind {
            Kind::Object(members) => {
                // a loop, because iterators are slow in a macro, which is not optimized
                let mut rest = members.as_slice();
                while let [before @ .., member] = rest {
                    if member.name.len() == name.len() && member.name == name {
                        return Some(&member.value);
                    }
                    rest = before;
                }
                None
            }
            _ => None,
        }
    }

    /// The text of a string.
    pub fn as_str(&self) -> Option<&str> {
        match &self.kind {
            Kind::String(text) => Some(text),
            _ => None,
        }
    }

    /// The values of a list.
    pub fn as_array(&self) -> Option<&[Json<'a>]> {
        match &self.kind {
            Kind::Array(values) => Some(values),
            _ => None,
        }
    }

    /// The members of an object.
    pub fn as_object(&self) -> Option<&[Member<'a>]> {
        match &self.kind {
            Kind::Object(members) => Some(members),
            _ => None,
        }
    }
}
