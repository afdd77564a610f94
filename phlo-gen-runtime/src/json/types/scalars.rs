//! Booleans, numbers and strings as values.

use crate::json::reader::{Outcome, ReadError};
use crate::json::types::whole::whole;
use crate::json::{Blank, Decode, Reader, Value, write_finite, write_string};

impl Blank for bool {
    fn blank() -> Self {
        false
    }
}

impl Decode for bool {
    fn decode(&mut self, json: &mut Reader<'_>) -> Outcome {
        *self = json.boolean()?;
        Ok(())
    }
}

impl Value for bool {
    fn json(&self, out: &mut String) {
        out.push_str(if *self { "true" } else { "false" });
    }
    fn each(&self, visit: &mut dyn FnMut(&dyn Value)) {
        visit(self);
    }
}

/// A whole number may be written with a fraction of zeros: `100.0`.
macro_rules! integer {
    ($Integer:ident, $expected:literal) => {
        impl Blank for $Integer {
            fn blank() -> Self {
                0
            }
        }
        impl Decode for $Integer {
            fn decode(&mut self, json: &mut Reader<'_>) -> Outcome {
                // Two fast passes over most integers, which are short.
                if let Some(digits) = json.short_integer() {
                    *self = digits.iter().fold(0, |value, digit| value * 10 + $Integer::from(digit - b'0'));
                    return Ok(());
                }
                let text = json.number_as($expected)?;
                let value = text.parse().ok().or_else(|| whole(text)?.parse().ok());
                *self = value.ok_or_else(|| ReadError::new($expected, "another number", json.at - text.len()))?;
                Ok(())
            }
        }
        impl Value for $Integer {
            fn json(&self, out: &mut String) {
                out.push_str(itoa::Buffer::new().format(*self));
            }
            fn each(&self, visit: &mut dyn FnMut(&dyn Value)) {
                visit(self);
            }
        }
    };
}

integer!(i64, "an integer");
integer!(u64, "an integer that is not negative");

impl Blank for f64 {
    fn blank() -> Self {
        0.0
    }
}

impl Decode for f64 {
    fn decode(&mut self, json: &mut Reader<'_>) -> Outcome {
        let text = json.number()?;
        let read = text.parse().ok().filter(|read: &f64| read.is_finite());
        *self = read.ok_or_else(|| ReadError::new("a number", "one that is too large", json.at - text.len()))?;
        Ok(())
    }
}

/// A whole number keeps its `.0`; what JSON has no number for is `null`.
impl Value for f64 {
    fn json(&self, out: &mut String) {
        if self.is_finite() {
            write_finite(*self, out);
        } else {
            out.push_str("null");
        }
    }
    fn each(&self, visit: &mut dyn FnMut(&dyn Value)) {
        visit(self);
    }
}

impl Blank for String {
    fn blank() -> Self {
        String::new()
    }
}

impl Decode for String {
    #[inline]
    fn decode(&mut self, json: &mut Reader<'_>) -> Outcome {
        *self = json.string()?.into_owned();
        Ok(())
    }
}

impl Value for String {
    fn json(&self, out: &mut String) {
        write_string(self, out);
    }
    fn text(&self, out: &mut String) {
        out.push_str(self);
    }
    fn each(&self, visit: &mut dyn FnMut(&dyn Value)) {
        visit(self);
    }
}

#[cfg(test)]
mod tests {
    use crate::json::{Decode, decode, written};

    fn message<T: Decode>(text: &str) -> String {
        decode::<T>(text).err().map_or_else(String::new, |fail| fail.to_string())
    }

    #[test]
    fn integers_keep_their_whole_range() {
        assert_eq!(decode::<i64>("-9223372036854775808").ok(), Some(i64::MIN));
        assert_eq!(decode::<u64>("18446744073709551615").ok(), Some(u64::MAX));
        assert_eq!(message::<i64>("9223372036854775808"), "expected an integer, found another number at byte 0");
        assert_eq!(decode::<i64>("100.0").ok(), Some(100));
        assert_eq!(message::<i64>("1.5"), "expected an integer, found another number at byte 0");
        assert_eq!(message::<u64>("-1"), "expected an integer that is not negative, found another number at byte 0");
        assert_eq!(message::<u64>("\"1\""), "expected an integer that is not negative, found a string at byte 0");
    }

    #[test]
    fn short_integers_follow_the_grammar_as_long_ones_do() {
        let read = |text: &str| decode::<Vec<i64>>(text).ok();
        assert_eq!(read("[0, 10,999999999999999999]"), Some(vec![0, 10, 999_999_999_999_999_999]));
        assert_eq!(read("[1000000000000000000,-0,-7]"), Some(vec![1_000_000_000_000_000_000, 0, -7]));
        assert_eq!(read("[1.0,2e1,3.00E0]"), Some(vec![1, 20, 3]));
        for text in ["[00]", "[01]", "[1.]", "[1e]", "[1.5]", "[+1]", "[-]", "[1 2]", "[9223372036854775808]"] {
            assert_eq!(read(text), None, "{text}");
        }
        assert_eq!(decode::<Vec<u64>>("[18446744073709551615,7]").ok(), Some(vec![u64::MAX, 7]));
        assert!(decode::<Vec<u64>>("[-0]").is_err());
    }

    #[test]
    fn floats_are_written_as_floats() {
        assert_eq!(written(&1.0), "1.0");
        assert_eq!(written(&-0.1), "-0.1");
        assert_eq!(written(&1e300), "1e+300");
        assert_eq!(written(&0.00001), "0.00001");
        assert_eq!(written(&f64::NAN), "null");
        assert_eq!(written(&f64::INFINITY), "null");
        assert_eq!(decode::<f64>("3").ok(), Some(3.0));
        assert_eq!(message::<f64>("1e999"), "expected a number, found one that is too large at byte 0");
    }

    #[test]
    fn strings_and_booleans_accept_no_other_type() {
        assert_eq!(decode::<String>("\"a\"").ok().as_deref(), Some("a"));
        assert_eq!(message::<String>("1"), "expected a string, found a number at byte 0");
        assert_eq!(message::<bool>("\"true\""), "expected a boolean, found a string at byte 0");
        assert_eq!(message::<bool>("tru"), "expected true, found `t` at byte 0");
    }
}
