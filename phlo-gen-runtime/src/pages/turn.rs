//! Turns a request for one page into the request for another.

use super::place::Place;
use crate::auth::Outgoing;
use crate::authorize::without_rows;
use crate::error::Problem;
use crate::json::{Json, Reader, write_string};
use crate::shape::Value;
use crate::url::push_row;
use percent_encoding::percent_decode_str;
use reqwest::Url;

/// How the next page is asked for.
#[derive(Debug, Clone)]
pub(super) enum Turn {
    /// By the path and the query of a link.
    To(String),
    /// With another value.
    Set { row: String, value: Json, target: Target },
}

/// Where a value is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Target {
    Query,
    Body,
}

/// Turns a request into the request for the next page.
pub(super) fn turn(outgoing: &mut Outgoing, turn: &Turn) -> Result<(), Problem> {
    match turn {
        Turn::To(link) => follow(outgoing, link),
        Turn::Set { row, value, target: Target::Query } => {
            let mut text = String::new();
            value.text(&mut text);
            outgoing.query = outgoing.query.take().and_then(|query| without_rows(&query, |name| name == row));
            push_row(&mut outgoing.query, row, &text);
            Ok(())
        }
        Turn::Set { row, value, target: Target::Body } => {
            let body = with_member(body(outgoing), row, value.as_str());
            outgoing.body =
                Some(body.ok_or_else(|| Problem::argument(row, "goes into a body that is no JSON object"))?.into());
            Ok(())
        }
    }
}

/// The number that a request sends in a row; none if it sends none.
pub(super) fn sent(outgoing: &Outgoing, row: &str, target: Target) -> Option<u64> {
    match target {
        Target::Query => {
            let rows = outgoing.query.as_deref().unwrap_or_default().split('&').filter_map(|row| row.split_once('='));
            let decoded = |text| percent_decode_str(text).decode_utf8_lossy();
            let mut values = rows.filter(|(name, _)| decoded(name) == row).map(|(_, value)| decoded(value));
            values.next()?.trim().parse().ok()
        }
        Target::Body => {
            let value = Place::member(row).find(body(outgoing)).ok()??;
            value.trim_matches('"').parse().ok()
        }
    }
}

/// The link is read as the server wrote it; host and scheme stay what they are. A path that is the end of the one that was
/// called is that path: what stands before it is the way to a proxy.
fn follow(outgoing: &mut Outgoing, link: &str) -> Result<(), Problem> {
    let refuse = || Problem::request("the link to the next page is no URL of http or https");
    let here = format!("{}://{}{}", outgoing.scheme, outgoing.authority, outgoing.path);
    let here = Url::parse(&here).map_err(|_| refuse())?;
    let there = here.join(link).ok().filter(|url| matches!(url.scheme(), "http" | "https")).ok_or_else(refuse)?;
    if there.path().len() < 2 || !here.path().ends_with(there.path()) {
        outgoing.path = there.path().to_owned();
    }
    outgoing.query = there.query().map(str::to_owned);
    Ok(())
}

fn body(outgoing: &Outgoing) -> &str {
    outgoing.body.as_deref().and_then(|body| std::str::from_utf8(body).ok()).unwrap_or_default()
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
    use super::{Json, Outgoing, Target, Turn, sent, turn, with_member};

    fn at(path: &str, query: Option<&str>) -> Outgoing {
        Outgoing {
            method: http::Method::GET,
            scheme: "https",
            authority: http::uri::Authority::from_static("h:8443"),
            path: path.into(),
            query: query.map(Into::into),
            headers: Vec::new(),
            body: None,
        }
    }

    fn followed(path: &str, link: &str) -> Result<String, String> {
        let mut outgoing = at(path, Some("old=1"));
        turn(&mut outgoing, &Turn::To(link.into())).map_err(|problem| problem.to_string())?;
        assert_eq!((outgoing.scheme, outgoing.authority.as_str()), ("https", "h:8443"));
        Ok(format!("{}?{}", outgoing.path, outgoing.query.as_deref().unwrap_or("-")))
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
    fn the_way_to_a_proxy_is_kept() {
        assert_eq!(followed("/mock/v1/a/", "/v1/a/?x=1").as_deref(), Ok("/mock/v1/a/?x=1"));
    }

    #[test]
    fn what_is_no_link_is_refused() {
        for link in ["mailto:a@b", "http://", "https://[::1/", "javascript:1"] {
            assert!(followed("/v1/a/", link).is_err(), "{link}");
        }
    }

    #[test]
    fn a_row_takes_the_place_of_those_of_its_name() {
        let mut outgoing = at("/", Some("a=1&p%61ge=2&b"));
        let set = Turn::Set { row: "page".into(), value: Json::from("3&c"), target: Target::Query };
        assert_eq!(sent(&outgoing, "page", Target::Query), Some(2));
        assert!(turn(&mut outgoing, &set).is_ok());
        assert_eq!(outgoing.query.as_deref(), Some("a=1&b&page=3%26c"));
        assert_eq!(sent(&outgoing, "page", Target::Query), None);
    }

    #[test]
    fn a_member_takes_the_place_of_those_of_its_name() {
        assert_eq!(with_member("", "p", "1").as_deref(), Some(r#"{"p":1}"#));
        assert_eq!(with_member(r#"{"p": 1, "a\"": [ 2 ]}"#, "p", "\"x\"").as_deref(), Some(r#"{"a\"":[ 2 ],"p":"x"}"#));
        assert_eq!(with_member("[]", "p", "1"), None);
        let mut outgoing = at("/", None);
        outgoing.body = Some("{\"p\":\"7\"}".into());
        assert_eq!(sent(&outgoing, "p", Target::Body), Some(7));
        assert_eq!(sent(&outgoing, "q", Target::Body), None);
    }
}
