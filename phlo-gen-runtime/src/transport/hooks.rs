//! Functions of the user that run on each request and each response.

use crate::transport::added_secrets::AddedSecrets;
use crate::transport::harmless::{AtOtherOrigin, is_harmless};
use crate::transport::{Body, ResponseBody, ResponseFuture, Transport};
use http::HeaderMap;
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

    /// Whether a transport with these hooks around it may add secrets to a request: hooks do, and a store of cookies.
    pub(crate) fn adds_secrets(&self) -> bool {
        cfg!(feature = "cookies") || !self.before.is_empty()
    }

    /// The transport with the hooks around it.
    pub(crate) fn around(self, transport: Arc<dyn Transport>) -> Arc<dyn Transport> {
        if self.before.is_empty() && self.after.is_empty() { transport } else { Arc::new(Hooked(self, transport)) }
    }
}

impl Hooks {
    /// Runs the hooks on a request, and notes what they have added to it.
    fn change(&self, request: &mut http::Request<Body>) {
        let is_elsewhere = request.extensions().get::<AtOtherOrigin>().is_some();
        let added = request.extensions().get::<AddedSecrets>().cloned();
        let (headers, uri) = (request.headers().clone(), request.uri().clone());
        self.before.iter().for_each(|hook| hook(request));
        if is_elsewhere {
            remove_added(request.headers_mut(), &headers);
        }
        if let Some(added) = added {
            added.add_headers(&headers, request.headers());
            added.add_query(&uri, request.uri());
        }
    }
}

struct Hooked(Hooks, Arc<dyn Transport>);

impl Transport for Hooked {
    fn send(&self, mut request: http::Request<Body>) -> ResponseFuture<'_> {
        Box::pin(async move {
            if !self.0.before.is_empty() {
                self.0.change(&mut request);
            }
            let response = self.1.send(request).await?;
            self.0.after.iter().for_each(|hook| hook(&response));
            Ok(response)
        })
    }
}

/// Removes what hooks have added to a request that a redirect has led to another origin, but for harmless headers.
fn remove_added(headers: &mut HeaderMap, own: &HeaderMap) {
    let names: Vec<_> = headers.keys().cloned().collect();
    for name in names {
        let is_own = headers.get_all(&name).iter().eq(own.get_all(&name));
        if !is_own && !headers.get_all(&name).iter().all(|value| is_harmless(&name, value)) {
            headers.remove(&name);
        }
    }
}

impl fmt::Debug for Hooks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Hooks({} before, {} after)", self.before.len(), self.after.len())
    }
}
