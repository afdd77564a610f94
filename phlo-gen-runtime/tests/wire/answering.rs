//! A server that answers each request by a function, many at once.

use crate::server::{body, line, read};
use std::io::Write;
use std::net::TcpListener;
use std::sync::{Arc, Mutex};

/// A server that answers each request by a function.
pub struct Answering {
    pub url: String,
    requests: Arc<Mutex<Vec<String>>>,
}

impl Answering {
    /// The function gets the text of a request and its number among those to its path, from 1. It returns the status, the
    /// headers and the body of the response.
    pub fn start(answer: impl Fn(&str, usize) -> (&'static str, String, String) + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let url = format!("http://{}", listener.local_addr().expect("an address"));
        let requests = Arc::new(Mutex::new(Vec::new()));
        let (kept, answer) = (Arc::clone(&requests), Arc::new(answer));
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                let mut stream = stream.expect("a connection");
                let (kept, answer) = (Arc::clone(&kept), Arc::clone(&answer));
                std::thread::spawn(move || {
                    let request = read(&mut stream);
                    let number = {
                        let mut kept = kept.lock().expect("no panic");
                        kept.push(request.clone());
                        of_path(&kept, path(&request)).len()
                    };
                    let (status, headers, body) = answer(&request, number);
                    let head = format!("HTTP/1.1 {status}\r\nConnection: close\r\nContent-Length: {}\r\n", body.len());
                    // The client may have closed the connection.
                    let _ = stream.write_all(format!("{head}{headers}\r\n{body}").as_bytes());
                });
            }
        });
        Self { url, requests }
    }

    /// The requests to a path so far.
    pub fn requests(&self, path: &str) -> Vec<String> {
        of_path(&self.requests.lock().expect("no panic"), path)
    }

    /// The bodies of the requests to a path so far.
    pub fn bodies(&self, path: &str) -> Vec<String> {
        self.requests(path).iter().map(|request| body(request).to_owned()).collect()
    }
}

fn path(request: &str) -> &str {
    line(request).split(' ').nth(1).unwrap_or_default()
}

fn of_path(requests: &[String], wanted: &str) -> Vec<String> {
    requests.iter().filter(|request| path(request) == wanted).cloned().collect()
}
