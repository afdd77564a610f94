//! Environments and files of globals.

use super::findings::Findings;
use super::text::text;
use super::variable::{self, Place};
use super::{Environment, refuse};
use crate::diagnostic::Diagnostic;

/// Reads an environment.
pub(super) fn read(source: &str) -> Result<Environment, Box<Diagnostic>> {
    let document = refuse::parse(source)?;
    let (root, _) = refuse::unwrap(&document, "environment", &["values"]);
    refuse::check_environment(root)?;
    // An environment has no place for findings: what is odd in it is read all the same.
    let mut findings = Findings::default();
    Ok(Environment {
        name: text(root, "name", &mut findings).unwrap_or_default(),
        variables: variable::variables(root, "values", Place::Environment, &mut findings),
    })
}
