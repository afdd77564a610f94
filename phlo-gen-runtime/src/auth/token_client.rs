//! Requests tokens from an authorization server.

use crate::auth::grant::{Grant, Kind};
use crate::auth::tokens::{NewToken, TokenFailure, Tokens};
use crate::error::{Cause, Redactor, excerpt};
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
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// The longest response of an authorization server that is read.
const LONGEST: usize = 1 << 20;

/// Tokens by a grant, requested over the transport of the calls.
pub(crate) fn granted_tokens(grant: Grant, transport: Arc<dyn Transport>, allow_http: bool) -> Tokens {
    let (refresh, added) = (Mutex::new(None), AddedSecrets::default());
    let client = Arc::new(TokenClient { grant, transport, allow_http, refresh, added });
    Tokens::with_lifetime(move || {
        let client = Arc::clone(&client);
        async move { client.new_token().await }
    })
}

/// Requests tokens from an authorization server.
struct TokenClient {
    grant: Grant,
    transport: Arc<dyn Transport>,
    allow_http: bool,
    /// The refresh token that the server has given. Only its successor takes its place, or a new grant if it is refused.
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
    async fn new_token(self: Arc<Self>) -> Result<NewToken, TokenFailure> {
        self.check().map_err(|cause| TokenFailure { cause, is_refusal: false })?;
        let refresh = self.refresh().clone();
        let response = match &refresh {
            None => self.request_token(&self.grant.kind).await,
            Some(token) => match self.request_token(&Kind::RefreshToken(token.clone())).await {
                // A refresh token may be valid once: that of the login is not sent again.
                Err(RequestTokenError::ServerResponse(_)) if self.grant.refresh_token_of_login().is_none() => {
                    self.request_token(&self.grant.kind).await
                }
                outcome => outcome,
            },
        };
        let response = response.map_err(|error| TokenFailure {
            is_refusal: matches!(error, RequestTokenError::ServerResponse(_)),
            cause: self.explain(&error, refresh.as_ref()),
        })?;
        if let Some(token) = response.refresh_token() {
            self.keep(token.secret().as_str().into());
        }
        Ok(NewToken { text: response.access_token().secret().as_str().into(), lifetime: response.expires_in() })
    }

    fn refresh(&self) -> MutexGuard<'_, Option<SecretString>> {
        self.refresh.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Keeps a refresh token, and tells the program if it is a new one.
    fn keep(&self, token: SecretString) {
        let kept = self.refresh().replace(token.clone());
        let old = kept.as_ref().or(self.grant.refresh_token_of_login());
        let is_new = old.is_none_or(|old| old.expose_secret() != token.expose_secret());
        if let (Some(save), true) = (&self.grant.on_refresh_token, is_new) {
            save(token.expose_secret());
        }
    }

    /// Secrets are sent over https only, or to this machine.
    fn check(&self) -> Result<(), Cause> {
        let url: Uri = self.grant.token_url.parse().map_err(|_| "the URL of the authorization server is not valid")?;
        let is_safe = url.scheme_str() == Some("https") || self.allow_http;
        match url.authority() {
            Some(authority) if is_safe || is_loopback(authority.host()) => Ok(()),
            Some(_) => {
                Err("the authorization server is called over plain http: use https, or allow it with `.with(|options| options.allow_http())`".into())
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
        // An error of OAuth is a JSON object; what else a server says would be called a defective one.
        if !parts.status.is_success() && serde_json::from_slice::<BasicErrorResponse>(&body).is_err() {
            let excerpt = excerpt(&body, &self.redactor());
            let separator = if excerpt.is_empty() { "" } else { ": " };
            return Err(RequestFailed(format!("it responds {}{separator}{excerpt}", parts.status).into()));
        }
        Ok(http::Response::from_parts(parts, body))
    }

    /// The secrets of the grant, which a server may echo.
    fn redactor(&self) -> Redactor {
        let mut redactor = self.grant.redactor();
        self.refresh().iter().for_each(|token| redactor.add(token.expose_secret()));
        self.added.all().iter().for_each(|secret| redactor.add(secret));
        redactor
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
        let mut redactor = self.redactor();
        refresh.into_iter().for_each(|token| redactor.add(token.expose_secret()));
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
