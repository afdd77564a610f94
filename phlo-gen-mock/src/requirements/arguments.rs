//! What the arguments of an item have to be.

use crate::request::fields::{Fields, Given};
use crate::request::incoming::Received;
use phlo_gen_core::api::{self, Argument, Definition, Place, Presence, Type, TypePath};
use phlo_gen_core::json::{self, Kind};
use phlo_gen_core::json_text::is_number;
use std::collections::HashMap;

/// All types of the generated code by their paths.
pub type Types<'a> = HashMap<TypePath, &'a Definition>;

/// What one argument has to be.
#[derive(Debug)]
pub struct Rule {
    /// Its name on the wire.
    pub name: String,
    /// Where it stands.
    pub place: Place,
    /// Whether a request has to have it.
    pub is_required: bool,
    /// A value that is always sent, or sent if nothing else is said.
    pub told: Option<Told>,
    /// What its value has to be.
    value: Value,
    /// Whether it is the whole body.
    is_body: bool,
}

/// A value that tells items of one path apart.
#[derive(Debug)]
pub struct Told {
    /// The value as text.
    pub text: String,
    /// Whether no other may be sent.
    pub is_fixed: bool,
}

#[derive(Debug)]
enum Value {
    Any,
    String,
    Boolean,
    Integer,
    Number,
    List,
    Object,
    Choice(Vec<String>),
}

/// The rules of an item. Where the saved request itself breaks one about a value, the rule is not held against anybody.
pub fn rules(item: &api::Item, types: &Types<'_>, saved: &Received) -> Vec<Rule> {
    let mut rules: Vec<Rule> = item.arguments.iter().filter_map(|argument| rule(argument, &item.body, types)).collect();
    let fields = Fields::saved(saved);
    for rule in &mut rules {
        let given = fields.get(rule.place, &rule.name);
        let is_open = |text: &str| text.contains("{{") || text.starts_with('<');
        if given.is_some_and(|given| !is_open(&given.text()) && rule.value.refuses(given)) {
            rule.value = Value::Any;
        }
    }
    rules
}

/// What is wrong with a request, in the words of the vendor of the first collection; the first mistake only.
pub fn complaint(rules: &[Rule], request: &Received, fields: &Fields<'_>) -> Option<String> {
    if fields.is_broken {
        return Some("The body is no valid JSON.".to_owned());
    }
    rules.iter().find_map(|rule| rule.complaint(request, fields))
}

fn rule(argument: &Argument, body: &api::Body, types: &Types<'_>) -> Option<Rule> {
    let name = argument.name.as_text()?.to_owned();
    let told = |value: &api::Template, is_fixed| {
        let text = value.as_text()?;
        let json = (argument.place == Place::Body).then(|| json::parse(text).ok()).flatten();
        let text = json.map_or_else(|| text.to_owned(), |json| Given::Json(&json).text().into_owned());
        Some(Told { text, is_fixed })
    };
    let told = match &argument.presence {
        _ if matches!(argument.place, Place::Header | Place::Path) => None,
        Presence::Fixed(value) => told(value, true),
        Presence::Default(value) => told(value, false),
        Presence::Required | Presence::Optional => None,
    };
    let is_whole =
        matches!(body, api::Body::JsonWhole(_) | api::Body::JsonWholeAs(..) | api::Body::Text(_) | api::Body::File);
    let is_required = argument.presence == Presence::Required && argument.place != Place::Path;
    Some(Rule {
        is_required: is_required || told.as_ref().is_some_and(|told| told.is_fixed),
        value: value(&argument.ty, types, 0),
        place: argument.place,
        is_body: is_whole && argument.place == Place::Body,
        told,
        name,
    })
}

fn value(ty: &Type, types: &Types<'_>, depth: usize) -> Value {
    match ty {
        Type::String | Type::Secret => Value::String,
        Type::Boolean => Value::Boolean,
        Type::Integer => Value::Integer,
        Type::Float | Type::Number => Value::Number,
        Type::List(_) => Value::List,
        Type::Map(_) => Value::Object,
        Type::Optional(inner) | Type::Nullable(inner) => value(inner, types, depth),
        Type::Named(path) => match types.get(path) {
            Some(Definition::Choice(choice)) => {
                Value::Choice(choice.variants.iter().map(|(_, text)| text.clone()).collect())
            }
            Some(Definition::Object(_)) => Value::Object,
            Some(Definition::Alias { target, .. }) if depth < 8 => value(target, types, depth + 1),
            _ => Value::Any,
        },
        Type::Text | Type::OrText(_) | Type::Json | Type::File | Type::RawBody | Type::Empty | Type::Custom(_) => {
            Value::Any
        }
    }
}

impl Rule {
    fn complaint(&self, request: &Received, fields: &Fields<'_>) -> Option<String> {
        let name = &self.name;
        if self.is_body || self.place == Place::Header {
            let is_there = if self.is_body { !request.body.is_empty() } else { request.headers.contains_key(name) };
            return (self.is_required && !is_there).then(|| format!("{name} is a mandatory param."));
        }
        let Some(given) = fields.get(self.place, name) else {
            return self.is_required.then(|| format!("{name} is a mandatory param."));
        };
        let is_other = self.told.as_ref().is_some_and(|told| told.is_fixed && told.text != given.text());
        if !is_other && !self.value.refuses(given) {
            return None;
        }
        let expects = self.value.name().filter(|_| !is_other).map(|kind| format!(" {name} expects {kind}."));
        Some(format!("Invalid value provided for {name}.{}", expects.unwrap_or_default()))
    }
}

impl Value {
    fn refuses(&self, given: Given<'_>) -> bool {
        let text = given.text();
        let kind = match given {
            Given::Json(json) => Some(&json.kind),
            Given::Text(_) => None,
        };
        match self {
            Value::Any => false,
            Value::String => kind.is_some_and(|kind| !matches!(kind, Kind::String(_))),
            Value::Boolean => !matches!(&*text, "true" | "false"),
            Value::Integer => text.parse::<i64>().is_err(),
            Value::Number => !is_number(&text),
            Value::List => kind.is_some_and(|kind| !matches!(kind, Kind::Array(_))),
            Value::Object => kind.is_some_and(|kind| !matches!(kind, Kind::Object(_))),
            Value::Choice(texts) => !texts.iter().any(|allowed| *allowed == text),
        }
    }

    /// The kind of value with its article; a choice has none.
    fn name(&self) -> Option<&'static str> {
        match self {
            Value::Any | Value::Choice(_) => None,
            Value::String => Some("a string"),
            Value::Boolean => Some("a boolean"),
            Value::Integer => Some("an integer"),
            Value::Number => Some("a number"),
            Value::List => Some("a list"),
            Value::Object => Some("an object"),
        }
    }
}
