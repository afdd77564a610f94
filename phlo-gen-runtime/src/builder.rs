//! Builds the client that a generated client holds.

use crate::authorize::token_parameter;
use crate::base::{Base, sole_setting};
use crate::client::{Client, Shared};
use crate::credentials::is_forgotten;
use crate::error::{Error, Problem};
use crate::operation::{Api, Auth, Setting};
use crate::options::ClientOptions;
use crate::platform;
use crate::retries::{Budget, Retries};
use crate::settings::Settings;
use crate::transport::{Reqwest, Transport};
use secrecy::SecretString;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

/// How long a whole call may take unless the caller says so.
const TIMEOUT: Duration = Duration::from_secs(30);

/// Collects the settings of a client.
#[derive(Clone)]
pub struct ClientBuilder {
    api: &'static Api,
    settings: Settings,
    hosts: Vec<Option<String>>,
    /// The setters, in the order of the settings.
    setters: Vec<&'static str>,
    /// The hosts that have setters; the others are made of settings.
    own_hosts: &'static [usize],
    origin: Option<String>,
    transport: Option<Arc<dyn Transport>>,
    options: ClientOptions,
    timeout: Duration,
    retries: Retries,
}

impl ClientBuilder {
    /// A builder for a client of this collection.
    pub fn new(api: &'static Api) -> Self {
        Self {
            api,
            settings: Settings::new(api),
            hosts: vec![None; api.hosts.len()],
            setters: api.settings.iter().map(|setting| setting.name).collect(),
            own_hosts: &[],
            origin: None,
            transport: None,
            options: ClientOptions::default(),
            timeout: TIMEOUT,
            retries: Retries::default(),
        }
    }

    /// Says by which setter a setting goes, and which hosts have setters of their own.
    pub fn named(mut self, setters: &[(usize, &'static str)], hosts: &'static [usize]) -> Self {
        self.own_hosts = hosts;
        for (index, setter) in setters {
            if let Some(own) = self.setters.get_mut(*index) {
                *own = setter.trim_start_matches("r#");
            }
        }
        self
    }

    /// Sets a setting, by its index.
    pub fn setting(mut self, index: usize, value: SecretString) -> Self {
        self.settings.set(index, value);
        self
    }

    /// Sets the base of a host, by its index, and of those that spell the same host otherwise.
    pub fn host(mut self, index: usize, url: String) -> Self {
        self.set_host(index, &url);
        self
    }

    fn set_host(&mut self, index: usize, url: &str) {
        let name = self.api.hosts.get(index).map(|host| host.name);
        for (host, instead) in self.api.hosts.iter().zip(&mut self.hosts) {
            if Some(host.name) == name {
                *instead = Some(url.to_owned());
            }
        }
    }

    /// Sends all requests to one scheme, host and port.
    pub fn origin(self, url: String) -> Self {
        Self { origin: Some(url), ..self }
    }

    /// Makes the calls with this client.
    pub fn http_client(self, client: reqwest::Client) -> Self {
        self.transport(Reqwest::new(client))
    }

    /// Makes the calls with this transport.
    pub fn transport(self, transport: impl Transport) -> Self {
        Self { transport: Some(Arc::new(transport)), ..self }
    }

    /// Sets more options.
    pub fn with(self, options: impl FnOnce(ClientOptions) -> ClientOptions) -> Self {
        Self { options: options(self.options), ..self }
    }

    /// How long a whole call may take.
    pub fn timeout(self, timeout: Duration) -> Self {
        Self { timeout, ..self }
    }

    /// When calls that failed are sent again.
    pub fn retries(self, retries: Retries) -> Self {
        Self { retries, ..self }
    }

    /// The client.
    ///
    /// # Errors
    /// It names every setting that is missing or cannot be used.
    pub fn build(mut self) -> Result<Client, Error> {
        self.set_from_environment();
        self.set_base_variables();
        let mut problems = self.set_from_file();
        let missing = self.settings.missing().filter(|setting| !self.is_replaced(setting) && !self.is_brought(setting));
        problems.extend(missing.map(|setting| self.lack(setting)));
        problems.extend(self.forgotten().map(|setting| self.emptiness(setting)));
        let origin = self.origin.as_deref().map(Base::parse).transpose().unwrap_or_else(|why| {
            problems.push(Problem::setting("origin", why));
            None
        });
        let hosts: Vec<_> = self
            .api
            .hosts
            .iter()
            .zip(&self.hosts)
            .map(|(host, instead)| {
                let base = Base::of(host, instead.as_deref(), &self.settings);
                match (base, &origin) {
                    (Ok(base), Some(origin)) => Ok(base.at(origin)),
                    (Err(_), Some(origin)) if instead.is_none() => {
                        Ok(Base { path: String::new(), query: None, ..origin.clone() })
                    }
                    (base, _) => base,
                }
            })
            .collect();
        let given = hosts.iter().zip(&self.hosts).filter(|(_, instead)| instead.is_some());
        problems.extend(given.filter_map(|(base, _)| base.as_ref().err().cloned()));
        if !problems.is_empty() {
            return Err(Problem::all(problems));
        }
        let transport = match self.transport {
            Some(transport) => transport,
            None => Arc::new(Reqwest::own(&self.options)?),
        };
        // A browser unpacks responses itself.
        #[cfg(not(target_arch = "wasm32"))]
        let transport = crate::transport::unpacking(transport);
        let transport = self.options.hooks.around(transport);
        #[cfg(feature = "oauth2")]
        if let Some(grant) = self.options.grant.take() {
            self.options.tokens = Some(grant.tokens(Arc::clone(&transport), self.options.allow_http));
        }
        Ok(Client::new(Shared {
            api: self.api,
            secrets: self.settings.secrets().map(SecretString::from).collect(),
            settings: self.settings,
            hosts,
            transport,
            limits: self.options.limits,
            allow_http: self.options.allow_http,
            tokens: self.options.tokens,
            timeout: self.timeout,
            retries: self.retries,
            budget: Budget::default(),
        }))
    }

    /// What has not been set is looked for in the environment.
    fn set_from_environment(&mut self) {
        let Some(prefix) = self.options.env.clone() else { return };
        let value = |setter: &str| platform::variable(&variable(&prefix, setter)).filter(|value| !value.is_empty());
        for (setting, setter) in self.api.settings.iter().zip(&self.setters) {
            if let Some(value) = value(setter) {
                self.settings.set_by_name(setting.name, &value);
            }
        }
        for index in self.own_hosts {
            let (Some(host), Some(None)) = (self.api.hosts.get(*index), self.hosts.get(*index)) else { continue };
            if let Some(url) = value(host.name) {
                self.set_host(*index, &url);
            }
        }
    }

    /// What has not been set so far is looked for in the environment of Postman.
    fn set_from_file(&mut self) -> Vec<Problem> {
        let Some(environment) = &self.options.environment else { return Vec::new() };
        let names: Vec<_> = self.api.settings.iter().map(|setting| setting.name).collect();
        environment.fill(&mut self.settings, &names)
    }

    /// Where a base is a variable and nothing else, what stands in its place is the value of the variable.
    fn set_base_variables(&mut self) {
        for (host, instead) in self.api.hosts.iter().zip(&self.hosts) {
            if let (Some(name), Some(url)) = (sole_setting(host.base), instead) {
                self.settings.set_by_name(name, url);
            }
        }
    }

    /// Whether a setting is only asked for by the first base, and something else stands in its place: in place of the
    /// base, or of a setting whose value names it.
    fn is_replaced(&self, setting: &Setting) -> bool {
        let Some((host, instead)) = self.api.hosts.iter().zip(&self.hosts).next() else { return false };
        let replaced = self.origin.is_some() || instead.is_some();
        let unset = Settings::new(self.api);
        let is_asked_for = !replaced && self.settings.stands_in(host.base, setting.name);
        let mut values = self.api.auths.iter().flat_map(|auth| auth.parameters).map(|(_, value)| *value);
        unset.stands_in(host.base, setting.name)
            && !is_asked_for
            && !values.any(|value| self.settings.stands_in(value, setting.name))
    }

    /// Whether a setting is only asked for where a token is brought.
    fn is_brought(&self, setting: &Setting) -> bool {
        let stands_in = |template: &'static str| self.settings.stands_in(template, setting.name);
        let in_base = self.api.hosts.first().is_some_and(|host| stands_in(host.base));
        let asks = |auth: &Auth| {
            let token = token_parameter(auth.kind);
            auth.parameters.iter().any(|(name, value)| Some(*name) != token && stands_in(value))
        };
        self.options.brings_token() && !in_base && !self.api.auths.iter().any(asks)
    }

    /// The variable that the first base is goes by the name of its setter.
    fn lack(&self, setting: &Setting) -> Problem {
        let first = self.api.hosts.first().filter(|host| sole_setting(host.base) == Some(setting.name));
        let name = first.map_or(setting.name, |host| host.name);
        let setter = first.map_or_else(|| self.setter(setting), |host| host.name);
        let Some(variable) = self.options.env.as_ref().map(|prefix| variable(prefix, setter)) else {
            return Problem::setting(name, "is missing");
        };
        match platform::variable(&variable) {
            Some(_) => Problem::setting(name, format!("is missing (`{variable}` in the environment is empty)")),
            None => Problem::setting(name, format!("is missing (there is no `{variable}` in the environment)")),
        }
    }

    /// What all calls are authorized with and is empty, unless that is meant.
    fn forgotten(&self) -> impl Iterator<Item = &'static Setting> {
        let required = self.api.settings.iter().filter(|setting| setting.required && !self.is_brought(setting));
        required
            .filter(|setting| !self.options.allow_empty_credentials && is_forgotten(self.api, &self.settings, setting))
    }

    fn emptiness(&self, setting: &Setting) -> Problem {
        let setter = self.setter(setting);
        let instead = self.options.env.as_ref().map(|prefix| variable(prefix, setter));
        let instead = instead.map(|name| format!("; leave it out, and `{name}` in the environment is taken"));
        Problem::setting(
            setting.name,
            format!("is empty: `{setter}` was called with no text{}", instead.unwrap_or_default()),
        )
    }

    fn setter(&self, setting: &Setting) -> &'static str {
        let own = self.api.settings.iter().zip(&self.setters).find(|(own, _)| own.name == setting.name);
        own.map_or(setting.name, |(_, setter)| *setter)
    }
}

/// The name that a setting has in the environment.
fn variable(prefix: &str, setter: &str) -> String {
    format!("{prefix}{}", setter.trim_end_matches('_').to_ascii_uppercase())
}

/// Settings are named, not shown.
impl fmt::Debug for ClientBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let hosts = self.api.hosts.iter().zip(&self.hosts).filter(|(_, instead)| instead.is_some());
        let mut all = f.debug_struct("ClientBuilder");
        all.field("api", &self.api.name).field("settings", &self.settings);
        all.field("hosts", &hosts.map(|(host, _)| host.name).collect::<Vec<_>>());
        all.field("origin", &self.origin.is_some()).field("timeout", &self.timeout).finish()
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
            Ok(client) => format!("{:?}", client.shared().hosts),
            Err(error) => error.to_string(),
        }
    }

    #[test]
    fn all_that_is_missing_is_named() {
        let builder = ClientBuilder::new(&API).host(1, "ftp://h".into()).origin("http://".into());
        assert_eq!(
            outcome(ClientBuilder::new(&API)),
            "the client cannot be built: the setting `base_url` is missing, the setting `token` is missing, \
             the setting `account` is missing"
        );
        assert_eq!(
            outcome(builder),
            "the client cannot be built: the setting `token` is missing, the setting `account` is missing, the setting `origin` has no host that can be called, \
             the setting `files` is no URL of http or https"
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
            "the client cannot be built: the setting `token` is empty: `api_token` was called with no text"
        );
        assert_eq!(
            outcome(builder.clone().with(|options| options.env("NONE_"))),
            "the client cannot be built: the setting `token` is empty: `api_token` was called with no text; \
             leave it out, and `NONE_API_TOKEN` in the environment is taken"
        );
        let meant = builder.clone().with(|options| options.allow_empty_credentials());
        assert_eq!(outcome(meant), "[Ok(https://h), Ok(https://files.example.com)]");
        let brought = builder.with(|options| options.token(|| async { Ok("".into()) }));
        assert_eq!(outcome(brought), "[Ok(https://h), Ok(https://files.example.com)]");
    }

    #[test]
    fn a_variable_that_is_set_to_nothing_is_told_from_one_that_is_not_set() {
        // Cargo sets this variable for tests, to nothing.
        static API: Api = Api { name: "", settings: &[setting("pre", None)], hosts: &[], auths: &[] };
        assert_eq!(env!("CARGO_PKG_VERSION_PRE"), "");
        let told = |prefix: &'static str| outcome(ClientBuilder::new(&API).with(|options| options.env(prefix)));
        let begin = "the client cannot be built: the setting `pre` is missing";
        assert_eq!(
            told("CARGO_PKG_VERSION_"),
            format!("{begin} (`CARGO_PKG_VERSION_PRE` in the environment is empty)")
        );
        assert_eq!(told("NONE_"), format!("{begin} (there is no `NONE_PRE` in the environment)"));
    }

    #[test]
    fn a_base_is_a_value_of_its_variable() {
        let builder =
            ClientBuilder::new(&API).setting(1, "t".into()).setting(3, "a".into()).host(0, "https://h/v2".into());
        assert_eq!(outcome(builder), "[Ok(https://h), Ok(https://files.example.com)]");
    }

    #[test]
    fn what_nothing_asks_for_any_more_is_not_missing() {
        let lacks = |builder: ClientBuilder| {
            let outcome = outcome(builder);
            ["scheme", "region", "organization"].map(|name| outcome.contains(&format!("`{name}` is missing")))
        };
        let builder = ClientBuilder::new(&NESTED);
        assert_eq!(lacks(builder.clone()), [true, true, true]);
        assert_eq!(lacks(builder.clone().setting(1, "h".into())), [true, false, true]);
        assert_eq!(lacks(builder.clone().host(0, "https://h".into())), [false, false, true]);
        assert_eq!(lacks(builder.clone().host(0, "https://h".into()).setting(3, "me".into())), [false, false, false]);
        assert_eq!(lacks(builder.origin("https://h".into())), [false, false, true]);
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
    fn an_origin_stands_for_all_hosts() {
        let builder =
            ClientBuilder::new(&API).setting(1, "t".into()).setting(3, "a".into()).origin("http://127.0.0.1:1".into());
        assert_eq!(outcome(builder), "[Ok(http://127.0.0.1:1), Ok(http://127.0.0.1:1)]");
    }
}
