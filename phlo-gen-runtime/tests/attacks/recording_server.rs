//! A server that answers each connection with the next of its responses, and records requests.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

/// The bytes of a response.
pub struct Script(Vec<u8>);

/// A response with a status, headers and a body.
pub fn response(status: &str, headers: &str, body: impl AsRef<[u8]>) -> Script {
    let body = body.as_ref();
    let head = format!("HTTP/1.1 {status}\r\nConnection: close\r\nContent-Length: {}\r\n{headers}\r\n", body.len());
    Script([head.as_bytes(), body].concat())
}

pub struct Server {
    pub url: String,
    requests: Arc<Mutex<Vec<String>>>,
}

impl Server {
    /// A server for as many connections as there are responses.
    pub fn start(scripts: impl IntoIterator<Item = Script>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let url = format!("http://{}", listener.local_addr().expect("an address"));
        let requests = Arc::new(Mutex::new(Vec::new()));
        let (kept, scripts) = (Arc::clone(&requests), scripts.into_iter().collect::<Vec<_>>());
        std::thread::spawn(move || {
            for Script(response) in scripts {
                let (mut stream, _) = listener.accept().expect("a connection");
                let request = read(&mut stream);
                kept.lock().expect("no panic").push(request);
                // The client may have closed the connection.
                let _ = stream.write_all(&response);
            }
        });
        Self { url, requests }
    }

    /// The requests so far.
    pub fn requests(&self) -> Vec<String> {
        self.requests.lock().expect("no panic").clone()
    }

    /// The first request.
    pub fn request(&self) -> String {
        self.requests().into_iter().next().unwrap_or_default()
    }
}

/// The next request of a connection: invalid UTF-8 is replaced.
pub fn read(stream: &mut TcpStream) -> String {
    let mut request = Vec::new();
    let mut piece = [0; 4096];
    loop {
        let text = String::from_utf8_lossy(&request).into_owned();
        if let Some(head) = request.windows(4).position(|end| end == b"\r\n\r\n") {
            let length = header(&text, "content-length").and_then(|length| length.parse().ok()).unwrap_or(0);
            if request.len() >= head + 4 + length {
                return text;
            }
        }
        match stream.read(&mut piece) {
            Ok(0) | Err(_) => return text,
            Ok(count) => request.extend_from_slice(&piece[..count]),
        }
    }
}

/// The value of a header of a request.
pub fn header<'a>(request: &'a str, name: &str) -> Option<&'a str> {
    let head = request.split("\r\n\r\n").next()?;
    let mut rows = head.lines().skip(1).filter_map(|row| row.split_once(':'));
    rows.find(|(own, _)| own.eq_ignore_ascii_case(name)).map(|(_, value)| value.trim())
}

/// The body of a request.
pub fn body(request: &str) -> &str {
    request.split_once("\r\n\r\n").map_or("", |(_, body)| body)
}

/// The first line of a request.
pub fn line(request: &str) -> &str {
    request.lines().next().unwrap_or_default()
}
