//! Grants of OAuth 2.0: how a client gets its tokens.

use crate::error::Redactor;
use http::Uri;
use secrecy::{ExposeSecret, SecretString};
use std::fmt;
use std::sync::Arc;

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
    pub(super) token_url: String,
    pub(super) client_id: String,
    pub(super) client_secret: Option<SecretString>,
    pub(super) in_body: bool,
    pub(super) scopes: Vec<String>,
    pub(super) parameters: Vec<(String, SecretString)>,
    pub(super) kind: Kind,
    pub(super) on_refresh_token: Option<Arc<OnRefreshToken>>,
}

type OnRefreshToken = dyn Fn(&str) + Send + Sync;

/// The kind of a grant.
#[derive(Clone)]
pub(super) enum Kind {
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
    ///
    /// If the server returns another one, that takes its place in this client. Save it for the next run of the program
    /// with [`on_refresh_token`](Self::on_refresh_token).
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
            on_refresh_token: None,
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

    /// Calls a function with each new refresh token, to save it for the next run of the program: many servers accept a
    /// refresh token once, and return its successor with the access token.
    pub fn on_refresh_token(self, save: impl Fn(&str) + Send + Sync + 'static) -> Self {
        Self { on_refresh_token: Some(Arc::new(save)), ..self }
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
    /// The refresh token of an earlier login, if that is the grant.
    pub(super) fn refresh_token_of_login(&self) -> Option<&SecretString> {
        match &self.kind {
            Kind::RefreshToken(token) => Some(token),
            Kind::ClientCredentials | Kind::Password(..) => None,
        }
    }

    /// Scheme, host and port of the authorization server, without secrets.
    fn server(&self) -> String {
        let url = self.token_url.parse::<Uri>().ok().filter(|url| url.scheme().is_some());
        url.map_or_else(|| "(no URL)".to_owned(), |url| self.redactor().origin(&url))
    }

    /// The secrets of the grant, which a server may echo.
    pub(super) fn redactor(&self) -> Redactor {
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
