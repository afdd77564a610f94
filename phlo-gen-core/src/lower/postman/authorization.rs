//! Authorization as Postman inherits it, and its parameters that are sent.

use crate::collection::{Auth, Collection, Entry, Inherited, Item};

/// An item and the authorization that applies to it.
#[derive(Debug, Clone, Copy)]
pub struct AuthorizedItem<'a> {
    /// The item.
    pub item: &'a Item,
    /// Its own authorization, or the inherited one.
    pub auth: Option<&'a Auth>,
    /// That of its folders and of the collection, which it may replace.
    pub inherited: Option<&'a Auth>,
}

/// The items whose paths are wanted, in document order, each with the authorization that applies to it. A path is the
/// names of the folders and of the item, separated by `/`.
pub fn authorized_items<'a>(collection: &'a Collection, wanted: &dyn Fn(&str) -> bool) -> Vec<AuthorizedItem<'a>> {
    let mut out = Vec::new();
    add_items(&collection.entries, "", own_authorization(&collection.auth), wanted, &mut out);
    out
}

fn add_items<'a>(
    entries: &'a [Entry],
    path: &str,
    parent: Option<&'a Auth>,
    wanted: &dyn Fn(&str) -> bool,
    out: &mut Vec<AuthorizedItem<'a>>,
) {
    for entry in entries {
        match entry {
            Entry::Folder(folder) => {
                let path = format!("{path}{}/", folder.name);
                add_items(&folder.entries, &path, own_authorization(&folder.auth).or(parent), wanted, out);
            }
            Entry::Item(item) if wanted(&format!("{path}{}", item.name)) => {
                out.push(AuthorizedItem { item, auth: authorization_of(item, parent), inherited: parent });
            }
            Entry::Item(_) => {}
        }
    }
}

/// The authorization of an item in a folder with this authorization.
pub fn authorization_of<'a>(item: &'a Item, parent: Option<&'a Auth>) -> Option<&'a Auth> {
    own_authorization(&item.request.auth).or(parent)
}

/// The authorization that an entry declares itself.
pub fn own_authorization(inherited: &Inherited) -> Option<&Auth> {
    match inherited {
        Inherited::Own(auth) => Some(auth),
        Inherited::Parent => None,
    }
}

/// The parameters that affect the request.
pub fn sent_parameters(auth: &Auth) -> impl Iterator<Item = &(String, String)> {
    let is_sent = is_sent(&auth.kind);
    auth.parameters.iter().filter(move |(name, _)| is_sent && !is_for_the_app(&auth.kind, name))
}

/// Whether authorization of this kind changes a request.
pub fn is_sent(kind: &str) -> bool {
    KINDS.contains(&kind)
}

/// Parameters that only Postman's app needs: how to get a token, how to show it.
fn is_for_the_app(kind: &str, name: &str) -> bool {
    name == "showPassword"
        || kind == "oauth2" && !matches!(name, "accessToken" | "tokenType" | "addTokenTo" | "headerPrefix")
}

/// The kinds of authorization that change a request.
const KINDS: &[&str] =
    &["basic", "bearer", "apikey", "jwt", "asap", "oauth2", "oauth1", "digest", "hawk", "awsv4", "edgegrid", "ntlm"];
