//! The body of a request: its arguments, and how it is built from them.

use crate::api::{Body, Source};
use crate::collection::{self, Item, Request};
use crate::diagnostic::Diagnostic;
use crate::json::quote;
use crate::lower::postman::behavior::BodyBehavior;
use crate::lower::requests::argument::ArgumentValue;
use crate::lower::requests::body::form;
use crate::lower::requests::body::graphql::Graphql;
use crate::lower::requests::body::raw::Raw;
use crate::lower::requests::body::request_body::RequestBody;
use crate::lower::requests::body::saved_request;
use crate::lower::requests::rows::file_content;
use crate::lower::variables::scope::Variables;

/// Methods whose bodies Postman does not send.
const BODILESS: &[&str] = &["GET", "HEAD", "COPY", "PURGE", "UNLOCK"];

/// Reads the body of an item and of the requests in its examples. A saved request's body is in place of an empty one.
pub fn read_body(
    item: &Item,
    behavior: BodyBehavior,
    variables: &Variables<'_>,
    findings: &mut Vec<Diagnostic>,
) -> RequestBody {
    if behavior.prunes && BODILESS.contains(&item.request.method.as_str()) {
        return RequestBody::none();
    }
    let Some(saved) = saved_request::in_place_of_empty(item) else {
        return read_request(item, &item.request, behavior, variables, findings);
    };
    let mut read = read_request(item, saved, behavior, variables, findings);
    if !read.arguments.is_empty() {
        let message = "this request has no body, and the one that an example saves has";
        let help = "its members are arguments; copy the body to the request, or remove it from the example";
        findings.push(Diagnostic::finding("body-from-example", item.offset, message).help(help));
    }
    for argument in &mut read.arguments {
        argument.source = Source::SavedRequest;
    }
    read
}

fn read_request(
    item: &Item,
    request: &Request,
    behavior: BodyBehavior,
    variables: &Variables<'_>,
    findings: &mut Vec<Diagnostic>,
) -> RequestBody {
    match &request.body {
        None => RequestBody::none(),
        Some(collection::Body::Raw { text, language, offset }) => {
            let raw = Raw {
                text,
                language: language.as_deref(),
                adds_content_type: behavior.adds_content_type,
                offset: *offset,
            };
            raw.read(item, request, variables, findings)
        }
        Some(collection::Body::Urlencoded(rows)) => form::urlencoded(rows, variables),
        Some(collection::Body::Formdata(rows)) => form::formdata(rows, variables),
        Some(collection::Body::File { path, content }) => {
            let path = path.as_deref().map(|path| quote(&variables.resolve(path)));
            let example = path.or_else(|| content.as_deref().map(file_content));
            RequestBody::of_one_argument(Body::File, "file", ArgumentValue::File { repeated: false }, example)
        }
        Some(collection::Body::Graphql { query, operation_name, variables: values, offset }) => {
            let graphql = Graphql {
                query,
                operation_name: operation_name.as_deref().filter(|name| !name.is_empty()),
                values: values.as_deref().unwrap_or_default(),
                offset: *offset,
            };
            graphql.read(variables, findings)
        }
    }
}
