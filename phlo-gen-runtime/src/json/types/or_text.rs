//! A number or a boolean that the collection saves as a string.

use crate::json::reader::Outcome;
use crate::json::{Blank, Decode, Number, Reader, Value};

/// A value of the documented type, or a string: for `"limit": "10"` in a saved request where a table documents `limit`
/// as an integer. Both forms are sent as given.
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
    /// A value of the documented type.
    Value(T),
    /// A JSON string.
    Text(String),
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
    Number: i8 i16 i32 i64 u8 u16 u32 u64 Number;
}

/// What JSON has no number for, infinities and NaN, becomes text.
impl From<f64> for OrText<Number> {
    fn from(value: f64) -> Self {
        Number::try_from(value).map_or_else(|_| OrText::Text(value.to_string()), OrText::Value)
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
        assert_eq!(numbers.map(|number| written(&number)), ["1", "1.5", "18446744073709551615", "\"NaN\""]);
        assert_eq!(written(&OrText::<bool>::from(true)), "true");
    }
}
