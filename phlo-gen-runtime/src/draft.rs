//! Puts a request together: all of it but its authorization, and then that.

use crate::auth::Outgoing;
use crate::authorize::{self, Added, token_parameter};
use crate::base::Base;
use crate::body::{self, Body, Written};
use crate::call::CallOptions;
use crate::client::Shared;
use crate::error::{Error, Problem};
use crate::headers::{self, Headers, has};
use crate::mask::Mask;
use crate::operation::{Arguments, Auth, Operation, Spec};
use crate::request::{Own, Unknown};
use crate::shape::Fields;
use crate::template::Scope;
use crate::token::{Token, Tokens};
use crate::url;
use bytes::Bytes;
use http::header::{ACCEPT, AUTHORIZATION, CONTENT_LENGTH, HOST, USER_AGENT};
use http::uri::{Authority, Parts, PathAndQuery, Scheme, Uri};
use http::{HeaderValue, Method};
use secrecy::{ExposeSecret, SecretString};
use std::borrow::Cow;
use std::net::IpAddr;

/// Methods whose requests say nothing of the length of a body that is not there.
const BODILESS: [Method; 6] =
    [Method::GET, Method::HEAD, Method::DELETE, Method::OPTIONS, Method::TRACE, Method::CONNECT];

/// Any type will do.
const ANY: HeaderValue = HeaderValue::from_static("*/*");

/// What says who calls, unless the request does.
pub(crate) const AGENT: HeaderValue = HeaderValue::from_static(concat!("phlo-gen/", env!("CARGO_PKG_VERSION")));

/// A request that is put together, and authorized in place.
#[derive(Clone)]
pub(crate) struct Draft {
    spec: &'static Spec,
    outgoing: Outgoing,
    body: Body,
    auth: Option<&'static Auth>,
    /// Name and password in front of the host; they count where there is no other authorization.
    userinfo: Option<(String, SecretString)>,
    /// What authorization has written so far.
    added: Added,
    mask: Mask,
    /// Whether credentials may go over plain http.
    allow_http: bool,
}

/// A request that can be sent.
pub(crate) struct Prepared {
    pub(crate) request: http::Request<Body>,
    /// What authorization wrote: it belongs to this host.
    pub(crate) added: Added,
    pub(crate) mask: Mask,
}

/// Puts a request together.
pub(crate) fn draft(
    shared: &Shared,
    call: &CallOptions,
    spec: &'static Spec,
    request: &dyn Fields,
) -> Result<Draft, Error> {
    write(shared, call, spec, request).map_err(|problem| problem.at(spec.item))
}

fn write(shared: &Shared, call: &CallOptions, spec: &'static Spec, request: &dyn Fields) -> Result<Draft, Problem> {
    let scope = Scope::of_request(&shared.settings, request);
    let base = base(shared, call, spec)?;
    let (mut path, mut query) = (url::write_path(&base.path, spec.path, scope)?, base.query.clone());
    url::write_query(spec.arguments, scope, &mut query)?;
    url::cut_anew(&mut path, &mut query);
    for (name, value) in &call.query {
        url::push_row(&mut query, name, value.expose_secret());
    }
    let mut headers = headers::write(spec.arguments, call, scope)?;
    if let Some(host) = base.host.as_deref().filter(|_| !has(&headers, &HOST)) {
        headers.push((HOST, HeaderValue::from_str(host).map_err(|_| Problem::request("its host cannot be sent"))?));
    }
    let body = body::write(spec, &call.members, scope)?;
    if let Some(body) = &body {
        headers::set_content_type(&mut headers, body)?;
    }
    let method = self::method(spec.method)?;
    let written = Request { method, path, query, headers, body: body.map(|written| written.body) };
    Ok(assemble(shared, call, spec, &base, written, mask(shared, call, request)))
}

fn method(text: &str) -> Result<Method, Problem> {
    let why = || format!("no request can have the method `{}`", text.escape_debug());
    Method::from_bytes(text.as_bytes()).map_err(|_| Problem::request(why()))
}

/// A request but for its host.
struct Request {
    method: Method,
    path: String,
    query: Option<String>,
    headers: Headers,
    body: Option<Body>,
}

fn assemble(
    shared: &Shared,
    call: &CallOptions,
    spec: &'static Spec,
    base: &Base,
    request: Request,
    mask: Mask,
) -> Draft {
    let Request { method, path, query, headers, body } = request;
    let own_authorization = call.has_header(AUTHORIZATION.as_str());
    Draft {
        spec,
        mask,
        outgoing: Outgoing {
            method,
            scheme: base.scheme,
            authority: base.authority.clone(),
            path,
            query,
            headers,
            body: body.as_ref().and_then(Body::bytes),
        },
        body: body.unwrap_or_default(),
        auth: spec.auth.filter(|_| !own_authorization).and_then(|index| shared.api.auths.get(index)),
        userinfo: base.userinfo.clone().filter(|_| !own_authorization),
        added: Added::default(),
        allow_http: shared.allow_http,
    }
}

/// Puts a request together that the collection does not know of.
pub(crate) fn draft_own(shared: &Shared, call: &CallOptions, own: &Own) -> Result<Draft, Error> {
    write_own(shared, call, own).map_err(|problem| problem.at(Unknown::SPEC.item))
}

fn write_own(shared: &Shared, call: &CallOptions, own: &Own) -> Result<Draft, Problem> {
    let spec = &Unknown::SPEC;
    if let Some((name, _)) = call.members.first() {
        return Err(Problem::argument(name, "is a member for a body, and the body is the caller's"));
    }
    let method = self::method(&own.method)?;
    let base = base(shared, call, spec)?;
    let (path, query) = url::split(&own.path);
    let path = format!("{}/{path}", base.path.trim_end_matches('/'));
    let mut query = base.query.clone().into_iter().chain(query).reduce(|base, own| format!("{base}&{own}"));
    for (name, value) in &call.query {
        url::push_row(&mut query, name, value.expose_secret());
    }
    let mut headers = headers::write(Arguments::Plain("", &[]), call, Scope::of_settings(&shared.settings))?;
    let body = own.body.clone()?.map(|(body, content_type)| Written {
        body: body.into(),
        content_type: content_type.into(),
        forced: false,
    });
    if let Some(body) = &body {
        headers::set_content_type(&mut headers, body)?;
    }
    let written = Request { method, path, query, headers, body: body.map(|written| written.body) };
    Ok(assemble(shared, call, spec, &base, written, mask(shared, call, &Unknown)))
}

/// What would be sent for a draft.
pub(crate) fn prepare(shared: &Shared, draft: Result<Draft, Error>) -> Result<http::Request<Body>, Error> {
    draft?.authorize(shared, None)?.prepare().map(|prepared| prepared.request)
}

impl Draft {
    /// Authorizes the request.
    pub(crate) fn authorize(mut self, shared: &Shared, token: Option<&Token>) -> Result<Self, Error> {
        let token = token.map(|token| token.text.expose_secret());
        token.into_iter().for_each(|token| self.mask.add(token));
        // Without asking for one there is none to show.
        let token = token.or(self.takes_token(shared).map(|_| ""));
        let userinfo = self.userinfo.as_ref();
        let added = authorize::authorize(&shared.settings, self.auth, userinfo, token, &mut self.outgoing);
        self.added = added.map_err(|problem| problem.at(self.spec.item))?;
        Ok(self)
    }

    /// What the collection says of it, and the request as far as it is put together.
    #[cfg(feature = "tracing")]
    pub(crate) fn subject(&self) -> (&'static Spec, &Outgoing) {
        (self.spec, &self.outgoing)
    }

    /// The request as far as it is put together.
    pub(crate) fn outgoing(&self) -> &Outgoing {
        &self.outgoing
    }

    /// The same, to be changed.
    pub(crate) fn outgoing_mut(&mut self) -> &mut Outgoing {
        &mut self.outgoing
    }

    /// What no message may show.
    pub(crate) fn mask(&self) -> &Mask {
        &self.mask
    }

    /// What brings the token that authorizes it.
    pub(crate) fn takes_token<'a>(&self, shared: &'a Shared) -> Option<&'a Tokens> {
        self.auth.and_then(|auth| token_parameter(auth.kind))?;
        shared.tokens.as_ref()
    }

    /// Whether it does no harm to do the call twice: by its method, or because the server knows it again by a key.
    pub(crate) fn is_repeatable(&self) -> bool {
        self.outgoing.method.is_idempotent()
            || self.outgoing.headers.iter().any(|(name, _)| name.as_str() == "idempotency-key")
    }

    /// Whether the body is a file that may be another one by the time it is read again.
    pub(crate) fn streams(&self) -> bool {
        self.body.as_bytes().is_none()
    }

    /// Whether a 401 in response is a challenge.
    pub(crate) fn awaits_challenge(&self) -> bool {
        self.added.awaits_challenge
    }

    /// Answers a challenge; says whether there is an answer.
    pub(crate) fn answer(&mut self, shared: &Shared, challenge: &str) -> Result<bool, Error> {
        let Some(auth) = self.auth else { return Ok(false) };
        let answered = authorize::answer(&shared.settings, auth, &mut self.outgoing, challenge, &mut self.added);
        answered.map_err(|problem| problem.at(self.spec.item))
    }

    /// What would be sent.
    pub(crate) fn prepare(self) -> Result<Prepared, Error> {
        let item = self.spec.item;
        self.finish().map_err(|problem| problem.at(item))
    }

    fn finish(self) -> Result<Prepared, Problem> {
        let Outgoing { method, scheme, authority, path, query, mut headers, body } = self.outgoing;
        let body = body.map_or(self.body, Body::from);
        if !has(&headers, &ACCEPT) {
            headers.push((ACCEPT, ANY));
        }
        if !has(&headers, &USER_AGENT) {
            headers.push((USER_AGENT, AGENT));
        }
        match body.size() {
            Some(0) if BODILESS.contains(&method) => {}
            Some(size) => headers.push((CONTENT_LENGTH, decimal(size))),
            None => {}
        }
        let mut mask = self.mask;
        let mut request = http::Request::new(body);
        request.headers_mut().reserve(headers.len());
        let mut credentials = !self.added.query.is_empty();
        for (name, value) in headers {
            if value.is_sensitive() {
                credentials = true;
                mask.add_header(&value);
            }
            request.headers_mut().append(name, value);
        }
        if credentials && scheme == "http" && !self.allow_http && !is_here(&authority) {
            return Err(Problem::request(
                "it carries credentials and goes over plain http: send it over https, or say `allow_http()`",
            ));
        }
        *request.method_mut() = method;
        *request.uri_mut() = uri(scheme, authority, path, query.as_deref())?;
        Ok(Prepared { request, added: self.added, mask })
    }
}

/// A number as a header holds it, in one piece of memory.
fn decimal(number: u64) -> HeaderValue {
    let (mut digits, mut begin, mut rest) = ([b'0'; 20], 20, number);
    for (at, digit) in digits.iter_mut().enumerate().rev() {
        *digit += u8::try_from(rest % 10).unwrap_or_default();
        rest /= 10;
        begin = at;
        if rest == 0 {
            break;
        }
    }
    let digits = digits.get(begin..).unwrap_or_default();
    HeaderValue::from_bytes(digits).unwrap_or_else(|_| HeaderValue::from(number))
}

fn base<'a>(shared: &'a Shared, call: &CallOptions, spec: &'static Spec) -> Result<Cow<'a, Base>, Problem> {
    if let (Some(url), Some(host)) = (&call.base_url, shared.api.hosts.get(spec.host)) {
        return Base::of(host, Some(url), &shared.settings).map(Cow::Owned);
    }
    match shared.hosts.get(spec.host) {
        Some(base) => base.as_ref().map(Cow::Borrowed).map_err(Problem::clone),
        None => Err(Problem::request("the collection gives it no host")),
    }
}

/// Whether an authority is this machine.
pub(crate) fn is_here(authority: &Authority) -> bool {
    let name = authority.host();
    let address = name.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>();
    name == "localhost" || name.ends_with(".localhost") || address.is_ok_and(|address| address.is_loopback())
}

fn uri(scheme: &str, authority: Authority, mut path: String, query: Option<&str>) -> Result<Uri, Problem> {
    if path.is_empty() {
        path.push('/');
    }
    if let Some(query) = query {
        path.push('?');
        path.push_str(query);
    }
    let refuse = || Problem::request("its URL is too long, or has a character that cannot be sent");
    let mut parts = Parts::default();
    parts.scheme = Some(if scheme == "https" { Scheme::HTTPS } else { Scheme::HTTP });
    parts.authority = Some(authority);
    parts.path_and_query = Some(PathAndQuery::from_maybe_shared(Bytes::from(path)).map_err(|_| refuse())?);
    Uri::from_parts(parts).map_err(|_| refuse())
}

/// What a server might send back and no message may show.
fn mask(shared: &Shared, call: &CallOptions, request: &dyn Fields) -> Mask {
    let mut mask = Mask::of(&shared.secrets);
    for (name, value) in call.headers.iter().chain(&call.query) {
        if crate::mask::sounds_secret(name) {
            mask.add(value.expose_secret());
        }
    }
    for (name, value) in &call.members {
        if crate::mask::sounds_secret(name) {
            mask.add(&value.as_text().unwrap_or_else(|| value.as_str().to_owned()));
        }
    }
    for field in 0..request.shape().fields.len() {
        let value = request.at(field);
        if value.secret() {
            value.each(&mut |value| {
                let mut text = String::new();
                value.text(&mut text);
                mask.add(&text);
            });
        }
    }
    mask
}

#[cfg(test)]
mod tests {
    use super::{decimal, is_here};

    #[test]
    fn numbers_are_written_as_they_are() {
        for number in [0, 7, 10, 4211, u64::MAX] {
            assert_eq!(decimal(number).to_str().ok(), Some(number.to_string().as_str()));
        }
    }

    #[test]
    fn this_machine_goes_by_few_names() {
        for authority in
            ["localhost", "localhost:80", "api.localhost:1", "127.0.0.1:8080", "127.9.9.9", "[::1]:80", "[::1]"]
        {
            assert!(authority.parse().is_ok_and(|authority| is_here(&authority)), "{authority}");
        }
        for authority in
            ["localhost.example.com", "notlocalhost", "128.0.0.1", "127.0.0.1.example.com", "10.0.0.1", "[::2]", ""]
        {
            assert!(!authority.parse().is_ok_and(|authority| is_here(&authority)), "{authority}");
        }
    }
}
