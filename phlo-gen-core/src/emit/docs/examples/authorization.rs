//! How curl authorizes an item.

use super::shell::Reader;
use crate::api::{Api, Auth};

/// The options for the authorization.
pub fn options(api: &Api, auth: &Auth) -> String {
    let parameter = |name: &str| parameter(api, auth, name, Reader::AsIs);
    match auth.kind.as_str() {
        "basic" => user("", &parameter("username"), &parameter("password")),
        "bearer" => token("Bearer", &parameter("token")),
        "oauth2" if !is_in_query(api, auth) => {
            let has_prefix = auth.parameters.iter().any(|(name, _)| name == "headerPrefix");
            let prefix = if has_prefix { parameter("headerPrefix") } else { "Bearer".to_owned() };
            token(prefix.trim(), &parameter("accessToken"))
        }
        "apikey" if !is_in_query(api, auth) => header(&parameter("key"), &parameter("value")),
        "digest" => user("--digest ", &parameter("username"), &parameter("password")),
        "ntlm" => user("--ntlm ", &parameter("username"), &parameter("password")),
        "awsv4" => aws(&parameter),
        _ => String::new(),
    }
}

/// The row of the query that authorizes the item, if one does.
pub fn row(api: &Api, auth: &Auth) -> Option<(String, String)> {
    let parameter = |name: &str, reader| parameter(api, auth, name, reader);
    match auth.kind.as_str() {
        _ if !is_in_query(api, auth) => None,
        "oauth2" => Some(("access_token".to_owned(), parameter("accessToken", Reader::QueryValue))),
        _ => Some((parameter("key", Reader::QueryName), parameter("value", Reader::QueryValue))),
    }
}

fn is_in_query(api: &Api, auth: &Auth) -> bool {
    let is = |name: &str, value: &str| parameter(api, auth, name, Reader::AsIs) == value;
    match auth.kind.as_str() {
        "apikey" => is("in", "query"),
        "oauth2" => is("addTokenTo", "queryParams"),
        _ => false,
    }
}

/// A comment that says which authorization curl does not support, if so.
pub fn missing(auth: &Auth) -> Option<String> {
    let name = match auth.kind.as_str() {
        "oauth1" => "OAuth 1",
        "hawk" => "Hawk",
        "edgegrid" => "Akamai EdgeGrid",
        "jwt" => "signing a JWT",
        "asap" => "signing an ASAP token",
        _ => return None,
    };
    Some(format!("# without authorization: curl does not support {name}\n"))
}

/// A parameter as text within double quotes.
fn parameter(api: &Api, auth: &Auth, name: &str, reader: Reader) -> String {
    let value = auth.parameters.iter().find(|(key, _)| key == name);
    value.map(|(_, value)| reader.template(api, value)).unwrap_or_default()
}

fn user(scheme: &str, name: &str, password: &str) -> String {
    format!(" \\\n  {scheme}-u \"{name}:{password}\"")
}

fn header(name: &str, value: &str) -> String {
    format!(" \\\n  -H \"{name}: {value}\"")
}

fn token(prefix: &str, token: &str) -> String {
    match token.is_empty() {
        true => String::new(),
        false => header("Authorization", format!("{prefix} {token}").trim_start()),
    }
}

/// The signature of AWS, for the region and the service that Postman takes where none is said.
fn aws(parameter: &dyn Fn(&str) -> String) -> String {
    let or = |name: &str, default: &str| match parameter(name) {
        value if value.trim().is_empty() => default.to_owned(),
        value => value,
    };
    let signature = format!("--aws-sigv4 \"aws:amz:{}:{}\" ", or("region", "us-east-1"), or("service", "execute-api"));
    let session = match parameter("sessionToken") {
        token if token.is_empty() => String::new(),
        token => header("X-Amz-Security-Token", &token),
    };
    user(&signature, &parameter("accessKey"), &parameter("secretKey")) + &session
}
