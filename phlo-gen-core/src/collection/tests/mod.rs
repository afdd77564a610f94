mod auths;
mod bodies;
mod corpus;
mod entries;
mod examples;
mod javascript;
mod mutations;
mod refusals;
mod rows;
mod urls;
mod variables;

use super::*;

/// A collection with one item, and its findings.
fn collection_with(item: &str) -> Collection {
    read(&format!(r#"{{"info": {{"name": "c"}}, "item": [{item}]}}"#)).unwrap()
}

/// The first item of a collection.
fn first(collection: &Collection) -> &Item {
    match &collection.entries[0] {
        Entry::Item(item) => item,
        Entry::Folder(folder) => panic!("{} is a folder", folder.name),
    }
}

/// A request, and the codes of its findings.
fn request(json: &str) -> (Request, Vec<&'static str>) {
    let collection = collection_with(&format!(r#"{{"name": "i", "request": {json}}}"#));
    (first(&collection).request.clone(), codes(&collection))
}

fn codes(collection: &Collection) -> Vec<&'static str> {
    collection.findings.iter().map(|finding| finding.code).collect()
}
