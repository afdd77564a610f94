//! Moves shared types out of their items, and replaces all paths to them.

use crate::api::{Definition, Folder, Item, Member, SharedType, Type, TypePath};
use crate::lower::options::Options;
use crate::lower::types::definitions::custom_type;
use crate::lower::types::sharing::classes::Class;
use crate::lower::types::sharing::occurrences::Found;
use std::collections::HashMap;

/// Moves the types out of their items. The names of arguments' enums and of whole responses stay, as aliases.
pub fn rewrite(
    root: &mut Folder,
    found: &[Found],
    classes: Vec<(Class, String)>,
    options: &Options,
) -> Vec<SharedType> {
    let mut targets: HashMap<&TypePath, TypePath> = HashMap::new();
    for (class, name) in &classes {
        for index in &class.found {
            targets.insert(&found[*index].path, TypePath::shared(name.clone()));
        }
    }
    let rewrite = Rewrite { targets };
    rewrite.folder(root, &mut Vec::new());
    let shared = |(class, name): (Class, String)| {
        let mut definition = class.definition;
        match &mut definition {
            Definition::Object(object) => object.name = name,
            Definition::Choice(choice) => choice.name = name,
            Definition::ByStatus(_) | Definition::Alias { .. } => {}
        }
        rewrite.members(&mut definition);
        if let Definition::Object(object) = &mut definition {
            object.members.iter_mut().for_each(|member| set_custom_type(&object.name, member, options));
        }
        let occurrences = class.found.iter().map(|index| found[*index].occurrence.clone()).collect();
        SharedType { definition, occurrences }
    };
    classes.into_iter().map(shared).collect()
}

/// Gives a member the type that the user has set for it.
fn set_custom_type(owner: &str, member: &mut Member, options: &Options) {
    let is_it = |name: &str| name.split_once('.') == Some((owner, member.field.as_str()));
    if let Some((_, custom)) = options.types.iter().find(|(name, _)| is_it(name)) {
        member.ty = custom_type(member.ty.clone(), custom);
    }
}

struct Rewrite<'f> {
    /// The shared type of each type that an item has defined.
    targets: HashMap<&'f TypePath, TypePath>,
}

impl Rewrite<'_> {
    fn folder(&self, folder: &mut Folder, modules: &mut Vec<String>) {
        folder.items.iter_mut().for_each(|item| self.item(item, modules));
        for inner in &mut folder.folders {
            modules.push(inner.module.clone());
            self.folder(inner, modules);
            modules.pop();
        }
    }

    fn item(&self, item: &mut Item, modules: &[String]) {
        // callers write these names; the structs of requests have no other than their shared one
        let arguments: Vec<TypePath> = item.arguments.iter().filter_map(|it| path_in(&it.ty)).cloned().collect();
        let responses: Vec<TypePath> =
            [&item.response, &item.failure].into_iter().filter_map(path_in).cloned().collect();
        let is_kept = |path: &TypePath, definition: &Definition| {
            responses.contains(path) || arguments.contains(path) && matches!(definition, Definition::Choice(_))
        };
        item.arguments.iter_mut().for_each(|argument| self.ty(&mut argument.ty));
        item.types = std::mem::take(&mut item.types)
            .into_iter()
            .filter_map(|mut definition| {
                let path = TypePath { modules: modules.to_vec(), name: definition.name().to_owned() };
                match self.targets.get(&path) {
                    Some(target) if is_kept(&path, &definition) => {
                        let target = Type::Named(target.clone());
                        Some(Definition::Alias { name: path.name, target, prose: Default::default() })
                    }
                    Some(_) => None,
                    None => {
                        self.members(&mut definition);
                        Some(definition)
                    }
                }
            })
            .collect();
        // an optional response has no alias
        let is_alias = |ty: &Type| matches!(ty, Type::Named(_));
        if !is_alias(&item.response) {
            self.ty(&mut item.response);
        }
        if !is_alias(&item.failure) {
            self.ty(&mut item.failure);
        }
    }

    fn members(&self, definition: &mut Definition) {
        match definition {
            Definition::Object(object) => object.members.iter_mut().for_each(|member| self.ty(&mut member.ty)),
            Definition::ByStatus(responses) => {
                responses.variants.iter_mut().for_each(|variant| self.ty(&mut variant.ty))
            }
            Definition::Alias { target, .. } => self.ty(target),
            Definition::Choice(_) => {}
        }
    }

    fn ty(&self, ty: &mut Type) {
        if let Type::Named(path) = ty {
            if let Some(target) = self.targets.get(path) {
                *path = target.clone();
            }
        } else if let Some(inner) = ty.inner_mut() {
            self.ty(inner);
        }
    }
}

/// The type of a value or of its elements.
fn path_in(ty: &Type) -> Option<&TypePath> {
    match ty {
        Type::Named(path) => Some(path),
        other => path_in(other.inner()?),
    }
}
