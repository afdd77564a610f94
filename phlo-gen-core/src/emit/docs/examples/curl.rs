//! The curl command that sends an item: secrets are variables of the shell.

use super::authorization;
use super::saved_text::{default, filled};
use super::selection::{by_name, is_unfilled, selection};
use super::shell::{Reader, dynamic, placeholder, push_text};
use crate::api::{
    Api, Argument, Body, Item, MAX_GROWTH, Part, Place, Presence, SETTING, Template, Type, WHOLE_SETTING,
};
use crate::bytes::{ByName, is_ascii, kind, position};
use crate::emit::argument::{NEW_ID, is_id_of_call, template_name};
use crate::emit::docs::outline::indented;
use crate::json::{self, Json, compact, quote};
use crate::lower::is_dynamic_name;
use std::collections::HashMap;
use std::fmt::Write;

/// The longest body that is shown, in bytes.
const MAX_BODY: usize = 2048;

/// The longest JSON that is on one line, in bytes.
const MAX_LINE: usize = 76;

/// The command.
pub fn command(api: &Api, item: &Item) -> String {
    let saved = json::parse(&item.example).ok();
    // a command is what one sends as it is, and has no line for what it leaves out
    let mut set = selection(item, saved.as_ref(), usize::MAX).set;
    set.retain(|argument| argument.presence == Presence::Optional);
    let request = &Request { api, item, set, saved: by_name(saved.as_ref()) };
    let body = body(request);
    let auth = item.auth.and_then(|auth| api.auths.get(auth)).filter(|auth| !auth.is_optional());
    let mut out = auth.and_then(authorization::missing).unwrap_or_default();
    match item.method.as_str() {
        "GET" if body.is_empty() => out.push_str("curl "),
        // with `-X` curl would wait for a body
        "HEAD" => out.push_str("curl --head "),
        method => out.extend(["curl -X ", method, " "]),
    }
    let url = url(request);
    // curl would read brackets as lists and ranges of URLs; those of variables are the shell's
    let variables = url.matches("${").count() - url.matches("\\${").count();
    if position(&url, kind!(b'[' | b']')).is_some()
        || ['{', '}'].iter().any(|brace| url.matches(*brace).count() != variables)
    {
        out.push_str("-g ");
    }
    // writing to a String cannot fail
    let _ = write!(out, "\"{url}\"");
    if let Some(auth) = auth {
        out.push_str(&authorization::options(api, auth));
    }
    for header in sent(request, Place::Header) {
        let _ = write!(
            out,
            " \\\n  -H \"{}: {}\"",
            Reader::AsIs.template(api, &header.name),
            value(api, header, Reader::AsIs)
        );
    }
    out + &body
}

/// What is sent.
struct Request<'s> {
    api: &'s Api,
    item: &'s Item,
    /// The optional arguments that have saved values.
    set: Vec<&'s Argument>,
    /// The saved values by the names of their setters.
    saved: ByName<&'s str, &'s Json<'s>>,
}

fn url(request: &Request<'_>) -> String {
    let Request { api, item, .. } = request;
    let mut url = api.hosts.get(item.host).map(|host| Reader::Path.template(api, &host.base)).unwrap_or_default();
    let in_path = item.arguments.iter().rev().filter(|argument| argument.place == Place::Path);
    let in_path: HashMap<String, &Argument> = in_path.map(|argument| (template_name(argument), argument)).collect();
    for part in &item.path.parts {
        match part {
            Part::Argument(setter) => {
                let argument = in_path.get(setter);
                let value = argument.map_or_else(|| placeholder(setter), |argument| value(api, argument, Reader::Path));
                push_text(&value, &mut url);
            }
            other => Reader::Path.push_piece(api, other, 0, &mut url),
        }
    }
    let row = |row: &Argument| {
        let value = (!row.is_bare).then(|| value(api, row, Reader::QueryValue));
        (Reader::QueryName.template(api, &row.name), value)
    };
    let auth = item.auth.and_then(|auth| api.auths.get(auth)).filter(|auth| !auth.is_optional());
    let key = auth.and_then(|auth| authorization::row(api, auth)).map(|(name, value)| (name, Some(value)));
    // the client replaces a row of the same name
    let is_key = |name: &str| key.as_ref().is_some_and(|(key, _)| key == name);
    let rows: Vec<_> = sent(request, Place::Query).map(row).filter(|(name, _)| !is_key(name)).collect();
    for (index, (name, value)) in rows.into_iter().chain(key).enumerate() {
        url.push(if index == 0 { '?' } else { '&' });
        url.push_str(&name);
        if let Some(value) = value {
            url.extend(["=", &value]);
        }
    }
    url
}

/// The arguments of a place that the command sends: those that the example in Rust sets, and those that are sent anyway.
fn sent<'s>(request: &Request<'s>, place: Place) -> impl Iterator<Item = &'s Argument> {
    let is_set = move |argument: &Argument| request.set.iter().any(|other| std::ptr::eq(*other, argument));
    let is_sent = move |argument: &Argument| argument.presence != Presence::Optional || is_set(argument);
    request.item.arguments.iter().filter(move |argument| argument.place == place && is_sent(argument))
}

fn value(api: &Api, argument: &Argument, reader: Reader) -> String {
    match &argument.presence {
        Presence::Fixed(value) | Presence::Default(value) => reader.template(api, value),
        _ if is_id_of_call(argument) => NEW_ID.to_owned(),
        _ => {
            // the client takes an example as it is, and a default as the path is written
            let reader = if reader == Reader::Path { Reader::PathValue } else { reader };
            argument.example.as_ref().map_or_else(|| placeholder(name(argument)), |example| reader.text(example))
        }
    }
}

fn body(request: &Request<'_>) -> String {
    match &request.item.body {
        Body::None => String::new(),
        Body::Json => data(request, "application/json", &members(request)),
        Body::JsonIfAny => match members(request) {
            members if members == "{}" => String::new(),
            members => data(request, "application/json", &members),
        },
        Body::JsonAs(media, ..) => data(request, media, &members(request)),
        Body::Graphql(query, operation, _) => {
            let name = match text(request, operation) {
                name if name.is_empty() => name,
                name => format!("\"operationName\":{},", quote(&name)),
            };
            let query = quote(&text(request, query));
            let text = format!("{{\"query\":{query},{name}\"variables\":{}}}", members(request));
            data(request, "application/json", &text)
        }
        Body::Urlencoded => form(request),
        Body::Formdata => parts(request),
        Body::JsonWhole(media) | Body::JsonWholeAs(media, ..) => match saved_body(request) {
            Some(saved) => data(request, media, &compact(saved)),
            None => file(request, media),
        },
        Body::Text(media) => match saved_body(request).and_then(Json::as_str).filter(|text| !text.contains('\0')) {
            Some(saved) => data(request, media, saved),
            None => file(request, media),
        },
        Body::Template(media, _, template) => match text(request, template) {
            text if text.contains('\0') => file(request, media),
            text => data(request, media, &text),
        },
        Body::File => " \\\n  --data-binary @FILE".to_owned(),
    }
}

/// A text of the body with the saved values of its variables.
fn text(request: &Request<'_>, template: &Template) -> String {
    let Request { api, item, saved, .. } = request;
    let arguments = item.arguments.iter().rev();
    let arguments: HashMap<String, &Argument> = arguments.map(|argument| (template_name(argument), argument)).collect();
    let mut out = String::new();
    for part in &template.parts {
        match part {
            Part::Argument(name) => match arguments.get(name).map(|argument| (*argument, &argument.presence)) {
                Some((_, Presence::Default(value) | Presence::Fixed(value))) => {
                    value.parts.iter().for_each(|part| push_filled(api, part, &mut out));
                }
                argument => {
                    let value = argument.and_then(|(argument, _)| saved.get(argument.setter.as_str())?.as_str());
                    push_value(value.or_else(|| default(api, name)), name, &mut out);
                }
            },
            other => push_filled(api, other, &mut out),
        }
    }
    out
}

fn data(request: &Request<'_>, media: &str, text: &str) -> String {
    let api = request.api;
    if text.len() > MAX_BODY {
        return file(request, media);
    }
    // curl reads `-d @name` from a file
    let text = lines(filled(api, text), media);
    let option = if text.starts_with('@') { "--data-raw" } else { "-d" };
    let text = with_settings(api, &text.replace('\'', "'\\''"));
    format!("{} \\\n  {option} '{text}'", content_type(request, media))
}

/// Text within single quotes, with variables of the shell, in double quotes, in place of the settings that are marked, and
/// of dynamic variables.
fn with_settings(api: &Api, text: &str) -> String {
    let text = with_dynamic(text);
    // most texts have no mark
    if is_ascii(&text) {
        return text;
    }
    let (mut out, mut rest) = (String::with_capacity(text.len()), text.as_str());
    while let Some(mark) = rest.find([SETTING, WHOLE_SETTING]) {
        let (marked, after) = rest.split_at(mark);
        rest = after.trim_start_matches([SETTING, WHOLE_SETTING]);
        let open = marked.rfind("{{").filter(|_| marked.ends_with("}}"));
        let Some((open, name)) = open.and_then(|open| Some((open, marked.get(open + 2..mark - 2)?))) else {
            out.push_str(marked);
            continue;
        };
        out.extend([&marked[..open], "'\""]);
        Reader::AsIs.push_piece(api, &Part::Setting(name.to_owned()), 0, &mut out);
        out.push_str("\"'");
    }
    out + rest
}

/// Text within single quotes with the dynamic variables of the shell in double quotes.
fn with_dynamic(text: &str) -> String {
    if !text.contains('$') {
        return text.to_owned();
    }
    let (mut out, mut rest) = (String::with_capacity(text.len()), text);
    while let Some((before, after)) = rest.split_once("{{$") {
        out.push_str(before);
        let length = after.bytes().take_while(u8::is_ascii_alphanumeric).count();
        rest = match after.split_at(length) {
            (name, behind) if behind.starts_with("}}") && is_dynamic_name(name) => {
                out.extend(["'\"", &dynamic(name), "\"'"]);
                &behind[2..]
            }
            _ => {
                out.push_str("{{$");
                after
            }
        };
    }
    out + rest
}

/// JSON that is too long for one line on several.
fn lines(text: String, media: &str) -> String {
    let json = (text.len() > MAX_LINE && media.contains("json")).then(|| json::parse(&text).ok()).flatten();
    json.map(|json| indented(&json)).unwrap_or(text)
}

fn file(request: &Request<'_>, media: &str) -> String {
    format!("{} \\\n  --data-binary @BODY", content_type(request, media))
}

/// The header for a body, unless the item has one.
fn content_type(request: &Request<'_>, media: &str) -> String {
    let is_content_type = |header: &Argument| fill(request.api, &header.name).eq_ignore_ascii_case("content-type");
    match sent(request, Place::Header).any(is_content_type) {
        true => String::new(),
        false => format!(" \\\n  -H \"Content-Type: {media}\""),
    }
}

/// The saved value of the argument that is the body.
fn saved_body<'s>(request: &Request<'s>) -> Option<&'s Json<'s>> {
    let body = request.item.arguments.iter().find(|argument| argument.place == Place::Body)?;
    request.saved.get(body.setter.as_str()).copied()
}

fn form(request: &Request<'_>) -> String {
    let api = request.api;
    let row = |row: &Argument| {
        let (name, value) = (Reader::FormName.template(api, &row.name), value(api, row, Reader::AsIs));
        format!(" \\\n  --data-urlencode \"{name}={value}\"")
    };
    sent(request, Place::Form).map(row).collect()
}

fn parts(request: &Request<'_>) -> String {
    let api = request.api;
    let part = |part: &Argument| {
        let (name, value) = (Reader::AsIs.template(api, &part.name), value(api, part, Reader::AsIs));
        let is_file =
            matches!(&part.ty, Type::File) || matches!(&part.ty, Type::List(element) if **element == Type::File);
        // curl reads `-F name=<path` from a file, and what follows a semicolon as properties of the part
        let is_special = value.trim_start_matches('\\').starts_with(['@', '<', '(', '"']) || value.contains(';');
        let ty = part.content_type.as_ref().map(|ty| format!(";type={}", Reader::AsIs.text(ty)));
        let (option, value) = match (is_special, &ty) {
            _ if is_file => ("-F", "@FILE".to_owned()),
            (false, _) => ("-F", value),
            (true, None) => ("--form-string", value),
            (true, Some(_)) => ("-F", format!("\\\"{}\\\"", self::value(api, part, Reader::Part))),
        };
        format!(" \\\n  {option} \"{name}={value}{}\"", ty.unwrap_or_default())
    };
    sent(request, Place::Form).map(part).collect()
}

/// A JSON object of the members that are sent.
fn members(request: &Request<'_>) -> String {
    let Request { api, saved, .. } = request;
    let member = |argument: &Argument| {
        let saved = saved.get(&argument.setter).map(|value| match is_unfilled(argument, value) {
            true => quote(&placeholder(name(argument))),
            false => compact(value),
        });
        let value = match (&argument.presence, saved) {
            (Presence::Fixed(value) | Presence::Default(value), _) => fill(api, value),
            _ if is_id_of_call(argument) => quote(NEW_ID),
            (_, Some(saved)) => saved,
            (_, None) => quote(argument.example.as_deref().unwrap_or("…")),
        };
        format!("{}:{value}", quote(&fill(api, &argument.name)))
    };
    format!("{{{}}}", sent(request, Place::Body).map(member).collect::<Vec<_>>().join(","))
}

/// A template within single quotes: a setting without a default has a mark, for [`with_settings`].
fn fill(api: &Api, template: &Template) -> String {
    let mut out = String::new();
    template.parts.iter().for_each(|part| push_filled(api, part, &mut out));
    out
}

fn push_filled(api: &Api, part: &Part, out: &mut String) {
    match part {
        Part::Text(text) => out.push_str(text),
        Part::Argument(name) => out.extend(["{{", name, "}}"]),
        Part::Dynamic(name) => out.extend(["{{$", name, "}}"]),
        Part::Setting(name) => {
            let value = default(api, name);
            push_value(value, name, out);
            if value.is_none() {
                out.push(SETTING);
            }
        }
    }
}

/// Adds the value of a variable, or the variable itself if it has none or the text would become too long.
fn push_value(value: Option<&str>, name: &str, out: &mut String) {
    match value.filter(|value| out.len() + value.len() <= MAX_GROWTH) {
        Some(value) => out.push_str(value),
        None => out.extend(["{{", name, "}}"]),
    }
}

/// The name of an argument in the collection, or its setter if that is not a plain one.
fn name(argument: &Argument) -> &str {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
    let name = argument.name.as_text().filter(|name| !name.is_empty() && name.chars().all(is_plain));
    name.unwrap_or(&argument.setter)
}
