//! A file with its findings and tables.

use phlo_gen_core::diagnostic::Diagnostic;
use phlo_gen_core::generate::Document;
use phlo_gen_core::lower::{ItemTables, KnownSecrets};

/// A file with its findings and tables.
pub struct CheckedFile {
    /// The file.
    pub document: Document,
    /// The findings, in the order of the file.
    pub findings: Vec<Diagnostic>,
    /// The tables in its descriptions, with `--explain`.
    pub tables: Vec<ItemTables>,
    /// The secrets that it is known to have, which are not shown.
    pub known_secrets: KnownSecrets,
}
