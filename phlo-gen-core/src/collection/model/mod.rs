//! The model of a collection file, independent of the version of the format.

mod auth;
mod collection;
mod description;
mod request;
mod script;
mod variable;

pub use auth::{Auth, Inherited};
pub use collection::{Collection, Entry, Environment, Example, Folder, Item, UnreadSecret};
pub use description::{Description, Markup};
pub use request::{Body, Request, Row, RowValue, Segment, Url};
pub use script::{Behavior, Script};
pub use variable::Variable;
