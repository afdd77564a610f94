//! The documentation of the method that returns an item's builder: description, URL, arguments, examples, responses.

use super::examples::{call, curl};
use super::fragments::{code, link_text, push_section};
use super::page_with_example::Page;
use super::url::endpoint;
use super::{argument_table, pagination};
use crate::api::{Api, Item, SavedResponse, Type};
use crate::emit::rustdoc;
use std::fmt::Write as _;

/// The maximum length in bytes of a response that is shown.
const MAX_RESPONSE: usize = 4096;

/// The page. `doctests` is the path of the client's module, if the example is to run.
pub fn method(api: &Api, item: &Item, modules: &[String], doctests: Option<&str>) -> Page {
    let mut before = rustdoc::markdown(&item.prose);
    if before.is_empty() {
        let _ = write!(before, "{}.", link_text(&item.name, &item.method_name));
    }
    let _ = write!(before, "\n\n{}", endpoint(api, item));
    for variable in &item.scripts {
        let _ = write!(before, "\n\nIn Postman a script of this item sets the variable `{}`.", code(variable));
    }
    if let Some(pages) = pagination::sentence(api, item) {
        let _ = write!(before, "\n\n{pages}");
    }
    argument_table::push(item, &mut before);
    push_section(&mut before, "Example");
    before.truncate(before.trim_end().len());
    let arguments = doctests.map(|module| format!("client: &{module}::Client"));
    let example = call::code_block(&call::call(api, item, modules, doctests), arguments.as_deref());
    let mut after = String::from("The same request with curl:\n\n");
    after.push_str(&rustdoc::code("sh", &curl::command(api, item)));
    push_responses(item, &mut after);
    after.truncate(after.trim_end().len());
    Page { before, example, after }
}

fn push_responses(item: &Item, text: &mut String) {
    push_section(text, "Responses");
    let (response, failure) = (response_type(&item.response), response_type(&item.failure));
    let _ = match &item.failure {
        _ if response == failure => writeln!(text, "A response is {response}.\n"),
        Type::Named(_) => writeln!(
            text,
            "A 2xx response is {response}. Any other is an error, and `error.failure_of::<{}>()` reads it as {failure}.\n",
            item.request
        ),
        _ => writeln!(text, "A 2xx response is {response}, any other {failure}.\n"),
    };
    item.responses.iter().for_each(|response| push_response(response, text));
}

fn push_response(SavedResponse { name, status, media_type, body }: &SavedResponse, text: &mut String) {
    let status = status.map_or("without a status".to_owned(), |status| format!("`{status}`"));
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    let _ = write!(text, "{status} {}\n\n", rustdoc::escape(&name));
    if !body.trim().is_empty() {
        let language = media_type.as_deref().map(language).unwrap_or_default();
        text.push_str(&rustdoc::code(language, &shorten(body)));
        text.push_str("\n\n");
    }
}

/// A type in readable form, with a link if it has a page here.
fn response_type(ty: &Type) -> String {
    match ty {
        Type::Named(path) => format!("[`{}`]", path.name),
        Type::Optional(inner) => format!("{}, or nothing", response_type(inner)),
        Type::Empty => "without a body".to_owned(),
        _ => "the raw body".to_owned(),
    }
}

fn language(media_type: &str) -> &str {
    ["json", "xml", "html"].into_iter().find(|language| media_type.contains(language)).unwrap_or("text")
}

fn shorten(body: &str) -> String {
    if body.len() <= MAX_RESPONSE {
        return body.to_owned();
    }
    let mut end = MAX_RESPONSE;
    while !body.is_char_boundary(end) {
        end -= 1;
    }
    let end = body[..end].rfind('\n').unwrap_or(end);
    format!("{}\n… {} more bytes", &body[..end], body.len() - end)
}
