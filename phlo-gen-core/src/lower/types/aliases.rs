//! Aliases: of types of the same shape the first is kept, and the others become aliases of it.

use crate::api::{Definition, Folder, Member, Object, Type, TypePath};
use crate::prose::Prose;
use std::collections::HashMap;
use std::fmt::Write;

/// Keeps the first type of each shape, in document order, and makes the others aliases of it.
pub fn alias_equal_types(root: &mut Folder) {
    let mut signatures = Signatures::default();
    signatures.collect(root, &mut Vec::new());
    signatures.replace(root, &mut Vec::new());
}

#[derive(Default)]
struct Signatures {
    /// Each type's signature: everything that decides how it is decoded.
    signatures: HashMap<TypePath, String>,
    /// The first struct of each signature.
    first: HashMap<String, TypePath>,
}

impl Signatures {
    fn collect(&mut self, folder: &Folder, modules: &mut Vec<String>) {
        for item in &folder.items {
            for definition in &item.types {
                if let Definition::Choice(choice) = definition {
                    let signature = format!("choice {:?}", choice.variants);
                    let path = path(modules, &choice.name);
                    self.first.entry(signature.clone()).or_insert_with(|| path.clone());
                    self.signatures.insert(path, signature);
                }
            }
            // members are defined after the structs that contain them
            for definition in item.types.iter().rev() {
                if let Definition::Object(object) = definition {
                    let signature = self.signature(object);
                    self.signatures.insert(path(modules, &object.name), signature);
                }
            }
            for definition in &item.types {
                if let Definition::Object(object) = definition {
                    let path = path(modules, &object.name);
                    if let Some(signature) = self.signatures.get(&path) {
                        self.first.entry(signature.clone()).or_insert(path);
                    }
                }
            }
        }
        for inner in &folder.folders {
            modules.push(inner.module.clone());
            self.collect(inner, modules);
            modules.pop();
        }
    }

    fn replace(&self, folder: &mut Folder, modules: &mut Vec<String>) {
        for item in &mut folder.items {
            for definition in &mut item.types {
                let own = path(modules, definition.name());
                let first = self.signatures.get(&own).and_then(|signature| self.first.get(signature));
                let Some(target) = first.filter(|first| **first != own) else { continue };
                match definition {
                    Definition::Object(object) => {
                        let (name, prose) = (std::mem::take(&mut object.name), Prose::default());
                        *definition = Definition::Alias { name, target: Type::Named(target.clone()), prose };
                    }
                    Definition::Choice(choice) => choice.same_as = Some(target.clone()),
                    Definition::ByStatus(_) | Definition::Alias { .. } => {}
                }
            }
        }
        for inner in &mut folder.folders {
            modules.push(inner.module.clone());
            self.replace(inner, modules);
            modules.pop();
        }
    }

    fn signature(&self, object: &Object) -> String {
        let mut out = String::from("{");
        for Member { name, field, ty, null, .. } in &object.members {
            // writing to a String cannot fail
            let _ = write!(out, "{name:?} {field}:");
            self.push_type(ty, &mut out);
            out.push_str(if *null { "?;" } else { ";" });
        }
        out.push('}');
        out
    }

    fn push_type(&self, ty: &Type, out: &mut String) {
        let (word, inner) = match ty {
            Type::List(inner) => ("List", inner),
            Type::Map(inner) => ("Map", inner),
            Type::Optional(inner) => ("Optional", inner),
            Type::Nullable(inner) => ("Nullable", inner),
            Type::Named(path) => {
                match self.signatures.get(path) {
                    Some(signature) => out.push_str(signature),
                    None => {
                        let _ = write!(out, "{path:?}");
                    }
                }
                return;
            }
            plain => {
                let _ = write!(out, "{plain:?}");
                return;
            }
        };
        out.push_str(word);
        out.push('<');
        self.push_type(inner, out);
        out.push('>');
    }
}

fn path(modules: &[String], name: &str) -> TypePath {
    TypePath { modules: modules.to_vec(), name: name.to_owned() }
}
