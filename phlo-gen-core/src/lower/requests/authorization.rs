//! Authorization of a request: its parameters as templates, and the headers and parameters that it writes.

use crate::api::{self, Part, Template};
use crate::collection::{Auth, Row, Url};
use crate::lower::names::placeholder::is_placeholder;
use crate::lower::postman::authorization::{is_sent, sent_parameters};
use crate::lower::postman::references;
use crate::lower::requests::credentials::fill_blanks;
use crate::lower::requests::header_kinds::HeaderKind;
use crate::lower::requests::headers;
use crate::lower::secrets::auth_parameters::{holds_literal, is_credential_parameter};
use crate::lower::secrets::detect;
use crate::lower::secrets::literals::LiteralSecrets;
use crate::lower::secrets::redaction::text::redact_text;
use crate::lower::variables::scope::Variables;
use crate::lower::variables::templates;

/// Authorization as the model has it; `None` if it sends nothing. Credentials that are left blank become settings.
pub fn of_request(auth: &Auth, variables: &Variables<'_>, literals: &mut LiteralSecrets) -> Option<api::Auth> {
    if !is_sent(&auth.kind) {
        return None;
    }
    let blanks = fill_blanks(&auth.kind, &auth.parameters, variables, literals);
    let is_kept = |name: &String| blanks.iter().all(|(blank, _)| blank != name);
    let parameters = sent_parameters(auth).filter(|(name, _)| is_kept(name)).map(|(name, value)| {
        let template = templates::of_settings(value, variables).unwrap_or_else(|| Template::text(value.as_str()));
        let is_literal = !templates::has_variable(&template) || holds_literal(name, value);
        let is_secret = (is_credential_parameter(name) || holds_secret(value)) && !value.is_empty() && is_literal;
        (
            name.clone(),
            if is_secret {
                literals.setting_for(&format!("{} {name}", auth.kind), &variables.resolve(value))
            } else {
                template
            },
        )
    });
    let parameters: Vec<(String, Template)> = parameters.collect();
    Some(api::Auth { kind: auth.kind.clone(), parameters: parameters.into_iter().chain(blanks).collect() })
}

/// Whether a value is JSON with a secret in it: the payload of a token.
fn holds_secret(value: &str) -> bool {
    value.trim_start().starts_with('{') && redact_text(value) != value
}

/// The header row that authorizes a request without other authorization: `Authorization`, or else the only key.
pub fn of_headers(rows: &[Row], variables: &Variables<'_>, literals: &mut LiteralSecrets) -> Option<api::Auth> {
    let keys: Vec<&Row> = headers::sent_rows(rows, |_| false)
        .filter(|row| !row.disabled && authorizes(headers::key(row), headers::value(row)))
        .collect();
    let is_authorization = |row: &&&Row| headers::key(row).eq_ignore_ascii_case("authorization");
    let row = match (keys.iter().filter(is_authorization).count(), keys.as_slice()) {
        (1, _) => keys.iter().find(is_authorization)?,
        (0, [row]) => row,
        _ => return None,
    };
    let (key, value) = (headers::key(row), headers::value(row));
    let parameter = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    let (scheme, token) = value.split_once(' ').unwrap_or((value, ""));
    let (kind, parameters) = match scheme.to_ascii_lowercase().as_str() {
        "bearer" if is_authorization(&row) && scheme == "Bearer" => ("bearer", vec![parameter("token", token.trim())]),
        "basic" if is_authorization(&row) && is_placeholder(token) => ("basic", Vec::new()),
        _ => ("apikey", vec![parameter("key", key), parameter("value", value)]),
    };
    let auth = Auth { kind: kind.to_owned(), parameters, offset: row.offset };
    match kind {
        // the whole value is the secret, so that it has the name of its header
        "apikey" if is_literal(key, value) => {
            let own = literals.setting_for(key, &variables.resolve(value));
            Some(api::Auth {
                kind: auth.kind,
                parameters: vec![("key".to_owned(), Template::text(key)), ("value".to_owned(), own)],
            })
        }
        _ => of_request(&auth, variables, literals).filter(|auth| auth.parameters.iter().any(holds_setting)),
    }
}

/// Whether a value is a secret itself, or holds a piece of one.
fn is_literal(key: &str, value: &str) -> bool {
    let has_variable = references::has_variable(value);
    !has_variable && !is_placeholder(value) || detect::has_literal(key, value)
}

/// Whether a header with this value authorizes a request.
fn authorizes(key: &str, value: &str) -> bool {
    match references::names(value).next() {
        Some(_) => detect::is_key_header(key),
        None => HeaderKind::of(key, value) == HeaderKind::Credential,
    }
}

fn holds_setting((_, template): &(String, Template)) -> bool {
    template.parts.iter().any(|part| matches!(part, Part::Setting(_)))
}

/// The user and password in a URL, which Postman sends as basic authorization.
pub fn of_url(url: &Url, variables: &Variables<'_>, literals: &mut LiteralSecrets) -> Option<api::Auth> {
    let (user, password) = url.credentials.as_ref()?;
    let parameter = |(name, value): (&str, &String)| (name.to_owned(), crate::collection::decoded(value));
    let parameters = [("username", user), ("password", password)].map(parameter).to_vec();
    of_request(&Auth { kind: "basic".to_owned(), parameters, offset: url.offset }, variables, literals)
}

/// Whether authorization writes the query parameter or header of this name, so that it cannot be an argument.
pub fn writes(auth: &api::Auth, name: &str) -> bool {
    let is_key = |(key, template): &(String, Template)| {
        key == "key" && template.as_text().is_some_and(|own| own.eq_ignore_ascii_case(name))
    };
    writes_header(auth, name) || auth.kind == "apikey" && auth.parameters.iter().any(is_key)
}

/// Whether authorization writes a header of this name, in place of any that the item has.
pub fn writes_header(auth: &api::Auth, name: &str) -> bool {
    if auth.kind != "apikey" {
        return name.eq_ignore_ascii_case("authorization") && writes_authorization(auth);
    }
    let text = |name: &str| auth.parameters.iter().find(|(key, _)| key == name).and_then(|(_, value)| value.as_text());
    let key = text("key").filter(|key| !key.is_empty());
    text("in") != Some("query") && key.is_some_and(|key| words(key) == words(name))
}

/// A header name as Postman compares that of an API key: `X_API_KEY` is `x-api-key`.
fn words(name: &str) -> String {
    name.split(|character: char| !character.is_ascii_alphanumeric()).collect::<Vec<_>>().join(" ").to_ascii_lowercase()
}

/// Whether it writes the header `Authorization`.
fn writes_authorization(auth: &api::Auth) -> bool {
    let is = |name: &str, value: &str| {
        auth.parameters.iter().any(|(key, template)| key == name && template.as_text() == Some(value))
    };
    let has = |name: &str| auth.parameters.iter().any(|(key, template)| key == name && !template.parts.is_empty());
    match auth.kind.as_str() {
        "basic" | "asap" | "hawk" | "edgegrid" => true,
        "bearer" => has("token"),
        "oauth2" => has("accessToken") && !is("addTokenTo", "queryParams"),
        "jwt" => !is("addTokenTo", "queryParam"),
        "awsv4" => !is("addAuthDataToQuery", "true"),
        _ => false,
    }
}
