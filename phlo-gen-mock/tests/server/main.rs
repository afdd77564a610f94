//! The mock over the wire.

mod client;
mod plivo;
mod wire;
