//! Changes the request for one page into the request for the next.

use crate::error::Problem;
use crate::json::{Json, Reader, Value, write_string};
use crate::operation::{Body, Place, Spec};
use crate::pages::json_path::JsonPath;
use crate::request::{AD_HOC, RequestParts, push_row, without_rows};
use percent_encoding::percent_decode_str;
use reqwest::Url;

/// How the request for the next page differs from the one before.
#[derive(Debug, Clone)]
pub(super) enum PageChange {
    /// By the path and the query of a link.
    Link(String),
    /// With another value.
    Set { row: String, value: Json, target: ValuePlace },
}

/// Where a value is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ValuePlace {
    Query,
    Body,
}

/// Changes a request into the request for the next page.
pub(super) fn change(parts: &mut RequestParts, change: &PageChange) -> Result<(), Problem> {
    match change {
        PageChange::Link(link) => follow(parts, link),
        PageChange::Set { row, value, target: ValuePlace::Query } => {
            let mut text = String::new();
            value.text(&mut text);
            parts.query = parts.query.take().and_then(|query| without_rows(&query, |name| name == row));
            push_row(&mut parts.query, row, &text);
            Ok(())
        }
        PageChange::Set { row, value, target: ValuePlace::Body } => {
            let body = with_member(body(parts), row, value.as_str());
            parts.body =
                Some(body.ok_or_else(|| Problem::argument(row, "is sent in a body that is not a JSON object"))?.into());
            Ok(())
        }
    }
}

/// The names that the collection lists for this place of an item; `None` if it says nothing of them: for a request that
/// is not in the collection, and for a body whose members have no names of their own here.
pub(super) fn listed_names(spec: &'static Spec, target: ValuePlace) -> Option<Vec<&'static str>> {
    let place = match target {
        _ if spec.item == AD_HOC.item => return None,
        ValuePlace::Query => Place::Query,
        ValuePlace::Body if has_members(&spec.body) => Place::Body,
        ValuePlace::Body => return None,
    };
    Some(spec.arguments.within(place).map(|argument| argument.name).collect())
}

fn has_members(body: &Body) -> bool {
    match body {
        Body::Json | Body::JsonIfAny | Body::JsonAs(..) => true,
        Body::Untyped(inner) => has_members(inner),
        _ => false,
    }
}

/// Whether a request sends a query parameter or a member of its body.
pub(super) fn is_sent(parts: &RequestParts, row: &str, target: ValuePlace) -> bool {
    match target {
        ValuePlace::Query => {
            let mut rows = parts.query.as_deref().unwrap_or_default().split('&');
            rows.any(|own| {
                let name = own.split_once('=').map_or(own, |(name, _)| name);
                percent_decode_str(name).decode_utf8_lossy() == row
            })
        }
        ValuePlace::Body => JsonPath::member(row).find(body(parts)).is_ok_and(|found| found.is_some()),
    }
}

/// The number that a request sends in a query parameter or in a member of its body, if any.
pub(super) fn sent_number(parts: &RequestParts, row: &str, target: ValuePlace) -> Option<u64> {
    match target {
        ValuePlace::Query => {
            let rows = parts.query.as_deref().unwrap_or_default().split('&').filter_map(|row| row.split_once('='));
            let decoded = |text| percent_decode_str(text).decode_utf8_lossy();
            let mut values = rows.filter(|(name, _)| decoded(name) == row).map(|(_, value)| decoded(value));
            values.next()?.trim().parse().ok()
        }
        ValuePlace::Body => {
            let value = JsonPath::member(row).find(body(parts)).ok()??;
            value.trim_matches('"').parse().ok()
        }
    }
}

/// Takes the path and the query of a link; scheme and host are kept. If the path of the link is the end of the path
/// that was called, the path is kept too: the part before it belongs to a proxy.
fn follow(parts: &mut RequestParts, link: &str) -> Result<(), Problem> {
    let refuse = || Problem::request("the link to the next page is not an http or https URL");
    let current = format!("{}://{}{}", parts.scheme, parts.authority, parts.path);
    let current = Url::parse(&current).map_err(|_| refuse())?;
    let next = current.join(link).ok().filter(|url| matches!(url.scheme(), "http" | "https")).ok_or_else(refuse)?;
    if next.path().len() < 2 || !current.path().ends_with(next.path()) {
        parts.path = next.path().to_owned();
    }
    parts.query = next.query().map(str::to_owned);
    Ok(())
}

fn body(parts: &RequestParts) -> &str {
    parts.body.as_deref().and_then(|body| std::str::from_utf8(body).ok()).unwrap_or_default()
}

/// A JSON object with a member in place of those of its name.
fn with_member(object: &str, name: &str, value: &str) -> Option<String> {
    let mut out = "{".to_owned();
    let mut reader = Reader::new(if object.is_empty() { "{}" } else { object });
    let mut write = |name: &str, value: &str| {
        if out.len() > 1 {
            out.push(',');
        }
        write_string(name, &mut out);
        out.push(':');
        out.push_str(value);
    };
    let others = &mut |reader: &mut Reader<'_>, own: std::borrow::Cow<'_, str>| {
        let value = reader.raw()?;
        if own != name {
            write(&own, value);
        }
        Ok(())
    };
    reader.members(others).and_then(|()| reader.finish()).ok()?;
    write(name, value);
    out.push('}');
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::{Json, PageChange, RequestParts, ValuePlace, change, sent_number, with_member};

    fn at(path: &str, query: Option<&str>) -> RequestParts {
        RequestParts {
            method: http::Method::GET,
            scheme: "https",
            authority: http::uri::Authority::from_static("h:8443"),
            path: path.into(),
            query: query.map(Into::into),
            headers: Vec::new(),
            body: None,
            files: None,
        }
    }

    fn followed(path: &str, link: &str) -> Result<String, String> {
        let mut parts = at(path, Some("old=1"));
        change(&mut parts, &PageChange::Link(link.into())).map_err(|problem| problem.to_string())?;
        assert_eq!((parts.scheme, parts.authority.as_str()), ("https", "h:8443"));
        Ok(format!("{}?{}", parts.path, parts.query.as_deref().unwrap_or("-")))
    }

    #[test]
    fn a_link_leads_to_a_path_of_the_same_host() {
        for link in
            ["/v1/a/?x=1&y=a%20b", "https://evil/v1/a/?x=1&y=a%20b", "http://h/v1/a/?x=1&y=a b#f", "?x=1&y=a%20b"]
        {
            assert_eq!(followed("/v1/a/", link).as_deref(), Ok("/v1/a/?x=1&y=a%20b"), "{link}");
        }
        assert_eq!(followed("/v1/a/", "../b").as_deref(), Ok("/v1/b?-"));
        assert_eq!(followed("/v1/a", "/?p=2").as_deref(), Ok("/?p=2"));
    }

    #[test]
    fn the_path_of_a_proxy_is_kept() {
        assert_eq!(followed("/mock/v1/a/", "/v1/a/?x=1").as_deref(), Ok("/mock/v1/a/?x=1"));
    }

    #[test]
    fn invalid_links_are_refused() {
        for link in ["mailto:a@b", "http://", "https://[::1/", "javascript:1"] {
            assert!(followed("/v1/a/", link).is_err(), "{link}");
        }
    }

    #[test]
    fn a_parameter_replaces_those_of_its_name() {
        let mut parts = at("/", Some("a=1&p%61ge=2&b"));
        let set = PageChange::Set { row: "page".into(), value: Json::from("3&c"), target: ValuePlace::Query };
        assert_eq!(sent_number(&parts, "page", ValuePlace::Query), Some(2));
        assert!(change(&mut parts, &set).is_ok());
        assert_eq!(parts.query.as_deref(), Some("a=1&b&page=3%26c"));
        assert_eq!(sent_number(&parts, "page", ValuePlace::Query), None);
    }

    #[test]
    fn a_member_replaces_those_of_its_name() {
        assert_eq!(with_member("", "p", "1").as_deref(), Some(r#"{"p":1}"#));
        assert_eq!(with_member(r#"{"p": 1, "a\"": [ 2 ]}"#, "p", "\"x\"").as_deref(), Some(r#"{"a\"":[ 2 ],"p":"x"}"#));
        assert_eq!(with_member("[]", "p", "1"), None);
        let mut parts = at("/", None);
        parts.body = Some("{\"p\":\"7\"}".into());
        assert_eq!(sent_number(&parts, "p", ValuePlace::Body), Some(7));
        assert_eq!(sent_number(&parts, "q", ValuePlace::Body), None);
    }
}
