//! Items with names: their arguments, and the types of their responses.

use crate::api::{self, Body};
use crate::lower::build::arguments::NamedArguments;
use crate::lower::collect::tree::CollectedItem;
use crate::lower::names::deprecated::deprecation;
use crate::lower::names::taken::Taken;
use crate::lower::options::{Options, Responses};
use crate::lower::postman::scripts;
use crate::lower::responses::saved::saved_responses;
use crate::lower::responses::{next_page, types};
use crate::lower::secrets::redaction::url::redact_url;
use crate::lower::types::definitions::{ItemTypes, Side};

/// The names of an item.
#[derive(Debug, Clone)]
pub struct ItemNames {
    /// The method that starts it.
    pub method: String,
    /// The request struct.
    pub request: String,
    /// The builder.
    pub builder: String,
    /// The type of its responses with a 2xx status, if it has a separate one.
    pub response: String,
    /// The type of its other responses, if it has a separate one.
    pub failure: String,
}

/// Builds an item: its arguments, and the types of its arguments and responses.
pub fn build_item(
    item: CollectedItem<'_>,
    names: ItemNames,
    modules: &[String],
    taken: &mut Taken,
    options: &Options,
) -> api::Item {
    let CollectedItem { source, examples, prose, auth, host, path, body, is_untyped, responses, .. } = item;
    let request = names.request.clone();
    let mut types =
        ItemTypes { request: &request, modules, taken, defined: Vec::new(), options, depth: 0, reserved_name: None };
    let mut arguments = NamedArguments::new();
    arguments.add_path(&path, item.path_facts, &mut types);
    arguments.add_others(item.arguments, &item.member_facts, &mut types);
    let side = if options.responses == Responses::Lenient { Side::LenientResponse } else { Side::Response };
    let response = types::of_shape(&responses.success, &names.response, side, &mut types);
    let failure = types::of_shape(&responses.failure, &names.failure, Side::LenientResponse, &mut types);
    api::Item {
        id: source.id.clone(),
        pointer: source.pointer.clone(),
        name: source.name.clone(),
        folders: item.folders,
        method_name: names.method,
        request: names.request,
        builder: names.builder,
        prose,
        deprecated: deprecation(&source.name),
        method: source.request.method.clone(),
        url: redact_url(&source.request.url.raw),
        host,
        path: arguments.in_path(path.template),
        body: match body {
            Body::Template(media, syntax, text) => Body::Template(media, syntax, arguments.in_body(text)),
            Body::Graphql(query, operation, variables) => {
                Body::Graphql(arguments.in_body(query), arguments.in_body(operation), variables)
            }
            other => other,
        },
        arguments: arguments.list,
        is_untyped,
        auth,
        example: arguments.example.finish(),
        response,
        failure,
        responses: saved_responses(&examples, &source.name),
        types: types.defined,
        next_page: next_page::next_page(&examples),
        scripts: scripts::variables_set(&source.scripts),
    }
}
