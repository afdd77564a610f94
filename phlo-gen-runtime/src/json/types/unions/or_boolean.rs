//! A value, or `true` or `false` in its place.

use crate::json::reader::Outcome;
use crate::json::{Blank, Decode, Reader, Value};

/// A value, or `true` or `false`: for a member that some responses of a collection have as an object and others as
/// `false`, because there is none.
///
/// ```
/// # extern crate phlo_gen_runtime as phlo_gen;
/// use phlo_gen::OrBoolean;
///
/// let address = OrBoolean::Value("Main Street".to_owned());
/// assert_eq!(address.value().map(String::as_str), Some("Main Street"));
/// assert_eq!(OrBoolean::<String>::Boolean(false).value(), None);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum OrBoolean<T> {
    /// The value.
    Value(T),
    /// `true` or `false`.
    Boolean(bool),
}

impl<T> OrBoolean<T> {
    /// The value, if there is one.
    pub fn value(&self) -> Option<&T> {
        match self {
            OrBoolean::Value(value) => Some(value),
            OrBoolean::Boolean(_) => None,
        }
    }

    /// The value, if there is one.
    pub fn into_value(self) -> Option<T> {
        match self {
            OrBoolean::Value(value) => Some(value),
            OrBoolean::Boolean(_) => None,
        }
    }
}

impl<T> Blank for OrBoolean<T> {
    fn blank() -> Self {
        OrBoolean::Boolean(false)
    }
}

impl<T: Decode> Decode for OrBoolean<T> {
    fn decode(&mut self, json: &mut Reader<'_>) -> Outcome {
        *self = if matches!(json.peek(), b't' | b'f') {
            OrBoolean::Boolean(json.boolean()?)
        } else {
            let mut value = T::blank();
            value.decode(json)?;
            OrBoolean::Value(value)
        };
        Ok(())
    }
}

impl<T: Value> Value for OrBoolean<T> {
    fn json(&self, out: &mut String) {
        match self {
            OrBoolean::Value(value) => value.json(out),
            OrBoolean::Boolean(boolean) => boolean.json(out),
        }
    }
    fn each(&self, visit: &mut dyn FnMut(&dyn Value)) {
        visit(self);
    }
}

#[cfg(test)]
mod tests {
    use super::OrBoolean;
    use crate::json::{decode, written};

    #[test]
    fn both_kinds_are_read_and_written() {
        for text in ["5", "false", "true"] {
            let read = decode::<OrBoolean<i64>>(text).ok();
            assert_eq!(read.map(|value| written(&value)).as_deref(), Some(text));
        }
        assert!(decode::<OrBoolean<i64>>("\"a\"").is_err());
        assert_eq!(OrBoolean::Value(5).into_value(), Some(5));
    }
}
