//! The names in the request and its responses.

use super::model::Evidence;
use crate::arguments::sentences::ReadBefore;
use crate::bytes;
use crate::bytes::HashSet;

/// Names of the request or of its responses, without separators and in lower case.
pub struct NameSet {
    normalized: Vec<String>,
    /// The last of each, as it is written.
    written: HashSet<String>,
    /// The names of those that have members, with and without those of the objects that they are in.
    parents: HashSet<String>,
}

impl NameSet {
    pub fn new(names: &[String]) -> Self {
        let mut written = HashSet::default();
        for name in names {
            if let Some((_, last)) = name.rsplit_once('.') {
                written.insert(last.to_owned());
            }
            written.insert(name.clone());
        }
        NameSet {
            normalized: names.iter().map(|name| normalized(name)).collect(),
            parents: names.iter().flat_map(|name| parents(name)).collect(),
            written,
        }
    }

    pub fn count(&self) -> usize {
        self.normalized.len()
    }

    /// Whether a name is among them, nested or not, in any case.
    pub fn has(&self, name: &str) -> bool {
        let wanted = normalized(name);
        let same =
            |name: &String| name.strip_suffix(&wanted).is_some_and(|lead| lead.is_empty() || lead.ends_with('.'));
        self.normalized.iter().any(same)
    }

    /// Whether one of the names is that of a member of this one.
    pub fn has_members(&self, name: &str) -> bool {
        self.parents.contains(normalized(name).trim_end_matches("[]"))
    }

    /// Whether a name is among them, nested or not, as it is written.
    pub fn has_exactly(&self, name: &str) -> bool {
        self.written.contains(name)
    }
}

/// The names of the evidence, prepared for many lookups.
pub struct KnownNames<'b> {
    pub request: NameSet,
    pub response: NameSet,
    /// Whether the request sends a JSON object without members.
    pub has_empty_body: bool,
    /// Descriptions of arguments that were read before.
    pub before: &'b ReadBefore,
}

impl<'b> KnownNames<'b> {
    pub fn new(evidence: &Evidence, before: &'b ReadBefore) -> Self {
        KnownNames {
            request: NameSet::new(&evidence.request),
            response: NameSet::new(&evidence.response),
            has_empty_body: evidence.has_empty_body,
            before,
        }
    }
}

/// The objects that a name is in, each by its last part and by all of its parts.
fn parents(name: &str) -> Vec<String> {
    let Some((object, _)) = name.rsplit_once('.') else { return Vec::new() };
    let object = normalized(object);
    let object = object.trim_end_matches("[]");
    let last = object.rsplit('.').next().unwrap_or_default();
    vec![last.to_owned(), object.to_owned()]
}

fn normalized(name: &str) -> String {
    let is_normalized = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    if bytes::leading(name, is_normalized) == name.len() {
        return name.to_owned();
    }
    let mut out = String::with_capacity(name.len());
    let mut rest = name;
    while !rest.is_empty() {
        let (kept, after) = rest.split_at(bytes::leading(rest, |byte| !matches!(byte, b'_' | b'-' | b'[')));
        out.push_str(kept);
        rest = match after.as_bytes() {
            [b'[', b']', ..] => &after[2..],
            [b'[', ..] => {
                out.push('[');
                &after[1..]
            }
            [_, ..] => &after[1..],
            [] => after,
        };
    }
    if out.is_ascii() { out.to_ascii_lowercase() } else { out.to_lowercase() }
}
