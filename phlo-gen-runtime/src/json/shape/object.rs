//! Generated structs as values: how they are read, written, cloned and printed.

use crate::json::{Blank, Decode, Fields, Outcome, Reader, Value, write_string};
use std::fmt;

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
    fn each_secret(&self, visit: &mut dyn FnMut(&dyn Value)) {
        visit_secrets(self, visit);
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
        write_string(name, out);
        out.push(':');
        value.json(out);
    }
    out.push('}');
}

/// Visits the secrets among the members, and those within the values of members.
pub(crate) fn visit_secrets(object: &dyn Fields, visit: &mut dyn FnMut(&dyn Value)) {
    let shape = object.shape();
    for field in 0..shape.fields.len() {
        let value = object.at(field);
        let mut has_inner = false;
        value.each_secret(&mut |secret| {
            has_inner = true;
            visit(secret);
        });
        if !has_inner && shape.secrets.contains(&field) {
            value.each(visit);
        }
    }
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

/// `Debug` for generated structs.
pub fn debug<T: Fields>(object: &T, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    debug_members(object, f)
}

fn debug_members(object: &dyn Fields, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let shape = object.shape();
    let mut all = f.debug_struct(shape.name);
    for (index, name) in shape.fields.iter().enumerate() {
        let value = object.at(index);
        if shape.secrets.contains(&index) && !value.absent() {
            all.field(name, &format_args!("Secret(..)"));
        } else {
            all.field(name, value);
        }
    }
    all.finish()
}

#[cfg(test)]
mod tests {
    use super::{Fields, Value};
    use crate::__private as __;
    use crate::json::{decode, set, set_list, set_maybe, set_maybe_list, set_required};

    crate::fields! { Note { 0 text "text" 1 tag "tag" } null 1 }
    struct Note {
        text: Option<String>,
        tag: Option<String>,
    }

    #[test]
    fn members_that_responses_always_have_are_written_as_null() {
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

    crate::fields! { Login { 0 user "user" 1 pin "pin" 2 keys "keys" } secret 1 2 }
    struct Login {
        user: String,
        pin: Option<i64>,
        keys: Vec<Key>,
    }
    crate::fields! { Key { 0 id "id" 1 token "token" } secret 1 }
    struct Key {
        id: i64,
        token: String,
    }

    #[test]
    fn members_that_the_generator_calls_secrets_are_visited_and_not_printed() {
        let mut login = decode::<Login>(r#"{"user":"u","pin":1234,"keys":[{"id":7,"token":"hunter2"}]}"#)
            .unwrap_or_else(|fail| unreachable!("{fail}"));
        assert_eq!(format!("{login:?}"), r#"Login { user: "u", pin: Secret(..), keys: Secret(..) }"#);
        assert_eq!(format!("{:?}", login.keys), r#"[Key { id: 7, token: Secret(..) }]"#);
        let secrets = |login: &Login| {
            let mut texts = String::new();
            super::visit_secrets(login, &mut |secret| {
                secret.text(&mut texts);
                texts.push(' ');
            });
            texts
        };
        assert_eq!(secrets(&login), "1234 hunter2 ");
        (login.pin, login.keys) = (None, Vec::new());
        assert_eq!(secrets(&login), "");
        assert_eq!(format!("{login:?}"), r#"Login { user: "u", pin: None, keys: Secret(..) }"#);
    }

    crate::fields! { Page { 0 notes "notes" 1 first "first" 2 count "count" } }
    struct Page {
        notes: Vec<Note>,
        first: Option<Note>,
        count: i64,
    }

    #[test]
    fn a_clone_is_complete_and_independent() {
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
    fn indices_without_a_member_have_no_value() {
        let mut page = Page::empty();
        assert!(page.at(3).absent() && page.at_mut(3).absent());
    }

    #[test]
    fn setters_set_and_an_option_may_unset() {
        let (mut text, mut required) = (None, None);
        set::<String>(&mut text, "a");
        assert_eq!(text.as_deref(), Some("a"));
        set_maybe(&mut text, Some("b"));
        assert_eq!(text.as_deref(), Some("b"));
        set_maybe(&mut text, None::<&str>);
        set_required::<String, _>(&mut required, "c");
        assert_eq!((text, required), (None, Some("c".to_owned())));
    }

    #[test]
    fn setters_of_lists_take_whatever_has_such_elements() {
        let (mut texts, mut numbers) = (None, Vec::new());
        set_list::<String, _>(&mut texts, ["a", "b"]);
        assert_eq!(texts, Some(vec!["a".to_owned(), "b".to_owned()]));
        set_maybe_list(&mut texts, Some("c d".split(' ')));
        assert_eq!(texts, Some(vec!["c".to_owned(), "d".to_owned()]));
        set_maybe_list(&mut texts, None::<Vec<String>>);
        set_list::<i64, _>(&mut numbers, vec![1_u8, 2]);
        assert_eq!((texts, numbers), (None, vec![1, 2]));
    }
}
