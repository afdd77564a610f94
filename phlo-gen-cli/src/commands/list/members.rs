//! The members of the objects that an argument takes.

use crate::items::ItemEntry;
use phlo_gen_core::api::{Definition, Member, Type, TypePath};

/// How many members of an argument are listed: objects with objects in them may have more than anybody reads.
const MOST: usize = 200;

/// The members of an object.
#[derive(Default)]
pub struct Members<'a> {
    /// The members; none of a type that has itself in it.
    pub listed: Vec<ListedMember<'a>>,
    /// Whether there are more, which are left out.
    pub are_more: bool,
}

/// A member of an object, with the members of its values.
pub struct ListedMember<'a> {
    /// The member.
    pub member: &'a Member,
    /// The members of its values, if they are objects.
    pub members: Members<'a>,
}

/// The members of the values of a type, if they are objects, or lists or maps of objects.
pub fn members<'a>(entry: &ItemEntry<'a>, ty: &'a Type) -> Members<'a> {
    List { entry, left: MOST, around: Vec::new() }.members(ty)
}

struct List<'a, 'e> {
    entry: &'e ItemEntry<'a>,
    left: usize,
    /// The types around the members.
    around: Vec<&'a TypePath>,
}

impl<'a> List<'a, '_> {
    fn members(&mut self, mut ty: &'a Type) -> Members<'a> {
        while let Some(inner) = ty.inner() {
            ty = inner;
        }
        let Type::Named(path) = ty else { return Members::default() };
        let Some(Definition::Object(object)) = self.entry.api.resolved(self.entry.item, path) else {
            return Members::default();
        };
        if self.around.contains(&path) {
            return Members::default();
        }
        self.around.push(path);
        let mut members = Members::default();
        for member in &object.members {
            if self.left == 0 {
                members.are_more = true;
                break;
            }
            self.left -= 1;
            members.listed.push(ListedMember { member, members: self.members(&member.ty) });
        }
        self.around.pop();
        members
    }
}
