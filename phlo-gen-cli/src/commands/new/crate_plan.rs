//! The crate that `phlo-gen new` creates.

use super::checkout::Checkout;
use phlo_gen_core::api::Api;

/// The crate to create.
pub struct CratePlan<'a> {
    /// The model of the collection.
    pub api: &'a Api,
    /// The name of the crate.
    pub name: &'a str,
    /// The name of the collection's copy, which is a file or a directory.
    pub collection: String,
    /// Whether it is a directory.
    pub is_directory: bool,
    /// The patterns of the only items that it has; all if there are none.
    pub only: &'a [String],
    /// The patterns of items that it does not have.
    pub skip: &'a [String],
    /// The checkout of phlo-gen to depend on; `None` for the released version.
    pub checkout: Option<Checkout>,
}

impl CratePlan<'_> {
    /// The name of the library in Rust.
    pub fn library_name(&self) -> String {
        self.name.replace('-', "_")
    }
}
