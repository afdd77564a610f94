//! What the prose says of arguments, and where it belongs: to the rows that name them, or to new ones.

use super::mentions::Names;
use super::over_all::OverAll;
use crate::arguments::argument::Facts;
use crate::arguments::sentences::description;
use crate::arguments::tables::model::TableRow;
use std::collections::HashMap;

/// What the prose says of arguments, by their names.
#[derive(Default)]
pub struct Found {
    /// The facts in the order in which they are said.
    pub facts: Vec<(String, Facts)>,
    /// The arguments whose values are known.
    pub with_values: HashMap<String, Vec<String>>,
    /// What is said of all of them.
    pub over_all: Option<OverAll>,
    /// The arguments that the last sentence with one was about, in this block or the heading of it.
    pub last: Vec<String>,
}

impl Found {
    /// Adds facts on an argument.
    pub fn add(&mut self, name: String, facts: Facts) {
        if !facts.allowed.is_empty() {
            self.with_values.insert(name.clone(), facts.allowed.clone());
        }
        self.facts.push((name, facts));
    }

    /// Adds what is said of an argument, unless its values are names of arguments.
    pub fn push(&mut self, name: String, facts: Facts, names: &Names) {
        let values = if facts.allowed.is_empty() { &facts.possible } else { &facts.allowed };
        let are_names =
            !values.is_empty() && values.iter().filter(|value| names.has(value)).count() * 2 >= values.len();
        let is_known = !values.is_empty() && self.with_values.contains_key(&name);
        let says_nothing = values.is_empty() && facts.default.is_none() && facts.required.is_none();
        if !are_names && !is_known && !says_nothing {
            self.add(name, facts);
        }
    }

    /// The argument that the last sentence with one was about, if it was about no other.
    pub fn only_last(&self) -> Option<String> {
        match self.last.as_slice() {
            [one] => Some(one.clone()),
            _ => None,
        }
    }

    /// Adds the facts to the rows of their arguments, or as rows of their own.
    pub fn join(mut self, request: &[String], rows: &mut Vec<TableRow>) {
        if let Some(over_all) = self.over_all.take() {
            over_all.requirements(request, rows).into_iter().for_each(|(name, requirement)| {
                self.add(name, Facts { required: Some(requirement), ..Facts::default() });
            });
        }
        let mut places: HashMap<String, usize> = HashMap::new();
        for (place, row) in rows.iter().enumerate() {
            for name in &row.names {
                places.entry(last_part(name)).or_insert(place);
            }
        }
        for (name, facts) in self.facts {
            match places.get(&last_part(&name)).and_then(|place| rows.get_mut(*place)) {
                Some(row) => {
                    row.facts.fill_from(facts);
                    description::reconcile(&mut row.facts);
                }
                None => {
                    places.insert(last_part(&name), rows.len());
                    rows.push(TableRow { names: vec![name], place: None, facts, verdict: None, used_as: None });
                }
            }
        }
    }
}

/// A name without those of the objects that it is in.
fn last_part(name: &str) -> String {
    name.rsplit('.').next().unwrap_or_default().to_owned()
}
