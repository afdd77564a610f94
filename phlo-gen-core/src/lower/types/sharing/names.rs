//! The names of shared types: what they are, and for those of one name what tells them apart.

use crate::api::{Definition, ItemPart, Member, Object, Type, TypePath};
use crate::lower::names::identifiers;
use crate::lower::names::taken::Taken;
use crate::lower::types::sharing::bare::bare;
use crate::lower::types::sharing::classes::Class;
use crate::lower::types::sharing::hints::{self, Hint, Role};
use crate::lower::types::sharing::occurrences::Found;
use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

/// How many members a name says that a type has more or less than another: of many it says `Details` or `Summary`.
const SAID: usize = 2;

/// The number of types of one name with which a type is compared at most.
const COMPARED: usize = 16;

/// The names of types, in their order; empty for one that stays in its item.
///
/// Of several types of one name the first in document order has it, so that one more item at the end renames none. Within
/// one item the most frequent has it. Only an element that one list has leaves it to the thing that several endpoints have,
/// and a member to the thing of its name that has it.
pub fn name(classes: &[Class], found: &[Found]) -> Vec<String> {
    let resources: HashSet<&str> = found.iter().map(|one| one.hint.resource.as_str()).collect();
    let plain: Vec<String> = classes.iter().map(|class| plain_name(class, found, &resources)).collect();
    let items = items(found);
    let rank = |index: usize| {
        let class = &classes[index];
        let item = items[class.since];
        let count = class.found.iter().filter(|index| items[**index] == item).count();
        (item, Reverse(if is_input(class, found) { 0 } else { count }), index)
    };
    let things = things_of_paths(found, &items);
    let is_in_namesake = |index: usize| {
        let class = &classes[index];
        let of_item = class.found.first().and_then(|first| Some((*first, *things.get(&items[*first])?)));
        of_item.is_some_and(|(first, thing)| {
            first < thing
                && found[first].hint.role == Role::Member
                && found[first].hint.name == found[thing].hint.name
                && class.found.binary_search(&thing).is_err()
        })
    };
    let mut groups: HashMap<&str, Vec<usize>> = HashMap::new();
    plain.iter().enumerate().for_each(|(index, name)| groups.entry(name).or_default().push(index));
    for group in groups.values_mut() {
        let things = group.iter().filter(|index| is_thing_of_several_endpoints(&classes[**index], found));
        let largest = things.map(|index| size(&classes[*index])).max().unwrap_or(0);
        let yields = |class: &Class| size(class) <= largest * 2 && is_element_of_one_endpoint(class, found);
        group.sort_by_cached_key(|index| (yields(&classes[*index]) || is_in_namesake(*index), rank(*index)));
    }
    let is_first = |index: usize| groups[plain[index].as_str()].first() == Some(&index) && !is_in_namesake(index);
    let mut order: Vec<usize> = (0..classes.len()).collect();
    order.sort_by_key(|index| (items[classes[*index].since], !is_first(*index), *index));
    let class_of = class_of(classes, found);
    let mut taken = Taken::default();
    let mut names = vec![String::new(); classes.len()];
    for index in order {
        let name = &plain[index];
        if classes[index].may_stay && !(is_first(index) && taken.is_free(name)) {
            continue;
        }
        let before = groups[name.as_str()].iter().take_while(|other| **other != index).take(COMPARED);
        let before: Vec<&Found> = before.filter_map(|other| first_of(&classes[*other], found)).collect();
        let Some(place) = first_of(&classes[index], found) else { continue };
        let of = |ty: &Type| named(ty, &class_of).and_then(|class| names.get(class)).cloned();
        let plain = (before.is_empty() && !is_in_namesake(index)).then(|| name.clone());
        names[index] = taken.take_first(plain.into_iter().chain(apart(name, place, &before, &of)));
    }
    names
}

/// Leaves a type that is named after the request that it was found in first, or after its resource, to that request or
/// resource: others have their own.
pub fn leave_to_owners(classes: &mut [Class], names: &[String], found: &[Found]) {
    for (class, name) in classes.iter_mut().zip(names) {
        let Some(first) = first_of(class, found) else { continue };
        if is_named_after_request(name, first) {
            class.found.retain(|index| found[*index].occurrence.request == first.occurrence.request);
        } else if is_named_after_resource(name, first) {
            class.found.retain(|index| found[*index].hint.resource == first.hint.resource);
        } else {
            continue;
        }
        if let [only] = class.found.as_slice() {
            class.definition = found[*only].definition.clone();
        }
    }
}

/// Whether the name of what a caller gives begins with that of its request, and not with that of a thing.
fn is_named_after_request(name: &str, first: &Found) -> bool {
    let Hint { resource, owner, name: plain, .. } = &first.hint;
    let request = &first.occurrence.request.name;
    first.occurrence.part == ItemPart::Request
        && [resource, owner, plain].iter().all(|thing| thing.len() < request.len() || !name.starts_with(thing.as_str()))
        && name.strip_prefix(request.as_str()).is_some_and(|rest| !rest.is_empty())
}

/// Whether the name of what a caller gives begins with that of the resource of its request, to tell it from others.
fn is_named_after_resource(name: &str, first: &Found) -> bool {
    let Hint { resource, name: plain, .. } = &first.hint;
    first.occurrence.part == ItemPart::Request
        && !resource.is_empty()
        && !plain.starts_with(resource.as_str())
        && name.strip_prefix(resource.as_str()).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_uppercase()))
}

/// The first definition of the item of each.
fn items(found: &[Found]) -> Vec<usize> {
    let mut first = 0;
    let item = |(index, one): (usize, &Found)| {
        if found[first].occurrence.request != one.occurrence.request {
            first = index;
        }
        first
    };
    found.iter().enumerate().map(item).collect()
}

/// The thing that the path of each item names and its response has, the outermost; by the first definition of the item.
fn things_of_paths(found: &[Found], items: &[usize]) -> HashMap<usize, usize> {
    let is_thing = |one: &Found| match &one.definition {
        Definition::Object(object) => {
            one.occurrence.part == ItemPart::Response && hints::is_thing(&object.members, &one.hint)
        }
        _ => false,
    };
    let things = found.iter().enumerate().filter(|(_, one)| is_thing(one));
    things.map(|(index, _)| (items[index], index)).collect()
}

/// Whether it is a thing, in responses of several endpoints.
fn is_thing_of_several_endpoints(class: &Class, found: &[Found]) -> bool {
    let (Definition::Object(object), Some(first)) = (&class.definition, first_of(class, found)) else { return false };
    first.occurrence.part == ItemPart::Response
        && class.found.iter().any(|index| found[*index].endpoint != first.endpoint)
        && hints::has_identity(&object.members, &first.hint.resource)
}

/// Whether only the list that one endpoint returns has it.
fn is_element_of_one_endpoint(class: &Class, found: &[Found]) -> bool {
    let all = || class.found.iter().map(|index| &found[*index]);
    all().all(|one| one.is_listed() && one.occurrence.part == ItemPart::Response)
        && all().zip(all().skip(1)).all(|(one, next)| one.endpoint == next.endpoint)
}

/// The number of members.
fn size(class: &Class) -> usize {
    if let Definition::Object(object) = &class.definition { object.members.len() } else { 0 }
}

/// The first definition of a class: others may come later.
fn first_of<'f>(class: &Class, found: &'f [Found]) -> Option<&'f Found> {
    class.found.first().map(|index| &found[*index])
}

/// The class of each struct and each enum.
fn class_of<'f>(classes: &[Class], found: &'f [Found]) -> HashMap<&'f TypePath, usize> {
    let all = classes.iter().enumerate();
    all.flat_map(|(class, one)| one.found.iter().map(move |index| (&found[*index].path, class))).collect()
}

/// The class of a struct or an enum.
fn named(ty: &Type, class_of: &HashMap<&TypePath, usize>) -> Option<usize> {
    if let Type::Named(path) = bare(ty) { class_of.get(path).copied() } else { None }
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
    let is_read = class.found.iter().any(|index| found[*index].endpoint.starts_with("GET "));
    for one in class.found.iter().take(places).map(|index| &found[*index]) {
        let name = match &one.definition {
            Definition::Object(object) if one.hint.is_whole() => {
                hints::name_of_response(&one.hint, &object.members, !is_read && one.is_of_creation())
            }
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
    if !identifiers::camel(&best).ends_with('_') {
        return best;
    }
    let owner = first_of(class, found).map(|one| one.hint.owner.as_str()).unwrap_or_default();
    if owner.is_empty() { best + "Value" } else { format!("{owner}{best}") }
}

/// The name of what a caller gives.
fn input(name: &str) -> String {
    if name.ends_with("Input") { name.to_owned() } else { format!("{name}Input") }
}

/// Names that tell a type from those of its plain name before it, the best first: by what has the member, by the
/// resource, by the members.
fn apart(name: &str, place: &Found, before: &[&Found], name_of: &dyn Fn(&Type) -> Option<String>) -> Vec<String> {
    let Hint { resource, owner, role, member, .. } = &place.hint;
    let is_request = place.occurrence.part == ItemPart::Request;
    let mut out: Vec<String> = Vec::new();
    if !member.is_empty() && !identifiers::camel(member).ends_with('_') {
        out.push(if is_request { input(member) } else { member.clone() });
    }
    if name == "Error" && *role == Role::Member {
        // in a failure, which is the error itself
        out.push("ErrorDetails".to_owned());
    }
    let of_owner = with(owner, name);
    if matches!(role, Role::Member | Role::Failure) {
        out.extend(of_owner.clone());
    }
    if is_request {
        let of_resource = with(resource, name);
        let of_both = of_owner.as_deref().and_then(|name| with(resource, name));
        let of_item = with(&place.occurrence.request.name, name);
        let of_all = of_item.as_deref().and_then(|name| with(resource, name));
        out.extend(of_resource.into_iter().chain(of_both).chain(of_item).chain(of_all));
    } else {
        let mut by_members = Vec::new();
        let others: Vec<&Object> = before.iter().filter_map(|other| object(other)).collect();
        if let (Some(own), Some(first)) = (object(place), others.first()) {
            by_members.extend(self::by_members(name, own, first, &others));
            by_members.extend(by_kinds(name, own, first, name_of));
        }
        let plain = of_owner.into_iter().chain([name.to_owned()]);
        let of_resource: Vec<String> =
            plain.chain(by_members.iter().cloned()).filter_map(|name| with(resource, &name)).collect();
        match role {
            Role::Member => out.extend(of_resource.into_iter().chain(by_members)),
            _ => out.extend(by_members.into_iter().chain(of_resource)),
        }
        // an enum has the name, or an object whose members have the same names
        if object(place).is_some_and(|own| others.iter().all(|other| other.members.len() <= own.members.len())) {
            out.push(format!("{name}Details"));
        }
    }
    out.push(name.to_owned());
    out
}

/// A name with a word before it, whose last words the name does not repeat, nor the first if it is the owner of a part:
/// `SoilTestAttributesInput` of `SoilTest` and `SoilAttributesInput`.
fn with(word: &str, name: &str) -> Option<String> {
    if word.is_empty() || name.starts_with(word) {
        return None;
    }
    let capitals = || name.match_indices(|c: char| c.is_ascii_uppercase()).map(|(at, _)| at).filter(|at| *at > 0);
    let is_end = |(first, rest): &(&str, &str)| *rest != "Input" && word.ends_with(first);
    if let Some((_, rest)) = capitals().map(|at| name.split_at(at)).rfind(is_end) {
        return Some(format!("{word}{rest}"));
    }
    let (first, rest) = capitals().next().map_or(("", name), |at| name.split_at(at));
    let begins = || word.strip_prefix(first).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_uppercase()));
    let is_repeated = !first.is_empty() && hints::is_part(rest) && rest != "Input" && begins();
    Some(format!("{word}{}", if is_repeated { rest } else { name }))
}

fn object(one: &Found) -> Option<&Object> {
    if let Definition::Object(object) = &one.definition { Some(object) } else { None }
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
    if less.is_empty() && more.len() > SAID {
        out.push(format!("{name}Details"));
    }
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

#[cfg(test)]
mod tests {
    use super::with;

    #[test]
    fn a_word_before_a_name_is_not_repeated() {
        for (word, name, expected) in [
            ("SoilTest", "SoilAttributesInput", Some("SoilTestAttributesInput")),
            ("SoilTest", "TestCase", Some("SoilTestCase")),
            ("SoilTest", "SoilSample", Some("SoilTestSoilSample")),
            ("PlanEntry", "EntryInput", Some("PlanEntryEntryInput")),
            ("CreateSoilTest", "SoilTestRequestDataInput", Some("CreateSoilTestRequestDataInput")),
            ("CreateSoilTest", "SoilTestInput", Some("CreateSoilTestSoilTestInput")),
            ("Plan", "Entry", Some("PlanEntry")),
            ("Plan", "PlanEntry", None),
            ("", "Entry", None),
        ] {
            assert_eq!(with(word, name).as_deref(), expected, "{word} {name}");
        }
    }
}
