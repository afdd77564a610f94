//! JSON objects whose names are data.

use crate::json::reader::{Outcome, Step};
use crate::json::{Blank, Decode, Reader, Value, write_string};
use std::collections::HashSet;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::OnceLock;

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
#[derive(Clone)]
pub struct Map<T> {
    members: Vec<(String, T)>,
    /// The positions of the members in the order of their names, set by the first search among many.
    by_name: OnceLock<Vec<usize>>,
}

/// So many members are searched one after the other, which is faster than by their names.
const FEW: usize = 32;

impl<T> Map<T> {
    /// A map without members.
    pub const fn new() -> Self {
        Map { members: Vec::new(), by_name: OnceLock::new() }
    }

    /// How many members there are.
    pub fn len(&self) -> usize {
        self.members.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.members.is_empty()
    }

    /// The value of a member. The first search among many members sorts their names, each later one takes logarithmic
    /// time.
    pub fn get(&self, name: &str) -> Option<&T> {
        self.members.get(self.position(name)?).map(|(_, value)| value)
    }

    /// Sets a member: replaces its value if it exists, otherwise adds it at the end. Returns the old value. After a search
    /// among many members, adding one takes linear time, for their names stay sorted.
    pub fn insert(&mut self, name: impl Into<String>, value: T) -> Option<T> {
        let name = name.into();
        if let Some((_, old)) = self.position(&name).and_then(|at| self.members.get_mut(at)) {
            return Some(std::mem::replace(old, value));
        }
        if let Some(by_name) = self.by_name.get_mut() {
            let is_before = |at: &usize| self.members.get(*at).is_some_and(|(key, _)| *key < name);
            by_name.insert(by_name.partition_point(is_before), self.members.len());
        }
        self.members.push((name, value));
        None
    }

    /// The members in their order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&str, &T)> {
        self.members.iter().map(|(name, value)| (name.as_str(), value))
    }

    fn position(&self, name: &str) -> Option<usize> {
        if self.members.len() <= FEW {
            return self.members.iter().position(|(key, _)| key == name);
        }
        let by_name = self.by_name.get_or_init(|| sorted(&self.iter().map(|(name, _)| name).collect::<Vec<_>>()));
        let key = |at: &usize| self.members.get(*at).map_or("", |(key, _)| key.as_str());
        let found = by_name.binary_search_by(|at| key(at).cmp(name)).ok()?;
        by_name.get(found).copied()
    }

    /// Of members with one name only the last is kept, in linear time.
    fn keep_last(&mut self) {
        let mut seen = HashSet::with_capacity(self.members.len());
        let mut last: Vec<bool> = self.members.iter().rev().map(|(name, _)| seen.insert(name.as_str())).collect();
        if seen.len() < self.members.len() {
            self.members.retain(|_| last.pop().unwrap_or(true));
        }
    }
}

/// The positions of names in alphabetical order. It is compiled once, and not for each type of value.
fn sorted(names: &[&str]) -> Vec<usize> {
    let mut positions: Vec<usize> = (0..names.len()).collect();
    positions.sort_unstable_by_key(|at| names.get(*at));
    positions
}

impl<T: PartialEq> PartialEq for Map<T> {
    fn eq(&self, other: &Self) -> bool {
        self.members == other.members
    }
}

impl<T: Eq> Eq for Map<T> {}

impl<T: Hash> Hash for Map<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.members.hash(state);
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
        let members = members.into_iter().map(|(name, value)| (name.into(), value)).collect();
        let mut map = Map { members, by_name: OnceLock::new() };
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
        self.members.into_iter()
    }
}

impl<'a, T> IntoIterator for &'a Map<T> {
    type Item = &'a (String, T);
    type IntoIter = std::slice::Iter<'a, (String, T)>;
    fn into_iter(self) -> Self::IntoIter {
        self.members.iter()
    }
}

impl<T> Blank for Map<T> {
    fn blank() -> Self {
        Self::new()
    }
}

impl<T: Decode> Decode for Map<T> {
    fn decode(&mut self, json: &mut Reader<'_>) -> Outcome {
        *self = Self::new();
        json.members(&mut |reader, name| {
            let mut value = T::blank();
            let mark = reader.mark();
            match value.decode(reader) {
                Ok(()) => {
                    reader.left_out_inside(mark, || Step::Member(name.clone().into_owned().into()));
                    self.members.push((name.into_owned(), value));
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
        for (index, (name, value)) in self.members.iter().enumerate() {
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
        self.members.iter().for_each(|(_, value)| value.each_secret(visit));
    }
    fn each(&self, visit: &mut dyn FnMut(&dyn Value)) {
        visit(self);
    }
}

#[cfg(test)]
mod tests {
    use super::{Map, Value};
    use crate::json::decode;
    use std::time::Instant;

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
    fn members_are_found_among_few_and_many() {
        let mut map = Map::new();
        for number in 0..200_usize {
            let name = format!("{}", number * 7 % 200);
            assert!(map.get(&name).is_none() && map.insert(name.as_str(), number).is_none());
            assert_eq!((map.get(&name), map.get("x"), map.len()), (Some(&number), None, number + 1));
        }
        assert_eq!(map.insert("14", 1000), Some(2));
        assert_eq!(map.iter().nth(2), Some(("14", &1000)));
        let same: Map<usize> = map.clone().into_iter().collect();
        assert!(same == map && (0..200).all(|number| same.get(&number.to_string()).is_some()));
    }

    #[test]
    fn the_time_of_a_search_hardly_depends_on_the_number_of_members() {
        let time = |members: usize| {
            let names: Vec<String> = (0..members).map(|number| (number * 7919 % members).to_string()).collect();
            let map: Map<usize> = names.iter().map(|name| (name.as_str(), 1)).collect();
            let once = || {
                let start = Instant::now();
                assert!(names.iter().take(1_000).all(|name| map.get(name) == Some(&1)));
                start.elapsed()
            };
            // the least of several, because other work only adds to it
            (0..9).map(|_| once()).min().unwrap_or_default()
        };
        // one after the other they would take 128 times as long
        let (few, many) = (time(1_000), time(128_000));
        assert!(many < few * 60, "{few:?} {many:?}");
    }

    #[test]
    fn a_failure_names_the_key() {
        let fail = decode::<Map<i64>>(r#"{"a":1,"b c":"2"}"#).err().map(|fail| fail.to_string());
        assert_eq!(fail.as_deref(), Some("[\"b c\"]: expected an integer, found a string at byte 13"));
    }
}
