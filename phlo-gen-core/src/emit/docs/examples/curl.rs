//! The curl command that sends an item: secrets are variables of the shell.

use super::saved_text::{default, without_marks};
use super::selection::{by_name, selection};
use crate::api::{
    Api, Argument, Auth, Body, Item, MAX_GROWTH, Part, Place, Presence, Template, Type, environment_prefix,
};
use crate::emit::argument::{NEW_ID, is_id_of_call, template_name};
use crate::emit::docs::outline::indented;
use crate::json::{self, Json, compact, quote};
use std::collections::HashMap;
use std::fmt::Write;

/// The longest body that is shown, in bytes.
const MAX_BODY: usize = 2048;

/// The longest JSON that is on one line, in bytes.
const MAX_LINE: usize = 76;

/// The command.
pub fn command(api: &Api, item: &Item) -> String {
    let mut out = match item.method.as_str() {
        "GET" => "curl ".to_owned(),
        method => format!("curl -X {method} "),
    };
    // writing to a String cannot fail
    let _ = write!(out, "\"{}\"", url(api, item));
    let auth = item.auth.and_then(|auth| api.auths.get(auth)).filter(|auth| !auth.is_optional());
    if let Some(auth) = auth {
        out.push_str(&authorization(api, auth));
    }
    for header in sent(item, Place::Header) {
        let _ = write!(out, " \\\n  -H \"{}: {}\"", shell(&fill(api, &header.name)), value(api, header));
    }
    out.push_str(&body(api, item));
    out
}

fn url(api: &Api, item: &Item) -> String {
    let mut url = api.hosts.get(item.host).map(|host| fill_shell(api, &host.base)).unwrap_or_default();
    let in_path = item.arguments.iter().rev().filter(|argument| argument.place == Place::Path);
    let in_path: HashMap<String, &Argument> = in_path.map(|argument| (template_name(argument), argument)).collect();
    for part in &item.path.parts {
        match part {
            Part::Argument(setter) => {
                let argument = in_path.get(setter);
                let value = argument.map_or_else(|| format!("{{{setter}}}"), |argument| value(api, argument));
                url.push_str(&value.replace(' ', "%20"));
            }
            other => push_piece(api, other, 0, &mut url),
        }
    }
    let rows =
        sent(item, Place::Query).map(|row| (shell(&fill(api, &row.name)), (!row.is_bare).then(|| value(api, row))));
    let auth = item.auth.and_then(|auth| api.auths.get(auth)).filter(|auth| !auth.is_optional());
    let key = auth.filter(|auth| auth.kind == "apikey" && parameter(api, auth, "in") == "query");
    let key = key.map(|auth| (parameter(api, auth, "key"), Some(parameter(api, auth, "value"))));
    for (index, (name, value)) in rows.chain(key).enumerate() {
        url.push(if index == 0 { '?' } else { '&' });
        url.push_str(&name);
        if let Some(value) = value {
            let _ = write!(url, "={}", value.replace(' ', "%20"));
        }
    }
    url
}

/// The arguments of a place that the command sends: those that the example in Rust sets, and those that are sent anyway.
fn sent(item: &Item, place: Place) -> impl Iterator<Item = &Argument> {
    let saved = saved(item);
    let mut set = selection(item, saved.as_ref()).set;
    set.retain(|argument| argument.presence == Presence::Optional);
    let is_set = move |argument: &Argument| set.iter().any(|other| std::ptr::eq(*other, argument));
    let is_sent = move |argument: &Argument| argument.presence != Presence::Optional || is_set(argument);
    item.arguments.iter().filter(move |argument| argument.place == place && is_sent(argument))
}

fn value(api: &Api, argument: &Argument) -> String {
    match &argument.presence {
        Presence::Fixed(value) | Presence::Default(value) => fill_shell(api, value),
        _ if is_id_of_call(argument) => NEW_ID.to_owned(),
        _ => shell(&argument.example.clone().unwrap_or_else(|| format!("{{{}}}", argument.setter))),
    }
}

fn authorization(api: &Api, auth: &Auth) -> String {
    let parameter = |name: &str| parameter(api, auth, name);
    match auth.kind.as_str() {
        "basic" => format!(" \\\n  -u \"{}:{}\"", parameter("username"), parameter("password")),
        "bearer" => token(&parameter("token")),
        "oauth2" => token(&parameter("accessToken")),
        "apikey" if parameter("in") != "query" => format!(" \\\n  -H \"{}: {}\"", parameter("key"), parameter("value")),
        "digest" => format!(" \\\n  --digest -u \"{}:{}\"", parameter("username"), parameter("password")),
        "ntlm" => format!(" \\\n  --ntlm -u \"{}:{}\"", parameter("username"), parameter("password")),
        _ => String::new(),
    }
}

fn parameter(api: &Api, auth: &Auth, name: &str) -> String {
    auth.parameters.iter().find(|(key, _)| key == name).map(|(_, value)| fill_shell(api, value)).unwrap_or_default()
}

fn token(token: &str) -> String {
    if token.is_empty() { String::new() } else { format!(" \\\n  -H \"Authorization: Bearer {token}\"") }
}

fn body(api: &Api, item: &Item) -> String {
    match &item.body {
        Body::None => String::new(),
        Body::Json => data(api, item, "application/json", &members(api, item)),
        Body::JsonIfAny => match members(api, item) {
            members if members == "{}" => String::new(),
            members => data(api, item, "application/json", &members),
        },
        Body::JsonAs(media, ..) => data(api, item, media, &members(api, item)),
        Body::Graphql(query, operation, _) => {
            let name = match text(api, item, operation) {
                name if name.is_empty() => name,
                name => format!("\"operationName\":{},", quote(&name)),
            };
            let query = quote(&text(api, item, query));
            let text = format!("{{\"query\":{query},{name}\"variables\":{}}}", members(api, item));
            data(api, item, "application/json", &text)
        }
        Body::Urlencoded => rows(api, item, "--data-urlencode"),
        Body::Formdata => rows(api, item, "-F"),
        Body::JsonWhole(media) | Body::JsonWholeAs(media, ..) => match saved_body(item) {
            Some(saved) => data(api, item, media, &compact(&saved)),
            None => file(api, item, media),
        },
        Body::Text(media) => match saved_body(item).as_ref().and_then(Json::as_str).filter(|text| !text.contains('\0'))
        {
            Some(saved) => data(api, item, media, saved),
            None => file(api, item, media),
        },
        Body::Template(media, _, template) => match text(api, item, template) {
            text if text.contains('\0') => file(api, item, media),
            text => data(api, item, media, &text),
        },
        Body::File => " \\\n  --data-binary @FILE".to_owned(),
    }
}

/// A text of the body with the saved values of its variables.
fn text(api: &Api, item: &Item, template: &Template) -> String {
    let saved = saved(item);
    let saved = by_name(saved.as_ref());
    let arguments = item.arguments.iter().rev();
    let arguments: HashMap<String, &Argument> = arguments.map(|argument| (template_name(argument), argument)).collect();
    let mut out = String::new();
    for part in &template.parts {
        match part {
            Part::Argument(name) => {
                let value = arguments.get(name).and_then(|argument| saved.get(argument.setter.as_str())?.as_str());
                push_value(value.or_else(|| default(api, name)), name, &mut out);
            }
            other => push_filled(api, other, &mut out),
        }
    }
    out
}

fn data(api: &Api, item: &Item, media: &str, text: &str) -> String {
    if text.len() > MAX_BODY {
        return file(api, item, media);
    }
    // curl reads `-d @name` from a file
    let text = lines(without_marks(api, text), media);
    let option = if text.starts_with('@') { "--data-raw" } else { "-d" };
    format!("{} \\\n  {option} '{}'", content_type(api, item, media), text.replace('\'', "'\\''"))
}

/// JSON that is too long for one line on several.
fn lines(text: String, media: &str) -> String {
    let json = (text.len() > MAX_LINE && media.contains("json")).then(|| json::parse(&text).ok()).flatten();
    json.map(|json| indented(&json)).unwrap_or(text)
}

fn file(api: &Api, item: &Item, media: &str) -> String {
    format!("{} \\\n  --data-binary @BODY", content_type(api, item, media))
}

/// The header for a body, unless the item has one.
fn content_type(api: &Api, item: &Item, media: &str) -> String {
    let is_content_type = |header: &Argument| fill(api, &header.name).eq_ignore_ascii_case("content-type");
    match sent(item, Place::Header).any(is_content_type) {
        true => String::new(),
        false => format!(" \\\n  -H \"Content-Type: {media}\""),
    }
}

/// The saved value of the argument that is the body.
fn saved_body(item: &Item) -> Option<Json<'_>> {
    let body = item.arguments.iter().find(|argument| argument.place == Place::Body)?;
    saved(item)?.get(&body.setter).cloned()
}

fn saved(item: &Item) -> Option<Json<'_>> {
    json::parse(&item.example).ok()
}

fn rows(api: &Api, item: &Item, option: &str) -> String {
    let row = |argument: &Argument| {
        let name = shell(&fill(api, &argument.name));
        let element = match &argument.ty {
            Type::List(element) => element,
            ty => ty,
        };
        let value = if *element == Type::File { "@FILE".to_owned() } else { value(api, argument) };
        let typed = argument.content_type.as_ref().filter(|_| option == "-F").map(|ty| format!(";type={}", shell(ty)));
        format!(" \\\n  {option} \"{name}={value}{}\"", typed.unwrap_or_default())
    };
    sent(item, Place::Form).map(row).collect()
}

/// A JSON object of the members that are sent.
fn members(api: &Api, item: &Item) -> String {
    let saved = saved(item);
    let saved = by_name(saved.as_ref());
    let member = |argument: &Argument| {
        let saved = saved.get(&*argument.setter).map(|value| compact(value));
        let value = match (&argument.presence, saved) {
            (Presence::Fixed(value) | Presence::Default(value), _) => fill(api, value),
            _ if is_id_of_call(argument) => quote(NEW_ID),
            (_, Some(saved)) => saved,
            (_, None) => quote(argument.example.as_deref().unwrap_or("…")),
        };
        format!("{}:{value}", quote(&fill(api, &argument.name)))
    };
    format!("{{{}}}", sent(item, Place::Body).map(member).collect::<Vec<_>>().join(","))
}

/// A template within single quotes, or as a name: a variable without a default stays as in the collection.
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
        Part::Setting(name) => push_value(default(api, name), name, out),
    }
}

/// Adds the value of a variable, or the variable itself if it has none or the text would become too long.
fn push_value(value: Option<&str>, name: &str, out: &mut String) {
    match value.filter(|value| out.len() + value.len() <= MAX_GROWTH) {
        Some(value) => out.push_str(value),
        None => out.extend(["{{", name, "}}"]),
    }
}

/// How deep settings may be nested in the defaults of settings. Deeper ones are treated as a cycle.
const MAX_DEPTH: usize = 8;

fn fill_shell(api: &Api, template: &Template) -> String {
    let mut out = String::new();
    template.parts.iter().for_each(|part| push_piece(api, part, 0, &mut out));
    out
}

/// A piece of a template within double quotes: a setting without a default is a variable of the shell.
fn push_piece(api: &Api, part: &Part, depth: usize, out: &mut String) {
    match part {
        Part::Text(text) => out.push_str(&shell(text)),
        Part::Argument(name) => out.extend(["{", name, "}"]),
        Part::Dynamic(name) => out.extend(["${", name, "}"]),
        Part::Setting(name) => {
            let setting = api.settings.iter().find(|setting| setting.name == *name);
            let has_room = depth < MAX_DEPTH && out.len() < MAX_GROWTH;
            match setting.and_then(|setting| setting.default.as_ref()).filter(|_| has_room) {
                Some(default) => default.parts.iter().for_each(|part| push_piece(api, part, depth + 1, out)),
                None => out.extend(["$", &variable(api, setting.map_or(name, |setting| &setting.setter))]),
            }
        }
    }
}

/// The variable of the shell for a setter: that of the environment which the first call of a new crate reads. With a
/// prefix it is never the shell's own, such as `USER`.
fn variable(api: &Api, setter: &str) -> String {
    let (prefix, setter) = (environment_prefix(&api.name), setter.trim_end_matches('_').to_ascii_uppercase());
    if setter.starts_with(&prefix) { setter } else { format!("{prefix}{setter}") }
}

/// Text within double quotes of a shell.
fn shell(text: &str) -> String {
    text.replace('\\', "\\\\").replace('"', "\\\"").replace('$', "\\$").replace('`', "\\`")
}
