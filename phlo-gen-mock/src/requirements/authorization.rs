//! The authorization that an item requires.

use crate::request::Request;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use phlo_gen_core::api::Auth;
use phlo_gen_core::collection::Item;

/// The place in which a request must have its authorization.
#[derive(Debug, PartialEq, Eq)]
pub enum Authorization {
    /// An `Authorization` header. Some kinds of authorization allow a query parameter instead.
    Header {
        /// The scheme in lower case; any scheme if it is empty.
        scheme: &'static str,
        /// The query parameter that is allowed instead.
        or_query: Option<&'static str>,
    },
    /// A header of this name.
    Key(String),
    /// A query parameter of this name.
    Query(String),
}

/// A user and a password.
#[derive(Clone)]
pub struct Credentials {
    /// The user.
    pub user: String,
    /// The password.
    pub password: String,
}

impl Authorization {
    /// The requirement of an item: that of its authorization, or else that of an `Authorization` header it sends.
    pub fn new(auth: Option<&Auth>, item: &Item) -> Option<Self> {
        let is_authorization = |key: &str| key.trim().eq_ignore_ascii_case("authorization");
        let has_row =
            item.request.headers.iter().any(|row| !row.disabled && row.key.as_deref().is_some_and(is_authorization));
        let header = |scheme, or_query| Authorization::Header { scheme, or_query };
        match auth {
            Some(auth) => Some(match auth.kind.as_str() {
                "basic" => header("basic", None),
                "bearer" => header("bearer", None),
                "digest" => header("digest", None),
                "hawk" => header("hawk", None),
                "edgegrid" => header("eg1-hmac-sha256", None),
                "apikey" => return api_key(auth),
                "jwt" => header("", Some("token")),
                "oauth1" => header("", Some("oauth_signature")),
                "awsv4" => header("", Some("X-Amz-Signature")),
                "oauth2" => header("", Some("access_token")),
                _ => header("", None),
            }),
            None => has_row.then_some(header("", None)),
        }
    }

    /// Why a request is not authorized, if it is not.
    pub fn violation(&self, request: &Request, credentials: Option<&Credentials>) -> Option<&'static str> {
        const MISSING: &str = "Authorization is missing";
        let has_row = |name: &str| request.query().iter().any(|(key, _)| key == name);
        match self {
            Authorization::Key(name) => (!request.headers.contains_key(name)).then_some(MISSING),
            Authorization::Query(name) => (!has_row(name)).then_some(MISSING),
            Authorization::Header { scheme, or_query } => {
                let Some(header) = request.header("authorization").map(str::trim).filter(|header| !header.is_empty())
                else {
                    return (!or_query.is_some_and(has_row)).then_some(MISSING);
                };
                let (sent_scheme, value) = header.split_once(' ').unwrap_or((header, ""));
                if !scheme.is_empty() && !sent_scheme.eq_ignore_ascii_case(scheme) {
                    return Some("The Authorization header has another scheme");
                }
                let is_wrong = *scheme == "basic" && credentials.is_some_and(|credentials| !credentials.matches(value));
                is_wrong.then_some("The user or the password is wrong")
            }
        }
    }

    /// The challenge that goes with a 401.
    pub fn challenge(&self) -> Option<&'static str> {
        match self {
            Authorization::Header { scheme: "basic", .. } => Some("Basic realm=\"mock\""),
            Authorization::Header { scheme: "bearer", .. } => Some("Bearer"),
            Authorization::Header { scheme: "digest", .. } => {
                Some("Digest realm=\"mock\", nonce=\"mock\", qop=\"auth\"")
            }
            Authorization::Header { scheme: "hawk", .. } => Some("Hawk"),
            _ => None,
        }
    }
}

fn api_key(auth: &Auth) -> Option<Authorization> {
    let parameter = |wanted: &str| auth.parameters.iter().find(|(name, _)| name == wanted)?.1.as_text();
    let key = parameter("key").filter(|key| !key.is_empty())?.to_owned();
    Some(if parameter("in") == Some("query") { Authorization::Query(key) } else { Authorization::Key(key) })
}

impl Credentials {
    fn matches(&self, encoded: &str) -> bool {
        let expected = format!("{}:{}", self.user, self.password);
        STANDARD.decode(encoded.trim()).is_ok_and(|decoded| decoded == expected.as_bytes())
    }
}

impl std::fmt::Debug for Credentials {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Credentials")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use phlo_gen_core::api::Template;

    fn violation(auth: &Authorization, header: Option<(&str, &str)>, target: &str) -> Option<&'static str> {
        let request = Request::new("GET", target);
        let request = header.iter().fold(request, |request, (name, value)| request.with_header(name, value));
        auth.violation(&request, Some(&Credentials { user: "u".into(), password: "p".into() }))
    }

    #[test]
    fn basic_accepts_only_the_credentials() {
        let basic = Authorization::Header { scheme: "basic", or_query: None };
        assert_eq!(violation(&basic, Some(("authorization", "basic dTpw")), "/"), None);
        assert!(violation(&basic, Some(("authorization", "Basic dTpx")), "/").is_some());
        assert!(violation(&basic, Some(("authorization", "Bearer x")), "/").is_some());
        assert!(violation(&basic, Some(("authorization", "Basic !")), "/").is_some());
        assert!(violation(&basic, None, "/").is_some());
    }

    #[test]
    fn a_token_may_be_in_the_query() {
        let oauth = Authorization::Header { scheme: "", or_query: Some("access_token") };
        assert_eq!(violation(&oauth, None, "/?access_token=x"), None);
        assert_eq!(violation(&oauth, Some(("authorization", "x")), "/"), None);
        assert!(violation(&oauth, None, "/?token=x").is_some());
    }

    #[test]
    fn an_api_key_is_in_the_place_of_its_parameter() {
        let auth = |place: &str| Auth {
            kind: "apikey".into(),
            parameters: vec![("key".into(), Template::text("X-Key")), ("in".into(), Template::text(place))],
        };
        assert_eq!(api_key(&auth("header")), Some(Authorization::Key("X-Key".into())));
        assert_eq!(api_key(&auth("query")), Some(Authorization::Query("X-Key".into())));
        assert_eq!(violation(&Authorization::Key("X-Key".into()), Some(("x-key", "1")), "/"), None);
        assert!(violation(&Authorization::Query("X-Key".into()), Some(("x-key", "1")), "/").is_some());
    }
}
