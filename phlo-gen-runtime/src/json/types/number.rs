//! Numbers without loss of precision.

use crate::json::reader::Outcome;
use crate::json::types::whole::whole;
use crate::json::{Blank, Decode, DecodeError, Reader, Value, decode};
use std::fmt;
use std::str::FromStr;

/// A JSON number of any size and precision, kept as it is written.
///
/// Numbers are equal if their texts are: `1.0` is not `1`.
///
/// ```
/// # extern crate phlo_gen_runtime as phlo_gen;
/// use phlo_gen::Number;
///
/// let exact: Number = "123456789012345678901234567890.10".parse()?;
/// assert_eq!(exact.to_string(), "123456789012345678901234567890.10");
/// assert_eq!(Number::from(5_i64).as_u64(), Some(5));
/// # Ok::<(), phlo_gen::DecodeError>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Number(Box<str>);

impl Number {
    /// The number as it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The number as an integer, if it is whole and fits: `100.0` is 100.
    pub fn as_i64(&self) -> Option<i64> {
        whole(&self.0)?.parse().ok()
    }

    /// The number as an integer that is not negative, if it is whole and fits.
    pub fn as_u64(&self) -> Option<u64> {
        whole(&self.0)?.parse().ok()
    }

    /// The nearest `f64`: infinite if the number is too large for one.
    pub fn to_f64(&self) -> f64 {
        self.0.parse().unwrap_or(f64::NAN)
    }
}

impl fmt::Debug for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for Number {
    type Err = DecodeError;
    fn from_str(text: &str) -> Result<Self, DecodeError> {
        Ok(decode(text)?)
    }
}

macro_rules! from {
    ($($Integer:ident)*) => {$(
        impl From<$Integer> for Number {
            fn from(value: $Integer) -> Self {
                Number(value.to_string().into())
            }
        }
    )*};
}

from!(i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize);

/// The shortest text that is this number; a whole one has no `.0`. Infinities and NaN, for which JSON has no number, are
/// written as `null`.
impl From<f64> for Number {
    fn from(value: f64) -> Self {
        let text = if value.is_finite() { value.to_string() } else { "null".to_owned() };
        Number(text.into())
    }
}

/// The shortest text that is this number: 0.7, and not the nearest `f64`.
impl From<f32> for Number {
    fn from(value: f32) -> Self {
        let text = if value.is_finite() { value.to_string() } else { "null".to_owned() };
        Number(text.into())
    }
}

impl PartialEq<i64> for Number {
    fn eq(&self, other: &i64) -> bool {
        self.as_i64() == Some(*other)
    }
}

impl PartialEq<f64> for Number {
    fn eq(&self, other: &f64) -> bool {
        self.to_f64() == *other
    }
}

impl Blank for Number {
    fn blank() -> Self {
        Number("0".into())
    }
}

impl Decode for Number {
    fn decode(&mut self, json: &mut Reader<'_>) -> Outcome {
        self.0 = json.number()?.into();
        Ok(())
    }
}

impl Value for Number {
    fn json(&self, out: &mut String) {
        out.push_str(&self.0);
    }
    fn each(&self, visit: &mut dyn FnMut(&dyn Value)) {
        visit(self);
    }
}

#[cfg(test)]
mod tests {
    use super::Number;

    #[test]
    fn the_text_is_kept() {
        for text in ["1.0", "1e3", "-0", "0.10", "99999999999999999999"] {
            assert_eq!(text.parse::<Number>().map(|number| number.to_string()).ok().as_deref(), Some(text));
        }
    }

    #[test]
    fn invalid_numbers_are_refused() {
        for text in ["", "1 1", "NaN", "\"1\"", "0x1"] {
            assert!(text.parse::<Number>().is_err(), "{text}");
        }
    }

    #[test]
    fn floats_have_their_shortest_text() {
        let texts = [Number::from(0.7), Number::from(0.7_f32), Number::from(2.0), Number::from(f64::NAN)];
        assert_eq!(texts.map(|number| number.to_string()), ["0.7", "0.7", "2", "null"]);
        let [three, half] = [Number::from(3_u8), Number::from(0.5)];
        assert!(three == 3 && half == 0.5);
    }

    #[test]
    fn conversions_fail_if_the_value_does_not_fit() {
        assert_eq!(Number::from(-1).as_u64(), None);
        assert_eq!(Number::from(u64::MAX).as_i64(), None);
        assert_eq!("1.0".parse::<Number>().ok().and_then(|number| number.as_i64()), Some(1));
        assert_eq!("1.5".parse::<Number>().ok().and_then(|number| number.as_i64()), None);
        assert_eq!("1.5".parse::<Number>().map(|number| number.to_f64()).ok(), Some(1.5));
    }
}
