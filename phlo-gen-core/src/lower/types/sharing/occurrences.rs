//! The structs and enums of all items, each with the place in which it occurs.

use crate::api::{Definition, Folder, Item, ItemPart, Occurrence, Type, TypePath};
use crate::lower::types::sharing::hints::{self, Hint};

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
}

/// The structs and enums of all items in document order; those within another come before it.
pub fn of_items(root: &Folder) -> Vec<Found> {
    let mut out = Vec::new();
    of_folder(root, &mut Vec::new(), &mut out);
    out
}

fn of_folder(folder: &Folder, modules: &mut Vec<String>, out: &mut Vec<Found>) {
    for item in &folder.items {
        let resource = hints::resource(item);
        let mut walk = Walk { item, modules, resource: &resource, part: ItemPart::Request, out };
        for argument in &item.arguments {
            let key = argument.name.as_text().unwrap_or(&argument.setter);
            walk.visit(&argument.ty, key, &Hint::member(&Hint::request(&resource), key));
        }
        walk.part = ItemPart::Response;
        walk.visit(&item.response, "", &Hint::response(&resource));
        walk.part = ItemPart::Failure;
        walk.visit(&item.failure, "", &Hint::failure(&resource));
    }
    for inner in &folder.folders {
        modules.push(inner.module.clone());
        of_folder(inner, modules, out);
        modules.pop();
    }
}

struct Walk<'a> {
    item: &'a Item,
    modules: &'a [String],
    resource: &'a str,
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
        match definition {
            Definition::Alias { target, .. } => return self.visit(target, path, hint),
            Definition::ByStatus(responses) => {
                responses.variants.iter().for_each(|variant| self.visit(&variant.ty, path, hint));
                return;
            }
            Definition::Object(object) => {
                for member in &object.members {
                    let below = if path.is_empty() { member.name.clone() } else { format!("{path}.{}", member.name) };
                    self.visit(&member.ty, &below, &Hint::member(hint, &member.name));
                }
            }
            Definition::Choice(_) => {}
        }
        let request = TypePath { modules: self.modules.to_vec(), name: self.item.request.clone() };
        let hint = Hint { resource: self.resource.to_owned(), ..hint.clone() };
        self.out.push(Found {
            path: named.clone(),
            definition: definition.clone(),
            occurrence: Occurrence { request, part: self.part, path: path.to_owned() },
            hint,
        });
    }
}
