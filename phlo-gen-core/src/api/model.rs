//! The whole model.

use crate::api::auth::Auth;
use crate::api::folder::Folder;
use crate::api::host::Host;
use crate::api::setting::Setting;
use crate::prose::Prose;

/// An API: a whole collection.
#[derive(Debug, Clone)]
pub struct Api {
    /// The name of the collection.
    pub name: String,
    /// The description of the collection.
    pub prose: Prose,
    /// The settings of a client, in the order of the setters.
    pub settings: Vec<Setting>,
    /// The hosts of requests; `base_url` sets the first.
    pub hosts: Vec<Host>,
    /// The kinds of authorization in use.
    pub auths: Vec<Auth>,
    /// The folders and items at the top.
    pub root: Folder,
}
