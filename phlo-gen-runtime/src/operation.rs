//! What a generated request says of itself: where it goes, where each argument stands, what comes back.

use crate::response::Payload;
use crate::shape::Fields;

/// A request of a collection, as a value: every generated request struct is one.
///
/// Generated code implements it; programs name it in bounds and to reach [`Operation::Response`] and
/// [`Operation::Failure`].
pub trait Operation: Fields + Clone + Send + Sync + 'static {
    /// The client that can send the request.
    type Client;
    /// What a response with a 2xx status holds.
    type Response: Payload;
    /// What a response with any other status holds, as far as the collection shows it.
    type Failure: Payload;
    /// Where the request goes and how its arguments are sent.
    #[doc(hidden)]
    const SPEC: Spec;
}

/// Everything about an item that is known when its code is generated.
#[derive(Debug)]
pub struct Spec {
    /// The names of its folders and its own, parted by ` / `.
    pub item: &'static str,
    /// The HTTP method.
    pub method: &'static str,
    /// Which of the collection's hosts it talks to: an index into [`Api::hosts`].
    pub host: usize,
    /// The path below the host: a template whose text is encoded already.
    pub path: &'static str,
    /// What stands behind `?`, in headers and in the body, in the order in which it is sent.
    pub arguments: Arguments,
    /// How the arguments of the body are put together.
    pub body: Body,
    /// How the request is authorized: an index into [`Api::auths`].
    pub auth: Option<usize>,
}

/// The arguments of an item.
#[derive(Debug, Clone, Copy)]
pub enum Arguments {
    /// For each member of the request, in their order, a letter for its place and its name on the wire, a template. The
    /// places are `q`uery, `h`eader and `b`ody; what the `p`ath holds has no name. Compilers take less time over this than
    /// over a table.
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

/// One row of a query, a header, a form or a JSON object.
#[derive(Debug, Clone, Copy)]
pub struct Argument {
    /// Where it stands.
    pub place: Place,
    /// Its name on the wire: a template.
    pub name: &'static str,
    /// The member of the request struct that holds it; a fixed argument has none.
    pub field: Option<usize>,
    /// What is sent when the member is absent, or always if there is none: a template; JSON in a
    /// JSON body.
    pub value: Option<&'static str>,
    /// The `Content-Type` of its part of a `multipart/form-data` body; empty if the collection gives it none.
    pub content_type: &'static str,
}

/// Where an argument stands, path arguments aside: those are holes of [`Spec::path`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Behind `?`.
    Query,
    /// A header.
    Header,
    /// The body: a member of the JSON object, a form row, a GraphQL variable, or the body itself.
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

/// How the arguments of the body are put together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Body {
    /// There is none.
    None,
    /// A JSON object with a member for each argument.
    Json,
    /// The same, and nothing if there is no argument: the collection saves no body.
    JsonIfAny,
    /// A JSON object whose text matters: a template of it as it is saved. That is sent while it says what the arguments
    /// say. The first text is the `Content-Type`.
    JsonAs(&'static str, &'static str),
    /// One argument is the body, written as JSON, with this `Content-Type`.
    JsonWhole(&'static str),
    /// The same, and a template of the text as it is saved, as in [`Self::JsonAs`].
    JsonWholeAs(&'static str, &'static str),
    /// One argument is the body, as text, with this `Content-Type`.
    Text(&'static str),
    /// `application/x-www-form-urlencoded`.
    Urlencoded,
    /// `multipart/form-data`.
    Formdata,
    /// One argument, a file, is the body.
    File,
    /// A GraphQL query, a template, and the name of its operation (empty: none); the arguments are its variables. The last
    /// template is what stands for them if there are none (empty: nothing).
    Graphql(&'static str, &'static str, &'static str),
}

/// An argument that a member of the request holds.
pub const fn argument(place: Place, name: &'static str, field: usize) -> Argument {
    Argument { place, name, field: Some(field), value: None, content_type: "" }
}

/// An argument that is always sent with one value.
pub const fn fixed(place: Place, name: &'static str, value: &'static str) -> Argument {
    Argument { place, name, field: None, value: Some(value), content_type: "" }
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

/// What all items of a collection share.
#[derive(Debug)]
pub struct Api {
    /// The name of the collection.
    pub name: &'static str,
    /// The settings of the client, in the order of their setters.
    pub settings: &'static [Setting],
    /// The hosts that the items talk to; the first is what `base_url` sets.
    pub hosts: &'static [Host],
    /// The kinds of authorization that the items use.
    pub auths: &'static [Auth],
}

/// A value that a client is given once: a variable of the collection.
#[derive(Debug, Clone, Copy)]
pub struct Setting {
    /// The name of the variable, and of the setter as far as Rust allows.
    pub name: &'static str,
    /// Its value in the collection or the environment: a template.
    pub default: Option<&'static str>,
    /// Whether it must not be shown.
    pub secret: bool,
    /// Whether a client cannot be built without it.
    pub required: bool,
}

/// Where requests go: scheme, host, port and perhaps the beginning of the path.
#[derive(Debug, Clone, Copy)]
pub struct Host {
    /// The setter on the client's builder.
    pub name: &'static str,
    /// The base as the collection writes it: a template.
    pub base: &'static str,
}

/// One way to authorize requests.
#[derive(Debug, Clone, Copy)]
pub struct Auth {
    /// Postman's name for it: `basic`, `bearer`, `apikey`, …
    pub kind: &'static str,
    /// Its parameters by Postman's names: templates.
    pub parameters: &'static [(&'static str, &'static str)],
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
