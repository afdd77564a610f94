//! The structs and enums of all items, each with the place in which it occurs.

use crate::api::{
    Definition, Folder, Item, ItemPart, Member, Occurrence, Part, Place, Presence, Template, Type, TypePath,
};
use crate::lower::names::entries::is_read;
use crate::lower::names::spelling::ascii::snake_words;
use crate::lower::types::sharing::bare::bare;
use crate::lower::types::sharing::hints::{self, Hint, Role};
use crate::lower::types::sharing::resource::{End, Resource, resource};
use std::rc::Rc;

/// A struct or an enum of strings that an item defines, in the only place where it occurs.
pub struct Found {
    /// Its path.
    pub path: TypePath,
    /// Its definition.
    pub definition: Definition,
    /// The place.
    pub occurrence: Occurrence,
    /// What the place says about its name.
    pub hint: Hint,
    /// What the item calls: method, path and what its query always says.
    pub endpoint: Rc<str>,
    /// The end of the path.
    pub end: End,
}

impl Found {
    /// Whether it is an element of a list that is a response, or its data.
    pub fn is_listed(&self) -> bool {
        self.hint.role == Role::Element && self.occurrence.path.ends_with("[]")
    }

    /// Whether its item makes or sends what the path names: what it returns is no list of it.
    pub fn is_of_creation(&self) -> bool {
        let path = self.endpoint.split('?').next().unwrap_or_default();
        let segment = path.rsplit('/').find(|segment| !segment.trim().is_empty()).unwrap_or_default();
        let reads = |name: &str| is_read(snake_words(name).split('_').next().unwrap_or_default());
        self.end == End::Plural
            && self.endpoint.starts_with("POST ")
            && !reads(segment)
            && !reads(&self.occurrence.request.name)
    }
}

/// The structs and enums of all items in document order; those within another come before it.
pub fn of_items(root: &Folder) -> Vec<Found> {
    let mut out = Vec::new();
    of_folder(root, &mut Vec::new(), &mut out);
    out
}

fn of_folder(folder: &Folder, modules: &mut Vec<String>, out: &mut Vec<Found>) {
    for item in &folder.items {
        let resource = resource(item);
        let endpoint = Rc::from(endpoint(item));
        let part = ItemPart::Request;
        let Resource { name: resource, end } = &resource;
        let rpc_method = rpc_method(item);
        let mut walk = Walk { item, modules, resource, end: *end, endpoint: &endpoint, part, out };
        for argument in item.arguments.iter().filter(|argument| is_named(&argument.ty)) {
            let key = argument.name.as_text().unwrap_or(&argument.setter);
            let hint = match rpc_method.filter(|_| key == "params") {
                Some(method) => Hint::params(resource, method),
                None => Hint::member(&Hint::request(resource), key),
            };
            walk.visit(&argument.ty, key, &hint);
        }
        walk.part = ItemPart::Response;
        walk.visit(&item.response, "", &Hint::response(resource));
        walk.part = ItemPart::Failure;
        walk.visit(&item.failure, "", &Hint::failure(resource, only_status(item)));
    }
    for inner in &folder.folders {
        modules.push(inner.module.clone());
        of_folder(inner, modules, out);
        modules.pop();
    }
}

/// The method that a JSON-RPC call always names: one path has them all, and the params are those of the method.
fn rpc_method(item: &Item) -> Option<&str> {
    let method = item.arguments.iter().find(|it| it.place == Place::Body && it.name.as_text() == Some("method"))?;
    let (Presence::Default(value) | Presence::Fixed(value)) = &method.presence else { return None };
    let method = value.as_text()?.trim_matches('"');
    method.starts_with(|c: char| c.is_ascii_alphabetic()).then_some(method)
}

fn is_list(ty: &Type) -> bool {
    matches!(bare(ty), Type::List(_) | Type::OneOrMany(_))
}

/// The method and the path, with a blank for each argument, and what is sent in the query unless the caller sets it:
/// `action=users` says which of several things a script does.
fn endpoint(item: &Item) -> String {
    let mut out = format!("{} {} ", item.method, item.host);
    let mut push = |template: &Template| {
        for part in &template.parts {
            out.push_str(if let Part::Text(text) = part { text } else { " " });
        }
    };
    push(&item.path);
    for argument in item.arguments.iter().filter(|argument| argument.place == Place::Query) {
        if let Presence::Default(value) | Presence::Fixed(value) = &argument.presence {
            push(&argument.name);
            push(value);
        }
    }
    out
}

/// The status of all examples of failures.
fn only_status(item: &Item) -> Option<u16> {
    let mut failures =
        item.responses.iter().filter_map(|saved| saved.status).filter(|status| !(200..300).contains(status));
    failures.next().filter(|first| failures.all(|status| status == *first))
}

struct Walk<'a> {
    item: &'a Item,
    modules: &'a [String],
    resource: &'a str,
    end: End,
    endpoint: &'a Rc<str>,
    part: ItemPart,
    out: &'a mut Vec<Found>,
}

impl Walk<'_> {
    fn visit(&mut self, ty: &Type, path: &str, hint: &Hint) {
        match ty {
            Type::List(inner) | Type::OneOrMany(inner) => self.visit(inner, &format!("{path}[]"), &hint.element()),
            Type::Map(inner) => self.visit(inner, &format!("{path}.*"), &hint.element()),
            Type::Named(named) => self.visit_named(named, path, hint),
            other => {
                if let Some(inner) = other.inner() {
                    self.visit(inner, path, hint);
                }
            }
        }
    }

    fn visit_named(&mut self, named: &TypePath, path: &str, hint: &Hint) {
        let Some(definition) = self.item.types.iter().find(|definition| definition.name() == named.name) else {
            return;
        };
        let hint = &match definition {
            Definition::Object(object) => hint.of_object(&object.members),
            _ => hint.clone(),
        };
        match definition {
            Definition::Alias { target, .. } => return self.visit(target, path, hint),
            Definition::ByStatus(responses) => {
                for variant in &responses.variants {
                    let of_status = Hint::failure(self.resource, Some(variant.status));
                    let is_failure = self.part == ItemPart::Failure;
                    self.visit(&variant.ty, path, if is_failure { &of_status } else { hint });
                }
                return;
            }
            Definition::Object(object) => {
                if object.members.iter().any(|member| is_named(&member.ty)) {
                    self.visit_members(&object.members, path, hint);
                }
            }
            Definition::Choice(_) => {}
        }
        let request = TypePath { modules: self.modules.to_vec(), name: self.item.request.clone() };
        self.out.push(Found {
            path: named.clone(),
            definition: definition.clone(),
            occurrence: Occurrence { request, part: self.part, path: path.to_owned() },
            hint: hint.clone(),
            endpoint: Rc::clone(self.endpoint),
            end: self.end,
        });
    }

    /// Visits the members with types of their own.
    fn visit_members(&mut self, members: &[Member], path: &str, hint: &Hint) {
        let parts = Parts::of(members, hint);
        let thing = hint.whole_thing();
        for member in members.iter().filter(|member| is_named(&member.ty)) {
            let below = if path.is_empty() { member.name.clone() } else { format!("{path}.{}", member.name) };
            let owner = if parts.has(member) { &thing } else { hint };
            self.visit(&member.ty, &below, &Hint::member(owner, &member.name));
        }
    }
}

/// Whether a type has a struct or an enum in it.
fn is_named(ty: &Type) -> bool {
    matches!(ty, Type::Named(_)) || ty.inner().is_some_and(is_named)
}

/// Which members are parts of an object, whatever they are called.
struct Parts {
    /// Its lists, as the items of an order.
    lists: bool,
    /// Its objects.
    objects: bool,
    /// What is said beside the data.
    results: bool,
}

impl Parts {
    fn of(members: &[Member], hint: &Hint) -> Self {
        let lists = hints::has_identity(members, &hint.resource);
        Parts {
            lists,
            // a thing has an identity
            objects: lists && hints::is_thing(members, hint),
            results: members.iter().any(|member| matches!(member.name.as_str(), "data" | "Data")),
        }
    }

    fn has(&self, member: &Member) -> bool {
        if is_list(&member.ty) {
            return self.lists;
        }
        let is_result = || matches!(member.name.as_str(), "result" | "Result" | "response" | "Response");
        self.objects || self.results && is_result()
    }
}
