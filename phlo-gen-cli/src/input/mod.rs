//! The input of the commands: files, options of the macro, and environment variables.

mod collection;
mod environment_variables;
mod files;
mod macro_options;

pub use self::collection::CollectionArgs;
pub use self::environment_variables::{
    EnvironmentVariables, OWN_PREFIX, environment_variable, missing_because, origin_variable,
};
pub use self::files::{
    Version, check_options, check_versions, read_api, read_environment, read_file, read_version, with_line,
};
pub use self::macro_options::{MACRO_OPTIONS, MacroOptions};
