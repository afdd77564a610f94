//! The dependencies of every client.
