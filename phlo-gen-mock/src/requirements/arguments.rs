//! The rules for the arguments of an item.

use crate::request::{FieldValue, Fields, Request};
use phlo_gen_core::api::{self, Argument, Definition, Place, Presence, Type, TypePath};
use phlo_gen_core::json::{self, Kind, is_number};
use std::collections::HashMap;

/// All types of the generated code by their paths.
pub type Types<'a> = HashMap<TypePath, &'a Definition>;

/// The rule for one argument.
#[derive(Debug)]
pub struct ArgumentRule {
    /// Its name on the wire.
    pub name: String,
    /// The place in which it is sent.
    pub place: Place,
    /// Whether a request must have it.
    pub is_required: bool,
    /// The fixed value or the default. Items with the same path differ in these values.
    pub preset: Option<Preset>,
    /// The type of its value.
    expected: ExpectedType,
    /// Whether it is the whole body.
    is_body: bool,
}

/// The fixed value or the default of an argument.
#[derive(Debug)]
pub struct Preset {
    /// The value as text.
    pub text: String,
    /// Whether every other value is refused.
    pub is_fixed: bool,
}

#[derive(Debug)]
enum ExpectedType {
    Any,
    String,
    Boolean,
    Integer,
    Number,
    List,
    Object,
    Choice(Vec<String>),
}

/// The rules of an item. Where the saved request itself violates the type of an argument, that type is not checked.
pub fn argument_rules(item: &api::Item, types: &Types<'_>, saved: &Request) -> Vec<ArgumentRule> {
    let mut rules: Vec<ArgumentRule> =
        item.arguments.iter().filter_map(|argument| rule(argument, &item.body, types)).collect();
    let fields = Fields::saved(saved);
    for rule in &mut rules {
        let value = fields.get(rule.place, &rule.name);
        let is_placeholder = |text: &str| text.contains("{{") || text.starts_with('<');
        if value.is_some_and(|value| !is_placeholder(&value.text()) && rule.expected.rejects(value)) {
            rule.expected = ExpectedType::Any;
        }
    }
    rules
}

/// The first violation of a rule by a request.
pub fn first_violation(rules: &[ArgumentRule], request: &Request, fields: &Fields<'_>) -> Option<String> {
    if fields.is_invalid_json {
        return Some("the body is not valid JSON".to_owned());
    }
    rules.iter().find_map(|rule| rule.violation(request, fields))
}

fn rule(argument: &Argument, body: &api::Body, types: &Types<'_>) -> Option<ArgumentRule> {
    // a text has no place in which a value could be found
    let name = argument.name.as_text().filter(|_| argument.place != Place::BodyText)?.to_owned();
    let preset = |value: &api::Template, is_fixed| {
        let text = value.as_text()?;
        let json = (argument.place == Place::Body).then(|| json::parse(text).ok()).flatten();
        let text = json.map_or_else(|| text.to_owned(), |json| FieldValue::Json(&json).text().into_owned());
        Some(Preset { text, is_fixed })
    };
    let preset = match &argument.presence {
        _ if matches!(argument.place, Place::Header | Place::Path) => None,
        Presence::Fixed(value) => preset(value, true),
        Presence::Default(value) => preset(value, false),
        Presence::Required | Presence::Optional => None,
    };
    let is_whole = matches!(
        body,
        api::Body::JsonWhole(_)
            | api::Body::JsonWholeAs(..)
            | api::Body::Text(_)
            | api::Body::Template(..)
            | api::Body::File
    );
    let is_required = argument.presence == Presence::Required && argument.place != Place::Path;
    Some(ArgumentRule {
        is_required: is_required || preset.as_ref().is_some_and(|preset| preset.is_fixed),
        expected: expected_type(&argument.ty, types, 0),
        place: argument.place,
        is_body: is_whole && argument.place == Place::Body,
        preset,
        name,
    })
}

fn expected_type(ty: &Type, types: &Types<'_>, depth: usize) -> ExpectedType {
    match ty {
        Type::String | Type::Secret => ExpectedType::String,
        Type::Boolean => ExpectedType::Boolean,
        Type::Integer => ExpectedType::Integer,
        Type::Float | Type::Number => ExpectedType::Number,
        Type::List(_) => ExpectedType::List,
        Type::Map(_) => ExpectedType::Object,
        Type::Optional(inner) | Type::Nullable(inner) => expected_type(inner, types, depth),
        Type::Named(path) => match types.get(path) {
            Some(Definition::Choice(choice)) => {
                ExpectedType::Choice(choice.variants.iter().map(|(_, text)| text.clone()).collect())
            }
            Some(Definition::Object(_)) => ExpectedType::Object,
            Some(Definition::Alias { target, .. }) if depth < 8 => expected_type(target, types, depth + 1),
            _ => ExpectedType::Any,
        },
        Type::Text
        | Type::OrText(_)
        | Type::OrBoolean(_)
        | Type::OneOrMany(_)
        | Type::Json
        | Type::File
        | Type::RawBody
        | Type::Empty
        | Type::Custom(_) => ExpectedType::Any,
    }
}

impl ArgumentRule {
    fn violation(&self, request: &Request, fields: &Fields<'_>) -> Option<String> {
        let name = &self.name;
        let missing = || self.is_required.then(|| format!("the argument `{name}` is missing"));
        if self.is_body || self.place == Place::Header {
            let is_present = if self.is_body { !request.body.is_empty() } else { request.headers.contains_key(name) };
            return missing().filter(|_| !is_present);
        }
        let Some(value) = fields.get(self.place, name) else { return missing() };
        match &self.preset {
            Some(preset) if preset.is_fixed && preset.text != value.text() => {
                Some(format!("the argument `{name}` must be `{}`", preset.text))
            }
            _ => {
                self.expected.rejects(value).then(|| format!("the argument `{name}` must be {}", self.expected.text()))
            }
        }
    }
}

impl ExpectedType {
    fn rejects(&self, value: FieldValue<'_>) -> bool {
        let text = value.text();
        let kind = match value {
            FieldValue::Json(json) => Some(&json.kind),
            FieldValue::Text(_) => None,
        };
        match self {
            ExpectedType::Any => false,
            ExpectedType::String => kind.is_some_and(|kind| !matches!(kind, Kind::String(_))),
            ExpectedType::Boolean => !matches!(&*text, "true" | "false"),
            ExpectedType::Integer => text.parse::<i64>().is_err(),
            ExpectedType::Number => !is_number(&text),
            ExpectedType::List => kind.is_some_and(|kind| !matches!(kind, Kind::Array(_))),
            ExpectedType::Object => kind.is_some_and(|kind| !matches!(kind, Kind::Object(_))),
            ExpectedType::Choice(texts) => !texts.iter().any(|allowed| *allowed == text),
        }
    }

    /// What a value must be.
    fn text(&self) -> String {
        match self {
            ExpectedType::Any => "any value".to_owned(),
            ExpectedType::String => "a string".to_owned(),
            ExpectedType::Boolean => "a boolean".to_owned(),
            ExpectedType::Integer => "an integer".to_owned(),
            ExpectedType::Number => "a number".to_owned(),
            ExpectedType::List => "a list".to_owned(),
            ExpectedType::Object => "an object".to_owned(),
            ExpectedType::Choice(texts) => format!("one of `{}`", texts.join("`, `")),
        }
    }
}
