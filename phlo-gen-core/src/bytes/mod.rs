//! Scans of strings byte by byte, because iterators over characters are slow in a macro, which is not optimized.

mod scan;

pub(crate) use scan::leading;
