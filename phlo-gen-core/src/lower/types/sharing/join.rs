//! Joins definitions of one class: it has the members of all, and what one of them lacks may be absent.

use crate::api::{Blank, Definition, ItemPart, Member, Object, Type, TypePath};
use crate::lower::types::sharing::bare::bare;

/// What may be joined.
pub struct Joins<'c> {
    /// The part of the items that has values of the type.
    pub part: ItemPart,
    /// Whether two structs or enums are one type.
    pub is_same: &'c dyn Fn(&TypePath, &TypePath) -> bool,
    /// Whether it is an enum of strings.
    pub is_choice: &'c dyn Fn(&TypePath) -> bool,
}

/// Widens a definition so that it has the values of another too. Returns whether that is possible; if it is not, nothing
/// is changed.
pub fn join(one: &mut Definition, other: &Definition, joins: &Joins<'_>) -> bool {
    match (one, other) {
        (Definition::Object(one), Definition::Object(other)) => {
            let Some(places) = joins.places(one, other) else { return false };
            joins.objects(one, other, &places);
            true
        }
        (Definition::Choice(one), Definition::Choice(other)) => {
            if one.prose.blocks.is_empty() {
                one.prose.clone_from(&other.prose);
            }
            true
        }
        _ => false,
    }
}

/// What a member becomes.
struct Joined {
    ty: Type,
    null: bool,
    blank: Option<Blank>,
}

impl Joins<'_> {
    /// The index that each member of the other object has in the first; `None` if one type cannot have both.
    fn places(&self, one: &Object, other: &Object) -> Option<Vec<Option<usize>>> {
        let mut places = Vec::with_capacity(other.members.len());
        let mut next = 0;
        for member in &other.members {
            let is_it = |known: &Member| known.name == member.name;
            let place = match one.members.get(next) {
                Some(known) if is_it(known) => Some(next),
                _ => one.members.iter().position(is_it),
            };
            match place {
                Some(place) => {
                    self.members(one.members.get(place)?, member)?;
                    next = place + 1;
                }
                None if one.members.iter().any(|known| self.have_one_name(&known.field, &member.field)) => return None,
                None => {}
            }
            places.push(place);
        }
        Some(places)
    }

    /// Whether two fields, or their setters, have one name: in a request each has a second setter `maybe_…`. Those of one
    /// object never do.
    fn have_one_name(&self, one: &str, other: &str) -> bool {
        let is_maybe = |long: &str, short: &str| long.strip_prefix("maybe_") == Some(short);
        one == other || self.part == ItemPart::Request && (is_maybe(one, other) || is_maybe(other, one))
    }

    /// Joins objects. A new member stands after the one before it in its own object.
    fn objects(&self, one: &mut Object, other: &Object, places: &[Option<usize>]) {
        let mut is_in_both = vec![false; one.members.len()];
        let mut new: Vec<(usize, Member)> = Vec::new();
        let mut next = 0;
        for (member, place) in other.members.iter().zip(places) {
            let Some(place) = *place else {
                // `new` is what the first needs: another request with the object must not change it
                new.push((next, Member { required: false, ..optional(member) }));
                continue;
            };
            let Some(known) = one.members.get_mut(place) else { continue };
            if let Some(Joined { ty, null, blank }) = self.members(known, member) {
                (known.ty, known.null, known.blank) = (ty, null, blank);
            }
            known.secret |= member.secret;
            if known.prose.blocks.is_empty() {
                known.prose.clone_from(&member.prose);
            }
            is_in_both[place] = true;
            next = place + 1;
        }
        for (member, is_in_both) in one.members.iter_mut().zip(is_in_both) {
            if !is_in_both {
                *member = optional(member);
            }
        }
        new.sort_by_key(|(place, _)| *place);
        new.into_iter().rev().for_each(|(place, member)| one.members.insert(place, member));
    }

    fn members(&self, member: &Member, other: &Member) -> Option<Joined> {
        let (one, another) = (Presence::of(member), Presence::of(other));
        let both = Presence {
            always: one.always && another.always,
            nullable: one.nullable || another.nullable,
            is_told_apart: self.part != ItemPart::Failure && (one.is_told_apart || another.is_told_apart),
        };
        let (ty, blank) = self.values(member, other)?;
        let (ty, null) = both.apply(ty);
        Some(Joined { ty, null, blank })
    }

    /// Whether plain values of different kinds can be joined: what a caller gives may be of either.
    fn is_wide(&self) -> bool {
        self.part != ItemPart::Response
    }

    /// The type of the values of two members, and whether it is known still.
    fn values(&self, member: &Member, other: &Member) -> Option<(Type, Option<Blank>)> {
        let (one, another) = (bare(&member.ty), bare(&other.ty));
        let fits = |blank: Blank, ty: &Type| match blank {
            Blank::Null => true,
            Blank::List => matches!(ty, Type::List(_)),
            // a struct of a response has what each example has
            Blank::Object if !self.is_wide() => false,
            Blank::Object => match ty {
                Type::Named(path) => !(self.is_choice)(path),
                ty => matches!(ty, Type::Map(_)),
            },
        };
        match (member.blank, other.blank) {
            (Some(blank), None) if fits(blank, another) => Some((another.clone(), None)),
            (None, Some(blank)) if fits(blank, one) => Some((one.clone(), None)),
            (Some(Blank::Null), Some(Blank::List)) => Some((another.clone(), Some(Blank::List))),
            (Some(Blank::List), Some(Blank::Null)) => Some((one.clone(), Some(Blank::List))),
            (blank, other) => Some((self.types(one, another)?, blank.filter(|_| blank == other))),
        }
    }

    /// The type of two values, if there is one.
    fn types(&self, one: &Type, other: &Type) -> Option<Type> {
        use Type::{Boolean, Float, Integer, Json, List, Map, Named, Nullable, Number, OneOrMany, OrBoolean, OrText};
        let boxed = |make: fn(Box<Type>) -> Type, ty: Type| Some(make(Box::new(ty)));
        let is_number = |ty: &Type| matches!(ty, Integer | Float | Number);
        match (one, other) {
            _ if one == other => Some(one.clone()),
            (Named(known), Named(path)) if (self.is_same)(known, path) => Some(one.clone()),
            (Type::Optional(inner), ty) | (ty, Type::Optional(inner)) => {
                boxed(Type::Optional, self.types(bare(inner), bare(ty))?)
            }
            (Nullable(inner), ty) | (ty, Nullable(inner)) => boxed(Nullable, self.types(inner, bare(ty))?),
            (List(one), List(other)) => boxed(List, self.types(one, other)?),
            (Map(one), Map(other)) => boxed(Map, self.types(one, other)?),
            (OrText(one), OrText(other)) => boxed(OrText, self.types(one, other)?),
            (OrBoolean(one), OrBoolean(other)) => boxed(OrBoolean, self.types(one, other)?),
            (OneOrMany(one), OneOrMany(other)) => boxed(OneOrMany, self.types(one, other)?),
            (one, other) if is_number(one) && is_number(other) => Some(Number),
            _ if !self.is_wide() => None,
            (Named(path), Type::String) | (Type::String, Named(path)) if (self.is_choice)(path) => {
                Some(Named(path.clone()))
            }
            (Named(one), Named(other)) if (self.is_choice)(one) && (self.is_choice)(other) => Some(Type::String),
            (OrText(inner), Type::String) | (Type::String, OrText(inner)) => Some(OrText(inner.clone())),
            (OrText(inner), ty) | (ty, OrText(inner)) if is_number(ty) || *ty == Boolean => {
                boxed(OrText, self.types(inner, ty)?)
            }
            (Type::String, ty) | (ty, Type::String) if is_number(ty) || *ty == Boolean => boxed(OrText, ty.clone()),
            (Json, ty) | (ty, Json) if *ty == Type::String || *ty == Boolean || is_number(ty) => Some(Json),
            _ => None,
        }
    }
}

/// The member where not all values have it.
fn optional(member: &Member) -> Member {
    let mut out = member.clone();
    let presence = Presence { always: false, ..Presence::of(member) };
    (out.ty, out.null) = presence.apply(bare(&member.ty).clone());
    out
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
            // any JSON holds null itself, until its type is known
            ty if member.blank == Some(Blank::Null) => {
                let always = member.null || !matches!(ty, Type::Optional(_));
                Presence { always, nullable: true, is_told_apart: true }
            }
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
            Presence { always: true, .. } if ty == Type::Json => (ty, false),
            Presence { .. } if ty == Type::Json => (optional(ty), false),
            Presence { always: true, nullable: true, .. } => (optional(ty), true),
            Presence { nullable: true, is_told_apart: true, .. } => (optional(Type::Nullable(Box::new(ty))), false),
            Presence { always: false, .. } => (optional(ty), false),
        }
    }
}
