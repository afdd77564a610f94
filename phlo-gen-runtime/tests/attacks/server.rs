//! A hostile server, which echoes secrets in everything that it sends.

use crate::recording_server::read;
use crate::subjects::GRANTED;
use std::io::Write;
use std::net::{TcpListener, TcpStream};
use std::time::Duration;

/// What the server does to each request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// A response of this status.
    Status(u16),
    /// A success that does not fit its type.
    Misfit,
    /// A success that is no JSON.
    NoJson,
    /// A success that ends early, within a secret.
    Truncated,
    /// A success that is longer than the limit, which is within a secret.
    TooLong,
    /// A body that is not the gzip that it claims to be.
    NoGzip,
    /// Nothing.
    Silent,
    /// Nothing after the headers.
    SilentBody,
    /// The connection is closed.
    Closed,
    /// Something that is not HTTP.
    NoHttp,
    /// A header that is not valid.
    BadHeader,
    /// A chunk whose length is not a number.
    BadChunk,
    /// Redirects without end.
    Loop,
    /// A redirect to a URL that cannot be called.
    Elsewhere,
}

/// All of them.
pub const FAULTS: [Fault; 17] = [
    Fault::Status(400),
    Fault::Status(401),
    Fault::Status(403),
    Fault::Status(500),
    Fault::Misfit,
    Fault::NoJson,
    Fault::Truncated,
    Fault::TooLong,
    Fault::NoGzip,
    Fault::Silent,
    Fault::SilentBody,
    Fault::Closed,
    Fault::NoHttp,
    Fault::BadHeader,
    Fault::BadChunk,
    Fault::Loop,
    Fault::Elsewhere,
];

/// Starts a server that does this, and echoes these secrets. Returns its URL.
pub fn start(fault: Fault, secrets: &[String]) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let url = format!("http://{}", listener.local_addr().expect("an address"));
    let secrets = secrets.to_vec();
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let secrets = secrets.clone();
            // The client may close the connection at any time.
            std::thread::spawn(move || drop(serve(stream, fault, &secrets)));
        }
    });
    url
}

fn serve(mut stream: TcpStream, fault: Fault, secrets: &[String]) -> std::io::Result<()> {
    let request = read(&mut stream);
    let is_token = request.starts_with("POST /token");
    let grants = is_token && !matches!(fault, Fault::Status(400) | Fault::Status(500) | Fault::Closed | Fault::NoJson);
    // Nobody can know a token that is not granted.
    let known = secrets.iter().filter(|secret| !is_token || secret.as_str() != GRANTED);
    let all = known.map(String::as_str).collect::<Vec<_>>().join(" and ");
    let echo = format!("X-Echo: {all}\r\nSet-Cookie: sid={all}\r\nLocation: /?token={all}\r\n");
    let challenge = format!("{echo}WWW-Authenticate: Digest realm=\"{all}\", nonce=\"{all}\", qop=\"auth\"\r\n");
    let json =
        serde_json::json!({ "error": "invalid_grant", "error_description": all, "number": all, "sent": request });
    let response = |status: &str, headers: &str, body: &str| {
        format!("HTTP/1.1 {status}\r\nConnection: close\r\nContent-Length: {}\r\n{headers}\r\n{body}", body.len())
    };
    let silence = || std::thread::sleep(Duration::from_secs(3));
    if grants {
        let token = format!(r#"{{"access_token":"{GRANTED}","token_type":"bearer","refresh_token":"{GRANTED}"}}"#);
        let json = "Content-Type: application/json\r\n";
        return stream.write_all(response("200 OK", json, &token).as_bytes());
    }
    let half = |text: &str| text.get(..text.len() - 4).unwrap_or_default().to_owned();
    let text = match fault {
        Fault::Status(401) => response("401 Unauthorized", &challenge, &json.to_string()),
        Fault::Status(status) => response(
            &format!("{status} {all}"),
            &format!("{echo}Content-Type: application/json\r\n"),
            &json.to_string(),
        ),
        Fault::Misfit => response("200 OK", &echo, &json.to_string()),
        Fault::NoJson => response("200 OK", &echo, &format!("<p>{all}</p>")),
        Fault::Truncated => format!("HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n{echo}\r\n{}", half(&all)),
        Fault::TooLong => {
            let body = format!("{}{all}", " ".repeat(2000 - half(&secrets[0]).len()));
            format!(
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n{echo}\r\n{:x}\r\n{body}\r\n0\r\n\r\n",
                body.len()
            )
        }
        Fault::NoGzip => response("200 OK", &format!("{echo}Content-Encoding: gzip\r\n"), &all),
        Fault::Silent => {
            silence();
            return Ok(());
        }
        Fault::SilentBody => {
            stream.write_all(format!("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n{echo}\r\n").as_bytes())?;
            silence();
            return Ok(());
        }
        Fault::Closed => String::new(),
        Fault::NoHttp => format!("{all}\r\n\r\n"),
        Fault::BadHeader => format!("HTTP/1.1 200 OK\r\n{all}\u{1}: {all}\r\n\r\n"),
        Fault::BadChunk => format!("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n{echo}\r\n{all}\r\n"),
        Fault::Loop => response("307 Again", &format!("Location: /?token={}\r\n", secrets[0]), &all),
        Fault::Elsewhere => {
            response("302 Found", &format!("Location: ftp://{0}@h/{0}?token={0}\r\n", secrets[0]), &all)
        }
    };
    stream.write_all(text.as_bytes())
}
