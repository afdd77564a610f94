//! Values by their names.

use std::borrow::Borrow;
use std::collections::HashMap;
use std::hash::Hash;

/// Values by their names: a few are compared, because a hash takes as long as many comparisons in a macro, which is not
/// optimized.
#[derive(Debug, Clone)]
pub(crate) enum ByName<K, V> {
    /// In the order in which they were added.
    Few(Vec<(K, V)>),
    /// More than [`FEW`].
    Many(HashMap<K, V>),
}

/// How many names are compared.
const FEW: usize = 32;

impl<K, V> Default for ByName<K, V> {
    fn default() -> Self {
        ByName::Few(Vec::new())
    }
}

impl<K: Borrow<str> + Eq + Hash, V> ByName<K, V> {
    /// The value of a name.
    pub(crate) fn get(&self, name: &str) -> Option<&V> {
        match self {
            ByName::Few(values) => {
                let mut rest = values.as_slice();
                while let [(own, value), after @ ..] = rest {
                    let own: &str = own.borrow();
                    if own.len() == name.len() && own == name {
                        return Some(value);
                    }
                    rest = after;
                }
                None
            }
            ByName::Many(values) => values.get(name),
        }
    }

    /// Whether the name is known.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.get(name).is_some()
    }

    /// Adds a name that is not known yet.
    pub(crate) fn add(&mut self, name: K, value: V) {
        match self {
            ByName::Few(values) if values.len() < FEW => values.push((name, value)),
            ByName::Few(values) => {
                let mut values: HashMap<K, V> = std::mem::take(values).into_iter().collect();
                values.insert(name, value);
                *self = ByName::Many(values);
            }
            ByName::Many(values) => {
                values.insert(name, value);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{ByName, FEW};

    #[test]
    fn few_names_and_many_are_found() {
        let mut values = ByName::default();
        for number in 0..3 * FEW {
            assert!(!values.has(&number.to_string()));
            values.add(number.to_string(), number);
            assert!((0..=number).all(|known| values.get(&known.to_string()) == Some(&known)));
        }
    }
}
