//! The pages of a list, and their elements, as streams.

use crate::call::CallFuture;
use crate::error::Error;
use crate::operation::Operation;
use crate::pages::Pagination;
use crate::pages::sequence::PageSequence;
use crate::response::Response;
use futures_core::Stream;
use std::fmt;
use std::future::IntoFuture;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

impl<R: Operation> CallFuture<R> {
    /// The pages of a list, each requested when it is polled: a [`Stream`], with a `next()` method.
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
    /// [`Pages::items`] returns the elements of the pages one by one: for a generated list call
    /// `client.calls().list().send().pages(Pagination::next("meta.next")).items(|page| page.objects)`.
    ///
    /// Each page is a separate call, with the timeout and the retries of the first. An error ends the pages. A repeated
    /// cursor or link also ends the pages, because it would repeat forever. With page numbers and offsets, a page that
    /// equals an earlier one ends them and is dropped.
    pub fn pages(self, pagination: Pagination) -> Pages<R> {
        Pages { sequence: PageSequence::new(pagination, self.call), request: None }
    }
}

/// The pages of a list, one response for each: see [`CallFuture::pages`](crate::CallFuture::pages).
#[must_use = "no page is requested until `next()`"]
pub struct Pages<R: Operation> {
    pub(crate) sequence: PageSequence,
    request: Option<<CallFuture<R> as IntoFuture>::IntoFuture>,
}

impl<R: Operation> Pages<R> {
    /// The next page; `None` after the last, or after an error.
    pub async fn next(&mut self) -> Option<Result<Response<R::Response>, Error>> {
        std::future::poll_fn(|context| Pin::new(&mut *self).poll_next(context)).await
    }

    /// The elements of the pages, one by one. `list` returns those of a page: `|page| page.objects`.
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
        let Self { sequence, request } = self.get_mut();
        if request.is_none() {
            *request = sequence.next_call().map(CallFuture::<R>::of).map(IntoFuture::into_future);
        }
        let Some(call) = request else { return Poll::Ready(None) };
        let outcome = ready!(call.as_mut().poll(context));
        *request = None;
        Poll::Ready(sequence.receive(outcome))
    }
}

impl<R: Operation> fmt::Debug for Pages<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pages").field("pagination", &self.sequence.pagination).finish_non_exhaustive()
    }
}

/// The elements of the pages of a list, one by one: see [`Pages::items`].
#[must_use = "no page is requested until `next()`"]
pub struct Items<P, F, I: IntoIterator> {
    pub(crate) pages: P,
    pub(crate) list: F,
    pub(crate) page: Option<I::IntoIter>,
}

impl<P, F, I: IntoIterator> Items<P, F, I> {
    pub(crate) fn new(pages: P, list: F) -> Self {
        Self { pages, list, page: None }
    }

    /// The next element of the page that was received last.
    pub(crate) fn next_in_page(&mut self) -> Option<I::Item> {
        self.page.as_mut().and_then(Iterator::next)
    }
}

/// None of its fields is ever pinned.
impl<P, F, I: IntoIterator> Unpin for Items<P, F, I> {}

impl<R, F, I> Items<Pages<R>, F, I>
where
    R: Operation,
    F: FnMut(R::Response) -> I,
    I: IntoIterator,
{
    /// The next element; `None` after the last, or after an error.
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
            if let Some(item) = this.next_in_page() {
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

impl<P: fmt::Debug, F, I: IntoIterator> fmt::Debug for Items<P, F, I> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Items").field("pages", &self.pages).finish_non_exhaustive()
    }
}
