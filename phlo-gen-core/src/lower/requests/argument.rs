//! An argument of a request, before it has a name and a type in Rust.

use crate::api::{Place, Presence, Source, Template};
use crate::arguments::{Facts, Requirement, ValueKind, truth};
use crate::json::{self, Kind, compact, is_number, quote};
use crate::lower::secrets::detect;
use crate::lower::types::documented::element_of_kind;
use crate::shapes::{Element, Shape};

/// An argument of a request, from the request itself or its description.
#[derive(Debug, Clone)]
pub struct RequestArgument {
    /// The name as the collection writes it.
    pub key: String,
    /// The name on the wire.
    pub name: Template,
    /// Its place in the request.
    pub place: Place,
    /// Whether it is required, optional or fixed.
    pub presence: Presence,
    /// Its type.
    pub value: ArgumentValue,
    /// The facts in descriptions on it.
    pub facts: Facts,
    /// The saved value, as JSON, if it is sent.
    pub example: Option<String>,
    /// The saved value in readable form, sent or not.
    pub shown: Option<String>,
    /// Whether the saved value has no variables.
    pub is_literal: bool,
    /// Whether the value is a secret.
    pub is_secret: bool,
    /// The media type of its part of a form, if the collection has one.
    pub content_type: Option<String>,
    /// Whether it is missing in the saved request.
    pub is_disabled: bool,
    /// Whether only its name is sent, without `=` and a value.
    pub is_bare: bool,
    /// Where it comes from.
    pub source: Source,
}

/// The value of an argument, before types have names.
#[derive(Debug, Clone, PartialEq)]
pub enum ArgumentValue {
    /// A string in a URL; a list if it may be repeated.
    Text {
        /// Whether it is a list.
        repeated: bool,
    },
    /// A string elsewhere; a list if it may be repeated.
    String {
        /// Whether it is a list.
        repeated: bool,
    },
    /// A secret string.
    Secret,
    /// A file; a list if it may be repeated.
    File {
        /// Whether it is a list.
        repeated: bool,
    },
    /// A JSON value.
    Json(Element),
}

impl RequestArgument {
    /// An optional argument without other facts.
    pub fn new(key: impl Into<String>, place: Place, value: ArgumentValue, source: Source) -> Self {
        let key = key.into();
        RequestArgument {
            name: Template::text(key.as_str()),
            is_secret: detect::is_secret_name(&key),
            is_literal: false,
            key,
            place,
            presence: Presence::Optional,
            value,
            facts: Facts::default(),
            example: None,
            shown: None,
            content_type: None,
            is_disabled: false,
            is_bare: false,
            source,
        }
    }

    /// Decides from the facts whether the argument is required, optional or fixed. A disabled row is optional in any
    /// case.
    pub fn set_presence(&mut self) {
        if self.presence != Presence::Optional {
            return;
        }
        let required = self.facts.required == Some(Requirement::Required) && !self.is_disabled;
        let possible = self.facts.possible_fixed.as_ref().filter(|value| self.shown.as_ref() == Some(value));
        if let Some(fixed) = self.facts.fixed.as_ref().or(possible).and_then(|fixed| self.literal(fixed)) {
            self.presence = Presence::Fixed(fixed);
        } else if required {
            let default = self.facts.default.as_deref().and_then(|default| self.literal(default));
            self.presence = default.map_or(Presence::Required, Presence::Default);
        }
    }

    /// Uses a list of values as the allowed values, if the saved value is among them.
    pub fn set_allowed_values(&mut self) {
        let facts = &mut self.facts;
        // "{}", "<string>": no value that anybody would send
        let is_sample = |shown: &String| !shown.is_empty() && !shown.starts_with(['{', '[', '<']) && shown != "string";
        let is_other = |shown: &String| !facts.allowed.iter().any(|value| value.eq_ignore_ascii_case(shown));
        let is_refuted = facts.is_guess && self.shown.as_ref().is_some_and(|shown| is_sample(shown) && is_other(shown));
        // "Use `system|code`" shows how a value is composed, as the saved one is; "low|high" lists the values
        let is_listed =
            |shown: &str| shown.split('|').all(|part| facts.allowed.iter().any(|value| value == part.trim()));
        let is_composed = !facts.of_items
            && !facts.allowed.iter().any(|value| value.contains('|'))
            && self.shown.as_ref().is_some_and(|shown| shown.contains('|') && !is_listed(shown));
        // those of a file are its formats
        if is_refuted || is_composed || matches!(self.value, ArgumentValue::File { .. }) {
            facts.allowed.clear();
        }
        let is_text = matches!(facts.kind, None | Some(ValueKind::String));
        if facts.allowed.is_empty()
            && is_text
            && self.shown.as_ref().or(facts.example.as_ref()).is_some_and(|shown| facts.possible.contains(shown))
        {
            facts.allowed = std::mem::take(&mut facts.possible);
        }
    }

    /// Uses a word as the default if it is the saved value, or if it means the boolean that the argument is.
    pub fn set_word_default(&mut self) {
        let facts = &mut self.facts;
        let Some(word) = facts.possible_default.take().filter(|_| facts.default.is_none()) else { return };
        let is_boolean = matches!(&self.value, ArgumentValue::Json(Element { shape: Shape::Boolean, .. }));
        if is_boolean {
            facts.default = truth(&word).map(|truth| truth.to_string());
        } else if self.shown.as_ref() == Some(&word) && (facts.allowed.is_empty() || facts.allowed.contains(&word)) {
            facts.default = Some(word);
        }
    }

    /// Sets the documented shape of a value without a sample.
    pub fn set_documented_shape(&mut self) {
        let shows_nothing = self.example.as_deref().is_none_or(|example| example == "null");
        if let ArgumentValue::Json(element) = &mut self.value
            && element.shape == Shape::Unknown
            && shows_nothing
        {
            element.shape = element_of_kind(self.facts.kind.as_ref()).shape;
        }
    }

    /// A documented value as it is sent; `None` if it is of another type than the argument.
    fn literal(&self, text: &str) -> Option<Template> {
        let element = match &self.value {
            ArgumentValue::Json(element) => element,
            ArgumentValue::Secret if self.place == Place::Body => return Some(Template::text(quote(text))),
            _ => return Some(Template::text(text)),
        };
        let is_object = self.facts.kind == Some(ValueKind::Object);
        let written = match element.shape {
            Shape::Boolean => matches!(text, "true" | "false").then(|| text.to_owned()),
            Shape::Integer | Shape::Int64 | Shape::Float | Shape::Number => is_number(text).then(|| text.to_owned()),
            Shape::List(_) => compact_if(text, |kind| matches!(kind, Kind::Array(_))),
            Shape::Object(_) | Shape::Map(_) => compact_if(text, |kind| matches!(kind, Kind::Object(_))),
            Shape::Unknown if is_object => compact_if(text, |kind| matches!(kind, Kind::Object(_))),
            Shape::String | Shape::Formatted(_) | Shape::Unknown | Shape::Any | Shape::OrText(_) => Some(quote(text)),
            Shape::OrBoolean(_) | Shape::OneOrMany(_) => None,
        };
        written.map(Template::text)
    }
}

/// JSON of a kind, without blanks.
fn compact_if(text: &str, is_kind: fn(&Kind<'_>) -> bool) -> Option<String> {
    json::parse(text).ok().filter(|json| is_kind(&json.kind)).map(|json| compact(&json))
}
