//! The runtime in which requests are sent.

use crate::error::CommandError;
use tokio::runtime::{Builder, Runtime};

/// The runtime in which requests are sent, on the thread of the program.
pub fn async_runtime() -> Result<Runtime, CommandError> {
    let runtime = Builder::new_current_thread().enable_all().build();
    runtime.map_err(|error| CommandError::Failed(format!("no request can be sent: {error}")))
}
