//! An HTTP client on a plain socket.

use std::collections::HashMap;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::TcpStream;

/// A connection that stays open between requests.
pub struct Connection(BufReader<TcpStream>);

/// A response.
#[derive(Debug)]
pub struct Response {
    pub status: u16,
    pub headers: HashMap<String, String>,
    pub body: String,
}

impl Connection {
    pub fn open(origin: &str) -> io::Result<Self> {
        Ok(Connection(BufReader::new(TcpStream::connect(origin.trim_start_matches("http://"))?)))
    }

    pub fn send(&mut self, line: &str, headers: &[&str], body: &[u8]) -> io::Result<Response> {
        self.write(line, headers, body)?;
        let (status, headers, length) = self.head()?;
        let mut body = vec![0; length];
        self.0.read_exact(&mut body)?;
        Ok(Response { status, headers, body: String::from_utf8_lossy(&body).into_owned() })
    }

    /// The status, the content length, and the error of reading the body.
    pub fn send_truncated(&mut self, line: &str) -> io::Result<(u16, usize, Option<io::Error>)> {
        self.write(line, &[], b"")?;
        let (status, _, length) = self.head()?;
        Ok((status, length, self.0.read_exact(&mut vec![0; length]).err()))
    }

    fn write(&mut self, line: &str, headers: &[&str], body: &[u8]) -> io::Result<()> {
        let mut head = format!("{line} HTTP/1.1\r\nHost: mock\r\nContent-Length: {}\r\n", body.len());
        for header in headers {
            head.extend([header, "\r\n"]);
        }
        head.push_str("\r\n");
        self.0.get_mut().write_all(head.as_bytes())?;
        self.0.get_mut().write_all(body)
    }

    fn head(&mut self) -> io::Result<(u16, HashMap<String, String>, usize)> {
        let line = self.line()?;
        let status = line.split(' ').nth(1).and_then(|code| code.parse().ok()).ok_or(io::ErrorKind::InvalidData)?;
        let mut headers = HashMap::new();
        while let Some((name, value)) = self.line()?.split_once(": ") {
            headers.insert(name.to_owned(), value.to_owned());
        }
        let length = headers.get("content-length").and_then(|length| length.parse().ok()).unwrap_or(0);
        Ok((status, headers, length))
    }

    fn line(&mut self) -> io::Result<String> {
        let mut line = String::new();
        match self.0.read_line(&mut line)? {
            0 => Err(io::ErrorKind::UnexpectedEof.into()),
            _ => Ok(line.trim_end().to_owned()),
        }
    }
}

/// One request on a separate connection.
pub fn send(origin: &str, line: &str, headers: &[&str], body: &str) -> Response {
    let response = Connection::open(origin).and_then(|mut connection| connection.send(line, headers, body.as_bytes()));
    response.unwrap_or_else(|error| panic!("{line}: {error}"))
}
