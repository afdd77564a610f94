//! Joins definitions of one class: a value that may be absent or null in one of them may be so in all.

use crate::api::{Definition, Member, Object, Type};
use crate::lower::types::sharing::hints::bare;

/// The definition that all of these have in common: the first, widened by the others.
pub fn join_all<'a>(mut definitions: impl Iterator<Item = &'a Definition>) -> Option<Definition> {
    let mut joined = definitions.next()?.clone();
    for other in definitions {
        match (&mut joined, other) {
            (Definition::Object(joined), Definition::Object(other)) => join_objects(joined, other),
            (Definition::Choice(joined), Definition::Choice(other)) if joined.prose.blocks.is_empty() => {
                joined.prose.clone_from(&other.prose);
            }
            _ => {}
        }
    }
    Some(joined)
}

fn join_objects(joined: &mut Object, other: &Object) {
    for member in &mut joined.members {
        let Some(other) = other.members.iter().find(|other| other.name == member.name) else { continue };
        join_members(member, other);
        if member.prose.blocks.is_empty() {
            member.prose.clone_from(&other.prose);
        }
    }
}

fn join_members(member: &mut Member, other: &Member) {
    let (one, another) = (Presence::of(member), Presence::of(other));
    let both = Presence {
        always: one.always && another.always,
        nullable: one.nullable || another.nullable,
        is_told_apart: one.is_told_apart || another.is_told_apart,
    };
    let ty = join(bare(&member.ty), bare(&other.ty));
    (member.ty, member.null) = both.apply(ty);
    member.required &= other.required;
}

/// Whether a member may be absent or null.
#[derive(Clone, Copy)]
struct Presence {
    always: bool,
    nullable: bool,
    /// Whether absent and null are different values.
    is_told_apart: bool,
}

impl Presence {
    fn of(member: &Member) -> Self {
        match &member.ty {
            Type::Optional(inner) if matches!(**inner, Type::Nullable(_)) => {
                Presence { always: false, nullable: true, is_told_apart: true }
            }
            Type::Optional(_) => Presence { always: member.null, nullable: member.null, is_told_apart: member.null },
            Type::Nullable(_) => Presence { always: true, nullable: true, is_told_apart: true },
            _ => Presence { always: true, nullable: false, is_told_apart: false },
        }
    }

    /// The type of such a member, and whether it is written as null when it has no value.
    fn apply(self, ty: Type) -> (Type, bool) {
        let optional = |ty| Type::Optional(Box::new(ty));
        match self {
            Presence { always: true, nullable: false, .. } => (ty, false),
            Presence { always: true, nullable: true, .. } => (optional(ty), true),
            Presence { nullable: true, is_told_apart: true, .. } => (optional(Type::Nullable(Box::new(ty))), false),
            Presence { always: false, .. } => (optional(ty), false),
        }
    }
}

/// The type of two values of one kind.
fn join(one: &Type, other: &Type) -> Type {
    match (one, other) {
        _ if one == other => one.clone(),
        (Type::Optional(one), other) | (other, Type::Optional(one)) => {
            Type::Optional(Box::new(join(bare(one), bare(other))))
        }
        (Type::List(one), Type::List(other)) => Type::List(Box::new(join(one, other))),
        (Type::Map(one), Type::Map(other)) => Type::Map(Box::new(join(one, other))),
        (Type::OrText(one), Type::OrText(other)) => Type::OrText(Box::new(join(one, other))),
        (Type::OrBoolean(one), Type::OrBoolean(other)) => Type::OrBoolean(Box::new(join(one, other))),
        (Type::OneOrMany(one), Type::OneOrMany(other)) => Type::OneOrMany(Box::new(join(one, other))),
        (Type::Nullable(one), other) | (other, Type::Nullable(one)) => Type::Nullable(Box::new(join(one, bare(other)))),
        (Type::Integer | Type::Float | Type::Number, Type::Integer | Type::Float | Type::Number) => Type::Number,
        // structs of one class, which have one name in the end
        _ => one.clone(),
    }
}
