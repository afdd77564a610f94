//! The API that is measured: fictional, with the size and structure of telephony APIs.
//!
//! It is described once, here, and written in three forms: as a collection, as an OpenAPI document, as Rust.

/// An API of resources, each with five operations.
pub struct Api {
    pub resources: Vec<Resource>,
}

/// A resource that can be listed, created, read, changed and deleted.
pub struct Resource {
    /// A unique name, such as `late_invoice`.
    pub name: String,
    /// The members of the response to `GET`, `id` first.
    pub fields: Vec<Field>,
    /// The members of the nested object of each resource.
    pub detail: Vec<Field>,
    /// The number of operations, of the five: fewer only in the last resource.
    pub operations: usize,
}

/// A member of an object.
pub struct Field {
    pub name: String,
    pub kind: Kind,
    /// Whether it is required in requests.
    pub required: bool,
    /// Whether it may be missing in responses.
    pub optional: bool,
}

/// The type of a member.
#[derive(Clone, Copy, PartialEq)]
pub enum Kind {
    Text,
    Integer,
    Number,
    Flag,
    Texts,
    Detail,
}

/// The five operations, in the order in which resources have them.
#[derive(Clone, Copy, PartialEq)]
pub enum Verb {
    List,
    Create,
    Read,
    Change,
    Delete,
}

pub const VERBS: [Verb; 5] = [Verb::List, Verb::Create, Verb::Read, Verb::Change, Verb::Delete];

/// The values of the argument `state` of lists.
pub const STATES: [&str; 4] = ["queued", "active", "paused", "closed"];

const KINDS: [Kind; 6] = [Kind::Text, Kind::Integer, Kind::Text, Kind::Flag, Kind::Number, Kind::Texts];

const FIRST: [&str; 30] = [
    "late", "open", "inbound", "outbound", "local", "global", "hosted", "shared", "private", "public", "daily",
    "weekly", "monthly", "pending", "queued", "billed", "linked", "nested", "primary", "backup", "mobile", "fixed",
    "virtual", "verified", "trial", "managed", "remote", "partner", "branded", "secure",
];

const SECOND: [&str; 25] = [
    "invoice",
    "call",
    "message",
    "number",
    "recording",
    "endpoint",
    "application",
    "conference",
    "member",
    "carrier",
    "address",
    "identity",
    "bundle",
    "campaign",
    "profile",
    "session",
    "account",
    "address_book",
    "contact",
    "media",
    "report",
    "payment",
    "refund",
    "webhook",
    "agent",
];

const WORDS: [&str; 24] = [
    "label",
    "count",
    "region",
    "enabled",
    "rate",
    "tags",
    "owner",
    "duration",
    "language",
    "muted",
    "price",
    "groups",
    "caller",
    "attempts",
    "callback_url",
    "recorded",
    "balance",
    "features",
    "reason",
    "limit_of_calls",
    "time_zone",
    "encrypted",
    "weight",
    "codecs",
];

impl Api {
    /// An API with a number of operations, whose objects have a number of members.
    pub fn new(operations: usize, members: usize) -> Self {
        let resource = |index: usize| {
            let round = index / (FIRST.len() * SECOND.len());
            let name = format!("{}_{}", FIRST[index % FIRST.len()], SECOND[(index + index / 30) % SECOND.len()]);
            Resource {
                name: if round == 0 { name } else { format!("{name}_{round}") },
                fields: fields(index, members),
                detail: (0..4).map(|nth| field(index * 7 + nth, nth, KINDS[(index + nth) % 5])).collect(),
                operations: (operations - index * 5).min(5),
            }
        };
        Api { resources: (0..operations.div_ceil(5)).map(resource).collect() }
    }
}

/// `id`, an object, and a number of other members.
fn fields(resource: usize, members: usize) -> Vec<Field> {
    let id = Field { name: "id".to_owned(), kind: Kind::Text, required: false, optional: false };
    let detail = Field { name: "detail".to_owned(), kind: Kind::Detail, required: false, optional: false };
    let others = (0..members).map(|nth| field(resource * 5 + nth, nth, KINDS[(resource + nth) % KINDS.len()]));
    [id].into_iter().chain(others).chain([detail]).collect()
}

fn field(word: usize, nth: usize, kind: Kind) -> Field {
    let round = nth / WORDS.len();
    let word = WORDS[word % WORDS.len()];
    let name = if round == 0 { word.to_owned() } else { format!("{word}_{round}") };
    Field { name, kind, required: nth < 2, optional: nth == 3 }
}

impl Resource {
    /// The members in requests.
    pub fn given(&self) -> impl Iterator<Item = &Field> {
        self.fields.iter().filter(|field| field.kind != Kind::Detail && field.name != "id")
    }

    /// `LateInvoice`.
    pub fn type_name(&self) -> String {
        self.name.split('_').map(|word| format!("{}{}", word[..1].to_uppercase(), &word[1..])).collect()
    }

    /// `late invoice`.
    pub fn words(&self) -> String {
        self.name.replace('_', " ")
    }

    pub fn verbs(&self) -> &[Verb] {
        &VERBS[..self.operations]
    }
}

impl Verb {
    pub fn method(self) -> &'static str {
        match self {
            Verb::List | Verb::Read => "GET",
            Verb::Create => "POST",
            Verb::Change => "PUT",
            Verb::Delete => "DELETE",
        }
    }

    /// `list`, in `list_late_invoice`.
    pub fn word(self) -> &'static str {
        match self {
            Verb::List => "list",
            Verb::Create => "create",
            Verb::Read => "read",
            Verb::Change => "change",
            Verb::Delete => "delete",
        }
    }

    /// Whether the path ends in the id of one resource.
    pub fn has_id(self) -> bool {
        matches!(self, Verb::Read | Verb::Change | Verb::Delete)
    }

    pub fn status(self) -> u16 {
        match self {
            Verb::Create => 201,
            Verb::Delete => 204,
            _ => 200,
        }
    }

    /// The description of the operation.
    pub fn describes(self, resource: &Resource) -> String {
        let words = resource.words();
        match self {
            Verb::List => format!("Lists what there is of {words}, the newest first, page by page."),
            Verb::Create => format!("Creates one more {words}. It is billed from the moment on that it is active."),
            Verb::Read => format!("Everything that is known of one {words}."),
            Verb::Change => format!("Changes one {words}. What is left out stays as it is."),
            Verb::Delete => format!("Deletes one {words}. It cannot be brought back."),
        }
    }
}

impl Field {
    /// The description of the member.
    pub fn describes(&self, resource: &Resource) -> String {
        let words = self.name.replace('_', " ");
        match self.kind {
            Kind::Flag => format!("Whether the {} is {words} for all callers.", resource.words()),
            Kind::Texts => format!("The {words} of the {}, in the order in which they are tried.", resource.words()),
            Kind::Detail => format!("More about the {}, for people.", resource.words()),
            _ => format!("The {words} of the {}, as it stands on the invoice.", resource.words()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Api;
    use std::collections::HashSet;

    #[test]
    fn names_are_used_once() {
        let api = Api::new(10_000, 30);
        let names: HashSet<_> = api.resources.iter().map(|resource| &resource.name).collect();
        assert_eq!(names.len(), api.resources.len());
        for resource in &api.resources {
            let names: HashSet<_> = resource.fields.iter().map(|field| &field.name).collect();
            assert_eq!(names.len(), resource.fields.len());
        }
    }

    #[test]
    fn there_are_as_many_operations_as_asked_for() {
        assert_eq!(Api::new(13, 5).resources.iter().map(|resource| resource.operations).sum::<usize>(), 13);
    }
}
