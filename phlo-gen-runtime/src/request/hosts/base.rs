//! The base of a URL: scheme, host and port, and the beginning of the path and the query.

use crate::config::Settings;
use crate::error::Problem;
use crate::json::Spelling;
use crate::operation::{Host, Piece, Pieces, sole_variable};
use crate::request::hosts::fill::fill_base;
use crate::request::url::{Part, encode};
use crate::transport::is_loopback;
use http::uri::Authority;
use percent_encoding::percent_decode_str;
use secrecy::SecretString;
use std::fmt;

/// The base of a URL, parsed. `Debug` shows no credentials and no path.
#[derive(Clone)]
pub(crate) struct Base {
    /// `http` or `https`.
    pub(crate) scheme: &'static str,
    /// Host and port, in lower case, without the default port of the scheme.
    pub(crate) authority: Authority,
    /// Whether the host is this machine: credentials may go to it over plain http.
    pub(crate) is_local: bool,
    /// The host as it is written, if it includes the default port of the scheme.
    pub(crate) host: Option<String>,
    /// The path, encoded.
    pub(crate) path: String,
    /// The query, encoded.
    pub(crate) query: Option<String>,
    /// The name and password before the host.
    pub(crate) userinfo: Option<(String, SecretString)>,
    /// Whether a secret is in the rest of it.
    pub(crate) secret: bool,
}

impl Base {
    /// The base of a host: that of the collection, or a replacement.
    ///
    /// If the collection's base is a variable, the replacement is its value. Otherwise it replaces scheme, host and port,
    /// and its path comes before that of the collection.
    pub(crate) fn of(host: &Host, replacement: Option<&str>, settings: &Settings) -> Result<Self, Problem> {
        let name = sole_variable(host.base).unwrap_or(host.name);
        // A program sets it with the setter that has the name of the host.
        let refuse = |why| Problem::setter(host.name, name, why);
        let own = || {
            let (text, secret) = fill_base(host.base, refuse, settings)?;
            Self::parse(&text).map(|base| Self { secret, ..base }).map_err(refuse)
        };
        let Some(replacement) = replacement else { return own() };
        let mut base = Self::parse(replacement).map_err(refuse)?;
        // The collection's own text is prepended unchanged; a caller's base may end with a slash.
        base.path.truncate(base.path.trim_end_matches('/').len());
        if let (false, Ok(own)) = (has_variables(host.base), own()) {
            if !own.path.is_empty() {
                base.path = format!("{}{}", base.path.trim_end_matches('/'), own.path);
            }
            base.query = own.query;
            base.secret = own.secret;
        }
        Ok(base)
    }

    /// The same path at another scheme, host and port.
    pub(crate) fn at(self, origin: &Base) -> Self {
        Self {
            scheme: origin.scheme,
            authority: origin.authority.clone(),
            is_local: origin.is_local,
            host: origin.host.clone(),
            userinfo: origin.userinfo.clone().or(self.userinfo),
            ..self
        }
    }

    /// Parses the origin of all requests: a URL without a path.
    pub(crate) fn parse_origin(text: &str) -> Result<Self, &'static str> {
        let base = Self::parse(text)?;
        match matches!(&*base.path, "" | "/") && base.query.is_none() {
            true => Ok(base),
            false => Err("has a path, and replaces only scheme, host and port: set a base URL instead"),
        }
    }

    /// Parses a URL. The error does not quote it: it may contain a password.
    pub(crate) fn parse(text: &str) -> Result<Self, &'static str> {
        let text = text.trim();
        let (scheme, rest) = text.split_once("://").unwrap_or(("http", text));
        let scheme = match scheme.to_ascii_lowercase().as_str() {
            "http" => "http",
            "https" => "https",
            _ => return Err("is not an http or https URL"),
        };
        let (rest, _) = rest.split_once('#').unwrap_or((rest, ""));
        let (rest, query) = rest.split_once('?').map_or((rest, None), |(rest, query)| (rest, Some(query)));
        let end = rest.find(['/', '\\']).unwrap_or(rest.len());
        let (authority, path) = rest.split_at_checked(end).unwrap_or((rest, ""));
        let (userinfo, host) = authority.rsplit_once('@').map_or((None, authority), |(user, host)| (Some(user), host));
        let authority = normal_authority(scheme, host)?;
        let is_shortened =
            host.rsplit_once(':').is_some_and(|(before, _)| before.eq_ignore_ascii_case(authority.as_str()));
        Ok(Self {
            scheme,
            host: is_shortened.then(|| host.to_owned()),
            is_local: is_loopback(authority.host()),
            authority,
            path: encoded(path, Part::Path),
            query: query.map(encode_query),
            userinfo: userinfo.map(credentials),
            secret: false,
        })
    }
}

impl fmt::Debug for Base {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}://{}", self.scheme, self.authority)
    }
}

fn has_variables(base: &str) -> bool {
    Pieces::new(base).any(|piece| !matches!(piece, Piece::Text(_)))
}

fn normal_authority(scheme: &str, host: &str) -> Result<Authority, &'static str> {
    let host = if host.is_ascii() { host.to_ascii_lowercase() } else { in_ascii(host).ok_or("has no valid host")? };
    let authority: Authority = host.parse().map_err(|_| "has no valid host")?;
    let (name, port) = (authority.host(), host.get(authority.host().len()..).unwrap_or_default());
    let port = match port.strip_prefix(':') {
        None | Some("") => None,
        Some(digits) => Some(digits.parse::<u16>().map_err(|_| "has a port that is not a number up to 65535")?),
    };
    let normal = match (name, scheme, port) {
        ("", ..) => Err("has no valid host"),
        (_, "http", Some(80)) | (_, "https", Some(443)) | (.., None) => Ok(name.to_owned()),
        (.., Some(port)) => Ok(format!("{name}:{port}")),
    };
    normal?.parse().map_err(|_| "has no valid host")
}

/// A host in letters of other alphabets, as DNS spells it, and its port.
fn in_ascii(host: &str) -> Option<String> {
    let (name, port) = host.split_at_checked(host.rfind(':').unwrap_or(host.len()))?;
    let url = reqwest::Url::parse(&format!("http://{name}/")).ok()?;
    (url.port().is_none() && url.username().is_empty()).then(|| Some(format!("{}{port}", url.host_str()?)))?
}

fn credentials(userinfo: &str) -> (String, SecretString) {
    let decode = |text| percent_decode_str(text).decode_utf8_lossy().into_owned();
    let (user, password) = userinfo.split_once(':').unwrap_or((userinfo, ""));
    (decode(user), decode(password).into())
}

fn encoded(text: &str, part: Part) -> String {
    let mut out = String::new();
    encode(text, part, Spelling::Raw, &mut out);
    out
}

fn encode_query(query: &str) -> String {
    query.split('&').map(|row| encoded(row, Part::QueryValue)).collect::<Vec<_>>().join("&")
}

#[cfg(test)]
pub(super) mod tests {
    use super::{Authority, Base, Host, Settings};
    use crate::operation::{Api, Setting};
    use secrecy::ExposeSecret;

    fn parsed(text: &str) -> Result<String, &'static str> {
        Base::parse(text).map(|base| {
            let query = base.query.map(|query| format!("?{query}")).unwrap_or_default();
            format!("{}://{}{}{query}", base.scheme, base.authority, base.path)
        })
    }

    #[test]
    fn a_url_is_parsed() {
        assert_eq!(
            parsed("https://API.example.com:8443/v1/ x?a=b c&d").as_deref(),
            Ok("https://api.example.com:8443/v1/%20x?a=b%20c&d")
        );
        assert_eq!(parsed("localhost:3000").as_deref(), Ok("http://localhost:3000"));
        assert_eq!(parsed("HTTP://[::1]:8080/").as_deref(), Ok("http://[::1]:8080/"));
    }

    #[test]
    fn a_written_default_port_is_kept_for_the_host_header() {
        let host = |text| Base::parse(text).ok().and_then(|base| base.host);
        assert_eq!(host("http://h:80/a").as_deref(), Some("h:80"));
        assert_eq!(host("http://h:").as_deref(), Some("h:"));
        assert_eq!((host("http://h"), host("http://h:81"), host("http://[::1]")), (None, None, None));
    }

    #[test]
    fn the_default_port_of_a_scheme_is_omitted() {
        assert_eq!(parsed("https://h:443/a").as_deref(), Ok("https://h/a"));
        assert_eq!(parsed("http://h:80").as_deref(), Ok("http://h"));
        assert_eq!(parsed("http://h:443").as_deref(), Ok("http://h:443"));
        assert_eq!(parsed("http://h:").as_deref(), Ok("http://h"));
    }

    #[test]
    fn a_host_in_another_alphabet_keeps_its_port() {
        assert_eq!(parsed("https://bücher.example:80/a").as_deref(), Ok("https://xn--bcher-kva.example:80/a"));
        assert_eq!(parsed("http://bücher.example:443").as_deref(), Ok("http://xn--bcher-kva.example:443"));
        assert_eq!(parsed("http://BÜCHER.example:80").as_deref(), Ok("http://xn--bcher-kva.example"));
        assert_eq!(parsed("http://bücher.example:8080").as_deref(), Ok("http://xn--bcher-kva.example:8080"));
        assert_eq!(parsed("http://bücher.example").as_deref(), Ok("http://xn--bcher-kva.example"));
        assert!(parsed("http://bücher.example:x").is_err());
    }

    #[test]
    fn invalid_urls_are_refused() {
        for text in
            ["", "ftp://h", "https://", "https:///a", "http://h:99999", "http://a b", "http://{{x}}", "http://[::1"]
        {
            assert!(parsed(text).is_err(), "{text}");
        }
    }

    #[test]
    fn credentials_are_decoded_and_not_shown() {
        let base = Base::parse("https://me%40x:p%3Aq:r@h/secret-path").ok();
        let userinfo = base.as_ref().and_then(|base| base.userinfo.as_ref());
        assert_eq!(userinfo.map(|(user, password)| (user.as_str(), password.expose_secret())), Some(("me@x", "p:q:r")));
        assert_eq!(format!("{base:?}"), "Some(https://h)");
    }

    pub(crate) static API: Api = Api {
        name: "",
        settings: &[
            Setting { name: "baseUrl", default: None, secret: false, required: true },
            Setting { name: "account", default: None, secret: false, required: true },
            Setting {
                name: "base",
                default: Some("https://{$account}.h/v1/{$account}"),
                secret: false,
                required: false,
            },
        ],
        hosts: &[],
        auths: &[],
    };

    fn of(base: &'static str, replacement: Option<&str>) -> Option<String> {
        let mut settings = Settings::new(&API);
        settings.set(1, "a%".into());
        let base = Base::of(&Host { name: "base_url", base }, replacement, &settings).ok()?;
        Some(format!("{}://{}{}", base.scheme, base.authority, base.path))
    }

    #[test]
    fn a_replacement_keeps_the_path_of_a_literal_base() {
        assert_eq!(
            of("https://h/v1", Some("http://127.0.0.1:8080/mock/")).as_deref(),
            Some("http://127.0.0.1:8080/mock/v1")
        );
        assert_eq!(of("https://h", Some("http://127.0.0.1/mock")).as_deref(), Some("http://127.0.0.1/mock"));
    }

    #[test]
    fn a_base_with_variables_is_replaced_as_a_whole() {
        assert_eq!(of("{$baseUrl}/v1", Some("http://127.0.0.1/v2")).as_deref(), Some("http://127.0.0.1/v2"));
        assert_eq!(of("{$baseUrl}/v1", None), None);
    }

    #[test]
    fn a_base_that_is_not_a_url_is_replaced_as_a_whole() {
        assert_eq!(of("", Some("http://h/v2")).as_deref(), Some("http://h/v2"));
        assert_eq!(of("", None), None);
    }

    #[test]
    fn an_origin_keeps_the_path() {
        let origin = Base::parse("http://127.0.0.1:9/ignored").ok();
        let base = Base::parse("https://h/v1").ok().zip(origin).map(|(base, origin)| base.at(&origin));
        assert_eq!(
            base.map(|base| (base.authority, base.path)),
            Some((Authority::from_static("127.0.0.1:9"), "/v1".into()))
        );
    }
}
