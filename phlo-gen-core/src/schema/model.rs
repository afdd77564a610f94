//! A JSON Schema, as far as it describes types.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};

/// The type of a value in a schema.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Schema {
    pub kind: Kind,
    pub nullable: bool,
    /// The allowed strings.
    pub allowed: Vec<String>,
    pub description: Option<String>,
}

/// The kind of a value.
#[derive(Debug, Clone, Default, PartialEq)]
pub enum Kind {
    #[default]
    Unspecified,
    Boolean,
    Integer,
    Number,
    String,
    List(Box<Schema>),
    Map(Box<Schema>),
    Object {
        properties: Properties,
        /// The required members, if declared.
        required: Option<HashSet<String>>,
    },
    Any,
}

/// The properties of an object, in the order of the schema. There may be thousands, and `allOf` joins many such lists.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Properties {
    list: Vec<(String, Schema)>,
    places: HashMap<String, usize>,
}

impl Properties {
    /// The properties in their order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Schema)> {
        self.list.iter().map(|(name, schema)| (name.as_str(), schema))
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The property of this name.
    pub fn get(&self, name: &str) -> Option<&Schema> {
        self.places.get(name).and_then(|place| self.list.get(*place)).map(|(_, schema)| schema)
    }

    /// Adds properties. Two of one name become what `join` makes of them.
    pub fn extend(&mut self, others: Properties, join: impl Fn(Schema, Schema) -> Schema) {
        for (name, schema) in others.list {
            self.add(name, schema, &join);
        }
    }

    fn add(&mut self, name: String, schema: Schema, join: &impl Fn(Schema, Schema) -> Schema) {
        match self.places.entry(name) {
            Entry::Occupied(place) => {
                if let Some((_, known)) = self.list.get_mut(*place.get()) {
                    *known = join(std::mem::take(known), schema);
                }
            }
            Entry::Vacant(place) => {
                self.list.push((place.key().clone(), schema));
                place.insert(self.list.len() - 1);
            }
        }
    }
}

/// The last of several properties of one name counts, as in JavaScript.
impl FromIterator<(String, Schema)> for Properties {
    fn from_iter<I: IntoIterator<Item = (String, Schema)>>(properties: I) -> Self {
        let mut all = Properties::default();
        for (name, schema) in properties {
            all.add(name, schema, &|_, last| last);
        }
        all
    }
}
