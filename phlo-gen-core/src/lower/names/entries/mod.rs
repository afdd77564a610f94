//! How items and folders are called: by what their name says, or else by the method and path of the request.

mod candidates;
mod endpoint;
mod labels;
mod length;
mod marks;
mod ordinals;
mod parts;
mod path_words;
mod repeats;
mod words;

pub use candidates::{EntryName, folder, folders_with, is_method, item, with_method_of_folder};
pub use endpoint::Endpoint;
pub use ordinals::{without_ordinal, without_test_code};
pub use path_words::is_variable;
pub use words::is_read;
