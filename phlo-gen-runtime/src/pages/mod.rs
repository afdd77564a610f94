//! Lists that come page by page.

mod link;
mod pagination;
mod place;
mod turn;

pub use self::pagination::Pagination;

use crate::draft::Draft;
use crate::error::Error;
use crate::operation::Operation;
use crate::received::{Answer, Received};
use crate::response::Response;
use crate::send::{Job, Sending};
use futures_core::Stream;
use std::collections::HashSet;
use std::fmt;
use std::future::IntoFuture;
use std::hash::{BuildHasher, RandomState};
use std::pin::Pin;
use std::task::{Context, Poll, ready};

impl<R: Operation> Sending<R> {
    /// The pages of a list, each asked for when it is wanted: a [`Stream`](futures_core::Stream), with a `next()` of its own.
    ///
    /// ```
    /// # extern crate phlo_gen_runtime as phlo_gen;
    /// # use phlo_gen::{Error, Pagination, Request};
    /// async fn print(request: Request) -> Result<(), Error> {
    ///     let mut pages = request.send().pages(Pagination::next("meta.next"));
    ///     while let Some(page) = pages.next().await {
    ///         println!("{}", page?.text());
    ///     }
    ///     Ok(())
    /// }
    /// ```
    ///
    /// What is in the pages comes one by one with [`Pages::items`]: for a generated list call
    /// `client.calls().list().send().pages(Pagination::next("meta.next")).items(|page| page.objects)`.
    ///
    /// Each page is a call of its own, with the timeout and the retries of the first. An error ends the pages. A server
    /// that sends a mark a second time would go on for ever, so that ends them too; and where pages are counted, so does
    /// a list that is the same as one before, which is left out.
    pub fn pages(self, paging: Pagination) -> Pages<R> {
        Pages { course: Course::new(paging, self.job), asking: None }
    }
}

/// The pages of a list, one response for each: see [`Sending::pages`](crate::Sending::pages).
#[must_use = "no page is asked for until `next()`"]
pub struct Pages<R: Operation> {
    pub(crate) course: Course,
    asking: Option<<Sending<R> as IntoFuture>::IntoFuture>,
}

impl<R: Operation> Pages<R> {
    /// The next page; nothing after the last, or after an error.
    pub async fn next(&mut self) -> Option<Result<Response<R::Response>, Error>> {
        std::future::poll_fn(|context| Pin::new(&mut *self).poll_next(context)).await
    }

    /// What is in the pages, one by one. `list` takes it out of a page: `|page| page.objects`.
    pub fn items<F, I>(self, list: F) -> Items<Self, F, I>
    where
        F: FnMut(R::Response) -> I,
        I: IntoIterator,
    {
        Items::new(self, list)
    }
}

impl<R: Operation> Stream for Pages<R> {
    type Item = Result<Response<R::Response>, Error>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let Self { course, asking } = self.get_mut();
        if asking.is_none() {
            *asking = course.ask().map(Sending::<R>::of).map(IntoFuture::into_future);
        }
        let Some(asked) = asking else { return Poll::Ready(None) };
        let outcome = ready!(asked.as_mut().poll(context));
        *asking = None;
        Poll::Ready(course.come(outcome))
    }
}

impl<R: Operation> fmt::Debug for Pages<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pages").field("paging", &self.course.paging).finish_non_exhaustive()
    }
}

/// What is in the pages of a list, one by one: see [`Pages::items`].
#[must_use = "no page is asked for until `next()`"]
pub struct Items<P, F, I: IntoIterator> {
    pages: P,
    list: F,
    page: Option<I::IntoIter>,
}

impl<P, F, I: IntoIterator> Items<P, F, I> {
    pub(crate) fn new(pages: P, list: F) -> Self {
        Self { pages, list, page: None }
    }

    /// The next of the page that is there.
    fn here(&mut self) -> Option<I::Item> {
        self.page.as_mut().and_then(Iterator::next)
    }
}

/// Nothing in it is ever pinned.
impl<P, F, I: IntoIterator> Unpin for Items<P, F, I> {}

impl<R, F, I> Items<Pages<R>, F, I>
where
    R: Operation,
    F: FnMut(R::Response) -> I,
    I: IntoIterator,
{
    /// The next one; nothing after the last, or after an error.
    pub async fn next(&mut self) -> Option<Result<I::Item, Error>> {
        std::future::poll_fn(|context| Pin::new(&mut *self).poll_next(context)).await
    }
}

impl<R, F, I> Stream for Items<Pages<R>, F, I>
where
    R: Operation,
    F: FnMut(R::Response) -> I,
    I: IntoIterator,
{
    type Item = Result<I::Item, Error>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = self.get_mut();
        loop {
            if let Some(item) = this.here() {
                return Poll::Ready(Some(Ok(item)));
            }
            match ready!(Pin::new(&mut this.pages).poll_next(context)) {
                None => return Poll::Ready(None),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                Some(Ok(page)) => this.page = Some((this.list)(page.into_inner()).into_iter()),
            }
        }
    }
}

#[cfg(all(feature = "blocking", not(target_arch = "wasm32")))]
impl<R, F, I> Iterator for Items<crate::blocking::BlockingPages<R>, F, I>
where
    R: Operation,
    F: FnMut(R::Response) -> I,
    I: IntoIterator,
{
    type Item = Result<I::Item, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(item) = self.here() {
                return Some(Ok(item));
            }
            match self.pages.next()? {
                Err(error) => return Some(Err(error)),
                Ok(page) => self.page = Some((self.list)(page.into_inner()).into_iter()),
            }
        }
    }
}

impl<P: fmt::Debug, F, I: IntoIterator> fmt::Debug for Items<P, F, I> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Items").field("pages", &self.pages).finish_non_exhaustive()
    }
}

/// The way through the pages: what is asked for next, and what has come.
pub(crate) struct Course {
    paging: Pagination,
    next: Option<Job>,
    /// The call that is being made, to be made again with another page.
    asked: Option<Job>,
    /// The hashes of what the pages so far are known by.
    known: HashSet<u64>,
    hasher: RandomState,
}

impl Course {
    fn new(paging: Pagination, first: Job) -> Self {
        Self { paging, next: Some(first), asked: None, known: HashSet::new(), hasher: RandomState::new() }
    }

    /// The call for the next page, if there is one.
    pub(crate) fn ask(&mut self) -> Option<Job> {
        let (asked, job) = self.next.take()?.twice();
        self.asked = asked;
        Some(job)
    }

    /// Takes a page, and finds out from it what to ask for next. Nothing if it was there before.
    pub(crate) fn come<T>(&mut self, outcome: Result<Response<T>, Error>) -> Option<Result<Response<T>, Error>> {
        let (Some(asked), Ok(page)) = (self.asked.take(), &outcome) else { return Some(outcome) };
        let Ok(draft) = &asked.draft else { return Some(outcome) };
        let sent = |row: &str, target| turn::sent(draft.outgoing(), row, target);
        let step = match self.paging.step(page.headers(), page.body(), sent) {
            Ok(step) => step,
            Err(fail) => {
                // The page is good, and is given; it is the way on that cannot be read.
                let received =
                    Received { status: page.status(), headers: page.headers().clone(), body: page.body().clone() };
                let answer = Answer { item: asked.item, received, mask: draft.mask().clone(), attempts: 1 };
                self.next = Some(asked.failing(answer.undecoded(fail.into())));
                return Some(outcome);
            }
        };
        let is_new = step.known_by.is_none_or(|known_by| self.known.insert(self.hasher.hash_one(known_by)));
        self.next = step
            .turn
            .filter(|_| is_new)
            .map(|turn| asked.turn(|draft: &mut Draft| turn::turn(draft.outgoing_mut(), &turn)));
        (is_new || !step.drops_known).then_some(outcome)
    }
}
