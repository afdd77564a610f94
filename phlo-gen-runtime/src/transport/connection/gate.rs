//! Whether a request may open a connection, or has to use the one that is open.

use std::sync::atomic::{AtomicBool, Ordering};

/// Whether a request may open a connection, or has to use the one that is open.
#[derive(Default)]
pub(super) struct Gate {
    is_closed: AtomicBool,
    has_refused: AtomicBool,
}

impl Gate {
    /// Lets requests open a connection.
    pub(super) fn open(&self) {
        self.is_closed.store(false, Ordering::Relaxed);
    }

    /// Makes requests use the connection that is open.
    pub(super) fn close(&self) {
        self.is_closed.store(true, Ordering::Relaxed);
        self.has_refused.store(false, Ordering::Relaxed);
    }

    /// Whether a request needed a connection after the gate was closed, and got none.
    pub(super) fn has_refused(&self) -> bool {
        self.has_refused.load(Ordering::Relaxed)
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl Gate {
    /// Waits for permission to open a connection. Returns whether it is given.
    ///
    /// A connection is free again shortly after the end of its last response, and until then a request cannot see that
    /// there is one: it waits.
    pub(super) async fn pass(&self) -> bool {
        const WAIT: std::time::Duration = std::time::Duration::from_millis(100);
        if !self.is_closed.load(Ordering::Relaxed) {
            return true;
        }
        crate::platform::sleep(WAIT).await;
        self.has_refused.store(true, Ordering::Relaxed);
        false
    }
}
