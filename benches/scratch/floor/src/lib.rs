//! What every client stands on.
