//! Descriptions of arguments that were read before.

use super::description::read_facts;
use super::required;
use super::text::{self, Text};
use crate::arguments::argument::Facts;
use crate::prose::Prose;
use std::cell::RefCell;
use std::collections::HashMap;

/// The facts of descriptions that were read before: two of three occur again in their collection, and to read one takes
/// a hundred times as long as to look it up.
#[derive(Debug, Default)]
pub struct ReadBefore {
    /// By the name of the argument and the text; the description itself has more than its text.
    known: RefCell<HashMap<String, (Prose, Facts)>>,
    /// Whether each text states a requirement.
    states_requirement: RefCell<HashMap<String, bool>>,
}

impl ReadBefore {
    /// Whether a text states that its argument is required or not.
    pub fn states_requirement(&self, text: String) -> bool {
        if let Some(known) = self.states_requirement.borrow().get(&text) {
            return *known;
        }
        let states = required::in_text(&Text::new(&text)).is_some();
        self.states_requirement.borrow_mut().insert(text, states);
        states
    }

    /// Reads the description of one argument, as `read_facts`.
    pub fn facts(&self, name: &str, prose: Prose) -> Facts {
        let key = [name, "\n", &text::of_blocks(&prose.blocks)].concat();
        if let Some((known, facts)) = self.known.borrow().get(&key)
            && *known == prose
        {
            return facts.clone();
        }
        let facts = read_facts(name, prose.clone());
        self.known.borrow_mut().insert(key, (prose, facts.clone()));
        facts
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prose::{Block, Inline};

    fn prose(inline: Inline) -> Prose {
        Prose { blocks: vec![Block::Paragraph(vec![inline])] }
    }

    #[test]
    fn what_was_read_before_has_the_same_facts() {
        let before = ReadBefore::default();
        let text = "One of a, b. Required.";
        for inline in [Inline::Text(text.to_owned()), Inline::Code(text.to_owned())] {
            for name in ["x", "y", "x"] {
                assert_eq!(
                    before.facts(name, prose(inline.clone())),
                    read_facts(name, prose(inline.clone())),
                    "{name}"
                );
            }
        }
        assert!(before.known.borrow().len() >= 2);
    }
}
