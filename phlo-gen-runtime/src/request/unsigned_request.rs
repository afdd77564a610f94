//! A request that is complete except for its authorization.

use crate::config::CallOptions;
use crate::error::Redactor;
use crate::operation::{Auth, Spec};
use crate::request::header_values::unprinted;
use crate::request::{Base, RequestContext, RequestParts, Scope};
use crate::transport::Body;
use http::HeaderName;
use http::header::AUTHORIZATION;
use secrecy::SecretString;

/// A request that is complete except for its authorization.
#[derive(Clone)]
pub(crate) struct UnsignedRequest {
    pub(crate) spec: &'static Spec,
    pub(crate) parts: RequestParts,
    /// The body that is sent unless [`RequestParts::body`] is there.
    pub(crate) body: Body,
    pub(crate) auth: Option<&'static Auth>,
    /// The name and password before the host; they are used if there is no other authorization.
    pub(crate) userinfo: Option<(String, SecretString)>,
    pub(crate) redactor: Redactor,
    /// Whether a secret is in it, apart from what authorization writes.
    pub(crate) has_secret: bool,
    /// The names of the query parameters that are secrets, not encoded.
    pub(crate) secret_rows: Vec<String>,
    /// The headers of a caller that are not printed, although nothing says that they are secrets.
    pub(crate) unprinted: Vec<HeaderName>,
    /// Whether credentials may go over plain http: the user allows it, or the server is on this machine.
    pub(crate) allow_http: bool,
}

/// A request without its host.
pub(crate) struct RequestContent {
    pub(crate) method: http::Method,
    pub(crate) path: String,
    pub(crate) query: Option<String>,
    pub(crate) headers: Vec<(HeaderName, http::HeaderValue)>,
    pub(crate) body: Option<Body>,
    /// Whether a secret is in it.
    pub(crate) has_secret: bool,
    /// The names of the query parameters that are secrets, not encoded.
    pub(crate) secret_rows: Vec<String>,
}

impl UnsignedRequest {
    /// The request to a host. If the caller sets `Authorization`, there is no other authorization.
    pub(crate) fn new(
        context: &RequestContext,
        call: &CallOptions,
        spec: &'static Spec,
        base: &Base,
        content: RequestContent,
        redactor: Redactor,
    ) -> Self {
        let RequestContent { method, path, query, headers, body, has_secret, secret_rows } = content;
        let mut body = body.unwrap_or_default();
        if context.allow_saved_files {
            body.allow_saved_files();
        }
        let own_authorization = context.has_header(call, AUTHORIZATION.as_str());
        Self {
            spec,
            redactor,
            parts: RequestParts {
                method,
                scheme: base.scheme,
                authority: base.authority.clone(),
                path,
                query,
                headers,
                body: body.bytes(),
                files: body.as_bytes().is_none().then(|| body.clone()),
            },
            body,
            auth: spec
                .auth
                .filter(|_| !own_authorization)
                .and_then(|index| context.api.auths.get(index))
                .filter(|auth| !auth.is_optional() || has_settings(context, auth)),
            userinfo: base.userinfo.clone().filter(|_| !own_authorization),
            has_secret: has_secret || base.secret,
            secret_rows,
            unprinted: unprinted(&context.headers, call),
            allow_http: context.allow_http || base.is_local,
        }
    }

    /// Whether the call may be repeated safely: by its method, or because it has an idempotency key.
    pub(crate) fn is_repeatable(&self) -> bool {
        self.parts.method.is_idempotent()
            || self.parts.headers.iter().any(|(name, _)| name.as_str() == "idempotency-key")
    }

    /// Whether the body reads a file, which may have changed before a retry.
    pub(crate) fn has_file(&self) -> bool {
        self.body.as_bytes().is_none()
    }
}

/// Whether each setting in the parameters of an authorization has a value.
fn has_settings(context: &RequestContext, auth: &Auth) -> bool {
    let scope = Scope::of_settings(&context.settings);
    auth.parameters.iter().all(|(_, template)| scope.text(template).is_ok())
}
