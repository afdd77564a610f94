//! The HTTP server: connections, the log of requests, delays and simulated faults.

mod connections;
mod exchange;
mod fault;
mod handler;
mod mock_server;
mod request_log;
mod response_body;

pub use self::connections::serve;
pub use self::exchange::{Exchange, ResponseCallback};
pub use self::fault::Fault;
pub use self::handler::Handler;
pub use self::mock_server::MockServer;
