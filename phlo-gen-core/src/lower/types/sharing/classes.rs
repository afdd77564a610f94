//! Classes: the definitions that are the same type.

use crate::api::{Definition, ItemPart, Member, Object, Type, TypePath};
use crate::lower::types::sharing::hints::{self, Hint, Role};
use crate::lower::types::sharing::join::{self, Joins};
use crate::lower::types::sharing::likeness::{self, Pair};
use crate::lower::types::sharing::occurrences::Found;
use crate::lower::types::sharing::order;
use crate::lower::types::sharing::resource::End;
use std::collections::{HashMap, HashSet};

/// The number of members from which a shape is one type wherever it occurs. Smaller ones, such as an id and a name, are
/// one type only where they have one name.
const MANY: usize = 5;

/// The number of classes with which a definition is compared at most.
const COMPARED: usize = 64;

/// The definitions that are the same type.
pub struct Class {
    /// Their indices among all that were found, in document order.
    pub found: Vec<usize>,
    /// The definition that they have in common.
    pub definition: Definition,
    /// The index of the definition from which on it may be shared: all before it do not show that.
    pub since: usize,
    /// Whether it stays in its item unless its plain name is free: it occurs once.
    pub may_stay: bool,
    /// The orders in which requests write its members.
    orders: Vec<usize>,
}

/// The types that are shared, in document order; those within another come before it.
///
/// Members of requests and of failures are optional, so a smaller shape of one name is no other type. A response says
/// what its item returns: there only those of one endpoint become one.
pub fn shared(found: &[Found]) -> Vec<Class> {
    let mut classes = Classes {
        found,
        known: HashMap::new(),
        exact: HashMap::new(),
        near: HashMap::new(),
        choices: HashSet::new(),
        all: Vec::new(),
    };
    for index in 0..found.len() {
        classes.add(index);
    }
    for class in 0..classes.all.len() {
        classes.sort_members(class);
    }
    let since = classes.since();
    let all = classes.all.into_iter().zip(since);
    all.filter_map(|(class, since)| {
        let first = class.found.first().copied().filter(|first| may_be_shared(&found[*first]));
        let since_any = first.into_iter().chain(since).min()?;
        Some(Class { since: since_any, may_stay: since.is_none(), ..class })
    })
    .collect()
}

struct Classes<'f> {
    found: &'f [Found],
    /// The class of each definition.
    known: HashMap<&'f TypePath, usize>,
    /// The class of each shape.
    exact: HashMap<String, usize>,
    /// The classes that a definition may widen.
    near: HashMap<Near<'f>, Vec<usize>>,
    /// The classes of enums.
    choices: HashSet<usize>,
    all: Vec<Class>,
}

/// What definitions have in common that may be one type although their members differ.
#[derive(PartialEq, Eq, Hash)]
enum Near<'f> {
    /// The name of a value in requests.
    Input(&'f str),
    /// The name of a value in failures, and whether it is all of one.
    Failure(&'f str, bool),
    /// The endpoint and the path of a value in its responses.
    Response(&'f str, &'f str),
    /// The name of a value in responses.
    Thing(&'f str),
}

impl<'f> Classes<'f> {
    fn add(&mut self, index: usize) {
        let one = &self.found[index];
        let key = key(one, &self.known);
        let exact = self.exact.get(&key).copied();
        let known = exact.filter(|class| self.widen(*class, one));
        let class = known.or_else(|| self.near_class(one)).unwrap_or_else(|| self.new_class(one));
        // only a request is written in an order; of orders that contradict the first counts: to a server an object has none
        let is_written = one.occurrence.part == ItemPart::Request;
        if is_written && known.is_none() && self.order(class, Some(one)).is_some() {
            self.all[class].orders.push(index);
        }
        if exact.is_none() {
            self.exact.insert(key, class);
        }
        self.known.insert(&one.path, class);
        self.all[class].found.push(index);
    }

    fn new_class(&mut self, one: &'f Found) -> usize {
        let class = self.all.len();
        self.all.push(Class {
            found: Vec::new(),
            definition: one.definition.clone(),
            since: usize::MAX,
            may_stay: false,
            orders: Vec::new(),
        });
        match one.definition {
            Definition::Object(_) => near(one).for_each(|near| self.near.entry(near).or_default().push(class)),
            _ => drop(self.choices.insert(class)),
        }
        class
    }

    /// The first class that the definition belongs to although it differs, widened by it.
    fn near_class(&mut self, one: &'f Found) -> Option<usize> {
        let Definition::Object(_) = &one.definition else { return None };
        near(one).find_map(|near| {
            let count = self.near.get(&near)?.len().min(COMPARED);
            (0..count).find_map(|at| {
                let class = *self.near.get(&near)?.get(at)?;
                let is_it = self.is_alike(class, one, &near)
                    && !self.leads_to(&one.definition, class)
                    && self.widen(class, one);
                is_it.then_some(class)
            })
        })
    }

    fn is_alike(&self, class: usize, one: &Found, near: &Near<'_>) -> bool {
        let Class { definition, found, .. } = &self.all[class];
        match (definition, found.first().map(|first| &self.found[*first])) {
            (Definition::Object(class), Some(first)) => {
                let pair = Pair { first, class, other: one };
                if let Near::Thing(_) = near { pair.is_one_thing() } else { pair.is_alike() }
            }
            _ => false,
        }
    }

    /// Widens a class by a definition. Returns whether both can be one type.
    fn widen(&mut self, class: usize, one: &Found) -> bool {
        let Classes { known, choices, all, .. } = self;
        let joins = Joins {
            part: one.occurrence.part,
            is_same: &|one, other| known.get(one).is_some_and(|class| known.get(other) == Some(class)),
            is_choice: &|path| known.get(path).is_some_and(|class| choices.contains(class)),
        };
        join::join(&mut all[class].definition, &one.definition, &joins)
    }

    /// An order of the members of a class, and of one more definition, in which a request writes each; `None` if they
    /// contradict.
    fn order(&self, class: usize, one: Option<&'f Found>) -> Option<Vec<&'f str>> {
        let all = self.all[class].orders.iter().map(|index| &self.found[*index]).chain(one);
        let names = |one: &'f Found| match &one.definition {
            Definition::Object(object) => object.members.iter().map(|member| member.name.as_str()).collect(),
            _ => Vec::new(),
        };
        order::merged(&all.map(names).collect::<Vec<_>>())
    }

    fn sort_members(&mut self, class: usize) {
        let is_request = |index: &usize| self.found[*index].occurrence.part == ItemPart::Request;
        let Class { orders, .. } = &self.all[class];
        if orders.len() < 2 || !orders.iter().any(is_request) {
            return;
        }
        let Some(names) = self.order(class, None) else { return };
        if let Definition::Object(object) = &mut self.all[class].definition {
            object.members.sort_by_key(|member| names.iter().position(|name| *name == member.name));
        }
    }

    /// Whether a definition has values of a class: then it cannot be of that class, which would contain itself.
    fn leads_to(&self, definition: &Definition, class: usize) -> bool {
        let mut seen = HashSet::new();
        let mut open = self.within(definition);
        while let Some(next) = open.pop() {
            if next == class {
                return true;
            }
            if seen.insert(next) {
                open.extend(self.within(&self.all[next].definition));
            }
        }
        false
    }

    /// The classes of the members.
    fn within(&self, definition: &Definition) -> Vec<usize> {
        let Definition::Object(object) = definition else { return Vec::new() };
        let named = object.members.iter().filter_map(|member| named(&member.ty));
        named.filter_map(|path| self.known.get(path).copied()).collect()
    }

    /// The definition from which on each class is shared; `None` for one that is not. Those of several places are, all
    /// structs of requests, and what they contain.
    fn since(&self) -> Vec<Option<usize>> {
        let own = |class: &Class| {
            let first = *class.found.first()?;
            let is_input = matches!(class.definition, Definition::Object(_))
                && class.found.iter().any(|index| self.found[*index].occurrence.part == ItemPart::Request);
            if is_input { Some(first) } else { class.found.get(1).copied() }
        };
        let all = self.all.iter().enumerate();
        let mut starts: Vec<(usize, usize)> = all.filter_map(|(index, class)| Some((own(class)?, index))).collect();
        starts.sort_unstable();
        let mut since = vec![None; self.all.len()];
        for (start, class) in starts {
            let mut open = vec![class];
            while let Some(class) = open.pop() {
                if since[class].is_none() {
                    since[class] = Some(start);
                    open.extend(self.within(&self.all[class].definition));
                }
            }
        }
        since
    }
}

/// Whether a struct of one response is shared if its name is free: its member says what it is, or it is what a
/// list of a resource has, or what a response about one has with an identity.
fn may_be_shared(one: &Found) -> bool {
    let Definition::Object(object) = &one.definition else { return false };
    let Hint { role, resource, .. } = &one.hint;
    match role {
        Role::Member => !likeness::is_generic(one),
        Role::Element if one.occurrence.part == ItemPart::Response => {
            let has_identity = hints::has_identity(&object.members, resource);
            match (one.is_listed(), one.end) {
                // what can be done there is no list of it
                (true, End::Plural | End::PluralAndVerb) if one.endpoint.starts_with("OPTIONS ") => has_identity,
                (true, End::Plural | End::PluralAndVerb) => true,
                (true, End::Argument) | (_, End::Verbs) => false,
                _ => has_identity,
            }
        }
        _ => false,
    }
}

/// What other definitions may have in common with this one, the nearest first.
fn near(one: &Found) -> impl Iterator<Item = Near<'_>> {
    let Found { hint, occurrence, .. } = one;
    let (first, second) = match occurrence.part {
        ItemPart::Request => (Near::Input(&hint.name), None),
        ItemPart::Failure => (Near::Failure(&hint.name, hint.role == Role::Failure), None),
        ItemPart::Response => {
            // values without a name have nothing in common
            let thing = (!hint.name.is_empty()).then_some(Near::Thing(&hint.name));
            (Near::Response(&one.endpoint, &occurrence.path), thing)
        }
    };
    std::iter::once(first).chain(second)
}

/// The struct or the enum in a type.
fn named(ty: &Type) -> Option<&TypePath> {
    match ty {
        Type::Named(path) => Some(path),
        other => named(other.inner()?),
    }
}

/// What makes two definitions the same type: the names and the kinds of their members, and for small ones their name.
fn key(found: &Found, classes: &HashMap<&TypePath, usize>) -> String {
    let object = match &found.definition {
        Definition::Object(object) => object,
        other => return format!("{:?}", variants(other)),
    };
    let part = found.occurrence.part;
    let mut parts: Vec<String> = object.members.iter().map(|member| member_key(member, classes)).collect();
    // a request is written in its own order
    if part != ItemPart::Request {
        parts.sort_unstable();
    }
    // a failure makes its members optional, which says nothing of a response
    format!("{part:?} {} {}", own_name(&found.hint, object), parts.join(";"))
}

/// The name that tells small types of one shape apart.
fn own_name<'h>(hint: &'h Hint, object: &Object) -> &'h str {
    let is_acknowledgement = hint.role == Role::Response && hints::is_acknowledgement(&object.members);
    if object.members.len() >= MANY || is_acknowledgement { "" } else { &hint.name }
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
