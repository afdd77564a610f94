//! Writes the headers of a request.

use crate::config::CallOptions;
use crate::error::Problem;
use crate::operation::{Arguments, Place};
use crate::request::body::TypedBody;
use crate::request::header_values::{
    BLANKS, Headers, OF_THE_CONNECTION, caller_header, has_header, has_name, header, unsendable,
};
use crate::request::template::Scope;
use crate::request::template::{RowValue, rows};
use bytes::Bytes;
use http::HeaderValue;
use http::header::CONTENT_TYPE;
use secrecy::ExposeSecret;
use std::borrow::Cow;

/// The usual maximum number of headers.
const LIKELY: usize = 8;

/// Writes the headers of an item, replaced by those of the client, replaced by those of the call.
pub(crate) fn write_headers(
    arguments: Arguments,
    of_client: &Headers,
    call: &CallOptions,
    scope: Scope<'_>,
) -> Result<Headers, Problem> {
    let mut headers = Headers::with_capacity(LIKELY);
    rows(arguments, Place::Header, scope, &mut |row| {
        let (name, _) = scope.text(row.argument.name)?;
        if name.is_empty() || call.has_header(&name) || has_name(of_client, &name) {
            return Ok(());
        }
        let (value, secret) = match row.value {
            RowValue::Bare => (String::new(), false),
            RowValue::Template(template) => scope.text(template)?,
            RowValue::Value(value) => {
                let mut text = String::new();
                value.text(&mut text);
                (text, row.secret)
            }
        };
        let (name, value) = header(&name, &value, secret)?;
        if !OF_THE_CONNECTION.contains(&name) {
            headers.push((name, value));
        }
        Ok(())
    })?;
    headers.extend(of_client.iter().filter(|(name, _)| !call.has_header(name.as_str())).cloned());
    for (name, value) in &call.headers {
        headers.push(caller_header(name, value.expose_secret())?);
    }
    Ok(headers)
}

/// Sets the content type of the body if the item has none, or if that of the body takes precedence.
pub(crate) fn set_content_type(headers: &mut Headers, written: &TypedBody) -> Result<(), Problem> {
    let mut content_type = written.content_type.clone();
    if written.forced {
        let own = headers.iter().find(|(name, _)| name == CONTENT_TYPE).and_then(|(_, value)| value.to_str().ok());
        content_type = own.and_then(|own| own_multipart(own, &content_type)).map_or(content_type, Cow::Owned);
        headers.retain(|(name, _)| name != CONTENT_TYPE);
    }
    if !content_type.is_empty() && !has_header(headers, &CONTENT_TYPE) {
        let bytes = match &content_type {
            Cow::Borrowed(text) => Bytes::from_static(text.trim_matches(BLANKS).as_bytes()),
            Cow::Owned(text) => Bytes::copy_from_slice(text.trim_matches(BLANKS).as_bytes()),
        };
        let value = HeaderValue::from_maybe_shared(bytes).map_err(|_| unsendable(CONTENT_TYPE.as_str()))?;
        headers.push((CONTENT_TYPE, value));
    }
    Ok(())
}

/// The type of a multipart body that the item names, `multipart/mixed` for example, with the boundary that was written.
fn own_multipart(own: &str, written: &str) -> Option<String> {
    let (_, boundary) = written.split_once("; boundary=")?;
    let mut parameters = own.split(';').map(str::trim);
    let essence = parameters.next()?;
    if !essence.get(..10)?.eq_ignore_ascii_case("multipart/") {
        return None;
    }
    let is_boundary = |parameter: &str| parameter.get(..9).is_some_and(|name| name.eq_ignore_ascii_case("boundary="));
    let kept = parameters.filter(|parameter| !parameter.is_empty() && !is_boundary(parameter));
    let kept: String = kept.map(|parameter| format!("; {parameter}")).collect();
    Some(format!("{essence}{kept}; boundary={boundary}"))
}

#[cfg(test)]
mod tests {
    use super::{Headers, caller_header, own_multipart, write_headers};
    use crate::__private as __;
    use crate::config::{CallOptions, Settings};
    use crate::json::Secret;
    use crate::operation::{Api, Argument, Arguments, Place, argument, fixed};
    use crate::request::template::Scope;

    crate::fields! { Request { 0 tags "tags" 1 key "key" } }
    struct Request {
        tags: Vec<String>,
        key: Option<Secret>,
    }

    static API: Api = Api { name: "", settings: &[], hosts: &[], auths: &[] };
    static ROWS: [Argument; 5] = [
        fixed(Place::Header, "X-Version", " 2 "),
        argument(Place::Header, "X-Tag", 0),
        argument(Place::Header, "X-Mine", 1),
        fixed(Place::Header, "Content-Length", "7"),
        fixed(Place::Header, "", "nothing"),
    ];

    fn headers(tags: &[&str], call: CallOptions) -> Result<Headers, String> {
        with_client(&[], tags, call)
    }

    fn with_client(of_client: &[(&str, &str)], tags: &[&str], call: CallOptions) -> Result<Headers, String> {
        let of_client = of_client.iter().map(|(name, value)| caller_header(name, value));
        let of_client: Headers = of_client.collect::<Result<_, _>>().map_err(|problem| problem.to_string())?;
        let request = Request { tags: tags.iter().map(|tag| (*tag).to_owned()).collect(), key: Some("hunter2".into()) };
        let settings = Settings::new(&API);
        write_headers(Arguments::Table(&ROWS), &of_client, &call, Scope::of_request(&settings, &request))
            .map_err(|problem| problem.to_string())
    }

    fn text(headers: &Headers) -> String {
        headers.iter().map(|(name, value)| format!("{name}: {}\n", value.to_str().unwrap_or_default())).collect()
    }

    #[test]
    fn headers_keep_their_order_and_those_of_the_connection_are_omitted() {
        let headers = headers(&["a", "b"], CallOptions::default()).unwrap_or_default();
        assert_eq!(text(&headers), "x-version: 2\nx-tag: a\nx-tag: b\nx-mine: hunter2\n");
    }

    #[test]
    fn a_secret_is_marked() {
        let headers = headers(&[], CallOptions::default().header("X-Api-Key", "k")).unwrap_or_default();
        let marked: Vec<_> =
            headers.iter().filter(|(_, value)| value.is_sensitive()).map(|(name, _)| name.as_str()).collect();
        assert_eq!(marked, ["x-mine", "x-api-key"]);
    }

    #[test]
    fn the_callers_header_replaces_that_of_the_item() {
        let call = CallOptions::default().header("x-tag", "mine").header("x-tag", "again");
        let headers = headers(&["a"], call).unwrap_or_default();
        assert_eq!(text(&headers), "x-version: 2\nx-mine: hunter2\nx-tag: mine\nx-tag: again\n");
    }

    #[test]
    fn the_clients_header_replaces_that_of_the_item_and_not_that_of_the_call() {
        let of_client = [("X-TAG", "client"), ("x-env", "test"), ("x-env", "again")];
        let headers = with_client(&of_client, &["a"], CallOptions::default().header("x-ENV", "call"));
        let headers = headers.unwrap_or_default();
        assert_eq!(text(&headers), "x-version: 2\nx-mine: hunter2\nx-tag: client\nx-env: call\n");
        assert!(headers.iter().filter(|(name, _)| *name != "x-version").all(|(_, value)| value.is_sensitive()));
    }

    #[test]
    fn invalid_header_values_are_refused() {
        for bad in ["a\r\nX: y", "a\nb", "a\0"] {
            let message = headers(&[bad], CallOptions::default()).err().unwrap_or_default();
            assert!(message.starts_with("the argument `X-Tag` has a line break"), "{message}");
        }
        assert!(headers(&[], CallOptions::default().header("Transfer-Encoding", "chunked")).is_err());
        assert!(headers(&[], CallOptions::default().header("a b", "c")).is_err());
    }

    #[test]
    fn a_value_is_latin_1_if_it_can_be() {
        let bytes = |tag: &str| headers(&[tag], CallOptions::default()).map(|headers| headers[1].1.as_bytes().to_vec());
        assert_eq!(bytes("Jürgen"), Ok(b"J\xfcrgen".to_vec()));
        assert_eq!(bytes("é→"), Ok("é→".as_bytes().to_vec()));
    }

    #[test]
    fn a_multipart_type_of_the_item_takes_the_boundary() {
        let of = |own: &str| own_multipart(own, "multipart/form-data; boundary=b");
        assert_eq!(of("Multipart/mixed; boundary=abc").as_deref(), Some("Multipart/mixed; boundary=b"));
        assert_eq!(
            of("multipart/related;type=\"text/xml\"").as_deref(),
            Some("multipart/related; type=\"text/xml\"; boundary=b")
        );
        assert_eq!(of("application/json"), None);
        assert_eq!(own_multipart("multipart/mixed", "application/x-www-form-urlencoded"), None);
    }
}
