//! A running mock.

use super::connections::serve;
use super::handler::Handler;
use crate::request::Request;
use std::fmt;
use std::io;
use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;
use std::thread::JoinHandle;
use tokio::sync::oneshot;

/// A mock that runs on a background thread. Dropping it stops the mock.
pub struct MockServer {
    address: SocketAddr,
    handler: Arc<Handler>,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl MockServer {
    pub(crate) fn start(handler: Handler, port: u16) -> io::Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", port))?;
        listener.set_nonblocking(true)?;
        let address = listener.local_addr()?;
        let runtime = tokio::runtime::Builder::new_current_thread().enable_io().enable_time().build()?;
        let listener = {
            let _inside = runtime.enter();
            tokio::net::TcpListener::from_std(listener)?
        };
        let handler = Arc::new(handler);
        let serving = serve(Arc::clone(&handler), listener);
        let (stop, stopped) = oneshot::channel();
        let thread = std::thread::Builder::new().name("phlo-gen-mock".to_owned()).spawn(move || {
            runtime.block_on(async move {
                tokio::spawn(serving);
                // an error means that the sender is dropped, which also ends the mock
                let _ = stopped.await;
            });
        })?;
        Ok(MockServer { address, handler, stop: Some(stop), thread: Some(thread) })
    }

    /// The origin on which it listens: `http://127.0.0.1:PORT`.
    pub fn origin(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The last requests, in the order in which they were received: at most 1,000, and at most 32 MB of them.
    pub fn requests(&self) -> Vec<Request> {
        self.handler.requests()
    }

    /// Explains the response to a request.
    pub fn explain(&self, request: &Request) -> String {
        self.handler.responder.explain(request)
    }

    /// Blocks forever: for programs that only serve the mock.
    pub fn wait(mut self) {
        if let Some(thread) = self.thread.take() {
            // an error means that the thread panicked: it has ended too
            let _ = thread.join();
        }
    }
}

/// Requests are not shown: they have credentials.
impl fmt::Debug for MockServer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MockServer").field("origin", &self.origin()).finish_non_exhaustive()
    }
}

impl Drop for MockServer {
    fn drop(&mut self) {
        if let Some(stop) = self.stop.take() {
            // the receiver is gone only if the thread has ended
            let _ = stop.send(());
        }
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}
