//! How the pages of a list follow each other.

use super::link::next_link;
use super::place::{Place, list};
use super::turn::{Target, Turn};
use crate::json::{Fail, Json, Reader};
use http::HeaderMap;

/// How the pages of a list follow each other: one line for a list call, given to [`Sending::pages`](crate::Sending::pages).
///
/// | the response | |
/// | --- | --- |
/// | holds a link to the next page, `{"meta": {"next": "/v1/calls?offset=20"}, …}` | `Pagination::next("meta.next")` |
/// | has a header `Link: </v1/calls?page=2>; rel="next"` | `Pagination::link()` |
/// | holds a mark that the next request is to send, `{"cursor": "f4a1", …}` | `Pagination::cursor("cursor", "after")` |
/// | is one of numbered pages, `?page=2` | `Pagination::number("page", "items")` |
/// | begins where the request says, `?offset=20` | `Pagination::offset("offset", "items")` |
///
/// A place in a response is written `meta.next`, `data[0]`, or `data[-1].id` for the last element; `""` is the whole response. A
/// member that is missing, null or `""` says that there is no further page.
#[derive(Debug, Clone)]
pub struct Pagination {
    by: By,
    more: Option<Place>,
    target: Target,
}

#[derive(Debug, Clone)]
enum By {
    Next(Place),
    Link,
    Cursor { from: Place, row: String },
    Number { row: String, list: Place },
    Offset { row: String, list: Place },
}

/// What follows from a page.
pub(super) struct Step {
    /// How to ask for the next page; nothing if there is none.
    pub(super) turn: Option<Turn>,
    /// What the page is known again by: a mark that comes again, or a list that does, would come for ever.
    pub(super) known_by: Option<String>,
    /// Whether a page that is known already is dropped: it holds a list that was there before.
    pub(super) drops_known: bool,
}

impl Pagination {
    /// The response holds a link to the next page: its whole URL, or the path and the query of it.
    ///
    /// The next page is asked for at the host of the first, whatever host the link names, so that no response leads
    /// credentials elsewhere.
    pub fn next(place: impl AsRef<str>) -> Self {
        Self::by(By::Next(Place::new(place.as_ref())))
    }

    /// The header `Link` of the response leads to the next page, with `rel="next"`; as in [`Pagination::next`].
    pub fn link() -> Self {
        Self::by(By::Link)
    }

    /// The response holds a mark at this place, which the next request sends in this row of its query.
    ///
    /// The mark may be in the last element, as in `Pagination::cursor("data[-1].id", "starting_after").more("has_more")`.
    pub fn cursor(place: impl AsRef<str>, row: impl Into<String>) -> Self {
        Self::by(By::Cursor { from: Place::new(place.as_ref()), row: row.into() })
    }

    /// Pages are numbered by this row of the query, beginning with what the first request says, else with 1. The last is
    /// the one whose list, at this place, is empty.
    pub fn number(row: impl Into<String>, list: impl AsRef<str>) -> Self {
        Self::by(By::Number { row: row.into(), list: Place::new(list.as_ref()) })
    }

    /// Pages begin behind as many elements as this row of the query says, which each page adds to: 0 unless the first
    /// request says otherwise. The last is the one whose list, at this place, is empty.
    pub fn offset(row: impl Into<String>, list: impl AsRef<str>) -> Self {
        Self::by(By::Offset { row: row.into(), list: Place::new(list.as_ref()) })
    }

    /// There is no further page where the response has `false` at this place.
    pub fn more(self, place: impl AsRef<str>) -> Self {
        Self { more: Some(Place::new(place.as_ref())), ..self }
    }

    /// What the next request sends is a member of its body, which is a JSON object, and no row of its query.
    pub fn in_body(self) -> Self {
        Self { target: Target::Body, ..self }
    }

    fn by(by: By) -> Self {
        Self { by, more: None, target: Target::Query }
    }

    /// What follows from a page. `sent` is the value that the request for it had in a row, if any.
    pub(super) fn step(
        &self,
        headers: &HeaderMap,
        body: &[u8],
        sent: impl Fn(&str, Target) -> Option<u64>,
    ) -> Result<Step, Box<Fail>> {
        if let By::Link = self.by {
            let link = next_link(headers);
            return Ok(Step { known_by: link.clone(), turn: link.map(Turn::To), drops_known: false });
        }
        let body = crate::json::text(body)?;
        let more = self.more.as_ref().map(|place| place.find(body)).transpose()?.flatten() != Some("false");
        let set = |row: &str, value: Json| Turn::Set { row: row.to_owned(), value, target: self.target };
        let step = match &self.by {
            By::Link => Step { turn: None, known_by: None, drops_known: false },
            By::Next(place) => {
                let link = mark(place, body)?.map(text).transpose()?;
                Step { known_by: link.clone(), turn: link.map(Turn::To), drops_known: false }
            }
            By::Cursor { from, row } => {
                let mark = mark(from, body)?;
                let turn = mark.map(|mark| value(mark).map(|mark| set(row, mark))).transpose()?;
                Step { turn, known_by: mark.map(str::to_owned), drops_known: false }
            }
            By::Number { row, list } => {
                let (list, count) = count(list, body)?;
                let next = sent(row, self.target).unwrap_or(1).saturating_add(1);
                Step { turn: (count > 0).then(|| set(row, next.into())), known_by: Some(list), drops_known: true }
            }
            By::Offset { row, list } => {
                let (list, count) = count(list, body)?;
                let next = sent(row, self.target).unwrap_or(0).saturating_add(count);
                Step { turn: (count > 0).then(|| set(row, next.into())), known_by: Some(list), drops_known: true }
            }
        };
        Ok(Step { turn: step.turn.filter(|_| more), ..step })
    }
}

/// The value that stands at a place, unless it says that there is none.
fn mark<'a>(place: &Place, body: &'a str) -> Result<Option<&'a str>, Box<Fail>> {
    Ok(place.find(body)?.filter(|value| !matches!(*value, "null" | "false" | "\"\"")))
}

fn text(value: &str) -> Result<String, Box<Fail>> {
    Ok(Reader::new(value).string()?.into_owned())
}

/// A mark: a text, a number or, in a body, anything.
fn value(mark: &str) -> Result<Json, Box<Fail>> {
    crate::json::decode(mark)
}

/// The list at a place, as its text, and how many elements it has. One that is missing or null is empty.
fn count(place: &Place, body: &str) -> Result<(String, u64), Box<Fail>> {
    match place.find(body)? {
        None | Some("null") => Ok((String::new(), 0)),
        Some(text) => {
            let count = list(&mut Reader::new(text))?.len();
            Ok((text.to_owned(), u64::try_from(count).unwrap_or(u64::MAX)))
        }
    }
}
