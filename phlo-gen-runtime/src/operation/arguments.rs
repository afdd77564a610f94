//! The arguments of an item: where each of them is sent.

/// The arguments of an item.
#[derive(Debug, Clone, Copy)]
pub enum Arguments {
    /// For each member of the request, in their order, a letter for its place and its name on the wire, a template. The
    /// places are `q`uery, `h`eader and `b`ody; arguments in the `p`ath have no name. It compiles faster than a table.
    Plain(&'static str, &'static [&'static str]),
    /// Arguments of which some are fixed, have a default, or a content type.
    Table(&'static [Argument]),
}

impl Arguments {
    /// The arguments in one place, in the order in which they are sent.
    pub(crate) fn within(self, place: Place) -> Within {
        Within { arguments: self, place, next: 0 }
    }
}

/// The arguments in one place.
pub(crate) struct Within {
    arguments: Arguments,
    place: Place,
    next: usize,
}

impl Iterator for Within {
    type Item = Argument;

    fn next(&mut self) -> Option<Argument> {
        loop {
            let index = self.next;
            self.next += 1;
            match self.arguments {
                Arguments::Plain(places, names) => {
                    if *places.as_bytes().get(index)? == self.place.letter() {
                        return Some(argument(self.place, names.get(index)?, index));
                    }
                }
                Arguments::Table(table) => {
                    let argument = table.get(index)?;
                    if argument.place == self.place {
                        return Some(*argument);
                    }
                }
            }
        }
    }
}

/// A query parameter, a header, a form field or a member of a JSON object.
#[derive(Debug, Clone, Copy)]
pub struct Argument {
    /// Where it is sent.
    pub place: Place,
    /// Its name on the wire: a template.
    pub name: &'static str,
    /// The member of the request struct for it; a fixed argument has none.
    pub field: Option<usize>,
    /// The value that is sent if the member is absent, or always if there is no member: a template; JSON in a JSON
    /// body.
    pub value: Option<&'static str>,
    /// The `Content-Type` of its part of a `multipart/form-data` body; empty if the collection has none.
    pub content_type: &'static str,
}

/// Where an argument is sent. Path arguments are not among them: those are variables of [`Spec::path`](crate::__private::Spec::path).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// The query.
    Query,
    /// A header.
    Header,
    /// The body: a member of the JSON object, a form field, a GraphQL variable, or the body itself.
    Body,
}

impl Place {
    fn letter(self) -> u8 {
        match self {
            Place::Query => b'q',
            Place::Header => b'h',
            Place::Body => b'b',
        }
    }
}

/// An argument with a member of the request.
pub const fn argument(place: Place, name: &'static str, field: usize) -> Argument {
    Argument { place, name, field: Some(field), value: None, content_type: "" }
}

/// An argument that is always sent with one value.
pub const fn fixed(place: Place, name: &'static str, value: &'static str) -> Argument {
    Argument { place, name, field: None, value: Some(value), content_type: "" }
}

/// A query parameter that is always sent as its name, without `=` and a value.
pub const fn bare(place: Place, name: &'static str) -> Argument {
    Argument { place, name, field: None, value: None, content_type: "" }
}

impl Argument {
    /// The argument with a value for when its member is absent.
    pub const fn or(mut self, value: &'static str) -> Self {
        self.value = Some(value);
        self
    }

    /// The argument with a type for its part of a form.
    pub const fn typed(mut self, content_type: &'static str) -> Self {
        self.content_type = content_type;
        self
    }
}

#[cfg(test)]
mod tests {
    use super::{Argument, Arguments, Place, argument};

    #[test]
    fn arguments_are_found_in_their_places() {
        let plain = Arguments::Plain("pqhbq", &["", "page size", "X-Id", "to", "page"]);
        static TABLE: [Argument; 4] = [
            argument(Place::Query, "page size", 1),
            argument(Place::Header, "X-Id", 2),
            argument(Place::Body, "to", 3),
            argument(Place::Query, "page", 4),
        ];
        for arguments in [plain, Arguments::Table(&TABLE)] {
            let rows = |place| arguments.within(place).map(|row| (row.name, row.field)).collect::<Vec<_>>();
            assert_eq!(rows(Place::Query), [("page size", Some(1)), ("page", Some(4))]);
            assert_eq!(rows(Place::Header), [("X-Id", Some(2))]);
            assert_eq!(rows(Place::Body), [("to", Some(3))]);
        }
    }
}
