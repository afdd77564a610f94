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
        let mut names = match place {
            Place::Body => self.names(key, "argument"),
            _ => vec![self.plain(key, "argument")],
        };
        let placed = names.last().map(|plain| format!("{}_{}", plain.trim_end_matches('_'), place.word()));
        names.extend(placed);
        self.take_first(&names)
    }

    /// A setter of a struct, which is also the name of the field, and its second one `maybe_…`.
    pub fn take_member(&mut self, key: &str) -> String {
        self.take_first(&self.names(key, "field"))
    }

    /// The names in the order in which they are tried: without a module, and with it.
    fn names(&self, key: &str, otherwise: &str) -> Vec<String> {
        let local = without_module(key);
        let plain = self.plain(key, otherwise);
        if local.len() == key.len() { vec![plain] } else { vec![self.plain(local, otherwise), plain] }
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

/// A member of a body without the module that RESTCONF writes in front: `bed` of `garden-beds:bed`. In a query a colon has
/// other meanings: `address-city:exact`.
fn without_module(key: &str) -> &str {
    let has_module = key.split_once(':').is_some_and(|(module, _)| module.contains('-'));
    if has_module { identifiers::without_namespace(key) } else { key }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_module_is_no_part_of_a_setter_unless_two_would_be_the_same() {
        let mut setters = Setters::of_builder();
        let mut take = |key| setters.take(key, Place::Body);
        assert_eq!(
            ["garden-beds:bed", "garden-tools:bed", "dc:title", "12-30:x", "-:x"].map(&mut take),
            ["bed", "garden_tools_bed", "dc_title", "x_12_30", "x"]
        );
        assert_eq!(Setters::of_object().take_member("garden-beds:bed"), "bed");
    }

    #[test]
    fn a_modifier_of_a_search_is_part_of_the_setter() {
        let mut setters = Setters::of_builder();
        let mut take = |key, place| setters.take(key, place);
        assert_eq!(
            [
                take("address-city:exact", Place::Query),
                take("address-state:exact", Place::Query),
                take("created-at:gt", Place::Form),
            ],
            ["address_city_exact", "address_state_exact", "created_at_gt"]
        );
    }

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
