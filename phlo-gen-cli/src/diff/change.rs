//! Changes, and how much each of them matters to callers.

/// How much a change matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Callers compile as before; what is sent is another thing.
    Behavior,
    /// There is something new.
    Addition,
    /// Callers have to be changed.
    Breaking,
}

/// One change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// How much it matters.
    pub level: Level,
    /// The call that it is about; none for the client.
    pub call: Option<String>,
    /// What has changed, as Markdown.
    pub what: String,
}

/// All changes, in the order of the new collection.
#[derive(Debug, Default)]
pub struct Changes {
    /// The changes.
    pub all: Vec<Change>,
}

impl Level {
    /// The part of a version that the change asks for.
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
    /// Notes a change of the client.
    pub fn of_client(&mut self, level: Level, what: String) {
        self.all.push(Change { level, call: None, what });
    }

    /// Notes a change of an item.
    pub fn of_item(&mut self, call: &str, level: Level, what: String) {
        self.all.push(Change { level, call: Some(call.to_owned()), what });
    }

    /// How much the largest change matters.
    pub fn level(&self) -> Option<Level> {
        self.all.iter().map(|change| change.level).max()
    }

    /// How many changes of this level there are.
    pub fn count(&self, level: Level) -> usize {
        self.all.iter().filter(|change| change.level == level).count()
    }
}

/// A text as code of Markdown.
pub fn code(text: &str) -> String {
    let fence = if text.contains('`') { "``" } else { "`" };
    format!("{fence}{}{fence}", text.replace('\n', " "))
}
