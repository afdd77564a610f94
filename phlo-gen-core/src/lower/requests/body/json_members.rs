//! The members of a JSON body as arguments.

use crate::api::{Place, Presence, Source, Template};
use crate::arguments;
use crate::collection::secrets::keys::{Within, with_variables};
use crate::collection::{Description, Markup};
use crate::json::{Json, Kind, Member, compact, push_quoted};
use crate::lower::postman::{dynamic, references};
use crate::lower::requests::argument::{ArgumentValue, RequestArgument};
use crate::lower::requests::rows::{is_shown, wire_name};
use crate::lower::variables::scope::Variables;
use crate::lower::variables::{json_values, templates};
use crate::shapes;

/// The members of an object as arguments. A member that is only in another sample is inserted after its predecessor
/// there.
pub fn member_arguments(
    members: &[Member<'_>],
    others: &[Json<'_>],
    variables: &Variables<'_>,
) -> Vec<RequestArgument> {
    let mut arguments: Vec<RequestArgument> =
        members.iter().map(|member| member_argument(member, others, variables)).collect();
    for other in others {
        let mut after = 0;
        for member in other.as_object().unwrap_or_default() {
            match arguments.iter().position(|argument| argument.key == member.name) {
                Some(known) => {
                    after = known + 1;
                    if arguments[known].facts.prose.blocks.is_empty() && member.comment.is_some() {
                        let own = members.iter().find(|own| own.name == member.name);
                        let text = own.and_then(|own| own.value.as_str());
                        add_comment(&mut arguments[known], member, text, variables);
                    }
                }
                None => {
                    let mut argument = member_argument(member, &[], variables);
                    argument.source = Source::SavedRequest;
                    argument.presence = Presence::Optional;
                    argument.example = None;
                    arguments.insert(after, argument);
                    after += 1;
                }
            }
        }
    }
    arguments
}

fn member_argument(member: &Member<'_>, others: &[Json<'_>], variables: &Variables<'_>) -> RequestArgument {
    let resolved = json_values::resolve(&member.value, variables);
    let others: Vec<Json<'_>> = others
        .iter()
        .filter_map(|other| other.get(&member.name))
        .map(|value| json_values::resolve(value, variables))
        .collect();
    let all: Vec<&Json<'_>> = std::iter::once(&resolved).chain(&others).collect();
    let element = shapes::infer_lossless(&all);
    let key = variables.resolve(&member.name);
    let mut argument = RequestArgument::new(key, Place::Body, ArgumentValue::Json(element.clone()), Source::Request);
    argument.name = wire_name(&member.name, variables);
    argument.shown = shown(&resolved);
    let text = member.value.as_str();
    argument.is_literal = text.is_some_and(|text| !references::has_variable(text));
    add_comment(&mut argument, member, text, variables);
    match default(&member.value, variables) {
        // a member without a name is sent, but nobody would set it
        None if member.name.trim().is_empty() => {
            argument.presence = Presence::Fixed(Template::text(compact(&resolved)))
        }
        Some(template) => argument.presence = Presence::Default(template),
        None => match &resolved.kind {
            // no value of JSON can stand for it
            Kind::Variable(name) if dynamic::name(name).is_none() => argument.shown = Some(format!("{{{{{name}}}}}")),
            _ => {
                let kept = match argument.is_secret {
                    true => json_values::resolve_secret(&member.value, variables),
                    false => json_values::resolve_arguments(&member.value, variables),
                };
                argument.example = Some(compact(&json_values::without_placeholders(&kept, &element)));
            }
        },
    }
    argument
}

/// Marks the members of JSON-RPC and JSON-LD that make a body what it is: they are always sent.
pub fn set_protocol_members(members: &[Member<'_>], arguments: &mut [RequestArgument]) {
    let has = |name: &str| members.iter().any(|member| member.name == name);
    let is_call = has("method") && (has("jsonrpc") || has("params") && has("id"));
    for member in members {
        let presence = match &*member.name {
            "jsonrpc" | "method" if is_call => Presence::Fixed,
            "id" if is_call => Presence::Default,
            "@context" | "@type" => Presence::Default,
            _ => continue,
        };
        let Some(argument) = arguments.iter_mut().find(|argument| argument.key == member.name) else { continue };
        let is_placeholder = shapes::shape_of_placeholder(member.value.as_str().unwrap_or_default()).is_some();
        if argument.presence == Presence::Optional && is_literal(&member.value) && !is_placeholder {
            argument.presence = presence(Template::text(compact(&member.value)));
            argument.example = None;
        }
    }
}

/// Whether there is no variable in a value.
fn is_literal(json: &Json<'_>) -> bool {
    match &json.kind {
        Kind::Variable(_) => false,
        Kind::String(text) => !references::has_variable(text),
        Kind::Array(values) => values.iter().all(is_literal),
        Kind::Object(members) => members.iter().all(|member| is_literal(&member.value)),
        Kind::Null | Kind::Boolean(_) | Kind::Number(_) => true,
    }
}

fn shown(json: &Json<'_>) -> Option<String> {
    match &json.kind {
        Kind::String(text) if is_shown(text) => Some(text.to_string()),
        Kind::Number(_) | Kind::Boolean(_) => Some(compact(json)),
        _ => None,
    }
}

/// A value that the client's settings fill: JSON with variables, those within strings escaped when they are filled.
fn default(json: &Json<'_>, variables: &Variables<'_>) -> Option<Template> {
    let text = match &json.kind {
        Kind::String(text) => {
            let mut quoted = String::new();
            push_quoted(text, &mut quoted);
            quoted
        }
        Kind::Variable(name) => format!("{{{{{name}}}}}"),
        _ => return None,
    };
    templates::of_settings(&text, variables).filter(templates::is_sent_unless_set)
}

/// Adds what the comment of a member says of the argument, whose saved value is `text`.
fn add_comment(argument: &mut RequestArgument, member: &Member<'_>, text: Option<&str>, variables: &Variables<'_>) {
    let prose = member.comment.as_deref().map(|comment| with_variables(comment, Within::Prose));
    let description = prose.map(|text| Description { text, markup: Markup::Markdown, offset: member.start });
    argument.is_secret |= text.is_some_and(|text| variables.is_secret_row(&member.name, text, description.as_ref()));
    if let Some(description) = description {
        argument.facts.overlay(arguments::facts(&member.name, &description));
    }
}
