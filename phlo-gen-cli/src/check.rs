//! `phlo-gen check`: what is odd in collections.

use phlo_gen_core::collection;
use phlo_gen_core::diagnostic::{Diagnostic, Severity, position};
use phlo_gen_core::generate::Document;
use phlo_gen_core::lower::{self, Options};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::Path;
use std::process::ExitCode;

/// `phlo-gen check`
#[derive(clap::Args)]
pub struct Check {
    /// The collections
    #[arg(required = true)]
    files: Vec<String>,
    /// How to print the findings
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(Clone, Copy, PartialEq, clap::ValueEnum)]
enum Format {
    Text,
    Json,
}

impl Check {
    /// Prints the findings, then how many there were of each kind.
    pub fn run(self) -> ExitCode {
        let mut failed = false;
        let mut counts: BTreeMap<&'static str, usize> = BTreeMap::new();
        let mut out = Vec::new();
        for file in &self.files {
            let document = match Document::read(Path::new(""), file) {
                Ok(document) => document,
                Err(message) => {
                    eprintln!("error: {message}");
                    failed = true;
                    continue;
                }
            };
            for diagnostic in diagnose(&document) {
                *counts.entry(diagnostic.code).or_default() += 1;
                failed |= diagnostic.severity == Severity::Error;
                match self.format {
                    Format::Text => println!("{}: {}\n", diagnostic.code, document.show(&diagnostic)),
                    Format::Json => out.push(as_json(&document, &diagnostic)),
                }
            }
        }
        match self.format {
            Format::Json => println!("{:#}", Value::Array(out)),
            Format::Text => {
                let total: usize = counts.values().sum();
                println!("{total} findings in {} files", self.files.len());
                counts.iter().for_each(|(code, count)| println!("{count:>7} {code}"));
            }
        }
        if failed { ExitCode::FAILURE } else { ExitCode::SUCCESS }
    }
}

fn diagnose(document: &Document) -> Vec<Diagnostic> {
    match collection::read(&document.text) {
        Err(error) => vec![*error],
        Ok(mut collection) => {
            let mut findings = std::mem::take(&mut collection.findings);
            findings.extend(lower::lower(&collection, None, &Options::default()).findings);
            findings.sort_by_key(|finding| finding.offset);
            findings
        }
    }
}

fn as_json(document: &Document, diagnostic: &Diagnostic) -> Value {
    let place = position(&document.text, diagnostic.offset);
    json!({
        "file": document.path,
        "line": place.line,
        "column": place.column,
        "severity": match diagnostic.severity { Severity::Error => "error", Severity::Finding => "finding" },
        "code": diagnostic.code,
        "message": diagnostic.message,
        "help": diagnostic.help,
    })
}
