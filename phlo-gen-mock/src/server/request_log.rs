//! The log of requests, which keeps the last ones.

use crate::request::Request;
use std::collections::VecDeque;

/// The most requests that are kept.
const MAX_REQUESTS: usize = 1_000;

/// The most bytes that are kept: of targets, headers and bodies.
const MAX_BYTES: usize = 32 << 20;

/// The last requests, in the order in which they were received.
#[derive(Default)]
pub struct RequestLog {
    requests: VecDeque<Request>,
    bytes: usize,
}

impl RequestLog {
    /// Adds a request. The oldest ones give way to it.
    pub fn push(&mut self, request: Request) {
        self.bytes += size(&request);
        self.requests.push_back(request);
        while self.requests.len() > MAX_REQUESTS || self.bytes > MAX_BYTES {
            let Some(oldest) = self.requests.pop_front() else { break };
            self.bytes -= size(&oldest);
        }
    }

    /// The requests that are kept.
    pub fn requests(&self) -> Vec<Request> {
        self.requests.iter().cloned().collect()
    }
}

fn size(request: &Request) -> usize {
    let headers = request.headers.iter().map(|(name, value)| name.as_str().len() + value.len());
    request.method.len() + request.target.len() + request.body.len() + headers.sum::<usize>()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_requests_are_kept() {
        let mut log = RequestLog::default();
        (0..3_000).for_each(|number| log.push(Request::new("GET", format!("/{number}"))));
        let targets: Vec<String> = log.requests().into_iter().map(|request| request.target).collect();
        assert_eq!((targets.len(), targets[0].as_str(), targets[999].as_str()), (1_000, "/2000", "/2999"));
    }

    #[test]
    fn large_requests_are_limited_by_their_bytes() {
        let mut log = RequestLog::default();
        for _ in 0..50 {
            log.push(Request::new("POST", "/").with_body(vec![0; 10 << 20]));
            assert!(log.bytes <= MAX_BYTES);
        }
        assert_eq!(log.requests().len(), 3);
    }
}
