//! The options of the macro as options of the program.

use clap::{Args, ValueEnum};
use phlo_gen_core::lower::{Folders, Options, Responses};

/// The heading of these options in the help.
pub const MACRO_OPTIONS: &str = "Options of the macro";

/// The options of the macro.
#[derive(Args)]
pub struct MacroOptions {
    /// Only items whose path matches, such as `PHLO/**`
    #[arg(long, help_heading = MACRO_OPTIONS, value_name = "PATTERN")]
    only: Vec<String>,
    /// Skip items whose path matches
    #[arg(long, help_heading = MACRO_OPTIONS, value_name = "PATTERN")]
    skip: Vec<String>,
    /// Another name for an item: `PHLO/Run a PHLO=run`
    #[arg(long, help_heading = MACRO_OPTIONS, value_name = "ITEM=NAME", value_parser = pair)]
    rename: Vec<(String, String)>,
    /// A variable that is a setting, regardless of the rules
    #[arg(long, help_heading = MACRO_OPTIONS, value_name = "VARIABLE")]
    settings: Vec<String>,
    /// A variable, a header or a segment (`/reports/{year}`) that is an argument, regardless of the rules
    #[arg(long, help_heading = MACRO_OPTIONS, value_name = "NAME")]
    arguments: Vec<String>,
    /// A header, or the argument for an id in a path, that is always sent as it is saved
    #[arg(long, help_heading = MACRO_OPTIONS, value_name = "NAME")]
    constants: Vec<String>,
    /// A host that gets the collection's credentials although few literal URLs name it
    #[arg(long, help_heading = MACRO_OPTIONS, value_name = "HOST")]
    credentials: Vec<String>,
    /// Your own type for a member: `RunAPhlo.from=crate::Phone`
    #[arg(long, help_heading = MACRO_OPTIONS, value_name = "MEMBER=TYPE", value_parser = pair)]
    types: Vec<(String, String)>,
    /// An additional trait that all structs derive
    #[arg(long, help_heading = MACRO_OPTIONS, value_name = "TRAIT")]
    derive: Vec<String>,
    /// Whether a response must have the members that every example has
    #[arg(long, help_heading = MACRO_OPTIONS, value_enum, default_value_t = Strictness::Strict, hide_default_value = true)]
    responses: Strictness,
    /// Whether a folder that holds nothing but one folder is left out of paths
    #[arg(long, help_heading = MACRO_OPTIONS, value_enum, default_value_t = Paths::Full, hide_default_value = true)]
    folders: Paths,
}

#[derive(Clone, Copy, ValueEnum)]
enum Paths {
    Full,
    Compact,
}

#[derive(Clone, Copy, ValueEnum)]
enum Strictness {
    Strict,
    Lenient,
}

impl MacroOptions {
    /// The options of the generator.
    pub fn options(&self) -> Options {
        Options {
            only: self.only.clone(),
            skip: self.skip.clone(),
            rename: self.rename.clone(),
            settings: self.settings.clone(),
            arguments: self.arguments.clone(),
            constants: self.constants.clone(),
            credentials: self.credentials.clone(),
            types: self.types.clone(),
            derive: self.derive.clone(),
            responses: match self.responses {
                Strictness::Strict => Responses::Strict,
                Strictness::Lenient => Responses::Lenient,
            },
            folders: match self.folders {
                Paths::Full => Folders::Full,
                Paths::Compact => Folders::Compact,
            },
            ..Options::default()
        }
    }
}

/// Splits at the last `=`: names of items may contain one, names of methods and types do not.
fn pair(text: &str) -> Result<(String, String), String> {
    let (key, value) = text.rsplit_once('=').ok_or("it has no `=`")?;
    Ok((key.to_owned(), value.to_owned()))
}
