//! Options, lists and `()` as values.

use crate::json::reader::Outcome;
use crate::json::{Blank, Decode, File, Reader, Spelling, Value};

impl Blank for () {
    fn blank() -> Self {}
}

/// `null`.
impl Decode for () {
    fn decode(&mut self, json: &mut Reader<'_>) -> Outcome {
        if json.null()? { Ok(()) } else { Err(json.fail("null")) }
    }
    fn null_value() -> Option<Self> {
        Some(())
    }
}

impl Value for () {
    fn json(&self, out: &mut String) {
        out.push_str("null");
    }
    fn absent(&self) -> bool {
        true
    }
    fn optional(&self) -> bool {
        true
    }
    fn each(&self, _: &mut dyn FnMut(&dyn Value)) {}
}

impl<T> Blank for Option<T> {
    fn blank() -> Self {
        None
    }
}

impl<T: Decode> Decode for Option<T> {
    #[inline]
    fn decode(&mut self, json: &mut Reader<'_>) -> Outcome {
        if json.peek() == b'n' {
            json.null()?;
            *self = T::null_value();
            return Ok(());
        }
        self.insert(T::blank()).decode(json)
    }
    fn null_value() -> Option<Self> {
        Some(None)
    }
}

impl<T: Value> Value for Option<T> {
    fn json(&self, out: &mut String) {
        match self {
            Some(value) => value.json(out),
            None => out.push_str("null"),
        }
    }
    fn text(&self, out: &mut String) {
        if let Some(value) = self {
            value.text(out);
        }
    }
    fn absent(&self) -> bool {
        self.is_none()
    }
    fn optional(&self) -> bool {
        true
    }
    fn each_secret(&self, visit: &mut dyn FnMut(&dyn Value)) {
        if let Some(value) = self {
            value.each_secret(visit);
        }
    }
    fn spelling(&self) -> Spelling {
        self.as_ref().map_or(Spelling::Plain, Value::spelling)
    }
    fn each(&self, visit: &mut dyn FnMut(&dyn Value)) {
        if let Some(value) = self {
            value.each(visit);
        }
    }
    fn file(&self) -> Option<&File> {
        self.as_ref().and_then(Value::file)
    }
}

impl<T> Blank for Vec<T> {
    fn blank() -> Self {
        Vec::new()
    }
}

impl<T: Decode> Decode for Vec<T> {
    fn decode(&mut self, json: &mut Reader<'_>) -> Outcome {
        self.clear();
        json.elements(&mut |reader, _| {
            let mut value = <T as Blank>::blank();
            value.decode(reader)?;
            self.push(value);
            Ok(())
        })
    }
}

/// Loops without iterators, whose functions would be compiled for each type of a list.
impl<T: Value> Value for Vec<T> {
    fn json(&self, out: &mut String) {
        out.push('[');
        let mut rest = self.as_slice();
        while let [value, after @ ..] = rest {
            value.json(out);
            if !after.is_empty() {
                out.push(',');
            }
            rest = after;
        }
        out.push(']');
    }
    fn each_secret(&self, visit: &mut dyn FnMut(&dyn Value)) {
        let mut rest = self.as_slice();
        while let [value, after @ ..] = rest {
            value.each_secret(visit);
            rest = after;
        }
    }
    fn each(&self, visit: &mut dyn FnMut(&dyn Value)) {
        let mut rest = self.as_slice();
        while let [value, after @ ..] = rest {
            value.each(visit);
            rest = after;
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::json::{Value, decode};

    #[test]
    fn null_is_none() {
        assert_eq!(decode::<Option<i64>>("null").ok(), Some(None));
        assert_eq!(decode::<Option<i64>>("1").ok(), Some(Some(1)));
        assert!(decode::<Option<i64>>("nul").is_err());
        assert!(decode::<Option<i64>>("\"1\"").is_err());
    }

    #[test]
    fn lists_name_the_element_that_fails() {
        assert_eq!(decode::<Vec<i64>>("[ 1, 2 ]").ok(), Some(vec![1, 2]));
        let fail = decode::<Vec<Vec<i64>>>("[[], [1, true]]").err().map(|fail| fail.to_string());
        assert_eq!(fail.as_deref(), Some("[1][1]: expected an integer, found a boolean at byte 9"));
    }

    #[test]
    fn a_list_is_written_with_its_nulls() {
        let mut out = String::new();
        vec![Some(1_i64), None].json(&mut out);
        assert_eq!(out, "[1,null]");
    }

    #[test]
    fn each_visits_the_elements() {
        let mut texts = Vec::new();
        Some(vec!["a".to_owned(), "b".to_owned()]).each(&mut |value| {
            let mut text = String::new();
            value.text(&mut text);
            texts.push(text);
        });
        assert_eq!(texts, ["a", "b"]);
    }
}
