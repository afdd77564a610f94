//! What is pulled: an id, or a link as Postman's apps and buttons make it.

use std::fmt;

/// A collection or an environment in Postman.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// What it is.
    pub kind: SourceKind,
    /// Its id, mostly with the number of its owner before it.
    pub id: String,
    /// The key of a link that shares one collection.
    pub access_key: Option<String>,
}

/// What is pulled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SourceKind {
    /// A collection.
    Collection,
    /// An environment.
    Environment,
}

impl SourceKind {
    /// The member of the response that holds it.
    pub fn member(self) -> &'static str {
        match self {
            SourceKind::Collection => "collection",
            SourceKind::Environment => "environment",
        }
    }
}

impl fmt::Display for SourceKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.member())
    }
}

impl Source {
    /// The source that an id or a link names. A link says itself whether it leads to an environment.
    pub fn parse(text: &str, is_environment: bool) -> Result<Self, String> {
        let (path, query) = text.split_once('?').unwrap_or((text, ""));
        let path = path.split('#').next().unwrap_or_default();
        let parts: Vec<&str> = path.split('/').collect();
        // of the ids in a link, that of the workspace comes first
        let Some(at) = parts.iter().rposition(|part| is_id(part)) else { return Err(no_id(text)) };
        let id = parts.get(at).copied().unwrap_or_default();
        let before = at.checked_sub(1).and_then(|at| parts.get(at)).copied().unwrap_or_default();
        let kind = match before {
            "environment" | "environments" => SourceKind::Environment,
            "collection" | "collections" | "documentation" | "run-collection" => SourceKind::Collection,
            _ if at > 0 => return Err(no_id(text)),
            _ if is_environment => SourceKind::Environment,
            _ => SourceKind::Collection,
        };
        let access_key = query.split('&').find_map(|row| row.strip_prefix("access_key=")).map(str::to_owned);
        Ok(Self { kind, id: id.to_owned(), access_key })
    }
}

/// Whether a text is an id: a UUID, with or without the number of its owner before it.
fn is_id(text: &str) -> bool {
    let is_hex = |text: &str, length| text.len() == length && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    let is_uuid = |parts: &[&str]| {
        parts.len() == 5 && parts.iter().zip([8, 4, 4, 4, 12]).all(|(part, length)| is_hex(part, length))
    };
    let parts: Vec<&str> = text.split('-').collect();
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    is_uuid(&parts) || parts.split_first().is_some_and(|(owner, uuid)| is_number(owner) && is_uuid(uuid))
}

fn no_id(text: &str) -> String {
    let help = "`phlo-gen pull --list` prints your workspaces with their ids, `--list WORKSPACE` what is in one";
    if text.contains("documenter.getpostman.com") {
        return "this is a page of documentation, which the API of Postman does not have\n\
                help: choose `Run in Postman` on the page, then share the collection and use that link"
            .to_owned();
    }
    format!("the text is neither the id of a collection or an environment nor a link to one\nhelp: {help}")
}

#[cfg(test)]
mod tests {
    use super::{Source, SourceKind};

    const UUID: &str = "12ece9e1-2abf-4edc-8e34-de66e74114d2";
    const WORKSPACE: &str = "1f0df51a-8658-4ee8-a2a1-d2567dfa09a9";

    fn parse(text: &str) -> Option<(SourceKind, String, Option<String>)> {
        Source::parse(text, false).ok().map(|source| (source.kind, source.id, source.access_key))
    }

    #[test]
    fn ids_and_links_name_a_collection() {
        let uid = format!("12345678-{UUID}");
        let found = Some((SourceKind::Collection, uid.clone(), None));
        for text in [
            uid.clone(),
            format!("https://www.postman.com/garden/workspace/beds/collection/{uid}"),
            format!("https://www.postman.com/garden/workspace/beds/collection/{uid}/the-garden?action=share&creator=1"),
            format!("https://www.postman.com/garden/beds/documentation/{uid}/the-garden#intro"),
            format!("https://garden.postman.co/workspace/Beds~{WORKSPACE}/collection/{uid}?action=share"),
            format!("https://app.getpostman.com/run-collection/{uid}?action=collection%2Ffork"),
            format!("https://api.getpostman.com/collections/{uid}"),
        ] {
            assert_eq!(parse(&text), found, "{text}");
        }
        assert_eq!(parse(UUID), Some((SourceKind::Collection, UUID.to_owned(), None)));
    }

    #[test]
    fn a_link_may_have_an_access_key_or_lead_to_an_environment() {
        let shared = format!("https://api.postman.com/collections/1-{UUID}?access_key=PMAT-1&x=2");
        assert_eq!(parse(&shared), Some((SourceKind::Collection, format!("1-{UUID}"), Some("PMAT-1".to_owned()))));
        let environment = format!("https://garden.postman.co/workspace/Beds~{WORKSPACE}/environment/1-{UUID}");
        assert_eq!(parse(&environment), Some((SourceKind::Environment, format!("1-{UUID}"), None)));
        let by_flag = Source::parse(UUID, true).map(|source| source.kind);
        assert_eq!(by_flag, Ok(SourceKind::Environment));
    }

    #[test]
    fn anything_else_is_refused() {
        let request = format!("https://www.postman.com/garden/workspace/beds/request/1-{UUID}/list-beds");
        let workspace = format!("https://garden.postman.co/workspace/{WORKSPACE}");
        for text in ["", "api.json", "12345678", "https://www.postman.com/garden", &request, &workspace] {
            assert!(Source::parse(text, false).is_err_and(|error| error.contains("--list")), "{text}");
        }
        let page = "https://documenter.getpostman.com/view/1559645/RzZFCGFR";
        assert!(Source::parse(page, false).is_err_and(|error| error.contains("Run in Postman")));
    }
}
