//! From collection, descriptions and shapes to the model: all names of generated code are chosen here.

mod build;
mod collect;
mod names;
mod options;
mod postman;
mod requests;
mod responses;
mod review;
mod secrets;
#[cfg(test)]
mod tests;
mod types;
mod variables;

pub use names::entries::without_ordinal;
pub use names::placeholder::{is_placeholder, prompt};
pub use options::{Folders, Options, Responses, derive_problem, meant_derive};
pub use postman::dynamic::is_dynamic_name;
pub use postman::references;
pub use review::grouped::grouped;
pub use review::option_error::OptionError;
pub use review::tables::ItemTables;
pub use review::variables::unused_environment_variables;
pub use secrets::detect::{is_id, is_id_of_one_call, is_idempotency_key, is_secret_name, may_be_secret_name};
pub use secrets::literals::LiteralSecret;
pub use secrets::redaction::model::KnownSecrets;
pub use secrets::redaction::source_line::{redacted_line, without_keys};
pub use variables::growth::{MAX_TOTAL_GROWTH, endless_variables};

use crate::api::{Api, Folder, mark_required};
use crate::arguments;
use crate::collection::{Collection, Environment};
use crate::diagnostic::Diagnostic;
use build::{folders, placeholders};
use collect::walk::Collector;
use collect::{default_values, documented_types, member_types, shared_facts};
use postman::authorization::{AuthorizedItem, authorized_items};
use postman::scripts;
use review::{options as option_names, renames, type_options};
use secrets::flags;
use secrets::unsent::unsent;
use std::collections::HashSet;
use types::sharing;
use variables::scope::Variables;
use variables::settings::{self, NamedSettings};

/// A collection as a model.
#[derive(Debug)]
pub struct Lowered {
    /// The model.
    pub api: Api,
    /// Findings about the collection.
    pub findings: Vec<Diagnostic>,
    /// Options that cannot be applied.
    pub option_errors: Vec<OptionError>,
    /// Literal secrets in the collection, with the settings that replace them. Generated code does not contain them.
    pub literals: Vec<LiteralSecret>,
    /// The variables that are secrets.
    pub secrets: Vec<String>,
    /// All secrets of the collection that are no ordinary text: the model has none of them, and another version of it
    /// should not either.
    pub known_secrets: KnownSecrets,
}

/// The model of a collection.
pub fn lower(collection: &Collection, environment: Option<&Environment>, options: &Options) -> Lowered {
    let items = authorized_items(collection, &|_| true);
    let variables = Variables::new(collection, environment, &items, options);
    let mut collector = Collector::new(&variables, options, &items);
    let mut tree = collector.collect(collection);
    default_values::set_default_values(&mut tree);
    shared_facts::share_facts(&mut tree);
    documented_types::spread_types(&mut tree);
    member_types::spread_types(&mut tree);
    let mut option_errors = option_names::check(options, &items, &collector.paths, &variables);
    let secrets = variables.used().iter().filter(|name| variables.is_secret(name)).cloned().collect();
    let mut literals = collector.literals.secrets.clone();
    let unsent = unsent(collection, environment);
    let of_variables = variables.secret_values().chain(variables.values_in_secrets());
    let others = unsent.iter().map(|(text, name)| (&**text, &**name));
    let known_secrets = KnownSecrets::new(&collector.literals, of_variables, others);
    let NamedSettings { settings, hosts } = settings::name_settings(&variables, collector.literals, collector.hosts);
    let mut findings = collector.findings;
    let mut root = folders::build_root(tree, options, &known_secrets, &mut findings);
    option_errors.extend(renames::check(options, &root));
    let known_members = type_options::known(options, &root);
    let types = sharing::share(&mut root, options);
    let type_errors = type_options::check(options, &known_members, &option_errors, &root, &types);
    option_errors.extend(type_errors);
    let mut prose = collection.description.as_ref().map(arguments::read).unwrap_or_default();
    prose.blocks.append(&mut root.prose.blocks);
    keep_used(&mut root, &variables.used().iter().map(String::as_str).collect());
    let (name, auths, scripted) = (collection.name.clone(), collector.auths, scripts::scripted(collection));
    let mut api = Api { name, prose, settings, hosts, auths, root, types, scripted };
    let of_settings: Vec<String> = api.settings.iter().map(|setting| setting.name.clone()).collect();
    let names = || [variables.names(), of_settings.clone()].concat();
    let sent = known_secrets.remove_from(&mut api, &names);
    settings::add_secrets(&mut api, sent.added());
    findings.extend(sent.findings(items.iter().map(|authorized| authorized.item)));
    literals.extend(sent.added().cloned());
    flags::flag_saved_settings(&mut api);
    placeholders::fill(&mut api);
    mark_required(&mut api);
    findings.extend(review::variables::left_out(collection, &variables));
    Lowered { api, findings, option_errors, literals, secrets, known_secrets }
}

/// Leaves only the variables that requests use among those that the scripts of items set.
fn keep_used(folder: &mut Folder, used: &HashSet<&str>) {
    folder.items.iter_mut().for_each(|item| item.scripts.retain(|name| used.contains(name.as_str())));
    folder.folders.iter_mut().for_each(|inner| keep_used(inner, used));
}

/// What there is to say about a collection and the options for it.
#[derive(Debug)]
pub struct Checked {
    /// The findings, in the order of the file.
    pub findings: Vec<Diagnostic>,
    /// Options that cannot be applied.
    pub option_errors: Vec<OptionError>,
    /// The texts of the known secrets, which no message may show.
    pub known_secrets: KnownSecrets,
}

impl Checked {
    /// What there is to say about a document that is no collection.
    pub fn of_errors(findings: Vec<Diagnostic>) -> Self {
        Checked { findings, option_errors: Vec::new(), known_secrets: KnownSecrets::none() }
    }
}

/// All findings about a collection: from the reader, from lowering, and from the review, which does not change the
/// model. Items that the options leave out have none.
pub fn check(collection: &Collection, environment: Option<&Environment>, options: &Options) -> Checked {
    let items = authorized_items(collection, &|_| true);
    let included = authorized_items(collection, &|path| options.includes(path));
    let variables = Variables::new(collection, environment, &items, options);
    let mut findings = collection.findings.clone();
    let lowered = lower(collection, environment, options);
    findings.extend(lowered.findings);
    findings.extend(review::collection::review(collection, &included, &variables));
    findings.extend(review::scripts::review(collection, &included, &variables, &lowered.api));
    findings.extend(review::variables::review(collection, &included, &variables));
    findings.extend(review::judgements::review(&items, &included, &variables, options));
    findings.extend(tables(collection, &items, &variables, options).into_iter().flat_map(|item| item.findings));
    findings.sort_by_key(|finding| finding.offset);
    for finding in &mut findings {
        finding.message = lowered.known_secrets.mask(&finding.message);
        finding.help = finding.help.take().map(|help| lowered.known_secrets.mask(&help));
    }
    Checked { findings, option_errors: lowered.option_errors, known_secrets: lowered.known_secrets }
}

/// How the tables in the descriptions of items are understood, and why.
pub fn explain(collection: &Collection, environment: Option<&Environment>, options: &Options) -> Vec<ItemTables> {
    let items = authorized_items(collection, &|_| true);
    tables(collection, &items, &Variables::new(collection, environment, &items, options), options)
}

fn tables(
    collection: &Collection,
    items: &[AuthorizedItem<'_>],
    variables: &Variables<'_>,
    options: &Options,
) -> Vec<ItemTables> {
    let mut collector = Collector::new(variables, options, items);
    collector.tables = Some(Vec::new());
    collector.collect(collection);
    collector.tables.unwrap_or_default().into_iter().map(ItemTables::review).collect()
}
