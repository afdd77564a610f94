//! Classes: the definitions that are the same type.

use crate::api::{Definition, ItemPart, Member, Type, TypePath};
use crate::bytes::HashMap;
use crate::lower::types::sharing::hints::{self, Hint, Role};
use crate::lower::types::sharing::join;
use crate::lower::types::sharing::occurrences::Found;

/// The number of members from which a shape is one type wherever it occurs. Smaller ones, such as an id and a name, are
/// one type only where they have one name.
const MANY: usize = 5;

/// The definitions that are the same type.
pub struct Class {
    /// Their indices among all that were found, in document order.
    pub found: Vec<usize>,
    /// The definition that they have in common.
    pub definition: Definition,
}

/// The types that occur in several places, in document order; those within another come before it.
pub fn shared(found: &[Found]) -> Vec<Class> {
    let mut keys: HashMap<String, usize> = HashMap::default();
    let mut known: HashMap<&TypePath, usize> = HashMap::default();
    let mut members: Vec<Vec<usize>> = Vec::new();
    for (index, one) in found.iter().enumerate() {
        let key = key(one, &known);
        let class = *keys.entry(key).or_insert(members.len());
        if class == members.len() {
            members.push(Vec::new());
        }
        known.insert(&one.path, class);
        members[class].push(index);
    }
    let is_shared = |indices: &Vec<usize>| indices.len() > 1;
    let class = |found_in: Vec<usize>| {
        let definitions = found_in.iter().filter_map(|index| found.get(*index)).map(|one| &one.definition);
        let definition = join::join_all(definitions)?;
        Some(Class { found: found_in, definition })
    };
    members.into_iter().filter(is_shared).filter_map(class).collect()
}

/// What makes two definitions the same type: the names and the kinds of their members, and for small ones their name.
fn key(found: &Found, classes: &HashMap<&TypePath, usize>) -> String {
    let object = match &found.definition {
        Definition::Object(object) => object,
        other => return format!("{:?}", variants(other)),
    };
    let is_request = found.occurrence.part == ItemPart::Request;
    let mut parts: Vec<String> = object.members.iter().map(|member| member_key(member, classes)).collect();
    // a request is written in its own order
    if !is_request {
        parts.sort_unstable();
    }
    let side = (is_request, object.lenient);
    format!("{side:?} {} {}", own_name(&found.hint, &object.members), parts.join(";"))
}

/// The name that tells small types of one shape apart.
fn own_name<'h>(hint: &'h Hint, members: &[Member]) -> &'h str {
    let is_acknowledgement = hint.role == Role::Response && hints::is_acknowledgement(members);
    if members.len() >= MANY || is_acknowledgement { "" } else { &hint.name }
}

fn variants(definition: &Definition) -> Vec<&str> {
    match definition {
        Definition::Choice(choice) => choice.variants.iter().map(|(_, text)| text.as_str()).collect(),
        _ => Vec::new(),
    }
}

fn member_key(member: &Member, classes: &HashMap<&TypePath, usize>) -> String {
    let mut out = format!("{:?} {}:", member.name, member.field);
    push_kind(&member.ty, classes, &mut out);
    out
}

/// The kind of a type. Types of one kind can be joined: numbers of all sizes, values that may and may not be null.
fn push_kind(ty: &Type, classes: &HashMap<&TypePath, usize>, out: &mut String) {
    let (word, inner) = match ty {
        Type::Optional(inner) | Type::Nullable(inner) => return push_kind(inner, classes, out),
        Type::Integer | Type::Float | Type::Number => return out.push_str("number"),
        Type::List(inner) => ("list ", inner),
        Type::Map(inner) => ("map ", inner),
        Type::OrText(inner) => ("text or ", inner),
        Type::OrBoolean(inner) => ("boolean or ", inner),
        Type::OneOrMany(inner) => ("one or many ", inner),
        Type::Named(path) => {
            return match classes.get(path) {
                Some(class) => out.push_str(&class.to_string()),
                None => out.push_str(&format!("{path:?}")),
            };
        }
        plain => return out.push_str(&format!("{plain:?}")),
    };
    out.push_str(word);
    push_kind(inner, classes, out);
}
