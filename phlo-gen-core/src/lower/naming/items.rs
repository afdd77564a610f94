//! One item: its drafts become arguments with names and types.

use crate::api::{self, Argument, Part, Place, Presence, Template};
use crate::json_text::quote;
use crate::lower::collected::tree::CollectedItem;
use crate::lower::names::deprecated::deprecation;
use crate::lower::names::taken::Taken;
use crate::lower::naming::argument_types::{argument_type, custom_type, in_words, path_argument};
use crate::lower::naming::example::Example;
use crate::lower::naming::setters::Setters;
use crate::lower::options::{Options, Responses};
use crate::lower::postman::scripts;
use crate::lower::responses::saved::saved_responses;
use crate::lower::responses::{next_page, types};
use crate::lower::secrets::redaction::url::redact_url;
use crate::lower::types::definitions::{Side, Types};

/// The names of an item.
#[derive(Debug, Clone)]
pub struct Names {
    /// The method that starts it.
    pub method: String,
    /// The request struct.
    pub request: String,
    /// The builder.
    pub builder: String,
    /// The type of its responses with a 2xx status, if it has one of its own.
    pub response: String,
    /// The type of its other responses, if it has one of its own.
    pub failure: String,
}

/// Settles an item.
pub fn settle(
    pending: CollectedItem<'_>,
    names: Names,
    modules: &[String],
    taken: &mut Taken,
    options: &Options,
) -> api::Item {
    let CollectedItem { item, responses, prose, tables, auth, host, path, path_facts, drafts, body, nested } = pending;
    let request = names.request.clone();
    let mut types = Types { request: &request, modules, taken, defined: Vec::new(), options, depth: 0, kept: None };
    let mut setters = Setters::new();
    let mut example = Example::default();
    let mut arguments = Vec::new();
    let mut path_setters = Vec::new();
    for (argument, facts) in path.arguments.iter().zip(path_facts) {
        let setter = setters.take(&argument.name, Place::Path);
        if !argument.is_setting {
            path_setters.push((argument.name.clone(), setter.clone()));
            example.push(&setter, &quote(&argument.saved));
        }
        let own = custom_type(options, &names.request, &setter);
        let mut argument = path_argument(argument, setter, facts, &names.request, &mut types);
        argument.ty = own.unwrap_or(argument.ty);
        arguments.push(argument);
    }
    for draft in drafts {
        let setter = setters.take(&draft.key, draft.place);
        let (ty, saved) = argument_type(&draft, &format!("{} {}", names.request, draft.key), &nested, &mut types);
        let ty = custom_type(options, &names.request, &setter).unwrap_or(ty);
        let unsaved = saved.is_none() && draft.presence == Presence::Required;
        let documented_type = draft.facts.kind.as_ref().map(in_words);
        if let (Some(saved), false) = (saved, matches!(draft.presence, Presence::Fixed(_))) {
            example.push(&setter, &saved);
        }
        arguments.push(Argument {
            name: draft.name,
            setter,
            place: draft.place,
            presence: draft.presence,
            ty,
            prose: draft.facts.prose,
            example: draft.shown.or(draft.facts.example),
            documented_default: draft.facts.default,
            documented_values: draft.facts.allowed,
            content_type: draft.content_type,
            unsaved,
            source: draft.source,
            documented_type,
        });
    }
    let side = if options.responses == Responses::Lenient { Side::LenientResponse } else { Side::Response };
    let (response, failure) =
        types::types(&responses, &item.scripts, (&names.response, &names.failure), &tables, side, &mut types);
    api::Item {
        id: item.id.clone(),
        pointer: item.pointer.clone(),
        name: item.name.clone(),
        method_name: names.method,
        request: names.request,
        builder: names.builder,
        prose,
        deprecated: deprecation(&item.name),
        method: item.request.method.clone(),
        url: redact_url(&item.request.url.raw),
        host,
        path: with_setters(path.template, &path_setters),
        arguments,
        body,
        auth,
        example: example.finish(),
        response,
        failure,
        responses: saved_responses(&responses),
        types: types.defined,
        next_page: next_page::next_page(&responses),
        scripts: scripts::variables_set(&item.scripts),
    }
}

fn with_setters(mut path: Template, setters: &[(String, String)]) -> Template {
    for part in &mut path.parts {
        if let Part::Argument(name) = part
            && let Some((_, setter)) = setters.iter().find(|(wire, _)| wire == name)
        {
            *name = setter.clone();
        }
    }
    path
}
