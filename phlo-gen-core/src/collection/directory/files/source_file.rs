//! A file of a collection's directory, and the map in it.

use crate::collection::fields::Findings;
use crate::collection::{keys, yaml};
use crate::json::{Json, Kind};

/// A file of a collection's directory.
#[derive(Debug, Clone, Copy)]
pub struct SourceFile<'a> {
    /// Its path below the directory, with `/` between the names.
    pub path: &'a str,
    /// Its content; empty if it was not read.
    pub text: &'a str,
    /// Where it begins in the text of all files, in bytes. All places in the collection count from there.
    pub start: usize,
    /// Why it was not read.
    pub problem: Option<&'a str>,
}

impl<'a> SourceFile<'a> {
    /// The map in the file, with variables in place of keys. Anything else is a finding, and the file is skipped.
    pub fn map(&self, variables: &mut keys::Variables, findings: &mut Findings) -> Option<Json<'a>> {
        if let Some(problem) = self.problem {
            let help = "put a regular file of YAML in its place, or remove it";
            findings.note("file-not-read", self.start, format!("this file is skipped: {problem}"), help);
            return None;
        }
        match yaml::parse(self.text, self.start) {
            Ok(mut root) if root.as_object().is_some() => {
                keys::replace(&mut root, self.text, self.start, variables, findings);
                Some(root)
            }
            Ok(root) => {
                let what = if root.kind == Kind::Null { "is empty" } else { "has no map of fields" };
                let message = format!("this file is skipped: it {what}");
                findings.note("file-without-kind", root.start, message, "write `$kind: http-request`, or remove it");
                None
            }
            Err(error) => {
                let help = error.help.unwrap_or_default();
                findings.note("not-yaml", error.offset, format!("this file is skipped: {}", error.message), &help);
                None
            }
        }
    }
}
