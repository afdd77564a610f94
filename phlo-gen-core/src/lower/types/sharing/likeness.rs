//! Whether two objects of one name are about one thing, so that one type can have the members of both.

use crate::api::{Definition, ItemPart, Member, Object};
use crate::lower::types::sharing::hints::{self, Role};
use crate::lower::types::sharing::occurrences::Found;
use crate::lower::types::sharing::values;

/// Members that many different things have, in lower case, sorted.
const GENERIC: &[&str] = &[
    "action",
    "actions",
    "arguments",
    "attribute",
    "attributes",
    "body",
    "condition",
    "conditions",
    "config",
    "configuration",
    "content",
    "context",
    "criteria",
    "data",
    "detail",
    "details",
    "entity",
    "entries",
    "entry",
    "event",
    "events",
    "extra",
    "field",
    "fields",
    "filter",
    "filters",
    "form_data",
    "formdata",
    "group",
    "info",
    "input",
    "inputs",
    "item",
    "items",
    "meta",
    "object",
    "objects",
    "operation",
    "operations",
    "option",
    "options",
    "parameter",
    "parameters",
    "params",
    "payload",
    "properties",
    "property",
    "query",
    "record",
    "records",
    "req",
    "request",
    "request_body",
    "request_data",
    "requestbody",
    "requestdata",
    "requests",
    "resource",
    "result",
    "results",
    "rule",
    "rules",
    "search",
    "setting",
    "settings",
    "source",
    "target",
    "value",
    "values",
    "variables",
    "where",
];

/// Members that say which of several things an object is, sorted: that two have one says nothing.
const SELECTORS: &[&str] = &["action", "cmd", "command", "event", "kind", "method", "op", "operation"];

/// The number of common members from which two things of one name are the same; of what has no identity one more.
const FEW: usize = 3;

/// The definitions of which is asked whether they are alike.
pub struct Pair<'a> {
    /// The first of a class, and the class as it is.
    pub first: &'a Found,
    pub class: &'a Object,
    pub other: &'a Found,
}

impl Pair<'_> {
    /// Whether both are about one thing.
    ///
    /// A member with a name of its own, such as `address`, is the same thing in the same owner whatever an example has of
    /// it, and elsewhere if they have half of the smaller one's members in common. `data` and `filter` of two requests are
    /// one thing only if most of their members are the same.
    pub fn is_alike(&self) -> bool {
        let (Definition::Object(first), Definition::Object(other)) = (&self.first.definition, &self.other.definition)
        else {
            return false;
        };
        match self.other.occurrence.part {
            ItemPart::Response => Overlap::of(self.class, other).is_most(),
            // what its members name has all of them
            ItemPart::Request | ItemPart::Failure if self.is_named_by_members(other) => {
                Overlap::of(self.class, other).is_all()
            }
            // with the first of them: the members of all would be those of anything in the end
            ItemPart::Request if is_generic(self.other) => {
                let overlap = Overlap::of(first, other);
                overlap.is_most() || self.is_same_place() && overlap.common > 0
            }
            ItemPart::Request if self.is_same_owner() || self.is_same_place() => true,
            ItemPart::Failure if !is_generic(self.other) && self.is_same_owner() => true,
            ItemPart::Request | ItemPart::Failure => Overlap::of(self.class, other).is_half_of_smaller(),
        }
    }

    /// Whether both responses have one thing, or a part of one name: three quarters of the members of the larger are
    /// those of the smaller, among them an identity, or all of the smaller. Links are one whatever they say.
    pub fn is_one_thing(&self) -> bool {
        let Definition::Object(other) = &self.other.definition else { return false };
        if [self.class, other].iter().all(|one| values::is_link(&one.members)) {
            return true;
        }
        if !is_most_of(self.class.members.len(), other.members.len()) {
            return false;
        }
        let overlap = Overlap::of(self.class, other);
        let resource = &self.other.hint.resource;
        let is_thing = || [self.class, other].iter().all(|one| hints::has_identity(&one.members, resource));
        is_most_of(overlap.common, overlap.larger)
            && (overlap.common >= FEW && is_thing() || overlap.common > FEW && overlap.common == overlap.smaller)
    }

    fn is_named_by_members(&self, other: &Object) -> bool {
        let name = &self.other.hint.name;
        values::name_of(&other.members).is_some_and(|found| found == name && found != "Link")
    }

    fn is_same_place(&self) -> bool {
        self.first.endpoint == self.other.endpoint && self.first.occurrence.path == self.other.occurrence.path
    }

    fn is_same_owner(&self) -> bool {
        let (first, other) = (&self.first.hint, &self.other.hint);
        !other.owner.is_empty() && first.owner == other.owner && first.member == other.member
    }
}

/// Whether the smaller number is three quarters of the larger.
fn is_most_of(one: usize, other: usize) -> bool {
    one.min(other) * 4 >= one.max(other) * 3
}

/// How many members two objects have in common.
struct Overlap {
    common: usize,
    smaller: usize,
    larger: usize,
}

impl Overlap {
    fn of(one: &Object, other: &Object) -> Self {
        let counts = |member: &&Member| SELECTORS.binary_search(&member.name.as_str()).is_err();
        let has = |object: &Object, name: &str| object.members.iter().any(|member| member.name == name);
        let count = |object: &Object| object.members.iter().filter(counts).count();
        let common = other.members.iter().filter(counts).filter(|member| has(one, &member.name)).count();
        let (one, other) = (count(one), count(other));
        Overlap { common, smaller: one.min(other), larger: one.max(other) }
    }

    fn is_most(&self) -> bool {
        self.common > 0 && (self.common * 2 >= self.larger || self.common == self.smaller && self.common > 1)
    }

    fn is_all(&self) -> bool {
        self.common == self.larger
    }

    fn is_half_of_smaller(&self) -> bool {
        self.common > 0 && self.common * 2 >= self.smaller
    }
}

/// Whether the member that has a value says nothing of what it is.
pub fn is_generic(found: &Found) -> bool {
    let path = found.occurrence.path.as_str();
    let member = path.rsplit('.').next().unwrap_or_default().trim_end_matches("[]").trim_start_matches('_');
    found.hint.role != Role::Member || GENERIC.binary_search(&member.to_ascii_lowercase().as_str()).is_ok()
}

#[cfg(test)]
mod tests {
    use super::{GENERIC, SELECTORS};

    #[test]
    fn the_names_are_sorted() {
        assert!(GENERIC.is_sorted() && SELECTORS.is_sorted());
    }
}
