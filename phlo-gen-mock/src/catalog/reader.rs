//! Reads the items of a collection.

use super::items::{Catalog, CatalogItem, Example};
use super::path_pattern::PathPattern;
use super::saved_request::{enabled_rows, saved_request};
use crate::requirements::{Authorization, Types, argument_rules};
use crate::variables::Values;
use phlo_gen_core::api::{self, Api, Folder, TypePath};
use phlo_gen_core::collection::{self, Collection, Entry, Environment, Item};
use phlo_gen_core::lower::{self, Options};
use std::collections::HashMap;

impl Catalog {
    /// Reads a collection.
    pub fn new(collection: &Collection, environment: Option<&Environment>) -> Self {
        let lowered = lower::lower(collection, environment, &Options::default());
        let mut reader = Reader {
            values: Values::new(collection, environment),
            api: &lowered.api,
            items: HashMap::new(),
            types: HashMap::new(),
            catalog_items: Vec::new(),
        };
        reader.index(&lowered.api.root, &mut Vec::new());
        for shared in &lowered.api.types {
            let path = TypePath::shared(shared.definition.name().to_owned());
            reader.types.insert(path, &shared.definition);
        }
        reader.walk(&collection.entries, "");
        Catalog { items: reader.catalog_items, values: reader.values }
    }
}

struct Reader<'a> {
    values: Values,
    api: &'a Api,
    items: HashMap<&'a str, &'a api::Item>,
    types: Types<'a>,
    catalog_items: Vec<CatalogItem>,
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
                    let item = self.item(item, path);
                    self.catalog_items.push(item);
                }
            }
        }
    }

    fn item(&self, item: &Item, path: &str) -> CatalogItem {
        let request = saved_request(&item.request, &self.values);
        let lowered = self.items.get(item.pointer.as_str());
        let auth = lowered.and_then(|lowered| self.api.auths.get(lowered.auth?)).filter(|auth| !auth.is_optional());
        CatalogItem {
            title: format!("{path}{}", item.name),
            method: item.request.method.clone(),
            path: PathPattern::new(&item.request.url, &self.values),
            argument_rules: lowered.map(|lowered| argument_rules(lowered, &self.types, &request)).unwrap_or_default(),
            authorization: Authorization::new(auth, item),
            examples: item.examples.iter().map(|example| self.example(example, item)).collect(),
        }
    }

    fn example(&self, example: &collection::Example, item: &Item) -> Example {
        let original = example.original_request.as_ref();
        let request = original.filter(|request| !request.url.raw.is_empty()).unwrap_or(&item.request);
        let mut headers = enabled_rows(&example.headers, &self.values);
        if !headers.iter().any(|(name, _)| name.eq_ignore_ascii_case("content-type")) {
            let media_type = media_type(example.language.as_deref(), example.body.as_deref().unwrap_or_default());
            headers.extend(media_type.map(|media_type| ("content-type".to_owned(), media_type.to_owned())));
        }
        Example {
            id: example.id.clone(),
            name: example.name.clone(),
            status: example.code.filter(|code| *code >= 200).unwrap_or(200),
            headers,
            body: example.body.clone().unwrap_or_default(),
            path: PathPattern::new(&request.url, &self.values),
            request: saved_request(request, &self.values),
        }
    }
}

/// The media type of a body without a `Content-Type` header.
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
