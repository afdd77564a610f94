//! Generated clients: what they accept, send and return. All of them are in one program, which is linked once.
#![deny(missing_docs, unused, clippy::all)]

pub mod cold_transfer;
pub mod features;
pub mod objects;
pub mod pool;
pub mod saved_values;
