//! A mock that runs on a thread of its own.

use crate::request::incoming::Received;
use crate::responder as answer;
use crate::server::handler::Server;
use std::io;
use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;
use std::thread::JoinHandle;
use tokio::sync::oneshot;

/// A mock that runs on a thread of its own, and ends when this is dropped.
#[derive(Debug)]
pub struct Running {
    address: SocketAddr,
    server: Arc<Server>,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Running {
    pub(crate) fn start(server: Server, port: u16) -> io::Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", port))?;
        listener.set_nonblocking(true)?;
        let address = listener.local_addr()?;
        let runtime = tokio::runtime::Builder::new_current_thread().enable_io().enable_time().build()?;
        let listener = {
            let _inside = runtime.enter();
            tokio::net::TcpListener::from_std(listener)?
        };
        let server = Arc::new(server);
        let serving = Arc::clone(&server);
        let (stop, stopped) = oneshot::channel();
        let thread = std::thread::Builder::new().name("phlo-gen-mock".to_owned()).spawn(move || {
            runtime.block_on(async move {
                tokio::spawn(serving.serve(listener));
                // an error means that the sender is gone, which says the same
                let _ = stopped.await;
            });
        })?;
        Ok(Running { address, server, stop: Some(stop), thread: Some(thread) })
    }

    /// Where it listens: `http://127.0.0.1:PORT`.
    pub fn origin(&self) -> String {
        format!("http://{}", self.address)
    }

    /// All requests so far, in the order in which they came in.
    pub fn requests(&self) -> Vec<Received> {
        self.server.requests()
    }

    /// Why a request gets the response that it gets, as text.
    pub fn explain(&self, request: &Received) -> String {
        answer::explain(&self.server.catalog, &self.server.demands, request)
    }

    /// Waits until the mock ends, which it does not by itself: for programs that do nothing else.
    pub fn wait(mut self) {
        if let Some(thread) = self.thread.take() {
            // a thread that panicked has ended as well
            let _ = thread.join();
        }
    }
}

impl Drop for Running {
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
