//! The names in the request and its responses.

use super::model::Evidence;
use crate::arguments::sentences::ReadBefore;
use crate::bytes::{self, kind};
use std::cell::OnceCell;
use std::collections::HashSet;

/// Names of the request or of its responses, without separators and in lower case.
pub struct NameSet<'b> {
    names: &'b [String],
    normalized: Vec<String>,
    /// Each and the last part of each, as it is written; collected when it is asked for.
    written: OnceCell<HashSet<&'b str>>,
    /// The names of those that have members, with and without those of the objects that they are in; collected when they
    /// are asked for.
    parents: OnceCell<HashSet<String>>,
}

impl<'b> NameSet<'b> {
    pub fn new(names: &'b [String]) -> Self {
        NameSet {
            names,
            normalized: names.iter().map(|name| normalized(name)).collect(),
            written: OnceCell::new(),
            parents: OnceCell::new(),
        }
    }

    pub fn count(&self) -> usize {
        self.normalized.len()
    }

    /// Whether a name is among them, nested or not, in any case.
    pub fn has(&self, name: &str) -> bool {
        let wanted = normalized(name);
        let wanted = wanted.as_bytes();
        // a loop, because iterators are slow in a macro, which is not optimized
        let mut rest = self.normalized.as_slice();
        while let [name, after @ ..] = rest {
            let name = name.as_bytes();
            if let Some(lead) = name.len().checked_sub(wanted.len())
                && (lead == 0 || name[lead - 1] == b'.')
                && name[lead..] == *wanted
            {
                return true;
            }
            rest = after;
        }
        false
    }

    /// Whether one of the names is that of a member of this one.
    pub fn has_members(&self, name: &str) -> bool {
        let parents = self.parents.get_or_init(|| self.names.iter().flat_map(|name| parents(name)).collect());
        parents.contains(normalized(name).trim_end_matches("[]"))
    }

    /// Whether a name is among them, nested or not, as it is written.
    pub fn has_exactly(&self, name: &str) -> bool {
        let written = self.written.get_or_init(|| {
            let last = |name: &'b String| name.rsplit_once('.').map(|(_, last)| last);
            self.names.iter().flat_map(|name| [Some(name.as_str()), last(name)]).flatten().collect()
        });
        written.contains(name)
    }
}

/// The names of the evidence, prepared for many lookups.
pub struct KnownNames<'b> {
    pub request: NameSet<'b>,
    pub response: NameSet<'b>,
    /// Whether the request sends a JSON object without members.
    pub has_empty_body: bool,
    /// Descriptions of arguments that were read before.
    pub before: &'b ReadBefore,
}

impl<'b> KnownNames<'b> {
    pub fn new(evidence: &'b Evidence, before: &'b ReadBefore) -> Self {
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
    if bytes::all(name, kind!(b'a'..=b'z' | b'0'..=b'9')) {
        return name.to_owned();
    }
    if name.is_ascii() { normalized_ascii(name) } else { normalized_other(name) }
}

/// The same of a name in ASCII: one loop, because most names are.
fn normalized_ascii(name: &str) -> String {
    let mut out = name.as_bytes().to_vec();
    let (bytes, mut from, mut to) = (out.as_mut_slice(), 0, 0);
    while from < bytes.len() {
        let byte = bytes[from];
        if byte == b'[' && bytes.get(from + 1) == Some(&b']') {
            from += 2;
            continue;
        }
        from += 1;
        if byte != b'_' && byte != b'-' {
            bytes[to] = byte.to_ascii_lowercase();
            to += 1;
        }
    }
    out.truncate(to);
    String::from_utf8(out).unwrap_or_default()
}

fn normalized_other(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    let mut rest = name;
    while !rest.is_empty() {
        let (kept, after) = rest.split_at(bytes::leading(rest, kind!(not b'_' | b'-' | b'[')));
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
    out.to_lowercase()
}
