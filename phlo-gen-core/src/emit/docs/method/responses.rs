//! The responses of an item: their types, and the saved ones, folded.

use crate::api::{Item, SavedResponse, Type};
use crate::emit::docs::fragments::{html, push_section};
use crate::emit::docs::outline::outline;
use crate::emit::rustdoc;
use std::fmt::Write as _;

/// The maximum length in bytes of the first response, which mostly is a success.
const MAX_FIRST: usize = 1024;

/// The same for each other one.
const MAX_OTHER: usize = 320;

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
    for (index, response) in item.responses.iter().enumerate() {
        push_response(response, if index == 0 { MAX_FIRST } else { MAX_OTHER }, text);
    }
}

fn push_response(SavedResponse { name, status, media_type, body }: &SavedResponse, max: usize, text: &mut String) {
    let code = status.map_or("without a status".to_owned(), |status| status.to_string());
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    if body.trim().is_empty() {
        let _ = write!(text, "\n`{code}` {}\n", rustdoc::escape(&name));
        return;
    }
    let language = media_type.as_deref().map(language).unwrap_or_default();
    let block = rustdoc::code(language, &outline(body, max));
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
