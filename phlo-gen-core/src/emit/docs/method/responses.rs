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
    let blank = if name.is_empty() { "" } else { " " };
    if body.trim().is_empty() {
        let _ = write!(text, "\n`{code}`{blank}{}\n", rustdoc::escape(&name));
        return;
    }
    let language = media_type.as_deref().map(|media_type| language(media_type, body)).unwrap_or_default();
    let block = rustdoc::code(language, &outline(body, max));
    let _ = write!(
        text,
        "\n<details><summary><code>{code}</code>{blank}{}</summary>\n\n{block}\n\n</details>\n",
        html(&name)
    );
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

/// The language of a body: what its media type says, unless the body does not begin like that.
fn language(media_type: &str, body: &str) -> &'static str {
    let language = ["json", "xml", "html"].into_iter().find(|language| media_type.contains(language));
    let body = body.trim_start();
    match language {
        Some("json") if !body.starts_with(['{', '[', '"', '/', '-']) && !is_json_word(body) => "text",
        Some("xml" | "html") if body.starts_with(['{', '[']) => "text",
        language => language.unwrap_or("text"),
    }
}

/// Whether a body is a number or a word of JSON.
fn is_json_word(body: &str) -> bool {
    let body = body.trim_end();
    matches!(body, "true" | "false" | "null") || body.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'.'))
}

#[cfg(test)]
mod tests {
    use super::language;

    #[test]
    fn a_body_of_another_kind_is_text() {
        assert_eq!(language("application/json", "{\"a\": 1}"), "json");
        assert_eq!(language("application/json", " 12.5\n"), "json");
        assert_eq!(language("application/json", "时间,金额\n1,2"), "text");
        assert_eq!(language("application/json", "<a/>"), "text");
        assert_eq!(language("text/xml", "[1]"), "text");
        assert_eq!(language("application/xml", "\n<a/>"), "xml");
    }
}
