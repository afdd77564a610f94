//! A change, and its level for callers.

/// The level of a change, the least first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Callers compile as before, but requests change.
    Behavior,
    /// Something new is available.
    Addition,
    /// Callers have to be changed.
    Breaking,
}

/// One change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Its level.
    pub level: Level,
    /// The call that has changed; `None` for the client.
    pub call: Option<String>,
    /// The description, as Markdown.
    pub description: String,
}

/// All changes, in the order of the new collection.
#[derive(Debug, Default)]
pub struct Changes {
    /// The changes.
    pub all: Vec<Change>,
}

impl Level {
    /// The part of the version number that such a change increases.
    pub fn version(level: Option<Level>) -> &'static str {
        match level {
            Some(Level::Breaking) => "major",
            Some(Level::Addition) => "minor",
            Some(Level::Behavior) => "patch",
            None => "none",
        }
    }
}

impl Changes {
    /// Adds a change of the client.
    pub fn add_for_client(&mut self, level: Level, description: String) {
        self.all.push(Change { level, call: None, description });
    }

    /// Adds a change of an item.
    pub fn add_for_item(&mut self, call: &str, level: Level, description: String) {
        self.all.push(Change { level, call: Some(call.to_owned()), description });
    }

    /// The highest level of all changes.
    pub fn level(&self) -> Option<Level> {
        self.all.iter().map(|change| change.level).max()
    }

    /// The number of changes of a level.
    pub fn count(&self, level: Level) -> usize {
        self.all.iter().filter(|change| change.level == level).count()
    }
}

/// A string as Markdown code.
pub fn code(text: &str) -> String {
    let fence = if text.contains('`') { "``" } else { "`" };
    format!("{fence}{}{fence}", text.replace('\n', " "))
}
