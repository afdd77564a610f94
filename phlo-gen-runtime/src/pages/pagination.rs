//! How the pages of a list follow each other.

use crate::error::{Problem, nearest_name};
use crate::json::{Json, ReadError, Reader, Step};
use crate::operation::Spec;
use crate::pages::json_path::{Found, JsonPath, kind, list_elements};
use crate::pages::link::next_link;
use crate::pages::next_request::{PageChange, ValuePlace, is_sent, listed_names};
use crate::request::RequestParts;
use http::HeaderMap;
use std::borrow::Cow;

/// How the pages of a list follow each other: one line for a list call, given to [`CallFuture::pages`](crate::CallFuture::pages).
///
/// | the response | |
/// | --- | --- |
/// | has a link to the next page, `{"meta": {"next": "/v1/calls?offset=20"}, …}` | `Pagination::next("meta.next")` |
/// | has a header `Link: </v1/calls?page=2>; rel="next"` | `Pagination::link()` |
/// | has a cursor for the next request, `{"cursor": "f4a1", …}` | `Pagination::cursor("cursor", "after")` |
/// | is one of numbered pages, `?page=2` | `Pagination::number("page", "items")` |
/// | begins at an offset, `?offset=20` | `Pagination::offset("offset", "items")` |
///
/// The path of a value in a response is written `meta.next`, `data[0]`, or `data[-1].id` for the last element; `""` is the
/// whole response. If that member is null or empty, there is no further page. On later pages it may be missing too. If the
/// first page does not have it, and the type of the response has no such member either, an error follows the page: the path
/// may be misspelled. See [`Pagination::may_be_absent`].
///
/// A parameter that the collection does not list for the call is an error before anything is sent, because a server that
/// does not know it would respond with the first page again. See [`Pagination::unlisted_parameter`].
#[derive(Debug, Clone)]
pub struct Pagination {
    method: PageMethod,
    more: Option<JsonPath>,
    target: ValuePlace,
    may_be_absent: bool,
    may_be_unlisted: bool,
}

/// How the next page is found.
#[derive(Debug, Clone)]
enum PageMethod {
    Next(JsonPath),
    Link,
    Cursor { from: JsonPath, row: String },
    Number { row: String, list: JsonPath },
    Offset { row: String, list: JsonPath },
}

/// What a page states about the next one.
pub(super) struct NextPage<'a> {
    /// How the request for the next page differs; nothing if there is none.
    pub(super) change: Option<PageChange>,
    /// Identifies the page, to stop at a repeated cursor or list.
    pub(super) identity: Option<Cow<'a, str>>,
}

impl Pagination {
    /// The response has a link to the next page: a whole URL, or its path and query.
    ///
    /// The next page is always requested from the host of the first page, whatever host the link names, so that a
    /// response cannot redirect credentials to another host.
    pub fn next(path: impl AsRef<str>) -> Self {
        Self::with_method(PageMethod::Next(JsonPath::new(path.as_ref())))
    }

    /// The header `Link` of the response has a link to the next page, with `rel="next"`; as in [`Pagination::next`].
    pub fn link() -> Self {
        Self::with_method(PageMethod::Link)
    }

    /// The response has a cursor at this path, which the next request sends in this query parameter.
    ///
    /// The cursor may be in the last element, as in `Pagination::cursor("data[-1].id", "starting_after").more("has_more")`.
    pub fn cursor(path: impl AsRef<str>, parameter: impl Into<String>) -> Self {
        Self::with_method(PageMethod::Cursor { from: JsonPath::new(path.as_ref()), row: parameter.into() })
    }

    /// Pages are numbered by this query parameter, beginning with the value in the first request, or with 1. The last page
    /// is the one whose list, at this path, is empty.
    pub fn number(parameter: impl Into<String>, list: impl AsRef<str>) -> Self {
        Self::with_method(PageMethod::Number { row: parameter.into(), list: JsonPath::new(list.as_ref()) })
    }

    /// Pages start at the offset in this query parameter. It starts with the value in the first request or 0, and grows
    /// by the number of elements on each page. The last page is the one whose list, at this path, is empty.
    pub fn offset(parameter: impl Into<String>, list: impl AsRef<str>) -> Self {
        Self::with_method(PageMethod::Offset { row: parameter.into(), list: JsonPath::new(list.as_ref()) })
    }

    /// There is no further page if the response has `false` at this path.
    pub fn more(self, path: impl AsRef<str>) -> Self {
        Self { more: Some(JsonPath::new(path.as_ref())), ..self }
    }

    /// Sends the value in a member of the JSON body instead of a query parameter.
    pub fn in_body(self) -> Self {
        Self { target: ValuePlace::Body, ..self }
    }

    /// The first page too may be without the member that tells the next page or has the elements, for a server that omits
    /// it if there is one page.
    ///
    /// This is needed only for a response whose type does not have the member: a request of your own, or examples of
    /// nothing but last pages.
    pub fn may_be_absent(self) -> Self {
        Self { may_be_absent: true, ..self }
    }

    /// The API has the query parameter, or the member of the body, though the collection does not list it.
    pub fn unlisted_parameter(self) -> Self {
        Self { may_be_unlisted: true, ..self }
    }

    /// The error if the parameter for the next page is neither listed for the call nor in its request.
    pub(super) fn unknown_parameter(&self, spec: &'static Spec, parts: &RequestParts) -> Result<(), Problem> {
        let (PageMethod::Cursor { row, .. } | PageMethod::Number { row, .. } | PageMethod::Offset { row, .. }) =
            &self.method
        else {
            return Ok(());
        };
        let Some(listed) = listed_names(spec, self.target) else { return Ok(()) };
        if self.may_be_unlisted || listed.contains(&row.as_str()) || is_sent(parts, row, self.target) {
            return Ok(());
        }
        Err(Problem::argument(row, unknown(row, &listed, self.target)))
    }

    fn with_method(method: PageMethod) -> Self {
        Self { method, more: None, target: ValuePlace::Query, may_be_absent: false, may_be_unlisted: false }
    }

    /// The error if a path is not in the first page, and not in the type of the response either.
    pub(super) fn absent_path(
        &self,
        body: &[u8],
        is_known: impl FnOnce(&JsonPath) -> bool,
    ) -> Result<(), Box<ReadError>> {
        let path = match &self.method {
            PageMethod::Link => return Ok(()),
            PageMethod::Next(path) | PageMethod::Cursor { from: path, .. } => path,
            PageMethod::Number { list, .. } | PageMethod::Offset { list, .. } => list,
        };
        let body = crate::json::text(body)?;
        match path.look_up(body)? {
            Found::Absent(error) if !self.may_be_absent && self.has_more(body)? && !is_known(path) => Err(error),
            _ => Ok(()),
        }
    }

    /// Whether the response says that there is a further page, or says nothing of it.
    fn has_more(&self, body: &str) -> Result<bool, Box<ReadError>> {
        Ok(self.more.as_ref().map(|path| path.find(body)).transpose()?.flatten() != Some("false"))
    }

    /// Whether a repeated page is dropped, because it has the list of an earlier page.
    pub(super) fn drops_repeated(&self) -> bool {
        matches!(self.method, PageMethod::Number { .. } | PageMethod::Offset { .. })
    }

    /// What a page states about the next one. `sent` is the value in the request for it, if any.
    pub(super) fn next_page<'a>(
        &self,
        headers: &HeaderMap,
        body: &'a [u8],
        sent: impl Fn(&str, ValuePlace) -> Option<u64>,
    ) -> Result<NextPage<'a>, Box<ReadError>> {
        let text = match self.method {
            PageMethod::Link => "",
            _ => crate::json::text(body)?,
        };
        let set = |row: &str, value: Json| PageChange::Set { row: row.to_owned(), value, target: self.target };
        let counted = |row: &str, (list, count): (&'a str, u64), first: u64, step: u64| {
            let number = sent(row, self.target).unwrap_or(first).saturating_add(step);
            NextPage { change: (count > 0).then(|| set(row, number.into())), identity: Some(list.into()) }
        };
        let next = match &self.method {
            PageMethod::Link => return Ok(NextPage::linked(next_link(headers))),
            PageMethod::Next(path) => NextPage::linked(link_at(path, text)?),
            PageMethod::Cursor { from, row } => {
                let cursor = value_at(from, text)?;
                let change = cursor.map(|cursor| cursor_value(cursor).map(|cursor| set(row, cursor))).transpose()?;
                NextPage { change, identity: cursor.map(Cow::from) }
            }
            PageMethod::Number { row, list } => counted(row, list_at(list, text)?, 1, 1),
            PageMethod::Offset { row, list } => {
                let (list, count) = list_at(list, text)?;
                counted(row, (list, count), 0, count)
            }
        };
        let more = self.has_more(text)?;
        Ok(NextPage { change: next.change.filter(|_| more), ..next })
    }
}

impl NextPage<'_> {
    /// The page that a link leads to, if there is one.
    fn linked(link: Option<String>) -> Self {
        Self { identity: link.clone().map(Cow::Owned), change: link.map(PageChange::Link) }
    }
}

/// The value at a path, unless it is `null`, `false` or `""`.
fn value_at<'a>(path: &JsonPath, body: &'a str) -> Result<Option<&'a str>, Box<ReadError>> {
    Ok(path.find(body)?.filter(|value| !matches!(*value, "null" | "false" | "\"\"")))
}

/// The link at a path; an error says where it stands, and which pagination takes another value.
fn link_at(path: &JsonPath, body: &str) -> Result<Option<String>, Box<ReadError>> {
    match path.look_up(body)? {
        Found::Value { text: "null" | "false" | "\"\"", .. } => Ok(None),
        Found::Value { text, .. } if text.starts_with('"') => Ok(Some(Reader::new(text).string()?.into_owned())),
        Found::Value { text, at, way } => Err(misfit(
            "a link, which is a string (for the value of a parameter, use `Pagination::cursor`)",
            text,
            at,
            way,
        )),
        Found::Empty | Found::Absent(_) => Ok(None),
    }
}

/// The error that a value is of another kind.
fn misfit(expected: &'static str, text: &str, at: usize, way: Vec<Step>) -> Box<ReadError> {
    let error = ReadError::new(expected, kind(Reader::new(text).peek()), at);
    way.into_iter().rev().fold(error, ReadError::inside)
}

/// A cursor: a string, a number or, in a body, any value.
fn cursor_value(cursor: &str) -> Result<Json, Box<ReadError>> {
    crate::json::decode(cursor)
}

/// The list at a path, as its text, and how many elements it has. One that is missing or null is empty.
fn list_at<'a>(path: &JsonPath, body: &'a str) -> Result<(&'a str, u64), Box<ReadError>> {
    match path.look_up(body)? {
        Found::Empty | Found::Absent(_) | Found::Value { text: "null", .. } => Ok(("", 0)),
        Found::Value { text, .. } if text.starts_with('[') => {
            let count = list_elements(&mut Reader::new(text))?.len();
            Ok((text, u64::try_from(count).unwrap_or(u64::MAX)))
        }
        Found::Value { text, at, way } => Err(misfit(
            "the list of the elements of a page (for a link or a cursor, use `Pagination::next` or `Pagination::cursor`)",
            text,
            at,
            way,
        )),
    }
}

/// That a call has no parameter of this name, and which ones it has.
fn unknown(row: &str, listed: &[&str], target: ValuePlace) -> String {
    let kind = match target {
        ValuePlace::Query => "query parameter",
        ValuePlace::Body => "member of the body",
    };
    let mut why = format!("of `Pagination` is no {kind} of this call in the collection");
    match nearest_name(row, listed.iter().copied(), 3) {
        Some(name) => why.push_str(&format!("; did you mean `{name}`? ")),
        None => why.push_str(". "),
    }
    if listed.is_empty() {
        why.push_str("It has none.");
    } else {
        let names: Vec<String> = listed.iter().map(|name| format!("`{name}`")).collect();
        why.push_str(&format!("It has {}.", names.join(", ")));
    }
    why.push_str(" If the API knows it all the same, add `.unlisted_parameter()`");
    why
}
