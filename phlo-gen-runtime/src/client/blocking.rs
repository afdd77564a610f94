//! Calls that block their thread until they are done.

use crate::call::{CallFuture, decode, read};
use crate::error::{Error, Problem, TransportError, TransportKind};
use crate::operation::Operation;
use crate::pages::{Items, Pages};
use crate::response::Response;
use std::sync::{OnceLock, mpsc};
use tokio::runtime::{Builder, Handle};

impl<R: Operation> CallFuture<R> {
    /// Sends the request and blocks the thread until the response is there: for programs without an async runtime.
    ///
    /// All such calls run on one thread in the background, which starts with the first of them.
    ///
    /// # Errors
    /// Those of the call; [`Error::Argument`], with nothing sent, if called within an async runtime, whose thread it would
    /// block: use `.await` there; and [`Error::Transport`] if a transport of yours panics: the server may have the call.
    pub fn blocking(self) -> Result<Response<R::Response>, Error> {
        let refuse = |why| Err(Problem::request(why).into_error(R::SPEC.item));
        if Handle::try_current().is_ok() {
            return refuse("`blocking()` would block the async runtime of this thread: use `.await`");
        }
        let Some(runtime) = runtime() else { return refuse("no thread can be started for `blocking()`") };
        let (sender, receiver) = mpsc::channel();
        let call = self.call;
        runtime.spawn(async move {
            let outcome = read(call).await;
            // The receiver waits below.
            let _ = sender.send(outcome);
        });
        match receiver.recv() {
            Ok(outcome) => outcome.and_then(|(response, record)| decode(response, record)),
            Err(_) => {
                let error = TransportError::new(R::SPEC.item, TransportKind::Panicked, None, None);
                Err(Error::Transport(Box::new(error)))
            }
        }
    }
}

impl<R: Operation> Pages<R> {
    /// The pages as an iterator, for programs without an async runtime. It blocks the thread until the next page is there,
    /// as [`CallFuture::blocking`] does.
    pub fn blocking(self) -> BlockingPages<R> {
        BlockingPages(self)
    }
}

/// The pages of a list, as an iterator that blocks: see [`Pages::blocking`].
#[must_use = "no page is requested until `next()`"]
#[derive(Debug)]
pub struct BlockingPages<R: Operation>(Pages<R>);

impl<R: Operation> BlockingPages<R> {
    /// The elements of the pages, one by one, as in [`Pages::items`].
    pub fn items<F, I>(self, list: F) -> Items<Self, F, I>
    where
        F: FnMut(R::Response) -> I,
        I: IntoIterator,
    {
        Items::new(self, list)
    }
}

impl<R: Operation> Iterator for BlockingPages<R> {
    type Item = Result<Response<R::Response>, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        let sequence = &mut self.0.sequence;
        let outcome = CallFuture::<R>::of(sequence.next_call()?).blocking();
        sequence.receive(outcome)
    }
}

impl<R, F, I> Iterator for Items<BlockingPages<R>, F, I>
where
    R: Operation,
    F: FnMut(R::Response) -> I,
    I: IntoIterator,
{
    type Item = Result<I::Item, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(item) = self.next_in_page() {
                return Some(Ok(item));
            }
            match self.pages.next()? {
                Err(error) => return Some(Err(error)),
                Ok(page) => self.page = Some((self.list)(page.into_inner()).into_iter()),
            }
        }
    }
}

/// The runtime in the background.
fn runtime() -> Option<&'static Handle> {
    static RUNTIME: OnceLock<Option<Handle>> = OnceLock::new();
    RUNTIME.get_or_init(start).as_ref()
}

fn start() -> Option<Handle> {
    let runtime = Builder::new_current_thread().enable_all().build().ok()?;
    let handle = runtime.handle().clone();
    let work = move || runtime.block_on(std::future::pending::<()>());
    std::thread::Builder::new().name("phlo-gen".to_owned()).spawn(work).ok()?;
    Some(handle)
}
