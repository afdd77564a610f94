//! Lines, and the server-sent events that they are.

use bytes::{Buf, Bytes, BytesMut};

/// A server-sent event.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Event {
    /// What it is: `message` unless the server says so.
    pub name: String,
    /// What it says.
    pub data: String,
    /// The last id that the server gave, to this event or to one before.
    pub id: String,
}

/// Bytes that become lines.
#[derive(Default)]
pub(super) struct Lines {
    bytes: BytesMut,
    /// How far there is no end of a line.
    seen: usize,
    /// Whether the last line ended with `\r`, so that a `\n` belongs to it.
    after_cr: bool,
}

impl Lines {
    pub(super) fn push(&mut self, bytes: &[u8]) {
        self.bytes.extend_from_slice(bytes);
    }

    pub(super) fn size(&self) -> usize {
        self.bytes.len()
    }

    /// What has come in and is no line yet.
    pub(super) fn rest(&mut self) -> Option<Bytes> {
        self.seen = 0;
        (!self.bytes.is_empty()).then(|| self.bytes.split().freeze())
    }

    /// The next line that has come to its end; where `cr_ends`, a `\r` alone is an end.
    pub(super) fn next(&mut self, cr_ends: bool) -> Option<String> {
        if self.after_cr && !self.bytes.is_empty() {
            self.after_cr = false;
            if self.bytes.starts_with(b"\n") {
                self.bytes.advance(1);
            }
        }
        let is_end = |byte: &u8| *byte == b'\n' || cr_ends && *byte == b'\r';
        let Some(end) = self.bytes.get(self.seen..)?.iter().position(is_end) else {
            self.seen = self.bytes.len();
            return None;
        };
        let line = self.bytes.split_to(self.seen + end);
        self.seen = 0;
        self.after_cr = self.bytes.starts_with(b"\r");
        self.bytes.advance(1);
        Some(text(line.strip_suffix(b"\r").unwrap_or(&line)))
    }

    /// The line that the end cuts off.
    pub(super) fn last(&mut self) -> Option<String> {
        self.rest().map(|line| text(&line))
    }
}

fn text(line: &[u8]) -> String {
    String::from_utf8_lossy(line).into_owned()
}

/// Lines that become events.
#[derive(Default)]
pub(super) struct Events {
    begun: bool,
    name: String,
    data: Option<String>,
    id: String,
}

impl Events {
    pub(super) fn size(&self) -> usize {
        self.data.as_ref().map_or(0, String::len)
    }

    /// Takes a line; the event, if the line is the end of one.
    pub(super) fn line(&mut self, line: &str) -> Option<Event> {
        let line = if self.begun { line } else { line.strip_prefix('\u{feff}').unwrap_or(line) };
        self.begun = true;
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
            // Comments, `retry`, and what nobody knows.
            _ => {}
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::{Events, Lines};
    use proptest::prelude::*;

    /// The lines of a text that comes in pieces.
    fn lines<'a>(pieces: impl IntoIterator<Item = &'a [u8]>, cr_ends: bool) -> Vec<String> {
        let (mut lines, mut out) = (Lines::default(), Vec::new());
        for piece in pieces {
            lines.push(piece);
            out.extend(std::iter::from_fn(|| lines.next(cr_ends)));
        }
        out.extend(lines.last());
        out
    }

    #[test]
    fn lines_end_in_more_than_one_way() {
        assert_eq!(lines([&b"a\nb\r\n\nc\rd"[..]], false), ["a", "b", "", "c\rd"]);
        assert_eq!(lines([&b"a\nb\r\n\nc\rd\r\r"[..]], true), ["a", "b", "", "c", "d", ""]);
        assert_eq!(lines([&b"a\r"[..], b"\nb"], true), ["a", "b"]);
        assert_eq!(lines([&b"\xff"[..], b"\n"], false), ["\u{fffd}"]);
    }

    proptest! {
        #[test]
        fn where_pieces_are_cut_is_no_matter(text in "[ab\r\n]{0,30}", cut in 1_usize..5, cr_ends: bool) {
            let whole = lines([text.as_bytes()], cr_ends);
            prop_assert_eq!(whole, lines(text.as_bytes().chunks(cut), cr_ends));
        }
    }

    fn events(text: &str) -> Vec<String> {
        let mut events = Events::default();
        let each = |line| events.line(line).map(|event| format!("{}|{}|{}", event.name, event.data, event.id));
        text.split('\n').filter_map(each).collect()
    }

    #[test]
    fn events_are_read_as_the_standard_says() {
        assert_eq!(events("\u{feff}data: a\n\n"), ["message|a|"]);
        assert_eq!(
            events("data:a\ndata: b\ndata\nid: 7\nevent: new\n\ndata:  c\n\n"),
            ["new|a\nb\n|7", "message| c|7"]
        );
        assert_eq!(events(": comment\nretry: 10\n\nevent: x\n\ndata: a: b\n\ndata: cut off"), ["message|a: b|"]);
        assert_eq!(events("id: 1\0\ndata: a\n\nid\ndata: b\n\n"), ["message|a|", "message|b|"]);
    }
}
