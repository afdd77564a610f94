//! Items: their arguments and types with names.

use crate::api::{self, Argument, Body, Part, Place, Presence, Template};
use crate::json::quote;
use crate::lower::build::argument_types::{argument_type, custom_type, documented_kind, in_words, path_argument};
use crate::lower::build::example::Example;
use crate::lower::collect::tree::CollectedItem;
use crate::lower::names::deprecated::deprecation;
use crate::lower::names::path_argument::setter_words;
use crate::lower::names::setters::Setters;
use crate::lower::names::taken::Taken;
use crate::lower::options::{Options, Responses};
use crate::lower::postman::scripts;
use crate::lower::responses::saved::saved_responses;
use crate::lower::responses::{next_page, types};
use crate::lower::secrets::flags::is_secret;
use crate::lower::secrets::redaction::url::redact_url;
use crate::lower::types::definitions::{ItemTypes, Side};
use std::collections::HashMap;

/// The names of an item.
#[derive(Debug, Clone)]
pub struct ItemNames {
    /// The method that starts it.
    pub method: String,
    /// The request struct.
    pub request: String,
    /// The builder.
    pub builder: String,
    /// The type of its responses with a 2xx status, if it has a separate one.
    pub response: String,
    /// The type of its other responses, if it has a separate one.
    pub failure: String,
}

/// Builds an item: its arguments, and the types of its arguments and responses.
pub fn build_item(
    item: CollectedItem<'_>,
    names: ItemNames,
    modules: &[String],
    taken: &mut Taken,
    options: &Options,
) -> api::Item {
    let CollectedItem {
        source,
        examples,
        prose,
        tables: _,
        auth,
        host,
        path,
        path_facts,
        arguments: collected,
        body,
        is_untyped,
        member_facts,
        responses,
    } = item;
    let request = names.request.clone();
    let mut types =
        ItemTypes { request: &request, modules, taken, defined: Vec::new(), options, depth: 0, reserved_name: None };
    let mut setters = Setters::of_builder();
    let mut example = Example::default();
    let mut arguments = Vec::new();
    let mut path_setters = Vec::new();
    let mut hole_setters = Vec::new();
    for (argument, facts) in path.arguments.iter().zip(path_facts) {
        let setter = setters.take(&setter_words(&argument.name, path.text_before(&argument.name)), Place::Path);
        if !argument.is_setting {
            path_setters.push((argument.name.clone(), setter.clone()));
            example.push(&setter, &quote(&argument.saved));
        }
        let own = custom_type(options, &names.request, &setter);
        let mut argument = path_argument(argument, setter, facts, &names.request, &mut types);
        argument.ty = own.unwrap_or(argument.ty);
        arguments.push(argument);
    }
    for argument in collected {
        let setter = setters.take(&argument.key, argument.place);
        if argument.place == Place::Hole && !matches!(argument.presence, Presence::Default(_)) {
            hole_setters.push((argument.key.clone(), setter.clone()));
        }
        let (ty, saved) =
            argument_type(&argument, &format!("{} {}", names.request, argument.key), &member_facts, &mut types);
        let ty = custom_type(options, &names.request, &setter).unwrap_or(ty);
        let unsaved = saved.is_none() && argument.presence == Presence::Required;
        let documented_type = documented_kind(&argument).map(in_words);
        if let (Some(saved), false) = (saved, matches!(argument.presence, Presence::Fixed(_))) {
            example.push(&setter, &saved);
        }
        let secret = is_secret(&argument.key, &ty, argument.is_secret);
        arguments.push(Argument {
            name: argument.name,
            setter,
            place: argument.place,
            presence: argument.presence,
            ty,
            secret,
            prose: argument.facts.prose,
            example: argument.shown.or(argument.facts.example),
            documented_default: argument.facts.default,
            documented_values: argument.facts.allowed,
            content_type: argument.content_type,
            unsaved,
            is_bare: argument.is_bare,
            source: argument.source,
            documented_type,
        });
    }
    let side = if options.responses == Responses::Lenient { Side::LenientResponse } else { Side::Response };
    let response = types::of_shape(&responses.success, &names.response, side, &mut types);
    let failure = types::of_shape(&responses.failure, &names.failure, Side::LenientResponse, &mut types);
    api::Item {
        id: source.id.clone(),
        pointer: source.pointer.clone(),
        name: source.name.clone(),
        method_name: names.method,
        request: names.request,
        builder: names.builder,
        prose,
        deprecated: deprecation(&source.name),
        method: source.request.method.clone(),
        url: redact_url(&source.request.url.raw),
        host,
        path: with_setters(path.template, &path_setters),
        arguments,
        body: match body {
            Body::Template(media, syntax, text) => Body::Template(media, syntax, with_setters(text, &hole_setters)),
            Body::Graphql(query, operation, variables) => {
                let [query, operation] = [query, operation].map(|text| with_setters(text, &hole_setters));
                Body::Graphql(query, operation, variables)
            }
            other => other,
        },
        is_untyped,
        auth,
        example: example.finish(),
        response,
        failure,
        responses: saved_responses(&examples),
        types: types.defined,
        next_page: next_page::next_page(&examples),
        scripts: scripts::variables_set(&source.scripts),
    }
}

fn with_setters(mut path: Template, setters: &[(String, String)]) -> Template {
    let setters: HashMap<&String, &String> = setters.iter().rev().map(|(wire, setter)| (wire, setter)).collect();
    for part in &mut path.parts {
        if let Part::Argument(name) = part
            && let Some(setter) = setters.get(name).copied()
        {
            *name = setter.clone();
        }
    }
    path
}
