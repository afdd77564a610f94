//! Arguments that are secrets: placeholders and settings take the place of their values.

use crate::api::{Part, Place, Presence};
use crate::arguments::{Facts, Requirement};
use crate::json::{self, Json};
use crate::json_text::quote;
use crate::lower::postman::references;
use crate::lower::requests::argument::{Draft, Value};
use crate::lower::secrets::detect;
use crate::lower::secrets::literals::Literals;
use crate::lower::secrets::redaction::json::redact_json;
use crate::lower::secrets::redaction::placeholder::placeholder;
use crate::lower::secrets::redaction::prose::{change_text, redact_word};
use crate::lower::secrets::redaction::text::redact_text;
use crate::shapes::{Element, Shape};

/// What a secret of a query is that stands there without a value.
const BARE: &str = "\u{fdd2}";

/// Takes the secrets out of arguments. A key that every request sends becomes a setting.
pub fn arguments(drafts: &mut [Draft], literals: &mut Literals) {
    for draft in drafts {
        if draft.is_secret && is_text(draft) {
            argument(draft, literals);
        } else if let Some(example) = draft.example.take() {
            let owner = draft.is_secret.then_some(&draft.key);
            draft.example = Some(match json::parse(&example).as_ref().ok().and_then(Json::as_str) {
                Some(text) if owner.is_none() => quote(&redact_text(text)),
                _ => redact_json(&example, owner),
            });
            draft.shown = draft.shown.take().filter(|_| !draft.is_secret).map(|shown| redact_text(&shown));
        }
        if draft.is_secret && draft.value != Value::Secret {
            facts(&mut draft.facts, &draft.key, literals);
        }
    }
}

fn is_text(draft: &Draft) -> bool {
    match &draft.value {
        Value::Text { repeated: false } | Value::String { repeated: false } | Value::Secret => true,
        Value::Json(Element { shape, .. }) => match shape {
            Shape::String | Shape::Formatted(_) => true,
            Shape::Unknown => draft.example.is_none() && draft.facts.kind.is_none(),
            _ => false,
        },
        _ => false,
    }
}

fn argument(draft: &mut Draft, literals: &mut Literals) {
    let gives_away = |text: &str| detect::is_secret_name(&draft.key) && detect::has_literal(&draft.key, text);
    if let Some(text) = default(draft).filter(|text| gives_away(text)) {
        draft.presence = Presence::Optional;
        draft.example = Some(quote(&text));
    }
    let saved = draft.example.as_deref().and_then(|example| Some(json::parse(example).ok()?.as_str()?.to_owned()));
    let is_literal = draft.is_literal || saved.as_deref().is_some_and(gives_away);
    let is_key = draft.place == Place::Query && is_literal && detect::is_api_key_name(&draft.key);
    match saved {
        Some(saved) if is_key && !saved.is_empty() && draft.presence == Presence::Optional => {
            draft.presence = Presence::Default(literals.secret(&draft.key, &saved));
            draft.example = None;
        }
        // The variables that are left in a text are secrets: they stand for themselves.
        Some(saved) if saved.is_empty() || references::names(&saved).next().is_some() && !is_literal => {}
        None if draft.example.as_deref() == Some("false") && draft.place == Place::Query => {
            draft.example = Some(quote(BARE));
        }
        saved => {
            draft.example = draft.example.take().map(|_| quote(&placeholder(&draft.key)));
            saved.iter().for_each(|saved| literals.conceal(&draft.key, saved));
        }
    }
    draft.value = Value::Secret;
    draft.shown = None;
    facts(&mut draft.facts, &draft.key, literals);
}

/// The text that an argument is sent with by itself, with its variables.
fn default(draft: &Draft) -> Option<String> {
    let Presence::Default(template) = &draft.presence else { return None };
    let write = |part: &Part| match part {
        Part::Text(text) => text.clone(),
        Part::Argument(name) | Part::Setting(name) => format!("{{{{{name}}}}}"),
        Part::Dynamic(name) => format!("{{{{${name}}}}}"),
    };
    let text: String = template.parts.iter().map(write).collect();
    match draft.place {
        Place::Body => json::parse(&text).ok()?.as_str().map(str::to_owned),
        _ => Some(text),
    }
}

/// Takes out of what prose says of a secret the values that it names. A value that prose demands is still to be given.
pub fn facts(facts: &mut Facts, name: &str, literals: &mut Literals) {
    if facts.fixed.is_some() {
        facts.required = Some(Requirement::Required);
    }
    for value in [facts.default.take(), facts.fixed.take(), facts.example.take()].into_iter().flatten() {
        change_text(&mut facts.prose, &|text| redact_word(text, &value, name));
        literals.conceal(name, &value);
    }
    facts.allowed.clear();
}
