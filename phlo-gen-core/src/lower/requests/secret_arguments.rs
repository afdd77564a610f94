//! Arguments that are secrets: placeholders and settings replace their values.

use crate::api::{Part, Place, Presence};
use crate::arguments::{Facts, Requirement};
use crate::collection::Url;
use crate::collection::secrets::named::links;
use crate::collection::secrets::names::is_token;
use crate::collection::secrets::values::is_random;
use crate::json::{self, Json, quote};
use crate::lower::names::identifiers;
use crate::lower::names::placeholder::is_placeholder;
use crate::lower::postman::references;
use crate::lower::requests::argument::{ArgumentValue, RequestArgument};
use crate::lower::secrets::credential_rows::CredentialRows;
use crate::lower::secrets::detect;
use crate::lower::secrets::literals::LiteralSecrets;
use crate::lower::secrets::redaction::json::redact_json;
use crate::lower::secrets::redaction::placeholder::placeholder;
use crate::lower::secrets::redaction::prose::{change_text, redact_word};
use crate::lower::secrets::redaction::text::redact_text;
use crate::lower::variables::scope::Variables;
use crate::shapes::{Element, Shape};

/// Fixes the credentials of the client that stand in rows, and asks for keys that are left blank. `shared_key` is the
/// saved value that all `key` of the collection have.
pub fn fix_credentials(
    arguments: &mut [RequestArgument],
    rows: &CredentialRows<'_>,
    variables: &Variables<'_>,
    shared_key: Option<&str>,
    literals: &mut LiteralSecrets,
) {
    for argument in arguments.iter_mut().filter(|argument| matches!(argument.place, Place::Query | Place::Form)) {
        if let Presence::Default(template) = &argument.presence
            && let [Part::Setting(name)] = template.parts.as_slice()
            && rows.has(&argument.key, name)
        {
            argument.presence = Presence::Fixed(template.clone());
        } else if argument.place == Place::Query && asks_for_a_key(argument, rows) {
            let name = identifiers::named_or(identifiers::snake(&argument.key), "key");
            argument.presence = Presence::Fixed(literals.ask_for(&name, true, None, variables.is_setting(&name)));
            argument.example = None;
        } else if argument.place == Place::Query
            && let Some(key) = literal_key(argument, rows, shared_key)
        {
            argument.presence = Presence::Fixed(literals.setting_for(&argument.key, key));
            argument.is_secret = true;
            argument.example = None;
        }
    }
}

/// Whether the value of an enabled key says only that a key belongs there.
fn asks_for_a_key(argument: &RequestArgument, rows: &CredentialRows<'_>) -> bool {
    let is_optional = matches!(argument.facts.required, Some(Requirement::Optional | Requirement::Conditional));
    !argument.is_disabled
        && !is_optional
        && argument.is_literal
        && argument.presence == Presence::Optional
        && rows.asks_for(&argument.key)
        && argument.shown.as_deref().is_none_or(is_placeholder)
}

/// The saved value of an enabled `key`, if it looks like one of a service.
fn literal_key<'a>(
    argument: &'a RequestArgument,
    rows: &CredentialRows<'_>,
    shared_key: Option<&str>,
) -> Option<&'a str> {
    let saved = argument.shown.as_deref().map(str::trim)?;
    let is_key = !argument.is_disabled
        && argument.is_literal
        && argument.presence == Presence::Optional
        && rows.may_hold_key(&argument.key)
        && (shared_key == Some(saved) || detect::is_credential_value(saved));
    is_key.then_some(saved)
}

/// Redacts the secrets in arguments. An API key becomes a setting.
pub fn hide_secrets(arguments: &mut [RequestArgument], literals: &mut LiteralSecrets) {
    for argument in arguments {
        argument.is_secret |= is_by_value(argument);
        argument.is_secret &= !is_kind(argument);
        if argument.is_secret && is_text(argument) {
            hide_secret(argument, literals);
        } else if let Some(example) = argument.example.take() {
            let owner = argument.is_secret.then_some(&argument.key);
            argument.example = Some(match json::parse(&example).as_ref().ok().and_then(Json::as_str) {
                Some(text) if owner.is_none() => quote(&redact_text(text)),
                _ => redact_json(&example, owner),
            });
            argument.shown = argument.shown.take().filter(|_| !argument.is_secret).map(|shown| redact_text(&shown));
        }
        if argument.is_secret && argument.value != ArgumentValue::Secret {
            hide_facts(&mut argument.facts, &argument.key, literals);
        }
    }
}

/// Whether the values of an argument say that it is a flag or a kind, although its name is that of a secret.
fn is_kind(argument: &RequestArgument) -> bool {
    let saved = saved_text(argument);
    let is_typed = argument.value == ArgumentValue::Secret;
    let has_kinds = argument.facts.allowed.len() >= 2 && detect::is_weak(&argument.key);
    !is_typed && (has_kinds || saved.is_some_and(|saved| detect::is_kind(&argument.key, &saved)))
}

/// Marks what somebody is logged in by: a random value of a request to a login, under a name that says nothing; and the
/// code of a grant.
pub fn mark_login_tokens(arguments: &mut [RequestArgument], url: &Url) {
    if !arguments.iter().any(|argument| links::names_nothing(&argument.key)) {
        return;
    }
    let mut path = url.path.iter().flatten().map(|segment| segment.text.as_str());
    let of_grant = || arguments.iter().any(|argument| argument.key == "grant_type");
    if path.any(links::is_of_login) || of_grant() {
        for argument in arguments {
            argument.is_secret |= saved_text(argument).is_some_and(|saved| links::is_of_link(&argument.key, &saved));
        }
    }
}

/// Whether the saved value of an argument says that it is a secret, although its name is that of other things too.
fn is_by_value(argument: &RequestArgument) -> bool {
    detect::may_be_by_value(&argument.key)
        && saved_text(argument).is_some_and(|saved| detect::is_secret_by_value(&argument.key, &saved))
}

/// The saved value of an argument, if it is a string.
fn saved_text(argument: &RequestArgument) -> Option<String> {
    Some(json::parse(argument.example.as_deref()?).ok()?.as_str()?.to_owned())
}

fn is_text(argument: &RequestArgument) -> bool {
    match &argument.value {
        ArgumentValue::Text { repeated: false } | ArgumentValue::String { repeated: false } | ArgumentValue::Secret => {
            true
        }
        ArgumentValue::Json(Element { shape, .. }) => match shape {
            Shape::String | Shape::Formatted(_) => true,
            Shape::Unknown => argument.example.is_none() && argument.facts.kind.is_none(),
            _ => false,
        },
        _ => false,
    }
}

fn hide_secret(argument: &mut RequestArgument, literals: &mut LiteralSecrets) {
    let shows_secret = |text: &str| detect::is_secret_name(&argument.key) && detect::has_literal(&argument.key, text);
    if let Some(text) = default(argument).filter(|text| shows_secret(text)) {
        argument.presence = Presence::Optional;
        argument.example = Some(quote(&text));
    }
    let saved = saved_text(argument);
    let is_literal = argument.is_literal || saved.as_deref().is_some_and(shows_secret);
    let is_key = argument.place == Place::Query && is_literal && detect::is_api_key_name(&argument.key);
    match saved {
        Some(saved) if is_key && !saved.is_empty() && argument.presence == Presence::Optional => {
            argument.presence = Presence::Default(literals.setting_for(&argument.key, &saved));
            argument.example = None;
        }
        // the variables that are left in the string are secrets, and their names are harmless
        Some(saved) if saved.is_empty() || references::has_variable(&saved) && !is_literal => {}
        // a name without a value
        None if argument.example.as_deref() == Some("false") && argument.place == Place::Query => {}
        saved => {
            argument.example = argument.example.take().map(|_| quote(&placeholder(&argument.key)));
            saved.iter().for_each(|saved| literals.hide(&argument.key, saved));
        }
    }
    argument.value = ArgumentValue::Secret;
    argument.shown = None;
    hide_facts(&mut argument.facts, &argument.key, literals);
}

/// The default of an argument as text, with its variables.
fn default(argument: &RequestArgument) -> Option<String> {
    let Presence::Default(template) = &argument.presence else { return None };
    let write = |part: &Part| match part {
        Part::Text(text) => text.clone(),
        Part::Argument(name) | Part::Setting(name) => format!("{{{{{name}}}}}"),
        Part::Dynamic(name) => format!("{{{{${name}}}}}"),
    };
    let text: String = template.parts.iter().map(write).collect();
    match argument.place {
        Place::Body => json::parse(&text).ok()?.as_str().map(str::to_owned),
        _ => Some(text),
    }
}

/// Removes the values from the facts on a secret. A secret with a documented fixed value is required.
pub fn hide_facts(facts: &mut Facts, name: &str, literals: &mut LiteralSecrets) {
    if facts.fixed.is_some() {
        facts.required = Some(Requirement::Required);
    }
    facts.possible_default = None;
    facts.unsent_default = None;
    let one = [facts.default.take(), facts.fixed.take(), facts.example.take()].into_iter().flatten();
    let allowed = std::mem::take(&mut facts.allowed).into_iter().filter(|value| is_random(value));
    for value in one.chain(allowed) {
        change_text(&mut facts.prose, &|text| redact_word(text, &value, name));
        literals.hide(name, &value);
    }
    change_text(&mut facts.prose, &|text| without_tokens(text, name));
}

/// A text about a secret with a placeholder in place of the words that look like one: `e.g. 8f3…`.
fn without_tokens(text: &str, name: &str) -> String {
    let is_between = |c: char| c.is_whitespace() || matches!(c, '`' | '"' | '\'' | ',' | '(' | ')');
    let word = |word: &str| {
        let own = word.trim_end_matches(is_between).trim_end_matches(['.', ':']);
        // the target of a link is none
        if own.starts_with(|c: char| c.is_ascii_alphanumeric()) && !own.contains('/') && is_token(own) {
            placeholder(name) + &word[own.len()..]
        } else {
            word.to_owned()
        }
    };
    text.split_inclusive(is_between).map(word).collect()
}
