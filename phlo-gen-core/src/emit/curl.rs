//! The command that sends an item from a shell, for its documentation: secrets are variables of the shell.

use crate::api::{Api, Argument, Auth, Body, Item, Part, Place, Presence, Template};
use crate::json_text::{is_number, quote};
use std::fmt::Write;

/// The command.
pub fn command(api: &Api, item: &Item) -> String {
    let mut out = match item.method.as_str() {
        "GET" => "curl ".to_owned(),
        method => format!("curl -X {method} "),
    };
    // writing to a String cannot fail
    let _ = write!(out, "\"{}\"", url(api, item));
    let auth = item.auth.and_then(|auth| api.auths.get(auth));
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
    for part in &item.path.parts {
        match part {
            Part::Argument(setter) => {
                let argument = item.arguments.iter().find(|argument| argument.setter == *setter);
                let saved = argument.and_then(|argument| argument.example.clone());
                url.push_str(&shell(&saved.unwrap_or_else(|| format!("{{{setter}}}"))));
            }
            other => url.push_str(&piece(api, other)),
        }
    }
    for (index, row) in sent(item, Place::Query).enumerate() {
        url.push(if index == 0 { '?' } else { '&' });
        let _ = write!(url, "{}={}", shell(&fill(api, &row.name)), value(api, row).replace(' ', "%20"));
    }
    url
}

/// The arguments of a place that the command shows: what must be sent, and what is sent anyway.
fn sent(item: &Item, place: Place) -> impl Iterator<Item = &Argument> {
    item.arguments.iter().filter(move |argument| argument.place == place && argument.presence != Presence::Optional)
}

fn value(api: &Api, argument: &Argument) -> String {
    match &argument.presence {
        Presence::Fixed(value) | Presence::Default(value) => fill_shell(api, value),
        _ => shell(&argument.example.clone().unwrap_or_else(|| format!("{{{}}}", argument.setter))),
    }
}

fn authorization(api: &Api, auth: &Auth) -> String {
    let parameter = |name: &str| {
        let found = auth.parameters.iter().find(|(key, _)| key == name);
        found.map(|(_, value)| fill_shell(api, value)).unwrap_or_default()
    };
    match auth.kind.as_str() {
        "basic" => format!(" \\\n  -u \"{}:{}\"", parameter("username"), parameter("password")),
        "bearer" => format!(" \\\n  -H \"Authorization: Bearer {}\"", parameter("token")),
        "oauth2" => format!(" \\\n  -H \"Authorization: Bearer {}\"", parameter("accessToken")),
        "apikey" if parameter("in") != "query" => format!(" \\\n  -H \"{}: {}\"", parameter("key"), parameter("value")),
        "digest" => format!(" \\\n  --digest -u \"{}:{}\"", parameter("username"), parameter("password")),
        "ntlm" => format!(" \\\n  --ntlm -u \"{}:{}\"", parameter("username"), parameter("password")),
        _ => String::new(),
    }
}

fn body(api: &Api, item: &Item) -> String {
    match &item.body {
        Body::None => String::new(),
        Body::Json | Body::Graphql(..) => {
            let variables = json(api, item);
            let text = match &item.body {
                Body::Graphql(query, _) => format!("{{\"query\":{},\"variables\":{variables}}}", quote(query)),
                _ => variables,
            };
            let mut out = String::new();
            if !sent(item, Place::Header).any(|header| fill(api, &header.name).eq_ignore_ascii_case("content-type")) {
                out.push_str(" \\\n  -H \"Content-Type: application/json\"");
            }
            let _ = write!(out, " \\\n  -d '{}'", text.replace('\'', "'\\''"));
            out
        }
        Body::Urlencoded => rows(api, item, "--data-urlencode"),
        Body::Formdata => rows(api, item, "-F"),
        Body::JsonWhole(_) | Body::Text(_) | Body::File => " \\\n  --data-binary @BODY".to_owned(),
    }
}

fn rows(api: &Api, item: &Item, option: &str) -> String {
    let row = |argument: &Argument| {
        format!(" \\\n  {option} \"{}={}\"", shell(&fill(api, &argument.name)), value(api, argument))
    };
    sent(item, Place::Form).map(row).collect()
}

/// The members that must be sent, or are sent anyway, and those that the collection shows a value of.
fn json(api: &Api, item: &Item) -> String {
    let shown = item.arguments.iter().filter(|argument| {
        argument.place == Place::Body && (argument.presence != Presence::Optional || argument.example.is_some())
    });
    let member = |argument: &Argument| {
        let value = match &argument.presence {
            Presence::Fixed(value) | Presence::Default(value) => fill(api, value),
            _ => match &argument.example {
                Some(text) if is_number(text) && argument.ty != crate::api::Type::String => text.clone(),
                Some(text) => quote(text),
                None => "…".to_owned(),
            },
        };
        format!("{}:{value}", quote(&fill(api, &argument.name)))
    };
    format!("{{{}}}", shown.map(member).collect::<Vec<_>>().join(","))
}

fn fill(api: &Api, template: &Template) -> String {
    template.parts.iter().map(|part| if let Part::Text(text) = part { text.clone() } else { piece(api, part) }).collect()
}

fn fill_shell(api: &Api, template: &Template) -> String {
    template.parts.iter().map(|part| piece(api, part)).collect()
}

/// A piece of a template between double quotes of a shell: a setting that has no default is a variable of the shell.
fn piece(api: &Api, part: &Part) -> String {
    match part {
        Part::Text(text) => shell(text),
        Part::Argument(name) => format!("{{{name}}}"),
        Part::Dynamic(name) => format!("${{{name}}}"),
        Part::Setting(name) => {
            let setting = api.settings.iter().find(|setting| setting.name == *name);
            match setting.and_then(|setting| setting.default.as_ref()).and_then(|default| default.as_text()) {
                Some(text) => shell(text),
                None => format!("${}", variable(setting.map_or(name, |setting| &setting.setter))),
            }
        }
    }
}

fn variable(setter: &str) -> String {
    setter.trim_end_matches('_').to_ascii_uppercase()
}

/// Text between double quotes of a shell.
fn shell(text: &str) -> String {
    text.replace('\\', "\\\\").replace('"', "\\\"").replace('$', "\\$").replace('`', "\\`")
}
