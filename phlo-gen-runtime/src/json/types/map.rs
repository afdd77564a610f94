//! JSON objects whose names are data.

use crate::json::reader::{Outcome, Step};
use crate::json::{Blank, Decode, Reader, Value, write_string};
use std::collections::HashSet;
use std::fmt;

/// The members of a JSON object, in their order.
///
/// ```
/// # extern crate phlo_gen_runtime as phlo_gen;
/// use phlo_gen::Map;
///
/// let mut map: Map<i64> = [("b", 1), ("a", 2)].into_iter().collect();
/// assert_eq!(map.insert("b", 3), Some(1));
/// assert_eq!(map.get("b"), Some(&3));
/// assert_eq!(map.iter().map(|(name, _)| name).collect::<Vec<_>>(), ["b", "a"]);
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Map<T>(Vec<(String, T)>);

impl<T> Map<T> {
    /// A map without members.
    pub const fn new() -> Self {
        Map(Vec::new())
    }

    /// How many members there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The value of a member.
    pub fn get(&self, name: &str) -> Option<&T> {
        self.0.iter().find(|(key, _)| key == name).map(|(_, value)| value)
    }

    /// Sets a member: replaces its value if it exists, otherwise adds it at the end. Returns the old value.
    pub fn insert(&mut self, name: impl Into<String>, value: T) -> Option<T> {
        let name = name.into();
        match self.0.iter_mut().find(|(key, _)| *key == name) {
            Some((_, old)) => Some(std::mem::replace(old, value)),
            None => {
                self.0.push((name, value));
                None
            }
        }
    }

    /// The members in their order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&str, &T)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value))
    }

    /// Of members with one name only the last is kept, in linear time.
    fn keep_last(&mut self) {
        let mut seen = HashSet::with_capacity(self.0.len());
        let mut last: Vec<bool> = self.0.iter().rev().map(|(name, _)| seen.insert(name.as_str())).collect();
        if seen.len() < self.0.len() {
            self.0.retain(|_| last.pop().unwrap_or(true));
        }
    }
}

impl<T> Default for Map<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T: fmt::Debug> fmt::Debug for Map<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.iter()).finish()
    }
}

impl<N: Into<String>, T> FromIterator<(N, T)> for Map<T> {
    fn from_iter<I: IntoIterator<Item = (N, T)>>(members: I) -> Self {
        let mut map = Map(members.into_iter().map(|(name, value)| (name.into(), value)).collect());
        map.keep_last();
        map
    }
}

impl<N: Into<String>, V: Into<T>, T, const LENGTH: usize> From<[(N, V); LENGTH]> for Map<T> {
    fn from(members: [(N, V); LENGTH]) -> Self {
        members.into_iter().map(|(name, value)| (name, value.into())).collect()
    }
}

impl<T> IntoIterator for Map<T> {
    type Item = (String, T);
    type IntoIter = std::vec::IntoIter<(String, T)>;
    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a, T> IntoIterator for &'a Map<T> {
    type Item = &'a (String, T);
    type IntoIter = std::slice::Iter<'a, (String, T)>;
    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

impl<T> Blank for Map<T> {
    fn blank() -> Self {
        Self::new()
    }
}

impl<T: Decode> Decode for Map<T> {
    fn decode(&mut self, json: &mut Reader<'_>) -> Outcome {
        self.0.clear();
        json.members(&mut |reader, name| {
            let mut value = T::blank();
            let mark = reader.mark();
            match value.decode(reader) {
                Ok(()) => {
                    reader.left_out_inside(mark, || Step::Member(name.clone().into_owned().into()));
                    self.0.push((name.into_owned(), value));
                }
                Err(fail) => return Err(fail.inside(Step::Member(name.into_owned().into()))),
            }
            Ok(())
        })?;
        self.keep_last();
        Ok(())
    }
}

impl<T: Value> Value for Map<T> {
    fn json(&self, out: &mut String) {
        out.push('{');
        for (index, (name, value)) in self.0.iter().enumerate() {
            if index > 0 {
                out.push(',');
            }
            write_string(name, out);
            out.push(':');
            value.json(out);
        }
        out.push('}');
    }
    fn each_secret(&self, visit: &mut dyn FnMut(&dyn Value)) {
        self.0.iter().for_each(|(_, value)| value.each_secret(visit));
    }
    fn each(&self, visit: &mut dyn FnMut(&dyn Value)) {
        visit(self);
    }
}

#[cfg(test)]
mod tests {
    use super::{Map, Value};
    use crate::json::decode;

    #[test]
    fn order_is_kept() {
        let map = decode::<Map<i64>>(r#"{"z":1,"a":2,"10":3}"#).unwrap_or_default();
        let mut out = String::new();
        map.json(&mut out);
        assert_eq!(out, r#"{"z":1,"a":2,"10":3}"#);
    }

    #[test]
    fn of_two_members_with_one_name_the_last_one_stays() {
        let map = decode::<Map<i64>>(r#"{"a":1,"b":2,"a":3}"#).unwrap_or_default();
        assert_eq!(map.len(), 2);
        assert_eq!(map.get("a"), Some(&3));
    }

    #[test]
    fn a_failure_names_the_key() {
        let fail = decode::<Map<i64>>(r#"{"a":1,"b c":"2"}"#).err().map(|fail| fail.to_string());
        assert_eq!(fail.as_deref(), Some("[\"b c\"]: expected an integer, found a string at byte 13"));
    }
}
