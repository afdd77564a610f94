//! What the place of a type says about its name: the member that has it, and the resource of the item.

use crate::api::{Member, Type};
use crate::lower::names::identifiers;
use crate::lower::names::singular::{singular, singular_or_same};
use crate::lower::names::statuses;
use crate::lower::types::sharing::bare::bare;
use crate::lower::types::sharing::values;

/// Members that are named after their place in a response and not after what they hold, sorted.
const ENVELOPES: &[&str] = &[
    "body", "content", "data", "document", "edge", "element", "elements", "entities", "entity", "entries", "entry",
    "hit", "item", "items", "list", "model", "node", "object", "objects", "output", "payload", "record", "records",
    "resource", "response", "result", "results", "return", "row", "rows", "value", "values",
];

/// Those that hold all that a request is about, sorted: the `items` of an order are no orders.
const WHOLES: &[&str] = &["body", "data", "document", "entity", "model", "object", "payload", "record", "resource"];

/// Members that hold a part of what their owner is, or what is asked of it, so that their names mean nothing without it:
/// sorted.
const PARTS: &[&str] = &[
    "_source",
    "arguments",
    "attribute",
    "attributes",
    "detail",
    "details",
    "fields",
    "form_data",
    "formdata",
    "info",
    "input",
    "inputs",
    "param",
    "parameter",
    "parameters",
    "params",
    "properties",
    "property",
    "relationships",
    "req",
    "request",
    "request_body",
    "request_data",
    "requestbody",
    "requestdata",
    "requests",
    "variables",
];

/// Members that say how a call went, in `snake_case`, sorted.
const OUTCOMES: &[&str] =
    &["has_error", "has_errors", "is_error", "is_success", "is_successful", "status_code", "succeeded", "success"];

/// Members that say why it failed; a job has them too, beside its identity. Sorted.
const FAILURES: &[&str] = &["error", "error_code", "error_message", "errors"];

/// The number of members from which a whole response with an id is a thing itself, and not around one.
const MEMBERS_OF_A_THING: usize = 4;

/// What the place of a type says about its name.
#[derive(Debug, Clone, Default)]
pub struct Hint {
    /// The resource that the item is about, in the singular and in `UpperCamelCase`; empty if the path names none.
    pub resource: String,
    /// The name that the place gives, in `UpperCamelCase`.
    pub name: String,
    /// The name of the member, if `name` says only what kind of value it has: `BillingAddress`.
    pub member: String,
    /// The name of what has the member, or of the status of a failure; empty if there is none.
    pub owner: String,
    /// What the value is.
    pub role: Role,
}

/// What a value is in its item.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Role {
    /// A member, or an element of one.
    #[default]
    Member,
    /// A whole response.
    Response,
    /// An element of a response that is a list.
    Element,
    /// A whole response with a status that is not 2xx.
    Failure,
    /// A whole request.
    Request,
}

impl Hint {
    /// A whole request.
    pub fn request(resource: &str) -> Self {
        let resource = resource.to_owned();
        Hint { name: resource.clone(), resource, role: Role::Request, ..Hint::default() }
    }

    /// What a JSON-RPC call gives its method.
    pub fn params(resource: &str, method: &str) -> Self {
        let name = identifiers::camel(&format!("{method} params")).trim_end_matches('_').to_owned();
        Hint { name, resource: resource.to_owned(), ..Hint::default() }
    }

    /// A whole response.
    pub fn response(resource: &str) -> Self {
        Hint { role: Role::Response, ..Hint::request(resource) }
    }

    /// A whole response with another status, if it is known.
    pub fn failure(resource: &str, status: Option<u16>) -> Self {
        let owner = match status {
            Some(422) => "Validation".to_owned(),
            Some(status) => statuses::name(status),
            None => String::new(),
        };
        Hint { name: "Error".to_owned(), owner, role: Role::Failure, ..Hint::request(resource) }
    }

    /// A member of a value.
    pub fn member(owner: &Hint, wire: &str) -> Self {
        let wire = identifiers::without_namespace(wire);
        let words = identifiers::camel(wire).trim_end_matches('_').to_owned();
        let lower = wire.trim_start_matches(['_', '@', '$']).to_ascii_lowercase();
        let is_word = words.starts_with(|c: char| c.is_ascii_alphabetic());
        let is_envelope = ENVELOPES.binary_search(&lower.as_str()).is_ok();
        let (name, role) = match owner.role {
            // an envelope in an envelope is one still
            Role::Failure if is_envelope => (owner.name.clone(), Role::Failure),
            // the failure itself is the error
            Role::Failure if lower == "errors" => ("ErrorDetails".to_owned(), Role::Member),
            Role::Request if WHOLES.binary_search(&lower.as_str()).is_ok() => (owner.name.clone(), Role::Element),
            Role::Response | Role::Element if is_envelope => (owner.name.clone(), Role::Element),
            _ if is_envelope || PARTS.binary_search(&lower.as_str()).is_ok() || !is_word => {
                (format!("{}{words}", owner.name), Role::Member)
            }
            _ => (words, Role::Member),
        };
        let (name, member) = match values::last_word(&name) {
            Some(word) if role == Role::Member => (word.to_owned(), name),
            _ => (name, String::new()),
        };
        Hint { resource: owner.resource.clone(), name, member, owner: owner.name.clone(), role }
    }

    /// The same value as the thing itself, and not what is around it: its lists are parts of it, `OrderItem`.
    pub fn whole_thing(&self) -> Self {
        let role = match self.role {
            Role::Response | Role::Element => Role::Member,
            role => role,
        };
        Hint { role, ..self.clone() }
    }

    /// An element of a list or of a map.
    pub fn element(&self) -> Self {
        let role = if self.role == Role::Response { Role::Element } else { self.role };
        Hint { name: singular_or_same(&self.name), member: singular_or_same(&self.member), role, ..self.clone() }
    }

    /// What an object is, if its members say it and not the member that has it.
    pub fn of_object(&self, members: &[Member]) -> Self {
        let is_data = self.name.strip_suffix("Data") == Some(&*self.owner);
        let says = |name: &str| name != values::RESOURCE_IDENTIFIER || is_data;
        match values::name_of(members) {
            Some(name) if self.role == Role::Member && self.name != name && says(name) => {
                let member = if self.member.is_empty() { &self.name } else { &self.member };
                Hint { name: name.to_owned(), member: member.clone(), ..self.clone() }
            }
            _ => self.clone(),
        }
    }

    /// Whether the value is a whole response.
    pub fn is_whole(&self) -> bool {
        matches!(self.role, Role::Response | Role::Failure)
    }
}

/// The name of a whole response by its members: `UserList` and `UserResponse` are around a user, and what holds only a
/// message, or says how the call went (`UserResult`), is no user. What a creation returns is no list, whatever it has.
pub fn name_of_response(hint: &Hint, members: &[Member], is_of_creation: bool) -> String {
    let inside = |member: &Member| {
        let lower = member.name.to_ascii_lowercase();
        let words = identifiers::camel(&member.name);
        ENVELOPES.binary_search(&lower.as_str()).is_ok() || singular(&words) == hint.name || words == hint.name
    };
    let is_list = |ty: &Type| matches!(bare(ty), Type::List(_));
    let is_object = |ty: &Type| matches!(bare(ty), Type::Named(_) | Type::Map(_));
    if hint.role == Role::Failure {
        if is_problem(members) {
            return "Problem".to_owned();
        }
        let wraps = members.iter().any(|member| is_object(&member.ty) && inside(member));
        return if wraps { "ErrorResponse" } else { "Error" }.to_owned();
    }
    if is_acknowledgement(members) {
        return acknowledgement(members);
    }
    let base = if hint.name.is_empty() { "Api" } else { &hint.name };
    // `workflow_runs` of runs
    let lists = |member: &Member| {
        let words = singular(&identifiers::camel(&member.name));
        is_list(&member.ty) && (inside(member) || !hint.name.is_empty() && words.ends_with(&hint.name))
    };
    if !has_identity(members, &hint.resource) && members.iter().any(lists) {
        return format!("{base}{}", if is_of_creation { "Response" } else { "List" });
    }
    let wraps = hint.name.is_empty()
        || !is_thing(members, hint) && members.iter().any(|member| is_object(&member.ty) && inside(member));
    if !wraps && says_outcome(members, &hint.resource) {
        return format!("{base}Result");
    }
    if wraps { format!("{base}Response") } else { base.to_owned() }
}

/// Whether an object is a thing of its own, an order with `items` say, and not a page of a list: it has an id or a name.
pub fn has_identity(members: &[Member], resource: &str) -> bool {
    let mut others = Vec::new();
    let is_plain = |member: &Member| {
        let name = identifiers::snake(&member.name);
        let is_plain = matches!(name.trim_matches('_'), "id" | "uuid" | "guid" | "name" | "slug");
        others.push(name);
        is_plain
    };
    let has_identity = members.iter().any(is_plain) || others.contains(&identifiers::snake(&format!("{resource} id")));
    // the id of a JSON-RPC response is that of the call
    has_identity && !members.iter().any(|member| member.name == "jsonrpc")
}

/// Whether an object in a response is a thing, and what it holds are its parts. A whole response with an id is one if it
/// has a few members more: what is around a thing may have the id of the call.
pub fn is_thing(members: &[Member], hint: &Hint) -> bool {
    let is_plain = |member: &&Member| ENVELOPES.binary_search(&member.name.to_ascii_lowercase().as_str()).is_err();
    match hint.role {
        Role::Element => has_identity(members, &hint.resource),
        Role::Response => {
            has_identity(members, &hint.resource) && members.iter().filter(is_plain).count() >= MEMBERS_OF_A_THING
        }
        _ => false,
    }
}

/// Whether a name ends with a word for a part, as `AttributesInput` does.
pub fn is_part(name: &str) -> bool {
    let word = name.strip_suffix("Input").unwrap_or(name).to_ascii_lowercase();
    PARTS.binary_search(&word.as_str()).is_ok()
}

/// Whether a response says how a call went, and is not the thing that the call was about.
fn says_outcome(members: &[Member], resource: &str) -> bool {
    let mut has_id = false;
    let (mut has_outcome, mut has_failure) = (false, false);
    for member in members {
        let name = identifiers::snake(&member.name);
        let name = name.trim_matches('_');
        has_id |= matches!(name, "id" | "uuid" | "guid");
        has_outcome |= OUTCOMES.binary_search(&name).is_ok();
        has_failure |= FAILURES.binary_search(&name).is_ok();
    }
    !has_id && (has_outcome || has_failure && !has_identity(members, resource))
}

/// Whether a failure is one of RFC 9457 (`application/problem+json`).
fn is_problem(members: &[Member]) -> bool {
    let has = |name: &str| members.iter().any(|member| member.name == name);
    has("type") && has("title") && (has("status") || has("detail"))
}

/// Whether a response says only that a request was carried out.
pub fn is_acknowledgement(members: &[Member]) -> bool {
    let is_plain =
        |member: &Member| matches!(bare(&member.ty), Type::Boolean | Type::String | Type::Integer | Type::Json);
    members.len() <= 3
        && members.iter().all(is_plain)
        && !members.iter().any(|member| matches!(member.name.as_str(), "id" | "_id" | "uuid" | "name"))
}

fn acknowledgement(members: &[Member]) -> String {
    let known = ["message", "success", "status", "ok", "result"];
    let named = known.iter().find_map(|word| members.iter().find(|member| member.name.eq_ignore_ascii_case(word)));
    let name = named.or_else(|| members.first()).map(|member| identifiers::camel(&member.name)).unwrap_or_default();
    identifiers::named_or(format!("{}Response", name.trim_end_matches('_')), "Api")
}

#[cfg(test)]
mod tests {
    use super::{ENVELOPES, FAILURES, OUTCOMES, PARTS, WHOLES};

    #[test]
    fn the_words_are_sorted() {
        assert!(ENVELOPES.is_sorted() && PARTS.is_sorted() && WHOLES.is_sorted());
        assert!(OUTCOMES.is_sorted() && FAILURES.is_sorted());
    }
}
