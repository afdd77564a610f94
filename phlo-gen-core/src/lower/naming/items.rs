//! One item: its drafts become arguments with names and types.

use crate::api::{self, Argument, Body, Part, Place, Presence, Source, Template, Type};
use crate::arguments::{Facts, Tables, ValueKind};
use crate::collection::Item;
use crate::json_text::quote;
use crate::lower::collected::table_rows::Nested;
use crate::lower::names::identifiers::{self, Taken};
use crate::lower::options::{Options, Responses};
use crate::lower::postman::scripts;
use crate::lower::requests::argument::{Draft, Value};
use crate::lower::requests::path::{self, PathArgument};
use crate::lower::responses::example::Saved;
use crate::lower::responses::{next_page, types};
use crate::lower::secrets::redaction::url::redact_url;
use crate::lower::types::definitions::{Side, Types, or_text};
use crate::prose::Prose;
use crate::shapes::{Format, Shape};
use std::ops::Range;

/// Methods of the builder that are ours.
const BUILDER: &[&str] = &["send", "build", "with"];

/// An item whose arguments are known and whose names are not.
#[derive(Debug)]
pub struct Pending<'a> {
    /// The item.
    pub item: &'a Item,
    /// Its saved responses.
    pub responses: Vec<Saved<'a>>,
    /// What it says of itself, without its argument tables.
    pub prose: Prose,
    /// What its tables say.
    pub tables: Tables,
    /// An index into the authorizations in use.
    pub auth: Option<usize>,
    /// An index into the hosts.
    pub host: usize,
    /// Its path.
    pub path: path::Path,
    /// What is known of the path's arguments.
    pub path_facts: Vec<Facts>,
    /// All other arguments, in the order in which they are sent.
    pub drafts: Vec<Draft>,
    /// How the body is put together.
    pub body: Body,
    /// What is known of members of nested objects.
    pub nested: Nested,
}

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
    pending: Pending<'_>,
    names: Names,
    modules: &[String],
    taken: &mut Taken,
    options: &Options,
) -> api::Item {
    let Pending { item, responses, prose, tables, auth, host, path, path_facts, drafts, body, nested } = pending;
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
        let own = custom(options, &names.request, &setter);
        let mut argument = path_argument(argument, setter, facts, &names, &mut types);
        argument.ty = own.unwrap_or(argument.ty);
        arguments.push(argument);
    }
    for draft in drafts {
        let setter = setters.take(&draft.key, draft.place);
        let (ty, saved) = value(&draft, &format!("{} {}", names.request, draft.key), &nested, &mut types);
        let ty = custom(options, &names.request, &setter).unwrap_or(ty);
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
    let (response, failure) = types::types(&responses, &item.scripts, &names, &tables, side, &mut types);
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
        responses: types::shown(&responses),
        types: types.defined,
        next_page: next_page::next_page(&responses),
        scripts: scripts::variables_set(&item.scripts),
    }
}

/// Why an item is not to be used any more, if its name says so.
pub fn deprecation(name: &str) -> Option<String> {
    deprecation_mark(name).map(|_| "the collection marks this item as deprecated".to_owned())
}

/// Where a name says that the item is not to be used any more.
pub fn deprecation_mark(name: &str) -> Option<Range<usize>> {
    // as long as the name itself, so that places in it are places in the name
    let lower = name.to_ascii_lowercase();
    let marks = ["[deprecated]", "(deprecated)", "deprecated:", "deprecated -"];
    marks.iter().find_map(|mark| lower.find(mark).map(|start| start..start + mark.len()))
}

fn path_argument(
    argument: &PathArgument,
    setter: String,
    facts: Facts,
    names: &Names,
    types: &mut Types<'_>,
) -> Argument {
    let is_plain = argument.shown.bytes().all(is_spelled_alike);
    let ty = if argument.is_secret {
        Type::Secret
    } else if facts.allowed.len() > 1 && is_plain {
        types.choice(&format!("{} {}", names.request, argument.name), &facts.allowed, &facts.prose)
    } else {
        let format = Format::of(&argument.shown).filter(|_| !argument.is_setting);
        format.and_then(|format| types.options.formatted(format)).unwrap_or(Type::Text)
    };
    let shows_itself = argument.shown.trim_matches(['{', '}', '<', '>', ':']) == argument.name;
    Argument {
        name: Template::text(argument.name.clone()),
        setter,
        place: Place::Path,
        presence: match argument.is_setting {
            true => Presence::Default(Template { parts: vec![Part::Setting(argument.name.clone())] }),
            false => Presence::Required,
        },
        ty,
        prose: facts.prose,
        example: (!shows_itself && !argument.shown.is_empty()).then(|| argument.shown.clone()).or(facts.example),
        documented_default: facts.default,
        documented_values: facts.allowed,
        content_type: None,
        unsaved: false,
        source: Source::Request,
        documented_type: facts.kind.as_ref().map(in_words),
    }
}

/// The name of a type.
fn in_words(kind: &ValueKind) -> String {
    match kind {
        ValueKind::String => "string".to_owned(),
        ValueKind::Integer => "integer".to_owned(),
        ValueKind::Number => "number".to_owned(),
        ValueKind::Boolean => "boolean".to_owned(),
        ValueKind::List(Some(inner)) => format!("list of {}s", in_words(inner)),
        ValueKind::List(None) => "list".to_owned(),
        ValueKind::Object => "object".to_owned(),
        ValueKind::File => "file".to_owned(),
    }
}

/// The type of an argument, and its saved value as that type is read.
fn value(draft: &Draft, name: &str, nested: &Nested, types: &mut Types<'_>) -> (Type, Option<String>) {
    let saved = draft.example.clone();
    let below: Nested = nested
        .iter()
        .filter(|(path, _)| path.first().is_some_and(|first| *first == draft.key))
        .map(|(path, facts)| (path[1..].to_vec(), facts.clone()))
        .collect();
    match &draft.value {
        Value::Secret => (Type::Secret, saved),
        Value::File { repeated } => (listed(Type::File, *repeated), saved),
        Value::Text { repeated: true } => (Type::List(Box::new(Type::Text)), saved),
        Value::Text { repeated: false } => text(draft, Type::Text, name, types),
        Value::String { repeated: true } => (Type::List(Box::new(Type::String)), saved),
        Value::String { repeated: false } => text(draft, Type::String, name, types),
        Value::Json(element) => {
            let is_text = match element.shape {
                Shape::String | Shape::Formatted(_) => true,
                Shape::Unknown => saved.is_none() && matches!(draft.facts.kind, None | Some(ValueKind::String)),
                _ => false,
            };
            let is_choice = is_text && draft.facts.allowed.len() > 1;
            if is_choice {
                let choice = types.choice(name, &draft.facts.allowed, &draft.facts.prose);
                let ty = if element.nullable { Type::Nullable(Box::new(choice)) } else { choice };
                return (ty, saved);
            }
            let ty = types.of(element, name, Side::Request, &below);
            (or_text(ty, draft.facts.kind.as_ref()), saved)
        }
    }
}

/// Text, unless prose says otherwise and the saved value does not contradict it.
fn text(draft: &Draft, plain: Type, name: &str, types: &mut Types<'_>) -> (Type, Option<String>) {
    let saved = draft.example.clone();
    let inner = saved.as_deref().and_then(|saved| saved.strip_prefix('"')?.strip_suffix('"'));
    let has_text = saved.is_none() || inner.is_some();
    let is_plain = |text: &str| text.bytes().all(is_spelled_alike);
    if draft.facts.allowed.len() > 1 && has_text && inner.is_none_or(is_plain) {
        return (types.choice(name, &draft.facts.allowed, &draft.facts.prose), saved);
    }
    let typed = match draft.facts.kind {
        Some(ValueKind::Integer) if inner.is_none_or(is_integer) => Some(Type::Integer),
        Some(ValueKind::Boolean) if inner.is_none_or(|text| matches!(text, "true" | "false")) => Some(Type::Boolean),
        Some(ValueKind::Number) if inner.is_none_or(crate::json_text::is_number) => Some(Type::Number),
        _ => None,
    };
    let format = inner.and_then(Format::of);
    match typed.filter(|_| has_text) {
        Some(ty) => (ty, inner.map(str::to_owned)),
        None => (format.and_then(|format| types.options.formatted(format)).unwrap_or(plain), saved),
    }
}

fn listed(ty: Type, repeated: bool) -> Type {
    if repeated { Type::List(Box::new(ty)) } else { ty }
}

/// Whether the text is that of an `i64` as it is written.
fn is_integer(text: &str) -> bool {
    text.parse::<i64>().is_ok_and(|number| number.to_string() == text)
}

/// Characters that are sent alike whether the collection's text holds them or a caller's, and that are part of no variable.
fn is_spelled_alike(byte: u8) -> bool {
    matches!(byte, b' '..=b'~') && !b"%+/?#\\{}".contains(&byte)
}

fn custom(options: &Options, request: &str, setter: &str) -> Option<Type> {
    let wanted = format!("{request}.{setter}");
    options.types.iter().find(|(name, _)| *name == wanted).map(|(_, custom)| Type::Custom(custom.clone()))
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

/// The names of setters that one builder has.
struct Setters(Taken);

impl Setters {
    fn new() -> Self {
        Setters(Taken::with(BUILDER))
    }

    /// A setter and, for an optional argument, its second one `maybe_…`.
    fn take(&mut self, key: &str, place: Place) -> String {
        let plain = self.0.not_ours(identifiers::lead(identifiers::snake(key), "argument"));
        let stem = plain.trim_end_matches('_').to_owned();
        let placed = format!("{stem}_{}", place.word());
        let numbered = (2_u64..).map(|number| format!("{stem}_{number}"));
        let free = |name: &String| self.0.is_free(name) && self.0.is_free(&format!("maybe_{name}"));
        let name = [plain.clone(), placed].into_iter().chain(numbered).find(free).unwrap_or(plain);
        self.0.take(format!("maybe_{name}"));
        self.0.take(name)
    }
}

/// The saved values of a request, as one JSON object.
#[derive(Default)]
struct Example(String);

impl Example {
    fn push(&mut self, setter: &str, json: &str) {
        self.0.push(if self.0.is_empty() { '{' } else { ',' });
        self.0.push_str(&quote(setter));
        self.0.push(':');
        self.0.push_str(json);
    }

    fn finish(mut self) -> String {
        self.0.push_str(if self.0.is_empty() { "{}" } else { "}" });
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_setters_of_an_argument_are_its_own() {
        let mut setters = Setters::new();
        let mut take = |key| setters.take(key, Place::Query);
        assert_eq!(
            ["maybe_a", "maybe_a_query", "a", "a", "send", "Send"].map(&mut take),
            ["maybe_a", "maybe_a_query", "a_2", "a_3", "send_", "send_query"]
        );
    }
}
