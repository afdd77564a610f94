//! Collection, prose and shapes become the model; every name is settled here and nowhere else.

mod auth;
mod body;
mod body_text;
mod conceal;
mod documented;
mod draft;
mod dynamic;
mod encode;
mod folders;
mod habits;
mod headers;
mod item;
mod literals;
mod names;
mod options;
mod pages;
mod pending;
mod prefill;
mod recurring;
mod renames;
mod response;
mod response_rows;
mod review;
mod review_tables;
mod review_variables;
mod samples;
mod saved;
mod scripts;
mod secret;
mod secret_words;
mod select;
mod settings;
mod shared_tables;
mod shown_line;
mod siblings;
mod statuses;
#[cfg(test)]
mod tests;
mod texts;
mod types;
mod unify;
mod url;
mod variables;

pub use dynamic::is_dynamic_name;
pub use literals::LiteralSecret;
pub use options::{Options, Responses};
pub use pending::ItemTables;
pub use review_variables::environment_slips;
pub use secret::is_secret_name;
pub use select::{Refusal, is_derived_anyway, nearest};
pub use shown_line::shown_line;

use crate::api::Api;
use crate::arguments;
use crate::collection::{Collection, Description, Environment};
use crate::diagnostic::Diagnostic;
use crate::prose::Prose;
use pending::Collector;
use variables::Variables;

/// A collection as a model.
#[derive(Debug)]
pub struct Lowered {
    /// The model.
    pub api: Api,
    /// What was odd on the way.
    pub findings: Vec<Diagnostic>,
    /// Options that could not be honoured.
    pub refusals: Vec<Refusal>,
    /// Secrets that the collection writes out, by the settings that stand in their place. No generated code has them.
    pub literals: Vec<LiteralSecret>,
    /// The variables that are secrets.
    pub secrets: Vec<String>,
}

/// Brings a collection into the model.
pub fn lower(collection: &Collection, environment: Option<&Environment>, options: &Options) -> Lowered {
    let items = auth::items(collection);
    let variables = Variables::new(collection, environment, &items, options);
    let mut collector = Collector::new(&variables, options);
    let mut tree = collector.collect(collection);
    folders::prefill(&mut tree);
    siblings::learn(&mut tree);
    let mut refusals = select::check(options, &collector.paths, &variables);
    let required = settings::required(collection, &collector.hosts, &variables);
    let secrets = variables.used.iter().filter(|name| variables.is_secret(name)).cloned().collect();
    let literals = collector.literals.secrets.clone();
    let recurring = recurring::Secrets::new(&collector.literals, &variables);
    let settings::Settled { settings, hosts } =
        settings::settle(&variables, collector.literals, collector.hosts, &required);
    let mut findings = collector.findings;
    let mut root = folders::settle(tree, options, &mut findings);
    refusals.extend(renames::check(options, &root));
    refusals.extend(folders::check_types(options, &root));
    unify::unify(&mut root);
    let mut api = Api {
        name: collection.name.clone(),
        prose: prose(collection.description.as_ref()),
        settings,
        hosts,
        auths: collector.auths,
        root,
    };
    recurring.remove(&mut api);
    Lowered { api, findings, refusals, literals, secrets }
}

/// Everything that is odd in a collection, in the order of the file: what the reader found, what was odd on the way into the
/// model, and what nothing there depends on.
pub fn check(collection: &Collection, environment: Option<&Environment>, options: &Options) -> Vec<Diagnostic> {
    let items = auth::items(collection);
    let variables = Variables::new(collection, environment, &items, options);
    let mut findings = collection.findings.clone();
    findings.extend(lower(collection, environment, options).findings);
    findings.extend(review::review(collection, &items, &variables));
    findings.extend(review_variables::review(collection, &items, &variables));
    findings.extend(tables(collection, &variables, options).into_iter().flat_map(|item| item.findings));
    findings.sort_by_key(|finding| finding.offset);
    findings
}

/// What becomes of the tables in the descriptions of items, and why.
pub fn explain(collection: &Collection, options: &Options) -> Vec<ItemTables> {
    let items = auth::items(collection);
    tables(collection, &Variables::new(collection, None, &items, options), options)
}

fn tables(collection: &Collection, variables: &Variables<'_>, options: &Options) -> Vec<ItemTables> {
    let mut collector = Collector::new(variables, options);
    collector.tables = Some(Vec::new());
    collector.collect(collection);
    collector.tables.unwrap_or_default()
}

fn prose(description: Option<&Description>) -> Prose {
    description.map(arguments::read).unwrap_or_default()
}
