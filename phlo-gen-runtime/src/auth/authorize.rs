//! Authorizes a request by its scheme in the collection.

use crate::auth::schemes::{answer_challenge, basic, bearer, place, set_authorization, sign, token_parameter};
use crate::auth::signing::{AuthError, Parameters, ReceivedChallenge, SigningTime, WrittenCredentials};
use crate::config::Settings;
use crate::error::Problem;
use crate::operation::Auth;
use crate::request::{RequestParts, Scope};
use secrecy::{ExposeSecret, SecretString};

/// Authorizes a request, by the scheme of the collection, or else by the name and password before the host.
pub(crate) fn authorize(
    settings: &Settings,
    auth: Option<&Auth>,
    userinfo: Option<&(String, SecretString)>,
    token: Option<&str>,
    parts: &mut RequestParts,
) -> Result<WrittenCredentials, Problem> {
    let mut written = WrittenCredentials::default();
    match (auth.filter(|auth| auth.kind != "noauth"), userinfo) {
        (Some(auth), _) if auth.kind == "bearer" => {
            if let Some(value) = bearer(settings, auth, token)? {
                set_authorization(parts, value, &mut written)?;
            }
        }
        (Some(auth), _) => {
            let rows = rows(settings, auth, token)?;
            let parameters = Parameters::new(&rows);
            if !place(auth.kind, &parameters, parts, &mut written)? {
                written.add(sign(auth.kind, parts, &parameters, &SigningTime::now()).map_err(problem)?);
            }
        }
        (None, Some((user, password))) => {
            set_authorization(parts, basic(user, password.expose_secret()), &mut written)?;
        }
        (None, None) => {}
    }
    Ok(written)
}

/// Answers a challenge. Returns whether there is an answer.
pub(crate) fn answer(
    settings: &Settings,
    auth: &Auth,
    parts: &mut RequestParts,
    challenge: &ReceivedChallenge,
    written: &mut WrittenCredentials,
) -> Result<bool, Problem> {
    let rows = rows(settings, auth, None)?;
    let outcome = answer_challenge(auth.kind, parts, &Parameters::new(&rows), challenge, &SigningTime::now());
    let outcome = outcome.map_err(problem)?;
    let answers = !outcome.written.is_empty();
    written.add(outcome);
    Ok(answers)
}

/// The parameters of an authorization, with the values of settings, and with this token instead of the collection's.
fn rows(settings: &Settings, auth: &Auth, token: Option<&str>) -> Result<Vec<(&'static str, String)>, Problem> {
    let given = token_parameter(auth.kind).zip(token);
    let mut rows = Vec::with_capacity(auth.parameters.len() + 1);
    rows.extend(given.map(|(name, token)| (name, token.to_owned())));
    for (name, template) in auth.parameters {
        if given.is_none_or(|(given, _)| given != *name) {
            rows.push((name, Scope::of_settings(settings).text(template)?.0));
        }
    }
    Ok(rows)
}

fn problem(error: AuthError) -> Problem {
    Problem::authorization(error.to_string())
}

#[cfg(test)]
mod tests {
    use super::{Auth, RequestParts, authorize};
    use crate::config::Settings;
    use crate::operation::{Api, Setting};

    static API: Api = Api {
        name: "",
        settings: &[Setting { name: "token", default: None, secret: true, required: true }],
        hosts: &[],
        auths: &[],
    };

    fn sent(kind: &'static str, parameters: &'static [(&'static str, &'static str)]) -> String {
        let mut settings = Settings::new(&API);
        settings.set(0, "t&k".into());
        let mut parts = RequestParts {
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
            files: None,
        };
        let auth = Auth { kind, parameters };
        if let Err(problem) = authorize(&settings, Some(&auth), None, None, &mut parts) {
            return problem.to_string();
        }
        let headers =
            parts.headers.iter().map(|(name, value)| format!(" {name}: {}", value.to_str().unwrap_or_default()));
        parts.query.into_iter().chain(headers).collect()
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
    fn an_api_key_replaces_headers_and_parameters_of_its_name() {
        let key = &[("key", "X_API_KEY"), ("value", "{$token}")];
        assert_eq!(sent("apikey", key), "a=1&k%65y=old&b authorization: own x_api_key: t&k");
        let query = &[("key", "key"), ("value", "{$token}"), ("in", "query")];
        assert_eq!(sent("apikey", query), "a=1&b&key=t%26k authorization: own x-api-key: own");
    }

    #[test]
    fn headers_are_in_latin_1_as_those_of_postman() {
        for (value, bytes) in [("clé", &b"cl\xe9"[..]), ("→é", "→é".as_bytes())] {
            let mut parts = RequestParts {
                method: http::Method::GET,
                scheme: "https",
                authority: http::uri::Authority::from_static("h"),
                path: "/".into(),
                query: None,
                headers: Vec::new(),
                body: None,
                files: None,
            };
            let mut written = super::WrittenCredentials::default();
            assert!(super::set_authorization(&mut parts, value.to_owned(), &mut written).is_ok());
            assert_eq!(parts.headers.first().map(|(_, value)| value.as_bytes()), Some(bytes));
        }
    }

    #[test]
    fn an_oauth2_token_is_sent_where_the_parameters_state() {
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
