//! Names and addresses of this machine.

use std::net::IpAddr;

/// Whether a host names this machine.
pub(crate) fn is_loopback(host: &str) -> bool {
    let address = host.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>();
    let is_loopback = |address: IpAddr| address.to_canonical().is_loopback();
    host == "localhost" || host.ends_with(".localhost") || address.is_ok_and(is_loopback)
}
