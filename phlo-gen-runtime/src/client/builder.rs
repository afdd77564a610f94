//! Builds the client inside a generated client.

use crate::auth::KnownChallenges;
use crate::call::{Budget, CallContext};
use crate::client::inputs::ClientInputs;
use crate::client::{Client, ClientOptions};
use crate::config::Retries;
use crate::error::{Error, Problem, is_secret_name};
use crate::operation::Api;
use crate::request::{Base, RequestContext, caller_header};
use crate::transport::{Reqwest, Transport};
use secrecy::{ExposeSecret, SecretString};
use std::fmt;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Mutex;

/// The default timeout of a whole call.
const TIMEOUT: Duration = Duration::from_secs(30);

/// Collects the settings of a client.
#[derive(Clone)]
pub struct ClientBuilder {
    inputs: ClientInputs,
    transport: Option<Arc<dyn Transport>>,
    options: ClientOptions,
    timeout: Duration,
    retries: Retries,
}

impl ClientBuilder {
    /// A builder for a client of this collection.
    pub fn new(api: &'static Api) -> Self {
        Self {
            inputs: ClientInputs::new(api),
            transport: None,
            options: ClientOptions::default(),
            timeout: TIMEOUT,
            retries: Retries::default(),
        }
    }

    /// Sets the names of the setters of settings and of hosts.
    pub fn named(mut self, setters: &[(usize, &'static str)], hosts: &'static [usize]) -> Self {
        self.inputs.set_names(setters, hosts);
        self
    }

    /// Sets a setting, by its index.
    pub fn setting(mut self, index: usize, value: SecretString) -> Self {
        self.inputs.set_setting(index, value);
        self
    }

    /// Sets the base of a host, by its index, and of hosts that are the same but written differently.
    pub fn host(mut self, index: usize, url: String) -> Self {
        self.inputs.set_host(index, &url);
        self
    }

    /// Sends all requests to one scheme, host and port.
    pub fn origin(mut self, url: String) -> Self {
        self.inputs.origin = Some(url);
        self
    }

    /// Sends the calls with this client.
    pub fn http_client(self, client: reqwest::Client) -> Self {
        self.transport(Reqwest::new(client))
    }

    /// Sends the calls with this transport.
    pub fn transport(self, transport: impl Transport) -> Self {
        Self { transport: Some(Arc::new(transport)), ..self }
    }

    /// Sets more options.
    pub fn with(self, options: impl FnOnce(ClientOptions) -> ClientOptions) -> Self {
        Self { options: options(self.options), ..self }
    }

    /// The timeout of a whole call.
    pub fn timeout(self, timeout: Duration) -> Self {
        Self { timeout, ..self }
    }

    /// When failed calls are retried.
    pub fn retries(self, retries: Retries) -> Self {
        Self { retries, ..self }
    }

    /// Builds the client.
    ///
    /// # Errors
    /// A setting is missing or cannot be used; the error names all of them.
    pub fn build(mut self) -> Result<Client, Error> {
        let mut problems = self.inputs.complete(&self.options);
        let origin = self.inputs.origin.as_deref().map(Base::parse_origin).transpose().unwrap_or_else(|why| {
            problems.push(Problem::setting("origin", why));
            None
        });
        let bases = self.inputs.bases(origin.as_ref());
        let given = bases.iter().zip(&self.inputs.hosts).filter(|(_, replacement)| replacement.is_some());
        problems.extend(given.filter_map(|(base, _)| base.as_ref().err().cloned()));
        let headers = self.options.headers.iter().map(|(name, value)| caller_header(name, value.expose_secret()));
        let headers = headers.filter_map(|header| header.map_err(|problem| problems.push(problem)).ok()).collect();
        if !problems.is_empty() {
            return Err(Error::settings(problems));
        }
        let transport = match self.transport {
            Some(transport) => transport,
            None => Arc::new(Reqwest::with_options(self.options.connection)?),
        };
        // A browser decompresses responses itself.
        #[cfg(not(target_arch = "wasm32"))]
        let transport = crate::transport::decompressing(transport);
        let adds_secrets = self.options.hooks.adds_secrets();
        let transport = self.options.hooks.around(transport);
        #[cfg(feature = "oauth2")]
        if let Some(grant) = self.options.grant.take() {
            let tokens = crate::auth::granted_tokens(grant, Arc::clone(&transport), self.options.allow_http);
            self.options.tokens = Some(tokens);
        }
        let of_headers = self.options.headers.iter().filter(|(name, _)| is_secret_name(name));
        let of_headers = of_headers.map(|(_, value)| value.expose_secret());
        let secrets = self.inputs.settings.secrets().chain(of_headers).map(SecretString::from);
        Ok(Client::new(CallContext {
            requests: RequestContext {
                api: self.inputs.api,
                headers,
                secrets: secrets.collect(),
                settings: self.inputs.settings,
                hosts: bases,
                allow_saved_files: self.options.allow_saved_files,
                allow_http: self.options.allow_http,
            },
            transport,
            adds_secrets,
            tokens: self.options.tokens,
            challenges: KnownChallenges::default(),
            connections: Arc::default(),
            handshake: Mutex::default(),
            limits: self.options.limits,
            body_on_redirect: self.options.body_on_redirect,
            timeout: self.timeout,
            retries: self.retries,
            budget: Budget::default(),
        }))
    }
}

/// Only the names of settings are shown.
impl fmt::Debug for ClientBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let inputs = &self.inputs;
        let hosts = inputs.api.hosts.iter().zip(&inputs.hosts).filter(|(_, replacement)| replacement.is_some());
        let mut all = f.debug_struct("ClientBuilder");
        all.field("api", &inputs.api.name).field("settings", &inputs.settings);
        all.field("hosts", &hosts.map(|(host, _)| host.name).collect::<Vec<_>>());
        all.field("origin", &inputs.origin.is_some()).field("timeout", &self.timeout).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::ClientBuilder;
    use crate::operation::{Api, Auth, Host, Setting};

    const fn setting(name: &'static str, default: Option<&'static str>) -> Setting {
        Setting { name, default, secret: false, required: true }
    }

    static API: Api = Api {
        name: "api",
        settings: &[
            setting("baseUrl", None),
            setting("token", None),
            setting("version", Some("v1")),
            setting("account", None),
        ],
        hosts: &[
            Host { name: "base_url", base: "{$baseUrl}" },
            Host { name: "files", base: "https://files.example.com/{$version}" },
        ],
        auths: &[Auth { kind: "bearer", parameters: &[("token", "{$token}")] }],
    };

    static NESTED: Api = Api {
        name: "nested",
        settings: &[
            setting("scheme", None),
            setting("domain", Some("{$region}.example.com")),
            setting("region", None),
            setting("user", Some("{$organization}-me")),
            setting("organization", None),
        ],
        hosts: &[Host { name: "base_url", base: "{$scheme}://{$domain}/{$organization}" }],
        auths: &[Auth { kind: "basic", parameters: &[("username", "{$user}")] }],
    };

    fn outcome(builder: ClientBuilder) -> String {
        match builder.build() {
            Ok(client) => format!("{:?}", client.context().requests.hosts),
            Err(error) => error.to_string(),
        }
    }

    #[test]
    fn all_missing_settings_are_named() {
        let builder = ClientBuilder::new(&API).host(1, "ftp://h".into()).origin("http://".into());
        assert_eq!(
            outcome(ClientBuilder::new(&API)),
            "the client cannot be built: the setting `base_url` is missing, the setting `token` is missing, \
             the setting `account` is missing"
        );
        assert_eq!(
            outcome(ClientBuilder::new(&API).named(&[(1, "api_token")], &[]).setting(3, "".into()).host(0, "h".into())),
            "the client cannot be built: the setting `api_token` (`{{token}}` in the collection) is missing"
        );
        assert_eq!(
            outcome(builder),
            "the client cannot be built: the setting `token` is missing, the setting `account` is missing, the setting `origin` has no valid host, \
             the setting `files` is not an http or https URL"
        );
    }

    #[test]
    fn a_setting_that_one_call_misses_is_named_as_build_does() {
        static OPTIONAL: Api = Api {
            name: "optional",
            settings: &[Setting { name: "vendorId", default: None, secret: false, required: false }],
            hosts: &[Host { name: "base_url", base: "https://h" }],
            auths: &[],
        };
        let message = |builder: ClientBuilder| {
            let client = builder.named(&[(0, "vendor_id")], &[0]).build().expect("a client");
            client.context().requests.settings.find("vendorId").map(|_| ()).expect_err("no value").to_string()
        };
        let begin = "the setting `vendor_id` (`{{vendorId}}` in the collection) is not set, and this call needs it: call `vendor_id` \
                     when the client is built";
        assert_eq!(message(ClientBuilder::new(&OPTIONAL)), begin);
        assert_eq!(
            message(ClientBuilder::new(&OPTIONAL).with(|options| options.env("NONE_"))),
            format!("{begin} (there is no `NONE_VENDOR_ID` in the environment)")
        );
    }

    #[test]
    fn a_token_that_is_empty_is_refused() {
        let builder = ClientBuilder::new(&API)
            .named(&[(1, "api_token")], &[])
            .setting(1, "".into())
            .setting(3, "".into())
            .host(0, "https://h".into());
        assert_eq!(
            outcome(builder.clone()),
            "the client cannot be built: the setting `api_token` (`{{token}}` in the collection) is empty: `api_token` was called with an empty string"
        );
        assert_eq!(
            outcome(builder.clone().with(|options| options.env("NONE_"))),
            "the client cannot be built: the setting `api_token` (`{{token}}` in the collection) is empty: `api_token` was called with an empty string; \
             omit the call to use `NONE_API_TOKEN` from the environment"
        );
        let allowed = builder.clone().with(|options| options.allow_empty_credentials());
        assert_eq!(outcome(allowed), "[Ok(https://h), Ok(https://files.example.com)]");
        let with_token = builder.with(|options| options.token(|| async { Ok("".into()) }));
        assert_eq!(outcome(with_token), "[Ok(https://h), Ok(https://files.example.com)]");
    }

    #[test]
    fn a_token_that_only_some_calls_need_is_not_empty_either() {
        static SOME: Api = Api {
            name: "api",
            settings: &[Setting { name: "token", default: None, secret: true, required: false }],
            hosts: &[],
            auths: &[Auth { kind: "bearer", parameters: &[("token", "{$token}")] }],
        };
        assert_eq!(outcome(ClientBuilder::new(&SOME)), "[]");
        let empty = outcome(ClientBuilder::new(&SOME).named(&[(0, "token")], &[]).setting(0, "".into()));
        assert!(empty.contains("the setting `token` is empty"), "{empty}");
    }

    #[test]
    fn variables_of_the_system_are_no_settings() {
        static API: Api = Api { name: "", settings: &[setting("path", None)], hosts: &[], auths: &[] };
        let message = outcome(ClientBuilder::new(&API).with(|options| options.env("")));
        assert!(message.contains("(`PATH` in the environment is the system's: read it with a prefix)"), "{message}");
    }

    #[test]
    fn a_variable_of_the_collection_is_read_by_its_own_name_too() {
        // Cargo sets variables for tests: `CARGO_PKG_NAME`, `CARGO_PKG_VERSION_MAJOR`.
        static API: Api = Api {
            name: "",
            settings: &[setting("NAME", None)],
            hosts: &[Host { name: "base_url", base: "{$NAME}" }],
            auths: &[],
        };
        let from = |builder: ClientBuilder, prefix: &'static str| outcome(builder.with(|options| options.env(prefix)));
        let builder = ClientBuilder::new(&API).named(&[(0, "base_url")], &[]);
        assert_eq!(from(builder.clone(), "CARGO_PKG_"), format!("[Ok(http://{})]", env!("CARGO_PKG_NAME")));
        // not if it is the name of another setter
        static OTHER: Api = Api { settings: &[setting("NAME", None), setting("n", Some(""))], ..API };
        let builder = ClientBuilder::new(&OTHER).named(&[(0, "base_url"), (1, "name")], &[]);
        assert!(from(builder, "CARGO_PKG_").contains("the setting `base_url` is missing"));
    }

    #[test]
    fn a_misspelt_environment_variable_is_named() {
        static API: Api = Api { name: "", settings: &[setting("version_mayor", None)], hosts: &[], auths: &[] };
        let message = outcome(ClientBuilder::new(&API).with(|options| options.env("CARGO_PKG_")));
        let place = "(there is no `CARGO_PKG_VERSION_MAYOR` in the environment, but `CARGO_PKG_VERSION_MAJOR`)";
        assert!(message.contains(place), "{message}");
    }

    #[test]
    fn an_origin_has_no_path() {
        let with = |origin: &str| {
            let builder = ClientBuilder::new(&API).setting(1, "t".into()).setting(3, "a".into());
            outcome(builder.host(0, "https://h/v2".into()).origin(origin.into()))
        };
        assert_eq!(with("http://o:1/"), with("http://o:1"));
        assert!(with("http://o:1").starts_with("[Ok("));
        for origin in ["http://o/api", "http://o?a=1"] {
            assert!(with(origin).contains("`origin` has a path"), "{origin}");
        }
    }

    #[test]
    fn an_empty_variable_is_distinguished_from_an_unset_one() {
        // Cargo sets this variable for tests, to an empty string.
        static API: Api = Api { name: "", settings: &[setting("pre", None)], hosts: &[], auths: &[] };
        assert_eq!(env!("CARGO_PKG_VERSION_PRE"), "");
        let message = |prefix: &'static str| outcome(ClientBuilder::new(&API).with(|options| options.env(prefix)));
        let begin = "the client cannot be built: the setting `pre` is missing";
        assert_eq!(
            message("CARGO_PKG_VERSION_"),
            format!("{begin} (`CARGO_PKG_VERSION_PRE` in the environment is empty)")
        );
        assert_eq!(message("NONE_"), format!("{begin} (there is no `NONE_PRE` in the environment)"));
    }

    #[test]
    fn a_base_is_a_value_of_its_variable() {
        let builder =
            ClientBuilder::new(&API).setting(1, "t".into()).setting(3, "a".into()).host(0, "https://h/v2".into());
        assert_eq!(outcome(builder), "[Ok(https://h), Ok(https://files.example.com)]");
    }

    #[test]
    fn a_setting_that_nothing_needs_is_not_missing() {
        let missing = |builder: ClientBuilder| {
            let outcome = outcome(builder);
            ["scheme", "region", "organization"].map(|name| outcome.contains(&format!("`{name}` is missing")))
        };
        let builder = ClientBuilder::new(&NESTED);
        assert_eq!(missing(builder.clone()), [true, true, true]);
        assert_eq!(missing(builder.clone().setting(1, "h".into())), [true, false, true]);
        assert_eq!(missing(builder.clone().host(0, "https://h".into())), [false, false, true]);
        assert_eq!(missing(builder.clone().host(0, "https://h".into()).setting(3, "me".into())), [false, false, false]);
        assert_eq!(missing(builder.origin("https://h".into())), [false, false, true]);
    }

    #[test]
    fn a_host_is_set_in_all_its_spellings_and_no_other() {
        // Cargo sets variables for tests: `CARGO_PKG_VERSION` is one.
        static API: Api = Api {
            name: "hosts",
            settings: &[setting("base", Some("https://own.example.com"))],
            hosts: &[
                Host { name: "version", base: "https://h" },
                Host { name: "base", base: "{$base}" },
                Host { name: "version", base: "https://H:443" },
            ],
            auths: &[],
        };
        let builder = ClientBuilder::new(&API).named(&[], &[0]).with(|options| options.env("CARGO_PKG_"));
        let version = format!("Ok(http://{})", env!("CARGO_PKG_VERSION"));
        assert_eq!(outcome(builder), format!("[{version}, Ok(https://own.example.com), {version}]"));
        let builder = ClientBuilder::new(&API).host(0, "http://here".into());
        assert_eq!(outcome(builder), "[Ok(http://here), Ok(https://own.example.com), Ok(http://here)]");
    }

    #[test]
    fn an_origin_replaces_all_hosts() {
        let builder =
            ClientBuilder::new(&API).setting(1, "t".into()).setting(3, "a".into()).origin("http://127.0.0.1:1".into());
        assert_eq!(outcome(builder), "[Ok(http://127.0.0.1:1), Ok(http://127.0.0.1:1)]");
    }
}
