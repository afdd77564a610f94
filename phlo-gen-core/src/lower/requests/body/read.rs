//! The body of a request: its arguments, and how it is built from them.

use crate::api::{Body, Template};
use crate::collection::{self, Item};
use crate::diagnostic::Diagnostic;
use crate::json::{self, Json, Kind, quote};
use crate::lower::postman::behavior::BodyBehavior;
use crate::lower::requests::argument::ArgumentValue;
use crate::lower::requests::body::form;
use crate::lower::requests::body::json_members::member_arguments;
use crate::lower::requests::body::raw::Raw;
use crate::lower::requests::body::request_body::RequestBody;
use crate::lower::requests::rows::file_content;
use crate::lower::variables::scope::Variables;
use crate::lower::variables::templates::with_values;

/// Methods whose bodies Postman does not send.
const BODILESS: &[&str] = &["GET", "HEAD", "COPY", "PURGE", "UNLOCK"];

/// Reads the body of an item and of the requests in its examples.
pub fn read_body(
    item: &Item,
    behavior: BodyBehavior,
    variables: &Variables<'_>,
    findings: &mut Vec<Diagnostic>,
) -> RequestBody {
    let request = &item.request;
    if behavior.prunes && BODILESS.contains(&request.method.as_str()) {
        return RequestBody::none();
    }
    match &request.body {
        None => RequestBody::none(),
        Some(collection::Body::Raw { text, language, offset }) => {
            let raw = Raw {
                text,
                language: language.as_deref(),
                adds_content_type: behavior.adds_content_type,
                offset: *offset,
            };
            raw.read(item, variables, findings)
        }
        Some(collection::Body::Urlencoded(rows)) => form::urlencoded(rows, variables),
        Some(collection::Body::Formdata(rows)) => form::formdata(rows, variables),
        Some(collection::Body::File { path, content }) => {
            let path = path.as_deref().map(|path| quote(&variables.resolve(path)));
            let example = path.or_else(|| content.as_deref().map(file_content));
            RequestBody::of_one_argument(Body::File, "file", ArgumentValue::File { repeated: false }, example)
        }
        Some(collection::Body::Graphql { query, operation_name, variables: values, offset }) => {
            let operation_name = operation_name.clone().filter(|name| !name.is_empty());
            graphql(query, operation_name, values.as_deref().unwrap_or_default(), *offset, variables, findings)
        }
    }
}

/// A GraphQL query, with an argument for each of its variables if they are saved as an object.
fn graphql(
    query: &str,
    operation_name: Option<String>,
    values: &str,
    offset: usize,
    variables: &Variables<'_>,
    findings: &mut Vec<Diagnostic>,
) -> RequestBody {
    let query = with_values(query, variables);
    let parsed = Some(values.trim()).filter(|text| !text.is_empty()).map(json::parse_body);
    let arguments = match parsed {
        Some(Ok(Json { kind: Kind::Object(members), .. })) => member_arguments(&members, &[], variables),
        None | Some(Ok(Json { kind: Kind::Null, .. })) => Vec::new(),
        Some(_) => {
            let message = "the variables of the GraphQL query are not a JSON object";
            let help = "they are sent as they are; save them as a JSON object to get an argument for each";
            findings.push(Diagnostic::finding("graphql-variables", offset, message).help(help));
            Vec::new()
        }
    };
    let text = if arguments.is_empty() { with_values(values, variables) } else { Template::default() };
    RequestBody { body: Body::Graphql(query, operation_name, text), arguments }
}
