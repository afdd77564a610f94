//! Recognizes the kind of a file, with an error if another kind is expected.

use super::empty::list_of_items;
use crate::diagnostic::Diagnostic;
use crate::json::{self, Json, Kind};

/// Reads a file as JSON. The error suggests what to do, for YAML too.
pub fn parse(text: &str) -> Result<Json<'_>, Box<Diagnostic>> {
    json::parse(text).map_err(|error| match yaml_help(text) {
        Some(help) => Box::new(error.help(help)),
        None if text.trim().is_empty() => Box::new(error.help("the file is empty; export it from Postman again")),
        None => Box::new(error.help("export the file from Postman again, or fix it here")),
    })
}

/// An error unless this is a collection: it has an `item`, or at least an `info`, which OpenAPI documents have too.
pub fn check_collection(root: &Json) -> Result<(), Box<Diagnostic>> {
    let (code, message, help) = match kind_of(root) {
        _ if root.get("item").is_some() => return Ok(()),
        File::Collection => return check_items(root),
        File::Version1 => (
            "collection-v1",
            "this is a collection of version 1",
            "convert it: `npx postman-collection-transformer convert -i OLD -o NEW -j 1.0.0 -p 2.1.0 -P`",
        ),
        File::Version3 => (
            "collection-v3",
            "this is a part of a collection of version 3, which is a directory",
            "name the directory, as in `postman/collections/NAME`",
        ),
        File::OpenApi => (
            "openapi-document",
            "this is an OpenAPI document, not a Postman collection",
            "import it into Postman and export the collection that it makes, as v2.1; without Postman: `npx -p \
             openapi-to-postmanv2 openapi2postmanv2 -s FILE -o COLLECTION -p`",
        ),
        File::Environment => (
            "environment-file",
            "this is a Postman environment, not a collection",
            "name the collection here, and give this file as the option `environment`",
        ),
        File::Dump => (
            "postman-dump",
            "this is a backup of a whole Postman account, not a collection",
            "export the collection by itself: its menu, then Export, as v2.1",
        ),
        File::Unknown => (
            "not-a-collection",
            "this is not a Postman collection: it has neither `info` nor `item`",
            "export the collection from Postman: its menu, then Export, as v2.1",
        ),
    };
    Err(Box::new(Diagnostic::error(code, root.start, message).help(help)))
}

/// An error if the items are in another member than `item`. The format requires `item`, so no such file is of Postman's, and
/// a client of it would have no calls.
fn check_items(root: &Json) -> Result<(), Box<Diagnostic>> {
    let Some(member) = list_of_items(root) else { return Ok(()) };
    let message = format!("the collection has no `item`: its items are in `{}`", member.name);
    Err(Box::new(Diagnostic::error("collection-without-item", member.start, message).help("rename it to `item`")))
}

/// An error unless this is an environment.
pub fn check_environment(root: &Json) -> Result<(), Box<Diagnostic>> {
    let (code, message, help) = match kind_of(root) {
        File::Environment => return Ok(()),
        File::Collection | File::Version1 | File::Version3 => (
            "collection-file",
            "this is a Postman collection, not an environment",
            "name an environment here: in Postman, Environments, its menu, then Export",
        ),
        File::OpenApi => (
            "openapi-document",
            "this is an OpenAPI document, not a Postman environment",
            "name an environment here: in Postman, Environments, its menu, then Export",
        ),
        _ => (
            "not-an-environment",
            "this is not a Postman environment: it has no `values`",
            "export the environment from Postman: Environments, its menu, then Export",
        ),
    };
    Err(Box::new(Diagnostic::error(code, root.start, message).help(help)))
}

enum File {
    Collection,
    Version1,
    Version3,
    OpenApi,
    Environment,
    Dump,
    Unknown,
}

fn kind_of(root: &Json) -> File {
    let root = root.get("collection").filter(|inner| inner.as_object().is_some()).unwrap_or(root);
    let has = |name: &str| root.get(name).is_some();
    let has_list = |name: &str| root.get(name).is_some_and(|value| value.as_array().is_some());
    if has("$kind") {
        File::Version3
    } else if has("openapi") || has("swagger") {
        File::OpenApi
    } else if has_list("requests") || has_list("order") || has_list("folders") {
        File::Version1
    } else if has("info") || has("item") {
        File::Collection
    } else if has_list("values") || has("_postman_variable_scope") {
        File::Environment
    } else if has_list("collections") {
        File::Dump
    } else {
        File::Unknown
    }
}

/// The advice for a file that begins like YAML.
fn yaml_help(text: &str) -> Option<&'static str> {
    let begins_json = |line: &&str| line.starts_with(['{', '[', '"']);
    let line = text
        .trim_start_matches('\u{FEFF}')
        .lines()
        .map(str::trim)
        .find(|line| !line.is_empty() && !line.starts_with('#') && *line != "---")?;
    let (name, _) = Some(line).filter(|line| !begins_json(line))?.split_once(':')?;
    if !name.chars().all(|character| character.is_ascii_alphanumeric() || matches!(character, '$' | '_' | '-')) {
        None
    } else if matches!(name, "openapi" | "swagger") {
        Some(
            "this looks like an OpenAPI document in YAML; import it into Postman and export the collection, or convert it with openapi-to-postmanv2",
        )
    } else {
        Some("this looks like YAML; for a collection of version 3 name its directory, as in `postman/collections/NAME`")
    }
}

/// The collection or environment within the wrapper of Postman's API, and the JSON pointer to it.
pub fn unwrap<'j, 'a>(root: &'j Json<'a>, wrapper: &str, own: &[&str]) -> (&'j Json<'a>, String) {
    let wrapped = root.get(wrapper).filter(|inner| matches!(inner.kind, Kind::Object(_)));
    match wrapped {
        Some(inner) if own.iter().all(|name| root.get(name).is_none()) => (inner, format!("/{wrapper}")),
        _ => (root, String::new()),
    }
}
