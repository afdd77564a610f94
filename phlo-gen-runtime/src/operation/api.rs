//! What all items of a collection share: settings, hosts and kinds of authorization.

/// What all items of a collection share.
#[derive(Debug)]
pub struct Api {
    /// The name of the collection.
    pub name: &'static str,
    /// The settings of the client, in the order of their setters.
    pub settings: &'static [Setting],
    /// The hosts that the items talk to; the first is what `base_url` sets.
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
    /// Whether it must not be shown.
    pub secret: bool,
    /// Whether a client cannot be built without it.
    pub required: bool,
}

/// Where requests go: scheme, host, port and perhaps the beginning of the path.
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
    /// Its parameters by Postman's names: templates.
    pub parameters: &'static [(&'static str, &'static str)],
}
