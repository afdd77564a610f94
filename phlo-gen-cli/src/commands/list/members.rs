//! The members of the objects that an argument takes.

use crate::items::ItemEntry;
use phlo_gen_core::api::{Definition, Member, Type, TypePath};

/// How many members of an argument are listed: objects with objects in them may have more than anybody reads.
const MOST: usize = 200;

/// A member of an object, with the members of the objects in it.
pub struct ListedMember<'a> {
    /// The member.
    pub member: &'a Member,
    /// The members of its values, unless the type has itself in it.
    pub members: Vec<ListedMember<'a>>,
}

/// The members of the values of a type, if they are objects, or lists or maps of objects.
pub fn members<'a>(entry: &ItemEntry<'a>, ty: &'a Type) -> Vec<ListedMember<'a>> {
    List { entry, left: MOST, around: Vec::new() }.members(ty)
}

struct List<'a, 'e> {
    entry: &'e ItemEntry<'a>,
    left: usize,
    /// The types around the members.
    around: Vec<&'a TypePath>,
}

impl<'a> List<'a, '_> {
    fn members(&mut self, mut ty: &'a Type) -> Vec<ListedMember<'a>> {
        while let Some(inner) = ty.inner() {
            ty = inner;
        }
        let Type::Named(path) = ty else { return Vec::new() };
        let Some(Definition::Object(object)) = self.entry.api.resolved(self.entry.item, path) else {
            return Vec::new();
        };
        if self.around.contains(&path) {
            return Vec::new();
        }
        self.around.push(path);
        let mut listed = Vec::new();
        for member in &object.members {
            if self.left == 0 {
                break;
            }
            self.left -= 1;
            listed.push(ListedMember { member, members: self.members(&member.ty) });
        }
        self.around.pop();
        listed
    }
}
