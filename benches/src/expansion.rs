//! What the generator itself costs.

use crate::api::Api;
use crate::collection::collection;
use crate::scratch::{MEMBERS, Scratch, write};
use std::io;
use std::path::PathBuf;

/// A collection of so many items, as a file.
pub fn input(scratch: &Scratch, items: usize) -> io::Result<PathBuf> {
    let path = scratch.root.join(format!("collection-{items}.json"));
    write(&path, &crate::scratch::pretty(&collection(&Api::new(items, MEMBERS))))?;
    Ok(path)
}
