//! The first walk over a collection.

use crate::api::{self, Body, Place};
use crate::arguments::{self, Evidence, Facts, ReadBefore, TableRow, Tables};
use crate::collection::{Auth, Behavior, Collection, Description, Entry, Folder, Item, Markup, Row};
use crate::diagnostic::Diagnostic;
use crate::lower::collect::evidence::evidence;
use crate::lower::collect::path_rows::{add_path_facts, skip_address_parts};
use crate::lower::collect::tree::{CollectedEntry, CollectedFolder, CollectedItem, DescriptionTables};
use crate::lower::collect::{folder_tables, table_rows};
use crate::lower::names::placeholder::prompt;
use crate::lower::options::Options;
use crate::lower::postman::authorization::{AuthorizedItem, authorization_of, own_authorization};
use crate::lower::postman::behavior::BodyBehavior;
use crate::lower::postman::scripts;
use crate::lower::requests::argument::RequestArgument;
use crate::lower::requests::body::json_text;
use crate::lower::requests::body::read::read_body;
use crate::lower::requests::body::request_body::RequestBody;
use crate::lower::requests::headers::{self, header_arguments};
use crate::lower::requests::literal_ids::LiteralIds;
use crate::lower::requests::rows::{row_arguments, sent_query_rows};
use crate::lower::requests::{authorization, path, secret_arguments};
use crate::lower::responses::example::ParsedExample;
use crate::lower::responses::shape::ResponseShapes;
use crate::lower::secrets::credential_rows::CredentialRows;
use crate::lower::secrets::detect;
use crate::lower::secrets::literals::LiteralSecrets;
use crate::lower::secrets::query_key::shared_key;
use crate::lower::types::documented::MemberFacts;
use crate::lower::variables::hosts::Hosts;
use crate::lower::variables::scope::Variables;
use crate::lower::variables::stray_hosts::StrayHosts;
use crate::prose::Prose;
use std::collections::HashMap;

/// Walks over a collection, and collects the hosts and authorizations that its items share.
pub struct Collector<'a, 'b> {
    variables: &'b Variables<'a>,
    options: &'b Options,
    /// Literal secrets, which should be variables.
    pub literals: LiteralSecrets,
    /// The hosts.
    pub hosts: Hosts,
    /// The authorizations in use.
    pub auths: Vec<api::Auth>,
    auth_indices: HashMap<api::Auth, usize>,
    /// Findings about the collection.
    pub findings: Vec<Diagnostic>,
    /// The path of each item, whether the options include it or not.
    pub paths: Vec<String>,
    /// The tables of each item, if requested.
    pub tables: Option<Vec<DescriptionTables<'a>>>,
    ids: LiteralIds,
    /// The saved value that all `key` of the collection's queries have.
    shared_key: Option<&'a str>,
    before: ReadBefore,
    stray_hosts: StrayHosts,
    names: Vec<&'a str>,
    behaviors: Vec<&'a Behavior>,
}

impl<'a, 'b> Collector<'a, 'b> {
    /// A collector for a collection with these variables and items.
    pub fn new(variables: &'b Variables<'a>, options: &'b Options, items: &[AuthorizedItem<'a>]) -> Self {
        Collector {
            variables,
            options,
            literals: LiteralSecrets::new(variables.names()),
            hosts: Hosts::default(),
            auths: Vec::new(),
            auth_indices: HashMap::new(),
            findings: Vec::new(),
            paths: Vec::new(),
            tables: None,
            ids: LiteralIds::new(items),
            shared_key: shared_key(items),
            before: ReadBefore::default(),
            stray_hosts: StrayHosts::new(items, variables, &options.credentials),
            names: Vec::new(),
            behaviors: Vec::new(),
        }
    }

    /// Collects the entries of a collection.
    pub fn collect(&mut self, collection: &'a Collection) -> CollectedFolder<'a> {
        self.behaviors.push(&collection.behavior);
        let entries = self.entries(&collection.entries, own_authorization(&collection.auth));
        self.behaviors.pop();
        CollectedFolder { source: None, outer: Vec::new(), prose: Prose::default(), entries }
    }

    fn entries(&mut self, entries: &'a [Entry], auth: Option<&'a Auth>) -> Vec<CollectedEntry<'a>> {
        let mut collected = Vec::with_capacity(entries.len());
        for entry in entries {
            match entry {
                Entry::Folder(folder) => collected.push(CollectedEntry::Folder(self.folder(folder, auth))),
                Entry::Item(item) => {
                    let path = self.path(&item.name);
                    let wanted = self.options.includes(&path);
                    self.paths.push(path);
                    if wanted {
                        collected.push(CollectedEntry::Item(Box::new(self.item(item, auth))));
                    }
                }
            }
        }
        collected
    }

    fn folder(&mut self, folder: &'a Folder, auth: Option<&'a Auth>) -> CollectedFolder<'a> {
        self.names.push(&folder.name);
        self.behaviors.push(&folder.behavior);
        let mut entries = self.entries(&folder.entries, own_authorization(&folder.auth).or(auth));
        let prose = folder.description.as_ref().map(arguments::read).unwrap_or_default();
        let tables = folder_tables::document_arguments(&prose, &mut entries, &self.before);
        let path = self.names.join("/");
        self.keep_tables(path, folder.description.as_ref(), &tables, Evidence::default());
        self.behaviors.pop();
        self.names.pop();
        CollectedFolder { source: Some(folder), outer: Vec::new(), prose, entries }
    }

    fn path(&self, name: &'a str) -> String {
        let mut names = self.names.clone();
        names.push(name);
        names.join("/")
    }

    fn item(&mut self, item: &'a Item, auth: Option<&'a Auth>) -> CollectedItem<'a> {
        let host = self.hosts.index(&item.request.url, self.variables);
        let path = path::read_path(&item.request.url, self.variables, &self.ids, self.options);
        let path_rows = path::rows(&item.request.url);
        let authorized = AuthorizedItem { item, auth: authorization_of(item, auth), inherited: auth };
        let credentials = CredentialRows::of(&authorized);
        let auth = self.auth(authorized);
        let RequestBody { mut body, mut arguments } = self.arguments(item, auth);
        let path_facts = path.arguments.iter().map(|argument| self.path_facts(&path_rows, &argument.name));
        let mut path_facts: Vec<Facts> = path_facts.collect();

        let read = |description: &Option<Description>| description.as_ref().map(arguments::read).unwrap_or_default();
        let mut prose = read(&item.request.description);
        prose.blocks.extend(read(&item.description).blocks);
        prose.blocks.extend(read(&json_text::head(&item.request)).blocks);
        let examples = ParsedExample::of_item(item);
        let evidence = evidence(&examples, &path, &arguments, &body, &item.request.method);
        let mut tables = arguments::take_tables(&mut prose, &evidence, &self.before);
        add_path_facts(&mut tables.request, &path, &arguments, &mut path_facts);
        skip_address_parts(&mut tables.request, item.request.description.as_ref(), &arguments);
        let mut member_facts = self.join(&mut tables.request, &mut arguments, &mut body, item, auth);
        prose.blocks.extend(table_rows::unplaced_rows(&tables.request));
        let description = item.request.description.as_ref().or(item.description.as_ref());
        self.keep_tables(self.paths.last().cloned().unwrap_or_default(), description, &tables, evidence);

        let (variables, shared_key) = (self.variables, self.shared_key);
        secret_arguments::fix_credentials(&mut arguments, &credentials, variables, shared_key, &mut self.literals);
        secret_arguments::hide_secrets(&mut arguments, &mut self.literals);
        for (argument, facts) in path.arguments.iter().zip(&mut path_facts).filter(|(argument, _)| argument.is_secret) {
            secret_arguments::hide_facts(facts, &argument.name, &mut self.literals);
        }
        for (names, facts) in &mut member_facts {
            if let Some(name) = names.last().filter(|name| detect::is_secret_name(name)) {
                secret_arguments::hide_facts(facts, name, &mut self.literals);
            }
        }
        arguments.iter_mut().for_each(RequestArgument::set_allowed_values);
        arguments.iter_mut().for_each(RequestArgument::set_word_default);
        arguments.iter_mut().for_each(RequestArgument::set_documented_shape);
        arguments.iter_mut().for_each(RequestArgument::set_presence);
        CollectedItem {
            source: item,
            folders: self.names.iter().map(|name| (*name).to_owned()).collect(),
            examples,
            prose,
            tables,
            auth,
            host,
            path,
            path_facts,
            arguments,
            is_untyped: body.has_type_of_kind() && !self.body_behavior(item).adds_content_type,
            body,
            member_facts,
            responses: ResponseShapes::unknown(),
        }
    }

    /// The arguments of an item except those of its path, in the order in which they are sent, and its body.
    fn arguments(&mut self, item: &Item, auth: Option<usize>) -> RequestBody {
        let request = &item.request;
        let rows = sent_query_rows(&request.url.query, self.variables);
        let mut arguments = row_arguments(Place::Query, &rows, self.variables);
        let auth = auth.and_then(|auth| self.auths.get(auth));
        let read = read_body(item, self.body_behavior(item), self.variables, &mut self.findings);
        let is_form = read.arguments.iter().any(|argument| argument.place == Place::Form && !argument.is_disabled);
        let headers = headers::sent_rows(&request.headers, |row| {
            auth.is_some_and(|auth| authorization::writes_header(auth, headers::key(row)))
                || is_form && headers::is_replaced_by_form(row)
        });
        arguments.extend(header_arguments(headers, self.variables, &mut self.literals, self.options));
        arguments.extend(read.arguments);
        secret_arguments::mark_login_tokens(&mut arguments, &request.url);
        RequestBody { body: read.body, arguments }
    }

    fn body_behavior(&self, item: &Item) -> BodyBehavior {
        BodyBehavior::of(&self.behaviors.iter().copied().chain([&item.behavior]).collect::<Vec<&Behavior>>())
    }

    /// Joins the rows of tables with the arguments. Returns the facts on members of nested objects.
    fn join(
        &self,
        rows: &mut [TableRow],
        arguments: &mut Vec<RequestArgument>,
        body: &mut Body,
        item: &Item,
        auth: Option<usize>,
    ) -> MemberFacts {
        let auth = auth.and_then(|auth| self.auths.get(auth));
        let is_no_argument = |name: &str| {
            self.variables.is_setting(name)
                || headers::is_framing(name)
                || auth.is_some_and(|auth| authorization::writes(auth, name))
        };
        table_rows::join(rows, arguments, body, &item.request.method, &is_no_argument)
    }

    fn keep_tables(&mut self, path: String, description: Option<&'a Description>, tables: &Tables, evidence: Evidence) {
        if let (Some(kept), Some(description), false) = (&mut self.tables, description, tables.verdicts.is_empty()) {
            kept.push(DescriptionTables { path, description, tables: tables.clone(), evidence });
        }
    }

    /// The facts in the description of the row of a path variable, or of the variable in the path; its name may be one.
    fn path_facts(&self, rows: &HashMap<&str, &Row>, name: &str) -> Facts {
        let row = rows.get(name).and_then(|row| row.description.as_ref());
        let description = row.or_else(|| self.variables.description(name));
        let asked = prompt(name).filter(|_| description.is_none());
        let asked = asked.map(|text| Description { text: text.to_owned(), markup: Markup::Markdown, offset: 0 });
        let description = description.or(asked.as_ref());
        description.map(|description| arguments::facts(name, description)).unwrap_or_default()
    }

    /// The authorization of an item: its own or the inherited one, unless its host gets no credentials of others; or else
    /// the user and password in its URL, or a header row.
    fn auth(&mut self, authorized: AuthorizedItem<'_>) -> Option<usize> {
        let item = authorized.item;
        let is_stray = self.stray_hosts.of(&authorized, self.variables).is_some();
        let (variables, literals) = (self.variables, &mut self.literals);
        let auth = authorized.auth.filter(|_| !is_stray);
        let auth = auth.and_then(|auth| authorization::of_request(auth, variables, literals));
        let auth = auth.or_else(|| authorization::of_url(&item.request.url, variables, literals));
        let auth = auth.or_else(|| authorization::of_headers(&item.request.headers, variables, literals))?;
        let index = self.auth_index(auth.clone());
        Some(if obtains_credentials(item, &auth) { self.auth_index(auth.optional()) } else { index })
    }

    fn auth_index(&mut self, auth: api::Auth) -> usize {
        *self.auth_indices.entry(auth).or_insert_with_key(|auth| {
            self.auths.push(auth.clone());
            self.auths.len() - 1
        })
    }
}

/// Whether an item logs in: its script sets the token that its own authorization sends.
fn obtains_credentials(item: &Item, auth: &api::Auth) -> bool {
    let after = item.scripts.iter().filter(|script| script.listen == "test").cloned().collect::<Vec<_>>();
    let set = scripts::variables_set(&after);
    scripts::may_log_in(&item.request.method, &item.name)
        && !set.is_empty()
        && auth.settings().any(|name| set.iter().any(|set| set == name))
}
