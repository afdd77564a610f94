//! The documentation of generated code: every page in the same order, every text safe for rustdoc.

use super::writer::Writer;
use super::{Context, address, curl, owner, pages, rustdoc, sample, table};
use crate::api::{
    Api, Argument, Body, Folder, Host, Item, Part, Place, Presence, SavedResponse, Setting, Template, Type,
};
use crate::prose::{Prose, plain};
use std::fmt::Write as _;

/// How many bytes of a saved response are shown.
const SHOWN: usize = 4096;

/// A name as code.
pub fn name(name: &str) -> String {
    if name.trim().is_empty() {
        "a folder without a name".to_owned()
    } else {
        format!("“{}”", rustdoc::escape(name.trim()))
    }
}

/// A name as the text of a link.
pub fn label(name: &str, otherwise: &str) -> String {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() { format!("`{otherwise}`") } else { rustdoc::escape(&name) }
}

/// The page of a folder's module.
pub fn folder(folder: &Folder) -> String {
    let text = rustdoc::markdown(&folder.prose);
    match text.is_empty() {
        true if folder.name.trim().is_empty() => "A folder without a name.".to_owned(),
        true => format!("The folder {}.", name(&folder.name)),
        false => text,
    }
}

/// The method that leads to a folder.
pub fn folder_accessor(folder: &Folder) -> String {
    let summary = rustdoc::summary(&folder.prose).map(|summary| format!("\n\n{}", rustdoc::escape(&summary)));
    format!("The items of {}.{}", name(&folder.name), summary.unwrap_or_default())
}

/// The page of the method that starts an item: prose, URL, arguments, example, curl, responses.
pub fn method(context: &Context<'_>, item: &Item, modules: &[String], out: &mut Writer) {
    let mut text = rustdoc::markdown(&item.prose);
    if text.is_empty() {
        let _ = write!(text, "{}.", label(&item.name, &item.method_name));
    }
    let _ = write!(text, "\n\n{}", endpoint(context.api, item));
    for variable in &item.scripts {
        let _ = write!(text, "\n\nIn Postman a script of this item sets the variable `{}`.", code(variable));
    }
    if let Some(pages) = pages::describe(item) {
        let _ = write!(text, "\n\n{pages}");
    }
    table::arguments(item, &mut text);
    push_section(&mut text, "Example");
    out.doc(text.trim_end());
    let call = sample::call(context, item, modules);
    match &context.emission.doctests {
        Some(module) => out.doc(&sample::runnable(module, &call)),
        None => out.doc_unless_tested(&sample::readable(&call)),
    }
    let mut text = String::from("The same from a shell:\n\n");
    text.push_str(&rustdoc::code("sh", &curl::command(context.api, item)));
    responses(item, &mut text);
    out.doc(text.trim_end());
}

fn endpoint(api: &Api, item: &Item) -> String {
    format!("`{} {}`", code(&item.method), code(&address::of(api, item)))
}

/// Text between backticks: on one line, with a mark for what nobody sees.
pub fn code(text: &str) -> String {
    let show = |c: char| match c {
        '`' => '\'',
        c if c.is_whitespace() => ' ',
        c if c.is_control() || rustdoc::is_invisible(c) => char::REPLACEMENT_CHARACTER,
        c => c,
    };
    let shown: String = text.chars().map(show).collect();
    if shown.trim().is_empty() { "(empty)".to_owned() } else { shown }
}

/// A template as the collection writes it.
pub fn written(template: &Template) -> String {
    let write = |part: &Part| match part {
        Part::Text(text) => text.clone(),
        Part::Argument(name) | Part::Setting(name) => format!("{{{{{name}}}}}"),
        Part::Dynamic(name) => format!("{{{{${name}}}}}"),
    };
    template.parts.iter().map(write).collect()
}

/// A value without the quotes that JSON gives it.
pub fn shown(argument: &Argument, value: &Template) -> String {
    let source = written(value);
    let unquoted = source.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    match unquoted.filter(|_| argument.place == Place::Body) {
        Some(text) => text.to_owned(),
        None => source,
    }
}

/// The first paragraph of prose, on one line.
pub fn first_paragraph(prose: &Prose) -> String {
    use crate::prose::Block;
    prose
        .blocks
        .iter()
        .find_map(|block| match block {
            Block::Paragraph(inlines) if !plain(inlines).trim().is_empty() => Some(rustdoc::line(inlines)),
            _ => None,
        })
        .unwrap_or_default()
}

fn responses(item: &Item, text: &mut String) {
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
    for SavedResponse { name, status, media_type, body } in &item.responses {
        let status = status.map_or("without a status".to_owned(), |status| format!("`{status}`"));
        let _ = write!(
            text,
            "{status} {}\n\n",
            rustdoc::escape(name.split_whitespace().collect::<Vec<_>>().join(" ").as_str())
        );
        if !body.trim().is_empty() {
            let language = media_type.as_deref().map(language).unwrap_or_default();
            text.push_str(&rustdoc::code(language, &cut(body)));
            text.push_str("\n\n");
        }
    }
}

/// A type as a person reads it, with a link if it has a page here.
fn response_type(ty: &Type) -> String {
    match ty {
        Type::Named(path) => format!("[`{}`]", path.name),
        Type::Optional(inner) => format!("{}, or nothing", response_type(inner)),
        Type::Empty => "without a body".to_owned(),
        _ => "the body as it comes".to_owned(),
    }
}

fn language(media_type: &str) -> &str {
    ["json", "xml", "html"].into_iter().find(|language| media_type.contains(language)).unwrap_or("text")
}

fn cut(body: &str) -> String {
    if body.len() <= SHOWN {
        return body.to_owned();
    }
    let mut end = SHOWN;
    while !body.is_char_boundary(end) {
        end -= 1;
    }
    let end = body[..end].rfind('\n').unwrap_or(end);
    format!("{}\n… {} more bytes", &body[..end], body.len() - end)
}

/// The page of a request struct.
pub fn request(api: &Api, item: &Item, modules: &[String]) -> String {
    let summary = rustdoc::summary(&item.prose).unwrap_or_else(|| item.name.trim().to_owned());
    let owner = if modules.is_empty() { "Client" } else { "Folder" };
    let summary =
        if summary.trim().is_empty() { format!("`{}`.", item.method_name) } else { rustdoc::escape(&summary) };
    format!("{summary}\n\n{}\n\n[`{owner}::{}`] starts it and documents it.", endpoint(api, item), item.method_name)
}

/// A member of a request, and its setter.
pub fn argument(argument: &Argument, item: &Item) -> String {
    let mut text = rustdoc::markdown(&argument.prose);
    if !text.is_empty() {
        text.push_str("\n\n");
    }
    let is_marked = table::without_marker(text.trim_end(), &argument.presence).len() < text.trim_end().len();
    text.push_str(&where_it_stands(argument, item));
    match &argument.presence {
        Presence::Required if is_marked && !argument.unsaved => {}
        Presence::Required if argument.unsaved => text.push_str(" Required; the saved request leaves it out."),
        Presence::Required => text.push_str(" Required."),
        Presence::Default(value) => {
            let _ = write!(text, " `{}` unless set.", code(&shown(argument, value)));
        }
        Presence::Optional | Presence::Fixed(_) => {}
    }
    text.push_str(&values_left_out(argument, &text));
    let default =
        if let Presence::Default(value) = &argument.presence { shown(argument, value) } else { String::new() };
    let tells = |example: &&str| {
        argument.ty != Type::Secret && example.len() <= 100 && !example.trim().is_empty() && **example != default
    };
    if argument.ty == Type::File {
        text.push_str(" A text is no file: write `phlo_gen::File::from_path(\"…\")`, or `from_bytes`.");
    }
    if let Some(example) = argument.example.as_deref().filter(tells) {
        let _ = write!(text, " For example `{}`.", code(example.trim()));
    }
    text
}

/// The values that it may have, where neither its type nor what is left of its description says so.
fn values_left_out(argument: &Argument, text: &str) -> String {
    let values = &argument.documented_values;
    let said = text.replace('\\', "");
    if matches!(argument.ty, Type::Named(_) | Type::Secret)
        || values.len() < 2
        || values.iter().all(|value| said.contains(value))
    {
        return String::new();
    }
    let values: Vec<String> = values.iter().map(|value| format!("`{}`", code(value))).collect();
    format!(" One of {}.", values.join(", "))
}

/// A sentence on the place of an argument.
pub fn where_it_stands(argument: &Argument, item: &Item) -> String {
    let name = written(&argument.name);
    let name = if name.trim().is_empty() { "an empty name".to_owned() } else { format!("`{}`", code(&name)) };
    match argument.place {
        Place::Path => format!("In the path as {name}."),
        Place::Query => format!("In the query as {name}."),
        Place::Header => format!("The header {name}."),
        Place::Body => match item.body {
            Body::JsonWhole(_) | Body::JsonWholeAs(..) | Body::Text(_) | Body::File => "The body.".to_owned(),
            Body::Graphql(..) => format!("The variable {name} of the query."),
            _ => format!("In the body as {name}."),
        },
        Place::Form => format!("In the form as {name}."),
    }
}

/// A type that belongs to an item.
pub fn definition(prose: &Prose, name: &str, item: &Item) -> String {
    let text = rustdoc::markdown(prose);
    if text.is_empty() { owner::of(name, item) } else { text }
}

/// A member of a struct.
pub fn member(prose: &Prose, name: &str, field: &str) -> String {
    let text = rustdoc::markdown(prose);
    match text.is_empty() {
        // the field says it all
        true if name == field => String::new(),
        true => format!("`{}`", code(name)),
        false => text,
    }
}

/// A setter of the client's builder.
pub fn setting(setting: &Setting) -> String {
    let mut text = rustdoc::markdown(&setting.prose);
    if !text.is_empty() {
        text.push_str("\n\n");
    }
    match setting.literal {
        true => text.push_str("Takes the place of a value that is written in the collection itself."),
        false => {
            let _ = write!(text, "The variable `{}` of the collection.", code(&setting.name));
        }
    }
    if setting.secret {
        text.push_str(" A secret: it is never shown.");
    }
    if let Some(default) = setting.default.as_ref().filter(|_| !setting.secret) {
        let _ = write!(text, " `{}` unless set.", code(&written(default)));
    }
    text
}

/// The setter of a host.
pub fn host(host: &Host) -> String {
    format!(
        "Where the requests to `{}` go: scheme, host and port, and a path in front of theirs.",
        code(&written(&host.base))
    )
}

/// Begins a section of a page.
pub fn push_section(text: &mut String, title: &str) {
    text.truncate(text.trim_end().len());
    let _ = write!(text, "\n\n# {title}\n\n");
}
