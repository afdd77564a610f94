//! The model: an API as its users see it. It knows nothing of Postman's JSON and nothing of Rust's syntax, except that
//! every name in it is settled and may be written as it is.

mod template;
mod types;

pub use template::{Part, Template};
pub use types::{ByStatus, Choice, Definition, Member, Object, StatusVariant, Type, TypePath};

use crate::prose::Prose;

/// A whole collection.
#[derive(Debug, Clone)]
pub struct Api {
    /// The name that the collection gives itself.
    pub name: String,
    /// What it says of itself.
    pub prose: Prose,
    /// What a client is given once, in the order of the setters.
    pub settings: Vec<Setting>,
    /// Where requests go; the first is what `base_url` sets.
    pub hosts: Vec<Host>,
    /// The kinds of authorization in use.
    pub auths: Vec<Auth>,
    /// The folders and items at the top.
    pub root: Folder,
}

/// A variable that the whole client shares.
#[derive(Debug, Clone)]
pub struct Setting {
    /// The variable's own name.
    pub name: String,
    /// The method that sets it.
    pub setter: String,
    /// What is known of it.
    pub prose: Prose,
    /// Its value in the collection or the environment.
    pub default: Option<Template>,
    /// Whether its value must not be shown.
    pub secret: bool,
    /// Whether it takes the place of a secret that stands in the collection itself, and not of a variable.
    pub literal: bool,
    /// Whether no client can do without.
    pub required: bool,
}

/// Where requests go: scheme, host, port and perhaps the beginning of the path.
#[derive(Debug, Clone)]
pub struct Host {
    /// The method that sets it; a base that is made of settings has none, nor has another spelling of a base that has one.
    pub setter: Option<String>,
    /// What it goes by: its setter, or that of the base that it spells otherwise, or a setting that it is made of.
    pub name: String,
    /// The base as the collection has it.
    pub base: Template,
}

/// One way to authorize requests.
#[derive(Debug, Clone, PartialEq)]
pub struct Auth {
    /// Postman's name for it.
    pub kind: String,
    /// Its parameters by Postman's names.
    pub parameters: Vec<(String, Template)>,
}

/// A folder: a module of the generated code, and what leads to it.
#[derive(Debug, Clone, Default)]
pub struct Folder {
    /// The name in the collection.
    pub name: String,
    /// The module, and the method that leads to it; empty at the root.
    pub module: String,
    /// What the collection says of it.
    pub prose: Prose,
    /// The folders in it, in the author's order.
    pub folders: Vec<Folder>,
    /// The items in it, in the author's order.
    pub items: Vec<Item>,
    /// The order of folders and items among each other.
    pub order: Vec<Kind>,
}

/// What kind of entry a folder has at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The next of the folders.
    Folder,
    /// The next of the items.
    Item,
}

/// What is in a folder.
#[derive(Debug, Clone, Copy)]
pub enum Entry<'a> {
    /// A folder.
    Folder(&'a Folder),
    /// An item.
    Item(&'a Item),
}

impl Folder {
    /// The folders and items in it, in the author's order.
    pub fn entries(&self) -> impl Iterator<Item = Entry<'_>> {
        let (mut folders, mut items) = (self.folders.iter(), self.items.iter());
        self.order.iter().filter_map(move |kind| match kind {
            Kind::Folder => folders.next().map(Entry::Folder),
            Kind::Item => items.next().map(Entry::Item),
        })
    }

    /// Whether there is no item in it or below it: such folders hold a chapter of the author's manual.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty() && self.folders.iter().all(Folder::is_empty)
    }
}

/// In [`Item::example`], what follows a variable that is a setting: the client puts its own value in their place. What a
/// caller writes has no such mark.
pub const SETTING: char = '\u{fdd0}';

/// The same where the setting is a whole value of JSON, though its variable stands in a string.
pub const WHOLE_SETTING: char = '\u{fdd1}';

/// One request of the collection.
#[derive(Debug, Clone)]
pub struct Item {
    /// Postman's id, if it is saved.
    pub id: Option<String>,
    /// Where the item stands in the file, as a JSON pointer.
    pub pointer: String,
    /// The name in the collection.
    pub name: String,
    /// The method that starts it.
    pub method_name: String,
    /// The request struct.
    pub request: String,
    /// The builder.
    pub builder: String,
    /// What the collection says of it.
    pub prose: Prose,
    /// What it says where an item is not to be used any more.
    pub deprecated: Option<String>,
    /// The HTTP method.
    pub method: String,
    /// The URL as the collection writes it, for people.
    pub url: String,
    /// Where it goes: an index into [`Api::hosts`].
    pub host: usize,
    /// The path below the host, encoded; its holes are path arguments and settings.
    pub path: Template,
    /// All arguments: those of the path first, the others in the order in which they are sent.
    pub arguments: Vec<Argument>,
    /// How the arguments of the body are put together.
    pub body: Body,
    /// How it is authorized: an index into [`Api::auths`].
    pub auth: Option<usize>,
    /// The values that the collection saves, as JSON: an object with a member for each argument that is saved.
    pub example: String,
    /// What comes back with a 2xx status.
    pub response: Type,
    /// What comes back with any other status.
    pub failure: Type,
    /// The saved responses, for the documentation.
    pub responses: Vec<SavedResponse>,
    /// The types that belong to the item.
    pub types: Vec<Definition>,
    /// Where a response links to the next page of a list: `meta.next`.
    pub next_page: Option<String>,
    /// The variables that its scripts set.
    pub scripts: Vec<String>,
}

/// A response that the collection saves.
#[derive(Debug, Clone)]
pub struct SavedResponse {
    /// The name of the example.
    pub name: String,
    /// The status, if it is known.
    pub status: Option<u16>,
    /// The media type of the body, as far as it is known.
    pub media_type: Option<String>,
    /// The body.
    pub body: String,
}

/// One argument of a request.
#[derive(Debug, Clone)]
pub struct Argument {
    /// The name on the wire.
    pub name: Template,
    /// The setter and member; a fixed argument has one too, though nobody can call it.
    pub setter: String,
    /// Where it stands.
    pub place: Place,
    /// Whether and how it can be set.
    pub presence: Presence,
    /// What it holds.
    pub ty: Type,
    /// What the collection says of it.
    pub prose: Prose,
    /// The value that the collection shows, as text.
    pub example: Option<String>,
    /// The value that the server takes if none is given, as prose has it.
    pub documented_default: Option<String>,
    /// The values that prose allows it, where its type is no enum of them.
    pub documented_values: Vec<String>,
    /// The media type of its part of a form, if the collection gives it one.
    pub content_type: Option<String>,
    /// Whether it is required and the saved request does without: it can be left out of a request that is built by hand.
    pub unsaved: bool,
    /// What told us that it is there.
    pub source: Source,
    /// The type that prose gives it, in words: `integer`, `list of strings`.
    pub documented_type: Option<String>,
}

/// Where an argument stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Place {
    /// In the path.
    Path,
    /// Behind `?`.
    Query,
    /// A header.
    Header,
    /// A member of a JSON body, a GraphQL variable, or the body itself.
    Body,
    /// A row of a form.
    Form,
}

impl Place {
    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Place::Path => "path",
            Place::Query => "query",
            Place::Header => "header",
            Place::Body => "body",
            Place::Form => "form",
        }
    }
}

/// Whether and how an argument can be set.
#[derive(Debug, Clone, PartialEq)]
pub enum Presence {
    /// It has to be set.
    Required,
    /// It may be set.
    Optional,
    /// It may be set; this is sent if it is not. JSON in a JSON body.
    Default(Template),
    /// It is always sent with this value. JSON in a JSON body.
    Fixed(Template),
}

/// What told us of an argument.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// The request itself: a row, a path variable, a member of the body.
    Request,
    /// An argument table of the description.
    Table,
    /// The request of a saved response.
    SavedRequest,
}

/// How the arguments of a body are put together.
#[derive(Debug, Clone, PartialEq)]
pub enum Body {
    /// There is none.
    None,
    /// A JSON object with a member for each argument.
    Json,
    /// The same, and nothing if there is no argument: the collection saves no body.
    JsonIfAny,
    /// A JSON object whose text matters: the collection does not declare it as JSON, or it is none in the strict sense.
    /// Its media type, and the text as it is saved.
    JsonAs(String, Template),
    /// One argument is the body, written as JSON, with this media type.
    JsonWhole(String),
    /// The same, and the text as it is saved, as in [`Self::JsonAs`].
    JsonWholeAs(String, Template),
    /// One argument is the body, as text, with this media type.
    Text(String),
    /// `application/x-www-form-urlencoded`.
    Urlencoded,
    /// `multipart/form-data`.
    Formdata,
    /// One argument, a file, is the body.
    File,
    /// A GraphQL query and the name of its operation; the arguments are its variables. If there are none, the text is what
    /// stands for them; empty if nothing does.
    Graphql(Template, Option<String>, Template),
}
