//! Builds the request of an item, without its authorization.

use crate::config::CallOptions;
use crate::error::{Error, Problem};
use crate::json::Fields;
use crate::operation::Spec;
use crate::request::body::write_body;
use crate::request::header_values::has_header;
use crate::request::headers::{set_content_type, write_headers};
use crate::request::secrets::{is_secret_row, redactor, secret_rows_of};
use crate::request::template::Scope;
use crate::request::unsigned_request::RequestContent;
use crate::request::url::{push_row, split_again, write_path, write_query};
use crate::request::{RequestContext, UnsignedRequest};
use http::header::HOST;
use http::{HeaderValue, Method};
use secrecy::ExposeSecret;
use std::cell::Cell;

/// Builds the request of an item.
pub(crate) fn assemble(
    context: &RequestContext,
    call: &CallOptions,
    spec: &'static Spec,
    request: &dyn Fields,
) -> Result<UnsignedRequest, Error> {
    match write(context, call, spec, request) {
        Ok(request) => Ok(request),
        Err(problem) => Err(problem.into_error(spec.item)),
    }
}

fn write(
    context: &RequestContext,
    call: &CallOptions,
    spec: &'static Spec,
    request: &dyn Fields,
) -> Result<UnsignedRequest, Problem> {
    let uses_secret = Cell::new(false);
    let scope = Scope::of_request(&context.settings, request).noting_secrets(&uses_secret);
    let base = context.base(call, spec)?;
    let (mut path, mut query) = (write_path(&base.path, spec.path, scope)?, base.query.clone());
    let mut secret_rows = write_query(spec.arguments, scope, &mut query)?;
    split_again(&mut path, &mut query);
    push_query(call, &mut query, &mut secret_rows);
    let mut headers = write_headers(spec.arguments, &context.headers, call, scope)?;
    if let Some(host) = base.host.as_deref().filter(|_| !has_header(&headers, &HOST)) {
        headers.push((HOST, HeaderValue::from_str(host).map_err(|_| Problem::request("its host cannot be sent"))?));
    }
    let body = write_body(spec, &call.members, scope)?;
    if let Some(body) = &body {
        set_content_type(&mut headers, body)?;
    }
    let method = parse_method(spec.method)?;
    let (mut redactor, has_secret) = redactor(context, call, Some(request));
    let rows_of_base = base.query.as_deref().map_or_else(Vec::new, |query| secret_rows_of(query, &mut redactor));
    let has_secret = has_secret || uses_secret.get() || !rows_of_base.is_empty();
    secret_rows.extend(rows_of_base);
    let body = body.map(|body| body.body);
    let content = RequestContent { method, path, query, headers, body, has_secret, secret_rows };
    Ok(UnsignedRequest::new(context, call, spec, &base, content, redactor))
}

/// Adds the query parameters of a call, and the names of those that are secrets.
pub(crate) fn push_query(call: &CallOptions, query: &mut Option<String>, secret_rows: &mut Vec<String>) {
    for (name, value) in &call.query {
        push_row(query, name, value.expose_secret());
        if is_secret_row(name, value.expose_secret()) {
            secret_rows.push(name.clone());
        }
    }
}

/// The method of this name.
pub(crate) fn parse_method(text: &str) -> Result<Method, Problem> {
    let why = || format!("the method `{}` is not valid", text.escape_debug());
    Method::from_bytes(text.as_bytes()).map_err(|_| Problem::request(why()))
}
