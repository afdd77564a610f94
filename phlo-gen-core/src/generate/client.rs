//! Generates the source of a client from its documents.

use super::document::Document;
use crate::api::{Api, Folder, Scripted};
use crate::collection::Collection;
use crate::emit::{self, Emission, emit};
use crate::lower::{self, Lowered, OptionError, Options};

/// Source, and the messages about its documents and options.
#[derive(Debug)]
pub struct Generated {
    /// The source. If the collection could not be read, it is a client without items, so that one mistake causes one
    /// error.
    pub source: String,
    /// The errors of the collection, formatted.
    pub errors: Vec<String>,
    /// The errors of the environment, formatted.
    pub environment_errors: Vec<String>,
    /// Options that could not be applied.
    pub option_errors: Vec<OptionError>,
}

/// Generates the source of a client.
pub fn generate(
    collection: &Document,
    environment: Option<&Document>,
    options: &Options,
    emission: &Emission,
) -> Generated {
    let (mut errors, mut environment_errors) = (Vec::new(), Vec::new());
    let environment = environment.and_then(|document| {
        let read = document.environment();
        read.map_err(|error| environment_errors.push(document.show(&error))).ok()
    });
    let read: Option<Collection> = collection.collection().map_err(|error| errors.push(collection.show(&error))).ok();
    let (api, option_errors) = match read {
        Some(read) => {
            let Lowered { api, option_errors, .. } = lower::lower(&read, environment.as_ref(), options);
            (api, option_errors)
        }
        None => (empty_api(), Vec::new()),
    };
    let mut emission = emission.clone();
    emission.derive.retain(|name| lower::derive_problem(name, &options.derive).is_none());
    Generated { source: emit(&api, &emission), errors, environment_errors, option_errors }
}

/// The first page of the documentation, for a whole crate; nothing if the collection could not be read.
pub fn page(collection: &Document, environment: Option<&Document>, options: &Options, emission: &Emission) -> String {
    let environment = environment.and_then(|document| document.environment().ok());
    let Ok(read) = collection.collection() else { return String::new() };
    emit::page(&lower::lower(&read, environment.as_ref(), options).api, emission)
}

/// An API without items.
fn empty_api() -> Api {
    Api {
        name: String::new(),
        prose: Default::default(),
        settings: Vec::new(),
        hosts: Vec::new(),
        auths: Vec::new(),
        root: Folder::default(),
        types: Vec::new(),
        scripted: Scripted::default(),
    }
}
