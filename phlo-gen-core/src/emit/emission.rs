//! The options of the generated source.

use crate::lower::Options;

/// The options of the source besides the model.
#[derive(Debug, Clone)]
pub struct Emission {
    /// The path of the facade crate: `::phlo_gen`. `None` if the surrounding code imports its `__private` as `__`.
    pub facade: Option<String>,
    /// The files that the source is generated from, relative to the manifest of the crate that contains it. A change of
    /// one of them recompiles the crate.
    pub tracked: Vec<String>,
    /// The path of the module that contains the source, if its examples are to run as doctests.
    pub doctests: Option<String>,
    /// Additional traits that structs derive.
    pub derive: Vec<String>,
}

impl Default for Emission {
    fn default() -> Self {
        Emission { facade: Some("::phlo_gen".to_owned()), tracked: Vec::new(), doctests: None, derive: Vec::new() }
    }
}

/// The user's options that affect only the source.
impl From<&Options> for Emission {
    fn from(options: &Options) -> Self {
        Emission { doctests: options.doctests.clone(), derive: options.derive.clone(), ..Emission::default() }
    }
}
