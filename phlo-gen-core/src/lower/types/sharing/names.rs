//! The names of shared types: what they are, and for those of one name what tells them apart.

use crate::api::{Definition, ItemPart, Member, Object, Type};
use crate::lower::names::identifiers;
use crate::lower::names::taken::Taken;
use crate::lower::types::sharing::classes::Class;
use crate::lower::types::sharing::hints::{self, Hint, Role, bare};
use crate::lower::types::sharing::occurrences::Found;
use std::collections::{HashMap, HashSet};

/// How many members a name says that a type has more or less than another.
const SAID: usize = 2;

/// The names of types, in their order; empty for one that stays in its item.
pub fn name(classes: &[Class], found: &[Found]) -> Vec<String> {
    let resources: HashSet<&str> = found.iter().map(|one| one.hint.resource.as_str()).collect();
    let plain: Vec<String> = classes.iter().map(|class| plain_name(class, found, &resources)).collect();
    let mut groups: HashMap<&str, Vec<usize>> = HashMap::new();
    plain.iter().enumerate().for_each(|(index, name)| groups.entry(name).or_default().push(index));
    let mut taken = Taken::default();
    let mut names = vec![String::new(); classes.len()];
    // of several types of one name the most frequent has it; of those that callers write the first, so that a request
    // more renames none
    let first: HashMap<&str, usize> = groups
        .iter()
        .filter_map(|(name, group)| {
            let count = |index: &&usize| {
                let class = &classes[**index];
                let frequency = if is_input(class, found) { 0 } else { class.found.len() };
                (!class.may_stay, frequency, usize::MAX - **index)
            };
            group.iter().max_by_key(count).map(|first| (*name, *first))
        })
        .collect();
    for (index, name) in plain.iter().enumerate() {
        if first.get(name.as_str()) == Some(&index) {
            names[index] = taken.take(name.clone());
        }
    }
    for (index, name) in plain.iter().enumerate() {
        let Some(first) = first.get(name.as_str()).filter(|first| **first != index) else { continue };
        if classes[index].may_stay {
            continue;
        }
        let group: Vec<&Class> = groups[name.as_str()].iter().map(|other| &classes[*other]).collect();
        let Some(place) = classes[index].found.first().map(|one| &found[*one]) else { continue };
        let of = |ty: &Type| named(ty, classes, found).and_then(|class| names.get(class)).cloned();
        let candidates = apart(name, &classes[index], &classes[*first], &group, place, &of);
        names[index] = taken.take_first(candidates);
    }
    names
}

/// The class of a struct or an enum.
fn named(ty: &Type, classes: &[Class], found: &[Found]) -> Option<usize> {
    let Type::Named(path) = bare(ty) else { return None };
    classes.iter().position(|class| class.found.iter().any(|index| found[*index].path == *path))
}

/// Whether it is a struct that callers write.
fn is_input(class: &Class, found: &[Found]) -> bool {
    let first = class.found.first().map(|index| &found[*index]);
    first.is_some_and(|one| one.occurrence.part == ItemPart::Request && matches!(one.definition, Definition::Object(_)))
}

/// The name that most places give, those first that name a resource of the collection; of what callers write, the name
/// that the first place gives.
fn plain_name(class: &Class, found: &[Found], resources: &HashSet<&str>) -> String {
    let mut votes: Vec<(String, usize)> = Vec::new();
    let places = if is_input(class, found) { 1 } else { class.found.len() };
    for one in class.found.iter().take(places).map(|index| &found[*index]) {
        let name = match &one.definition {
            Definition::Object(object) if one.hint.is_whole() => hints::name_of_response(&one.hint, &object.members),
            Definition::Object(_) if one.occurrence.part == ItemPart::Request => input(&one.hint.name),
            _ => one.hint.name.clone(),
        };
        match votes.iter_mut().find(|(known, _)| *known == name) {
            Some((_, count)) => *count += 1,
            None => votes.push((name, 1)),
        }
    }
    let rank = |(name, count): &&(String, usize)| (resources.contains(name.as_str()), *count);
    let best = votes.iter().rev().max_by_key(rank).map(|(name, _)| name.clone()).unwrap_or_default();
    let best = identifiers::named_or(best, "Value");
    // a name of the standard prelude would hide it
    if identifiers::camel(&best).ends_with('_') { best + "Value" } else { best }
}

/// The name of what a caller gives.
fn input(name: &str) -> String {
    if name.ends_with("Input") { name.to_owned() } else { format!("{name}Input") }
}

/// Names that tell a type from the first of its plain name, the best first: by what has the member, by the resource, by
/// the members.
fn apart(
    name: &str,
    class: &Class,
    first: &Class,
    group: &[&Class],
    place: &Found,
    name_of: &dyn Fn(&Type) -> Option<String>,
) -> Vec<String> {
    let Hint { resource, owner, role, .. } = &place.hint;
    let is_request = place.occurrence.part == ItemPart::Request;
    let before =
        |word: &str, name: &str| (!word.is_empty() && !name.starts_with(word)).then(|| format!("{word}{name}"));
    let mut out: Vec<String> = Vec::new();
    if name == "Error" && *role == Role::Member {
        // in a failure, which is the error itself
        out.push("ErrorDetails".to_owned());
    }
    let of_owner = before(owner, name);
    if matches!(role, Role::Member | Role::Failure) {
        out.extend(of_owner.clone());
    }
    if is_request {
        let of_resource = before(resource, name);
        let of_both = of_owner.as_deref().and_then(|name| before(resource, name));
        let of_item = before(&place.occurrence.request.name, name);
        out.extend(of_resource.into_iter().chain(of_both).chain(of_item));
    } else {
        let mut by_members = Vec::new();
        if let (Definition::Object(own), Definition::Object(first)) = (&class.definition, &first.definition) {
            let others = group.iter().filter(|other| !std::ptr::eq(**other, class)).filter_map(|other| object(other));
            let others: Vec<&Object> = others.collect();
            by_members.extend(self::by_members(name, own, first, &others));
            by_members.extend(by_kinds(name, own, first, name_of));
        }
        let plain = of_owner.into_iter().chain([name.to_owned()]);
        let of_resource: Vec<String> =
            plain.chain(by_members.iter().cloned()).filter_map(|name| before(resource, &name)).collect();
        match role {
            Role::Member => out.extend(of_resource.into_iter().chain(by_members)),
            _ => out.extend(by_members.into_iter().chain(of_resource)),
        }
    }
    out.push(name.to_owned());
    out
}

fn object(class: &Class) -> Option<&Object> {
    if let Definition::Object(object) = &class.definition { Some(object) } else { None }
}

/// Names by the members that only one of two types has.
fn by_members(name: &str, own: &Object, first: &Object, others: &[&Object]) -> Vec<String> {
    let more = without(own, first);
    let less = without(first, own);
    let mut out = Vec::new();
    // first a member that no other type of the name has
    let has = |object: &&Object, member: &Member| object.members.iter().any(|other| other.name == member.name);
    let (only, others): (Vec<&Member>, Vec<&Member>) =
        more.iter().partition(|member| !others.iter().any(|object| has(object, member)));
    let more: Vec<String> = only.into_iter().chain(others).filter_map(words).collect();
    let less: Vec<String> = less.into_iter().filter_map(words).collect();
    out.extend(more.iter().map(|word| format!("{name}With{word}")));
    if let [one, two, ..] = more.as_slice() {
        out.push(format!("{name}With{one}And{two}"));
    }
    if more.is_empty() && less.len() > SAID {
        out.push(format!("{name}Summary"));
    }
    out.extend(less.iter().map(|word| format!("{name}Without{word}")));
    out
}

/// Names by the kind of a member that both have.
fn by_kinds(name: &str, own: &Object, first: &Object, name_of: &dyn Fn(&Type) -> Option<String>) -> Vec<String> {
    let mut out = Vec::new();
    for member in &own.members {
        let Some(other) = first.members.iter().find(|other| other.name == member.name) else { continue };
        let (kind, other) = (kind(&member.ty, name_of), kind(&other.ty, name_of));
        if kind == other {
            continue;
        }
        match (words(member), kind) {
            (Some(word), Kind::Plain(kind)) => out.push(format!("{name}With{kind}{word}")),
            // what tells the inner types apart tells these apart too
            (_, Kind::Named(inner)) => match inner.find("With") {
                Some(at) if at > 0 => out.push(format!("{name}{}", &inner[at..])),
                _ => out.push(format!("{name}With{inner}")),
            },
            (None, _) => {}
        }
    }
    out
}

fn without<'o>(own: &'o Object, other: &Object) -> Vec<&'o Member> {
    own.members.iter().filter(|member| !other.members.iter().any(|other| other.name == member.name)).collect()
}

fn words(member: &Member) -> Option<String> {
    let words = identifiers::camel(&member.name);
    let words = words.trim_end_matches('_');
    words.starts_with(|c: char| c.is_ascii_alphabetic()).then(|| words.to_owned())
}

/// The kind of a member in words.
#[derive(PartialEq)]
enum Kind {
    Plain(&'static str),
    Named(String),
}

fn kind(ty: &Type, name_of: &dyn Fn(&Type) -> Option<String>) -> Kind {
    Kind::Plain(match bare(ty) {
        Type::Boolean => "Boolean",
        Type::Integer | Type::Float | Type::Number => "Number",
        Type::List(inner) => match kind(inner, name_of) {
            Kind::Named(inner) => return Kind::Named(inner),
            Kind::Plain(_) => "ListOf",
        },
        Type::Map(_) => "MapOf",
        Type::Named(_) => match name_of(ty).filter(|name| !name.is_empty()) {
            Some(name) => return Kind::Named(name),
            None => "Object",
        },
        Type::Json => "Any",
        _ => "Text",
    })
}
