//! Connections, and what is done with each request that arrives on them.

pub mod body;
pub mod exchange;
pub mod fault;
pub mod handler;
pub mod mock_server;
