//! Tokens that an authorization server grants.

use crate::auth::tokens::{NewToken, Tokens};
use crate::error::{Cause, Redactor};
use crate::request::AGENT;
#[cfg(not(target_arch = "wasm32"))]
use crate::transport::REDIRECTED;
use crate::transport::{AddedSecrets, Body, SendFailure, Transport, is_loopback};
use http::Uri;
use http::header::{CONTENT_LENGTH, USER_AGENT};
use oauth2::basic::{BasicClient, BasicErrorResponse, BasicTokenResponse};
use oauth2::{
    AuthType, ClientId, ClientSecret, HttpRequest, HttpResponse, RefreshToken, RequestTokenError,
    ResourceOwnerPassword, ResourceOwnerUsername, Scope, TokenResponse, TokenUrl,
};
use secrecy::{ExposeSecret, SecretString};
use std::error::Error;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

/// The longest response of an authorization server that is read.
const LONGEST: usize = 1 << 20;

/// How a client gets the token of its calls from an OAuth 2.0 authorization server.
///
/// ```
/// # extern crate phlo_gen_runtime as phlo_gen;
/// use phlo_gen::{Grant, ClientOptions};
///
/// let grant = Grant::client_credentials("https://login.example.com/token", "my-app", "hunter2").scope("beds.read");
/// let options = |options: ClientOptions| options.grant(grant);
/// # options(ClientOptions::default());
/// ```
#[derive(Clone)]
pub struct Grant {
    token_url: String,
    client_id: String,
    client_secret: Option<SecretString>,
    in_body: bool,
    scopes: Vec<String>,
    parameters: Vec<(String, SecretString)>,
    kind: Kind,
}

#[derive(Clone)]
enum Kind {
    ClientCredentials,
    Password(String, SecretString),
    RefreshToken(SecretString),
}

impl Grant {
    /// The client credentials grant: the program itself is authorized, by an id and a secret.
    pub fn client_credentials(
        token_url: impl Into<String>,
        client_id: impl Into<String>,
        client_secret: impl Into<SecretString>,
    ) -> Self {
        Self::new(token_url.into(), client_id.into(), Kind::ClientCredentials).client_secret(client_secret)
    }

    /// The resource owner password grant: a user gives name and password to the program.
    pub fn password(
        token_url: impl Into<String>,
        client_id: impl Into<String>,
        username: impl Into<String>,
        password: impl Into<SecretString>,
    ) -> Self {
        Self::new(token_url.into(), client_id.into(), Kind::Password(username.into(), password.into()))
    }

    /// The refresh token grant: the program has a refresh token from an earlier login.
    pub fn refresh_token(
        token_url: impl Into<String>,
        client_id: impl Into<String>,
        refresh_token: impl Into<SecretString>,
    ) -> Self {
        Self::new(token_url.into(), client_id.into(), Kind::RefreshToken(refresh_token.into()))
    }

    fn new(token_url: String, client_id: String, kind: Kind) -> Self {
        Self {
            token_url,
            client_id,
            client_secret: None,
            in_body: false,
            scopes: Vec::new(),
            parameters: Vec::new(),
            kind,
        }
    }

    /// Sets the secret of the program.
    pub fn client_secret(self, client_secret: impl Into<SecretString>) -> Self {
        Self { client_secret: Some(client_secret.into()), ..self }
    }

    /// Requests a scope, or several with spaces between them.
    pub fn scope(mut self, scope: impl AsRef<str>) -> Self {
        self.scopes.extend(scope.as_ref().split_whitespace().map(str::to_owned));
        self
    }

    /// Sends a parameter that is specific to the server: `audience`, `resource`.
    pub fn parameter(mut self, name: impl Into<String>, value: impl Into<SecretString>) -> Self {
        self.parameters.push((name.into(), value.into()));
        self
    }

    /// Sends id and secret of the program in the body, instead of a header.
    pub fn in_body(self) -> Self {
        Self { in_body: true, ..self }
    }

    /// Tokens by this grant, requested over the transport of the calls.
    pub(crate) fn tokens(self, transport: Arc<dyn Transport>, allow_http: bool) -> Tokens {
        let client = Arc::new(TokenClient {
            grant: self,
            transport,
            allow_http,
            refresh: Mutex::new(None),
            added: AddedSecrets::default(),
        });
        Tokens::with_lifetime(move || {
            let client = Arc::clone(&client);
            async move { client.new_token().await }
        })
    }
}

/// Shows the kind of grant and the origin of the server, but no credentials.
impl fmt::Debug for Grant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = match self.kind {
            Kind::ClientCredentials => "client_credentials",
            Kind::Password(..) => "password",
            Kind::RefreshToken(_) => "refresh_token",
        };
        f.debug_struct("Grant").field("kind", &kind).field("server", &self.server()).finish_non_exhaustive()
    }
}

impl Grant {
    /// Scheme, host and port of the authorization server, without secrets.
    fn server(&self) -> String {
        let url = self.token_url.parse::<Uri>().ok();
        let parts = url.as_ref().and_then(|url| Some((url.scheme_str()?, url.authority()?.as_str())));
        let Some((scheme, authority)) = parts else { return "(no URL)".to_owned() };
        let host = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
        self.redactor().redact(format!("{scheme}://{host}"))
    }

    /// The secrets of the grant, which a server may echo.
    fn redactor(&self) -> Redactor {
        let mut redactor = Redactor::default();
        let own = match &self.kind {
            Kind::ClientCredentials => None,
            Kind::Password(_, secret) | Kind::RefreshToken(secret) => Some(secret),
        };
        let parameters = self.parameters.iter().map(|(_, value)| value);
        for secret in self.client_secret.iter().chain(own).chain(parameters) {
            redactor.add(secret.expose_secret());
        }
        let userinfo = self.token_url.split_once("://").and_then(|(_, rest)| rest.split(['/', '?', '#']).next());
        if let Some((userinfo, _)) = userinfo.and_then(|authority| authority.rsplit_once('@')) {
            redactor.add(userinfo);
            redactor.add(userinfo.split_once(':').map_or(userinfo, |(_, password)| password));
        }
        redactor
    }
}

/// Requests tokens from an authorization server.
struct TokenClient {
    grant: Grant,
    transport: Arc<dyn Transport>,
    allow_http: bool,
    /// The refresh token that the server gave with the last token.
    refresh: Mutex<Option<SecretString>>,
    /// What hooks and cookies have added to the last request.
    added: AddedSecrets,
}

/// The error of a request to the authorization server.
#[derive(Debug)]
struct RequestFailed(Cause);

impl fmt::Display for RequestFailed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Error for RequestFailed {}

type TokenResult = Result<BasicTokenResponse, RequestTokenError<RequestFailed, BasicErrorResponse>>;

impl TokenClient {
    async fn new_token(self: Arc<Self>) -> Result<NewToken, Cause> {
        self.check()?;
        let refresh = self.refresh.lock().unwrap_or_else(PoisonError::into_inner).take();
        let refreshed = match &refresh {
            Some(token) => self.request_token(&Kind::RefreshToken(token.clone())).await.ok(),
            None => None,
        };
        let response = match refreshed {
            Some(response) => response,
            None => {
                self.request_token(&self.grant.kind).await.map_err(|error| self.explain(&error, refresh.as_ref()))?
            }
        };
        if let Some(token) = response.refresh_token() {
            let token = token.secret().as_str().into();
            *self.refresh.lock().unwrap_or_else(PoisonError::into_inner) = Some(token);
        }
        Ok(NewToken { text: response.access_token().secret().as_str().into(), lifetime: response.expires_in() })
    }

    /// Secrets are sent over https only, or to this machine.
    fn check(&self) -> Result<(), Cause> {
        let url: Uri = self.grant.token_url.parse().map_err(|_| "the URL of the authorization server is not valid")?;
        let is_safe = url.scheme_str() == Some("https") || self.allow_http;
        match url.authority() {
            Some(authority) if is_safe || is_loopback(authority.host()) => Ok(()),
            Some(_) => {
                Err("the authorization server is called over plain http: use https, or call `allow_http()`".into())
            }
            None => Err("the URL of the authorization server has no host".into()),
        }
    }

    async fn request_token(self: &Arc<Self>, kind: &Kind) -> TokenResult {
        let grant = &self.grant;
        let url =
            TokenUrl::new(grant.token_url.clone()).map_err(|error| RequestTokenError::Other(error.to_string()))?;
        let auth_type = if grant.in_body { AuthType::RequestBody } else { AuthType::BasicAuth };
        let mut client =
            BasicClient::new(ClientId::new(grant.client_id.clone())).set_token_uri(url).set_auth_type(auth_type);
        if let Some(secret) = &grant.client_secret {
            client = client.set_client_secret(ClientSecret::new(secret.expose_secret().to_owned()));
        }
        let scopes = grant.scopes.iter().cloned().map(Scope::new);
        let parameters =
            || grant.parameters.iter().map(|(name, value)| (name.clone(), value.expose_secret().to_owned()));
        let token_client = Arc::clone(self);
        let send = move |request| Arc::clone(&token_client).send(request);
        match kind {
            Kind::ClientCredentials => {
                let request = client.exchange_client_credentials().add_scopes(scopes);
                let request = parameters().fold(request, |request, (name, value)| request.add_extra_param(name, value));
                request.request_async(&send).await
            }
            Kind::Password(username, password) => {
                let username = ResourceOwnerUsername::new(username.clone());
                let password = ResourceOwnerPassword::new(password.expose_secret().to_owned());
                let request = client.exchange_password(&username, &password).add_scopes(scopes);
                let request = parameters().fold(request, |request, (name, value)| request.add_extra_param(name, value));
                request.request_async(&send).await
            }
            Kind::RefreshToken(token) => {
                let token = RefreshToken::new(token.expose_secret().to_owned());
                let request = client.exchange_refresh_token(&token).add_scopes(scopes);
                let request = parameters().fold(request, |request, (name, value)| request.add_extra_param(name, value));
                request.request_async(&send).await
            }
        }
    }

    async fn send(self: Arc<Self>, request: HttpRequest) -> Result<HttpResponse, RequestFailed> {
        let (mut parts, body) = request.into_parts();
        parts.headers.insert(CONTENT_LENGTH, body.len().into());
        parts.headers.insert(USER_AGENT, AGENT);
        let body = Body::from(bytes::Bytes::from(body));
        self.added.take();
        parts.extensions.insert(self.added.clone());
        let sent = self.transport.send(http::Request::from_parts(parts, body)).await;
        let response = sent.map_err(|failure| RequestFailed(cause_of(failure.failure)))?;
        let (parts, mut incoming) = response.into_parts();
        let mut body = Vec::new();
        while let Some(chunk) = incoming.chunk().await {
            body.extend_from_slice(&chunk.map_err(RequestFailed)?);
            if body.len() > LONGEST {
                return Err(RequestFailed("the response of the authorization server is too long".into()));
            }
        }
        Ok(http::Response::from_parts(parts, body))
    }

    /// The error message, without secrets that the server may have echoed.
    fn explain(
        &self,
        error: &RequestTokenError<RequestFailed, BasicErrorResponse>,
        refresh: Option<&SecretString>,
    ) -> Cause {
        let text = match error {
            RequestTokenError::ServerResponse(response) => {
                format!("the authorization server refused the request: {response}")
            }
            RequestTokenError::Request(error) => format!("the authorization server cannot be called: {error}"),
            RequestTokenError::Parse(..) => "the response of the authorization server has no token".to_owned(),
            RequestTokenError::Other(why) => format!("the authorization server cannot be called: {why}"),
        };
        let mut redactor = self.grant.redactor();
        refresh.into_iter().for_each(|token| redactor.add(token.expose_secret()));
        self.added.take().iter().for_each(|secret| redactor.add(secret));
        redactor.redact_response(text).into()
    }
}

fn cause_of(failure: SendFailure) -> Cause {
    match failure {
        SendFailure::Connect(cause) | SendFailure::Other(cause) => cause,
        SendFailure::Timeout => "it did not respond in time".into(),
        SendFailure::Unsendable(problem) => problem.to_string().into(),
        #[cfg(not(target_arch = "wasm32"))]
        SendFailure::Redirected => REDIRECTED.into(),
    }
}
