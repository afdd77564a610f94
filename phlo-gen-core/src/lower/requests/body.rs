//! The body of a request: which arguments it holds, and how they are put together.

use crate::api::{Body, Template};
use crate::collection::{self, Item};
use crate::diagnostic::Diagnostic;
use crate::json::{self, Json, Kind};
use crate::json_text::quote;
use crate::lower::postman::behavior::BodyBehavior;
use crate::lower::requests::argument::ArgumentValue;
use crate::lower::requests::form_body::{as_javascript_sends, form};
use crate::lower::requests::json_body::member_arguments;
use crate::lower::requests::raw_body::Raw;
use crate::lower::requests::request_body::RequestBody;
use crate::lower::requests::rows::file_content;
use crate::lower::variables::scope::Variables;
use crate::lower::variables::templates::with_values;

/// Methods whose bodies Postman does not send.
const BODILESS: &[&str] = &["GET", "HEAD", "COPY", "PURGE", "UNLOCK"];

/// Reads the body of an item, and of the requests that its responses were saved for.
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
        Some(collection::Body::Urlencoded(rows)) => form(Body::Urlencoded, &as_javascript_sends(rows), variables),
        Some(collection::Body::Formdata(rows)) => form(Body::Formdata, rows, variables),
        Some(collection::Body::File { path, content }) => {
            let path = path.as_deref().map(|path| quote(&variables.resolve(path)));
            let example = path.or_else(|| content.as_deref().map(file_content));
            RequestBody::whole(Body::File, "file", ArgumentValue::File { repeated: false }, example)
        }
        Some(collection::Body::Graphql { query, operation_name, variables: values, offset }) => {
            let query = with_values(query, variables);
            let arguments = match values.as_deref().map(str::trim).filter(|text| !text.is_empty()).map(json::parse_body)
            {
                Some(Ok(Json { kind: Kind::Object(members), .. })) => member_arguments(&members, &[], variables),
                Some(Ok(Json { kind: Kind::Null, .. })) => Vec::new(),
                Some(_) => {
                    findings.push(
                        Diagnostic::finding(
                            "graphql-variables",
                            *offset,
                            "the variables of the GraphQL query are not a JSON object",
                        )
                        .help("they are sent as they are; save them as a JSON object to get an argument for each"),
                    );
                    Vec::new()
                }
                None => Vec::new(),
            };
            let spliced = match arguments.as_slice() {
                [] => with_values(values.as_deref().unwrap_or_default(), variables),
                _ => Template::default(),
            };
            RequestBody {
                body: Body::Graphql(query, operation_name.clone().filter(|name| !name.is_empty()), spliced),
                arguments,
            }
        }
    }
}
