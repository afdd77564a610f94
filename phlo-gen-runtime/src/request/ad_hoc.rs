//! Requests that are not in the collection.

use crate::config::CallOptions;
use crate::error::{Error, Problem};
use crate::operation::{self, Arguments, Spec};
use crate::request::assemble::{parse_method, push_query};
use crate::request::body::TypedBody;
use crate::request::headers::{set_content_type, write_headers};
use crate::request::secrets::{redactor, secret_rows_of};
use crate::request::template::Scope;
use crate::request::unsigned_request::RequestContent;
use crate::request::url::split_target;
use crate::request::{RequestContext, UnsignedRequest};
use bytes::Bytes;

/// A request that is not in the collection, described by its caller.
#[derive(Clone)]
pub(crate) struct AdHocRequest {
    pub(crate) method: String,
    pub(crate) path: String,
    pub(crate) body: Result<Option<(Bytes, String)>, Problem>,
}

/// The description of all such requests: the first host and the first authorization of the collection.
pub(crate) const AD_HOC: Spec = Spec {
    item: "a request of your own",
    method: "",
    host: 0,
    path: "",
    arguments: Arguments::Plain("", &[]),
    body: operation::Body::None,
    auth: Some(0),
};

/// Builds a request that is not in the collection.
pub(crate) fn assemble_ad_hoc(
    context: &RequestContext,
    call: &CallOptions,
    request: &AdHocRequest,
) -> Result<UnsignedRequest, Error> {
    write(context, call, request).map_err(|problem| problem.into_error(AD_HOC.item))
}

fn write(context: &RequestContext, call: &CallOptions, request: &AdHocRequest) -> Result<UnsignedRequest, Problem> {
    if let Some((name, _)) = call.members.first() {
        return Err(Problem::argument(name, "is a member for a body, and the body is the caller's"));
    }
    let method = parse_method(&request.method)?;
    let base = context.base(call, &AD_HOC)?;
    let (path, query) = split_target(&request.path);
    let path = format!("{}/{path}", base.path.trim_end_matches('/'));
    let mut query = base.query.clone().into_iter().chain(query).reduce(|base, own| format!("{base}&{own}"));
    let (mut redactor, has_secret) = redactor(context, call, None);
    let mut secret_rows = secret_rows_of(query.as_deref().unwrap_or_default(), &mut redactor);
    let has_secret = has_secret || !secret_rows.is_empty();
    push_query(call, &mut query, &mut secret_rows);
    let scope = Scope::of_settings(&context.settings);
    let mut headers = write_headers(AD_HOC.arguments, &context.headers, call, scope)?;
    let body = request.body.clone()?.map(|(body, content_type)| TypedBody {
        body: body.into(),
        content_type: content_type.into(),
        forced: false,
    });
    if let Some(body) = &body {
        set_content_type(&mut headers, body)?;
    }
    let body = body.map(|body| body.body);
    let content = RequestContent { method, path, query, headers, body, has_secret, secret_rows };
    Ok(UnsignedRequest::new(context, call, &AD_HOC, &base, content, redactor))
}
