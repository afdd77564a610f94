//! Attacks on the runtime: hostile servers, values, collections and networks.

mod api;
mod credentials;
mod echoes;
mod faults;
mod files;
mod leaks;
mod limits;
mod printed;
mod server;
mod spellings;
mod subjects;
mod tokens;
