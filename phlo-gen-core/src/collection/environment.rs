//! Reads environments and files of globals, in JSON or YAML.

use super::fields::{Findings, text};
use super::file_kind;
use super::model::Environment;
use super::variable::{self, Place};
use super::yaml;
use crate::diagnostic::Diagnostic;

/// Reads an environment. A text that does not begin like JSON is YAML.
pub fn read(source: &str) -> Result<Environment, Box<Diagnostic>> {
    let is_json = source.trim_start_matches('\u{FEFF}').trim_start().starts_with(['{', '[', '"']);
    let document = if is_json { file_kind::parse(source)? } else { yaml::parse(source, 0)? };
    let (root, _) = file_kind::unwrap(&document, "environment", &["values"]);
    file_kind::check_environment(root)?;
    // An environment has no list of findings.
    let mut findings = Findings::default();
    Ok(Environment {
        name: text(root, "name", &mut findings).unwrap_or_default(),
        variables: variable::variables(root, "values", Place::Environment, &mut findings),
    })
}
