//! What generated types say of themselves, so that one loop decodes, encodes and prints them all.
//!
//! A generated struct names its members once ([`Shape`]) and hands them out by index ([`Fields`]); everything that
//! walks over members is compiled once, here, and not once per type.

use crate::file::File;
use crate::json::{Outcome, Reader};
use std::any::Any;
use std::fmt;

/// The name of a generated struct and the wire names of its members, in the order in which they are written.
#[derive(Debug, Clone, Copy)]
pub struct Shape {
    /// The Rust name of the struct.
    pub name: &'static str,
    /// The names that its members have on the wire.
    pub fields: &'static [&'static str],
    /// Those that are written as `null` when they are absent, by index: responses have them always.
    pub nulls: &'static [usize],
}

impl Shape {
    /// A shape whose members are left out when they are absent.
    pub fn new(name: &'static str, fields: &'static [&'static str]) -> Self {
        Self { name, fields, nulls: &[] }
    }

    /// Writes these members as `null` when they are absent.
    pub fn nulls(self, nulls: &'static [usize]) -> Self {
        Self { nulls, ..self }
    }
}

/// A struct whose members are reached by index. Object-safe: the loops over members are compiled once.
pub trait Fields {
    /// The struct to start from, before anything is read or set.
    fn empty() -> Self
    where
        Self: Sized;
    /// The names of the struct and of its members.
    fn shape(&self) -> Shape;
    /// One member.
    fn at(&self, field: usize) -> &dyn Member;
    /// One member, to be read or replaced.
    fn at_mut(&mut self, field: usize) -> &mut dyn Member;
}

/// A member of a generated struct.
pub trait Member: Value + Any {
    /// Reads the next JSON value, in place.
    fn read(&mut self, json: &mut Reader<'_>) -> Outcome;
    /// Becomes a clone of another member, which is of the same type.
    fn clone_from_member(&mut self, from: &dyn Member);
}

impl<T: Decode + Value + Clone + Any> Member for T {
    fn read(&mut self, json: &mut Reader<'_>) -> Outcome {
        self.decode(json)
    }
    fn clone_from_member(&mut self, from: &dyn Member) {
        if let Some(from) = <dyn Any>::downcast_ref::<T>(from) {
            *self = from.clone();
        }
    }
}

/// A value that can be written: as JSON, or as the text of a URL, a header or a form row.
pub trait Value: fmt::Debug {
    /// Writes the value as JSON.
    fn json(&self, out: &mut String);
    /// Writes the value as plain text: a string without quotes, anything else as its JSON.
    fn text(&self, out: &mut String) {
        self.json(out);
    }
    /// Whether there is nothing to send: an optional member that is not set.
    fn absent(&self) -> bool {
        false
    }
    /// Whether a response may leave this member out.
    fn optional(&self) -> bool {
        false
    }
    /// Whether the value must not be shown.
    fn secret(&self) -> bool {
        false
    }
    /// How much of the text is to be encoded where it stands in a URL.
    fn spelling(&self) -> Spelling {
        Spelling::Plain
    }
    /// Visits the members of a list, or the value itself: a list in a query or a form is one row for each.
    fn each(&self, visit: &mut dyn FnMut(&dyn Value));
    /// The file that this value is, if it is one.
    fn file(&self) -> Option<&File> {
        None
    }
}

/// How a text is to be encoded in a URL.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spelling {
    /// A caller's text: it arrives as given.
    Plain,
    /// The collection's own text: it keeps the sets that Postman encodes.
    Raw,
    /// A query row without `=` and value.
    Bare,
}

/// A type that JSON is read into, in place.
pub trait Decode: Blank {
    /// Reads the next JSON value.
    fn decode(&mut self, json: &mut Reader<'_>) -> Outcome;
    /// What `null` in an option, or an empty body, stands for, if the type has a value for it.
    fn nothing() -> Option<Self>
    where
        Self: Sized,
    {
        None
    }
}

/// A value to start from, before anything is read or set. Not `Default`: nobody should send one.
pub trait Blank {
    /// The empty value.
    fn blank() -> Self;
}

impl<T: Fields> Blank for T {
    #[inline]
    fn blank() -> Self {
        T::empty()
    }
}

impl<T: Fields> Decode for T {
    #[inline]
    fn decode(&mut self, json: &mut Reader<'_>) -> Outcome {
        json.object(self)
    }
}

impl<T: Fields + fmt::Debug> Value for T {
    fn json(&self, out: &mut String) {
        write_object(self, out);
    }
    fn each(&self, visit: &mut dyn FnMut(&dyn Value)) {
        visit(self);
    }
}

/// Writes the members that are there as a JSON object, in their order.
pub fn write_object(object: &dyn Fields, out: &mut String) {
    out.push('{');
    let mut first = true;
    let shape = object.shape();
    for (index, name) in shape.fields.iter().enumerate() {
        let value = object.at(index);
        if value.absent() && !shape.nulls.contains(&index) {
            continue;
        }
        if !first {
            out.push(',');
        }
        first = false;
        crate::json::write_string(name, out);
        out.push(':');
        value.json(out);
    }
    out.push('}');
}

/// What the setter of an optional argument does.
#[inline]
pub fn set<T>(member: &mut Option<T>, value: impl Into<T>) {
    *member = Some(value.into());
}

/// What its setter does that takes an option.
#[inline]
pub fn set_maybe<T>(member: &mut Option<T>, value: Option<impl Into<T>>) {
    *member = value.map(Into::into);
}

/// What the setter of a required argument does. Its member is an option where the collection saves no value for it.
#[inline]
pub fn set_required<T, M: From<T>>(member: &mut M, value: impl Into<T>) {
    *member = M::from(value.into());
}

/// `Clone` for generated structs.
pub fn clone<T: Fields>(object: &T) -> T {
    let mut cloned = T::empty();
    clone_members(object, &mut cloned);
    cloned
}

fn clone_members(from: &dyn Fields, to: &mut dyn Fields) {
    for field in 0..from.shape().fields.len() {
        to.at_mut(field).clone_from_member(from.at(field));
    }
}

/// The member that a struct does not have.
pub fn no_member() -> &'static mut dyn Member {
    // A value without bytes is not allocated, so nothing leaks.
    Box::leak(Box::new(()))
}

/// `Debug` for generated structs.
pub fn debug<T: Fields>(object: &T, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    debug_members(object, f)
}

fn debug_members(object: &dyn Fields, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let shape = object.shape();
    let mut all = f.debug_struct(shape.name);
    for (index, name) in shape.fields.iter().enumerate() {
        all.field(name, object.at(index));
    }
    all.finish()
}

#[cfg(test)]
mod tests {
    use super::{Fields, Value, set, set_maybe, set_required};
    use crate::json::decode;

    crate::fields! { Note { 0 text "text" 1 tag "tag" } null 1 }
    struct Note {
        text: Option<String>,
        tag: Option<String>,
    }

    #[test]
    fn what_responses_have_always_is_written_as_null() {
        let mut written = Vec::new();
        for text in ["{}", r#"{"text":null,"tag":null}"#, r#"{"tag":"a"}"#] {
            let mut out = String::new();
            if let Ok(note) = decode::<Note>(text) {
                note.json(&mut out);
            }
            written.push(out);
        }
        assert_eq!(written, [r#"{"tag":null}"#, r#"{"tag":null}"#, r#"{"tag":"a"}"#]);
    }

    crate::fields! { Page { 0 notes "notes" 1 first "first" 2 count "count" } }
    struct Page {
        notes: Vec<Note>,
        first: Option<Note>,
        count: i64,
    }

    #[test]
    fn a_clone_holds_all_that_was_read_and_stands_by_itself() {
        let text = r#"{"notes":[{"text":"a","tag":"b"},{"tag":null}],"first":{"text":"c","tag":null},"count":3}"#;
        let mut page = decode::<Page>(text).unwrap_or_else(|fail| unreachable!("{fail}"));
        let clone = page.clone();
        page.notes.clear();
        (page.first, page.count) = (None, 0);
        let mut out = String::new();
        clone.json(&mut out);
        assert_eq!(out, text);
        assert_eq!(format!("{page:?}"), "Page { notes: [], first: None, count: 0 }");
    }

    #[test]
    fn members_that_there_are_not_are_nothing() {
        let mut page = Page::empty();
        assert!(page.at(3).absent() && page.at_mut(3).absent());
    }

    #[test]
    fn setters_set_and_an_option_may_take_back() {
        let (mut text, mut required) = (None, None);
        set::<String>(&mut text, "a");
        assert_eq!(text.as_deref(), Some("a"));
        set_maybe(&mut text, Some("b"));
        assert_eq!(text.as_deref(), Some("b"));
        set_maybe(&mut text, None::<&str>);
        set_required::<String, _>(&mut required, "c");
        assert_eq!((text, required), (None, Some("c".to_owned())));
    }
}
