//! Builds the static tables of generated code at run time.

use super::leak::{leak_list, leak_text};
use crate::items::ItemEntry;
use phlo_gen_core::api::{self, Presence, Template};
use phlo_gen_runtime::__private::{self as runtime, Api, Argument, Auth, Host, Setting, Spec};

/// The tables that all items share. Settings that this item does not use are optional.
pub fn api_tables(entry: &ItemEntry<'_>) -> &'static Api {
    let setting = |setting: &api::Setting| Setting {
        name: leak_text(&setting.name),
        default: setting.default.as_ref().map(template),
        secret: setting.secret,
        required: entry.needs(setting),
    };
    let host = |host: &api::Host| Host { name: leak_text(&host.name), base: template(&host.base) };
    let auth = |auth: &api::Auth| Auth {
        kind: leak_text(&auth.kind),
        parameters: leak_list(auth.parameters.iter().map(|(name, value)| (leak_text(name), template(value))).collect()),
    };
    let api = entry.api;
    Box::leak(Box::new(Api {
        name: leak_text(&api.name),
        settings: leak_list(api.settings.iter().map(setting).collect()),
        hosts: leak_list(api.hosts.iter().map(host).collect()),
        auths: leak_list(api.auths.iter().map(auth).collect()),
    }))
}

/// The setters of the settings, with the indexes of these.
pub fn setters(entry: &ItemEntry<'_>) -> Vec<(usize, &'static str)> {
    let settings = entry.api.settings.iter().enumerate();
    settings.map(|(index, setting)| (index, leak_text(&setting.setter))).collect()
}

/// The table of an item.
pub fn item_spec(entry: &ItemEntry<'_>) -> Spec {
    let item = entry.item;
    let mut field = 0;
    let mut arguments = Vec::new();
    for argument in &item.arguments {
        let own = field;
        field += usize::from(!matches!(argument.presence, Presence::Fixed(_)));
        if !matches!(argument.place, api::Place::Path | api::Place::BodyText) {
            arguments.push(row(argument, own));
        }
    }
    Spec {
        item: leak_text(&item.names().collect::<Vec<_>>().join(" / ")),
        method: leak_text(&item.method),
        host: item.host,
        path: template(&item.path),
        arguments: runtime::Arguments::Table(leak_list(arguments)),
        body: match body(&item.body) {
            body if item.is_untyped => runtime::Body::Untyped(Box::leak(Box::new(body))),
            body => body,
        },
        auth: item.auth,
    }
}

fn row(argument: &api::Argument, field: usize) -> Argument {
    let place = match argument.place {
        api::Place::Query => runtime::Place::Query,
        api::Place::Header => runtime::Place::Header,
        api::Place::Body | api::Place::Form | api::Place::Path | api::Place::BodyText => runtime::Place::Body,
    };
    let name = template(&argument.name);
    let row = match &argument.presence {
        Presence::Default(default) => runtime::argument(place, name, field).or(template(default)),
        Presence::Fixed(_) if argument.is_bare => runtime::bare(place, name),
        Presence::Fixed(fixed) => runtime::fixed(place, name, template(fixed)),
        Presence::Required | Presence::Optional => runtime::argument(place, name, field),
    };
    argument.content_type.as_ref().map_or(row, |media| row.typed(leak_text(media)))
}

fn body(body: &api::Body) -> runtime::Body {
    match body {
        api::Body::None => runtime::Body::None,
        api::Body::Json => runtime::Body::Json,
        api::Body::JsonIfAny => runtime::Body::JsonIfAny,
        api::Body::JsonWhole(media) => runtime::Body::JsonWhole(leak_text(media)),
        api::Body::JsonWholeAs(media, saved, meant) => {
            runtime::Body::JsonWholeAs(leak_text(media), template(saved), template(meant))
        }
        api::Body::Text(media) => runtime::Body::Text(leak_text(media)),
        api::Body::Urlencoded => runtime::Body::Urlencoded,
        api::Body::Formdata => runtime::Body::Formdata,
        api::Body::File => runtime::Body::File,
        api::Body::JsonAs(media, saved, meant) => {
            runtime::Body::JsonAs(leak_text(media), template(saved), template(meant))
        }
        api::Body::Template(media, syntax, text) => {
            runtime::Body::Template(leak_text(media), self::syntax(*syntax), template(text))
        }
        api::Body::Graphql(query, operation, otherwise) => {
            runtime::Body::Graphql(template(query), template(operation), template(otherwise))
        }
    }
}

fn syntax(syntax: api::Syntax) -> runtime::Syntax {
    match syntax {
        api::Syntax::Plain => runtime::Syntax::Plain,
        api::Syntax::Xml => runtime::Syntax::Xml,
        api::Syntax::Json => runtime::Syntax::Json,
        api::Syntax::Javascript => runtime::Syntax::Javascript,
        api::Syntax::Graphql => runtime::Syntax::Graphql,
        api::Syntax::Form => runtime::Syntax::Form,
    }
}

fn template(template: &Template) -> &'static str {
    leak_text(&template.source())
}
