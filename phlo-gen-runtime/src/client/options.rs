//! Options of a client, beyond the settings of its collection.

#[cfg(feature = "oauth2")]
use crate::auth::Grant;
use crate::auth::Tokens;
use crate::client::Environment;
use crate::config::Limits;
use crate::transport::{Body, ConnectionOptions, Hooks, ResponseBody};
use secrecy::SecretString;
use std::error::Error;
#[cfg(not(target_arch = "wasm32"))]
use std::sync::Arc;
use std::time::Duration;

/// Advanced options of a client.
///
/// ```
/// # extern crate phlo_gen_runtime as phlo_gen;
/// use phlo_gen::ClientOptions;
/// use std::time::Duration;
///
/// let options = |options: ClientOptions| options.connect_timeout(Duration::from_secs(3)).response_limit(1 << 20);
/// # options(ClientOptions::default());
/// ```
#[derive(Debug, Clone, Default)]
pub struct ClientOptions {
    pub(crate) connection: ConnectionOptions,
    pub(crate) limits: Limits,
    pub(crate) allow_http: bool,
    pub(crate) body_on_redirect: bool,
    pub(crate) allow_saved_files: bool,
    pub(crate) allow_empty_credentials: bool,
    pub(crate) tokens: Option<Tokens>,
    #[cfg(feature = "oauth2")]
    pub(crate) grant: Option<Grant>,
    pub(crate) env: Option<String>,
    pub(crate) environment: Option<Environment>,
    pub(crate) headers: Vec<(String, SecretString)>,
    pub(crate) hooks: Hooks,
}

impl ClientOptions {
    /// The timeout for connecting. Default: 10 seconds.
    ///
    /// This applies to the built-in HTTP client only, not to a client or a transport that you supply.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.connection.connect_timeout = timeout;
        self
    }

    /// Configures the built-in HTTP client: proxies, certificates, connection pools. The function receives reqwest's
    /// builder; redirects and cookies stay with this crate.
    ///
    /// Headers that the builder adds to all requests (`default_headers`) go to every server that a redirect leads to: set
    /// credentials as settings or per call instead.
    ///
    /// ```
    /// # mod phlo_gen { pub use {::phlo_gen_runtime::*, ::phlo_gen_runtime::__private::reqwest}; }
    /// use phlo_gen::ClientOptions;
    /// use std::net::{IpAddr, Ipv4Addr};
    ///
    /// let options = |options: ClientOptions| options.http_client(|builder| builder.local_address(IpAddr::V4(Ipv4Addr::LOCALHOST)));
    /// # options(ClientOptions::default());
    /// ```
    #[cfg(not(target_arch = "wasm32"))]
    pub fn http_client(
        mut self,
        configure: impl Fn(reqwest::ClientBuilder) -> reqwest::ClientBuilder + Send + Sync + 'static,
    ) -> Self {
        self.connection.configure.push(Arc::new(configure));
        self
    }

    /// Keeps the cookies that servers set and sends each back to its origin, until the client and its clones are dropped:
    /// to the same scheme, host and port.
    ///
    /// This applies to the built-in HTTP client only, not to a client or a transport that you supply.
    #[cfg(all(feature = "cookies", not(target_arch = "wasm32")))]
    pub fn cookies(mut self) -> Self {
        self.connection.cookies = true;
        self
    }

    /// The maximum time between two reads of a response body. Default: 30 seconds.
    pub fn idle_timeout(self, timeout: Duration) -> Self {
        Self { limits: Limits { idle: timeout, ..self.limits }, ..self }
    }

    /// Allows secrets over plain `http`.
    ///
    /// Otherwise a call with credentials, or with another secret in its path, query, headers or body, is refused unless it
    /// goes over `https` or to this machine.
    pub fn allow_http(self) -> Self {
        Self { allow_http: true, ..self }
    }

    /// Allows a redirect with the status 307 or 308 to repeat the body of the request at another origin: another scheme,
    /// host or port.
    ///
    /// Otherwise such a call is an error, since the body may be confidential and the server that has been called chooses
    /// who receives it. Authorization and all other headers but harmless ones are never repeated there.
    pub fn allow_body_on_redirect(self) -> Self {
        Self { body_on_redirect: true, ..self }
    }

    /// Reads and sends the files whose paths the collection saves, when a request is sent that `example()` returned.
    ///
    /// Otherwise such a call is an error, and the file is not opened: whoever wrote the collection would choose which file of
    /// this machine is uploaded. A file that the program sets, as `File::from_path("photo.jpg")`, needs no permission.
    pub fn allow_saved_files(self) -> Self {
        Self { allow_saved_files: true, ..self }
    }

    /// Gets the token of calls that are authorized by `bearer` or `oauth2` from a function, instead of from a setting.
    ///
    /// The function is called before the first such call. Concurrent calls wait for its token, and later calls reuse
    /// it. After a 401 response the function is called again, and the request is sent once more with the new token. If
    /// that is refused too, the token is not the reason: then refused tokens are replaced after a pause, of 1 second and
    /// up to 60. If a call is dropped while it waits for the function, the next call goes on waiting for it. `prepare`
    /// does not call the function.
    ///
    /// Of `token` and `grant` the last one counts.
    ///
    /// ```
    /// # extern crate phlo_gen_runtime as phlo_gen;
    /// use phlo_gen::ClientOptions;
    ///
    /// async fn log_in() -> Result<String, std::io::Error> {
    ///     std::fs::read_to_string("/run/secrets/token")
    /// }
    ///
    /// let options = |options: ClientOptions| options.token(|| async { Ok(log_in().await?.into()) });
    /// # options(ClientOptions::default());
    /// ```
    pub fn token<F, Output>(self, source: F) -> Self
    where
        F: Fn() -> Output + Send + Sync + 'static,
        Output: Future<Output = Result<SecretString, Box<dyn Error + Send + Sync>>> + Send + 'static,
    {
        Self {
            tokens: Some(Tokens::new(source)),
            #[cfg(feature = "oauth2")]
            grant: None,
            ..self
        }
    }

    /// Gets the token of calls that are authorized by `bearer` or `oauth2` from an authorization server, as
    /// [`token`](Self::token) does from a function. The token is fetched once for all calls, renewed before it expires,
    /// and fetched again after a 401 response. If the server returns a refresh token, it is used. Of `token` and `grant`
    /// the last one counts.
    ///
    /// ```
    /// # extern crate phlo_gen_runtime as phlo_gen;
    /// use phlo_gen::{Grant, ClientOptions};
    ///
    /// let login = || Grant::client_credentials("https://login.example.com/token", "my-app", "hunter2");
    /// let options = |options: ClientOptions| options.grant(login());
    /// # options(ClientOptions::default());
    /// ```
    #[cfg(feature = "oauth2")]
    pub fn grant(self, grant: Grant) -> Self {
        Self { grant: Some(grant), tokens: None, ..self }
    }

    /// Whether the token of the calls comes from a function or a grant.
    pub(crate) fn has_token_source(&self) -> bool {
        #[cfg(feature = "oauth2")]
        let is_granted = self.grant.is_some();
        #[cfg(not(feature = "oauth2"))]
        let is_granted = false;
        self.tokens.is_some() || is_granted
    }

    /// Builds the client even if a token, a key or a user name is set to an empty string. This is an error
    /// by default: otherwise an unset variable that is read as `""` would be sent as a credential.
    pub fn allow_empty_credentials(self) -> Self {
        Self { allow_empty_credentials: true, ..self }
    }

    /// Reads unset settings from environment variables, named by the prefix followed by the setter's name in upper
    /// case. With the prefix `PLIVO_` the setting `auth_id` is `PLIVO_AUTH_ID`. An empty variable counts as unset. A setter
    /// that begins with the prefix does not repeat it: `plivo_region` is `PLIVO_REGION`.
    ///
    /// `PLIVO_ORIGIN` is the `origin` of the builder: it sends all calls, with their credentials, to another scheme, host and
    /// port, such as a mock. Whoever sets it is trusted like whoever sets the token. Without a prefix, `ORIGIN` is not read,
    /// because other programs have a variable of that name.
    pub fn env(self, prefix: impl Into<String>) -> Self {
        Self { env: Some(prefix.into()), ..self }
    }

    /// Reads settings that are neither set nor in environment variables from a Postman environment.
    ///
    /// Use it to switch one program between staging and production.
    pub fn environment(self, environment: Environment) -> Self {
        Self { environment: Some(environment), ..self }
    }

    /// Sends a header with every call, which replaces headers of the items with the same name. A call that sets it too, with
    /// [`CallOptions::header`](crate::CallOptions::header), replaces it. If called twice with one name, it is sent twice.
    ///
    /// If you set `Authorization`, the calls have no other authorization. What may be printed and what a redirect takes
    /// along are as for the headers of one call. It goes to all hosts of the collection, but not with the requests for
    /// tokens of a grant.
    ///
    /// ```
    /// # extern crate phlo_gen_runtime as phlo_gen;
    /// use phlo_gen::ClientOptions;
    ///
    /// let options = |options: ClientOptions| options.header("User-Agent", "billing/2.1").header("X-Team", "billing");
    /// # options(ClientOptions::default());
    /// ```
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.headers.push((name.into(), value.into().into()));
        self
    }

    /// Runs a function on every request before it is sent, including redirects and retries. The request is already
    /// signed, so changing a signed part invalidates the signature. A header that it adds is not copied to a redirect,
    /// on which the function runs again; at another origin no header is added but harmless ones, such as `Accept`.
    ///
    /// The request contains credentials. Do not log it.
    pub fn before(mut self, hook: impl Fn(&mut http::Request<Body>) + Send + Sync + 'static) -> Self {
        self.hooks.before(hook);
        self
    }

    /// Runs a function on every response when its headers have been received.
    ///
    /// ```
    /// # extern crate phlo_gen_runtime as phlo_gen;
    /// use phlo_gen::ClientOptions;
    ///
    /// let options = |options: ClientOptions| options.after(|response| println!("{:?}", response.headers().get("x-ratelimit-remaining")));
    /// # options(ClientOptions::default());
    /// ```
    pub fn after(mut self, hook: impl Fn(&http::Response<ResponseBody>) + Send + Sync + 'static) -> Self {
        self.hooks.after(hook);
        self
    }

    /// The maximum size of a response that is read into memory, in bytes after decompression. Default: 64 MiB. A longer
    /// response is an error.
    pub fn response_limit(self, bytes: usize) -> Self {
        Self { limits: Limits { bytes, ..self.limits }, ..self }
    }
}
