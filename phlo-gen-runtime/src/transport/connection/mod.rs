//! A connection that requests share and no other request uses: for schemes that authorize a connection.

mod gate;
#[cfg(not(target_arch = "wasm32"))]
mod gated_connector;
mod leases;
mod own_connection;
mod protection_space;

#[cfg(not(target_arch = "wasm32"))]
pub(super) use self::gated_connector::{GateLayer, GatedConnector};
pub(crate) use self::leases::{Lease, Leases};
pub(crate) use self::own_connection::OwnConnection;
pub(crate) use self::protection_space::ProtectionSpace;
