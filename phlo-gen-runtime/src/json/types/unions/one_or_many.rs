//! A value, or a list of such values.

use crate::json::reader::Outcome;
use crate::json::{Blank, Decode, Reader, Value};

/// A value, or a list of such values: for a member that some responses of a collection have as one value and others as a
/// list.
///
/// ```
/// # extern crate phlo_gen_runtime as phlo_gen;
/// use phlo_gen::OneOrMany;
///
/// let tags = OneOrMany::Many(vec!["a", "b"]);
/// assert_eq!(tags.as_slice(), ["a", "b"]);
/// assert_eq!(OneOrMany::One("a").into_vec(), ["a"]);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum OneOrMany<T> {
    /// One value, which is not in a list.
    One(T),
    /// A list.
    Many(Vec<T>),
}

impl<T> OneOrMany<T> {
    /// The values.
    pub fn as_slice(&self) -> &[T] {
        match self {
            OneOrMany::One(value) => std::slice::from_ref(value),
            OneOrMany::Many(values) => values,
        }
    }

    /// The values.
    pub fn into_vec(self) -> Vec<T> {
        match self {
            OneOrMany::One(value) => vec![value],
            OneOrMany::Many(values) => values,
        }
    }
}

impl<T> IntoIterator for OneOrMany<T> {
    type Item = T;
    type IntoIter = std::vec::IntoIter<T>;
    fn into_iter(self) -> Self::IntoIter {
        self.into_vec().into_iter()
    }
}

impl<T> Blank for OneOrMany<T> {
    fn blank() -> Self {
        OneOrMany::Many(Vec::new())
    }
}

impl<T: Decode> Decode for OneOrMany<T> {
    fn decode(&mut self, json: &mut Reader<'_>) -> Outcome {
        *self = if json.peek() == b'[' {
            let mut values = Vec::new();
            values.decode(json)?;
            OneOrMany::Many(values)
        } else {
            let mut value = T::blank();
            value.decode(json)?;
            OneOrMany::One(value)
        };
        Ok(())
    }
}

impl<T: Value> Value for OneOrMany<T> {
    fn json(&self, out: &mut String) {
        match self {
            OneOrMany::One(value) => value.json(out),
            OneOrMany::Many(values) => values.json(out),
        }
    }
    fn each(&self, visit: &mut dyn FnMut(&dyn Value)) {
        self.as_slice().iter().for_each(|value| value.each(visit));
    }
}

#[cfg(test)]
mod tests {
    use super::OneOrMany;
    use crate::json::{decode, written};

    #[test]
    fn both_kinds_are_read_and_written() {
        for text in ["5", "[5,6]", "[]"] {
            let read = decode::<OneOrMany<i64>>(text).ok();
            assert_eq!(read.map(|value| written(&value)).as_deref(), Some(text));
        }
        assert!(decode::<OneOrMany<i64>>("[\"a\"]").is_err());
        assert_eq!(OneOrMany::Many(vec![1, 2]).into_iter().sum::<i64>(), 3);
    }
}
