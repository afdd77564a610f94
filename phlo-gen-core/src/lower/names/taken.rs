//! The names that are taken in one scope, so that all names are unique.

use crate::bytes::{ByName, is_one_of};
use std::collections::HashMap;

/// The names that are taken in one scope.
#[derive(Debug, Default, Clone)]
pub struct Taken {
    /// Names that generated code uses itself: a name like one of them gets an underscore.
    reserved: &'static [&'static str],
    names: ByName<String, ()>,
    /// The next number for each name that was taken already.
    numbers: HashMap<String, u64>,
}

impl Taken {
    /// An empty set, with the names that generated code uses itself.
    pub fn with(reserved: &'static [&'static str]) -> Self {
        Taken { reserved, ..Taken::default() }
    }

    /// Whether the name is free.
    pub fn is_free(&self, name: &str) -> bool {
        !self.names.has(name) && !is_one_of(name, self.reserved)
    }

    /// Takes the name, or the name with a number appended.
    pub fn take(&mut self, name: String) -> String {
        self.take_first([name])
    }

    /// The name, with an underscore if it is reserved.
    pub fn unreserved(&self, name: String) -> String {
        if is_one_of(&name, self.reserved) { name + "_" } else { name }
    }

    /// Takes the first of the names that is free; if all are taken, the last with a number appended.
    pub fn take_first(&mut self, names: impl IntoIterator<Item = String>) -> String {
        let mut last = String::new();
        for name in names {
            let name = self.unreserved(name);
            if !self.names.has(&name) {
                self.names.add(name.clone(), ());
                return name;
            }
            last = name;
        }
        let stem = last.trim_end_matches('_');
        // types have no underscores within
        let between = if stem.starts_with(|c: char| c.is_ascii_uppercase()) { "" } else { "_" };
        let mut number = self.number(stem);
        loop {
            let numbered = format!("{stem}{between}{number}");
            number += 1;
            if !self.names.has(&numbered) {
                self.names.add(numbered.clone(), ());
                self.set_number(stem, number);
                return numbered;
            }
        }
    }

    /// The first number that may be free after a name: all before it are taken.
    pub fn number(&self, name: &str) -> u64 {
        self.numbers.get(name).copied().unwrap_or(2)
    }

    /// Records that the numbers before this one are taken after a name.
    pub fn set_number(&mut self, name: &str, number: u64) {
        self.numbers.insert(name.to_owned(), number);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_taken_name_gets_an_underscore_or_a_number() {
        let mut taken = Taken::with(&["send"]);
        assert_eq!(["send", "send"].map(|name| taken.take(name.into())), ["send_", "send_2"]);
        assert_eq!(taken.take("a".into()), "a");
        assert_eq!(taken.take_first(["a".into(), "a_query".into()]), "a_query");
        assert_eq!(taken.take_first(["a".into(), "a_query".into()]), "a_query_2");
        assert_eq!(["A", "A", "A"].map(|name| taken.take(name.into())), ["A", "A2", "A3"]);
    }
}
