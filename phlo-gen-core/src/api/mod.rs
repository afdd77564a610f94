//! The model: an API as its users see it, without Postman's JSON and without Rust's syntax; its names are valid and unique.

mod argument;
mod auth;
mod body;
mod folder;
mod host;
mod item;
mod model;
mod requirements;
mod setting;
mod template;
mod types;

pub use argument::{Argument, Place, Presence, Source};
pub use auth::Auth;
pub use body::{Body, Syntax};
pub use folder::{Entry, Folder, Kind};
pub use host::Host;
pub use item::{Item, SETTING, SavedResponse, WHOLE_SETTING};
pub use model::{Api, Scripted};
pub use requirements::{Requirements, mark_required};
pub use setting::{Setting, SettingOrigin, environment_prefix, environment_variable};
pub use template::{MAX_GROWTH, Part, Template};
pub use types::{
    Blank, ByStatus, Choice, Definition, ItemPart, Member, Object, Occurrence, SHARED_TYPES, SharedType, StatusVariant,
    Type, TypePath,
};
