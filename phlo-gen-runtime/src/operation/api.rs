//! What all items of a collection share: settings, hosts and kinds of authorization.

/// What all items of a collection share.
#[derive(Debug)]
pub struct Api {
    /// The name of the collection.
    pub name: &'static str,
    /// The settings of the client, in the order of their setters.
    pub settings: &'static [Setting],
    /// The hosts of the items; `base_url` sets the first.
    pub hosts: &'static [Host],
    /// The kinds of authorization that the items use.
    pub auths: &'static [Auth],
}

/// A value that a client is given once: a variable of the collection.
#[derive(Debug, Clone, Copy)]
pub struct Setting {
    /// The name of the variable, and of the setter if Rust allows it.
    pub name: &'static str,
    /// Its value in the collection or the environment: a template.
    pub default: Option<&'static str>,
    /// Whether it is secret.
    pub secret: bool,
    /// Whether a client requires it.
    pub required: bool,
}

/// The target of requests: scheme, host, port and optionally the beginning of the path.
#[derive(Debug, Clone, Copy)]
pub struct Host {
    /// The setter on the client's builder.
    pub name: &'static str,
    /// The base as the collection writes it: a template.
    pub base: &'static str,
}

/// One way to authorize requests.
#[derive(Debug, Clone, Copy)]
pub struct Auth {
    /// Postman's name for it: `basic`, `bearer`, `apikey`, …
    pub kind: &'static str,
    /// Its parameters by Postman's names: templates. Without one more, `optional`, a request cannot be sent while a setting
    /// in them is missing.
    pub parameters: &'static [(&'static str, &'static str)],
}

impl Auth {
    /// Whether a request goes without it while one of its settings is missing: a login that sets the token that it sends.
    pub(crate) fn is_optional(&self) -> bool {
        self.parameters.iter().any(|(name, _)| *name == "optional")
    }
}
