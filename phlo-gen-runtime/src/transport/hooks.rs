//! Functions of the user that run on each request and each response.

use crate::transport::{Body, ResponseBody, ResponseFuture, Transport};
use std::fmt;
use std::sync::Arc;

/// Functions of the user that run on each request and each response.
#[derive(Clone, Default)]
pub(crate) struct Hooks {
    before: Vec<Arc<Before>>,
    after: Vec<Arc<After>>,
}

type Before = dyn Fn(&mut http::Request<Body>) + Send + Sync;
type After = dyn Fn(&http::Response<ResponseBody>) + Send + Sync;

impl Hooks {
    pub(crate) fn before(&mut self, hook: impl Fn(&mut http::Request<Body>) + Send + Sync + 'static) {
        self.before.push(Arc::new(hook));
    }

    pub(crate) fn after(&mut self, hook: impl Fn(&http::Response<ResponseBody>) + Send + Sync + 'static) {
        self.after.push(Arc::new(hook));
    }

    /// The transport with the hooks around it.
    pub(crate) fn around(self, transport: Arc<dyn Transport>) -> Arc<dyn Transport> {
        if self.before.is_empty() && self.after.is_empty() { transport } else { Arc::new(Hooked(self, transport)) }
    }
}

struct Hooked(Hooks, Arc<dyn Transport>);

impl Transport for Hooked {
    fn send(&self, mut request: http::Request<Body>) -> ResponseFuture<'_> {
        Box::pin(async move {
            self.0.before.iter().for_each(|hook| hook(&mut request));
            let response = self.1.send(request).await?;
            self.0.after.iter().for_each(|hook| hook(&response));
            Ok(response)
        })
    }
}

impl fmt::Debug for Hooks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Hooks({} before, {} after)", self.before.len(), self.after.len())
    }
}
