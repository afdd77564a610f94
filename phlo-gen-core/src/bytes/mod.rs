//! Scans and hashes of strings byte by byte, because iterators over characters are slow in a macro, which is not optimized.

mod hash;
mod scan;

pub(crate) use hash::{HashMap, HashSet};
pub(crate) use scan::leading;
