//! The connections that are lent to calls, one call at a time.

use crate::error::Cause;
use crate::transport::ResponseBody;
use crate::transport::connection::{OwnConnection, ProtectionSpace};
use bytes::Bytes;
use http_body::Frame;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll};

/// How many connections are kept for later calls.
const MOST_IDLE: usize = 32;

/// The connections of a client that are lent to calls, each to one call at a time. No call goes over a connection that was
/// authorized with the credentials of another.
#[derive(Default)]
pub(crate) struct Leases(Mutex<Vec<(ProtectionSpace, OwnConnection)>>);

impl Leases {
    /// A connection for a call: one that was used for the same before, or a new one.
    pub(crate) fn take(self: &Arc<Self>, space: ProtectionSpace) -> Lease {
        let mut idle = self.idle();
        let found = idle.iter().rposition(|(own, _)| *own == space);
        let connection = found.map(|index| idle.remove(index).1).unwrap_or_default();
        drop(idle);
        Lease(Arc::new(Lent { connection, space, leases: Arc::clone(self) }))
    }

    fn idle(&self) -> MutexGuard<'_, Vec<(ProtectionSpace, OwnConnection)>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A connection that is lent to a call. It is given back when the last clone is dropped.
#[derive(Clone)]
pub(crate) struct Lease(Arc<Lent>);

struct Lent {
    connection: OwnConnection,
    space: ProtectionSpace,
    leases: Arc<Leases>,
}

impl Lease {
    /// The connection.
    pub(crate) fn connection(&self) -> &OwnConnection {
        &self.0.connection
    }

    /// The body of a response over this connection, which is not given back before the body has ended or is dropped.
    pub(crate) fn hold(&self, body: ResponseBody) -> ResponseBody {
        ResponseBody::new(HeldBody { body, lease: Some(self.clone()) })
    }
}

impl Drop for Lent {
    fn drop(&mut self) {
        let mut idle = self.leases.idle();
        if self.connection.is_separate() && idle.len() < MOST_IDLE {
            idle.push((self.space.clone(), self.connection.clone()));
        }
    }
}

/// A body whose connection is lent.
struct HeldBody {
    body: ResponseBody,
    lease: Option<Lease>,
}

impl http_body::Body for HeldBody {
    type Data = Bytes;
    type Error = Cause;

    fn poll_frame(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Cause>>> {
        let frame = self.body.0.as_mut().poll_frame(context);
        if let Poll::Ready(None) = frame {
            self.lease = None;
        }
        frame
    }
}
