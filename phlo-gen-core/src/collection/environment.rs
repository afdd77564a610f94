//! Reads environments and files of globals.

use super::fields::{Findings, text};
use super::file_kind;
use super::model::Environment;
use super::variable::{self, Place};
use crate::diagnostic::Diagnostic;

/// Reads an environment.
pub fn read(source: &str) -> Result<Environment, Box<Diagnostic>> {
    let document = file_kind::parse(source)?;
    let (root, _) = file_kind::unwrap(&document, "environment", &["values"]);
    file_kind::check_environment(root)?;
    // An environment has no list of findings.
    let mut findings = Findings::default();
    Ok(Environment {
        name: text(root, "name", &mut findings).unwrap_or_default(),
        variables: variable::variables(root, "values", Place::Environment, &mut findings),
    })
}
