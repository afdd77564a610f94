//! The items of a collection as the server needs them.

use crate::catalog::path_pattern::Pattern;
use crate::catalog::saved_request as saved;
use crate::request::incoming::Received;
use crate::requirements::arguments::{self as rules, Rule, Types};
use crate::requirements::authorization::Authorization;
use crate::variables::values::Values;
use phlo_gen_core::api::{self, Api, Folder, TypePath};
use phlo_gen_core::collection::{self, Collection, Entry, Environment, Item};
use phlo_gen_core::json::{self, Json};
use phlo_gen_core::lower::{self, Options};
use std::collections::HashMap;

/// The items of a collection, in its order.
#[derive(Debug, Default)]
pub struct Catalog {
    /// The items.
    pub entries: Vec<Service>,
    /// The variables.
    pub values: Values,
}

/// An item.
#[derive(Debug)]
pub struct Service {
    /// Its folders and its name: `PHLO/Run a PHLO`.
    pub title: String,
    /// Its method.
    pub method: String,
    /// Its path.
    pub pattern: Pattern,
    /// What its arguments have to be.
    pub rules: Vec<Rule>,
    /// How its requests are authorized.
    pub authorization: Option<Authorization>,
    /// Its saved responses.
    pub examples: Vec<Example>,
}

/// A saved response, and the request that it answered.
#[derive(Debug)]
pub struct Example {
    /// Its id.
    pub id: Option<String>,
    /// Its name.
    pub name: String,
    /// Its status.
    pub status: u16,
    /// Its headers, the type of its body among them.
    pub headers: Vec<(String, String)>,
    /// Its body.
    pub body: String,
    /// The path of the request that it answered.
    pub pattern: Pattern,
    /// That request's method, query, headers and body.
    pub request: Received,
}

impl Catalog {
    /// Reads a collection; its text is needed for what the reader does not keep.
    pub fn new(text: &str, collection: &Collection, environment: Option<&Environment>) -> Self {
        let lowered = lower::lower(collection, environment, &Options::default());
        let mut reader = Reader {
            document: json::parse(text).ok(),
            values: Values::new(collection, environment),
            api: &lowered.api,
            items: HashMap::new(),
            types: HashMap::new(),
            services: Vec::new(),
        };
        reader.index(&lowered.api.root, &mut Vec::new());
        reader.walk(&collection.entries, "");
        Catalog { entries: reader.services, values: reader.values }
    }
}

struct Reader<'a> {
    document: Option<Json<'a>>,
    values: Values,
    api: &'a Api,
    items: HashMap<&'a str, &'a api::Item>,
    types: Types<'a>,
    services: Vec<Service>,
}

impl<'a> Reader<'a> {
    fn index(&mut self, folder: &'a Folder, modules: &mut Vec<String>) {
        for item in &folder.items {
            self.items.insert(&item.pointer, item);
            for ty in &item.types {
                self.types.insert(TypePath { modules: modules.clone(), name: ty.name().to_owned() }, ty);
            }
        }
        for folder in &folder.folders {
            modules.push(folder.module.clone());
            self.index(folder, modules);
            modules.pop();
        }
    }

    fn walk(&mut self, entries: &[Entry], path: &str) {
        for entry in entries {
            match entry {
                Entry::Folder(folder) => self.walk(&folder.entries, &format!("{path}{}/", folder.name)),
                Entry::Item(item) => {
                    let service = self.service(item, path);
                    self.services.push(service);
                }
            }
        }
    }

    fn service(&self, item: &Item, path: &str) -> Service {
        let request = saved::request(&item.request, &self.values);
        let lowered = self.items.get(item.pointer.as_str());
        let auth = lowered.and_then(|lowered| self.api.auths.get(lowered.auth?));
        Service {
            title: format!("{path}{}", item.name),
            method: item.request.method.clone(),
            pattern: Pattern::new(&item.request.url, &self.values),
            rules: lowered.map(|lowered| rules::rules(lowered, &self.types, &request)).unwrap_or_default(),
            authorization: Authorization::new(auth, item),
            examples: item.examples.iter().map(|example| self.example(example, item)).collect(),
        }
    }

    fn example(&self, example: &collection::Example, item: &Item) -> Example {
        let original = example.original_request.as_ref();
        let request = original.filter(|request| !request.url.raw.is_empty()).unwrap_or(&item.request);
        let saved = self.document.as_ref().and_then(|document| at(document, &example.pointer));
        let id = saved.and_then(|saved| saved.get("id").or_else(|| saved.get("_postman_id"))).and_then(Json::as_str);
        let mut headers = saved::rows(&example.headers, &self.values);
        if !headers.iter().any(|(name, _)| name.eq_ignore_ascii_case("content-type")) {
            let media_type = media_type(example.language.as_deref(), example.body.as_deref().unwrap_or_default());
            headers.extend(media_type.map(|media_type| ("content-type".to_owned(), media_type.to_owned())));
        }
        Example {
            id: id.map(str::to_owned),
            name: example.name.clone(),
            status: example.code.filter(|code| *code >= 200).unwrap_or(200),
            headers,
            body: example.body.clone().unwrap_or_default(),
            pattern: Pattern::new(&request.url, &self.values),
            request: saved::request(request, &self.values),
        }
    }
}

/// The value that a JSON pointer leads to.
fn at<'a>(document: &'a Json<'a>, pointer: &str) -> Option<&'a Json<'a>> {
    pointer.split('/').skip(1).try_fold(document, |json, step| match json.as_array() {
        Some(values) => values.get(step.parse::<usize>().ok()?),
        None => json.get(&step.replace("~1", "/").replace("~0", "~")),
    })
}

/// The type of a body that no header names.
fn media_type(language: Option<&str>, body: &str) -> Option<&'static str> {
    match language {
        Some("json") => Some("application/json"),
        Some("xml") => Some("application/xml"),
        Some("html") => Some("text/html"),
        _ if body.is_empty() => None,
        _ if body.trim_start().starts_with(['{', '[']) => Some("application/json"),
        _ => Some("text/plain"),
    }
}
