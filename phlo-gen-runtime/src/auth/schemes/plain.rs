//! The schemes that write credentials without signing: basic, bearer, API key and OAuth 2.0.

use crate::auth::signing::{Parameters, WrittenCredentials};
use crate::config::Settings;
use crate::error::Problem;
use crate::operation::{Auth, sole_variable};
use crate::request::{RequestParts, Scope, header_bytes, push_row, without_rows};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use http::header::{AUTHORIZATION, HeaderName, HeaderValue};

/// The parameter that is a token, in schemes whose token a function or a grant can give.
pub(crate) fn token_parameter(kind: &str) -> Option<&'static str> {
    match kind {
        "bearer" => Some("token"),
        "oauth2" => Some("accessToken"),
        _ => None,
    }
}

/// The value of `Authorization` for a bearer token, written with one allocation; `None` if the token is empty.
pub(crate) fn bearer(settings: &Settings, auth: &Auth, token: Option<&str>) -> Result<Option<String>, Problem> {
    const SCHEME: &str = "Bearer ";
    let template = auth.parameters.iter().find_map(|(name, template)| (*name == "token").then_some(*template));
    let template = template.unwrap_or_default();
    let value = match token.or_else(|| settings.text_of_caller(sole_variable(template)?)) {
        Some(token) => [SCHEME, token].concat(),
        None => {
            let mut value = SCHEME.to_owned();
            Scope::of_settings(settings).fill(template, &mut value)?;
            value
        }
    };
    Ok((value.len() > SCHEME.len()).then_some(value))
}

/// Authorizes a request by a scheme. Returns whether it is one of the schemes in this file.
pub(crate) fn place(
    kind: &str,
    parameters: &Parameters<'_>,
    parts: &mut RequestParts,
    written: &mut WrittenCredentials,
) -> Result<bool, Problem> {
    match kind {
        "basic" => {
            let value = basic(text(parameters, "username"), text(parameters, "password"));
            set_authorization(parts, value, written)?;
        }
        "apikey" => apikey(parameters, parts, written)?,
        "oauth2" => oauth2(parameters, parts, written)?,
        _ => return Ok(false),
    }
    Ok(true)
}

/// Sets the `Authorization` header.
pub(crate) fn set_authorization(
    parts: &mut RequestParts,
    value: String,
    written: &mut WrittenCredentials,
) -> Result<(), Problem> {
    set_header(parts, AUTHORIZATION, value, written)
}

/// The value of a parameter; empty if there is none.
fn text<'a>(parameters: &Parameters<'a>, name: &str) -> &'a str {
    parameters.get(name).unwrap_or_default()
}

/// The value of `Authorization` for a name and a password.
pub(crate) fn basic(user: &str, password: &str) -> String {
    format!("Basic {}", STANDARD.encode(format!("{user}:{password}")))
}

fn apikey(
    parameters: &Parameters<'_>,
    parts: &mut RequestParts,
    written: &mut WrittenCredentials,
) -> Result<(), Problem> {
    let (key, value) = (text(parameters, "key"), text(parameters, "value"));
    if key.is_empty() {
        return Ok(());
    }
    if text(parameters, "in") == "query" {
        set_query(parts, key, value, written);
        return Ok(());
    }
    // the name may be a key that was given by mistake
    let name = HeaderName::from_bytes(key.as_bytes())
        .map_err(|_| Problem::authorization("the name of the API key is not a valid header name".to_owned()))?;
    parts.headers.retain(|(other, _)| words(other.as_str()) != words(key));
    set_header(parts, name, value.to_owned(), written)
}

fn oauth2(
    parameters: &Parameters<'_>,
    parts: &mut RequestParts,
    written: &mut WrittenCredentials,
) -> Result<(), Problem> {
    let token = text(parameters, "accessToken");
    if token.is_empty() || text(parameters, "tokenType").eq_ignore_ascii_case("mac") {
        return Ok(());
    }
    if text(parameters, "addTokenTo") == "queryParams" {
        set_query(parts, "access_token", token, written);
        return Ok(());
    }
    let prefix = parameters.get("headerPrefix").map_or("Bearer", str::trim);
    let value = if prefix.is_empty() { token.to_owned() } else { format!("{prefix} {token}") };
    set_authorization(parts, value, written)
}

/// Sets a header in place of any of its name.
fn set_header(
    parts: &mut RequestParts,
    name: HeaderName,
    value: String,
    written: &mut WrittenCredentials,
) -> Result<(), Problem> {
    let bytes = if value.is_ascii() { Bytes::from(value) } else { header_bytes(&value).into_owned().into() };
    let mut value = HeaderValue::from_maybe_shared(bytes)
        .map_err(|_| Problem::setting(name.as_str(), "has a line break or another control character"))?;
    value.set_sensitive(true);
    parts.headers.retain(|(other, _)| *other != name);
    parts.headers.push((name.clone(), value));
    written.headers.push(name);
    Ok(())
}

/// Sets a query parameter, after all others and in place of any of its name.
fn set_query(parts: &mut RequestParts, name: &str, value: &str, written: &mut WrittenCredentials) {
    parts.query = parts.query.take().and_then(|query| without_rows(&query, |row| row == name));
    push_row(&mut parts.query, name, value);
    written.query.push(name.to_owned());
}

/// A header name as Postman compares it for API keys: `X_API_KEY` equals `x-api-key`.
fn words(name: &str) -> String {
    name.split(|character: char| !character.is_ascii_alphanumeric()).collect::<Vec<_>>().join(" ").to_ascii_lowercase()
}
