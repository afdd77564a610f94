//! The setters of one builder, or of one struct of a body.

use crate::api::Place;
use crate::lower::names::identifiers;
use crate::lower::names::taken::Taken;

/// Methods that every builder has.
const BUILDER: &[&str] = &["send", "build", "with"];

/// Functions that every struct of a body has. A setter of such a name would hide the one of a trait.
const OBJECT: &[&str] = &["new", "default", "clone", "fmt"];

/// The names of setters that one builder or struct has.
pub struct Setters(Taken);

impl Setters {
    /// The setters of a builder that has none yet.
    pub fn of_builder() -> Self {
        Setters(Taken::with(BUILDER))
    }

    /// The setters of a struct that has none yet.
    pub fn of_object() -> Self {
        Setters(Taken::with(OBJECT))
    }

    /// A setter of a builder and, for an optional argument, its second one `maybe_…`.
    pub fn take(&mut self, key: &str, place: Place) -> String {
        let plain = self.plain(key, "argument");
        let placed = format!("{}_{}", plain.trim_end_matches('_'), place.word());
        self.take_first(&[plain, placed])
    }

    /// A setter of a struct, which is also the name of the field, and its second one `maybe_…`.
    pub fn take_member(&mut self, key: &str) -> String {
        let plain = self.plain(key, "field");
        self.take_first(&[plain])
    }

    fn plain(&self, key: &str, otherwise: &str) -> String {
        self.0.unreserved(identifiers::named_or(identifiers::snake(key), otherwise))
    }

    /// Takes the first of the names that is free, or else the first of all with a number.
    fn take_first(&mut self, names: &[String]) -> String {
        let free = |name: &String| self.0.is_free(name) && self.0.is_free(&format!("maybe_{name}"));
        let name = match names.iter().find(|name| free(name)) {
            Some(name) => name.clone(),
            None => {
                let stem = names.first().map(|name| name.trim_end_matches('_')).unwrap_or_default();
                let mut number = self.0.number(stem);
                let mut name = format!("{stem}_{number}");
                while !free(&name) {
                    number += 1;
                    name = format!("{stem}_{number}");
                }
                self.0.set_number(stem, number + 1);
                name
            }
        };
        self.0.take(format!("maybe_{name}"));
        self.0.take(name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_setters_of_an_argument_are_unique() {
        let mut setters = Setters::of_builder();
        let mut take = |key| setters.take(key, Place::Query);
        assert_eq!(
            ["maybe_a", "maybe_a_query", "a", "a", "send", "Send"].map(&mut take),
            ["maybe_a", "maybe_a_query", "a_2", "a_3", "send_", "send_query"]
        );
    }

    #[test]
    fn members_are_neither_keywords_nor_functions_of_their_struct() {
        let mut setters = Setters::of_object();
        let mut take = |key| setters.take_member(key);
        assert_eq!(
            ["new", "Default", "clone", "fmt", "self", "Self", "type", "maybe_type", "name", "maybe_name", "", "@id"]
                .map(&mut take),
            [
                "new_",
                "default_",
                "clone_",
                "fmt_",
                "self_",
                "self_2",
                "type_",
                "maybe_type",
                "name",
                "maybe_name_2",
                "field",
                "id"
            ]
        );
    }
}
