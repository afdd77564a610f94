//! The mock over the wire.

mod client;
mod directory;
mod plivo;
mod wire;
