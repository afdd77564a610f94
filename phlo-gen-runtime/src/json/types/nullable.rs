//! A value or an explicit null.

use crate::json::reader::Outcome;
use crate::json::{Blank, Decode, Reader, Spelling, Value};

/// A value, or `null` sent as such. As the member of a request it is in an `Option`, whose `None` sends nothing.
///
/// ```
/// # extern crate phlo_gen_runtime as phlo_gen;
/// use phlo_gen::Nullable;
///
/// let set: Nullable<String> = "a".to_owned().into();
/// assert_eq!(set.as_option().map(String::as_str), Some("a"));
/// assert_eq!(Nullable::<String>::Null.into_option(), None);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Nullable<T> {
    /// `null`.
    Null,
    /// The value.
    Value(T),
}

impl<T> Nullable<T> {
    /// The value, unless it is null.
    pub fn as_option(&self) -> Option<&T> {
        match self {
            Nullable::Null => None,
            Nullable::Value(value) => Some(value),
        }
    }

    /// The value, unless it is null.
    pub fn into_option(self) -> Option<T> {
        match self {
            Nullable::Null => None,
            Nullable::Value(value) => Some(value),
        }
    }
}

impl<T> From<T> for Nullable<T> {
    fn from(value: T) -> Self {
        Nullable::Value(value)
    }
}

impl From<&str> for Nullable<String> {
    fn from(text: &str) -> Self {
        Nullable::Value(text.to_owned())
    }
}

impl<T> Blank for Nullable<T> {
    fn blank() -> Self {
        Nullable::Null
    }
}

impl<T: Decode> Decode for Nullable<T> {
    fn decode(&mut self, json: &mut Reader<'_>) -> Outcome {
        let mut value = None;
        value.decode(json)?;
        *self = value.map_or(Nullable::Null, Nullable::Value);
        Ok(())
    }
    fn null_value() -> Option<Self> {
        Some(Nullable::Null)
    }
}

impl<T: Value> Value for Nullable<T> {
    fn json(&self, out: &mut String) {
        match self {
            Nullable::Null => out.push_str("null"),
            Nullable::Value(value) => value.json(out),
        }
    }
    fn text(&self, out: &mut String) {
        match self {
            Nullable::Null => out.push_str("null"),
            Nullable::Value(value) => value.text(out),
        }
    }
    fn each_secret(&self, visit: &mut dyn FnMut(&dyn Value)) {
        if let Some(value) = self.as_option() {
            value.each_secret(visit);
        }
    }
    fn spelling(&self) -> Spelling {
        self.as_option().map_or(Spelling::Plain, Value::spelling)
    }
    fn each(&self, visit: &mut dyn FnMut(&dyn Value)) {
        match self {
            Nullable::Null => visit(&NULL),
            Nullable::Value(value) => value.each(visit),
        }
    }
}

static NULL: Nullable<bool> = Nullable::Null;

#[cfg(test)]
mod tests {
    use super::Nullable;
    use crate::json::{Value, decode};

    #[test]
    fn absence_and_null_are_distinct() {
        assert_eq!(decode::<Option<Nullable<i64>>>("null").ok(), Some(Some(Nullable::Null)));
        assert_eq!(decode::<Option<Nullable<i64>>>("1").ok(), Some(Some(Nullable::Value(1))));
        assert!(!Some(Nullable::<i64>::Null).absent());
        assert!(None::<Nullable<i64>>.absent());
    }

    #[test]
    fn null_is_written() {
        let mut out = String::new();
        Some(Nullable::<String>::Null).json(&mut out);
        assert_eq!(out, "null");
    }
}
