//! Authorizes requests: places what the plain kinds are given.

use crate::auth::{self, AuthError, Moment, Outgoing, Parameters, Step};
use crate::error::Problem;
use crate::operation::{Auth, Place};
use crate::settings::Settings;
use crate::template::Scope;
use crate::url::push_row;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use http::header::{AUTHORIZATION, HeaderName, HeaderValue};
use secrecy::{ExposeSecret, SecretString};

/// What authorization wrote on a request. It belongs to this host, and a redirect to another one drops it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Added {
    pub(crate) headers: Vec<HeaderName>,
    /// The names of rows of the query, not encoded.
    pub(crate) query: Vec<String>,
    /// Whether a 401 in response is a challenge that can be answered.
    pub(crate) awaits_challenge: bool,
}

impl Added {
    fn note(&mut self, step: Step) {
        self.awaits_challenge = step.awaits_challenge;
        for written in step.written {
            match written.place {
                Place::Query => self.query.push(written.name),
                Place::Header => self.headers.extend(HeaderName::from_bytes(written.name.as_bytes())),
                Place::Body => {}
            }
        }
    }
}

/// Authorizes a request, by what the collection says or else by what stands in front of its host.
pub(crate) fn authorize(
    settings: &Settings,
    auth: Option<&Auth>,
    userinfo: Option<&(String, SecretString)>,
    token: Option<&str>,
    outgoing: &mut Outgoing,
) -> Result<Added, Problem> {
    let mut added = Added::default();
    match (auth.filter(|auth| auth.kind != "noauth"), userinfo) {
        (Some(auth), _) if auth.kind == "bearer" => {
            if let Some(value) = bearer(settings, auth, token)? {
                set_header(outgoing, AUTHORIZATION, value, &mut added)?;
            }
        }
        (Some(auth), _) => {
            let rows = rows(settings, auth, token)?;
            place(auth.kind, &Parameters::new(&rows), outgoing, &mut added)?;
        }
        (None, Some((user, password))) => {
            set_header(outgoing, AUTHORIZATION, basic(user, password.expose_secret()), &mut added)?;
        }
        (None, None) => {}
    }
    Ok(added)
}

/// Answers the challenge of a 401; says whether there is an answer.
pub(crate) fn answer(
    settings: &Settings,
    auth: &Auth,
    outgoing: &mut Outgoing,
    challenge: &str,
    added: &mut Added,
) -> Result<bool, Problem> {
    let rows = rows(settings, auth, None)?;
    let step =
        auth::answer(auth.kind, outgoing, &Parameters::new(&rows), challenge, &Moment::now()).map_err(problem)?;
    let answers = !step.written.is_empty();
    added.note(step);
    Ok(answers)
}

/// The parameter that is a token which can be brought.
pub(crate) fn token_parameter(kind: &str) -> Option<&'static str> {
    match kind {
        "bearer" => Some("token"),
        "oauth2" => Some("accessToken"),
        _ => None,
    }
}

/// The parameters of an authorization with the settings put in, and the token that was brought.
fn rows(settings: &Settings, auth: &Auth, token: Option<&str>) -> Result<Vec<(&'static str, String)>, Problem> {
    let brought = token_parameter(auth.kind).zip(token);
    let mut rows = Vec::with_capacity(auth.parameters.len() + 1);
    rows.extend(brought.map(|(name, token)| (name, token.to_owned())));
    for (name, template) in auth.parameters {
        if brought.is_none_or(|(brought, _)| brought != *name) {
            rows.push((name, Scope::of_settings(settings).text(template)?.0));
        }
    }
    Ok(rows)
}

fn problem(error: AuthError) -> Problem {
    Problem::authorization(error.to_string())
}

fn place(kind: &str, parameters: &Parameters<'_>, outgoing: &mut Outgoing, added: &mut Added) -> Result<(), Problem> {
    match kind {
        "basic" => {
            let value = basic(text(parameters, "username"), text(parameters, "password"));
            set_header(outgoing, AUTHORIZATION, value, added)
        }
        "apikey" => apikey(parameters, outgoing, added),
        "oauth2" => oauth2(parameters, outgoing, added),
        signed => {
            added.note(auth::authorize(signed, outgoing, parameters, &Moment::now()).map_err(problem)?);
            Ok(())
        }
    }
}

/// What most requests are authorized with is written in one go; nothing if the token is empty.
fn bearer(settings: &Settings, auth: &Auth, token: Option<&str>) -> Result<Option<String>, Problem> {
    const SCHEME: &str = "Bearer ";
    let mut value = SCHEME.to_owned();
    match token {
        Some(token) => value.push_str(token),
        None => {
            let template = auth.parameters.iter().find_map(|(name, template)| (*name == "token").then_some(*template));
            Scope::of_settings(settings).fill(template.unwrap_or_default(), &mut value)?;
        }
    }
    Ok((value.len() > SCHEME.len()).then_some(value))
}

/// The value of a parameter; nothing if there is none.
fn text<'a>(parameters: &Parameters<'a>, name: &str) -> &'a str {
    parameters.get(name).unwrap_or_default()
}

fn basic(user: &str, password: &str) -> String {
    format!("Basic {}", STANDARD.encode(format!("{user}:{password}")))
}

fn apikey(parameters: &Parameters<'_>, outgoing: &mut Outgoing, added: &mut Added) -> Result<(), Problem> {
    let (key, value) = (text(parameters, "key"), text(parameters, "value"));
    if key.is_empty() {
        return Ok(());
    }
    if text(parameters, "in") == "query" {
        set_query(outgoing, key, value, added);
        return Ok(());
    }
    let name = HeaderName::from_bytes(key.as_bytes()).map_err(|_| Problem::setting(key, "is no name of a header"))?;
    outgoing.headers.retain(|(other, _)| words(other.as_str()) != words(key));
    set_header(outgoing, name, value.to_owned(), added)
}

fn oauth2(parameters: &Parameters<'_>, outgoing: &mut Outgoing, added: &mut Added) -> Result<(), Problem> {
    let token = text(parameters, "accessToken");
    if token.is_empty() || text(parameters, "tokenType").eq_ignore_ascii_case("mac") {
        return Ok(());
    }
    if text(parameters, "addTokenTo") == "queryParams" {
        set_query(outgoing, "access_token", token, added);
        return Ok(());
    }
    let prefix = parameters.get("headerPrefix").map_or("Bearer", str::trim);
    let value = if prefix.is_empty() { token.to_owned() } else { format!("{prefix} {token}") };
    set_header(outgoing, AUTHORIZATION, value, added)
}

/// Sets a header in place of any of its name.
fn set_header(outgoing: &mut Outgoing, name: HeaderName, value: String, added: &mut Added) -> Result<(), Problem> {
    let mut value = HeaderValue::from_maybe_shared(Bytes::from(value))
        .map_err(|_| Problem::setting(name.as_str(), "has a line break or another control character"))?;
    value.set_sensitive(true);
    outgoing.headers.retain(|(other, _)| *other != name);
    outgoing.headers.push((name.clone(), value));
    added.headers.push(name);
    Ok(())
}

/// Sets a row of the query, behind all others and in place of any of its name.
fn set_query(outgoing: &mut Outgoing, name: &str, value: &str, added: &mut Added) {
    outgoing.query = outgoing.query.take().and_then(|query| without_rows(&query, |row| row == name));
    push_row(&mut outgoing.query, name, value);
    added.query.push(name.to_owned());
}

/// A query without the rows of some names; nothing if none is left.
pub(crate) fn without_rows(query: &str, drop: impl Fn(&str) -> bool) -> Option<String> {
    let name = |row: &str| {
        let name = row.split_once('=').map_or(row, |(name, _)| name);
        percent_encoding::percent_decode_str(name).decode_utf8_lossy().into_owned()
    };
    let kept: Vec<&str> = query.split('&').filter(|row| !drop(&name(row))).collect();
    (!kept.is_empty()).then(|| kept.join("&"))
}

/// A header name as Postman compares it here: `X_API_KEY` is `x-api-key`.
fn words(name: &str) -> String {
    name.split(|character: char| !character.is_ascii_alphanumeric()).collect::<Vec<_>>().join(" ").to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::{Auth, Outgoing, authorize};
    use crate::operation::{Api, Setting};
    use crate::settings::Settings;

    static API: Api = Api {
        name: "",
        settings: &[Setting { name: "token", default: None, secret: true, required: true }],
        hosts: &[],
        auths: &[],
    };

    fn sent(kind: &'static str, parameters: &'static [(&'static str, &'static str)]) -> String {
        let mut settings = Settings::new(&API);
        settings.set(0, "t&k".into());
        let mut outgoing = Outgoing {
            method: http::Method::GET,
            scheme: "https",
            authority: http::uri::Authority::from_static("h"),
            path: "/".into(),
            query: Some("a=1&k%65y=old&b".into()),
            headers: vec![
                (http::header::AUTHORIZATION, http::HeaderValue::from_static("own")),
                (http::HeaderName::from_static("x-api-key"), http::HeaderValue::from_static("own")),
            ],
            body: None,
        };
        let auth = Auth { kind, parameters };
        if let Err(problem) = authorize(&settings, Some(&auth), None, None, &mut outgoing) {
            return problem.to_string();
        }
        let headers =
            outgoing.headers.iter().map(|(name, value)| format!(" {name}: {}", value.to_str().unwrap_or_default()));
        outgoing.query.into_iter().chain(headers).collect()
    }

    const OWN: &str = "a=1&k%65y=old&b authorization: own x-api-key: own";

    #[test]
    fn basic_is_name_and_password() {
        let sent = |parameters| sent("basic", parameters).split_off("a=1&k%65y=old&b x-api-key: own".len());
        assert_eq!(
            sent(&[("username", "Aladdin"), ("password", "open sesame")]),
            " authorization: Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=="
        );
        assert_eq!(sent(&[]), " authorization: Basic Og==");
    }

    #[test]
    fn bearer_is_a_token_or_nothing() {
        assert_eq!(
            sent("bearer", &[("token", "{$token}")]),
            "a=1&k%65y=old&b x-api-key: own authorization: Bearer t&k"
        );
        assert_eq!(sent("bearer", &[("token", "")]), OWN);
        assert_eq!(sent("bearer", &[("token", "{$nobody}")]), "the setting `nobody` is not known");
    }

    #[test]
    fn an_api_key_stands_in_place_of_its_like() {
        let key = &[("key", "X_API_KEY"), ("value", "{$token}")];
        assert_eq!(sent("apikey", key), "a=1&k%65y=old&b authorization: own x_api_key: t&k");
        let query = &[("key", "key"), ("value", "{$token}"), ("in", "query")];
        assert_eq!(sent("apikey", query), "a=1&b&key=t%26k authorization: own x-api-key: own");
    }

    #[test]
    fn an_oauth2_token_goes_where_it_is_told() {
        let begin = "a=1&k%65y=old&b x-api-key: own authorization: ";
        assert_eq!(sent("oauth2", &[("accessToken", "t")]), format!("{begin}Bearer t"));
        assert_eq!(sent("oauth2", &[("accessToken", "t"), ("headerPrefix", " token ")]), format!("{begin}token t"));
        assert_eq!(sent("oauth2", &[("accessToken", "t"), ("headerPrefix", "")]), format!("{begin}t"));
        assert_eq!(sent("oauth2", &[("accessToken", "t"), ("tokenType", "mac")]), OWN);
        let query = &[("accessToken", "t"), ("addTokenTo", "queryParams")];
        assert_eq!(sent("oauth2", query), "a=1&k%65y=old&b&access_token=t authorization: own x-api-key: own");
    }

    #[test]
    fn no_and_unknown_kinds_write_nothing() {
        assert_eq!(sent("noauth", &[]), OWN);
        assert_eq!(sent("teleport", &[]), OWN);
    }
}
