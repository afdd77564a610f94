//! The calls for the pages of a list, one after the other.

use crate::call::UnsentCall;
use crate::error::{Error, ResponseParts, Unreadable};
use crate::operation::Payload;
use crate::pages::Pagination;
use crate::pages::json_path::JsonPath;
use crate::pages::next_request::{change, sent_number};
use crate::response::{BufferedResponse, Response};
use bytes::Bytes;
use std::collections::HashSet;
use std::hash::{BuildHasher, RandomState};

/// The calls for the pages of a list: the next one, and the identities of the pages so far.
pub(crate) struct PageSequence {
    pub(crate) pagination: Pagination,
    next: Option<UnsentCall>,
    /// A copy of the call that is being made, to be made again for the next page.
    sent: Option<UnsentCall>,
    /// Hashes that identify the pages so far.
    seen: HashSet<u64>,
    hasher: RandomState,
}

impl PageSequence {
    pub(crate) fn new(pagination: Pagination, first: UnsentCall) -> Self {
        let known = first.request.as_ref().map(|request| pagination.unknown_parameter(first.spec, &request.parts));
        let first = match known {
            Ok(Err(problem)) => {
                let error = problem.into_error(first.item);
                first.failing(error)
            }
            _ => first,
        };
        Self { pagination, next: Some(first), sent: None, seen: HashSet::new(), hasher: RandomState::new() }
    }

    /// The call for the next page, if there is one.
    pub(crate) fn next_call(&mut self) -> Option<UnsentCall> {
        let (copy, call) = self.next.take()?.with_copy();
        self.sent = copy;
        Some(call)
    }

    /// Takes the response to a call, and makes the next call from it. Returns nothing if the page is a repetition.
    pub(crate) fn receive<T: Payload>(
        &mut self,
        outcome: Result<Response<T>, Error>,
    ) -> Option<Result<Response<T>, Error>> {
        let (Some(sent), Ok(page)) = (self.sent.take(), &outcome) else { return Some(outcome) };
        let Ok(request) = &sent.request else { return Some(outcome) };
        let number = |row: &str, target| sent_number(&request.parts, row, target);
        // A page that another one follows has an identity.
        let is_first = self.seen.is_empty();
        let status = page.status().as_u16();
        let is_known =
            |path: &JsonPath| path.is_known(|text| T::read(status, &Bytes::from(text), &mut Vec::new()).map(drop));
        let present = if is_first { self.pagination.absent_path(page.body(), is_known) } else { Ok(()) };
        let next = present.and_then(|()| self.pagination.next_page(page.headers(), page.body(), number));
        let next = match next {
            Ok(next) => next,
            Err(error) => {
                // The page itself is good; only the link or cursor in it cannot be read.
                let response =
                    ResponseParts { status: page.status(), headers: page.headers().clone(), body: page.body().clone() };
                let redactor = request.redactor.clone();
                let buffered = BufferedResponse { item: sent.item, response, redactor, attempts: 1 };
                self.next = Some(sent.failing(buffered.into_response_error(Unreadable::NextPage(error.into()))));
                return Some(outcome);
            }
        };
        let is_new = next.identity.is_none_or(|identity| self.seen.insert(self.hasher.hash_one(identity)));
        self.next =
            next.change.filter(|_| is_new).map(|next| sent.map_request(|request| change(&mut request.parts, &next)));
        (is_new || !self.pagination.drops_repeated()).then_some(outcome)
    }
}
