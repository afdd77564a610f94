//! HTTP itself: servers and proxies.
