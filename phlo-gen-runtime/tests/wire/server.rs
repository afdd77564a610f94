//! A server that sends scripted responses, and records requests.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// One connection: the steps of the server before it closes the connection.
pub struct Script {
    steps: Vec<Step>,
    /// Whether the request is not read, so that closing resets the connection.
    deaf: bool,
}

enum Step {
    Say(Vec<u8>),
    Wait(Duration),
    /// Reads one more request.
    Read,
    /// Sends it repeatedly, with a wait in between, until the connection is closed.
    Repeat(Vec<u8>, Duration),
}

/// A response with a status, headers and a body.
pub fn response(status: &str, headers: &str, body: impl AsRef<[u8]>) -> Script {
    let body = body.as_ref();
    let mut response =
        format!("HTTP/1.1 {status}\r\nConnection: close\r\nContent-Length: {}\r\n{headers}\r\n", body.len())
            .into_bytes();
    response.extend_from_slice(body);
    bytes(response)
}

/// Literal bytes.
pub fn bytes(response: impl AsRef<[u8]>) -> Script {
    Script { steps: vec![Step::Say(response.as_ref().to_vec())], deaf: false }
}

impl Script {
    /// The same, after a wait.
    pub fn after(mut self, pause: Duration) -> Self {
        self.steps.insert(0, Step::Wait(pause));
        self
    }

    /// The same, and then a wait.
    pub fn then_wait(mut self, pause: Duration) -> Self {
        self.steps.push(Step::Wait(pause));
        self
    }

    /// The same, and then more.
    pub fn then(mut self, response: impl AsRef<[u8]>) -> Self {
        self.steps.push(Step::Say(response.as_ref().to_vec()));
        self
    }

    /// The same, and then one more request is read.
    pub fn then_read(mut self) -> Self {
        self.steps.push(Step::Read);
        self
    }

    /// The same without reading the request, and with a wait before the end.
    pub fn deaf(self, pause: Duration) -> Self {
        self.then_wait(pause).then_reset()
    }

    /// The same, and then endless data.
    pub fn then_forever(mut self, response: impl AsRef<[u8]>, pause: Duration) -> Self {
        self.steps.push(Step::Repeat(response.as_ref().to_vec(), pause));
        self
    }

    /// The same, and then the connection is reset.
    pub fn then_reset(self) -> Self {
        Self { deaf: true, ..self }
    }

    fn play(&self, stream: &mut TcpStream) -> std::io::Result<()> {
        for step in &self.steps {
            match step {
                Step::Say(response) => stream.write_all(response)?,
                Step::Wait(pause) => std::thread::sleep(*pause),
                Step::Read => drop(read(stream)),
                Step::Repeat(response, pause) => loop {
                    stream.write_all(response)?;
                    std::thread::sleep(*pause);
                },
            }
        }
        Ok(())
    }
}

pub struct Server {
    pub url: String,
    requests: Arc<Mutex<Vec<String>>>,
}

impl Server {
    /// A server for as many connections as there are scripts.
    pub fn start(scripts: impl IntoIterator<Item = Script>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let url = format!("http://{}", listener.local_addr().expect("an address"));
        let requests = Arc::new(Mutex::new(Vec::new()));
        let (kept, scripts) = (Arc::clone(&requests), scripts.into_iter().collect::<Vec<_>>());
        std::thread::spawn(move || {
            for script in scripts {
                let (mut stream, _) = listener.accept().expect("a connection");
                let request = if script.deaf { peek(&stream) } else { read(&mut stream) };
                kept.lock().expect("no panic").push(request);
                // The client may have closed the connection.
                let _ = script.play(&mut stream);
            }
        });
        Self { url, requests }
    }

    /// The requests so far: in UTF-8, or in Latin-1 if they are not.
    pub fn requests(&self) -> Vec<String> {
        self.requests.lock().expect("no panic").clone()
    }

    /// The first request.
    pub fn request(&self) -> String {
        self.requests().into_iter().next().unwrap_or_default()
    }
}

/// Waits for a request without reading it.
fn peek(stream: &TcpStream) -> String {
    let mut piece = [0; 4096];
    let count = stream.peek(&mut piece).unwrap_or_default();
    String::from_utf8_lossy(&piece[..count]).into_owned()
}

/// Reads one request.
pub fn read(stream: &mut TcpStream) -> String {
    let mut request = Vec::new();
    let mut piece = [0; 4096];
    loop {
        if let Some(head) = request.windows(4).position(|bytes| bytes == b"\r\n\r\n") {
            let text = text(&request);
            let length = header(&text, "content-length").and_then(|length| length.parse().ok()).unwrap_or(0);
            if request.len() >= head + 4 + length {
                return text;
            }
        }
        match stream.read(&mut piece) {
            Ok(0) | Err(_) => return text(&request),
            Ok(count) => request.extend_from_slice(&piece[..count]),
        }
    }
}

/// Bytes as UTF-8, or as Latin-1 if they are none.
fn text(bytes: &[u8]) -> String {
    std::str::from_utf8(bytes).map_or_else(|_| bytes.iter().map(|byte| char::from(*byte)).collect(), str::to_owned)
}

/// The value of a header of a request.
pub fn header<'a>(request: &'a str, name: &str) -> Option<&'a str> {
    let head = request.split("\r\n\r\n").next()?;
    let row =
        head.lines().skip(1).find(|row| row.split(':').next().is_some_and(|own| own.eq_ignore_ascii_case(name)))?;
    row.split_once(':').map(|(_, value)| value.trim())
}

/// The body of a request.
pub fn body(request: &str) -> &str {
    request.split_once("\r\n\r\n").map_or("", |(_, body)| body)
}

/// The first line of a request.
pub fn line(request: &str) -> &str {
    request.lines().next().unwrap_or_default()
}
