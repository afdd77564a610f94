//! A value, or a string in its place.

use crate::json::reader::Outcome;
use crate::json::{Blank, Decode, Number, Reader, Value};

/// A value, or a string: for `limit=10` in a query, which is a number and sent as text, and for a member that some
/// responses have as an object and others as its id. Both forms are sent as given.
///
/// ```
/// # extern crate phlo_gen_runtime as phlo_gen;
/// use phlo_gen::OrText;
///
/// let number: OrText<i64> = 10.into();
/// assert_eq!(number, OrText::Value(10));
/// let text: OrText<i64> = "10".into();
/// assert_eq!(text, OrText::Text("10".to_owned()));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum OrText<T> {
    /// The value.
    Value(T),
    /// A string.
    Text(String),
}

impl<T> OrText<T> {
    /// The value, unless it is a string.
    pub fn value(&self) -> Option<&T> {
        match self {
            OrText::Value(value) => Some(value),
            OrText::Text(_) => None,
        }
    }

    /// The value, unless it is a string.
    pub fn into_value(self) -> Option<T> {
        match self {
            OrText::Value(value) => Some(value),
            OrText::Text(_) => None,
        }
    }

    /// The string, if it is one.
    pub fn text(&self) -> Option<&str> {
        match self {
            OrText::Value(_) => None,
            OrText::Text(text) => Some(text),
        }
    }
}

impl<T> From<&str> for OrText<T> {
    fn from(text: &str) -> Self {
        OrText::Text(text.to_owned())
    }
}

impl<T> From<String> for OrText<T> {
    fn from(text: String) -> Self {
        OrText::Text(text)
    }
}

macro_rules! from {
    ($($Type:ty: $($From:ident)*;)*) => {$($(
        impl From<$From> for OrText<$Type> {
            fn from(value: $From) -> Self {
                OrText::Value(value.into())
            }
        }
    )*)*};
}

from! {
    bool: bool;
    i64: i8 i16 i32 i64 u8 u16 u32;
    Number: i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize f32 f64 Number;
}

macro_rules! from_large {
    ($($Integer:ident)*) => {$(
        /// A number that does not fit becomes text.
        impl From<$Integer> for OrText<i64> {
            fn from(value: $Integer) -> Self {
                i64::try_from(value).map_or_else(|_| OrText::Text(value.to_string()), OrText::Value)
            }
        }
    )*};
}

from_large!(i128 isize u64 u128 usize);

impl<T> From<&String> for OrText<T> {
    fn from(text: &String) -> Self {
        OrText::Text(text.clone())
    }
}

impl<T> Blank for OrText<T> {
    fn blank() -> Self {
        OrText::Text(String::new())
    }
}

impl<T: Decode> Decode for OrText<T> {
    fn decode(&mut self, json: &mut Reader<'_>) -> Outcome {
        *self = if json.peek() == b'"' {
            OrText::Text(json.string()?.into_owned())
        } else {
            let mut value = T::blank();
            value.decode(json)?;
            OrText::Value(value)
        };
        Ok(())
    }
}

impl<T: Value> Value for OrText<T> {
    fn json(&self, out: &mut String) {
        match self {
            OrText::Value(value) => value.json(out),
            OrText::Text(text) => text.json(out),
        }
    }
    fn text(&self, out: &mut String) {
        match self {
            OrText::Value(value) => value.text(out),
            OrText::Text(text) => text.text(out),
        }
    }
    fn each(&self, visit: &mut dyn FnMut(&dyn Value)) {
        visit(self);
    }
}

#[cfg(test)]
mod tests {
    use super::{Number, OrText};
    use crate::json::{decode, written};

    #[test]
    fn each_is_written_as_it_was_given() {
        for text in ["10", "\"10\"", "\"\"", "-1"] {
            let value = decode::<OrText<i64>>(text).ok();
            assert_eq!(value.map(|value| written(&value)).as_deref(), Some(text));
        }
        assert!(decode::<OrText<i64>>("true").is_err());
    }

    #[test]
    fn numbers_of_all_kinds_are_taken() {
        let numbers: [OrText<Number>; 4] = [1.into(), 1.5.into(), u64::MAX.into(), f64::NAN.into()];
        assert_eq!(numbers.map(|number| written(&number)), ["1", "1.5", "18446744073709551615", "null"]);
        assert_eq!(written(&OrText::<i64>::from(20_usize)), "20");
        assert_eq!(written(&OrText::<i64>::from(u64::MAX)), "\"18446744073709551615\"");
        assert_eq!(written(&OrText::<bool>::from(true)), "true");
    }
}
