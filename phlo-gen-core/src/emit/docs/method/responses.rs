//! The responses of an item: their types, and the saved ones, folded.

use super::outline::outline;
use crate::api::{Item, SavedResponse, Type};
use crate::emit::docs::fragments::{html, push_section};
use crate::emit::rustdoc;
use std::fmt::Write as _;

/// The maximum length in bytes of a response that is shown.
const MAX_SUCCESS: usize = 1536;

/// The same for responses that are no success.
const MAX_FAILURE: usize = 512;

/// Appends the section.
pub fn push(item: &Item, text: &mut String) {
    push_section(text, "Responses");
    let (response, failure) = (response_type(&item.response), response_type(&item.failure));
    let _ = match &item.failure {
        _ if response == failure => writeln!(text, "A response is {response}."),
        Type::Named(_) => writeln!(
            text,
            "A 2xx response is {response}. Any other is an error, and `error.failure_of::<{}>()` reads it as {failure}.",
            item.request
        ),
        _ => writeln!(text, "A 2xx response is {response}, any other {failure}."),
    };
    item.responses.iter().for_each(|response| push_response(response, text));
}

fn push_response(SavedResponse { name, status, media_type, body }: &SavedResponse, text: &mut String) {
    let code = status.map_or("without a status".to_owned(), |status| status.to_string());
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    if body.trim().is_empty() {
        let _ = write!(text, "\n`{code}` {}\n", rustdoc::escape(&name));
        return;
    }
    let language = media_type.as_deref().map(language).unwrap_or_default();
    let is_success = status.is_none_or(|status| (200..300).contains(&status));
    let body = outline(body, if is_success { MAX_SUCCESS } else { MAX_FAILURE });
    let block = rustdoc::code(language, &body);
    let _ =
        write!(text, "\n<details><summary><code>{code}</code> {}</summary>\n\n{block}\n\n</details>\n", html(&name));
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
