//! The cargo features of the runtime that a client requires.

use crate::api::{Api, Body, Item, Part, Presence, Template};

/// The kinds of authorization that require no feature.
const AUTHS_WITHOUT_FEATURE: &[&str] = &["basic", "bearer", "apikey", "oauth2"];

/// The dynamic variables that require no feature.
const VARIABLES_WITHOUT_FEATURE: &[&str] = &["guid", "isoTimestamp", "randomInt", "randomUUID", "timestamp"];

/// Whether the runtime has this kind of authorization without a feature. The others sign the request.
pub fn is_built_in(auth_kind: &str) -> bool {
    AUTHS_WITHOUT_FEATURE.contains(&auth_kind)
}

/// The kinds of authorization that require the feature of their name, each once.
pub fn auth_kinds(api: &Api) -> Vec<String> {
    let mut kinds: Vec<String> = Vec::new();
    for auth in &api.auths {
        if !is_built_in(&auth.kind) && !kinds.contains(&auth.kind) {
            kinds.push(auth.kind.clone());
        }
    }
    kinds
}

/// The first dynamic variable that requires the feature `dynamic`.
pub fn dynamic_variable(api: &Api) -> Option<String> {
    let mut found = Vec::new();
    api.settings.iter().filter_map(|setting| setting.default.as_ref()).for_each(|value| template(value, &mut found));
    api.hosts.iter().for_each(|host| template(&host.base, &mut found));
    api.auths.iter().flat_map(|auth| &auth.parameters).for_each(|(_, value)| template(value, &mut found));
    api.root.each_item(&mut |item| self::item(item, &mut found));
    found.into_iter().find(|name| !VARIABLES_WITHOUT_FEATURE.contains(&name.as_str()))
}

fn item(item: &Item, out: &mut Vec<String>) {
    template(&item.path, out);
    for argument in &item.arguments {
        template(&argument.name, out);
        if let Presence::Default(value) | Presence::Fixed(value) = &argument.presence {
            template(value, out);
        }
    }
    match &item.body {
        Body::JsonAs(_, saved, meant) | Body::JsonWholeAs(_, saved, meant) => {
            [saved, meant].into_iter().for_each(|value| template(value, out));
        }
        Body::Template(_, _, text) => template(text, out),
        Body::Graphql(query, operation, variables) => {
            [query, operation, variables].into_iter().for_each(|value| template(value, out));
        }
        _ => {}
    }
    let in_example = item.example.split("{{$").skip(1).filter_map(|piece| piece.split_once("}}"));
    let is_dynamic = |name: &&str| crate::lower::is_dynamic_name(name);
    out.extend(in_example.map(|(name, _)| name).filter(is_dynamic).map(str::to_owned));
}

fn template(template: &Template, out: &mut Vec<String>) {
    out.extend(template.parts.iter().filter_map(|part| match part {
        Part::Dynamic(name) => Some(name.clone()),
        _ => None,
    }));
}
