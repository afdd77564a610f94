//! The setters of one builder.

use crate::api::Place;
use crate::lower::names::identifiers;
use crate::lower::names::taken::Taken;

/// Methods that every builder has.
const BUILDER: &[&str] = &["send", "build", "with"];

/// The names of setters that one builder has.
pub struct Setters(Taken);

impl Setters {
    /// The setters of a builder that has none yet.
    pub fn new() -> Self {
        Setters(Taken::with(BUILDER))
    }

    /// A setter and, for an optional argument, its second one `maybe_…`.
    pub fn take(&mut self, key: &str, place: Place) -> String {
        let plain = self.0.unreserved(identifiers::named_or(identifiers::snake(key), "argument"));
        let stem = plain.trim_end_matches('_').to_owned();
        let placed = format!("{stem}_{}", place.word());
        let free = |name: &String| self.0.is_free(name) && self.0.is_free(&format!("maybe_{name}"));
        let name = match [plain, placed].into_iter().find(&free) {
            Some(name) => name,
            None => {
                let mut number = self.0.number(&stem);
                let mut name = format!("{stem}_{number}");
                while !free(&name) {
                    number += 1;
                    name = format!("{stem}_{number}");
                }
                self.0.set_number(&stem, number + 1);
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
        let mut setters = Setters::new();
        let mut take = |key| setters.take(key, Place::Query);
        assert_eq!(
            ["maybe_a", "maybe_a_query", "a", "a", "send", "Send"].map(&mut take),
            ["maybe_a", "maybe_a_query", "a_2", "a_3", "send_", "send_query"]
        );
    }
}
