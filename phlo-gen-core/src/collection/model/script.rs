//! Scripts, and `protocolProfileBehavior`.

/// A script: used as documentation and evidence, never run.
#[derive(Debug, Clone, PartialEq)]
pub struct Script {
    /// `prerequest` or `test`.
    pub listen: String,
    /// Its lines, joined.
    pub source: String,
    /// Where its lines come from, in their order.
    pub lines: Vec<ScriptLine>,
}

/// Where a line of a script comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ScriptLine {
    /// Where it begins in the source of the script, in bytes.
    pub begin: usize,
    /// Where the string that holds it begins in the document, in bytes.
    pub offset: usize,
    /// The bytes of the text of that string before it.
    pub in_string: usize,
}

impl Script {
    /// A script of these strings, each with its place in the document. Line breaks become `\n`.
    pub fn new<T: AsRef<str>>(listen: String, strings: impl IntoIterator<Item = (T, usize)>) -> Self {
        let (mut source, mut lines) = (String::new(), Vec::new());
        for (index, (text, offset)) in strings.into_iter().enumerate() {
            if index > 0 {
                source.push('\n');
            }
            let mut in_string = 0;
            for line in text.as_ref().split_inclusive('\n') {
                lines.push(ScriptLine { begin: source.len(), offset, in_string });
                in_string += line.len();
                match line.strip_suffix("\r\n") {
                    Some(line) => source.extend([line, "\n"]),
                    None => source.push_str(line),
                }
            }
        }
        Script { listen, source, lines }
    }

    /// A place in its source, in the document: where the string begins, and the bytes of its text before the place.
    pub fn place(&self, at: usize) -> (usize, usize) {
        let index = self.lines.partition_point(|line| line.begin <= at);
        match index.checked_sub(1).and_then(|index| self.lines.get(index)) {
            Some(line) => (line.offset, line.in_string + at - line.begin),
            None => (0, 0),
        }
    }
}

/// The members of `protocolProfileBehavior` that change what is sent; `None` if it is inherited.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Behavior {
    /// Whether bodies of GET and similar methods are sent.
    pub disable_body_pruning: Option<bool>,
    /// Whether the encoding of URLs is disabled.
    pub disable_url_encoding: Option<bool>,
    /// Whether redirects are followed.
    pub follow_redirects: Option<bool>,
    /// Headers that Postman adds by default, but not here.
    pub disabled_system_headers: Vec<String>,
}
