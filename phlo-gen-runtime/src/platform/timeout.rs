//! A future with a limit of time.

use super::sleep;
use std::future::poll_fn;
use std::pin::pin;
use std::task::Poll;
use std::time::Duration;

/// The output of a future; nothing if it takes longer than a time. The time is asked for, and a timer is set, only if
/// the output is not there at once, as most pieces of a body are.
pub(crate) async fn timeout<F: Future>(time: impl FnOnce() -> Duration, work: F) -> Option<F::Output> {
    let mut work = pin!(work);
    if let Poll::Ready(output) = poll_fn(|context| Poll::Ready(work.as_mut().poll(context))).await {
        return Some(output);
    }
    let mut end = pin!(sleep(time()));
    let mut is_polled = true;
    poll_fn(|context| {
        if !std::mem::take(&mut is_polled)
            && let Poll::Ready(output) = work.as_mut().poll(context)
        {
            return Poll::Ready(Some(output));
        }
        end.as_mut().poll(context).map(|()| None)
    })
    .await
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::timeout;
    use std::cell::Cell;
    use std::future::{pending, poll_fn};
    use std::task::Poll;
    use std::time::Duration;

    #[tokio::test]
    async fn a_future_with_an_output_needs_no_time() {
        let time = || unreachable!("no timer is set");
        assert_eq!(timeout(time, async { 7 }).await, Some(7));
    }

    #[tokio::test]
    async fn a_future_has_its_time() {
        let polls = Cell::new(0);
        let third = poll_fn(|context| {
            polls.set(polls.get() + 1);
            context.waker().wake_by_ref();
            if polls.get() < 3 { Poll::Pending } else { Poll::Ready("output") }
        });
        assert_eq!(timeout(|| Duration::from_secs(60), third).await, Some("output"));
        assert_eq!(polls.get(), 3, "each wake is one poll");
        assert_eq!(timeout(|| Duration::from_millis(1), pending::<()>()).await, None);
    }

    #[tokio::test]
    async fn a_future_that_is_always_busy_ends_too() {
        let busy = async {
            loop {
                tokio::task::consume_budget().await;
            }
        };
        assert_eq!(timeout(|| Duration::from_millis(1), busy).await, None::<()>);
    }
}
