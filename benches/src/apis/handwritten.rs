//! The API as a careful person would write its client: reqwest, serde's derives, one generic function that sends.

use crate::apis::api::{Api, Field, Kind, Resource, STATES, Verb};
use std::fmt::Write;

/// What all operations share.
const CLIENT: &str = r#"
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// A client of the API.
#[derive(Debug, Clone)]
pub struct Client {
    http: reqwest::Client,
    base: String,
    token: String,
}

/// Why a call failed.
#[derive(Debug)]
pub enum Error {
    /// The network, or what came over it.
    Http(reqwest::Error),
    /// The server refused the call.
    Refused(reqwest::StatusCode, Failure),
}

impl From<reqwest::Error> for Error {
    fn from(error: reqwest::Error) -> Self {
        Error::Http(error)
    }
}

/// What a server says that refuses a call.
#[derive(Debug, Clone, Deserialize)]
pub struct Failure {
    /// The id of the call.
    pub api_id: String,
    /// What is wrong.
    pub error: String,
}

/// Where in a list a page stands.
#[derive(Debug, Clone, Deserialize)]
pub struct Meta {
    /// How many a page has.
    pub limit: i64,
    /// How many go before the page.
    pub offset: i64,
    /// How many there are.
    pub total_count: i64,
    /// The next page.
    pub next: String,
}

impl Client {
    /// A client with a token.
    pub fn new(http: reqwest::Client, base: impl Into<String>, token: impl Into<String>) -> Self {
        Client { http, base: base.into(), token: token.into() }
    }

    async fn json<T: DeserializeOwned>(&self, request: reqwest::RequestBuilder) -> Result<T, Error> {
        Ok(self.send(request).await?.json().await?)
    }

    async fn send(&self, request: reqwest::RequestBuilder) -> Result<reqwest::Response, Error> {
        let response = request.bearer_auth(&self.token).send().await?;
        let status = response.status();
        if status.is_success() { Ok(response) } else { Err(Error::Refused(status, response.json().await?)) }
    }
}
"#;

/// The source of the client.
pub fn handwritten(api: &Api) -> String {
    let mut out = format!("//! A client, written by hand.\n{CLIENT}");
    for resource in &api.resources {
        types(resource, &mut out);
        out.push_str("\nimpl Client {\n");
        for verb in resource.verbs() {
            method(resource, *verb, &mut out);
        }
        out.push_str("}\n");
    }
    out
}

fn types(resource: &Resource, out: &mut String) {
    let (name, words) = (resource.type_name(), resource.words());
    let response = "#[derive(Debug, Clone, Deserialize)]";
    let required: fn(&Field) -> bool = |field| !field.optional;
    object(out, resource, &name, &format!("One {words}."), response, required, resource.fields.iter());
    let detail = format!("{name}Detail");
    object(out, resource, &detail, &format!("More about a {words}."), response, |_| true, resource.detail.iter());
    put(out, format_args!("\n/// A page.\n{response}\npub struct {name}List {{"));
    put(
        out,
        format_args!(
            "    /// The id of the call.\n    pub api_id: String,\n    /// Where it stands.\n    pub meta: Meta,"
        ),
    );
    put(out, format_args!("    /// What it holds.\n    pub objects: Vec<{name}>,\n}}"));
    put(
        out,
        format_args!(
            "\n/// Which ones are listed.\n#[derive(Debug, Clone, Default, Serialize)]\npub struct List{name} {{"
        ),
    );
    let skip = "    #[serde(skip_serializing_if = \"Option::is_none\")]";
    put(out, format_args!("    /// How many a page has, 20 at most.\n{skip}\n    pub limit: Option<i64>,"));
    put(out, format_args!("    /// How many go before the page.\n{skip}\n    pub offset: Option<i64>,"));
    put(out, format_args!("    /// The state that they are in.\n{skip}\n    pub state: Option<{name}State>,\n}}"));
    put(out, format_args!("\n/// The state of a {words}.\n#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]"));
    put(out, format_args!("#[serde(rename_all = \"snake_case\")]\npub enum {name}State {{"));
    for state in STATES {
        put(out, format_args!("    /// It is {state}.\n    {}{},", state[..1].to_uppercase(), &state[1..]));
    }
    out.push_str("}\n");
    let body = "#[derive(Debug, Clone, Serialize)]";
    let required: fn(&Field) -> bool = |field| field.required;
    object(out, resource, &format!("Create{name}"), &format!("A new {words}."), body, required, resource.given());
    let body = "#[derive(Debug, Clone, Default, Serialize)]";
    object(
        out,
        resource,
        &format!("Change{name}"),
        &format!("What changes in a {words}."),
        body,
        |_| false,
        resource.given(),
    );
}

fn object<'a>(
    out: &mut String,
    resource: &Resource,
    name: &str,
    doc: &str,
    derive: &str,
    required: fn(&Field) -> bool,
    fields: impl Iterator<Item = &'a Field>,
) {
    put(out, format_args!("\n/// {doc}\n{derive}\npub struct {name} {{"));
    for field in fields {
        let kind = match field.kind {
            Kind::Text => "String".to_owned(),
            Kind::Integer => "i64".to_owned(),
            Kind::Number => "f64".to_owned(),
            Kind::Flag => "bool".to_owned(),
            Kind::Texts => "Vec<String>".to_owned(),
            Kind::Detail => format!("{}Detail", resource.type_name()),
        };
        put(out, format_args!("    /// {}", field.describes(resource)));
        if required(field) {
            put(out, format_args!("    pub {}: {kind},", field.name));
            continue;
        }
        if derive.contains("Serialize)") && !derive.contains("Deserialize") {
            out.push_str("    #[serde(skip_serializing_if = \"Option::is_none\")]\n");
        }
        put(out, format_args!("    pub {}: Option<{kind}>,", field.name));
    }
    out.push_str("}\n");
}

fn method(resource: &Resource, verb: Verb, out: &mut String) {
    let (name, path, method) = (resource.type_name(), &resource.name, verb.method().to_lowercase());
    let function = format!("{}_{path}", verb.word());
    let (arguments, send, response) = match verb {
        Verb::List => (format!("list: &List{name}"), "json(request.query(list))", format!("{name}List")),
        Verb::Create => (format!("body: &Create{name}"), "json(request.json(body))", name.clone()),
        Verb::Read => ("id: &str".to_owned(), "json(request)", name.clone()),
        Verb::Change => (format!("id: &str, body: &Change{name}"), "json(request.json(body))", name.clone()),
        Verb::Delete => ("id: &str".to_owned(), "send(request)", "()".to_owned()),
    };
    let url = if verb.has_id() { format!("{{}}/v1/{path}/{{id}}") } else { format!("{{}}/v1/{path}") };
    put(out, format_args!("    /// {}", verb.describes(resource)));
    put(out, format_args!("    pub async fn {function}(&self, {arguments}) -> Result<{response}, Error> {{"));
    put(out, format_args!("        let request = self.http.{method}(format!(\"{url}\", self.base));"));
    if verb == Verb::Delete {
        put(out, format_args!("        self.{send}.await?;\n        Ok(())\n    }}"));
    } else {
        put(out, format_args!("        self.{send}.await\n    }}"));
    }
}

fn put(out: &mut String, line: std::fmt::Arguments<'_>) {
    // writing to a String cannot fail
    let _ = writeln!(out, "{line}");
}
