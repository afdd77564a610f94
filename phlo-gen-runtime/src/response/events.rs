//! Server-sent events.

/// A server-sent event.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Event {
    /// Its type; `message` by default.
    pub name: String,
    /// Its content.
    pub data: String,
    /// The last id that the server sent, with this event or an earlier one.
    pub id: String,
}

/// Joins lines to events.
#[derive(Default)]
pub(super) struct Events {
    has_line: bool,
    name: String,
    data: Option<String>,
    id: String,
}

impl Events {
    pub(super) fn size(&self) -> usize {
        self.data.as_ref().map_or(0, String::len)
    }

    /// Takes a line. Returns the event, if the line is its end.
    pub(super) fn line(&mut self, line: &str) -> Option<Event> {
        let line = if self.has_line { line } else { line.strip_prefix('\u{feff}').unwrap_or(line) };
        self.has_line = true;
        if line.is_empty() {
            let name = std::mem::take(&mut self.name);
            let data = self.data.take()?;
            let name = if name.is_empty() { "message".to_owned() } else { name };
            return Some(Event { name, data, id: self.id.clone() });
        }
        let (field, value) = line.split_once(':').unwrap_or((line, ""));
        let value = value.strip_prefix(' ').unwrap_or(value);
        match field {
            "event" => value.clone_into(&mut self.name),
            "data" => match &mut self.data {
                Some(data) => data.extend(["\n", value]),
                None => self.data = Some(value.to_owned()),
            },
            "id" if !value.contains('\0') => value.clone_into(&mut self.id),
            // Comments, `retry`, and unknown fields.
            _ => {}
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::Events;

    fn events(text: &str) -> Vec<String> {
        let mut events = Events::default();
        let each = |line| events.line(line).map(|event| format!("{}|{}|{}", event.name, event.data, event.id));
        text.split('\n').filter_map(each).collect()
    }

    #[test]
    fn events_follow_the_standard() {
        assert_eq!(events("\u{feff}data: a\n\n"), ["message|a|"]);
        assert_eq!(
            events("data:a\ndata: b\ndata\nid: 7\nevent: new\n\ndata:  c\n\n"),
            ["new|a\nb\n|7", "message| c|7"]
        );
        assert_eq!(events(": comment\nretry: 10\n\nevent: x\n\ndata: a: b\n\ndata: cut off"), ["message|a: b|"]);
        assert_eq!(events("id: 1\0\ndata: a\n\nid\ndata: b\n\n"), ["message|a|", "message|b|"]);
    }
}
