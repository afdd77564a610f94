//! Authorization: inheritance, and parameters as templates.

use crate::api::{self, Template};
use crate::collection::{Auth, Collection, Entry, Inherited, Item, Url};
use crate::lower::postman::{encoding, references};
use crate::lower::secrets::detect;
use crate::lower::secrets::literals::Literals;
use crate::lower::variables::scope::{Authorized, Variables};

/// All items in document order, each with the authorization that applies to it.
pub fn items(collection: &Collection) -> Vec<Authorized<'_>> {
    let mut out = Vec::new();
    walk(&collection.entries, own(&collection.auth), &mut out);
    out
}

fn walk<'a>(entries: &'a [Entry], parent: Option<&'a Auth>, out: &mut Vec<Authorized<'a>>) {
    for entry in entries {
        match entry {
            Entry::Folder(folder) => walk(&folder.entries, own(&folder.auth).or(parent), out),
            Entry::Item(item) => out.push(Authorized { item, auth: of(item, parent) }),
        }
    }
}

/// The authorization of an item in a folder with this authorization.
pub fn of<'a>(item: &'a Item, parent: Option<&'a Auth>) -> Option<&'a Auth> {
    own(&item.request.auth).or(parent)
}

/// The authorization that an entry has of its own.
pub fn own(inherited: &Inherited) -> Option<&Auth> {
    match inherited {
        Inherited::Own(auth) => Some(auth),
        Inherited::Parent => None,
    }
}

/// Authorization as the model has it; `None` if it sends nothing.
pub fn lower(auth: &Auth, variables: &Variables<'_>, literals: &mut Literals) -> Option<api::Auth> {
    if !KINDS.contains(&auth.kind.as_str()) {
        return None;
    }
    let parameters = sent_parameters(auth).map(|(name, value)| {
        let template = references::of_settings(value, variables).unwrap_or_else(|| Template::text(value.as_str()));
        let is_literal = !references::has_hole(&template) || holds_literal(name, value);
        let is_secret = detect::is_credential_parameter(name) && !value.is_empty() && is_literal;
        (
            name.clone(),
            if is_secret {
                literals.secret(&format!("{} {name}", auth.kind), &variables.resolve(value))
            } else {
                template
            },
        )
    });
    Some(api::Auth { kind: auth.kind.clone(), parameters: parameters.collect() })
}

/// The parameters that have a part in what is sent.
pub fn sent_parameters(auth: &Auth) -> impl Iterator<Item = &(String, String)> {
    let is_sent = KINDS.contains(&auth.kind.as_str());
    auth.parameters.iter().filter(move |(name, _)| is_sent && !is_for_the_app(&auth.kind, name))
}

/// The texts whose variables have a part in what is sent: a literal setting takes the place of a text that gives a piece
/// of a secret away.
pub fn texts(auth: &Auth) -> impl Iterator<Item = &String> {
    sent_parameters(auth).filter(|(name, value)| !holds_literal(name, value)).map(|(_, value)| value)
}

fn holds_literal(name: &str, value: &str) -> bool {
    detect::is_credential_parameter(name) && detect::has_literal(name, value)
}

/// The user and password that stand in a URL, which Postman sends as basic authorization.
pub fn of_url(url: &Url, variables: &Variables<'_>, literals: &mut Literals) -> Option<api::Auth> {
    let (user, password) = url.credentials.as_ref()?;
    let parameter = |(name, value): (&str, &String)| (name.to_owned(), encoding::decoded(value));
    let parameters = [("username", user), ("password", password)].map(parameter).to_vec();
    lower(&Auth { kind: "basic".to_owned(), parameters, offset: url.offset }, variables, literals)
}

/// Whether authorization writes the row of this name, be it in the query, so that no argument can.
pub fn writes(auth: &api::Auth, name: &str) -> bool {
    let is_key = |(key, template): &(String, Template)| {
        key == "key" && template.as_text().is_some_and(|own| own.eq_ignore_ascii_case(name))
    };
    writes_header(auth, name) || auth.kind == "apikey" && auth.parameters.iter().any(is_key)
}

/// Whether authorization writes a header of this name, in place of any that the item has.
pub fn writes_header(auth: &api::Auth, name: &str) -> bool {
    if auth.kind != "apikey" {
        return name.eq_ignore_ascii_case("authorization") && writes_authorization(auth);
    }
    let text = |name: &str| auth.parameters.iter().find(|(key, _)| key == name).and_then(|(_, value)| value.as_text());
    let key = text("key").filter(|key| !key.is_empty());
    text("in") != Some("query") && key.is_some_and(|key| words(key) == words(name))
}

/// A header name as Postman compares that of an API key: `X_API_KEY` is `x-api-key`.
fn words(name: &str) -> String {
    name.split(|character: char| !character.is_ascii_alphanumeric()).collect::<Vec<_>>().join(" ").to_ascii_lowercase()
}

fn writes_authorization(auth: &api::Auth) -> bool {
    let is = |name: &str, value: &str| {
        auth.parameters.iter().any(|(key, template)| key == name && template.as_text() == Some(value))
    };
    let has = |name: &str| auth.parameters.iter().any(|(key, template)| key == name && !template.parts.is_empty());
    match auth.kind.as_str() {
        "basic" | "asap" | "hawk" | "edgegrid" => true,
        "bearer" => has("token"),
        "oauth2" => has("accessToken") && !is("addTokenTo", "queryParams"),
        "jwt" => !is("addTokenTo", "queryParam"),
        "awsv4" => !is("addAuthDataToQuery", "true"),
        _ => false,
    }
}

/// Parameters that are for Postman's own window: how to get a token, how to look.
fn is_for_the_app(kind: &str, name: &str) -> bool {
    name == "showPassword"
        || kind == "oauth2" && !matches!(name, "accessToken" | "tokenType" | "addTokenTo" | "headerPrefix")
}

/// The kinds of authorization that write something on a request.
const KINDS: &[&str] =
    &["basic", "bearer", "apikey", "jwt", "asap", "oauth2", "oauth1", "digest", "hawk", "awsv4", "edgegrid", "ntlm"];
